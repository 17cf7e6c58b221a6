//! Price, subsidy and own part of every package, and of the quotes.

use super::controls::only;
use super::dom::{El, classed, el, group, paragraph};
use super::model::{Model, State};
use crate::rules::date::Date;
use crate::rules::de_minimis::Fit;
use crate::rules::money::Money;
use crate::rules::packages::{PackageRow, QuoteResult};
use crate::rules::percent::Rate;
use crate::rules::scheme::{PackageId, PackageTerms, Provider, SCHEME};
use crate::text::format::{cents, date, euro, range};
use crate::text::{Key, fill, finding, package, say};

/// The table, with what holds for all of it below.
pub(super) fn table(model: Model) -> El {
    let columns = [
        Key::TablePackage,
        Key::TablePrice,
        Key::TableSubsidy,
        Key::TableOwn,
    ]
    .map(|key| {
        el("th")
            .attr("scope", "col")
            .attr("role", "columnheader")
            .text(say(key))
    });
    let head = el("tr").attr("role", "row").children(columns);
    let shown = |(_, terms): &(usize, &PackageTerms)| model.peek().settings.shows(terms.id);
    let bodies = SCHEME
        .packages
        .iter()
        .enumerate()
        .filter(shown)
        .map(|(place, terms)| {
            let id = terms.id;
            el("tbody").attr("role", "rowgroup").live(
                move || model.state().changes.row(place),
                move || rows_of(&model.peek(), id),
            )
        });
    let table = classed("table", "packages")
        .attr("role", "table")
        .child(el("caption").text(say(Key::PageCaption)))
        .child(el("thead").attr("role", "rowgroup").child(head))
        .children(bodies);
    let computed = only(
        model,
        |state| state.evaluation.rates.contains(&SCHEME.rate_nis2),
        || paragraph("small", say(Key::TableComputed35)),
    );
    group(
        "table",
        [
            table,
            paragraph("vat", say(Key::TableVat)),
            paragraph(
                "small",
                format!("{} {}", say(Key::TableVary), package::extensions()),
            ),
            computed,
        ],
    )
}

fn rows_of(state: &State, id: PackageId) -> Vec<El> {
    let headroom = state
        .evaluation
        .de_minimis
        .map_or(Money::ZERO, |room| room.headroom);
    let mut rows = Vec::new();
    for (row, offer) in state.packages() {
        if row.id != id {
            continue;
        }
        rows.extend(package_rows(row, headroom));
        if let Some(offer) = offer {
            let label = offer_name(state, say(package::name(id)));
            rows.extend(quote_rows(&label, id, offer, headroom));
        }
    }
    rows
}

/// One row of the table: what stands first, three amounts, and what to mind of the subsidy.
fn row(name: El, [price, subsidy, own]: [String; 3], mind: Option<El>) -> El {
    // Where the table is folded, a cell says its column's name.
    let cell = |column: Key, text: String| {
        el("td")
            .attr("role", "cell")
            .attr("data-label", say(column))
            .child(el("span").text(text))
    };
    el("tr")
        .attr("role", "row")
        .child(name)
        .child(cell(Key::TablePrice, price))
        .child(cell(Key::TableSubsidy, subsidy).children(mind))
        .child(cell(Key::TableOwn, own))
}

/// What a row is: a rate, or a quote at a rate.
fn row_head(name: Option<&str>, rate: Option<Rate>) -> El {
    let name = name.map(|name| classed("span", "name").text(name));
    let rate = rate.map(|rate| classed("span", "rate").text(say(package::rate(rate))));
    el("th")
        .attr("scope", "row")
        .attr("role", "rowheader")
        .children(name)
        .children(rate)
}

/// The package's name and what it is, over the whole width.
fn package_head(id: PackageId) -> El {
    let head = el("th")
        .attr("scope", "rowgroup")
        .attr("role", "rowheader")
        .attr("colspan", "4")
        .attr("aria-colspan", "4")
        .child(classed("span", "name").text(say(package::name(id))))
        .text(" ")
        .child(classed("span", "is").text(say(package::is(id))));
    classed("tr", "package").attr("role", "row").child(head)
}

fn package_rows(package: &PackageRow, headroom: Money) -> Vec<El> {
    let mut rows = vec![package_head(package.id)];
    let price = range(package.price);
    for by_rate in &package.by_rate {
        rows.push(row(
            row_head(None, Some(by_rate.rate_percent)),
            [
                price.clone(),
                range(by_rate.subsidy),
                range(by_rate.own_share),
            ],
            fit(by_rate.de_minimis, by_rate.de_minimis_from, headroom),
        ));
    }
    if package.by_rate.is_empty() {
        let none = say(Key::TableNoRate).to_owned();
        let amounts = [price.clone(), none, price];
        rows.push(row(
            row_head(Some(say(Key::TablePublished)), None),
            amounts,
            None,
        ));
    }
    if let Some(quote) = &package.quote {
        let label = fill(Key::TableQuote, &[say(package::name(package.id))]);
        rows.extend(quote_rows(&label, package.id, quote, headroom));
    }
    rows
}

/// Whose the host's own prices are.
fn offer_name(state: &State, package: &str) -> String {
    match state.settings.provider.and_then(Provider::info) {
        Some(provider) => fill(Key::TableOffer, &[provider.name, package]),
        None => fill(Key::TableOfferHere, &[package]),
    }
}

fn quote_rows(label: &str, id: PackageId, quote: &QuoteResult, headroom: Money) -> Vec<El> {
    let total = cents(quote.total);
    if quote.by_rate.is_empty() {
        let none = say(Key::TableNoRate).to_owned();
        let amounts = [total.clone(), none, total];
        let why = finding::quote_refused(id, quote).join(" ");
        let mind = (!why.is_empty()).then(|| classed("span", "bite").text(why));
        return vec![row(row_head(Some(label), None), amounts, mind)];
    }
    let capped = |subsidy: Money| {
        (quote.extensions.is_positive() && subsidy == SCHEME.extensions_subsidy_max).then(|| {
            let limit = euro(SCHEME.extensions_subsidy_max);
            classed("span", "bite").text(fill(Key::TableCapped, &[&limit]))
        })
    };
    quote
        .by_rate
        .iter()
        .map(|by_rate| {
            row(
                row_head(Some(label), Some(by_rate.rate_percent)),
                [
                    total.clone(),
                    cents(by_rate.subsidy),
                    cents(by_rate.own_share),
                ],
                fit(by_rate.de_minimis, by_rate.de_minimis_from, headroom)
                    .or_else(|| capped(by_rate.subsidy)),
            )
        })
        .collect()
}

/// Where the de minimis room bites, and until when.
fn fit(fit: Fit, from: Option<Date>, headroom: Money) -> Option<El> {
    let key = match fit {
        Fit::Fits | Fit::Unknown => return None,
        Fit::Partly => Key::TablePartly,
        Fit::Exceeds => Key::TableExceeds,
    };
    let mut text = fill(key, &[&cents(headroom)]);
    if let Some(day) = from {
        text.push(' ');
        text.push_str(&fill(Key::TableFrom, &[&date(day)]));
    }
    Some(classed("span", "bite").text(text))
}
