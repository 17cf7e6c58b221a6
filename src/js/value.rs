//! A JavaScript value as the reader sees it: no value, however strange, throws an exception into the rules.

use crate::json::value::{Open, Value};
use crate::limits::MAX_ITEMS;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

struct Given(JsValue);

/// A value that the reader has not opened yet.
pub(super) fn unopened(value: JsValue) -> Value {
    Value::Unopened(Box::new(Given(value)))
}

impl Open for Given {
    fn open(&self) -> Value {
        let value = &self.0;
        if value.is_undefined() || value.is_null() {
            return Value::Null;
        }
        if let Some(text) = value.as_string() {
            return Value::Text(text);
        }
        if let Some(value) = value.as_bool() {
            return Value::Bool(value);
        }
        if let Some(value) = value.as_f64() {
            return if value.is_finite() {
                Value::Number(super::number::of_double(value))
            } else {
                Value::Unsupported
            };
        }
        if value.is_function() || !value.is_object() {
            return Value::Unsupported;
        }
        fields(value).unwrap_or(Value::Unsupported)
    }
}

#[wasm_bindgen]
extern "C" {
    /// Throws on a revoked proxy.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_list(value: &JsValue) -> Result<bool, JsValue>;
}

/// A list's items or an object's own fields; none for a proxy that throws when it is read. A field that throws is a value
/// of a type that the contract does not have.
fn fields(object: &JsValue) -> Option<Value> {
    let names = Reflect::own_keys(object).ok()?;
    if !is_list(object).ok()? {
        let mut entries = Vec::new();
        for name in names {
            // Symbols are not fields, and what is `undefined` is absent, whatever its name.
            if let Some(text) = name.as_string() {
                match Reflect::get(object, &name) {
                    Ok(value) if value.is_undefined() => {}
                    value => entries.push((text, value.map_or(Value::Unsupported, unopened))),
                }
            }
        }
        return Some(Value::Object(entries));
    }
    let length = Reflect::get(object, &JsValue::from_str("length")).ok();
    let length = length.and_then(|length| length.as_f64())?;
    let mut items = Vec::new();
    for index in 0..MAX_ITEMS {
        if f64::from(index) >= length {
            break;
        }
        items.push(get(object, &JsValue::from(index)));
    }
    Some(Value::List(items))
}

/// The value of a field.
fn get(object: &JsValue, name: &JsValue) -> Value {
    Reflect::get(object, name).map_or(Value::Unsupported, unopened)
}
