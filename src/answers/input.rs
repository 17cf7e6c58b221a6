//! Reads what a visitor types or pastes in the language of the page: exactly, or refused with a reason; never guessed, never rewritten.

use super::respelled::UNREAD;
use super::typed_date::date;
use super::typed_number::{HEADCOUNT, MONEY, PERCENT, number};
use super::typed_place::{enterprise_number, postcode};
use crate::limits::MAX_TYPED_LENGTH;
use crate::rules::application::{Headcount, Postcode};
use crate::rules::date::Date;
use crate::rules::decimal::{self, DecimalError};
use crate::rules::money::Money;
use crate::rules::percent::Percent;
use crate::text::format::lower;
use crate::text::{Key, Locale};
use rust_decimal::Decimal;

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
    if typed.starts_with(UNREAD) {
        return Err(Key::ErrorOtherForm);
    }
    if typed.trim().len() > MAX_TYPED_LENGTH {
        return Err(invalid);
    }
    let typed = &*tidy(typed);
    if enterprise_number(locale, typed, quantity == Quantity::Money) {
        return Err(of_enterprise);
    }
    let (parts, bounds, of): (_, _, fn(Decimal) -> Entered) = match quantity {
        Quantity::Date => return date(locale, typed).map(Entered::Date),
        Quantity::Name | Quantity::Postcode => {
            return postcode(typed).map(Entered::Postcode).ok_or(invalid);
        }
        Quantity::Money => (MONEY, Money::BOUNDS, |value| {
            Entered::Money(Money::from_checked(value))
        }),
        Quantity::Headcount => (HEADCOUNT, Headcount::BOUNDS, |value| {
            Entered::Headcount(Headcount::from_checked(value))
        }),
        Quantity::Percent => (PERCENT, Percent::BOUNDS, |value| {
            Entered::Percent(Percent::from_checked(value))
        }),
    };
    // Thousands of per cent there are not: "24.999" has a decimal dot.
    let share = quantity == Quantity::Percent;
    let plain = number(locale, typed, parts, !share)?.ok_or(invalid)?;
    let value = decimal::parse(&plain, bounds).map_err(|error| match error {
        DecimalError::Invalid => invalid,
        DecimalError::Negative => Key::ErrorNegative,
        DecimalError::TooPrecise if quantity == Quantity::Money => Key::ErrorTooPreciseAmount,
        DecimalError::TooPrecise => Key::ErrorTooPrecise,
        DecimalError::OutOfRange if share => Key::ErrorPercentRange,
        DecimalError::OutOfRange => Key::ErrorTooLarge,
    })?;
    Ok(of(value))
}

/// The signs that pasting brings along and nobody sees: soft hyphen, zero width, direction. [`UNREAD`] is none of them.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2062}'
            | '\u{2064}'..='\u{2069}'
            | '\u{feff}'
    )
}

/// The text in lower case, with single ordinary spaces, without the invisible signs that pasting brings along, and with a sign
/// of per cent next to its number.
fn tidy(typed: &str) -> String {
    let mut out = String::new();
    let mut space = false;
    for c in typed.trim().chars() {
        match c {
            _ if is_invisible(c) => {}
            _ if c.is_whitespace() => space = true,
            _ => {
                if space && c != '%' {
                    out.push(' ');
                }
                space = false;
                out.push(lower(c));
            }
        }
    }
    out
}
