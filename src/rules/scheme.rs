//! The scheme's data: tables that the build makes from `scheme/*.toml` and has checked (scheme/README.md).

pub use super::criteria::RuleId;
use super::date::Date;
use super::money::Money;
use super::percent::{Percent, Rate};
use core::fmt;

/// One version of the rules: every figure that an evaluation needs. Units, sources and readings: `scheme/<id>.toml`.
#[allow(missing_docs)] // each field is a [[figure]] of the data file, documented there
pub struct Scheme {
    pub id: &'static str,
    pub valid_from: Date,
    /// The day before the next version's first day, or the scheme's last day; none where neither is known.
    pub valid_until: Option<Date>,
    pub checked_on: Date,
    pub review_by: Date,
    /// Tells these data from others of the same first day: a hash of all figures, forms and rules, whatever their sources.
    pub data: u32,
    pub rate_sme: Rate,
    pub rate_nis2: Rate,
    pub packages: [PackageTerms; 3],
    #[cfg(not(target_arch = "wasm32"))]
    pub published: [PriceRange; 3],
    pub extensions_total_max: Money,
    pub extensions_subsidy_max: Money,
    /// Whole per cent of an amount excluding VAT.
    pub vat_rate: Percent,
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
    /// In the order of `LEGAL_FORMS`, which has every form that any version lists.
    legal_forms: &'static [Standing],
    /// In the order of the official page.
    pub rules: &'static [RuleInfo],
    pub sources: &'static [Source],
    /// For the documentation only: left out of the page.
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
    pub source: &'static Source,
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

/// A rule of the page, with what the trace says of it.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct RuleInfo {
    pub id: RuleId,
    pub judge: Judge,
    #[cfg(not(target_arch = "wasm32"))]
    pub rule: &'static str,
    pub sources: &'static [&'static Source],
    pub reading: &'static [u8],
}

/// Who judges a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// The ceilings of a size class: [Recommendation 2003/361/EC, Annex, Art. 2](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackageId {
    /// Analysis and action plan.
    Start,
    /// Analysis, action plan, and guidance on a limited number of problems.
    Medium,
    /// Analysis, action plan, and guidance on problems.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// A legal form that some version lists; whether it is accepted depends on the version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LegalForm(u8);

impl LegalForm {
    /// The form of this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let row = LEGAL_FORMS.iter().position(|form| *form == code)?;
        u8::try_from(row).ok().map(Self)
    }

    /// Its position in `LEGAL_FORMS`.
    pub(crate) fn row(self) -> usize {
        usize::from(self.0)
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        (0_u8..).map(Self).take(LEGAL_FORMS.len())
    }

    /// The code in the public form.
    #[must_use]
    pub fn code(self) -> &'static str {
        LEGAL_FORMS.get(usize::from(self.0)).copied().unwrap_or("")
    }
}

/// A provider, as printed, and the days on which it is selected.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct ProviderInfo {
    pub id: &'static str,
    pub name: &'static str,
    /// Their places, as printed.
    #[cfg(any(feature = "ui", not(target_arch = "wasm32")))]
    pub offices: &'static str,
    /// Other names of these places, their municipalities and their provinces.
    #[cfg(any(feature = "ui", not(target_arch = "wasm32")))]
    pub found_by: &'static str,
    /// None: from the scheme's first day.
    pub from: Option<Date>,
    /// None: no end known.
    pub until: Option<Date>,
}

impl ProviderInfo {
    /// Whether it is selected on this day.
    #[must_use]
    pub fn is_selected_on(&self, day: Date) -> bool {
        self.from.is_none_or(|first| first <= day) && self.until.is_none_or(|last| day <= last)
    }
}

/// A row of [`PROVIDERS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Provider(u8);

impl Provider {
    /// The provider of this id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        let row = PROVIDERS.iter().position(|provider| provider.id == id)?;
        u8::try_from(row).ok().map(Self)
    }

    /// Its row.
    #[must_use]
    pub fn info(self) -> Option<&'static ProviderInfo> {
        PROVIDERS.get(usize::from(self.0))
    }

    /// The id in the public form.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.info().map_or("", |provider| provider.id)
    }
}

/// Why no version of the rules holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotInForce {
    /// The day lies before the scheme's first day, which is this one.
    Before(Date),
    /// The day lies after the scheme's last day, which is this one.
    After(Date),
}

impl Scheme {
    /// The version that holds on this day.
    ///
    /// # Errors
    /// Where none does.
    pub fn on(day: Date) -> Result<&'static Self, NotInForce> {
        let held = VERSIONS
            .iter()
            .rev()
            .find(|scheme| scheme.valid_from <= day);
        let scheme = held.ok_or(NotInForce::Before(Self::first().valid_from))?;
        match scheme.valid_until {
            Some(last) if day > last => Err(NotInForce::After(last)),
            Some(_) | None => Ok(scheme),
        }
    }

    /// Whether this version holds on this day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_until.is_none_or(|last| day <= last)
    }

    /// The version that holds on this day, or the one nearest to it.
    #[must_use]
    pub fn nearest(day: Date) -> &'static Self {
        match Self::on(day) {
            Ok(scheme) => scheme,
            Err(NotInForce::Before(_)) => Self::first(),
            Err(NotInForce::After(_)) => Self::last(),
        }
    }

    /// The first version.
    #[must_use]
    pub const fn first() -> &'static Self {
        let [first, ..] = &VERSIONS;
        first
    }

    /// The last version that is known.
    #[must_use]
    pub const fn last() -> &'static Self {
        let [.., last] = &VERSIONS;
        last
    }

    /// The versions that begin after this one.
    #[must_use]
    pub fn later(&self) -> &'static [Self] {
        let place = VERSIONS.partition_point(|scheme| scheme.valid_from <= self.valid_from);
        VERSIONS.get(place..).unwrap_or_default()
    }

    /// The day on which somebody last compared a version with its sources.
    #[must_use]
    pub fn newest_check() -> Date {
        VERSIONS
            .iter()
            .fold(Self::first().checked_on, |day, scheme| {
                day.max(scheme.checked_on)
            })
    }

    /// What this version says of a legal form.
    #[must_use]
    pub fn standing(&self, form: LegalForm) -> Standing {
        let standing = self.legal_forms.get(usize::from(form.0));
        standing.copied().unwrap_or(Standing::Ask)
    }

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

    /// Whether this version has the rule.
    #[must_use]
    pub fn has(&self, id: RuleId) -> bool {
        self.rules.iter().any(|rule| rule.id == id)
    }

    /// The row of a rule.
    #[must_use]
    pub fn rule(&self, id: RuleId) -> Option<&'static RuleInfo> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}

impl fmt::Debug for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Scheme({})", self.id)
    }
}

/// There is one of each version.
impl PartialEq for Scheme {
    fn eq(&self, other: &Self) -> bool {
        self.valid_from == other.valid_from
    }
}

impl Eq for Scheme {}

include!(concat!(env!("OUT_DIR"), "/scheme.rs"));
