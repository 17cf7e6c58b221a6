//! Size by figures: the enterprise's own, and those of its partner and linked enterprises.

use super::controls::{YES_NO, button, choices, text, tick, while_picked};
use super::form::{exceptions, figures};
use super::model::Model;
use crate::answers::field::{Field, choice};
use crate::answers::{Answers, Group, ROOT};
use crate::rules::relations::{Addition, Kind};
use crate::rules::trace::Facts;
use crate::text::format::number;
use crate::text::{Key, fill, say};
use leptos::prelude::*;

/// Levels of the contract.
const DEEPEST: usize = 8;

pub(super) fn size(model: Model) -> AnyView {
    view! {
        <div class="nested">
            <p class="subtitle">{say(Key::QuestionFigures)}</p>
            {figures(model, ROOT)}
            {exceptions(model)}
            {choices(
                model,
                ROOT,
                Field::HasRelations,
                Key::QuestionRelations,
                Some(Key::QuestionRelationsHint),
                &YES_NO,
            )}
            {while_picked(model, Field::HasRelations, choice::YES, move || tree(model))}
        </div>
    }
    .into_any()
}

/// Ids and levels in document order: the form is laid out anew only when these change.
fn shape(answers: &Answers) -> Vec<(u32, usize)> {
    fn walk(groups: &[Group], level: usize, shape: &mut Vec<(u32, usize)>) {
        for group in groups {
            shape.push((group.id, level));
            walk(&group.relations, level + 1, shape);
        }
    }
    let mut shape = Vec::new();
    walk(&answers.relations, 1, &mut shape);
    shape
}

fn tree(model: Model) -> AnyView {
    if model
        .answers
        .with_untracked(|answers| answers.relations.is_empty())
    {
        model.answers.update(|answers| {
            answers.add_relation(ROOT);
        });
    }
    let shape = Memo::new(move |_| model.answers.with(shape));
    view! {
        <div class="tree">
            <For each=move || shape.get() key=|row| *row children=move |(id, level)| node(model, id, level, shape) />
            <div class="actions">
                {button(say(Key::QuestionAddRelation).to_owned(), "secondary", move || {
                    model.answers.update(|answers| {
                        answers.add_relation(ROOT);
                    });
                })}
                {undo(model)}
            </div>
        </div>
    }
    .into_any()
}

/// Puts back what was removed last.
pub(super) fn undo(model: Model) -> AnyView {
    (move || {
        if model.removed.with(Option::is_some) {
            let label = fill(Key::QuestionUndo, &[say(Key::QuestionRemoved)]);
            button(label, "secondary", move || model.undo())
        } else {
            ().into_any()
        }
    })
    .into_any()
}

/// The enterprise's name, or its place in the list.
fn title(model: Model, id: u32, shape: Memo<Vec<(u32, usize)>>) -> Signal<String> {
    Signal::derive(move || {
        let name = model.get(id, Field::Name);
        if name.trim().is_empty() {
            let place = shape.with(|rows| rows.iter().position(|row| row.0 == id));
            fill(
                Key::QuestionRelation,
                &[&place.map_or(0, |place| place + 1).to_string()],
            )
        } else {
            name
        }
    })
}

fn node(model: Model, id: u32, level: usize, shape: Memo<Vec<(u32, usize)>>) -> AnyView {
    let name = title(model, id, shape);
    let counts = move || {
        let place = shape.with(|rows| rows.iter().position(|row| row.0 == id));
        model.evaluation.with(|evaluation| {
            evaluation
                .trace
                .iter()
                .find_map(|finding| match &finding.facts {
                    Facts::Size(size) => size.consolidation.as_ref(),
                    _ => None,
                })
                .and_then(|group| group.additions.get(place?))
                .map(how_it_counts)
        })
    };
    let under = (level < DEEPEST).then(|| {
        let label = move || fill(Key::QuestionAddRelationUnder, &[&name.get()]);
        view! {
            <button type="button" class="secondary" on:click=move |_| model.answers.update(|answers| {
                answers.add_relation(id);
            })>{label}</button>
        }
        .into_any()
    });
    view! {
        <fieldset class="node" style:--level=(level - 1).to_string()>
            <legend>{move || name.get()}</legend>
            <p class="counts" role="status">{counts}</p>
            {text(model, id, Field::Name, Key::QuestionRelationName, None)}
            <div class="pair">
                {text(model, id, Field::Capital, Key::QuestionCapital, None)}
                {text(model, id, Field::Voting, Key::QuestionVoting, None)}
            </div>
            <div class="ticks">
                {tick(model, id, Field::Control, Key::QuestionControl)}
                {tick(model, id, Field::ListedInvestor, Key::QuestionListedInvestor)}
                {tick(model, id, Field::AlreadyIncluded, Key::QuestionAlreadyIncluded)}
            </div>
            {figures(model, id)}
            <div class="actions">
                {under}
                <button type="button" class="secondary" on:click=move |_| model.remove(id)>
                    {move || fill(Key::QuestionRemove, &[&name.get()])}
                </button>
            </div>
        </fieldset>
    }
    .into_any()
}

fn how_it_counts(addition: &Addition) -> String {
    match (addition.kind, addition.at_least, addition.at_most) {
        (Kind::Included, ..) => say(Key::QuestionCountsIncluded).to_owned(),
        (_, None, None) => say(Key::QuestionCountsNot).to_owned(),
        (_, Some(least), Some(most)) if least == most => {
            fill(Key::QuestionCounts, &[&number(&least.to_string())])
        }
        _ => say(Key::QuestionCountsOpen).to_owned(),
    }
}
