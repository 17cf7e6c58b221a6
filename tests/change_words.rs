//! What would change the result, in words: whole lines of applications of which the answer is known by hand.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

use cybersubsidie::json::read_text_as_given;
use cybersubsidie::rules::counterfactuals::Levers;
use cybersubsidie::rules::evaluate::evaluate;
use cybersubsidie::rules::scheme::{PackageId, Scheme};
use cybersubsidie::text::change::{About, line, together, whole};
use cybersubsidie::text::{DUTCH, Voice, package};
use serde_json::{Value, json};

#[path = "support/figures.rs"]
#[allow(dead_code, reason = "shared with the property tests")]
mod figures;

use figures::{euros, in_cents, place, scheme_on};

const DAY: &str = "2026-11-23";

/// Each line as "what: then", and what must be another together.
fn told(application: &Value) -> (Vec<String>, Vec<&'static str>) {
    told_of(application, &PackageId::ALL)
}

/// The same where a host shows these packages alone.
fn told_of(application: &Value, shown: &[PackageId]) -> (Vec<String>, Vec<&'static str>) {
    let (application, given) = read_text_as_given(application.to_string().as_bytes()).unwrap();
    let evaluation = evaluate(&application).unwrap();
    let voice = Voice::on(DUTCH, application.decision_date);
    let about = About {
        application: &application,
        evaluation: &evaluation,
        title: &|path| format!("firma {path:?}"),
        asked: &|_| application.decision_date.parts().0,
        shows: &|package| shown.contains(&package),
    };
    let levers = Levers::of(&application, &given).unwrap().in_short();
    let changes = levers.changes();
    let lines: Vec<_> = changes
        .iter()
        .filter_map(|change| line(&voice, about, change))
        .collect();
    let lines = whole(&voice, about, lines)
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
    // 0.40 above the limit, and the limit itself is no longer below it: more than that, the very figure that stands beside the limit.
    let limit = scheme().medium.headcount_below;
    let above = json!({"headcount": format!("{limit}.40"), "turnover": "999000000", "balanceSheetTotal": "999000000"});
    let large = with(
        json!({"enterprise": {"lastYear": above, "yearBefore": above}, "relations": [], "nis2": false}),
    );
    let (lines, _) = told(&large);
    // The amounts keep it large whatever the head count is.
    assert!(
        !lines.iter().any(|line| line.contains("minder")),
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
                "Voltijdse equivalenten (VTE) {year}, meer dan 0,4 VTE minder: {}",
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
fn a_distance_is_never_less_than_nothing() {
    // Nearer to the limit than the grid is fine: half a hundredth is enough.
    let limit = scheme().medium.headcount_below - 1;
    let own =
        json!({"headcount": format!("{limit}.995"), "turnover": "0", "balanceSheetTotal": "0"});
    let held = json!({"headcount": "0.005", "turnover": "0", "balanceSheetTotal": "0"});
    let (lines, _) = told(&with(json!({
        "nis2": false, "enterprise": {"lastYear": own, "ownershipChanged": true},
        "relations": [{"capital": "100", "voting": "100", "lastYear": held}]
    })));
    assert!(
        lines.iter().any(|line| line.contains("minder")),
        "{lines:#?}"
    );
    assert!(!lines.iter().any(|line| line.contains('-')), "{lines:#?}");
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

/// The lines that begin so.
fn of(lines: &[String], start: &str) -> Vec<String> {
    lines
        .iter()
        .filter(|line| line.starts_with(start))
        .cloned()
        .collect()
}

/// An SME with this quote, in cents.
fn quoted(package: &str, base: i128, extensions: i128) -> Value {
    json!({"smeDeclared": true, "quotes": {package: {"base": euros(base), "extensions": euros(extensions)}}})
}

const NO_SUBSIDY: &str = "dan kan de rekenhulp geen subsidie berekenen";
const PRICED: &str = "dan kan de rekenhulp de subsidie berekenen";

#[test]
fn a_no_is_promised_no_subsidy_by_another_price() {
    let below = in_cents(scheme().package(PackageId::Start).price.min) - 1;
    for why in [
        json!({"negativeEquity": true, "mainActivityAccepted": false}),
        json!({"mainActivityAccepted": false}),
        json!({"smeDeclared": false, "nis2": false}),
    ] {
        let mut application = with(quoted("start", below, 0));
        for (field, value) in why.as_object().unwrap() {
            application[field] = value.clone();
        }
        let (lines, _) = told(&application);
        assert_eq!(of(&lines, "START"), [""; 0], "{why}");
    }
}

#[test]
fn a_price_is_told_as_far_as_the_sentence_holds() {
    if !scheme().package(PackageId::Medium).extensions {
        return;
    }
    let medium = scheme().package(PackageId::Medium).price;
    let voice = voice();
    let euro = |cents| {
        let amount = cybersubsidie::rules::money::Money::from_cents(cents);
        voice.euro(amount).replace('\u{a0}', " ")
    };
    let (min, max) = (in_cents(medium.min), in_cents(medium.max));
    let label = "MEDIUM: prijs van het pakket";
    let expected = [
        format!(
            "{label} hoogstens {}: {NO_SUBSIDY}",
            euro(u32::try_from(min - 1).unwrap())
        ),
        format!(
            "{label} minstens {}: {NO_SUBSIDY}",
            euro(u32::try_from(max + 1).unwrap())
        ),
    ];
    // Above it first one thing is wrong, and then another too: the reader is told neither.
    let (lines, _) = told(&with(quoted("medium", max, 100)));
    assert_eq!(of(&lines, label), expected);
    // The same at the limit with extensions, one cent from where the total is too high.
    let total = in_cents(scheme().extensions_total_max);
    let (lines, _) = told(&with(quoted("medium", min + 3, total - min - 3)));
    let next = format!(
        "{label} minstens {}: {NO_SUBSIDY}",
        euro(u32::try_from(min + 4).unwrap())
    );
    assert_eq!(of(&lines, label), [expected[0].clone(), next]);
    // Far above: what helps lies beyond what is wrong in another way.
    let (lines, _) = told(&with(quoted("medium", total, 100)));
    let room = "en dan past de subsidie in je ruimte voor de-minimissteun";
    let helps = format!(
        "{label} van {} tot {}: {PRICED}, {room}",
        euro(u32::try_from(min).unwrap()),
        euro(u32::try_from(max).unwrap())
    );
    assert_eq!(of(&lines, label), [helps]);
}

#[test]
fn where_only_both_prices_help_that_is_said_once() {
    if scheme().package(PackageId::Start).extensions {
        return;
    }
    let start = scheme().package(PackageId::Start).price;
    let plus = scheme().package(PackageId::Plus).price;
    let quotes = json!({
        "start": {"base": euros(in_cents(start.min) - 1), "extensions": euros(500)},
        "plus": {"base": euros(in_cents(plus.max) + 1), "extensions": euros(in_cents(scheme().extensions_total_max))},
    });
    let (lines, _) = told(&with(json!({"smeDeclared": true, "quotes": quotes})));
    for name in ["START", "PLUS"] {
        let both = format!("{name}: prijs en uitbreidingspakketten samen anders: {PRICED}");
        assert_eq!(of(&lines, name), [both]);
    }
    assert!(
        !lines.iter().any(|line| line.ends_with(NO_SUBSIDY)),
        "{lines:#?}"
    );
}

#[test]
fn no_subsidy_today_is_no_change() {
    // Without aid before: what changes is that it can be computed, which is said first.
    let above = in_cents(scheme().package(PackageId::Medium).price.max) + 1;
    let (lines, _) = told(&with(quoted("medium", above, 0)));
    let about: Vec<_> = of(&lines, "MEDIUM");
    assert_eq!(about.len(), 1, "{about:#?}");
    assert!(about[0].contains(PRICED), "{about:#?}");
    if scheme().package(PackageId::Start).extensions {
        return;
    }
    // START has no extension packages, so another number of them changes nothing.
    let start = in_cents(scheme().package(PackageId::Start).price.min);
    let (lines, _) = told(&with(quoted("start", start, 10_000)));
    for line in of(&lines, "START") {
        assert!(!line.contains(NO_SUBSIDY), "{lines:#?}");
    }
}

#[test]
fn a_range_of_one_value_is_that_value() {
    if scheme().package(PackageId::Start).extensions {
        return;
    }
    let start = in_cents(scheme().package(PackageId::Start).price.min);
    let (lines, _) = told(&with(quoted("start", start, 10_000)));
    let label = "START: uitbreidingspakketten";
    let room = "en dan past de subsidie in je ruimte voor de-minimissteun";
    let none = format!("{label} precies € 0: {PRICED}, {room}");
    assert_eq!(of(&lines, label), [none]);
}

#[test]
fn at_two_possible_rates_one_that_fits_is_told() {
    if scheme().rate_sme <= scheme().rate_nis2 {
        return;
    }
    // Either rate is possible; the room is that of the lower one at the least price.
    let medium = scheme().package(PackageId::Medium).price;
    let room = in_cents(medium.min.subsidy(scheme().rate_nis2));
    let aid = in_cents(scheme().de_minimis_ceiling) - room;
    let mut application = base();
    application["nis2"] = json!(true);
    application["deMinimis"] = json!([{"grantedOn": DAY, "amount": euros(aid)}]);
    application["quotes"] =
        json!({"medium": {"base": euros(in_cents(medium.max)), "extensions": "0"}});
    let (lines, _) = told(&application);
    let percent = voice()
        .percent(&scheme().rate_nis2.percent().to_string())
        .replace('\u{a0}', " ");
    let alone =
        format!("dan past de subsidie alleen tegen {percent} in je ruimte voor de-minimissteun");
    assert!(
        lines.iter().any(|line| line.ends_with(&alone)),
        "{lines:#?}"
    );
    // That it does not fit is so today already.
    assert!(
        !lines
            .iter()
            .any(|line| line.ends_with("past de subsidie niet in je ruimte voor de-minimissteun")),
        "{lines:#?}"
    );
}

#[test]
fn what_the_host_does_not_show_is_not_told() {
    let quotes = json!({
        "start": {"base": "9000", "extensions": "0"},
        "medium": {"base": "20000", "extensions": "0"},
        "plus": {"base": "30000", "extensions": "0"},
    });
    let application = with(json!({"smeDeclared": true, "quotes": quotes}));
    let (lines, _) = told_of(&application, &[PackageId::Start]);
    assert!(!of(&lines, "START").is_empty(), "{lines:#?}");
    assert_eq!(of(&lines, "MEDIUM"), [""; 0]);
    assert_eq!(of(&lines, "PLUS"), [""; 0]);
}

#[test]
fn an_sme_in_both_years_is_told_its_margins() {
    let limit = scheme().medium.headcount_below;
    let year = json!({"headcount": format!("{}.50", limit - 15), "turnover": "1", "balanceSheetTotal": "999000000"});
    let enterprise = json!({"lastYear": year, "yearBefore": year});
    let (lines, _) = told(&with(json!({"enterprise": enterprise, "relations": []})));
    for year in [2025, 2024] {
        let start = format!(
            "Boekjaar {year}, je marge: VTE {},5: 14,5 onder de grens. Omzet ",
            limit - 15
        );
        let margins = of(&lines, &start);
        assert_eq!(margins.len(), 1, "{start} in {lines:#?}");
        // The balance sheet total is above its limit, which is no margin.
        assert!(!margins[0].contains("Balanstotaal"), "{margins:#?}");
    }
    has(
        &lines,
        "Te groot in elk boekjaar dat telt: dan ben je geen kmo meer",
    );
    // One year alone: its own figures can change it, and are told as changes.
    let one = json!({"lastYear": year, "yearBefore": year, "newlyFounded": true});
    let (lines, _) = told(&with(json!({"enterprise": one, "relations": []})));
    assert!(
        !lines.iter().any(|line| line.contains("marge")),
        "{lines:#?}"
    );
    has(
        &lines,
        &format!(
            "Voltijdse equivalenten (VTE) 2025, minstens 14,5 VTE erbij: {}",
            "dan is het nog niet zeker"
        ),
    );
}

#[test]
fn what_comes_to_more_is_told_first_of_its_kind() {
    let price = scheme().package(PackageId::Start).price;
    let mut application = with(quoted("start", in_cents(price.min), 0));
    application["lastTrajectoryDecision"] = json!("none");
    application["quotes"]["plus"] = json!({"base": "1", "extensions": "0"});
    let (lines, _) = told(&application);
    let first = lines.iter().position(|line| line.contains(PRICED)).unwrap();
    let loses = lines
        .iter()
        .position(|line| line.ends_with(NO_SUBSIDY))
        .unwrap();
    assert!(first < loses, "{lines:#?}");
}
