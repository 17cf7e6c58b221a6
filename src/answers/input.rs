//! Reads what a Flemish visitor types or pastes: exactly, or refused with a reason; never guessed, never rewritten.

use super::typed_date::date;
use super::typed_number::{HEADCOUNT, MONEY, PERCENT, Part, number};
use super::typed_place::{enterprise_number, postcode};
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

macro_rules! accessors {
    ($($name:ident $variant:ident)+) => {
        impl Entered {
            $(
                /// The value, if it is of this kind.
                #[must_use]
                pub const fn $name(self) -> Option<$variant> {
                    match self {
                        Self::$variant(value) => Some(value),
                        _ => None,
                    }
                }
            )+
        }
    };
}
accessors! { money Money headcount Headcount percent Percent date Date postcode Postcode }

/// A longer text than this (in bytes) is no number, day or postcode in any form.
const LONGEST: usize = 80;

/// Reads a typed text as this quantity.
///
/// # Errors
/// The message for the field.
pub fn read(locale: Locale, typed: &str, quantity: Quantity) -> Result<Entered, Key> {
    let (invalid, of_enterprise) = match quantity {
        Quantity::Name => return Ok(Entered::Name),
        Quantity::Money => (Key::ErrorAmount, Key::ErrorEnterpriseAmount),
        Quantity::Headcount => (Key::ErrorNumber, Key::ErrorEnterpriseNumber),
        Quantity::Percent => (Key::ErrorPercent, Key::ErrorEnterprisePercent),
        Quantity::Date => (Key::ErrorDate, Key::ErrorEnterpriseDate),
        Quantity::Postcode => (Key::ErrorPostcode, Key::ErrorEnterprisePostcode),
    };
    if typed.trim().len() > LONGEST {
        return Err(invalid);
    }
    let typed = &*tidy(typed);
    if enterprise_number(locale, typed, quantity == Quantity::Money) {
        return Err(of_enterprise);
    }
    let read =
        |parts: &[(Key, Part)], grouped| number(locale, typed, parts, grouped)?.ok_or(invalid);
    let reason = |error, too_precise, too_large| match error {
        DecimalError::Invalid => invalid,
        DecimalError::Negative => Key::ErrorNegative,
        DecimalError::TooPrecise => too_precise,
        DecimalError::OutOfRange => too_large,
    };
    match quantity {
        Quantity::Name => Ok(Entered::Name),
        Quantity::Postcode => postcode(typed).map(Entered::Postcode).ok_or(invalid),
        Quantity::Date => date(locale, typed).map(Entered::Date),
        Quantity::Money => Money::parse(&read(MONEY, true)?)
            .map(Entered::Money)
            .map_err(|error| reason(error, Key::ErrorTooPreciseAmount, Key::ErrorTooLarge)),
        Quantity::Headcount => Headcount::parse(&read(HEADCOUNT, true)?)
            .map(Entered::Headcount)
            .map_err(|error| reason(error, Key::ErrorTooPrecise, Key::ErrorTooLarge)),
        Quantity::Percent => Percent::parse(&read(PERCENT, false)?)
            .map(Entered::Percent)
            .map_err(|error| reason(error, Key::ErrorTooPrecise, Key::ErrorPercentRange)),
    }
}

/// The text in lower case, with ordinary spaces, without the invisible signs that pasting brings along, and with a sign of
/// per cent next to its number.
fn tidy(typed: &str) -> String {
    let mut out = String::new();
    for c in typed.trim().chars() {
        match c {
            // Soft hyphen, zero width, direction.
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => {}
            '%' => {
                out.truncate(out.trim_end().len());
                out.push(c);
            }
            _ if c.is_whitespace() => out.push(' '),
            _ => out.push(c.to_ascii_lowercase()),
        }
    }
    out
}
