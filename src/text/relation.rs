//! How a partner or linked enterprise counts, and why, in one sentence.

use super::format::number;
use super::{Key, fill, say};
use crate::rules::percent::Percent;
use crate::rules::relations::{Addition, Kind};
use crate::rules::scheme::Scheme;

fn percent(share: Percent) -> String {
    number(&share.to_string())
}

/// How much of the enterprise counts, and what makes it so.
#[must_use]
pub fn counts(scheme: &Scheme, addition: &Addition) -> String {
    let why = match addition.kind {
        Kind::Included => return say(Key::RelationIncluded).to_owned(),
        Kind::Linked => say(Key::RelationLinked).to_owned(),
        Kind::Unknown => say(Key::RelationUnknown).to_owned(),
        Kind::Autonomous => fill(Key::RelationAutonomous, &[&percent(scheme.partner_from)]),
        Kind::ExemptInvestor(share) => fill(
            Key::RelationExempt,
            &[&percent(share), &percent(scheme.linked_above)],
        ),
        Kind::Partner(share) => fill(Key::RelationPartner, &[&percent(share)]),
    };
    let much = match (addition.at_least, addition.at_most) {
        (None, None) if matches!(addition.kind, Kind::Linked | Kind::Partner(_)) => {
            // Art. 6(3): what stands behind a partner or behind one that does not count.
            say(Key::RelationBehind).to_owned()
        }
        (None, None) => say(Key::RelationNot).to_owned(),
        (Some(least), Some(most)) if least == most => fill(Key::RelationCounts, &[&percent(least)]),
        (least, most) => fill(
            Key::RelationBetween,
            &[
                &least.map_or_else(|| "0".to_owned(), percent),
                &most.map_or_else(|| "0".to_owned(), percent),
            ],
        ),
    };
    format!("{why} {much}")
}
