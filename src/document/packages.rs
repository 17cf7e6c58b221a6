//! The published amounts, as tables: the first in the element until the calculator takes its place, the other in a fold.

use super::markup::{block, element, escape, group, lines, link, list, paragraph, row};
use super::{caption as caption_of, of_version, rates, text};
use crate::rules::packages::shares;
use crate::rules::percent::Rate;
use crate::rules::scheme::{PackageTerms, Scheme};
use crate::text::{Key, Voice, package};

/// What stands in the element: of each of these versions the amounts at the first of its rates.
pub(super) fn content(voice: &Voice, versions: &[&Scheme]) -> Vec<String> {
    let no_script = paragraph("hint", &text(voice, Key::DocumentNoScript));
    let mut head = vec![
        element("noscript", &[], &no_script),
        element("h2", &[], &text(voice, Key::DocumentPackages)),
    ];
    let mut parts = Vec::new();
    for scheme in versions {
        let voice = &of_version(voice, scheme);
        let rules = voice.format_text(Key::PageRules, &[]);
        parts.push(paragraph("rules", &escape(&rules)));
        let rates = rates(scheme);
        let mut notes = vec![
            text(voice, Key::DocumentVary),
            escape(&package::extensions(voice, &rates)),
        ];
        if rates.len() > 1 {
            let title = voice.format_text(Key::DocumentLarger, &[]);
            notes.push(link(&format!("#{OTHER_RATE}"), &title));
        }
        let mut card = core::mem::take(&mut head);
        card.push(table(voice, scheme.rate_sme, versions.len()));
        card.push(paragraph("vat", &text(voice, Key::TableVat)));
        card.push(list("ul", "notes", &notes));
        parts.push(element("div", &[("class", "card")], &block(&lines(&card))));
    }
    parts
}

/// Where the amounts at the other rate stand.
pub(super) const OTHER_RATE: &str = "grotere";

/// The amounts at the other rate, of each of these versions that has one.
pub(super) fn at_other_rate(voice: &Voice, versions: &[&Scheme]) -> Vec<String> {
    let mut parts = Vec::new();
    for scheme in versions {
        let voice = &of_version(voice, scheme);
        for rate in rates(scheme).into_iter().skip(1) {
            parts.push(table(voice, rate, versions.len()));
            parts.push(paragraph("small", &text(voice, Key::TableComputed)));
        }
    }
    parts
}

/// Roles are explicit because the narrow page shows the rows as cards: with `display: block` a browser no longer exposes
/// the element as a table.
fn table(voice: &Voice, rate: Rate, of: usize) -> String {
    let heads = [
        Key::TablePackage,
        Key::TablePrice,
        Key::TableSubsidy,
        Key::TableOwn,
    ];
    let head = |key| {
        let attributes = [("role", "columnheader"), ("scope", "col")];
        element("th", &attributes, &text(voice, key))
    };
    let mut caption = element("b", &[], &escape(&package::rate(voice, rate)));
    if of > 1 {
        caption = lines(&[caption, escape(&caption_of(voice, of))]);
    }
    let one = |terms| package_row(voice, terms, rate);
    let rows: Vec<String> = voice.scheme.packages.iter().map(one).collect();
    let parts = [
        element("caption", &[], &caption),
        group("thead", &row(&heads.map(head))),
        group("tbody", &lines(&rows)),
    ];
    element(
        "table",
        &[("role", "table"), ("class", "packages")],
        &block(&lines(&parts)),
    )
}

fn package_row(voice: &Voice, terms: &PackageTerms, rate: Rate) -> String {
    let mut name = element("b", &[], &text(voice, package::name(terms.id)));
    if rate == voice.scheme.rate_sme {
        let is = element("span", &[], &text(voice, package::is(terms.id)));
        name = lines(&[name, is]);
    }
    let cell = |label: Key, amounts| {
        let attributes = [("role", "cell"), ("data-label", voice.text(label))];
        element("td", &attributes, &escape(&voice.range(amounts)))
    };
    let (subsidy, own) = shares(terms.price, rate);
    row(&[
        element("th", &[("role", "rowheader"), ("scope", "row")], &name),
        cell(Key::TablePrice, terms.price),
        cell(Key::TableSubsidy, subsidy),
        cell(Key::TableOwn, own),
    ])
}
