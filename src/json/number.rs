//! JSON numbers, read by their shortest decimal form.

/// The plain decimal digits of a JSON number: those of the double nearest to it, in its shortest form
/// (`1e3` is `1000`, `0.1` is `0.1`). One too large for a double comes out as far above every limit.
#[must_use]
pub fn plain(number: &str) -> String {
    match number.parse::<f64>() {
        Ok(double) if double.is_finite() => plain_double(double),
        _ => format!(
            "{}{}",
            if number.starts_with('-') { "-" } else { "" },
            u128::MAX
        ),
    }
}

/// The plain decimal digits of a finite double, in its shortest form.
#[must_use]
pub fn plain_double(double: f64) -> String {
    double.to_string()
}
