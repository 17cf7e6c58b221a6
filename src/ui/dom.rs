//! Elements for the whole page, of one type, made by Leptos' own renderer.
//!
//! A `view!` gives each element a type of its own and each type its own code: the form measured 180 kB that way
//! and 150 kB with erased views. Here an element is the element itself, and what changes in it is a closure run
//! by a Leptos render effect; Leptos' owners take down listeners and effects with the part that made them.

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::reactive::graph::untrack;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::Render;
use std::any::Any;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement, HtmlInputElement, HtmlSelectElement};

/// Words that may change.
pub(super) type Words = Box<dyn Fn() -> String>;

/// An element of the page.
#[derive(Clone)]
pub(super) struct El(Element);

/// An element of this tag.
pub(super) fn el(tag: &'static str) -> El {
    El(Rndr::create_element(tag, None))
}

/// An element of this tag and class.
pub(super) fn classed(tag: &'static str, class: &str) -> El {
    el(tag).attr("class", class)
}

/// An element of a drawing.
pub(super) fn drawn(tag: &'static str) -> El {
    El(Rndr::create_element(
        tag,
        Some("http://www.w3.org/2000/svg"),
    ))
}

/// A paragraph.
pub(super) fn paragraph(class: &'static str, text: impl AsRef<str>) -> El {
    classed("p", class).text(text)
}

/// Several things in a block.
pub(super) fn group(class: &'static str, parts: impl IntoIterator<Item = El>) -> El {
    classed("div", class).children(parts)
}

/// Keeps a thing for as long as the part of the page that is being made.
pub(super) fn keep(thing: Box<dyn Any>) {
    StoredValue::new_local(thing);
}

/// Runs now and whenever a signal that it reads changes.
pub(super) fn bind(mut run: Box<dyn FnMut()>) {
    keep(Box::new(RenderEffect::new(move |_: Option<()>| run())));
}

impl El {
    pub(super) fn attr(self, name: &str, value: &str) -> Self {
        Rndr::set_attribute(&self.0, name, value);
        self
    }

    /// Sets an attribute, or takes it away.
    pub(super) fn put(&self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => Rndr::set_attribute(&self.0, name, value),
            None => Rndr::remove_attribute(&self.0, name),
        }
    }

    /// Sets a property of the element.
    pub(super) fn property(&self, name: &str, value: &JsValue) {
        Rndr::set_property(&self.0, name, value);
    }

    /// A custom property for the style sheet; set by script, so that no policy on styles refuses it.
    pub(super) fn measure(self, name: &str, value: &str) -> Self {
        let style = self.0.unchecked_ref::<HtmlElement>().style();
        let _ = style.set_property(name, value);
        self
    }

    pub(super) fn text(self, text: impl AsRef<str>) -> Self {
        self.append(&Rndr::create_text_node(text.as_ref()));
        self
    }

    /// Replaces all that stands in the element.
    pub(super) fn say(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// A text that changes.
    pub(super) fn live_text(self, words: Words) -> Self {
        let node = Rndr::create_text_node("");
        self.append(&node);
        let mut last = String::new();
        bind(Box::new(move || {
            let now = words();
            if now != last {
                Rndr::set_text(&node, &now);
                last = now;
            }
        }));
        self
    }

    /// An attribute that changes.
    pub(super) fn live_attr(self, name: &'static str, words: Words) -> Self {
        let at = self.0.clone();
        let mut last = None;
        bind(Box::new(move || {
            let now = Some(words());
            if now != last {
                Rndr::set_attribute(&at, name, now.as_deref().unwrap_or_default());
                last = now;
            }
        }));
        self
    }

    pub(super) fn on(self, event: &'static str, mut act: impl FnMut(Event) + 'static) -> Self {
        let act = Box::new(move |event: JsValue| act(event.unchecked_into()));
        keep(Box::new(Rndr::add_event_listener(&self.0, event, act)));
        self
    }

    fn append(&self, node: &Node) {
        Rndr::insert_node(&self.0, node, None);
    }

    pub(super) fn child(self, child: El) -> Self {
        self.append(&child.0);
        self
    }

    pub(super) fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        for child in children {
            self.append(&child.0);
        }
        self
    }

    /// What stands in the element is made anew whenever the key changes, and only then.
    pub(super) fn live(
        self,
        key: impl Fn() -> u32 + 'static,
        part: impl Fn() -> Vec<El> + 'static,
    ) -> Self {
        self.remade(Box::new(key), Box::new(part))
    }

    fn remade(self, key: Box<dyn Fn() -> u32>, part: Box<dyn Fn() -> Vec<El>>) -> Self {
        let at = self.clone();
        let region = Owner::new();
        let mut last = None;
        bind(Box::new(move || {
            let now = Some(key());
            if now != last {
                last = now;
                region.cleanup();
                Rndr::clear_children(&at.0);
                for child in region.with(|| untrack(&part)) {
                    at.append(&child.0);
                }
            }
        }));
        self
    }

    /// A row per id, in their order; a row that stays is not made anew and keeps its focus.
    pub(super) fn rows(
        self,
        ids: impl Fn() -> Vec<(u32, usize)> + 'static,
        row: impl Fn(u32, usize) -> El + 'static,
    ) -> Self {
        self.keyed(Box::new(ids), Box::new(row))
    }

    fn keyed(
        self,
        ids: Box<dyn Fn() -> Vec<(u32, usize)>>,
        row: Box<dyn Fn(u32, usize) -> El>,
    ) -> Self {
        let at = self.0.clone();
        let region = Owner::new();
        let mut rows: Vec<((u32, usize), El, Owner)> = Vec::new();
        bind(Box::new(move || {
            let ids = ids();
            rows.retain(|(id, element, owner)| {
                let stays = ids.contains(id);
                if !stays {
                    owner.cleanup();
                    Rndr::remove(&element.0);
                }
                stays
            });
            let mut next = Rndr::first_child(&at);
            for id in ids {
                if !rows.iter().any(|row| row.0 == id) {
                    let owner = region.child();
                    let made = owner.with(|| untrack(|| row(id.0, id.1)));
                    rows.push((id, made, owner));
                }
                let Some((_, El(element), _)) = rows.iter().find(|row| row.0 == id) else {
                    continue;
                };
                let element: &Node = element;
                if next.as_ref() == Some(element) {
                    next = Rndr::next_sibling(element);
                } else {
                    Rndr::insert_node(&at, element, next.as_ref());
                }
            }
        }));
        self
    }

    /// The element itself.
    pub(super) const fn node(&self) -> &Element {
        &self.0
    }

    /// What stands in the field.
    pub(super) fn typed(&self) -> String {
        match self.0.dyn_ref::<HtmlInputElement>() {
            Some(input) => input.value(),
            None => self
                .0
                .dyn_ref::<HtmlSelectElement>()
                .map(HtmlSelectElement::value)
                .unwrap_or_default(),
        }
    }

    /// Whether the box is ticked.
    pub(super) fn ticked(&self) -> bool {
        self.0
            .dyn_ref::<HtmlInputElement>()
            .is_some_and(HtmlInputElement::checked)
    }
}

/// A view in Leptos' sense, so that Leptos mounts it and takes it down.
impl Render for El {
    type State = Element;

    fn build(self) -> Element {
        self.0
    }

    fn rebuild(self, state: &mut Element) {
        *state = self.0;
    }
}
