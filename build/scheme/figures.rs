//! What the texts depend on: the figures of each version that a text can name, and the legal forms.

use super::Checked;
use super::form::{Figure, Version};
use super::value::{date, money};
use super::versions::in_version;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) struct Figures {
    /// Per version: each figure by its id, as an expression of the generated source, or why no text can contain it.
    versions: Vec<BTreeMap<String, Checked<String>>>,
    /// The codes of all legal forms, in the order of `LEGAL_FORMS`.
    legal_forms: Vec<String>,
}

impl Figures {
    pub(super) fn of(versions: &[Version]) -> Checked<Self> {
        let one = |version: &Version| in_version(version, of_version(version));
        Ok(Self {
            versions: versions.iter().map(one).collect::<Checked<_>>()?,
            legal_forms: legal_forms(versions).map(str::to_owned).collect(),
        })
    }

    /// The codes of all legal forms.
    pub(crate) fn legal_forms(&self) -> &[String] {
        &self.legal_forms
    }

    /// `FIGURES`: the named figures of each version, in that order; an error for a name that the scheme does not have.
    pub(crate) fn table(&self, named: &[&str]) -> Checked<String> {
        let mut rows = String::new();
        for version in &self.versions {
            let mut row = String::new();
            for id in named {
                let figure = match version.get(*id) {
                    Some(figure) => figure.clone().map_err(|e| format!("{{{id}}}: {e}"))?,
                    None => gathered(id)?.to_owned(),
                };
                row += &format!("{figure}, ");
            }
            rows += &format!("    [{row}],\n");
        }
        Ok(format!(
            "/// What the texts name, version by version.\nstatic FIGURES: [[Figure; {}]; {}] = [\n{rows}];\n",
            named.len(),
            self.versions.len()
        ))
    }
}

/// The codes of all legal forms that any version lists, in order of first appearance.
pub(super) fn legal_forms(versions: &[Version]) -> impl Iterator<Item = &str> {
    let mut seen = BTreeSet::new();
    versions
        .iter()
        .flat_map(|version| version.legal_forms.all())
        .map(|(code, _)| code)
        .filter(move |code| seen.insert(*code))
}

/// Names that are not stored figures but worked out when a text is written.
fn gathered(id: &str) -> Checked<&'static str> {
    match id {
        "providers.count" => Ok("Figure::Providers"),
        "day" => Ok("Figure::Asked"),
        "extensions.with" => Ok("Figure::Packages(true)"),
        "extensions.without" => Ok("Figure::Packages(false)"),
        "first-day" => Ok("Figure::FirstDay"),
        _ => Err(format!("a text names {{{id}}}, which the scheme lacks")),
    }
}

fn of_version(version: &Version) -> Checked<BTreeMap<String, Checked<String>>> {
    let mut all: BTreeMap<String, Checked<String>> = version
        .figure
        .iter()
        .map(|figure| (figure.id.clone(), of_figure(figure)))
        .collect();
    let day = |day: &str| date(day).map(|day| format!("Figure::Day({day})"));
    all.insert("valid-from".into(), day(&version.valid_from));
    all.insert("checked-on".into(), day(&version.checked_on));
    let packages = version.published.len();
    all.insert(
        "packages.count".into(),
        Ok(format!("Figure::Count({packages})")),
    );
    Ok(all)
}

/// The figure as an expression, by its unit.
fn of_figure(figure: &Figure) -> Checked<String> {
    let Figure { value, unit, .. } = figure;
    if unit.starts_with("EUR") {
        Ok(format!("Figure::Money({})", money(value)?))
    } else if unit.starts_with('%') {
        Ok(format!("Figure::Percent({value})"))
    } else if unit == "years" {
        Ok(format!("Figure::Count({value})"))
    } else if unit == "annual work units" {
        Ok(format!("Figure::Number({value})"))
    } else {
        Err(format!("no text can say a figure in {unit:?}"))
    }
}
