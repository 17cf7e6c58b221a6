//! The texts of `locales/nl.toml`: each is said somewhere.
#![allow(clippy::unwrap_used)] // a test may stop

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// All sources under this folder, one after the other.
fn sources(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all += &sources(&path);
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
    let sources = sources(&root.join("src"));
    let fields = fs::read_to_string(root.join("src/answers/field.rs")).unwrap();
    let labels: BTreeSet<&str> = fields.split(|c: char| !c.is_alphanumeric()).collect();
    let said = |variant: &str| {
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
            // The build maps these to rules and questions, and a form's field names its label.
            let mapped = ["rule", "condition", "missing", "declared"].contains(&section.as_str());
            let label = labels.contains(&*variant(section, key));
            if !mapped && !label && !said(&variant(section, key)) {
                unsaid.push(name);
            }
        }
    }
    assert!(
        unsaid.is_empty(),
        "locales/nl.toml: no code says {}",
        unsaid.join(", ")
    );
}
