//! Earlier de minimis aid, award by award.

use super::controls::{button, text};
use super::group::undo;
use super::model::Model;
use crate::answers::field::Field;
use crate::text::{Key, fill, say};
use leptos::prelude::*;

pub(super) fn ledger(model: Model) -> AnyView {
    if model
        .answers
        .with_untracked(|answers| answers.awards.is_empty())
    {
        model.answers.update(|answers| {
            answers.add_award();
        });
    }
    let ids = Memo::new(move |_| {
        model
            .answers
            .with(|answers| answers.awards.iter().map(|row| row.id).collect::<Vec<_>>())
    });
    view! {
        <div class="nested">
            <For each=move || ids.get() key=|id| *id children=move |id| award(model, id, ids) />
            <div class="actions">
                {button(say(Key::QuestionAddAward).to_owned(), "secondary", move || {
                    model.answers.update(|answers| {
                        answers.add_award();
                    });
                })}
                {undo(model)}
            </div>
        </div>
    }
    .into_any()
}

fn award(model: Model, id: u32, ids: Memo<Vec<u32>>) -> AnyView {
    let name = move || {
        let place = ids.with(|ids| ids.iter().position(|row| *row == id));
        fill(
            Key::QuestionAward,
            &[&place.map_or(0, |place| place + 1).to_string()],
        )
    };
    view! {
        <fieldset class="node">
            <legend>{name}</legend>
            <div class="pair">
                {text(model, id, Field::AwardDate, Key::QuestionAwardDate, None)}
                {text(model, id, Field::AwardAmount, Key::QuestionAwardAmount, None)}
            </div>
            <div class="actions">
                <button type="button" class="secondary" on:click=move |_| model.remove(id)>
                    {move || fill(Key::QuestionRemove, &[&name()])}
                </button>
            </div>
        </fieldset>
    }
    .into_any()
}
