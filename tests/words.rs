//! What the reader is told agrees with what the rules say, and says no more than its sources.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

use cybersubsidie::answers::ROOT;
use cybersubsidie::answers::compose::{Composed, compose};
use cybersubsidie::answers::field::Field;
use cybersubsidie::answers::restore::restore;
use cybersubsidie::link::decode;
use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::packages::PackageRow;
use cybersubsidie::rules::percent::{Percent, Rate};
use cybersubsidie::rules::scheme::{Judge, PackageTerms, RuleId, Scheme};
use cybersubsidie::rules::trace::{Facts, Finding, State};
use cybersubsidie::text::columns::{Column, Shown, columns, gain, wanted};
use cybersubsidie::text::steps::steps;
use cybersubsidie::text::{DUTCH, Voice, amounts, caveats, finding, verdict};
use cybersubsidie::{Application, Evaluation, evaluate};

#[path = "support/figures.rs"]
#[allow(dead_code, reason = "shared with the property tests")]
mod figures;
#[path = "support/reader.rs"]
#[allow(dead_code, reason = "shared with the tests of the document")]
mod reader;

use figures::{ends, four_decimals, in_cents, in_parts, scheme_on};
use reader::{day, euro, share, to_the_cent, typed};

/// A bv in Ghent without public share or earlier aid.
const PLAIN: &str = "1nl&d=24-11-2026&p=9000&f=bv&o=n&m=y&e=n&t=n&x=n";

/// Dutch, of the day on which these applications are decided.
fn voice() -> Voice {
    Voice::on(DUTCH, Date::parse("2026-11-24").unwrap())
}

/// The version under which these links are judged.
fn scheme() -> &'static Scheme {
    scheme_on("2026-11-24")
}

fn percent(rate: Rate) -> i128 {
    i128::from(rate.percent())
}

/// The subsidy in cents, rounded down.
fn subsidy(price: i128, rate: Rate) -> i128 {
    price * percent(rate) / 100
}

/// The lowest and the highest subsidy of a package at the rate of SMEs.
fn subsidies(package: usize) -> (i128, i128) {
    let (low, high) = ends(scheme().packages[package].price);
    (
        subsidy(low, scheme().rate_sme),
        subsidy(high, scheme().rate_sme),
    )
}

/// A quote's fields in a link.
fn quote(package: usize, base: i128, extensions: i128) -> String {
    let letter = ["s", "m", "p"][package];
    let more = if extensions > 0 {
        format!("&x{letter}={}", typed(extensions))
    } else {
        String::new()
    };
    format!("&q=y&q{letter}={}{more}", typed(base))
}

const NAMES: [&str; 3] = ["START", "MEDIUM", "PLUS"];

/// The last package with which extension packages go, if any; or without.
fn package_that(extended: bool) -> Option<(usize, &'static PackageTerms)> {
    let mut all = scheme().packages.iter().enumerate();
    all.rfind(|(_, terms)| terms.extensions == extended)
}

/// Says on which day the highest subsidy of the first rate fits.
fn enough_room(row: &PackageRow) -> String {
    let from = row.by_rate[0].de_minimis_from.unwrap();
    format!("Genoeg ruimte vanaf {}.", day(from))
}

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn opened(link: &str) -> Composed {
    let decoded = decode(link);
    assert!(decoded.skipped.is_empty(), "{:?}", decoded.skipped);
    compose(DUTCH, &decoded.answers, Date::parse("2026-11-24").unwrap())
}

fn evaluated(application: &Application) -> Evaluation {
    evaluate(application).unwrap()
}

fn judged(more: &str) -> Evaluation {
    evaluated(&opened(&format!("{PLAIN}{more}")).application)
}

fn headline(evaluation: &Evaluation) -> String {
    plain(&verdict::headline(&voice(), evaluation, 0).whole())
}

fn shown(evaluation: &Evaluation) -> Vec<Shown<'_>> {
    evaluation.packages.iter().map(|row| (row, None)).collect()
}

/// The column of this package.
fn column(evaluation: &Evaluation, package: usize) -> Column {
    columns(&voice(), &shown(evaluation), None).swap_remove(package)
}

fn gained(evaluation: &Evaluation) -> Option<String> {
    gain(&voice(), evaluation, &shown(evaluation)).map(|gain| plain(&gain.whole()))
}

fn details(evaluation: &Evaluation) -> String {
    plain(&verdict::spoken(
        &voice(),
        evaluation,
        &verdict::headline(&voice(), evaluation, 0),
        &shown(evaluation),
        &evaluation.missing,
        &[],
    ))
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
    plain(&finding::reasons(&voice(), found).join(" "))
}

fn told(composed: &Composed, field: Field) -> Option<String> {
    let problem = composed.problem(ROOT, field)?;
    Some(plain(&voice().format_text(problem, &[])))
}

#[test]
fn what_does_not_fit_is_said_wherever_the_package_is() {
    let with_awards = PLAIN.replace("&x=n", "&x=y");
    // Room for all of MEDIUM and none of PLUS; one of the two awards lapses next spring.
    let room = subsidies(1).1;
    assert!(room < subsidies(2).0, "PLUS costs more than MEDIUM");
    let earlier = in_cents(scheme().de_minimis_ceiling) - room;
    let old = earlier * 2 / 5;
    let link = format!(
        "{with_awards}&s=y&a&ad=15/03/{}&aa={}&a&ad=2/9/2026&aa={}",
        2027 - scheme().de_minimis_years,
        typed(old),
        typed(earlier - old)
    );
    let evaluation = evaluated(&opened(&link).application);
    assert_eq!(
        headline(&evaluation),
        format!(
            "Je lijkt in aanmerking te komen: {} %",
            percent(scheme().rate_sme)
        )
    );
    let said = details(&evaluation);
    let expected = format!(
        "PLUS: past niet binnen je de-minimisruimte van {}. {}",
        to_the_cent(room),
        enough_room(&evaluation.packages[2])
    );
    assert!(said.contains(&expected), "{said}");
    assert!(!said.contains("MEDIUM:"), "it fits: {said}");
    let lines = verdict::details(&voice(), &evaluation, &shown(&evaluation), &[]);
    assert_eq!(lines[0], "Wat nu past: START en MEDIUM.");
    let marks = [0, 1, 2].map(|package| column(&evaluation, package).mind);
    assert!(
        marks[0].is_none() && marks[1].is_none() && marks[2].is_some(),
        "{marks:?}"
    );
    let rows = amounts::published(&voice(), &evaluation, &evaluation.packages[2]);
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
    let (low, high) = subsidies(2);
    let room = (low + high) / 2;
    let earlier = typed(in_cents(scheme().de_minimis_ceiling) - room);
    let link = format!("{with_awards}&s=y&a&ad=2/9/2026&aa={earlier}");
    let evaluation = evaluated(&opened(&link).application);
    let rows = amounts::published(&voice(), &evaluation, &evaluation.packages[2]);
    let mind = plain(rows[0].mind.as_deref().unwrap());
    assert_eq!(
        mind,
        format!(
            "Alleen een goedkopere offerte past: je hebt nog {} de-minimisruimte. {}",
            to_the_cent(room),
            enough_room(&evaluation.packages[2])
        )
    );
}

#[test]
fn a_quote_is_what_its_package_comes_to_in_every_place() {
    let rate = scheme().rate_sme;
    let extended = package_that(true).map(|(package, _)| (package, 100_000));
    for (package, extensions) in [(2, 0)].into_iter().chain(extended) {
        // Any price will do that is no whole number of cents at the rate.
        let least = ends(scheme().packages[package].price).0 + 1;
        let base = (least..least + 100)
            .find(|base| (base + extensions) * percent(rate) % 100 != 0)
            .unwrap();
        let total = base + extensions;
        let part = subsidy(total, rate);
        let evaluation = judged(&format!("&s=y{}", quote(package, base, extensions)));
        let column = column(&evaluation, package);
        assert_eq!(column.mark.as_deref(), Some("je offerte"));
        assert_eq!(
            [column.price, column.subsidy].map(|text| format!("€ {}", plain(&text))),
            [euro(total), euro(part)]
        );
        assert_eq!(
            gained(&evaluation),
            Some(format!(
                "{} subsidie, volgens je offerte voor {}",
                euro(part),
                NAMES[package]
            ))
        );
        let expected = format!(
            "Je offerte {}: prijs {}, subsidie {}.",
            NAMES[package],
            to_the_cent(total),
            to_the_cent(part)
        );
        let said = details(&evaluation);
        assert!(said.contains(&expected), "{said}");
    }
}

#[test]
fn a_quote_outside_the_range_has_no_computed_amount() {
    let (low, high) = ends(scheme().packages[1].price);
    let base = high + 250_000;
    let evaluation = judged(&format!("&s=y{}", quote(1, base, 0)));
    let quote = evaluation.packages[1].quote.as_ref().unwrap();
    let rows = amounts::quoted(&voice(), &evaluation, evaluation.packages[1].id, quote);
    let [price, subsidy, own] = rows[0].amounts.each_ref().map(|text| plain(text));
    assert_eq!(
        [price, subsidy, own],
        [to_the_cent(base), "niet te berekenen".into(), "–".into()]
    );
    let mind = plain(rows[0].mind.as_deref().unwrap());
    let why = format!("ligt niet tussen {} en {}", euro(low), euro(high));
    assert!(
        mind.contains(&why) && mind.contains("Vraag VLAIO"),
        "{mind}"
    );
    let column = column(&evaluation, 1);
    assert_eq!(column.mind.as_deref(), Some("niet te berekenen"));
    assert_eq!([&*column.subsidy, &column.own], ["–"; 2]);
    assert_eq!(column.payable, ("–".into(), String::new()));
    assert!(details(&evaluation).contains("niet te berekenen"));
}

#[test]
fn after_a_no_there_is_no_subsidy_at_any_price() {
    let (_, high) = ends(scheme().packages[1].price);
    for base in [high, high + 1] {
        let evaluation = judged(&format!("&s=n&w=n&n=n{}", quote(1, base, 0)));
        assert!(evaluation.rates.is_empty());
        let quote = evaluation.packages[1].quote.as_ref().unwrap();
        let rows = amounts::quoted(&voice(), &evaluation, evaluation.packages[1].id, quote);
        let amounts = rows[0].amounts.each_ref().map(|text| plain(text));
        assert_eq!(amounts, [&*to_the_cent(base), "geen", &to_the_cent(base)]);
        assert_eq!(rows[0].mind, None);
        let column = column(&evaluation, 1);
        assert_eq!((&*column.subsidy, column.mind), ("niets", None), "{base}");
    }
}

#[test]
fn a_cap_is_told_only_where_it_bit() {
    let Some((package, terms)) = package_that(true) else {
        return;
    };
    let (total, cap) = (
        in_cents(scheme().extensions_total_max),
        in_cents(scheme().extensions_subsidy_max),
    );
    // Up to the cent at which the subsidy reaches the limit nothing is taken off; a euro of subsidy more, something is.
    let most = total.min(cap * 100 / percent(scheme().rate_sme));
    for price in [most, total] {
        let capped = subsidy(price, scheme().rate_sme) > cap;
        let base = ends(terms.price).1;
        let evaluation = judged(&format!("&s=y{}", quote(package, base, price - base)));
        let quote = evaluation.packages[package].quote.as_ref().unwrap();
        assert!(quote.by_rate.iter().all(|row| row.capped == capped));
        let rows = amounts::quoted(
            &voice(),
            &evaluation,
            evaluation.packages[package].id,
            quote,
        );
        let mind = capped.then(|| {
            format!(
                "Begrensd op {}, de hoogste subsidie met uitbreidingspakketten.",
                euro(cap)
            )
        });
        assert_eq!(rows[0].mind.as_deref().map(plain), mind);
        let caps = evaluation
            .trace
            .iter()
            .find_map(|finding| match &finding.facts {
                Facts::Quotes { quotes } => Some(quotes[0].capped_at.clone()),
                _ => None,
            });
        let at = if capped {
            vec![scheme().rate_sme]
        } else {
            Vec::new()
        };
        assert_eq!(caps, Some(at));
    }
}

#[test]
fn extensions_that_go_with_no_package_or_no_price_are_answered() {
    let extensions = [
        Field::StartExtensions,
        Field::MediumExtensions,
        Field::PlusExtensions,
    ];
    let answered = |package: usize| {
        let composed = opened(&format!("1nl&q=y&x{}=1000", ["s", "m", "p"][package]));
        told(&composed, extensions[package]).unwrap()
    };
    if let Some((package, _)) = package_that(false) {
        assert_eq!(
            answered(package),
            "De pagina noemt dit niet bij dit pakket."
        );
    }
    if let Some((package, _)) = package_that(true) {
        assert_eq!(answered(package), "Vul ook de prijs van het pakket in.");
    }
}

#[test]
fn the_highest_subsidy_with_extensions_is_the_one_that_holds() {
    let scheme = scheme();
    let words = |rates: &[_]| plain(&cybersubsidie::text::package::extensions(&voice(), rates));
    let highest = |rate| {
        let of_total = subsidy(in_cents(scheme.extensions_total_max), rate);
        euro(of_total.min(in_cents(scheme.extensions_subsidy_max)))
    };
    let [sme, nis2] = [scheme.rate_sme, scheme.rate_nis2];
    for rate in [sme, nis2] {
        assert!(words(&[rate]).contains(&format!("subsidie hoogstens {}.", highest(rate))));
    }
    let at = |rate| format!("{} (tegen {} %)", highest(rate), percent(rate));
    let both = if sme == nis2 {
        highest(sme)
    } else {
        format!("{} of {}", at(sme), at(nis2))
    };
    assert!(words(&[]).contains(&format!("{both}.")), "{}", words(&[]));
}

#[test]
fn a_computed_group_is_a_yes_with_a_condition() {
    let below = scheme().medium.headcount_below;
    let at_rate = format!(
        "Je lijkt in aanmerking te komen: {} %",
        percent(scheme().rate_sme)
    );
    let sister_trap = judged(&format!(
        "&s=c&g=y&h1=10&t1=1.000.000&b1=1.000.000&h2=10&t2=1.000.000&b2=1.000.000&r1&na=Desmet%20Logistics&c=0&v=0&h1={}",
        below - 10
    ));
    let condition = "als dit je hele groep is: moeder, dochters, zusters en andere firma's van dezelfde eigenaar";
    assert_eq!(headline(&sister_trap), format!("{at_rate}, {condition}"));
    let alone = judged("&s=c&g=n&h1=10&t1=1.000.000");
    assert!(headline(&alone).contains(condition));
    // By its own word, or whatever its size: nothing hangs on the group.
    for more in ["&s=y", "&s=c&g=n&h1=10&t1=1.000.000&w=y"] {
        assert_eq!(headline(&judged(more)), at_rate, "{more}");
    }
    let link = format!("{}&s=c&g=n&h1=10&t1=1.000.000", PLAIN.replace("&m=y", ""));
    let undetermined = evaluated(&opened(&link).application);
    assert_eq!(headline(&undetermined), "Wat je kan krijgen");
    assert!(details(&undetermined).contains(condition));
    // A "no" by its size stands, whoever else belongs to the group.
    let large = judged(&format!("&s=c&g=n&h1={below}&h2={below}&w=n&n=n"));
    assert_eq!(headline(&large), "Je komt niet in aanmerking");
}

#[test]
fn a_group_that_may_hold_more_is_told_so_where_that_keeps_the_size_open() {
    let below = i128::from(scheme().medium.headcount_below);
    let size = |more: &str, all_listed| {
        let mut application = opened(&format!("{PLAIN}{more}")).application;
        application.relations_complete = all_listed;
        reasons(&evaluated(&application), |facts| {
            matches!(facts, Facts::Size(_))
        })
    };
    let unlisted = "Je groep is nog niet volledig ingevuld: er kunnen nog ondernemingen bij komen.";
    let small = "&s=c&g=n&h1=10&t1=1.000.000";
    let half_told = size(small, false);
    assert!(half_told.contains("VTE minstens 10") && half_told.ends_with(unlisted));
    // Told whole, not answered at all, too large already, or by its own word: nothing hangs on what is not listed.
    let large = format!("&s=c&g=n&h1={below}&h2={below}");
    for (more, all_listed) in [
        (small, true),
        ("&s=c&h1=10&t1=1.000.000", false),
        (large.as_str(), false),
        ("&s=y", false),
    ] {
        let said = size(more, all_listed);
        assert!(!said.is_empty() && !said.contains("volledig"), "{said}");
    }
}

#[test]
fn most_of_the_capital_without_the_votes_is_doubted() {
    // As a partner it leaves an SME; counted in full it would not.
    let below = scheme().medium.headcount_below;
    let (own, other) = (below * 6 / 10, below * 48 / 100);
    let linked = in_parts(scheme().linked_above);
    let [more, less, exactly] = [linked + 100_000, linked - 100_000, linked].map(share);
    let group = format!(
        "&s=c&g=y&h1={own}&t1=1.000.000&h2={own}&t2=1.000.000&r1&na=Moeder&c={more}&v={less}&h1={other}&t1=100.000&h2={other}&t2=100.000"
    );
    let evaluation = judged(&group);
    assert_eq!(evaluation.size.sme, cybersubsidie::rules::tri::Tri::Yes);
    assert!(
        verdict::warnings(&voice(), &evaluation)
            .iter()
            .any(|text| text.contains("kapitaal"))
    );
    let dutch = voice();
    let doubts = caveats::in_words(&dutch, evaluation.finding(RuleId::Size).unwrap());
    assert_eq!(doubts.len(), 1);
    let controlled = format!("{group}&z=y");
    let half = group.replace(&format!("c={more}"), &format!("c={exactly}"));
    for less in [controlled, half] {
        assert!(
            verdict::warnings(&voice(), &judged(&less)).is_empty(),
            "{less}"
        );
    }
}

#[test]
fn what_passes_in_two_different_years_is_doubted() {
    let medium = scheme().medium;
    let (few, many) = (medium.headcount_below - 1, medium.headcount_below);
    let turnover = in_cents(medium.turnover_max);
    let balance = in_cents(medium.balance_sheet_total_max);
    let doubted = |heads: [u16; 2], over: [i128; 2]| {
        let [last, before] = over.map(|over| (typed(turnover + over), typed(balance + over)));
        let evaluation = judged(&format!(
            "&s=c&g=n&w=n&n=n&h1={}&t1={}&b1={}&h2={}&t2={}&b2={}",
            heads[0], last.0, last.1, heads[1], before.0, before.1
        ));
        let dutch = voice();
        let doubts = caveats::in_words(&dutch, evaluation.finding(RuleId::Size).unwrap());
        doubts.iter().any(|doubt| doubt.contains("hetzelfde jaar"))
    };
    assert!(doubted([few, many], [1, 0]) && doubted([many, few], [0, 1]));
    // An SME in one year, or in neither for the same reason.
    assert!(!doubted([few, many], [0, 1]));
    assert!(!doubted([many, many], [0, 1]) && !doubted([few, few], [1, 1]));
}

#[test]
fn the_rate_of_larger_enterprises_is_a_maximum() {
    let [sme, nis2] = [scheme().rate_sme, scheme().rate_nis2].map(percent);
    assert_ne!(sme, nis2, "where they are one rate, neither is a maximum");
    assert_eq!(
        headline(&judged("&s=n&w=n&n=y")),
        format!("Je lijkt in aanmerking te komen: tot {nis2} %")
    );
    assert_eq!(
        headline(&judged("&w=n&n=y")),
        format!("Je lijkt in aanmerking te komen: {sme} % of tot {nis2} %")
    );
    let rate = judged("&s=n&w=n&n=y");
    let expected = format!("komen: tot {nis2} % voor een grotere onderneming onder NIS2");
    assert!(details(&rate).contains(&expected));
}

#[test]
fn not_an_sme_is_no_failure_where_nis2_leads_to_the_subsidy() {
    let size = |evaluation: &Evaluation| {
        let finding = evaluation.finding(RuleId::Size).unwrap();
        finding::no_failure(finding, evaluation.criteria.get(RuleId::Beneficiary))
            .map(|key| DUTCH.text(key))
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
    let link = format!("{}&s=y&td=24-11-2025", PLAIN.replace("&t=n", "&t=y"));
    let evaluation = evaluated(&opened(&link).application);
    let from = evaluation.available_from.unwrap();
    assert_eq!(
        headline(&evaluation),
        format!("Nu nog niet: ten vroegste vanaf {}", day(from))
    );
    assert!(details(&evaluation).contains("De andere voorwaarden blijven gelden."));
}

#[test]
fn no_day_is_told_on_which_the_answer_is_still_no() {
    let ceiling = in_cents(scheme().de_minimis_ceiling);
    let aid = format!("&a&ad=2/9/2026&aa={}", typed(ceiling - 100));
    let elsewhere = "p=1000";
    let of = |link: String| evaluated(&opened(&link).application);
    let earlier = |more: &str| {
        let link = format!("{}&s=y&td=24-11-2025{more}", PLAIN.replace("&t=n", "&t=y"));
        link
    };
    let told = |evaluation: &Evaluation| verdict::again(evaluation);
    let plain = of(earlier(""));
    assert!(told(&plain).is_some() && told(&plain) == plain.available_from);
    // Both need time: the later of their days, which is the verdict's.
    let both = of(earlier(&aid).replace("&x=n", "&x=y"));
    assert!(told(&both).is_some() && told(&both) == both.available_from);
    // Something else fails too: waiting does not help.
    for link in [earlier(""), earlier(&aid).replace("&x=n", "&x=y")] {
        for (answer, other) in [
            ("p=9000", elsewhere),
            ("&e=n", "&e=y"),
            ("&s=y", "&s=n&w=n&n=n"),
        ] {
            let refused = of(link.replace(answer, other));
            assert_eq!(told(&refused), None, "{other}");
            let instead = verdict::instead(&voice(), &refused).join(" ");
            assert!(!instead.contains("vanaf"), "{instead}");
        }
    }
    // The aid is not answered: the trajectory's own day, unless something else fails.
    let open = earlier("").replace("&x=n", "");
    let day = told(&of(open.clone()));
    let same = std::ptr::eq(Scheme::nearest(told(&plain).unwrap()), plain.scheme);
    assert_eq!(day, plain.available_from.filter(|_| same));
    assert_eq!(told(&of(open.replace("p=9000", elsewhere))), None);
    // It is answered, and only the rate is open: on that day the aid may still be too much.
    let packages = scheme().packages.iter();
    let cheapest = packages
        .map(|terms| in_cents(terms.price.min))
        .min()
        .unwrap();
    let rates = [scheme().rate_sme, scheme().rate_nis2].map(|rate| subsidy(cheapest, rate));
    let room = rates[0].min(rates[1]);
    let aid = format!("&x=y&a&ad=2/9/2026&aa={}", typed(ceiling - room));
    let unsure = of(earlier(&aid).replace("&x=n", "").replace("&s=y", ""));
    if rates[0] != rates[1] {
        assert_eq!(unsure.criteria.get(RuleId::DeMinimis), Some(State::Unknown));
        assert_eq!(told(&unsure), unsure.available_from);
    }
    // Not a "no", or one that time does not change.
    assert_eq!(told(&judged("&s=y")), None);
    assert_eq!(
        told(&of(format!("{PLAIN}&s=y").replace("p=9000", elsewhere))),
        None
    );
}

#[test]
fn a_day_on_which_other_book_years_count_says_so() {
    let figures =
        "&s=c&g=n&h1=10&t1=1.000.000&b1=1.000.000&h2=10&t2=1.000.000&b2=1.000.000&fy=2025";
    let years = DUTCH.text(cybersubsidie::text::Key::VerdictOtherYears);
    let told = |decided: i32, more: &str| {
        let date = format!("&td=1-12-{}", decided - i32::from(scheme().repeat_years));
        let link = format!("{}{date}{more}", PLAIN.replace("&t=n", "&t=y"));
        let decoded = decode(&link);
        let composed = opened(&link);
        let day = Date::parse("2026-11-24").unwrap();
        let evaluation = evaluated(&composed.application);
        assert!(verdict::again(&evaluation).is_some(), "{link}");
        let voice = Voice::of(DUTCH, &decoded.answers, day);
        let told = verdict::details(&voice, &evaluation, &shown(&evaluation), &[]).join(" ");
        assert_eq!(
            told.contains(years),
            verdict::other_years(&voice, &evaluation)
        );
        verdict::other_years(&voice, &evaluation)
    };
    // In the same calendar year the same book years count; a book year that ends with November is closed before.
    assert!(told(2027, figures));
    assert!(!told(2026, figures));
    assert!(told(2026, &format!("{figures}&ye=11")) && !told(2026, &format!("{figures}&ye=12")));
    // Nothing computed rests on them.
    assert!(!told(2027, "&s=y") && !told(2027, &format!("{figures}&w=y")));
}

#[test]
fn extensions_raise_the_subsidy_only_where_they_can() {
    let Some((package, terms)) = package_that(true) else {
        return;
    };
    let said = |more: &str| {
        let link = format!("{}&s=y{more}", PLAIN.replace("&x=n", "&x=y"));
        let evaluation = evaluated(&opened(&link).application);
        let lines = verdict::details(&voice(), &evaluation, &shown(&evaluation), &[]);
        lines
            .join(" ")
            .contains("Met uitbreidingspakketten krijg je hoogstens")
    };
    let total = subsidy(in_cents(scheme().extensions_total_max), scheme().rate_sme);
    let highest = total.min(in_cents(scheme().extensions_subsidy_max));
    let leaving = |room: i128| {
        let earlier = in_cents(scheme().de_minimis_ceiling) - room;
        format!("&a&ad=2/9/2026&aa={}", typed(earlier))
    };
    assert!(said(&leaving(highest)) && !said(&leaving(highest - 1)));
    assert!(!said(&leaving(subsidies(0).0)));
    // The quote has them already.
    let base = ends(terms.price).0;
    let room = leaving(highest);
    assert!(said(&format!("{}{room}", quote(package, base, 0))));
    assert!(!said(&format!("{}{room}", quote(package, base, 100_000))));
    // None of the packages shown takes them.
    if let Some((without, _)) = package_that(false) {
        let evaluation = judged("&s=y");
        let one: Vec<Shown<'_>> = vec![(&evaluation.packages[without], None)];
        let lines = verdict::details(&voice(), &evaluation, &one, &[]).join(" ");
        assert!(!lines.contains("uitbreidingspakketten"), "{lines}");
    }
}

#[test]
fn what_has_no_computed_amount_is_not_said_to_fit() {
    let room = subsidies(2).0 - 1;
    let earlier = typed(in_cents(scheme().de_minimis_ceiling) - room);
    let above = [0, 1, 2].map(|package| ends(scheme().packages[package].price).1 + 100);
    let aided = PLAIN.replace("&x=n", "&x=y");
    let fits = |quotes: &str| {
        let link = format!("{aided}&s=y{quotes}&a&ad=2/9/2026&aa={earlier}");
        let evaluation = evaluated(&opened(&link).application);
        let lines = verdict::details(&voice(), &evaluation, &shown(&evaluation), &[]);
        lines
            .into_iter()
            .find(|line| line.starts_with("Wat nu past"))
    };
    assert_eq!(fits("").as_deref(), Some("Wat nu past: START en MEDIUM."));
    let start = quote(0, above[0], 0);
    assert_eq!(fits(&start).as_deref(), Some("Wat nu past: MEDIUM."));
    let both = format!("{start}&qm={}", typed(above[1]));
    assert_eq!(fits(&both), None);
}

#[test]
fn what_the_room_is_compared_with_is_what_the_columns_show() {
    let rate = scheme().rate_sme;
    let of = |link: &str| evaluated(&opened(link).application);
    let asked = |evaluation: &Evaluation| wanted(scheme(), &shown(evaluation));
    let amounts = |evaluation: &Evaluation| -> Vec<i128> {
        let asked = asked(evaluation).into_iter();
        asked.map(|(_, amount)| in_cents(amount)).collect()
    };
    let published = [0, 1, 2].map(|package| subsidies(package).1);
    assert_eq!(amounts(&judged("&s=y")), published);
    let price = ends(scheme().packages[1].price).0;
    let quoted = format!("&s=y{}", quote(1, price, 0));
    let own = [published[0], subsidy(price, rate), published[2]];
    assert_eq!(amounts(&judged(&quoted)), own);
    // After a "no" it is still the quote.
    let elsewhere = format!("{PLAIN}{quoted}").replace("p=9000", "p=1000");
    assert_eq!(amounts(&of(&elsewhere)), own);
    // What can't be computed is compared with nothing.
    let refused = judged(&format!(
        "&s=y{}",
        quote(1, ends(scheme().packages[1].price).1 + 100, 0)
    ));
    assert_eq!(amounts(&refused), [published[0], published[2]]);
    if let Some((package, terms)) = package_that(true) {
        let base = ends(terms.price).1;
        let rest = in_cents(scheme().extensions_total_max) - base;
        let link = format!("{PLAIN}&s=y{}", quote(package, base, rest));
        let most = amounts(&of(&link))[package];
        assert!(most <= in_cents(scheme().extensions_subsidy_max));
        assert_eq!(
            amounts(&of(&link.replace("p=9000", "p=1000")))[package],
            most
        );
    }
}

#[test]
fn an_amount_at_a_maximum_is_one_too() {
    let [sme, nis2] = [scheme().rate_sme, scheme().rate_nis2];
    assert_ne!(sme, nis2);
    let price = ends(scheme().packages[2].price).0;
    let quoted = |more: &str| gained(&judged(&format!("{more}{}", quote(2, price, 0)))).unwrap();
    let rest = "subsidie, volgens je offerte voor PLUS";
    assert_eq!(
        quoted("&s=y"),
        format!("{} {rest}", euro(subsidy(price, sme)))
    );
    let large = quoted("&s=n&w=n&n=y");
    assert_eq!(large, format!("Tot {} {rest}", euro(subsidy(price, nis2))));
}

#[test]
fn where_vlaio_judges_nothing_is_said_to_be_unknown() {
    let form = |form: &str| {
        let link = format!("{}&s=y", PLAIN.replace("f=bv", form));
        let evaluation = evaluated(&opened(&link).application);
        verdict::details(&voice(), &evaluation, &shown(&evaluation), &[]).join(" ")
    };
    let (asked, unknown) = (form("f=foundation"), form("f=u"));
    assert!(
        asked.contains("moet VLAIO zeggen") && !asked.contains("niet weet"),
        "{asked}"
    );
    assert!(unknown.contains("Wat je niet weet"), "{unknown}");
}

#[test]
fn whose_word_it_rests_on_is_who_judges() {
    let judged_by = |link: &str, rule: RuleId| {
        let evaluation = evaluated(&opened(link).application);
        let finding = evaluation.finding(rule);
        DUTCH.text(finding::judged(Judge::Computed, finding))
    };
    let (self_declared, computed) = ("Jij: het is je eigen verklaring", "Deze rekenhulp");
    let with = |from: &str, to: &str| format!("{PLAIN}&s=y").replace(from, to);
    for answer in ["&o=n", "&o=y"] {
        assert_eq!(
            judged_by(&with("&o=n", answer), RuleId::PrivateSector),
            self_declared
        );
    }
    let above = reader::share(in_parts(scheme().public_share_below) + 55_000);
    let typed = with("&o=n", &format!("&o=y&op={above}"));
    assert_eq!(judged_by(&typed, RuleId::PrivateSector), computed);
    assert_eq!(judged_by(&with("", ""), RuleId::Size), self_declared);
    assert_eq!(
        judged_by(&with("&s=y", "&s=c&g=n&h1=10&t1=1.000.000"), RuleId::Size),
        computed
    );
    assert_eq!(judged_by(&with("", ""), RuleId::Region), computed);
    assert_eq!(DUTCH.text(finding::judged(Judge::Vlaio, None)), "VLAIO");
}

#[test]
fn the_steps_of_a_group_can_be_added_up() {
    let evaluation = judged(
        "&s=c&g=y&h1=10,5&t1=1.000,25&b1=2.000&h2=20&t2=3.000&b2=4.000&r1&na=Partner&c=33,3333&v=33,3333&h1=7,1111&t1=100,01&b1=10&h2=3&t2=10&b2=1",
    );
    let finding = evaluation.finding(RuleId::Size).unwrap();
    let told = steps(&voice(), &evaluation, finding, &|_| "Partner".to_owned());
    let told: Vec<String> = told.iter().map(|step| plain(step)).collect();
    let years = |last: &str, before: &str| format!("Boekjaar 2025: {last} Boekjaar 2024: {before}");
    assert_eq!(
        told[0],
        format!(
            "Jouw onderneming: {}",
            years(
                "VTE 10,5, omzet € 1.000,25, balanstotaal € 2.000.",
                "VTE 20, omzet € 3.000, balanstotaal € 4.000."
            )
        )
    );
    // A third of each: 2,37036... and 33,33663...
    assert!(
        told[1].ends_with(&years(
            "VTE 2,3703, omzet € 33,34, balanstotaal € 3,34.",
            "VTE 0,9999, omzet € 3,34, balanstotaal € 0,34."
        )),
        "{}",
        told[1]
    );
    assert!(
        told[2].starts_with("Samen: Boekjaar 2025: VTE 12,8703, omzet € 1.033,59,"),
        "{}",
        told[2]
    );
    // Alone there is nothing to add.
    let alone = judged("&s=c&g=n&h1=10&t1=1.000&b1=1.000");
    let finding = alone.finding(RuleId::Size).unwrap();
    assert!(steps(&voice(), &alone, finding, &|_| String::new()).is_empty());
}

#[test]
fn a_figure_is_on_the_side_of_its_limit_on_which_it_was_judged() {
    let count = |value: &str| DUTCH.count(value.parse().unwrap());
    let amount = |value: &str| plain(&DUTCH.amount(value.parse().unwrap()));
    for (value, told) in [
        ("249.99999999", "249,9999"),
        ("250.00000001", "250"),
        ("250", "250"),
        ("2729.24996433", "2.729,2499"),
        ("0.00001", "0"),
        ("12.5", "12,5"),
        ("38.1234", "38,1234"),
    ] {
        assert_eq!(count(value), told);
    }
    for (value, told) in [
        ("50000000", "€ 50.000.000"),
        ("50000000.00000001", "€ 50.000.000,01"),
        ("49999999.991", "€ 50.000.000"),
        ("1.5", "€ 1,50"),
        ("12.00", "€ 12"),
        ("12345.678", "€ 12.345,68"),
    ] {
        assert_eq!(amount(value), told);
    }
}

#[test]
fn from_one_amount_to_the_same_is_one_amount() {
    let link = format!(
        "{PLAIN}&s=n&w=n&n=n{}",
        quote(1, ends(scheme().packages[1].price).0, 0)
    );
    let refused = column(&evaluated(&opened(&link).application), 1);
    assert!(
        !refused.payable.0.is_empty() && refused.payable.1.is_empty(),
        "{:?}",
        refused.payable
    );
    let paid = column(
        &judged(&format!(
            "&s=y{}",
            quote(1, ends(scheme().packages[1].price).0, 0)
        )),
        1,
    );
    assert!(paid.payable.1.starts_with("tot "), "{:?}", paid.payable);
}

#[test]
fn a_declaration_is_told_as_one() {
    let share = |evaluation: &Evaluation| {
        reasons(evaluation, |facts| {
            matches!(facts, Facts::PublicShare { .. })
        })
    };
    let limit = in_parts(scheme().public_share_below);
    let said = reader::share(limit);
    assert_eq!(
        share(&judged("&s=y")),
        format!("Je verklaart: overheden bezitten samen minder dan {said} %.")
    );
    let public = |more: &str| {
        evaluated(&opened(&format!("{}{more}", PLAIN.replace("&o=n", "&o=y"))).application)
    };
    assert_eq!(
        share(&public("")),
        format!("Je verklaart: overheden bezitten samen {said} % of meer.")
    );
    let above = reader::share(limit + 55_000);
    assert_eq!(
        share(&public(&format!("&op={above}"))),
        format!("Overheden bezitten {above} %. Het moet minder zijn dan {said} %.")
    );
    let size =
        |evaluation: &Evaluation| reasons(evaluation, |facts| matches!(facts, Facts::Size(_)));
    assert_eq!(size(&judged("&s=y")), "Je verklaart dat je een kmo bent.");
    assert_eq!(size(&judged("&s=n")), "Je verklaart dat je geen kmo bent.");
}

#[test]
fn a_share_that_contradicts_its_question_is_asked_again() {
    let limit = in_parts(scheme().public_share_below);
    let just_below = share(limit - 100);
    for share in ["0", &just_below] {
        let composed = opened(&format!("1nl&o=y&op={share}"));
        assert_eq!(composed.application.public_participation, None);
        assert_eq!(
            told(&composed, Field::PublicShare).unwrap(),
            format!("Minder dan {} %: klopt je antwoord?", reader::share(limit))
        );
    }
    // Taking back the "yes" settles it; what that hides counts for nothing.
    let above = share(limit + 50_000);
    for hidden in [&*just_below, &above, "abc"] {
        let composed = opened(&format!("1nl&o=n&op={hidden}"));
        let share = composed.application.public_participation.unwrap();
        assert_eq!(share.to_string(), "0");
        assert!(composed.problems().next().is_none());
    }
}

#[test]
fn a_share_that_a_host_gave_is_a_no_and_stays_what_it_was() {
    let limit = in_parts(scheme().public_share_below);
    for (share, answer) in [
        (0, "n"),
        (limit / 2, "n"),
        (limit - 1, "n"),
        (limit, "y"),
        (1_000_000, "y"),
    ] {
        let share = four_decimals(share);
        let mut application = Application::new(Date::parse("2026-11-24").unwrap());
        application.public_participation = Percent::parse(&share).ok();
        let form = restore(DUTCH, &application);
        assert_eq!(form.get(ROOT, Field::Public), answer, "{share}");
        assert_eq!(
            compose(DUTCH, &form, application.decision_date).application,
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
    let first = Scheme::first().valid_from;
    let composed = opened(&format!("1nl&d=31/12/{}", first.parts().0 - 1));
    assert_eq!(
        told(&composed, Field::DecisionDate).unwrap(),
        format!("De regels gelden vanaf {}.", day(first))
    );
}

#[test]
fn a_new_enterprise_has_its_estimate_under_its_own_year() {
    let evaluation = judged("&s=c&g=n&nf=y&h1=10&t1=1.000.000");
    let size = reasons(&evaluation, |facts| matches!(facts, Facts::Size(_)));
    assert!(size.starts_with("Schatting voor 2026: VTE 10"), "{size}");
}

#[test]
fn what_is_spoken_is_brief_and_a_refusal_gives_its_reasons() {
    let words = |more: &str| {
        let said = details(&evaluated(
            &opened(&format!("1nl&d=24-11-2026{more}")).application,
        ));
        (said.split(' ').count(), said)
    };
    for more in ["", "&s=y", "&s=y&p=9000&f=bv", "&s=n&w=n"] {
        let (count, said) = words(more);
        assert!(
            count <= 25 && said.contains("Nog "),
            "{count} words: {said}"
        );
    }
    let (count, refused) = words("&p=1000");
    assert!(
        refused.contains("Vlaams Gewest: Postcode 1000 ligt niet"),
        "{refused}"
    );
    assert!(count <= 25, "{refused}");
}

/// What the visitor only declares is no computation: neither on the page nor in the words for a program.
#[test]
fn an_explanation_names_the_judge_that_the_page_names() {
    let figures = r#"{"headcount":"8","turnover":"900000","balanceSheetTotal":"400000"}"#;
    let below = four_decimals(in_parts(scheme().public_share_below) / 2);
    let of_rule = |rule| scheme().rule(rule).unwrap().judge;
    let (size, share) = (RuleId::Size, RuleId::PrivateSector);
    let cases = [
        (size, Judge::Declared, r#""smeDeclared":true"#.to_owned()),
        (size, Judge::Declared, r#""smeDeclared":false"#.to_owned()),
        (
            size,
            of_rule(size),
            format!(
                r#""enterprise":{{"lastYear":{figures},"yearBefore":{figures}}},"relations":[]"#
            ),
        ),
        (
            share,
            Judge::Declared,
            r#""publicParticipation":"0""#.to_owned(),
        ),
        (
            share,
            of_rule(share),
            format!(r#""publicParticipation":"{below}""#),
        ),
    ];
    for (rule, judge, answer) in cases {
        let text = format!(r#"{{"decisionDate":"2026-11-24",{answer}}}"#);
        let read = cybersubsidie::json::read_text(text.as_bytes());
        let told: serde_json::Value =
            serde_json::from_str(&cybersubsidie::explained::answer(read)).unwrap();
        let place = scheme()
            .rules
            .iter()
            .position(|one| one.id == rule)
            .unwrap();
        let said = &told["trace"][place]["judgeText"];
        assert_eq!(said, DUTCH.text(finding::judge(judge)), "{answer}");
    }
}
