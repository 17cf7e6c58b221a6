//! The form as the visitor left it: every text as typed, every choice as picked. Only another
//! language has what was understood rewritten (`respelled`).

pub mod book_years;
pub mod compose;
pub mod directions;
pub mod field;
pub mod fit;
pub mod in_short;
pub mod in_words;
pub mod input;
pub mod kin;
pub mod on_paper;
pub mod paste;
pub mod pasted;
mod pasted_cells;
mod pasted_heading;
mod pasted_relation;
pub mod providers;
pub mod respelled;
pub mod restore;
pub mod sections;
pub mod sorted;
mod typed_date;
mod typed_number;
mod typed_place;

use crate::limits::{MAX_AWARDS, MAX_RELATIONS};
use directions::Direction;
use field::{Field, choice};
use sorted::Sorted;

/// The id of the applicant's own record; all other records are enterprises below it, or awards.
pub const ROOT: u32 = 0;

/// Fields and their contents; an empty text is no answer and is not stored.
pub type Record = Sorted<Field, String>;

/// Everything the visitor has answered.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answers {
    /// The questions about the applicant.
    pub record: Record,
    /// Its partner and linked enterprises.
    pub relations: Vec<Group>,
    /// Earlier de minimis aid.
    pub awards: Vec<Row>,
    last_id: u32,
}

/// An enterprise of the group, with the enterprises under it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Group {
    /// Stays the same while it is edited.
    pub id: u32,
    /// Its answers.
    pub record: Record,
    /// Its own partner and linked enterprises.
    pub relations: Vec<Group>,
}

/// An award.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Row {
    /// Stays the same while it is edited.
    pub id: u32,
    /// Its answers.
    pub record: Record,
}

/// A removed enterprise or award, with its place, so that it can be restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removed {
    /// An enterprise that was under this one, at this place.
    Group(u32, usize, Group),
    /// An award that was at this place.
    Row(usize, Row),
}

/// The enterprises in these groups, on all levels.
fn count(groups: &[Group]) -> usize {
    groups.iter().map(|group| 1 + count(&group.relations)).sum()
}

impl Removed {
    /// The id of the enterprise or the award.
    #[must_use]
    pub const fn id(&self) -> u32 {
        match self {
            Self::Group(_, _, group) => group.id,
            Self::Row(_, row) => row.id,
        }
    }
}

fn find(groups: &[Group], id: u32) -> Option<&Group> {
    groups.iter().find_map(|group| {
        if group.id == id {
            Some(group)
        } else {
            find(&group.relations, id)
        }
    })
}

fn find_mut(groups: &mut [Group], id: u32) -> Option<&mut Group> {
    groups.iter_mut().find_map(|group| {
        if group.id == id {
            Some(group)
        } else {
            find_mut(&mut group.relations, id)
        }
    })
}

fn remove_group(above: u32, groups: &mut Vec<Group>, id: u32) -> Option<Removed> {
    if let Some(index) = groups.iter().position(|group| group.id == id) {
        return Some(Removed::Group(above, index, groups.remove(index)));
    }
    groups
        .iter_mut()
        .find_map(|group| remove_group(group.id, &mut group.relations, id))
}

impl Answers {
    /// The text of a field; empty when it has none.
    #[must_use]
    pub fn get(&self, id: u32, field: Field) -> &str {
        self.record(id)
            .and_then(|record| record.get(&field))
            .map_or("", String::as_str)
    }

    /// Sets the text of a field.
    pub fn set(&mut self, id: u32, field: Field, text: &str) {
        if let Some(record) = self.record_mut(id) {
            if text.is_empty() {
                record.remove(&field);
            } else {
                record.insert(field, text.to_owned());
            }
        }
    }

    /// What a visitor types. A price says that there is a quote, where that was not answered.
    pub fn typed(&mut self, id: u32, field: Field, text: &str) {
        let text = text.trim_start_matches(respelled::UNREAD);
        self.set(id, field, text);
        let mut quotes = Field::QUOTES.into_iter();
        let price = quotes.any(|(_, base, extensions)| [base, extensions].contains(&field));
        if price && !text.trim().is_empty() && self.get(ROOT, Field::HasQuotes).is_empty() {
            self.set(ROOT, Field::HasQuotes, choice::YES);
        }
    }

    /// The answers of the applicant, an enterprise or an award.
    #[must_use]
    pub fn record(&self, id: u32) -> Option<&Record> {
        if id == ROOT {
            return Some(&self.record);
        }
        let award = self.awards.iter().find(|row| row.id == id);
        award
            .map(|row| &row.record)
            .or_else(|| find(&self.relations, id).map(|group| &group.record))
    }

    fn record_mut(&mut self, id: u32) -> Option<&mut Record> {
        if id == ROOT {
            return Some(&mut self.record);
        }
        if let Some(row) = self.awards.iter_mut().find(|row| row.id == id) {
            return Some(&mut row.record);
        }
        find_mut(&mut self.relations, id).map(|group| &mut group.record)
    }

    fn next_id(&mut self) -> u32 {
        self.last_id += 1;
        self.last_id
    }

    fn relations_of(&mut self, id: u32) -> Option<&mut Vec<Group>> {
        if id == ROOT {
            return Some(&mut self.relations);
        }
        find_mut(&mut self.relations, id).map(|group| &mut group.relations)
    }

    /// The enterprises directly under this one.
    #[must_use]
    pub fn under(&self, id: u32) -> &[Group] {
        if id == ROOT {
            return &self.relations;
        }
        find(&self.relations, id).map_or(&[], |group| &group.relations)
    }

    /// The ids of all enterprises of the group with their levels (from 1), in the order of the form. `gone` is one that was
    /// removed: the id it was under, its place there, and its own id. It gets a row on level 0.
    #[must_use]
    pub fn shape(&self, gone: Option<(u32, usize, u32)>) -> Vec<(u32, usize)> {
        let mut shape = Vec::new();
        walk(&self.relations, ROOT, 1, gone, &mut shape);
        shape
    }

    /// The applicant and the enterprises of its group, in the order of the form.
    #[must_use]
    pub fn firms(&self) -> Vec<u32> {
        let mut ids = vec![ROOT];
        ids.extend(self.shape(None).into_iter().map(|row| row.0));
        ids
    }

    /// Whether an application may have this many more enterprises than there are now.
    #[must_use]
    pub fn takes_relations(&self, more: usize) -> bool {
        count(&self.relations) + more <= MAX_RELATIONS
    }

    /// Whether an application may have this many more awards than there are now.
    #[must_use]
    pub const fn takes_awards(&self, more: usize) -> bool {
        self.awards.len() + more <= MAX_AWARDS
    }

    /// Whether what was removed still fits in an application.
    #[must_use]
    pub fn takes_back(&self, removed: &Removed) -> bool {
        match removed {
            Removed::Group(_, _, group) => self.takes_relations(1 + count(&group.relations)),
            Removed::Row(..) => self.takes_awards(1),
        }
    }

    /// Adds an empty enterprise under this one and returns its id.
    pub fn add_relation(&mut self, under: u32) -> u32 {
        let id = self.next_id();
        if let Some(relations) = self.relations_of(under) {
            relations.push(Group {
                id,
                ..Group::default()
            });
        }
        id
    }

    /// Adds an empty award and returns its id.
    pub fn add_award(&mut self) -> u32 {
        let id = self.next_id();
        self.awards.push(Row {
            id,
            record: Record::default(),
        });
        id
    }

    /// Picks an answer for the applicant. A "yes, there are some" adds a first empty row to the list.
    pub fn pick(&mut self, field: Field, code: &str) {
        if let Some(direction) = Direction::of(field) {
            self.answer_direction(direction, code);
            return;
        }
        self.set(ROOT, field, code);
        if field == Field::HasAwards && code == choice::YES && self.awards.is_empty() {
            self.add_award();
        }
    }

    /// Removes an award, or an enterprise with everything under it.
    pub fn remove(&mut self, id: u32) -> Option<Removed> {
        if let Some(index) = self.awards.iter().position(|row| row.id == id) {
            return Some(Removed::Row(index, self.awards.remove(index)));
        }
        remove_group(ROOT, &mut self.relations, id)
    }

    /// Puts it back in its old place.
    pub fn restore(&mut self, removed: Removed) {
        match removed {
            Removed::Row(index, row) => self.awards.insert(index.min(self.awards.len()), row),
            Removed::Group(above, index, group) => {
                if let Some(relations) = self.relations_of(above) {
                    relations.insert(index.min(relations.len()), group);
                }
            }
        }
    }
}

fn walk(
    groups: &[Group],
    under: u32,
    level: usize,
    gone: Option<(u32, usize, u32)>,
    shape: &mut Vec<(u32, usize)>,
) {
    let gone_here = gone.filter(|gone| gone.0 == under);
    for index in 0..=groups.len() {
        if let Some((_, at, id)) = gone_here
            && at == index
        {
            shape.push((id, 0));
        }
        if let Some(group) = groups.get(index) {
            shape.push((group.id, level));
            walk(&group.relations, group.id, level + 1, gone, shape);
        }
    }
}
