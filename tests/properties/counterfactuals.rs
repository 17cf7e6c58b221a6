//! What would change the outcome (contract, Counterfactuals), against evaluations of the same application with that one
//! answer another.

use crate::make::{answer, application, cases, clocked, day, euros, group, number, typed, units};
use cybersubsidie::json::write::text;
use cybersubsidie::json::{answer_briefly, counterfactuals_line, read_text, read_text_as_given};
use cybersubsidie::rules::counterfactuals::{Given, Levers};
use cybersubsidie::rules::scheme::Scheme;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A lever as the contract lists them: its path, its value today, and the greatest it can have.
#[derive(Clone, Debug)]
struct Lever {
    path: Vec<String>,
    today: Value,
    most: i128,
}

const FLAGS: [&str; 5] = [
    "mainActivityAccepted",
    "negativeEquity",
    "customWorkEnterprise",
    "nis2",
    "smeDeclared",
];
const MEASURES: [(&str, i128); 3] = [
    ("headcount", 1_000_000_000),
    ("turnover", 100_000_000_000_000),
    ("balanceSheetTotal", 100_000_000_000_000),
];

/// The answer without its trace, as thousands are asked.
fn evaluate(application: &Value) -> Value {
    let answer = answer_briefly(read_text(application.to_string().as_bytes()));
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["errors"], Value::Null, "valid: {application}");
    answer
}

fn at<'a>(application: &'a Value, path: &[String]) -> &'a Value {
    path.iter().fold(application, |value, step| {
        step.parse::<usize>()
            .map_or_else(|_| &value[step], |index| &value[index])
    })
}

fn with(application: &Value, path: &[String], value: Value) -> Value {
    let mut other = application.clone();
    let target = path
        .iter()
        .fold(&mut other, |value, step| match step.parse::<usize>() {
            Ok(index) => &mut value[index],
            Err(_) => &mut value[step],
        });
    *target = value;
    other
}

/// The path as the contract writes it.
fn written(path: &[String]) -> String {
    let mut text = String::new();
    for step in path {
        match step.parse::<usize>() {
            Ok(index) => text = format!("{text}[{index}]"),
            Err(_) if text.is_empty() => text.clone_from(step),
            Err(_) => text = format!("{text}.{step}"),
        }
    }
    text
}

/// Every lever of an application, in the contract's order.
fn levers(application: &Value) -> Vec<Lever> {
    let mut found = Vec::new();
    let mut look = |path: &[&str], most: i128| {
        let path: Vec<String> = path.iter().map(|step| (*step).to_owned()).collect();
        let today = at(application, &path).clone();
        if !today.is_null() {
            found.push(Lever { path, today, most });
        }
    };
    look(&["decisionDate"], 0);
    look(&["publicParticipation"], 10_000);
    for flag in FLAGS {
        look(&[flag], 0);
    }
    for year in ["lastYear", "yearBefore"] {
        for (measure, most) in MEASURES {
            look(&["enterprise", year, measure], most);
        }
    }
    look(&["enterprise", "newlyFounded"], 0);
    look(&["enterprise", "ownershipChanged"], 0);
    fn below(list: &Value, above: &[&str], look: &mut dyn FnMut(&[&str], i128)) {
        for (index, relation) in list.as_array().into_iter().flatten().enumerate() {
            let index = index.to_string();
            let of = |rest: &[&'static str]| -> Vec<String> {
                let steps = above.iter().copied().chain(["relations", &index]);
                steps
                    .chain(rest.iter().copied())
                    .map(str::to_owned)
                    .collect()
            };
            let mut one = |rest: &[&'static str], most: i128| {
                let path = of(rest);
                look(&path.iter().map(String::as_str).collect::<Vec<_>>(), most);
            };
            for share in ["capital", "voting"] {
                one(&[share], 10_000);
            }
            for flag in ["control", "listedInvestor", "alreadyIncluded"] {
                one(&[flag], 0);
            }
            for year in ["lastYear", "yearBefore"] {
                for (measure, most) in MEASURES {
                    one(&[year, measure], most);
                }
            }
            let own = of(&[]);
            let own: Vec<&str> = own.iter().map(String::as_str).collect();
            below(&relation["relations"], &own, look);
        }
    }
    below(&application["relations"], &[], &mut look);
    for package in ["start", "medium", "plus"] {
        for part in ["base", "extensions"] {
            look(&["quotes", package, part], 100_000_000_000_000);
        }
    }
    found
}

/// What this lever's outcome is in an evaluation.
fn outcome(lever: &Lever, answer: &Value) -> Value {
    if lever.path[0] != "quotes" {
        return json!({"status": answer["status"], "rates": answer["rates"]});
    }
    let packages = answer["packages"].as_array().unwrap().iter();
    let mut own = packages.filter(|row| row["id"] == *lever.path[1]);
    let quote = &own.next().unwrap()["quote"];
    let rows = quote["byRate"].as_array().unwrap().iter();
    let fits: Vec<&Value> = rows.map(|row| &row["deMinimis"]).collect();
    json!({"issues": quote["issues"], "deMinimis": fits})
}

fn promised(change: &Value) -> Value {
    if change["issues"].is_null() {
        json!({"status": change["status"], "rates": change["rates"]})
    } else {
        json!({"issues": change["issues"], "deMinimis": change["deMinimis"]})
    }
}

fn hundredths(text: &Value) -> i128 {
    let units = units(text.as_str().unwrap());
    assert_eq!(units % 100_000_000, 0, "on the grid: {text}");
    units / 100_000_000
}

fn changes(application: &Value) -> Vec<Value> {
    let found = counterfactuals_line(application.to_string().as_bytes());
    let found: Value = serde_json::from_str(&found).unwrap();
    found["changes"].as_array().unwrap().clone()
}

/// Points from one to another, both ends, and some between: close to each end, and spread.
fn points(from: i128, to: i128, spread: &[u16]) -> Vec<i128> {
    let mut points = vec![from, to];
    let (low, high) = (from.min(to), from.max(to));
    points.extend([low + 1, high - 1]);
    for part in spread {
        points.push(low + (high - low) * i128::from(*part) / i128::from(u16::MAX));
    }
    points.retain(|point| (low..=high).contains(point));
    points
}

/// A lever that is a number: both sides of today's value.
fn check_number(application: &Value, lever: &Lever, changes: &[&Value], spread: &[u16]) {
    let ask = |at: i128| {
        let other = with(application, &lever.path, json!(euros(at)));
        outcome(lever, &evaluate(&other))
    };
    let text = match &lever.today {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let units = units(&text);
    let today = outcome(lever, &evaluate(application));
    let down = units.div_euclid(100_000_000);
    let on_grid = units % 100_000_000 == 0;
    let lower = if on_grid { down - 1 } else { down };
    let mut sides = Vec::new();
    for (first, last, step) in [(lower, 0, -1), (down + 1, lever.most, 1)] {
        if (last - first) * step < 0 {
            continue;
        }
        let own: Vec<_> = changes
            .iter()
            .filter(|change| {
                let value = hundredths(&change["value"]);
                if step > 0 {
                    value >= first
                } else {
                    value <= first
                }
            })
            .collect();
        assert!(own.len() <= 1, "one a side: {lever:?}");
        sides.extend(own.iter().map(|change| hundredths(&change["value"])));
        let Some(change) = own.first() else {
            for point in points(first, last, spread) {
                assert_eq!(ask(point), today, "{lever:?} changes nothing at {point}");
            }
            continue;
        };
        let (value, until) = (hundredths(&change["value"]), hundredths(&change["until"]));
        assert_ne!(promised(change), today);
        assert!(
            (value - first) * step >= 0
                && (until - value) * step >= 0
                && (last - until) * step >= 0
        );
        for point in points(value, until, spread) {
            assert_eq!(ask(point), promised(change), "{lever:?} at {point}");
        }
        if value != first {
            for point in points(first, value - step, spread) {
                assert_eq!(ask(point), today, "{lever:?} still at {point}");
            }
        }
        if until != last {
            assert_ne!(
                ask(until + step),
                promised(change),
                "{lever:?} past {until}"
            );
        }
    }
    assert!(sides.is_sorted(), "the lower one first");
    assert_eq!(sides.len(), changes.len());
}

fn check_flag(application: &Value, lever: &Lever, changes: &[&Value]) {
    let value = json!(lever.today == json!(false));
    let other = outcome(
        lever,
        &evaluate(&with(application, &lever.path, value.clone())),
    );
    if other == outcome(lever, &evaluate(application)) {
        assert_eq!(changes.len(), 0, "{lever:?} changes nothing");
    } else {
        assert_eq!(changes.len(), 1, "{lever:?}");
        assert_eq!(changes[0]["value"], value);
        assert_eq!(promised(changes[0]), other);
        assert_eq!(changes[0].get("until"), None);
    }
}

/// So many days are asked one after the other, and some later ones.
fn check_day(application: &Value, lever: &Lever, changes: &[&Value], days: i64) {
    assert!(changes.len() <= 1);
    let today = number(lever.today.as_str().unwrap());
    let now = outcome(lever, &evaluate(application));
    let end = Scheme::last()
        .valid_until
        .map_or(number("2999-12-31"), |last| number(&last.to_string()));
    let ask = |at: i64| {
        let other = with(application, &lever.path, json!(day(at)));
        outcome(lever, &evaluate(&other))
    };
    let told = changes.first().map(|change| {
        let at = |field: &str| number(change[field].as_str().unwrap());
        (at("value"), at("until"), promised(change))
    });
    if let Some((value, until, other)) = &told {
        assert!(today < *value && value <= until && *until <= end);
        assert_ne!(*other, now);
        if until < &end {
            assert_ne!(ask(until + 1), *other);
        }
    }
    let later = [end, (today + end) / 2, (today + 3 * end) / 4];
    for at in (today + 1..=end.min(today + days)).chain(later.into_iter().filter(|at| *at > today))
    {
        let expected = match &told {
            Some((value, until, other)) if at >= *value && at <= *until => other,
            Some((_, until, _)) if at > *until => continue,
            _ => &now,
        };
        assert_eq!(ask(at), *expected, "on {}", day(at));
    }
}

fn check(application: &Value, spread: &[u16], days: i64) {
    let found = changes(application);
    let mut told = found.iter().peekable();
    for lever in levers(application) {
        let path = written(&lever.path);
        let mut own = Vec::new();
        while let Some(change) = told.next_if(|change| change["path"] == *path) {
            own.push(change);
        }
        if lever.path[0] == "decisionDate" {
            check_day(application, &lever, &own, days);
        } else if lever.today.is_boolean() {
            check_flag(application, &lever, &own);
        } else {
            check_number(application, &lever, &own, spread);
        }
    }
    assert_eq!(told.next(), None, "in the contract's order, and no others");
}

/// Takes away what has a default and is that.
fn without_defaults(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for name in [
                "newlyFounded",
                "ownershipChanged",
                "control",
                "listedInvestor",
                "alreadyIncluded",
            ] {
                if fields.get(name) == Some(&json!(false)) {
                    fields.remove(name);
                }
            }
            if fields
                .get("extensions")
                .is_some_and(|sum| units(sum.as_str().unwrap()) == 0)
            {
                fields.remove("extensions");
            }
            fields.values_mut().for_each(without_defaults);
        }
        Value::Array(items) => items.iter_mut().for_each(without_defaults),
        _ => {}
    }
}

proptest! {
    #![proptest_config(cases(10))]

    #[test]
    fn each_lever_changes_what_is_told_and_only_that(
        application in application(), spread in prop::collection::vec(any::<u16>(), 2),
    ) {
        check(&application, &spread, 40);
    }

    #[test]
    fn each_lever_of_a_group(application in group(), spread in prop::collection::vec(any::<u16>(), 1)) {
        check(&application, &spread, 0);
    }

    /// A form, which knows only which answers are other than their default, has the levers of an application in which those stand.
    #[test]
    fn levers_of_a_form_are_those_of_what_it_tells(a in application(), b in group()) {
        for application in [a, b] {
            let all = typed(&application);
            let mut told: Value = serde_json::from_str(&text(&all)).unwrap();
            without_defaults(&mut told);
            let (read, given) = read_text_as_given(told.to_string().as_bytes()).unwrap();
            prop_assert_eq!(&read, &all);
            let of = |given: &Given| Levers::of(&all, given).unwrap();
            prop_assert_eq!(of(&Given::Other).count(), of(&given).count());
            prop_assert_eq!(of(&Given::Other).changes(), of(&given).changes());
        }
    }

    /// Longer than any period of the scheme.
    #[test]
    fn each_day_of_five_years(application in clocked()) {
        let found = changes(&application);
        let own: Vec<&Value> = found.iter().filter(|change| change["path"] == "decisionDate").collect();
        check_day(&application, &levers(&application)[0], &own, 1830);
    }

    #[test]
    fn what_is_invalid_has_the_errors_of_an_evaluation(mut application in application()) {
        application["nis2"] = json!("yes");
        let errors = counterfactuals_line(application.to_string().as_bytes());
        let errors: Value = serde_json::from_str(&errors).unwrap();
        prop_assert_eq!(errors, answer(&application));
    }
}
