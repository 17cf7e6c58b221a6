//! Amounts of money.

use super::decimal::{self, Bounds, DecimalError};
use super::percent::{Percent, Rate};
use core::fmt;
use rust_decimal::Decimal;

/// Euro, excluding VAT but where [`Money::with_vat_on`] adds it, at most two decimals, never below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Money(Decimal);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// At most two decimals and 10^12 euro (docs/CONTRACT.md, Values).
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

    /// The subsidy on this price, rounded down to the cent: the one place where an amount of the scheme is ever rounded. The
    /// page gives no rule, and rounding down never promises more than the percentage (reading 18).
    /// [VLAIO, Cybersecurity verbetertrajecten, "Omvang steun"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.
    #[must_use]
    pub fn subsidy(self, rate: Rate) -> Self {
        let exact = decimal::times(self.0, rate.fraction());
        Self(decimal::whole_cents(exact))
    }

    /// This amount with the VAT on `base`, an amount excluding VAT; the VAT is rounded half up to the cent.
    /// [Royal Decree no. 20 of 20 July 1970](https://finance.belgium.be/en/enterprises/vat/vat-obligation/rates-and-calculation/vat-rates), Art. 1 (reading 35).
    #[must_use]
    pub fn with_vat_on(self, base: Self, vat_rate: Percent) -> Self {
        // Half a cent more, and then down, is half up: what is rounded is never below zero.
        let half_a_cent = Decimal::from_parts(5, 0, 0, false, 3);
        let vat = decimal::plus(vat_rate.of(base.0), half_a_cent);
        self.plus(Self(decimal::whole_cents(vat)))
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
        f.pad(&decimal::plain(self.0, 2))
    }
}
