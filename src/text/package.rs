//! A package in words: its name, what it is, and what a rate is for.

use super::format::{self, euro};
use super::{Key, amounts, fill};
use crate::rules::percent::Rate;
use crate::rules::scheme::{PackageId, Scheme};

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
pub fn rate(scheme: &Scheme, rate: Rate) -> Key {
    if rate == scheme.rate_sme {
        Key::TableRate50
    } else {
        Key::TableRate35
    }
}

/// A rate as a percentage; the lower one is a maximum by the page's own words (reading 9).
#[must_use]
pub fn percent(scheme: &Scheme, rate: Rate) -> String {
    let plain = format::percent(&rate.percent().to_string());
    if rate == scheme.rate_sme {
        plain
    } else {
        fill(Key::TableUpTo, &[&plain])
    }
}

/// The limits of a package with extension packages, at these rates; at both where none is left.
#[must_use]
pub fn extensions(scheme: &Scheme, rates: &[Rate]) -> String {
    let mut both = vec![scheme.rate_sme, scheme.rate_nis2];
    both.dedup();
    let rates = if rates.is_empty() { &both } else { rates };
    fill(
        Key::TableExtensions,
        &[
            &euro(scheme.extensions_total_max),
            &amounts::highest_with_extensions(scheme, rates),
        ],
    )
}
