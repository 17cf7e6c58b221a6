//! A typed day: `24-11-2026`, `2026-11-24`, `15 mrt. '24`, `vrijdag 15 maart 2024`. The names are data of the language.

use crate::rules::date::Date;
use crate::text::{Key, Locale};

/// A year of two digits below this is of this century; from it on the field asks again.
const OLD: u32 = 50;

/// Reads a day of a text in lower case: the day first, or the year first where it has four digits.
///
/// # Errors
/// The message for the field.
pub(super) fn date(locale: Locale, typed: &str) -> Result<Date, Key> {
    let (mut weekday, mut parts, mut count) = (None, [""; 3], 0);
    for part in typed.split(between) {
        if part.is_empty() {
            continue;
        }
        if count == 0 && weekday.is_none() {
            weekday = locale.place_of(Key::FormatWeekdays, part);
            if weekday.is_some() {
                continue;
            }
        }
        *parts.get_mut(count).ok_or(Key::ErrorDate)? = part;
        count += 1;
    }
    let day = match parts {
        [together, "", _] => {
            let together = digits(together, 8).filter(|_| together.len() == 8);
            let both = together.ok_or(Key::ErrorDate)?;
            // Never both: from 1900 on a year holds no month in its last two places, nor a month a year.
            day(both / 10_000, both / 100 % 100, both % 100)
                .or_else(|_| day(both % 10_000, both / 10_000 % 100, both / 1_000_000))
        }
        [_, _, ""] => Err(Key::ErrorDate),
        [first, month, last] if digits(first, 4).is_some() && first.len() == 4 => {
            named(locale, first, month, last)
        }
        [first, month, last] => named(locale, last, month, first),
    }?;
    // "maandag 24 november 2026", a Tuesday: one of the two is wrong.
    match weekday {
        Some(weekday) if !on_weekday(day, weekday) => Err(Key::ErrorNoDay),
        _ => Ok(day),
    }
}

const fn between(c: char) -> bool {
    matches!(c, ' ' | '-' | '–' | '−' | '/' | '.' | ',')
}

/// A number of so many digits at most.
fn digits(text: &str, most: usize) -> Option<u32> {
    // The length first: more digits than a number holds would stop the calculator.
    if !(1..=most).contains(&text.len()) {
        return None;
    }
    let number = |sum: u32, b: u8| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0'));
    text.bytes().try_fold(0, number)
}

/// The month by its number or its name, the year with two digits or four: `'24`.
fn named(locale: Locale, year: &str, month: &str, of_month: &str) -> Result<Date, Key> {
    let month = locale.month(month).or_else(|| digits(month, 2));
    let bare = of_month.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ordinal = of_month.get(bare.len()..).unwrap_or_default();
    let counted = ordinal.is_empty() || locale.place_of(Key::FormatOrdinals, ordinal).is_some();
    let of_month = digits(bare, 2).filter(|_| counted);
    let short = year.trim_start_matches(['\'', '’', '‘']);
    let (Some(month), Some(of_month), Some(number)) = (month, of_month, digits(short, 4)) else {
        return Err(Key::ErrorDate);
    };
    match short.len() {
        2 if number < OLD => day(2000 + number, month, of_month),
        2 => Err(Key::ErrorShortYear),
        4 if short.len() == year.len() => day(number, month, of_month),
        _ => Err(Key::ErrorDate),
    }
}

fn day(year: u32, month: u32, of_month: u32) -> Result<Date, Key> {
    let small = |part: u32| u8::try_from(part).unwrap_or_default();
    let year = u16::try_from(year).unwrap_or_default();
    let date = Date::new(year, small(month), small(of_month)).ok_or(Key::ErrorNoDay)?;
    if (Date::FIRST_YEAR..=Date::LAST_YEAR).contains(&year) {
        Ok(date)
    } else {
        Err(Key::ErrorYearRange)
    }
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
