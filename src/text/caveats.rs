//! A caveat of a finding in words.

use super::{Key, Voice};
use crate::rules::caveats::Caveat;
use crate::rules::evaluate::Evaluation;
use crate::rules::scheme::RuleId;
use crate::rules::trace::Finding;

fn of_size(evaluation: &Evaluation, caveat: Caveat) -> bool {
    let size = evaluation.finding(RuleId::Size);
    size.is_some_and(|finding| finding.caveats.contains(&caveat))
}

/// The rate depends on being an SME by figures, which holds only if no enterprise of the group was forgotten.
#[must_use]
pub fn hangs_on_whole_group(voice: &Voice, evaluation: &Evaluation) -> bool {
    !voice.group_settled && of_size(evaluation, Caveat::WholeGroup)
}

/// An enterprise counts pro rata by its votes, while the page's own wording could make it count in full.
#[must_use]
pub fn majority_of_capital_alone(evaluation: &Evaluation) -> bool {
    of_size(evaluation, Caveat::MajorityOfCapitalAlone)
}

/// The readings that decided this finding and that VLAIO may dispute.
#[must_use]
pub fn in_words(voice: &Voice, finding: &Finding) -> Vec<String> {
    let mut told = Vec::new();
    for caveat in &finding.caveats {
        if let Some(key) = words(*caveat) {
            told.push(voice.format_text(key, &[]));
        }
    }
    told
}

/// None for a caveat that the verdict already gives.
const fn words(caveat: Caveat) -> Option<Key> {
    Some(match caveat {
        Caveat::WholeGroup => return None,
        Caveat::ShareAtThreshold => Key::WarningShareExactly,
        Caveat::TwoYearRule => Key::WarningTwoYearRule,
        Caveat::SameYear => Key::DoubtSameYear,
        Caveat::MajorityOfCapitalAlone => Key::DoubtCapital,
        Caveat::OneYear => Key::DoubtOneYear,
        Caveat::RateIsMaximum => Key::DoubtRate,
        Caveat::PublicShareholder => Key::DoubtPublic,
        Caveat::ActivityList => Key::DoubtActivity,
        Caveat::Establishment => Key::DoubtEstablishment,
        Caveat::EarlyStart => Key::DoubtNotStarted,
        Caveat::OnAnniversary => Key::DoubtAnniversary,
        Caveat::PriceRange => Key::DoubtBase,
        Caveat::ExtensionsNotOffered => Key::DoubtExtensions,
        Caveat::TotalMaximum => Key::DoubtTotal,
        Caveat::AwardOnAnniversary => Key::DoubtAwardAnniversary,
        Caveat::CeilingRefuses => Key::DoubtCeiling,
    })
}
