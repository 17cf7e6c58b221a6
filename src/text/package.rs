//! A package in words: its name, what it is, and what a rate is for.

use super::{Key, Voice, amounts};
use crate::rules::percent::Rate;
use crate::rules::scheme::PackageId;
use crate::rules::whole::digits;

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

/// For whom a package is, in a few words.
#[must_use]
pub const fn whom(id: PackageId) -> Key {
    match id {
        PackageId::Start => Key::PackageStartFor,
        PackageId::Medium => Key::PackageMediumFor,
        PackageId::Plus => Key::PackagePlusFor,
    }
}

/// What a rate is for.
#[must_use]
pub fn rate(voice: &Voice, rate: Rate) -> String {
    let key = if rate == voice.scheme.rate_sme {
        Key::TableRateSme
    } else {
        Key::TableRateNis2
    };
    voice.format_text(key, &[])
}

/// A rate as a bare percentage.
#[must_use]
pub fn plain_percent(voice: &Voice, rate: Rate) -> String {
    voice.percent(&digits(rate.percent().into(), 0))
}

/// A rate as a percentage; the page calls the lower one a maximum (reading 9).
/// [VLAIO, Cybersecurity verbetertrajecten, "Omvang steun"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.
#[must_use]
pub fn percent(voice: &Voice, rate: Rate) -> String {
    let plain = plain_percent(voice, rate);
    if rate == voice.scheme.rate_sme {
        plain
    } else {
        voice.format_text(Key::TableUpTo, &[&plain])
    }
}

/// Rates as percentages, one or the other.
#[must_use]
pub fn percents(voice: &Voice, rates: &[Rate]) -> String {
    let mut all = Vec::new();
    for rate in rates {
        all.push(percent(voice, *rate));
    }
    all.join(voice.text(Key::TableOr))
}

/// The limits of a package with extension packages, at these rates; at both where none is left.
#[must_use]
pub fn extensions(voice: &Voice, rates: &[Rate]) -> String {
    let scheme = voice.scheme;
    let mut both = vec![scheme.rate_sme, scheme.rate_nis2];
    both.dedup();
    let rates = if rates.is_empty() { &both } else { rates };
    voice.format_text(
        Key::TableExtensions,
        &[&amounts::highest_with_extensions(voice, rates)],
    )
}
