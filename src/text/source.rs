//! A source by its name in the reader's language, or as the data has it.

use super::{Key, Locale};
use crate::rules::scheme::Source;

/// Where a link to this source goes, in the reader's language; else as the data has it, see [`is_dutch`], with a word on that.
#[must_use]
pub fn title(locale: Locale, source: &Source) -> String {
    match named(source) {
        Some(Key::PageSourceOfficial) => locale.format(Key::PageSourceOfficial, &[source.section]),
        Some(key) => locale.text(key).to_owned(),
        None => locale.format(Key::PageSourceDutch, &[source.title]),
    }
}

fn named(source: &Source) -> Option<Key> {
    match source.id {
        "page-eligible-en" => Some(Key::PageSourceEligibleEn),
        "sme" => Some(Key::PageSourceSme),
        "periods" => Some(Key::PageSourcePeriods),
        "sme-links" => Some(Key::PageSourceSmeLinks),
        "de-minimis" => Some(Key::PageSourceDeMinimis),
        "nis2" => Some(Key::PageSourceNis2),
        id => id.starts_with("page-").then_some(Key::PageSourceOfficial),
    }
}

/// Whether its name is that of the data, which is Dutch in every language.
#[must_use]
pub fn is_dutch(source: &Source) -> bool {
    named(source).is_none()
}
