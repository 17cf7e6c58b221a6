//! The result: verdict, table, who pays what, and every condition with its reason.

use super::model::Model;
use crate::rules::de_minimis::Fit;
use crate::rules::evaluate::{Evaluation, Status};
use crate::rules::money::Money;
use crate::rules::packages::{PackageRow, QuoteResult};
use crate::rules::percent::Rate;
use crate::rules::scheme::{PackageId, SCHEME};
use crate::rules::trace::{Finding, State};
use crate::text::format::{cents, date, euro, range};
use crate::text::{Key, fill, finding, say, verdict};
use leptos::prelude::*;

/// The verdict and the table.
pub(super) fn summary(model: Model) -> AnyView {
    let year = model.year();
    let evaluation = model.evaluation;
    view! {
        <section class="side result" aria-label=say(Key::VerdictLabel) tabindex="0">
            {move || evaluation.with(|evaluation| head(evaluation, year.get()))}
            {move || evaluation.with(table)}
        </section>
    }
    .into_any()
}

/// The conditions, and what to mind.
pub(super) fn explanation(model: Model) -> AnyView {
    let year = model.year();
    view! {
        <section class="why">
            <h3>{say(Key::SectionConditions)}</h3>
            {move || model.evaluation.with(|evaluation| conditions(evaluation, year.get()))}
        </section>
    }
    .into_any()
}

fn head(evaluation: &Evaluation, year: u16) -> AnyView {
    let class = match evaluation.status {
        Status::Eligible => "verdict yes",
        Status::Ineligible => "verdict no",
        Status::Undetermined => "verdict open",
    };
    let lines: Vec<AnyView> = verdict::details(evaluation)
        .into_iter()
        .map(|line| view! { <p>{line}</p> }.into_any())
        .collect();
    let obstacles = verdict::obstacles(evaluation, year);
    let why = (!obstacles.is_empty()).then(|| {
        let rows: Vec<AnyView> = obstacles
            .into_iter()
            .map(|(condition, reasons)| {
                view! { <li><strong>{condition}</strong><span>{reasons.join(" ")}</span></li> }
                    .into_any()
            })
            .collect();
        view! {
            <p class="subtitle">{say(Key::VerdictWhyNot)}</p>
            <ul class="obstacles">{rows}</ul>
            <p>{say(Key::VerdictStill)}</p>
        }
        .into_any()
    });
    let warnings: Vec<AnyView> = verdict::warnings(evaluation)
        .into_iter()
        .map(|warning| view! { <p class="note">{warning}</p> }.into_any())
        .collect();
    view! {
        <div class=class>
            <h2>{verdict::headline(evaluation)}</h2>
            {lines}
            {why}
            {warnings}
        </div>
    }
    .into_any()
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
    let headroom = evaluation.de_minimis.map(|room| room.headroom);
    let bodies: Vec<AnyView> = evaluation
        .packages
        .iter()
        .map(|row| package(row, headroom))
        .collect();
    let computed = evaluation
        .rates
        .contains(&SCHEME.rate_nis2)
        .then(|| view! { <p class="small">{say(Key::TableComputed35)}</p> }.into_any());
    let extensions = fill(
        Key::TableExtensions,
        &[
            &euro(SCHEME.extensions_total_max),
            &euro(SCHEME.extensions_subsidy_max),
        ],
    );
    view! {
        <table class="packages" role="table">
            <caption>{say(Key::PageCaption)}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{say(Key::TablePackage)}</th>
                    <th scope="col" role="columnheader">{say(Key::TablePrice)}</th>
                    <th scope="col" role="columnheader">{say(Key::TableSubsidy)}</th>
                    <th scope="col" role="columnheader">{say(Key::TableOwn)}</th>
                </tr>
            </thead>
            {bodies}
        </table>
        <p class="small">{say(Key::TableVat)}" "{say(Key::TableVary)}" "{extensions}</p>
        {computed}
    }
    .into_any()
}

/// A cell that says its column's name where the table is folded.
fn cell(label: Key, text: String, extra: AnyView) -> AnyView {
    view! { <td role="cell" data-label=say(label)><span>{text}</span>{extra}</td> }.into_any()
}

fn row(name: AnyView, price: String, subsidy: String, own: String, extra: AnyView) -> AnyView {
    view! {
        <tr role="row">
            {name}
            {cell(Key::TablePrice, price, ().into_any())}
            {cell(Key::TableSubsidy, subsidy, extra)}
            {cell(Key::TableOwn, own, ().into_any())}
        </tr>
    }
    .into_any()
}

fn package(row_data: &PackageRow, headroom: Option<Money>) -> AnyView {
    let name = say(finding::package(row_data.id));
    let price = range(row_data.price);
    let head = |rate: Option<Rate>| {
        let (first, rate) = (
            rate.is_none() || row_data.by_rate.first().map(|row| row.rate_percent) == rate,
            rate,
        );
        let is = first
            .then(|| view! { <span class="is">{say(package_is(row_data.id))}</span> }.into_any());
        let rate =
            rate.map(|rate| view! { <span class="rate">{say(rate_name(rate))}</span> }.into_any());
        view! { <th scope="row" role="rowheader"><span class="name">{name}</span>{is}{rate}</th> }
            .into_any()
    };
    let mut rows: Vec<AnyView> = row_data
        .by_rate
        .iter()
        .map(|by_rate| {
            row(
                head(Some(by_rate.rate_percent)),
                price.clone(),
                range(by_rate.subsidy),
                range(by_rate.own_share),
                fit(by_rate.de_minimis, by_rate.de_minimis_from, headroom),
            )
        })
        .collect();
    if rows.is_empty() {
        rows.push(row(
            head(None),
            price.clone(),
            say(Key::TableNoRate).to_owned(),
            price,
            ().into_any(),
        ));
    }
    if let Some(quote) = &row_data.quote {
        rows.extend(quote_rows(name, quote, headroom));
    }
    view! { <tbody role="rowgroup">{rows}</tbody> }.into_any()
}

fn quote_rows(name: &str, quote: &QuoteResult, headroom: Option<Money>) -> Vec<AnyView> {
    let label = fill(Key::TableQuote, &[name]);
    let head = |rate: Option<Rate>| {
        let rate =
            rate.map(|rate| view! { <span class="rate">{say(rate_name(rate))}</span> }.into_any());
        view! { <th scope="row" role="rowheader" class="quote"><span class="name">{label.clone()}</span>{rate}</th> }.into_any()
    };
    if quote.by_rate.is_empty() {
        let none = say(Key::TableNoRate).to_owned();
        return vec![row(
            head(None),
            cents(quote.total),
            none,
            cents(quote.total),
            ().into_any(),
        )];
    }
    quote
        .by_rate
        .iter()
        .map(|by_rate| {
            row(
                head(Some(by_rate.rate_percent)),
                cents(quote.total),
                cents(by_rate.subsidy),
                cents(by_rate.own_share),
                fit(by_rate.de_minimis, by_rate.de_minimis_from, headroom),
            )
        })
        .collect()
}

/// Where the de minimis room bites, and until when.
fn fit(fit: Fit, from: Option<crate::rules::date::Date>, headroom: Option<Money>) -> AnyView {
    let key = match fit {
        Fit::Fits | Fit::Unknown => return ().into_any(),
        Fit::Partly => Key::TablePartly,
        Fit::Exceeds => Key::TableExceeds,
    };
    let mut text = fill(key, &[&cents(headroom.unwrap_or_default())]);
    if let Some(day) = from {
        text.push(' ');
        text.push_str(&fill(Key::TableFrom, &[&date(day)]));
    }
    view! { <span class="bite">{text}</span> }.into_any()
}

fn conditions(evaluation: &Evaluation, year: u16) -> AnyView {
    let rows: Vec<AnyView> = evaluation
        .trace
        .iter()
        .map(|finding| condition(finding, year))
        .collect();
    view! { <ol class="conditions">{rows}</ol> }.into_any()
}

fn condition(found: &Finding, year: u16) -> AnyView {
    let (class, mark) = match found.state {
        State::Met => ("yes", "✓"),
        State::NotMet => ("no", "✗"),
        State::Unknown => ("open", "?"),
        State::NotApplicable => ("none", "–"),
        State::Open => ("none", "…"),
    };
    let reasons: Vec<AnyView> = finding::reasons(found, year)
        .into_iter()
        .map(|reason| view! { <p>{reason}</p> }.into_any())
        .collect();
    let judge = found.judge().map(|judge| say(finding::judge(judge)));
    let sources: Vec<AnyView> = found
        .sources()
        .filter_map(crate::rules::scheme::SourceId::get)
        .filter(|source| !source.address.is_empty())
        .map(|source| {
            view! { <li><a href=source.address target="_blank" rel="noopener">{source.title}", "{source.section}</a></li> }
                .into_any()
        })
        .collect();
    view! {
        <li class=class>
            <span class="mark" aria-hidden="true">{mark}</span>
            <div>
                <p class="rule"><strong>{say(finding::name(found.rule))}</strong>" "<span class="state">{say(finding::state(found.state))}</span></p>
                <p class="condition">{say(finding::condition(found.rule))}</p>
                {reasons}
                <details>
                    <summary>{say(Key::SectionSource)}<span class="visually-hidden">" "{say(finding::name(found.rule))}</span></summary>
                    <p>{judge}</p>
                    <ul>{sources}</ul>
                </details>
            </div>
        </li>
    }
    .into_any()
}
