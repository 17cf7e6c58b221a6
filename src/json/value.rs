//! A JSON value, from a text or from JavaScript.

/// A value of JSON.
#[derive(Debug)]
pub enum Value {
    /// `null` or absent.
    Null,
    /// `true` or `false`
    Bool(bool),
    /// As written in the text, or as JavaScript writes the number.
    Number(String),
    /// Unescaped; a lone surrogate is U+FFFD.
    Text(String),
    /// In order.
    List(Vec<Value>),
    /// In order, including duplicate fields.
    Object(Vec<(String, Value)>),
    /// A value that JSON does not have.
    Unsupported,
    /// Not opened yet.
    Unopened(Box<dyn Open>),
}

/// A value that is opened one level at a time, because it can contain itself and reading all of it would never end.
pub trait Open {
    /// Opens one level: the result is never [`Value::Unopened`], but the values in it may be.
    fn open(&self) -> Value;
}

// `Debug` is not required of every `Open`: it would be linked with it, and formatting a JavaScript value weighs 1 kB.
impl core::fmt::Debug for dyn Open {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.write_str("Unopened")
    }
}

impl Value {
    /// The value, opened if it was not yet.
    pub(super) fn opened(self) -> Self {
        match self {
            Self::Unopened(value) => value.open(),
            value => value,
        }
    }
}
