//! What is good to know, folded by `embed/page.js`. Without script the folds stand open: all is there to read and to print.

use super::markup::{block, element, escape, lines, link, list, paragraph};
use super::{of_version, official, packages, rates, section, source_link, text};
use crate::rules::scheme::{PROVIDERS, ProviderInfo, Scheme, Source};
use crate::text::know::{self, Topic};
use crate::text::{Key, Voice};
use std::collections::BTreeSet;

/// The card with all folds: in two columns where there is place, read down the first one and then the second.
pub(super) fn know(voice: &Voice, versions: &[&Scheme]) -> String {
    let mut folds = Vec::new();
    for topic in know::TOPICS {
        folds.push(fold(
            None,
            &text(voice, topic.question),
            &[answers(voice, &topic)],
        ));
        if topic.question == Key::KnowNis2 {
            folds.extend(larger(voice, versions));
        }
    }
    let title = text(voice, Key::DocumentProviders);
    folds.push(fold(Some("dienstverleners"), &title, &providers(voice)));
    let title = text(voice, Key::DocumentSourcesRead);
    folds.push(fold(Some("bronnen"), &title, &[sources(voice, versions)]));
    let (first, second) = folds.split_at(folds.len().div_ceil(2));
    let columns = [first, second].map(|column| element("div", &[], &block(&lines(column))));
    section(
        voice,
        "weten",
        know::TITLE,
        &[("class", "card weten")],
        &[element(
            "div",
            &[("class", "folds")],
            &block(&lines(&columns)),
        )],
    )
}

fn fold(id: Option<&str>, title: &str, parts: &[String]) -> String {
    let summary = element("summary", &[], &element("h3", &[], title));
    let content = format!("{summary}\n{}", lines(parts));
    let mut attributes = vec![("open", "")];
    attributes.extend(id.map(|id| ("id", id)));
    element("details", &attributes, &block(&content))
}

/// Each answer a paragraph; the name that it begins with, before a colon, stands out.
fn answers(voice: &Voice, topic: &Topic) -> String {
    let one = |key: &Key| {
        let answer = text(voice, *key);
        let mut said = match answer.split_once(':') {
            Some((name, rest)) if !name.contains('.') => {
                format!("{}:{rest}", element("b", &[], name))
            }
            _ => answer,
        };
        if let Some(where_to) = where_to(voice, *key) {
            said = format!("{said} {where_to}");
        }
        element("p", &[], &said)
    };
    let answers: Vec<String> = topic.answers.iter().map(one).collect();
    lines(&answers)
}

/// A link to the page that this answer speaks of.
fn where_to(voice: &Voice, answer: Key) -> Option<String> {
    match answer {
        Key::KnowTestsWhere => main_page(voice).map(|(_, link)| link),
        Key::KnowAskCentre => {
            let mut sources = voice.scheme.sources.iter();
            source_link(voice, sources.find(|source| source.id == "nis2")?)
        }
        _ => None,
    }
}

/// The official page, with a link to it.
fn main_page(voice: &Voice) -> Option<(&'static Source, String)> {
    let source = official(voice.scheme)?;
    let title = voice.text(Key::DocumentSource);
    Some((source, link(source.address, title)))
}

/// The amounts of a larger enterprise, where its rate is another one.
fn larger(voice: &Voice, versions: &[&Scheme]) -> Option<String> {
    let first = versions.iter().find(|scheme| rates(scheme).len() > 1)?;
    let title = text(&of_version(voice, first), Key::DocumentLarger);
    let tables = packages::at_other_rate(voice, versions);
    Some(fold(Some(packages::OTHER_RATE), &title, &tables))
}

fn providers(voice: &Voice) -> Vec<String> {
    let one = |provider: &ProviderInfo| {
        lines(&[
            element("b", &[], &escape(provider.name)),
            element("span", &[], &escape(provider.offices)),
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

/// Every page that was read for these versions, once, with the day on which it was last read; the official one first.
fn sources(voice: &Voice, versions: &[&Scheme]) -> String {
    let all = versions.iter().flat_map(|scheme| scheme.sources);
    let others = all.filter_map(|source| Some((source, source_link(voice, source)?)));
    let mut seen = BTreeSet::new();
    let mut items = Vec::new();
    for (source, link) in main_page(voice).into_iter().chain(others) {
        if seen.insert(source.address) {
            let read = voice.format_text(Key::DocumentReadOn, &[&voice.date(source.read)]);
            items.push(format!("{link}, {}", escape(&read)));
        }
    }
    list("ul", "plain", &items)
}
