//! What could change the result: worked out while the fold is open, after the picture, in short slices. A change of the answers
//! begins it anew.

use super::conditions::link;
use super::controls::{fold, only};
use super::dom::{El, bind, classed, el, group, paragraph};
use super::model::{Model, State};
use crate::rules::application::Relation;
use crate::rules::counterfactuals::{Given, Levers};
use crate::rules::evaluate::Status;
use crate::rules::scheme::RuleId;
use crate::text::Key;
use crate::text::change::{About, Line, line, together, whole};
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

/// How far it is.
enum Phase {
    /// The answers have changed.
    Begin,
    /// The lines are being found.
    Find(Box<Levers>),
    /// The line of this place is written next.
    Write(usize),
}

/// What is being worked out.
struct Work {
    model: Model,
    /// What stands above the lines.
    head: El,
    first: El,
    /// The fold with the rest, and the rest itself. Both stay: who has unfolded it goes on reading.
    more: El,
    rest: El,
    progress: RefCell<Progress>,
    next: RefCell<Option<Timeout>>,
}

struct Progress {
    phase: Phase,
    lines: Vec<Line>,
    /// The lines as they stand there.
    written: Vec<(String, El)>,
}

fn opened(model: Model) -> El {
    let head = group("");
    let (first, rest) = (classed("ul", "would"), classed("ul", "would"));
    let more = fold(model, Key::ChangeMore, None).child(rest.clone());
    let at = group("changes")
        .child(head.clone())
        .child(first.clone())
        .child(more.clone());
    let whole = classed("details", "heap could-change")
        .child(el("summary").child(el("span").text(model.text(Key::ChangeTitle))))
        .child(at);
    let work = Rc::new(Work {
        model,
        head,
        first,
        more,
        rest,
        progress: RefCell::new(Progress {
            phase: Phase::Begin,
            lines: Vec::new(),
            written: Vec::new(),
        }),
        next: RefCell::new(None),
    });
    let changed = Rc::clone(&work);
    let (open, shown) = (whole.clone(), whole.clone());
    bind(Box::new(move || {
        let _ = model.state();
        if open.has("open") {
            begin(&changed, PAUSE);
        }
    }));
    whole.on("toggle", move |_| {
        if shown.has("open") {
            begin(&work, 0);
        }
    })
}

fn begin(work: &Rc<Work>, pause: u32) {
    work.progress.borrow_mut().phase = Phase::Begin;
    later(work, pause);
}

fn later(work: &Rc<Work>, pause: u32) {
    // Not held: it ends with the part of the page that it is for.
    let own = Rc::downgrade(work);
    let next = Timeout::new(pause, move || {
        if let Some(work) = own.upgrade() {
            slice(&work);
        }
    });
    // What was waiting is dropped, and so never runs.
    work.next.replace(Some(next));
}

/// One slice.
#[allow(clippy::float_arithmetic, reason = "milliseconds")]
fn slice(work: &Rc<Work>) {
    let began = js_sys::Date::now();
    let mut progress = work.progress.borrow_mut();
    let state = work.model.peek();
    while work.step(&state, &mut progress) {
        if js_sys::Date::now() - began >= SLICE {
            later(work, 0);
            return;
        }
    }
}

impl Work {
    /// The next bit: an answer, or a line. False once there is none left.
    fn step(&self, state: &State, progress: &mut Progress) -> bool {
        match &mut progress.phase {
            Phase::Begin => {
                let application = &state.composed.application;
                let scheme = state.evaluation.scheme;
                let levers = Levers::under(scheme, application, &Given::Other).in_short();
                progress.lines.clear();
                progress.phase = Phase::Find(Box::new(levers));
            }
            Phase::Find(levers) => {
                let changes = levers.next();
                about(state, |about| match changes {
                    Some(changes) => {
                        for change in &changes {
                            progress.lines.extend(line(&state.voice(), about, change));
                        }
                    }
                    None => {
                        let lines = std::mem::take(&mut progress.lines);
                        progress.lines = whole(&state.voice(), about, lines);
                        self.begin_writing(state, progress);
                        progress.phase = Phase::Write(0);
                    }
                });
            }
            Phase::Write(place) => {
                let place = *place;
                let Some(line) = progress.lines.get(place) else {
                    while progress.written.len() > place {
                        if let Some((_, item)) = progress.written.pop() {
                            item.node().remove();
                        }
                    }
                    return false;
                };
                progress.phase = Phase::Write(place + 1);
                let colon = state.voice().text(Key::FormatColon);
                let then = [colon, &line.then].concat();
                let text = [&*line.what, &*then].concat();
                if place == progress.written.len() {
                    let list = if place < FIRST {
                        &self.first
                    } else {
                        &self.rest
                    };
                    let item = el("li");
                    list.add(item.clone());
                    progress.written.push((String::new(), item));
                }
                // What stays keeps its focus.
                if let Some((before, item)) = progress.written.get_mut(place)
                    && *before != text
                {
                    item.set_text("");
                    item.add(el("strong").text(&line.what));
                    item.add(el("span").text(then));
                    source(state, line.rule, item);
                    *before = text;
                }
            }
        }
        true
    }

    /// What stands above the lines, and whether there is a rest.
    fn begin_writing(&self, state: &State, progress: &mut Progress) {
        let voice = &state.voice();
        let none = progress.lines.is_empty();
        self.head.set_text("");
        self.head.add(if !none {
            paragraph("hint", voice.text(Key::ChangeLead))
        } else if state.evaluation.status == Status::Ineligible {
            let names = together(voice, &state.evaluation).join(", ");
            paragraph("", voice.format_text(Key::ChangeTogether, &[&names]))
        } else {
            paragraph("", voice.text(Key::ChangeNone))
        });
        let more = progress.lines.len() > FIRST;
        self.more.put("hidden", (!more).then_some(""));
    }
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

/// What the lines are about.
fn about(state: &State, tell: impl FnOnce(About<'_>)) {
    let application = &state.composed.application;
    let relations = application.relations.as_deref().unwrap_or_default();
    let id = |path: &[usize]| {
        let row = state.order.get(place(relations, path)).copied();
        row.filter(|_| !path.is_empty()).unwrap_or_default()
    };
    tell(About {
        application,
        evaluation: &state.evaluation,
        title: &|path| state.title(id(path)),
        asked: &|path| state.year_after_figures(id(path)),
        shows: &|package| state.options.shows(package),
    });
}

/// Adds the source of the rule.
fn source(state: &State, rule: RuleId, item: &El) {
    if let Some(rule) = state.evaluation.scheme.rule(rule) {
        for source in rule.sources {
            if !source.address.is_empty() {
                let to = link(*state.voice(), source);
                item.add(classed("span", "hint").text(" ").child(to));
                break;
            }
        }
    }
}
