//! A language as a value: a table of texts, among them how figures and days are written.

use super::{KEYS, Key, NL};
use std::sync::OnceLock;

/// A language. Dutch is compiled in; another comes from data of the same shape (`examples/locale.rs`).
#[derive(Clone, Copy, Debug)]
pub struct Locale(&'static Texts);

/// Dutch, as it is written in Flanders.
pub static DUTCH: Locale = Locale(&NL);

/// The texts in the order of [`Key`], a line each, with the places as marks.
#[derive(Debug)]
pub(super) struct Texts {
    lines: &'static str,
    found: OnceLock<Vec<&'static str>>,
}

impl Texts {
    pub(super) const fn of(lines: &'static str) -> Self {
        Self {
            lines,
            found: OnceLock::new(),
        }
    }
}

impl Locale {
    /// A language from its texts, a line each in the order of [`Key`]; none where their number is another. It is kept for good:
    /// a page has few languages.
    #[must_use]
    pub fn of(lines: String) -> Option<Self> {
        if lines.split('\n').count() != KEYS {
            return None;
        }
        let texts = Texts::of(Box::leak(lines.into_boxed_str()));
        Some(Self(Box::leak(Box::new(texts))))
    }

    /// The text of this key, which has no places to fill in.
    #[must_use]
    pub fn text(self, key: Key) -> &'static str {
        let text = self.raw(key);
        debug_assert!(!text.contains('{'), "{key:?} has places: {text}");
        text
    }

    /// The text of this key with its places by number filled in.
    #[must_use]
    pub fn format(self, key: Key, values: &[&str]) -> String {
        fill(self.raw(key), values, &|_| String::new())
    }

    /// Whether the text of this key has places to fill in.
    #[must_use]
    pub fn has_places(self, key: Key) -> bool {
        self.raw(key).contains('{')
    }

    // A call and not a copy of it in each of its many places.
    #[inline(never)]
    pub(super) fn raw(self, key: Key) -> &'static str {
        let Texts { lines, found } = self.0;
        let texts = found.get_or_init(|| lines.split('\n').collect());
        texts.get(key as usize).copied().unwrap_or_default()
    }
}

/// Fills in the places of a text: `{0` with the first of the values, `{A` with the first of the figures.
pub(super) fn fill(
    text: &'static str,
    values: &[&str],
    figure: &dyn Fn(usize) -> String,
) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let mut after = after.chars();
        let mark = after.next().map_or(0, u32::from);
        rest = after.as_str();
        match mark.checked_sub('A'.into()) {
            Some(place) => out.push_str(&figure(place as usize)),
            None => {
                let place = mark.wrapping_sub('0'.into()) as usize;
                out.push_str(values.get(place).copied().unwrap_or_default());
            }
        }
    }
    out.push_str(rest);
    out
}
