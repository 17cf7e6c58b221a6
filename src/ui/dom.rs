//! One type for all elements of the page.
//!
//! A `view!` gives each element its own type and each type its own code: the form measured 180 kB that way
//! and 150 kB with erased views. Here an element is the DOM element itself, and what changes in it is a closure run
//! by `observe`. Leptos' owners remove listeners and observers together with the part that created them.

use super::observe::{observe, unobserved};
use leptos::prelude::{Owner, document};
use leptos::tachys::view::Render;
use std::any::Any;
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, Node};

/// A text that may change.
pub(super) type Words = Box<dyn Fn() -> String>;

/// An element of the page.
#[derive(Clone)]
pub(super) struct El(Element);

/// An element of this tag.
pub(super) fn el(tag: &'static str) -> El {
    // Creation fails only for invalid tag names, and ours are valid.
    El(document().create_element(tag).unwrap_throw())
}

/// An element of a drawing.
pub(super) fn svg(tag: &'static str) -> El {
    let space = Some("http://www.w3.org/2000/svg");
    El(document().create_element_ns(space, tag).unwrap_throw())
}

/// An element of this tag and class.
pub(super) fn classed(tag: &'static str, class: &str) -> El {
    el(tag).attr("class", class)
}

/// A paragraph.
pub(super) fn paragraph(class: &'static str, text: impl AsRef<str>) -> El {
    classed("p", class).text(text)
}

/// A link out of the page, which stays.
pub(super) fn outside(address: &str, text: impl AsRef<str>) -> El {
    el("a")
        .attr("href", address)
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .text(text)
}

/// A block.
pub(super) fn group(class: &'static str) -> El {
    classed("div", class)
}

/// A block of content without anything to press, made whenever the key changes. It is put in only when it differs from what stands
/// there: a browser lays out again what is around it.
pub(super) fn written(
    class: &'static str,
    key: Box<dyn Fn() -> u32>,
    write: Box<dyn Fn(El)>,
) -> El {
    let at = group(class);
    let shown = at.clone();
    let mut last = None;
    bind(Box::new(move || {
        let now = Some(key());
        if now == last {
            return;
        }
        last = now;
        let fresh = group(class);
        unobserved(|| write(fresh.clone()));
        if !shown.0.is_equal_node(Some(&fresh.0)) {
            // Anew as a whole, not moved: what it says has another height.
            shown.set_text("");
            while let Some(one) = fresh.0.first_child() {
                shown.append(&one);
            }
        }
    }));
    at
}

/// Keeps a value alive for as long as the part of the page that is being built.
pub(super) fn keep(thing: Box<dyn Any>) {
    // Not a `StoredValue`: a local one asks std which thread it is on, which weighs 2 kB, and there is only one thread.
    let place = KEPT.with_borrow_mut(|kept| kept.put(thing));
    Owner::on_cleanup(move || {
        // Dropped after the borrow ends, because dropping may reach `keep` again.
        let gone = KEPT.with_borrow_mut(|kept| kept.take(place));
        drop(gone);
    });
}

/// The values kept alive, and the free places among them.
struct Kept(Vec<Option<Box<dyn Any>>>, Vec<usize>);

impl Kept {
    fn put(&mut self, thing: Box<dyn Any>) -> usize {
        let free = self.1.pop();
        if let Some(place) = free
            && let Some(held) = self.0.get_mut(place)
        {
            *held = Some(thing);
            return place;
        }
        self.0.push(Some(thing));
        self.0.len().saturating_sub(1)
    }

    fn take(&mut self, place: usize) -> Option<Box<dyn Any>> {
        self.1.push(place);
        self.0.get_mut(place).and_then(Option::take)
    }
}

thread_local! {
    static KEPT: RefCell<Kept> = const { RefCell::new(Kept(Vec::new(), Vec::new())) };
}

/// An event listener, removed when it is dropped.
struct Listener(Element, &'static str, Closure<dyn FnMut(Event)>);

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.2.as_ref().unchecked_ref();
        let _ = self.0.remove_event_listener_with_callback(self.1, function);
    }
}

/// Runs the closure now and whenever what it reads changes, for as long as the part of the page that is being built.
pub(super) fn bind(run: Box<dyn FnMut()>) {
    keep(Box::new(observe(run)));
}

/// The element that an event came to.
pub(super) fn target(event: &Event) -> Option<El> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    Some(El(target))
}

/// What is being pasted, as plain text.
pub(super) fn pasted(event: &Event) -> String {
    let data = get(event, "clipboardData");
    let text = call(&data, "getData", "text/plain");
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

/// Copies a text, and runs the closure once that is done; a browser that refuses does nothing.
pub(super) fn copy(text: &str, done: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let clipboard = get(&get(&window, "navigator"), "clipboard");
    if let Some(promise) = call(&clipboard, "writeText", text) {
        let done = Closure::once_into_js(move |_: JsValue| done());
        if let Ok(then) = get(&promise, "then").dyn_into::<js_sys::Function>() {
            let _ = then.call1(&promise, &done);
        }
    }
}

fn get(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method with a text; none where there is no such method, or it throws.
fn call(of: &JsValue, method: &str, text: &str) -> Option<JsValue> {
    let method = get(of, method).dyn_into::<js_sys::Function>().ok()?;
    method.call1(of, &JsValue::from_str(text)).ok()
}

/// The key that was pressed.
pub(super) fn key(event: &Event) -> String {
    get(event, "key").as_string().unwrap_or_default()
}

/// Whether such a key was held down.
pub(super) fn flag(event: &Event, name: &str) -> bool {
    get(event, name).is_truthy()
}

/// The element to which the focus goes.
pub(super) fn related(event: &Event) -> Option<El> {
    let to = get(event, "relatedTarget").dyn_into().ok();
    to.map(El)
}

impl El {
    /// Where the caret stands in a field of text, in UTF-16 units; none while something is selected.
    pub(super) fn caret(&self) -> Option<usize> {
        let input = self.0.dyn_ref::<HtmlInputElement>()?;
        let start = input.selection_start().ok()??;
        let end = input.selection_end().ok()??;
        (start == end).then(|| usize::try_from(start).ok())?
    }

    /// Its id.
    pub(super) fn id(&self) -> String {
        self.0.id()
    }

    /// Moves the focus to it.
    pub(super) fn focus(&self) {
        let _ = self.0.unchecked_ref::<HtmlElement>().focus();
    }

    /// The element around this one, or itself, that a selector finds.
    pub(super) fn closest(&self, selector: &str) -> Option<Self> {
        self.0.closest(selector).ok().flatten().map(Self)
    }

    /// All elements in it that a selector finds.
    pub(super) fn all(&self, selector: &str) -> Vec<Self> {
        let mut found = Vec::new();
        if let Ok(list) = self.0.query_selector_all(selector) {
            for place in 0..list.length() {
                let one = list.item(place).and_then(|node| node.dyn_into().ok());
                found.extend(one.map(Self));
            }
        }
        found
    }

    pub(super) fn has(&self, attribute: &str) -> bool {
        self.0.has_attribute(attribute)
    }

    /// How far its top is from that of the window, in pixels.
    pub(super) fn top(&self) -> f64 {
        self.0.get_bounding_client_rect().top()
    }

    pub(super) fn attr(self, name: &str, value: &str) -> Self {
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Sets or removes an attribute.
    pub(super) fn put(&self, name: &str, value: Option<&str>) {
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }

    /// Sets a property of the element.
    pub(super) fn property(&self, name: &str, value: &JsValue) {
        let _ = js_sys::Reflect::set(&self.0, &JsValue::from_str(name), value);
    }

    /// A custom property for the style sheet; set by script, because a content security policy can refuse style attributes.
    pub(super) fn measure(self, name: &str, value: &str) -> Self {
        self.set_measure(name, value);
        self
    }

    /// The same for an element that is there already.
    pub(super) fn set_measure(&self, name: &str, value: &str) {
        let style = self.0.unchecked_ref::<HtmlElement>().style();
        let _ = style.set_property(name, value);
    }

    pub(super) fn text(self, text: impl AsRef<str>) -> Self {
        self.append(&document().create_text_node(text.as_ref()));
        self
    }

    /// Replaces the content of the element.
    pub(super) fn set_text(&self, text: &str) {
        if let Some(old) = self.0.first_child()
            && !text.is_empty()
            && old.next_sibling().is_none()
        {
            // Never empty, not even for a moment: a browser would look again at each rule of the style sheet that asks what is in
            // what, which takes it longer than everything else that a key press brings about.
            let _ = self
                .0
                .replace_child(&document().create_text_node(text), &old);
        } else {
            self.0.set_text_content(Some(text));
        }
    }

    /// A text that changes.
    pub(super) fn live_text(self, words: Words) -> Self {
        let mut node = document().create_text_node("");
        self.append(&node);
        let at = self.clone();
        let mut last = String::new();
        bind(Box::new(move || {
            let now = words();
            if now != last {
                // Another text, not the same one that has moved: only its box stays where it is.
                let fresh = document().create_text_node(&now);
                let _ = at.0.replace_child(&fresh, &node);
                node = fresh;
                last = now;
            }
        }));
        self
    }

    /// An attribute that changes.
    pub(super) fn live_attr(self, name: &'static str, words: Words) -> Self {
        let at = self.clone();
        let mut last = None;
        bind(Box::new(move || {
            let now = Some(words());
            if now != last {
                at.put(name, now.as_deref());
                last = now;
            }
        }));
        self
    }

    pub(super) fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(act))
    }

    fn listen(self, event: &'static str, act: Box<dyn FnMut(Event)>) -> Self {
        let listener = Listener(self.0.clone(), event, Closure::wrap(act));
        let function = listener.2.as_ref().unchecked_ref();
        let _ = self.0.add_event_listener_with_callback(event, function);
        keep(Box::new(listener));
        self
    }

    fn append(&self, node: &Node) {
        let _ = self.0.append_child(node);
    }

    pub(super) fn child(self, child: El) -> Self {
        self.append(&child.0);
        self
    }

    pub(super) fn remove(&self) {
        self.0.remove();
    }

    /// Appends a child without handing the element on, for a loop.
    pub(super) fn add(&self, child: El) {
        self.append(&child.0);
    }

    /// A child of this tag and class for each text.
    pub(super) fn each_text(self, tag: &'static str, class: &str, texts: Vec<String>) -> Self {
        for text in texts {
            let one = el(tag).text(text);
            if !class.is_empty() {
                one.put("class", Some(class));
            }
            self.add(one);
        }
        self
    }

    /// Appends a child for each of these values.
    pub(super) fn each<T: Copy>(self, of: &[T], make: &dyn Fn(T) -> El) -> Self {
        for one in of {
            self.append(&make(*one).0);
        }
        self
    }

    /// Empties the element and fills it again whenever the key changes, and only then.
    pub(super) fn live(self, key: impl Fn() -> u32 + 'static, part: impl Fn(El) + 'static) -> Self {
        self.remade(Box::new(key), Box::new(part))
    }

    /// Not to be seen while this holds.
    pub(super) fn hidden_while(self, holds: Box<dyn Fn() -> bool>) -> Self {
        let at = self.clone();
        let mut last = false;
        bind(Box::new(move || {
            let now = holds();
            if now != last {
                at.put("hidden", now.then_some(""));
                last = now;
            }
        }));
        self
    }

    fn remade(self, key: Box<dyn Fn() -> u32>, part: Box<dyn Fn(El)>) -> Self {
        let at = self.clone();
        let region = Owner::new();
        let mut last = None;
        bind(Box::new(move || {
            let now = Some(key());
            if now != last {
                last = now;
                region.cleanup();
                at.set_text("");
                region.with(|| unobserved(|| part(at.clone())));
            }
        }));
        self
    }

    /// A row per id, in their order; a row that stays is not rebuilt and keeps its focus.
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
                    element.0.remove();
                }
                stays
            });
            let mut next = at.first_child();
            for id in ids {
                if !rows.iter().any(|row| row.0 == id) {
                    let owner = region.child();
                    let made = owner.with(|| unobserved(|| row(id.0, id.1)));
                    rows.push((id, made, owner));
                }
                let Some((_, El(element), _)) = rows.iter().find(|row| row.0 == id) else {
                    continue;
                };
                let element: &Node = element;
                if next.as_ref() == Some(element) {
                    next = element.next_sibling();
                } else {
                    let _ = at.insert_before(element, next.as_ref());
                }
            }
        }));
        self
    }

    /// The element itself.
    pub(super) const fn node(&self) -> &Element {
        &self.0
    }

    /// The value of the field.
    pub(super) fn value(&self) -> String {
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

/// Makes it a Leptos view, so that Leptos mounts and unmounts it.
impl Render for El {
    type State = Element;

    fn build(self) -> Element {
        self.0
    }

    fn rebuild(self, state: &mut Element) {
        *state = self.0;
    }
}
