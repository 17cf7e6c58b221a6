//! A quantity that is not fully known: everything from `lower` to `upper`.

use super::decimal;
use super::tri::Tri;
use rust_decimal::Decimal;

/// The closed interval of values that a figure can still have; without `upper` it has no upper end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The least it can be.
    pub lower: Decimal,
    /// The most it can be, where that is known.
    pub upper: Option<Decimal>,
}

impl Interval {
    /// Exactly zero.
    pub const ZERO: Self = Self {
        lower: Decimal::ZERO,
        upper: Some(Decimal::ZERO),
    };
    /// Not answered: zero or more.
    pub const UNKNOWN: Self = Self {
        lower: Decimal::ZERO,
        upper: None,
    };

    /// One known value, or [`Interval::UNKNOWN`].
    #[must_use]
    pub fn of(value: Option<Decimal>) -> Self {
        value.map_or(Self::UNKNOWN, |value| Self {
            lower: value,
            upper: Some(value),
        })
    }

    /// The sum of both ends.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            lower: decimal::plus(self.lower, other.lower),
            upper: match (self.upper, other.upper) {
                (Some(a), Some(b)) => Some(decimal::plus(a, b)),
                _ => None,
            },
        }
    }

    /// Whether it stays strictly below a limit.
    #[must_use]
    pub fn below(self, limit: Decimal) -> Tri {
        if self.upper.is_some_and(|upper| upper < limit) {
            Tri::Yes
        } else if self.lower >= limit {
            Tri::No
        } else {
            Tri::Unknown
        }
    }

    /// Whether it stays at or below a limit.
    #[must_use]
    pub fn at_most(self, limit: Decimal) -> Tri {
        if self.upper.is_some_and(|upper| upper <= limit) {
            Tri::Yes
        } else if self.lower > limit {
            Tri::No
        } else {
            Tri::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_may_still_grow_is_open_at_the_limit_and_over_it_past_it() {
        let from = |lower: u32| Interval {
            lower: Decimal::from(lower),
            upper: None,
        };
        let limit = Decimal::from(10);
        assert_eq!(from(10).at_most(limit), Tri::Unknown);
        assert_eq!(from(11).at_most(limit), Tri::No);
        assert_eq!(from(9).below(limit), Tri::Unknown);
        assert_eq!(from(10).below(limit), Tri::No);
    }
}
