//! What would change the result, in words: one line for each answer that could be another.
//!
//! Nothing here advises to misstate: a day, a package and a price are something to do, the group's shares are a limit, the figures
//! of closed years are a distance, and what was declared is a question whether it is right.

use super::finding::years;
use super::{Key, Voice, package, size};
use crate::answers::field::Field as Asked;
use crate::answers::in_words;
use crate::rules::application::Application;
use crate::rules::counterfactuals::{Change, Field, Measure, Outcome, Value};
use crate::rules::date::Date;
use crate::rules::de_minimis::Fit;
use crate::rules::decimal::plain;
use crate::rules::evaluate::{Evaluation, Status};
use crate::rules::money::Money;
use crate::rules::packages::QuoteResult;
use crate::rules::scheme::{PackageId, RuleId};
use crate::rules::trace::{Facts, State};
use crate::rules::tri::Tri;
use crate::rules::whole::digits;
use rust_decimal::Decimal;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What kind of thing it is.
    pub kind: Kind,
    /// What would be another.
    pub what: String,
    /// What it comes to.
    pub then: String,
    /// The rule that it goes by.
    pub rule: RuleId,
    /// Whether it comes to more than today: those are told first of their kind.
    pub more: bool,
    /// The package whose quote would be another.
    pub quote: Option<PackageId>,
}

/// What kind of thing would be another, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Whether the host wants this package shown.
    pub shows: &'a dyn Fn(PackageId) -> bool,
}

/// The line of a change, of quotes [in short](crate::rules::counterfactuals::Levers::in_short); none for one that reads like
/// today's result, and for a value that nobody can tell today from (a figure that is not there).
#[must_use]
pub fn line(voice: &Voice, about: About<'_>, change: &Change) -> Option<Line> {
    let (relation, field) = (&*change.lever.relation, change.lever.field);
    let mut quote = None;
    if let Field::Base(package) | Field::Extensions(package) = field {
        if !(about.shows)(package) {
            return None;
        }
        quote = Some(package);
    }
    let (then, more) = then(voice, about.evaluation, quote, &change.outcome)?;
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
                let (key, less) = if from < today {
                    (Key::ChangeLower, true)
                } else {
                    (Key::ChangeHigher, false)
                };
                let mut distance = (from - today).abs();
                // As far as it is from a limit that itself is still (an amount) or no longer (a head count) within it, so that it is
                // the figure that stands beside that limit: on a grid of hundredths "at least 8.42" and "more than 8.41" are one.
                let mut from = Key::WhyAtLeast;
                let beyond = distance - Decimal::new(1, 2);
                if less == (measure == Measure::Headcount) && beyond > Decimal::ZERO {
                    (distance, from) = (beyond, Key::ChangeOver);
                }
                let distance = voice.format_text(from, &[&figure(voice, measure, distance)]);
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
        then,
        rule,
        more,
        quote,
    })
}

/// All lines in the order in which they are told, with what no single answer shows: a quote of which both prices must be
/// others, and how far an SME is from the limits where another figure in one year takes nothing away.
#[must_use]
pub fn whole(voice: &Voice, about: About<'_>, mut lines: Vec<Line>) -> Vec<Line> {
    let evaluation = about.evaluation;
    for row in &evaluation.packages {
        let none = row
            .quote
            .as_ref()
            .is_some_and(|quote| quote.by_rate.is_empty());
        let alone = lines.iter().any(|line| line.quote == Some(row.id));
        if none && !alone && !evaluation.rates.is_empty() && (about.shows)(row.id) {
            let name = voice.text(package::name(row.id));
            lines.push(Line {
                kind: Kind::Doing,
                what: voice.format_text(Key::ChangeBoth, &[name]),
                then: voice.text(Key::ChangeThenPriced).to_owned(),
                rule: RuleId::Quotes,
                more: true,
                quote: Some(row.id),
            });
        }
    }
    if evaluation.status == Status::Eligible {
        margins(voice, evaluation, &mut lines);
    }
    // Inserted in order one by one: sorting a handful weighs kilobytes.
    let mut ordered: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        let after = |other: &Line| (other.kind, !other.more) <= (line.kind, !line.more);
        let place = ordered.partition_point(after);
        ordered.insert(place, line);
    }
    ordered
}

/// How far an SME in both years is from the limits, and what it takes to be none.
#[inline(never)]
fn margins(voice: &Voice, evaluation: &Evaluation, lines: &mut Vec<Line>) {
    for found in &evaluation.trace {
        let Facts::Size(size) = &found.facts else {
            continue;
        };
        let (Some(last), Some(before)) = (&size.last_year, &size.year_before) else {
            continue;
        };
        if last.sme != Tri::Yes || before.sme != Tri::Yes {
            continue;
        }
        let mut add = |what: String, then: String| {
            lines.push(Line {
                kind: Kind::Figure,
                what,
                then,
                rule: RuleId::Size,
                more: false,
                quote: None,
            });
        };
        let (name, earlier) = years(**voice, voice.year(), size.estimated);
        for (name, year) in [(name, last), (earlier, before)] {
            let mut told = String::new();
            for total in size::totals(**voice, year, &evaluation.scheme.medium) {
                if total.holds == Tri::Yes {
                    if !told.is_empty() {
                        told.push_str(". ");
                    }
                    told.push_str(voice.text(total.name));
                    told.push(' ');
                    told.push_str(&total.words);
                }
            }
            add(voice.format_text(Key::ChangeMargin, &[&name]), told);
        }
        add(
            voice.text(Key::ChangeTooLarge).to_owned(),
            voice.text(Key::ChangeThenNoSme).to_owned(),
        );
    }
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
        Some(Value::Day(until)) if until.parts().0 < Date::LAST_YEAR => {
            voice.format_text(Key::ChangeDays, &[&from, &voice.date(until)])
        }
        _ => voice.format_text(Key::ChangeDay, &[&from]),
    }
}

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
    let (key, values) = if low == high {
        (Key::ChangeExactly, [write(low), String::new()])
    } else if low.is_zero() {
        (Key::ChangeAtMost, [write(high), String::new()])
    } else if high == most {
        (Key::ChangeAtLeast, [write(low), String::new()])
    } else {
        (Key::ChangeBetween, [write(low), write(high)])
    };
    let [first, second] = &values;
    voice.format_text(key, &[label, first, second])
}

/// What it comes to, and whether that is more than today; none where it reads like today's.
fn then(
    voice: &Voice,
    today: &Evaluation,
    quote: Option<PackageId>,
    outcome: &Outcome,
) -> Option<(String, bool)> {
    match outcome {
        Outcome::Verdict(verdict) => {
            let same = verdict.status == today.status;
            let (text, more) = match verdict.status {
                Status::Eligible => {
                    let rates = package::percents(voice, &verdict.rates);
                    let higher = verdict.rates.first() > today.rates.first();
                    let text = voice.format_text(Key::ChangeThenYes, &[&rates]);
                    (text, !same || higher)
                }
                // From one "no" to another is no help, and open is open.
                _ if same => return None,
                Status::Ineligible => (voice.text(Key::ChangeThenNo).to_owned(), false),
                Status::Undetermined => {
                    let more = today.status == Status::Ineligible;
                    (voice.text(Key::ChangeThenOpen).to_owned(), more)
                }
            };
            Some((text, more))
        }
        Outcome::Quote(_, fits) => {
            let row = today.packages.iter().find(|row| Some(row.id) == quote)?;
            let now = row.quote.as_ref()?;
            let mut more = false;
            for (place, fit) in fits.iter().enumerate() {
                // At most as many rates as today; at none a subsidy can be computed, or at each.
                let before = now.by_rate.get(place).map(|row| row.de_minimis);
                more |= *fit != Fit::Exceeds && before.is_none_or(|fit| fit == Fit::Exceeds);
            }
            Some((of_quote(voice, today, now, fits), more))
        }
    }
}

/// What a quote comes to that fits so at each rate; without any rate no subsidy can be computed.
fn of_quote(voice: &Voice, today: &Evaluation, now: &QuoteResult, fits: &[Fit]) -> String {
    let priced = voice.text(Key::ChangeThenPriced);
    let fitting = fits.iter().position(|fit| *fit == Fit::Fits);
    let room = match (fitting, fits.contains(&Fit::Exceeds)) {
        _ if fits.is_empty() => return voice.text(Key::ChangeThenUnpriced).to_owned(),
        (None, false) => return priced.to_owned(),
        (None, true) => voice.text(Key::ChangeThenNoRoom).to_owned(),
        (Some(_), false) => voice.text(Key::ChangeThenRoom).to_owned(),
        (Some(place), true) => {
            let rate = today.rates.get(place).map(|rate| rate.percent());
            let rate = digits(rate.unwrap_or_default().into(), 0);
            voice.format_text(Key::ChangeThenRoomAt, &[&voice.percent(&rate)])
        }
    };
    if now.by_rate.is_empty() {
        voice.format_text(Key::ChangeAnd, &[priced, &room])
    } else {
        room
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
