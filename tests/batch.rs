//! The example that answers a CSV: each row as the function answers it, each error with its row, in order.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

#[path = "../examples/batch.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "an example, whose main is not run"
)]
mod batch;

use cybersubsidie::json::{answer_briefly, read_text};
use cybersubsidie::rules::scheme::Scheme;
use serde_json::Value;

/// The outcomes and the errors, row by row.
fn answered(csv: &[u8], day: Option<&str>) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let (mut outcomes, mut errors) = (Vec::new(), Vec::new());
    batch::run(csv, &mut outcomes, &mut errors, day, &mut |_| {}).unwrap();
    let rows = |bytes: &[u8]| {
        let delimiter = if bytes.starts_with(b"row;") {
            b';'
        } else {
            b','
        };
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader
            .delimiter(delimiter)
            .has_headers(false)
            .from_reader(bytes);
        let rows = reader.records();
        rows.map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect()
    };
    (rows(&outcomes), rows(&errors))
}

/// The cell of this name in an outcome.
fn cell<'a>(rows: &'a [Vec<String>], row: usize, name: &str) -> &'a str {
    let place = rows[0].iter().position(|one| one == name);
    &rows[row][place.unwrap()]
}

const HEAD: &str = "id,establishmentPostcode,publicParticipation,legalForm,mainActivityAccepted,negativeEquity,lastTrajectoryDecision,\
    nis2,smeDeclared,enterprise.lastYear.headcount,enterprise.lastYear.turnover,enterprise.newlyFounded,relations,deMinimis,\
    quotes.medium.base,quotes.medium.extensions,provider";
const ROWS: [(&str, &str); 4] = [
    (
        "\"a, \"\"b\"\"\",9000,0,bv,ja,nee,none,,true,,,,,none,18000,,toreon",
        r#"{"establishmentPostcode":"9000","publicParticipation":"0","legalForm":"bv","mainActivityAccepted":true,"negativeEquity":false,
            "lastTrajectoryDecision":"none","smeDeclared":true,"deMinimis":[],"quotes":{"medium":{"base":"18000"}},"provider":"toreon"}"#,
    ),
    (
        "7,8500,12.5,nv,TRUE,no,2025-03-01,yes,,249.5,48000000,true,none,2024-06-01 250000; 2025-02-01  48000.50,18000,1000,",
        r#"{"establishmentPostcode":"8500","publicParticipation":"12.5","legalForm":"nv","mainActivityAccepted":true,"negativeEquity":false,
            "lastTrajectoryDecision":"2025-03-01","nis2":true,"enterprise":{"lastYear":{"headcount":"249.5","turnover":"48000000"},"newlyFounded":true},
            "relations":[],"deMinimis":[{"grantedOn":"2024-06-01","amount":"250000"},{"grantedOn":"2025-02-01","amount":"48000.50"}],
            "quotes":{"medium":{"base":"18000","extensions":"1000"}}}"#,
    ),
    (",,,,,,,,,,,,,,,,", "{}"),
    (
        "x,1000,,silentPartnership,,,,,,,,,,,9000,,",
        r#"{"establishmentPostcode":"1000","legalForm":"silentPartnership","quotes":{"medium":{"base":"9000"}}}"#,
    ),
];

/// The file's own text of a value of the public form.
fn told(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(told).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

#[test]
fn every_row_has_the_outcome_that_the_function_gives() {
    let lines: Vec<&str> = ROWS.iter().map(|(row, _)| *row).collect();
    let (outcomes, errors) = answered(
        format!("{HEAD}\n{}\n", lines.join("\n")).as_bytes(),
        Some("2026-11-23"),
    );
    assert_eq!(errors, [["row", "field", "code", "message"]]);
    assert_eq!(outcomes.len(), ROWS.len() + 1);
    for (place, (_, json)) in ROWS.iter().enumerate() {
        let mut application: Value = serde_json::from_str(json).unwrap();
        application["decisionDate"] = "2026-11-23".into();
        let answer = answer_briefly(read_text(application.to_string().as_bytes()));
        let answer: Value = serde_json::from_str(&answer).unwrap();
        let row = place + 1;
        assert_eq!(cell(&outcomes, row, "row"), row.to_string());
        for name in [
            "status",
            "rates",
            "missing",
            "ask",
            "warnings",
            "availableFrom",
        ] {
            assert_eq!(
                cell(&outcomes, row, name),
                told(&answer[name]),
                "{json} {name}"
            );
        }
        assert_eq!(cell(&outcomes, row, "sme"), told(&answer["size"]["sme"]));
        assert_eq!(
            cell(&outcomes, row, "deMinimis.headroom"),
            told(&answer["deMinimis"]["headroom"])
        );
        for package in answer["packages"].as_array().unwrap() {
            let id = package["id"].as_str().unwrap();
            let (at, quote) = (&package["byRate"][0], &package["quote"]);
            for (name, value) in [
                ("subsidy.min", &at["subsidy"]["min"]),
                ("subsidy.max", &at["subsidy"]["max"]),
                ("ownShare.min", &at["ownShare"]["min"]),
                ("ownShare.max", &at["ownShare"]["max"]),
                ("deMinimis", &at["deMinimis"]),
                ("deMinimisFrom", &at["deMinimisFrom"]),
                ("quote.subsidy", &quote["byRate"][0]["subsidy"]),
                ("quote.ownShare", &quote["byRate"][0]["ownShare"]),
                ("quote.deMinimis", &quote["byRate"][0]["deMinimis"]),
                ("quote.deMinimisFrom", &quote["byRate"][0]["deMinimisFrom"]),
                ("quote.issues", &quote["issues"]),
            ] {
                assert_eq!(
                    cell(&outcomes, row, &format!("{id}.{name}")),
                    told(value),
                    "{json} {id}.{name}"
                );
            }
        }
    }
    assert_eq!(cell(&outcomes, 1, "id"), "a, \"b\"");
}

#[test]
fn a_broken_row_is_told_with_its_number_and_stands_in_its_place() {
    let csv =
        b"\xef\xbb\xbfid;decisionDate;nis2;deMinimis;enterprise.lastYear.headcount;relations\r\n\
        a;2026-11-23;misschien;2024-01-01 5,5; ;\r\n\
        \"b;1\";2026-02-30;;\"2024-01-01; 2027-01-01 x\";-1;some\r\n\
        c;2026-11-23;ja;none;10;none\r\n\
        d;2026-11-23\r\n\
        \xff;2026-11-23;;;\xff;\r\n\
        ;;;;;\r\n";
    let (outcomes, errors) = answered(csv, None);
    let status: Vec<&str> = (1..outcomes.len())
        .map(|row| cell(&outcomes, row, "status"))
        .collect();
    assert_eq!(
        status,
        [
            "invalid",
            "invalid",
            "undetermined",
            "invalid",
            "invalid",
            "invalid"
        ]
    );
    assert!(outcomes.iter().all(|row| row.len() == outcomes[0].len()));
    assert_eq!(cell(&outcomes, 2, "id"), "b;1");
    let told: Vec<[&str; 3]> = errors[1..]
        .iter()
        .map(|row| [&*row[0], &*row[1], &*row[2]])
        .collect();
    assert_eq!(
        told,
        [
            ["1", "nis2", "invalidType"],
            ["1", "deMinimis[0].amount", "invalidDecimal"],
            ["2", "decisionDate", "invalidDate"],
            ["2", "enterprise.lastYear.headcount", "negative"],
            ["2", "relations", "invalidType"],
            ["2", "deMinimis[0].amount", "missing"],
            ["2", "deMinimis[1].amount", "invalidDecimal"],
            ["4", "", "malformedRow"],
            ["5", "enterprise.lastYear.headcount", "malformedRow"],
            ["6", "decisionDate", "missing"],
        ]
    );
    assert!(errors.iter().all(|row| !row[3].is_empty()));
}

/// A row's message is the function's own, with what that adds: from when the scheme holds.
#[test]
fn a_row_is_refused_in_the_words_of_the_function() {
    let (_, errors) = answered(b"decisionDate,nis2\n2020-01-01,1\n2026-11-23,1\n", None);
    let told: Vec<&str> = errors[1..].iter().map(|row| &*row[3]).collect();
    let mut expected = Vec::new();
    for line in [
        r#"{"decisionDate": "2020-01-01", "nis2": "1"}"#,
        r#"{"decisionDate": "2026-11-23", "nis2": "1"}"#,
    ] {
        for problem in read_text(line.as_bytes()).unwrap_err() {
            let answer = answer_briefly(Err(vec![problem]));
            let answer: Value = serde_json::from_str(&answer).unwrap();
            expected.push(answer["errors"][0]["message"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(told, expected);
    let first = Scheme::first().valid_from.to_string();
    assert!(told[0].ends_with(&first), "{}", told[0]);
}

#[test]
fn many_rows_stay_in_order_and_columns_that_are_none_are_refused() {
    let rows: Vec<String> = (0..5_250)
        .map(|row| format!("{row},{}", 1000 + row))
        .collect();
    let mut done = Vec::new();
    let (mut outcomes, mut errors) = (Vec::new(), Vec::new());
    let csv = format!("id,establishmentPostcode\n{}", rows.join("\n"));
    let count = batch::run(
        csv.as_bytes(),
        &mut outcomes,
        &mut errors,
        Some("2026-11-23"),
        &mut |rows| done.push(rows),
    );
    assert_eq!((count.unwrap(), done), (5_250, vec![5_250]));
    let text = String::from_utf8(outcomes).unwrap();
    for (row, line) in text.lines().skip(1).enumerate() {
        assert!(line.starts_with(&format!("{},{row},", row + 1)), "{line}");
    }
    for wrong in [
        "id,postcode\n1,9000\n",
        "id,nis2,nis2\n1,ja,nee\n",
        "nis2 \nja\n",
    ] {
        let refused = batch::run(wrong.as_bytes(), Vec::new(), Vec::new(), None, &mut |_| {});
        assert!(refused.is_err(), "{wrong}");
    }
    // Whoever can't write is told, and nothing waits for ever.
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("full"))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    assert!(
        batch::run(
            csv.as_bytes(),
            Full,
            Vec::new(),
            Some("2026-11-23"),
            &mut |_| {}
        )
        .is_err()
    );
}
