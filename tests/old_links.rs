//! Links of earlier versions open to the same application for ever, but for those of `tests/links/exceptions`.
#![allow(clippy::unwrap_used)] // a test may stop

use cybersubsidie::answers::compose::compose;
use cybersubsidie::json::write;
use cybersubsidie::link::decode;
use cybersubsidie::rules::date::Date;
use std::collections::BTreeMap;

/// A link and the application to which the version that made it opened it on 24 November 2026.
const LINKS: &str = include_str!("links/1.0.0.tsv");
/// A link, a tab, and why it opens otherwise now.
const EXCEPTIONS: &str = include_str!("links/exceptions");

fn pairs(text: &str) -> BTreeMap<&str, &str> {
    text.lines()
        .filter(|line| !line.starts_with("# "))
        .map(|line| line.split_once('\t').unwrap())
        .collect()
}

#[test]
fn links_open_as_they_did() {
    let today = Date::parse("2026-11-24").unwrap();
    let exceptions = pairs(EXCEPTIONS);
    let mut changed = Vec::new();
    for (link, before) in pairs(LINKS) {
        let now = write::text(&compose(&decode(link).answers, today).application);
        if now != before {
            changed.push(link);
        }
    }
    let unlisted: Vec<_> = changed
        .iter()
        .filter(|link| !exceptions.contains_key(*link))
        .collect();
    assert!(unlisted.is_empty(), "open otherwise: {unlisted:#?}");
    let listed: Vec<_> = exceptions.keys().copied().collect();
    assert_eq!(
        listed, changed,
        "tests/links/exceptions lists what opens as it did"
    );
}
