//! The public page's document, whole and readable without script: made by the same core that answers.
//! `cargo run --no-default-features --example static_page` writes it, as of the day on which somebody last compared the rules
//! with their sources: no clock decides what a build gives. A test fails when `index.html` differs.

mod markup;
mod published;

pub use published::published;

use crate::rules::date::Date;
use crate::rules::packages::shares;
use crate::rules::percent::Rate;
use crate::rules::scheme::{
    NotInForce, PROVIDERS, PackageTerms, ProviderInfo, RuleInfo, Scheme, Source,
};
use crate::text::finding::{condition, judge, name};
use crate::text::format::{date, range};
use crate::text::{Key, fill, package, say, source};
use markup::{block, element, escape, group, lines, link, list, paragraph, row, void};

/// What Trunk builds. Size is the work of `scripts/pack.mjs`, which also takes this line out again.
const TRUNK: &str = r#"<link data-trunk rel="rust" href="Cargo.toml" data-wasm-opt="0">"#;

/// The rates, as the published table has them side by side.
fn rates(scheme: &Scheme) -> Vec<Rate> {
    let mut rates = vec![scheme.rate_sme, scheme.rate_nis2];
    rates.dedup();
    rates
}

/// The version that holds on this day (the first one before the scheme begins), and those that begin later; none after the
/// scheme's last day, which it gives then.
fn versions(day: Date) -> Result<Vec<&'static Scheme>, Date> {
    let now = match Scheme::on(day) {
        Ok(scheme) => scheme,
        Err(NotInForce::Before(_)) => Scheme::first(),
        Err(NotInForce::After(last)) => return Err(last),
    };
    Ok(core::iter::once(now).chain(now.later()).collect())
}

/// A table's caption: with the first day of its rules, where there are several.
fn caption(scheme: &Scheme, of: usize) -> String {
    if of > 1 {
        fill(Key::PageCaptionFrom, &[&date(scheme.valid_from)])
    } else {
        say(Key::PageCaption).to_owned()
    }
}

/// The whole document, as of the newest day on which a version was compared with its sources.
#[must_use]
pub fn page() -> String {
    page_on(Scheme::newest_check())
}

/// The whole document, as of this day.
#[must_use]
pub fn page_on(day: Date) -> String {
    let body = lines(&[banner(), main(day), footer(day)]);
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

fn main(day: Date) -> String {
    let mut parts = vec![
        element("h1", &[], &text(Key::DocumentHeading)),
        element("p", &[("class", "intro")], &text(Key::DocumentIntro)),
    ];
    match versions(day) {
        Ok(versions) => {
            parts.push(calculator(&packages(&versions)));
            parts.extend(versions.first().map(|now| conditions(now)));
            parts.push(steps());
            parts.push(providers(day));
        }
        // Nothing is shown as obtainable.
        Err(last) => parts.push(calculator(&[paragraph("ended", &ended(last))])),
    }
    parts.push(contact());
    element("main", &[], &block(&lines(&parts)))
}

fn ended(last: Date) -> String {
    escape(&fill(Key::PageEnded, &[&date(last)]))
}

/// The element; what stands in it is seen until the app takes its place, or for good where that never comes.
fn calculator(content: &[String]) -> String {
    element(
        "cyber-subsidie",
        &[("id", "rekenhulp"), ("eager", "")],
        &block(&lines(content)),
    )
}

/// The published amounts, of each of these versions.
fn packages(versions: &[&Scheme]) -> Vec<String> {
    let no_script = paragraph("hint", &text(Key::DocumentNoScript));
    let mut head = vec![
        element("noscript", &[], &no_script),
        element("h2", &[], &text(Key::DocumentPackages)),
    ];
    let mut parts = Vec::new();
    for scheme in versions {
        let rules = fill(Key::PageRules, &[&date(scheme.valid_from)]);
        parts.push(paragraph("rules", &escape(&rules)));
        parts.append(&mut head);
        parts.push(table(scheme, &caption(scheme, versions.len())));
        parts.push(paragraph("vat", &text(Key::TableVat)));
        let notes = [
            text(Key::TableVary),
            text(Key::TableComputed35),
            escape(&package::extensions(scheme, &rates(scheme))),
        ];
        parts.push(list("ul", "notes", &notes));
    }
    parts
}

/// Roles are spelled out because the narrow page shows the rows as cards: without them a browser that is told
/// `display: block` forgets that this is a table.
fn table(scheme: &Scheme, caption: &str) -> String {
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
    let rates = rates(scheme);
    let named = |rate: &Rate| header("colgroup", Span::Columns, package::rate(scheme, *rate));
    top.extend(rates.iter().map(named));
    let under: Vec<String> = rates
        .iter()
        .flat_map(|_| [Key::TableSubsidy, Key::TableOwn])
        .map(|key| header("col", Span::One, key))
        .collect();
    let one = |terms| package_row(scheme, terms);
    let rows: Vec<String> = scheme.packages.iter().map(one).collect();
    let parts = [
        element("caption", &[], &escape(caption)),
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

fn package_row(scheme: &Scheme, terms: &PackageTerms) -> String {
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
    for rate in rates(scheme) {
        let (subsidy, own) = shares(terms.price, rate);
        let named = package::rate(scheme, rate);
        cells.push(cell(Key::TableSubsidy, Some(named), subsidy));
        cells.push(cell(Key::TableOwn, None, own));
    }
    row(&cells)
}

fn conditions(scheme: &Scheme) -> String {
    let items: Vec<String> = scheme.rules.iter().map(one_condition).collect();
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
        .filter_map(|source| source_link(source))
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

fn providers(day: Date) -> String {
    let one = |provider: &ProviderInfo| {
        let offices = provider.offices.join(", ");
        lines(&[
            element("span", &[("class", "provider")], &escape(provider.name)),
            element("span", &[("class", "offices")], &escape(&offices)),
        ])
    };
    let selected = PROVIDERS
        .iter()
        .filter(|provider| provider.is_selected_on(day));
    let items: Vec<String> = selected.map(one).collect();
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

fn footer(day: Date) -> String {
    let official = official(Scheme::nearest(day));
    let mut parts = vec![element("p", &[], &text(Key::PageIndependent))];
    parts.extend(
        official.map(|source| element("p", &[], &link(source.address, say(Key::DocumentSource)))),
    );
    element("footer", &[], &block(&lines(&parts)))
}

fn official(scheme: &Scheme) -> Option<&'static Source> {
    scheme.sources.iter().find(|source| source.id == "page-aid")
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
