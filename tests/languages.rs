//! The four languages: each writes and reads its own numbers and days, a link holds the Dutch form, and the files of `site/` are theirs.
#![allow(clippy::unwrap_used)] // a test may stop

#[path = "support/locale.rs"]
mod locale;

use cybersubsidie::answers::compose::compose;
use cybersubsidie::answers::field::{Field, choice};
use cybersubsidie::answers::input::{Quantity, read};
use cybersubsidie::answers::on_paper;
use cybersubsidie::answers::respelled::UNREAD;
use cybersubsidie::answers::{Answers, ROOT};
use cybersubsidie::document;
use cybersubsidie::link::{decode, encode};
use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::money::Money;
use cybersubsidie::rules::scheme::Scheme;
use cybersubsidie::text::{DUTCH, Key, Locale, Voice};
use proptest::prelude::*;
use std::fs;
use std::path::Path;

const OTHERS: [&str; 3] = ["fr", "en", "de"];

fn toml(code: &str) -> String {
    let path = format!("{}/locales/{code}.toml", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(path).unwrap()
}

/// Made once, because it is never freed.
fn language(code: &str) -> Locale {
    static LEARNT: std::sync::OnceLock<Vec<Locale>> = std::sync::OnceLock::new();
    let all = LEARNT.get_or_init(|| {
        let learn = |code: &&str| Locale::of(locale::lines(&toml(code), true).unwrap()).unwrap();
        OTHERS.iter().map(learn).collect()
    });
    let named = |locale: &&Locale| locale.text(Key::FormatLanguage) == code;
    all.iter().find(named).copied().unwrap_or(DUTCH)
}

fn all() -> Vec<Locale> {
    ["nl", "fr", "en", "de"].map(language).to_vec()
}

#[test]
fn what_the_build_ships_is_written_from_the_texts() {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("site");
    for code in OTHERS {
        let stands = |name: String| fs::read_to_string(site.join(name)).unwrap();
        let page = document::page_in(language(code), Scheme::newest_check());
        assert!(
            stands(format!("{code}.html")) == page,
            "{code}: make regenerate"
        );
        let lines = locale::lines(&toml(code), false).unwrap();
        assert!(
            stands(format!("{code}.txt")) == lines,
            "{code}: make regenerate"
        );
    }
}

#[test]
fn each_language_writes_as_the_browsers_intl_does() {
    // Written by `scripts/intl.mjs` from the Intl of a browser's engine; a test of the scripts compares it with that of this machine.
    let said = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/intl.txt")).unwrap();
    let mut lines = 0;
    for line in said.lines() {
        let [code, kind, plain, written] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line:?}");
        };
        let locale = language(code);
        let ours = match kind {
            "money" => locale.cents(Money::parse(plain).unwrap()),
            "number" => locale.number(plain),
            "percent" => locale.percent(plain),
            "date" => locale.date(Date::parse(plain).unwrap()),
            _ => panic!("{line:?}"),
        };
        let spaces = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(spaces(&ours), spaces(written), "{code} {kind} {plain}");
        lines += 1;
    }
    assert!(lines > 100, "{lines}");
}

#[test]
fn what_is_typed_is_read_as_that_language_has_it() {
    let money = [
        ("en", "8,500.50", Some("8500.50")),
        ("en", "8,500", Some("8500.00")),
        ("en", "€8,500 excl. VAT", Some("8500.00")),
        ("en", "8500.5", Some("8500.50")),
        ("en", "1.5 million", Some("1500000.00")),
        ("en", "8.500", None),
        ("fr", "8 500,50", Some("8500.50")),
        ("fr", "8\u{202f}500,50\u{a0}€", Some("8500.50")),
        ("fr", "8.500,50", Some("8500.50")),
        ("fr", "8.500", Some("8500.00")),
        ("fr", "8500 € HTVA", Some("8500.00")),
        ("fr", "1,5 million", Some("1500000.00")),
        ("fr", "2 milliards", Some("2000000000.00")),
        ("de", "8.500,50 €", Some("8500.50")),
        ("de", "1,5 Millionen", Some("1500000.00")),
        ("de", "8500 zzgl. MwSt.", Some("8500.00")),
        ("nl", "8.500,50", Some("8500.50")),
    ];
    for (code, typed, value) in money {
        let read = read(language(code), typed, Quantity::Money);
        let found = read.ok().and_then(|entered| entered.money());
        assert_eq!(
            found.map(|amount| amount.to_string()).as_deref(),
            value,
            "{code} {typed}"
        );
    }
    let days = [
        ("fr", "24 novembre 2026"),
        ("fr", "24 NOV 2026"),
        ("fr", "mardi 24 novembre 2026"),
        ("en", "24 November 2026"),
        ("en", "Tuesday 24 november 2026"),
        ("en", "24th Nov 2026"),
        ("de", "24. November 2026"),
        ("de", "Dienstag, 24. November 2026"),
        ("nl", "24 november 2026"),
    ];
    for (code, typed) in days {
        let read = read(language(code), typed, Quantity::Date);
        let found = read.ok().and_then(|entered| entered.date());
        assert_eq!(
            found,
            Some(Date::parse("2026-11-24").unwrap()),
            "{code} {typed}"
        );
    }
    for (code, typed) in [
        ("fr", "1er février 2027"),
        ("fr", "1 FÉVRIER 2027"),
        ("de", "1. Februar 2027"),
        ("en", "1st February 2027"),
    ] {
        let read = read(language(code), typed, Quantity::Date);
        let found = read.ok().and_then(|entered| entered.date());
        assert_eq!(
            found,
            Some(Date::parse("2027-02-01").unwrap()),
            "{code} {typed}"
        );
    }
}

#[test]
fn every_month_of_every_language_is_read_back() {
    for locale in all() {
        for (month, day) in (1..=12).flat_map(|month| [(month, 1), (month, 3)]) {
            let day = Date::new(2026, month, day).unwrap();
            let written = locale.date(day);
            for typed in [
                written.clone(),
                written.to_uppercase(),
                written.to_lowercase(),
            ] {
                let read = read(locale, &typed, Quantity::Date);
                let found = read.ok().and_then(|entered| entered.date());
                assert_eq!(found, Some(day), "{typed}");
            }
        }
        for written in [
            locale.text(Key::FormatShortMonths),
            locale.text(Key::FormatMonths),
        ] {
            assert_eq!(written.split(' ').count(), 12, "{written}");
        }
        assert_eq!(locale.text(Key::FormatWeekdays).split(' ').count() % 7, 0);
        assert_eq!(locale.text(Key::FormatNumbers).split(' ').count(), 13);
    }
}

#[test]
fn the_first_of_a_month_is_written_1er_in_french_alone() {
    let written = |code: &str, day: &str| {
        let written = language(code).date(Date::parse(day).unwrap());
        written.replace('\u{a0}', " ")
    };
    assert_eq!(written("fr", "2027-01-01"), "1er janvier 2027");
    for (code, day, there) in [
        ("fr", "2027-01-11", "11 janvier 2027"),
        ("fr", "2027-08-31", "31 août 2027"),
        ("nl", "2027-01-01", "1 januari 2027"),
        ("en", "2027-01-01", "1 January 2027"),
        ("de", "2027-01-01", "1. Januar 2027"),
    ] {
        assert_eq!(written(code, day), there, "{code}");
    }
}

#[test]
fn a_sheet_on_paper_has_the_colon_of_its_language() {
    let on_paper = |code: &str| {
        let mut answers = Answers::default();
        answers.set(ROOT, Field::Sme, choice::CALCULATE);
        answers.set(ROOT, Field::LastHeadcount, "12");
        let voice = Voice::on(language(code), Date::parse("2026-11-24").unwrap());
        on_paper::rows(&voice, &answers, &[], 2026)
    };
    let of = |code: &str| on_paper(code).pop().unwrap().1;
    assert_eq!(of("nl"), "2025: 12 VTE");
    assert_eq!(of("fr"), "2025\u{a0}: 12\u{a0}ETP");
}

/// An answer typed in one language, in the form of another.
fn respelled(text: &str, from: &str, to: &str) -> String {
    let mut answers = Answers::default();
    answers.set(ROOT, Field::LastTurnover, text);
    answers.respell(language(from), language(to));
    answers.get(ROOT, Field::LastTurnover).to_owned()
}

#[test]
fn a_number_that_was_understood_is_written_anew() {
    for (text, from, to, there) in [
        ("8500", "nl", "en", "8500"),
        ("8.500", "nl", "en", "8,500"),
        ("8.500,50", "nl", "en", "8,500.50"),
        ("8500,5", "nl", "en", "8,500.50"),
        ("8,500", "en", "nl", "8.500"),
        ("8 500,50 €", "fr", "nl", "8.500,50"),
        ("1,5 miljoen", "nl", "fr", "1\u{202f}500\u{202f}000"),
        ("-5", "nl", "en", "-5"),
        ("veel", "nl", "en", "veel"),
    ] {
        assert_eq!(
            respelled(text, from, to),
            there,
            "{text} from {from} to {to}"
        );
    }
    let mut answers = Answers::default();
    answers.set(ROOT, Field::LastHeadcount, "8,500");
    answers.set(ROOT, Field::DecisionDate, "24 mei 2026");
    answers.set(ROOT, Field::TrajectoryDate, "24 november 2022");
    answers.set(ROOT, Field::Postcode, "9 000");
    answers.respell(DUTCH, language("en"));
    assert_eq!(answers.get(ROOT, Field::LastHeadcount), "8.5");
    assert_eq!(answers.get(ROOT, Field::DecisionDate), "24-05-2026");
    // Understood in both.
    assert_eq!(answers.get(ROOT, Field::TrajectoryDate), "24 november 2022");
    assert_eq!(answers.get(ROOT, Field::Postcode), "9 000");
}

#[test]
fn what_was_no_number_does_not_become_one() {
    // Eight and a half thousandths in English: refused there. In Dutch it would be eight thousand five hundred.
    let marked = respelled("8.500", "en", "nl");
    assert_eq!(marked, format!("{UNREAD}8.500"));
    // What to write would be what stands there.
    assert_eq!(
        read(DUTCH, &marked, Quantity::Money),
        Err(Key::ErrorOtherForm)
    );
    // Somebody types on: then it is what it says.
    let mut answers = Answers::default();
    answers.typed(ROOT, Field::LastTurnover, &marked);
    assert_eq!(answers.get(ROOT, Field::LastTurnover), "8.500");
}

proptest! {
    #[test]
    fn an_amount_is_written_and_read_in_every_language(cents in any::<u32>()) {
        let amount = Money::from_cents(cents);
        for locale in all() {
            for written in [locale.cents(amount), locale.euro(amount), locale.bare(amount)] {
                let entered = read(locale, &written, Quantity::Money);
                prop_assert_eq!(entered.map(|entered| entered.money()), Ok(Some(amount)), "{}", written);
            }
        }
    }

    #[test]
    fn the_same_application_in_every_language_and_back(turnover in "[0-9]{1,3}([., ][0-9]{1,3}){0,2}( mio| euro|%)?", headcount in "[0-9]{1,4}([.,][0-9]{1,3})?", day in "[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ]20[0-9]{2}", share in "[0-9]{1,2}([.,][0-9]{1,3})?%?", from in 0usize..4, to in 0usize..4) {
        let (from, to) = (all()[from], all()[to]);
        let mut answers = Answers::default();
        answers.set(ROOT, Field::Sme, "c");
        answers.set(ROOT, Field::LastTurnover, &turnover);
        answers.set(ROOT, Field::LastHeadcount, &headcount);
        answers.set(ROOT, Field::DecisionDate, &day);
        let award = answers.add_award();
        answers.set(award, Field::AwardAmount, &turnover);
        answers.set(award, Field::AwardDate, &day);
        let id = answers.add_relation(ROOT);
        answers.set(id, Field::Capital, &share);
        let today = Scheme::newest_check();
        let told = |locale: Locale, answers: &Answers| {
            let composed = compose(locale, answers, today);
            let wrong = composed.problems().count();
            (composed.application, wrong)
        };
        let here = told(from, &answers);
        let mut there = answers.clone();
        there.respell(from, to);
        prop_assert_eq!(&told(to, &there), &here, "{:?}", there);
        // A link holds the Dutch form, and opens in any language.
        let mut linked = answers.clone();
        linked.respell(from, DUTCH);
        let mut opened = decode(&encode(&linked)).answers;
        opened.respell(DUTCH, to);
        prop_assert_eq!(told(to, &opened), here);
    }
}
