//! Amounts, numbers and dates as a Flemish reader writes them.

use super::{Key, fill};
use crate::rules::date::Date;
use crate::rules::money::Money;
use crate::rules::scheme::PriceRange;
use rust_decimal::Decimal;

/// A space at which no line breaks.
const NO_BREAK: char = '\u{a0}';

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// `1234567.5` as `1.234.567,5`.
#[must_use]
pub fn number(plain: &str) -> String {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

/// `€ 8.500,50`, always to the cent.
#[must_use]
pub fn cents(amount: Money) -> String {
    format!("€{NO_BREAK}{}", number(&amount.to_string()))
}

/// `€ 8.500`, with cents only where there are any.
#[must_use]
pub fn euro(amount: Money) -> String {
    let text = amount.to_string();
    format!(
        "€{NO_BREAK}{}",
        number(text.strip_suffix(".00").unwrap_or(&text))
    )
}

/// `€ 8.500 tot € 10.800`.
#[must_use]
pub fn range(range: PriceRange) -> String {
    fill(Key::TableRange, &[&euro(range.min), &euro(range.max)])
}

/// `€ 8.500–10.800`, where there is little place.
#[must_use]
pub fn short_range(range: PriceRange) -> String {
    let text = euro(range.max);
    let max = text.trim_start_matches(['€', NO_BREAK]);
    format!("{}–{max}", euro(range.min))
}

/// A head count as written: `258,4`.
#[must_use]
pub fn count(value: Decimal) -> String {
    number(&value.normalize().to_string())
}

/// An amount that may have more than two decimals: `€ 12.345,678`.
#[must_use]
pub fn amount(value: Decimal) -> String {
    format!("€{NO_BREAK}{}", count(value))
}

/// `38,5 %`, of a percentage in plain digits.
#[must_use]
pub fn percent(plain: &str) -> String {
    format!("{}{NO_BREAK}%", number(plain))
}

/// `24 november 2026`.
#[must_use]
pub fn date(date: Date) -> String {
    let (year, month, day) = date.parts();
    let name = MONTHS
        .get(usize::from(month).saturating_sub(1))
        .unwrap_or(&"");
    format!("{day}{NO_BREAK}{name}{NO_BREAK}{year}")
}

/// `24-11-2026`, as it is typed.
#[must_use]
pub fn typed_date(date: Date) -> String {
    let (year, month, day) = date.parts();
    format!("{day:02}-{month:02}-{year:04}")
}
