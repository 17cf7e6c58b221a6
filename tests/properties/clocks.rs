//! What depends on the day (contract, Criteria, De minimis and `availableFrom`).

use crate::make::{
    anniversary, answer, application, awards, cases, cents, clocked, day, decision_day, evaluate,
    in_cents, number, scheme_on, typed, units,
};
use cybersubsidie::rules::date::{Date, DateError};
use cybersubsidie::rules::de_minimis;
use cybersubsidie::rules::money::Money;
use cybersubsidie::rules::scheme::{Scheme, VERSIONS};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The same application, asked on another day. Only later days are sound: nothing it mentions lies after them.
fn asked_on(application: &Value, on: &str) -> Value {
    let mut moved = application.clone();
    moved["decisionDate"] = json!(on);
    evaluate(&moved)
}

fn clocks_met(answer: &Value) -> bool {
    answer["criteria"]["repeat"] == "met" && answer["criteria"]["deMinimis"] == "met"
}

/// What `availableFrom` promises of this day; nothing where the scheme is not in force.
fn available_on(application: &Value, on: i64) -> bool {
    let mut moved = application.clone();
    moved["decisionDate"] = json!(day(on));
    let answer = answer(&moved);
    answer["errors"].is_null() && clocks_met(&answer) && answer["status"] != "ineligible"
}

/// The version that an application is asked under.
fn scheme(application: &Value) -> &'static Scheme {
    scheme_on(application["decisionDate"].as_str().unwrap())
}

proptest! {
    #![proptest_config(cases(80))]

    /// Contract, De minimis: an award counts through an anniversary, so room never shrinks by waiting; under one version.
    #[test]
    fn headroom_never_falls_as_days_pass(application in clocked(), steps in prop::collection::vec(1_i64..500, 1..6)) {
        let (list, scheme) = (typed(&application).de_minimis.unwrap(), scheme(&application));
        let mut at = number(application["decisionDate"].as_str().unwrap());
        let mut before = cents(&evaluate(&application)["deMinimis"]["headroom"]);
        for step in steps {
            at += step;
            let on = Date::parse(&day(at)).unwrap();
            if !scheme.holds_on(on) {
                break;
            }
            let after = cents(&asked_on(&application, &day(at))["deMinimis"]["headroom"]);
            prop_assert!(after >= before);
            let direct = de_minimis::headroom(scheme, &list, on);
            prop_assert_eq!(direct.to_string(), format!("{}.{:02}", after / 100, after % 100));
            before = after;
        }
    }

    /// Contract, De minimis: used is the sum of the awards up to their last anniversary, headroom the rest.
    #[test]
    fn used_and_headroom_are_the_sum_in_the_window((on, list) in decision_day().prop_flat_map(|on| {
        let list = awards(&on);
        (Just(on), list)
    })) {
        let answer = evaluate(&json!({"decisionDate": on, "deMinimis": list}));
        let scheme = scheme_on(&on);
        let used: i128 = list.as_array().unwrap().iter()
            .filter(|award| on <= anniversary(award["grantedOn"].as_str().unwrap(), i64::from(scheme.de_minimis_years)))
            .map(|award| units(award["amount"].as_str().unwrap()) / 100_000_000)
            .sum();
        prop_assert_eq!(cents(&answer["deMinimis"]["used"]), used);
        prop_assert_eq!(cents(&answer["deMinimis"]["headroom"]), (in_cents(scheme.de_minimis_ceiling) - used).max(0));
    }

    /// Contract, De minimis: met when headroom covers START's least subsidy at the highest rate of all worlds,
    /// not met when not even at the lowest, else unknown. A refused world counts as one at the rate of SMEs.
    #[test]
    fn de_minimis_is_tested_against_the_smallest_subsidy(application in clocked()) {
        let (answer, scheme) = (evaluate(&application), scheme(&application));
        let (of_sme, of_nis2) = (scheme.rate_sme.percent(), scheme.rate_nis2.percent());
        let room = cents(&answer["deMinimis"]["headroom"]);
        let worlds = |field: &str, sme: Option<bool>| match application.get(field).and_then(Value::as_bool).or(sme) {
            Some(value) => vec![value],
            None => vec![true, false],
        };
        let sme = answer["size"]["sme"].as_bool();
        let sme = sme.map_or(vec![true, false], |value| vec![value]);
        let mut rates = Vec::new();
        for custom in worlds("customWorkEnterprise", None) {
            for &sme in &sme {
                for nis2 in worlds("nis2", None) {
                    rates.push(if !(custom || sme) && nis2 { of_nis2 } else { of_sme });
                }
            }
        }
        let [start, ..] = &scheme.packages;
        let needed = |rate: u8| in_cents(start.price.min) * i128::from(rate) / 100;
        let expected = if room >= needed(*rates.iter().max().unwrap()) {
            "met"
        } else if room < needed(*rates.iter().min().unwrap()) {
            "notMet"
        } else {
            "unknown"
        };
        prop_assert_eq!(&answer["criteria"]["deMinimis"], expected);
    }

    /// Contract, Criteria: met from the day after the anniversary.
    #[test]
    fn repeat_is_free_from_the_day_after_the_anniversary(application in clocked()) {
        let last = application["lastTrajectoryDecision"].as_str().unwrap();
        let on = application["decisionDate"].as_str().unwrap();
        let free = last == "none" || *on > *anniversary(last, i64::from(scheme(&application).repeat_years));
        let expected = if free { "met" } else { "notMet" };
        prop_assert_eq!(&evaluate(&application)["criteria"]["repeat"], expected);
    }

    /// Contract, Status: `availableFrom` is the first day on which both clocks are met and nothing else refuses: on it
    /// they are, on the day before and on any day between they are not.
    #[test]
    fn available_from_is_the_first_such_day(application in clocked(), between in 0_i64..2000) {
        let (answer, scheme) = (evaluate(&application), scheme(&application));
        let asked = number(application["decisionDate"].as_str().unwrap());
        let Some(from) = answer["availableFrom"].as_str() else {
            // Null: nothing to wait for, or a clock is unknown, or something else blocks, or the scheme ends, or what
            // follows has no day either.
            let criteria = &answer["criteria"];
            let open = criteria["repeat"] == "unknown" || criteria["deMinimis"] == "unknown";
            let settled = clocks_met(&answer) || open || criteria["beneficiary"] == "notMet";
            prop_assert!(settled || !scheme.later().is_empty() || scheme.valid_until.is_some());
            prop_assert!(settled || !available_on(&application, asked + between));
            return Ok(());
        };
        prop_assert_eq!(&answer["status"], "ineligible");
        let first = number(from);
        prop_assert!(available_on(&application, first));
        prop_assert!(first > asked);
        for at in [first - 1, asked + between % (first - asked)] {
            prop_assert!(!available_on(&application, at), "{}", day(at));
        }
    }

    /// Contract, Packages: a row's fit against the headroom, and `deMinimisFrom` the first later day on which
    /// its highest subsidy fits.
    #[test]
    fn de_minimis_from_is_the_first_such_day(application in clocked()) {
        let (list, scheme) = (typed(&application).de_minimis.unwrap(), scheme(&application));
        let answer = evaluate(&application);
        let room = cents(&answer["deMinimis"]["headroom"]);
        let room_on = |at: i64| {
            let left = de_minimis::headroom(scheme, &list, Date::parse(&day(at)).unwrap());
            cents(&json!(left.to_string()))
        };
        for package in answer["packages"].as_array().unwrap() {
            let quoted = package["quote"]["byRate"].as_array();
            for row in package["byRate"].as_array().unwrap().iter().chain(quoted.into_iter().flatten()) {
                let subsidy = &row["subsidy"];
                let (low, high) = match subsidy {
                    Value::String(_) => (cents(subsidy), cents(subsidy)),
                    _ => (cents(&subsidy["min"]), cents(&subsidy["max"])),
                };
                let fit = if high <= room { "fits" } else if low > room { "exceeds" } else { "partly" };
                prop_assert_eq!(&row["deMinimis"], fit);
                match row["deMinimisFrom"].as_str() {
                    None => prop_assert!(fit == "fits" || !scheme.later().is_empty() || scheme.valid_until.is_some()),
                    // Under a later version the row has another subsidy: tests/schemes/three_versions.rs asks again there.
                    Some(from) if !scheme.holds_on(Date::parse(from).unwrap()) => prop_assert!(fit != "fits"),
                    Some(from) => {
                        prop_assert!(fit != "fits");
                        prop_assert!(*from > *application["decisionDate"].as_str().unwrap());
                        prop_assert!(room_on(number(from)) >= high, "it fits on the day");
                        prop_assert!(room_on(number(from) - 1) < high, "and not the day before");
                    }
                }
            }
        }
    }

    /// Contract, Packages: `unknown` while the awards are not answered.
    #[test]
    fn rows_are_unknown_without_awards(application in application()) {
        let mut application = application;
        application["deMinimis"] = Value::Null;
        let answer = evaluate(&application);
        prop_assert_eq!(&answer["deMinimis"], &Value::Null);
        prop_assert_eq!(&answer["criteria"]["deMinimis"], "unknown");
        for package in answer["packages"].as_array().unwrap() {
            for row in package["byRate"].as_array().unwrap() {
                prop_assert_eq!((&row["deMinimis"], &row["deMinimisFrom"]), (&json!("unknown"), &Value::Null));
            }
        }
    }

    /// Contract, Values: dates are real days of the calendar, in order, from 1900 to 2999.
    #[test]
    fn dates_follow_the_calendar(at in number("1900-01-01")..=number("2999-12-31"), years in 0_u16..10) {
        let text = day(at);
        let date = Date::parse(&text).unwrap();
        prop_assert_eq!(date.to_string(), &text[..]);
        let (year, month, number_of_day) = date.parts();
        prop_assert_eq!(Date::new(year, month, number_of_day), Some(date));
        prop_assert_eq!(date.next().to_string(), day(at + 1));
        prop_assert!(date < date.next());
        prop_assert_eq!(date.anniversary(years).to_string(), anniversary(&text, i64::from(years)));
    }

    /// Contract, Values: anything else is no date.
    #[test]
    fn no_other_text_is_a_date(text in prop_oneof![
        "[0-9]{4}-[0-9]{2}-[0-9]{2}", "[12][089][0-9]{2}-[01][0-9]-[0-3][0-9]", "[0-9 :/+-]{8,11}", ".{0,12}",
    ]) {
        let form = text.len() == 10 && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        let real = form && text[..4] != *"0000" && text[5..7] != *"00" && text[8..] != *"00" && day(number(&text)) == text;
        match Date::parse(&text) {
            Ok(date) => prop_assert!(real && ("1900".."3000").contains(&&text[..4]), "{}", date),
            Err(DateError::OutOfRange) => prop_assert!(!("1900".."3000").contains(&&text[..4])),
            Err(DateError::Invalid) => prop_assert!(!real),
        }
    }
}

/// Nothing above the ceiling itself ever fits.
#[test]
fn no_day_has_room_for_more_than_the_ceiling() {
    let cent = Money::from_cents(1);
    for scheme in &VERSIONS {
        let (day, ceiling) = (scheme.valid_from, scheme.de_minimis_ceiling);
        assert_eq!(
            de_minimis::first_day_with_room(scheme, &[], day, ceiling),
            Some(day)
        );
        assert_eq!(
            de_minimis::first_day_with_room(scheme, &[], day, ceiling.plus(cent)),
            None
        );
    }
}
