//! What is good to know, folded by `embed/page.js`. Without script the folds stand open: all is there to read and to print.

use super::markup::{block, element, escape, lines, list, paragraph};
use super::{packages, section, source_link, text};
use crate::rules::scheme::{PROVIDERS, PackageTerms, ProviderInfo, Scheme};
use crate::text::{Key, Voice, package};
use std::collections::BTreeSet;

/// The card with all folds.
pub(super) fn know(voice: &Voice, versions: &[&Scheme]) -> String {
    let mut folds = vec![
        fold(voice, "pakketten", Key::KnowPaid, &paid(voice)),
        fold(voice, "vragen", Key::KnowAsk, &[asked(voice)]),
    ];
    let other = packages::at_other_rate(voice, versions);
    if !other.is_empty() {
        folds.push(fold(voice, packages::OTHER_RATE, Key::KnowLarger, &other));
    }
    folds.push(fold(
        voice,
        "dienstverleners",
        Key::DocumentProviders,
        &providers(voice),
    ));
    folds.push(fold(
        voice,
        "bronnen",
        Key::KnowSources,
        &[sources(voice, versions)],
    ));
    section(
        voice,
        "weten",
        Key::KnowTitle,
        &[("class", "card weten")],
        &folds,
    )
}

fn fold(voice: &Voice, id: &str, title: Key, parts: &[String]) -> String {
    let title = element("h3", &[], &text(voice, title));
    let summary = element("summary", &[], &title);
    let content = format!("{summary}\n{}", lines(parts));
    element("details", &[("id", id), ("open", "")], &block(&content))
}

/// What the subsidy pays for, for whom it is, and what each package holds.
fn paid(voice: &Voice) -> Vec<String> {
    let one = |terms: &PackageTerms| {
        let name = element("b", &[], &text(voice, package::name(terms.id)));
        format!("{name}: {}", text(voice, package::is(terms.id)))
    };
    let packages: Vec<String> = voice.scheme.packages.iter().map(one).collect();
    vec![
        element("p", &[], &text(voice, Key::KnowPaidFor)),
        list("ul", "plain", &packages),
        element("p", &[], &text(voice, Key::KnowPaidMore)),
    ]
}

/// Whom to ask for an answer that one does not know.
fn asked(voice: &Voice) -> String {
    let whom = [
        (Key::KnowAccountant, Key::KnowAskAccountant),
        (Key::KnowProvider, Key::KnowAskProvider),
        (Key::KnowVlaio, Key::KnowAskVlaio),
        (Key::KnowCentre, Key::KnowAskCentre),
    ];
    let one = |(who, what)| {
        let who = element("b", &[], &text(voice, who));
        format!("{who}: {}", text(voice, what))
    };
    list("ul", "plain", &whom.map(one))
}

fn providers(voice: &Voice) -> Vec<String> {
    let one = |provider: &ProviderInfo| {
        let offices = provider.offices.join(", ");
        lines(&[
            element("b", &[], &escape(provider.name)),
            element("span", &[], &escape(&offices)),
        ])
    };
    let selected = PROVIDERS
        .iter()
        .filter(|provider| provider.is_selected_on(voice.day));
    let items: Vec<String> = selected.map(one).collect();
    vec![
        paragraph("small", &text(voice, Key::DocumentProvidersLead)),
        list("ul", "providers", &items),
    ]
}

/// Every page that was read for these versions, once, with the day on which it was last read.
fn sources(voice: &Voice, versions: &[&Scheme]) -> String {
    let mut seen = BTreeSet::new();
    let mut items = Vec::new();
    for source in versions.iter().flat_map(|scheme| scheme.sources) {
        let Some(link) = source_link(voice, source).filter(|_| seen.insert(source.address)) else {
            continue;
        };
        let read = voice.format_text(Key::KnowRead, &[&voice.date(source.read)]);
        items.push(format!("{link}, {}", escape(&read)));
    }
    list("ul", "plain", &items)
}
