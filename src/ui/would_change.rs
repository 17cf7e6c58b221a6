//! What could change the result: worked out while the fold is open, after the picture, in short slices. A change of the answers
//! begins it anew.

use super::conditions::link;
use super::controls::{fold, only};
use super::dom::{El, bind, classed, el, group, paragraph};
use super::model::{Model, State};
use crate::rules::application::{Application, Relation};
use crate::rules::counterfactuals::{Change, Given, Levers, Outcome};
use crate::rules::evaluate::Status;
use crate::rules::scheme::PackageId;
use crate::text::Key;
use crate::text::change::{About, Kind, Line, line, together};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// How long a slice may take (milliseconds).
const SLICE: f64 = 3.0;
/// So many lines are told at first.
const FIRST: usize = 5;
/// Who types goes on typing: the first slice waits so long (milliseconds), and the picture is there by then.
const PAUSE: u32 = 60;

/// The fold, once there is an answer that could be another.
pub(super) fn would_change(model: Model) -> El {
    only(model, |state| state.progress.begun(), opened)
}

/// What is being worked out.
struct Work {
    model: Model,
    at: El,
    levers: RefCell<Option<Levers>>,
    found: RefCell<Vec<Change>>,
    next: RefCell<Option<Timeout>>,
}

fn opened(model: Model) -> El {
    let at = group("changes");
    let whole = classed("details", "heap could-change")
        .child(el("summary").child(el("span").text(model.text(Key::ChangeTitle))))
        .child(at.clone());
    let work = Rc::new(Work {
        model,
        at,
        levers: RefCell::new(None),
        found: RefCell::new(Vec::new()),
        next: RefCell::new(None),
    });
    let (toggled, changed) = (Rc::clone(&work), whole.clone());
    let shown = whole.clone();
    bind(Box::new(move || {
        let _ = model.state();
        if changed.has("open") {
            begin(&work);
        }
    }));
    whole.on("toggle", move |_| {
        if shown.has("open") {
            begin(&toggled);
        }
    })
}

fn begin(work: &Rc<Work>) {
    work.levers.replace(None);
    later(work, PAUSE);
}

fn later(work: &Rc<Work>, pause: u32) {
    // Not held: it ends with the part of the page that it is for.
    let own = Rc::downgrade(work);
    let next = Timeout::new(pause, move || {
        if let Some(work) = own.upgrade() {
            step(&work);
        }
    });
    // What was waiting is dropped, and so never runs.
    work.next.replace(Some(next));
}

/// One slice.
#[allow(clippy::float_arithmetic, reason = "milliseconds")]
fn step(work: &Rc<Work>) {
    let mut levers = work.levers.borrow_mut();
    let levers = levers.get_or_insert_with(|| {
        let state = work.model.peek();
        work.found.borrow_mut().clear();
        let application = &state.composed.application;
        Levers::under(state.evaluation.scheme, application, &given(application))
    });
    let began = js_sys::Date::now();
    while js_sys::Date::now() - began < SLICE {
        match levers.next() {
            Some(mut changes) => work.found.borrow_mut().append(&mut changes),
            None => {
                show(
                    &work.model.peek(),
                    &work.found.borrow(),
                    &work.at,
                    work.model,
                );
                return;
            }
        }
    }
    later(work, 0);
}

/// Of the answers that have a default only those that were given.
fn given(application: &Application) -> Given {
    fn each(relations: &[Relation], given: &mut Vec<bool>) {
        for one in relations {
            given.extend([one.control, one.listed_investor, one.already_included]);
            each(&one.relations, given);
        }
    }
    let mut given = Vec::new();
    if let Some(enterprise) = &application.enterprise {
        given.extend([enterprise.newly_founded, enterprise.ownership_changed]);
        each(
            application.relations.as_deref().unwrap_or_default(),
            &mut given,
        );
    }
    for package in PackageId::ALL {
        if let Some(quote) = application.quotes.get(package) {
            given.push(quote.extensions.is_positive());
        }
    }
    Given::these(given)
}

/// The place of a relation among all, depth first.
fn place(relations: &[Relation], path: &[usize]) -> usize {
    fn all(relations: &[Relation]) -> usize {
        let mut count = 0;
        for one in relations {
            count += 1 + all(&one.relations);
        }
        count
    }
    let Some((own, below)) = path.split_first() else {
        return 0;
    };
    let before = all(relations.get(..*own).unwrap_or_default());
    match (relations.get(*own), below.is_empty()) {
        (Some(one), false) => before + 1 + place(&one.relations, below),
        _ => before,
    }
}

fn show(state: &State, found: &[Change], at: &El, model: Model) {
    let voice = &state.voice();
    let application = &state.composed.application;
    let relations = application.relations.as_deref().unwrap_or_default();
    let id = |path: &[usize]| {
        let row = state.order.get(place(relations, path)).copied();
        row.filter(|_| !path.is_empty()).unwrap_or_default()
    };
    let about = About {
        application,
        evaluation: &state.evaluation,
        title: &|path| state.title(id(path)),
        asked: &|path| state.year_after_figures(id(path)),
    };
    let mut lines = Vec::new();
    let refused = state.evaluation.status == Status::Ineligible;
    let mut helps = !refused;
    for change in found {
        if let Outcome::Verdict(verdict) = &change.outcome {
            // From one "no" to another is no help.
            if refused && verdict.status == Status::Ineligible {
                continue;
            }
            helps = true;
        }
        lines.extend(line(voice, about, change));
    }
    at.set_text("");
    if !helps {
        let names = together(voice, &state.evaluation).join(", ");
        at.add(paragraph(
            "",
            voice.format_text(Key::ChangeTogether, &[&names]),
        ));
    } else if lines.is_empty() {
        at.add(paragraph("", voice.text(Key::ChangeNone)));
    }
    if lines.is_empty() {
        return;
    }
    at.add(paragraph("hint", voice.text(Key::ChangeLead)));
    let (first, rest) = (classed("ul", "would"), classed("ul", "would"));
    let mut told = 0;
    // Not sorted: sorting a handful weighs kilobytes.
    for kind in Kind::ALL {
        for line in &lines {
            if line.kind == kind {
                let list = if told < FIRST { &first } else { &rest };
                list.add(item(state, line));
                told += 1;
            }
        }
    }
    at.add(first);
    if told > FIRST {
        at.add(fold(model, Key::ChangeMore, None).child(rest));
    }
}

fn item(state: &State, line: &Line) -> El {
    let item = el("li")
        .child(el("strong").text(&line.what))
        .text(state.voice().text(Key::FormatColon))
        .text(&line.then);
    if let Some(rule) = state.evaluation.scheme.rule(line.rule) {
        for source in rule.sources {
            if !source.address.is_empty() {
                let to = link(*state.voice(), source);
                item.add(classed("span", "hint").text(" ").child(to));
                break;
            }
        }
    }
    item
}
