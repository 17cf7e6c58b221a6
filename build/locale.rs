//! The texts of each language: the same keys with the same places to fill in, or no build.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The section of what only `src/document.rs` says.
const DOCUMENT: &str = "document";

/// The generated `Key` and a table per language; without [`DOCUMENT`] where there is no document to write.
pub(crate) fn tables(folder: &Path, document: bool) -> Result<String, String> {
    let texts = |path: &Path| texts(path, document);
    let reference = texts(&folder.join("nl.toml"))?;
    let mut out = String::from(
        "/// A text, in every language.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[allow(missing_docs)]\npub enum Key {\n",
    );
    for key in reference.keys() {
        out += &format!("    {},\n", camel(key));
    }
    out += "}\n";
    out += &of("RuleId", "rule_name", "rule-", &reference);
    out += &of("RuleId", "rule_condition", "condition-", &reference);
    out += &of("Question", "missing_name", "missing-", &reference);
    out += &declared(&reference);
    let mut files: Vec<_> = fs::read_dir(folder)
        .map_err(|e| format!("locales/: {e}"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    for path in files {
        let texts = texts(&path)?;
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .to_uppercase();
        if let Some(key) = reference.keys().find(|key| !texts.contains_key(*key)) {
            return Err(format!("locales/{name}: {key} is missing"));
        }
        if let Some(key) = texts.keys().find(|key| !reference.contains_key(*key)) {
            return Err(format!("locales/{name}: {key} is not in nl.toml"));
        }
        for (key, text) in &texts {
            if places(text) != places(&reference[key]) {
                return Err(format!(
                    "locales/{name}: {key} fills in other places than nl.toml"
                ));
            }
            if text.contains('\n') {
                return Err(format!("locales/{name}: {key} is more than one line"));
            }
        }
        // A line each: a table of where each one stands would weigh a third as much again as the texts.
        let lines: Vec<_> = texts.into_values().collect();
        out += &format!("pub(crate) static {name}: &str = {:?};\n", lines.join("\n"));
    }
    Ok(out)
}

/// Which text belongs to each variant of an enum, by the texts' names: one that lacks its text, and a text that belongs to
/// none, do not compile.
fn of(kind: &str, name: &str, start: &str, texts: &BTreeMap<String, String>) -> String {
    let arms: String = texts
        .keys()
        .filter_map(|key| Some((key, key.strip_prefix(start)?)))
        .map(|(key, id)| format!("        {kind}::{} => Key::{},\n", camel(id), camel(key)))
        .collect();
    format!("pub(crate) const fn {name}(of: {kind}) -> Key {{\n    match of {{\n{arms}    }}\n}}\n")
}

/// What is said of a declared condition, met and not met: `declared-<rule>-met` and `declared-<rule>-not-met`.
fn declared(texts: &BTreeMap<String, String>) -> String {
    let arms: String = texts
        .keys()
        .filter_map(|key| {
            let id = key.strip_prefix("declared-")?.strip_suffix("-not-met")?;
            let met = camel(&format!("declared-{id}-met"));
            let rule = camel(id);
            Some(format!(
                "        RuleId::{rule} => Some((Key::{met}, Key::{})),\n",
                camel(key)
            ))
        })
        .collect();
    format!(
        "pub(crate) const fn declared(rule: RuleId) -> Option<(Key, Key)> {{\n    #[allow(clippy::wildcard_enum_match_arm, reason = \"a test asks for those of every declared rule\")]\n    match rule {{\n{arms}        _ => None,\n    }}\n}}\n"
    )
}

fn texts(path: &Path, document: bool) -> Result<BTreeMap<String, String>, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let sections: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut all = BTreeMap::new();
    for (section, texts) in sections {
        if section == DOCUMENT && !document {
            continue;
        }
        for (key, text) in texts {
            if text.trim().is_empty() {
                return Err(format!("{}: {section}.{key} is empty", path.display()));
            }
            all.insert(format!("{section}-{key}"), unbroken(&text));
        }
    }
    Ok(all)
}

/// No line ends between a number and its sign; the files are written with common spaces, which one can see.
fn unbroken(text: &str) -> String {
    text.replace(" %", "\u{a0}%").replace("€ ", "€\u{a0}")
}

fn camel(key: &str) -> String {
    key.split('-')
        .map(|word| {
            let mut chars = word.chars();
            chars.next().map_or_else(String::new, |first| {
                first.to_uppercase().chain(chars).collect()
            })
        })
        .collect()
}

fn places(text: &str) -> Vec<bool> {
    (0..10)
        .map(|place| text.contains(&format!("{{{place}}}")))
        .collect()
}
