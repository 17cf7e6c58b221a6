//! An object's fields by name: known, unknown and doubled.

use super::problem::{Code, Path};
use super::read::{Node, Reader};
use std::collections::BTreeMap;

/// What an object holds under a name of the contract.
#[derive(Clone, Copy, Debug)]
pub(super) enum Slot<N> {
    Empty,
    Given(N),
    /// Reported already; its values are not looked at.
    Doubled,
}

/// Sorts the entries by the known names, reporting what is unknown or doubled.
pub(super) fn sort<N: Node, const K: usize>(
    reader: &mut Reader,
    path: &Path<'_>,
    entries: Vec<(N::Text, N)>,
    names: [&str; K],
) -> [Slot<N>; K] {
    let mut slots = [const { Slot::Empty }; K];
    let mut unknown: BTreeMap<String, bool> = BTreeMap::new();
    for (name, value) in entries {
        let name = name.as_ref();
        let slot = names
            .iter()
            .position(|known| *known == name)
            .and_then(|index| slots.get_mut(index));
        match slot {
            None => {
                unknown
                    .entry(name.to_owned())
                    .and_modify(|doubled| *doubled = true)
                    .or_insert(false);
            }
            Some(slot @ Slot::Empty) => *slot = Slot::Given(value),
            Some(slot @ Slot::Given(_)) => {
                *slot = Slot::Doubled;
                reader.report(&path.field(name), Code::DuplicateField);
            }
            Some(Slot::Doubled) => {}
        }
    }
    for (name, doubled) in &unknown {
        let code = if *doubled {
            Code::DuplicateField
        } else {
            Code::UnknownField
        };
        reader.report(&path.field(name), code);
    }
    slots
}
