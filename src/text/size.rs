//! The group's figures against the ceilings, in words and as parts of a bar.

use super::{Key, Locale};
use crate::rules::decimal;
use crate::rules::interval::Interval;
use crate::rules::scheme::Ceilings;
use crate::rules::size::Year;
use crate::rules::tri::Tri;
use rust_decimal::Decimal;

/// One figure of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// Its label.
    pub name: Key,
    /// Its ceiling.
    pub limit: String,
    /// The figure, and how far it is from its ceiling.
    pub words: String,
    /// The figure's length on the bar in per cent; the ceiling is at [`CEILING_AT`].
    pub part: u64,
    /// Whether it stays under the ceiling.
    pub holds: Tri,
}

/// The position of the ceiling on the bar, in per cent of its length.
pub const CEILING_AT: u64 = 75;

/// The three figures of a year against these ceilings.
#[must_use]
pub fn totals(locale: Locale, year: &Year, ceilings: &Ceilings) -> [Total; 3] {
    let figures = &year.figures;
    let tests = year.tests;
    let headcount = Decimal::from(ceilings.headcount_below);
    let turnover = ceilings.turnover_max.euro();
    let balance = ceilings.balance_sheet_total_max.euro();
    [
        (
            Key::TotalsHeadcount,
            Key::TotalsBelow,
            figures.headcount,
            headcount,
            tests.headcount,
        ),
        (
            Key::TotalsTurnover,
            Key::TotalsAtMost,
            figures.turnover,
            turnover,
            tests.turnover,
        ),
        (
            Key::TotalsBalance,
            Key::TotalsAtMost,
            figures.balance_sheet_total,
            balance,
            tests.balance_sheet_total,
        ),
    ]
    .map(|(name, against, figure, ceiling, holds)| {
        let words = if name == Key::TotalsHeadcount {
            Locale::count
        } else {
            Locale::amount
        };
        let told = told(locale, figure, ceiling, words);
        Total {
            name,
            limit: locale.format(against, &[&words(locale, ceiling)]),
            words: told,
            part: ratio(figure.lower, ceiling, CEILING_AT).min(100),
            holds,
        }
    })
}

/// A figure, and how far it is from its ceiling where that is certain on which side: cut off after two decimals, so that no
/// distance is overstated, but with all of them where two would show none.
fn told(
    locale: Locale,
    figure: Interval,
    ceiling: Decimal,
    words: fn(Locale, Decimal) -> String,
) -> String {
    let (key, distance) = match figure.upper {
        _ if figure.lower > ceiling => (Key::TotalsOver, decimal::plus(figure.lower, -ceiling)),
        Some(upper) if upper < ceiling => (Key::TotalsUnder, decimal::plus(ceiling, -upper)),
        _ => return at_least(locale, figure, words),
    };
    let short = decimal::whole_cents(distance);
    let (figure, distance) = if short.is_zero() {
        (figure, distance)
    } else {
        let cut = decimal::whole_cents;
        let figure = Interval {
            lower: cut(figure.lower),
            upper: figure.upper.map(cut),
        };
        (figure, short)
    };
    at_least(locale, figure, words) + &locale.format(key, &[&words(locale, distance)])
}

/// The figure, its minimum, or its range.
pub(super) fn at_least(
    locale: Locale,
    interval: Interval,
    words: fn(Locale, Decimal) -> String,
) -> String {
    let lower = words(locale, interval.lower);
    match interval.upper {
        Some(upper) if upper == interval.lower => lower,
        Some(upper) => locale.from_to(&lower, &words(locale, upper)),
        None if interval.lower.is_zero() => locale.text(Key::TotalsUnknown).to_owned(),
        None => locale.format(Key::WhyAtLeast, &[&lower]),
    }
}

/// A figure as a part of another, on a scale of this many steps; rounded down, which is precise enough to draw.
#[must_use]
pub fn ratio(figure: Decimal, whole: Decimal, scale: u64) -> u64 {
    let cents = |value| u64::try_from(decimal::units(value, 2)?).ok();
    let scaled = cents(figure).and_then(|figure| figure.checked_mul(scale));
    match (scaled, cents(whole)) {
        (Some(scaled), Some(whole)) => scaled.checked_div(whole).unwrap_or(scale),
        _ => scale,
    }
}
