//! JavaScript values as the reader sees them: no value, however strange, throws into the rules.

use crate::json::number;
use crate::json::read::{Node, Value};
use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

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
        fields(&self).unwrap_or(Value::Foreign)
    }
}

/// No list of the contract is nearly as long; a JavaScript array can say that it is four thousand million.
const MOST_ITEMS: u32 = 100_000;

/// A list's items or an object's own fields; none for a proxy that will not tell. What throws when it is
/// looked at is a value of no type that the contract knows.
fn fields(object: &JsValue) -> Option<Value<JsValue>> {
    // First, and caught: a revoked proxy throws even when it is asked whether it is an array.
    let names = Reflect::own_keys(object).ok()?;
    if !Array::is_array(object) {
        let entries = names.iter().filter_map(|name| {
            // Symbols are no fields.
            let text = name.as_string()?;
            Some((text, get(object, &name)))
        });
        return Some(Value::Object(entries.collect()));
    }
    let length = get(object, &JsValue::from_str("length")).as_f64()?;
    let items = (0..MOST_ITEMS)
        .take_while(|index| f64::from(*index) < length)
        .map(|index| get(object, &JsValue::from(index)));
    Some(Value::List(items.collect()))
}

/// A symbol stands in for what throws.
fn get(object: &JsValue, name: &JsValue) -> JsValue {
    Reflect::get(object, name).unwrap_or_else(|_| JsValue::symbol(None))
}
