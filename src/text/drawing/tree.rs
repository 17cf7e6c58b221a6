//! Where each box stands beside the others, by who holds whom.

use super::{Firm, GAP, WIDTH, Way, above};

/// The tree that is drawn: a box or a person each, and who holds whom.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) x: Vec<i32>,
    pub(super) rank: Vec<i32>,
    pub(super) held: Vec<Held>,
}

/// A holding.
pub(super) struct Held {
    pub(super) holder: usize,
    pub(super) held: usize,
    /// By which enterprise it is told.
    pub(super) told: usize,
    /// It may be the other way round.
    pub(super) open: bool,
}

impl Tree {
    fn add(&mut self, rank: i32) -> usize {
        self.x.push(0);
        self.rank.push(rank);
        self.x.len().saturating_sub(1)
    }

    pub(super) fn x(&self, shape: usize) -> i32 {
        self.x.get(shape).copied().unwrap_or_default()
    }

    pub(super) fn rank(&self, shape: usize) -> i32 {
        self.rank.get(shape).copied().unwrap_or_default()
    }

    pub(super) fn of(firms: &[Firm]) -> Self {
        let mut tree = Self::default();
        for _ in firms {
            tree.add(0);
        }
        for (place, firm) in firms.iter().enumerate().skip(1) {
            let above = above(firms, place);
            let rank = tree.rank(above);
            let (rank, holder, held) = match firm.way {
                Way::Above => (rank - 1, place, above),
                Way::Below | Way::Own | Way::Unnamed => (rank + 1, above, place),
                Way::Owner => (rank, tree.person(above, firms.len()), place),
            };
            if let Some(at) = tree.rank.get_mut(place) {
                *at = rank;
            }
            tree.held.push(Held {
                holder,
                held,
                told: place,
                open: firm.way == Way::Unnamed,
            });
        }
        tree
    }

    /// The person who owns an enterprise: persons come after all `firms`.
    fn person(&mut self, owned: usize, firms: usize) -> usize {
        for held in &self.held {
            if held.held == owned && held.told == firms {
                return held.holder;
            }
        }
        let person = self.add(self.rank(owned) - 1);
        self.held.push(Held {
            holder: person,
            held: owned,
            told: firms,
            open: false,
        });
        person
    }

    /// The highest shape from which the drawing starts: up from the applicant by the first that holds each time.
    pub(super) fn top(&self) -> usize {
        let mut top = 0;
        while let Some(held) = self.held.iter().find(|held| held.held == top) {
            top = held.holder;
        }
        top
    }

    /// How far the shapes must go to the right so that none is left of, or in, one of these on its height; none if they share
    /// no height.
    fn room(&self, left: &[usize], shapes: &[usize]) -> Option<i32> {
        let mut most = None;
        for one in left {
            for other in shapes {
                if self.rank(*one) == self.rank(*other) {
                    let room = self.x(*one) + WIDTH + GAP - self.x(*other);
                    most = most.max(Some(room));
                }
            }
        }
        most
    }

    pub(super) fn shift(&mut self, shapes: &[usize], by: i32) {
        for shape in shapes {
            if let Some(x) = self.x.get_mut(*shape) {
                *x += by;
            }
        }
    }

    /// Gives a shape and all that hang on it, but for where it was reached from, their places beside each other.
    pub(super) fn lay(&mut self, shape: usize, from: usize) -> Vec<usize> {
        let (mut below, mut above) = (Vec::new(), Vec::new());
        for Held { holder, held, .. } in &self.held {
            if *holder == shape && *held != from {
                below.push(*held);
            }
            if *held == shape && *holder != from {
                above.push(*holder);
            }
        }
        let mut block = Vec::new();
        for held in &below {
            let part = self.lay(*held, shape);
            let by = self.room(&block, &part).unwrap_or_default();
            self.shift(&part, by);
            block.extend(part);
        }
        if let (Some(first), Some(last)) = (below.first(), below.last())
            && let Some(x) = self.x.get(*first).zip(self.x.get(*last))
        {
            let middle = i32::midpoint(*x.0, *x.1);
            self.shift(&[shape], middle);
        }
        // Who else holds what is held stands to the right.
        let by = self.room(&[shape], &block).unwrap_or_default();
        self.shift(&block, by.max(0));
        block.push(shape);
        for holder in above {
            let part = self.lay(holder, shape);
            let straight = self.x(shape) - self.x(holder);
            let by = self
                .room(&block, &part)
                .map_or(straight, |room| room.max(straight));
            self.shift(&part, by);
            block.extend(part);
        }
        block
    }
}
