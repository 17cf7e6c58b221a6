//! An object's fields by name: known, unknown and doubled.

use super::problem::{Code, Path};
use super::read::Reader;
use super::value::Value;
use core::str::SplitTerminator;
use std::collections::BinaryHeap;
use std::vec::IntoIter;

/// What an object holds under a name of the contract.
#[derive(Debug)]
enum Slot {
    Empty,
    Given(Value),
    /// Reported already; its values are not looked at.
    Duplicate,
}

/// How a value of the contract is read: none where it is not what was asked for, and that is reported.
pub(super) type Read<T> = fn(&mut Reader, Value, &Path<'_>) -> Option<T>;

/// The fields of one object, handed out in the order of their names.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    path: &'a Path<'a>,
    names: SplitTerminator<'static, char>,
    slots: IntoIter<Slot>,
}

impl<'a> Fields<'a> {
    /// Sorts an object's entries by the known names (each with a space after it), reporting what is unknown or doubled;
    /// none for what is no object.
    pub(super) fn of(
        reader: &mut Reader,
        value: Value,
        path: &'a Path<'a>,
        known: &'static str,
    ) -> Option<Self> {
        let Value::Object(entries) = value else {
            return reader.wrong(path, Code::InvalidType);
        };
        let names = known.split_terminator(' ');
        let mut slots: Vec<Slot> = names.clone().map(|_| Slot::Empty).collect();
        let mut unknown = BinaryHeap::new();
        for (name, value) in entries {
            let place = names.clone().position(|known| known == name);
            match place.and_then(|place| slots.get_mut(place)) {
                None => unknown.push(name),
                Some(slot @ Slot::Empty) => *slot = Slot::Given(value),
                Some(slot @ Slot::Given(_)) => {
                    *slot = Slot::Duplicate;
                    reader.report(&path.field(&name), Code::DuplicateField);
                }
                Some(Slot::Duplicate) => {}
            }
        }
        for names in unknown.into_sorted_vec().chunk_by(|a, b| a == b) {
            match names {
                [name] => reader.report(&path.field(name), Code::UnknownField),
                [name, ..] => reader.report(&path.field(name), Code::DuplicateField),
                [] => {}
            }
        }
        Some(Self {
            path,
            names,
            slots: slots.into_iter(),
        })
    }

    /// The next field: where it stands, and what stands there, looked into.
    fn next(&mut self) -> (Path<'a>, Slot) {
        let path = self.path.field(self.names.next().unwrap_or_default());
        let slot = match self.slots.next() {
            Some(Slot::Given(value)) => match value.opened() {
                Value::Null => Slot::Empty,
                value => Slot::Given(value),
            },
            Some(Slot::Duplicate) => Slot::Duplicate,
            Some(Slot::Empty) | None => Slot::Empty,
        };
        (path, slot)
    }

    /// The next field: absent, null and doubled are none; anything else is read.
    pub(super) fn optional<T>(&mut self, reader: &mut Reader, read: Read<T>) -> Option<T> {
        match self.next() {
            (path, Slot::Given(value)) => read(reader, value, &path),
            _ => None,
        }
    }

    /// As [`Fields::optional`], but absent and null are a problem.
    pub(super) fn required<T>(&mut self, reader: &mut Reader, read: Read<T>) -> Option<T> {
        match self.next() {
            (path, Slot::Given(value)) => read(reader, value, &path),
            (path, Slot::Empty) => reader.wrong(&path, Code::Missing),
            (_, Slot::Duplicate) => None,
        }
    }

    /// As [`Fields::optional`], but instead of none there is nothing of the kind.
    pub(super) fn or_nothing<T: Default>(&mut self, reader: &mut Reader, read: Read<T>) -> T {
        self.optional(reader, read).unwrap_or_default()
    }
}
