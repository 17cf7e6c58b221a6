//! Amounts of money.

use super::decimal::{self, Bounds, DecimalError};
use super::percent::Rate;
use core::fmt;
use rust_decimal::{Decimal, RoundingStrategy};

/// Euro, excluding VAT, at most two decimals, never below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Money(Decimal);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// At most two decimals and 10^12 euro (contract, Values).
    pub const BOUNDS: Bounds = Bounds {
        scale: 2,
        max: 1_000_000_000_000,
    };

    /// An amount in cents.
    #[must_use]
    pub const fn from_cents(cents: u32) -> Self {
        Self(Decimal::from_parts(cents, 0, 0, false, 2))
    }

    /// For the tables that the build has checked.
    pub(crate) const fn new_unchecked(low: u32, mid: u32) -> Self {
        Self(Decimal::from_parts(low, mid, 0, false, 2))
    }

    /// Reads an amount by the contract's grammar.
    ///
    /// # Errors
    /// The first [`DecimalError`] that applies.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        decimal::parse(text, Self::BOUNDS).map(Self)
    }

    /// An amount that was read within [`Money::BOUNDS`].
    pub(crate) const fn from_checked(value: Decimal) -> Self {
        Self(value)
    }

    /// The exact value in euro.
    #[must_use]
    pub const fn euro(self) -> Decimal {
        self.0
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(decimal::plus(self.0, other.0))
    }

    /// What is left, never below zero.
    #[must_use]
    pub fn saturating_sub(self, other: Self) -> Self {
        if other >= self {
            return Self::ZERO;
        }
        Self(decimal::plus(self.0, -other.0))
    }

    /// The subsidy on this price, rounded down to the cent: the one place where an amount is ever rounded. The page gives
    /// no rule, and rounding down never promises more than the percentage (reading 18).
    /// [VLAIO, Cybersecurity verbetertrajecten, "Omvang steun"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.
    #[must_use]
    pub fn subsidy(self, rate: Rate) -> Self {
        let exact = decimal::times(self.0, rate.fraction());
        Self(exact.round_dp_with_strategy(2, RoundingStrategy::ToZero))
    }

    /// Whether it is more than nothing.
    #[must_use]
    pub fn is_positive(self) -> bool {
        self > Self::ZERO
    }
}

/// Always two decimals: `8500.00`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut value = self.0;
        value.rescale(2);
        value.fmt(f)
    }
}
