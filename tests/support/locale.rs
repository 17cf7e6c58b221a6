//! A language's file as the lines that an element holds: the texts in the order of their keys, their places as marks.

#[path = "../../build/text.rs"]
#[allow(dead_code, reason = "shared with the build script")]
mod text;

use cybersubsidie::text::{NAMES, PLACES};
use std::collections::BTreeMap;

/// The sections of what only the document says: the page goes without.
const DOCUMENT: [&str; 2] = ["document.", "know."];

/// The texts of `toml`, a file of the form of `locales/nl.toml`; those of the document where `document` is set.
pub(crate) fn lines(toml: &str, document: bool) -> Result<String, String> {
    let texts: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(toml).map_err(|e| e.to_string())?;
    let line = |name: &&str| {
        let (section, key) = name.split_once('.').unwrap_or_default();
        let found = texts.get(section).and_then(|texts| texts.get(key));
        let written = found.ok_or_else(|| format!("{name} is missing"))?;
        text::compile(written, PLACES).map_err(|e| format!("{name}: {e}"))
    };
    let names = NAMES.iter();
    let wanted =
        names.filter(|name| document || !DOCUMENT.iter().any(|section| name.starts_with(section)));
    let lines = wanted.map(line).collect::<Result<Vec<_>, _>>()?;
    Ok(lines.join("\n"))
}
