//! The packages side by side: what each costs, what VLAIO pays of it, and what the enterprise pays.

use super::{Key, Voice, package};
use crate::rules::date::Date;
use crate::rules::de_minimis::Fit;
use crate::rules::evaluate::{Evaluation, Status};
use crate::rules::money::Money;
use crate::rules::packages::{PackageRow, QuoteResult, payable};
use crate::rules::scheme::{PackageId, PriceRange, Provider, Scheme};

/// A package, and the host's own prices for it where there are any.
pub type Shown<'a> = (&'a PackageRow, Option<&'a QuoteResult>);

/// The one price that a package has for this visitor: of the own quote, else of the host. None where only the published ones are.
pub(super) fn price((package, offer): Shown<'_>) -> Option<&QuoteResult> {
    package.quote.as_ref().or(offer)
}

/// One package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Which.
    pub id: PackageId,
    /// Whose price it is computed from, where not from the published ones.
    pub mark: Option<String>,
    /// The published price, where another is shown.
    pub published: Option<String>,
    /// The price.
    pub price: String,
    /// VLAIO's part.
    pub subsidy: String,
    /// What to mind about it, in a few words.
    pub mind: Option<String>,
    /// The enterprise's part.
    pub own: String,
    /// What leaves the enterprise's bank with VAT, at least and at most; the latter empty where they are equal, or nothing can be computed.
    pub payable: (String, String),
    /// The highest price, for a drawing.
    pub total: Money,
    /// VLAIO's part of it.
    pub part: Money,
}

/// The amounts of one package at its highest possible rate.
struct Amounts {
    price: PriceRange,
    /// VLAIO's part and the enterprise's; none where nothing is subsidised.
    parts: Option<(PriceRange, PriceRange)>,
    fit: Fit,
    from: Option<Date>,
    /// Whether the price lies outside what can be computed.
    refused: bool,
}

/// Whose price a column is computed from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    Quote,
    Offer,
    Published,
}

const fn alone(amount: Money) -> PriceRange {
    PriceRange {
        min: amount,
        max: amount,
    }
}

fn of_quote(quote: &QuoteResult) -> Amounts {
    let row = quote.by_rate.first();
    Amounts {
        price: alone(quote.total),
        parts: row.map(|row| (alone(row.subsidy), alone(row.own_share))),
        fit: row.map_or(Fit::Unknown, |row| row.de_minimis),
        from: row.and_then(|row| row.de_minimis_from),
        refused: !quote.issues.is_empty(),
    }
}

fn of_published(package: &PackageRow) -> Amounts {
    let row = package.by_rate.first();
    Amounts {
        price: package.price,
        parts: row.map(|row| (row.subsidy, row.own_share)),
        fit: row.map_or(Fit::Unknown, |row| row.de_minimis),
        from: row.and_then(|row| row.de_minimis_from),
        refused: false,
    }
}

/// The visitor's own quote, else the host's price, else the published prices.
fn of((package, offer): Shown<'_>) -> (Amounts, Source) {
    match (&package.quote, offer) {
        (Some(quote), _) => (of_quote(quote), Source::Quote),
        (None, Some(offer)) => (of_quote(offer), Source::Offer),
        (None, None) => (of_published(package), Source::Published),
    }
}

/// Where the room for de minimis aid is too small, in a few words.
fn few(voice: &Voice, fit: Fit, from: Option<Date>) -> Option<String> {
    match (fit, from) {
        (Fit::Fits | Fit::Unknown, _) => None,
        (Fit::Partly, _) => Some(voice.text(Key::TablePartlyBrief).to_owned()),
        (Fit::Exceeds, Some(day)) => {
            // A narrow column breaks the day.
            let day = voice.date(day).replace('\u{a0}', " ");
            Some(voice.format_text(Key::TableLater, &[&day]))
        }
        (Fit::Exceeds, None) => Some(voice.text(Key::TableExceedsBrief).to_owned()),
    }
}

fn span(voice: &Voice, range: PriceRange) -> String {
    if range.min == range.max {
        voice.bare(range.min)
    } else {
        voice.bare_range(range)
    }
}

fn with_vat(voice: &Voice, own: PriceRange, price: PriceRange) -> (String, String) {
    let whole = payable(voice.scheme, own, price);
    let most = if whole.min == whole.max {
        String::new()
    } else {
        voice.format_text(Key::TablePayableTo, &[&voice.bare_cents(whole.max)])
    };
    (voice.bare_cents(whole.min), most)
}

/// The columns of the packages shown.
#[must_use]
pub fn columns(voice: &Voice, shown: &[Shown<'_>], host: Option<Provider>) -> Vec<Column> {
    let none = || voice.text(Key::TableNothing).to_owned();
    let mut columns = Vec::new();
    for &(package, offer) in shown {
        let (amounts, source) = of((package, offer));
        let mark = match (source, host.and_then(Provider::info)) {
            (Source::Quote, _) => Some(voice.text(Key::TableMarkQuote).to_owned()),
            (Source::Offer, Some(provider)) => {
                Some(voice.format_text(Key::TableMarkOffer, &[provider.name]))
            }
            (Source::Offer, None) => Some(voice.text(Key::TableMarkHere).to_owned()),
            (Source::Published, _) => None,
        };
        let published = mark
            .is_some()
            .then(|| voice.format_text(Key::TableWas, &[&voice.bare_range(package.price)]));
        let mut column = Column {
            id: package.id,
            mark,
            published,
            price: span(voice, amounts.price),
            subsidy: none(),
            mind: few(voice, amounts.fit, amounts.from),
            own: none(),
            payable: (none(), String::new()),
            total: amounts.price.max,
            part: Money::ZERO,
        };
        match amounts.parts {
            Some((subsidy, own)) => {
                column.subsidy = span(voice, subsidy);
                // What does not fit is not paid, so nothing is left to pay after it either.
                if amounts.fit != Fit::Exceeds {
                    column.own = span(voice, own);
                    column.payable = with_vat(voice, own, amounts.price);
                    column.part = subsidy.max;
                }
            }
            // Without a rate there is no subsidy at any price.
            None if amounts.refused && !package.by_rate.is_empty() => {
                column.mind = Some(voice.text(Key::TableNotComputed).to_owned());
            }
            None => {
                voice.text(Key::TableNone).clone_into(&mut column.subsidy);
                column.own = span(voice, amounts.price);
                column.payable = with_vat(voice, amounts.price, amounts.price);
            }
        }
        columns.push(column);
    }
    columns
}

/// What there is to gain: the amount that matters, within a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gain {
    /// What stands before the amount.
    pub before: String,
    /// The amount.
    pub amount: String,
    /// What stands after it.
    pub after: String,
}

impl Gain {
    /// The whole sentence, without a full stop.
    #[must_use]
    pub fn whole(&self) -> String {
        format!("{}{}{}", self.before, self.amount, self.after)
    }
}

/// The highest amount that fits the room for de minimis aid; where only a cheaper price fits, the room itself.
fn most(evaluation: &Evaluation, amounts: &Amounts) -> Option<Money> {
    let (subsidy, _) = amounts.parts?;
    match amounts.fit {
        Fit::Fits | Fit::Unknown => Some(subsidy.max),
        Fit::Partly => evaluation
            .de_minimis
            .map(|room| room.headroom.min(subsidy.max)),
        Fit::Exceeds => None,
    }
}

/// The highest subsidy that the answers still allow: of the quotes where one can be computed, else of the packages shown.
/// None after a "no", and where nothing fits.
#[must_use]
pub fn gain(voice: &Voice, evaluation: &Evaluation, shown: &[Shown<'_>]) -> Option<Gain> {
    if evaluation.status == Status::Ineligible {
        return None;
    }
    let highest = |quoted: bool| {
        shown
            .iter()
            .filter(|(package, _)| package.quote.is_some() == quoted)
            .filter_map(|one| {
                let amounts = of(*one).0;
                most(evaluation, &amounts).map(|money| (money, one.0))
            })
            .max_by_key(|(money, _)| *money)
    };
    // An amount is exact only once the rate is decided, and is no maximum.
    let decided =
        evaluation.status == Status::Eligible && *evaluation.rates == [voice.scheme.rate_sme];
    let (key, money, name) = match (highest(true), highest(false)) {
        (Some((money, package)), _) => {
            let name = voice.text(package::name(package.id));
            let key = if decided {
                Key::HeroQuoted
            } else {
                Key::HeroQuotedUpTo
            };
            (key, money, name)
        }
        (None, Some((money, _))) if blocked(shown).is_some() => (Key::HeroNowUpTo, money, ""),
        (None, Some((money, _))) => (Key::HeroUpTo, money, ""),
        (None, None) => return None,
    };
    let sentence = voice.format_text(key, &["\n", name]);
    let (before, after) = sentence.split_once('\n').unwrap_or((&sentence, ""));
    Some(Gain {
        before: before.to_owned(),
        amount: voice.euro(money),
        after: after.to_owned(),
    })
}

/// What each of these packages asks of the room for de minimis aid, at the highest possible rate and at the price of its column.
/// What can't be computed is not among them.
#[must_use]
pub fn wanted(scheme: &Scheme, shown: &[Shown<'_>]) -> Vec<(PackageId, Money)> {
    let mut wanted = Vec::new();
    for one in shown {
        let package = one.0;
        let amount = match price(*one) {
            Some(price) => price.highest_subsidy(scheme),
            None => Some(package.highest_subsidy(scheme)),
        };
        wanted.extend(amount.map(|amount| (package.id, amount)));
    }
    wanted
}

/// The packages that fit the room for de minimis aid while others do not; none while all fit, or none does. What has no computed
/// amount does neither.
#[must_use]
pub fn blocked(shown: &[Shown<'_>]) -> Option<Vec<PackageId>> {
    let (mut fitting, mut others) = (Vec::new(), false);
    for one in shown {
        let amounts = of(*one).0;
        match amounts.fit {
            Fit::Fits | Fit::Unknown if amounts.parts.is_some() => fitting.push(one.0.id),
            Fit::Fits | Fit::Unknown => {}
            Fit::Partly | Fit::Exceeds => others = true,
        }
    }
    (others && !fitting.is_empty()).then_some(fitting)
}
