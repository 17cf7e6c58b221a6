//! The door to JavaScript: one function, and one object per element on a page.

use super::controls::group;
use super::dom::{classed, live, nothing, paragraph};
use super::form::form;
use super::model::Model;
use super::result::{explanation, summary};
use crate::Application;
use crate::json;
use crate::json::problem::Problem;
use crate::link;
use crate::rules::date::Date;
use crate::rules::scheme::SCHEME;
use crate::text::{Key, fill, format, say, verdict};
use gloo::timers::callback::Timeout;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// Quiet for this long, then the new result is said once (milliseconds).
const SAID_AFTER: u32 = 900;

/// `evaluate(application)`: takes an object or a JSON text, gives an object; never throws.
#[wasm_bindgen]
#[must_use]
pub fn evaluate(application: JsValue) -> JsValue {
    object(&json::answer_briefly(read(application)))
}

/// As [`evaluate`], with the trace: one finding per rule.
#[wasm_bindgen]
#[must_use]
pub fn explain(application: JsValue) -> JsValue {
    object(&json::answer(read(application)))
}

fn read(application: JsValue) -> Result<Application, Vec<Problem>> {
    match application.as_string() {
        Some(text) => json::read_text(text.as_bytes()),
        None => json::read::application(application),
    }
}

fn object(answer: &str) -> JsValue {
    js_sys::JSON::parse(answer).unwrap_or(JsValue::NULL)
}

/// One element's app; freeing it takes everything down.
#[wasm_bindgen]
pub struct Widget {
    model: Rc<RefCell<Option<Model>>>,
    _mounted: UnmountHandle<AnyViewState>,
}

#[wasm_bindgen]
impl Widget {
    /// Mounts in `root`. `today` is the visitor's day (`YYYY-MM-DD`), `state` a link fragment; `changed` is
    /// called with the new fragment whenever the answers change.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(
        root: web_sys::HtmlElement,
        today: &str,
        state: &str,
        changed: js_sys::Function,
    ) -> Self {
        let today = Date::parse(today).unwrap_or(SCHEME.checked_on);
        let model = Rc::new(RefCell::new(None));
        let kept = Rc::clone(&model);
        let link::Decoded { answers, skipped } = link::decode(state);
        let mounted = mount_to(root, move || {
            let model = Model::new(answers, today);
            model.skipped.set(skipped);
            *kept.borrow_mut() = Some(model);
            tell_changes(model, changed);
            app(model, today)
        });
        Self {
            model,
            _mounted: mounted,
        }
    }

    /// The answers as a link fragment.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn state(&self) -> String {
        self.model.borrow().map_or_else(String::new, |model| {
            model.answers.with_untracked(link::encode)
        })
    }

    /// Takes the answers from a link fragment.
    #[wasm_bindgen(setter)]
    pub fn set_state(&self, state: &str) {
        let link::Decoded { answers, skipped } = link::decode(state);
        let model = *self.model.borrow();
        if let Some(model) = model {
            model.answers.set(answers);
            model.skipped.set(skipped);
        }
    }

    /// The application that the form amounts to.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn application(&self) -> JsValue {
        self.model.borrow().map_or(JsValue::NULL, |model| {
            let text = model
                .composed
                .with_untracked(|composed| json::write::text(&composed.application));
            object(&text)
        })
    }

    /// Its evaluation.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn evaluation(&self) -> JsValue {
        self.model.borrow().map_or(JsValue::NULL, |model| {
            let text = model.evaluation.with_untracked(json::write::text);
            object(&text)
        })
    }
}

fn tell_changes(model: Model, changed: js_sys::Function) {
    let changed = StoredValue::new_local(changed);
    Effect::new(move |before: Option<String>| {
        let state = model.answers.with(link::encode);
        if before.is_some_and(|before| before != state) {
            // What the host does with it is its own affair; what it throws too.
            let _ = changed
                .with_value(|changed| changed.call1(&JsValue::NULL, &JsValue::from_str(&state)));
        }
        state
    });
}

fn app(model: Model, today: Date) -> AnyView {
    let rules = fill(
        Key::PageRules,
        &[
            &format::date(SCHEME.valid_from),
            &format::date(SCHEME.checked_on),
        ],
    );
    let review = if today > SCHEME.review_by {
        paragraph(
            "note",
            fill(Key::PageReview, &[&format::date(SCHEME.checked_on)]),
        )
    } else {
        nothing()
    };
    classed("div", "app")
        .child(summary(model))
        .child(group("main", [review, skipped(model), form(model)]))
        .child(explanation(model))
        .child(paragraph(
            "small",
            format!("{rules} {}", say(Key::PageIndependent)),
        ))
        .child(announcer(model))
        .view()
}

/// The parts of a link that could not be read are told, never swallowed.
fn skipped(model: Model) -> AnyView {
    live(move || {
        model.skipped.with(|parts| {
            if parts.is_empty() {
                nothing()
            } else {
                paragraph("note", fill(Key::PageSkipped, &[&parts.join(", ")]))
            }
        })
    })
}

/// One polite sentence when the result has changed and the visitor pauses.
fn announcer(model: Model) -> AnyView {
    let said = RwSignal::new(String::new());
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |before: Option<String>| {
        let sentence = model.evaluation.with(|evaluation| {
            let details = verdict::details(evaluation).join(" ");
            fill(
                Key::VerdictLive,
                &[&verdict::headline(evaluation), &details],
            )
        });
        if before.is_some_and(|before| before != sentence) {
            let sentence = sentence.clone();
            timer.set_value(Some(Timeout::new(SAID_AFTER, move || {
                let _ = said.try_set(sentence);
            })));
        }
        sentence
    });
    classed("p", "visually-hidden")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .live_text(said.into())
        .view()
}
