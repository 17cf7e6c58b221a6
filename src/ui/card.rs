//! The result card: what there is to gain, the packages side by side, and what to do with it.

use super::actions::actions;
use super::controls::{fold, only};
use super::dom::{El, classed, el, group, paragraph};
use super::model::{Model, State};
use super::progress::progress;
use super::{columns, place};
use crate::rules::evaluate::Status;
use crate::text::verdict::Headline;
use crate::text::{Key, amounts, asking, steps, verdict};
use std::rc::Rc;

/// The card; `tell` asks the host's script for what only it can do.
pub(super) fn card(model: Model, contact: Option<El>, tell: &Rc<dyn Fn(&str)>) -> El {
    let cta = group("cta");
    if let Some(contact) = contact {
        cta.add(contact);
    }
    let body = group("body")
        .child(progress(model))
        .child(columns::table(model));
    if !model.peek().options.extensions.is_empty() {
        body.add(only(model, State::extends, extensions));
    }
    let body = body
        .child(cta.child(el("slot").attr("name", "cta")))
        .child(actions(model, tell))
        .child(notes(model))
        .child(asking(model));
    classed("section", "result")
        .attr("aria-label", model.text(Key::VerdictLabel))
        .attr("part", "result")
        .attr("id", place::RESULT)
        .attr("tabindex", "-1")
        .child(say(model))
        .child(body)
}

/// The host's own extension packages, to tick: they count in its own prices.
fn extensions(model: Model) -> El {
    let legend = el("legend").text(model.text(Key::TableOwnExtensions));
    let all = classed("fieldset", "ticks").child(legend);
    let state = model.peek();
    for (place, extension) in state.options.extensions.iter().enumerate() {
        let ticked = move |event| {
            let picked = super::dom::target(&event).is_some_and(|input| input.ticked());
            model.change(|state| {
                if let Some(extension) = state.options.extensions.get_mut(place) {
                    extension.picked = picked;
                    state.changes.priced();
                }
            });
        };
        let input = el("input").attr("type", "checkbox").on("change", ticked);
        // By it the script ticks it again where the element is made anew.
        let input = input.attr("id", &["own-", &extension.name].concat());
        if extension.picked {
            input.put("checked", Some(""));
        }
        let told = el("span").text(amounts::extension(&state.voice(), extension));
        all.add(classed("label", "tick").child(input).child(told));
    }
    all
}

/// A "yes" that depends on the complete group, or that is not for all packages, is marked as conditional.
fn tone(state: &State) -> &'static str {
    match state.evaluation.status {
        Status::Eligible if state.conditional() => "say mind",
        Status::Eligible => "say yes",
        Status::Ineligible => "say no",
        Status::Undetermined => "say open",
    }
}

/// The verdict, the amount that matters, and on what they rest.
fn say(model: Model) -> El {
    let part = |of: fn(&Headline) -> &str| model.words(move |state| of(&state.headline).to_owned());
    let heading = model
        .heading(0)
        .attr("class", "headline")
        .attr("part", "headline")
        .live_text(part(|line| line.first))
        .child(classed("span", "rest").live_text(part(|line| &line.rest)))
        .child(classed("span", "provided").live_text(part(|line| line.condition)));
    let rest = model.of_verdict("told-why", why);
    el("div")
        .live_attr("class", model.words(|state| tone(state).to_owned()))
        .child(heading)
        .child(rest)
        .child(only(model, State::hangs_on_group, super::group::way))
}

/// The amount that matters, or for a "no" the conditions that fail and by how much; and on what it rests.
fn why(state: &State, at: El) {
    let voice = &state.voice();
    if let Some(gain) = &state.gain {
        let span = |text: &str| el("span").text(text);
        let sum = classed("p", "sum").child(span(&gain.before));
        let sum = sum.child(el("strong").text(&gain.amount));
        at.add(sum.child(span(&gain.after)));
    }
    let obstacles = verdict::obstacles(voice, &state.evaluation);
    if !obstacles.is_empty() {
        let rows = classed("ul", "obstacles");
        for (rule, reasons) in obstacles {
            let row = el("li").child(el("strong").text(rule));
            rows.add(row.each_text("span", "", reasons));
        }
        let title = paragraph("subtitle", voice.text(Key::VerdictWhyNot));
        at.add(group("why-not").child(title).child(rows));
    }
    let lines = verdict::details(
        voice,
        &state.evaluation,
        &state.packages(),
        &state.progress.open,
    );
    at.add(group("lines").each_text("p", "line-of-verdict", lines));
}

/// What to mind: what does not fit, what was limited, readings that VLAIO may dispute; and the amounts at the other rate.
fn notes(model: Model) -> El {
    let minds = model.of_verdict("minds", |state, at| {
        let voice = &state.voice();
        let mut notes = amounts::minds(voice, &state.evaluation, &state.packages());
        notes.append(&mut verdict::warnings(voice, &state.evaluation));
        if state.evaluation.rates.len() == 1 && state.computed_rate() {
            notes.push(voice.format_text(Key::TableComputed, &[]));
        }
        let _ = at.each_text("p", "note", notes);
    });
    let computed = model.of_verdict("spaced", |state, at| {
        let steps = steps::amounts(&state.voice(), &state.packages());
        let _ = at.each_text("p", "", steps);
    });
    let vat = fold(model, Key::TableVatTitle, None).child(computed);
    let vat = vat.child(model.told(el("p"), Key::TableVatMore));
    let other = only(
        model,
        |state| state.evaluation.rates.len() > 1,
        |model| {
            let title = model.words(|state| other_rate(state).0);
            classed("details", "fold")
                .child(el("summary").child(el("span").live_text(title)))
                .child(model.of_verdict("", |state, at| {
                    let _ = at.each_text("p", "line", other_rate(state).1);
                }))
                .child(model.told(el("p"), Key::TableComputed))
        },
    );
    // What comes and goes stands last, so that nothing moves for it.
    group("folds").child(vat).child(minds).child(other)
}

fn other_rate(state: &State) -> (String, Vec<String>) {
    amounts::other_rate(&state.voice(), &state.evaluation, &state.packages()).unwrap_or_default()
}

/// What the visitor does not know, by whom to ask.
fn asking(model: Model) -> El {
    model.of_verdict("asking", |state, at| {
        let voice = &state.voice();
        let lines = asking::lines(voice, &state.progress.unknown);
        if !lines.is_empty() {
            at.add(paragraph("subtitle", voice.text(Key::AskingTitle)));
            at.add(classed("ul", "ask").each_text("li", "", lines));
        }
    })
}
