//! Figures as a Flemish reader writes and types them, put in words a second time for the tests; with plain spaces.

use cybersubsidie::rules::date::Date;

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

/// `1.234.567`.
fn grouped(whole: i128) -> String {
    match whole / 1_000 {
        0 => whole.to_string(),
        thousands => format!("{}.{:03}", grouped(thousands), whole % 1_000),
    }
}

/// Cents as one types them: `8.500,05`.
pub(crate) fn typed(cents: i128) -> String {
    format!("{},{:02}", grouped(cents / 100), cents % 100)
}

/// `€ 8.500,00`.
pub(crate) fn to_the_cent(cents: i128) -> String {
    format!("€ {}", typed(cents))
}

/// `€ 8.500`, and `€ 8.500,05` where there are cents.
pub(crate) fn euro(cents: i128) -> String {
    match cents % 100 {
        0 => format!("€ {}", grouped(cents / 100)),
        _ => to_the_cent(cents),
    }
}

/// `€ 8.500 tot € 10.800`.
pub(crate) fn euros_from_to((low, high): (i128, i128)) -> String {
    format!("{} tot {}", euro(low), euro(high))
}

/// Units of 10^-4 as one types them: `24,9999`, `25`.
pub(crate) fn share(parts: i128) -> String {
    match parts % 10_000 {
        0 => (parts / 10_000).to_string(),
        rest => format!("{},{rest:04}", parts / 10_000)
            .trim_end_matches('0')
            .to_owned(),
    }
}

/// `24 november 2026`.
pub(crate) fn day(date: Date) -> String {
    let (year, month, day) = date.parts();
    let name = MONTHS.get(usize::from(month) - 1).unwrap();
    format!("{day} {name} {year}")
}
