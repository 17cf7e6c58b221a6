//! The rules under a made-up scheme of three versions in which every figure differs: `scripts/test-schemes.sh` builds the
//! crate from `tests/schemes/three-versions/` and runs this.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop"
)]

#[path = "../properties/make.rs"]
#[allow(dead_code, unused_imports, reason = "shared with the property tests")]
mod make;

use cybersubsidie::answers::compose::compose;
use cybersubsidie::answers::{Answers, ROOT, field::Field};
use cybersubsidie::document::{page_on, published};
use cybersubsidie::json::{answer_line, counterfactuals_line};
use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::evaluate::evaluate as evaluate_typed;
use cybersubsidie::rules::scheme::{
    LegalForm, NotInForce, Provider, RuleId, Scheme, Standing, VERSIONS,
};
use cybersubsidie::text::finding::condition;
use cybersubsidie::text::{ALL, DUTCH, Key, Voice};
use make::{anniversary, application_on, cases, day, number};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn answer(application: &Value) -> Value {
    serde_json::from_str(&answer_line(application.to_string().as_bytes())).unwrap()
}

/// A day as the page writes it.
fn words(day: &str) -> String {
    DUTCH.date(date(day))
}

/// The answer on another day; none outside the scheme.
fn on(application: &Value, day: &str) -> Option<Value> {
    let mut moved = application.clone();
    moved["decisionDate"] = json!(day);
    Some(answer(&moved)).filter(|answer| answer["errors"].is_null())
}

fn eligible(day: &str) -> Value {
    json!({"decisionDate": day, "establishmentPostcode": "3000", "publicParticipation": 0, "legalForm": "bv",
        "mainActivityAccepted": true, "negativeEquity": false, "lastTrajectoryDecision": "none",
        "customWorkEnterprise": false, "nis2": true, "smeDeclared": true, "deMinimis": []})
}

#[test]
fn this_is_the_made_up_scheme() {
    let ids: Vec<&str> = VERSIONS.iter().map(|scheme| scheme.id).collect();
    assert_eq!(ids, ["2024-04-17", "2025-07-01", "2027-02-01"]);
}

#[test]
fn the_day_asked_picks_the_version() {
    for (day, id) in [
        ("2024-04-17", "2024-04-17"),
        ("2025-06-30", "2024-04-17"),
        ("2025-07-01", "2025-07-01"),
        ("2027-01-31", "2025-07-01"),
        ("2027-02-01", "2027-02-01"),
        ("2031-03-31", "2027-02-01"),
    ] {
        assert_eq!(Scheme::on(date(day)).unwrap().id, id, "{day}");
        assert_eq!(answer(&json!({"decisionDate": day}))["rules"], id, "{day}");
    }
    let before = NotInForce::Before(date("2024-04-17"));
    assert_eq!(Scheme::on(date("2024-04-16")), Err(before));
    let after = NotInForce::After(date("2031-03-31"));
    assert_eq!(Scheme::on(date("2031-04-01")), Err(after));
}

#[test]
fn a_day_outside_the_scheme_is_out_of_range_and_the_message_says_which() {
    for (day, says) in [
        ("2024-04-16", "begins on 2024-04-17"),
        ("2031-04-01", "ended on 2031-03-31"),
    ] {
        let refused = answer(&json!({"decisionDate": day, "nis2": 1}));
        let errors = refused["errors"].as_array().unwrap();
        assert_eq!(errors.len(), 2, "the other errors are told too");
        let error = errors
            .iter()
            .find(|error| error["path"] == "decisionDate")
            .unwrap();
        assert_eq!(error["code"], "outOfRange");
        assert!(error["message"].as_str().unwrap().contains(says), "{error}");
    }
}

#[test]
fn every_figure_is_that_of_the_version() {
    let of = |day: &str| answer(&eligible(day));
    let (first, second, third) = (of("2025-06-30"), of("2025-07-01"), of("2027-02-01"));
    assert_eq!(first["rates"], json!([45]));
    assert_eq!(second["rates"], json!([30]));
    assert_eq!(third["rates"], json!([40]));
    assert_eq!(first["deMinimis"]["headroom"], "200000.00");
    assert_eq!(second["deMinimis"]["headroom"], "60000.00");
    assert_eq!(third["deMinimis"]["headroom"], "350000.00");
    let start = |answer: &Value| answer["packages"][0]["byRate"][0]["subsidy"]["max"].clone();
    assert_eq!(start(&first), "5399.99");
    assert_eq!(start(&second), "5400.15");
    assert_eq!(start(&third), "3999.99");
    // The thresholds of a postcode, of the state's share, of a legal form.
    let state = |day: &str, field: &str, value: Value, criterion: &str| {
        let mut application = eligible(day);
        application[field] = value;
        answer(&application)["criteria"][criterion].clone()
    };
    let days = ["2025-06-30", "2025-07-01", "2027-02-01"];
    for (field, value, criterion, expected) in [
        (
            "establishmentPostcode",
            json!("9250"),
            "region",
            ["met", "notMet", "met"],
        ),
        (
            "establishmentPostcode",
            json!("1400"),
            "region",
            ["notMet", "notMet", "met"],
        ),
        (
            "publicParticipation",
            json!(29.9999),
            "privateSector",
            ["met", "notMet", "met"],
        ),
        (
            "publicParticipation",
            json!(30),
            "privateSector",
            ["notMet", "notMet", "met"],
        ),
        (
            "legalForm",
            json!("vof"),
            "legalForm",
            ["met", "notMet", "notMet"],
        ),
        (
            "legalForm",
            json!("silentPartnership"),
            "legalForm",
            ["notMet", "unknown", "notMet"],
        ),
        (
            "legalForm",
            json!("europeanAssociation"),
            "legalForm",
            ["unknown", "unknown", "met"],
        ),
    ] {
        for (day, expected) in days.into_iter().zip(expected) {
            assert_eq!(
                state(day, field, value.clone(), criterion),
                expected,
                "{value} on {day}"
            );
        }
    }
}

#[test]
fn size_and_group_are_judged_by_the_version() {
    let sme = |day: &str, headcount: &str, relations: Value| {
        let figures = json!({"headcount": headcount, "turnover": "0", "balanceSheetTotal": "0"});
        answer(&json!({"decisionDate": day, "relations": relations,
            "enterprise": {"lastYear": figures, "newlyFounded": true}}))["size"]
            .clone()
    };
    let none = || json!([]);
    assert_eq!(sme("2025-06-30", "239.9999", none())["sme"], true);
    assert_eq!(sme("2025-06-30", "240", none())["sme"], false);
    assert_eq!(sme("2025-07-01", "200", none())["sme"], false);
    assert_eq!(sme("2027-02-01", "299.9999", none())["sme"], true);
    assert_eq!(sme("2025-07-01", "8", none())["lastYear"], "small");
    assert_eq!(sme("2027-02-01", "8", none())["lastYear"], "micro");
    // A share of 47 %: a partner by the first two versions, linked by the third.
    let holds = json!([{"capital": 47, "voting": 47, "lastYear": {"headcount": "400", "turnover": "0", "balanceSheetTotal": "0"}}]);
    assert_eq!(sme("2025-06-30", "10", holds.clone())["sme"], true);
    assert_eq!(sme("2027-02-01", "10", holds)["sme"], false);
}

/// Reading 4, at the threshold of the version.
#[test]
fn the_warning_stands_at_the_versions_own_threshold() {
    for (day, share) in [("2025-06-30", 24), ("2025-07-01", 20), ("2027-02-01", 30)] {
        let at = |share: i32| {
            answer(&json!({"decisionDate": day, "enterprise": {}, "relations": [{"capital": share, "voting": 0}]}))
                ["warnings"]
                .clone()
        };
        assert_eq!(at(share), json!(["shareExactly25"]));
        assert_eq!(at(25), json!([]));
    }
}

#[test]
fn equal_rates_are_one() {
    let mut application = eligible("2027-02-01");
    application["smeDeclared"] = Value::Null;
    let answer = answer(&application);
    assert_eq!(
        answer["rates"],
        json!([40]),
        "SME or NIS2: the same percentage"
    );
    assert_eq!(
        answer["missing"],
        json!([]),
        "and so the size does not matter"
    );
    assert_eq!(answer["packages"][0]["byRate"].as_array().unwrap().len(), 1);
}

#[test]
fn the_cap_on_extensions_bites_by_the_versions_figure() {
    let subsidy = |day: &str| {
        let mut application = eligible(day);
        application["quotes"] = json!({"plus": {"base": "30000.01", "extensions": "17000"}});
        let quote = &answer(&application)["packages"][2]["quote"];
        (
            quote["issues"].clone(),
            quote["byRate"][0]["subsidy"].clone(),
        )
    };
    assert_eq!(subsidy("2025-06-30"), (json!([]), json!("20000.00")));
    assert_eq!(subsidy("2025-07-01"), (json!([]), json!("12000.00")));
    assert_eq!(subsidy("2027-02-01").0, json!(["extensionsNotOffered"]));
}

/// Years that grow make an old award count again.
#[test]
fn a_yes_after_waiting_can_be_asked_again_and_none_comes_from_an_ended_version() {
    let mut application = eligible("2026-06-01");
    application["deMinimis"] = json!([{"grantedOn": "2025-01-10", "amount": "59000"}]);
    // Two years of the second version end on 2027-01-10; from 2027-02-01 it counts again, under a higher ceiling.
    assert_eq!(answer(&application)["availableFrom"], "2027-01-11");
    application["deMinimis"] = json!([{"grantedOn": "2025-03-10", "amount": "59000"}]);
    assert_eq!(answer(&application)["availableFrom"], "2027-02-01");
    application["deMinimis"] = json!([{"grantedOn": "2026-05-10", "amount": "350000"}]);
    assert_eq!(
        answer(&application)["availableFrom"],
        Value::Null,
        "the scheme ends while it counts"
    );
    application["deMinimis"] = json!([{"grantedOn": "2026-03-10", "amount": "350000"}]);
    assert_eq!(answer(&application)["availableFrom"], "2031-03-11");
    // The form is refused by the version to come, so no day helps.
    application = eligible("2027-01-20");
    application["legalForm"] = json!("cv");
    application["lastTrajectoryDecision"] = json!("2026-12-01");
    assert_eq!(answer(&application)["availableFrom"], Value::Null);
}

/// Every day that the scheme knows for this application, with its neighbours.
fn telling_days(application: &Value) -> Vec<String> {
    let mut starts: Vec<String> = Vec::new();
    for award in application["deMinimis"].as_array().into_iter().flatten() {
        starts.push(award["grantedOn"].as_str().unwrap().to_owned());
    }
    if let Some(last) = application["lastTrajectoryDecision"].as_str()
        && last != "none"
    {
        starts.push(last.to_owned());
    }
    let mut numbers: Vec<i64> = VERSIONS.iter().map(|scheme| number(scheme.id)).collect();
    for start in starts {
        numbers.extend((1..=5).map(|years| number(&anniversary(&start, years)) + 1));
    }
    let asked = number(application["decisionDate"].as_str().unwrap());
    let mut days: Vec<i64> = numbers
        .into_iter()
        .flat_map(|at| [at - 1, at, at + 1])
        .filter(|at| *at > asked)
        .collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter().map(day).collect()
}

fn both_clocks_met(answer: &Value) -> bool {
    let criteria = &answer["criteria"];
    criteria["repeat"] == "met"
        && criteria["deMinimis"] == "met"
        && answer["status"] != "ineligible"
}

/// The kinds of rate that a percentage is of under the version that answered.
fn kinds(answer: &Value, row: &Value) -> [bool; 2] {
    let scheme = Scheme::on(date(answer["rules"].as_str().unwrap())).unwrap();
    [scheme.rate_sme, scheme.rate_nis2].map(|rate| row["ratePercent"] == json!(rate.percent()))
}

fn rows<'a>(answer: &'a Value, package: usize, quoted: bool) -> impl Iterator<Item = &'a Value> {
    let package = &answer["packages"][package];
    let rows = if quoted {
        &package["quote"]["byRate"]
    } else {
        &package["byRate"]
    };
    rows.as_array().into_iter().flatten()
}

fn application() -> impl Strategy<Value = Value> {
    let days = vec![
        "2024-04-17",
        "2025-06-29",
        "2025-06-30",
        "2025-07-01",
        "2026-02-28",
        "2027-01-31",
        "2027-02-01",
        "2028-02-29",
        "2031-03-30",
        "2031-03-31",
    ];
    let any = (number("2024-04-17")..=number("2031-03-31")).prop_map(day);
    prop_oneof![select(days).prop_map(str::to_owned), any].prop_flat_map(application_on)
}

proptest! {
    #![proptest_config(cases(150))]

    /// Contract, Versions of the rules: every date that is shown can be checked by asking again, and no earlier day would do.
    #[test]
    fn available_from_is_the_first_day_on_which_asking_again_says_so(application in application(), tweak in any::<bool>()) {
        let mut application = application;
        if tweak {
            // Most random applications fail on something that no waiting mends.
            for (name, value) in eligible("2024-04-17").as_object().unwrap() {
                if !["decisionDate", "deMinimis", "lastTrajectoryDecision"].contains(&name.as_str()) {
                    application[name] = value.clone();
                }
            }
        }
        let now = answer(&application);
        let failing: Vec<&str> = now["criteria"].as_object().unwrap().iter()
            .filter(|(_, state)| *state == "notMet").map(|(name, _)| name.as_str()).collect();
        let waits = !failing.is_empty() && failing.iter().all(|name| ["repeat", "deMinimis"].contains(name))
            && now["criteria"]["repeat"] != "unknown" && now["criteria"]["deMinimis"] != "unknown";
        let first = telling_days(&application).into_iter().find(|day| {
            on(&application, day).is_some_and(|later| both_clocks_met(&later))
        });
        let expected = if waits { json!(first) } else { Value::Null };
        prop_assert_eq!(&now["availableFrom"], &expected, "{}", application);
    }

    /// The same of the rows of the table and of a quote: the row of the same package and kind of rate.
    #[test]
    fn de_minimis_from_is_the_first_day_on_which_the_same_row_fits(application in application()) {
        let now = answer(&application);
        let days = telling_days(&application);
        for package in 0..3 {
            for quoted in [false, true] {
                for row in rows(&now, package, quoted) {
                    let kind = kinds(&now, row);
                    let same = |later: &Value| rows(later, package, quoted).any(|other| {
                        let other_kind = kinds(later, other);
                        other["deMinimis"] == "fits" && (0..2).any(|at| kind[at] && other_kind[at])
                    });
                    let waits = row["deMinimis"] == "exceeds" || row["deMinimis"] == "partly";
                    let first = days.iter().find(|day| on(&application, day).is_some_and(|later| same(&later)));
                    let expected = if waits { json!(first) } else { Value::Null };
                    prop_assert_eq!(&row["deMinimisFrom"], &expected, "package {} quoted {}: {}", package, quoted, application);
                }
            }
        }
    }
}

#[test]
fn providers_begin_and_end_and_their_ids_stay_readable() {
    let selected = |id: &str, day: &str| {
        let provider = Provider::parse(id).unwrap();
        provider.info().unwrap().is_selected_on(date(day))
    };
    assert!(selected("conxion", "2025-06-30") && !selected("conxion", "2025-07-01"));
    assert!(!selected("cresco", "2025-06-30") && selected("cresco", "2025-07-01"));
    assert!(selected("netcure", "2026-12-31") && !selected("netcure", "2027-01-01"));
    let chosen = json!({"decisionDate": "2029-01-01", "provider": "conxion"});
    assert!(answer(&chosen)["errors"].is_null());
}

#[test]
fn what_a_version_does_not_list_is_for_vlaio_to_judge() {
    let form = LegalForm::parse("europeanAssociation").unwrap();
    let standing = |day: &str| Scheme::on(date(day)).unwrap().standing(form);
    assert_eq!(standing("2025-01-01"), Standing::Ask);
    assert_eq!(standing("2027-02-01"), Standing::Accepted);
}

#[test]
fn the_page_of_a_day_shows_that_days_version_and_those_to_come() {
    // In the element a table of each; below it one of each that has another rate for larger enterprises.
    let tables = |page: &str| {
        let (element, below) = page.split_once("</cyber-subsidie>").unwrap();
        [element, below].map(|part| part.matches("<table").count())
    };
    let two_rates = |days: &[&str]| {
        let schemes = days.iter().map(|day| Scheme::on(date(day)).unwrap());
        schemes
            .filter(|scheme| scheme.rate_sme != scheme.rate_nis2)
            .count()
    };
    let now = page_on(date("2026-11-23"));
    assert_eq!(tables(&now), [2, two_rates(&["2025-07-01", "2027-02-01"])]);
    for text in [
        &words("2025-07-01"),
        &words("2027-02-01"),
        "16.000",
        "45.000,05",
    ] {
        assert!(now.contains(text), "{text}");
    }
    assert!(!now.contains("11.999,99"), "of the version that has passed");
    let last = page_on(date("2027-02-01"));
    assert_eq!(tables(&last), [1, two_rates(&["2027-02-01"])]);
    assert!(!last.contains(">Toreon<") && last.contains(">Made Up Later<"));
    assert!(now.contains(">Toreon<") && !now.contains(">Made Up Later<"));
}

#[test]
fn after_the_schemes_last_day_nothing_is_shown_as_obtainable() {
    let page = page_on(date("2031-04-01"));
    assert!(page.contains(&format!("liep tot en met {}", words("2031-03-31"))));
    assert!(!page.contains("<table") && !page.contains("stappen") && !page.contains("voorwaarden"));
}

#[test]
fn the_elements_own_table_tells_of_all_versions_to_come() {
    let data: Value = serde_json::from_str(&published()).unwrap();
    let rules: Vec<&Value> = data["tables"]
        .as_array()
        .unwrap()
        .iter()
        .map(|table| &table["rules"])
        .collect();
    assert_eq!(rules, ["2025-07-01", "2027-02-01"]);
    assert_eq!(
        data["versions"],
        json!(["2024-04-17", "2025-07-01", "2027-02-01"])
    );
    assert_eq!(data["until"], "2031-03-31");
    let ended = data["ended"].as_str().unwrap();
    assert!(ended.contains(&words("2031-03-31")));
}

/// The form keeps a day after the scheme's end as asked, and there is no evaluation of it.
#[test]
fn a_form_asked_after_the_end_has_no_evaluation() {
    let mut answers = Answers::default();
    let ended = compose(DUTCH, &answers, date("2031-04-01"));
    assert_eq!(ended.application.decision_date, date("2031-04-01"));
    assert!(evaluate_typed(&ended.application).is_err());
    answers.set(ROOT, Field::DecisionDate, "1-4-2031");
    let asked = compose(DUTCH, &answers, date("2026-11-24"));
    assert!(evaluate_typed(&asked.application).is_err());
}

/// The figures that texts name, as a Dutch sentence says them, version by version; and last those of the real scheme.
const SAID: [[&str; 14]; 4] = [
    [
        "45 %",
        "30 %",
        "30 %",
        "vijf jaar",
        "€ 200.000",
        "vier jaar",
        "€ 64.000",
        "240",
        "€ 48 miljoen",
        "€ 41 miljoen",
        "24 %",
        "52 %",
        "€ 15.000",
        "€ 20.000",
    ],
    [
        "30 %",
        "40 %",
        "20 %",
        "twee jaar",
        "€ 60.000",
        "twee jaar",
        "€ 50.000",
        "200",
        "€ 40 miljoen",
        "€ 30 miljoen",
        "20 %",
        "60 %",
        "€ 9.000",
        "€ 12.000",
    ],
    [
        "40 %",
        "40 %",
        "50 %",
        "drie jaar",
        "€ 350.000",
        "vijf jaar",
        "€ 72.000",
        "300",
        "€ 65 miljoen",
        "€ 55 miljoen",
        "30 %",
        "45 %",
        "€ 12.000",
        "€ 25.000",
    ],
    [
        "50 %",
        "35 %",
        "25 %",
        "vier jaar",
        "€ 300.000",
        "drie jaar",
        "€ 60.000",
        "250",
        "€ 50 miljoen",
        "€ 43 miljoen",
        "25 %",
        "50 %",
        "€ 17.000",
        "€ 30.000",
    ],
];

/// A day of each version; the number of providers hangs on it.
const DAYS: [&str; 3] = ["2024-04-17", "2026-01-01", "2027-02-01"];

/// All texts of a day that name figures, with nothing at the places that no figure fills.
fn texts(day: &str) -> Vec<String> {
    let voice = Voice::on(DUTCH, date(day));
    let named = ALL.into_iter().filter(|key| voice.has_places(*key));
    named
        .map(|key| voice.format_text(key, &["…"; 10]).replace('\u{a0}', " "))
        .collect()
}

/// Whether a figure stands there as a whole: "0 %" is no part of "30 %".
fn says(text: &str, figure: &str) -> bool {
    let mut found = text.match_indices(figure);
    found.any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + figure.len()..].chars().next();
        let goes_on = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let mut rest = text[at + figure.len()..].chars();
        let grouped = rest.next() == Some('.') && rest.next().is_some_and(char::is_numeric);
        !goes_on(before) && before != Some('.') && !goes_on(after) && !grouped
    })
}

#[test]
fn every_sentence_says_the_figures_of_its_own_version_and_of_no_other() {
    for (own, day) in SAID.iter().zip(DAYS) {
        let texts = texts(day);
        for figure in own {
            assert!(
                texts.iter().any(|text| says(text, figure)),
                "{day}: no text says {figure}"
            );
        }
        let foreign = SAID.iter().flatten().filter(|figure| !own.contains(figure));
        for figure in foreign {
            let left = texts.iter().find(|text| says(text, figure));
            assert_eq!(left, None, "{day}: {figure} is of another version");
        }
    }
}

#[test]
fn the_conditions_follow_the_day_asked() {
    let of = |rule: RuleId| {
        DAYS.map(|day| {
            let voice = Voice::on(DUTCH, date(day));
            voice
                .format_text(condition(rule), &[])
                .replace('\u{a0}', " ")
        })
    };
    for (rule, expected) in [
        (
            RuleId::DeMinimis,
            [
                "Met deze subsidie erbij krijgt je groep over vier jaar hoogstens € 200.000 de-minimissteun.",
                "Met deze subsidie erbij krijgt je groep over twee jaar hoogstens € 60.000 de-minimissteun.",
                "Met deze subsidie erbij krijgt je groep over vijf jaar hoogstens € 350.000 de-minimissteun.",
            ],
        ),
        (
            RuleId::Repeat,
            [
                "VLAIO kende je de voorbije vijf jaar geen subsidie toe voor een cybersecurity verbetertraject.",
                "VLAIO kende je de voorbije twee jaar geen subsidie toe voor een cybersecurity verbetertraject.",
                "VLAIO kende je de voorbije drie jaar geen subsidie toe voor een cybersecurity verbetertraject.",
            ],
        ),
    ] {
        assert_eq!(of(rule), expected);
    }
    // How many providers there are hangs on the day and not on the version alone.
    let providers = |day: &str| {
        let voice = Voice::on(DUTCH, date(day));
        voice.format_text(condition(RuleId::SelectedProvider), &[])
    };
    let [before, after] = ["2026-12-31", "2027-01-01"].map(providers);
    assert!(before.contains("de 17 geselecteerde"), "{before}");
    assert!(after.contains("de 16 geselecteerde"), "{after}");
}

#[test]
fn the_packages_with_extensions_are_those_of_the_version() {
    let said = DAYS.map(|day| Voice::on(DUTCH, date(day)).format_text(Key::DoubtExtensions, &[]));
    for (text, says) in said.iter().zip([
        "alleen bij MEDIUM of PLUS. Voor START is",
        "alleen bij START of PLUS. Voor MEDIUM is",
        "alleen bij START of MEDIUM. Voor PLUS is",
    ]) {
        assert!(text.contains(says), "{text}");
    }
}

/// A page as of a day names no figure of a version that has passed.
#[test]
fn the_conditions_of_the_page_are_those_of_its_day() {
    for (own, day) in SAID.iter().zip(DAYS) {
        let page = page_on(date(day)).replace('\u{a0}', " ");
        let conditions = page.split("class=\"conditions\"").nth(1).unwrap();
        let conditions = conditions.split("</ol>").next().unwrap();
        for (figures, whose) in SAID.iter().zip(["first", "second", "third", "real"]) {
            for figure in figures.iter().filter(|figure| !own.contains(figure)) {
                assert!(!says(conditions, figure), "{day}: {figure} of the {whose}");
            }
        }
        for place in [0, 2, 3, 4, 5, 6, 7, 8, 9] {
            assert!(says(conditions, own[place]), "{day}: {}", own[place]);
        }
    }
}

// ------------------------------------------------------------------ what would change it

/// What changes with this answer.
fn changes(application: &Value, path: &str) -> Vec<Value> {
    let found = counterfactuals_line(application.to_string().as_bytes());
    let found: Value = serde_json::from_str(&found).unwrap();
    let found = found["changes"].as_array().unwrap().iter();
    found
        .filter(|change| change["path"] == path)
        .cloned()
        .collect()
}

fn day_change(value: &str, until: &str, status: &str, rates: Value) -> [Value; 1] {
    [
        json!({"path": "decisionDate", "value": value, "until": until, "status": status, "rates": rates}),
    ]
}

#[test]
fn another_day_is_under_the_version_of_that_day() {
    let mut application = eligible("2025-06-01");
    let day = |application: &Value| changes(application, "decisionDate");
    // 45 %, then 30 %, then 40 %.
    assert_eq!(
        day(&application),
        day_change("2025-07-01", "2027-01-31", "eligible", json!([30]))
    );
    // The ceiling of the second version is used up; its two years end after it, and the third has a higher ceiling.
    application = eligible("2025-07-01");
    application["deMinimis"] = json!([{"grantedOn": "2025-06-01", "amount": "60000"}]);
    assert_eq!(
        day(&application),
        day_change("2027-02-01", "2031-03-31", "eligible", json!([40]))
    );
    // Here they end in it.
    application["deMinimis"][0]["grantedOn"] = json!("2024-05-01");
    assert_eq!(
        day(&application),
        day_change("2026-05-02", "2027-01-31", "eligible", json!([30]))
    );
    // Two years under the second version, three under the third: free, blocked again, and free.
    application = eligible("2026-07-01");
    application["lastTrajectoryDecision"] = json!("2024-06-01");
    assert_eq!(
        day(&application),
        day_change("2027-02-01", "2027-06-01", "ineligible", json!([40]))
    );
    // On the last day there is none later.
    assert_eq!(day(&eligible("2031-03-31")), Vec::<Value>::new());
}

#[test]
fn kinds_of_rate_with_one_percentage_are_one_outcome() {
    let mut application = eligible("2027-02-01");
    for path in ["smeDeclared", "nis2", "customWorkEnterprise"] {
        assert_eq!(changes(&application, path), Vec::<Value>::new(), "{path}");
    }
    application["nis2"] = json!(false);
    assert_eq!(
        changes(&application, "smeDeclared"),
        [json!({"path": "smeDeclared", "value": false, "status": "ineligible", "rates": []})]
    );
}

#[test]
fn a_cap_keeps_a_quote_within_the_room() {
    // Second version, 40 % under NIS2, at most 12 000 with extensions: without them 33 333.33 comes to 13 333.33. With
    // a cent of them it fits, up to a total of 50 000.
    let mut application = eligible("2025-07-01");
    application["smeDeclared"] = json!(false);
    application["deMinimis"] = json!([{"grantedOn": "2025-06-01", "amount": "48000"}]);
    application["quotes"] = json!({"plus": {"base": "33333.33", "extensions": "0"}});
    assert_eq!(
        changes(&application, "quotes.plus.extensions"),
        [
            json!({"path": "quotes.plus.extensions", "value": "0.01", "until": "16666.67", "issues": [],
            "deMinimis": ["fits"]})
        ]
    );
}
