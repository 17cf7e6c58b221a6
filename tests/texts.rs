//! The texts of `locales/nl.toml`: each is said somewhere.
#![allow(clippy::unwrap_used)] // a test may stop

use cybersubsidie::text::{ALL, DUTCH, NAMES};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The sources that no wasm has.
const NATIVE: [&str; 3] = ["src/document.rs", "src/document", "src/text/know.rs"];

/// All sources under this folder, one after the other.
fn sources(folder: &Path) -> String {
    sources_but(folder, &[])
}

/// The same without these files and folders.
fn sources_but(folder: &Path, others: &[&str]) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if others.iter().any(|other| path.ends_with(other)) {
            continue;
        }
        if path.is_dir() {
            all += &sources_but(&path, others);
        } else {
            all += &fs::read_to_string(path).unwrap();
        }
    }
    all
}

/// `page`, `source-nis2` as `PageSourceNis2`.
fn variant(section: &str, key: &str) -> String {
    let upper = |word: &str| word[..1].to_uppercase() + &word[1..];
    section
        .split('-')
        .chain(key.split('-'))
        .map(upper)
        .collect()
}

#[test]
fn every_text_is_said() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = fs::read_to_string(root.join("locales/nl.toml")).unwrap();
    let sections: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(&texts).unwrap();
    let everywhere = sources(&root.join("src"));
    // The page's wasm carries the texts of all other sections.
    let page = sources_but(&root.join("src"), &NATIVE);
    let fields = fs::read_to_string(root.join("src/answers/field.rs")).unwrap();
    let labels: BTreeSet<&str> = fields.split(|c: char| !c.is_alphanumeric()).collect();
    let said = |variant: &str, sources: &str| {
        sources.split("Key::").skip(1).any(|rest| {
            // As a whole: `PageSource` is not said by `PageSourceNis2`.
            rest.strip_prefix(variant)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        })
    };
    let mut unsaid = Vec::new();
    for (section, texts) in &sections {
        for key in texts.keys() {
            let name = format!("{section}.{key}");
            // The build maps these to rules, questions, legal forms and sectors (`tests/sectors.rs`), and a form's field names its label.
            let mapped = ["rule", "condition", "missing", "declared", "form", "sector"]
                .contains(&section.as_str());
            let label = labels.contains(&*variant(section, key));
            let native = ["document", "know"].contains(&section.as_str());
            let sources = if native { &everywhere } else { &page };
            if !mapped && !label && !said(&variant(section, key), sources) {
                unsaid.push(name);
            }
        }
    }
    assert!(
        unsaid.is_empty(),
        "locales/nl.toml: no code says {}, or only the document's, whose texts are those of [document] and [know]",
        unsaid.join(", ")
    );
}

/// The places in a text where a line may break between a sign and what it belongs to. The build binds `%`, and a `€` in front.
fn loose(language: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut before = ' ';
    for (place, letter) in text.char_indices() {
        let next = text[place..].strip_prefix(' ').unwrap_or_default();
        let figure = before.is_ascii_digit() || before == '}';
        let loose = match language {
            "fr" => {
                before == '«' && !next.is_empty()
                    || next.starts_with([':', ';', '?', '!', '»'])
                    || figure && next.starts_with('€')
            }
            _ => {
                figure && next.starts_with("Mio.")
                    || (figure || before == '.') && next.starts_with('€')
            }
        };
        if loose {
            found.push([before, ' '].iter().chain(&next.chars().next()).collect());
        }
        before = letter;
    }
    found
}

#[test]
fn no_line_begins_with_a_sign_or_a_unit() {
    for (language, text, found) in [
        ("fr", "Ma question :", "n :"),
        ("fr", "{0} ; à demander", "} ;"),
        ("fr", "Laquelle ?", "e ?"),
        ("fr", "« oui\u{202f}»", "« o"),
        ("fr", "«\u{202f}oui »", "i »"),
        ("fr", "20 €", "0 €"),
        ("de", "35.000 €", "0 €"),
        ("de", "{0} €", "} €"),
        ("de", "10 Mio.\u{a0}€", "0 M"),
        ("de", "10\u{a0}Mio. €", ". €"),
    ] {
        assert_eq!(loose(language, text), [found], "{language} {text}");
    }
    for (language, text) in [
        ("fr", "Ma question\u{a0}: oui\u{202f}; non\u{202f}?"),
        ("de", "Meine Frage: 10\u{a0}Mio.\u{a0}€ ({1}). Mehr"),
    ] {
        assert_eq!(loose(language, text), [""; 0], "{language}");
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for language in ["fr", "de"] {
        let texts = fs::read_to_string(root.join(format!("locales/{language}.toml"))).unwrap();
        let sections: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(&texts).unwrap();
        for (section, texts) in &sections {
            for (key, text) in texts {
                let found = loose(language, text);
                assert!(found.is_empty(), "{language} {section}.{key}: {found:?}");
            }
        }
    }
}

/// The views can't be drawn here: no words of their own stand where a text is put on the page.
#[test]
fn the_views_have_no_words_of_their_own() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let views = sources(&root.join("src/ui"));
    let mut literals = 0;
    for start in [
        ".text(\"",
        ".set_text(\"",
        ".set_text(&format!(\"",
        ".text(format!(\"",
    ] {
        for rest in views.split(start).skip(1) {
            let literal = rest.split('"').next().unwrap();
            let mut words = String::new();
            for part in literal.split('{') {
                words += part.split_once('}').map_or(part, |(_, after)| after);
            }
            literals += 1;
            // An escape such as `\u{a0}` is none of them.
            let words = words.replace("\\u", "");
            assert!(
                !words.contains(char::is_alphabetic),
                "src/ui says {literal:?}: it belongs in locales/"
            );
        }
    }
    assert!(literals > 0, "the views put texts on the page another way");
}

/// `text` gives a text as it stands: one that names figures would show its places.
#[test]
fn a_text_with_places_is_never_said_as_it_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sources = sources(&root.join("src"));
    let mut with_places = 0;
    for (key, name) in ALL.into_iter().zip(NAMES) {
        if !DUTCH.has_places(key) {
            continue;
        }
        with_places += 1;
        for call in ["text", "label"] {
            let said = [
                format!("{call}(Key::{key:?})"),
                format!("{call}(model, Key::{key:?})"),
            ];
            assert!(
                !said.iter().any(|said| sources.contains(said)),
                "{name} has places to fill in: format_text() or told(), not {call}()"
            );
        }
    }
    assert!(with_places > 50);
}
