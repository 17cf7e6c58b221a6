//! The sections of the form: each folds into its answers, opens at any time, and locks nothing.

use super::controls::button;
use super::dom::{El, bind, classed, el, group, target};
use super::model::{Model, State};
use super::{place, progress};
use crate::answers::in_short;
use crate::answers::sections::{Section, SectionId, Standing};
use crate::options::Layout;
use crate::text::{Key, verdict};
use web_sys::Event;

fn standing(state: &State, place: usize) -> Standing {
    let standing = state.standings.get(place).copied();
    standing.unwrap_or(Standing::Needless)
}

/// The section at this place of the form, with these questions.
pub(super) fn section(model: Model, place: usize, section: &'static Section, questions: El) -> El {
    let number = (place + 1).to_string();
    let mark = model.words(move |state| match standing(state, place) {
        Standing::Done => "✓".to_owned(),
        Standing::Wrong => "!".to_owned(),
        Standing::Asking => "?".to_owned(),
        Standing::Fresh(_) | Standing::Open(_) | Standing::Needless => number.clone(),
    });
    let answers = model.words(move |state| {
        let mut lines = in_short::lines(
            &state.voice(),
            &state.answers,
            &state.composed,
            &state.evaluation,
            section,
        );
        let needless = section.id == SectionId::Size && state.needless();
        if needless {
            lines.push(model.text(Key::ShortNeedless).to_owned());
        }
        lines.join(" · ")
    });
    let quotes = section.id == SectionId::Quote;
    let summary = el("summary")
        .on("click", move |event| opened(&event, quotes))
        .child(
            classed("span", "number")
                .attr("aria-hidden", "true")
                .live_text(mark),
        )
        .child(model.heading(1).text(model.text(section.title)))
        .child(classed("span", "answers").live_text(answers))
        .child(
            classed("span", "do").live_text(model.words(move |state| told(state, place, section))),
        );
    let details = classed("details", "part")
        .attr("part", "questions")
        .child(summary)
        .child(questions)
        .child(progress::ways(model));
    let details = if quotes {
        details.on("toggle", |event| {
            if let Some(part) = target(&event) {
                priced(&part, part.has("open"));
            }
        })
    } else {
        details
    };
    let at = details.clone();
    let (mut arrivals, mut told) = (None, "");
    // Typing may complete a section too.
    bind(Box::new(move || {
        let state = model.state();
        let now = standing(&state, place);
        let done = matches!(now, Standing::Done | Standing::Asking | Standing::Needless);
        let name = match now {
            Standing::Done => "done",
            Standing::Asking => "asking",
            Standing::Needless => "needless",
            Standing::Wrong => "wrong",
            Standing::Fresh(_) | Standing::Open(_) => "open",
        };
        if told != name {
            told = name;
            at.put("data-standing", Some(name));
        }
        if arrivals.replace(state.arrivals) != Some(state.arrivals) {
            // A form that nobody has begun shows all its questions, one that came with answers those that are left.
            let begun = state.progress.begun();
            let compact = state.options.layout == Layout::Compact;
            let open = if begun {
                !done
            } else {
                now != Standing::Needless && (!compact || place == 0)
            };
            at.put("open", open.then_some(""));
        }
    }));
    details
}

/// What is left to do in a section.
fn told(state: &State, place: usize, section: &Section) -> String {
    let voice = state.voice();
    let optional = section.id == SectionId::Quote;
    match standing(state, place) {
        Standing::Fresh(1) => voice.text(Key::ProgressQuestion).to_owned(),
        Standing::Fresh(count) => voice.format_text(Key::ProgressQuestions, &[&count.to_string()]),
        Standing::Open(count) => verdict::left(&voice, count),
        Standing::Asking => voice.text(Key::ProgressToAsk).to_owned(),
        Standing::Done | Standing::Wrong => voice.text(Key::ProgressChange).to_owned(),
        Standing::Needless if optional => voice.text(Key::ProgressOptional).to_owned(),
        Standing::Needless => voice.text(Key::ProgressNeedless).to_owned(),
    }
}

/// Somebody opens a section: those that are complete fold, and what was pressed stays where it is.
fn opened(event: &Event, quotes: bool) {
    if let Some(pressed) = target(event).and_then(|pressed| pressed.closest("details"))
        && !pressed.has("open")
    {
        place::fold_around(&pressed, || {
            if quotes {
                priced(&pressed, true);
            }
        });
    }
}

/// While prices are asked, room is kept in the table for what they may bring.
fn priced(part: &El, open: bool) {
    if let Some(both) = part.closest(".both") {
        both.put("data-priced", open.then_some(""));
    }
}

/// Opens or folds all sections at once.
pub(super) fn all(model: Model) -> El {
    let toggle = |event: Event| {
        if let Some(pressed) = target(&event)
            && let Some(parts) = pressed.closest(".parts")
        {
            let closed = parts.all("details.part:not([open])");
            let open = !closed.is_empty();
            for part in parts.all("details.part") {
                part.put("open", open.then_some(""));
            }
        }
    };
    let name = super::controls::label(model, Key::ProgressOpenAll);
    group("all").child(button(name, Box::new(toggle)).attr("class", "quiet"))
}
