//! JSON numbers, read by their shortest decimal form.

/// Far above every limit.
const FAR: &str = "999999999999999999999999999999";

/// The plain decimal digits of a JSON number: those of the double nearest to it, in its shortest form
/// (`1e3` is `1000`, `0.1` is `0.1`). One too large for a double comes out as far above every limit.
#[must_use]
pub fn plain(number: &str) -> String {
    shortest::of_text(number).unwrap_or_else(|| {
        let sign = if number.starts_with('-') { "-" } else { "" };
        format!("{sign}{FAR}")
    })
}

/// The plain decimal digits of a double, in its shortest form; none for one that is not finite.
#[must_use]
pub fn plain_double(double: f64) -> Option<String> {
    double.is_finite().then(|| shortest::of_double(double))
}

#[cfg(not(target_arch = "wasm32"))]
mod shortest {
    pub(super) fn of_double(double: f64) -> String {
        double.to_string()
    }

    pub(super) fn of_text(number: &str) -> Option<String> {
        super::plain_double(number.parse().ok()?)
    }
}

/// The browser has its own doubles: reading and writing them here would bring 10 kB of tables.
#[cfg(target_arch = "wasm32")]
mod shortest {
    pub(super) fn of_double(double: f64) -> String {
        let text = js_sys::Number::from(double).to_string_with_radix(10);
        super::expand(&String::from(text.unwrap_or_default()))
    }

    pub(super) fn of_text(number: &str) -> Option<String> {
        super::plain_double(js_sys::parse_float(number))
    }
}

/// Writes JavaScript's exponents out: `1.5e-7` as `0.00000015`.
#[cfg(any(test, target_arch = "wasm32"))]
fn expand(text: &str) -> String {
    let Some((digits, exponent)) = text.split_once('e') else {
        return text.to_owned();
    };
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let zeros = |count: usize| "0".repeat(count);
    match exponent.strip_prefix('-') {
        Some(down) => {
            let down: usize = down.parse().unwrap_or(0);
            format!("{sign}0.{}{whole}{fraction}", zeros(down.saturating_sub(1)))
        }
        None => {
            let up: usize = exponent.trim_start_matches('+').parse().unwrap_or(0);
            format!(
                "{sign}{whole}{fraction}{}",
                zeros(up.saturating_sub(fraction.len()))
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_are_written_out_as_rust_writes_them() {
        for (javascript, double) in [
            ("1.5e-7", 1.5e-7),
            ("1e+21", 1e21),
            ("-1.25e+22", -1.25e22),
            ("5e-324", 5e-324),
            ("1.7976931348623157e+308", f64::MAX),
            ("8500.5", 8500.5),
            ("-0", -0.0),
        ] {
            assert_eq!(expand(javascript), double.to_string(), "{javascript}");
        }
    }
}
