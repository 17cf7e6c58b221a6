//! Reads what a Flemish visitor types: exactly, or refused with a reason; never guessed, never rewritten.

use crate::rules::application::{Headcount, Postcode};
use crate::rules::date::Date;
use crate::rules::decimal::DecimalError;
use crate::rules::money::Money;
use crate::rules::percent::Percent;
use crate::text::{Key, Locale};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Euro.
    Money,
    /// Annual work units.
    Headcount,
    /// Per cent.
    Percent,
    /// A day.
    Date,
    /// A Belgian postcode.
    Postcode,
    /// Free text.
    Name,
}

/// The value that was read from a typed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// Euro.
    Money(Money),
    /// Annual work units.
    Headcount(Headcount),
    /// Per cent.
    Percent(Percent),
    /// A day.
    Date(Date),
    /// A Belgian postcode.
    Postcode(Postcode),
    /// Free text, as typed.
    Name,
}

/// Reads a typed text as this quantity.
///
/// # Errors
/// The message for the field.
pub fn read(locale: Locale, typed: &str, quantity: Quantity) -> Result<Entered, Key> {
    let typed = typed.trim();
    let number = |grouped, invalid| plain(locale, typed, grouped).ok_or(invalid);
    match quantity {
        Quantity::Name => Ok(Entered::Name),
        Quantity::Postcode => Postcode::parse(typed)
            .map(Entered::Postcode)
            .ok_or(Key::ErrorPostcode),
        Quantity::Date => date(typed).map(Entered::Date),
        Quantity::Money => Money::parse(&number(true, Key::ErrorAmount)?)
            .map(Entered::Money)
            .map_err(|error| {
                reason(
                    error,
                    Key::ErrorAmount,
                    Key::ErrorTooPreciseAmount,
                    Key::ErrorTooLarge,
                )
            }),
        Quantity::Headcount => Headcount::parse(&number(true, Key::ErrorNumber)?)
            .map(Entered::Headcount)
            .map_err(|error| {
                reason(
                    error,
                    Key::ErrorNumber,
                    Key::ErrorTooPrecise,
                    Key::ErrorTooLarge,
                )
            }),
        Quantity::Percent => Percent::parse(&number(false, Key::ErrorPercent)?)
            .map(Entered::Percent)
            .map_err(|error| {
                reason(
                    error,
                    Key::ErrorPercent,
                    Key::ErrorTooPrecise,
                    Key::ErrorPercentRange,
                )
            }),
    }
}

const fn reason(error: DecimalError, invalid: Key, too_precise: Key, too_large: Key) -> Key {
    match error {
        DecimalError::Invalid => invalid,
        DecimalError::Negative => Key::ErrorNegative,
        DecimalError::TooPrecise => too_precise,
        DecimalError::OutOfRange => too_large,
    }
}

/// A typed number in plain digits. In Dutch a comma is decimal; a dot before exactly three digits groups thousands
/// where `grouped`, and is decimal elsewhere. Units and spaces around it are ignored.
fn plain(locale: Locale, typed: &str, grouped: bool) -> Option<String> {
    let bare: String = typed
        .trim_start_matches('€')
        .trim_end_matches(['€', '%'])
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let (sign, bare) = match bare.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", bare.as_str()),
    };
    let group = locale.sign(Key::FormatGroup);
    let (whole, fraction) = match bare.split_once(locale.sign(Key::FormatDecimal)) {
        Some((whole, fraction)) => (ungroup(whole, group, grouped)?, Some(fraction)),
        None => match ungroup(bare, group, grouped) {
            Some(whole) => (whole, None),
            None => {
                let (whole, fraction) = bare.split_once(group)?;
                // "0.500" is neither half a euro nor five hundred: ask again.
                if grouped && fraction.len() == 3 {
                    return None;
                }
                (whole.to_owned(), Some(fraction))
            }
        },
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match fraction {
        None => digits(&whole).then(|| format!("{sign}{whole}")),
        Some(fraction) => {
            (digits(&whole) && digits(fraction)).then(|| format!("{sign}{whole}.{fraction}"))
        }
    }
}

/// Removes the separators of thousands: `1.234.567`.
fn ungroup(whole: &str, group: char, grouped: bool) -> Option<String> {
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if rest.is_empty() {
        return Some(whole.to_owned());
    }
    let sound = grouped
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && rest.iter().all(|group| group.len() == 3);
    sound.then(|| whole.replace(group, ""))
}

/// `24-11-2026`, `24/11/2026`, `24.11.2026` or `2026-11-24`.
fn date(typed: &str) -> Result<Date, Key> {
    if typed.len() > 24 {
        return Err(Key::ErrorDate);
    }
    let parts: Vec<&str> = typed
        .split(['-', '/', '.', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let &[first, month, last] = parts.as_slice() else {
        return Err(Key::ErrorDate);
    };
    if !parts
        .iter()
        .all(|part| part.bytes().all(|b| b.is_ascii_digit()))
    {
        return Err(Key::ErrorDate);
    }
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    match (year.len(), month.len(), day.len()) {
        (4, 1..=2, 1..=2) => {}
        (2, 1..=2, 1..=2) => return Err(Key::ErrorShortYear),
        _ => return Err(Key::ErrorDate),
    }
    Date::parse(&format!("{year}-{month:0>2}-{day:0>2}")).map_err(|error| match error {
        crate::rules::date::DateError::Invalid => Key::ErrorNoDay,
        crate::rules::date::DateError::OutOfRange => Key::ErrorYearRange,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::DUTCH;

    /// The value in the notation of the contract.
    fn read(typed: &str, quantity: Quantity) -> Result<String, Key> {
        super::read(DUTCH, typed, quantity).map(|entered| match entered {
            Entered::Money(amount) => amount.to_string(),
            Entered::Headcount(count) => count.to_string(),
            Entered::Percent(share) => share.to_string(),
            Entered::Date(day) => day.to_string(),
            Entered::Postcode(code) => code.to_string(),
            Entered::Name => typed.to_owned(),
        })
    }

    #[test]
    fn a_dot_before_three_digits_groups_thousands_in_amounts_only() {
        let money = |typed| read(typed, Quantity::Money);
        for typed in [
            "8.500,50",
            "8500,5",
            "8500.50",
            "€ 8.500,50",
            " 8 500,50 € ",
        ] {
            assert_eq!(money(typed), Ok("8500.50".into()), "{typed}");
        }
        assert_eq!(money("8.500"), Ok("8500.00".into()));
        assert_eq!(money("1.234.567,89"), Ok("1234567.89".into()));
        assert_eq!(read("1.250", Quantity::Headcount), Ok("1250".into()));
        assert_eq!(read("24.999", Quantity::Percent), Ok("24.999".into()));
    }

    #[test]
    fn nonsense_is_refused_with_its_reason() {
        let long = "9".repeat(500);
        for (typed, quantity, reason) in [
            ("1.2.3", Quantity::Money, Key::ErrorAmount),
            ("8.500,5,0", Quantity::Money, Key::ErrorAmount),
            ("0.500", Quantity::Money, Key::ErrorAmount),
            ("-5", Quantity::Money, Key::ErrorNegative),
            ("1,234", Quantity::Money, Key::ErrorTooPreciseAmount),
            ("🙂", Quantity::Headcount, Key::ErrorNumber),
            ("tien", Quantity::Percent, Key::ErrorPercent),
            ("101", Quantity::Percent, Key::ErrorPercentRange),
            (&long, Quantity::Money, Key::ErrorAmount),
            ("999", Quantity::Postcode, Key::ErrorPostcode),
            ("31-02-2026", Quantity::Date, Key::ErrorNoDay),
            ("24-11-26", Quantity::Date, Key::ErrorShortYear),
            ("morgen", Quantity::Date, Key::ErrorDate),
            (&long, Quantity::Date, Key::ErrorDate),
        ] {
            assert_eq!(read(typed, quantity), Err(reason), "{typed}");
        }
    }

    #[test]
    fn dates_are_read_day_first_or_year_first() {
        for typed in [
            "24-11-2026",
            "24/11/2026",
            "24.11.2026",
            "2026-11-24",
            "24 11 2026",
        ] {
            assert_eq!(
                read(typed, Quantity::Date),
                Ok("2026-11-24".into()),
                "{typed}"
            );
        }
    }
}
