//! The public form for JavaScript: objects in, objects out.

pub(crate) mod number;
mod value;

use crate::json;
use crate::json::problem::Problem;
use crate::json::{parse, read};
use crate::rules::application::Application;
use crate::rules::counterfactuals::Given;
use wasm_bindgen::prelude::*;

/// `evaluate(application)`: takes an object or a JSON text, returns an object; never throws.
#[wasm_bindgen]
#[must_use]
pub fn evaluate(application: JsValue) -> JsValue {
    object(&json::answer_briefly(self::application(application)))
}

/// As [`evaluate`], with the trace: one finding per rule.
#[wasm_bindgen]
#[must_use]
pub fn explain(application: JsValue) -> JsValue {
    object(&json::answer(self::application(application)))
}

/// As [`explain`], with each finding in Dutch; see [`crate::explained`].
#[cfg(feature = "package")]
#[wasm_bindgen(js_name = explainInWords)]
#[must_use]
pub fn explain_in_words(application: JsValue) -> JsValue {
    object(&crate::explained::answer(self::application(application)))
}

/// What every panic of the package's wasm calls (`scripts/panics.mjs`): it then stops by a trap, which JavaScript sees as an
/// exception.
#[cfg(all(feature = "package", not(feature = "ui")))]
#[wasm_bindgen]
pub fn panicked() {}

/// What would change the outcome, answer by answer: takes what [`evaluate`] takes, returns an object; never throws.
#[wasm_bindgen]
#[must_use]
pub fn counterfactuals(application: JsValue) -> JsValue {
    object(&json::counterfactuals(as_given(application)))
}

/// Reads an application from an object or a JSON text.
///
/// # Errors
/// All problems, one per value.
pub(crate) fn application(given: JsValue) -> Result<Application, Vec<Problem>> {
    as_given(given).map(|(application, _)| application)
}

fn as_given(given: JsValue) -> Result<(Application, Given), Vec<Problem>> {
    read::application_as_given(match given.as_string() {
        Some(text) => parse::parse(text.as_bytes()).map_err(|at| vec![Problem::malformed(at)])?,
        None => value::unopened(given),
    })
}

/// A JSON text that this crate wrote, as a JavaScript value.
pub(crate) fn object(text: &str) -> JsValue {
    // This cannot fail, because this crate writes valid JSON. If it does, the error is returned, not hidden as an answer.
    js_sys::JSON::parse(text).unwrap_or_else(|error| error)
}
