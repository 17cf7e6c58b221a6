//! How a partner or linked enterprise counts, and why, in one sentence.

use super::{Key, Voice};
use crate::rules::percent::Percent;
use crate::rules::relations::{Addition, Kind};

/// How much of the enterprise counts, and why.
#[must_use]
pub fn counts(voice: &Voice, addition: &Addition) -> String {
    let percent = |share: Percent| voice.number(&share.to_string());
    let why = match addition.kind {
        Kind::Included => return voice.text(Key::RelationIncluded).to_owned(),
        Kind::Linked => voice.text(Key::RelationLinked).to_owned(),
        Kind::Unknown => voice.text(Key::RelationUnknown).to_owned(),
        Kind::Autonomous => voice.format_text(Key::RelationAutonomous, &[]),
        Kind::ExemptInvestor(share) => voice.format_text(Key::RelationExempt, &[&percent(share)]),
        Kind::Partner(share) => voice.format_text(Key::RelationPartner, &[&percent(share)]),
    };
    format!("{why} {}", much(voice, addition))
}

/// How much of the enterprise counts.
#[must_use]
pub fn much(voice: &Voice, addition: &Addition) -> String {
    let percent = |share: Percent| voice.number(&share.to_string());
    match (addition.at_least, addition.at_most) {
        (None, None) if matches!(addition.kind, Kind::Linked | Kind::Partner(_)) => {
            // Below a partner, or below an enterprise that does not count itself:
            // [Recommendation 2003/361/EC, Annex, Art. 6(3)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
            voice.text(Key::RelationBehind).to_owned()
        }
        (None, None) => voice.text(Key::RelationNot).to_owned(),
        (Some(least), Some(most)) if least == most => {
            voice.format_text(Key::RelationCounts, &[&percent(least)])
        }
        (least, most) => voice.format_text(
            Key::RelationBetween,
            &[
                &least.map_or_else(|| "0".to_owned(), percent),
                &most.map_or_else(|| "0".to_owned(), percent),
            ],
        ),
    }
}
