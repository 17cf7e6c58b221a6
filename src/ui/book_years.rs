//! Which book years the figures are of, and when only one of them counts.

use super::controls::{Help, button, dom_id, pick, tick};
use super::dom::{El, classed, group, paragraph};
use super::model::Model;
use super::place;
use crate::answers::ROOT;
use crate::answers::field::Field;
use crate::text::Key;

const MONTHS: [&str; 12] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
];

/// The month with which the enterprise's book year ends.
pub(super) fn year_end(model: Model) -> El {
    let mut options = Vec::new();
    for (month, name) in MONTHS
        .into_iter()
        .zip(model.text(Key::FormatMonths).split(' '))
    {
        options.push((month, name));
    }
    pick(
        model,
        Field::BookYearEnd,
        Help::hint(Key::QuestionBookYearEndHint),
        MONTHS[11],
        options,
    )
}

/// The first figure: the buttons of what has moved go away when they are pressed.
fn first() -> String {
    dom_id(ROOT, Field::LastHeadcount)
}

/// Another year is the last closed one: says so, and asks. Nothing is relabelled by itself.
pub(super) fn moved(model: Model) -> El {
    let told = model.label(|state| {
        let years = state.book_years();
        let (last, closed) = (years.last.to_string(), years.closed.to_string());
        state
            .voice()
            .format_text(Key::YearsMoved, &[&last, &closed])
    });
    let closed = |key: Key| {
        model.label(move |state| {
            let closed = state.book_years().closed.to_string();
            state.voice().format_text(key, &[&closed])
        })
    };
    let actions = group("actions");
    let years = model.peek().book_years();
    if years.closed == years.last.saturating_add(1) {
        actions.add(button(
            closed(Key::YearsShift),
            Box::new(move |event| {
                place::go(&event, || {
                    model.change_undoably(|state| {
                        let day = state.day();
                        state.answers.shift_book_years(day);
                        state.voice().text(Key::YearsShifted).to_owned()
                    });
                    first()
                });
            }),
        ));
    }
    actions.add(button(
        closed(Key::YearsClaim),
        Box::new(move |event| {
            place::go(&event, || {
                model.change(|state| {
                    let day = state.day();
                    state.answers.claim_book_year(day);
                });
                first()
            });
        }),
    ));
    group("note")
        .child(paragraph("", "").live_text(told))
        .child(actions)
}

/// The two exceptions to the two years.
pub(super) fn exceptions(model: Model) -> El {
    classed("div", "ticks").each(&[Field::NewlyFounded, Field::OwnershipChanged], &|field| {
        tick(model, ROOT, field)
    })
}
