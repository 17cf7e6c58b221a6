//! Size by figures: the enterprise's own, and those of its partner and linked enterprises.

use super::controls::{
    Help, YES_NO, button, choices, fold, label, only, tick, unless_full, when_form, while_picked,
};
use super::dom::{El, Words, classed, el, group, paragraph};
use super::form::{exceptions, figures};
use super::model::{Model, State};
use super::totals::totals;
use super::typed::text;
use crate::answers::field::{Field, choice};
use crate::answers::{Answers, Group, ROOT, Removed};
use crate::rules::application::MOST_LEVELS;
use crate::text::{Key, fill, relation, say};

pub(super) fn size(model: Model) -> El {
    group(
        "nested",
        [
            paragraph("subtitle", say(Key::QuestionFigures)),
            paragraph("hint", say(Key::QuestionFiguresHint)),
            when_form(model, State::turn_of_year, || {
                paragraph("note", say(Key::DoubtTurnOfYear))
            }),
            figures(model, ROOT),
            exceptions(model),
            choices(
                model,
                Field::HasRelations,
                Help::more(Key::QuestionRelationsHint, Key::MoreRelations),
                &YES_NO,
            ),
            while_picked(model, Field::HasRelations, choice::YES, move || tree(model)),
            totals(model),
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

fn place(answers: &Answers, id: u32) -> usize {
    shape(answers)
        .iter()
        .position(|row| row.0 == id)
        .unwrap_or_default()
}

fn add(model: Model, under: u32) {
    model.change(|state| {
        if more(&state.answers) {
            state.answers.add_relation(under);
            state.mind_removed();
        }
    });
}

/// One more enterprise is one that an application takes.
fn more(answers: &Answers) -> bool {
    answers.takes_relations(1)
}

fn tree(model: Model) -> El {
    if model.peek().answers.relations.is_empty() {
        add(model, ROOT);
    }
    let nodes = classed("div", "tree").rows(
        move || shape(&model.form().answers),
        move |id, level| node(model, id, level),
    );
    let name = unless_full(model, more, label(Key::QuestionAddRelation));
    let add = button(name, move || add(model, ROOT));
    group("part", [nodes, group("actions", [add, undo(model, true)])])
}

/// Puts back what was removed last, where it was one of these.
pub(super) fn undo(model: Model, groups: bool) -> El {
    let here = move |removed: &Option<Removed>| match removed {
        Some(Removed::Group(..)) => groups,
        Some(Removed::Row(..)) => !groups,
        None => false,
    };
    only(
        model,
        move |state| here(&state.removed),
        move || {
            button(
                model.label(|state| {
                    let name = match &state.removed {
                        Some(Removed::Group(_, _, group)) => group.record.get(&Field::Name),
                        _ => None,
                    };
                    let name = name.map_or(say(Key::QuestionRemoved), String::as_str);
                    fill(Key::QuestionUndo, &[name])
                }),
                move || model.undo(),
            )
        },
    )
}

/// The enterprise's name, or its place in the list.
fn title(state: &State, id: u32) -> String {
    let name = state.answers.get(id, Field::Name).trim();
    if name.is_empty() {
        let number = place(&state.answers, id) + 1;
        fill(Key::QuestionRelation, &[&number.to_string()])
    } else {
        name.to_owned()
    }
}

/// How the enterprise counts, and why.
fn counts(state: &State, id: u32) -> String {
    state
        .size()
        .and_then(|size| size.consolidation.as_ref())
        .and_then(|group| group.additions.get(place(&state.answers, id)))
        .map(relation::counts)
        .unwrap_or_default()
}

fn node(model: Model, id: u32, level: usize) -> El {
    let named = |key| -> Words { model.label(move |state| fill(key, &[&title(state, id)])) };
    let field = |field| text(model, id, field, Help::NONE);
    let tick = |field| tick(model, id, field);
    let under = (level < MOST_LEVELS)
        .then(|| unless_full(model, more, named(Key::QuestionAddRelationUnder)))
        .map(|name| button(name, move || add(model, id)));
    let remove = button(named(Key::QuestionRemove), move || model.remove(id));
    classed("fieldset", "node")
        .measure("--level", &level.saturating_sub(1).to_string())
        .child(el("legend").live_text(model.label(move |state| title(state, id))))
        .child(classed("p", "counts").live_text(model.words(move |state| counts(state, id))))
        .child(field(Field::Name))
        .child(group("pair", [Field::Capital, Field::Voting].map(field)))
        .child(
            group(
                "ticks",
                [
                    Field::Control,
                    Field::ListedInvestor,
                    Field::AlreadyIncluded,
                ]
                .map(tick),
            )
            .child(fold(
                Key::SectionMore,
                say(Key::QuestionListedInvestor),
                vec![el("p").text(say(Key::MoreInvestor))],
            )),
        )
        .child(figures(model, id))
        .child(group("actions", under.into_iter().chain([remove])))
}
