//! How far the visitor is, and the way to the next open question.

use super::controls::button;
use super::dom::{El, classed, el, group};
use super::model::{Model, State};
use super::place;
use crate::text::{Key, verdict};
use web_sys::Event;

/// The count of questions, a bar, and the way on.
pub(super) fn progress(model: Model) -> El {
    let count = model.words(|state| {
        let progress = &state.progress;
        if progress.open.is_empty() {
            let key = if progress.unknown.is_empty() {
                Key::ProgressDone
            } else {
                Key::ProgressAsking
            };
            return state.voice().text(key).to_owned();
        }
        let (answered, all) = (progress.answered.to_string(), progress.all().to_string());
        let aside = progress.set_aside.to_string();
        let key = if progress.set_aside > 0 {
            Key::ProgressCountAside
        } else {
            Key::ProgressCount
        };
        state.voice().format_text(key, &[&answered, &all, &aside])
    });
    let bar = el("progress")
        .attr("aria-hidden", "true")
        .live_attr(
            "max",
            model.words(|state| state.progress.all().max(1).to_string()),
        )
        .live_attr(
            "value",
            model.words(|state| state.progress.answered.to_string()),
        );
    let row = group("row")
        .child(classed("p", "count").live_text(count))
        .child(next(model, "primary"));
    group("progress").child(row).child(bar)
}

/// The words on the way on.
fn way(state: &State) -> Key {
    if state.progress.open.is_empty() {
        Key::NowTitle
    } else if state.progress.begun() {
        Key::ProgressNext
    } else {
        Key::ProgressBegin
    }
}

/// Goes to the next open question, or to what comes after the last.
fn go(model: Model, event: &Event) {
    place::onward(event, || {
        let state = model.peek();
        match state.progress.open.first() {
            Some(question) => place::open(&state, *question),
            None => place::NOW.to_owned(),
        }
    });
}

/// The button to the next open question.
pub(super) fn next(model: Model, class: &'static str) -> El {
    let words = model.words(move |state| state.voice().text(way(state)).to_owned());
    button(words, Box::new(move |event| go(model, &event))).attr("class", class)
}

/// The line that stays in view where the card does not: what there is to gain and how many questions are open.
pub(super) fn bar(model: Model) -> El {
    let gain = model.words(|state| match &state.gain {
        Some(gain) => format!("{}{}", gain.before, gain.amount),
        None => state.headline.first.to_owned(),
    });
    let left = model.words(|state| {
        let voice = &state.voice();
        match state.progress.open.len() {
            0 => voice.text(Key::NowTitle).to_owned(),
            open => verdict::left(voice, open),
        }
    });
    let press = classed("button", "bar-in-view")
        .attr("type", "button")
        .on("click", move |event| go(model, &event))
        .child(el("strong").live_text(gain))
        .text(" ")
        .child(classed("span", "left").live_text(left));
    classed("div", "stick").child(press)
}

/// The ways out of a section, for who goes through the page by keyboard.
pub(super) fn ways(model: Model) -> El {
    let result = button(
        super::controls::label(model, Key::ProgressResult),
        Box::new(|event| place::go(&event, || place::RESULT.to_owned())),
    );
    group("ways").child(next(model, "secondary")).child(result)
}
