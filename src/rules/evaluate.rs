//! The one function that decides everything (docs/CONTRACT.md, Evaluation).

use super::application::{Application, LastTrajectory};
use super::case::Case;
pub use super::case::Criteria;
pub use super::criteria::Question;
use super::criteria::{Criterion, RuleId, repeat_free_from};
use super::date::Date;
use super::de_minimis::{Ledger, Room};
use super::outlook::Outlooks;
use super::packages::{PackageRow, packages};
use super::percent::Rate;
use super::scheme::{NotInForce, Scheme};
use super::size::{Class, Size};
use super::trace::{Finding, trace};
use super::tri::Tri;

/// The verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Every criterion is met; the rate may still be open.
    Eligible,
    /// A criterion is not met.
    Ineligible,
    /// An answer, or VLAIO's judgement, is still needed.
    Undetermined,
}

/// A reading of the rules that others may dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A partner or exempt investor is exactly at the threshold (reading 4).
    /// [Recommendation 2003/361/EC, Annex, Art. 3(2)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    ShareExactly25,
    /// Only the last year passes; EU law asks for two consecutive years (reading 1).
    /// [Recommendation 2003/361/EC, Annex, Art. 4(2)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    TwoYearRule,
}

/// The size in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeSummary {
    /// Whether it is an SME.
    pub sme: Tri,
    /// The class in the last closed year, where it is decided.
    pub last_year: Option<Class>,
    /// The class in the year before, where it counts and is decided.
    pub year_before: Option<Class>,
}

/// The answer to an application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// Version of the public form.
    pub contract: u8,
    /// The version of the rules that was applied: every figure here comes from it.
    pub scheme: &'static Scheme,
    /// The first day of that version.
    pub rules: &'static str,
    /// The verdict.
    pub status: Status,
    /// The possible rates, highest first.
    pub rates: Vec<Rate>,
    /// Unanswered questions that still matter, in the contract's order.
    pub missing: Vec<Question>,
    /// Questions that are answered, but that VLAIO has to judge.
    pub ask: Vec<Question>,
    /// Readings that decided the outcome and that others may dispute.
    pub warnings: Vec<Warning>,
    /// The first day on which the criteria that only need time are met.
    pub available_from: Option<Date>,
    /// The size in short.
    pub size: SizeSummary,
    /// Every criterion's outcome.
    pub criteria: Criteria,
    /// The ceiling on the day asked; none while the awards are not answered.
    pub de_minimis: Option<Room>,
    /// The three rows.
    pub packages: [PackageRow; 3],
    /// Why: one finding per rule, in the order of the official page.
    pub trace: Vec<Finding>,
}

impl Evaluation {
    /// The trace's finding on a rule; none where the version has no such rule.
    #[must_use]
    pub fn finding(&self, rule: RuleId) -> Option<&Finding> {
        self.trace.iter().find(|finding| finding.rule == rule)
    }

    /// The next version of the rules, where a day in this evaluation falls under it or under a later one.
    #[must_use]
    pub fn crosses_into(&self) -> Option<&'static Scheme> {
        let next = self.scheme.later().first()?;
        let mut crosses = false;
        let mut look = |day: Option<Date>| crosses |= day.is_some_and(|day| day >= next.valid_from);
        look(self.available_from);
        for package in &self.packages {
            for row in &package.by_rate {
                look(row.de_minimis_from);
            }
            if let Some(quote) = &package.quote {
                for row in &quote.by_rate {
                    look(row.de_minimis_from);
                }
            }
        }
        crosses.then_some(next)
    }
}

/// Decides an application by the version of the rules that holds on the day asked. Pure and total: no clock, no panic.
///
/// # Errors
/// Where no version holds on that day.
pub fn evaluate(application: &Application) -> Result<Evaluation, NotInForce> {
    Scheme::on(application.decision_date).map(|scheme| under(scheme, application))
}

/// As [`evaluate`], but by this version on any day. For a form whose day falls under no version.
#[must_use]
pub fn under(scheme: &'static Scheme, application: &Application) -> Evaluation {
    let mut case = Case::new(scheme, application);
    let outlooks = Outlooks::after(scheme, application);
    let awards = application.de_minimis.as_deref();
    let ledger = Ledger::new(scheme, awards, case.day, &outlooks);
    case.room = ledger.room();
    case.headroom = case.room.map(|room| room.headroom);
    let criteria = Criteria::of(&case);
    let Verdict { status, rates } = verdict(&case, &criteria);
    let packages = packages(scheme, application, &rates, &ledger);
    case.packages = Some(&packages);
    let (missing, ask) = questions(&case, &criteria, status);
    Evaluation {
        contract: 1,
        scheme,
        rules: scheme.id,
        status,
        rates,
        missing,
        ask,
        warnings: warnings(&case.size),
        available_from: available_from(&case, &criteria, &ledger),
        size: summary(&case.size),
        criteria,
        de_minimis: case.room,
        trace: trace(&case, &criteria),
        packages,
    }
}

/// What the criteria come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The verdict itself.
    pub status: Status,
    /// The possible rates, highest first.
    pub rates: Vec<Rate>,
}

/// The verdict on a case of which the headroom is known.
pub(super) fn verdict(case: &Case<'_>, criteria: &Criteria) -> Verdict {
    let (mut all, mut lost) = (Tri::Yes, false);
    for (criterion, state) in criteria.each() {
        all = all.and(state);
        lost |= !criterion.waits && state == Tri::No;
    }
    Verdict {
        status: match all {
            Tri::Yes => Status::Eligible,
            Tri::No => Status::Ineligible,
            Tri::Unknown => Status::Undetermined,
        },
        rates: if lost {
            Vec::new()
        } else {
            case.beneficiary.rates.list(case.scheme)
        },
    }
}

/// The questions still to be answered, and those that VLAIO must judge; none when a criterion fails anyway.
fn questions(
    case: &Case<'_>,
    criteria: &Criteria,
    status: Status,
) -> (Vec<Question>, Vec<Question>) {
    let (mut missing, mut ask) = (Vec::new(), Vec::new());
    if status == Status::Ineligible {
        return (missing, ask);
    }
    for (criterion, _) in criteria.each() {
        let open = criterion.asks.iter().filter(|(_, open)| open(case));
        missing.extend(open.map(|(question, _)| *question));
        if (criterion.for_vlaio)(case) {
            ask.extend(criterion.asks.iter().map(|(question, _)| *question));
        }
    }
    (missing, ask)
}

fn warnings(size: &Size) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if size.share_at_threshold() {
        warnings.push(Warning::ShareExactly25);
    }
    if size.hangs_on_last_year_only() {
        warnings.push(Warning::TwoYearRule);
    }
    warnings
}

fn summary(size: &Size) -> SizeSummary {
    SizeSummary {
        sme: size.sme,
        last_year: size.last_year.and_then(|year| year.class),
        year_before: size.year_before.and_then(|year| year.class),
    }
}

/// The first day on which the criteria that waiting can fix are met, where only they fail and none of them is unknown.
/// Unanswered questions stay unanswered.
fn available_from(case: &Case<'_>, criteria: &Criteria, ledger: &Ledger<'_>) -> Option<Date> {
    let lost = |(criterion, state): (&Criterion, Tri)| {
        state == Tri::No && !criterion.waits || state == Tri::Unknown && criterion.waits
    };
    if criteria.each().any(lost) || criteria.each().all(|(_, state)| state != Tri::No) {
        return None;
    }
    let last = case.application.last_trajectory_decision?;
    ledger.available_from(case.needed.at_most, |scheme| match last {
        LastTrajectory::Never => case.day,
        LastTrajectory::On(decided) => repeat_free_from(scheme, decided),
    })
}
