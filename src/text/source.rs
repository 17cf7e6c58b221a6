//! A source by its Dutch name.

use super::{Key, fill, say};
use crate::rules::scheme::Source;

/// Where a link to this source goes, in the reader's language.
#[must_use]
pub fn title(source: &Source) -> String {
    match source.id {
        "page-eligible-en" => say(Key::PageSourceEligibleEn).to_owned(),
        "sme-links" => say(Key::PageSourceSmeLinks).to_owned(),
        "de-minimis" => say(Key::PageSourceDeMinimis).to_owned(),
        "nis2" => say(Key::PageSourceNis2).to_owned(),
        id if id.starts_with("page-") => fill(Key::PageSourceOfficial, &[source.section]),
        _ => source.title.to_owned(),
    }
}
