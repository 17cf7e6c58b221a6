//! Enterprises of the group by how they belong together, and where they stand in the tree.
//!
//! A mother and a daughter stand under the enterprise that they belong to, a sister under the common mother with what the
//! mother holds in it, a firm of the same owner under the enterprise that it shares that person with.

use super::field::{Field, choice};
use super::{Answers, Group, ROOT, find, find_mut};
use crate::limits::MAX_LEVELS;

impl Group {
    /// Whether nothing was typed or picked in it, or under it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.relations.is_empty()
            && self
                .record
                .iter()
                .all(|(field, _)| matches!(field, Field::Kind | Field::Mother))
    }

    /// Whether it is a sister of which nobody has said yet whose daughter she is, under one of `several` mothers. Where she stands
    /// then is a place to begin: under a partner she would count for less than under the mother that holds all.
    #[must_use]
    pub fn seeks_mother(&self, several: bool) -> bool {
        several && self.kind() == choice::SISTER && self.record.get(&Field::Mother).is_some()
    }

    /// How many levels it takes, itself included.
    fn depth(&self) -> usize {
        let below = self.relations.iter().map(Self::depth).max();
        1 + below.unwrap_or_default()
    }
}

impl Answers {
    /// Whether this is ticked: votes that are there count apart, ticked or not.
    #[must_use]
    pub fn ticked(&self, id: u32, field: Field) -> bool {
        let votes = field == Field::VotesDiffer && !self.get(id, Field::Voting).trim().is_empty();
        votes || self.get(id, field) == choice::YES
    }

    /// Whether another enterprise of the group has the same name.
    #[must_use]
    pub fn named_twice(&self, id: u32) -> bool {
        let name = self.get(id, Field::Name).trim();
        !name.is_empty() && named(&self.relations, name) > 1
    }

    /// The enterprise that this one stands under, and its level; the applicant's own level is 0.
    #[must_use]
    pub fn above(&self, id: u32) -> Option<(u32, usize)> {
        above(&self.relations, ROOT, 0, id)
    }

    /// The level of an enterprise: 0 for the applicant.
    fn level(&self, id: u32) -> usize {
        self.above(id).map_or(0, |(_, level)| level + 1)
    }

    /// The enterprise that this one is mother, daughter, sister or anything else of: a sister's is not the mother that it stands under.
    #[must_use]
    pub fn base(&self, id: u32) -> u32 {
        let Some((under, _)) = self.above(id) else {
            return ROOT;
        };
        match self.above(under) {
            Some((base, _)) if self.is_sister(id, under) => base,
            _ => under,
        }
    }

    /// Whether this one is a sister who stands under the common mother.
    pub(super) fn is_sister(&self, id: u32, under: u32) -> bool {
        self.get(id, Field::Kind) == choice::SISTER
            && self.get(under, Field::Kind) == choice::MOTHER
    }

    /// Whether a sister has several mothers that may be the common one.
    #[must_use]
    pub fn may_choose_mother(&self, id: u32) -> bool {
        self.get(id, Field::Kind) == choice::SISTER && several(self.under(self.base(id)))
    }

    /// The enterprise that this one belongs to, among [`Answers::bases`]: a sister to the common mother. None while nobody has
    /// said which of several that is.
    #[must_use]
    pub fn belongs_to(&self, id: u32) -> Option<u32> {
        let open = !self.get(id, Field::Mother).is_empty() && self.may_choose_mother(id);
        self.above(id).filter(|_| !open).map(|(under, _)| under)
    }

    /// Whether it is still open for a sister whose daughter she is.
    #[must_use]
    pub fn seeks_mother(&self) -> bool {
        seek(&self.relations, false)
    }

    /// Asks of which mother the sisters of an enterprise are daughters too, once it has a second one.
    fn ask_mother(&mut self, base: u32) {
        let (mut mothers, mut sisters) = (0, Vec::new());
        for group in self.under(base) {
            if group.kind() == choice::MOTHER {
                mothers += 1;
                for below in &group.relations {
                    if below.kind() == choice::SISTER {
                        sisters.push(below.id);
                    }
                }
            }
        }
        if mothers == 2 {
            for id in sisters {
                self.set(id, Field::Mother, choice::UNKNOWN);
            }
        }
    }

    /// The first mother of an enterprise, other than this one.
    fn mother(&self, of: u32, but: u32) -> Option<u32> {
        let mut beside = self.under(of).iter();
        let found = beside.find(|group| group.kind() == choice::MOTHER && group.id != but)?;
        Some(found.id)
    }

    /// Whether an enterprise of this kind can be added to this one.
    #[must_use]
    pub fn takes_kin(&self, base: u32, kind: &str) -> bool {
        let (base, kind) = self.beside(base, kind);
        let mother = kind == choice::SISTER && self.mother(base, ROOT).is_none();
        let level = self.level(base) + 1 + usize::from(kind == choice::SISTER);
        level <= MAX_LEVELS && self.takes_relations(1 + usize::from(mother))
    }

    /// A sister of a daughter is a daughter of the same mother: the enterprise that holds both is listed already.
    fn beside<'a>(&self, base: u32, kind: &'a str) -> (u32, &'a str) {
        match self.above(base) {
            Some((under, _))
                if kind == choice::SISTER && self.get(base, Field::Kind) == choice::DAUGHTER =>
            {
                (under, choice::DAUGHTER)
            }
            _ => (base, kind),
        }
    }

    /// Adds an enterprise of this kind to this one and returns its id: a sister's mother first, where there is none. What
    /// there is no room for is not added.
    pub fn add_kin(&mut self, base: u32, kind: &str) -> Option<u32> {
        if !self.takes_kin(base, kind) {
            return None;
        }
        let (base, kind) = self.beside(base, kind);
        let under = if kind == choice::SISTER {
            self.mother_of(base, ROOT)
        } else {
            base
        };
        let id = self.add_relation(under);
        self.becomes(id, kind, base);
        Some(id)
    }

    /// The mother of an enterprise; an empty one is added where there is none.
    fn mother_of(&mut self, base: u32, but: u32) -> u32 {
        if let Some(mother) = self.mother(base, but) {
            return mother;
        }
        let mother = self.add_relation(base);
        self.becomes(mother, choice::MOTHER, base);
        mother
    }

    /// The enterprises that this one can belong to: all but itself and those under it, as far as the levels go; a sister to
    /// mothers alone.
    #[must_use]
    pub fn bases(&self, id: u32) -> Vec<u32> {
        let Some(group) = find(&self.relations, id) else {
            return Vec::new();
        };
        let sister = group.kind() == choice::SISTER;
        let depth = group.depth();
        let mut bases = Vec::new();
        if !sister {
            bases.push(ROOT);
        }
        for (other, level) in self.shape(None) {
            if find(std::slice::from_ref(group), other).is_none()
                && level + depth <= MAX_LEVELS
                && (!sister || self.get(other, Field::Kind) == choice::MOTHER)
            {
                bases.push(other);
            }
        }
        bases
    }

    /// Makes an enterprise this kind of kin of that one, with all that stands under it; returns whether there was room. A sister
    /// that is told to belong to a mother stands under that one: she is the common mother.
    pub fn relate(&mut self, id: u32, base: u32, kind: &str) -> bool {
        let Some((under, level)) = self.above(id) else {
            return false;
        };
        let Some(group) = find(&self.relations, id) else {
            return false;
        };
        let sister = kind == choice::SISTER && self.get(base, Field::Kind) != choice::MOTHER;
        let moves = sister || base != under;
        let new_mother = sister && self.mother(base, id).is_none();
        let lands = if moves {
            self.level(base) + 1 + usize::from(sister)
        } else {
            level + 1
        };
        let fits = lands + group.depth() <= MAX_LEVELS + 1
            && find(std::slice::from_ref(group), base).is_none()
            && self.takes_relations(usize::from(new_mother));
        if !fits {
            return false;
        }
        let to = if sister {
            self.mother_of(base, id)
        } else {
            base
        };
        if to != under {
            self.carry(id, to);
        }
        self.becomes(id, kind, if sister { base } else { to });
        true
    }

    /// Names what an enterprise is to this one, or to this mother, and asks what is not certain then.
    fn becomes(&mut self, id: u32, kind: &str, base: u32) {
        self.set(id, Field::Kind, kind);
        let chosen = self.above(id).is_some_and(|(under, _)| under == base);
        let open = kind == choice::SISTER && !chosen && several(self.under(base));
        self.set(id, Field::Mother, if open { choice::UNKNOWN } else { "" });
        if kind == choice::MOTHER {
            self.ask_mother(base);
        }
        if self.base(id) == ROOT {
            self.speaks_for(kind);
        }
    }

    /// Puts an enterprise, with all that stands under it, under another one.
    fn carry(&mut self, id: u32, to: u32) {
        if let Some(super::Removed::Group(_, _, group)) = self.remove(id) {
            match find_mut(&mut self.relations, to) {
                Some(above) => above.relations.push(group),
                None => self.relations.push(group),
            }
        }
    }
}

/// Whether there is more than one mother among these.
pub(super) fn several(groups: &[Group]) -> bool {
    let mothers = groups.iter().filter(|group| group.kind() == choice::MOTHER);
    mothers.count() > 1
}

fn seek(groups: &[Group], beside: bool) -> bool {
    let several = several(groups);
    let mut groups = groups.iter();
    groups.any(|group| {
        group.seeks_mother(beside)
            || seek(&group.relations, several && group.kind() == choice::MOTHER)
    })
}

fn named(groups: &[Group], name: &str) -> usize {
    let mut count = 0;
    for group in groups {
        let its = group.record.get(&Field::Name);
        count += usize::from(its.is_some_and(|its| its.trim() == name));
        count += named(&group.relations, name);
    }
    count
}

fn above(groups: &[Group], under: u32, level: usize, id: u32) -> Option<(u32, usize)> {
    groups.iter().find_map(|group| {
        if group.id == id {
            Some((under, level))
        } else {
            above(&group.relations, group.id, level + 1, id)
        }
    })
}
