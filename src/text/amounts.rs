//! The amounts of a package, in sentences. The card's notes, the spoken message, the mail and what is handed over all use
//! these rows, so that none of them can contradict another.

use super::columns::{Shown, price};
use super::{Key, Voice, finding, package};
use crate::options::Extension;
use crate::rules::date::Date;
use crate::rules::de_minimis::Fit;
use crate::rules::evaluate::{Evaluation, Status};
use crate::rules::money::Money;
use crate::rules::packages::{PackageRow, QuoteResult};
use crate::rules::percent::Rate;
use crate::rules::scheme::PackageId;

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The rate; none where no amount can be computed.
    pub rate: Option<Rate>,
    /// The price, VLAIO's part and the enterprise's own share.
    pub amounts: [String; 3],
    /// A remark on the subsidy.
    pub mind: Option<String>,
}

/// The room for de minimis aid; nothing is said about it while the awards are not answered.
fn headroom(evaluation: &Evaluation) -> Money {
    evaluation
        .de_minimis
        .map_or(Money::ZERO, |room| room.headroom)
}

/// The published prices: a row per rate, or one row saying that there is no subsidy.
#[must_use]
pub fn published(voice: &Voice, evaluation: &Evaluation, package: &PackageRow) -> Vec<Row> {
    let price = voice.range(package.price);
    if package.by_rate.is_empty() {
        return vec![Row {
            rate: None,
            amounts: [
                price.clone(),
                voice.text(Key::TableNoRate).to_owned(),
                price,
            ],
            mind: None,
        }];
    }
    package
        .by_rate
        .iter()
        .map(|row| Row {
            rate: Some(row.rate_percent),
            amounts: [
                price.clone(),
                voice.range(row.subsidy),
                voice.range(row.own_share),
            ],
            mind: fit(
                voice,
                row.de_minimis,
                row.de_minimis_from,
                headroom(evaluation),
            ),
        })
        .collect()
}

/// A quote: a row per rate, or one row saying why nothing is computed.
#[must_use]
pub fn quoted(
    voice: &Voice,
    evaluation: &Evaluation,
    id: PackageId,
    quote: &QuoteResult,
) -> Vec<Row> {
    let total = voice.cents(quote.total);
    if evaluation.rates.is_empty() {
        return vec![Row {
            rate: None,
            amounts: [
                total.clone(),
                voice.text(Key::TableNoRate).to_owned(),
                total,
            ],
            mind: None,
        }];
    }
    if !quote.issues.is_empty() {
        // Outside the published prices the amount is unknown, which is not the same as zero.
        return vec![Row {
            rate: None,
            amounts: [
                total,
                voice.text(Key::TableNotComputed).to_owned(),
                voice.text(Key::TableNothing).to_owned(),
            ],
            mind: Some(refused(voice, id, quote)),
        }];
    }
    let capped = || voice.format_text(Key::TableCapped, &[]);
    quote
        .by_rate
        .iter()
        .map(|row| Row {
            rate: Some(row.rate_percent),
            amounts: [
                total.clone(),
                voice.cents(row.subsidy),
                voice.cents(row.own_share),
            ],
            mind: fit(
                voice,
                row.de_minimis,
                row.de_minimis_from,
                headroom(evaluation),
            )
            .or_else(|| row.capped.then(capped)),
        })
        .collect()
}

/// Why a quote has no computed amount, and whom to ask.
fn refused(voice: &Voice, id: PackageId, quote: &QuoteResult) -> String {
    let mut why = finding::quote_refused(voice, id, quote);
    why.push(voice.text(Key::TableAsk).to_owned());
    why.join(" ")
}

/// Where the room for de minimis aid is too small, and until when.
fn fit(voice: &Voice, fit: Fit, from: Option<Date>, headroom: Money) -> Option<String> {
    let key = match fit {
        Fit::Fits | Fit::Unknown => return None,
        Fit::Partly => Key::TablePartly,
        Fit::Exceeds => Key::TableExceeds,
    };
    let mut text = voice.format_text(key, &[&voice.cents(headroom)]);
    if let Some(day) = from {
        text.push(' ');
        text.push_str(&voice.format_text(Key::TableFrom, &[&voice.date(day)]));
    }
    Some(text)
}

/// What to mind about the packages shown, at the prices of their columns: what does not fit, what was limited, what can't be computed.
#[must_use]
pub fn minds(voice: &Voice, evaluation: &Evaluation, shown: &[Shown<'_>]) -> Vec<String> {
    let mut minds = Vec::new();
    for &one in shown {
        let package = one.0;
        let priced = price(one).is_some();
        if evaluation.status == Status::Ineligible && !priced {
            continue;
        }
        let (_, rows) = row_of(voice, evaluation, one);
        // The columns show the highest rate.
        let first = rows.into_iter().next();
        if let Some(mind) = first.and_then(|row| row.mind) {
            let name = voice.text(package::name(package.id));
            let mind = if mind.starts_with(name) {
                mind
            } else {
                [name, voice.text(Key::FormatColon), &after_colon(mind)].concat()
            };
            minds.push(mind);
        }
    }
    minds
}

/// What the verdict adds about the packages shown: the quotes with their amounts, and what does not fit. Nothing
/// after a "no", because then no package is subsidised.
#[must_use]
pub fn remarks(voice: &Voice, evaluation: &Evaluation, shown: &[Shown<'_>]) -> Vec<String> {
    let mut remarks = Vec::new();
    if evaluation.status == Status::Ineligible {
        return remarks;
    }
    for &one in shown {
        let (label, rows) = row_of(voice, evaluation, one);
        for row in rows {
            let [paid, subsidy, _] = &row.amounts;
            let label = match row.rate {
                Some(rate) if evaluation.rates.len() > 1 => {
                    format!("{label}, {}", package::percent(voice, rate))
                }
                _ => label.clone(),
            };
            let amount = price(one).map(|_| voice.format_text(Key::VerdictQuote, &[paid, subsidy]));
            let remark = match (amount, row.mind) {
                (None, None) => continue,
                (Some(amount), None) => amount,
                (None, Some(mind)) => after_colon(mind),
                (Some(amount), Some(mind)) => format!("{amount} {mind}"),
            };
            remarks.push([&*label, voice.text(Key::FormatColon), &*remark].concat());
        }
    }
    remarks
}

/// A package's rows at the price of its column, under a name that says whose price that is: the visitor's own quote, else the
/// host's price, else the published ones.
fn row_of(voice: &Voice, evaluation: &Evaluation, shown: Shown<'_>) -> (String, Vec<Row>) {
    let (package, offer) = shown;
    let name = voice.text(package::name(package.id));
    let label = match (&package.quote, offer) {
        (Some(_), _) => voice.format_text(Key::TableQuote, &[name]),
        (None, Some(_)) => [name, ", ", voice.text(Key::TableMarkHere)].concat(),
        (None, None) => name.to_owned(),
    };
    let rows = match price(shown) {
        Some(price) => quoted(voice, evaluation, package.id, price),
        None => published(voice, evaluation, package),
    };
    (label, rows)
}

/// An extension package of the host's own, with its price.
#[must_use]
pub fn extension(voice: &Voice, extension: &Extension) -> String {
    [&extension.name, ", ", &voice.cents(extension.price)].concat()
}

/// A sentence continued after a colon: its first letter becomes lowercase. All of these begin with an unaccented letter.
fn after_colon(mut sentence: String) -> String {
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    sentence
}

/// Every row of a package on its own line, for the contact message.
#[must_use]
pub fn lines(voice: &Voice, evaluation: &Evaluation, shown: Shown<'_>) -> Vec<(String, String)> {
    let package = shown.0;
    let name = voice.text(package::name(package.id));
    let mut lines = Vec::new();
    add_lines(
        &mut lines,
        voice,
        name,
        published(voice, evaluation, package),
    );
    if price(shown).is_some() {
        let (label, rows) = row_of(voice, evaluation, shown);
        add_lines(&mut lines, voice, &label, rows);
    }
    lines
}

fn add_lines(lines: &mut Vec<(String, String)>, voice: &Voice, label: &str, rows: Vec<Row>) {
    for row in rows {
        let label = match row.rate {
            Some(rate) => format!("{label}, {}", package::percent(voice, rate)),
            None => label.to_owned(),
        };
        let mut text = line(voice, &row);
        if let Some(mind) = row.mind {
            text.push(' ');
            text.push_str(&mind);
        }
        lines.push((label, text));
    }
}

fn line(voice: &Voice, row: &Row) -> String {
    let [price, subsidy, own] = &row.amounts;
    voice.format_text(Key::TableLine, &[price, subsidy, own])
}

/// The amounts at a rate that is possible but not the highest, where there is one: a line per package.
#[must_use]
pub fn other_rate(
    voice: &Voice,
    evaluation: &Evaluation,
    shown: &[Shown<'_>],
) -> Option<(String, Vec<String>)> {
    let [_, rate] = evaluation.rates.as_slice() else {
        return None;
    };
    let mut lines = Vec::new();
    for &one in shown {
        let (label, rows) = row_of(voice, evaluation, one);
        for row in rows {
            if row.rate == Some(*rate) {
                lines.push([&*label, voice.text(Key::FormatColon), &line(voice, &row)].concat());
            }
        }
    }
    let title = voice.format_text(
        Key::TableOtherRate,
        &[&package::plain_percent(voice, *rate)],
    );
    Some((title, lines))
}

/// The highest subsidy with extension packages, at each of these rates.
#[must_use]
pub fn highest_with_extensions(voice: &Voice, rates: &[Rate]) -> String {
    use crate::rules::packages::highest_with_extensions as highest;

    let several: Vec<String> = rates
        .iter()
        .map(|rate| {
            voice.format_text(
                Key::TableAtRate,
                &[
                    &voice.euro(highest(voice.scheme, *rate)),
                    &package::plain_percent(voice, *rate),
                ],
            )
        })
        .collect();
    match rates {
        [rate] => voice.euro(highest(voice.scheme, *rate)),
        _ => several.join(voice.text(Key::TableOr)),
    }
}
