//! The contract's own cases: applications with their evaluations, and bad ones with their errors.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

use cybersubsidie::json::answer_line;
use serde_json::Value;
use std::collections::BTreeSet;

/// The raw line: an application given as a string is the line itself.
fn line(application: &Value) -> Vec<u8> {
    match application {
        Value::String(raw) => raw.clone().into_bytes(),
        other => other.to_string().into_bytes(),
    }
}

fn answer(case: &Value) -> Value {
    serde_json::from_str(&answer_line(&line(&case["application"]))).unwrap()
}

fn check(file: &str) {
    let cases: Vec<Value> = serde_json::from_str(file).unwrap();
    assert!(!cases.is_empty());
    for case in &cases {
        let answer = answer(case);
        for (field, expected) in case["evaluation"].as_object().unwrap() {
            assert_eq!(&answer[field], expected, "{}: {field}", case["name"]);
        }
    }
}

#[test]
fn dates() {
    check(include_str!("cases/dates.json"));
}

#[test]
fn groups() {
    check(include_str!("cases/groups.json"));
}

#[test]
fn half_told_groups() {
    check(include_str!("cases/half-told-groups.json"));
}

#[test]
fn published_table() {
    check(include_str!("cases/published-table.json"));
}

#[test]
fn quotes() {
    check(include_str!("cases/quotes.json"));
}

#[test]
fn size() {
    check(include_str!("cases/size.json"));
}

#[test]
fn errors() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("cases/errors.json")).unwrap();
    let set = |errors: &Value| -> BTreeSet<(String, String)> {
        let list = errors.as_array().unwrap();
        let set: BTreeSet<_> = list
            .iter()
            .map(|error| (error["path"].to_string(), error["code"].to_string()))
            .collect();
        assert_eq!(set.len(), list.len(), "one error per value");
        set
    };
    for case in &cases {
        let answer = answer(case);
        assert_eq!(
            set(&answer["errors"]),
            set(&case["errors"]),
            "{}",
            case["name"]
        );
        assert_eq!(answer.as_object().unwrap().len(), 1, "nothing but errors");
    }
}
