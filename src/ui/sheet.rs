//! The enterprises of the group as one sheet: rows are firms, both book years side by side. It listens for all of its cells,
//! because a group may have hundreds.

use super::controls::{button, dom_id, label};
use super::dom::{El, classed, el, group, paragraph, related, target};
use super::firm::firm;
use super::model::{Model, State};
use super::place;
use super::undo::{back, undo};
use crate::answers::directions::Direction;
use crate::answers::field::{Field, choice};
use crate::answers::{Answers, ROOT, Removed};
use crate::text::{Key, kin};
use std::cell::RefCell;
use std::rc::Rc;
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
const EVENTS: [&str; 6] = [
    "input",
    "change",
    "focusout",
    "paste",
    "keydown",
    "pointerdown",
];

/// An event came to a cell; `pasted` keeps the last one into which a block was pasted.
fn heard(model: Model, kind: &str, event: &Event, pasted: &RefCell<String>) {
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
        "focusout" if typed => left(model, &cell, id, field),
        "paste" if typed && model.paste(id, field, &super::dom::pasted(event)) => {
            event.prevent_default();
            pasted.replace(cell.id());
        }
        "keydown" if typed => keys(model, event, &cell, field),
        "change" if field == Field::SameMarket => {
            let code = cell.value();
            model.change(|state| state.answers.set(id, field, &code));
        }
        _ if field == Field::Kind => {
            if let Some(to) = chosen(kind, event, &cell) {
                let (base, code) = (model.peek().answers.base(id), cell.value());
                let same = model.peek().answers.get(id, field) == code;
                if !same {
                    relate(model, event, id, base, &code, to);
                }
            }
        }
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
    let pasted = Rc::new(RefCell::new(String::new()));
    let adds = group("actions").each(&choice::KINDS, &|kind| add(model, ROOT, kind));
    let mut whole = classed("div", "sheet")
        .child(head(model))
        .child(rows)
        .child(adds)
        .child(take(model))
        .child(became(model, Rc::clone(&pasted)));
    for kind in EVENTS {
        let pasted = Rc::clone(&pasted);
        whole = whole.on(kind, move |event| heard(model, kind, &event, &pasted));
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

/// What became of a paste, and the way back. It stays in view at the end of the window, over what is there: it takes no room.
fn became(model: Model, pasted: Rc<RefCell<String>>) -> El {
    let told = paragraph("", "").live_text(model.words(|state| state.pasted.clone()));
    let at = move || match pasted.take() {
        none if none.is_empty() => dom_id(ROOT, Field::LastHeadcount),
        cell => cell,
    };
    let undo = back(model, Box::new(at));
    group("pasted")
        .child(group("box").child(told).child(undo))
        .hidden_while(Box::new(move || model.state().pasted.is_empty()))
}

/// The sheet from a spreadsheet, and to take along.
fn take(model: Model) -> El {
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
        .child(paragraph("hint", model.text(Key::PastedHint)))
        .child(copy)
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

/// What a list that moves a firm listens for.
pub(super) const LIST_EVENTS: [&str; 4] = ["change", "focusout", "keydown", "pointerdown"];

/// Whether a choice in a list is made, and then where the focus belongs: at once by a pointer, but who walks through the list by
/// keyboard has only chosen once it is left, or Enter is pressed.
#[allow(
    clippy::option_option,
    reason = "made or not, and with a place for the focus or without"
)]
pub(super) fn chosen(kind: &str, event: &Event, list: &El) -> Option<Option<El>> {
    let walks = |walks: bool| list.put("data-walks", walks.then_some(""));
    match kind {
        "pointerdown" => walks(false),
        "keydown" => match super::dom::key(event).as_str() {
            "Tab" | "Shift" | "Escape" => {}
            "Enter" => {
                walks(false);
                return Some(Some(list.clone()));
            }
            _ => walks(true),
        },
        "change" if !list.has("data-walks") => return Some(Some(list.clone())),
        "focusout" => {
            walks(false);
            return Some(related(event));
        }
        _ => {}
    }
    None
}

/// Makes a firm this kind of kin of that one; it may move, or be made anew. The focus goes to `to`, where that is still there.
pub(super) fn relate(model: Model, event: &Event, id: u32, base: u32, kind: &str, to: Option<El>) {
    place::settle(event, to, dom_id(id, Field::LastHeadcount), || {
        model.change(|state| moved(&mut state.answers, id, base, kind));
    });
}

/// Moves a firm. What an earlier choice added by itself goes with it: a mother's row that is still empty, and the "yes" to a
/// direction in which nobody is left.
fn moved(answers: &mut Answers, id: u32, base: u32, kind: &str) {
    let there = |answers: &Answers| Direction::ALL.map(|one| !answers.towards(one).is_empty());
    let before = there(answers);
    let under = answers.above(id).map_or(ROOT, |(under, _)| under);
    if !answers.relate(id, base, kind) {
        return;
    }
    // It was added after the firm, so by the choice and not by hand.
    if under > id
        && let Some((over, _)) = answers.above(under)
        && answers
            .under(over)
            .iter()
            .any(|group| group.id == under && group.is_blank())
    {
        let _ = answers.remove(under);
    }
    let now = there(answers);
    for ((direction, before), now) in Direction::ALL.into_iter().zip(before).zip(now) {
        let field = direction.field();
        if before && !now && answers.get(ROOT, field) == choice::YES {
            answers.set(ROOT, field, "");
        }
    }
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

/// Up and down, Enter and Shift with it, go to the same column of another firm; left and right from a cell's edge to the next cell.
fn keys(model: Model, event: &Event, cell: &El, field: Field) {
    let key = super::dom::key(event);
    let flag = |name| super::dom::flag(event, name);
    if key == "z" && (flag("ctrlKey") || flag("metaKey")) && model.peek().before.is_some() {
        event.prevent_default();
        model.back();
        return;
    }
    let (step, within) = match key.as_str() {
        "Enter" if flag("shiftKey") => (-1, ".sheet"),
        "ArrowDown" | "Enter" => (1, ".sheet"),
        "ArrowUp" => (-1, ".sheet"),
        "ArrowLeft" if !flag("shiftKey") && cell.caret() == Some(0) => (-1, ".firm"),
        "ArrowRight"
            if !flag("shiftKey") && cell.caret() == Some(cell.value().encode_utf16().count()) =>
        {
            (1, ".firm")
        }
        _ => return,
    };
    let Some(around) = cell.closest(within) else {
        return;
    };
    let mut line = Vec::new();
    for one in around.all("input[data-cell]") {
        if within == ".firm" || cell_of(&one).is_some_and(|(_, other)| other == field) {
            line.push(one);
        }
    }
    let here = line.iter().position(|one| one.node() == cell.node());
    let there = here.and_then(|here| here.checked_add_signed(step));
    if let Some(next) = there.and_then(|there| line.get(there)) {
        event.prevent_default();
        next.focus();
    }
}
