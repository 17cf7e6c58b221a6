//! The browser reads and writes doubles for us: doing it in Rust would add 10 kB of tables.

/// The shortest decimal form of a double, exponent and all, as JavaScript writes it.
pub(crate) fn of_double(double: f64) -> String {
    js_sys::Number::from(double)
        .to_string_with_radix(10)
        .map(String::from)
        // Cannot happen: ten is a valid radix.
        .unwrap_or_default()
}

/// The double nearest to a JSON number.
pub(crate) fn of_text(number: &str) -> f64 {
    js_sys::parse_float(number)
}
