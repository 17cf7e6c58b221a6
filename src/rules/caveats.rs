//! Where the sources can be read in more than one way and our reading decided. A caveat goes with its finding, so that
//! nobody takes the outcome for settled. The readings themselves: scheme/readings.toml.

use super::application::LastTrajectory;
use super::case::Case;
use super::criteria::RuleId;
use super::packages::QuoteIssue;
use super::trace::{Facts, State};
use super::tri::Tri;

/// Why others may dispute a finding; its figures are in the facts of the finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caveat {
    /// A partner or exempt investor is exactly at the threshold (reading 4).
    /// [Recommendation 2003/361/EC, Annex, Art. 3(2)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    ShareAtThreshold,
    /// Only the last year passes; EU law asks for two consecutive years (reading 1).
    /// [Recommendation 2003/361/EC, Annex, Art. 4(2)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    TwoYearRule,
    /// Head count and amount pass, but each in another year (reading 2).
    /// [VLAIO, Cybersecurity verbetertrajecten, "Wie komt in aanmerking"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.
    SameYear,
    /// An enterprise holds most of the capital but not most of the votes (reading 5).
    /// [Recommendation 2003/361/EC, Annex, Art. 3(3)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    MajorityOfCapitalAlone,
    /// Only the last year counts: after a change of ownership (reading 3), or for a new enterprise.
    /// [Recommendation 2003/361/EC, Annex, Art. 4(3)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    OneYear,
    /// It is an SME by its figures, which holds only if no enterprise of the group was forgotten.
    WholeGroup,
    /// The page calls this rate a maximum (readings 9 and 11).
    /// [VLAIO, Cybersecurity verbetertrajecten, "Omvang steun"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.
    RateIsMaximum,
    /// EU law can be milder for some public shareholders (reading 23).
    /// [Recommendation 2003/361/EC, Annex, Art. 3(2)(d)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    PublicShareholder,
    /// The list of activities could not be read here (reading 27).
    ActivityList,
    /// Which establishment counts (reading 31).
    Establishment,
    /// What an early start costs (reading 30).
    EarlyStart,
    /// The day asked is the anniversary itself (reading 19). Regulation (EEC, Euratom) 1182/71, Art. 3, 3 Jun 1971.
    OnAnniversary,
    /// Prices are read as limits (reading 17).
    PriceRange,
    /// Extension packages of a package that takes none (reading 16).
    ExtensionsNotOffered,
    /// The total is read as a limit of the price (reading 13).
    TotalMaximum,
    /// An award counts for the last time on the day asked (reading 25).
    AwardOnAnniversary,
    /// Whether an amount above the ceiling may be lowered instead of refused: Member States may allow it before the grant,
    /// VLAIO's own practice is not known. [C-608/19 INAIL](https://www.lexxion.eu/en/stateaidpost/de-minimis-aid/), 28 Oct 2020.
    CeilingRefuses,
}

/// What of this finding may be seen otherwise.
pub(super) fn caveats(case: &Case<'_>, rule: RuleId, state: State, facts: &Facts) -> Vec<Caveat> {
    let mut caveats = Vec::new();
    let mut when = |holds: bool, caveat: Caveat| {
        if holds {
            caveats.push(caveat);
        }
    };
    let failed = state == State::NotMet;
    match facts {
        Facts::Size(size) => {
            when(size.share_at_threshold(), Caveat::ShareAtThreshold);
            when(size.hangs_on_last_year_only(), Caveat::TwoYearRule);
            when(size.passes_across_years_only(), Caveat::SameYear);
            when(
                size.majority_of_capital_alone(),
                Caveat::MajorityOfCapitalAlone,
            );
            let one_year = size.last_year.is_some() && size.year_before.is_none();
            when(one_year, Caveat::OneYear);
            let customised = case.application.custom_work_enterprise == Some(true);
            let computed = !size.declared && size.sme == Tri::Yes;
            when(computed && !customised, Caveat::WholeGroup);
        }
        Facts::Beneficiary { rates, .. } => {
            let lower = rates.contains(&case.scheme.rate_nis2);
            when(state == State::Met && lower, Caveat::RateIsMaximum);
        }
        Facts::PublicShare { .. } => when(failed, Caveat::PublicShareholder),
        Facts::Answer { answer } => {
            let activity = rule == RuleId::MainActivity;
            when(activity && answer.is_some(), Caveat::ActivityList);
        }
        Facts::Region { .. } => when(failed, Caveat::Establishment),
        Facts::None {} => when(rule == RuleId::NotStarted, Caveat::EarlyStart),
        Facts::Repeat { last, free_from } => match last {
            Some(LastTrajectory::On(_)) => {
                when(*free_from == Some(case.day.next()), Caveat::OnAnniversary);
            }
            Some(LastTrajectory::Never) | None => {}
        },
        Facts::Quotes { quotes } => {
            let has = |issue| quotes.iter().any(|quote| quote.issues.contains(&issue));
            when(has(QuoteIssue::BaseOutOfRange), Caveat::PriceRange);
            when(
                has(QuoteIssue::ExtensionsNotOffered),
                Caveat::ExtensionsNotOffered,
            );
            when(has(QuoteIssue::TotalAboveMaximum), Caveat::TotalMaximum);
        }
        Facts::DeMinimis { awards, .. } => {
            let today = awards.iter().any(|award| award.counts_until == case.day);
            when(today, Caveat::AwardOnAnniversary);
            when(failed, Caveat::CeilingRefuses);
        }
        Facts::LegalForm { .. } | Facts::Provider { .. } => {}
    }
    caveats
}
