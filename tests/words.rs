//! What the reader is told agrees with what the rules say, and says no more than its sources.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

use cybersubsidie::answers::ROOT;
use cybersubsidie::answers::compose::{Composed, compose};
use cybersubsidie::answers::field::Field;
use cybersubsidie::answers::restore::restore;
use cybersubsidie::link::decode;
use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::percent::Percent;
use cybersubsidie::rules::scheme::{RuleId, Scheme};
use cybersubsidie::rules::trace::{Facts, Finding};
use cybersubsidie::text::{amounts, doubt, finding, input, verdict};
use cybersubsidie::{Application, Evaluation, evaluate};

/// A bv in Ghent without public share or earlier aid.
const PLAIN: &str = "1nl&d=24-11-2026&p=9000&f=bv&o=n&m=y&e=n&t=n&x=n";

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn opened(link: &str) -> Composed {
    let decoded = decode(link);
    assert!(decoded.skipped.is_empty(), "{:?}", decoded.skipped);
    compose(&decoded.answers, Date::parse("2026-11-24").unwrap())
}

fn evaluated(application: &Application) -> Evaluation {
    evaluate(application).unwrap()
}

fn judged(more: &str) -> Evaluation {
    evaluated(&opened(&format!("{PLAIN}{more}")).application)
}

fn headline(evaluation: &Evaluation) -> String {
    plain(&verdict::headline(evaluation).whole())
}

fn details(evaluation: &Evaluation) -> String {
    plain(&verdict::spoken(evaluation, evaluation.packages.iter()))
}

fn reasons(evaluation: &Evaluation, which: fn(&Facts) -> bool) -> String {
    let found: Vec<&Finding> = evaluation
        .trace
        .iter()
        .filter(|finding| which(&finding.facts))
        .collect();
    let [found] = found.as_slice() else {
        return String::new();
    };
    plain(&finding::reasons(found, 2026).join(" "))
}

fn told(composed: &Composed, field: Field) -> Option<String> {
    let problem = composed.problems.get(&(ROOT, field))?;
    Some(plain(&input::message(Scheme::first(), *problem)))
}

#[test]
fn what_does_not_fit_is_said_wherever_the_package_is() {
    let with_awards = PLAIN.replace("&x=n", "&x=y");
    let link = format!("{with_awards}&s=y&a&ad=15/03/2024&aa=120.000&a&ad=2/9/2025&aa=168.000");
    let evaluation = evaluated(&opened(&link).application);
    assert_eq!(
        headline(&evaluation),
        "Je lijkt in aanmerking te komen: 50 %"
    );
    let said = details(&evaluation);
    assert!(said.contains("PLUS: past niet binnen je de-minimisruimte van € 12.000,00. Genoeg ruimte vanaf 16 maart 2027."), "{said}");
    assert!(!said.contains("MEDIUM"), "it fits: {said}");
    let marks: Vec<_> = evaluation
        .packages
        .iter()
        .map(|row| amounts::brief(row).mind)
        .collect();
    assert!(
        marks[0].is_none() && marks[1].is_none() && marks[2].is_some(),
        "{marks:?}"
    );
    let rows = amounts::published(&evaluation, &evaluation.packages[2]);
    assert!(
        rows[0]
            .mind
            .as_deref()
            .unwrap()
            .contains("Genoeg ruimte vanaf")
    );
}

#[test]
fn a_partly_fitting_package_is_for_a_cheaper_quote() {
    let with_awards = PLAIN.replace("&x=n", "&x=y");
    let evaluation =
        evaluated(&opened(&format!("{with_awards}&s=y&a&ad=2/9/2025&aa=284.000")).application);
    let rows = amounts::published(&evaluation, &evaluation.packages[2]);
    let mind = plain(rows[0].mind.as_deref().unwrap());
    assert_eq!(
        mind,
        "Alleen een goedkopere offerte past: je hebt nog € 16.000,00 de-minimisruimte. Genoeg ruimte vanaf 3 september 2028."
    );
}

#[test]
fn a_quote_is_what_its_package_comes_to_in_every_place() {
    let evaluation = judged("&s=y&q=y&qp=33.250,75&xp=20.000");
    let brief = amounts::brief(&evaluation.packages[2]);
    assert!(brief.quoted);
    assert_eq!(
        brief.amounts.each_ref().map(|text| plain(text)),
        ["€ 53.250,75", "€ 26.625,37"]
    );
    assert!(
        details(&evaluation).contains("Je offerte PLUS: prijs € 53.250,75, subsidie € 26.625,37."),
        "{}",
        details(&evaluation)
    );
}

#[test]
fn a_quote_outside_the_range_has_no_computed_amount() {
    let evaluation = judged("&s=y&q=y&qm=24.500");
    let quote = evaluation.packages[1].quote.as_ref().unwrap();
    let rows = amounts::quoted(&evaluation, evaluation.packages[1].id, quote);
    let [price, subsidy, own] = rows[0].amounts.each_ref().map(|text| plain(text));
    assert_eq!(
        [price.as_str(), &subsidy, &own],
        ["€ 24.500,00", "niet te berekenen", "–"]
    );
    let mind = plain(rows[0].mind.as_deref().unwrap());
    assert!(
        mind.contains("ligt niet tussen € 17.000 en € 22.000") && mind.contains("Vraag VLAIO"),
        "{mind}"
    );
    assert_eq!(
        plain(&amounts::brief(&evaluation.packages[1]).amounts[1]),
        "niet te berekenen"
    );
    assert!(details(&evaluation).contains("niet te berekenen"));
}

#[test]
fn a_cap_is_told_only_where_it_bit() {
    // 22,000 + 38,000 at 50 % is exactly 30,000: nothing was taken off.
    let evaluation = judged("&s=y&q=y&qm=22.000&xm=38.000");
    let quote = evaluation.packages[1].quote.as_ref().unwrap();
    assert!(quote.by_rate.iter().all(|row| !row.capped));
    let rows = amounts::quoted(&evaluation, evaluation.packages[1].id, quote);
    assert_eq!(rows[0].mind, None);
    let caps = evaluation
        .trace
        .iter()
        .find_map(|finding| match &finding.facts {
            Facts::Quotes { quotes } => Some(quotes[0].capped_at.clone()),
            _ => None,
        });
    assert_eq!(caps, Some(Vec::new()));
}

#[test]
fn extensions_of_start_are_answered() {
    let composed = opened("1nl&q=y&xs=1000");
    assert_eq!(
        told(&composed, Field::StartExtensions).unwrap(),
        "De pagina noemt dit niet bij START."
    );
    let composed = opened("1nl&q=y&xm=1000");
    assert_eq!(
        told(&composed, Field::MediumExtensions).unwrap(),
        "Vul ook de prijs van het pakket in."
    );
}

#[test]
fn the_highest_subsidy_with_extensions_is_the_one_that_holds() {
    let scheme = Scheme::first();
    let words = |rates: &[_]| plain(&cybersubsidie::text::package::extensions(scheme, rates));
    assert!(words(&[scheme.rate_sme]).contains("subsidie hoogstens € 30.000."));
    assert!(words(&[scheme.rate_nis2]).contains("subsidie hoogstens € 21.000."));
    assert!(words(&[]).contains("€ 30.000 (tegen 50 %) of € 21.000 (tegen 35 %)."));
}

#[test]
fn a_computed_group_is_a_yes_with_a_condition() {
    let sister_trap = judged(
        "&s=c&g=y&h1=10&t1=1.000.000&b1=1.000.000&h2=10&t2=1.000.000&b2=1.000.000&r1&na=Desmet%20Logistics&c=0&v=0&h1=240",
    );
    let condition = "als dit je hele groep is: moeder, dochters, zusters en andere firma's van dezelfde eigenaar";
    assert_eq!(
        headline(&sister_trap),
        format!("Je lijkt in aanmerking te komen: 50 %, {condition}")
    );
    let alone = judged("&s=c&g=n&h1=10&t1=1.000.000");
    assert!(headline(&alone).contains(condition));
    // By its own word, or whatever its size: nothing hangs on the group.
    for more in ["&s=y", "&s=c&g=n&h1=10&t1=1.000.000&w=y"] {
        assert_eq!(
            headline(&judged(more)),
            "Je lijkt in aanmerking te komen: 50 %",
            "{more}"
        );
    }
    let link = format!("{}&s=c&g=n&h1=10&t1=1.000.000", PLAIN.replace("&m=y", ""));
    let undetermined = evaluated(&opened(&link).application);
    assert_eq!(headline(&undetermined), "Nog niet te zeggen");
    assert!(details(&undetermined).contains(condition));
    // A "no" by its size stands, whoever else belongs to the group.
    let large = judged("&s=c&g=n&h1=300&h2=300&w=n&n=n");
    assert_eq!(headline(&large), "Je komt niet in aanmerking");
}

#[test]
fn most_of_the_capital_without_the_votes_is_doubted() {
    let group = "&s=c&g=y&h1=150&t1=9.000.000&h2=150&t2=9.000.000&r1&na=Moeder&c=60&v=40&h1=120&t1=1.000.000&h2=120&t2=1.000.000";
    let evaluation = judged(group);
    assert_eq!(evaluation.size.sme, cybersubsidie::rules::tri::Tri::Yes);
    assert!(
        verdict::warnings(&evaluation)
            .iter()
            .any(|text| text.contains("kapitaal"))
    );
    let doubts = doubt::doubts(evaluation.finding(RuleId::Size).unwrap());
    assert_eq!(doubts.count(), 1);
    for control in ["&z=y", ""] {
        let less = group.replace("c=60", if control.is_empty() { "c=50" } else { "c=60" });
        let less = format!("{less}{control}");
        assert!(verdict::warnings(&judged(&less)).is_empty(), "{less}");
    }
}

#[test]
fn thirty_five_per_cent_is_a_maximum() {
    assert_eq!(
        headline(&judged("&s=n&w=n&n=y")),
        "Je lijkt in aanmerking te komen: tot 35 %"
    );
    assert_eq!(
        headline(&judged("&w=n&n=y")),
        "Je lijkt in aanmerking te komen: 50 % of tot 35 %"
    );
    let rate = judged("&s=n&w=n&n=y");
    assert!(details(&rate).contains("tot 35 % als grotere onderneming onder NIS2"));
}

#[test]
fn not_an_sme_is_no_failure_where_nis2_leads_to_the_subsidy() {
    let size = |evaluation: &Evaluation| {
        let finding = evaluation.finding(RuleId::Size).unwrap();
        finding::no_failure(finding, evaluation.criteria.get(RuleId::Beneficiary))
            .map(cybersubsidie::text::say)
    };
    assert_eq!(
        size(&judged("&s=n&w=n&n=y")),
        Some("geen kmo (hoeft hier niet)")
    );
    assert_eq!(size(&judged("&s=n&w=n")), Some("geen kmo"));
    assert_eq!(size(&judged("&s=n&w=n&n=n")), None);
    assert_eq!(size(&judged("&s=y")), None);
}

#[test]
fn a_later_day_is_the_earliest_one_and_promises_no_more() {
    let link = format!("{}&s=y&td=24-11-2023", PLAIN.replace("&t=n", "&t=y"));
    let evaluation = evaluated(&opened(&link).application);
    assert_eq!(
        headline(&evaluation),
        "Nu nog niet: ten vroegste vanaf 25 november 2027"
    );
    assert!(details(&evaluation).contains("De andere voorwaarden blijven gelden."));
}

#[test]
fn a_declaration_is_told_as_one() {
    let share = |evaluation: &Evaluation| {
        reasons(evaluation, |facts| {
            matches!(facts, Facts::PublicShare { .. })
        })
    };
    assert_eq!(
        share(&judged("&s=y")),
        "Je verklaart: overheden bezitten samen minder dan 25 %."
    );
    let public = |more: &str| {
        evaluated(&opened(&format!("{}{more}", PLAIN.replace("&o=n", "&o=y"))).application)
    };
    assert_eq!(
        share(&public("")),
        "Je verklaart: overheden bezitten samen 25 % of meer."
    );
    assert_eq!(
        share(&public("&op=30,5")),
        "Overheden bezitten 30,5 %; het moet minder zijn dan 25 %."
    );
    let size =
        |evaluation: &Evaluation| reasons(evaluation, |facts| matches!(facts, Facts::Size(_)));
    assert_eq!(size(&judged("&s=y")), "Je verklaart dat je een kmo bent.");
    assert_eq!(size(&judged("&s=n")), "Je verklaart dat je geen kmo bent.");
}

#[test]
fn a_share_that_contradicts_its_question_is_asked_again() {
    for share in ["0", "24,99"] {
        let composed = opened(&format!("1nl&o=y&op={share}"));
        assert_eq!(composed.application.public_participation, None);
        assert_eq!(
            told(&composed, Field::PublicShare).unwrap(),
            "Minder dan 25 %: klopt je antwoord?"
        );
    }
    // Taking back the "yes" settles it; what that hides counts for nothing.
    for hidden in ["24,99", "30", "abc"] {
        let composed = opened(&format!("1nl&o=n&op={hidden}"));
        let share = composed.application.public_participation.unwrap();
        assert_eq!(share.to_string(), "0");
        assert!(composed.problems.iter().next().is_none());
    }
}

#[test]
fn a_share_that_a_host_gave_is_a_no_and_stays_what_it_was() {
    for (share, answer) in [
        ("0", "n"),
        ("10", "n"),
        ("24.9999", "n"),
        ("25", "y"),
        ("60", "y"),
    ] {
        let mut application = Application::new(Date::parse("2026-11-24").unwrap());
        application.public_participation = Percent::parse(share).ok();
        let form = restore(&application);
        assert_eq!(form.get(ROOT, Field::Public), answer, "{share}");
        assert_eq!(
            compose(&form, application.decision_date).application,
            application
        );
    }
}

#[test]
fn a_day_is_refused_for_what_is_wrong_with_it() {
    for year in ["1850", "3024"] {
        let composed = opened(&format!("1nl&t=y&td=1/1/{year}"));
        assert_eq!(
            told(&composed, Field::TrajectoryDate).unwrap(),
            "Schrijf een jaar van 1900 tot 2999."
        );
    }
    let composed = opened("1nl&d=1/1/2024");
    assert_eq!(
        told(&composed, Field::DecisionDate).unwrap(),
        "De regels gelden vanaf 17 april 2024."
    );
}

#[test]
fn a_new_enterprise_has_its_estimate_under_its_own_year() {
    let evaluation = judged("&s=c&g=n&nf=y&h1=10&t1=1.000.000");
    let size = reasons(&evaluation, |facts| matches!(facts, Facts::Size(_)));
    assert!(size.starts_with("Schatting voor 2026: 10 VTE"), "{size}");
}
