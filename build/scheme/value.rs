//! A value of the data, checked, as an expression of the generated source.

use super::Checked;

fn parts(text: &str) -> Checked<(u16, u8, u8)> {
    let bad = || format!("expected a date YYYY-MM-DD, found {text:?}");
    let mut split = text.split('-');
    let (Some(y), Some(m), Some(d), None) =
        (split.next(), split.next(), split.next(), split.next())
    else {
        return Err(bad());
    };
    match (y.parse(), m.parse(), d.parse()) {
        (Ok(y), Ok(m), Ok(d))
            if text.len() == 10 && d >= 1 && (1..=12).contains(&m) && d <= days_in(y, m) =>
        {
            Ok((y, m, d))
        }
        _ => Err(bad()),
    }
}

const fn days_in(y: u16, m: u8) -> u8 {
    match m {
        4 | 6 | 9 | 11 => 30,
        2 if y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The day before this one.
pub(super) fn day_before(text: &str) -> Checked<String> {
    let (y, m, d) = match parts(text)? {
        (y, 1, 1) => (y - 1, 12, 31),
        (y, m, 1) => (y, m - 1, days_in(y, m - 1)),
        (y, m, d) => (y, m, d - 1),
    };
    Ok(format!("{y:04}-{m:02}-{d:02}"))
}

pub(super) fn date(text: &str) -> Checked<String> {
    parts(text).map(|(y, m, d)| format!("Date::new_unchecked({y}, {m}, {d})"))
}

/// A day, or none for an empty text.
pub(super) fn optional_date(text: Option<&str>) -> Checked<String> {
    text.map_or_else(
        || Ok("None".to_owned()),
        |text| date(text).map(|day| format!("Some({day})")),
    )
}

fn cents(text: &str) -> Checked<u64> {
    match text.split_once('.') {
        Some((euro, cent)) if cent.len() == 2 => format!("{euro}{cent}").parse().ok(),
        _ => None,
    }
    .ok_or_else(|| format!("expected an amount like 8500.00, found {text:?}"))
}

pub(super) fn money(text: &str) -> Checked<String> {
    let cents = cents(text)?;
    Ok(format!(
        "Money::new_unchecked({}, {})",
        cents & 0xffff_ffff,
        cents >> 32
    ))
}

pub(super) fn range(min: &str, max: &str) -> Checked<String> {
    if cents(min)? > cents(max)? {
        return Err(format!("range with min {min} above max {max}"));
    }
    Ok(format!(
        "PriceRange {{ min: {}, max: {} }}",
        money(min)?,
        money(max)?
    ))
}

/// The name of an enum's variant: `needFit` is `NeedFit`.
pub(super) fn variant(id: &str) -> String {
    let mut chars = id.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// A field that the page shows or looks in; it is left out of a wasm without a page.
pub(super) fn of_page(field: &str) -> String {
    format!("#[cfg(any(feature = \"ui\", not(target_arch = \"wasm32\")))] {field}")
}

/// A field that only the static document, the documentation and the tests use; it is left out of the wasm.
pub(super) fn native(field: &str) -> String {
    format!("#[cfg(not(target_arch = \"wasm32\"))] {field}")
}
