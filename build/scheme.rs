//! The scheme's versions and its providers: read, checked, and written as static tables. Form: scheme/README.md.

#[path = "scheme/figures.rs"]
mod figures;
#[path = "scheme/form.rs"]
mod form;
#[path = "scheme/providers.rs"]
mod providers;
#[path = "scheme/tables.rs"]
mod tables;
#[path = "scheme/value.rs"]
mod value;
#[path = "scheme/versions.rs"]
mod versions;

pub(crate) use figures::Figures;
use form::{Providers, Version};
use std::fs;
use std::path::Path;

type Checked<T> = Result<T, String>;

/// The files of the folder that are no version.
const OTHERS: [&str; 3] = ["providers.toml", "readings.toml", "nis2.toml"];

/// The generated source of `VERSIONS`, `PROVIDERS` and `LEGAL_FORMS`, and the figures that texts may name; or the first
/// error in the data.
pub(crate) fn tables(folder: &Path) -> Checked<(String, Figures)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry.map_err(|e| e.to_string())?.path();
        let is_version = path.extension().is_some_and(|kind| kind == "toml")
            && path
                .file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| !OTHERS.contains(&name));
        if is_version {
            found.push((path.clone(), read::<Version>(&path)?));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    let names: Vec<_> = found
        .iter()
        .map(|(path, version)| (path.clone(), version.id.clone()))
        .collect();
    let mut list: Vec<Version> = found.into_iter().map(|(_, version)| version).collect();
    versions::check(&mut list)?;
    for (path, id) in names {
        if path.file_stem().is_none_or(|name| name != id.as_str()) {
            return Err(format!("{}: expected the name {id}.toml", path.display()));
        }
    }
    let providers: Providers = read(&folder.join("providers.toml"))?;
    let providers = providers::table(&providers, &list)?;
    let tables = format!("{}{providers}", tables::all(&list)?);
    Ok((tables, Figures::of(&list)?))
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Checked<T> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}
