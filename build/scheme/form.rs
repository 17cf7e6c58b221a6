//! The form of the data files (scheme/README.md).

use serde::Deserialize;
use std::collections::BTreeMap;

/// One version: `scheme/<first day>.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Version {
    pub(super) id: String,
    pub(super) valid_from: String,
    pub(super) valid_until: String,
    pub(super) checked_on: String,
    pub(super) review_by: String,
    pub(super) source: BTreeMap<String, Source>,
    pub(super) figure: Vec<Figure>,
    pub(super) published: BTreeMap<String, Published>,
    pub(super) legal_forms: LegalForms,
    pub(super) rule: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) title: String,
    pub(super) section: String,
    pub(super) address: String,
    pub(super) version: String,
    pub(super) read: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figure {
    pub(super) id: String,
    pub(super) value: String,
    pub(super) unit: String,
    pub(super) rule: String,
    pub(super) source: String,
    #[serde(default)]
    pub(super) reading: Vec<u8>,
    pub(super) redefined: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Published {
    pub(super) min: String,
    pub(super) max: String,
    pub(super) source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LegalForms {
    pub(super) source: String,
    pub(super) accepted: Vec<String>,
    pub(super) refused: Vec<String>,
    pub(super) ask: Vec<String>,
}

impl LegalForms {
    /// All legal forms, each with a variant of `Standing`.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let lists = [
            (&self.accepted, "Accepted"),
            (&self.refused, "Refused"),
            (&self.ask, "Ask"),
        ];
        lists
            .into_iter()
            .flat_map(|(list, standing)| list.iter().map(move |code| (code.as_str(), standing)))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) judge: String,
    pub(super) rule: String,
    pub(super) sources: Vec<String>,
    pub(super) reading: Vec<u8>,
    pub(super) redefined: Option<String>,
}

/// `providers.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Providers {
    pub(super) source: String,
    pub(super) count: usize,
    pub(super) provider: Vec<Provider>,
    #[allow(dead_code, reason = "for who reads the file")]
    places: PlacesSource,
    pub(super) province: Vec<Province>,
    pub(super) municipality: BTreeMap<String, String>,
    pub(super) also: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "for who reads the file")]
struct PlacesSource {
    title: String,
    address: String,
    version: String,
    read: String,
}

/// A province, with the places of offices that lie in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Province {
    pub(super) name: String,
    pub(super) also: Vec<String>,
    pub(super) places: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Provider {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) offices: Vec<String>,
    pub(super) from: Option<String>,
    pub(super) until: Option<String>,
}
