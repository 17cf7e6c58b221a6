//! What the door is given, as the reader sees it: no value, however strange, throws into the rules.

use crate::Application;
use crate::json::number;
use crate::json::problem::Problem;
use crate::json::read::{self, Node, Value};
use crate::json::tree::{self, Tree};
use js_sys::Reflect;
use wasm_bindgen::prelude::*;

/// A JavaScript value, or a part of a JSON text. One type for both: the reader is compiled once.
enum Given {
    Value(JsValue),
    Text(Tree),
}

/// Reads an application from an object or a JSON text.
///
/// # Errors
/// All problems, one per value.
pub(super) fn application(given: JsValue) -> Result<Application, Vec<Problem>> {
    let given = match given.as_string() {
        Some(text) => {
            Given::Text(tree::parse(text.as_bytes()).map_err(|at| vec![Problem::malformed(at)])?)
        }
        None => Given::Value(given),
    };
    read::application(given)
}

impl Node for Given {
    fn can_contain_itself(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    fn open(self) -> Value<Self> {
        match self {
            Self::Value(value) => open(&value),
            Self::Text(tree) => tree.open().map(Self::Text),
        }
    }
}

fn open(value: &JsValue) -> Value<Given> {
    if value.is_undefined() || value.is_null() {
        return Value::Absent;
    }
    if let Some(text) = value.as_string() {
        return Value::Text(text);
    }
    if let Some(value) = value.as_bool() {
        return Value::Bool(value);
    }
    if let Some(value) = value.as_f64() {
        return number::plain_double(value).map_or(Value::Foreign, Value::Number);
    }
    if value.is_function() || !value.is_object() {
        return Value::Foreign;
    }
    fields(value).unwrap_or(Value::Foreign)
}

#[wasm_bindgen]
extern "C" {
    /// Throws on a proxy that was revoked, also by being looked at.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_list(value: &JsValue) -> Result<bool, JsValue>;
}

/// No list of the contract is nearly as long; a JavaScript array can say that it is four thousand million.
const MOST_ITEMS: u32 = 100_000;

/// A list's items or an object's own fields; none for a proxy that will not tell. What throws when it is
/// looked at is a value of no type that the contract knows.
fn fields(object: &JsValue) -> Option<Value<Given>> {
    let names = Reflect::own_keys(object).ok()?;
    if !is_list(object).ok()? {
        let entries = names.iter().filter_map(|name| {
            // Symbols are no fields.
            let text = name.as_string()?;
            Some((text, Given::Value(get(object, &name))))
        });
        return Some(Value::Object(entries.collect()));
    }
    let length = get(object, &JsValue::from_str("length")).as_f64()?;
    let items = (0..MOST_ITEMS)
        .take_while(|index| f64::from(*index) < length)
        .map(|index| Given::Value(get(object, &JsValue::from(index))));
    Some(Value::List(items.collect()))
}

/// A symbol stands in for what throws.
fn get(object: &JsValue, name: &JsValue) -> JsValue {
    Reflect::get(object, name).unwrap_or_else(|_| JsValue::symbol(None))
}
