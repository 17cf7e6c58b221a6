//! The few kinds of control of which the form is made, each erased at its border to keep the page small.

use super::model::Model;
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

fn hint(id: &str, hint: Option<Key>) -> AnyView {
    hint.map_or_else(
        || ().into_any(),
        |key| view! { <p class="hint" id=format!("{id}-hint")>{say(key)}</p> }.into_any(),
    )
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
    label: impl Label,
    help: Option<Key>,
) -> AnyView {
    let quantity = field.quantity().unwrap_or(Quantity::Name);
    let dom = dom_id(id, field);
    let (hint_id, error_id, echo_id) = (
        format!("{dom}-hint"),
        format!("{dom}-error"),
        format!("{dom}-echo"),
    );
    let described = format!(
        "{}{echo_id} {error_id}",
        if help.is_some() {
            format!("{hint_id} ")
        } else {
            String::new()
        }
    );
    // A field that came filled in (from a link) tells at once what was understood.
    let left = RwSignal::new(
        !model
            .answers
            .with_untracked(|answers| answers.get(id, field).is_empty()),
    );
    let value = Memo::new(move |_| model.get(id, field));
    let problem = Memo::new(move |_| {
        if left.get() {
            model.problem(id, field)
        } else {
            None
        }
    });
    let echo = move || {
        if left.get() && !value.with(|typed| typed.trim().is_empty()) {
            value.with(|typed| understood(typed, quantity))
        } else {
            String::new()
        }
    };
    let inputmode = match quantity {
        Quantity::Postcode => "numeric",
        Quantity::Money | Quantity::Headcount | Quantity::Percent => "decimal",
        Quantity::Date | Quantity::Name => "text",
    };
    let width = match quantity {
        Quantity::Postcode | Quantity::Percent => "field narrow",
        Quantity::Name => "field wide",
        _ => "field",
    };
    view! {
        <div class=width class:wrong=move || problem.with(Option::is_some)>
            <label for=dom.clone()>{label.view()}</label>
            {hint(&dom, help)}
            <div class="line">
                <input
                    id=dom
                    type="text"
                    inputmode=inputmode
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=described
                    aria-invalid=move || problem.with(Option::is_some).then_some("true")
                    prop:value=move || value.get()
                    on:input=move |event| model.set(id, field, &event_target_value(&event))
                    on:blur=move |_| left.set(true)
                />
                <span class="echo" id=echo_id>{echo}</span>
            </div>
            <p class="error" id=error_id>{move || problem.get().map(say)}</p>
        </div>
    }
    .into_any()
}

/// Anything that can stand in a label.
pub(super) trait Label {
    fn view(self) -> AnyView;
}

impl Label for Key {
    fn view(self) -> AnyView {
        say(self).into_any()
    }
}

impl Label for String {
    fn view(self) -> AnyView {
        self.into_any()
    }
}

impl Label for Signal<String> {
    fn view(self) -> AnyView {
        (move || self.get()).into_any()
    }
}

/// The choices of a yes-or-no question.
pub(super) const YES_NO: [(&str, Key); 3] = [
    (choice::YES, Key::ChoiceYes),
    (choice::NO, Key::ChoiceNo),
    (choice::UNKNOWN, Key::ChoiceUnknown),
];

/// A question with a few answers side by side.
pub(super) fn choices(
    model: Model,
    id: u32,
    field: Field,
    question: Key,
    help: Option<Key>,
    options: &'static [(&'static str, Key)],
) -> AnyView {
    let dom = dom_id(id, field);
    let value = Memo::new(move |_| model.get(id, field));
    let buttons: Vec<AnyView> = options
        .iter()
        .map(|&(code, label)| {
            let name = dom.clone();
            view! {
                <label class="option">
                    <input
                        type="radio"
                        name=name
                        value=code
                        prop:checked=move || value.with(|picked| picked == code)
                        on:change=move |_| model.set(id, field, code)
                    />
                    <span>{say(label)}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    let described = help.map(|_| format!("{dom}-hint"));
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend>{say(question)}</legend>
            {hint(&dom, help)}
            <div class="options">{buttons}</div>
        </fieldset>
    }
    .into_any()
}

/// A list to pick from.
pub(super) fn pick(
    model: Model,
    field: Field,
    label: Key,
    help: Key,
    options: Vec<(&'static str, &'static str)>,
) -> AnyView {
    let id = crate::answers::ROOT;
    let dom = dom_id(id, field);
    let value = Memo::new(move |_| model.get(id, field));
    let rows: Vec<AnyView> = options
        .into_iter()
        .map(|(code, name)| {
            view! { <option value=code selected=move || value.with(|picked| picked == code)>{name}</option> }
                .into_any()
        })
        .collect();
    view! {
        <div class="field">
            <label for=dom.clone()>{say(label)}</label>
            {hint(&dom, Some(help))}
            <select
                id=dom.clone()
                aria-describedby=format!("{dom}-hint")
                prop:value=move || value.get()
                on:change=move |event| model.set(id, field, &event_target_value(&event))
            >
                <option value="">{say(Key::ChoicePick)}</option>
                {rows}
            </select>
        </div>
    }
    .into_any()
}

/// A box to tick.
pub(super) fn tick(model: Model, id: u32, field: Field, label: Key) -> AnyView {
    let value = Memo::new(move |_| model.get(id, field));
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=move || value.with(|picked| picked == choice::YES)
                on:change=move |event| {
                    model.set(id, field, if event_target_checked(&event) { choice::YES } else { "" });
                }
            />
            <span>{say(label)}</span>
        </label>
    }
    .into_any()
}

/// A button.
pub(super) fn button(label: String, class: &'static str, press: impl Fn() + 'static) -> AnyView {
    view! { <button type="button" class=class on:click=move |_| press()>{label}</button> }
        .into_any()
}

/// Shows a part of the form only while it is asked for.
pub(super) fn while_picked(
    model: Model,
    field: Field,
    code: &'static str,
    part: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let shown = model.picked(field, code);
    (move || if shown.get() { part() } else { ().into_any() }).into_any()
}
