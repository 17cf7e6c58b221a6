//! A JSON value, from a text or from somewhere else.

/// A value of JSON.
#[derive(Debug)]
pub enum Value {
    /// `null`, or not there.
    Null,
    /// `true` or `false`
    Bool(bool),
    /// As written; JavaScript's own writing of a number is one too.
    Number(String),
    /// Unescaped; a lone surrogate is U+FFFD.
    Text(String),
    /// In order.
    List(Vec<Value>),
    /// In order, doubled fields included.
    Object(Vec<(String, Value)>),
    /// Nothing that JSON knows.
    Unsupported,
    /// Not looked into yet.
    Unopened(Box<dyn Open>),
}

/// A value that is looked into one level at a time, because it can contain itself: to read all of it would never end.
pub trait Open: core::fmt::Debug {
    /// One level of it; what lies in it may be [`Value::Unopened`], it itself is not.
    fn open(&self) -> Value;
}

impl Value {
    /// The value itself, looked into.
    pub(super) fn opened(self) -> Self {
        match self {
            Self::Unopened(value) => value.open(),
            value => value,
        }
    }
}
