//! The one door by which a decimal comes in, and what is computed with it.
//!
//! `rust_decimal`'s own parser accepts `1_000`, `+5` and `.5`, and rounds what is too long; the contract's
//! grammar is checked first, so that what passes is exactly what was written.

use rust_decimal::Decimal;

/// Why a text is not a decimal of the contract, in the order in which they apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// Not `-?[0-9]+(\.[0-9]+)?` of at most 40 characters.
    Invalid,
    /// Below zero.
    Negative,
    /// More decimals than the quantity has; trailing zeros do not count.
    TooPrecise,
    /// Above the quantity's limit.
    OutOfRange,
}

/// What a quantity allows.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Decimals at most.
    pub scale: u32,
    /// The greatest value, inclusive.
    pub max: u64,
}

/// Longest text read as a decimal (contract, Values).
const LONGEST: usize = 40;

/// Reads a decimal by the contract's grammar, within `bounds`.
///
/// # Errors
/// The first of [`DecimalError`] that applies.
pub fn parse(text: &str, bounds: Bounds) -> Result<Decimal, DecimalError> {
    if text.len() > LONGEST {
        return Err(DecimalError::Invalid);
    }
    parse_long(text, bounds)
}

/// As [`parse`], for a text of any length: the plain form of a JSON number may be longer than 40 characters.
///
/// # Errors
/// The first of [`DecimalError`] that applies.
pub fn parse_long(text: &str, bounds: Bounds) -> Result<Decimal, DecimalError> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((_, "")) => return Err(DecimalError::Invalid),
        Some(parts) => parts,
        None => (digits, ""),
    };
    if whole.is_empty()
        || !whole
            .bytes()
            .chain(fraction.bytes())
            .all(|b| b.is_ascii_digit())
    {
        return Err(DecimalError::Invalid);
    }
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    if negative && !(whole.is_empty() && fraction.is_empty()) {
        return Err(DecimalError::Negative);
    }
    let scale = u32::try_from(fraction.len()).unwrap_or(u32::MAX);
    if scale > bounds.scale {
        return Err(DecimalError::TooPrecise);
    }
    let unscaled = whole
        .bytes()
        .chain(fraction.bytes())
        .try_fold(0_u64, |sum, digit| {
            sum.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
        })
        .and_then(|value| i64::try_from(value).ok())
        .ok_or(DecimalError::OutOfRange)?;
    let value = Decimal::new(unscaled, scale);
    if value > Decimal::from(bounds.max) {
        return Err(DecimalError::OutOfRange);
    }
    Ok(value)
}

/// The sum. Never inlined: the library inlines its own, 2 kB of it, wherever two decimals are added.
#[inline(never)]
#[must_use]
pub fn plus(a: Decimal, b: Decimal) -> Decimal {
    a.saturating_add(b)
}

/// The product. Never inlined, as [`plus`].
#[inline(never)]
#[must_use]
pub fn times(a: Decimal, b: Decimal) -> Decimal {
    a.saturating_mul(b)
}
