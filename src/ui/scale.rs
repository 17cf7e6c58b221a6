//! Amounts as lengths in a drawing.

use crate::rules::decimal::plain;
use crate::rules::money::Money;
use crate::text::size::ratio;
use rust_decimal::Decimal;

/// An amount as a part of another, in thousandths; at most 1000.
pub(super) fn permille(part: Money, whole: Money) -> u64 {
    ratio(part.euro(), whole.euro(), 1000).min(1000)
}

/// The same as a length for the style sheet, on a scale of this length (in per cent).
pub(super) fn length(part: Money, whole: Money, scale: u64) -> String {
    let thousandths = permille(part, whole) * scale;
    let thousandths = u32::try_from(thousandths).unwrap_or(u32::MAX);
    plain(Decimal::from_parts(thousandths, 0, 0, false, 3), 3) + "%"
}
