//! What would change the outcome: for each answer alone, the nearest other value on each side with another outcome, and how
//! far that outcome reaches (contract, Counterfactuals).
//!
//! Every value that is told was found by asking the rules' own functions, in parts where a lever leaves a part alone: no
//! comparison, kind or rounding stands here a second time.

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
use std::sync::Arc;

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
    /// All, in the contract's order.
    pub const ALL: [Self; 3] = [Self::Headcount, Self::Turnover, Self::BalanceSheetTotal];

    /// This figure of a year; none where it is not answered.
    #[must_use]
    pub fn of(self, figures: &Figures) -> Option<Decimal> {
        match self {
            Self::Headcount => figures.headcount.map(Headcount::value),
            Self::Turnover => figures.turnover.map(Money::euro),
            Self::BalanceSheetTotal => figures.balance_sheet_total.map(Money::euro),
        }
    }

    const fn bounds(self) -> Bounds {
        match self {
            Self::Headcount => Headcount::BOUNDS,
            Self::Turnover | Self::BalanceSheetTotal => Money::BOUNDS,
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

/// Which of the answers that have a default were given, in the order of the public form: only those can be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given(Vec<bool>);

impl Given {
    /// All of them.
    pub const ALL: Self = Self(Vec::new());

    /// One entry for each such answer: of the enterprise, of each relation depth first, of each quote.
    pub(crate) const fn these(given: Vec<bool>) -> Self {
        Self(given)
    }
}

/// What would change the outcome; every answer that has a default counts as given.
///
/// # Errors
/// Where no version of the rules holds on the day asked.
pub fn counterfactuals(application: &Application) -> Result<Vec<Change>, NotInForce> {
    Levers::of(application, &Given::ALL).map(Levers::changes)
}

/// All levers of an application in the contract's order, each worked out when it is asked for: one step of the iterator gives
/// the changes of one lever, at most two. It owns what it looks at and can be dropped between any two steps.
#[derive(Debug)]
pub struct Levers {
    scheme: &'static Scheme,
    /// The application without its relations, which are in `group`.
    alone: Application,
    headroom: Option<Money>,
    /// Shared, so that it can be looked at while outcomes are added.
    group: Option<Arc<Group>>,
    /// Whether it is an SME today.
    sme: Tri,
    /// Every outcome met so far. The first three are those of an SME, of none, and of one that may be either.
    outcomes: Vec<Outcome>,
    /// The levers that are left: the enterprise's place in `group`, and the answer.
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
    pub fn under(scheme: &'static Scheme, application: &Application, given: &Given) -> Self {
        let group = Group::of(scheme, application);
        let sme = match &group {
            Some(group) => group.sme(),
            None => application.sme_declared.into(),
        };
        let awards = application.de_minimis.as_deref();
        let mut alone = application.clone();
        alone.relations = None;
        let mut levers = Self {
            scheme,
            headroom: awards.map(|awards| headroom(scheme, awards, application.decision_date)),
            left: left(application, group.as_ref(), given).into_iter(),
            alone,
            group: group.map(Arc::new),
            sme,
            outcomes: Vec::new(),
        };
        for sme in [Tri::Yes, Tri::No, Tri::Unknown] {
            let outcome = levers.verdict(&levers.alone, sme);
            levers.outcomes.push(outcome);
        }
        levers
    }

    /// The changes of all levers that are left.
    #[must_use]
    pub fn changes(self) -> Vec<Change> {
        let mut changes = Vec::new();
        for found in self {
            changes.extend(found);
        }
        changes
    }

    fn verdict(&self, answers: &Application, sme: Tri) -> Outcome {
        verdict_of(self.scheme, answers, sme, self.headroom)
    }

    /// The changes of a boolean: the outcome of its other value, where that is another one.
    fn flag(&self, lever: Lever, value: bool, outcome: Outcome) -> Vec<Change> {
        if Some(&outcome) == self.outcomes.get(by_size(self.sme)) {
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
    fn own_flag(
        &self,
        lever: Lever,
        answer: fn(&mut Application) -> &mut Option<bool>,
    ) -> Vec<Change> {
        let mut other = self.alone.clone();
        let answer = answer(&mut other);
        let value = *answer != Some(true);
        *answer = Some(value);
        let sme = match self.group {
            Some(_) => self.sme,
            None => other.sme_declared.into(),
        };
        let outcome = self.verdict(&other, sme);
        self.flag(lever, value, outcome)
    }

    /// The changes of a number.
    fn number(
        &mut self,
        lever: &Lever,
        today: Decimal,
        bounds: Bounds,
        borders: &[Money],
        ask: &mut dyn FnMut(Decimal) -> Asked,
    ) -> Vec<Change> {
        let mut changes = Vec::with_capacity(2);
        for stretch in sides(today, bounds, borders, &mut self.outcomes, ask) {
            let Stretch { from, until, state } = stretch;
            changes.extend(self.outcomes.get(state).map(|outcome| Change {
                lever: lever.clone(),
                value: Value::Number(from),
                until: Some(Value::Number(until)),
                outcome: outcome.clone(),
            }));
        }
        changes
    }

    fn public_share(&mut self, lever: &Lever, share: Percent) -> Vec<Change> {
        let mut answers = self.alone.clone();
        let (scheme, sme, headroom) = (self.scheme, self.sme, self.headroom);
        // The criterion is one limit: passed once, it stays passed.
        self.number(lever, share.value(), Percent::BOUNDS, &[], &mut |value| {
            answers.public_participation = Some(Percent::from_checked(value));
            Asked::Outcome(verdict_of(scheme, &answers, sme, headroom))
        })
    }

    fn changes_of(&mut self, place: usize, field: Field) -> Vec<Change> {
        let path = self.group.as_ref().map(|group| group.path(place));
        let lever = Lever {
            relation: path.unwrap_or_default(),
            field,
        };
        match field {
            Field::DecisionDate => self.days(lever),
            Field::PublicParticipation => match self.alone.public_participation {
                Some(share) => self.public_share(&lever, share),
                None => Vec::new(),
            },
            Field::MainActivityAccepted => {
                self.own_flag(lever, |answers| &mut answers.main_activity_accepted)
            }
            Field::NegativeEquity => self.own_flag(lever, |answers| &mut answers.negative_equity),
            Field::CustomWorkEnterprise => {
                self.own_flag(lever, |answers| &mut answers.custom_work_enterprise)
            }
            Field::Nis2 => self.own_flag(lever, |answers| &mut answers.nis2),
            Field::SmeDeclared => self.own_flag(lever, |answers| &mut answers.sme_declared),
            Field::Base(package) | Field::Extensions(package) => self.quote(&lever, package),
            Field::LastYear(measure) => self.figure(&lever, place, measure, true),
            Field::YearBefore(measure) => self.figure(&lever, place, measure, false),
            Field::NewlyFounded => self.years(lever, |answers| &mut answers.newly_founded),
            Field::OwnershipChanged => self.years(lever, |answers| &mut answers.ownership_changed),
            Field::Capital => self.share(&lever, place, |answers| &mut answers.capital),
            Field::Voting => self.share(&lever, place, |answers| &mut answers.voting),
            Field::Control => self.relation_flag(lever, place, |answers| &mut answers.control),
            Field::ListedInvestor => {
                self.relation_flag(lever, place, |answers| &mut answers.listed_investor)
            }
            Field::AlreadyIncluded => {
                self.relation_flag(lever, place, |answers| &mut answers.already_included)
            }
        }
    }
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

/// Every answer that can be changed, in the contract's order.
fn left(application: &Application, group: Option<&Group>, given: &Given) -> Vec<(usize, Field)> {
    let mut left = vec![(APPLICANT, Field::DecisionDate)];
    let mut when = |answered: bool, relation: usize, field: Field| {
        if answered {
            left.push((relation, field));
        }
    };
    let public = application.public_participation.is_some();
    when(public, APPLICANT, Field::PublicParticipation);
    let activity = application.main_activity_accepted.is_some();
    when(activity, APPLICANT, Field::MainActivityAccepted);
    let equity = application.negative_equity.is_some();
    when(equity, APPLICANT, Field::NegativeEquity);
    let custom_work = application.custom_work_enterprise.is_some();
    when(custom_work, APPLICANT, Field::CustomWorkEnterprise);
    when(application.nis2.is_some(), APPLICANT, Field::Nis2);
    let declared = application.sme_declared.is_some();
    when(declared, APPLICANT, Field::SmeDeclared);
    let mut flags = given.0.iter();
    if let Some(group) = group {
        let mut flag = || flags.next() != Some(&false);
        // The enterprise's own come before those of the relations.
        let (founded, changed) = (flag(), flag());
        for (place, answers) in group.answers().enumerate() {
            if place != APPLICANT {
                when(answers.capital.is_some(), place, Field::Capital);
                when(answers.voting.is_some(), place, Field::Voting);
                when(flag(), place, Field::Control);
                when(flag(), place, Field::ListedInvestor);
                when(flag(), place, Field::AlreadyIncluded);
            }
            for measure in Measure::ALL {
                let answered = measure.of(&answers.last_year).is_some();
                when(answered, place, Field::LastYear(measure));
            }
            for measure in Measure::ALL {
                let answered = measure.of(&answers.year_before).is_some();
                when(answered, place, Field::YearBefore(measure));
            }
            if place == APPLICANT {
                when(founded, place, Field::NewlyFounded);
                when(changed, place, Field::OwnershipChanged);
            }
        }
    }
    let mut quotes = Vec::new();
    // The last ones, also where the relations count for nothing.
    for package in PackageId::ALL.into_iter().rev() {
        if application.quotes.get(package).is_some() {
            quotes.push((package, flags.next_back() != Some(&false)));
        }
    }
    for (package, extensions) in quotes.into_iter().rev() {
        when(true, APPLICANT, Field::Base(package));
        when(extensions, APPLICANT, Field::Extensions(package));
    }
    left
}
