//! Where the sources can be read in more than one way and our reading decided: told beside the finding, so that
//! nobody takes it for settled. Numbers are those of the list of readings in docs/RULES.md.

use super::Key;
use crate::rules::application::LastTrajectory;
use crate::rules::date::Date;
use crate::rules::evaluate::Evaluation;
use crate::rules::packages::QuoteIssue;
use crate::rules::scheme::RuleId;
use crate::rules::size::Size;
use crate::rules::trace::{Facts, Finding, State};
use crate::rules::tri::Tri;

fn size(evaluation: &Evaluation) -> Option<&Size> {
    evaluation
        .trace
        .iter()
        .find_map(|finding| match &finding.facts {
            Facts::Size(size) => Some(&**size),
            _ => None,
        })
}

/// The rate rests on being an SME by figures: one enterprise of the group that was forgotten can undo it.
#[must_use]
pub fn hangs_on_whole_group(evaluation: &Evaluation) -> bool {
    let computed = size(evaluation).is_some_and(|size| !size.declared && size.sme == Tri::Yes);
    let customised = evaluation.trace.iter().any(|finding| {
        matches!(
            finding.facts,
            Facts::Beneficiary {
                custom_work_enterprise: Some(true),
                ..
            }
        )
    });
    computed && !customised
}

/// An enterprise counts pro rata by its votes, where the page's own words could make it count in full.
#[must_use]
pub fn majority_of_capital_alone(evaluation: &Evaluation) -> bool {
    size(evaluation).is_some_and(Size::majority_of_capital_alone)
}

/// The readings that decided this finding on this day and that VLAIO may see otherwise.
#[must_use]
pub fn doubts(finding: &Finding, day: Date) -> Vec<Key> {
    let mut doubts = Vec::new();
    let mut when = |holds: bool, key: Key| {
        if holds {
            doubts.push(key);
        }
    };
    match &finding.facts {
        Facts::Size(size) => {
            when(size.share_at_threshold(), Key::WarningShareExactly25);
            when(size.hangs_on_last_year_only(), Key::WarningTwoYearRule);
            when(size.majority_of_capital_alone(), Key::DoubtCapital);
            // Reading 3, and Art. 4(3) of the Recommendation for a new enterprise.
            when(
                size.last_year.is_some() && size.year_before.is_none(),
                Key::DoubtOneYear,
            );
        }
        // Readings 9 and 11.
        Facts::Beneficiary { rates, .. } => when(
            finding.state == State::Met && rates.contains(&finding.scheme.rate_nis2),
            Key::DoubtRate35,
        ),
        // Reading 23.
        Facts::PublicShare { .. } => when(finding.state == State::NotMet, Key::DoubtPublic),
        // Reading 27.
        Facts::Answer { answer: Some(_) } => {
            when(finding.rule == RuleId::MainActivity, Key::DoubtActivity);
        }
        // Reading 31.
        Facts::Region { .. } => when(finding.state == State::NotMet, Key::DoubtEstablishment),
        // Reading 30.
        Facts::None {} => when(finding.rule == RuleId::NotStarted, Key::DoubtNotStarted),
        // Reading 19: on the anniversary itself.
        Facts::Repeat {
            last: Some(LastTrajectory::On(_)),
            free_from: Some(free),
        } => when(day.next() == *free, Key::DoubtAnniversary),
        Facts::Quotes { quotes } => {
            let has = |issue| quotes.iter().any(|quote| quote.issues.contains(&issue));
            // Readings 17, 16 and 13.
            when(has(QuoteIssue::BaseOutOfRange), Key::DoubtBase);
            when(has(QuoteIssue::ExtensionsNotOffered), Key::DoubtExtensions);
            when(has(QuoteIssue::TotalAboveMaximum), Key::DoubtTotal);
        }
        // Reading 25: an award made exactly three years earlier; and what VLAIO does above the ceiling.
        Facts::DeMinimis { awards, .. } => {
            when(
                awards.iter().any(|award| award.counts_until == day),
                Key::DoubtThirdAnniversary,
            );
            when(finding.state == State::NotMet, Key::DoubtCeiling);
        }
        _ => {}
    }
    doubts
}
