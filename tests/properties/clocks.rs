//! What depends on the day (contract, Criteria, De minimis and `availableFrom`).

use crate::make::{
    anniversary, application, awards, cases, cents, clocked, day, decision_day, evaluate, number,
    typed, units,
};
use cybersubsidie::rules::date::{Date, DateError};
use cybersubsidie::rules::de_minimis;
use cybersubsidie::rules::money::Money;
use cybersubsidie::rules::scheme::Scheme;
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

proptest! {
    #![proptest_config(cases(80))]

    /// Contract, De minimis: an award counts through its third anniversary, so room never shrinks by waiting.
    #[test]
    fn headroom_never_falls_as_days_pass(application in clocked(), steps in prop::collection::vec(1_i64..500, 1..6)) {
        let list = typed(&application).de_minimis.unwrap();
        let mut at = number(application["decisionDate"].as_str().unwrap());
        let mut before = cents(&evaluate(&application)["deMinimis"]["headroom"]);
        for step in steps {
            at += step;
            let after = cents(&asked_on(&application, &day(at))["deMinimis"]["headroom"]);
            prop_assert!(after >= before);
            let direct = de_minimis::headroom(Scheme::first(), &list, Date::parse(&day(at)).unwrap());
            prop_assert_eq!(direct.to_string(), format!("{}.{:02}", after / 100, after % 100));
            before = after;
        }
    }

    /// Contract, De minimis: used is the sum of the awards up to their third anniversary, headroom the rest.
    #[test]
    fn used_and_headroom_are_the_sum_in_the_window((on, list) in decision_day().prop_flat_map(|on| {
        let list = awards(&on);
        (Just(on), list)
    })) {
        let answer = evaluate(&json!({"decisionDate": on, "deMinimis": list}));
        let used: i128 = list.as_array().unwrap().iter()
            .filter(|award| on <= anniversary(award["grantedOn"].as_str().unwrap(), 3))
            .map(|award| units(award["amount"].as_str().unwrap()) / 100_000_000)
            .sum();
        prop_assert_eq!(cents(&answer["deMinimis"]["used"]), used);
        prop_assert_eq!(cents(&answer["deMinimis"]["headroom"]), (30_000_000 - used).max(0));
    }

    /// Contract, De minimis: met when headroom covers START's least subsidy at the highest rate of all worlds,
    /// not met when not even at the lowest, else unknown. A refused world counts as 50.
    #[test]
    fn de_minimis_is_tested_against_the_smallest_subsidy(application in clocked()) {
        let answer = evaluate(&application);
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
                    rates.push(if custom || sme { 50 } else if nis2 { 35 } else { 50 });
                }
            }
        }
        let needed = |rate: i128| 8_500 * rate;
        let expected = if room >= needed(*rates.iter().max().unwrap()) {
            "met"
        } else if room < needed(*rates.iter().min().unwrap()) {
            "notMet"
        } else {
            "unknown"
        };
        prop_assert_eq!(&answer["criteria"]["deMinimis"], expected);
    }

    /// Contract, Criteria: met from the day after the fourth anniversary.
    #[test]
    fn repeat_is_free_from_the_day_after_the_fourth_anniversary(application in clocked()) {
        let last = application["lastTrajectoryDecision"].as_str().unwrap();
        let on = application["decisionDate"].as_str().unwrap();
        let free = last == "none" || *on > *anniversary(last, 4);
        let expected = if free { "met" } else { "notMet" };
        prop_assert_eq!(&evaluate(&application)["criteria"]["repeat"], expected);
    }

    /// Contract, Status: `availableFrom` is the first day on which both clocks are met: on it they are, on the
    /// day before and on any day between they are not.
    #[test]
    fn available_from_is_the_first_such_day(application in clocked(), between in 0_i64..2000) {
        let answer = evaluate(&application);
        let Some(from) = answer["availableFrom"].as_str() else {
            // Null: nothing to wait for, or a clock is unknown, or something else blocks.
            let criteria = &answer["criteria"];
            let open = criteria["repeat"] == "unknown" || criteria["deMinimis"] == "unknown";
            prop_assert!(clocks_met(&answer) || open || criteria["beneficiary"] == "notMet");
            return Ok(());
        };
        prop_assert_eq!(&answer["status"], "ineligible");
        prop_assert!(clocks_met(&asked_on(&application, from)));
        let (first, asked) = (number(from), number(application["decisionDate"].as_str().unwrap()));
        prop_assert!(first > asked);
        for at in [first - 1, asked + between % (first - asked)] {
            prop_assert!(!clocks_met(&asked_on(&application, &day(at))), "{}", day(at));
        }
    }

    /// Contract, Packages: a row's fit against the headroom, and `deMinimisFrom` the first later day on which
    /// its highest subsidy fits.
    #[test]
    fn de_minimis_from_is_the_first_such_day(application in clocked()) {
        let list = typed(&application).de_minimis.unwrap();
        let answer = evaluate(&application);
        let room = cents(&answer["deMinimis"]["headroom"]);
        let room_on = |at: i64| {
            let left = de_minimis::headroom(Scheme::first(), &list, Date::parse(&day(at)).unwrap());
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
                    None => prop_assert_eq!(fit, "fits"),
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
    let day = Date::parse("2026-11-23").unwrap();
    let cent = Money::from_cents(1);
    let scheme = Scheme::first();
    let ceiling = scheme.de_minimis_ceiling;
    assert_eq!(
        de_minimis::first_day_with_room(scheme, &[], day, ceiling),
        Some(day)
    );
    assert_eq!(
        de_minimis::first_day_with_room(scheme, &[], day, ceiling.plus(cent)),
        None
    );
}
