//! Prices, subsidies and quotes.
//!
//! [VLAIO, Cybersecurity verbetertrajecten, "Omvang steun"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.

use super::application::{Application, Quote};
use super::date::Date;
use super::de_minimis::{Fit, Ledger};
use super::money::Money;
use super::percent::Rate;
use super::scheme::{PackageId, PriceRange, Scheme};

/// A package at one rate, over its published prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RangeRow {
    /// The rate.
    pub rate_percent: Rate,
    /// VLAIO's part.
    pub subsidy: PriceRange,
    /// The enterprise's part.
    pub own_share: PriceRange,
    /// Against the headroom.
    pub de_minimis: Fit,
    /// The first later day on which its highest subsidy fits.
    pub de_minimis_from: Option<Date>,
}

/// A quote at one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteRow {
    /// The rate.
    pub rate_percent: Rate,
    /// VLAIO's part.
    pub subsidy: Money,
    /// The enterprise's part.
    pub own_share: Money,
    /// Against the headroom.
    pub de_minimis: Fit,
    /// The first later day on which it fits.
    pub de_minimis_from: Option<Date>,
    /// Whether the limit on the subsidy with extension packages lowered it (reported in the trace).
    pub capped: bool,
}

/// What is wrong with a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteIssue {
    /// The package's price lies outside the published range (reading 17).
    BaseOutOfRange,
    /// Extension packages do not go with this package (reading 16).
    ExtensionsNotOffered,
    /// The total is above the limit for a package with extensions (reading 13).
    TotalAboveMaximum,
}

/// A quote, judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteResult {
    /// The package itself.
    pub base: Money,
    /// Its extension packages.
    pub extensions: Money,
    /// Both.
    pub total: Money,
    /// What is wrong, in this order.
    pub issues: Vec<QuoteIssue>,
    /// A row per possible rate; none with an issue.
    pub by_rate: Vec<QuoteRow>,
}

/// One of the three rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageRow {
    /// Which package.
    pub id: PackageId,
    /// Its published prices.
    pub price: PriceRange,
    /// A row per possible rate.
    pub by_rate: Vec<RangeRow>,
    /// The quote, where there is one.
    pub quote: Option<QuoteResult>,
}

impl QuoteResult {
    /// The subsidy at the highest rate that is still possible; where none is, at the scheme's highest. None with an issue: nothing
    /// is computed then.
    #[must_use]
    pub fn highest_subsidy(&self, scheme: &Scheme) -> Option<Money> {
        if !self.issues.is_empty() {
            return None;
        }
        if let Some(row) = self.by_rate.first() {
            return Some(row.subsidy);
        }
        let quote = Quote {
            base: self.base,
            extensions: self.extensions,
        };
        let rate = scheme.rate_sme.max(scheme.rate_nis2);
        Some(quote_subsidy(scheme, quote, rate).0)
    }
}

impl PackageRow {
    /// The highest subsidy of the published prices at the highest rate that is still possible; where none is, at the
    /// scheme's highest.
    #[must_use]
    pub fn highest_subsidy(&self, scheme: &Scheme) -> Money {
        let possible = self.by_rate.iter().map(|row| row.subsidy.max).max();
        possible.unwrap_or_else(|| {
            let rate = scheme.rate_sme.max(scheme.rate_nis2);
            self.price.max.subsidy(rate)
        })
    }
}

/// Subsidy and own share of a range of prices at a rate.
#[must_use]
pub fn shares(price: PriceRange, rate: Rate) -> (PriceRange, PriceRange) {
    let subsidy = PriceRange {
        min: price.min.subsidy(rate),
        max: price.max.subsidy(rate),
    };
    let own = PriceRange {
        min: price.min.saturating_sub(subsidy.min),
        max: price.max.saturating_sub(subsidy.max),
    };
    (subsidy, own)
}

/// What the enterprise pays with VAT, to the cent: from its own part with the VAT on that part, to its own part with the
/// VAT on the whole price. VLAIO publishes neither on which of the two the provider charges it (reading 35). For one quote
/// both ranges have equal ends.
/// [Royal Decree no. 20 of 20 July 1970](https://finance.belgium.be/en/enterprises/vat/vat-obligation/rates-and-calculation/vat-rates), Art. 1.
#[must_use]
pub fn payable(scheme: &Scheme, own: PriceRange, price: PriceRange) -> PriceRange {
    PriceRange {
        min: own.min.with_vat_on(own.min, scheme.vat_rate),
        max: own.max.with_vat_on(price.max, scheme.vat_rate),
    }
}

fn issues(scheme: &Scheme, id: PackageId, quote: Quote, total: Money) -> Vec<QuoteIssue> {
    let terms = scheme.package(id);
    let extended = quote.extensions.is_positive();
    let mut issues = Vec::new();
    // [VLAIO, Cybersecurity verbetertrajecten, "Omvang steun"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024: the table of prices (reading 17).
    if !terms.price.contains(quote.base) {
        issues.push(QuoteIssue::BaseOutOfRange);
    }
    // Same page: its sentence on extensions names MEDIUM and PLUS (readings 15, 16).
    if extended && !terms.extensions {
        issues.push(QuoteIssue::ExtensionsNotOffered);
    }
    // Same page: the total price with extensions has a maximum (readings 12, 13).
    if extended && total > scheme.extensions_total_max {
        issues.push(QuoteIssue::TotalAboveMaximum);
    }
    issues
}

fn judge(
    scheme: &'static Scheme,
    id: PackageId,
    quote: Quote,
    rates: &[Rate],
    ledger: &Ledger<'_>,
) -> QuoteResult {
    let total = quote.base.plus(quote.extensions);
    let issues = issues(scheme, id, quote, total);
    let by_rate = priced_at(&issues, rates)
        .iter()
        .map(|rate| quote_row(scheme, id, quote, *rate, ledger))
        .collect();
    QuoteResult {
        base: quote.base,
        extensions: quote.extensions,
        total,
        issues,
        by_rate,
    }
}

/// The rates at which a quote has a row: none with an issue.
const fn priced_at<'a>(issues: &[QuoteIssue], rates: &'a [Rate]) -> &'a [Rate] {
    if issues.is_empty() { rates } else { &[] }
}

/// What is wrong with a quote, and how its subsidy at each rate fits in what is left: all of it that another price changes,
/// but for amounts and later days.
pub(super) fn standing(
    scheme: &Scheme,
    id: PackageId,
    quote: Quote,
    rates: &[Rate],
    headroom: Option<Money>,
) -> (Vec<QuoteIssue>, Vec<Fit>) {
    let issues = issues(scheme, id, quote, quote.base.plus(quote.extensions));
    let mut fits = Vec::with_capacity(rates.len());
    for rate in priced_at(&issues, rates) {
        let (subsidy, _) = quote_subsidy(scheme, quote, *rate);
        fits.push(Fit::of(headroom, subsidy, subsidy));
    }
    (issues, fits)
}

/// VLAIO's part of a quote without issues, and whether the limit on the subsidy with extension packages lowered it.
/// [VLAIO, Cybersecurity verbetertrajecten, "Omvang steun"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024 (readings 14, 15).
fn quote_subsidy(scheme: &Scheme, quote: Quote, rate: Rate) -> (Money, bool) {
    let limit = scheme.extensions_subsidy_max;
    let uncapped = quote.base.plus(quote.extensions).subsidy(rate);
    if quote.extensions.is_positive() && uncapped > limit {
        (limit, true)
    } else {
        (uncapped, false)
    }
}

fn quote_row(
    scheme: &'static Scheme,
    id: PackageId,
    quote: Quote,
    rate: Rate,
    ledger: &Ledger<'_>,
) -> QuoteRow {
    let total = quote.base.plus(quote.extensions);
    let (subsidy, capped) = quote_subsidy(scheme, quote, rate);
    let again = |scheme: &'static Scheme, rate| {
        issues(scheme, id, quote, total)
            .is_empty()
            .then(|| quote_subsidy(scheme, quote, rate).0)
    };
    let (de_minimis, de_minimis_from) = ledger.fit((subsidy, subsidy), rate, &again);
    QuoteRow {
        rate_percent: rate,
        subsidy,
        own_share: total.saturating_sub(subsidy),
        de_minimis,
        de_minimis_from,
        capped,
    }
}

/// The highest subsidy that a package with extension packages can get at this rate: that of the highest total
/// price, or the limit on the subsidy where that is lower (readings 12 to 15).
/// [VLAIO, Cybersecurity verbetertrajecten, "Omvang steun"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.
#[must_use]
pub fn highest_with_extensions(scheme: &Scheme, rate: Rate) -> Money {
    scheme
        .extensions_total_max
        .subsidy(rate)
        .min(scheme.extensions_subsidy_max)
}

/// The three rows at these rates.
#[must_use]
pub fn packages(
    scheme: &'static Scheme,
    application: &Application,
    rates: &[Rate],
    ledger: &Ledger<'_>,
) -> [PackageRow; 3] {
    scheme.packages.each_ref().map(|terms| PackageRow {
        id: terms.id,
        price: terms.price,
        by_rate: rates
            .iter()
            .map(|&rate| {
                let (subsidy, own_share) = shares(terms.price, rate);
                let again = |scheme: &'static Scheme, rate| {
                    Some(scheme.package(terms.id).price.max.subsidy(rate))
                };
                let (de_minimis, de_minimis_from) =
                    ledger.fit((subsidy.min, subsidy.max), rate, &again);
                RangeRow {
                    rate_percent: rate,
                    subsidy,
                    own_share,
                    de_minimis,
                    de_minimis_from,
                }
            })
            .collect(),
        quote: application
            .quotes
            .get(terms.id)
            .map(|quote| judge(scheme, terms.id, quote, rates, ledger)),
    })
}
