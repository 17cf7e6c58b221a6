//! Every condition with its state, its reason and its source.

use super::controls::fold;
use super::dom::{El, classed, el, paragraph, paragraphs};
use super::model::{Model, State};
use crate::rules::scheme::{RuleId, RuleInfo};
use crate::rules::trace::{Finding, State as Outcome};
use crate::text::{Key, caveats, finding, source};

/// The conditions; a row is built once, and later only its changed parts are updated.
pub(super) fn conditions(model: Model) -> El {
    classed("section", "why")
        .attr("part", "conditions")
        .attr("aria-label", model.text(Key::SectionConditions))
        .child(model.heading(1).text(model.text(Key::SectionConditions)))
        .child(classed("ol", "conditions").live(
            // Another version may have different rules.
            move || {
                let later = model.state().evaluation.scheme.later();
                u32::try_from(later.len()).unwrap_or_default()
            },
            move || {
                let scheme = model.peek().evaluation.scheme;
                let rules = scheme.rules.iter().enumerate();
                rules
                    .map(|(place, rule)| condition(model, place, rule))
                    .collect()
            },
        ))
}

/// The finding of this place: the trace is in the order of the rules.
fn found(state: &State, place: usize) -> Option<&Finding> {
    state.evaluation.trace.get(place)
}

fn outcome(state: &State, place: usize) -> Outcome {
    found(state, place).map_or(Outcome::Open, |found| found.state)
}

/// A milder text than "not met", where a rule that is not met is no failure.
fn no_failure(state: &State, place: usize) -> Option<Key> {
    let beneficiary = state.evaluation.criteria.get(RuleId::Beneficiary);
    finding::no_failure(found(state, place)?, beneficiary)
}

const fn look(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Met => ("yes", "✓"),
        Outcome::NotMet => ("no", "✗"),
        Outcome::Unknown => ("open", "?"),
        Outcome::NotApplicable => ("none", "–"),
        Outcome::Open => ("none", "…"),
    }
}

fn condition(model: Model, place: usize, rule: &RuleInfo) -> El {
    let name = finding::name(rule.id);
    let words = move |say: fn(Outcome) -> &'static str| {
        model.words(move |state| {
            let outcome = match no_failure(state, place) {
                Some(_) => Outcome::NotApplicable,
                None => outcome(state, place),
            };
            say(outcome).to_owned()
        })
    };
    let told = model.words(move |state| {
        let key = no_failure(state, place).unwrap_or_else(|| finding::state(outcome(state, place)));
        model.text(key).to_owned()
    });
    let state = classed("span", "state").live_text(told);
    let reasons = classed("div", "reasons").live(
        move || model.state().changes.finding(place),
        move || {
            let state = model.peek();
            let Some(found) = found(&state, place) else {
                return Vec::new();
            };
            let voice = &state.voice();
            let mut parts = paragraphs("reason", finding::reasons(voice, found));
            parts.append(&mut paragraphs("doubt", caveats::in_words(voice, found)));
            parts
        },
    );
    let body = el("div")
        .child(
            classed("p", "rule")
                .child(el("strong").text(model.text(name)))
                .text(" ")
                .child(state),
        )
        .child(model.told(classed("p", "condition"), finding::condition(rule.id)))
        .child(reasons)
        .child(fold(
            model,
            Key::SectionSource,
            Some(name),
            sources(model, rule),
        ));
    el("li")
        .live_attr("class", words(|outcome| look(outcome).0))
        .child(
            classed("span", "mark")
                .attr("aria-hidden", "true")
                .live_text(words(|outcome| look(outcome).1)),
        )
        .child(body)
}

/// Who judges, and the sources of the rule; only addresses that were actually read.
fn sources(model: Model, rule: &RuleInfo) -> Vec<El> {
    let judge = model.text(finding::judge(rule.judge));
    let links = rule
        .sources
        .iter()
        .filter(|source| !source.address.is_empty())
        .map(|source| {
            let link = el("a")
                .attr("href", source.address)
                .attr("target", "_blank")
                .attr("rel", "noopener")
                .text(source::title(model.locale(), source));
            el("li").child(link)
        });
    vec![
        paragraph("judge", model.locale().format(Key::SectionJudged, &[judge])),
        el("ul").children(links),
    ]
}
