//! JavaScript values as the reader sees them: no value, however strange, throws into the rules.

use crate::json::number;
use crate::json::read::{Node, Value};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

impl Node for JsValue {
    type Text = String;
    /// An object can contain itself, so that its tree never ends.
    const MOST_RELATIONS_CHECKED: usize = 10_000;

    fn open(self) -> Value<Self> {
        if self.is_undefined() || self.is_null() {
            return Value::Absent;
        }
        if let Some(text) = self.as_string() {
            return Value::Text(text);
        }
        if let Some(value) = self.as_bool() {
            return Value::Bool(value);
        }
        if let Some(value) = self.as_f64() {
            return number::plain_double(value).map_or(Value::Foreign, Value::Number);
        }
        if self.is_function() || !self.is_object() {
            return Value::Foreign;
        }
        if Array::is_array(&self) {
            let list: &Array = self.unchecked_ref();
            return Value::List(list.iter().collect());
        }
        entries(&self).map_or(Value::Foreign, Value::Object)
    }
}

/// Own enumerable fields; a getter or a proxy that throws makes its field (or all of it) foreign.
fn entries(object: &JsValue) -> Option<Vec<(String, JsValue)>> {
    let names = Reflect::own_keys(object).ok()?;
    let mut entries = Vec::with_capacity(usize::try_from(names.length()).unwrap_or(0));
    for name in names.iter() {
        // Symbols are no fields.
        let Some(text) = name.as_string() else {
            continue;
        };
        // A symbol is of no type that the contract knows: it stands in for what throws.
        let value = Reflect::get(object, &name).unwrap_or_else(|_| JsValue::symbol(None));
        entries.push((text, value));
    }
    Some(entries)
}
