//! Which figures a text may contain: those of the scheme through named placeholders, and a short list with reasons.

use super::text::places;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const LIST: &str = "build/figures.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct List {
    places: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
    allowed: Vec<Allowed>,
}

/// Figures that texts may contain literally.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Allowed {
    /// The language of which this holds; of Dutch and every other where it is not named.
    language: Option<String>,
    /// The texts in which they are allowed; all texts if none is named.
    #[serde(default)]
    texts: Vec<String>,
    /// The literal figures; any figure if none is given.
    #[serde(default)]
    figures: Vec<String>,
    reason: String,
}

impl List {
    pub(crate) fn read() -> Result<Self, String> {
        let text = fs::read_to_string(LIST).map_err(|e| format!("{LIST}: {e}"))?;
        let list: Self = toml::from_str(&text).map_err(|e| format!("{LIST}: {e}"))?;
        match list.allowed.iter().find(|row| row.reason.trim().is_empty()) {
            Some(row) => Err(format!("{LIST}: {:?} has no reason", row.figures)),
            None => Ok(list),
        }
    }

    /// An error if these texts (by `section.key`) have a figure that the list does not allow.
    pub(crate) fn check(
        &self,
        language: &str,
        texts: &BTreeMap<String, String>,
    ) -> Result<(), String> {
        let words = self.words.get(language).ok_or_else(|| {
            format!("{LIST}: words.{language} is missing: the words for numbers of that language")
        })?;
        let words: BTreeSet<&str> = words.split_whitespace().collect();
        for (key, text) in texts {
            if let Some(figure) = bare(&self.without_allowed(language, key, text), &words) {
                return Err(format!(
                    "locales/{language}.toml: {key} says {figure:?}; a figure of the scheme is named by its id, as {{repeat.years}}; another is allowed in {LIST} with its reason"
                ));
            }
        }
        Ok(())
    }

    /// An error if a row of the list is used by no text of its language.
    pub(crate) fn check_used(
        &self,
        language: &str,
        texts: &BTreeMap<String, String>,
    ) -> Result<(), String> {
        let said = |keys: &[String], figure: &str| {
            texts
                .iter()
                .filter(|(key, _)| keys.is_empty() || keys.contains(key))
                .any(|(_, text)| text.contains(figure))
        };
        for row in &self.allowed {
            if row.language.as_deref().unwrap_or("nl") != language {
                continue;
            }
            let unknown = row.texts.iter().find(|key| !texts.contains_key(*key));
            let unsaid = row.figures.iter().find(|figure| !said(&row.texts, figure));
            if let Some(remainder) = unknown.or(unsaid) {
                return Err(format!("{LIST}: no text needs {remainder:?} any more"));
            }
        }
        let named: BTreeSet<&str> = texts.values().flat_map(|text| places(text)).collect();
        match self.places.keys().find(|id| !named.contains(id.as_str())) {
            Some(id) => Err(format!("{LIST}: no text has the place {id:?}")),
            None => Ok(()),
        }
    }

    /// The part of a text to check: without its placeholders, and without what the list allows.
    fn without_allowed(&self, language: &str, key: &str, text: &str) -> String {
        let mut parts = text.split('{');
        let mut rest = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            rest.push(' ');
            rest += part.split_once('}').map_or(part, |(_, after)| after);
        }
        for row in &self.allowed {
            if row.language.as_ref().is_some_and(|own| own != language) {
                continue;
            }
            if !row.texts.is_empty() && !row.texts.iter().any(|named| named == key) {
                continue;
            }
            if row.figures.is_empty() {
                return String::new();
            }
            for figure in &row.figures {
                rest = rest.replace(figure, " ");
            }
        }
        rest
    }
}

/// The first figure in digits or in words.
fn bare<'a>(text: &'a str, words: &BTreeSet<&str>) -> Option<&'a str> {
    text.split(|c: char| !c.is_alphanumeric()).find(|word| {
        word.contains(|c: char| c.is_numeric()) || words.contains(&*word.to_lowercase())
    })
}
