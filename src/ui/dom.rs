//! Elements of one type for the whole page. A `view!` gives each element a type of its own, and each type its
//! own code: the form measured 180 kB that way. Here tag, attributes and children are values.

use leptos::ev::Custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::custom;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

/// An element being put together.
pub(super) struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element of this tag.
pub(super) const fn el(tag: &'static str) -> El {
    El {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }
}

/// An element of this tag and class.
pub(super) fn classed(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

/// A paragraph.
pub(super) fn paragraph(class: &'static str, text: impl Into<String>) -> AnyView {
    classed("p", class).text(text).view()
}

/// Nothing.
pub(super) fn nothing() -> AnyView {
    ().into_any()
}

impl El {
    pub(super) fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        let value: String = value.into();
        self.attributes
            .push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// An attribute that comes, goes and changes.
    pub(super) fn live_attr(mut self, name: &'static str, value: Signal<Option<String>>) -> Self {
        self.attributes
            .push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// The `value` of a field.
    pub(super) fn value(mut self, value: Signal<String>) -> Self {
        self.attributes.push(prop("value", value).into_any_attr());
        self
    }

    /// Whether it is `checked` or `selected`.
    pub(super) fn flag(mut self, name: &'static str, value: Signal<bool>) -> Self {
        self.attributes.push(prop(name, value).into_any_attr());
        self
    }

    pub(super) fn on(mut self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        let act: Box<dyn FnMut(Event)> = Box::new(act);
        self.attributes
            .push(on(Custom::<Event>::new(event), act).into_any_attr());
        self
    }

    pub(super) fn text(self, text: impl Into<String>) -> Self {
        let text: String = text.into();
        self.child(text.into_any())
    }

    /// A text that changes.
    pub(super) fn live_text(self, text: Signal<String>) -> Self {
        self.child(text.into_any())
    }

    pub(super) fn child(mut self, child: AnyView) -> Self {
        self.children.push(child);
        self
    }

    pub(super) fn children(mut self, children: impl IntoIterator<Item = AnyView>) -> Self {
        self.children.extend(children);
        self
    }

    pub(super) fn view(mut self) -> AnyView {
        let children = match self.children.len() {
            1 => self.children.pop().unwrap_or_else(nothing),
            _ => self.children.into_any(),
        };
        custom(self.tag)
            .child(children)
            .add_any_attr(self.attributes)
            .into_any()
    }
}

/// A part that is made anew whenever what it reads changes.
pub(super) fn live(part: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let part: Box<dyn FnMut() -> AnyView + Send> = Box::new(part);
    part.into_any()
}

/// A row per id; rows that stay are not made anew.
pub(super) fn rows(
    ids: Memo<Vec<(u32, usize)>>,
    row: impl Fn(u32, usize) -> AnyView + Send + Sync + Clone + 'static,
) -> AnyView {
    view! { <For each=move || ids.get() key=|id| *id children=move |(id, level)| row(id, level) /> }
        .into_any()
}

/// What stands in the field that an event comes from.
pub(super) fn typed(event: &Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => target
            .dyn_ref::<HtmlSelectElement>()
            .map(HtmlSelectElement::value)
            .unwrap_or_default(),
    }
}

/// Whether the box that an event comes from is ticked.
pub(super) fn ticked(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}
