//! A text field, with the value that was read and the error, if any.

use super::controls::{Help, dom_id};
use super::dom::{El, bind, classed, el, group};
use super::model::{Model, State};
use crate::answers::field::Field;
use crate::answers::in_words;
use crate::answers::input::{Entered, Quantity};
use crate::text::place;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// What the field says of the value that was read: the value in the visitor's own format, or where a postcode lies.
fn understood(state: &State, entered: Entered) -> String {
    let voice = &state.voice();
    match entered {
        Entered::Postcode(code) => place::of(voice, code),
        _ => in_words::understood(**voice, entered).unwrap_or_default(),
    }
}

const fn look(quantity: Quantity) -> (&'static str, &'static str) {
    match quantity {
        Quantity::Postcode => ("field narrow", "numeric"),
        Quantity::Percent => ("field narrow", "decimal"),
        Quantity::Name => ("field wide", "text"),
        Quantity::Date => ("field", "text"),
        Quantity::Money | Quantity::Headcount => ("field", "decimal"),
    }
}

/// A text field: the value that was read, or the error, appears when the visitor leaves it; the text stays as typed.
pub(super) fn text(model: Model, id: u32, field: Field, help: Help) -> El {
    let quantity = field.quantity().unwrap_or(Quantity::Name);
    let dom = dom_id(id, field);
    let (class, inputmode) = look(quantity);
    let (echo_id, error_id) = (format!("{dom}-echo"), format!("{dom}-error"));
    let described = format!("{} {echo_id} {error_id}", help.described(&dom));
    let input = el("input")
        .attr("id", &dom)
        .attr("type", "text")
        .attr("inputmode", inputmode)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", described.trim());
    let echo = classed("span", "echo").attr("id", &echo_id);
    let error = classed("p", "error").attr("id", &error_id);
    let label = model
        .label(move |state| in_words::label(&state.voice(), field, state.year_after_figures(id)));
    // Always takes its room, so that nothing moves when a message appears.
    let told = group("told").child(echo.clone()).child(error.clone());
    let whole = classed("div", class).child(el("label").attr("for", &dom).live_text(label));
    help.add(model, &dom, field.question(), &whole);
    let whole = whole.child(group("line").child(input.clone()).child(told));
    let left = Rc::new(Cell::new(false));
    let show = {
        let (input, left, marked) = (input.clone(), Rc::clone(&left), whole.clone());
        let last = RefCell::new(None);
        move |state: &State| {
            let typed = state.answers.get(id, field);
            let told = left.get();
            let read = state.composed.field(id, field).filter(|_| told);
            let problem = read.and_then(Result::err);
            let now = Some((typed.to_owned(), problem, told));
            if last.replace(now.clone()) == now {
                return;
            }
            if input.value() != typed {
                input.property("value", &JsValue::from_str(typed));
            }
            let understood = match read {
                Some(Ok(entered)) => understood(state, entered),
                _ => String::new(),
            };
            echo.set_text(&understood);
            error.set_text(
                &problem
                    .map(|problem| state.voice().format_text(problem, &[]))
                    .unwrap_or_default(),
            );
            input.put("aria-invalid", problem.map(|_| "true"));
            marked.put("data-wrong", problem.map(|_| ""));
        }
    };
    let show: Rc<dyn Fn(&State)> = Rc::new(show);
    // Whether something was typed, or came in a link, since the error was said.
    let unsaid = Rc::new(Cell::new(true));
    let (typing, arriving) = (Rc::clone(&unsaid), Rc::clone(&unsaid));
    let (shown, leaving, listening) = (Rc::clone(&show), Rc::clone(&left), input.clone());
    let _ = input
        .on("input", move |_| {
            typing.set(true);
            model.set(id, field, &listening.value());
            shown(&model.peek());
        })
        .on("blur", move |_| {
            if !leaving.replace(true) {
                model.look_again();
            }
            // Said once: not again before something is typed here.
            if model.peek().problem(id, field).is_some() {
                model.leave(id, field, unsaid.replace(false));
            }
        });
    let mut arrivals = None;
    bind(Box::new(move || {
        let state = model.form();
        if arrivals != Some(state.arrivals) {
            arrivals = Some(state.arrivals);
            // A field that was filled in by a link shows its value at once.
            left.set(!state.answers.get(id, field).is_empty());
            arriving.set(true);
        }
        show(&state);
    }));
    whole
}
