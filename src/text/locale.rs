//! A language as a value: a table of texts, including the formats of figures and days.

use super::{KEYS, Key, NL};
use std::sync::OnceLock;

/// A language. Dutch is compiled in; another comes from data of the same shape (`examples/locale.rs`).
#[derive(Clone, Copy, Debug)]
pub struct Locale(&'static Texts);

/// Dutch, as it is written in Flanders.
pub static DUTCH: Locale = Locale(&NL);

/// The texts in the order of [`Key`], one per line, with their placeholders as marks.
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
    /// A language from its texts, one per line in the order of [`Key`]; none where their number differs. It is never freed,
    /// because a page has few languages.
    #[must_use]
    pub fn of(lines: String) -> Option<Self> {
        if lines.split('\n').count() != KEYS {
            return None;
        }
        let texts = Texts::of(Box::leak(lines.into_boxed_str()));
        Some(Self(Box::leak(Box::new(texts))))
    }

    /// Whether this is that language.
    #[must_use]
    pub fn is(self, other: Self) -> bool {
        core::ptr::eq(self.0, other.0)
    }

    /// The text of this key, which has no placeholders.
    #[must_use]
    pub fn text(self, key: Key) -> &'static str {
        let text = self.raw(key);
        debug_assert!(!text.contains('{'), "{key:?} has places: {text}");
        text
    }

    /// The text of this key with its numbered placeholders filled in.
    #[must_use]
    pub fn format(self, key: Key, values: &[&str]) -> String {
        fill(self.raw(key), values, &|_| String::new())
    }

    /// Whether the text of this key has placeholders.
    #[must_use]
    pub fn has_places(self, key: Key) -> bool {
        self.raw(key).contains('{')
    }

    // Not inlined: it has many callers, and a copy in each would cost bytes.
    #[inline(never)]
    pub(super) fn raw(self, key: Key) -> &'static str {
        let Texts { lines, found } = self.0;
        let texts = found.get_or_init(|| lines.split('\n').collect());
        texts.get(key as usize).copied().unwrap_or_default()
    }
}

/// Fills in the placeholders of a text: `{0` with the first of the values, `{A` with the first of the figures.
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
