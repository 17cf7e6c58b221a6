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

/// The number in units of the last of `scale` decimals, cut off after them; none where 28 digits cannot hold it.
///
/// Not the library's rescaling, and below not its addition, rounding and display: they handle cases that never occur here,
/// at 7 kB of the page.
#[inline(never)]
#[must_use]
pub fn units(value: Decimal, scale: u32) -> Option<i128> {
    let mut cut = parts(value);
    for _ in scale..value.scale() {
        take_digit(&mut cut);
    }
    let [hi, mid, lo] = cut;
    let mut units = Decimal::from_parts(lo, mid, hi, value.is_sign_negative(), 0).mantissa();
    for _ in value.scale()..scale {
        // A tenth of the greatest number is so far from the end of 128 bits that this cannot wrap around.
        units = units.wrapping_mul(10);
        if units.abs() > Decimal::MAX.mantissa() {
            return None;
        }
    }
    Some(units)
}

/// The number without its point and sign, in 32 bits each, the highest first.
fn parts(value: Decimal) -> [u32; 3] {
    let parts = value.unpack();
    [parts.hi, parts.mid, parts.lo]
}

/// Removes the last digit, and returns it.
#[inline(never)]
fn take_digit(from: &mut [u32; 3]) -> u8 {
    let mut left = 0;
    for part in from {
        let whole = left << 32 | u64::from(*part);
        *part = u32::try_from(whole / 10).unwrap_or(u32::MAX);
        left = whole % 10;
    }
    u8::try_from(left).unwrap_or_default()
}

/// The number without what comes after its first two decimals.
#[must_use]
pub fn whole_cents(value: Decimal) -> Decimal {
    if value.scale() <= 2 {
        return value;
    }
    units(value, 2).map_or(value, |cents| of(cents, 2))
}

/// The number's digits, with `least` decimals or more where it needs them: `8500.00`, `24.99`, `38`.
#[inline(never)]
#[must_use]
pub fn plain(value: Decimal, least: u32) -> String {
    let mut left = parts(value);
    // From the last digit to the first.
    let mut text = String::new();
    let put = |text: &mut String, digit| text.insert(0, char::from(b'0' + digit));
    for _ in value.scale()..least {
        put(&mut text, 0);
    }
    for place in (0..value.scale()).rev() {
        let digit = take_digit(&mut left);
        if digit > 0 || place < least || !text.is_empty() {
            put(&mut text, digit);
        }
    }
    if !text.is_empty() {
        text.insert(0, '.');
    }
    loop {
        let digit = take_digit(&mut left);
        put(&mut text, digit);
        if left == [0; 3] {
            break;
        }
    }
    if value.is_sign_negative() {
        text.insert(0, '-');
    }
    text
}

/// The exact sum: within the contract's limits 28 digits hold every sum with all its decimals. Beyond them it is the
/// greatest decimal, so that nothing wraps around.
#[inline(never)]
#[must_use]
pub fn plus(a: Decimal, b: Decimal) -> Decimal {
    let scale = a.scale().max(b.scale());
    match (units(a, scale), units(b, scale)) {
        (Some(a), Some(b)) => of(a + b, scale),
        _ => Decimal::MAX,
    }
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
            for (number, least) in [(a, 0), (-share, 0), (a, 2), (share, 6)] {
                let mut wanted = number.normalize();
                if wanted.scale() < least {
                    wanted.rescale(least);
                }
                prop_assert_eq!(plain(number, least), wanted.to_string());
            }
            prop_assert_eq!(
                whole_cents(a).serialize(),
                a.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::ToZero).serialize()
            );
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
