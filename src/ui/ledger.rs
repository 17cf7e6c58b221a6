//! Earlier de minimis aid, award by award.

use super::controls::{button, group, label, text};
use super::dom::{classed, el, rows};
use super::model::Model;
use super::tree::undo;
use crate::answers::field::Field;
use crate::text::{Key, fill};
use leptos::prelude::*;

fn add(model: Model) {
    model.answers.update(|answers| {
        answers.add_award();
    });
}

pub(super) fn ledger(model: Model) -> AnyView {
    if model
        .answers
        .with_untracked(|answers| answers.awards.is_empty())
    {
        add(model);
    }
    let ids = Memo::new(move |_| {
        model.answers.with(|answers| {
            answers
                .awards
                .iter()
                .map(|row| (row.id, 1))
                .collect::<Vec<_>>()
        })
    });
    group(
        "nested",
        [
            rows(ids, move |id, _| award(model, id, ids)),
            group(
                "actions",
                [
                    button(label(Key::QuestionAddAward), move || add(model)),
                    undo(model),
                ],
            ),
        ],
    )
}

fn award(model: Model, id: u32, ids: Memo<Vec<(u32, usize)>>) -> AnyView {
    let name = Signal::derive(move || {
        let place = ids.with(|ids| ids.iter().position(|row| row.0 == id));
        fill(
            Key::QuestionAward,
            &[&place.map_or(0, |place| place + 1).to_string()],
        )
    });
    let remove = Signal::derive(move || fill(Key::QuestionRemove, &[&name.get()]));
    classed("fieldset", "node")
        .child(el("legend").live_text(name).view())
        .child(group(
            "pair",
            [
                text(
                    model,
                    id,
                    Field::AwardDate,
                    label(Key::QuestionAwardDate),
                    None,
                ),
                text(
                    model,
                    id,
                    Field::AwardAmount,
                    label(Key::QuestionAwardAmount),
                    None,
                ),
            ],
        ))
        .child(group("actions", [button(remove, move || model.remove(id))]))
        .view()
}
