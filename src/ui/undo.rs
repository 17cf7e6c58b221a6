//! The ways back: from a removal, and from what changed many answers at once.

use super::controls::{button, label};
use super::dom::{El, group};
use super::model::Model;
use super::place;
use crate::text::Key;
use web_sys::Event;

/// A button in the place of what was removed last, to restore it; `first` is the id of its first field.
pub(super) fn undo(model: Model, first: String) -> El {
    let state = model.peek();
    let name = state.removed.as_ref().map_or("", |(_, name)| name);
    let words = state.voice().format_text(Key::QuestionUndo, &[name]);
    let press = move |event: Event| {
        place::go(&event, || {
            model.undo();
            first.clone()
        });
    };
    let button = button(Box::new(move || words.clone()), Box::new(press)).attr("id", place::UNDO);
    group("actions").child(button)
}

/// The way back from a paste or a file, after which the focus is on what has the id that `at` tells.
pub(super) fn back(model: Model, at: Box<dyn Fn() -> String>) -> El {
    button(
        label(model, Key::PastedUndo),
        Box::new(move |event| {
            place::go(&event, || {
                model.back();
                at()
            });
        }),
    )
    .hidden_while(Box::new(move || model.state().before.is_none()))
}
