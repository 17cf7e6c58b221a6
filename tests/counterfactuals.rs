//! What would change the outcome, in cases worked out by hand; the figures are those of the version that holds on the day.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

#[path = "support/figures.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod figures;

use cybersubsidie::counterfactuals;
use cybersubsidie::json::{counterfactuals_line, read_text};
use cybersubsidie::rules::counterfactuals::{Given, Levers};
use cybersubsidie::rules::scheme::Scheme;
use figures::{accepted_form, euros, in_cents, in_parts, place, scheme_on};
use serde_json::{Value, json};

const DAY: &str = "2026-11-23";
const MOST_HEADS: &str = "10000000.00";

fn scheme() -> &'static Scheme {
    scheme_on(DAY)
}

/// Hundredths as the contract writes them; what comes out of the rules is a share with four decimals, so cents do.
fn grid(hundredths: i128) -> String {
    euros(hundredths)
}

/// Everything answered, and no reason to refuse but the size.
fn answered() -> Value {
    json!({"decisionDate": DAY, "establishmentPostcode": place(scheme()), "publicParticipation": "0",
        "legalForm": accepted_form(scheme()), "mainActivityAccepted": true, "negativeEquity": false,
        "lastTrajectoryDecision": "none", "customWorkEnterprise": false, "nis2": false, "relations": [],
        "deMinimis": []})
}

fn year(headcount: &str) -> Value {
    json!({"headcount": headcount, "turnover": "1", "balanceSheetTotal": "1"})
}

fn answer(application: &Value) -> Value {
    serde_json::from_str(&counterfactuals_line(application.to_string().as_bytes())).unwrap()
}

/// The changes but those of the five answers that have nothing to do with size or quotes.
fn changes(application: &Value) -> Vec<Value> {
    let found = answer(application);
    let others = [
        "decisionDate",
        "publicParticipation",
        "mainActivityAccepted",
        "negativeEquity",
    ];
    let found = found["changes"].as_array().unwrap().iter();
    found
        .filter(|change| !others.contains(&change["path"].as_str().unwrap()))
        .cloned()
        .collect()
}

fn below() -> i128 {
    i128::from(scheme().medium.headcount_below) * 100
}

fn sme() -> Value {
    json!(scheme().rate_sme.percent())
}

fn nis2() -> Value {
    json!(scheme().rate_nis2.percent())
}

#[test]
fn ten_heads_too_many_in_both_years() {
    let mut application = answered();
    let heads = grid(below() + 1000);
    application["enterprise"] = json!({"lastYear": year(&heads), "yearBefore": year(&heads)});
    let last = grid(below() - 1);
    assert_eq!(
        changes(&application),
        [
            json!({"path": "customWorkEnterprise", "value": true, "status": "eligible", "rates": [sme()]}),
            json!({"path": "nis2", "value": true, "status": "eligible", "rates": [nis2()]}),
            // Either year is enough, and an amount that is lower still leaves too many heads.
            json!({"path": "enterprise.lastYear.headcount", "value": last, "until": "0.00",
                "status": "eligible", "rates": [sme()]}),
            json!({"path": "enterprise.yearBefore.headcount", "value": last, "until": "0.00",
                "status": "eligible", "rates": [sme()]}),
        ]
    );
}

#[test]
fn on_either_side_of_the_ceiling() {
    let with = |heads: &str| {
        let mut application = answered();
        application["enterprise"] = json!({"newlyFounded": true, "lastYear": year(heads)});
        application
    };
    let change = |value: i128, until: &str, status: &str, rates: Value| {
        json!({"path": "enterprise.lastYear.headcount", "value": grid(value), "until": until, "status": status,
            "rates": rates})
    };
    let of_heads = |heads: &str| -> Vec<Value> {
        let found = changes(&with(heads));
        found
            .into_iter()
            .filter(|change| change["path"] == "enterprise.lastYear.headcount")
            .collect()
    };
    let up = || change(below(), MOST_HEADS, "ineligible", json!([]));
    let down = || change(below() - 1, "0.00", "eligible", json!([sme()]));
    assert_eq!(of_heads(&grid(below() - 1)), [up()]);
    assert_eq!(of_heads(&grid(below())), [down()]);
    // Off the grid: between its two neighbours.
    let between = |rest: &str| format!("{}{rest}", grid(below() - 1));
    assert_eq!(of_heads(&between("99")), [up()]);
    let over = format!("{}01", grid(below()));
    assert_eq!(of_heads(&over), [down()]);
    // At the contract's limit there is nothing above.
    assert_eq!(of_heads(MOST_HEADS).len(), 1);
    assert_eq!(of_heads("0").len(), 1);
}

#[test]
fn one_of_two_amounts_is_enough() {
    let ceiling = in_cents(scheme().medium.turnover_max);
    let most = in_cents(scheme().medium.balance_sheet_total_max);
    let mut application = answered();
    application["enterprise"] = json!({"ownershipChanged": true, "lastYear": {
        "headcount": "1", "turnover": grid(ceiling + 100), "balanceSheetTotal": grid(most + 1)}});
    let found = changes(&application);
    let of = |path: &str| found.iter().find(|change| change["path"] == path).cloned();
    let change = |path: &str, value: i128| {
        Some(
            json!({"path": path, "value": grid(value), "until": "0.00", "status": "eligible", "rates": [sme()]}),
        )
    };
    let (turnover, total) = (
        "enterprise.lastYear.turnover",
        "enterprise.lastYear.balanceSheetTotal",
    );
    assert_eq!(of(turnover), change(turnover, ceiling));
    assert_eq!(of(total), change(total, most));
    assert_eq!(of("enterprise.lastYear.headcount"), None);
    // The year before has no figures: with it, it is open.
    assert_eq!(
        of("enterprise.ownershipChanged"),
        Some(
            json!({"path": "enterprise.ownershipChanged", "value": false, "status": "undetermined",
            "rates": [sme()]})
        )
    );
    assert_eq!(of("enterprise.newlyFounded"), None, "it was not answered");
}

/// One head of room, and a partner exactly where partners begin.
#[test]
fn a_partner_at_the_threshold() {
    let from = in_parts(scheme().partner_from) / 100;
    let mut application = answered();
    application["enterprise"] =
        json!({"newlyFounded": true, "lastYear": year(&grid(below() - 100))});
    let partner = json!({"capital": grid(from), "voting": "0", "control": false, "listedInvestor": false,
        "alreadyIncluded": false, "lastYear": year(&grid(below() * 10))});
    application["relations"] = json!([partner]);
    let yes = |path: &str, value: Value, until: Option<&str>| {
        let mut change =
            json!({"path": path, "value": value, "status": "eligible", "rates": [sme()]});
        if let Some(until) = until {
            change["until"] = json!(until);
        }
        change
    };
    // Its share of so many heads must stay below one.
    let heads = (100 * 10_000 + from - 1) / from - 1;
    let own = below() - below() * 10 * from / 10_000;
    let mut expected = vec![
        // The year before has no figures: with it, it is open.
        json!({"path": "enterprise.newlyFounded", "value": false, "status": "undetermined", "rates": [sme()]}),
        yes("relations[0].capital", json!(grid(from - 1)), Some("0.00")),
        yes("relations[0].listedInvestor", json!(true), None),
        yes("relations[0].alreadyIncluded", json!(true), None),
        yes(
            "relations[0].lastYear.headcount",
            json!(grid(heads)),
            Some("0.00"),
        ),
    ];
    assert!(own < 0, "no figure of its own makes it an SME");
    let of_group = |application: &Value| -> Vec<Value> {
        let found = changes(application).into_iter();
        found
            .filter(|change| {
                let path = change["path"].as_str().unwrap();
                path.starts_with("relations") || path.starts_with("enterprise")
            })
            .collect()
    };
    assert_eq!(of_group(&application), expected);
    // What is not answered is no lever.
    application["relations"][0]["listedInvestor"] = Value::Null;
    expected.remove(2);
    assert_eq!(of_group(&application), expected);
    // In a list that may be longer nothing settles a yes.
    application["relationsComplete"] = json!(false);
    let open = of_group(&application);
    assert!(open.iter().all(|change| change["status"] == "undetermined"));
}

#[test]
fn the_public_share() {
    let limit = in_parts(scheme().public_share_below) / 100;
    let with = |share: &str| {
        let mut application = answered();
        application["smeDeclared"] = json!(true);
        application["publicParticipation"] = json!(share);
        let found = answer(&application);
        let found = found["changes"].as_array().unwrap().iter();
        let of = found.filter(|change| change["path"] == "publicParticipation");
        of.cloned().collect::<Vec<_>>()
    };
    let up = || {
        json!({"path": "publicParticipation", "value": grid(limit), "until": "100.00", "status": "ineligible",
        "rates": []})
    };
    let down = || {
        json!({"path": "publicParticipation", "value": grid(limit - 1), "until": "0.00",
        "status": "eligible", "rates": [sme()]})
    };
    assert_eq!(with("0"), [up()]);
    assert_eq!(with(&format!("{}99", grid(limit - 1))), [up()]);
    assert_eq!(with(&grid(limit)), [down()]);
    assert_eq!(with("100"), [down()]);
}

#[test]
fn nis2_and_what_is_declared() {
    let mut application = answered();
    application["nis2"] = json!(true);
    application["smeDeclared"] = json!(true);
    let own = |application: &Value| -> Vec<Value> {
        let found = changes(application).into_iter();
        found
            .filter(|change| change["path"] != "customWorkEnterprise")
            .collect()
    };
    assert_eq!(
        own(&application),
        [json!({"path": "smeDeclared", "value": false, "status": "eligible", "rates": [nis2()]})]
    );
    application["smeDeclared"] = json!(false);
    assert_eq!(
        own(&application),
        [
            json!({"path": "nis2", "value": false, "status": "ineligible", "rates": []}),
            json!({"path": "smeDeclared", "value": true, "status": "eligible", "rates": [sme()]}),
        ]
    );
    // With figures it is no longer what counts, also when those are empty.
    application["enterprise"] = json!({});
    assert!(
        own(&application)
            .iter()
            .all(|change| change["path"] != "smeDeclared")
    );
}

/// Both ends are refused, and it is sound between them.
#[test]
fn the_base_of_a_quote() {
    let price = scheme().packages[2].price;
    let (low, high) = (in_cents(price.min), in_cents(price.max));
    let mut application = answered();
    application["smeDeclared"] = json!(true);
    let mut with = |base: i128| {
        application["quotes"] = json!({"plus": {"base": grid(base)}});
        let found = changes(&application).into_iter();
        let of = found.filter(|change| change["path"] == "quotes.plus.base");
        of.collect::<Vec<_>>()
    };
    let change = |value: i128, until: String, issues: Value, fits: Value| {
        json!({"path": "quotes.plus.base", "value": grid(value), "until": until, "issues": issues,
            "deMinimis": fits})
    };
    let out = json!(["baseOutOfRange"]);
    let under = change(low - 1, grid(0), out.clone(), json!([]));
    let over = change(high + 1, grid(100_000_000_000_000), out, json!([]));
    let down = || change(high, grid(low), json!([]), json!(["fits"]));
    let up = || change(low, grid(high), json!([]), json!(["fits"]));
    assert_eq!(with(high + 1), [down()]);
    assert_eq!(with(100_000_000_000_000), [down()]);
    assert_eq!(with(low - 1), [up()]);
    assert_eq!(with(0), [up()]);
    assert_eq!(with(low), [under.clone(), over.clone()]);
    assert_eq!(with(high), [under, over]);
}

#[test]
fn extensions_are_a_lever_where_they_were_given() {
    let start = scheme().packages[0];
    let mut application = answered();
    application["smeDeclared"] = json!(true);
    application["quotes"] = json!({"start": {"base": start.price.min.to_string()}});
    let of = |application: &Value| -> Vec<Value> {
        let found = changes(application).into_iter();
        found
            .filter(|change| change["path"] == "quotes.start.extensions")
            .collect()
    };
    assert_eq!(of(&application), Vec::<Value>::new());
    application["quotes"]["start"]["extensions"] = json!(0);
    let total = in_cents(scheme().extensions_total_max) - in_cents(start.price.min);
    let issue = if start.extensions {
        "totalAboveMaximum"
    } else {
        "extensionsNotOffered"
    };
    let first = if start.extensions { total + 1 } else { 1 };
    let until = if start.extensions {
        100_000_000_000_000
    } else {
        total
    };
    assert_eq!(
        of(&application),
        [
            json!({"path": "quotes.start.extensions", "value": grid(first), "until": grid(until),
            "issues": [issue], "deMinimis": []})
        ]
    );
}

#[test]
fn a_typed_application_has_every_answer_with_a_default() {
    let mut application = answered();
    application["enterprise"] = json!({"lastYear": year("1")});
    application["relations"] =
        json!([{"capital": "30", "voting": "30", "lastYear": year("1"), "relations": [{}]}]);
    application["quotes"] = json!({"medium": {"base": "1"}});
    let read = read_text(application.to_string().as_bytes()).unwrap();
    // A step an answer that can be changed, also where that is absent: seven of its own, its figures and years, of each
    // relation, of the quote.
    let steps = Levers::of(&read, &Given::All).unwrap();
    assert_eq!(steps.count(), 7 + (6 + 2) + 2 * (2 + 3 + 6) + 2);
    let told: Vec<String> = counterfactuals(&read)
        .unwrap()
        .iter()
        .map(|change| change.lever.path())
        .collect();
    application["enterprise"]["newlyFounded"] = json!(false);
    application["enterprise"]["ownershipChanged"] = json!(false);
    for flag in ["control", "listedInvestor", "alreadyIncluded"] {
        application["relations"][0][flag] = json!(false);
        application["relations"][0]["relations"][0][flag] = json!(false);
    }
    application["quotes"]["medium"]["extensions"] = json!("0");
    let found = answer(&application);
    let found = found["changes"].as_array().unwrap().iter();
    let paths: Vec<&str> = found
        .map(|change| change["path"].as_str().unwrap())
        .collect();
    assert_eq!(told, paths);
}

#[test]
fn an_invalid_application_has_its_errors() {
    for line in [
        "",
        "{}",
        "[1",
        r#"{"decisionDate": "2026-11-23", "nis2": 1, "x": 2}"#,
        r#"{"decisionDate": "2020-01-01"}"#,
    ] {
        let errors = counterfactuals_line(line.as_bytes());
        assert!(errors.starts_with(r#"{"errors":"#), "{line}: {errors}");
        assert_eq!(errors, cybersubsidie::json::answer_line(line.as_bytes()));
    }
}
