//! A made-up language, in which every word is lengthened and marked and figures are written another way: whatever is told must
//! come from `locales/`, and what is typed is read as that language writes it.

use crate::locale::lines;
use crate::make::{application, cases, typed};
use cybersubsidie::answers::compose::compose;
use cybersubsidie::answers::field::Field;
use cybersubsidie::answers::in_words;
use cybersubsidie::answers::input::{Entered, Quantity, read};
use cybersubsidie::answers::restore::restore;
use cybersubsidie::document::{page_in, published_in};
use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::money::Money;
use cybersubsidie::rules::scheme::{LegalForm, PROVIDERS, RuleId, Scheme, VERSIONS};
use cybersubsidie::rules::trace::Facts;
use cybersubsidie::text::columns::{self, Shown};
use cybersubsidie::text::{
    ALL, DUTCH, Locale, Voice, amounts, asking, caveats, finding, package, relation, size, source,
    verdict,
};
use cybersubsidie::{Application, evaluate};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Stands before every word, and twice behind it.
const MARK: char = 'þ';

static MADE_UP: LazyLock<Locale> = LazyLock::new(|| {
    let dutch = include_str!("../../locales/nl.toml");
    let mut texts: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(dutch).unwrap();
    for text in texts.values_mut().flat_map(BTreeMap::values_mut) {
        *text = marked(text);
    }
    let format = texts.get_mut("format").unwrap();
    for (key, text) in [
        ("decimal", "."),
        ("group", "'"),
        ("typed-group", "'"),
        ("euro", "{0} €"),
        ("percent", "{0} þpctþþ"),
        ("date", "{2} {1} {0}"),
    ] {
        format.insert(key.to_owned(), text.to_owned());
    }
    Locale::of(lines(&toml::to_string(&texts).unwrap(), true).unwrap()).unwrap()
});

/// A text with every word marked, its places left as they are.
fn marked(text: &str) -> String {
    let mut out = String::new();
    let (mut place, mut word) = (false, false);
    for c in text.chars() {
        let letter = c.is_alphabetic() && !place;
        if letter && !word {
            out.push(MARK);
        }
        if word && !letter {
            out.extend([MARK, MARK]);
        }
        word = letter;
        match c {
            '{' => place = true,
            '}' => place = false,
            _ => {}
        }
        out.push(c);
    }
    if word {
        out.extend([MARK, MARK]);
    }
    out
}

/// The first word that bears no mark; names that the data or a visitor gave are none of the language's.
fn unmarked(text: &str, names: &[String]) -> Option<String> {
    let mut text = text.to_owned();
    for name in names {
        // A word of the language that begins with a name, as "Brussels" does, keeps its mark.
        text = text.replace(&format!("{MARK}{name}"), &MARK.to_string());
        text = text.replace(name.as_str(), " ");
    }
    let mut words = text.split(|c: char| !c.is_alphabetic());
    words
        .find(|word| !word.is_empty() && !word.starts_with(MARK))
        .map(|word| format!("{word:?} in {text:?}"))
}

/// Names of the data, the longest first: one may hold another.
fn names() -> Vec<String> {
    let providers = PROVIDERS.iter().flat_map(|provider| {
        let offices = provider.offices.split(", ");
        offices.chain([provider.name])
    });
    let sources = VERSIONS.iter().flat_map(|scheme| scheme.sources);
    let sources = sources.flat_map(|source| [source.title, source.section]);
    let mut names: Vec<String> = providers.chain(sources).map(str::to_owned).collect();
    names.sort_by_key(|name| core::cmp::Reverse(name.len()));
    names
}

fn assert_marked<'a>(texts: impl IntoIterator<Item = &'a str>, names: &[String]) {
    for text in texts {
        assert_eq!(unmarked(text, names), None, "not from locales/");
    }
}

/// Everything that the verdict, the table, the conditions and the form tell of an application.
fn told(locale: Locale, application: &Application) -> Vec<String> {
    let voice = &Voice::on(locale, application.decision_date);
    let evaluation = &evaluate(application).unwrap();
    let headline = verdict::headline(voice, evaluation, 0);
    let shown: Vec<Shown<'_>> = evaluation.packages.iter().map(|row| (row, None)).collect();
    let mut told = vec![
        headline.whole(),
        package::extensions(voice, &evaluation.rates),
    ];
    for open in [&[][..], &evaluation.missing] {
        let unknown = &evaluation.missing;
        told.push(verdict::spoken(
            voice, evaluation, &headline, &shown, open, unknown,
        ));
        told.extend(verdict::details(voice, evaluation, &shown, open));
    }
    told.extend(asking::lines(voice, &evaluation.missing));
    told.extend(columns::gain(voice, evaluation, &shown).map(|gain| gain.whole()));
    for column in columns::columns(voice, &shown, application.provider) {
        told.extend([column.payable.0, column.payable.1]);
        told.extend([column.price, column.subsidy, column.own]);
        told.extend(
            column
                .mark
                .into_iter()
                .chain(column.published)
                .chain(column.mind),
        );
    }
    told.extend(amounts::minds(voice, evaluation, &shown));
    if let Some((title, lines)) = amounts::other_rate(voice, evaluation, &shown) {
        told.extend(lines.into_iter().chain([title]));
    }
    told.extend(verdict::warnings(voice, evaluation));
    for (name, reasons) in verdict::obstacles(voice, evaluation) {
        told.push(name.to_owned());
        told.extend(reasons);
    }
    told.extend(amounts::remarks(voice, evaluation, &shown));
    for row in &evaluation.packages {
        for (label, text) in amounts::lines(voice, evaluation, (row, None)) {
            told.extend([label, text]);
        }
        let quoted = row.quote.iter();
        let quoted = quoted.flat_map(|quote| amounts::quoted(voice, evaluation, row.id, quote));
        for row in amounts::published(voice, evaluation, row)
            .into_iter()
            .chain(quoted)
        {
            told.extend(row.amounts);
            told.extend(row.mind);
            told.extend(row.rate.map(|rate| package::rate(voice, rate)));
        }
    }
    for finding in &evaluation.trace {
        told.push(locale.text(finding::name(finding.rule)).to_owned());
        told.push(voice.format_text(finding::condition(finding.rule), &[]));
        told.push(locale.text(finding::state(finding.state)).to_owned());
        told.extend(finding::reasons(voice, finding));
        told.extend(caveats::in_words(voice, finding));
        if let Facts::Size(size) = &finding.facts {
            let additions = size.consolidation.iter().flat_map(|group| &group.additions);
            told.extend(additions.map(|addition| relation::counts(voice, addition)));
            for year in [size.last_year, size.year_before].into_iter().flatten() {
                let totals = size::totals(locale, &year, &voice.scheme.medium);
                told.extend(
                    totals
                        .into_iter()
                        .flat_map(|total| [total.limit, total.words]),
                );
            }
        }
    }
    let form = restore(locale, application);
    for (label, answer) in in_words::answers(voice, &form) {
        told.extend([label, answer]);
    }
    let composed = compose(locale, &form, application.decision_date);
    let problems = composed.problems();
    told.extend(problems.map(|(_, problem)| voice.format_text(problem, &[])));
    told
}

/// The names that somebody typed.
fn typed_names(application: &Application) -> Vec<String> {
    let mut names = Vec::new();
    let mut open: Vec<_> = application.relations.iter().flatten().collect();
    while let Some(relation) = open.pop() {
        names.extend(relation.name.clone().filter(|name| !name.is_empty()));
        open.extend(&relation.relations);
    }
    names
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn nothing_is_told_but_from_the_language(application in application()) {
        let application = typed(&application);
        let mut names = typed_names(&application);
        names.extend(self::names());
        for text in told(*MADE_UP, &application) {
            prop_assert_eq!(unmarked(&text, &names), None);
        }
    }

    /// The form in another language is the same application.
    #[test]
    fn the_form_is_written_and_read_in_one_language(application in application()) {
        let application = typed(&application);
        let [dutch, made_up] = [DUTCH, *MADE_UP].map(|locale| {
            let form = restore(locale, &application);
            compose(locale, &form, application.decision_date)
        });
        prop_assert_eq!(dutch, made_up);
    }
}

#[test]
fn every_text_question_and_name_is_of_the_language() {
    let voice = &Voice::on(*MADE_UP, Scheme::newest_check());
    let names = &names();
    for key in ALL {
        let text = voice.format_text(key, &["1"; 10]);
        assert!(!text.contains('{'), "{key:?}: {text}");
        assert_marked([&*text], names);
    }
    for field in Field::ALL {
        assert_marked([&*in_words::label(voice, *field, 2026)], names);
    }
    for form in LegalForm::all() {
        assert_marked([finding::legal_form(**voice, form)], names);
    }
    for found in VERSIONS.iter().flat_map(|scheme| scheme.sources) {
        assert_marked([&*source::title(**voice, found)], names);
    }
}

/// The words of a document, and what its attributes tell a reader.
fn words_of(page: &str) -> Vec<String> {
    let plain = |text: &str| {
        let text = text.replace("&quot;", "\"").replace("&lt;", "<");
        text.replace("&gt;", ">").replace("&amp;", "&")
    };
    let mut words = Vec::new();
    for part in page.split('<').skip(2) {
        let (tag, text) = part.split_once('>').unwrap();
        words.push(plain(text));
        let machine = ["viewport", "color-scheme"];
        for name in [
            "content",
            "data-label",
            "data-group",
            "aria-label",
            "title",
            "alt",
        ] {
            let value = tag.split(&format!(" {name}=\"")).nth(1);
            let value = value.and_then(|rest| rest.split('"').next());
            let said = value.filter(|_| !machine.iter().any(|name| tag.contains(name)));
            words.extend(said.map(plain));
        }
    }
    words
}

#[test]
fn the_document_says_nothing_of_its_own() {
    let mut days: Vec<Date> = VERSIONS.iter().map(|scheme| scheme.valid_from).collect();
    days.push(Scheme::newest_check());
    days.extend(Date::parse("2999-12-31"));
    for day in days {
        let page = page_in(*MADE_UP, day);
        // Runs of spaces that hold the markup apart are the document's own.
        let words = words_of(&page);
        assert!(words.len() > 50);
        let mut names: Vec<String> = names()
            .iter()
            .map(|name| name.replace(" %", "\u{a0}%"))
            .collect();
        // Each language names itself.
        names.extend(["Nederlands", "Français", "English", "Deutsch"].map(str::to_owned));
        assert_marked(words.iter().map(String::as_str), &names);
        assert!(page.contains("<html lang=\"þnlþþ\">"));
    }
}

/// Every text of a JSON value, but those that tell a program and not a reader.
fn strings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(list) => list.iter().for_each(|value| strings(value, found)),
        serde_json::Value::Object(fields) => {
            fields.values().for_each(|value| strings(value, found));
        }
        _ => {}
    }
}

#[test]
fn the_elements_own_table_says_nothing_of_its_own() {
    let data: serde_json::Value = serde_json::from_str(&published_in(*MADE_UP)).unwrap();
    let mut found = Vec::new();
    strings(&data, &mut found);
    found.retain(|text| !text.starts_with("https://"));
    assert!(found.len() > 20);
    assert_marked(found.iter().map(String::as_str), &names());
}

#[test]
fn figures_and_days_are_written_as_the_language_writes_them() {
    let (locale, day) = (*MADE_UP, Date::parse("2026-11-24").unwrap());
    let plain = |text: String| text.replace('\u{a0}', " ");
    assert_eq!(
        plain(locale.cents(Money::from_cents(123_456_705))),
        "1'234'567.05 €"
    );
    assert_eq!(plain(locale.percent("24.5")), "24.5 þpctþþ");
    assert_eq!(plain(locale.date(day)), "2026 þnovemberþþ 24");
    assert_eq!(locale.small(4), "þvierþþ");
    assert_eq!(locale.small(18), "18");
    let voice = Voice::on(locale, day);
    let ceiling = voice.format_text(finding::condition(RuleId::DeMinimis), &[]);
    let figure = locale.round(voice.scheme.de_minimis_ceiling);
    assert!(ceiling.contains(&figure), "{ceiling}");
}

#[test]
fn what_is_typed_is_read_as_the_language_writes_it() {
    let money = |locale, typed: &str| read(locale, typed, Quantity::Money).ok();
    let is = |text: &str| Some(Entered::Money(Money::parse(text).unwrap()));
    for typed in ["8'500.50", "8500.5", "8500.50 €"] {
        assert_eq!(money(*MADE_UP, typed), is("8500.50"), "{typed}");
    }
    for typed in [
        "8'500",
        "8.5 þmlnþþ",
        "8'500.- þeuroþþ",
        "þeurþþ 8500 þzonderþþ þbtwþþ",
    ] {
        let millions = typed.contains("mln");
        let expected = is(if millions { "8500000" } else { "8500" });
        assert_eq!(money(*MADE_UP, typed), expected, "{typed}");
    }
    assert_eq!(money(*MADE_UP, "8500 euro"), None);
    let day = |locale, typed: &str| read(locale, typed, Quantity::Date).ok();
    let date = Date::parse("2026-11-24").ok().map(Entered::Date);
    for typed in ["þdiþþ 24 þnovþþ 2026", "2026 þnovemberþþ 24", "24-11-2026"] {
        assert_eq!(day(*MADE_UP, typed), date, "{typed}");
    }
    assert_eq!(day(*MADE_UP, "24 november 2026"), None);
    let written = MADE_UP.date(Date::parse("2026-11-24").unwrap());
    assert_eq!(day(*MADE_UP, &written), date, "{written}");
    assert_eq!(money(DUTCH, "8'500.50"), None);
    assert_eq!(money(*MADE_UP, "8.500,50"), None);
    assert_eq!(money(DUTCH, "8.500"), is("8500.00"));
    assert_eq!(money(*MADE_UP, "8.50"), is("8.50"));
}

#[test]
fn a_language_that_lacks_a_line_is_none() {
    assert!(Locale::of("one\ntwo".to_owned()).is_none());
}
