//! The four directions in which an enterprise can have a group, and whether all of it has been told.
//!
//! Who forgets a sister gets a wrong yes: each direction is asked by name, and until all four are settled the list may have more.

use super::field::{Field, choice};
use super::{Answers, Group, ROOT};

/// Where to look for enterprises of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Who holds the applicant.
    Above,
    /// Whom the applicant holds.
    Below,
    /// Whom the applicant's mother holds too.
    Beside,
    /// Whom the same person owns too.
    SameOwner,
}

/// How far the group has been told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Nothing is known of it.
    Nothing,
    /// Some of it, or all but a direction.
    InPart,
    /// A link of 1.0.0 or a host's application says that it is whole, without asking for the directions.
    Declared,
    /// Each direction is settled.
    Whole,
}

impl Direction {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Above, Self::Below, Self::Beside, Self::SameOwner];

    /// The field in which it is answered.
    #[must_use]
    pub const fn field(self) -> Field {
        match self {
            Self::Above => Field::GroupAbove,
            Self::Below => Field::GroupBelow,
            Self::Beside => Field::GroupBeside,
            Self::SameOwner => Field::GroupSameOwner,
        }
    }

    /// The kind of enterprise that it asks for.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Above => choice::MOTHER,
            Self::Below => choice::DAUGHTER,
            Self::Beside => choice::SISTER,
            Self::SameOwner => choice::SAME_OWNER,
        }
    }

    /// The direction that is answered in this field.
    #[must_use]
    pub fn of(field: Field) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.field() == field)
    }

    /// The direction in which this kind of enterprise stands.
    #[must_use]
    pub fn of_kind(kind: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.kind() == kind)
    }
}

impl Group {
    /// How it belongs to the enterprise that it stands under; empty where only a percentage is known.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.record.get(&Field::Kind).map_or("", String::as_str)
    }
}

impl Answers {
    /// The enterprises in this direction of the applicant, as they are listed.
    #[must_use]
    pub fn towards(&self, direction: Direction) -> Vec<&Group> {
        let kind = direction.kind();
        let mut found = Vec::new();
        for group in &self.relations {
            if direction != Direction::Beside && group.kind() == kind {
                found.push(group);
            }
            if direction == Direction::Beside && group.kind() == choice::MOTHER {
                found.extend(group.relations.iter().filter(|one| one.kind() == kind));
            }
        }
        found
    }

    /// Whether a direction is settled: "no" without any enterprise there, or "yes" with at least one.
    #[must_use]
    pub fn settled(&self, direction: Direction) -> bool {
        let some = !self.towards(direction).is_empty();
        match self.get(ROOT, direction.field()) {
            choice::YES => some,
            choice::NO => !some,
            _ => false,
        }
    }

    /// How far the group has been told.
    #[must_use]
    pub fn told(&self) -> Told {
        let answered = |direction: Direction| !self.get(ROOT, direction.field()).is_empty();
        if Direction::ALL.into_iter().any(answered) {
            let whole = Direction::ALL.into_iter().all(|one| self.settled(one));
            return if whole && !self.seeks_mother() {
                Told::Whole
            } else {
                Told::InPart
            };
        }
        match self.get(ROOT, Field::HasRelations) {
            choice::NO => Told::Declared,
            choice::YES if !self.relations.is_empty() => Told::Declared,
            choice::IN_PART => Told::InPart,
            // Firms of a link of 1.0.0 without an answer counted as not answered, and still do.
            _ if any_kind(&self.relations) => Told::InPart,
            _ => Told::Nothing,
        }
    }

    /// Whether the size is computed and the visitor does not know a direction of the group, while all others are answered.
    #[must_use]
    pub fn asks_of_group(&self) -> bool {
        let mut unknown = self.get(ROOT, Field::Sme) == choice::CALCULATE;
        let mut some = false;
        for direction in Direction::ALL {
            let open = self.get(ROOT, direction.field()) == choice::UNKNOWN;
            some |= open;
            unknown &= open || self.settled(direction);
        }
        unknown && some
    }

    /// Answers a direction. From the first answer on, that the list was declared whole counts no more. A "yes" adds a first
    /// empty enterprise, a "no" removes those in which nothing was typed.
    pub fn answer_direction(&mut self, direction: Direction, code: &str) {
        self.set(ROOT, direction.field(), code);
        // A "no" to all relations of 1.0.0 kept what was typed before: it counts again, and is seen.
        self.set(ROOT, Field::HasRelations, "");
        let there = self.towards(direction);
        match code {
            choice::YES if there.is_empty() => {
                self.add_kin(ROOT, direction.kind());
            }
            choice::NO => {
                let empty = there.into_iter().filter(|group| group.is_blank());
                let ids: Vec<u32> = empty.map(|group| group.id).collect();
                for id in ids {
                    let _ = self.remove(id);
                }
            }
            _ => {}
        }
    }

    /// Answers "no" to each direction in which there is no enterprise.
    pub fn none_of_these(&mut self) {
        for direction in Direction::ALL {
            if self.towards(direction).iter().all(|group| group.is_blank()) {
                self.answer_direction(direction, choice::NO);
            }
        }
    }

    /// An enterprise that was added says "yes" to its direction, where that was not answered or was "unknown".
    pub(super) fn speaks_for(&mut self, kind: &str) {
        if let Some(direction) = Direction::of_kind(kind)
            && self.get(ROOT, direction.field()) != choice::YES
            && !self.towards(direction).is_empty()
        {
            self.set(ROOT, direction.field(), choice::YES);
            self.set(ROOT, Field::HasRelations, "");
        }
    }
}

fn any_kind(groups: &[Group]) -> bool {
    let mut groups = groups.iter();
    groups.any(|group| !group.kind().is_empty() || any_kind(&group.relations))
}
