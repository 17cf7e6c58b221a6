//! A version's figures as whole numbers, so that a test can count with them in its own way.

use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::money::Money;
use cybersubsidie::rules::percent::Percent;
use cybersubsidie::rules::scheme::{Ceilings, LegalForm, PriceRange, Scheme, Standing, VERSIONS};

/// Decimals of [`units`].
const DECIMALS: usize = 10;

/// A decimal in units of 10^-10.
pub(crate) fn units(text: &str) -> i128 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{fraction:0<width$}", width = DECIMALS)
        .parse()
        .unwrap()
}

pub(crate) fn in_cents(amount: Money) -> i128 {
    units(&amount.to_string()) / 100_000_000
}

/// In units of 10^-4 %.
pub(crate) fn in_parts(share: Percent) -> i128 {
    units(&share.to_string()) / 1_000_000
}

/// Cents as the public form writes them: `8500.05`.
pub(crate) fn euros(cents: i128) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// Units of 10^-4 as the public form reads them: `24.9999`.
pub(crate) fn four_decimals(parts: i128) -> String {
    format!("{}.{:04}", parts / 10_000, parts % 10_000)
}

/// A range's ends in cents.
pub(crate) fn ends(range: PriceRange) -> (i128, i128) {
    (in_cents(range.min), in_cents(range.max))
}

/// The three classes, the smallest first.
pub(crate) fn classes(scheme: &Scheme) -> [(&'static str, Ceilings); 3] {
    [
        ("micro", scheme.micro),
        ("small", scheme.small),
        ("medium", scheme.medium),
    ]
}

/// The version that holds on this day.
pub(crate) fn scheme_on(day: &str) -> &'static Scheme {
    Scheme::on(Date::parse(day).unwrap()).unwrap()
}

pub(crate) fn in_region(scheme: &Scheme, postcode: &str) -> bool {
    let code: u16 = postcode.parse().unwrap();
    scheme
        .region
        .iter()
        .any(|(first, last)| *first <= code && code <= *last)
}

/// The legal forms of this standing.
pub(crate) fn forms(scheme: &Scheme, standing: Standing) -> impl Iterator<Item = &'static str> {
    LegalForm::all()
        .filter(move |form| scheme.standing(*form) == standing)
        .map(LegalForm::code)
}

/// A postcode in the region: the usual one of the examples, where it lies in it.
pub(crate) fn place(scheme: &Scheme) -> String {
    let (first, _) = scheme.region.first().unwrap();
    let usual = "9000";
    if in_region(scheme, usual) {
        usual.to_owned()
    } else {
        first.to_string()
    }
}

/// An accepted legal form: the usual one of the examples, where it is accepted.
pub(crate) fn accepted_form(scheme: &Scheme) -> &'static str {
    forms(scheme, Standing::Accepted)
        .find(|form| *form == "bv")
        .unwrap_or_else(|| forms(scheme, Standing::Accepted).next().unwrap())
}

/// Each value that one of the versions gives, with its neighbours a step away on either side; rising.
pub(crate) fn edges(of: impl Fn(&'static Scheme) -> Vec<i128>, step: i128) -> Vec<i128> {
    let mut all: Vec<i128> = VERSIONS
        .iter()
        .flat_map(of)
        .flat_map(|value| [value - step, value, value + step])
        .filter(|value| *value >= 0)
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}
