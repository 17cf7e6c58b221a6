//! The search along the grid of a number, on both sides of today's value.

use super::Outcome;
use crate::rules::decimal::{self, Bounds};
use crate::rules::money::Money;
use rust_decimal::Decimal;

/// What the rules say of a value: a place among the outcomes, or an outcome that is looked up there.
pub(super) enum Asked {
    State(usize),
    Outcome(Outcome),
}

/// A stretch of values with one outcome, from the one nearest to today's.
pub(super) struct Stretch {
    pub(super) from: Decimal,
    pub(super) until: Decimal,
    /// The place of the outcome.
    pub(super) state: usize,
}

struct Search<'a> {
    outcomes: &'a mut Vec<Outcome>,
    ask: &'a mut dyn FnMut(Decimal) -> Asked,
    /// The first point of each part of the grid, in hundredths, in order.
    parts: Vec<i64>,
}

/// The nearest stretch on each side of `today` with another outcome, the lower side first.
///
/// Between two of `borders` the answers must form a chain: once the answer changes it never comes back to one that it was
/// before. Then all points with the answer of a part's first point lie together, and halving finds their last one. A border,
/// and the point after it, each begin a part of their own, so that it does not matter on which side of it the rules are.
#[inline(never)]
pub(super) fn sides(
    today: Decimal,
    bounds: Bounds,
    borders: &[Money],
    outcomes: &mut Vec<Outcome>,
    ask: &mut dyn FnMut(Decimal) -> Asked,
) -> Vec<Stretch> {
    let mut parts = Vec::with_capacity(borders.len() * 2);
    for border in borders {
        let at = down_to_grid(border.euro());
        parts.extend([at, at + 1]);
    }
    let mut search = Search {
        outcomes,
        ask,
        parts,
    };
    let now = search.state(today);
    let below = down_to_grid(today);
    // A value off the grid lies between its two neighbours.
    let lower = if value(below) == today {
        below - 1
    } else {
        below
    };
    let last = down_to_grid(Decimal::from(bounds.max));
    let mut found = Vec::with_capacity(2);
    for (first, end) in [(lower, 0), (below + 1, last)] {
        if (0..=last).contains(&first)
            && let Some(stretch) = search.side(now, first, end)
        {
            found.push(stretch);
        }
    }
    found
}

/// The greatest point of the grid that is no more than this.
fn down_to_grid(value: Decimal) -> i64 {
    let hundredths = decimal::units(value, 2).unwrap_or_default();
    i64::try_from(hundredths).unwrap_or_default()
}

fn value(hundredths: i64) -> Decimal {
    Decimal::new(hundredths, 2)
}

impl Search<'_> {
    #[inline(never)]
    fn state(&mut self, at: Decimal) -> usize {
        match (self.ask)(at) {
            Asked::State(state) => state,
            Asked::Outcome(outcome) => {
                let known = self.outcomes.iter().position(|known| *known == outcome);
                known.unwrap_or_else(|| {
                    self.outcomes.push(outcome);
                    self.outcomes.len() - 1
                })
            }
        }
    }

    /// The nearest stretch from `first` to `last` with another outcome than `now` has.
    #[inline(never)]
    fn side(&mut self, now: usize, first: i64, last: i64) -> Option<Stretch> {
        let step = if first <= last { 1 } else { -1 };
        let mut found: Option<Stretch> = None;
        let mut at = first;
        loop {
            let state = self.state(value(at));
            let than = found.as_ref().map_or(now, |stretch| stretch.state);
            // Two states can have the same outcome.
            let differs = self.outcomes.get(state) != self.outcomes.get(than);
            if differs && found.is_some() {
                return found;
            }
            let end = self.end(state, at, last, step);
            if let Some(stretch) = &mut found {
                stretch.until = value(end);
            } else if differs {
                found = Some(Stretch {
                    from: value(at),
                    until: value(end),
                    state,
                });
            }
            if end == last {
                return found;
            }
            at = end + step;
        }
    }

    /// The last point from `at` on with its state, within its part of the grid.
    #[inline(never)]
    fn end(&mut self, state: usize, at: i64, last: i64, step: i64) -> i64 {
        let mut out = last;
        for part in &self.parts {
            if step > 0 && *part > at {
                out = out.min(*part - 1);
            } else if step < 0 && *part <= at {
                out = out.max(*part);
            }
        }
        if self.state(value(out)) == state {
            return out;
        }
        let mut within = at;
        while (out - within).abs() > 1 {
            let middle = within + (out - within) / 2;
            if self.state(value(middle)) == state {
                within = middle;
            } else {
                out = middle;
            }
        }
        within
    }
}
