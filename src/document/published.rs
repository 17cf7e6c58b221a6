//! What the widget's script draws before the wasm is there: the published tables as data.

use crate::json::write::{self, objects};
use crate::rules::date::Date;
use crate::rules::packages::shares;
use crate::rules::scheme::{PackageTerms, Scheme, VERSIONS};
use crate::text::format::{date, range};
use crate::text::{Key, fill, package, say};

struct Published {
    head: [&'static str; 4],
    /// The version that holds, then those that are known to follow.
    tables: Vec<Table>,
    vat: &'static str,
    /// Said in the place of the tables after the scheme's last day, where one is known.
    ended: Option<String>,
    source: [&'static str; 2],
    /// The first days of all versions.
    versions: Vec<String>,
    /// The scheme's last day.
    until: Option<Date>,
}

/// A version's published amounts.
struct Table {
    rules: &'static str,
    caption: String,
    packages: Vec<Package>,
    notes: String,
}

struct Package {
    name: &'static str,
    is: &'static str,
    price: String,
    /// The rate, the subsidy and one's own part.
    rates: Vec<[String; 3]>,
}

objects! {
    Published {
        head "head" tables "tables" vat "vat" ended "ended" source "source" versions "versions" until "until"
    }
    Table { rules "rules" caption "caption" packages "packages" notes "notes" }
    Package { name "name" is "is" price "price" rates "rates" }
}

/// The published tables as JSON, in the reader's words, as of the newest day on which a version was compared with its
/// sources.
#[must_use]
pub fn published() -> String {
    let versions = super::versions(Scheme::newest_check()).unwrap_or_default();
    let until = Scheme::last().valid_until;
    let official = versions.first().and_then(|scheme| super::official(scheme));
    let one = |scheme: &&'static Scheme| table(scheme, versions.len());
    write::text(&Published {
        head: [
            say(Key::TablePackage),
            say(Key::TablePrice),
            say(Key::TableSubsidy),
            say(Key::TableOwn),
        ],
        tables: versions.iter().map(one).collect(),
        vat: say(Key::TableVat),
        ended: until.map(|last| fill(Key::PageEnded, &[&date(last)])),
        source: [
            official.map_or("", |source| source.address),
            say(Key::DocumentSource),
        ],
        versions: VERSIONS.iter().map(|scheme| scheme.id.to_owned()).collect(),
        until,
    })
}

fn table(scheme: &'static Scheme, of: usize) -> Table {
    Table {
        rules: scheme.id,
        caption: super::caption(scheme, of),
        packages: scheme
            .packages
            .iter()
            .map(|terms| one(scheme, terms))
            .collect(),
        notes: format!(
            "{} {} {} {}",
            fill(Key::PageRules, &[&date(scheme.valid_from)]),
            say(Key::TableVary),
            say(Key::TableComputed35),
            package::extensions(scheme, &super::rates(scheme))
        ),
    }
}

fn one(scheme: &Scheme, terms: &PackageTerms) -> Package {
    Package {
        name: say(package::name(terms.id)),
        is: say(package::is(terms.id)),
        price: range(terms.price),
        rates: super::rates(scheme)
            .into_iter()
            .map(|rate| {
                let (subsidy, own) = shares(terms.price, rate);
                let name = say(package::rate(scheme, rate)).to_owned();
                [name, range(subsidy), range(own)]
            })
            .collect(),
    }
}
