//! What would change the result, in words: one line for each answer that could be another.
//!
//! Nothing here advises to misstate: a day, a package and a price are something to do, the group's shares are a limit, the figures
//! of closed years are a distance, and what was declared is a question whether it is right.

use super::{Key, Voice, package};
use crate::answers::field::Field as Asked;
use crate::answers::in_words;
use crate::rules::application::Application;
use crate::rules::counterfactuals::{Change, Field, Measure, Outcome, Value};
use crate::rules::date::Date;
use crate::rules::de_minimis::Fit;
use crate::rules::decimal::plain;
use crate::rules::evaluate::{Evaluation, Status};
use crate::rules::money::Money;
use crate::rules::scheme::{PackageId, RuleId};
use crate::rules::trace::State;
use rust_decimal::Decimal;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What kind of thing it is: they are told in this order.
    pub kind: Kind,
    /// What would be another.
    pub what: String,
    /// What it comes to.
    pub then: String,
    /// The rule that it goes by.
    pub rule: RuleId,
}

/// What kind of thing would be another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What the enterprise can do: a day, a quote.
    Doing,
    /// How the group is put together.
    Structure,
    /// The figures.
    Figure,
    /// What was declared.
    Declared,
}

impl Kind {
    /// In the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Doing, Self::Structure, Self::Figure, Self::Declared];
}

/// What the lines are about.
#[derive(Clone, Copy)]
pub struct About<'a> {
    /// The answers.
    pub application: &'a Application,
    /// What they come to.
    pub evaluation: &'a Evaluation,
    /// The name of the enterprise at this path of relations; its number where it has none.
    pub title: &'a dyn Fn(&[usize]) -> String,
    /// The calendar year after the last year for which its figures are asked.
    pub asked: &'a dyn Fn(&[usize]) -> u16,
}

/// The line of a change; none for a value that nobody can tell today from (a figure that is not there).
#[must_use]
pub fn line(voice: &Voice, about: About<'_>, change: &Change) -> Option<Line> {
    let (relation, field) = (&*change.lever.relation, change.lever.field);
    let asked = of_form(field);
    let (kind, rule) = kind(about.evaluation, field);
    let mut label = match asked {
        // Not the question: who answered "nee" was not asked how much.
        Some(Asked::PublicShare) | None => voice.text(Key::ChangePublicShare).to_owned(),
        Some(field) => in_words::label(voice, field, (about.asked)(relation)),
    };
    // Also the space that French has before it.
    label.truncate(
        label
            .trim_end_matches(|c: char| c == '?' || c.is_whitespace())
            .len(),
    );
    if !relation.is_empty() {
        label = [&*label, ", ", &*(about.title)(relation)].concat();
    }
    let what = match (change.value, change.until) {
        (Value::Flag(value), _) => {
            let today = voice.text(if value { Key::ChoiceNo } else { Key::ChoiceYes });
            voice.format_text(Key::ChangeCheck, &[today, &label])
        }
        (Value::Day(from), until) => days(voice, from, until),
        (Value::Number(from), Some(Value::Number(until))) => {
            if let Field::LastYear(measure) | Field::YearBefore(measure) = field {
                let today = today(about.application, relation, field, measure)?;
                let key = if from < today {
                    Key::ChangeTooMuch
                } else {
                    Key::ChangeLeft
                };
                let distance = figure(voice, measure, (from - today).abs());
                voice.format_text(key, &[&label, &distance])
            } else if kind == Kind::Doing {
                let amount = |value| voice.euro(Money::from_checked(value));
                let most = Decimal::from(Money::BOUNDS.max);
                range(voice, &label, from, until, most, &amount)
            } else {
                let share = |value: Decimal| voice.percent(&plain(value, 0));
                range(voice, &label, from, until, Decimal::ONE_HUNDRED, &share)
            }
        }
        (Value::Number(_), _) => return None,
    };
    Some(Line {
        kind,
        what,
        then: then(voice, &change.outcome),
        rule,
    })
}

/// What must all be another, where no answer alone changes a "no": the names of the conditions that are not met.
#[must_use]
pub fn together(voice: &Voice, evaluation: &Evaluation) -> Vec<&'static str> {
    let mut names = Vec::new();
    for (rule, state) in evaluation.criteria.states() {
        if state == State::NotMet {
            names.push(voice.text(super::finding::name(rule)));
        }
    }
    names
}

/// A day, or a stretch of days.
fn days(voice: &Voice, from: Date, until: Option<Value>) -> String {
    let from = voice.date(from);
    match until {
        // As far as it can be asked.
        Some(Value::Day(until)) if until.parts().0 < LAST => {
            voice.format_text(Key::ChangeDays, &[&from, &voice.date(until)])
        }
        _ => voice.format_text(Key::ChangeDay, &[&from]),
    }
}

/// The year of the last day that can be asked.
const LAST: u16 = 2999;

/// A stretch of numbers, by its ends: to the lowest or the highest that there is, only the other end is told.
fn range(
    voice: &Voice,
    label: &str,
    from: Decimal,
    until: Decimal,
    most: Decimal,
    write: &dyn Fn(Decimal) -> String,
) -> String {
    let (low, high) = (from.min(until), from.max(until));
    let (key, values) = if low.is_zero() {
        (Key::ChangeAtMost, [write(high), String::new()])
    } else if high == most {
        (Key::ChangeAtLeast, [write(low), String::new()])
    } else {
        (Key::ChangeBetween, [write(low), write(high)])
    };
    let [first, second] = &values;
    voice.format_text(key, &[label, first, second])
}

/// What it comes to.
fn then(voice: &Voice, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Verdict(verdict) => match verdict.status {
            Status::Eligible => {
                let rates = package::percents(voice, &verdict.rates);
                voice.format_text(Key::ChangeThenYes, &[&rates])
            }
            Status::Ineligible => voice.text(Key::ChangeThenNo).to_owned(),
            Status::Undetermined => voice.text(Key::ChangeThenOpen).to_owned(),
        },
        Outcome::Quote(issues, fits) => {
            let key = if !issues.is_empty() {
                Key::ChangeThenUnpriced
            } else if fits.contains(&Fit::Exceeds) || fits.contains(&Fit::Partly) {
                Key::ChangeThenNoRoom
            } else if fits.contains(&Fit::Fits) {
                Key::ChangeThenRoom
            } else {
                Key::ChangeThenPriced
            };
            voice.text(key).to_owned()
        }
    }
}

/// Today's figure.
fn today(
    application: &Application,
    relation: &[usize],
    field: Field,
    measure: Measure,
) -> Option<Decimal> {
    let last = matches!(field, Field::LastYear(_));
    let Some((own, below)) = relation.split_first() else {
        let enterprise = application.enterprise.as_ref()?;
        let year = if last {
            &enterprise.last_year
        } else {
            &enterprise.year_before
        };
        return measure.of(year);
    };
    let mut found = application.relations.as_ref()?.get(*own)?;
    for place in below {
        found = found.relations.get(*place)?;
    }
    measure.of(if last {
        &found.last_year
    } else {
        &found.year_before
    })
}

fn figure(voice: &Voice, measure: Measure, value: Decimal) -> String {
    match measure {
        Measure::Headcount => voice.format_text(Key::FormatHeadcount, &[&voice.count(value)]),
        Measure::Turnover | Measure::BalanceSheetTotal => voice.euro(Money::from_checked(value)),
    }
}

/// The field of the form that holds an answer; a day has a sentence of its own.
const fn of_form(field: Field) -> Option<Asked> {
    Some(match field {
        Field::DecisionDate => return None,
        Field::PublicParticipation => Asked::PublicShare,
        Field::MainActivityAccepted => Asked::MainActivity,
        Field::NegativeEquity => Asked::Equity,
        Field::CustomWorkEnterprise => Asked::CustomWork,
        Field::Nis2 => Asked::Nis2,
        Field::SmeDeclared => Asked::Sme,
        Field::LastYear(Measure::Headcount) => Asked::LastHeadcount,
        Field::LastYear(Measure::Turnover) => Asked::LastTurnover,
        Field::LastYear(Measure::BalanceSheetTotal) => Asked::LastBalance,
        Field::YearBefore(Measure::Headcount) => Asked::BeforeHeadcount,
        Field::YearBefore(Measure::Turnover) => Asked::BeforeTurnover,
        Field::YearBefore(Measure::BalanceSheetTotal) => Asked::BeforeBalance,
        Field::NewlyFounded => Asked::NewlyFounded,
        Field::OwnershipChanged => Asked::OwnershipChanged,
        Field::Capital => Asked::Capital,
        Field::Voting => Asked::Voting,
        Field::Control => Asked::Control,
        Field::ListedInvestor => Asked::ListedInvestor,
        Field::AlreadyIncluded => Asked::AlreadyIncluded,
        Field::Base(PackageId::Start) => Asked::StartBase,
        Field::Base(PackageId::Medium) => Asked::MediumBase,
        Field::Base(PackageId::Plus) => Asked::PlusBase,
        Field::Extensions(PackageId::Start) => Asked::StartExtensions,
        Field::Extensions(PackageId::Medium) => Asked::MediumExtensions,
        Field::Extensions(PackageId::Plus) => Asked::PlusExtensions,
    })
}

fn kind(evaluation: &Evaluation, field: Field) -> (Kind, RuleId) {
    match field {
        Field::DecisionDate => {
            let repeat = evaluation.criteria.get(RuleId::Repeat);
            let waits = repeat == Some(State::NotMet);
            let rule = if waits {
                RuleId::Repeat
            } else {
                RuleId::DeMinimis
            };
            (Kind::Doing, rule)
        }
        Field::Base(_) | Field::Extensions(_) => (Kind::Doing, RuleId::Quotes),
        Field::Capital
        | Field::Voting
        | Field::Control
        | Field::ListedInvestor
        | Field::AlreadyIncluded => (Kind::Structure, RuleId::Size),
        Field::PublicParticipation => (Kind::Declared, RuleId::PrivateSector),
        Field::MainActivityAccepted => (Kind::Declared, RuleId::MainActivity),
        Field::NegativeEquity => (Kind::Declared, RuleId::Equity),
        Field::CustomWorkEnterprise | Field::Nis2 => (Kind::Declared, RuleId::Beneficiary),
        Field::LastYear(_) | Field::YearBefore(_) => (Kind::Figure, RuleId::Size),
        Field::SmeDeclared | Field::NewlyFounded | Field::OwnershipChanged => {
            (Kind::Declared, RuleId::Size)
        }
    }
}
