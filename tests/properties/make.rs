//! Random applications as JSON, clustered on the rules' edges, and what the tests do with them.

use cybersubsidie::Application;
use cybersubsidie::json::{answer_line, read_text};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::{collection, option};
use serde_json::{Map, Value, json};

/// Few enough that the whole file ends within seconds in a debug build; PROPTEST_CASES asks for more.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: if std::env::var_os("PROPTEST_CASES").is_some() {
            usual.cases
        } else {
            cases
        },
        failure_persistence: None,
        ..usual
    }
}

// ------------------------------------------------------------------ asking

/// The public answer to this application, whatever it is.
pub(crate) fn answer(application: &Value) -> Value {
    serde_json::from_str(&answer_line(application.to_string().as_bytes())).unwrap()
}

/// The public answer to a valid application.
pub(crate) fn evaluate(application: &Value) -> Value {
    let answer = answer(application);
    assert_eq!(answer["errors"], Value::Null, "valid: {application}");
    answer
}

pub(crate) fn typed(application: &Value) -> Application {
    read_text(application.to_string().as_bytes()).unwrap()
}

/// The answer without the explanation.
pub(crate) fn without_trace(mut answer: Value) -> Value {
    answer.as_object_mut().unwrap().remove("trace");
    answer
}

/// Cents of an amount that came out.
pub(crate) fn cents(amount: &Value) -> i128 {
    let text = amount.as_str().unwrap();
    let (euro, cent) = text.split_once('.').unwrap();
    assert_eq!(cent.len(), 2, "money out has two decimals: {text}");
    format!("{euro}{cent}").parse().unwrap()
}

/// A decimal that went in or came out, in units of 10^-10.
pub(crate) fn units(text: &str) -> i128 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{fraction:0<10}").parse().unwrap()
}

/// All rows of the three packages, with the highest price each is about: (price, subsidy, own share, row).
pub(crate) fn rows(answer: &Value) -> Vec<(i128, i128, i128, Value)> {
    let mut rows = Vec::new();
    for package in answer["packages"].as_array().unwrap() {
        for row in package["byRate"].as_array().unwrap() {
            for end in ["min", "max"] {
                rows.push((
                    cents(&package["price"][end]),
                    cents(&row["subsidy"][end]),
                    cents(&row["ownShare"][end]),
                    row.clone(),
                ));
            }
        }
        for row in package["quote"]["byRate"].as_array().into_iter().flatten() {
            rows.push((
                cents(&package["quote"]["total"]),
                cents(&row["subsidy"]),
                cents(&row["ownShare"]),
                row.clone(),
            ));
        }
    }
    rows
}

/// Changes every relation of the tree, those below first.
pub(crate) fn each_relation(list: &mut Value, change: &mut impl FnMut(&mut Value)) {
    for relation in list.as_array_mut().into_iter().flatten() {
        if let Some(below) = relation.get_mut("relations") {
            each_relation(below, change);
        }
        change(relation);
    }
}

// ------------------------------------------------------------------ days

/// Days since 1 March of the year 0.
pub(crate) fn number(day: &str) -> i64 {
    let part = |range: core::ops::Range<usize>| day[range].parse::<i64>().unwrap();
    let (y, m, d) = (part(0..4), part(5..7), part(8..10));
    let (y, m) = if m < 3 { (y - 1, m + 9) } else { (y, m - 3) };
    365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d - 1
}

/// The day of this number.
pub(crate) fn day(number: i64) -> String {
    let mut y = number / 366;
    while 365 * (y + 1) + (y + 1) / 4 - (y + 1) / 100 + (y + 1) / 400 <= number {
        y += 1;
    }
    let rest = number - (365 * y + y / 4 - y / 100 + y / 400);
    let m = (5 * rest + 2) / 153;
    let d = rest - (153 * m + 2) / 5 + 1;
    let (y, m) = if m < 10 { (y, m + 3) } else { (y + 1, m - 9) };
    format!("{y:04}-{m:02}-{d:02}")
}

/// The same day so many years later (or earlier); 28 February where 29 February has none.
pub(crate) fn anniversary(of: &str, years: i64) -> String {
    let year: i64 = of[..4].parse::<i64>().unwrap() + years;
    let same = format!("{year:04}{}", &of[4..]);
    if day(number(&same)) == same {
        same
    } else {
        format!("{year:04}-02-28")
    }
}

pub(crate) fn decision_day() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just("2026-11-23".to_owned()),
        2 => select(vec![
            "2024-04-17", "2027-02-28", "2027-03-01", "2028-02-28", "2028-02-29", "2028-03-01", "2028-12-31",
        ]).prop_map(str::to_owned),
        2 => (number("2024-04-17")..number("2036-01-01")).prop_map(day),
    ]
}

/// A day not after `decision`, near its n-th anniversary backwards, or any in the ten years before.
fn earlier(decision: &str, years: i64) -> BoxedStrategy<String> {
    let last = number(decision);
    let edge = number(&anniversary(decision, -years));
    prop_oneof![
        4 => (-2_i64..=2).prop_map(move |off| edge + off),
        2 => (0_i64..3650).prop_map(move |back| last - back),
        1 => select(vec![number("2020-02-29"), number("2024-02-29")]),
    ]
    .prop_map(move |n| day(n.min(last)))
    .boxed()
}

// ------------------------------------------------------------------ values

fn text(values: &'static [&'static str]) -> impl Strategy<Value = Value> {
    select(values).prop_map(|value| json!(value))
}

fn amount() -> BoxedStrategy<Value> {
    prop_oneof![
        6 => text(&[
            "0", "0.01", "1999999.99", "2000000", "2000000.01", "9999999.99", "10000000", "10000000.01",
            "42999999.99", "43000000", "43000000.01", "49999999.99", "50000000", "50000000.01",
        ]),
        2 => (0_u64..6_000_000_000).prop_map(|n| json!(format!("{}.{:02}", n / 100, n % 100))),
        1 => text(&["1000000000000", "999999999999.99"]),
    ]
    .boxed()
}

fn staff() -> BoxedStrategy<Value> {
    prop_oneof![
        6 => text(&[
            "0", "0.0001", "1", "9.9999", "10", "10.0001", "49.9999", "50", "50.0001", "249.9999", "250", "250.0001",
        ]),
        2 => (0_u64..3_000_000).prop_map(|n| json!(format!("{}.{:04}", n / 10_000, n % 10_000))),
        1 => text(&["10000000"]),
    ]
    .boxed()
}

fn percent() -> BoxedStrategy<Value> {
    prop_oneof![
        6 => text(&["0", "24.9999", "25", "25.0001", "49.9999", "50", "50.0001", "100"]),
        2 => (0_u64..=1_000_000).prop_map(|n| json!(format!("{}.{:04}", n / 10_000, n % 10_000))),
    ]
    .boxed()
}

/// An object of those fields that have a value.
fn object(fields: Vec<(&str, Option<Value>)>) -> Value {
    let fields = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(fields.collect::<Map<_, _>>())
}

fn figures() -> BoxedStrategy<Value> {
    (
        option::weighted(0.8, staff()),
        option::weighted(0.8, amount()),
        option::weighted(0.8, amount()),
    )
        .prop_map(|(headcount, turnover, total)| {
            object(vec![
                ("headcount", headcount),
                ("turnover", turnover),
                ("balanceSheetTotal", total),
            ])
        })
        .boxed()
}

fn flag(chance: f64) -> impl Strategy<Value = Option<Value>> {
    option::weighted(chance, any::<bool>().prop_map(Value::Bool))
}

fn enterprise() -> BoxedStrategy<Value> {
    (
        option::weighted(0.9, figures()),
        option::weighted(0.9, figures()),
        flag(0.2),
        flag(0.2),
    )
        .prop_map(|(last, before, founded, changed)| {
            object(vec![
                ("lastYear", last),
                ("yearBefore", before),
                ("newlyFounded", founded),
                ("ownershipChanged", changed),
            ])
        })
        .boxed()
}

fn plain_relation() -> BoxedStrategy<Value> {
    let yes = |chance| option::weighted(chance, Just(json!(true)));
    (
        option::weighted(0.8, percent()),
        option::weighted(0.8, percent()),
        yes(0.1),
        yes(0.15),
        yes(0.1),
        option::weighted(0.9, figures()),
        option::weighted(0.9, figures()),
    )
        .prop_map(
            |(capital, voting, control, listed, included, last, before)| {
                object(vec![
                    ("capital", capital),
                    ("voting", voting),
                    ("control", control),
                    ("listedInvestor", listed),
                    ("alreadyIncluded", included),
                    ("lastYear", last),
                    ("yearBefore", before),
                ])
            },
        )
        .boxed()
}

/// A relation with up to three levels below it.
pub(crate) fn relation() -> BoxedStrategy<Value> {
    plain_relation()
        .prop_recursive(3, 10, 3, |inner| {
            (plain_relation(), collection::vec(inner, 0..3)).prop_map(|(mut relation, below)| {
                relation["relations"] = Value::Array(below);
                relation
            })
        })
        .boxed()
}

pub(crate) fn relations() -> BoxedStrategy<Value> {
    collection::vec(relation(), 0..4)
        .prop_map(Value::Array)
        .boxed()
}

pub(crate) fn awards(decision: &str) -> impl Strategy<Value = Value> + use<> {
    let amount = prop_oneof![
        4 => text(&[
            "0", "0.01", "100000", "265000", "282500", "282500.01", "294599.99", "294600", "294600.01", "295750",
            "295750.01", "297024.99", "297025", "297025.01", "300000", "300000.01",
        ]),
        2 => (0_u64..30_000_000).prop_map(|n| json!(format!("{}.{:02}", n / 100, n % 100))),
    ];
    let award = (earlier(decision, 3), amount)
        .prop_map(|(on, amount)| json!({"grantedOn": on, "amount": amount}));
    collection::vec(award, 0..4).prop_map(Value::Array)
}

pub(crate) fn quotes() -> impl Strategy<Value = Value> {
    let base = prop_oneof![
        text(&[
            "8499.99",
            "8500",
            "8500.01",
            "10799.99",
            "10800",
            "10800.01",
            "16999.99",
            "17000",
            "22000",
            "22000.01",
            "28799.99",
            "28800",
            "35000",
            "35000.01",
            "0",
            "1000000000000",
        ]),
        (850_000_u64..3_500_001).prop_map(|n| json!(format!("{}.{:02}", n / 100, n % 100))),
    ];
    let extensions = text(&[
        "0",
        "0.01",
        "0.03",
        "25000",
        "25000.01",
        "31200",
        "31200.01",
        "43000",
        "1000000000000",
    ]);
    let quote = (base, option::of(extensions))
        .prop_map(|(base, extensions)| {
            object(vec![("base", Some(base)), ("extensions", extensions)])
        })
        .boxed();
    (
        option::of(quote.clone()),
        option::of(quote.clone()),
        option::of(quote),
    )
        .prop_map(|(start, medium, plus)| {
            object(vec![("start", start), ("medium", medium), ("plus", plus)])
        })
}

/// Mostly `good`, sometimes one of the others; answered most of the time.
fn mostly<T: Into<Value> + Clone + core::fmt::Debug + 'static>(
    good: T,
    others: Vec<T>,
) -> impl Strategy<Value = Option<Value>> {
    option::weighted(
        0.85,
        prop_oneof![5 => Just(good), 1 => select(others)].prop_map(Into::into),
    )
}

/// A valid application for this day, every question answered or not.
pub(crate) fn application_on(decision: String) -> BoxedStrategy<Value> {
    let last =
        prop_oneof![1 => Just(json!("none")), 1 => earlier(&decision, 4).prop_map(Value::String)];
    let simple = (
        mostly(
            "9000",
            vec![
                "1000", "1499", "1500", "3999", "4000", "7999", "8000", "9999",
            ],
        ),
        mostly("0", vec!["24.9999", "25", "25.0001", "100"]),
        mostly(
            "bv",
            vec!["nv", "vzw", "silentPartnership", "ivzw", "foundation"],
        ),
        mostly(true, vec![false]),
        mostly(false, vec![true]),
        option::weighted(0.85, last),
    )
        .boxed();
    let who = (
        flag(0.6),
        flag(0.6),
        flag(0.5),
        option::weighted(0.6, enterprise()),
        option::weighted(0.8, relations()),
    )
        .boxed();
    let rest = (
        option::weighted(0.85, awards(&decision)),
        option::of(quotes()),
        option::of(Just(json!("nviso"))),
    );
    (simple, who, rest)
        .prop_map(move |(simple, who, rest)| {
            object(vec![
                ("decisionDate", Some(json!(decision))),
                ("establishmentPostcode", simple.0),
                ("publicParticipation", simple.1),
                ("legalForm", simple.2),
                ("mainActivityAccepted", simple.3),
                ("negativeEquity", simple.4),
                ("lastTrajectoryDecision", simple.5),
                ("customWorkEnterprise", who.0),
                ("nis2", who.1),
                ("smeDeclared", who.2),
                ("enterprise", who.3),
                ("relations", who.4),
                ("deMinimis", rest.0),
                ("quotes", rest.1),
                ("provider", rest.2),
            ])
        })
        .boxed()
}

pub(crate) fn application() -> impl Strategy<Value = Value> {
    decision_day().prop_flat_map(application_on)
}

/// An application with figures and an answer on its relations.
pub(crate) fn group() -> impl Strategy<Value = Value> {
    (application(), enterprise(), relations()).prop_map(
        |(mut application, enterprise, relations)| {
            application["enterprise"] = enterprise;
            application["relations"] = relations;
            application
        },
    )
}

/// An application that nothing blocks but the two clocks.
pub(crate) fn clocked() -> impl Strategy<Value = Value> {
    decision_day()
        .prop_flat_map(|decision| {
            let last = prop_oneof![1 => Just(json!("none")), 3 => earlier(&decision, 4).prop_map(Value::String)];
            (application_on(decision.clone()), last, awards(&decision), any::<bool>())
        })
        .prop_map(|(mut application, last, awards, sme)| {
            application["establishmentPostcode"] = json!("9000");
            application["publicParticipation"] = json!("0");
            application["legalForm"] = json!("bv");
            application["mainActivityAccepted"] = json!(true);
            application["negativeEquity"] = json!(false);
            application["lastTrajectoryDecision"] = last;
            application["deMinimis"] = awards;
            if sme {
                application["smeDeclared"] = json!(true);
                application.as_object_mut().unwrap().remove("enterprise");
            }
            application
        })
}
