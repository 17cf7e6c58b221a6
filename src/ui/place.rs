//! Where the reader's place goes: to what is still open, to what was added, to the way back from a removal.

use super::controls::dom_id;
use super::group::shape;
use super::model::{Model, State};
use crate::answers::ROOT;
use crate::answers::field::{Field, choice};
use crate::rules::evaluate::Question;
use crate::rules::relations::Kind;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, Node, ShadowRoot};

/// The id of the button that puts back what was removed last; there is one at most.
pub(super) const UNDO: &str = "undo";

/// Acts on the press of a button and sets the reader's place on what bears the id that comes of it.
pub(super) fn go(event: &Event, act: impl FnOnce() -> String) {
    // Only the root knows its own ids, and the button may be gone once it has acted.
    let root = event
        .target()
        .map(|target| target.unchecked_into::<Node>().get_root_node());
    let id = act();
    if let Some(root) = root {
        focus(root.unchecked_into(), id);
    }
}

fn focus(root: ShadowRoot, id: String) {
    // After the effects of the act.
    Timeout::new(0, move || {
        // Of answers side by side the one that is picked: on another one an arrow key would change the answer.
        let picked = root.query_selector(&format!("[name=\"{id}\"]:checked"));
        let found = picked
            .ok()
            .flatten()
            .or_else(|| root.get_element_by_id(&id));
        if let Some(found) = found {
            let _ = found.unchecked_into::<HtmlElement>().focus();
        }
    })
    .forget();
}

/// Takes a thing away and sets the reader's place on the way back, which stands where it stood.
pub(super) fn remove(event: &Event, model: Model, id: u32, name: String) {
    go(event, || {
        model.remove(id, name);
        UNDO.to_owned()
    });
}

/// The id of the field in which a question is still open: the first of those it has opened that is empty or can't be
/// read, or else its own.
pub(super) fn open(state: &State, question: Question) -> String {
    let asked = Field::of(question);
    let mut found = None;
    let mut look = |id: u32, fields: &[Field]| {
        for &field in fields {
            let empty = state.answers.get(id, field).trim().is_empty();
            if found.is_none() && (empty || state.problem(id, field).is_some()) {
                found = Some(dom_id(id, field));
            }
        }
    };
    let picked = state.answers.get(ROOT, asked);
    match asked {
        Field::Trajectory if picked == choice::YES => look(ROOT, &[Field::TrajectoryDate]),
        Field::HasAwards if picked == choice::YES => {
            for row in &state.answers.awards {
                look(row.id, &[Field::AwardDate, Field::AwardAmount]);
            }
        }
        Field::Sme if picked == choice::CALCULATE => figures(state, &mut look),
        _ => {}
    }
    found.unwrap_or_else(|| dom_id(ROOT, asked))
}

/// The figures that count, of the applicant and its group, in the order of the form.
fn figures(state: &State, look: &mut dyn FnMut(u32, &[Field])) {
    let Some(size) = state.size() else {
        return;
    };
    let [last, before] = Field::FIGURES;
    let before = if size.year_before.is_some() {
        &before[..]
    } else {
        &[]
    };
    look(ROOT, &last);
    look(ROOT, before);
    look(ROOT, &[Field::HasRelations]);
    let additions = size.consolidation.iter().flat_map(|group| &group.additions);
    for (row, addition) in shape(&state.answers).iter().zip(additions) {
        if addition.kind == Kind::Unknown {
            look(row.0, &[Field::Capital, Field::Voting]);
        }
        if addition.at_most.is_some() && addition.kind != Kind::Included {
            look(row.0, &last);
            look(row.0, before);
        }
    }
}
