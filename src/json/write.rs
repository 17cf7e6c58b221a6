//! A typed value to JSON text. This cannot fail: every value of this crate has a JSON form.

use crate::rules::tri::Tri;
use crate::rules::whole::digits;
use core::fmt::{self, Write};
use std::sync::Arc;

/// Initial capacity: enough for a usual evaluation without its trace.
const USUAL: usize = 4 << 10;

/// A value that has a form in JSON.
pub trait ToJson {
    /// Appends it to the text.
    fn write(&self, to: &mut Writer);
}

/// The JSON text of a value.
#[must_use]
pub fn text<T: ToJson>(value: &T) -> String {
    let mut to = Writer {
        text: String::with_capacity(USUAL),
    };
    value.write(&mut to);
    to.text
}

/// A JSON text that is being written.
#[derive(Debug)]
pub struct Writer {
    text: String,
}

impl Writer {
    /// A word without quotes or escaping: `null`, a number.
    pub fn plain(&mut self, word: &str) {
        self.text.push_str(word);
    }

    /// A string.
    pub fn string(&mut self, text: &str) {
        self.text.push('"');
        self.escaped(text);
        self.text.push('"');
    }

    /// A value's `Display` output, as a string.
    pub fn display(&mut self, value: &dyn fmt::Display) {
        self.text.push('"');
        // Writing to a String cannot fail.
        let _ = write!(Escaped(self), "{value}");
        self.text.push('"');
    }

    /// Escapes a text in the shortest form that JSON allows.
    fn escaped(&mut self, text: &str) {
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            let short = match byte {
                b'"' | b'\\' => byte,
                8 => b'b',
                b'\t' => b't',
                b'\n' => b'n',
                12 => b'f',
                b'\r' => b'r',
                0..=31 => b'u',
                _ => continue,
            };
            self.text.push_str(text.get(from..at).unwrap_or_default());
            from = at + 1;
            self.text.push('\\');
            self.text.push(char::from(short));
            if short == b'u' {
                let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
                self.text.push_str("00");
                self.text.push(digit(byte >> 4));
                self.text.push(digit(byte & 15).to_ascii_uppercase());
            }
        }
        self.text.push_str(text.get(from..).unwrap_or_default());
    }

    /// A code of the contract: the name at this place in the list, with a lowercase first letter.
    pub fn code(&mut self, names: &'static str, place: usize) {
        let name = names.split(' ').nth(place).unwrap_or_default();
        let (first, rest) = name.split_at_checked(1).unwrap_or_default();
        self.text.push('"');
        self.text.push_str(first);
        let begun = self.text.len() - first.len();
        if let Some(first) = self.text.get_mut(begun..) {
            first.make_ascii_lowercase();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    /// Begins an object with these field names, each followed by a space; [`Object::field`] goes to the next.
    pub const fn object(&mut self, names: &'static str) -> Object<'_> {
        Object {
            to: self,
            names,
            sparse: false,
            before: 0,
            begun: usize::MAX,
            came: '{',
            next: '{',
        }
    }

    /// As [`Writer::object`], but fields that are null are left out.
    pub const fn sparse_object(&mut self, names: &'static str) -> Object<'_> {
        let mut object = self.object(names);
        object.sparse = true;
        object
    }

    /// Writes the bracket or comma before an item of a list.
    fn item(&mut self, index: usize) -> &mut Self {
        self.text.push(if index == 0 { '[' } else { ',' });
        self
    }

    fn end_list(&mut self, empty: bool) {
        self.plain(if empty { "[]" } else { "]" });
    }
}

/// An object that is being written.
#[derive(Debug)]
pub struct Object<'a> {
    to: &'a mut Writer,
    names: &'static str,
    sparse: bool,
    /// Positions in the text: where the current field begins, and where its value begins.
    before: usize,
    begun: usize,
    /// The characters before the current field and before the next one.
    came: char,
    next: char,
}

impl Object<'_> {
    /// Writes the next field's name; the caller then writes its value.
    pub fn field(&mut self) -> &mut Writer {
        self.drop_null();
        let (name, rest) = self.names.split_once(' ').unwrap_or_default();
        self.names = rest;
        self.before = self.to.text.len();
        self.to.text.push(self.next);
        self.came = self.next;
        self.to.string(name);
        self.to.text.push(':');
        self.begun = self.to.text.len();
        self.next = ',';
        self.to
    }

    /// Removes the previous field again if it is null and nulls are left out.
    fn drop_null(&mut self) {
        if self.sparse && self.to.text.get(self.begun..) == Some("null") {
            self.to.text.truncate(self.before);
            self.next = self.came;
        }
    }

    /// Ends the object.
    pub fn end(&mut self) {
        self.drop_null();
        self.to.plain(if self.next == '{' { "{}" } else { "}" });
    }
}

/// Escapes what is written to it.
struct Escaped<'a>(&'a mut Writer);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.escaped(text);
        Ok(())
    }
}

impl<T: ToJson + ?Sized> ToJson for &T {
    fn write(&self, to: &mut Writer) {
        (**self).write(to);
    }
}

impl<T: ToJson + ?Sized> ToJson for Arc<T> {
    fn write(&self, to: &mut Writer) {
        (**self).write(to);
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, to: &mut Writer) {
        match self {
            Some(value) => value.write(to),
            None => to.plain("null"),
        }
    }
}

impl<T: ToJson> ToJson for [T] {
    fn write(&self, to: &mut Writer) {
        for (index, value) in self.iter().enumerate() {
            value.write(to.item(index));
        }
        to.end_list(self.is_empty());
    }
}

impl<T: ToJson, const N: usize> ToJson for [T; N] {
    fn write(&self, to: &mut Writer) {
        self.as_slice().write(to);
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write(&self, to: &mut Writer) {
        self.as_slice().write(to);
    }
}

impl<A: ToJson, B: ToJson> ToJson for (A, B) {
    fn write(&self, to: &mut Writer) {
        self.0.write(to.item(0));
        self.1.write(to.item(1));
        to.end_list(false);
    }
}

impl ToJson for str {
    fn write(&self, to: &mut Writer) {
        to.string(self);
    }
}

impl ToJson for String {
    fn write(&self, to: &mut Writer) {
        to.string(self);
    }
}

impl ToJson for bool {
    fn write(&self, to: &mut Writer) {
        to.plain(if *self { "true" } else { "false" });
    }
}

/// `true`, `false` or `null`.
impl ToJson for Tri {
    fn write(&self, to: &mut Writer) {
        to.plain(match self {
            Self::Yes => "true",
            Self::No => "false",
            Self::Unknown => "null",
        });
    }
}

macro_rules! numbers {
    ($($number:ty)+) => { $(
        impl ToJson for $number {
            fn write(&self, to: &mut Writer) {
                to.plain(&digits(usize::from(*self), 0));
            }
        }
    )+ };
}
numbers! { u8 u16 usize }

/// Values written as strings: their `Display` output.
macro_rules! displayed {
    ($($named:ty)+) => { $(
        impl $crate::json::write::ToJson for $named {
            fn write(&self, to: &mut $crate::json::write::Writer) {
                to.display(self);
            }
        }
    )+ };
}
pub(crate) use displayed;

/// Values written as codes: the variants' names with a lowercase first letter.
macro_rules! codes {
    ($($named:ty { $first:ident $($variant:ident)* })+) => { $(
        impl $crate::json::write::ToJson for $named {
            fn write(&self, to: &mut $crate::json::write::Writer) {
                enum Place { $first $(, $variant)* }
                let place = match self {
                    Self::$first => Place::$first,
                    $(Self::$variant => Place::$variant),*
                };
                to.code(concat!(stringify!($first) $(, " ", stringify!($variant))*), place as usize);
            }
        }
    )+ };
}
pub(crate) use codes;

/// Values written as objects: each field under its name in the contract.
macro_rules! objects {
    ($($named:ty { $($field:ident $name:literal)+ })+) => { $(
        impl $crate::json::write::ToJson for $named {
            fn write(&self, to: &mut $crate::json::write::Writer) {
                $crate::json::write::object!(to.object(concat!($($name, " "),+)), $(self.$field),+);
            }
        }
    )+ };
}
pub(crate) use objects;

/// Writes the values as the fields of an open object, in this order, and ends the object.
macro_rules! object {
    ($begun:expr, $($value:expr),+ $(,)?) => {{
        let mut object = $begun;
        $($crate::json::write::ToJson::write(&$value, object.field());)+
        object.end();
    }};
}
pub(crate) use object;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_escaped_as_short_as_json_allows() {
        let written = text(&"a\"\\\u{8}\t\n\u{c}\r\u{0}\u{1b}\u{1f}\u{7f}é\u{2028}😀");
        assert_eq!(
            written,
            "\"a\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u001B\\u001F\u{7f}é\u{2028}😀\""
        );
        let read: String = serde_json::from_str(&written).unwrap_or_default();
        assert_eq!(
            read,
            "a\"\\\u{8}\t\n\u{c}\r\u{0}\u{1b}\u{1f}\u{7f}é\u{2028}😀"
        );
    }

    #[test]
    fn lists_and_objects_may_be_empty_and_nulls_left_out() {
        struct Pair(Option<bool>, Option<u8>);
        impl ToJson for Pair {
            fn write(&self, to: &mut Writer) {
                object!(to.sparse_object("one two "), self.0, self.1);
            }
        }
        assert_eq!(text(&Pair(None, None)), "{}");
        assert_eq!(text(&Pair(None, Some(7))), r#"{"two":7}"#);
        assert_eq!(text(&Pair(Some(true), None)), r#"{"one":true}"#);
        assert_eq!(text(&Pair(Some(true), Some(7))), r#"{"one":true,"two":7}"#);
        assert_eq!(text(&Vec::<u8>::new()), "[]");
        assert_eq!(text(&[Some(1_u8), None]), "[1,null]");
    }
}
