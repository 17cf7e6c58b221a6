//! A firm of the group: a row of the sheet, or a card in a narrow column.

use super::controls::dom_id;
use super::dom::{El, Words, bind, classed, el, target};
use super::firm_more::{more, mothers};
use super::model::{Model, State};
use crate::answers::field::{Field, choice};
use crate::answers::in_words;
use crate::answers::input::Quantity;
use crate::answers::{ROOT, Record};
use crate::rules::percent::Percent;
use crate::rules::relations::Kind;
use crate::rules::whole::digits;
use crate::text::{Key, kin};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// A cell, with what it showed last and whether that was wrong.
struct Cell {
    field: Field,
    at: El,
    shown: String,
    wrong: bool,
}

/// A cell to type in; the sheet listens for it.
fn cell(id: u32, field: Field) -> El {
    let mode = match field.quantity() {
        Some(Quantity::Name) => "text",
        _ => "decimal",
    };
    el("input")
        .attr("id", &dom_id(id, field))
        .attr("type", "text")
        .attr("inputmode", mode)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", &described(id, field))
        .attr("data-cell", "")
}

/// A share is described by whose it is, too.
fn described(id: u32, field: Field) -> String {
    let told = told_id(id);
    match field {
        Field::Capital | Field::Voting => [&*of_id(id), &told].join(" "),
        _ => told,
    }
}

fn of_id(id: u32) -> String {
    dom_id(id, Field::Kind) + "-of"
}

fn told_id(id: u32) -> String {
    format!("f{id}-told")
}

/// A list to pick from; the sheet listens for it.
fn list(model: Model, id: u32, field: Field, options: &[(&str, Key)]) -> El {
    let select = el("select")
        .attr("id", &dom_id(id, field))
        .attr("data-cell", "");
    for (code, name) in options {
        select.add(el("option").attr("value", code).text(model.text(*name)));
    }
    let at = select.clone();
    bind(Box::new(move || {
        let state = model.form();
        let picked = state.answers.get(id, field);
        // There are a hundred of them, and a press picks in one at most.
        if at.value() != picked {
            at.property("value", &JsValue::from_str(picked));
        }
    }));
    select
}

/// A row.
pub(super) fn firm(model: Model, id: u32) -> El {
    let mut cells = Vec::new();
    let mut made = |field: Field| {
        let at = cell(id, field);
        cells.push(Cell {
            field,
            at: at.clone(),
            shown: String::new(),
            wrong: false,
        });
        at
    };
    let kind = model.peek().answers.get(id, Field::Kind).to_owned();
    let who = classed("div", if id == ROOT { "who own" } else { "who" });
    let relation = classed("div", "rel");
    if id == ROOT {
        who.add(el("strong").live_text(model.label(move |state| state.title(ROOT))));
    } else {
        // In a card, where the sheet's own head is not seen.
        let name = model.text(Key::QuestionRelationName);
        who.add(
            classed("span", "lab")
                .attr("aria-hidden", "true")
                .text(name),
        );
        who.add(made(Field::Name));
        relation.add(kinds(model, id, &kind));
        if kind != choice::SAME_OWNER {
            relation.add(made(Field::Capital));
        }
        if kind.is_empty() {
            relation.add(made(Field::Voting));
        }
        let of = model.label(move |state| of(state, id));
        relation.add(classed("span", "of").attr("id", &of_id(id)).live_text(of));
    }
    let years = classed("div", "cells").child(classed("span", "lab")).each(
        &[
            Key::TotalsHeadcount,
            Key::QuestionTurnover,
            Key::QuestionBalanceSheetTotal,
        ],
        // In a card, where the sheet's own head is not seen.
        &|key| {
            classed("span", "lab")
                .attr("aria-hidden", "true")
                .text(model.text(key))
        },
    );
    for (back, fields) in (1..).zip(Field::FIGURES) {
        years.add(classed("span", "of-year").live_text(year(model, id, back)));
        for field in fields {
            years.add(made(field));
        }
    }
    let told = classed("p", "firm-told").attr("id", &told_id(id));
    let short = el("span");
    let fold = head(model, id, short.clone());
    let row = classed("div", "firm")
        .attr("role", "group")
        .live_attr("aria-label", model.label(move |state| state.title(id)))
        .child(fold.clone())
        .child(who)
        .child(relation)
        .child(years);
    if kind == choice::SAME_OWNER {
        row.add(market(model, id));
    }
    if id != ROOT {
        row.add(mothers(model, id));
    }
    row.add(told.clone());
    if id != ROOT {
        row.add(more(model, id));
    }
    if kin::done(&model.peek().answers, id) && unread(&model.peek(), id) == 0 {
        row.put("data-folded", Some(""));
        fold.put("aria-expanded", Some("false"));
    }
    follow(model, id, cells, told, short);
    row
}

/// The year of a line of cells: the figures are of the book year that ends in it, or an estimate of it.
fn year(model: Model, id: u32, back: u16) -> Words {
    model.label(move |state| {
        let year = state.year_after_figures(id).saturating_sub(back);
        if back == 1 && id == ROOT && state.estimated() {
            format!("± {year}")
        } else {
            year.to_string()
        }
    })
}

/// Whose the share is and in whom, or which other enterprise has the same owner: what stands around the box, as a phrase.
fn of(state: &State, id: u32) -> String {
    let under = state.answers.above(id).map_or(ROOT, |(under, _)| under);
    let voice = state.voice();
    let mut whom = state.title(under);
    if under == ROOT && state.answers.get(ROOT, Field::Name).trim().is_empty() {
        voice.text(Key::DrawingYours).clone_into(&mut whom);
    }
    voice.format_text(kin::phrase(state.answers.get(id, Field::Kind)), &[&whom])
}

/// How it belongs to another one.
fn kinds(model: Model, id: u32, kind: &str) -> El {
    let mut options = Vec::new();
    if kind.is_empty() {
        options.push(("", Key::KindUnnamed));
    }
    for code in choice::KINDS {
        options.push((code, kin::name(code)));
    }
    let of = model.label(move |state| {
        let title = state.title(id);
        state.voice().format_text(Key::QuestionKindOf, &[&title])
    });
    list(model, id, Field::Kind, &options)
        .attr("aria-describedby", &of_id(id))
        .live_attr("aria-label", of)
}

/// Whether a firm of the same owner counts.
fn market(model: Model, id: u32) -> El {
    let options = [
        ("", Key::ChoicePick),
        (choice::YES, Key::ChoiceYes),
        (choice::NO, Key::ChoiceNo),
        (choice::UNKNOWN, Key::ChoiceUnknown),
    ];
    classed("label", "market")
        .child(el("span").text(model.text(Key::QuestionSameMarket)))
        .child(list(model, id, Field::SameMarket, &options))
}

/// The card's one line, which unfolds it.
fn head(model: Model, id: u32, short: El) -> El {
    let press = move |event: web_sys::Event| {
        if let Some(row) = target(&event).and_then(|pressed| pressed.closest(".firm")) {
            let folds = !row.has("data-folded");
            row.put("data-folded", folds.then_some(""));
            for head in row.all(".firm-fold") {
                head.put("aria-expanded", Some(if folds { "false" } else { "true" }));
            }
            model.look_again();
        }
    };
    classed("button", "firm-fold")
        .attr("type", "button")
        .attr("aria-expanded", "true")
        .on("click", press)
        .child(el("strong").live_text(model.label(move |state| state.title(id))))
        .child(short)
}

/// How many of its figures cannot be read.
fn unread(state: &State, id: u32) -> usize {
    let figures = Field::FIGURES.iter().flatten();
    figures
        .filter(|field| state.problem(id, **field).is_some())
        .count()
}

/// What is told of a cell that was left: what is wrong with it, or how words in it were understood.
fn told_of(state: &State, cell: &Cell, id: u32) -> Option<String> {
    let read = state.composed.field(id, cell.field)?;
    let letters = cell.shown.bytes().any(|byte| byte.is_ascii_alphabetic());
    // Most cells are numbers that were read: nothing is told of them, and there are hundreds.
    if (read.is_ok() && !letters) || !cell.at.has("data-left") {
        return None;
    }
    let voice = state.voice();
    let told = match read {
        Err(problem) => voice.format_text(problem, &[]),
        Ok(entered) => in_words::understood(*voice, entered)?,
    };
    let asked = state.year_after_figures(id);
    // As the column is named: its whole label would need a line of its own.
    let label = match cell.field {
        Field::LastHeadcount | Field::BeforeHeadcount => {
            let back = 1 + u16::from(cell.field == Field::BeforeHeadcount);
            let year = digits(asked.saturating_sub(back).into(), 0);
            [voice.text(Key::TotalsHeadcount), &year].join(" ")
        }
        field => in_words::label(&voice, field, asked),
    };
    let told = label + voice.text(Key::FormatColon) + told.trim_end_matches('.');
    Some(told + ". ")
}

/// What a row showed last. It is looked at again only when that changes: a key press is in one row of hundreds.
struct Shown {
    cells: Vec<Cell>,
    record: Record,
    weight: Option<(Kind, Option<Percent>, Option<Percent>)>,
    reads: Option<u32>,
    told: String,
    /// The card's one line.
    short: El,
    brief: String,
}

impl Shown {
    fn update(&mut self, state: &State, id: u32, told: &El, form: bool) {
        let filled = self.reads.replace(state.reads) != Some(state.reads);
        let weight = state.addition(id);
        let weight = weight.map(|one| (one.kind, one.at_least, one.at_most));
        let record = state.answers.record(id);
        let same = weight == self.weight && record == Some(&self.record);
        if same && !filled && !form && state.left != id {
            return;
        }
        self.weight = weight;
        self.record = record.cloned().unwrap_or_default();
        let brief = kin::in_short(&state.voice(), &state.answers, id, unread(state, id));
        if brief != self.brief {
            self.short.set_text(&brief);
            self.brief = brief;
        }
        let mut now = String::new();
        let mut first_wrong = None;
        for cell in &mut self.cells {
            let typed = self.record.get(&cell.field).map_or("", String::as_str);
            if typed != cell.shown {
                typed.clone_into(&mut cell.shown);
                if cell.at.value() != typed {
                    cell.at.property("value", &JsValue::from_str(typed));
                }
            }
            if filled && !typed.is_empty() {
                // What came in a link or was pasted is read at once.
                cell.at.put("data-left", Some(""));
            }
            let line = told_of(state, cell, id);
            let wrong = line.is_some() && state.problem(id, cell.field).is_some();
            if wrong != cell.wrong {
                cell.wrong = wrong;
                cell.at.put("aria-invalid", wrong.then_some("true"));
            }
            match line {
                Some(line) if wrong => first_wrong = first_wrong.or(Some(line)),
                line => now.push_str(&line.unwrap_or_default()),
            }
        }
        // What is wrong in what is folded is told here: nobody sees it there.
        for field in [Field::Voting, Field::SharesOfOthers] {
            let seen = self.cells.iter().any(|cell| cell.field == field);
            if let Some(problem) = state.problem(id, field).filter(|_| !seen) {
                let voice = state.voice();
                let label = in_words::label(&voice, field, 0);
                let line = label + voice.text(Key::FormatColon) + &voice.format_text(problem, &[]);
                first_wrong = first_wrong.or(Some(line));
            }
        }
        now.push_str(&state.counts(id));
        // The line has room for one thing that is wrong; the cell of another is marked, and says so when it is left.
        let class = if first_wrong.is_some() {
            "firm-told wrong"
        } else {
            "firm-told"
        };
        now = first_wrong.unwrap_or(now);
        if now != self.told {
            told.put("class", Some(class));
            told.set_text(&now);
            self.told = now;
        }
    }
}

/// Keeps the cells, what is told of them and their names up to date.
fn follow(model: Model, id: u32, cells: Vec<Cell>, told: El, short: El) {
    let mut named = Vec::new();
    for cell in &cells {
        named.push((cell.field, cell.at.clone()));
    }
    let shown = Rc::new(RefCell::new(Shown {
        cells,
        record: Record::default(),
        weight: None,
        reads: None,
        told: String::new(),
        short,
        brief: String::new(),
    }));
    let (typing, beside) = (Rc::clone(&shown), told.clone());
    bind(Box::new(move || {
        typing
            .borrow_mut()
            .update(&model.state(), id, &beside, false);
    }));
    let mut last = None;
    bind(Box::new(move || {
        let state = model.form();
        let now = Some((state.title(id), state.year_after_figures(id)));
        let renamed = now != last;
        if let Some((title, year)) = &now
            && renamed
        {
            for (field, cell) in &named {
                let name = in_words::label(&state.voice(), *field, *year) + ", " + title;
                cell.put("aria-label", Some(&name));
            }
            last = now;
        }
        shown.borrow_mut().update(&state, id, &told, renamed);
    }));
}
