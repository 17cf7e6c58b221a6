//! What the build refuses of the texts: a figure of the scheme in digits or words, a place that nothing fills.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

#[path = "../build/figures.rs"]
mod figures;
#[path = "../build/locale.rs"]
#[allow(clippy::indexing_slicing, reason = "as the build script has it")]
mod locale;
#[path = "../build/scheme.rs"]
#[allow(clippy::arithmetic_side_effects, reason = "as the build script has it")]
mod scheme;
#[path = "../build/text.rs"]
mod text;

use std::fs;
use std::path::Path;

const DUTCH: &str = include_str!("../locales/nl.toml");

/// The tables of a folder with these languages, or why they do not build.
fn built(name: &str, files: &[(&str, &str)]) -> Result<String, String> {
    let (_, figures) = scheme::tables(Path::new("scheme")).unwrap();
    let folder =
        std::env::temp_dir().join(format!("cybersubsidie-texts-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    let tables = locale::tables(&folder, locale::Said::All, &figures, true);
    fs::remove_dir_all(&folder).unwrap();
    tables
}

/// Dutch with one text changed.
fn changed(from: &str, to: &str) -> String {
    assert_eq!(DUTCH.matches(from).count(), 1, "one place: {from}");
    DUTCH.replace(from, to)
}

fn refused(name: &str, from: &str, to: &str) -> String {
    built(name, &[("nl.toml", &changed(from, to))]).unwrap_err()
}

#[test]
fn the_texts_as_they_stand_build() {
    let tables = built("sound", &[("nl.toml", DUTCH)]).unwrap();
    assert!(tables.contains("static FIGURES"));
}

/// What an editor or a system leaves beside them is no language.
#[test]
fn another_file_of_the_folder_is_not_read() {
    let beside = [
        ("nl.toml", DUTCH),
        ("nl.toml~", "title ="),
        (".nl.toml.swp", "\0"),
    ];
    let sound = built("alone", &[("nl.toml", DUTCH)]).unwrap();
    assert_eq!(built("beside", &beside).unwrap(), sound);
    assert!(built("broken", &[("nl.toml", DUTCH), ("fr.toml", "title =")]).is_err());
}

#[test]
fn a_figure_in_digits_or_in_words_is_refused() {
    for (name, from, to, figure) in [
        (
            "amount",
            "hoogstens {de-minimis.ceiling} de-",
            "hoogstens € 300.000 de-",
            "300",
        ),
        (
            "years",
            "de voorbije {repeat.years} jaar",
            "de voorbije vier jaar",
            "vier",
        ),
        (
            "upper",
            "de voorbije {repeat.years} jaar",
            "de voorbije Vier jaar",
            "Vier",
        ),
        (
            "rate",
            "(subsidie van {rate.sme})",
            "(subsidie van 50 %)",
            "50",
        ),
        (
            "half",
            "(subsidie van {rate.sme})",
            "(subsidie van de helft)",
            "helft",
        ),
        (
            "day",
            "pagina van {valid-from}",
            "pagina van 17 april 2024",
            "17",
        ),
        ("count", "De {providers.count} dienst", "De 18 dienst", "18"),
        (
            "headcount",
            "Minder dan {size.medium.headcount.below} VTE",
            "Minder dan 250 VTE",
            "250",
        ),
    ] {
        let problem = refused(name, from, to);
        assert!(problem.contains(&format!("says {figure:?}")), "{problem}");
    }
}

#[test]
fn what_is_allowed_in_one_text_is_refused_in_another() {
    let problem = refused(
        "elsewhere",
        "Of je rechtsvorm aanvaard wordt",
        "Bijvoorbeeld 24-11-2026: of je rechtsvorm aanvaard wordt",
    );
    assert!(problem.contains("verdict.ask-legal-form"), "{problem}");
}

#[test]
fn a_legal_form_without_a_text_is_refused_and_a_text_without_one() {
    let row = "silent-partnership = \"stille handelsvennootschap\"";
    let problem = refused("form", row, "");
    assert!(
        problem.contains("form.silent-partnership is missing"),
        "{problem}"
    );
    let problem = refused(
        "no-form",
        row,
        &format!("{row}\nloud-partnership = \"luid\""),
    );
    assert!(
        problem.contains("form.loud-partnership is no legal form"),
        "{problem}"
    );
}

#[test]
fn a_right_that_no_text_needs_is_refused() {
    let problem = refused("unused", "Bijvoorbeeld 9000.", "Zoals je ze schrijft.");
    assert!(problem.contains("9000"), "{problem}");
}

#[test]
fn a_place_that_nothing_fills_does_not_build() {
    for (name, place) in [
        ("gone", "repeat.months"),
        ("range", "region.1"),
        ("yes-no", "package.plus.extensions"),
    ] {
        let problem = refused(
            name,
            "de voorbije {repeat.years} jaar",
            &format!("de voorbije {{{place}}} jaar"),
        );
        assert!(problem.contains(place), "{problem}");
    }
    let problem = refused(
        "open",
        "de voorbije {repeat.years} jaar",
        "de voorbije {repeat.years jaar",
    );
    assert!(problem.contains("no end"), "{problem}");
}

#[test]
fn another_language_says_the_same_with_the_same_places() {
    let without = changed(
        "ask-legal-form = \"Of je rechtsvorm aanvaard wordt, moet VLAIO zeggen.\"\n",
        "",
    );
    let other = changed("de voorbije {repeat.years} jaar", "de voorbije jaren");
    let more = changed("[take]\n", "[take]\nmore = \"Meer\"\n");
    let numbers = DUTCH.to_owned();
    for (text, says) in [
        (numbers, "words.xx is missing"),
        (without, "ask-legal-form is missing"),
        (other, "other places"),
        (more, "not in nl.toml"),
    ] {
        let problem = built("two", &[("nl.toml", DUTCH), ("xx.toml", &text)]).unwrap_err();
        assert!(problem.contains(says), "{problem}");
    }
}
