//! Earlier de minimis aid, award by award.

use super::controls::{Help, button, label, unless_full};
use super::dom::{El, classed, el, group};
use super::model::{Model, State};
use super::tree::undo;
use super::typed::text;
use crate::answers::Answers;
use crate::answers::field::Field;
use crate::text::{Key, fill};

fn add(model: Model) {
    model.change(|state| {
        if more(&state.answers) {
            state.answers.add_award();
            state.mind_removed();
        }
    });
}

/// One more award is one that an application takes.
const fn more(answers: &Answers) -> bool {
    answers.takes_awards(1)
}

pub(super) fn ledger(model: Model) -> El {
    if model.peek().answers.awards.is_empty() {
        add(model);
    }
    let rows = classed("div", "awards").rows(
        move || {
            let state = model.form();
            state.answers.awards.iter().map(|row| (row.id, 1)).collect()
        },
        move |id, _| award(model, id),
    );
    let name = unless_full(model, more, label(Key::QuestionAddAward));
    let add = button(name, move || add(model));
    group(
        "nested",
        [rows, group("actions", [add, undo(model, false)])],
    )
}

fn award(model: Model, id: u32) -> El {
    let name = move |state: &State| {
        let mut awards = state.answers.awards.iter();
        let place = awards.position(|row| row.id == id).unwrap_or_default();
        fill(Key::QuestionAward, &[&(place + 1).to_string()])
    };
    let remove = model.label(move |state| fill(Key::QuestionRemove, &[&name(state)]));
    classed("fieldset", "node")
        .child(el("legend").live_text(model.label(name)))
        .child(group(
            "pair",
            [Field::AwardDate, Field::AwardAmount].map(|field| text(model, id, field, Help::NONE)),
        ))
        .child(group("actions", [button(remove, move || model.remove(id))]))
}
