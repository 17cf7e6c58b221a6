//! The verdict in sentences.

use super::finding::{name, reasons};
use super::format::date;
use super::{Key, fill, package, say};
use crate::rules::evaluate::{Evaluation, Question, Status, Warning};
use crate::rules::trace::State;

/// So few open questions are named one by one.
pub const NAMED: usize = 3;

/// The verdict's first half.
#[must_use]
pub fn headline(evaluation: &Evaluation) -> String {
    match (
        evaluation.status,
        evaluation.rates.as_slice(),
        evaluation.available_from,
    ) {
        (Status::Eligible, [rate], _) => {
            fill(Key::VerdictEligibleRate, &[&rate.percent().to_string()])
        }
        (Status::Eligible, [_, _], _) => say(Key::VerdictEligibleRates).to_owned(),
        (Status::Eligible, ..) => say(Key::VerdictEligible).to_owned(),
        (Status::Ineligible, _, Some(day)) => fill(Key::VerdictIneligibleUntil, &[&date(day)]),
        (Status::Ineligible, ..) => say(Key::VerdictIneligible).to_owned(),
        (Status::Undetermined, ..) => say(Key::VerdictUndetermined).to_owned(),
    }
}

/// Its second half: at which rate and why, who decides, what is still to be answered.
#[must_use]
pub fn details(evaluation: &Evaluation) -> Vec<String> {
    let mut lines = Vec::new();
    if evaluation.status == Status::Eligible {
        let rates: Vec<String> = evaluation
            .rates
            .iter()
            .map(|rate| say(package::rate(*rate)).to_owned())
            .collect();
        lines.push(format!(
            "{}. {}",
            rates.join(say(Key::VerdictOr)),
            say(Key::VerdictSecondHalf)
        ));
    }
    // Owned, as all lists of texts are: each kind of string would bring the code that joins it.
    let names: Vec<String> = evaluation
        .missing
        .iter()
        .map(|question| say(missing(*question)).to_owned())
        .collect();
    match names.as_slice() {
        [] => {}
        [one] => lines.push(fill(Key::VerdictMissingOne, &[one])),
        many if many.len() <= NAMED => lines.push(fill(
            Key::VerdictMissingMany,
            &[&many.len().to_string(), &many.join(", ")],
        )),
        many => lines.push(fill(Key::VerdictMissingCount, &[&many.len().to_string()])),
    }
    if !evaluation.ask.is_empty() {
        lines.push(say(Key::VerdictAskLegalForm).to_owned());
    }
    if let Some(day) = evaluation.available_from {
        lines.push(fill(Key::VerdictAvailable, &[&date(day)]));
    }
    lines
}

/// Under a "no": every condition that fails, with the figures. `asked` is the calendar year of the day asked.
#[must_use]
pub fn obstacles(evaluation: &Evaluation, asked: u16) -> Vec<(&'static str, Vec<String>)> {
    use crate::rules::scheme::RuleId;

    if evaluation.status != Status::Ineligible {
        return Vec::new();
    }
    let beneficiary = evaluation.criteria.beneficiary == State::NotMet;
    evaluation
        .trace
        .iter()
        .filter(|finding| finding.state == State::NotMet)
        // The size is only an obstacle together with the rest of its criterion; a quote never is.
        .filter(|finding| {
            finding.rule != RuleId::Quotes && (finding.rule != RuleId::Size || beneficiary)
        })
        .map(|finding| (say(name(finding.rule)), reasons(finding, asked)))
        .collect()
}

/// Readings that decided and may be seen otherwise.
#[must_use]
pub fn warnings(evaluation: &Evaluation) -> Vec<&'static str> {
    evaluation
        .warnings
        .iter()
        .map(|warning| {
            say(match warning {
                Warning::ShareExactly25 => Key::WarningShareExactly25,
                Warning::TwoYearRule => Key::WarningTwoYearRule,
            })
        })
        .collect()
}

/// The open question in a word or two.
#[must_use]
pub const fn missing(question: Question) -> Key {
    match question {
        Question::Region => Key::MissingRegion,
        Question::PrivateSector => Key::MissingPrivateSector,
        Question::LegalForm => Key::MissingLegalForm,
        Question::MainActivity => Key::MissingMainActivity,
        Question::Equity => Key::MissingEquity,
        Question::Repeat => Key::MissingRepeat,
        Question::CustomWorkEnterprise => Key::MissingCustomWorkEnterprise,
        Question::Size => Key::MissingSize,
        Question::Nis2 => Key::MissingNis2,
        Question::DeMinimis => Key::MissingDeMinimis,
    }
}
