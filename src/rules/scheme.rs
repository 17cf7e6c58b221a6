//! The scheme's data: tables that the build makes from `scheme/*.toml` and has checked.

use super::date::Date;
use super::money::Money;
use super::percent::{Percent, Rate};
use serde::{Serialize, Serializer};

/// Everything the rules know about the scheme. Units, sources and readings: `scheme/2024-04-17.toml`.
#[derive(Debug)]
#[allow(missing_docs)] // each field is a [[figure]] of the data file, documented there
pub struct Scheme {
    pub id: &'static str,
    pub valid_from: Date,
    pub checked_on: Date,
    pub review_by: Date,
    pub rate_sme: Rate,
    pub rate_nis2: Rate,
    pub packages: [PackageTerms; 3],
    #[cfg(not(target_arch = "wasm32"))]
    pub published: [PriceRange; 3],
    pub extensions_total_max: Money,
    pub extensions_subsidy_max: Money,
    pub region: &'static [(u16, u16)],
    pub public_share_below: Percent,
    pub repeat_years: u16,
    pub de_minimis_ceiling: Money,
    pub de_minimis_years: u16,
    pub micro: Ceilings,
    pub small: Ceilings,
    pub medium: Ceilings,
    pub partner_from: Percent,
    pub linked_above: Percent,
    pub legal_forms: &'static [(&'static str, Standing)],
    pub providers: &'static [ProviderInfo],
    pub rules: [RuleInfo; 14],
    pub sources: &'static [Source],
    /// For the documentation only: the page goes without.
    #[cfg(not(target_arch = "wasm32"))]
    pub figures: &'static [FigureRow],
}

/// One row of the data, for the documentation.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct FigureRow {
    pub id: &'static str,
    pub value: &'static str,
    pub unit: &'static str,
    pub rule: &'static str,
    pub source: SourceId,
    pub reading: &'static [u8],
}

/// Where a figure or a rule was read.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Source {
    pub id: &'static str,
    pub title: &'static str,
    pub section: &'static str,
    /// Empty where only a copy without an address was read.
    pub address: &'static str,
    #[cfg(not(target_arch = "wasm32"))]
    pub version: &'static str,
    #[cfg(not(target_arch = "wasm32"))]
    pub read: Date,
}

/// A row of [`Scheme::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceId(pub(crate) u8);

impl SourceId {
    /// The row itself.
    #[must_use]
    pub fn get(self) -> Option<&'static Source> {
        SCHEME.sources.get(usize::from(self.0))
    }
}

/// A rule of the page, with what the trace says of it.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct RuleInfo {
    pub id: RuleId,
    pub judge: Judge,
    #[cfg(not(target_arch = "wasm32"))]
    pub rule: &'static str,
    pub sources: &'static [SourceId],
    pub reading: &'static [u8],
}

/// The rules, in the order of the official page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // each is a [[rule]] of the data file
pub enum RuleId {
    Size,
    Beneficiary,
    PrivateSector,
    Region,
    MainActivity,
    LegalForm,
    Equity,
    Repeat,
    Quotes,
    DeMinimis,
    NeedFit,
    SelectedProvider,
    OfferApproved,
    NotStarted,
}

/// Who judges a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Judge {
    /// This calculator, from figures.
    Computed,
    /// The user's own declaration.
    Declared,
    /// The provider, at the intake.
    Provider,
    /// VLAIO.
    Vlaio,
}

/// The ceilings of a size class (Recommendation 2003/361/EC, Annex, Art. 2).
#[derive(Clone, Copy, Debug)]
pub struct Ceilings {
    /// Annual work units: fewer than this.
    pub headcount_below: u16,
    /// Turnover: at most this, or else the balance sheet total.
    pub turnover_max: Money,
    /// Balance sheet total: at most this, or else the turnover.
    pub balance_sheet_total_max: Money,
}

/// The three packages, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PackageId {
    /// Analysis and action plan.
    Start,
    /// And guidance on a limited number of problems.
    Medium,
    /// And guidance on problems.
    Plus,
}

impl PackageId {
    /// All, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Start, Self::Medium, Self::Plus];

    /// The name in the public form.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Medium => "medium",
            Self::Plus => "plus",
        }
    }
}

/// Amounts excluding VAT, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PriceRange {
    /// The lowest.
    pub min: Money,
    /// The highest.
    pub max: Money,
}

impl PriceRange {
    /// Whether the amount lies within, ends included.
    #[must_use]
    pub fn contains(&self, amount: Money) -> bool {
        self.min <= amount && amount <= self.max
    }
}

/// What the page says of a package.
#[derive(Clone, Copy, Debug)]
pub struct PackageTerms {
    /// Which.
    pub id: PackageId,
    /// Its published prices.
    pub price: PriceRange,
    /// Whether extension packages go with it.
    pub extensions: bool,
}

/// What the source says of a legal form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Named as accepted.
    Accepted,
    /// Named as not accepted.
    Refused,
    /// Not named: VLAIO judges.
    Ask,
}

/// A row of [`Scheme::legal_forms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LegalForm(u8);

impl LegalForm {
    /// The form of this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let row = SCHEME.legal_forms.iter().position(|form| form.0 == code)?;
        u8::try_from(row).ok().map(Self)
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        (0_u8..).map(Self).take(SCHEME.legal_forms.len())
    }

    /// The code in the public form.
    #[must_use]
    pub fn code(self) -> &'static str {
        SCHEME
            .legal_forms
            .get(usize::from(self.0))
            .map_or("", |form| form.0)
    }

    /// What the source says of it.
    #[must_use]
    pub fn standing(self) -> Standing {
        SCHEME
            .legal_forms
            .get(usize::from(self.0))
            .map_or(Standing::Ask, |form| form.1)
    }
}

impl Serialize for LegalForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// A selected provider, as printed.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct ProviderInfo {
    pub id: &'static str,
    pub name: &'static str,
    #[cfg(not(target_arch = "wasm32"))]
    pub offices: &'static [&'static str],
}

/// A row of [`Scheme::providers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Provider(u8);

impl Provider {
    /// The provider of this id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let row = SCHEME
            .providers
            .iter()
            .position(|provider| provider.id == id)?;
        u8::try_from(row).ok().map(Self)
    }

    /// Its row.
    #[must_use]
    pub fn info(self) -> Option<&'static ProviderInfo> {
        SCHEME.providers.get(usize::from(self.0))
    }

    /// The id in the public form.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.info().map_or("", |provider| provider.id)
    }
}

impl Serialize for Provider {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl Scheme {
    /// What the page says of a package.
    #[must_use]
    pub fn package(&self, id: PackageId) -> &PackageTerms {
        let [start, medium, plus] = &self.packages;
        match id {
            PackageId::Start => start,
            PackageId::Medium => medium,
            PackageId::Plus => plus,
        }
    }

    /// The row of a rule.
    #[must_use]
    pub fn rule(&self, id: RuleId) -> Option<&RuleInfo> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}

include!(concat!(env!("OUT_DIR"), "/scheme.rs"));
