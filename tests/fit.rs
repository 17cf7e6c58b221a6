//! Which package suits: a suggestion for every set of answers that can make one, none before, and none of it in the application.
#![allow(clippy::unwrap_used)] // a test may stop

use cybersubsidie::answers::compose::compose;
use cybersubsidie::answers::field::{Field, choice};
use cybersubsidie::answers::fit::suits;
use cybersubsidie::answers::{Answers, ROOT};
use cybersubsidie::link::{decode, encode};
use cybersubsidie::rules::application::Application;
use cybersubsidie::rules::date::Date;
use cybersubsidie::text::{DUTCH, Voice};

const ANSWERS: [&str; 4] = ["", choice::YES, choice::NO, choice::UNKNOWN];

fn day() -> Date {
    Date::parse("2026-11-24").unwrap()
}

fn answers([knows, help, few]: [&str; 3]) -> Answers {
    let mut answers = Answers::default();
    answers.set(ROOT, Field::KnowsSteps, knows);
    answers.set(ROOT, Field::WantsHelp, help);
    answers.set(ROOT, Field::FewProblems, few);
    answers
}

/// The first words of what is said.
fn said(answered: [&str; 3]) -> String {
    let said = suits(&Voice::on(DUTCH, day()), &answers(answered));
    said.split(' ').take(2).collect::<Vec<_>>().join(" ")
}

#[test]
fn help_with_few_problems_is_medium_and_with_more_is_plus() {
    for knows in ANSWERS {
        assert_eq!(said([knows, "y", "y"]), "MEDIUM lijkt");
        assert_eq!(said([knows, "y", "n"]), "PLUS lijkt");
        assert_eq!(said([knows, "y", "u"]), "MEDIUM of");
        assert_eq!(said([knows, "y", ""]), "");
    }
}

#[test]
fn without_help_it_is_start_but_for_who_knows_the_steps_already() {
    for few in ANSWERS {
        for help in ["n", "u"] {
            for knows in ["", "n", "u"] {
                assert_eq!(said([knows, help, few]), "START lijkt");
            }
            assert_eq!(said(["y", help, few]), "Misschien voegt");
        }
    }
}

#[test]
fn nothing_is_said_before_the_question_of_help() {
    for knows in ANSWERS {
        for few in ANSWERS {
            assert_eq!(said([knows, "", few]), "");
        }
    }
}

#[test]
fn a_link_keeps_the_answers_and_the_application_has_none_of_them() {
    let link = encode(&answers(["n", "y", "u"]));
    assert_eq!(link, "1nl&ws=n&wh=y&wf=u");
    let opened = decode(&link);
    assert!(opened.skipped.is_empty());
    let application = compose(DUTCH, &opened.answers, day()).application;
    assert_eq!(application, Application::new(day()));
}
