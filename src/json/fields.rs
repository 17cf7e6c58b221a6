//! An object's fields by name: known, unknown and doubled.

use super::problem::{Code, Path};
use super::read::{Node, Reader, Value};
use std::collections::BinaryHeap;

/// What an object holds under a name of the contract.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot<N> {
    Empty,
    Given(N),
    /// Reported already; its values are not looked at.
    Doubled,
}

impl<N: Node> Slot<N> {
    /// Looks at what is given; none where nothing is, or nothing that counts.
    pub(super) fn open(self) -> Option<Value<N>> {
        match self {
            Self::Empty | Self::Doubled => None,
            Self::Given(node) => match node.open() {
                Value::Absent => None,
                value => Some(value),
            },
        }
    }
}

/// Sorts the entries by the known names, reporting what is unknown or doubled.
pub(super) fn sort<N, const K: usize>(
    reader: &mut Reader,
    path: &Path<'_>,
    entries: Vec<(String, N)>,
    names: [&str; K],
) -> [Slot<N>; K] {
    let mut slots = [const { Slot::Empty }; K];
    fill(reader, path, entries, &names, &mut slots);
    slots
}

/// The work of [`sort`], the same code for every number of names.
fn fill<N>(
    reader: &mut Reader,
    path: &Path<'_>,
    entries: Vec<(String, N)>,
    names: &[&str],
    slots: &mut [Slot<N>],
) {
    let mut unknown = BinaryHeap::new();
    for (name, value) in entries {
        let slot = names
            .iter()
            .position(|known| *known == name)
            .and_then(|index| slots.get_mut(index));
        match slot {
            None => unknown.push(name),
            Some(slot @ Slot::Empty) => *slot = Slot::Given(value),
            Some(slot @ Slot::Given(_)) => {
                *slot = Slot::Doubled;
                reader.report(&path.field(&name), Code::DuplicateField);
            }
            Some(Slot::Doubled) => {}
        }
    }
    for names in unknown.into_sorted_vec().chunk_by(|a, b| a == b) {
        match names {
            [name] => reader.report(&path.field(name), Code::UnknownField),
            [name, ..] => reader.report(&path.field(name), Code::DuplicateField),
            [] => {}
        }
    }
}
