//! The providers of all versions.

use super::Checked;
use super::form::{Provider, Providers, Province, Version};
use super::value::{of_page, optional_date};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn table(list: &Providers, versions: &[Version]) -> Checked<String> {
    if list.provider.len() != list.count {
        return Err(format!(
            "providers: expected {}, found {}",
            list.count,
            list.provider.len()
        ));
    }
    let without = versions
        .iter()
        .find(|version| !version.source.contains_key(&list.source));
    if let Some(version) = without {
        return Err(format!(
            "providers: source {:?} is not in {}",
            list.source, version.id
        ));
    }
    let ids: BTreeSet<_> = list.provider.iter().map(|p| &p.id).collect();
    if ids.len() != list.count || list.provider.iter().any(|p| p.offices.is_empty()) {
        return Err("providers: an id stands twice, or an office is missing".into());
    }
    let lies_in = places(list)?;
    let rows = list
        .provider
        .iter()
        .map(|provider| row(provider, &found_by(list, &lies_in, provider)?))
        .collect::<Checked<Vec<_>>>()?
        .join(", ");
    Ok(format!(
        "/// Every provider that was, is or will be selected.\npub static PROVIDERS: [ProviderInfo; {}] = [{rows}];\n",
        list.count
    ))
}

/// The province of each place; each lies in one, and has an office.
fn places(list: &Providers) -> Checked<BTreeMap<&str, &Province>> {
    let mut lies_in = BTreeMap::new();
    for province in &list.province {
        for place in &province.places {
            let office = list.provider.iter().any(|one| one.offices.contains(place));
            if !office || lies_in.insert(&**place, province).is_some() {
                return Err(format!("providers: {place} has no office, or stands twice"));
            }
        }
    }
    let mut named = list.municipality.keys().chain(list.also.keys());
    match named.find(|place| !lies_in.contains_key(&***place)) {
        Some(place) => Err(format!("providers: {place} lies in no province")),
        None => Ok(lies_in),
    }
}

/// The words by which a visitor may find a provider besides its name and its places as printed, each once.
fn found_by(
    list: &Providers,
    lies_in: &BTreeMap<&str, &Province>,
    provider: &Provider,
) -> Checked<String> {
    let mut words: Vec<&str> = Vec::new();
    for office in &provider.offices {
        let province = lies_in
            .get(&**office)
            .ok_or_else(|| format!("provider {}: {office} lies in no province", provider.id))?;
        let also = list.also.get(office).into_iter().flatten();
        let part_of = list.municipality.get(office).into_iter();
        let around = part_of.chain([&province.name]).chain(&province.also);
        for word in also.chain(around).flat_map(|name| name.split([' ', '-'])) {
            // What begins another word is found by that one.
            let printed = provider.offices.iter().any(|name| name.starts_with(word));
            if !printed && !words.iter().any(|other| other.starts_with(word)) {
                words.retain(|other| !word.starts_with(other));
                words.push(word);
            }
        }
    }
    Ok(words.join(" "))
}

fn row(provider: &Provider, found_by: &str) -> Checked<String> {
    let Provider {
        id,
        name,
        offices,
        from,
        until,
    } = provider;
    let day = |day: &Option<String>| {
        optional_date(day.as_deref()).map_err(|e| format!("provider {id}: {e}"))
    };
    let (first, last) = (day(from)?, day(until)?);
    if from.is_some() && until.is_some() && until < from {
        return Err(format!("provider {id}: ends before it begins"));
    }
    Ok(format!(
        "ProviderInfo {{ id: {id:?}, name: {name:?}, {}: {:?}, {}: {found_by:?}, from: {first}, until: {last} }}",
        of_page("offices"),
        offices.join(", "),
        of_page("found_by")
    ))
}
