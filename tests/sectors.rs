//! The sectors of NIS2: each has its number of the directive and its text, and the build refuses data that is not whole.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

#[path = "../build/sectors.rs"]
mod build;

use cybersubsidie::text::sectors::{ANNEXES, TEST};
use cybersubsidie::text::{ALL, DUTCH, Key, NAMES};
use std::fs;
use std::path::Path;

const DATA: &str = include_str!("../scheme/nis2.toml");

/// The texts of `[sector]` that are no sector's.
const OTHERS: [Key; 7] = [
    Key::SectorFind,
    Key::SectorMeaning,
    Key::SectorFirst,
    Key::SectorSecond,
    Key::SectorAnySize,
    Key::SectorLimit,
    Key::SectorTest,
];

/// What the annexes of Directive (EU) 2022/2555 number, entered a second time: a word of each text.
const POINTS: [&[&str]; 2] = [
    &[
        "Energie",
        "Vervoer",
        "Banken",
        "financiële markten",
        "Gezondheid",
        "Drinkwater",
        "Afvalwater",
        "Digitale infrastructuur",
        "IT of beveiliging beheren",
        "Overheid",
        "Ruimtevaart",
    ],
    &[
        "Post",
        "Afval,",
        "Chemie",
        "Voeding",
        "Industrie",
        "marktplaatsen",
        "Onderzoek",
    ],
];

#[test]
fn each_point_has_the_text_of_its_sector() {
    for (annex, words) in ANNEXES.into_iter().zip(POINTS) {
        assert_eq!(annex.len(), words.len());
        for (key, word) in annex.iter().zip(words) {
            assert!(DUTCH.text(*key).contains(word), "{key:?}: {word}");
        }
    }
    let of_sectors = NAMES.iter().filter(|name| name.starts_with("sector."));
    let used = ANNEXES[0].len() + ANNEXES[1].len() + OTHERS.len();
    assert_eq!(of_sectors.count(), used, "a text of no sector");
    assert!(ALL.contains(&OTHERS[0]));
    assert!(DATA.contains(&format!("test = \"{TEST}\"")));
}

/// The build's word on the data with one part changed.
fn built(from: &str, to: &str) -> Result<String, String> {
    assert!(DATA.contains(from), "{from}");
    let name = format!("nis2-{}-{}.toml", std::process::id(), from.len() + to.len());
    let path = std::env::temp_dir().join(name);
    fs::write(&path, DATA.replacen(from, to, 1)).unwrap();
    let table = build::table(&path, |key| key.to_owned());
    fs::remove_file(&path).unwrap();
    table
}

#[test]
fn the_build_refuses_data_that_is_not_whole() {
    let table = built("Credit", "Credit").unwrap();
    assert!(table.contains("Key::sector-energy, Key::sector-transport"));
    for (from, to, why) in [
        ("point = 2", "point = 3", "out of order"),
        ("annex = 1", "annex = 3", "no such annex"),
        (
            "covers = \"Credit institutions\"",
            "covers = \"\"",
            "covers nothing",
        ),
        ("source = \"annexes\"", "source = \"other\"", "no source"),
        (
            "read = \"2026-11-23\"",
            "read = \"once\"",
            "the day is none",
        ),
        ("test = \"https:", "test = \"ftp:", "no address"),
        ("annex = 1", "anex = 1", "unknown field"),
    ] {
        let refusal = built(from, to).unwrap_err();
        assert!(refusal.contains(why), "{refusal}");
    }
    assert!(build::table(Path::new("scheme/none.toml"), str::to_owned).is_err());
}
