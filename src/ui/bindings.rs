//! The bindings for JavaScript: a host's options, one object per element on a page, and functions for all of them.

use super::app;
use super::dom::bind;
use super::model::{Model, Taken};
use super::result_event::Outcome;
use crate::answers::restore::restore;
use crate::js::{self, object};
use crate::json;
use crate::link;
use crate::options::Options;
use crate::rules::date::Date;
use crate::rules::scheme::Scheme;
use crate::text::{DUTCH, Key, Locale};
use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::prelude::Owner;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// A host's [`Options`], set attribute by attribute.
#[wasm_bindgen(js_name = Options)]
#[derive(Default)]
pub struct HostOptions {
    options: Options,
    locale: Option<Locale>,
}

#[wasm_bindgen(js_class = Options)]
impl HostOptions {
    /// The defaults.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets an attribute; false when its value is not a documented one.
    pub fn set(&mut self, name: &str, value: &str) -> bool {
        self.options.set(name, value, |line| {
            js::application(JsValue::from_str(line)).ok()
        })
    }

    /// The language, by its code; false, and Dutch, for one that was not learnt.
    pub fn speak(&mut self, code: &str) -> bool {
        self.locale = language(code);
        self.locale.is_some()
    }

    /// The public page's address, for a link to it with the answers; empty where it is not known.
    pub fn page(&mut self, address: &str) {
        address.clone_into(&mut self.options.page);
    }

    /// Whether the browser can share a link.
    pub fn shares(&mut self, can: bool) {
        self.options.shares = can;
    }

    /// Who gets what the visitor hands over: an origin, a host's name or a mail address.
    pub fn contact(&mut self, receiver: &str) {
        receiver.clone_into(&mut self.options.contact);
    }
}

/// What is in the page. Dropped in this order: listeners and what is run again must go while their elements are still in the page.
struct Shown {
    _owner: Owner,
    _mounted: UnmountHandle<web_sys::Element>,
}

/// One element's app; freeing it removes everything that it created.
#[wasm_bindgen]
pub struct Widget {
    model: Model,
    root: web_sys::Element,
    tell: Rc<dyn Fn(&str)>,
    shown: Option<Shown>,
    owner: Owner,
}

impl Widget {
    fn show(&mut self) {
        let (model, tell) = (self.model, Rc::clone(&self.tell));
        let owner = self.owner.child();
        let mounted = owner.with(|| {
            mount_to_renderer(&self.root, move || {
                let changed = Rc::clone(&tell);
                tell_changes(model, move || changed("change"));
                app::app(model, tell)
            })
        });
        self.shown = Some(Shown {
            _owner: owner,
            _mounted: mounted,
        });
    }
}

#[wasm_bindgen]
impl Widget {
    /// Mounts in `root`. `today` is the visitor's day (`YYYY-MM-DD`; for what is no day, that of the last check of the rules: the
    /// element's script writes it from the browser's clock, whatever that says), `state` a link fragment; `tell` is called
    /// with `"change"` whenever the answers change, with `"contact"` when the visitor agreed to hand them over, and with what the
    /// script is to do for a button: copy, share, print, open.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(
        root: &web_sys::Element,
        today: &str,
        state: &str,
        options: HostOptions,
        tell: js_sys::Function,
    ) -> Self {
        let today = Date::parse(today).unwrap_or_else(|_| Scheme::newest_check());
        let came = link::decode(state);
        let tell: Rc<dyn Fn(&str)> = Rc::new(move |what: &str| {
            // The result of the host's callback is ignored, exceptions included.
            let _ = tell.call1(&JsValue::NULL, &JsValue::from_str(what));
        });
        let owner = Owner::new();
        let locale = options.locale.unwrap_or(DUTCH);
        let model = owner.with(|| Model::new(came, today, options.options, locale));
        let mut widget = Self {
            model,
            root: root.clone(),
            tell,
            shown: None,
            owner,
        };
        widget.show();
        widget
    }

    /// Says everything in another language, and keeps every answer; false for one that was not learnt.
    pub fn speak(&mut self, code: &str) -> bool {
        let Some(locale) = language(code) else {
            return false;
        };
        self.shown = None;
        self.model.speak(locale);
        self.show();
        true
    }

    /// Shows everything by other options of the host, and keeps every answer; the language stays.
    pub fn dress(&mut self, options: HostOptions) {
        self.shown = None;
        self.model.dress(options.options);
        self.show();
    }

    /// The answers as a link fragment.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn state(&self) -> String {
        self.model.peek().link.clone()
    }

    /// Replaces the answers by those of a link fragment.
    #[wasm_bindgen(setter)]
    pub fn set_state(&self, state: &str) {
        self.model.arrive(link::decode(state), false);
    }

    /// Whether the last fragment was refused, so that no answer changed.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn refused(&self) -> bool {
        self.model.peek().refused
    }

    /// The link to take along: the public page's address with the answers, where it is known.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn address(&self) -> String {
        self.model.peek().address()
    }

    /// Tells whether the link was copied, or has to be shown.
    pub fn copied(&self, copied: bool) {
        self.model
            .taken(if copied { Taken::Copied } else { Taken::ByHand });
    }

    /// Takes the answers of a file that was opened, an empty text where it has none, and tells what became of it: whether all of it was
    /// right, and what was left out.
    pub fn opened(&self, state: &str, whole: bool, without: &str) {
        let key = match (state, whole) {
            ("", _) => Key::DataUnread,
            (_, true) => Key::DataOpened,
            (_, false) => Key::DataPartly,
        };
        if !state.is_empty() {
            self.model.arrive(link::decode(state), true);
        }
        self.model.tell(key, without);
    }

    /// Another day of the visitor (`YYYY-MM-DD`), in a page that stayed open.
    pub fn wake(&self, today: &str) {
        if let Ok(today) = Date::parse(today) {
            self.model.wake(today);
        }
    }

    /// Makes the end of a sheet on paper, at this time of the day as the visitor reads it.
    pub fn print(&self, clock: &str) {
        self.model.print(clock);
    }

    /// The application that the form describes.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn application(&self) -> JsValue {
        object(&json::write::text(&self.model.peek().composed.application))
    }

    /// What a host may know of the result, as JSON text: it reveals no answer. Null after the scheme's end.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn outcome(&self) -> Option<String> {
        let state = self.model.peek();
        let ended = state.ended().is_some();
        (!ended).then(|| json::write::text(&Outcome::of(&state.evaluation)))
    }

    /// The first day of the version of the rules that applies.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn rules(&self) -> String {
        self.model.peek().evaluation.rules.to_owned()
    }

    /// Its evaluation; null after the scheme's end.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn evaluation(&self) -> JsValue {
        let state = self.model.peek();
        match state.ended() {
            Some(_) => JsValue::NULL,
            None => object(&json::write::text(&state.evaluation)),
        }
    }
}

/// The link fragment of an application; null for one that is not valid.
#[wasm_bindgen]
#[must_use]
pub fn fragment(application: JsValue) -> Option<String> {
    let application = js::application(application).ok()?;
    Some(link::encode(&restore(DUTCH, &application)))
}

thread_local! {
    static LEARNT: RefCell<Vec<Locale>> = const { RefCell::new(Vec::new()) };
}

/// Learns a language from its texts, for all elements of the page; false where they are not those of this version.
#[wasm_bindgen]
#[must_use]
pub fn learn(lines: String) -> bool {
    let learnt = Locale::of(lines);
    LEARNT.with_borrow_mut(|all| all.extend(learnt));
    learnt.is_some()
}

fn language(code: &str) -> Option<Locale> {
    let named = |locale: &Locale| locale.text(Key::FormatLanguage) == code;
    let learnt = LEARNT.with_borrow(|all| all.iter().copied().find(named));
    learnt.or_else(|| Some(DUTCH).filter(named))
}

thread_local! {
    static CALLBACK: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

/// Calls back, at most once, when the wasm has panicked and can no longer be used.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(callback: js_sys::Function) {
    CALLBACK.set(Some(callback));
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|_| panicked()));
}

/// What every panic calls: in a debug build by Rust's hook, in a release at once (`scripts/panics.mjs`).
#[wasm_bindgen]
pub fn panicked() {
    if let Some(callback) = CALLBACK.take() {
        let _ = callback.call0(&JsValue::NULL);
    }
}

/// Panics on purpose, for the tests of a debug build.
#[cfg(debug_assertions)]
#[wasm_bindgen(js_name = panicNow)]
#[allow(clippy::panic, unreachable_pub, reason = "that is what it is for")]
pub fn panic_now() {
    panic!("asked for by a test");
}

fn tell_changes(model: Model, changed: impl Fn() + 'static) {
    let mut before: Option<String> = None;
    bind(Box::new(move || {
        let link = &model.state().link;
        if before.as_ref() != Some(link) && before.replace(link.clone()).is_some() {
            changed();
        }
    }));
}
