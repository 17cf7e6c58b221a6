//! What would change the outcome: for each answer alone, the nearest other value on each side with another outcome, and how
//! far that outcome reaches (docs/CONTRACT.md, Counterfactuals).
//!
//! Every value that is told was found by asking the rules' own functions, in parts where a lever leaves a part alone: no
//! comparison, kind or rounding stands here a second time.
//!
//! Functions with one caller are kept apart (`inline(never)`): as one they resemble nothing else, and the page's wasm
//! compresses 300 bytes worse.

mod days;
mod group;
mod quotes;
mod side;

use super::application::{Application, Figures, Headcount};
use super::case::{Case, Criteria};
use super::date::Date;
use super::de_minimis::{Fit, headroom};
use super::decimal::Bounds;
use super::evaluate::{Verdict, verdict};
use super::money::Money;
use super::packages::QuoteIssue;
use super::percent::Percent;
use super::scheme::{NotInForce, PackageId, Scheme};
use super::size::Size;
use super::tri::Tri;
use group::{APPLICANT, Group};
use rust_decimal::Decimal;
use side::{Asked, Stretch, sides};

/// An answer that is changed alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lever {
    /// The relation that it is of: its place in each list of relations, from the application's own down. Empty for the
    /// application and its enterprise.
    pub relation: Vec<usize>,
    /// Which answer of it.
    pub field: Field,
}

/// Which answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names of the contract
pub enum Field {
    DecisionDate,
    PublicParticipation,
    MainActivityAccepted,
    NegativeEquity,
    CustomWorkEnterprise,
    Nis2,
    SmeDeclared,
    LastYear(Measure),
    YearBefore(Measure),
    NewlyFounded,
    OwnershipChanged,
    Capital,
    Voting,
    Control,
    ListedInvestor,
    AlreadyIncluded,
    Base(PackageId),
    Extensions(PackageId),
}

/// One of the three figures of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Measure {
    Headcount,
    Turnover,
    BalanceSheetTotal,
}

impl Measure {
    /// This figure of a year; none where it is not answered.
    #[must_use]
    pub fn of(self, figures: &Figures) -> Option<Decimal> {
        match self {
            Self::Headcount => figures.headcount.map(Headcount::value),
            Self::Turnover => figures.turnover.map(Money::euro),
            Self::BalanceSheetTotal => figures.balance_sheet_total.map(Money::euro),
        }
    }
}

/// A value that an answer can have instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// The other one.
    Flag(bool),
    /// A multiple of 0.01: head count, percentage or euro.
    Number(Decimal),
    /// A later day.
    Day(Date),
}

/// What an answer can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Status and rates.
    Verdict(Verdict),
    /// Of a quote's lever: what is wrong with the quote, and how its subsidy fits at each rate.
    Quote(Vec<QuoteIssue>, Vec<Fit>),
}

/// A nearest value with another outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What is changed.
    pub lever: Lever,
    /// The nearest value on its side with another outcome.
    pub value: Value,
    /// The last value in the same direction up to which every one has that outcome; none for a boolean.
    pub until: Option<Value>,
    /// That outcome.
    pub outcome: Outcome,
}

/// Which of the answers that have a default were given: only those can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// All of them.
    All,
    /// Those that are another value than their default. For a form that does not ask whether a default was meant, so not in the
    /// package, which has no form.
    #[cfg(any(feature = "ui", not(feature = "package")))]
    Other,
    /// One entry for each such answer, in the order of the public form: of the enterprise, of each relation depth first, of
    /// each quote. One that has no entry was not given.
    Noted(Vec<bool>),
}

/// What would change the outcome; every answer that has a default counts as given.
///
/// # Errors
/// Where no version of the rules holds on the day asked.
pub fn counterfactuals(application: &Application) -> Result<Vec<Change>, NotInForce> {
    Levers::of(application, &Given::All).map(Levers::changes)
}

/// All levers of an application in the contract's order, each worked out when it is asked for: one step of the iterator gives
/// the changes of one lever, at most two. It owns what it looks at and can be dropped between any two steps.
#[derive(Debug)]
pub struct Levers {
    scheme: &'static Scheme,
    /// The application without its relations, which are in `group`.
    alone: Application,
    headroom: Option<Money>,
    group: Group,
    /// Whether it is an SME today.
    sme: Tri,
    /// Every outcome met so far. The first three are those of an SME, of none, and of one that may be either.
    outcomes: Vec<Outcome>,
    /// Whether a quote with which anything is wrong is the same as any other such quote.
    in_short: bool,
    /// The answers that are left: the enterprise's place in `group`, and which one.
    left: std::vec::IntoIter<(usize, Field)>,
}

impl Levers {
    /// The levers by the version of the rules that holds on the day asked.
    ///
    /// # Errors
    /// Where none does.
    pub fn of(application: &Application, given: &Given) -> Result<Self, NotInForce> {
        let scheme = Scheme::on(application.decision_date)?;
        Ok(Self::under(scheme, application, given))
    }

    /// As [`Levers::of`], but by this version on any day. For a form whose day falls under no version.
    #[must_use]
    #[inline(never)]
    pub fn under(scheme: &'static Scheme, application: &Application, given: &Given) -> Self {
        let mut alone = application.clone();
        let relations = alone.relations.take();
        let group = Group::of(scheme, &alone, relations.as_deref());
        let sme = group.sme(&alone);
        let room = match &alone.de_minimis {
            Some(awards) => Some(headroom(scheme, awards, alone.decision_date)),
            None => None,
        };
        let mut outcomes = Vec::with_capacity(8);
        for sme in [Tri::Yes, Tri::No, Tri::Unknown] {
            outcomes.push(verdict_of(scheme, &alone, sme, room));
        }
        Self {
            scheme,
            headroom: room,
            in_short: false,
            left: left(&alone, &group, given).into_iter(),
            alone,
            group,
            sme,
            outcomes,
        }
    }

    /// The same, but of a quote only whether a subsidy can be computed and how that fits: of one that has none both lists are empty,
    /// whatever is wrong with it. Stretches that a reader can't tell apart are one stretch then.
    #[must_use]
    pub const fn in_short(mut self) -> Self {
        self.in_short = true;
        self
    }

    /// The changes of all levers that are left.
    #[must_use]
    pub fn changes(self) -> Vec<Change> {
        let mut changes = Vec::new();
        for mut found in self {
            changes.append(&mut found);
        }
        changes
    }

    fn today(&self) -> Option<&Outcome> {
        self.outcomes.get(by_size(self.sme))
    }

    /// The changes of a boolean: the outcome of its other value, where that is another one.
    #[inline(never)]
    fn flag(&self, lever: Lever, value: bool, outcome: Outcome) -> Vec<Change> {
        if Some(&outcome) == self.today() {
            return Vec::new();
        }
        vec![Change {
            lever,
            value: Value::Flag(value),
            until: None,
            outcome,
        }]
    }

    /// The changes of a boolean of the application itself.
    #[inline(never)]
    fn own_flag(
        &mut self,
        lever: Lever,
        answer: fn(&mut Application) -> &mut Option<bool>,
    ) -> Vec<Change> {
        let Some(today) = *answer(&mut self.alone) else {
            return Vec::new();
        };
        *answer(&mut self.alone) = Some(!today);
        let sme = match self.alone.enterprise {
            Some(_) => self.sme,
            None => self.alone.sme_declared.into(),
        };
        let outcome = verdict_of(self.scheme, &self.alone, sme, self.headroom);
        *answer(&mut self.alone) = Some(today);
        self.flag(lever, !today, outcome)
    }

    #[inline(never)]
    fn public_share(&mut self, lever: &Lever) -> Vec<Change> {
        let Some(today) = self.alone.public_participation else {
            return Vec::new();
        };
        let (answers, scheme, sme, headroom) =
            (&mut self.alone, self.scheme, self.sme, self.headroom);
        // The criterion is one limit: passed once, it stays passed.
        let changes = number(
            &mut self.outcomes,
            lever,
            today.value(),
            Percent::BOUNDS,
            &[],
            &mut |value| {
                answers.public_participation = Some(Percent::from_checked(value));
                Asked::Outcome(verdict_of(scheme, answers, sme, headroom))
            },
        );
        self.alone.public_participation = Some(today);
        changes
    }

    #[inline(never)]
    fn changes_of(&mut self, place: usize, field: Field) -> Vec<Change> {
        let lever = Lever {
            relation: self.group.path(place),
            field,
        };
        match field {
            Field::DecisionDate => self.days(lever),
            Field::PublicParticipation => self.public_share(&lever),
            Field::MainActivityAccepted => {
                self.own_flag(lever, |own| &mut own.main_activity_accepted)
            }
            Field::NegativeEquity => self.own_flag(lever, |own| &mut own.negative_equity),
            Field::CustomWorkEnterprise => {
                self.own_flag(lever, |own| &mut own.custom_work_enterprise)
            }
            Field::Nis2 => self.own_flag(lever, |own| &mut own.nis2),
            Field::SmeDeclared => self.own_flag(lever, |own| &mut own.sme_declared),
            Field::LastYear(_)
            | Field::YearBefore(_)
            | Field::NewlyFounded
            | Field::OwnershipChanged
            | Field::Capital
            | Field::Voting
            | Field::Control
            | Field::ListedInvestor
            | Field::AlreadyIncluded => self.of_group(lever, place),
            Field::Base(package) | Field::Extensions(package) => self.quote(&lever, package),
        }
    }
}

/// The changes of a number.
#[inline(never)]
fn number(
    outcomes: &mut Vec<Outcome>,
    lever: &Lever,
    today: Decimal,
    bounds: Bounds,
    borders: &[Money],
    ask: &mut dyn FnMut(Decimal) -> Asked,
) -> Vec<Change> {
    let mut changes = Vec::with_capacity(2);
    for Stretch { from, until, state } in sides(today, bounds, borders, outcomes, ask) {
        if let Some(outcome) = outcomes.get(state) {
            changes.push(Change {
                lever: lever.clone(),
                value: Value::Number(from),
                until: Some(Value::Number(until)),
                outcome: outcome.clone(),
            });
        }
    }
    changes
}

impl Iterator for Levers {
    type Item = Vec<Change>;

    fn next(&mut self) -> Option<Vec<Change>> {
        let (place, field) = self.left.next()?;
        Some(self.changes_of(place, field))
    }
}

/// The place among the outcomes of the one that belongs to this answer on being an SME.
const fn by_size(sme: Tri) -> usize {
    match sme {
        Tri::Yes => 0,
        Tri::No => 1,
        Tri::Unknown => 2,
    }
}

#[inline(never)]
fn verdict_of(
    scheme: &'static Scheme,
    answers: &Application,
    sme: Tri,
    headroom: Option<Money>,
) -> Outcome {
    let mut case = Case::with(scheme, answers, Size::told(sme));
    case.headroom = headroom;
    Outcome::Verdict(verdict(&case, &Criteria::of(&case)))
}

/// The answers of the application itself, of an enterprise's figures, and of a relation, in the contract's order.
const OWN: [Field; 7] = [
    Field::DecisionDate,
    Field::PublicParticipation,
    Field::MainActivityAccepted,
    Field::NegativeEquity,
    Field::CustomWorkEnterprise,
    Field::Nis2,
    Field::SmeDeclared,
];
const FIGURES: [Field; 6] = [
    Field::LastYear(Measure::Headcount),
    Field::LastYear(Measure::Turnover),
    Field::LastYear(Measure::BalanceSheetTotal),
    Field::YearBefore(Measure::Headcount),
    Field::YearBefore(Measure::Turnover),
    Field::YearBefore(Measure::BalanceSheetTotal),
];
const SHARES: [Field; 2] = [Field::Capital, Field::Voting];
const FLAGS: [Field; 3] = [
    Field::Control,
    Field::ListedInvestor,
    Field::AlreadyIncluded,
];
const YEARS: [Field; 2] = [Field::NewlyFounded, Field::OwnershipChanged];

/// Whether an answer that has a default is another value; any other answer is.
#[cfg(any(feature = "ui", not(feature = "package")))]
fn is_other(application: &Application, group: &Group, place: usize, field: Field) -> bool {
    let own = application.enterprise.unwrap_or_default();
    let relation = group.answers(place);
    match field {
        Field::NewlyFounded => own.newly_founded,
        Field::OwnershipChanged => own.ownership_changed,
        Field::Control => relation.is_some_and(|one| one.control),
        Field::ListedInvestor => relation.is_some_and(|one| one.listed_investor),
        Field::AlreadyIncluded => relation.is_some_and(|one| one.already_included),
        Field::Extensions(package) => {
            let quote = application.quotes.get(package);
            quote.is_some_and(|quote| quote.extensions.is_positive())
        }
        Field::DecisionDate
        | Field::PublicParticipation
        | Field::MainActivityAccepted
        | Field::NegativeEquity
        | Field::CustomWorkEnterprise
        | Field::Nis2
        | Field::SmeDeclared
        | Field::LastYear(_)
        | Field::YearBefore(_)
        | Field::Capital
        | Field::Voting
        | Field::Base(_) => true,
    }
}

/// Every answer that can be changed, in the contract's order. One that is absent has no changes; of those with a default that
/// can't be seen in the application, so they are left out here.
#[inline(never)]
fn left(application: &Application, group: &Group, given: &Given) -> Vec<(usize, Field)> {
    let mut left = Vec::new();
    let mut noted = 0;
    let counts = application.enterprise.is_some();
    let mut all = |counts: bool, place: usize, fields: &[Field], with_default: bool| {
        for field in fields {
            let answered = !with_default
                || match given {
                    Given::All => true,
                    #[cfg(any(feature = "ui", not(feature = "package")))]
                    Given::Other => is_other(application, group, place, *field),
                    Given::Noted(given) => {
                        noted += 1;
                        given.get(noted - 1) == Some(&true)
                    }
                };
            if answered && counts {
                left.push((place, *field));
            }
        }
    };
    all(true, APPLICANT, &OWN, false);
    if counts {
        all(true, APPLICANT, &FIGURES, false);
        all(true, APPLICANT, &YEARS, true);
    }
    for place in APPLICANT + 1..group.size() {
        all(counts, place, &SHARES, false);
        all(counts, place, &FLAGS, true);
        all(counts, place, &FIGURES, false);
    }
    for package in PackageId::ALL {
        if application.quotes.get(package).is_some() {
            all(true, APPLICANT, &[Field::Base(package)], false);
            all(true, APPLICANT, &[Field::Extensions(package)], true);
        }
    }
    left
}
