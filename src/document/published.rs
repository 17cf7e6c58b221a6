//! What the widget's script draws before the wasm is there: the published table as data.

use crate::json::write;
use crate::rules::packages::shares;
use crate::rules::scheme::{PackageTerms, SCHEME};
use crate::text::format::{date, range};
use crate::text::{Key, fill, package, say};
use serde::Serialize;

#[derive(Serialize)]
struct Published {
    rules: String,
    caption: &'static str,
    head: [&'static str; 4],
    packages: Vec<Package>,
    vat: &'static str,
    notes: String,
    source: [&'static str; 2],
}

#[derive(Serialize)]
struct Package {
    name: &'static str,
    is: &'static str,
    price: String,
    /// The rate, the subsidy and one's own part.
    rates: [[String; 3]; 2],
}

/// The published table as JSON, in the reader's words.
#[must_use]
pub fn published() -> String {
    let official = SCHEME.sources.iter().find(|source| source.id == "page-aid");
    let table = Published {
        rules: SCHEME.valid_from.to_string(),
        caption: say(Key::PageCaption),
        head: [
            say(Key::TablePackage),
            say(Key::TablePrice),
            say(Key::TableSubsidy),
            say(Key::TableOwn),
        ],
        packages: SCHEME.packages.iter().map(one).collect(),
        vat: say(Key::TableVat),
        notes: format!(
            "{} {} {} {}",
            fill(Key::PageRules, &[&date(SCHEME.valid_from)]),
            say(Key::TableVary),
            say(Key::TableComputed35),
            package::extensions(&super::RATES)
        ),
        source: [
            official.map_or("", |source| source.address),
            say(Key::DocumentSource),
        ],
    };
    write::text(&table)
}

fn one(terms: &PackageTerms) -> Package {
    Package {
        name: say(package::name(terms.id)),
        is: say(package::is(terms.id)),
        price: range(terms.price),
        rates: super::RATES.map(|rate| {
            let (subsidy, own) = shares(terms.price, rate);
            let name = say(package::rate(rate)).to_owned();
            [name, range(subsidy), range(own)]
        }),
    }
}
