//! What is asked: one application, every answer optional but the date (docs/CONTRACT.md, Application).

use super::date::Date;
use super::decimal::{self, Bounds, DecimalError};
use super::money::Money;
use super::percent::Percent;
use super::scheme::{LegalForm, PackageId, Provider};
use super::whole;
use core::fmt;
use rust_decimal::Decimal;

/// The answers. `None` is "not answered yet", never "no"; written to JSON, it is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// The day for which the question is asked.
    pub decision_date: Date,
    /// Postcode of the establishment that gets the trajectory.
    pub establishment_postcode: Option<Postcode>,
    /// Share held by public authorities: [VLAIO, Which enterprises are eligible](https://vlaio.be/en/subsidies/cybersecurity-improvement-trajectories/which-enterprises-are-eligible-cybersecurity-improvement-trajectories), undated, read 23 Nov 2026 (reading 23).
    pub public_participation: Option<Percent>,
    /// Legal form.
    pub legal_form: Option<LegalForm>,
    /// The main activity is on the accepted list.
    pub main_activity_accepted: Option<bool>,
    /// Equity below zero on the day of the application.
    pub negative_equity: Option<bool>,
    /// The last supported cybersecurity trajectory.
    pub last_trajectory_decision: Option<LastTrajectory>,
    /// A recognised customised-work enterprise (maatwerkbedrijf).
    pub custom_work_enterprise: Option<bool>,
    /// Whether it falls under NIS2, by its own assessment (reading 29): [CCB, NIS2 scope](https://ccb.belgium.be/en/nis2/scope), undated, read 23 Nov 2026.
    pub nis2: Option<bool>,
    /// The user's own answer on being an SME; counts only while `enterprise` is absent.
    pub sme_declared: Option<bool>,
    /// The enterprise's own figures.
    pub enterprise: Option<Enterprise>,
    /// Partner and linked enterprises; an empty list means there are none.
    pub relations: Option<Vec<Relation>>,
    /// Whether those listed are all of them. If not, what is listed counts and the group's figures have no upper end;
    /// without `relations` it changes nothing. Written to JSON, `true` is absent.
    pub relations_complete: bool,
    /// De minimis aid to the single undertaking (reading 26); an empty list means there is none.
    /// Regulation (EU) 2023/2831, Art. 2(2), 13 Dec 2023 ([VLAIO on it](https://vlaio.be/nl/begeleiding-advies/financiering/overheidsmaatregelen/veelgestelde-vragen-de-minimis)).
    pub de_minimis: Option<Vec<Award>>,
    /// The quotes.
    pub quotes: Quotes,
    /// The provider of choice; affects nothing.
    pub provider: Option<Provider>,
}

impl Application {
    /// An application in which only the day is answered.
    #[must_use]
    pub const fn new(decision_date: Date) -> Self {
        Self {
            decision_date,
            establishment_postcode: None,
            public_participation: None,
            legal_form: None,
            main_activity_accepted: None,
            negative_equity: None,
            last_trajectory_decision: None,
            custom_work_enterprise: None,
            nis2: None,
            sme_declared: None,
            enterprise: None,
            relations: None,
            relations_complete: true,
            de_minimis: None,
            quotes: Quotes {
                start: None,
                medium: None,
                plus: None,
            },
            provider: None,
        }
    }
}

/// A Belgian postcode, 1000-9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Postcode(u16);

impl Postcode {
    /// Reads four digits from 1000 to 9999.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        whole::within(text, 1000, 9999).map(Self)
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&whole::digits(self.0.into(), 0))
    }
}

/// When the last supported trajectory was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastTrajectory {
    /// There was none.
    Never,
    /// Decided on this day.
    On(Date),
}

/// A head count in annual work units, at most 10^7, at most four decimals (reading 7).
/// [Recommendation 2003/361/EC, Annex, Art. 5](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Headcount(Decimal);

impl Headcount {
    /// At most 10^7 with four decimals (docs/CONTRACT.md, Values).
    pub const BOUNDS: Bounds = Bounds {
        scale: 4,
        max: 10_000_000,
    };

    /// Reads a head count by the contract's grammar.
    ///
    /// # Errors
    /// The first [`DecimalError`] that applies.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        decimal::parse(text, Self::BOUNDS).map(Self)
    }

    /// A head count that was read within [`Headcount::BOUNDS`].
    pub(crate) const fn from_checked(value: Decimal) -> Self {
        Self(value)
    }

    /// The exact value.
    #[must_use]
    pub const fn value(self) -> Decimal {
        self.0
    }
}

impl fmt::Display for Headcount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&decimal::plain(self.0, 0))
    }
}

/// The figures of one closed financial year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Figures {
    /// Annual work units.
    pub headcount: Option<Headcount>,
    /// Turnover.
    pub turnover: Option<Money>,
    /// Balance sheet total.
    pub balance_sheet_total: Option<Money>,
}

/// The enterprise's own figures of the last two closed financial years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Enterprise {
    /// The last closed financial year.
    pub last_year: Figures,
    /// The year before it.
    pub year_before: Figures,
    /// Founded so recently that only an estimate of this year exists: [Recommendation 2003/361/EC, Annex, Art. 4(3)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    pub newly_founded: bool,
    /// The ownership changed: only the last year counts, with the new group (reading 3).
    /// [VLAIO, kmo-definitie, "Twee boekjaren, overname of fusie"](https://www.vlaio.be/nl/subsidies-financiering/ontwikkelingsproject/financiele-steun-voor-een-ontwikkelingsproject/wanneer), undated, read 23 Nov 2026.
    pub ownership_changed: bool,
}

impl Enterprise {
    /// Whether the year before counts too.
    #[must_use]
    pub const fn both_years_count(&self) -> bool {
        !self.newly_founded && !self.ownership_changed
    }
}

/// A partner or linked enterprise, seen from the enterprise above it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Relation {
    /// Its name, for the reader only.
    pub name: Option<String>,
    /// Share of the capital, whichever way the holding runs.
    pub capital: Option<Percent>,
    /// Share of the voting rights, whichever way the holding runs.
    pub voting: Option<Percent>,
    /// Any other means of control.
    pub control: bool,
    /// A listed investor: [Recommendation 2003/361/EC, Annex, Art. 3(2)(a) to (d)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    pub listed_investor: bool,
    /// Its figures are already consolidated in those of the enterprise above it: [Recommendation 2003/361/EC, Annex, Art. 6(2)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    pub already_included: bool,
    /// The last closed financial year.
    pub last_year: Figures,
    /// The year before it.
    pub year_before: Figures,
    /// Its own partner and linked enterprises.
    pub relations: Vec<Relation>,
}

/// A de minimis award.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Award {
    /// The day on which the right to the aid was granted, whenever it was paid: Regulation (EU) 2023/2831, Art. 3(3), 13 Dec 2023 ([VLAIO on it](https://vlaio.be/nl/begeleiding-advies/financiering/overheidsmaatregelen/veelgestelde-vragen-de-minimis)).
    pub granted_on: Date,
    /// Gross grant (equivalent): Regulation (EU) 2023/2831, Art. 3(5), 13 Dec 2023 ([VLAIO on it](https://vlaio.be/nl/begeleiding-advies/financiering/overheidsmaatregelen/veelgestelde-vragen-de-minimis)).
    pub amount: Money,
}

/// An offer for one package, excluding VAT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The package itself.
    pub base: Money,
    /// Its extension packages.
    pub extensions: Money,
}

/// At most one quote per package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Quotes {
    /// The quote for START.
    pub start: Option<Quote>,
    /// The quote for MEDIUM.
    pub medium: Option<Quote>,
    /// The quote for PLUS.
    pub plus: Option<Quote>,
}

impl Quotes {
    /// Whether there is no quote at all.
    #[must_use]
    pub const fn are_none(&self) -> bool {
        self.start.is_none() && self.medium.is_none() && self.plus.is_none()
    }

    /// The quote for this package.
    #[must_use]
    pub const fn get(&self, package: PackageId) -> Option<Quote> {
        match package {
            PackageId::Start => self.start,
            PackageId::Medium => self.medium,
            PackageId::Plus => self.plus,
        }
    }

    /// The quote for this package, to be changed.
    pub const fn get_mut(&mut self, package: PackageId) -> &mut Option<Quote> {
        match package {
            PackageId::Start => &mut self.start,
            PackageId::Medium => &mut self.medium,
            PackageId::Plus => &mut self.plus,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Postcode;

    #[test]
    fn a_postcode_is_four_digits_from_1000_on() {
        for text in [
            "10000",
            "999",
            "0999",
            "90a0",
            "+900",
            " 9000",
            "９０００",
            "",
        ] {
            assert_eq!(Postcode::parse(text), None, "{text}");
        }
        assert_eq!(Postcode::parse("1000").map(Postcode::number), Some(1000));
        assert_eq!(Postcode::parse("9999").map(Postcode::number), Some(9999));
    }
}
