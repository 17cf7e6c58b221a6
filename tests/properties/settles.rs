//! The open question that settles most, against every way to answer all that is open, each evaluated.

use crate::make::{
    application, cases, euros, evaluate, forms, in_cents, in_region, place, scheme_on, typed,
};
use cybersubsidie::evaluate as rules;
use cybersubsidie::json::write;
use cybersubsidie::rules::scheme::{PackageId, Scheme, Standing};
use cybersubsidie::rules::settles::{Settled, settles_most};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// One field set to one value, for each answer that makes a difference to the rules.
fn answers(scheme: &Scheme, application: &Value, question: &str) -> Vec<Value> {
    let day = &application["decisionDate"];
    let both = |field: &str| vec![json!({field: true}), json!({field: false})];
    match question {
        "region" => {
            let elsewhere = (1000..=9999)
                .map(|code: u16| code.to_string())
                .find(|code| !in_region(scheme, code));
            [Some(place(scheme).to_string()), elsewhere]
                .into_iter()
                .flatten()
                .map(|code| json!({"establishmentPostcode": code}))
                .collect()
        }
        "privateSector" => vec![
            json!({"publicParticipation": "0"}),
            json!({"publicParticipation": "100"}),
        ],
        "legalForm" => [Standing::Accepted, Standing::Refused, Standing::Ask]
            .into_iter()
            .filter_map(|standing| forms(scheme, standing).next())
            .map(|form| json!({"legalForm": form}))
            .collect(),
        "mainActivity" => both("mainActivityAccepted"),
        "equity" => both("negativeEquity"),
        "repeat" => vec![
            json!({"lastTrajectoryDecision": "none"}),
            json!({"lastTrajectoryDecision": day}),
        ],
        "customWorkEnterprise" => both("customWorkEnterprise"),
        "size" => [true, false]
            .map(|sme| json!({"smeDeclared": sme, "enterprise": null, "relations": null}))
            .to_vec(),
        "nis2" => both("nis2"),
        "deMinimis" => {
            let lowest = scheme.rate_sme.min(scheme.rate_nis2);
            let needed = scheme.package(PackageId::Start).price.min.subsidy(lowest);
            let ceiling = in_cents(scheme.de_minimis_ceiling);
            let award = |cents| json!({"deMinimis": [{"grantedOn": day, "amount": euros(cents)}]});
            vec![
                json!({"deMinimis": []}),
                award(ceiling),
                award(ceiling - in_cents(needed)),
            ]
        }
        other => panic!("no answers to {other}"),
    }
}

fn with(application: &Value, answer: &Value) -> Value {
    let mut changed = application.clone();
    for (field, value) in answer.as_object().unwrap() {
        changed[field] = value.clone();
    }
    changed
}

/// Status and rates of every way to answer these.
fn outcomes(scheme: &Scheme, application: &Value, open: &[String]) -> BTreeSet<String> {
    let Some((question, others)) = open.split_first() else {
        let answer = evaluate(application);
        return BTreeSet::from([format!("{} {}", answer["status"], answer["rates"])]);
    };
    let answered = answers(scheme, application, question).into_iter();
    answered
        .flat_map(|answer| outcomes(scheme, &with(application, &answer), others))
        .collect()
}

fn names(list: &Value) -> Vec<String> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn the_mark_is_at_the_question_that_leaves_the_fewest_outcomes(application in application()) {
        let scheme = scheme_on(application["decisionDate"].as_str().unwrap());
        // What is missing is answered one after another until few enough are open to try everything.
        let mut application = application;
        let mut missing = names(&evaluate(&application)["missing"]);
        while missing.len() > 5 {
            let first = answers(scheme, &application, &missing[0]);
            application = with(&application, &first[0]);
            missing = names(&evaluate(&application)["missing"]);
        }
        let typed = typed(&application);
        let found = settles_most(&typed, &rules(&typed).unwrap(), &[]);
        let mut best: Option<(usize, String, Vec<BTreeSet<String>>)> = None;
        for question in &missing {
            let others: Vec<String> = missing.iter().filter(|other| *other != question).cloned().collect();
            let left: Vec<_> = answers(scheme, &application, question).iter()
                .map(|answer| outcomes(scheme, &with(&application, answer), &others)).collect();
            let most = left.iter().map(BTreeSet::len).max().unwrap();
            if best.as_ref().is_none_or(|(fewest, ..)| most < *fewest) {
                best = Some((most, question.clone(), left));
            }
        }
        let Some((_, question, left)) = best else {
            prop_assert_eq!(found, None);
            return Ok(());
        };
        let found = found.unwrap();
        prop_assert_eq!(write::text(&found.question), json!(question).to_string());
        // What is said of it.
        let hopeful: Vec<BTreeSet<&str>> = left.iter()
            .map(|left| left.iter().filter(|outcome| !outcome.starts_with("\"ineligible")).map(|outcome| outcome.split_once(' ').unwrap().1).collect())
            .collect();
        // The rates that only some of the answers leave, in a complete world one at most.
        let any: BTreeSet<&str> = hopeful.iter().flatten().copied().collect();
        let some = any.iter().filter(|rate| hopeful.iter().any(|left| !left.contains(*rate))).count();
        let rates = [scheme.rate_sme, scheme.rate_nis2];
        match found.what {
            Settled::Eligibility => prop_assert!(hopeful.iter().any(BTreeSet::is_empty)),
            Settled::Between(high, low) => {
                prop_assert!(hopeful.iter().all(|left| !left.is_empty()) && some == 2);
                prop_assert!(high > low && rates.contains(&high) && rates.contains(&low));
            }
            Settled::Possible(rate) => {
                prop_assert!(hopeful.iter().all(|left| !left.is_empty()) && some == 1);
                let rates = format!("[{}]", rate.percent());
                prop_assert!(hopeful.iter().any(|left| !left.contains(&*rates)));
            }
            Settled::InPart => prop_assert!(hopeful.iter().all(|left| !left.is_empty()) && some == 0),
        }
    }
}
