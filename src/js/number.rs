//! The browser has its own doubles: reading and writing them here would bring 10 kB of tables.

/// The shortest decimal form of a double, exponent and all, as JavaScript writes it.
pub(crate) fn of_double(double: f64) -> String {
    js_sys::Number::from(double)
        .to_string_with_radix(10)
        .map(String::from)
        // Ten is a radix: this does not come about.
        .unwrap_or_default()
}

/// The double nearest to a number of JSON.
pub(crate) fn of_text(number: &str) -> f64 {
    js_sys::parse_float(number)
}
