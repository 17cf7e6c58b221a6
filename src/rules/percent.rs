//! Percentages of a holding, and the subsidy rates.

use super::decimal::{self, Bounds, DecimalError};
use core::fmt;
use rust_decimal::Decimal;

/// A share from 0 to 100 %, at most four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(Decimal);

impl Percent {
    /// The whole.
    pub const WHOLE: Self = Self(Decimal::ONE_HUNDRED);
    /// 0 to 100, at most four decimals (docs/CONTRACT.md, Values).
    pub const BOUNDS: Bounds = Bounds { scale: 4, max: 100 };

    /// Reads a percentage by the contract's grammar.
    ///
    /// # Errors
    /// The first [`DecimalError`] that applies.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        decimal::parse(text, Self::BOUNDS).map(Self)
    }

    /// A percentage that was read within [`Percent::BOUNDS`].
    pub(crate) const fn from_checked(value: Decimal) -> Self {
        Self(value)
    }

    /// For the tables that the build has checked.
    pub(crate) const fn new_unchecked(whole: u8) -> Self {
        Self(Decimal::from_parts(whole as u32, 0, 0, false, 0))
    }

    /// The exact value, 0 to 100.
    #[must_use]
    pub const fn value(self) -> Decimal {
        self.0
    }

    /// Two shares together; none where that is more than the whole.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let sum = decimal::plus(self.0, other.0);
        (sum <= Decimal::ONE_HUNDRED).then_some(Self(sum))
    }

    /// This share of an amount or a head count, exact: the share adds at most four decimals and the division two, and a
    /// share is taken only once, so 28 digits always hold it.
    #[must_use]
    pub fn of(self, quantity: Decimal) -> Decimal {
        if self == Self::WHOLE {
            return quantity;
        }
        let mut share = self.0;
        // Dividing by 100 only moves the decimal point: no division, no rounding.
        if share.set_scale(share.scale() + 2).is_err() {
            return quantity;
        }
        decimal::times(quantity, share)
    }
}

/// Without needless zeros: `38`, `24.99`.
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&decimal::plain(self.0, 0))
    }
}

/// A subsidy rate in whole per cent of the price excluding VAT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(u8);

impl Rate {
    /// For the tables that the build has checked.
    pub(crate) const fn new_unchecked(percent: u8) -> Self {
        Self(percent)
    }

    /// Whole per cent.
    #[must_use]
    pub const fn percent(self) -> u8 {
        self.0
    }

    /// The rate as an exact factor.
    #[must_use]
    pub const fn fraction(self) -> Decimal {
        Decimal::from_parts(self.0 as u32, 0, 0, false, 2)
    }
}
