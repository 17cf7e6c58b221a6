//! Every criterion of the table is all there: its row in the data, its answer, its question, its words, and an application
//! that fails on it alone (tests/criteria.json).
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may stop

use cybersubsidie::answers::compose::compose;
use cybersubsidie::answers::field::{Field, choice};
use cybersubsidie::answers::restore::restore;
use cybersubsidie::answers::{Answers, ROOT};
use cybersubsidie::json::{read_text, write};
use cybersubsidie::rules::evaluate::{Question, Status};
use cybersubsidie::rules::scheme::{RuleId, Scheme, VERSIONS};
use cybersubsidie::rules::trace::State;
use cybersubsidie::text::{DUTCH, Key, Voice, finding, verdict};
use cybersubsidie::{Application, Evaluation, evaluate};
use serde_json::{Value, json};

/// The day of the applications in the file.
const DAY: &str = "2026-11-24";

/// The applications, on a day of the last version: only there is every criterion that the code knows.
fn file() -> Value {
    let first = Scheme::last().valid_from.to_string();
    let day = if *first > *DAY { &first } else { DAY };
    serde_json::from_str(&include_str!("criteria.json").replace(DAY, day)).unwrap()
}

fn code(rule: RuleId) -> String {
    write::text(&rule).trim_matches('"').to_owned()
}

fn application(changes: &Value) -> Application {
    let mut application = file()["base"].clone();
    for (field, value) in changes.as_object().unwrap() {
        application[field] = value.clone();
    }
    read_text(application.to_string().as_bytes())
        .unwrap_or_else(|problems| panic!("{application}: {problems:?}"))
}

fn judged(changes: &Value) -> Evaluation {
    evaluate(&application(changes)).unwrap()
}

#[test]
fn every_rule_has_its_row_in_the_last_version() {
    for rule in RuleId::ALL {
        let name = code(*rule);
        assert!(
            Scheme::last().rule(*rule).is_some(),
            "the last version has no [[rule]] {name}"
        );
    }
}

#[test]
fn the_base_meets_every_criterion() {
    let evaluation = judged(&json!({}));
    for rule in RuleId::CRITERIA {
        assert_eq!(
            evaluation.criteria.get(rule),
            Some(State::Met),
            "tests/criteria.json: the base does not answer {}",
            code(rule)
        );
    }
    assert_eq!(evaluation.status, Status::Eligible);
}

/// Alone it makes a no, is named as the reason, in words of its own, and comes back as it went through the form.
#[test]
fn every_criterion_decides_and_says_why() {
    for rule in RuleId::CRITERIA {
        let name = code(rule);
        let file = file();
        let changes = file["failing"].get(&name).unwrap_or_else(|| {
            panic!("tests/criteria.json has no application that fails on {name}")
        });
        let application = application(changes);
        let evaluation = evaluate(&application).unwrap();
        assert_eq!(evaluation.status, Status::Ineligible, "{name}");
        for other in RuleId::CRITERIA {
            let expected = if other == rule {
                State::NotMet
            } else {
                State::Met
            };
            assert_eq!(evaluation.criteria.get(other), Some(expected), "{name}");
        }
        let voice = Voice::on(DUTCH, application.decision_date);
        let told = evaluation.finding(rule).unwrap();
        assert_eq!(told.state, State::NotMet, "{name}");
        let reasons = finding::reasons(&voice, told);
        let unanswered = DUTCH.text(Key::WhyUnanswered);
        assert!(
            !reasons.is_empty() && reasons.iter().all(|reason| reason != unanswered),
            "{name}: no words say why ({reasons:?})"
        );
        let obstacles = verdict::obstacles(&voice, &evaluation);
        let named = DUTCH.text(finding::name(rule));
        assert!(
            obstacles.iter().any(|(name, _)| *name == named),
            "{name}: {obstacles:?}"
        );
        let again = compose(
            DUTCH,
            &restore(DUTCH, &application),
            application.decision_date,
        );
        let again = evaluate(&again.application).unwrap();
        assert_eq!(
            again.criteria, evaluation.criteria,
            "{name}: lost in the form"
        );
    }
}

/// Nothing is answered: every question is open. One that is answered in the form no longer is.
#[test]
fn every_question_can_be_answered_in_the_form() {
    let day = application(&json!({})).decision_date;
    let asked = |answers: &Answers| {
        let evaluation = evaluate(&compose(DUTCH, answers, day).application).unwrap();
        evaluation.missing
    };
    let full = restore(DUTCH, &application(&json!({})));
    for question in asked(&Answers::default()) {
        let field = Field::of(question);
        let mut answers = Answers::default();
        let text = match full.get(ROOT, field) {
            "" => choice::YES,
            text => text,
        };
        answers.set(ROOT, field, text);
        assert!(
            !asked(&answers).contains(&question),
            "{question:?} stays open"
        );
    }
    assert!(asked(&full).is_empty());
    for rule in RuleId::CRITERIA {
        // A criterion on which nothing is asked could never be met by answering.
        let open = evaluate(&Application::new(day)).unwrap();
        assert_eq!(
            open.criteria.get(rule),
            Some(State::Unknown),
            "{}",
            code(rule)
        );
    }
    assert!(asked(&Answers::default()).contains(&Question::Region));
}

#[test]
fn every_version_tells_its_rules_in_the_order_of_its_own_page() {
    for scheme in &VERSIONS {
        let evaluation = evaluate(&Application::new(scheme.valid_from)).unwrap();
        let told: Vec<RuleId> = evaluation
            .trace
            .iter()
            .map(|finding| finding.rule)
            .collect();
        let rules: Vec<RuleId> = scheme.rules.iter().map(|rule| rule.id).collect();
        assert_eq!(told, rules);
    }
}
