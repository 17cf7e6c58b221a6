//! What would change the result, in words: whole lines of applications of which the answer is known by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

use cybersubsidie::json::read_text_as_given;
use cybersubsidie::rules::counterfactuals::Levers;
use cybersubsidie::rules::evaluate::evaluate;
use cybersubsidie::rules::scheme::{PackageId, Scheme};
use cybersubsidie::text::change::{About, line, together};
use cybersubsidie::text::{DUTCH, Voice, package};
use serde_json::{Value, json};

#[path = "support/figures.rs"]
#[allow(dead_code, reason = "shared with the property tests")]
mod figures;

use figures::{euros, in_cents, place, scheme_on};

const DAY: &str = "2026-11-23";

/// Each line as "what: then", and what must be another together.
fn told(application: &Value) -> (Vec<String>, Vec<&'static str>) {
    let (application, given) = read_text_as_given(application.to_string().as_bytes()).unwrap();
    let evaluation = evaluate(&application).unwrap();
    let voice = Voice::on(DUTCH, application.decision_date);
    let about = About {
        application: &application,
        evaluation: &evaluation,
        title: &|path| format!("firma {path:?}"),
        asked: &|_| application.decision_date.parts().0,
    };
    let changes = Levers::of(&application, &given).unwrap().changes();
    let lines: Vec<_> = changes
        .iter()
        .filter_map(|change| line(&voice, about, change))
        .collect();
    let lines = lines
        .iter()
        .map(|line| format!("{}: {}", line.what, line.then).replace('\u{a0}', " "))
        .collect();
    (lines, together(&voice, &evaluation))
}

fn base() -> Value {
    json!({
        "decisionDate": DAY, "establishmentPostcode": place(scheme()).to_string(), "publicParticipation": "0", "legalForm": "bv",
        "mainActivityAccepted": true, "negativeEquity": false, "lastTrajectoryDecision": "none", "customWorkEnterprise": false,
        "deMinimis": []
    })
}

fn with(changes: Value) -> Value {
    let mut application = base();
    for (field, value) in changes.as_object().unwrap() {
        application[field] = value.clone();
    }
    application
}

fn scheme() -> &'static Scheme {
    scheme_on(DAY)
}

fn voice() -> Voice {
    Voice::on(DUTCH, application_day())
}

fn application_day() -> cybersubsidie::rules::date::Date {
    cybersubsidie::rules::date::Date::parse(DAY).unwrap()
}

/// What an eligible one at this rate comes to.
fn yes(rate: cybersubsidie::rules::percent::Rate) -> String {
    let rate = package::percent(&voice(), rate).replace('\u{a0}', " ");
    format!("dan lijk je in aanmerking te komen: {rate}")
}

fn has(lines: &[String], line: &str) {
    let line = line.replace('\u{a0}', " ");
    assert!(lines.contains(&line), "no {line:?} in {lines:#?}");
}

#[test]
fn a_closed_year_is_told_as_a_distance() {
    // 8.40 above the limit, so 8.41 too much: the limit itself is no longer below it.
    let limit = scheme().medium.headcount_below;
    let above = json!({"headcount": format!("{limit}.40"), "turnover": "999000000", "balanceSheetTotal": "999000000"});
    let large = with(
        json!({"enterprise": {"lastYear": above, "yearBefore": above}, "relations": [], "nis2": false}),
    );
    let (lines, _) = told(&large);
    // The amounts keep it large whatever the head count is.
    assert!(
        !lines.iter().any(|line| line.contains("te veel")),
        "{lines:#?}"
    );
    let small =
        json!({"headcount": format!("{limit}.40"), "turnover": "0", "balanceSheetTotal": "0"});
    let large = with(
        json!({"enterprise": {"lastYear": small, "yearBefore": small}, "relations": [], "nis2": false}),
    );
    let (lines, failing) = told(&large);
    for year in [2025, 2024] {
        has(
            &lines,
            &format!(
                "Voltijdse equivalenten (VTE) {year} minstens 0,41 VTE te veel: {}",
                yes(scheme().rate_sme)
            ),
        );
    }
    has(
        &lines,
        &format!(
            "Klopt “nee” bij “Valt je onderneming onder NIS2”? Zo niet: {}",
            yes(scheme().rate_nis2)
        ),
    );
    assert_eq!(failing.len(), 1, "{failing:?}");
}

#[test]
fn a_day_a_price_and_a_share_are_limits() {
    let (lines, _) = told(&with(
        json!({"lastTrajectoryDecision": DAY, "smeDeclared": true}),
    ));
    let free = application_day().anniversary(scheme().repeat_years).next();
    if Scheme::on(free) == Ok(scheme()) && Scheme::last() == scheme() {
        has(
            &lines,
            &format!(
                "Aanvragen vanaf {}: {}",
                voice().date(free),
                yes(scheme().rate_sme)
            ),
        );
    }
    let price = scheme().package(PackageId::Plus).price;
    let below = euros(in_cents(price.min) - 1);
    let (lines, _) = told(&with(
        json!({"smeDeclared": true, "quotes": {"plus": {"base": below}}}),
    ));
    let range = format!(
        "van {} tot {}",
        voice().euro(price.min),
        voice().euro(price.max)
    )
    .replace('\u{a0}', " ");
    assert!(
        lines.iter().any(|line| line.contains(&range)
            && line.ends_with("dan past de subsidie in je ruimte voor de-minimissteun")),
        "{lines:#?}"
    );
    let (lines, _) = told(&with(
        json!({"smeDeclared": true, "publicParticipation": "100"}),
    ));
    assert!(
        lines
            .iter()
            .any(|line| line.contains(" hoogstens ") && line.ends_with(&yes(scheme().rate_sme))),
        "{lines:#?}"
    );
}

#[test]
fn where_no_answer_alone_helps_all_that_fail_are_named() {
    let (lines, failing) = told(&with(
        json!({"smeDeclared": true, "negativeEquity": true, "mainActivityAccepted": false}),
    ));
    assert_eq!(failing.len(), 2, "{failing:?}");
    assert!(
        !lines
            .iter()
            .any(|line| line.contains("in aanmerking te komen")),
        "{lines:#?}"
    );
}
