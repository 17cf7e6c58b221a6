//! Random applications as JSON, clustered on the rules' edges, and what the tests do with them.

use cybersubsidie::Application;
use cybersubsidie::json::{answer_line, read_text};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::{collection, option};
use serde_json::{Map, Value, json};

#[path = "../support/figures.rs"]
pub(crate) mod figures;

use cybersubsidie::rules::scheme::{PROVIDERS, Scheme, Standing, VERSIONS};
pub(crate) use figures::{
    accepted_form, classes, edges, ends, euros, forms, four_decimals, in_cents, in_parts,
    in_region, place, scheme_on, units,
};

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

/// Days on which the scheme is in force: any, leap days, and those on which a version begins or the last one ends.
pub(crate) fn decision_day() -> impl Strategy<Value = String> {
    let first = number(&Scheme::first().valid_from.to_string());
    let last = Scheme::last()
        .valid_until
        .map_or(number("2035-12-31"), |day| number(&day.to_string()));
    let borders = VERSIONS.iter().flat_map(|scheme| {
        let first = number(&scheme.valid_from.to_string());
        [first - 1, first]
    });
    let leap = [
        "2027-02-28",
        "2027-03-01",
        "2028-02-28",
        "2028-02-29",
        "2028-03-01",
        "2028-12-31",
        "2026-11-23",
    ];
    let telling: Vec<String> = leap
        .map(number)
        .into_iter()
        .chain(borders)
        .chain([last])
        .filter(|at| (first..=last).contains(at))
        .map(day)
        .collect();
    prop_oneof![4 => select(telling), 2 => (first..=last).prop_map(day)]
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

fn text(values: Vec<String>) -> impl Strategy<Value = Value> {
    select(values).prop_map(|value| json!(value))
}

/// The edges and these besides.
fn near(edges: Vec<i128>, write: fn(i128) -> String, others: &[&str]) -> Vec<String> {
    let others = others.iter().map(|text| (*text).to_owned());
    edges.into_iter().map(write).chain(others).collect()
}

fn amount() -> BoxedStrategy<Value> {
    let of = |scheme: &'static Scheme| {
        let ceilings = classes(scheme).map(|(_, of)| [of.turnover_max, of.balance_sheet_total_max]);
        ceilings
            .as_flattened()
            .iter()
            .copied()
            .map(in_cents)
            .collect()
    };
    prop_oneof![
        6 => text(near(edges(of, 1), euros, &["0", "0.01"])),
        2 => (0_i128..6_000_000_000).prop_map(|n| json!(euros(n))),
        1 => text(near(Vec::new(), euros, &["1000000000000", "999999999999.99"])),
    ]
    .boxed()
}

fn staff() -> BoxedStrategy<Value> {
    let of = |scheme: &'static Scheme| {
        let below = classes(scheme).map(|(_, of)| i128::from(of.headcount_below) * 10_000);
        below.to_vec()
    };
    prop_oneof![
        6 => text(near(edges(of, 1), four_decimals, &["0", "0.0001", "1"])),
        2 => (0_i128..3_000_000).prop_map(|n| json!(four_decimals(n))),
        1 => text(near(Vec::new(), four_decimals, &["10000000"])),
    ]
    .boxed()
}

fn percent() -> BoxedStrategy<Value> {
    let of = |scheme: &'static Scheme| {
        [scheme.partner_from, scheme.linked_above]
            .map(in_parts)
            .to_vec()
    };
    prop_oneof![
        6 => text(near(edges(of, 1), four_decimals, &["0", "100"])),
        2 => (0_i128..=1_000_000).prop_map(|n| json!(four_decimals(n))),
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

/// Whether the relations are all listed: yes, no, or yes by having no answer.
fn all_listed() -> impl Strategy<Value = Value> {
    select(vec![json!(true), json!(false), Value::Null])
}

/// The ceiling but for a subsidy that the table has, where it is more than that.
fn just_room(scheme: &Scheme) -> Vec<i128> {
    let ceiling = in_cents(scheme.de_minimis_ceiling);
    let mut amounts = vec![ceiling, ceiling / 3];
    for terms in &scheme.packages {
        for price in [terms.price.min, terms.price.max].map(in_cents) {
            for rate in [scheme.rate_sme, scheme.rate_nis2] {
                amounts.push(ceiling - price * i128::from(rate.percent()) / 100);
            }
        }
    }
    amounts
}

pub(crate) fn awards(decision: &str) -> impl Strategy<Value = Value> + use<> {
    let scheme = scheme_on(decision);
    let highest = in_cents(scheme.de_minimis_ceiling);
    let amount = prop_oneof![
        4 => text(near(edges(just_room, 1), euros, &["0", "0.01"])),
        2 => (0..highest).prop_map(|n| json!(euros(n))),
    ];
    let award = (
        earlier(decision, i64::from(scheme.de_minimis_years)),
        amount,
    )
        .prop_map(|(on, amount)| json!({"grantedOn": on, "amount": amount}));
    collection::vec(award, 0..4).prop_map(Value::Array)
}

pub(crate) fn quotes() -> impl Strategy<Value = Value> {
    let prices = |scheme: &'static Scheme| {
        let ends = scheme
            .packages
            .map(|terms| [terms.price.min, terms.price.max].map(in_cents));
        ends.as_flattened().to_vec()
    };
    // What brings a price to the highest total.
    let rest = move |scheme: &'static Scheme| {
        let total = in_cents(scheme.extensions_total_max);
        prices(scheme)
            .into_iter()
            .map(|price| total - price)
            .collect()
    };
    let all = edges(prices, 0);
    let (lowest, highest) = (*all.first().unwrap(), *all.last().unwrap());
    let base = prop_oneof![
        text(near(edges(prices, 1), euros, &["0", "1000000000000"])),
        (lowest..=highest).prop_map(|n| json!(euros(n))),
    ];
    let extensions = text(near(
        edges(rest, 1),
        euros,
        &["0", "0.01", "0.03", "1000000000000"],
    ));
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
    let scheme = scheme_on(&decision);
    let repeat = i64::from(scheme.repeat_years);
    let last = prop_oneof![1 => Just(json!("none")), 1 => earlier(&decision, repeat).prop_map(Value::String)];
    let mut postcodes = vec!["1000".to_owned(), "9999".to_owned()];
    for (first, last) in VERSIONS.iter().flat_map(|scheme| scheme.region) {
        let edges = [first - 1, *first, *last, last + 1].into_iter();
        postcodes.extend(
            edges
                .filter(|code| (1000..=9999).contains(code))
                .map(|code| code.to_string()),
        );
    }
    let public = |scheme: &'static Scheme| vec![in_parts(scheme.public_share_below)];
    let refused_and_asked = [Standing::Refused, Standing::Ask].into_iter();
    let mut other_forms: Vec<&str> = refused_and_asked
        .flat_map(|standing| forms(scheme, standing).take(2))
        .collect();
    other_forms.extend(forms(scheme, Standing::Accepted).take(3));
    let simple = (
        mostly(place(scheme), postcodes),
        mostly(
            "0".to_owned(),
            near(edges(public, 1), four_decimals, &["100"]),
        ),
        mostly(accepted_form(scheme), other_forms),
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
        option::weighted(0.4, all_listed()),
    )
        .boxed();
    let rest = (
        option::weighted(0.85, awards(&decision)),
        option::of(quotes()),
        option::of(Just(json!(PROVIDERS[0].id))),
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
                ("relationsComplete", who.5),
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
            let repeat = i64::from(scheme_on(&decision).repeat_years);
            let last = prop_oneof![1 => Just(json!("none")), 3 => earlier(&decision, repeat).prop_map(Value::String)];
            (application_on(decision.clone()), last, awards(&decision), any::<bool>())
        })
        .prop_map(|(mut application, last, awards, sme)| {
            let scheme = scheme_on(application["decisionDate"].as_str().unwrap());
            application["establishmentPostcode"] = json!(place(scheme));
            application["publicParticipation"] = json!("0");
            application["legalForm"] = json!(accepted_form(scheme));
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
