//! The public page's document: true to the data, well formed, and the same as the committed `index.html`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)] // a test may stop

use cybersubsidie::document::page;
use cybersubsidie::rules::percent::Rate;
use cybersubsidie::rules::scheme::{PROVIDERS, RuleId, Scheme};
use cybersubsidie::text::finding::condition;
use cybersubsidie::text::know::TOPICS;
use cybersubsidie::text::{DUTCH, Voice};
use std::collections::BTreeSet;

#[path = "support/figures.rs"]
#[allow(dead_code, reason = "shared with the property tests")]
mod figures;
#[path = "support/reader.rs"]
#[allow(dead_code, reason = "shared with the tests of the words")]
mod reader;

/// The version of which the document tells first.
fn scheme() -> &'static Scheme {
    Scheme::nearest(Scheme::newest_check())
}

/// All versions of which it has a table: that one, and those that are known to follow.
fn versions() -> impl Iterator<Item = &'static Scheme> {
    core::iter::once(scheme()).chain(scheme().later())
}

fn voice() -> Voice {
    Voice::on(DUTCH, Scheme::newest_check())
}

/// Every `name="…"` of the document.
fn attributes(name: &str) -> Vec<String> {
    let page = page();
    let start = format!(" {name}=\"");
    page.split(&start)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

/// The subsidy and one's own part of a range of prices in cents, each rounded its own way: down, and what is left.
fn parts((low, high): (i128, i128), rate: Rate) -> [(i128, i128); 2] {
    let part = |price: i128| price * i128::from(rate.percent()) / 100;
    let subsidy = (part(low), part(high));
    [subsidy, (low - subsidy.0, high - subsidy.1)]
}

#[test]
fn the_widgets_static_table_is_the_rendered_one() {
    let written = include_str!("../embed/published.json");
    assert!(
        written.trim_end() == cybersubsidie::document::published(),
        "embed/published.json is out of date; write it again: cargo run --no-default-features --example static_page"
    );
}

#[test]
fn index_html_is_the_rendered_document() {
    let committed =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/index.html")).unwrap();
    assert!(
        committed == page(),
        "index.html is out of date; write it again: cargo run --no-default-features --example static_page"
    );
}

/// The document's tables are those of the versions at the first rate, in the element, and then those at the other one.
#[test]
fn every_published_amount_stands_in_a_table_at_each_rate() {
    let page = page().replace('\u{a0}', " ");
    let tables: Vec<&str> = page.split("<table").skip(1).collect();
    let (own, fold) = page.split_once("</cyber-subsidie>").unwrap();
    assert_eq!(own.matches("<table").count(), versions().count());
    assert_eq!(tables.len(), 2 * versions().count(), "{fold}");
    let at_each = [0, 1].map(|other| {
        versions().map(move |scheme| (scheme, [scheme.rate_sme, scheme.rate_nis2][other]))
    });
    for ((scheme, rate), table) in at_each.into_iter().flatten().zip(tables) {
        let table = table.split("</table>").next().unwrap();
        assert!(
            table.contains(&format!("{} % voor een ", rate.percent())),
            "its rate"
        );
        let body = table.split("<tbody").nth(1).unwrap();
        let rows: Vec<&str> = body.split("<tr").skip(1).collect();
        assert_eq!(rows.len(), 3);
        for ((terms, published), row) in scheme.packages.iter().zip(scheme.published).zip(rows) {
            let price = figures::ends(terms.price);
            let [subsidy, own] = parts(price, rate);
            if rate == scheme.rate_sme {
                assert_eq!(
                    subsidy,
                    figures::ends(published),
                    "the printed subsidy column"
                );
            }
            let mut at = 0;
            // In the order of the columns: the same amount may stand in two of them.
            for amounts in [price, subsidy, own] {
                let cell = format!(">{}</td>", reader::euros_from_to(amounts));
                at += row[at..]
                    .find(&cell)
                    .unwrap_or_else(|| panic!("{cell} is missing"))
                    + cell.len();
            }
        }
    }
}

#[test]
fn amounts_stand_under_headings_that_say_excl_btw() {
    let labels = attributes("data-label");
    assert_eq!(labels.len(), 18 * versions().count());
    assert!(
        labels.iter().all(|label| label.ends_with("excl.\u{a0}btw")),
        "{labels:?}"
    );
}

/// Without a script nothing is folded away: neither from who reads it nor from who prints it.
#[test]
fn every_fold_stands_open_under_a_heading() {
    let page = page();
    let folds: Vec<&str> = page.split("<details").skip(1).collect();
    assert_eq!(folds.len(), TOPICS.len() + 3);
    for fold in folds {
        let (tag, rest) = fold.split_once('>').unwrap();
        assert!(tag.contains(" open"), "{tag}");
        assert!(rest.trim_start().starts_with("<summary><h3>"), "{rest}");
    }
}

#[test]
fn every_topic_with_all_its_answers_in_order() {
    let page = page().replace("<b>", "").replace("</b>", "");
    let mut at = 0;
    for key in TOPICS
        .iter()
        .flat_map(|topic| [&[topic.question], topic.answers].concat())
    {
        let text = voice().format_text(key, &[]).replace(" %", "\u{a0}%");
        at += page[at..]
            .find(&text)
            .unwrap_or_else(|| panic!("{key:?} is missing or misplaced"));
    }
}

#[test]
fn every_source_with_an_address_once_with_the_day_it_was_read() {
    let page = page();
    let fold = page.split(" id=\"bronnen\"").nth(1).unwrap();
    let fold = fold.split("</details>").next().unwrap();
    let read: BTreeSet<(&str, String)> = versions()
        .flat_map(|scheme| scheme.sources)
        .filter(|source| !source.address.is_empty())
        .map(|source| (source.address, DUTCH.date(source.read)))
        .collect();
    assert_eq!(
        fold.matches("<li>").count(),
        read.iter()
            .map(|(address, _)| address)
            .collect::<BTreeSet<_>>()
            .len()
    );
    for (address, _) in &read {
        let item = fold
            .split("<li>")
            .find(|item| item.contains(&format!("\"{address}\"")))
            .unwrap();
        assert!(
            read.iter()
                .any(|(of, day)| of == address && item.contains(day.as_str())),
            "{item}"
        );
    }
}

#[test]
fn all_providers_with_their_offices() {
    let page = page();
    for provider in &PROVIDERS {
        assert!(
            page.contains(&format!(">{}</b>", provider.name)),
            "{}",
            provider.name
        );
        assert!(
            page.contains(&format!(">{}</span>", provider.offices)),
            "{}",
            provider.name
        );
    }
}

#[test]
fn every_condition_in_the_order_of_the_rules() {
    let page = page().replace('\u{a0}', " ");
    let mut at = 0;
    for rule in scheme().rules {
        let text = voice()
            .format_text(condition(rule.id), &[])
            .replace('\u{a0}', " ");
        at += page[at..]
            .find(&text)
            .unwrap_or_else(|| panic!("{:?} is missing or misplaced", rule.id));
    }
}

/// The conditions are sentences with figures in them: those of the data.
#[test]
fn the_conditions_say_the_figures_of_the_data() {
    let million = |amount| DUTCH.euro(amount).replace(".000.000", " miljoen");
    let day = Scheme::newest_check();
    let selected = PROVIDERS
        .iter()
        .filter(|provider| provider.is_selected_on(day));
    let selected = selected.count();
    let figures = [
        (
            RuleId::Size,
            format!("minder dan {} ", scheme().medium.headcount_below),
        ),
        (
            RuleId::Size,
            format!("{} omzet", million(scheme().medium.turnover_max)),
        ),
        (
            RuleId::Size,
            format!(
                "{} balanstotaal",
                million(scheme().medium.balance_sheet_total_max)
            ),
        ),
        (
            RuleId::Beneficiary,
            format!("subsidie van {} %", scheme().rate_sme.percent()),
        ),
        (
            RuleId::Beneficiary,
            format!("(tot {} %)", scheme().rate_nis2.percent()),
        ),
        (
            RuleId::PrivateSector,
            format!("minder dan {} %", scheme().public_share_below),
        ),
        (
            RuleId::Repeat,
            format!(
                "voorbije {} jaar",
                DUTCH.small(scheme().repeat_years.into())
            ),
        ),
        (RuleId::Quotes, DUTCH.euro(scheme().extensions_total_max)),
        (RuleId::DeMinimis, DUTCH.euro(scheme().de_minimis_ceiling)),
        (
            RuleId::SelectedProvider,
            format!("de {} geselecteerde", DUTCH.small(selected)),
        ),
    ];
    for (rule, figure) in figures {
        let text = voice()
            .format_text(condition(rule), &[])
            .replace('\u{a0}', " ");
        assert!(
            text.contains(&figure.replace('\u{a0}', " ")),
            "{rule:?} does not say {figure}: {text}"
        );
    }
}

#[test]
fn no_address_but_those_that_were_read() {
    let read: BTreeSet<&str> = scheme()
        .sources
        .iter()
        .map(|source| source.address)
        .collect();
    let own = [
        "#rekenhulp",
        "#grotere",
        "data:,",
        "page.css",
        "Cargo.toml",
        "mailto:cs@vlaio.be",
        "tel:+3280020555",
        "./",
        "fr/",
        "en/",
        "de/",
    ];
    for address in attributes("href") {
        assert!(!address.is_empty());
        assert!(
            read.contains(address.as_str()) || own.contains(&address.as_str()),
            "{address}"
        );
    }
    assert_eq!(attributes("src"), ["widget.js"]);
    assert!(
        page().matches("://").count() <= attributes("href").len(),
        "an address outside a link"
    );
}

#[test]
fn says_of_when_the_rules_are_and_whose_the_page_is_not() {
    let page = page();
    let (before, rest) = page.split_once("<table").unwrap();
    assert!(
        before.contains(&DUTCH.date(scheme().valid_from)),
        "before any amount"
    );
    // Where there are several versions each table names the day from which it holds, and says no more of it.
    let named = rest.matches(&DUTCH.date(scheme().valid_from)).count();
    let captions = page.split("<caption>").skip(1);
    let captions = captions.filter_map(|rest| rest.split("</caption>").next());
    let first = captions.filter(|caption| caption.contains(&DUTCH.date(scheme().valid_from)));
    assert_eq!(named, first.count());
    assert_eq!(named > 0, versions().count() > 1);
    let footer = rest.split("<footer>").nth(1).unwrap();
    assert!(footer.contains("geen website van VLAIO"));
}

#[test]
fn tags_are_balanced() {
    const VOID: [&str; 2] = ["meta", "link"];
    let page = page();
    let mut open: Vec<&str> = Vec::new();
    for tag in page.split('<').skip(1).filter(|tag| !tag.starts_with('!')) {
        let tag = tag.split('>').next().unwrap();
        let name = tag.split([' ', '\n']).next().unwrap();
        match name.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed)),
            None if VOID.contains(&name) => {}
            None => open.push(name),
        }
    }
    assert_eq!(open, Vec::<&str>::new());
}

#[test]
fn headings_skip_no_level() {
    let page = page();
    let levels: Vec<u32> = page
        .split("<h")
        .filter_map(|rest| rest.chars().next()?.to_digit(10))
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert_eq!(levels.first(), Some(&1));
    assert!(
        levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
        "{levels:?}"
    );
}

/// A strict content security policy must be able to serve it.
#[test]
fn nothing_inline() {
    let page = page();
    assert!(!page.contains("<style") && !page.contains(" style="));
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("<script type=\"module\" src=\"widget.js\"></script>"));
    assert_eq!(page.matches("data:").count(), 1, "the icon alone");
    let handler = |word: &str| word.starts_with("on") && word.contains("=\"");
    assert!(!page.split_whitespace().any(handler));
}
