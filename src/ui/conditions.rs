//! Every condition with its state, its reason and its source: what fails stands open, what is in order is one line.

use super::controls::fold;
use super::dom::{El, bind, classed, el, group, outside};
use super::model::{Model, State};
use super::would_change::would_change;
use crate::answers::ROOT;
use crate::answers::field::{Field, choice};
use crate::rules::scheme::{RuleId, RuleInfo, Source};
use crate::rules::trace::{Finding, State as Outcome};
use crate::text::steps::steps;
use crate::text::{DUTCH, Key, Locale, caveats, finding, source};

/// What conditions are put together by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heap {
    /// They fail, or only a few of them are open.
    Stand,
    /// In order.
    Met,
    /// Still to be answered.
    Unknown,
    /// For others to judge, later.
    Later,
}

/// Up to this many open conditions stand open.
const FEW: usize = 3;

/// The conditions.
pub(super) fn conditions(model: Model) -> El {
    let heap = |heap: Heap, key: Key| {
        let count = move |state: &State| rows(state, heap).len();
        let title =
            model.words(move |state| state.voice().format_text(key, &[&count(state).to_string()]));
        let class = model.words(move |state| {
            let some = if count(state) > 0 {
                "heap"
            } else {
                "heap none"
            };
            some.to_owned()
        });
        el("details")
            .live_attr("class", class)
            .child(el("summary").child(el("span").live_text(title)))
            .child(list(model, heap))
    };
    classed("section", "why")
        .attr("part", "conditions")
        .attr("aria-label", model.text(Key::SectionConditions))
        .child(model.heading(1).text(model.text(Key::SectionConditions)))
        .child(list(model, Heap::Stand))
        .child(heap(Heap::Met, Key::SectionMet))
        .child(heap(Heap::Unknown, Key::SectionUnknown))
        .child(heap(Heap::Later, Key::SectionLater))
        .child(by_name(model))
        .child(would_change(model))
}

/// On paper: what is folded, by name, and the sources. Made when it is printed.
fn by_name(model: Model) -> El {
    group("by-name").live(
        move || model.form().printed.0,
        move |at| {
            let state = &*model.peek();
            let voice = state.voice();
            let rules = state.evaluation.scheme.rules;
            let line = |lead: &str, names: &[String]| {
                if !names.is_empty() {
                    let lead = el("strong").text(lead);
                    let names = names.join(" · ");
                    at.add(el("p").child(lead).text(" ").text(&names));
                }
            };
            for (heap, key) in [
                (Heap::Met, Key::SectionMet),
                (Heap::Unknown, Key::SectionUnknown),
                (Heap::Later, Key::SectionLater),
            ] {
                let mut names = Vec::new();
                for (place, _) in rows(state, heap) {
                    if let Some(rule) = rules.get(place as usize) {
                        names.push(voice.text(finding::name(rule.id)).to_owned());
                    }
                }
                let count = names.len().to_string();
                line(&voice.format_text(key, &[&count]), &names);
            }
            let mut names = Vec::new();
            for rule in rules {
                for source in rule.sources {
                    let name = source::title(model.locale(), source);
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
            }
            line(voice.text(Key::SectionSources), &names);
        },
    )
}

fn list(model: Model, heap: Heap) -> El {
    classed("ol", "conditions").rows(
        move || rows(&model.state(), heap),
        move |place, _| {
            let rules = model.peek().evaluation.scheme.rules;
            let place = place as usize;
            match rules.get(place) {
                Some(rule) => condition(model, place, rule),
                None => el("li"),
            }
        },
    )
}

/// The places of the conditions in a heap; beside each the number of later versions, since another version may have other rules.
fn rows(state: &State, heap: Heap) -> Vec<(u32, usize)> {
    let later = state.evaluation.scheme.later().len();
    let unknown = (0..state.evaluation.trace.len())
        .filter(|place| outcome(state, *place) == Outcome::Unknown)
        .count();
    let mut rows = Vec::new();
    for place in 0..state.evaluation.trace.len() {
        let its = match outcome(state, place) {
            _ if no_failure(state, place).is_some() => Heap::Met,
            Outcome::NotMet => Heap::Stand,
            Outcome::Unknown if unknown <= FEW => Heap::Stand,
            Outcome::Unknown => Heap::Unknown,
            Outcome::Met => Heap::Met,
            Outcome::NotApplicable | Outcome::Open => Heap::Later,
        };
        if its == heap {
            rows.push((u32::try_from(place).unwrap_or_default(), later));
        }
    }
    rows
}

/// The finding of this place: the trace is in the order of the rules.
fn found(state: &State, place: usize) -> Option<&Finding> {
    state.evaluation.trace.get(place)
}

fn outcome(state: &State, place: usize) -> Outcome {
    found(state, place).map_or(Outcome::Open, |found| found.state)
}

/// Whether the visitor said not to know the one answer that it hangs on.
fn not_known(state: &State, rule: RuleId) -> bool {
    let question = rule.question();
    question.is_some_and(|one| state.answers.get(ROOT, Field::of(one)) == choice::UNKNOWN)
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
    let id = rule.id;
    let reasons = classed("div", "reasons").live(
        // Not to know an answer changes no finding.
        move || {
            let state = model.state();
            let count = state.changes.finding(place).wrapping_mul(2);
            count.wrapping_add(not_known(&state, id).into())
        },
        move |at| {
            let state = model.peek();
            if let Some(found) = found(&state, place) {
                let voice = &state.voice();
                let reasons = if not_known(&state, id) {
                    vec![voice.text(Key::WhyNotKnown).to_owned()]
                } else {
                    finding::reasons(voice, found)
                };
                let _ = at.each_text("p", "reason", reasons).each_text(
                    "p",
                    "doubt",
                    caveats::in_words(voice, found),
                );
            }
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
        .child(
            group("asides")
                .child(decided(model, place, rule))
                .child(sources(model, place, rule)),
        );
    el("li")
        .live_attr("class", words(|outcome| look(outcome).0))
        .child(
            classed("span", "mark")
                .attr("aria-hidden", "true")
                .live_text(words(|outcome| look(outcome).1)),
        )
        .child(body)
}

/// How it was decided, step by step; nothing where the reasons say it all.
fn decided(model: Model, place: usize, rule: &RuleInfo) -> El {
    let list = classed("ul", "steps-taken");
    let at = list.clone();
    let (mut seen, mut shown, mut items) = (None, Vec::<String>::new(), Vec::<El>::new());
    bind(Box::new(move || {
        let state = model.state();
        let changes = &state.changes;
        let now = Some(changes.finding(place).wrapping_add(changes.verdict));
        if seen == now {
            return;
        }
        seen = now;
        let title = |place: usize| {
            let id = state.order.get(place).copied();
            state.title(id.unwrap_or_default())
        };
        let found = found(&state, place);
        let now = found.map(|found| steps(&state.voice(), &state.evaluation, found, &title));
        let now = now.unwrap_or_default();
        // A large group has a step per firm, and a key press changes one.
        for (place, text) in now.iter().enumerate() {
            match items.get(place) {
                Some(item) if shown.get(place) != Some(text) => item.set_text(text),
                Some(_) => {}
                None => {
                    let item = el("li").text(text);
                    at.add(item.clone());
                    items.push(item);
                }
            }
        }
        while items.len() > now.len() {
            if let Some(item) = items.pop() {
                item.remove();
            }
        }
        shown = now;
    }));
    fold(model, Key::SectionSteps, Some(finding::name(rule.id))).child(list)
}

/// A link to a source. What is Dutch by its nature says so where the rest is not.
pub(super) fn link(locale: Locale, source: &Source) -> El {
    let link = outside(source.address, source::title(locale, source));
    if source::is_dutch(source) && !locale.is(DUTCH) {
        return link.attr("lang", "nl");
    }
    link
}

/// Who judges, and the sources of the rule; only addresses that were actually read.
fn sources(model: Model, place: usize, rule: &RuleInfo) -> El {
    let judge = rule.judge;
    let judge = model.words(move |state| {
        let voice = state.voice();
        let judge = voice.text(finding::judged(judge, found(state, place)));
        voice.format_text(Key::SectionJudged, &[judge])
    });
    let links = el("ul");
    for source in rule.sources {
        if !source.address.is_empty() {
            links.add(el("li").child(link(model.locale(), source)));
        }
    }
    let judge = classed("p", "judge").live_text(judge);
    fold(model, Key::SectionSource, Some(finding::name(rule.id)))
        .child(judge)
        .child(links)
}
