//! Whatever comes in (contract, Values and Errors).

use crate::make::{application, cases, typed};
use cybersubsidie::json::{answer_line, read_text, write};
use cybersubsidie::rules::application::{Headcount, Postcode};
use cybersubsidie::rules::decimal::{self, Bounds, DecimalError};
use cybersubsidie::rules::money::Money;
use cybersubsidie::rules::percent::Percent;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// One answer of the public form, whatever the bytes.
fn check(line: &[u8]) -> Result<Value, TestCaseError> {
    let text = answer_line(line);
    prop_assert!(!text.contains('\n'), "one line");
    let answer: Value = serde_json::from_str(&text)
        .map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
    match answer["errors"].as_array() {
        None => {
            let status = answer["status"].as_str();
            prop_assert!(
                matches!(status, Some("eligible" | "ineligible" | "undetermined")),
                "{}",
                text
            );
        }
        Some(errors) => {
            prop_assert!(
                !errors.is_empty() && answer.as_object().unwrap().len() == 1,
                "{}",
                text
            );
            let mut paths: Vec<_> = errors
                .iter()
                .map(|error| error["path"].as_str().unwrap())
                .collect();
            paths.sort_unstable();
            // `relations` and `deMinimis` may be too many besides one of their own errors, never twice the same.
            let count = paths.len();
            paths.dedup();
            prop_assert_eq!(paths.len(), count, "one error per value: {}", text);
        }
    }
    Ok(answer)
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<f64>().prop_map(|number| json!(number)),
        any::<i64>().prop_map(|number| json!(number)),
        select(vec![
            "",
            "none",
            "-1",
            "1e3",
            "+5",
            ".5",
            "1_000",
            "12.505",
            "2026-02-30",
            "0999",
            "bv",
            "\u{0}\u{1f}\"\\"
        ])
        .prop_map(|text| json!(text)),
        ".{0,10}".prop_map(Value::String),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let name = prop_oneof![
            select(vec![
                "capital",
                "voting",
                "relations",
                "lastYear",
                "headcount",
                "grantedOn",
                "amount",
                "base",
                "start"
            ])
            .prop_map(str::to_owned),
            ".{0,5}",
        ];
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::Array),
            vec((name, inner), 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Puts `value` at a random place of the document.
fn put(document: &mut Value, way: &[Index], value: Value) {
    let mut at = document;
    for step in way {
        let count =
            at.as_object().map_or(0, serde_json::Map::len) + at.as_array().map_or(0, Vec::len);
        if count == 0 {
            break;
        }
        let place = step.index(count);
        at = match at {
            Value::Object(fields) => fields.values_mut().nth(place).unwrap(),
            Value::Array(items) => &mut items[place],
            _ => unreachable!("it has parts"),
        };
    }
    *at = value;
}

proptest! {
    #![proptest_config(cases(150))]

    /// Contract: nothing panics, whatever comes in.
    #[test]
    fn any_bytes_get_an_answer(line in vec(any::<u8>(), 0..200)) {
        let answer = check(&line)?;
        prop_assert!(answer["errors"].is_array());
    }

    /// The same for texts that look like JSON.
    #[test]
    fn any_text_gets_an_answer(line in "[\\[\\]{}\",:0-9eE.+\\-truefalsn\\\\ \t]{0,60}") {
        check(line.as_bytes())?;
    }

    /// The same for a valid line with some bytes changed, lost or doubled.
    #[test]
    fn damaged_lines_get_an_answer(application in application(), damage in vec((any::<Index>(), any::<u8>(), 0_u8..4), 1..4)) {
        let mut line = application.to_string().into_bytes();
        for (place, byte, how) in damage {
            if line.is_empty() {
                break;
            }
            let at = place.index(line.len());
            match how {
                0 => line[at] = byte,
                1 => line.insert(at, byte),
                2 => { line.remove(at); }
                _ => line.truncate(at),
            }
        }
        check(&line)?;
    }

    /// The same for a valid document with a value of any kind at any place.
    #[test]
    fn misplaced_values_get_an_answer(application in application(), way in vec(any::<Index>(), 1..6), value in any_json()) {
        let mut document = application;
        put(&mut document, &way, value);
        check(document.to_string().as_bytes())?;
    }

    /// Contract, Values: the grammar, then the order of the errors, over any text of its characters.
    #[test]
    fn decimals_are_read_by_the_grammar(
        text in prop_oneof!["-?[0-9]{1,14}(\\.[0-9]{1,6})?", "[-+0-9._eE ,]{0,8}", "-?0{0,3}[0-9]{0,40}(\\.[0-9]{0,3}0{0,30})?", ".{0,6}"],
        which in 0_usize..3,
    ) {
        let (bounds, scale, max) = [
            (Money::BOUNDS, 2, 1_000_000_000_000_i128),
            (Percent::BOUNDS, 4, 100),
            (Headcount::BOUNDS, 4, 10_000_000),
        ][which];
        let digits = text.strip_prefix('-').unwrap_or(&text);
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (digits, None),
        };
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let valid = text.len() <= 40 && is_number(whole) && fraction.is_none_or(is_number);
        let fraction = fraction.unwrap_or("").trim_end_matches('0');
        let expected = if !valid {
            Err(DecimalError::Invalid)
        } else if text.starts_with('-') && text.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
            Err(DecimalError::Negative)
        } else if fraction.len() > scale {
            Err(DecimalError::TooPrecise)
        } else {
            // At most 40 digits: beyond an i128 it is out of every range.
            match format!("{whole}{fraction:0<4}").parse::<i128>() {
                Ok(value) if value <= max * 10_000 => Ok(value),
                _ => Err(DecimalError::OutOfRange),
            }
        };
        let found = decimal::parse(&text, bounds).map(|value| crate::make::units(&value.to_string()) / 1_000_000);
        prop_assert_eq!(found, expected);
    }

    /// Contract, Values: a postcode is four digits from 1000 to 9999.
    #[test]
    fn postcodes_are_four_digits(text in prop_oneof!["[0-9]{3,5}", ".{0,5}", "[+ ][0-9]{3}"]) {
        let expected = (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && *text >= *"1000").then(|| text.clone());
        prop_assert_eq!(Postcode::parse(&text).map(|code| code.to_string()), expected);
    }

    /// What is written of an application is read as that application; what is true by default is left out.
    #[test]
    fn an_application_that_is_written_is_read_as_it_was(application in application()) {
        let known = typed(&application);
        let text = write::text(&known);
        prop_assert_eq!(read_text(text.as_bytes()).unwrap(), known);
        let denied = application["relationsComplete"] == false;
        let written: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&written["relationsComplete"], &if denied { json!(false) } else { Value::Null });
    }
}

/// A limit is inclusive, for a bound that has no decimals too.
#[test]
fn limits_are_inclusive() {
    let bounds = Bounds { scale: 0, max: 7 };
    assert!(decimal::parse("7.0", bounds).is_ok());
    assert_eq!(decimal::parse("8", bounds), Err(DecimalError::OutOfRange));
    assert_eq!(decimal::parse("7.1", bounds), Err(DecimalError::TooPrecise));
    assert_eq!(
        decimal::parse("99999999999999999999999999999999999999", bounds),
        Err(DecimalError::OutOfRange)
    );
    assert_eq!(
        decimal::parse(&"0".repeat(40), bounds).map(|zero| zero.to_string()),
        Ok("0".into())
    );
    assert_eq!(
        decimal::parse(&"0".repeat(41), bounds),
        Err(DecimalError::Invalid)
    );
}

/// The largest answers are whole: as many errors as a long line can hold, and names of any length.
#[test]
fn the_largest_answers_are_complete() {
    let many = format!("{{\"relations\":[{}0]}}", "0,".repeat(180_000));
    let answer: Value = serde_json::from_str(&answer_line(many.as_bytes())).unwrap();
    assert_eq!(answer["errors"].as_array().unwrap().len(), 180_003);
    let long = format!("{{\"{}\":0}}", "\\u0001".repeat(3_000_000));
    let answer: Value = serde_json::from_str(&answer_line(long.as_bytes())).unwrap();
    assert_eq!(answer["errors"].as_array().unwrap().len(), 2);
}
