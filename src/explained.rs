//! An evaluation whose trace stands in Dutch too, for a program that has no texts of its own.

use crate::json::problem::Problem;
use crate::json::write::{ToJson, Writer, object, text};
use crate::json::{evaluated, refused};
use crate::rules::application::Application;
use crate::rules::date::Date;
use crate::rules::evaluate::Evaluation;
use crate::rules::scheme::{RuleId, Source};
use crate::rules::trace::Finding;
use crate::text::{DUTCH, Voice, caveats, finding, source};

/// The public answer to what was read: the evaluation with its `trace`, and in each finding the words of the page beside its
/// codes: `title`, `condition`, `stateText`, `judgeText`, `reasons`, `doubts` and `references`.
#[must_use]
pub fn answer(read: Result<Application, Vec<Problem>>) -> String {
    match read.and_then(|application| Ok((evaluated(&application)?, application.decision_date))) {
        Ok((evaluation, day)) => explained(evaluation, day),
        Err(errors) => refused(errors),
    }
}

fn explained(mut evaluation: Evaluation, day: Date) -> String {
    let voice = Voice::on(DUTCH, day);
    let mut trace = String::from("{\"trace\":");
    let mut before = '[';
    for finding in &evaluation.trace {
        let words = Words {
            voice: &voice,
            evaluation: &evaluation,
            finding,
        };
        trace.push(before);
        trace.push_str(&joined(text(finding), &text(&words)));
        before = ',';
    }
    trace.push_str(if before == '[' { "[]}" } else { "]}" });
    evaluation.trace.clear();
    joined(text(&evaluation), &trace)
}

/// Two objects, neither empty nor with a field of the other, as one.
fn joined(mut object: String, more: &str) -> String {
    object.pop();
    object.push(',');
    object.push_str(more.strip_prefix('{').unwrap_or_default());
    object
}

/// The words of one finding.
struct Words<'a> {
    voice: &'a Voice,
    evaluation: &'a Evaluation,
    finding: &'a Finding,
}

impl ToJson for Words<'_> {
    fn write(&self, to: &mut Writer) {
        let Self {
            voice,
            evaluation,
            finding,
        } = self;
        let beneficiary = evaluation.criteria.get(RuleId::Beneficiary);
        let state = finding::no_failure(finding, beneficiary);
        let judge = finding.judge();
        let judge = judge.map(|judge| finding::judged(judge, Some(finding)));
        object!(
            to.object("title condition stateText judgeText reasons doubts references "),
            voice.text(finding::name(finding.rule)),
            voice.format_text(finding::condition(finding.rule), &[]),
            voice.text(state.unwrap_or_else(|| finding::state(finding.state))),
            judge.map(|judge| voice.text(judge)),
            finding::reasons(voice, finding),
            caveats::in_words(voice, finding),
            Vec::from_iter(finding.sources().iter().map(|source| Reference(source)))
        );
    }
}

/// Where a rule was read.
struct Reference(&'static Source);

impl ToJson for Reference {
    fn write(&self, to: &mut Writer) {
        let Self(read) = self;
        let address = Some(read.address).filter(|address| !address.is_empty());
        object!(
            to.object("source title section address "),
            read.id,
            source::title(DUTCH, read),
            read.section,
            address
        );
    }
}
