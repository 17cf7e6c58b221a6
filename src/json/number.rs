//! JSON numbers, read by their shortest decimal form.

/// A number far above every limit.
const BEYOND_RANGE: &str = "999999999999999999999999999999";

/// The plain decimal digits of a JSON number: those of the double nearest to it, in its shortest form
/// (`1e3` is `1000`, `0.1` is `0.1`). One too large for a double becomes a number far above every limit.
#[must_use]
pub fn plain(number: &str) -> String {
    if is_plain(number) {
        return number.to_owned();
    }
    shortest::of_text(number).unwrap_or_else(|| {
        let sign = if number.starts_with('-') { "-" } else { "" };
        format!("{sign}{BEYOND_RANGE}")
    })
}

/// Whether the number is short enough to survive the trip through a double: its own digits can then be used.
fn is_plain(number: &str) -> bool {
    number.len() <= 15 && !number.contains(['e', 'E'])
}

#[cfg(not(feature = "js"))]
mod shortest {
    pub(super) fn of_text(number: &str) -> Option<String> {
        let double: f64 = number.parse().ok()?;
        double.is_finite().then(|| double.to_string())
    }
}

#[cfg(feature = "js")]
mod shortest {
    use crate::js::number::{of_double, of_text as nearest};

    pub(super) fn of_text(number: &str) -> Option<String> {
        let double = nearest(number);
        double
            .is_finite()
            .then(|| super::expand(&of_double(double)))
    }
}

/// Expands JavaScript's exponents: `1.5e-7` becomes `0.00000015`.
#[cfg(any(test, feature = "js"))]
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
