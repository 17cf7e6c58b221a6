//! The only place where decimals are parsed, and the arithmetic on them.
//!
//! `rust_decimal`'s own parser accepts `1_000`, `+5` and `.5`, and rounds what is too long. The contract's
//! grammar is checked here instead, so that an accepted value is exactly what was written.

use crate::limits::MAX_NUMBER_LENGTH;
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

/// The limits of a quantity.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Decimals at most.
    pub scale: u32,
    /// The greatest value, inclusive.
    pub max: u64,
}

/// Reads a decimal by the contract's grammar, within `bounds`.
///
/// # Errors
/// The first of [`DecimalError`] that applies.
pub fn parse(text: &str, bounds: Bounds) -> Result<Decimal, DecimalError> {
    if text.len() > MAX_NUMBER_LENGTH {
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

/// The exact sum: within the contract's limits 28 digits hold every sum with all its decimals. Beyond them it is the
/// greatest decimal, so that nothing wraps around.
///
/// Not the library's addition: that handles rounding and shifting that never occur here, at 4 kB of the page.
#[inline(never)]
#[must_use]
pub fn plus(a: Decimal, b: Decimal) -> Decimal {
    let (mut a, mut b) = (a, b);
    let scale = a.scale().max(b.scale());
    a.rescale(scale);
    b.rescale(scale);
    if a.scale() != b.scale() {
        return Decimal::MAX;
    }
    of(a.mantissa() + b.mantissa(), scale)
}

/// The exact product of two numbers that are not negative: an amount or a head count, and a share of it. A factor whose
/// digits do not fit in 64 bits is beyond the contract's limits, and gives the greatest decimal.
#[inline(never)]
#[must_use]
pub fn times(a: Decimal, b: Decimal) -> Decimal {
    match (u64::try_from(a.mantissa()), u64::try_from(b.mantissa())) {
        (Ok(x), Ok(y)) => {
            let product = i128::try_from(u128::from(x) * u128::from(y));
            product.map_or(Decimal::MAX, |product| of(product, a.scale() + b.scale()))
        }
        _ => Decimal::MAX,
    }
}

fn of(mantissa: i128, scale: u32) -> Decimal {
    Decimal::try_from_i128_with_scale(mantissa, scale).unwrap_or(Decimal::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(digits: i64, scale: u32) -> Decimal {
        Decimal::new(digits, scale)
    }

    proptest! {
        /// The library's own, where both are exact: amounts of the contract, their shares, and sums of those.
        #[test]
        fn sums_and_products_are_the_librarys(
            a in 0..=100_000_000_000_000_i64, x in 0_u32..=8,
            b in 0..=100_000_000_000_000_i64, y in 0_u32..=8,
            share in 0..=1_000_000_i64, z in 0_u32..=6,
        ) {
            let (a, b, share) = (decimal(a, x), decimal(b, y), decimal(share, z));
            prop_assert_eq!(plus(a, b).serialize(), a.checked_add(b).map_or([0; 16], |sum| sum.serialize()));
            prop_assert_eq!(plus(a, -b).normalize(), a.checked_sub(b).unwrap_or(Decimal::MAX).normalize());
            prop_assert_eq!(times(a, share).serialize(), a.checked_mul(share).map_or([0; 16], |product| product.serialize()));
        }
    }

    #[test]
    fn past_every_limit_nothing_wraps_around() {
        assert_eq!(plus(Decimal::MAX, Decimal::ONE), Decimal::MAX);
        assert_eq!(plus(Decimal::MAX, decimal(1, 8)), Decimal::MAX);
        assert_eq!(times(Decimal::MAX, Decimal::ONE), Decimal::MAX);
        assert_eq!(
            times(decimal(i64::MAX, 0), decimal(i64::MAX, 0)),
            Decimal::MAX
        );
    }
}
