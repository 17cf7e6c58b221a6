//! The public page's document, whole and readable without script: made by the same core that answers.
//! `cargo run --no-default-features --example static_page` writes it; a test fails when `index.html` differs.

mod markup;
mod published;

pub use published::published;

use crate::rules::packages::shares;
use crate::rules::percent::Rate;
use crate::rules::scheme::{PackageTerms, ProviderInfo, RuleInfo, SCHEME, Source};
use crate::text::finding::{condition, judge, name};
use crate::text::format::{date, range};
use crate::text::{Key, fill, package, say, source};
use markup::{block, element, escape, group, lines, link, list, paragraph, row, void};

/// What Trunk builds. Size is the work of `scripts/pack.mjs`, which also takes this line out again.
const TRUNK: &str = r#"<link data-trunk rel="rust" href="Cargo.toml" data-wasm-opt="0">"#;

/// Both rates, as the published table has them side by side.
const RATES: [Rate; 2] = [SCHEME.rate_sme, SCHEME.rate_nis2];

/// The whole document.
#[must_use]
pub fn page() -> String {
    let body = lines(&[banner(), main(), footer()]);
    let html = lines(&[head(), element("body", &[], &block(&body))]);
    format!(
        "<!doctype html>\n{}\n",
        element("html", &[("lang", "nl")], &block(&html))
    )
}

fn head() -> String {
    let description = [
        ("name", "description"),
        ("content", say(Key::DocumentDescription)),
    ];
    let tags = [
        void("meta", &[("charset", "utf-8")]),
        void(
            "meta",
            &[
                ("name", "viewport"),
                ("content", "width=device-width, initial-scale=1"),
            ],
        ),
        void(
            "meta",
            &[("name", "color-scheme"), ("content", "light dark")],
        ),
        element("title", &[], &text(Key::DocumentTitle)),
        void("meta", &description),
        // An empty picture of its own keeps the browser from asking for /favicon.ico.
        void("link", &[("rel", "icon"), ("href", "data:,")]),
        void("link", &[("rel", "stylesheet"), ("href", "page.css")]),
        element("script", &[("type", "module"), ("src", "widget.js")], ""),
        TRUNK.to_owned(),
    ];
    element("head", &[], &block(&lines(&tags)))
}

fn banner() -> String {
    let to_calculator = [("class", "skip"), ("href", "#rekenhulp")];
    let parts = [
        element("a", &to_calculator, &text(Key::DocumentSkip)),
        element("p", &[("class", "brand")], &text(Key::DocumentName)),
        element("p", &[("class", "tagline")], &text(Key::DocumentTagline)),
    ];
    element("header", &[("class", "banner")], &block(&lines(&parts)))
}

fn main() -> String {
    let parts = [
        element("h1", &[], &text(Key::DocumentHeading)),
        element("p", &[("class", "intro")], &text(Key::DocumentIntro)),
        calculator(),
        conditions(),
        steps(),
        providers(),
        contact(),
    ];
    element("main", &[], &block(&lines(&parts)))
}

/// The element; what stands in it is seen until the app takes its place, or for good where that never comes.
fn calculator() -> String {
    let rules = fill(Key::PageRules, &[&date(SCHEME.valid_from)]);
    let parts = [
        paragraph("rules", &escape(&rules)),
        element(
            "noscript",
            &[],
            &paragraph("hint", &text(Key::DocumentNoScript)),
        ),
        element("h2", &[], &text(Key::DocumentPackages)),
        table(),
        paragraph("vat", &text(Key::TableVat)),
        list(
            "ul",
            "notes",
            &[
                text(Key::TableVary),
                text(Key::TableComputed35),
                escape(&package::extensions(&RATES)),
            ],
        ),
    ];
    element(
        "cyber-subsidie",
        &[("id", "rekenhulp"), ("eager", "")],
        &block(&lines(&parts)),
    )
}

/// Roles are spelled out because the narrow page shows the rows as cards: without them a browser that is told
/// `display: block` forgets that this is a table.
fn table() -> String {
    let header = |scope, span, key| {
        let mut attributes = vec![("role", "columnheader"), ("scope", scope)];
        match span {
            Span::One => {}
            Span::Rows => attributes.extend([("rowspan", "2"), ("aria-rowspan", "2")]),
            Span::Columns => attributes.extend([("colspan", "2"), ("aria-colspan", "2")]),
        }
        element("th", &attributes, &text(key))
    };
    let mut top = vec![
        header("col", Span::Rows, Key::TablePackage),
        header("col", Span::Rows, Key::TablePrice),
    ];
    top.extend(RATES.map(|rate| header("colgroup", Span::Columns, package::rate(rate))));
    let under: Vec<String> = RATES
        .iter()
        .flat_map(|_| [Key::TableSubsidy, Key::TableOwn])
        .map(|key| header("col", Span::One, key))
        .collect();
    let rows: Vec<String> = SCHEME.packages.iter().map(package_row).collect();
    let parts = [
        element("caption", &[], &text(Key::PageCaption)),
        group("thead", &lines(&[row(&top), row(&under)])),
        group("tbody", &lines(&rows)),
    ];
    element(
        "table",
        &[("role", "table"), ("class", "packages")],
        &block(&lines(&parts)),
    )
}

enum Span {
    One,
    Rows,
    Columns,
}

fn package_row(terms: &PackageTerms) -> String {
    let named = format!(
        "{} {}",
        element(
            "span",
            &[("class", "package")],
            &text(package::name(terms.id))
        ),
        element("span", &[("class", "is")], &text(package::is(terms.id))),
    );
    let cell = |label: Key, group: Option<Key>, amounts| {
        let mut attributes = vec![("role", "cell"), ("data-label", say(label))];
        attributes.extend(group.map(|key| ("data-group", say(key))));
        element("td", &attributes, &escape(&range(amounts)))
    };
    let mut cells = vec![
        element("th", &[("role", "rowheader"), ("scope", "row")], &named),
        cell(Key::TablePrice, None, terms.price),
    ];
    for rate in RATES {
        let (subsidy, own) = shares(terms.price, rate);
        let named = package::rate(rate);
        cells.push(cell(Key::TableSubsidy, Some(named), subsidy));
        cells.push(cell(Key::TableOwn, None, own));
    }
    row(&cells)
}

fn conditions() -> String {
    let items: Vec<String> = SCHEME.rules.iter().map(one_condition).collect();
    section(
        "voorwaarden",
        Shown::UntilReady,
        Key::DocumentConditions,
        &[
            paragraph("lead", &text(Key::DocumentConditionsLead)),
            list("ol", "conditions", &items),
        ],
    )
}

fn one_condition(rule: &RuleInfo) -> String {
    let mut judged = escape(&fill(Key::DocumentJudged, &[say(judge(rule.judge))]));
    let links: Vec<String> = rule
        .sources
        .iter()
        .filter_map(|id| id.get())
        .filter_map(source_link)
        .collect();
    if !links.is_empty() {
        judged = format!(
            "{judged} {} {}",
            text(Key::DocumentSources),
            links.join("; ")
        );
    }
    lines(&[
        element("h3", &[], &text(name(rule.id))),
        element("p", &[], &text(condition(rule.id))),
        paragraph("judged", &judged),
    ])
}

/// A link that says in Dutch where it goes; nothing where only a copy without an address was read.
fn source_link(found: &Source) -> Option<String> {
    (!found.address.is_empty()).then(|| link(found.address, &source::title(found)))
}

fn steps() -> String {
    let steps = [
        Key::PageStep1,
        Key::PageStep2,
        Key::PageStep3,
        Key::PageStep4,
    ];
    section(
        "stappen",
        Shown::UntilReady,
        Key::PageSteps,
        &[
            list("ol", "steps", &steps.map(text)),
            paragraph("paying", &text(Key::PagePaying)),
        ],
    )
}

fn providers() -> String {
    let one = |provider: &ProviderInfo| {
        let offices = provider.offices.join(", ");
        lines(&[
            element("span", &[("class", "provider")], &escape(provider.name)),
            element("span", &[("class", "offices")], &escape(&offices)),
        ])
    };
    let items: Vec<String> = SCHEME.providers.iter().map(one).collect();
    section(
        "dienstverleners",
        Shown::Always,
        Key::DocumentProviders,
        &[
            paragraph("lead", &text(Key::DocumentProvidersLead)),
            list("ul", "providers", &items),
        ],
    )
}

fn contact() -> String {
    let (mail, telephone) = (say(Key::PageMail), say(Key::PageTelephone));
    let ways = [
        link(&format!("mailto:{mail}"), mail),
        link(&format!("tel:{}", telephone.replace(' ', "")), telephone),
        text(Key::DocumentPost),
    ];
    let address = element("address", &[], &block(&list("ul", "ways", &ways)));
    section(
        "contact",
        Shown::Always,
        Key::DocumentContact,
        &[paragraph("lead", &text(Key::DocumentContactLead)), address],
    )
}

fn footer() -> String {
    let official = SCHEME.sources.iter().find(|source| source.id == "page-aid");
    let mut parts = vec![element("p", &[], &text(Key::PageIndependent))];
    parts.extend(
        official.map(|source| element("p", &[], &link(source.address, say(Key::DocumentSource)))),
    );
    element("footer", &[], &block(&lines(&parts)))
}

/// Whether the calculator shows the same, live, once it is there (`embed/page.js` then hides the section).
#[derive(PartialEq, Eq)]
enum Shown {
    Always,
    UntilReady,
}

fn section(id: &str, shown: Shown, heading: Key, parts: &[String]) -> String {
    let title = format!("{id}-titel");
    let heading = element("h2", &[("id", &title)], &text(heading));
    let content = format!("{heading}\n{}", lines(parts));
    let mut attributes = vec![("class", id), ("aria-labelledby", &title)];
    if shown == Shown::UntilReady {
        attributes.push(("data-until-ready", ""));
    }
    element("section", &attributes, &block(&content))
}

fn text(key: Key) -> String {
    escape(say(key))
}
