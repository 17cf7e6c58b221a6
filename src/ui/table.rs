//! Price, subsidy and own part of every package, and of the quotes.

use super::controls::only;
use super::dom::{El, classed, el, group, paragraph};
use super::model::{Model, State};
use crate::rules::percent::Rate;
use crate::rules::scheme::{PackageId, Provider, Scheme};
use crate::text::amounts::Row;
use crate::text::{Key, amounts, fill, package, say};

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
    let shown = |(_, id): &(usize, PackageId)| model.peek().settings.shows(*id);
    let bodies = PackageId::ALL
        .into_iter()
        .enumerate()
        .filter(shown)
        .map(|(place, id)| {
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
        |state| {
            let evaluation = &state.evaluation;
            evaluation.rates.contains(&evaluation.scheme.rate_nis2)
        },
        || paragraph("small", say(Key::TableComputed35)),
    );
    group(
        "table",
        [
            table,
            paragraph("vat", say(Key::TableVat)),
            paragraph("small", say(Key::TableVary)),
            classed("p", "small").live_text(model.words(extensions)),
            computed,
        ],
    )
}

/// The limits with extension packages.
pub(super) fn extensions(state: &State) -> String {
    let evaluation = &state.evaluation;
    package::extensions(evaluation.scheme, &evaluation.rates)
}

fn rows_of(state: &State, id: PackageId) -> Vec<El> {
    let evaluation = &state.evaluation;
    let name = say(package::name(id));
    let mut rows = Vec::new();
    for (package, offer) in state.packages() {
        if package.id != id {
            continue;
        }
        rows.push(package_head(id));
        for told in amounts::published(evaluation, package) {
            let label = told.rate.is_none().then(|| say(Key::TablePublished));
            rows.push(row(evaluation.scheme, label, told));
        }
        let quote = package.quote.as_ref();
        let quoted = quote.map(|quote| (fill(Key::TableQuote, &[name]), quote));
        let offered = offer.map(|offer| (offer_name(state, name), offer));
        for (label, quote) in quoted.into_iter().chain(offered) {
            for told in amounts::quoted(evaluation, id, quote) {
                rows.push(row(evaluation.scheme, Some(&label), told));
            }
        }
    }
    rows
}

/// One row of the table: what stands first, three amounts, and what to mind of the subsidy.
fn row(scheme: &Scheme, name: Option<&str>, told: Row) -> El {
    // Where the table is folded, a cell says its column's name.
    let cell = |column: Key, text: String| {
        el("td")
            .attr("role", "cell")
            .attr("data-label", say(column))
            .child(el("span").text(text))
    };
    let [price, subsidy, own] = told.amounts;
    let mind = told.mind.map(|mind| classed("span", "bite").text(mind));
    el("tr")
        .attr("role", "row")
        .child(row_head(scheme, name, told.rate))
        .child(cell(Key::TablePrice, price))
        .child(cell(Key::TableSubsidy, subsidy).children(mind))
        .child(cell(Key::TableOwn, own))
}

/// What a row is: a rate, or a quote at a rate.
fn row_head(scheme: &Scheme, name: Option<&str>, rate: Option<Rate>) -> El {
    let name = name.map(|name| classed("span", "name").text(name));
    let rate = rate.map(|rate| classed("span", "rate").text(say(package::rate(scheme, rate))));
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

/// Whose the host's own prices are.
fn offer_name(state: &State, package: &str) -> String {
    match state.settings.provider.and_then(Provider::info) {
        Some(provider) => fill(Key::TableOffer, &[provider.name, package]),
        None => fill(Key::TableOfferHere, &[package]),
    }
}
