//! Earlier de minimis aid, award by award.

use super::controls::{Help, button, dom_id, label, unless_full};
use super::dom::{El, classed, el, group};
use super::model::{Model, State};
use super::place;
use super::text_field::text;
use super::undo::undo;
use crate::answers::field::Field;
use crate::answers::{Answers, Removed};
use crate::text::Key;
use web_sys::Event;

/// The awards in order, and on level 0 the place of the one removed last.
fn rows(state: &State) -> Vec<(u32, usize)> {
    let awards = state.answers.awards.iter();
    let mut rows: Vec<(u32, usize)> = awards.map(|row| (row.id, 1)).collect();
    if let Some((Removed::Row(index, row), _)) = &state.removed {
        rows.insert(rows.len().min(*index), (row.id, 0));
    }
    rows
}

/// Adds an award if the list may have one more, and returns the id of its first field.
fn add(model: Model) -> String {
    let mut first = String::new();
    model.change(|state| {
        if more(&state.answers) {
            first = dom_id(state.answers.add_award(), Field::AwardDate);
            state.mind_removed();
        }
    });
    first
}

/// Whether the application may have one more award.
const fn more(answers: &Answers) -> bool {
    answers.takes_awards(1)
}

pub(super) fn ledger(model: Model) -> El {
    let rows = classed("div", "awards").rows(
        move || rows(&model.form()),
        move |id, level| match level {
            0 => undo(model, dom_id(id, Field::AwardDate)),
            _ => award(model, id),
        },
    );
    let name = unless_full(model, more, label(model, Key::QuestionAddAward));
    let press = move |event: Event| place::go(&event, || add(model));
    let add = button(name, Box::new(press));
    group("nested")
        .child(rows)
        .child(group("actions").child(add))
}

fn award(model: Model, id: u32) -> El {
    let name = move |state: &State| {
        let mut awards = state.answers.awards.iter();
        let place = awards.position(|row| row.id == id).unwrap_or_default();
        state
            .voice()
            .format_text(Key::QuestionAward, &[&(place + 1).to_string()])
    };
    let words = model.label(move |state| {
        state
            .voice()
            .format_text(Key::QuestionRemove, &[&name(state)])
    });
    let press = move |event: Event| {
        let name = name(&model.peek());
        place::remove(&event, model, id, name);
    };
    let remove = button(words, Box::new(press));
    classed("fieldset", "node")
        .child(el("legend").live_text(model.label(name)))
        .child(
            classed("div", "pair").each(&[Field::AwardDate, Field::AwardAmount], &|field| {
                text(model, id, field, Help::NONE)
            }),
        )
        .child(group("actions").child(remove))
}
