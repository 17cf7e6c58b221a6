//! Size by figures: the enterprise's own, and those of its partner and linked enterprises.

use super::controls::{
    Help, YES_NO, button, choices, dom_id, fold, label, tick, unless_full, when_form, while_picked,
};
use super::dom::{El, Words, classed, el, group, paragraph};
use super::figures::{exceptions, figures};
use super::model::{Model, State};
use super::place;
use super::text_field::text;
use super::totals::totals;
use super::undo::undo;
use crate::answers::field::{Field, choice};
use crate::answers::{Answers, ROOT, Removed};
use crate::limits::MAX_LEVELS;
use crate::text::{Key, relation};
use web_sys::Event;

pub(super) fn size(model: Model) -> El {
    group("nested")
        .child(paragraph("subtitle", model.text(Key::QuestionFigures)))
        .child(paragraph("hint", model.text(Key::QuestionFiguresHint)))
        .child(when_form(model, State::turn_of_year, |model| {
            paragraph("note", model.text(Key::DoubtTurnOfYear))
        }))
        .child(figures(model, ROOT))
        .child(exceptions(model))
        .child(choices(
            model,
            Field::HasRelations,
            Help::more(Key::QuestionRelationsHint, Key::MoreRelations),
            &YES_NO,
        ))
        .child(while_picked(model, Field::HasRelations, choice::YES, tree))
        .child(totals(model))
}

fn place(answers: &Answers, id: u32) -> usize {
    answers
        .shape(None)
        .iter()
        .position(|row| row.0 == id)
        .unwrap_or_default()
}

/// The shape, with the place of the enterprise removed last: rows are added or removed only when this changes.
fn rows(state: &State) -> Vec<(u32, usize)> {
    let gone = match &state.removed {
        Some((Removed::Group(above, index, group), _)) => {
            let beside = state.answers.under(*above).len();
            Some((*above, beside.min(*index), group.id))
        }
        _ => None,
    };
    state.answers.shape(gone)
}

/// Adds an enterprise if the application may have one more, and returns the id of its first field.
fn add(model: Model, under: u32) -> String {
    let mut first = String::new();
    model.change(|state| {
        if more(&state.answers) {
            first = dom_id(state.answers.add_relation(under), Field::Name);
            state.mind_removed();
        }
    });
    first
}

fn adding(words: Words, model: Model, under: u32) -> El {
    let press = move |event: Event| place::go(&event, || add(model, under));
    button(unless_full(model, more, words), Box::new(press))
}

/// Whether the application may have one more enterprise.
fn more(answers: &Answers) -> bool {
    answers.takes_relations(1)
}

fn tree(model: Model) -> El {
    let nodes = classed("div", "tree").rows(
        move || rows(&model.form()),
        move |id, level| match level {
            0 => undo(model, dom_id(id, Field::Name)),
            _ => node(model, id, level),
        },
    );
    let add = adding(label(model, Key::QuestionAddRelation), model, ROOT);
    group("lot").child(nodes).child(group("actions").child(add))
}

/// The enterprise's name, or its place in the list.
fn title(state: &State, id: u32) -> String {
    let name = state.answers.get(id, Field::Name).trim();
    if name.is_empty() {
        let number = place(&state.answers, id) + 1;
        state
            .voice()
            .format_text(Key::QuestionRelation, &[&number.to_string()])
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
        .map(|addition| relation::counts(&state.voice(), addition))
        .unwrap_or_default()
}

fn node(model: Model, id: u32, level: usize) -> El {
    let named = |key| -> Words {
        model.label(move |state| state.voice().format_text(key, &[&title(state, id)]))
    };
    let field = |field| text(model, id, field, Help::NONE);
    let tick = |field| tick(model, id, field);
    let actions = group("actions");
    if level < MAX_LEVELS {
        actions.add(adding(named(Key::QuestionAddRelationUnder), model, id));
    }
    let remove = button(
        named(Key::QuestionRemove),
        Box::new(move |event| {
            let name = title(&model.peek(), id);
            place::remove(&event, model, id, name);
        }),
    );
    classed("fieldset", "node")
        .measure("--level", &level.saturating_sub(1).to_string())
        .child(el("legend").live_text(model.label(move |state| title(state, id))))
        .child(field(Field::Name))
        .child(classed("div", "pair").each(&[Field::Capital, Field::Voting], &field))
        .child(
            classed("div", "ticks")
                .each(
                    &[
                        Field::Control,
                        Field::ListedInvestor,
                        Field::AlreadyIncluded,
                    ],
                    &tick,
                )
                .child(
                    fold(model, Key::SectionMore, Some(Key::QuestionListedInvestor))
                        .child(model.told(el("p"), Key::MoreInvestor)),
                ),
        )
        // Below the fields that decide it, so that it does not move them.
        .child(classed("p", "counts").live_text(model.words(move |state| counts(state, id))))
        .child(figures(model, id))
        .child(actions.child(remove))
}
