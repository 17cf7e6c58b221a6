//! Where the focus goes: to what is still open, to what was added, or to the undo button after a removal.

use super::controls::dom_id;
use super::dom::{El, target};
use super::model::{Model, State};
use crate::answers::directions::{Direction, Told};
use crate::answers::field::{Field, choice};
use crate::answers::{Answers, ROOT};
use crate::rules::evaluate::Question;
use crate::rules::relations::Kind;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, Node, ShadowRoot};

/// The id of the button that restores what was removed last; there is at most one.
pub(super) const UNDO: &str = "undo";

/// The id of the result.
pub(super) const RESULT: &str = "result";

/// The id of what to do next.
pub(super) const NOW: &str = "now";

/// Scrolls until this element stands as far from the window's top as before, and returns whether it does.
#[allow(clippy::float_arithmetic, reason = "pixels of a window")]
fn held(element: &El, before: f64) -> bool {
    if let Some(window) = web_sys::window() {
        window.scroll_by_with_x_and_y(0.0, element.top() - before);
    }
    (element.top() - before).abs() < 1.0
}

/// Folds the sections that are complete, but for the one that is pressed, which stays where it is: where the page can't be
/// scrolled that far, none of them folds. `first` is what the press brings besides.
pub(super) fn fold_around(pressed: &El, first: impl FnOnce()) {
    let before = pressed.top();
    first();
    let Some(parts) = pressed.closest(".parts") else {
        return;
    };
    let mut folded = done(&parts);
    folded.retain(|part| part.node() != pressed.node());
    for part in &folded {
        part.put("open", None);
    }
    if !held(pressed, before) {
        for part in folded {
            part.put("open", Some(""));
        }
        held(pressed, before);
    }
}

/// The sections that are open though complete.
fn done(within: &El) -> Vec<El> {
    within.all("details.part[open]:is([data-standing=done],[data-standing=asking],[data-standing=needless])")
}

/// As [`go`]; the sections that are complete fold.
pub(super) fn onward(event: &Event, act: impl FnOnce() -> String) {
    if let Some(app) = target(event).and_then(|pressed| pressed.closest(".app")) {
        for part in done(&app) {
            part.put("open", None);
        }
    }
    go(event, act);
}

/// Runs the action of a pressed button and moves the focus to the element whose id it returns.
pub(super) fn go(event: &Event, act: impl FnOnce() -> String) {
    let root = root(event);
    focus(root, act());
}

/// Ids are looked up in the shadow root, and the button may be gone after the action. Not inlined, as [`focus`]: each action has
/// its copy of [`go`].
#[inline(never)]
fn root(event: &Event) -> Option<ShadowRoot> {
    let target = event.target()?;
    Some(
        target
            .unchecked_into::<Node>()
            .get_root_node()
            .unchecked_into(),
    )
}

#[inline(never)]
fn focus(root: Option<ShadowRoot>, id: String) {
    if let Some(root) = root {
        seek(root, id, true);
    }
}

/// Runs an action by which rows may move or be made anew, and puts the focus back to where it belongs; to the field `last` where that
/// is gone.
pub(super) fn settle(event: &Event, to: Option<El>, last: String, act: impl FnOnce()) {
    let root = root(event);
    act();
    settled(root, to, last);
}

#[inline(never)]
fn settled(root: Option<ShadowRoot>, to: Option<El>, last: String) {
    let Some(to) = to else {
        return;
    };
    Timeout::new(0, move || {
        if to.node().is_connected() {
            to.focus();
            return;
        }
        let id = to.id();
        let again = root.as_ref().and_then(|root| root.get_element_by_id(&id));
        focus(root, if again.is_some() { id } else { last });
    })
    .forget();
}

/// Finds a field, and unfolds what it stands in. What few firms need is made when it is unfolded: then it is looked for again.
fn seek(root: ShadowRoot, id: String, first: bool) {
    // Wait until all that follows the action has run.
    Timeout::new(if first { 0 } else { 50 }, move || {
        // Among radio buttons focus the one that is picked: on another, an arrow key would change the answer.
        let picked = root.query_selector(&format!("[name=\"{id}\"]:checked"));
        let found = picked
            .ok()
            .flatten()
            .or_else(|| root.get_element_by_id(&id));
        if first && found.is_none() {
            let record = id.split('-').next().unwrap_or_default();
            let told = root.get_element_by_id(&[record, "-told"].concat());
            let row = told.and_then(|told| told.closest(".firm").ok().flatten());
            if let Some(Ok(Some(more))) = row.map(|row| row.query_selector("details")) {
                let _ = more.set_attribute("open", "");
                seek(root, id, false);
            }
            return;
        }
        if let Some(found) = found {
            let mut around = found.closest("details").ok().flatten();
            while let Some(fold) = around {
                let _ = fold.set_attribute("open", "");
                let outer = fold.parent_element();
                around = outer.and_then(|outer| outer.closest("details").ok().flatten());
            }
            if let Ok(Some(card)) = found.closest("[data-folded]") {
                let _ = card.remove_attribute("data-folded");
                if let Ok(Some(head)) = card.query_selector(".firm-fold") {
                    let _ = head.set_attribute("aria-expanded", "true");
                }
            }
            let found = found.unchecked_into::<HtmlElement>();
            let _ = found.focus();
            // It is higher than many a window: from its beginning on.
            if id == RESULT {
                found.scroll_into_view();
            }
        }
    })
    .forget();
}

/// Removes an enterprise or an award and moves the focus to the undo button that takes its place.
pub(super) fn remove(event: &Event, model: Model, id: u32, name: String) {
    go(event, || {
        model.remove(id, name);
        UNDO.to_owned()
    });
}

/// The id of the field where a question is still open: the first field it has unfolded that is empty or can't be read,
/// otherwise its own.
pub(super) fn open(state: &State, question: Question) -> String {
    let asked = Field::of(question);
    let (id, field) = missing(state, asked).unwrap_or((ROOT, asked));
    dom_id(id, field)
}

/// What is missing under a question: the first of its fields that is empty, can't be read or contradicts another.
pub(super) fn missing(state: &State, asked: Field) -> Option<(u32, Field)> {
    let mut found = None;
    let mut look = |id: u32, field: Field, wrong: bool| {
        let empty = state.answers.get(id, field).trim().is_empty();
        if found.is_none() && (wrong || empty || state.problem(id, field).is_some()) {
            found = Some((id, field));
        }
    };
    let picked = state.answers.get(ROOT, asked);
    match asked {
        Field::Trajectory if picked == choice::YES => look(ROOT, Field::TrajectoryDate, false),
        Field::HasAwards if picked == choice::YES => {
            for row in &state.answers.awards {
                look(row.id, Field::AwardDate, false);
                look(row.id, Field::AwardAmount, false);
            }
        }
        Field::Sme if picked == choice::CALCULATE => group(state, &mut look),
        _ => {}
    }
    found
}

/// What it hangs on how an enterprise belongs to the group.
fn belonging(answers: &Answers, id: u32, look: &mut dyn FnMut(u32, Field, bool)) {
    let kind = answers.get(id, Field::Kind);
    if kind == choice::SAME_OWNER {
        let unknown = answers.get(id, Field::SameMarket) == choice::UNKNOWN;
        look(id, Field::SameMarket, unknown);
        return;
    }
    look(id, Field::Capital, false);
    let filled = |field: Field| !answers.get(id, field).is_empty();
    if kind.is_empty() || filled(Field::Voting) || filled(Field::VotesDiffer) {
        look(id, Field::Voting, false);
    }
    if filled(Field::SharesOfOthers) {
        look(id, Field::SharesOfOthers, false);
    }
}

/// What the size hangs on: the last year and the four directions first, because one year is enough, then the year before.
fn group(state: &State, look: &mut dyn FnMut(u32, Field, bool)) {
    let Some(size) = state.size() else {
        return;
    };
    let additions = size.consolidation.iter().flat_map(|group| &group.additions);
    let answers = &state.answers;
    let both = size.year_before.is_some();
    for (year, fields) in Field::FIGURES.into_iter().enumerate() {
        if year > 0 && !both {
            break;
        }
        let mut figures = |id: u32| {
            for field in fields {
                look(id, field, false);
            }
        };
        figures(ROOT);
        if year == 0 && answers.told() != Told::Declared {
            for direction in Direction::ALL {
                let field = direction.field();
                let told = answers.get(ROOT, field);
                let wrong = !answers.settled(direction) && told != choice::UNKNOWN;
                look(ROOT, field, wrong);
            }
        }
        for (id, addition) in state.order.iter().zip(additions.clone()) {
            if state.problem(*id, Field::Mother).is_some() {
                look(*id, Field::Mother, true);
            }
            if addition.kind == Kind::Unknown {
                belonging(answers, *id, look);
            }
            if addition.at_most.is_some() && addition.kind != Kind::Included {
                for field in fields {
                    look(*id, field, false);
                }
            }
        }
    }
}
