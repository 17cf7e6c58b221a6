//! Typed facts to words, and typed words to facts: the only place with language.

// A new variant must be looked at wherever there is a choice.
#![deny(clippy::wildcard_enum_match_arm)]

pub mod amounts;
pub mod doubt;
pub mod finding;
pub mod format;
pub mod input;
pub mod package;
pub mod question;
pub mod relation;
pub mod size;
pub mod source;
pub mod verdict;

use crate::rules::evaluate::Question;
use crate::rules::scheme::RuleId;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/locale.rs"));

/// The text of this key.
#[must_use]
#[inline(never)]
pub fn say(key: Key) -> &'static str {
    static TEXTS: OnceLock<Vec<&str>> = OnceLock::new();
    let texts = TEXTS.get_or_init(|| NL.split('\n').collect());
    texts.get(key as usize).copied().unwrap_or_default()
}

/// The text of this key with its places filled in.
#[must_use]
pub fn fill(key: Key, values: &[&str]) -> String {
    let mut out = String::new();
    let mut rest = say(key);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (place, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(
            place
                .parse::<usize>()
                .ok()
                .and_then(|place| values.get(place))
                .unwrap_or(&""),
        );
        rest = after;
    }
    out.push_str(rest);
    out
}
