//! The sectors of NIS2 (`scheme/nis2.toml`): read, checked, and written as a table of their texts.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    test: String,
    source: BTreeMap<String, Source>,
    sector: Vec<Sector>,
    any_size: AnySize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    title: String,
    section: String,
    version: String,
    read: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sector {
    annex: u8,
    point: usize,
    id: String,
    covers: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnySize {
    covers: String,
    source: String,
}

/// The generated source of `ANNEXES` and `TEST`, or the first error in the data; `key` writes a text's name as code has it. A sector
/// without its text does not compile.
pub(crate) fn table(path: &Path, key: fn(&str) -> String) -> Result<String, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let file = toml::from_str(&text).map_err(|e| e.to_string());
    file.and_then(|file: File| written(&file, key))
        .map_err(|e| format!("{}: {e}", path.display()))
}

fn written(file: &File, key: fn(&str) -> String) -> Result<String, String> {
    for (id, source) in &file.source {
        let Source {
            title,
            section,
            version,
            read,
        } = source;
        let day = read.len() == 10 && read.split('-').all(|part| part.parse::<u16>().is_ok());
        if !day || [title, section, version].iter().any(|text| text.is_empty()) {
            return Err(format!("source {id}: a text is empty, or the day is none"));
        }
    }
    if !file.test.starts_with("https://") {
        return Err(format!("test: {:?} is no address", file.test));
    }
    let sourced = |id: &str, covers: &str, source: &str| {
        if covers.is_empty() || !file.source.contains_key(source) {
            return Err(format!("{id}: covers nothing, or has no source"));
        }
        Ok(())
    };
    sourced("any_size", &file.any_size.covers, &file.any_size.source)?;
    let mut annexes = [Vec::new(), Vec::new()];
    for sector in &file.sector {
        sourced(&sector.id, &sector.covers, &sector.source)?;
        let annex = annexes
            .iter_mut()
            .zip(1..)
            .find(|(_, number)| *number == sector.annex);
        let (annex, _) = annex.ok_or_else(|| format!("{}: no such annex", sector.id))?;
        annex.push(format!("Key::{}", key(&format!("sector-{}", sector.id))));
        // The page counts them.
        if annex.len() != sector.point {
            return Err(format!("{}: its point is out of order", sector.id));
        }
    }
    let [first, second] = annexes.map(|keys| keys.join(", "));
    Ok(format!(
        "/// The sectors of Annex I and of Annex II, each at the place of its point.\npub static ANNEXES: [&[Key]; 2] = [&[{first}], &[{second}]];\n\
         /// Where the test of the Centre for Cybersecurity Belgium begins.\npub static TEST: &str = {:?};\n",
        file.test
    ))
}
