//! A package in words: its name, what it is, and what a rate is for.

use super::format::euro;
use super::{Key, fill};
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

/// The limits of a package with extension packages.
#[must_use]
pub fn extensions() -> String {
    let limits = [
        &euro(SCHEME.extensions_total_max),
        &euro(SCHEME.extensions_subsidy_max),
    ];
    fill(Key::TableExtensions, &limits.map(String::as_str))
}
