//! The texts of each language. The build refuses one whose keys or placeholders differ from the reference.

use super::figures::List;
use super::scheme::Figures;
use super::text::{compile, places};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The sections of the texts that only `src/document.rs` and `src/text/know.rs` use.
const DOCUMENT: [&str; 2] = ["document", "know"];

/// What `src/explained.rs` says: sections, and single texts of others. The package for npm carries no other texts; what is left
/// out is an empty line, so that the keys are the same. `tests/package/` compares it with the native answers.
const EXPLAINED: [&str; 9] = [
    "condition",
    "declared",
    "doubt",
    "form",
    "judge",
    "rule",
    "state",
    "warning",
    "why",
];
const EXPLAINED_TOO: [&str; 25] = [
    "format.date",
    "format.decimal",
    "format.euro",
    "format.first",
    "format.group",
    "format.million",
    "format.months",
    "format.numbers",
    "format.percent",
    "format.range",
    "package.medium",
    "package.plus",
    "package.start",
    "page.source-de-minimis",
    "page.source-dutch",
    "page.source-eligible-en",
    "page.source-nis2",
    "page.source-official",
    "page.source-periods",
    "page.source-sme",
    "page.source-sme-links",
    "question.year",
    "question.year-estimated",
    "table.or",
    "totals.unknown",
];

/// Texts by section and key.
type Texts = BTreeMap<(String, String), String>;

/// Which texts the target says.
#[derive(Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "tests say all of them")]
pub(crate) enum Said {
    /// All of them.
    All,
    /// All but those of [`DOCUMENT`]: it does not write the document.
    Page,
    /// Those of [`EXPLAINED`] and [`EXPLAINED_TOO`] alone: it has no page.
    Explained,
}

/// The generated `Key`, the table of Dutch, and the figures that the texts name. With `all_forms` every legal form must have its text, and every such text its form.
pub(crate) fn tables(
    folder: &Path,
    said: Said,
    figures: &Figures,
    all_forms: bool,
) -> Result<String, String> {
    let list = List::read()?;
    let mut all: BTreeMap<String, Texts> = BTreeMap::new();
    for path in files(folder)? {
        let language = path.file_stem().unwrap_or_default().to_string_lossy();
        let texts = read(&path)?;
        for sign in ["decimal", "group", "typed-group"] {
            let text = texts.get(&("format".to_owned(), sign.to_owned()));
            if text.is_none_or(|text| text.chars().count() != 1) {
                return Err(format!(
                    "locales/{language}.toml: format.{sign} is no single sign"
                ));
            }
        }
        all.insert(language.into_owned(), texts);
    }
    let whole = all.get("nl").ok_or("locales/nl.toml is missing")?;
    for (language, texts) in &all {
        compare(language, texts, whole)?;
        list.check(language, &by_name(texts))?;
        list.check_used(language, &by_name(texts))?;
    }
    let here = |texts: &Texts| -> Texts {
        let mut texts = texts.clone();
        texts.retain(|(section, _), _| said == Said::All || !DOCUMENT.contains(&section.as_str()));
        texts
    };
    let reference = here(whole);
    // From all texts, so that a placeholder has the same mark in the page and in the document.
    let named: BTreeSet<&str> = whole.values().flat_map(|text| places(text)).collect();
    let named: Vec<&str> = named
        .into_iter()
        .filter(|place| place.parse::<usize>().is_err())
        .collect();
    let mut out = keys(&reference);
    out += &figures.table(&named)?;
    out += &legal_forms(&reference, figures.legal_forms(), all_forms)?;
    let native = "#[cfg(not(target_arch = \"wasm32\"))]\n";
    out += &format!(
        "/// The places that texts have by name, in the order of their marks.\n{native}pub static PLACES: &[&str] = &{named:?};\n"
    );
    let mut lines = BTreeMap::new();
    for (language, texts) in &all {
        let mut compiled = Vec::new();
        for ((section, key), text) in here(texts) {
            if said == Said::Explained && !is_explained(&section, &key) {
                compiled.push(String::new());
                continue;
            }
            let text = compile(&text, &named)
                .map_err(|e| format!("locales/{language}.toml: {section}.{key}: {e}"))?;
            compiled.push(text);
        }
        lines.insert(language.as_str(), compiled.join("\n"));
    }
    // Only Dutch is compiled in. One text per line: a table of positions would add a third to the size of the texts.
    out += &format!("static NL: Texts = Texts::of({:?});\n", lines["nl"]);
    Ok(out)
}

fn is_explained(section: &str, key: &str) -> bool {
    let name = format!("{section}.{key}");
    EXPLAINED.contains(&section) || EXPLAINED_TOO.contains(&&*name)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let said = |e| format!("locales/: {e}");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        // An editor leaves others.
        if path.extension().is_some_and(|kind| kind == "toml") {
            files.push(path);
        }
    }
    Ok(files)
}

fn read(path: &Path) -> Result<Texts, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let sections: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut all = Texts::new();
    for (section, texts) in sections {
        for (key, text) in texts {
            // A narrow space groups digits in French.
            if text.trim_matches(' ').is_empty() {
                return Err(format!("{}: {section}.{key} is empty", path.display()));
            }
            all.insert((section.clone(), key), text);
        }
    }
    Ok(all)
}

fn by_name(texts: &Texts) -> BTreeMap<String, String> {
    texts
        .iter()
        .map(|((section, key), text)| (format!("{section}.{key}"), text.clone()))
        .collect()
}

/// Checks that a language has the texts of the reference, with the same placeholders.
fn compare(language: &str, texts: &Texts, reference: &Texts) -> Result<(), String> {
    let name = |(section, key): &(String, String)| format!("{section}.{key}");
    if let Some(key) = reference.keys().find(|key| !texts.contains_key(*key)) {
        return Err(format!("locales/{language}.toml: {} is missing", name(key)));
    }
    for (key, text) in texts {
        let Some(expected) = reference.get(key) else {
            return Err(format!(
                "locales/{language}.toml: {} is not in nl.toml",
                name(key)
            ));
        };
        let set = |text| places(text).collect::<BTreeSet<_>>();
        if set(text) != set(expected) {
            return Err(format!(
                "locales/{language}.toml: {} fills in other places than nl.toml",
                name(key)
            ));
        }
    }
    Ok(())
}

/// Generates `Key`, and the functions from variants of the rules' enums to keys.
fn keys(texts: &Texts) -> String {
    let ids: Vec<String> = texts
        .keys()
        .map(|(section, key)| format!("{section}-{key}"))
        .collect();
    let variants: String = ids
        .iter()
        .map(|id| format!("    {},\n", camel(id)))
        .collect();
    let names: Vec<String> = texts
        .keys()
        .map(|(section, key)| format!("{section}.{key}"))
        .collect();
    let mut out = format!(
        "/// A text, in every language.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[allow(missing_docs)]\npub enum Key {{\n{variants}}}\n"
    );
    out += &format!(
        "/// How many texts there are.\npub const KEYS: usize = {};\n",
        ids.len()
    );
    out += &format!(
        "/// The texts by section and key, in the order of [`Key`].\n#[cfg(not(target_arch = \"wasm32\"))]\npub static NAMES: [&str; KEYS] = {names:?};\n"
    );
    let all: String = ids
        .iter()
        .map(|id| format!("Key::{}, ", camel(id)))
        .collect();
    out += &format!(
        "/// All texts.\n#[cfg(not(target_arch = \"wasm32\"))]\npub static ALL: [Key; KEYS] = [{all}];\n"
    );
    out += &of("RuleId", "rule_name", "rule-", &ids);
    out += &of("RuleId", "rule_condition", "condition-", &ids);
    out += &of("Question", "missing_name", "missing-", &ids);
    out += &declared(&ids);
    out
}

/// Generates the function from an enum's variants to their texts, by the texts' names. A variant without its text, or a text
/// without a variant, does not compile.
fn of(kind: &str, name: &str, start: &str, ids: &[String]) -> String {
    let arms: String = ids
        .iter()
        .filter_map(|key| Some((key, key.strip_prefix(start)?)))
        .map(|(key, id)| format!("        {kind}::{} => Key::{},\n", camel(id), camel(key)))
        .collect();
    format!("pub(crate) const fn {name}(of: {kind}) -> Key {{\n    match of {{\n{arms}    }}\n}}\n")
}

/// `FORM_NAMES`: the text with the name of each legal form. A form without one is shown by its id.
fn legal_forms(texts: &Texts, codes: &[String], all: bool) -> Result<String, String> {
    let id = |code: &str| -> String {
        let word = |letter: char| {
            let dash = letter.is_ascii_uppercase().then_some('-');
            dash.into_iter().chain([letter.to_ascii_lowercase()])
        };
        code.chars().flat_map(word).collect()
    };
    let named: BTreeSet<&str> = texts
        .keys()
        .filter_map(|(section, key)| (section == "form").then_some(&**key))
        .collect();
    let ids: Vec<String> = codes.iter().map(|code| id(code)).collect();
    if let Some(lost) = ids.iter().find(|id| all && !named.contains(id.as_str())) {
        return Err(format!(
            "locales/nl.toml: form.{lost} is missing: a legal form that the scheme lists"
        ));
    }
    if let Some(other) = named
        .iter()
        .find(|key| all && !ids.iter().any(|id| id == *key))
    {
        return Err(format!(
            "locales/nl.toml: form.{other} is no legal form that the scheme lists"
        ));
    }
    let rows: String = ids
        .iter()
        .map(|id| match named.contains(id.as_str()) {
            true => format!("Some(Key::{}), ", camel(&format!("form-{id}"))),
            false => "None, ".to_owned(),
        })
        .collect();
    Ok(format!(
        "/// The name of each legal form.\npub(crate) static FORM_NAMES: &[Option<Key>] = &[{rows}];\n"
    ))
}

/// Generates the function from a declared condition to its two texts: `declared-<rule>-met` and `declared-<rule>-not-met`.
fn declared(ids: &[String]) -> String {
    let arms: String = ids
        .iter()
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

/// A text's name as code has it: `page-steps` as `PageSteps`.
pub(crate) fn camel(key: &str) -> String {
    key.split('-')
        .map(|word| {
            let mut chars = word.chars();
            chars.next().map_or_else(String::new, |first| {
                first.to_uppercase().chain(chars).collect()
            })
        })
        .collect()
}
