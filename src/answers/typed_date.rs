//! A typed day: `24-11-2026`, `2026-11-24`, `15 mrt. '24`, `vrijdag 15 maart 2024`. The names are data of the language.

use crate::rules::date::{Date, DateError};
use crate::text::{Key, Locale};

/// A year of two digits below this is of this century; from it on the field asks again.
const OLD: &str = "50";

/// Reads a day of a text in lower case: the day first, or the year first where it has four digits.
///
/// # Errors
/// The message for the field.
pub(super) fn date(locale: Locale, typed: &str) -> Result<Date, Key> {
    let mut parts: Vec<&str> = typed
        .split([' ', '-', '–', '−', '/', '.', ','])
        .filter(|part| !part.is_empty())
        .collect();
    let first = parts.first().copied().unwrap_or_default();
    let weekday = locale.place_of(Key::FormatWeekdays, first);
    if weekday.is_some() {
        parts.remove(0);
    }
    let day = match *parts.as_slice() {
        [together] => {
            if together.len() != 8 || !digits(together) {
                return Err(Key::ErrorDate);
            }
            // Never both: a year from 1900 on holds no month in its last two places, nor a month a year.
            let at = |from: usize, to: usize| together.get(from..to).unwrap_or_default();
            day(at(0, 4), at(4, 6), at(6, 8)).or_else(|_| day(at(4, 8), at(2, 4), at(0, 2)))
        }
        [first, month, last] if first.len() == 4 && digits(first) => {
            named(locale, first, month, last)
        }
        [first, month, last] => named(locale, last, month, first),
        _ => Err(Key::ErrorDate),
    }?;
    // "maandag 24 november 2026", a Tuesday: one of the two is wrong.
    match weekday {
        Some(weekday) if !on_weekday(day, weekday) => Err(Key::ErrorNoDay),
        _ => Ok(day),
    }
}

fn digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// The month by its number or its name, the year with two digits or four: `'24`.
fn named(locale: Locale, year: &str, month: &str, of_month: &str) -> Result<Date, Key> {
    let by_name = locale.month(month).map(|month| month.to_string());
    let month = by_name.as_deref().unwrap_or(month);
    let first_digits = of_month.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ordinal = of_month.strip_prefix(first_digits).unwrap_or_default();
    if !ordinal.is_empty() && locale.place_of(Key::FormatOrdinals, ordinal).is_none() {
        return Err(Key::ErrorDate);
    }
    let short = year.strip_prefix(['\'', '’', '‘']);
    let year = short.unwrap_or(year);
    match year.len() {
        4 if short.is_none() => day(year, month, first_digits),
        2 if digits(year) && year < OLD => day(&format!("20{year}"), month, first_digits),
        2 if digits(year) => Err(Key::ErrorShortYear),
        _ => Err(Key::ErrorDate),
    }
}

fn day(year: &str, month: &str, day: &str) -> Result<Date, Key> {
    let parts = [year, month, day];
    let short = |part: &str| (1..=2).contains(&part.len());
    if !parts.into_iter().all(digits) || !short(month) || !short(day) {
        return Err(Key::ErrorDate);
    }
    Date::parse(&format!("{year}-{month:0>2}-{day:0>2}")).map_err(|error| match error {
        DateError::Invalid => Key::ErrorNoDay,
        DateError::OutOfRange => Key::ErrorYearRange,
    })
}

/// Whether this day is that day of the week, counted from Monday; the short names follow the long ones.
fn on_weekday(day: Date, weekday: usize) -> bool {
    let (year, month, of_month) = day.parts();
    // January and February end the year before: then a leap day is the last one.
    let year = usize::from(year) - usize::from(month < 3);
    let months = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let month: usize = months
        .get(usize::from(month).saturating_sub(1))
        .copied()
        .unwrap_or_default();
    let days = year + year / 4 - year / 100 + year / 400 + month + usize::from(of_month);
    days % 7 == (weekday + 1) % 7
}
