//! The verdict in sentences.

use super::finding::{name, reasons};
use super::{Key, Voice, amounts, caveats, package};
use crate::rules::evaluate::{Evaluation, Question, Status, Warning};
use crate::rules::packages::PackageRow;
use crate::rules::trace::State;

/// Up to this many open questions are named one by one.
pub const NAMED: usize = 3;

/// The verdict in one line, split into the parts between which a narrow page may break it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The outcome.
    pub first: &'static str,
    /// The rate, or the first day; with its colon, or empty.
    pub rest: String,
    /// The assumption that only the visitor can check; with its comma, or empty.
    pub condition: &'static str,
}

impl Headline {
    /// The whole line.
    #[must_use]
    pub fn whole(&self) -> String {
        format!("{}{}{}", self.first, self.rest, self.condition)
    }
}

/// The verdict's line.
#[must_use]
pub fn headline(voice: &Voice, evaluation: &Evaluation) -> Headline {
    let line = |first: Key, rest: String| Headline {
        first: voice.text(first),
        rest,
        condition: "",
    };
    match (evaluation.status, evaluation.available_from) {
        (Status::Eligible, _) => {
            let rates: Vec<String> = evaluation
                .rates
                .iter()
                .map(|rate| package::percent(voice, *rate))
                .collect();
            Headline {
                condition: if caveats::hangs_on_whole_group(evaluation) {
                    voice.text(Key::VerdictWholeGroup)
                } else {
                    ""
                },
                ..line(
                    Key::VerdictEligible,
                    voice.format_text(Key::VerdictRates, &[&rates.join(voice.text(Key::TableOr))]),
                )
            }
        }
        (Status::Ineligible, Some(day)) => line(
            Key::VerdictNotYet,
            voice.format_text(Key::VerdictNotBefore, &[&voice.date(day)]),
        ),
        (Status::Ineligible, None) => line(Key::VerdictIneligible, String::new()),
        (Status::Undetermined, _) => line(Key::VerdictUndetermined, String::new()),
    }
}

/// The verdict for a screen reader: its line, its explanation, and the amounts of the packages shown.
#[must_use]
pub fn spoken<'a>(
    voice: &Voice,
    evaluation: &Evaluation,
    packages: impl Iterator<Item = &'a PackageRow>,
) -> String {
    let mut rest = details(voice, evaluation);
    rest.append(&mut amounts::remarks(voice, evaluation, packages));
    voice.format_text(
        Key::VerdictLive,
        &[&headline(voice, evaluation).whole(), &rest.join(" ")],
    )
}

/// The explanation below the line: at which rate and why, who decides, what is still to be answered.
#[must_use]
pub fn details(voice: &Voice, evaluation: &Evaluation) -> Vec<String> {
    let mut lines = Vec::new();
    if evaluation.status == Status::Eligible {
        let rates: Vec<String> = evaluation
            .rates
            .iter()
            .map(|rate| package::rate(voice, *rate))
            .collect();
        let mut line = format!(
            "{}. {}",
            rates.join(voice.text(Key::VerdictOr)),
            voice.text(Key::VerdictSecondHalf)
        );
        // Elsewhere a rate is in the middle of a sentence ("tot 35 %"); here it begins one.
        if let Some(first) = line.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        lines.push(line);
    }
    if evaluation.status == Status::Undetermined && caveats::hangs_on_whole_group(evaluation) {
        lines.push(voice.text(Key::VerdictSmeWholeGroup).to_owned());
    }
    // Owned, like all lists of texts: joining another kind of string would add code of its own.
    let names: Vec<String> = evaluation
        .missing
        .iter()
        .map(|question| voice.text(missing(*question)).to_owned())
        .collect();
    match names.as_slice() {
        [] => {}
        [one] => lines.push(voice.format_text(Key::VerdictMissingOne, &[one])),
        many if many.len() <= NAMED => lines.push(voice.format_text(
            Key::VerdictMissingMany,
            &[&many.len().to_string(), &many.join(", ")],
        )),
        many => lines.push(voice.format_text(Key::VerdictMissingCount, &[&many.len().to_string()])),
    }
    if !evaluation.ask.is_empty() {
        lines.push(voice.text(Key::VerdictAskLegalForm).to_owned());
    }
    if evaluation.available_from.is_some() {
        lines.push(voice.text(Key::VerdictAvailable).to_owned());
    }
    lines
}

/// For a "no": every condition that fails, with the figures.
#[must_use]
pub fn obstacles(voice: &Voice, evaluation: &Evaluation) -> Vec<(&'static str, Vec<String>)> {
    use crate::rules::scheme::RuleId;

    if evaluation.status != Status::Ineligible {
        return Vec::new();
    }
    let beneficiary = evaluation.criteria.get(RuleId::Beneficiary) == Some(State::NotMet);
    evaluation
        .trace
        .iter()
        .filter(|finding| finding.state == State::NotMet)
        // The size is an obstacle only together with the rest of its criterion; a quote never is.
        .filter(|finding| {
            finding.rule != RuleId::Quotes && (finding.rule != RuleId::Size || beneficiary)
        })
        .map(|finding| (voice.text(name(finding.rule)), reasons(voice, finding)))
        .collect()
}

/// Readings that decided the outcome and that VLAIO may dispute.
#[must_use]
pub fn warnings(voice: &Voice, evaluation: &Evaluation) -> Vec<String> {
    let mut told = Vec::new();
    for warning in &evaluation.warnings {
        let key = match warning {
            Warning::ShareExactly25 => Key::WarningShareExactly,
            Warning::TwoYearRule => Key::WarningTwoYearRule,
        };
        told.push(voice.format_text(key, &[]));
    }
    if caveats::majority_of_capital_alone(evaluation) {
        told.push(voice.format_text(Key::DoubtCapital, &[]));
    }
    told
}

/// The open question in a word or two.
#[must_use]
pub const fn missing(question: Question) -> Key {
    super::missing_name(question)
}
