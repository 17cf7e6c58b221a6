//! Size by figures: the group's four directions, its enterprises as one sheet, and their sum.

use super::book_years::{exceptions, moved, year_end};
use super::controls::{Help, YES_NO, button, choices, fold, label, when_form};
use super::dom::{El, classed, el, group, paragraph, target};
use super::drawing::group_drawing;
use super::model::{Model, State};
use super::place;
use super::sheet::sheet;
use super::totals::totals;
use crate::answers::ROOT;
use crate::answers::directions::{Direction, Told};
use crate::answers::field::choice;
use crate::text::Key;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Event;

pub(super) fn size(model: Model) -> El {
    group("nested group")
        .child(directions(model))
        .child(paragraph("subtitle", model.text(Key::QuestionFigures)))
        .child(help(
            model,
            Key::QuestionFiguresHint,
            Key::QuestionHeadcount,
            Key::MoreHeadcount,
        ))
        .child(when_form(model, State::turn_of_year, |model| {
            paragraph("note", model.text(Key::DoubtTurnOfYear))
        }))
        .child(when_form(model, State::figures_moved, moved))
        .child(sheet(model))
        .child(totals(model))
        .child(
            group("beside").child(drawn(model)).child(
                group("exceptions")
                    .child(year_end(model))
                    .child(exceptions(model)),
            ),
        )
}

/// A hint, and an explanation to unfold.
fn help(model: Model, hint: Key, about: Key, more: Key) -> El {
    let fold = fold(model, Key::SectionMore, Some(about));
    group("help")
        .child(paragraph("hint", model.text(hint)))
        .text(" ")
        .child(fold.child(model.told(el("p"), more)))
}

/// The group as a drawing, made again whenever it looks different.
fn drawn(model: Model) -> El {
    let drawn = Rc::new(RefCell::new((Vec::new(), 0)));
    let firms = Rc::clone(&drawn);
    group("drawn").live(
        move || {
            let now = model.state().firms();
            let mut last = drawn.borrow_mut();
            if last.0 != now {
                *last = (now, last.1 + 1);
            }
            last.1
        },
        move |at| {
            let firms = &firms.borrow().0;
            let mut wide = false;
            if firms.len() > 1 {
                let drawing = group_drawing(model, firms);
                wide = drawing.has("data-wide");
                at.add(drawing);
            }
            at.put("data-wide", wide.then_some(""));
        },
    )
}

const fn hint(direction: Direction) -> Key {
    match direction {
        Direction::Above => Key::QuestionGroupAboveHint,
        Direction::Below => Key::QuestionGroupBelowHint,
        Direction::Beside => Key::QuestionGroupBesideHint,
        Direction::SameOwner => Key::QuestionGroupSameOwnerHint,
    }
}

/// The four directions by name: an enterprise that is forgotten makes a wrong yes.
fn directions(model: Model) -> El {
    let none = button(
        label(model, Key::QuestionGroupNone),
        Box::new(move |_| model.change(|state| state.answers.none_of_these())),
    );
    let hint = help(
        model,
        Key::QuestionGroupHint,
        Key::QuestionRelations,
        Key::MoreRelations,
    );
    let title = paragraph("subtitle", model.text(Key::QuestionGroup));
    let head = group("row")
        .child(el("div").child(title).child(hint))
        .child(none);
    classed("div", "directions")
        .child(head)
        .each(&Direction::ALL, &|direction| {
            self::direction(model, direction)
        })
        .child(when_form(model, asks, |model| {
            paragraph("note", model.text(Key::QuestionGroupAsk))
        }))
        .child(when_form(
            model,
            |state| state.answers.told() == Told::Declared,
            |model| paragraph("note", model.text(Key::QuestionGroupDeclared)),
        ))
}

fn asks(state: &State) -> bool {
    let answer = |direction: Direction| state.answers.get(ROOT, direction.field());
    Direction::ALL
        .into_iter()
        .any(|one| answer(one) == choice::UNKNOWN)
}

fn direction(model: Model, direction: Direction) -> El {
    let field = direction.field();
    let contradicts = move |state: &State| {
        let answers = &state.answers;
        let key = match answers.get(ROOT, field) {
            _ if answers.settled(direction) => return String::new(),
            choice::NO => Key::QuestionGroupContradicts,
            choice::YES => Key::QuestionGroupNobody,
            _ => return String::new(),
        };
        state.voice().text(key).to_owned()
    };
    // A "yes" that is there already, pressed again, adds one where nobody is left.
    let again = move |event: Event| {
        let yes = target(&event)
            .is_some_and(|pressed| pressed.ticked() && pressed.value() == choice::YES);
        let nobody = {
            let answers = &model.peek().answers;
            answers.get(ROOT, field) == choice::YES && answers.towards(direction).is_empty()
        };
        if yes && nobody {
            model.pick(field, choice::YES);
        }
    };
    choices(model, field, Help::hint(hint(direction)), &YES_NO)
        .on("click", again)
        .child(classed("p", "error").live_text(model.label(contradicts)))
}

/// The way to the four directions from what hangs on them.
pub(super) fn way(model: Model) -> El {
    let press = |event| {
        place::go(&event, || {
            super::controls::dom_id(ROOT, Direction::Above.field())
        });
    };
    button(label(model, Key::VerdictGroup), Box::new(press))
}
