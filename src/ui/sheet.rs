//! The enterprises of the group as one sheet: rows are firms, both book years side by side. It listens for all of its cells,
//! because a group may have hundreds.

use super::controls::{button, dom_id, label};
use super::dom::{El, bind, classed, el, group, target};
use super::firm::firm;
use super::model::{Model, State};
use super::place;
use super::undo::undo;
use crate::answers::field::{Field, choice};
use crate::answers::{ROOT, Removed};
use crate::text::{Key, kin};
use web_sys::Event;

/// The rows: the applicant first, then the enterprises by where they stand in the tree, with the place of the one removed last.
fn rows(state: &State) -> Vec<(u32, usize)> {
    let gone = match &state.removed {
        Some((Removed::Group(above, index, group), _)) => {
            let beside = state.answers.under(*above).len();
            Some((*above, beside.min(*index), group.id))
        }
        _ => None,
    };
    let mut rows = vec![(ROOT, FILLED)];
    for (id, level) in state.answers.shape(gone) {
        let filled = FILLED + form(state.answers.get(id, Field::Kind));
        rows.push((id, if level == 0 { GONE } else { filled }));
    }
    rows
}

/// What a row is made of: the way back from a removal, or from here on cells. It is made anew only when that changes.
const GONE: usize = 0;
const FILLED: usize = 1;

/// Which cells a row of this kind has.
fn form(kind: &str) -> usize {
    match kind {
        "" => 0,
        choice::SAME_OWNER => 1,
        _ => 2,
    }
}

/// The record and the field of a cell.
fn cell_of(cell: &El) -> Option<(u32, Field)> {
    let id = cell.id();
    let (record, code) = id.strip_prefix('f')?.split_once('-')?;
    Some((record.parse().ok()?, Field::parse(code)?))
}

/// What the sheet listens for.
const EVENTS: [&str; 5] = ["input", "change", "focusout", "paste", "keydown"];

/// An event came to a cell.
fn heard(model: Model, kind: &str, event: &Event) {
    // The fields of what few firms need listen for themselves.
    let Some(cell) = target(event).filter(|cell| cell.has("data-cell")) else {
        return;
    };
    let Some((id, field)) = cell_of(&cell) else {
        return;
    };
    let typed = field.quantity().is_some();
    match kind {
        "input" if typed => {
            cell.put("data-said", None);
            model.set(id, field, &cell.value());
        }
        "change" => pick(model, event, &cell, id, field),
        "focusout" => left(model, &cell, id, field),
        "paste" if typed && model.paste(id, field, &super::dom::pasted(event)) => {
            event.prevent_default();
        }
        "keydown" if typed => arrows(event, &cell, field),
        _ => {}
    }
}

/// The whole sheet.
pub(super) fn sheet(model: Model) -> El {
    let rows = classed("div", "firms").rows(
        move || rows(&model.form()),
        move |id, made| match made {
            GONE => undo(model, dom_id(id, Field::Name)),
            _ => firm(model, id),
        },
    );
    let adds = group("actions").each(&choice::KINDS, &|kind| add(model, ROOT, kind));
    let mut whole = classed("div", "sheet")
        .child(head(model))
        .child(rows)
        .child(adds)
        .child(take(model));
    for kind in EVENTS {
        whole = whole.on(kind, move |event| heard(model, kind, &event));
    }
    whole
}

/// The names of the columns, once: each cell has its own for a screen reader.
fn head(model: Model) -> El {
    let name = |key: Key| el("span").text(model.text(key));
    let cells = classed("span", "cells").child(el("span")).each(
        &[
            Key::TotalsHeadcount,
            Key::QuestionTurnover,
            Key::QuestionBalanceSheetTotal,
        ],
        &name,
    );
    classed("div", "firm-head")
        .attr("aria-hidden", "true")
        .child(name(Key::KindHead))
        .child(cells)
}

/// What became of a paste, the way back, and the sheet to take along. Its room stays when anything else changes.
fn take(model: Model) -> El {
    let told = classed("p", "hint").live_text(model.words(|state| {
        if state.pasted.is_empty() {
            state.voice().text(Key::PastedHint).to_owned()
        } else {
            state.pasted.clone()
        }
    }));
    let undo = back(model, dom_id(ROOT, Field::LastHeadcount));
    let copy = button(
        label(model, Key::PastedCopy),
        Box::new(move |_| {
            let text = {
                let state = model.peek();
                let own = state.voice().text(Key::QuestionOwn);
                state
                    .answers
                    .as_block(model.locale(), own, state.book_years().last)
            };
            super::dom::copy(&text, move || model.say(Key::PastedCopied));
        }),
    );
    group("take-group")
        .child(told)
        .child(group("actions").child(undo).child(copy))
}

/// The way back from a paste or a file, after which the focus is on what has this id.
pub(super) fn back(model: Model, id: String) -> El {
    let undo = button(
        label(model, Key::PastedUndo),
        Box::new(move |event| {
            let id = id.clone();
            place::go(&event, || {
                model.back();
                id
            });
        }),
    );
    let shown = undo.clone();
    bind(Box::new(move || {
        let hidden = model.state().before.is_none();
        shown.put("hidden", hidden.then_some(""));
    }));
    undo
}

/// Adds an enterprise of this kind to this one.
pub(super) fn add(model: Model, base: u32, kind: &'static str) -> El {
    let words = model.label(move |state| {
        let voice = state.voice();
        if !state.answers.takes_kin(base, kind) {
            return voice.text(Key::QuestionFull).to_owned();
        }
        let to = (base != ROOT).then(|| state.title(base));
        kin::adding(&voice, kind, to.as_deref())
    });
    let press = move |event: Event| {
        place::go(&event, || {
            let mut first = String::new();
            model.change(|state| {
                if let Some(id) = state.answers.add_kin(base, kind) {
                    first = dom_id(id, Field::Name);
                }
                state.mind_removed();
            });
            first
        });
    };
    button(words, Box::new(press))
}

/// A choice in a row: how it belongs to which other one moves it.
fn pick(model: Model, event: &Event, cell: &El, id: u32, field: Field) {
    let code = cell.value();
    match field {
        Field::Kind => {
            let base = model.peek().answers.base(id);
            relate(model, event, id, base, &code);
        }
        Field::SameMarket => model.change(|state| state.answers.set(id, field, &code)),
        _ => {}
    }
}

/// Makes a firm this kind of kin of that one; it may move, and keeps the focus at its relation.
pub(super) fn relate(model: Model, event: &Event, id: u32, base: u32, kind: &str) {
    place::go(event, || {
        model.change(|state| {
            let _ = state.answers.relate(id, base, kind);
        });
        dom_id(id, Field::Kind)
    });
}

/// A cell is left: what is wrong in it is told from now on, and said once.
fn left(model: Model, cell: &El, id: u32, field: Field) {
    let first = !cell.has("data-left");
    cell.put("data-left", Some(""));
    let wrong = model.peek().problem(id, field).is_some();
    if first || wrong {
        // Typing takes the mark away, so that the same error is not said twice.
        let say = wrong && !cell.has("data-said");
        cell.put("data-said", wrong.then_some(""));
        model.leave(id, field, say);
    }
}

/// Up and down go to the same column of the next firm.
fn arrows(event: &Event, cell: &El, field: Field) {
    let key = super::dom::key(event);
    let step = match key.as_str() {
        "ArrowDown" | "Enter" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let Some(sheet) = cell.closest(".sheet") else {
        return;
    };
    let mut column = Vec::new();
    for one in sheet.all("input") {
        if cell_of(&one).is_some_and(|(_, other)| other == field) {
            column.push(one);
        }
    }
    let here = column.iter().position(|one| one.node() == cell.node());
    let there = here.and_then(|here| here.checked_add_signed(step));
    if let Some(next) = there.and_then(|there| column.get(there)) {
        event.prevent_default();
        next.focus();
    }
}
