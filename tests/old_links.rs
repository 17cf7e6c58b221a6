//! Links of earlier versions open to the same application for ever, but for those of `tests/links/exceptions`.
#![allow(clippy::unwrap_used)] // a test may stop

use cybersubsidie::answers::compose::compose;
use cybersubsidie::json::write;
use cybersubsidie::link::decode;
use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::scheme::Scheme;
use cybersubsidie::text::DUTCH;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A link and the application to which the version that made it opened it on 24 November 2026.
const LINKS: &str = include_str!("links/1.0.0.tsv");
/// A link, a tab, and why it opens otherwise now.
const EXCEPTIONS: &str = include_str!("links/exceptions");

/// A bare "yes" on public authorities was, and is, a share at the limit: that of 1.0.0 stands in its applications.
const LIMIT_THEN: &str = "25";

/// Whether two applications are the same to the byte; without what hangs on the limit, where that is another one now.
fn same(now: &str, before: &str, limit: &str) -> bool {
    let heeded = |application: &str| {
        let mut application: Value = serde_json::from_str(application).unwrap();
        let fields = application.as_object_mut().unwrap();
        fields.remove("publicParticipation");
        application
    };
    now == before || limit != LIMIT_THEN && heeded(now) == heeded(before)
}

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
    let (mut changed, mut other_limit) = (Vec::new(), BTreeSet::new());
    for (link, before) in pairs(LINKS) {
        let now = compose(DUTCH, &decode(link).answers, today).application;
        let limit = Scheme::nearest(now.decision_date)
            .public_share_below
            .to_string();
        if limit != LIMIT_THEN {
            other_limit.insert(link);
        }
        if !same(&write::text(&now), before, &limit) {
            changed.push(link);
        }
    }
    let unlisted: Vec<_> = changed
        .iter()
        .filter(|link| !exceptions.contains_key(*link))
        .collect();
    assert!(unlisted.is_empty(), "open otherwise: {unlisted:#?}");
    // Some stand there for their share alone, which is not looked at where the limit is another one.
    let looked_at = |links: Vec<&'static str>| -> Vec<&str> {
        let mut links = links;
        links.retain(|link| !other_limit.contains(link));
        links
    };
    assert_eq!(
        looked_at(exceptions.keys().copied().collect()),
        looked_at(changed),
        "tests/links/exceptions lists what opens as it did"
    );
}
