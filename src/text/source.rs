//! A source by its Dutch name.

use super::{Key, Locale};
use crate::rules::scheme::Source;

/// Where a link to this source goes, in the reader's language.
#[must_use]
pub fn title(locale: Locale, source: &Source) -> String {
    match source.id {
        "page-eligible-en" => locale.text(Key::PageSourceEligibleEn).to_owned(),
        "sme-links" => locale.text(Key::PageSourceSmeLinks).to_owned(),
        "de-minimis" => locale.text(Key::PageSourceDeMinimis).to_owned(),
        "nis2" => locale.text(Key::PageSourceNis2).to_owned(),
        id if id.starts_with("page-") => locale.format(Key::PageSourceOfficial, &[source.section]),
        _ => source.title.to_owned(),
    }
}
