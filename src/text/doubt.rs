//! Where the sources can be read in more than one way and our reading decided: told beside the finding, so that
//! nobody takes it for settled. Numbers are those of the list of readings in docs/RULES.md.

use super::Key;
use crate::rules::application::LastTrajectory;
use crate::rules::date::Date;
use crate::rules::packages::QuoteIssue;
use crate::rules::scheme::SCHEME;
use crate::rules::trace::{Facts, Finding, State};

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
            // Reading 3, and Art. 4(3) of the Recommendation for a new enterprise.
            when(
                size.last_year.is_some() && size.year_before.is_none(),
                Key::DoubtOneYear,
            );
        }
        // Readings 9 and 11.
        Facts::Beneficiary { rates, .. } => when(
            finding.state == State::Met && rates.contains(&SCHEME.rate_nis2),
            Key::DoubtRate35,
        ),
        // Reading 23.
        Facts::PublicShare { .. } => when(finding.state == State::NotMet, Key::DoubtPublic),
        // Reading 27.
        Facts::Answer { answer: Some(_) } => when(
            finding.rule == crate::rules::scheme::RuleId::MainActivity,
            Key::DoubtActivity,
        ),
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
