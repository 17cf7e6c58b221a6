//! The providers that a visitor keeps, one or several, and what finds one.

use super::field::Field;
use super::{Answers, ROOT};
use crate::rules::scheme::{Provider, ProviderInfo};
#[cfg(any(feature = "ui", not(target_arch = "wasm32")))]
use crate::text::format::lower;

/// The providers of two lists of ids, in their order, each once.
#[must_use]
pub fn kept(first: &str, more: &str) -> Vec<&'static ProviderInfo> {
    let mut kept: Vec<&ProviderInfo> = Vec::new();
    for id in [first, ",", more].concat().split(',') {
        if let Some(found) = Provider::parse(id).and_then(Provider::info)
            && !holds(&kept, found)
        {
            kept.push(found);
        }
    }
    kept
}

/// Whether one is among them.
#[must_use]
pub fn holds(kept: &[&ProviderInfo], provider: &ProviderInfo) -> bool {
    kept.iter().any(|one| one.id == provider.id)
}

/// Their names, with commas between.
#[must_use]
pub fn names(kept: &[&ProviderInfo]) -> String {
    let names: Vec<_> = kept.iter().map(|provider| provider.name).collect();
    names.join(", ")
}

impl Answers {
    /// The providers that are kept, in the order in which they were: the first is the application's.
    #[must_use]
    pub fn providers(&self) -> Vec<&'static ProviderInfo> {
        kept(
            self.get(ROOT, Field::Provider),
            self.get(ROOT, Field::MoreProviders),
        )
    }

    /// Keeps a provider behind those that are kept already, or lets it go.
    pub fn keep(&mut self, provider: &'static ProviderInfo, keeps: bool) {
        let mut kept = self.providers();
        kept.retain(|one| one.id != provider.id);
        if keeps {
            kept.push(provider);
        }
        let ids: Vec<_> = kept.iter().map(|one| one.id).collect();
        let ids = ids.join(",");
        let (first, more) = ids.split_once(',').unwrap_or((&ids, ""));
        self.set(ROOT, Field::Provider, first);
        self.set(ROOT, Field::MoreProviders, more);
    }
}

/// Whether each word typed begins a word of the provider's name, or of the names of a place of its offices, of that place's
/// municipality or of its province. Capitals, accents and hyphens make no difference.
#[cfg(any(feature = "ui", not(target_arch = "wasm32")))]
#[must_use]
pub fn finds(typed: &str, provider: &ProviderInfo) -> bool {
    let told = [provider.name, " ", provider.offices, " ", provider.found_by].concat();
    let (told, typed) = (folded(&told), folded(typed));
    typed
        .split(' ')
        .all(|word| told.split(' ').any(|name| name.starts_with(word)))
}

#[cfg(any(feature = "ui", not(target_arch = "wasm32")))]
fn folded(text: &str) -> String {
    let fold = |letter| match lower(letter) {
        'à'..='ä' => 'a',
        'è'..='ë' => 'e',
        'ö' => 'o',
        'ü' => 'u',
        letter if letter.is_ascii_alphanumeric() => letter,
        _ => ' ',
    };
    text.chars().map(fold).collect()
}
