//! The few kinds of control of which the form is made.

use super::dom::{El, classed, el, live, nothing, paragraph, ticked, typed};
use super::model::Model;
use crate::answers::ROOT;
use crate::answers::field::{Field, choice};
use crate::rules::application::Headcount;
use crate::rules::date::Date;
use crate::rules::money::Money;
use crate::text::format;
use crate::text::input::{self, Quantity};
use crate::text::{Key, say};
use leptos::prelude::*;

/// An element's id, unique within the element's own root.
fn dom_id(id: u32, field: Field) -> String {
    format!("f{id}-{}", field.code())
}

fn hint(id: &str, help: Option<Key>) -> AnyView {
    help.map_or_else(nothing, |key| {
        classed("p", "hint")
            .attr("id", format!("{id}-hint"))
            .text(say(key))
            .view()
    })
}

/// What was understood, in the reader's own format.
fn understood(typed: &str, quantity: Quantity) -> String {
    let Ok(plain) = input::read(typed, quantity) else {
        return String::new();
    };
    match quantity {
        Quantity::Money => Money::parse(&plain).map(format::cents).unwrap_or_default(),
        Quantity::Headcount => Headcount::parse(&plain)
            .map(|count| format!("{} VTE", format::number(&count.to_string())))
            .unwrap_or_default(),
        Quantity::Percent => format!("{} %", format::number(&plain)),
        Quantity::Date => Date::parse(&plain).map(format::date).unwrap_or_default(),
        Quantity::Postcode | Quantity::Name => String::new(),
    }
}

/// A typed field: what was understood and what is wrong appear on leaving it; the text stays as typed.
pub(super) fn text(
    model: Model,
    id: u32,
    field: Field,
    label: impl Into<Signal<String>>,
    help: Option<Key>,
) -> AnyView {
    let quantity = field.quantity().unwrap_or(Quantity::Name);
    let dom = dom_id(id, field);
    let (hint_id, error_id, echo_id) = (
        format!("{dom}-hint"),
        format!("{dom}-error"),
        format!("{dom}-echo"),
    );
    let described = match help {
        Some(_) => format!("{hint_id} {echo_id} {error_id}"),
        None => format!("{echo_id} {error_id}"),
    };
    // A field that came filled in (from a link) tells at once what was understood.
    let left = RwSignal::new(
        !model
            .answers
            .with_untracked(|answers| answers.get(id, field).is_empty()),
    );
    let value = model.value(id, field);
    let problem = move || {
        if left.get() {
            model.problem(id, field)
        } else {
            None
        }
    };
    let echo = Signal::derive(move || {
        if left.get() && !value.with(|typed| typed.trim().is_empty()) {
            value.with(|typed| understood(typed, quantity))
        } else {
            String::new()
        }
    });
    let message = Memo::new(move |_| problem().map_or_else(String::new, |key| say(key).to_owned()));
    let wrong = move || message.with(|message| !message.is_empty());
    let class = match quantity {
        Quantity::Postcode | Quantity::Percent => "field narrow",
        Quantity::Name => "field wide",
        _ => "field",
    };
    let inputmode = match quantity {
        Quantity::Postcode => "numeric",
        Quantity::Money | Quantity::Headcount | Quantity::Percent => "decimal",
        Quantity::Date | Quantity::Name => "text",
    };
    let field_class = Signal::derive(move || {
        Some(if wrong() {
            format!("{class} wrong")
        } else {
            class.to_owned()
        })
    });
    let input = el("input")
        .attr("id", dom.clone())
        .attr("type", "text")
        .attr("inputmode", inputmode)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", described)
        .live_attr(
            "aria-invalid",
            Signal::derive(move || wrong().then(|| "true".to_owned())),
        )
        .value(value.into())
        .on("input", move |event| model.set(id, field, &typed(&event)))
        .on("blur", move |_| left.set(true));
    el("div")
        .live_attr("class", field_class)
        .child(
            el("label")
                .attr("for", dom.clone())
                .live_text(label.into())
                .view(),
        )
        .child(hint(&dom, help))
        .child(
            classed("div", "line")
                .child(input.view())
                .child(
                    classed("span", "echo")
                        .attr("id", echo_id)
                        .live_text(echo)
                        .view(),
                )
                .view(),
        )
        .child(
            classed("p", "error")
                .attr("id", error_id)
                .live_text(message.into())
                .view(),
        )
        .view()
}

/// A label that does not change.
pub(super) fn label(key: Key) -> Signal<String> {
    Signal::stored(say(key).to_owned())
}

/// The choices of a yes-or-no question.
pub(super) const YES_NO: [(&str, Key); 3] = [
    (choice::YES, Key::ChoiceYes),
    (choice::NO, Key::ChoiceNo),
    (choice::UNKNOWN, Key::ChoiceUnknown),
];

fn is(value: Memo<String>, code: &'static str) -> Signal<bool> {
    Signal::derive(move || value.with(|picked| picked == code))
}

/// A question with a few answers side by side.
pub(super) fn choices(
    model: Model,
    field: Field,
    question: Key,
    help: Key,
    options: &'static [(&'static str, Key)],
) -> AnyView {
    let dom = dom_id(ROOT, field);
    let value = model.value(ROOT, field);
    let buttons = options.iter().map(|&(code, label)| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", dom.clone())
            .attr("value", code)
            .flag("checked", is(value, code))
            .on("change", move |_| model.set(ROOT, field, code));
        classed("label", "option")
            .child(input.view())
            .child(el("span").text(say(label)).view())
            .view()
    });
    let buttons: Vec<AnyView> = buttons.collect();
    classed("fieldset", "field")
        .attr("aria-describedby", format!("{dom}-hint"))
        .child(el("legend").text(say(question)).view())
        .child(hint(&dom, Some(help)))
        .child(classed("div", "options").children(buttons).view())
        .view()
}

/// A list to pick from.
pub(super) fn pick(
    model: Model,
    field: Field,
    question: Key,
    help: Key,
    options: impl Iterator<Item = (&'static str, &'static str)>,
) -> AnyView {
    let dom = dom_id(ROOT, field);
    let value = model.value(ROOT, field);
    let first = ("", say(Key::ChoicePick));
    let rows = std::iter::once(first).chain(options).map(|(code, name)| {
        el("option")
            .attr("value", code)
            .flag("selected", is(value, code))
            .text(name)
            .view()
    });
    let select = el("select")
        .attr("id", dom.clone())
        .attr("aria-describedby", format!("{dom}-hint"))
        .on("change", move |event| {
            model.set(ROOT, field, &typed(&event))
        })
        .children(rows);
    classed("div", "field")
        .child(
            el("label")
                .attr("for", dom.clone())
                .text(say(question))
                .view(),
        )
        .child(hint(&dom, Some(help)))
        .child(select.view())
        .view()
}

/// A box to tick.
pub(super) fn tick(model: Model, id: u32, field: Field, label: Key) -> AnyView {
    let value = model.value(id, field);
    let input = el("input")
        .attr("type", "checkbox")
        .flag("checked", is(value, choice::YES))
        .on("change", move |event| {
            model.set(id, field, if ticked(&event) { choice::YES } else { "" });
        });
    classed("label", "tick")
        .child(input.view())
        .child(el("span").text(say(label)).view())
        .view()
}

/// A button.
pub(super) fn button(label: Signal<String>, press: impl Fn() + 'static) -> AnyView {
    classed("button", "secondary")
        .attr("type", "button")
        .on("click", move |_| press())
        .live_text(label)
        .view()
}

/// Shows a part of the form only while it is asked for.
pub(super) fn while_picked(
    model: Model,
    field: Field,
    code: &'static str,
    part: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let shown = Memo::new(move |_| {
        model
            .answers
            .with(|answers| answers.get(ROOT, field) == code)
    });
    live(move || if shown.get() { part() } else { nothing() })
}

/// A row of things side by side.
pub(super) fn group(class: &'static str, parts: impl IntoIterator<Item = AnyView>) -> AnyView {
    El::children(classed("div", class), parts).view()
}

/// A text above a part of the form.
pub(super) fn subtitle(key: Key) -> AnyView {
    paragraph("subtitle", say(key))
}
