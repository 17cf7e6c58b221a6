//! Size by figures: the enterprise's own, and those of its partner and linked enterprises.

use super::controls::{YES_NO, button, choices, group, label, subtitle, text, tick, while_picked};
use super::dom::{classed, el, live, nothing, rows};
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
    group(
        "nested",
        [
            subtitle(Key::QuestionFigures),
            figures(model, ROOT),
            exceptions(model),
            choices(
                model,
                Field::HasRelations,
                Key::QuestionRelations,
                Key::QuestionRelationsHint,
                &YES_NO,
            ),
            while_picked(model, Field::HasRelations, choice::YES, move || tree(model)),
        ],
    )
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

fn add(model: Model, under: u32) {
    model.answers.update(|answers| {
        answers.add_relation(under);
    });
}

fn tree(model: Model) -> AnyView {
    if model
        .answers
        .with_untracked(|answers| answers.relations.is_empty())
    {
        add(model, ROOT);
    }
    let shape = Memo::new(move |_| model.answers.with(shape));
    group(
        "tree",
        [
            rows(shape, move |id, level| node(model, id, level, shape)),
            group(
                "actions",
                [
                    button(label(Key::QuestionAddRelation), move || add(model, ROOT)),
                    undo(model),
                ],
            ),
        ],
    )
}

/// Puts back what was removed last.
pub(super) fn undo(model: Model) -> AnyView {
    live(move || {
        if model.removed.with(Option::is_some) {
            let label = Signal::stored(fill(Key::QuestionUndo, &[say(Key::QuestionRemoved)]));
            button(label, move || model.undo())
        } else {
            nothing()
        }
    })
}

fn place(shape: Memo<Vec<(u32, usize)>>, id: u32) -> Option<usize> {
    shape.with(|rows| rows.iter().position(|row| row.0 == id))
}

/// The enterprise's name, or its place in the list.
fn title(model: Model, id: u32, shape: Memo<Vec<(u32, usize)>>) -> Signal<String> {
    Signal::derive(move || {
        let name = model.get(id, Field::Name);
        if name.trim().is_empty() {
            let number = place(shape, id).map_or(0, |place| place + 1);
            fill(Key::QuestionRelation, &[&number.to_string()])
        } else {
            name
        }
    })
}

fn node(model: Model, id: u32, level: usize, shape: Memo<Vec<(u32, usize)>>) -> AnyView {
    let name = title(model, id, shape);
    let named = move |key| Signal::derive(move || fill(key, &[&name.get()]));
    let counts = Signal::derive(move || {
        let place = place(shape, id);
        model
            .evaluation
            .with(|evaluation| {
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
            .unwrap_or_default()
    });
    let under = if level < DEEPEST {
        button(named(Key::QuestionAddRelationUnder), move || add(model, id))
    } else {
        nothing()
    };
    classed("fieldset", "node")
        .child(el("legend").live_text(name).view())
        .child(
            classed("p", "counts")
                .attr("role", "status")
                .live_text(counts)
                .view(),
        )
        .child(text(
            model,
            id,
            Field::Name,
            label(Key::QuestionRelationName),
            None,
        ))
        .child(group(
            "pair",
            [
                text(model, id, Field::Capital, label(Key::QuestionCapital), None),
                text(model, id, Field::Voting, label(Key::QuestionVoting), None),
            ],
        ))
        .child(group(
            "ticks",
            [
                tick(model, id, Field::Control, Key::QuestionControl),
                tick(
                    model,
                    id,
                    Field::ListedInvestor,
                    Key::QuestionListedInvestor,
                ),
                tick(
                    model,
                    id,
                    Field::AlreadyIncluded,
                    Key::QuestionAlreadyIncluded,
                ),
            ],
        ))
        .child(figures(model, id))
        .child(group(
            "actions",
            [
                under,
                button(named(Key::QuestionRemove), move || model.remove(id)),
            ],
        ))
        .view()
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
