//! Whole numbers as text, through one door: each integer type that is written or read by itself brings a copy of the
//! standard library's code, 300 bytes a piece.

/// The digits of a number, at least this many: `7`, `07`.
#[inline(never)]
#[must_use]
pub fn digits(number: usize, least: usize) -> String {
    let mut text = number.to_string();
    while text.len() < least {
        text.insert(0, '0');
    }
    text
}

/// The number of these digits, where it lies in this range.
#[inline(never)]
#[must_use]
pub fn within(text: &str, least: u16, most: u16) -> Option<u16> {
    let number: usize = text.parse().ok()?;
    let number = u16::try_from(number).ok()?;
    (least..=most).contains(&number).then_some(number)
}
