//! Why: one finding per rule, in the order of the official page, each with the typed facts that decided it.
//! `text` puts them into words; sources and who judges are given with the rule in the scheme's data.

use super::application::{Award, LastTrajectory, Postcode};
use super::case::{Case, Criteria};
use super::caveats::{Caveat, caveats};
use super::criteria::{self, RuleId, other};
use super::date::Date;
use super::de_minimis::{self, Room, Step};
use super::money::Money;
use super::packages::QuoteIssue;
use super::percent::{Percent, Rate};
use super::scheme::{Judge, LegalForm, PackageId, Provider, Scheme, Source};
use super::size::Size;
use super::tri::Tri;
use std::sync::Arc;

/// The state of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It holds.
    Met,
    /// It fails.
    NotMet,
    /// An answer is missing, or VLAIO must judge it.
    Unknown,
    /// There is nothing to judge.
    NotApplicable,
    /// A person judges it later; it never changes the status.
    Open,
}

impl From<Tri> for State {
    fn from(value: Tri) -> Self {
        match value {
            Tri::Yes => Self::Met,
            Tri::No => Self::NotMet,
            Tri::Unknown => Self::Unknown,
        }
    }
}

/// One rule's outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The version of the rules.
    pub scheme: &'static Scheme,
    /// Which rule; [`Finding::judge`] and [`Finding::sources`] follow from it.
    pub rule: RuleId,
    /// Its state.
    pub state: State,
    /// What decided it.
    pub facts: Facts,
    /// Why others may dispute it.
    pub caveats: Vec<Caveat>,
}

impl Finding {
    /// Who judges the rule.
    #[must_use]
    pub fn judge(&self) -> Option<Judge> {
        self.scheme.rule(self.rule).map(|rule| rule.judge)
    }

    /// Where the rule was read.
    #[must_use]
    pub fn sources(&self) -> &'static [&'static Source] {
        self.scheme.rule(self.rule).map_or(&[], |rule| rule.sources)
    }
}

/// The typed facts of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each field is an answer, a threshold or a sum, named as in the contract
pub enum Facts {
    Size(Arc<Size>),
    Beneficiary {
        custom_work_enterprise: Option<bool>,
        sme: Tri,
        nis2: Option<bool>,
        rates: Vec<Rate>,
    },
    PublicShare {
        share: Option<Percent>,
        below: Percent,
    },
    Region {
        postcode: Option<Postcode>,
        ranges: &'static [(u16, u16)],
    },
    Answer {
        answer: Option<bool>,
    },
    LegalForm {
        legal_form: Option<LegalForm>,
    },
    Repeat {
        last: Option<LastTrajectory>,
        free_from: Option<Date>,
    },
    Quotes {
        quotes: Vec<QuoteFact>,
    },
    DeMinimis {
        ceiling: Money,
        room: Option<Room>,
        /// The room on the day asked, and every later day on which it changes, with the awards listed.
        steps: Vec<Step>,
        awards: Vec<AwardFact>,
        /// The smallest subsidy that must fit, at the lowest and the highest possible rate.
        needed_at_least: Money,
        needed_at_most: Money,
    },
    Provider {
        provider: Option<Provider>,
        /// Whether that one is selected on the day asked.
        selected: Option<bool>,
    },
    None {},
}

/// A quote against the limits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct QuoteFact {
    pub package: PackageId,
    pub base: Money,
    pub price_min: Money,
    pub price_max: Money,
    pub total: Money,
    pub total_max: Money,
    pub issues: Vec<QuoteIssue>,
    /// The rates at which the limit on the subsidy with extension packages lowered it.
    pub capped_at: Vec<Rate>,
}

/// An award and whether it still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AwardFact {
    /// The award.
    pub award: Award,
    /// The last day on which it counts.
    pub counts_until: Date,
    /// Whether that day has not passed on the day asked.
    pub counts: bool,
}

/// One finding per rule, in the order of the official page.
pub(super) fn trace(case: &Case<'_>, criteria: &Criteria) -> Vec<Finding> {
    let one = |rule: RuleId| {
        let criterion = || criteria.each().find(|(row, _)| row.rule == rule);
        let of_criterion = || criterion().map(|(row, state)| (state.into(), (row.facts)(case)));
        let (state, facts) = other(rule, case).or_else(of_criterion)?;
        Some(Finding {
            scheme: case.scheme,
            rule,
            state,
            caveats: caveats(case, rule, state, &facts),
            facts,
        })
    };
    let rules = case.scheme.rules.iter();
    let mut findings = Vec::with_capacity(case.scheme.rules.len());
    findings.extend(rules.filter_map(|rule| one(rule.id)));
    findings
}

pub(super) fn repeat_facts(case: &Case<'_>) -> Facts {
    let last = case.application.last_trajectory_decision;
    Facts::Repeat {
        last,
        free_from: match last {
            Some(LastTrajectory::On(decided)) => {
                Some(criteria::repeat_free_from(case.scheme, decided))
            }
            Some(LastTrajectory::Never) | None => None,
        },
    }
}

pub(super) fn quotes_finding(case: &Case<'_>) -> (State, Facts) {
    let mut quotes = Vec::new();
    for row in case.packages.map_or(&[][..], |rows| rows) {
        let Some(quote) = &row.quote else { continue };
        let mut capped_at = Vec::new();
        for row in &quote.by_rate {
            if row.capped {
                capped_at.push(row.rate_percent);
            }
        }
        quotes.push(QuoteFact {
            package: row.id,
            base: quote.base,
            price_min: row.price.min,
            price_max: row.price.max,
            total: quote.total,
            total_max: case.scheme.extensions_total_max,
            issues: quote.issues.clone(),
            capped_at,
        });
    }
    let state = if quotes.is_empty() {
        State::NotApplicable
    } else {
        Tri::from(quotes.iter().all(|quote| quote.issues.is_empty())).into()
    };
    (state, Facts::Quotes { quotes })
}

pub(super) fn de_minimis_facts(case: &Case<'_>) -> Facts {
    let awards = case.application.de_minimis.as_deref().unwrap_or_default();
    Facts::DeMinimis {
        ceiling: case.scheme.de_minimis_ceiling,
        room: case.room,
        steps: match case.room {
            Some(_) => de_minimis::steps(case.scheme, awards, case.day),
            None => Vec::new(),
        },
        awards: awards
            .iter()
            .map(|award| {
                let counts_until = de_minimis::counts_until(case.scheme, award);
                AwardFact {
                    award: *award,
                    counts_until,
                    counts: case.day <= counts_until,
                }
            })
            .collect(),
        needed_at_least: case.needed.at_least,
        needed_at_most: case.needed.at_most,
    }
}
