//! One or several providers are kept, in the link too; a few typed words find them by name, place, municipality or province.
#![allow(clippy::unwrap_used)] // a test may stop

use cybersubsidie::answers::compose::compose;
use cybersubsidie::answers::field::Field;
use cybersubsidie::answers::in_words;
use cybersubsidie::answers::providers::finds;
use cybersubsidie::answers::{Answers, ROOT};
use cybersubsidie::link::{decode, encode};
use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::scheme::{PROVIDERS, Provider, ProviderInfo};
use cybersubsidie::text::{DUTCH, Voice};

fn info(id: &str) -> &'static ProviderInfo {
    Provider::parse(id).and_then(Provider::info).unwrap()
}

fn kept(answers: &Answers) -> Vec<&str> {
    answers.providers().iter().map(|one| one.id).collect()
}

fn found(typed: &str) -> Vec<&'static str> {
    let found = PROVIDERS.iter().filter(|one| finds(typed, one));
    found.map(|one| one.id).collect()
}

/// The provider of the application that a link comes to.
fn first(link: &str) -> Option<&'static str> {
    let day = Date::parse("2026-11-24").unwrap();
    let application = compose(DUTCH, &decode(link).answers, day).application;
    application.provider.map(Provider::id)
}

#[test]
fn several_are_kept_in_the_order_in_which_they_were() {
    let mut answers = Answers::default();
    for id in ["toreon", "apogado", "ey"] {
        answers.keep(info(id), true);
    }
    // Twice is once.
    answers.keep(info("toreon"), true);
    assert_eq!(kept(&answers), ["apogado", "ey", "toreon"]);
    let link = encode(&answers);
    assert_eq!(link, "1nl&v1=apogado&v2=ey,toreon");
    assert_eq!(first(&link), Some("apogado"));
    answers.keep(info("apogado"), false);
    assert_eq!(encode(&answers), "1nl&v1=ey&v2=toreon");
    answers.keep(info("toreon"), false);
    assert_eq!(encode(&answers), "1nl&v1=ey");
    answers.keep(info("ey"), false);
    assert_eq!(encode(&answers), "");
}

#[test]
fn a_link_that_names_one_twice_keeps_it_once() {
    let opened = decode("1nl&v1=ey&v2=ey,toreon,toreon");
    assert_eq!(kept(&opened.answers), ["ey", "toreon"]);
}

#[test]
fn a_link_with_several_opens_again_with_all_of_them() {
    let mut answers = Answers::default();
    for provider in &PROVIDERS {
        answers.keep(provider, true);
    }
    let opened = decode(&encode(&answers));
    assert!(opened.skipped.is_empty());
    assert_eq!(opened.answers, answers);
    assert_eq!(
        kept(&opened.answers),
        PROVIDERS.each_ref().map(|one| one.id)
    );
}

/// A link of before has one; whoever knows only that one reads the first of several, and skips a part that it does not know.
#[test]
fn the_first_stands_where_the_only_one_stood() {
    assert_eq!(kept(&decode("1nl&v1=nviso").answers), ["nviso"]);
    assert_eq!(kept(&decode("1nl&v1=u").answers), [""; 0]);
    let link = "1nl&v1=nviso&v2=ey&w=y";
    let before: Vec<_> = link
        .split('&')
        .filter(|part| !part.starts_with("v2="))
        .collect();
    assert_eq!(first(&before.join("&")), first(link));
    for broken in ["1nl&v2=ey,acme", "1nl&v2=", "1nl&v2=ey,", "1nl&v2=u"] {
        let opened = decode(broken);
        assert_eq!(opened.skipped.len(), 1, "{broken}");
        assert_eq!(kept(&opened.answers), [""; 0]);
    }
}

#[test]
fn they_are_told_by_their_names() {
    let answers = decode("1nl&v1=nviso&v2=ey,toreon").answers;
    let day = Date::parse("2026-11-24").unwrap();
    let voice = Voice::of(DUTCH, &answers, day);
    let lines: Vec<_> = in_words::answers(&voice, &answers)
        .into_iter()
        .map(|(_, value)| value)
        .collect();
    assert_eq!(lines, ["NVISO", "EY, Toreon"]);
    assert_eq!(answers.get(ROOT, Field::MoreProviders), "ey,toreon");
}

#[test]
fn nothing_typed_leaves_all_of_them() {
    for typed in ["", " ", "-"] {
        assert_eq!(found(typed).len(), PROVIDERS.len(), "{typed:?}");
    }
    assert_eq!(found("qqq"), [""; 0]);
}

#[test]
fn each_is_found_by_its_name_and_by_each_of_its_places() {
    for provider in &PROVIDERS {
        for typed in provider.offices.split(", ").chain([provider.name]) {
            assert!(finds(typed, provider), "{} by {typed}", provider.id);
            assert!(finds(&typed.to_uppercase(), provider), "{typed}");
            assert!(finds(&typed.replace('-', " "), provider), "{typed}");
        }
        assert!(!provider.found_by.is_empty(), "{}", provider.id);
    }
}

#[test]
fn municipality_and_province_follow_from_the_places() {
    for (typed, place) in [
        ("Machelen", "Diegem"),
        ("sint-niklaas", "Belsele"),
        ("oost vlaanderen", "Lokeren"),
        ("Oost-Vl", "Belsele"),
        ("brabant flamand", "Roosdaal"),
        ("liege", "Herstal"),
        ("Liège", "Herstal"),
        ("Hainaut", "Doornik"),
        ("lowen", "Leuven"),
        ("gand", "Gent"),
        ("Lüttich", "Herstal"),
    ] {
        let here: Vec<_> = PROVIDERS
            .iter()
            .filter(|one| one.offices.split(", ").any(|office| office == place))
            .collect();
        assert!(!here.is_empty());
        assert!(here.iter().all(|one| finds(typed, one)), "{typed}");
    }
    // All words count, and a word only from its beginning.
    let both = found("cegeka gent");
    assert_eq!(both, ["cegeka"]);
    let limburg = found("limburg");
    for provider in &PROVIDERS {
        let there = ["Hasselt", "Houthalen-Helchteren"];
        let has = provider
            .offices
            .split(", ")
            .any(|office| there.contains(&office));
        assert_eq!(limburg.contains(&provider.id), has, "{}", provider.id);
    }
    assert_eq!(found("esselt"), [""; 0]);
}
