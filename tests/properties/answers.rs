//! Unknown answers (contract, Application): a definite answer stays true under every completion.

use crate::make::{
    accepted_form, application, application_on, cases, decision_day, evaluate, forms, in_parts,
    in_region, place, relation, scheme_on, units, without_trace,
};
use cybersubsidie::json::write;
use cybersubsidie::rules::evaluate::Question;
use cybersubsidie::rules::scheme::{RuleId, Scheme, Standing};
use proptest::collection;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

/// Each criterion that hangs on one field alone, by its name, with that field and a good answer (tests/criteria.json, which
/// tests/criteria.rs holds to the table of criteria).
static BY_ONE_FIELD: LazyLock<Vec<(String, String, Value)>> = LazyLock::new(|| {
    let file: Value = serde_json::from_str(include_str!("../criteria.json")).unwrap();
    RuleId::CRITERIA
        .iter()
        .filter(|rule| **rule != RuleId::Beneficiary)
        .map(|rule| {
            let name = name_of(*rule);
            let failing = file["failing"][&name].as_object();
            let fields: Vec<_> = failing
                .unwrap_or_else(|| panic!("tests/criteria.json: nothing fails on {name}"))
                .keys()
                .collect();
            let [field] = *fields else {
                panic!("{name} hangs on {fields:?}")
            };
            let good = file["base"][field].clone();
            assert!(!good.is_null(), "tests/criteria.json: no good {field}");
            (name, field.clone(), good)
        })
        .collect()
});
/// The questions of the beneficiary, each with its field.
const OF_BENEFICIARY: [(&str, &str); 3] = [
    ("customWorkEnterprise", "customWorkEnterprise"),
    ("size", "smeDeclared"),
    ("nis2", "nis2"),
];

/// The questions with their fields.
fn questions() -> Vec<(&'static str, &'static str)> {
    BY_ONE_FIELD
        .iter()
        .map(|(name, field, _)| (&**name, &**field))
        .chain(OF_BENEFICIARY)
        .collect()
}

/// Fields of which absence is no answer yet; all others have a default.
fn open_fields() -> impl Iterator<Item = &'static str> {
    questions()
        .into_iter()
        .map(|(_, field)| field)
        .chain(["enterprise", "relations", "provider"])
}

/// `LegalForm` as `legalForm`.
fn in_json(variant: &str) -> String {
    let (first, rest) = variant.split_at(1);
    format!("{}{rest}", first.to_lowercase())
}

fn name_of(rule: RuleId) -> String {
    write::text(&rule).trim_matches('"').to_owned()
}

const FIGURES: [&str; 3] = ["headcount", "turnover", "balanceSheetTotal"];

fn fill<'a>(to: &mut Value, from: &Value, names: impl IntoIterator<Item = &'a str>) {
    for name in names {
        if to.get(name).is_none_or(Value::is_null) && from.get(name).is_some() {
            to[name] = from[name].clone();
        }
    }
}

fn fill_years(to: &mut Value, from: &Value) {
    for year in ["lastYear", "yearBefore"] {
        if to[year].is_null() {
            to[year] = json!({});
        }
        fill(&mut to[year], &from[year], FIGURES);
    }
}

fn fill_relations(list: &mut Value, pool: &mut impl Iterator<Item = Value>) {
    for relation in list.as_array_mut().into_iter().flatten() {
        let from = pool.next().unwrap();
        fill(relation, &from, ["capital", "voting"]);
        fill_years(relation, &from);
        if let Some(below) = relation.get_mut("relations") {
            fill_relations(below, pool);
        }
    }
}

/// `partial`, with answers of `other` where it has none.
fn completed(partial: &Value, other: &Value, pool: &[Value]) -> Value {
    let mut full = partial.clone();
    let had_enterprise = partial["enterprise"].is_object();
    let declared = partial["smeDeclared"].is_boolean();
    fill(&mut full, other, open_fields());
    if had_enterprise {
        fill_years(&mut full["enterprise"], &other["enterprise"]);
    } else if declared {
        // While `smeDeclared` is answered, `enterprise` counts as answered.
        full["enterprise"] = Value::Null;
    }
    if partial["relations"].is_array() {
        fill_relations(&mut full["relations"], &mut pool.iter().cloned().cycle());
    }
    full
}

prop_compose! {
    /// An application and a further answered one of the same day.
    fn completion()(day in decision_day())(
        partial in application_on(day.clone()), other in application_on(day), pool in collection::vec(relation(), 1..5),
    ) -> (Value, Value) {
        let full = completed(&partial, &other, &pool);
        (partial, full)
    }
}

/// The version that an application is asked under.
fn scheme(application: &Value) -> &'static Scheme {
    scheme_on(application["decisionDate"].as_str().unwrap())
}

fn survives(before: &Value, after: &Value, what: &str) -> Result<(), TestCaseError> {
    let open = before.is_null() || before == "unknown" || before == "undetermined";
    prop_assert!(open || before == after, "{what}: {before} became {after}");
    Ok(())
}

proptest! {
    #![proptest_config(cases(120))]

    /// Contract, Application: status, every criterion, SME and class survive every completion; the rates can
    /// only become fewer.
    #[test]
    fn a_definite_answer_survives_every_completion((partial, full) in completion()) {
        let (before, after) = (evaluate(&partial), evaluate(&full));
        survives(&before["status"], &after["status"], "status")?;
        for (name, state) in before["criteria"].as_object().unwrap() {
            survives(state, &after["criteria"][name], name)?;
        }
        for name in ["sme", "lastYear", "yearBefore"] {
            survives(&before["size"][name], &after["size"][name], name)?;
        }
        survives(&before["deMinimis"], &after["deMinimis"], "deMinimis")?;
        let rates = before["rates"].as_array().unwrap();
        prop_assert!(after["rates"].as_array().unwrap().iter().all(|rate| rates.contains(rate)));
    }

    /// Contract, Status: completing the other answers may bring `availableFrom` forward or make it null; it
    /// never comes later, because both clocks were answered.
    #[test]
    fn available_from_never_moves_back((partial, full) in completion()) {
        let (before, after) = (evaluate(&partial), evaluate(&full));
        if let (Some(before), Some(after)) = (before["availableFrom"].as_str(), after["availableFrom"].as_str()) {
            prop_assert!(after <= before);
        }
    }

    /// Contract, Status: `missing` holds every question that can still change status or rates: answering any
    /// other alone changes neither.
    #[test]
    fn what_is_not_missing_changes_nothing((partial, full) in completion(), which in any::<prop::sample::Index>()) {
        let mut partial = partial;
        let scheme = scheme(&partial);
        for (name, field, good) in BY_ONE_FIELD.iter().filter(|(name, ..)| name != "deMinimis") {
            if partial.get(field).is_some() {
                partial[field] = match &**name {
                    "region" => json!(place(scheme)),
                    "legalForm" => json!(accepted_form(scheme)),
                    _ => good.clone(),
                };
            }
        }
        let before = evaluate(&partial);
        let questions = questions();
        let (question, field) = *which.get(&questions);
        if before["status"] == "ineligible" || partial.get(field).is_some() {
            return Ok(());
        }
        let missing = before["missing"].as_array().unwrap().contains(&json!(question));
        let mut more = partial.clone();
        more[field] = full[field].clone();
        let after = evaluate(&more);
        if !missing {
            prop_assert_eq!((&before["status"], &before["rates"]), (&after["status"], &after["rates"]));
        } else if !OF_BENEFICIARY.contains(&(question, field)) && !more[field].is_null() {
            prop_assert!(!after["missing"].as_array().unwrap().contains(&json!(question)));
        }
    }

    /// Contract, Status: by the criteria alone; nothing is missing or asked once it is ineligible, and an
    /// undetermined one says what to answer or to ask (or awaits figures that are open).
    #[test]
    fn status_follows_from_the_criteria(application in application()) {
        let answer = evaluate(&application);
        let criteria = answer["criteria"].as_object().unwrap();
        let any = |state: &str| criteria.values().any(|value| value == state);
        let expected = if any("notMet") { "ineligible" } else if any("unknown") { "undetermined" } else { "eligible" };
        prop_assert_eq!(&answer["status"], expected);
        let (missing, ask) = (answer["missing"].as_array().unwrap(), answer["ask"].as_array().unwrap());
        if expected == "ineligible" {
            prop_assert!(missing.is_empty() && ask.is_empty());
        }
        if expected == "undetermined" {
            prop_assert!(!missing.is_empty() || !ask.is_empty());
        }
        let order: Vec<String> = Question::NAMES.split_whitespace().map(in_json).collect();
        let places: Vec<_> = missing.iter().map(|name| order.iter().position(|known| name == known).unwrap()).collect();
        prop_assert!(places.is_sorted_by(|a, b| a < b));
        // Only these two can be mended by waiting (contract, Status).
        let lasting = criteria.iter().any(|(name, state)| state == "notMet" && !["repeat", "deMinimis"].contains(&name.as_str()));
        prop_assert!(!lasting || answer["rates"] == json!([]));
        prop_assert!(lasting || criteria["beneficiary"] != "met" || answer["rates"] != json!([]));
    }

    /// Contract, Criteria: each of the simple ones by its own answer.
    #[test]
    fn simple_criteria_follow_their_answer(application in application()) {
        let (answer, scheme) = (evaluate(&application), scheme(&application));
        let state = |name: &str| answer["criteria"][name].as_str().unwrap().to_owned();
        let word = |met: Option<bool>| met.map_or("unknown", |met| if met { "met" } else { "notMet" });
        let region = application["establishmentPostcode"].as_str()
            .map(|code| in_region(scheme, code));
        prop_assert_eq!(state("region"), word(region));
        let public = application["publicParticipation"].as_str().map(|share| units(share) / 1_000_000 < in_parts(scheme.public_share_below));
        prop_assert_eq!(state("privateSector"), word(public));
        let stands = |standing| application["legalForm"].as_str().is_some_and(|given| forms(scheme, standing).any(|form| form == given));
        let form = match (stands(Standing::Accepted), stands(Standing::Refused)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        };
        prop_assert_eq!(state("legalForm"), word(form));
        let asked = stands(Standing::Ask) && answer["status"] != "ineligible";
        prop_assert_eq!(&answer["ask"], &if asked { json!(["legalForm"]) } else { json!([]) });
        prop_assert_eq!(state("mainActivity"), word(application["mainActivityAccepted"].as_bool()));
        prop_assert_eq!(state("equity"), word(application["negativeEquity"].as_bool().map(|negative| !negative)));
    }

    /// Contract, Beneficiary: over all worlds that the answers allow.
    #[test]
    fn beneficiary_is_what_every_world_says(application in application()) {
        let (answer, scheme) = (evaluate(&application), scheme(&application));
        let (of_sme, of_nis2) = (scheme.rate_sme.percent(), scheme.rate_nis2.percent());
        let worlds = |value: &Value| value.as_bool().map_or(vec![true, false], |value| vec![value]);
        let mut rates = Vec::new();
        for custom in worlds(&application["customWorkEnterprise"]) {
            for sme in worlds(&answer["size"]["sme"]) {
                for nis2 in worlds(&application["nis2"]) {
                    rates.push(if custom || sme { of_sme } else if nis2 { of_nis2 } else { 0 });
                }
            }
        }
        let refused = rates.iter().filter(|rate| **rate == 0).count();
        let expected = if refused == 0 { "met" } else if refused == rates.len() { "notMet" } else { "unknown" };
        prop_assert_eq!(&answer["criteria"]["beneficiary"], expected);
        rates.sort_unstable_by(|a, b| b.cmp(a));
        rates.dedup();
        rates.retain(|rate| *rate > 0);
        let found = answer["rates"].as_array().unwrap();
        prop_assert!(found.is_empty() || *found == rates.into_iter().map(Value::from).collect::<Vec<_>>());
    }

    /// Contract, Application: null is the same as absent; a number is read as the decimal it prints as; the
    /// user's own word on size counts only while there is no enterprise.
    #[test]
    fn null_is_absent_and_numbers_are_decimals(application in application(), declared in any::<bool>()) {
        let before = evaluate(&application);
        let mut spelled = application.clone();
        for name in open_fields() {
            let value = spelled[name].clone();
            spelled[name] = value;
        }
        if let Some(share) = application["publicParticipation"].as_str() {
            spelled["publicParticipation"] = serde_json::from_str(share).unwrap();
        }
        if application["enterprise"].is_object() {
            spelled["smeDeclared"] = json!(declared);
        }
        prop_assert_eq!(without_trace(evaluate(&spelled)), without_trace(before));
    }

    /// The trace says the same as the answer, rule by rule, in the order of the official page, and each
    /// finding has its sources and who judges.
    #[test]
    fn the_trace_tells_what_the_answer_says(application in application()) {
        let answer = evaluate(&application);
        let trace = answer["trace"].as_array().unwrap();
        let rules: Vec<_> = trace.iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
        prop_assert_eq!(rules, scheme(&application).rules.iter().map(|rule| name_of(rule.id)).collect::<Vec<_>>());
        for (finding, rule) in trace.iter().zip(scheme(&application).rules) {
            let name = finding["rule"].as_str().unwrap();
            if let Some(state) = answer["criteria"].get(name) {
                prop_assert_eq!(&finding["state"], state);
            }
            prop_assert_eq!(finding["sources"].as_array().unwrap().len(), rule.sources.len());
            prop_assert!(!rule.sources.is_empty());
            prop_assert_eq!(&finding["judge"], &serde_json::from_str::<Value>(&write::text(&rule.judge)).unwrap());
            prop_assert_eq!(&finding["reading"], &json!(rule.reading));
        }
        let finding = |rule: &str| trace.iter().find(|finding| finding["rule"] == rule).unwrap();
        for open in ["needFit", "selectedProvider", "offerApproved", "notStarted"] {
            prop_assert_eq!(&finding(open)["state"], "open");
        }
        let size = match answer["size"]["sme"].as_bool() {
            Some(true) => "met",
            Some(false) => "notMet",
            None => "unknown",
        };
        prop_assert_eq!(&finding("size")["state"], size);
        let quotes: Vec<_> = answer["packages"].as_array().unwrap().iter().filter(|row| !row["quote"].is_null()).collect();
        let state = if quotes.is_empty() {
            "notApplicable"
        } else if quotes.iter().all(|row| row["quote"]["issues"] == json!([])) {
            "met"
        } else {
            "notMet"
        };
        prop_assert_eq!(&finding("quotes")["state"], state);
        let facts = &finding("deMinimis")["facts"];
        for (fact, award) in facts["awards"].as_array().unwrap().iter().zip(application["deMinimis"].as_array().into_iter().flatten()) {
            let until = crate::make::anniversary(award["grantedOn"].as_str().unwrap(), i64::from(scheme(&application).de_minimis_years));
            prop_assert_eq!(&fact["grantedOn"], &award["grantedOn"]);
            prop_assert_eq!(&fact["countsUntil"], &json!(until));
            prop_assert_eq!(&fact["counts"], &json!(*application["decisionDate"].as_str().unwrap() <= *until));
        }
        let free_from = application["lastTrajectoryDecision"].as_str().filter(|last| *last != "none")
            .map(|last| crate::make::day(crate::make::number(&crate::make::anniversary(last, i64::from(scheme(&application).repeat_years))) + 1));
        prop_assert_eq!(&finding("repeat")["facts"]["freeFrom"], &json!(free_from));
    }
}
