//! The providers of all versions.

use super::Checked;
use super::form::{Provider, Providers, Version};
use super::value::{native, optional_date};
use std::collections::BTreeSet;

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
    let rows = list
        .provider
        .iter()
        .map(row)
        .collect::<Checked<Vec<_>>>()?
        .join(", ");
    Ok(format!(
        "/// Every provider that was, is or will be selected.\npub static PROVIDERS: [ProviderInfo; {}] = [{rows}];\n",
        list.count
    ))
}

fn row(provider: &Provider) -> Checked<String> {
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
        "ProviderInfo {{ id: {id:?}, name: {name:?}, {}: &{offices:?}, from: {first}, until: {last} }}",
        native("offices")
    ))
}
