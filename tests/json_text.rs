//! Our reader of JSON text against an independent one, and the contract's word on broken lines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests: a wrong value must stop the test"
)]

use cybersubsidie::json::answer_line;
use cybersubsidie::json::parse::parse;
use cybersubsidie::json::value::Value as Ours;
use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::money::Money;
use cybersubsidie::rules::scheme::Scheme;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

/// The codes with their paths.
fn errors(line: &[u8]) -> Vec<(String, String)> {
    let answer: Value = serde_json::from_str(&answer_line(line)).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    answer["errors"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|error| (text(&error["path"]), text(&error["code"])))
        .collect()
}

fn malformed(line: &[u8]) -> bool {
    errors(line) == [(String::new(), "malformedJson".to_owned())]
}

/// Ours as theirs: the last of doubled fields stays.
fn value(ours: &Ours) -> Value {
    match ours {
        Ours::Null => Value::Null,
        Ours::Bool(value) => json!(value),
        Ours::Number(text) => serde_json::from_str(text).unwrap(),
        Ours::Text(text) => json!(text),
        Ours::List(items) => items.iter().map(value).collect(),
        Ours::Object(entries) => {
            let entries = entries
                .iter()
                .map(|(name, entry)| (name.clone(), value(entry)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        Ours::Unsupported | Ours::Unopened(_) => panic!("no text gives {ours:?}"),
    }
}

/// Where the two may differ: an escaped half of a surrogate pair, and a number too large for a double.
fn may_differ(theirs: &serde_json::Error) -> bool {
    let said = theirs.to_string();
    ["surrogate", "hex escape", "number out of range"]
        .iter()
        .any(|reason| said.contains(reason))
}

fn compare(text: &[u8]) -> Result<(), TestCaseError> {
    match (parse(text), serde_json::from_slice::<Value>(text)) {
        (Ok(ours), Ok(theirs)) => prop_assert_eq!(value(&ours), theirs),
        (Err(at), Err(_)) => prop_assert!(at <= text.len()),
        (Ok(_), Err(theirs)) => prop_assert!(may_differ(&theirs), "only ours accepts: {theirs}"),
        (Err(at), Ok(_)) => prop_assert!(false, "ours stopped at {at}"),
    }
    Ok(())
}

fn any_json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<f64>().prop_map(|number| json!(number)),
        any::<i64>().prop_map(|number| json!(number)),
        any::<String>().prop_map(Value::String),
    ];
    leaf.prop_recursive(6, 40, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::Array),
            vec((".{0,4}", inner), 0..5)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
    .boxed()
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(500))]

    /// Contract, Values: whatever is JSON is read, with the same values.
    #[test]
    fn json_is_read_as_it_is(document in any_json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&document) } else { serde_json::to_string(&document) }.unwrap();
        prop_assert!(parse(text.as_bytes()).is_ok());
        compare(text.as_bytes())?;
    }

    /// Contract, Errors: what is not JSON is `malformedJson`: damaged documents.
    #[test]
    fn damaged_json_is_judged_alike(document in any_json(), damage in vec((any::<Index>(), any::<u8>(), 0_u8..5), 1..4)) {
        let mut text = document.to_string().into_bytes();
        let structure = b"[]{}\",:\\0-.eE+ \ttfnu\x00\x1f\x7f\xff";
        for (place, byte, how) in damage {
            let at = place.index(text.len() + 1);
            let byte = structure[usize::from(byte) % structure.len()];
            match how {
                _ if at == text.len() => text.push(byte),
                0 => text[at] = byte,
                1 => text.insert(at, byte),
                2 => { text.remove(at); }
                3 => text.truncate(at),
                _ => { let rest = text.split_off(at); text.extend(rest.iter().rev()); }
            }
        }
        compare(&text)?;
    }

    /// The same for texts made of JSON's own pieces.
    #[test]
    fn pieces_of_json_are_judged_alike(pieces in vec(select(vec![
        "[", "]", "{", "}", ",", ":", "\"", "\"a\"", "\"a\":", "\\", "\\u00e9", "\\ud83d\\ude00", "\\ud83d", "\\udc00", "\\u12",
        "\\n", "true", "false", "null", "nul", "0", "00", "-", "-0", "1.", ".5", "1.5", "1e", "1e3", "1E-2", "1e+2", "+1", " ", "\n",
        "\r", "\t", "\u{b}", "\u{a0}", "\u{feff}", "é", "\u{2028}", "\0",
    ]), 0..9)) {
        compare(pieces.concat().as_bytes())?;
    }

    /// The same inside a string.
    #[test]
    fn strings_are_judged_alike(inside in prop_oneof![
        "[\\\\\"/bfnrtu0-9a-fA-F\u{1f}é]{0,12}", "(\\\\u[0-9a-fA-F]{4}){0,4}", "(\\\\u[dD][89a-fA-F][0-9a-fA-F]{2}){0,4}",
    ]) {
        compare(format!("\"{inside}\"").as_bytes())?;
    }

    /// Contract, Values: a number is read by its shortest decimal form.
    #[test]
    fn numbers_are_read_by_their_shortest_form(cents in 0_u64..100_000_000_000_000, spelling in 0_usize..4) {
        let plain = format!("{}.{:02}", cents / 100, cents % 100);
        let number = match spelling {
            0 => plain.clone(),
            1 => format!("{cents}e-2"),
            2 => format!("{plain}00E+0"),
            _ => format!("{}.{:04}e2", cents / 10_000, cents % 10_000),
        };
        let award = |amount: &str| format!(
            "{{\"decisionDate\":\"2026-11-23\",\"deMinimis\":[{{\"grantedOn\":\"2026-01-01\",\"amount\":{amount}}}]}}"
        );
        let by_number = answer_line(award(&number).as_bytes());
        prop_assert_eq!(by_number, answer_line(award(&format!("\"{plain}\"")).as_bytes()));
    }
}

/// Contract: nested ten thousand deep answers with `errors`, and it goes on.
#[test]
fn ten_thousand_deep_answers_with_errors() {
    let deep = |open: &str, close: &str, times: usize| {
        format!("{}{}", open.repeat(times), close.repeat(times))
    };
    let closed = deep("[", "]", 10_000);
    assert!(parse(closed.as_bytes()).is_ok(), "it is JSON");
    assert_eq!(
        errors(closed.as_bytes()),
        [(String::new(), "invalidType".to_owned())]
    );
    assert!(malformed("[".repeat(10_000).as_bytes()));
    assert!(malformed("{\"a\":".repeat(10_000).as_bytes()));
    assert!(malformed(format!("{closed}]").as_bytes()));
    assert!(
        malformed(deep("[", "}", 10_000).as_bytes()),
        "closed by the wrong bracket"
    );
    let field = format!(
        "{{\"decisionDate\":\"2026-11-23\",\"nis2\":{}}}",
        deep("{\"a\":[", "]}", 10_000)
    );
    assert_eq!(
        errors(field.as_bytes()),
        [("nis2".to_owned(), "invalidType".to_owned())]
    );
    let unknown = format!("{{\"decisionDate\":\"2026-11-23\",\"b\":{closed}}}");
    assert_eq!(
        errors(unknown.as_bytes()),
        [("b".to_owned(), "unknownField".to_owned())]
    );
}

/// The relations of one another, so many levels.
fn levels(count: usize) -> String {
    let relations = format!(
        "{}[]{}",
        "[{\"relations\":".repeat(count),
        "}]".repeat(count)
    );
    format!("{{\"decisionDate\":\"2026-11-23\",\"relations\":{relations}}}")
}

/// Contract, Values: at most 8 levels; said once, at the first list that is too deep, and not beyond.
#[test]
fn relations_may_be_eight_levels_deep() {
    let path = format!("relations{}", "[0].relations".repeat(8));
    assert!(errors(levels(8).as_bytes()).is_empty());
    for count in [9, 10, 100, 10_000] {
        assert_eq!(
            errors(levels(count).as_bytes()),
            [(path.clone(), "tooDeep".to_owned())],
            "{count}"
        );
    }
}

/// Contract, Values: the forms of a JSON number, by example.
#[test]
fn forms_of_a_number() {
    let share = |number: &str| {
        errors(
            format!("{{\"decisionDate\":\"2026-11-23\",\"publicParticipation\":{number}}}")
                .as_bytes(),
        )
    };
    for number in [
        "0",
        "-0",
        "-0.0",
        "0e0",
        "1E-2",
        "0.0001",
        "1e2",
        "100.00000",
        "24.99",
        "0.1e1",
        "-0e5",
        "100.000000000000000001",
    ] {
        assert_eq!(share(number), [], "{number}");
    }
    let one = |code: &str| vec![("publicParticipation".to_owned(), code.to_owned())];
    for (number, code) in [
        ("-1", "negative"),
        ("-1e-300", "negative"),
        ("1e-300", "tooPrecise"),
        ("0.00001", "tooPrecise"),
        ("100.1", "outOfRange"),
        ("1e3", "outOfRange"),
        ("1e400", "outOfRange"),
        ("1e999999999999999999999", "outOfRange"),
        ("[1]", "invalidType"),
        ("true", "invalidType"),
        ("\"1e1\"", "invalidDecimal"),
        ("\"\"", "invalidDecimal"),
    ] {
        assert_eq!(share(number), one(code), "{number}");
    }
    for number in [
        "01", "1.", ".5", "+1", "1e", "0x1", "NaN", "Infinity", "-", "--1", "1_000", "1e+",
        "\u{661}",
    ] {
        assert_eq!(
            share(number),
            [(String::new(), "malformedJson".to_owned())],
            "{number}"
        );
    }
}

/// Contract: a line that is blank, broken or not UTF-8 answers with errors.
#[test]
fn broken_lines_are_malformed() {
    let lines: [&[u8]; 12] = [
        b"",
        b" \t\r\n",
        b"{",
        b"{}}",
        b"{} x",
        b"{\"a\" 1}",
        b"\"\xff\"",
        b"\xc3",
        b"\xef\xbb\xbf{}",
        b"{\"a\":\"\x01\"}",
        b"{\"a\":1,}",
        b"['a']",
    ];
    for line in lines {
        assert!(malformed(line), "{}", String::from_utf8_lossy(line));
    }
    assert!(
        malformed(b"{\"decisionDate\":\"2026-11-23\"} {}"),
        "a second document"
    );
    for line in ["null", "[]", "1", "\"{}\"", "true"] {
        assert_eq!(
            errors(line.as_bytes()),
            [(String::new(), "invalidType".to_owned())],
            "{line}"
        );
    }
    assert_eq!(
        errors(b" {} \r\n"),
        [("decisionDate".to_owned(), "missing".to_owned())]
    );
}

/// Contract, Errors: a doubled field gets that alone, and its values are not looked at; names are compared as
/// they read, not as they are escaped.
#[test]
fn doubled_fields_are_said_once() {
    let code = |path: &str, code: &str| (path.to_owned(), code.to_owned());
    assert_eq!(
        errors(br#"{"decisionDate":"2026-11-23","nis2":1,"nis2":true,"n\u0069s2":[]}"#),
        [code("nis2", "duplicateField")]
    );
    assert_eq!(
        errors(br#"{"decisionDate":"2026-11-23","b":1,"a":1,"b":null}"#),
        [code("a", "unknownField"), code("b", "duplicateField")]
    );
    assert_eq!(
        errors(br#"{"decisionDate":"x","decisionDate":"2026-11-23"}"#),
        [code("decisionDate", "duplicateField")]
    );
    assert_eq!(
        errors(
            br#"{"decisionDate":"2026-11-23","relations":[{"capital":"1","capital":"1","x":0}]}"#
        ),
        [
            code("relations[0].capital", "duplicateField"),
            code("relations[0].x", "unknownField")
        ]
    );
}

/// A lone surrogate half is a replacement character, not the end of the line.
#[test]
fn lone_surrogates_are_replaced() {
    for (text, read) in [
        (r#""\ud83d\ude00""#, "\u{1f600}"),
        (r#""\ud83d""#, "\u{fffd}"),
        (r#""\udc00x""#, "\u{fffd}x"),
        (r#""\ud83d\n""#, "\u{fffd}\n"),
        (r#""\ud83d\u0041""#, "\u{fffd}A"),
        (r#""\ud83d\ud83d\ude00""#, "\u{fffd}\u{1f600}"),
    ] {
        assert_eq!(
            parse(text.as_bytes()).map(|ours| value(&ours)),
            Ok(json!(read)),
            "{text}"
        );
    }
    for text in [r#""\ud83d\u12""#, r#""\u12g4""#, r#""\u+123""#, r#""\uéé""#] {
        assert!(parse(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn room_for_exactly_the_smallest_subsidy_at_the_lowest_rate_is_not_yet_a_no() {
    // Not known whether it is an SME, so at the one rate or, under NIS2, at the other.
    let scheme = Scheme::on(Date::parse("2026-11-23").unwrap()).unwrap();
    let status = |used: Money| {
        let line = format!(
            r#"{{"decisionDate":"2026-11-23","nis2":true,"deMinimis":[{{"grantedOn":"2026-11-05","amount":"{used}"}}]}}"#
        );
        let answer: Value = serde_json::from_str(&answer_line(line.as_bytes())).unwrap();
        answer["criteria"]["deMinimis"].as_str().unwrap().to_owned()
    };
    let [start, ..] = &scheme.packages;
    let mut subsidies =
        [scheme.rate_sme, scheme.rate_nis2].map(|rate| start.price.min.subsidy(rate));
    subsidies.sort_unstable();
    let left = subsidies.map(|subsidy| scheme.de_minimis_ceiling.saturating_sub(subsidy));
    let cent = Money::from_cents(1);
    let [at_lowest, at_highest] = left;
    assert_eq!(status(at_highest), "met");
    assert_eq!(status(at_lowest.plus(cent)), "notMet");
    if at_lowest != at_highest {
        assert_eq!(status(at_lowest), "unknown");
        assert_eq!(status(at_highest.plus(cent)), "unknown");
    }
}
