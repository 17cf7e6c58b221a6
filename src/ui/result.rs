//! The result: verdict, table, and every condition with its reason.

use super::dom::{classed, el, live, nothing, paragraph};
use super::model::Model;
use crate::rules::date::Date;
use crate::rules::de_minimis::Fit;
use crate::rules::evaluate::{Evaluation, Status};
use crate::rules::money::Money;
use crate::rules::packages::{PackageRow, QuoteResult};
use crate::rules::percent::Rate;
use crate::rules::scheme::{PackageId, SCHEME, SourceId};
use crate::rules::trace::{Finding, State};
use crate::text::format::{cents, date, euro, range};
use crate::text::{Key, fill, finding, say, verdict};
use leptos::prelude::*;

/// The verdict and the table. Where it is taller than the window it scrolls, by keyboard too.
pub(super) fn summary(model: Model) -> AnyView {
    let year = model.year();
    classed("section", "side result")
        .attr("aria-label", say(Key::VerdictLabel))
        .attr("tabindex", "0")
        .child(live(move || {
            model
                .evaluation
                .with(|evaluation| head(evaluation, year.get()))
        }))
        .child(live(move || model.evaluation.with(table)))
        .view()
}

/// The conditions.
pub(super) fn explanation(model: Model) -> AnyView {
    let year = model.year();
    classed("section", "why")
        .child(el("h3").text(say(Key::SectionConditions)).view())
        .child(live(move || {
            model.evaluation.with(|evaluation| {
                classed("ol", "conditions")
                    .children(
                        evaluation
                            .trace
                            .iter()
                            .map(|found| condition(found, year.get())),
                    )
                    .view()
            })
        }))
        .view()
}

fn head(evaluation: &Evaluation, year: u16) -> AnyView {
    let class = match evaluation.status {
        Status::Eligible => "verdict yes",
        Status::Ineligible => "verdict no",
        Status::Undetermined => "verdict open",
    };
    let plain = |line: String| paragraph("line-of-verdict", line);
    classed("div", class)
        .child(el("h2").text(verdict::headline(evaluation)).view())
        .children(verdict::details(evaluation).into_iter().map(plain))
        .children(why_not(evaluation, year))
        .children(
            verdict::warnings(evaluation)
                .into_iter()
                .map(|warning| paragraph("note", warning)),
        )
        .view()
}

/// Under a "no": which conditions, by how much, and what stays open.
fn why_not(evaluation: &Evaluation, year: u16) -> Vec<AnyView> {
    let obstacles = verdict::obstacles(evaluation, year);
    if obstacles.is_empty() {
        return Vec::new();
    }
    let rows = obstacles.into_iter().map(|(rule, reasons)| {
        el("li")
            .child(el("strong").text(rule).view())
            .children(
                reasons
                    .into_iter()
                    .map(|reason| el("span").text(reason).view()),
            )
            .view()
    });
    vec![
        paragraph("subtitle", say(Key::VerdictWhyNot)),
        classed("ul", "obstacles").children(rows).view(),
        paragraph("line-of-verdict", say(Key::VerdictStill)),
    ]
}

const fn rate_name(rate: Rate) -> Key {
    if rate.percent() == SCHEME.rate_sme.percent() {
        Key::TableRate50
    } else {
        Key::TableRate35
    }
}

const fn package_is(id: PackageId) -> Key {
    match id {
        PackageId::Start => Key::PackageStartIs,
        PackageId::Medium => Key::PackageMediumIs,
        PackageId::Plus => Key::PackagePlusIs,
    }
}

fn table(evaluation: &Evaluation) -> AnyView {
    let headroom = evaluation
        .de_minimis
        .map_or(Money::ZERO, |room| room.headroom);
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
            .view()
    });
    let head = el("tr").attr("role", "row").children(columns).view();
    let bodies = evaluation.packages.iter().map(|row| {
        el("tbody")
            .attr("role", "rowgroup")
            .children(package(row, headroom))
            .view()
    });
    let extensions = fill(
        Key::TableExtensions,
        &[
            &euro(SCHEME.extensions_total_max),
            &euro(SCHEME.extensions_subsidy_max),
        ],
    );
    let computed = if evaluation.rates.contains(&SCHEME.rate_nis2) {
        paragraph("small", say(Key::TableComputed35))
    } else {
        nothing()
    };
    let table = classed("table", "packages")
        .attr("role", "table")
        .child(el("caption").text(say(Key::PageCaption)).view())
        .child(el("thead").attr("role", "rowgroup").child(head).view())
        .children(bodies);
    let small = format!(
        "{} {} {extensions}",
        say(Key::TableVat),
        say(Key::TableVary)
    );
    classed("div", "table")
        .child(table.view())
        .child(paragraph("small", small))
        .child(computed)
        .view()
}

/// One row of the table: what stands first, three amounts, and what to mind of the subsidy.
fn row(name: AnyView, [price, subsidy, own]: [String; 3], mind: AnyView) -> AnyView {
    // Where the table is folded, a cell says its column's name.
    let cell = |column: Key, text: String, mind: AnyView| {
        el("td")
            .attr("role", "cell")
            .attr("data-label", say(column))
            .child(el("span").text(text).view())
            .child(mind)
            .view()
    };
    el("tr")
        .attr("role", "row")
        .child(name)
        .child(cell(Key::TablePrice, price, nothing()))
        .child(cell(Key::TableSubsidy, subsidy, mind))
        .child(cell(Key::TableOwn, own, nothing()))
        .view()
}

fn row_head(name: &str, is: Option<Key>, rate: Option<Rate>) -> AnyView {
    let part = |class: &'static str, key: Option<Key>| {
        key.map_or_else(nothing, |key| classed("span", class).text(say(key)).view())
    };
    el("th")
        .attr("scope", "row")
        .attr("role", "rowheader")
        .child(classed("span", "name").text(name).view())
        .child(part("is", is))
        .child(part("rate", rate.map(rate_name)))
        .view()
}

fn package(package: &PackageRow, headroom: Money) -> Vec<AnyView> {
    let name = say(finding::package(package.id));
    let price = range(package.price);
    let mut is = Some(package_is(package.id));
    let mut rows: Vec<AnyView> = package
        .by_rate
        .iter()
        .map(|by_rate| {
            row(
                // Said once, in the package's first row.
                row_head(name, is.take(), Some(by_rate.rate_percent)),
                [
                    price.clone(),
                    range(by_rate.subsidy),
                    range(by_rate.own_share),
                ],
                fit(by_rate.de_minimis, by_rate.de_minimis_from, headroom),
            )
        })
        .collect();
    if rows.is_empty() {
        let none = say(Key::TableNoRate).to_owned();
        rows.push(row(
            row_head(name, is, None),
            [price.clone(), none, price],
            nothing(),
        ));
    }
    if let Some(quote) = &package.quote {
        rows.extend(quote_rows(name, quote, headroom));
    }
    rows
}

fn quote_rows(name: &str, quote: &QuoteResult, headroom: Money) -> Vec<AnyView> {
    let label = fill(Key::TableQuote, &[name]);
    let total = cents(quote.total);
    if quote.by_rate.is_empty() {
        let amounts = [total.clone(), say(Key::TableNoRate).to_owned(), total];
        return vec![row(row_head(&label, None, None), amounts, nothing())];
    }
    quote
        .by_rate
        .iter()
        .map(|by_rate| {
            row(
                row_head(&label, None, Some(by_rate.rate_percent)),
                [
                    total.clone(),
                    cents(by_rate.subsidy),
                    cents(by_rate.own_share),
                ],
                fit(by_rate.de_minimis, by_rate.de_minimis_from, headroom),
            )
        })
        .collect()
}

/// Where the de minimis room bites, and until when.
fn fit(fit: Fit, from: Option<Date>, headroom: Money) -> AnyView {
    let key = match fit {
        Fit::Fits | Fit::Unknown => return nothing(),
        Fit::Partly => Key::TablePartly,
        Fit::Exceeds => Key::TableExceeds,
    };
    let mut text = fill(key, &[&cents(headroom)]);
    if let Some(day) = from {
        text.push(' ');
        text.push_str(&fill(Key::TableFrom, &[&date(day)]));
    }
    classed("span", "bite").text(text).view()
}

fn condition(found: &Finding, year: u16) -> AnyView {
    let (class, mark) = match found.state {
        State::Met => ("yes", "✓"),
        State::NotMet => ("no", "✗"),
        State::Unknown => ("open", "?"),
        State::NotApplicable => ("none", "–"),
        State::Open => ("none", "…"),
    };
    let name = say(finding::name(found.rule));
    let rule = classed("p", "rule")
        .child(el("strong").text(name).view())
        .child(" ".into_any())
        .child(
            classed("span", "state")
                .text(say(finding::state(found.state)))
                .view(),
        );
    let sources = found
        .sources()
        .filter_map(SourceId::get)
        .filter(|source| !source.address.is_empty())
        .map(|source| {
            let link = el("a")
                .attr("href", source.address)
                .attr("target", "_blank")
                .attr("rel", "noopener")
                .text(format!("{}, {}", source.title, source.section));
            el("li").child(link.view()).view()
        });
    let summary = el("summary").text(say(Key::SectionSource)).child(
        classed("span", "visually-hidden")
            .text(format!(": {name}"))
            .view(),
    );
    let judge = found.judge().map_or("", |judge| say(finding::judge(judge)));
    let body = el("div")
        .child(rule.view())
        .child(paragraph("condition", say(finding::condition(found.rule))))
        .children(
            finding::reasons(found, year)
                .into_iter()
                .map(|reason| paragraph("reason", reason)),
        )
        .child(
            el("details")
                .child(summary.view())
                .child(paragraph("judge", judge))
                .child(el("ul").children(sources).view())
                .view(),
        );
    classed("li", class)
        .child(
            classed("span", "mark")
                .attr("aria-hidden", "true")
                .text(mark)
                .view(),
        )
        .child(body.view())
        .view()
}
