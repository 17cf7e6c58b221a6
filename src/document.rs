//! The public page's document, complete and readable without script, made by the same core that evaluates.
//! `cargo run --no-default-features --example static_page` writes it, as of the day on which somebody last compared the rules
//! with their sources, so that a build does not depend on the clock. A test fails when `index.html` differs.

mod know;
mod markup;
mod packages;
mod published;

pub use published::{published, published_in};

use crate::rules::date::Date;
use crate::rules::percent::Rate;
use crate::rules::scheme::{NotInForce, RuleInfo, Scheme, Source};
use crate::text::finding::{condition, judge, name};
use crate::text::format::dialled;
use crate::text::{DUTCH, Key, Locale, Voice, source};
use markup::{block, element, escape, lines, link, list, paragraph, void};

/// The languages of the page by their codes, each with its own name for itself.
const LANGUAGES: [(&str, &str); 4] = [
    ("nl", "Nederlands"),
    ("fr", "Français"),
    ("en", "English"),
    ("de", "Deutsch"),
];

/// Tells Trunk what to build. `scripts/pack.mjs` makes the result small, and removes this line again.
const TRUNK: &str = r#"<link data-trunk rel="rust" href="Cargo.toml" data-wasm-opt="0">"#;

/// The rates, as the published table has them side by side.
fn rates(scheme: &Scheme) -> Vec<Rate> {
    let mut rates = vec![scheme.rate_sme, scheme.rate_nis2];
    rates.dedup();
    rates
}

/// The version that holds on this day (before the scheme begins, the first one), and those that begin later. After the
/// scheme's last day there is none, and that last day is returned instead.
fn versions(day: Date) -> Result<Vec<&'static Scheme>, Date> {
    let now = match Scheme::on(day) {
        Ok(scheme) => scheme,
        Err(NotInForce::Before(_)) => Scheme::first(),
        Err(NotInForce::After(last)) => return Err(last),
    };
    Ok(core::iter::once(now).chain(now.later()).collect())
}

/// A table's caption: with the first day of its rules, where there are several.
fn caption(voice: &Voice, of: usize) -> String {
    if of > 1 {
        voice.format_text(Key::DocumentCaptionFrom, &[])
    } else {
        voice.text(Key::DocumentCaption).to_owned()
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
    page_in(DUTCH, day)
}

/// The same in this language.
#[must_use]
pub fn page_in(locale: Locale, day: Date) -> String {
    let voice = &Voice::on(locale, day);
    let body = lines(&[banner(voice), main(voice), footer(voice)]);
    let html = lines(&[head(voice), element("body", &[], &block(&body))]);
    format!(
        "<!doctype html>\n{}\n",
        element(
            "html",
            &[("lang", voice.text(Key::FormatLanguage))],
            &block(&html)
        )
    )
}

fn head(voice: &Voice) -> String {
    let description = voice.format_text(Key::DocumentDescription, &[]);
    let description = [("name", "description"), ("content", &*description)];
    let mut tags = vec![
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
        element("title", &[], &text(voice, Key::DocumentTitle)),
        void("meta", &description),
        // An empty icon keeps the browser from requesting /favicon.ico.
        void("link", &[("rel", "icon"), ("href", "data:,")]),
        void(
            "link",
            &[("rel", "stylesheet"), ("href", &above(voice, "page.css"))],
        ),
        element(
            "script",
            &[("type", "module"), ("src", &above(voice, "widget.js"))],
            "",
        ),
    ];
    for (code, _) in LANGUAGES {
        let href = in_language(voice, code);
        let attributes = [("rel", "alternate"), ("hreflang", code), ("href", &href)];
        tags.push(void("link", &attributes));
    }
    if is_dutch(voice) {
        tags.push(TRUNK.to_owned());
    }
    element("head", &[], &block(&lines(&tags)))
}

fn is_dutch(voice: &Voice) -> bool {
    voice.text(Key::FormatLanguage) == "nl"
}

/// The address of a file beside the Dutch document. Those of the other languages lie in folders under it.
fn above(voice: &Voice, file: &str) -> String {
    let up = if is_dutch(voice) { "" } else { "../" };
    format!("{up}{file}")
}

/// The address of the page in this language.
fn in_language(voice: &Voice, code: &str) -> String {
    match code {
        "nl" if is_dutch(voice) => "./".to_owned(),
        "nl" => "../".to_owned(),
        _ => above(voice, &format!("{code}/")),
    }
}

/// The page in each language; the one at hand is no link.
fn languages(voice: &Voice) -> String {
    let here = voice.text(Key::FormatLanguage);
    let each = LANGUAGES.map(|(code, name)| {
        if code == here {
            return element("b", &[("aria-current", "page")], name);
        }
        let href = in_language(voice, code);
        element(
            "a",
            &[("href", &href), ("hreflang", code), ("lang", code)],
            name,
        )
    });
    let label = text(voice, Key::DocumentLanguages);
    element(
        "nav",
        &[("class", "languages"), ("aria-label", &label)],
        &each.join(" "),
    )
}

fn banner(voice: &Voice) -> String {
    let to_calculator = [("class", "skip"), ("href", "#rekenhulp")];
    let parts = [
        element("a", &to_calculator, &text(voice, Key::DocumentSkip)),
        element("p", &[("class", "brand")], &text(voice, Key::DocumentName)),
        element(
            "p",
            &[("class", "tagline")],
            &text(voice, Key::DocumentTagline),
        ),
        languages(voice),
    ];
    element("header", &[("class", "banner")], &block(&lines(&parts)))
}

fn main(voice: &Voice) -> String {
    let mut parts = vec![
        element("h1", &[], &text(voice, Key::DocumentHeading)),
        element("p", &[("class", "intro")], &text(voice, Key::DocumentIntro)),
    ];
    match versions(voice.day) {
        Ok(versions) => {
            parts.push(calculator(&packages::content(voice, &versions)));
            parts.push(conditions(voice));
            parts.push(steps(voice));
            parts.push(know::know(voice, &versions));
        }
        // After the end nothing is shown as available.
        Err(last) => parts.push(calculator(&[paragraph("ended", &ended(voice, last))])),
    }
    element("main", &[], &block(&lines(&parts)))
}

fn ended(voice: &Voice, last: Date) -> String {
    escape(&voice.format_text(Key::PageEnded, &[&voice.date(last)]))
}

/// The element; its content is visible until the app replaces it, or permanently if the app never loads.
fn calculator(content: &[String]) -> String {
    element(
        "cyber-subsidie",
        &[("id", "rekenhulp"), ("eager", "")],
        &block(&lines(content)),
    )
}

/// How the texts of a version are said: of the day asked, or of its first day where that is later.
fn of_version(voice: &Voice, scheme: &Scheme) -> Voice {
    Voice::on(**voice, voice.day.max(scheme.valid_from))
}

fn conditions(voice: &Voice) -> String {
    let rules = voice.scheme.rules.iter();
    let items: Vec<String> = rules.map(|rule| one_condition(voice, rule)).collect();
    until_ready(
        voice,
        "voorwaarden",
        Key::DocumentConditions,
        &[
            paragraph("lead", &text(voice, Key::DocumentConditionsLead)),
            list("ol", "conditions", &items),
        ],
    )
}

fn one_condition(voice: &Voice, rule: &RuleInfo) -> String {
    let mut judged =
        escape(&voice.format_text(Key::DocumentJudged, &[voice.text(judge(rule.judge))]));
    let links: Vec<String> = rule
        .sources
        .iter()
        .filter_map(|source| source_link(voice, source))
        .collect();
    if !links.is_empty() {
        judged = format!(
            "{judged} {} {}",
            text(voice, Key::DocumentSources),
            links.join("; ")
        );
    }
    lines(&[
        element("h3", &[], &text(voice, name(rule.id))),
        element("p", &[], &text(voice, condition(rule.id))),
        paragraph("judged", &judged),
    ])
}

/// A link with the source's Dutch name; nothing where only a copy without an address was read.
fn source_link(voice: &Voice, found: &Source) -> Option<String> {
    let name = source::title(**voice, found);
    if source::is_dutch(found) && !is_dutch(voice) {
        let attributes = [("href", found.address), ("lang", "nl")];
        return (!found.address.is_empty()).then(|| element("a", &attributes, &escape(&name)));
    }
    (!found.address.is_empty()).then(|| link(found.address, &name))
}

fn steps(voice: &Voice) -> String {
    let steps = [
        Key::PageStep1,
        Key::PageStep2,
        Key::PageStep3,
        Key::PageStep4,
    ];
    until_ready(
        voice,
        "stappen",
        Key::PageSteps,
        &[
            list("ol", "steps", &steps.map(|key| text(voice, key))),
            paragraph("paying", &text(voice, Key::PagePaying)),
        ],
    )
}

fn footer(voice: &Voice) -> String {
    let (mail, telephone) = (voice.text(Key::PageMail), voice.text(Key::PageTelephone));
    let asked = format!(
        "{}{}{}",
        element("b", &[], &text(voice, Key::DocumentContact)),
        text(voice, Key::FormatColon),
        text(voice, Key::DocumentContactLead),
    );
    let ways = [
        link(&format!("mailto:{mail}"), mail),
        link(&dialled(telephone), telephone),
        text(voice, Key::DocumentPost),
    ];
    let mut rest = text(voice, Key::PageIndependent);
    if let Some(source) = official(voice.scheme) {
        rest.push(' ');
        rest += &link(source.address, voice.text(Key::DocumentSource));
    }
    let parts = [
        element("address", &[], &lines(&[asked, ways.join(" · ")])),
        element("p", &[], &rest),
    ];
    element("footer", &[], &block(&lines(&parts)))
}

fn official(scheme: &Scheme) -> Option<&'static Source> {
    scheme.sources.iter().find(|source| source.id == "page-aid")
}

/// A section that the calculator shows live once it has loaded: `embed/page.js` then hides this one.
fn until_ready(voice: &Voice, id: &str, heading: Key, parts: &[String]) -> String {
    let attributes = [("class", id), ("data-until-ready", "")];
    section(voice, id, heading, &attributes, parts)
}

fn section(
    voice: &Voice,
    id: &str,
    heading: Key,
    attributes: &[(&str, &str)],
    parts: &[String],
) -> String {
    let title = format!("{id}-titel");
    let heading = element("h2", &[("id", &title)], &text(voice, heading));
    let content = format!("{heading}\n{}", lines(parts));
    let mut attributes = attributes.to_vec();
    attributes.push(("aria-labelledby", &title));
    element("section", &attributes, &block(&content))
}

fn text(voice: &Voice, key: Key) -> String {
    escape(&voice.format_text(key, &[]))
}
