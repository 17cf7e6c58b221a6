//! What the widget's script draws before the wasm has loaded: the published tables as data.

use crate::json::write::{self, objects};
use crate::rules::date::Date;
use crate::rules::packages::shares;
use crate::rules::scheme::{PackageTerms, Scheme, VERSIONS};
use crate::text::{DUTCH, Key, Locale, Voice, package};

struct Published {
    head: [&'static str; 4],
    /// The version that holds, then the later ones that are known.
    tables: Vec<Table>,
    vat: &'static str,
    /// Shown instead of the tables after the scheme's last day, where one is known.
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
    /// The rate, the subsidy and the enterprise's own share.
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
    published_in(DUTCH)
}

/// The same in this language.
#[must_use]
pub fn published_in(locale: Locale) -> String {
    let voice = &Voice::on(locale, Scheme::newest_check());
    let versions = super::versions(voice.day).unwrap_or_default();
    let until = Scheme::last().valid_until;
    let official = versions.first().and_then(|scheme| super::official(scheme));
    let one = |scheme: &&'static Scheme| table(&super::of_version(voice, scheme), versions.len());
    write::text(&Published {
        head: [
            voice.text(Key::TablePackage),
            voice.text(Key::TablePrice),
            voice.text(Key::TableSubsidy),
            voice.text(Key::TableOwn),
        ],
        tables: versions.iter().map(one).collect(),
        vat: voice.text(Key::TableVat),
        ended: until.map(|last| voice.format_text(Key::PageEnded, &[&voice.date(last)])),
        source: [
            official.map_or("", |source| source.address),
            voice.text(Key::DocumentSource),
        ],
        versions: VERSIONS.iter().map(|scheme| scheme.id.to_owned()).collect(),
        until,
    })
}

fn table(voice: &Voice, of: usize) -> Table {
    let scheme = voice.scheme;
    let mut all = vec![voice.format_text(Key::PageRules, &[])];
    all.append(&mut notes(voice));
    Table {
        rules: scheme.id,
        caption: super::caption(voice, of),
        packages: scheme
            .packages
            .iter()
            .map(|terms| one(voice, terms))
            .collect(),
        notes: all.join(" "),
    }
}

fn one(voice: &Voice, terms: &PackageTerms) -> Package {
    Package {
        name: voice.text(package::name(terms.id)),
        is: voice.text(package::is(terms.id)),
        price: voice.range(terms.price),
        rates: super::rates(voice.scheme)
            .into_iter()
            .map(|rate| {
                let (subsidy, own) = shares(terms.price, rate);
                let name = package::rate(voice, rate);
                [name, voice.range(subsidy), voice.range(own)]
            })
            .collect(),
    }
}

/// The notes that apply to a version's whole table.
fn notes(voice: &Voice) -> Vec<String> {
    let rates = super::rates(voice.scheme);
    let mut notes = vec![voice.text(Key::DocumentVary).to_owned()];
    if rates.len() > 1 {
        notes.push(voice.format_text(Key::TableComputed, &[]));
    }
    notes.push(package::extensions(voice, &rates));
    notes
}
