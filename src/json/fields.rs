//! An object's fields by name: known, unknown and duplicate.

use super::problem::{Code, Path};
use super::read::{Read, Reader};
use super::value::Value;
use core::str::SplitTerminator;
use std::collections::BinaryHeap;
use std::vec::IntoIter;

/// What an object holds under a name of the contract.
#[derive(Debug)]
enum Slot {
    Empty,
    Given(Value),
    /// A duplicate that was reported; its values are ignored.
    Duplicate,
}

/// The fields of one object, returned one by one in the order of the known names.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    path: &'a Path<'a>,
    names: SplitTerminator<'static, char>,
    slots: IntoIter<Slot>,
}

impl<'a> Fields<'a> {
    /// Sorts an object's entries by the known names (each followed by a space) and reports unknown and duplicate ones;
    /// none for a value that is not an object.
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

    /// The next field: its path and its opened value.
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

    /// The next field: none when absent, null or duplicate; otherwise it is read.
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

    /// As [`Fields::optional`], but with the default (nothing of the kind) instead of none.
    pub(super) fn or_nothing<T: Default>(&mut self, reader: &mut Reader, read: Read<T>) -> T {
        self.optional(reader, read).unwrap_or_default()
    }

    /// As [`Fields::or_nothing`], and the reader notes whether it was given.
    pub(super) fn or_noted<T: Default>(&mut self, reader: &mut Reader, read: Read<T>) -> T {
        let found = self.optional(reader, read);
        reader.given.push(found.is_some());
        found.unwrap_or_default()
    }

    /// As [`Fields::optional`], but with true instead of none.
    pub(super) fn or_true(&mut self, reader: &mut Reader, read: Read<bool>) -> bool {
        self.optional(reader, read).unwrap_or(true)
    }
}
