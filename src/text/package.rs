//! A package in words: its name, what it is, and what a rate is for.

use super::format::{self, euro};
use super::{Key, amounts, fill};
use crate::rules::percent::Rate;
use crate::rules::scheme::{PackageId, SCHEME};

/// A package's name.
#[must_use]
pub const fn name(id: PackageId) -> Key {
    match id {
        PackageId::Start => Key::PackageStart,
        PackageId::Medium => Key::PackageMedium,
        PackageId::Plus => Key::PackagePlus,
    }
}

/// What a package is, in a sentence.
#[must_use]
pub const fn is(id: PackageId) -> Key {
    match id {
        PackageId::Start => Key::PackageStartIs,
        PackageId::Medium => Key::PackageMediumIs,
        PackageId::Plus => Key::PackagePlusIs,
    }
}

/// What a rate is for.
#[must_use]
pub const fn rate(rate: Rate) -> Key {
    if rate.percent() == SCHEME.rate_sme.percent() {
        Key::TableRate50
    } else {
        Key::TableRate35
    }
}

/// A rate as a percentage; the lower one is a maximum by the page's own words (reading 9).
#[must_use]
pub fn percent(rate: Rate) -> String {
    let plain = format::percent(&rate.percent().to_string());
    if rate.percent() == SCHEME.rate_sme.percent() {
        plain
    } else {
        fill(Key::TableUpTo, &[&plain])
    }
}

/// The limits of a package with extension packages, at these rates; at both where none is left.
#[must_use]
pub fn extensions(rates: &[Rate]) -> String {
    let both = [SCHEME.rate_sme, SCHEME.rate_nis2];
    let rates = if rates.is_empty() { &both } else { rates };
    fill(
        Key::TableExtensions,
        &[
            &euro(SCHEME.extensions_total_max),
            &amounts::highest_with_extensions(rates),
        ],
    )
}
