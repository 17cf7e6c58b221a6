//! Which open question settles most: a mark for the visitor, never an order.
//!
//! A *possible outcome* is a pair of status and rates under some way to answer all that is open. Of each question it is asked how
//! many of them its least telling answer would leave; the question that leaves the fewest settles most, and of equals the one
//! that stands first in `missing`.

use super::application::Application;
use super::beneficiary::World;
use super::case::Needed;
use super::criteria::{Criterion, RuleId};
use super::evaluate::{Evaluation, Question};
use super::percent::Rate;
use super::scheme::{LegalForm, Standing};
use super::tri::Tri;

/// The open question that settles most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settles {
    /// Which one.
    pub question: Question,
    /// What hangs on it.
    pub what: Settled,
}

/// What a question settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// One of its answers leaves no way to be eligible.
    Eligibility,
    /// It tells between these two rates, the highest first.
    Between(Rate, Rate),
    /// Whether this rate is possible.
    Possible(Rate),
    /// It leaves fewer outcomes, though by itself it tells neither.
    InPart,
}

/// A set of possible outcomes: a bit for each pair of status (eligible, open, refused) and rate (none, the lower, the higher).
type Outcomes = u16;
const RATES: usize = 3;
const LOW: Outcomes = 1 << 1;
const HIGH: Outcomes = 1 << 2;

/// What one way to answer makes of the criteria, as bits: one is lost for good, one only waits, one is VLAIO's to judge.
const LOST: u8 = 1;
const WAITS: u8 = 2;
const OPEN: u8 = 4;

/// An answer as the criterion or the world sees it: for the awards, whether the room covers the smallest subsidy at every rate,
/// at the lowest only, or at none.
type Answered = Option<(Question, Tri)>;

/// The open question that settles most; none where nothing is open. One of these `unknown` only where nothing else is open: who
/// answers does not know them.
#[must_use]
pub fn settles_most(
    application: &Application,
    evaluation: &Evaluation,
    unknown: &[Question],
) -> Option<Settles> {
    let mut best: Option<(u32, Settles)> = None;
    let only_unknown = evaluation.missing.len() <= unknown.len();
    for &question in &evaluation.missing {
        if !only_unknown && unknown.contains(&question) {
            continue;
        }
        let (mut most, mut in_all, mut in_any) = (0, Outcomes::MAX, 0);
        let mut refused = false;
        for answer in answers(evaluation, question) {
            let left = outcomes(application, evaluation, Some((question, *answer)));
            most = most.max(left.count_ones());
            let rates = hopeful(left);
            refused |= rates == 0;
            in_all &= rates;
            in_any |= rates;
        }
        if best.is_some_and(|(fewest, _)| fewest <= most) {
            continue;
        }
        // The rates that only some of the answers leave.
        let [high, low] = rates_of(evaluation);
        let some = in_any & !in_all;
        let what = match (
            high.filter(|_| some & HIGH != 0),
            low.filter(|_| some & LOW != 0),
        ) {
            _ if refused => Settled::Eligibility,
            (Some(high), Some(low)) => Settled::Between(high, low),
            (Some(rate), None) | (None, Some(rate)) => Settled::Possible(rate),
            (None, None) => Settled::InPart,
        };
        best = Some((most, Settles { question, what }));
    }
    best.map(|(_, settles)| settles)
}

/// The two kinds of rate by their percentages, the highest first; the second is none where they are equal.
fn rates_of(evaluation: &Evaluation) -> [Option<Rate>; 2] {
    let (sme, nis2) = (evaluation.scheme.rate_sme, evaluation.scheme.rate_nis2);
    [Some(sme.max(nis2)), (sme != nis2).then_some(sme.min(nis2))]
}

/// The rates at which these outcomes are not refused, as bits.
fn hopeful(outcomes: Outcomes) -> Outcomes {
    let of_status = (1 << RATES) - 1;
    (outcomes | outcomes >> RATES) & of_status
}

/// What the question can be answered, in the eyes of the rules.
fn answers(evaluation: &Evaluation, question: Question) -> &'static [Tri] {
    let judged = |form| evaluation.scheme.standing(form) == Standing::Ask;
    let third = (question == Question::LegalForm && LegalForm::all().any(judged))
        || (question == Question::DeMinimis && rates_of(evaluation)[1].is_some());
    if third {
        &[Tri::Yes, Tri::No, Tri::Unknown]
    } else {
        &[Tri::Yes, Tri::No]
    }
}

/// Every outcome that is still possible, with this one answer given.
fn outcomes(application: &Application, evaluation: &Evaluation, answered: Answered) -> Outcomes {
    let given = |question| match answered {
        Some((asked, answer)) if asked == question => Some(answer),
        Some(_) | None => None,
    };
    let scheme = evaluation.scheme;
    // What the criteria that are the same in every world can come to.
    let mut same = vec![0];
    let (mut of_world, mut of_room) = (None, None);
    for (criterion, state) in evaluation.criteria.each() {
        if criterion.rule == RuleId::Beneficiary {
            of_world = Some(criterion);
        } else if criterion.rule == RuleId::DeMinimis {
            of_room = Some(criterion);
        } else {
            let open = criterion.rule.question();
            match open.filter(|question| evaluation.missing.contains(question)) {
                None => cross(&mut same, criterion, &[state]),
                Some(question) => match given(question) {
                    Some(answer) => cross(&mut same, criterion, &[answer]),
                    None => cross(&mut same, criterion, answers(evaluation, question)),
                },
            }
        }
    }
    let custom_work = given(Question::CustomWorkEnterprise);
    let nis2 = given(Question::Nis2);
    let worlds = World::allowed(
        custom_work.unwrap_or_else(|| application.custom_work_enterprise.into()),
        given(Question::Size).unwrap_or(evaluation.size.sme),
        nis2.unwrap_or_else(|| application.nis2.into()),
    );
    let mut found = 0;
    for world in worlds {
        let rate = world.rate(scheme);
        let mut ways = same.clone();
        if let Some(criterion) = of_world {
            cross(&mut ways, criterion, &[Tri::from(rate.is_some())]);
        }
        let counting = rate.unwrap_or(scheme.rate_sme);
        if let Some(criterion) = of_room {
            let needed = Needed::at(scheme, counting, counting);
            let scarce = Tri::from(counting == scheme.rate_sme.min(scheme.rate_nis2));
            match (evaluation.de_minimis, given(Question::DeMinimis)) {
                (Some(room), _) => cross(&mut ways, criterion, &[needed.covered_by(room.headroom)]),
                (None, Some(Tri::Unknown)) => cross(&mut ways, criterion, &[scarce]),
                (None, Some(answer)) => cross(&mut ways, criterion, &[answer]),
                (None, None) => cross(&mut ways, criterion, &[Tri::Yes, Tri::No]),
            }
        }
        let highest = counting == scheme.rate_sme.max(scheme.rate_nis2);
        let rate = rate.map_or(0, |_| 1 + usize::from(highest));
        for way in ways {
            let (status, rate) = match way {
                way if way & LOST != 0 => (2, 0),
                way if way & WAITS != 0 => (2, rate),
                way => (usize::from(way & OPEN != 0), rate),
            };
            found |= 1 << (status * RATES + rate);
        }
    }
    found
}

/// Every way so far with each of these states of one more criterion.
fn cross(ways: &mut Vec<u8>, criterion: &Criterion, states: &[Tri]) {
    let mut all = Vec::new();
    for way in &*ways {
        for state in states {
            let more = match state {
                Tri::Yes => 0,
                Tri::No if criterion.waits => WAITS,
                Tri::No => LOST,
                Tri::Unknown => OPEN,
            };
            if !all.contains(&(way | more)) {
                all.push(way | more);
            }
        }
    }
    *ways = all;
}
