//! Price, subsidy and own part of every package, and of the quotes.

use super::controls::only;
use super::dom::{El, classed, el, group, paragraph};
use super::model::{Model, State};
use crate::rules::percent::Rate;
use crate::rules::scheme::{PackageId, Provider};
use crate::text::amounts::Row;
use crate::text::{Key, Voice, amounts, package};

/// The table, with the notes that apply to all of it below.
pub(super) fn table(model: Model) -> El {
    let columns = [
        Key::TablePackage,
        Key::TablePrice,
        Key::TableSubsidy,
        Key::TableOwn,
    ];
    let head = el("tr").attr("role", "row").each(&columns, &|key| {
        el("th")
            .attr("scope", "col")
            .attr("role", "columnheader")
            .text(model.text(key))
    });
    let shown = |(_, id): &(usize, PackageId)| model.peek().options.shows(*id);
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
        .child(el("caption").text(model.text(Key::PageCaption)))
        .child(el("thead").attr("role", "rowgroup").child(head))
        .children(bodies);
    let computed = only(
        model,
        |state| {
            let evaluation = &state.evaluation;
            let scheme = evaluation.scheme;
            scheme.rate_nis2 != scheme.rate_sme && evaluation.rates.contains(&scheme.rate_nis2)
        },
        move || model.told(classed("p", "small"), Key::TableComputed),
    );
    group(
        "table",
        [
            table,
            paragraph("vat", model.text(Key::TableVat)),
            paragraph("small", model.text(Key::TableVary)),
            classed("p", "small").live_text(model.words(extensions)),
            computed,
        ],
    )
}

/// The limits with extension packages.
pub(super) fn extensions(state: &State) -> String {
    let evaluation = &state.evaluation;
    package::extensions(&state.voice(), &evaluation.rates)
}

fn rows_of(state: &State, id: PackageId) -> Vec<El> {
    let evaluation = &state.evaluation;
    let voice = &state.voice();
    let name = voice.text(package::name(id));
    let mut rows = Vec::new();
    for (package, offer) in state.packages() {
        if package.id != id {
            continue;
        }
        rows.push(package_head(voice, id));
        for told in amounts::published(voice, evaluation, package) {
            let label = told.rate.is_none().then(|| voice.text(Key::TablePublished));
            rows.push(row(voice, label, told));
        }
        let quote = package.quote.as_ref();
        let quoted = quote.map(|quote| (voice.format_text(Key::TableQuote, &[name]), quote));
        let offered = offer.map(|offer| (offer_name(state, name), offer));
        for (label, quote) in quoted.into_iter().chain(offered) {
            for told in amounts::quoted(voice, evaluation, id, quote) {
                rows.push(row(voice, Some(&label), told));
            }
        }
    }
    rows
}

/// One row of the table: its heading, three amounts, and a remark on the subsidy.
fn row(voice: &Voice, name: Option<&str>, told: Row) -> El {
    // On a narrow page, where rows are cards, each cell shows its column's name.
    let cell = |column: Key, text: String| {
        el("td")
            .attr("role", "cell")
            .attr("data-label", voice.text(column))
            .child(el("span").text(text))
    };
    let [price, subsidy, own] = told.amounts;
    el("tr")
        .attr("role", "row")
        .child(row_head(voice, name, told.rate))
        .child(cell(Key::TablePrice, price))
        .child(cell(Key::TableSubsidy, subsidy).span("bite", told.mind.as_deref()))
        .child(cell(Key::TableOwn, own))
}

/// The row's heading: a rate, or a quote at a rate.
fn row_head(voice: &Voice, name: Option<&str>, rate: Option<Rate>) -> El {
    let rate = rate.map(|rate| package::rate(voice, rate));
    el("th")
        .attr("scope", "row")
        .attr("role", "rowheader")
        .span("name", name)
        .span("rate", rate.as_deref())
}

/// The package's name and description, over the full width.
fn package_head(voice: &Voice, id: PackageId) -> El {
    let head = el("th")
        .attr("scope", "rowgroup")
        .attr("role", "rowheader")
        .attr("colspan", "4")
        .attr("aria-colspan", "4")
        .child(classed("span", "name").text(voice.text(package::name(id))))
        .text(" ")
        .child(classed("span", "is").text(voice.text(package::is(id))));
    classed("tr", "package").attr("role", "row").child(head)
}

/// A name for the host's own prices: that of its provider, if it gave one.
fn offer_name(state: &State, package: &str) -> String {
    match state.options.provider.and_then(Provider::info) {
        Some(provider) => state
            .voice()
            .format_text(Key::TableOffer, &[provider.name, package]),
        None => state.voice().format_text(Key::TableOfferHere, &[package]),
    }
}
