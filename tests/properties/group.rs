//! Size (contract, A relation's kind, Aggregation, Class of a year).

use crate::make::{
    cases, classes, each_relation, evaluate, four_decimals, group, in_cents, in_parts, relation,
    relations, scheme_on, typed, units, without_trace,
};
use cybersubsidie::rules::interval::Interval;
use cybersubsidie::rules::relations::{Aggregate, Consolidation};
use cybersubsidie::rules::scheme::{Ceilings, Scheme};
use cybersubsidie::rules::size::size;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// The version that an application is asked under.
fn scheme(application: &Value) -> &'static Scheme {
    scheme_on(application["decisionDate"].as_str().unwrap())
}

fn consolidation(application: &Value) -> Consolidation {
    size(scheme(application), &typed(application))
        .consolidation
        .unwrap()
}

/// From at least to at most; in units of 10^-10.
type Span = (i128, Option<i128>);

fn span(interval: Interval) -> Span {
    let exact = |value: rust_decimal::Decimal| units(&value.normalize().to_string());
    (exact(interval.lower), interval.upper.map(exact))
}

fn spans(aggregate: &Aggregate) -> [Span; 3] {
    [
        aggregate.headcount,
        aggregate.turnover,
        aggregate.balance_sheet_total,
    ]
    .map(span)
}

const FIGURES: [&str; 3] = ["headcount", "turnover", "balanceSheetTotal"];

/// The contract's formula, word for word, in whole numbers. Percentages are in units of 10^-4 %.
mod formula {
    use super::{Span, Value, units};

    /// From this share on a partner; above this one linked.
    #[derive(Clone, Copy)]
    pub(super) struct Limits {
        pub(super) partner: i128,
        pub(super) linked: i128,
    }

    fn plus(a: Span, b: Span) -> Span {
        (a.0 + b.0, a.1.zip(b.1).map(|(a, b)| a + b))
    }

    /// A share of a whole span; the figures have at most four decimals, so that this is exact.
    fn share(of: i128, span: Span) -> Span {
        let part = |value: i128| {
            assert_eq!(value * of % 1_000_000, 0);
            value * of / 1_000_000
        };
        (part(span.0), span.1.map(part))
    }

    pub(super) fn aggregate(
        limits: Limits,
        e: &Value,
        year: &str,
        figure: &str,
        partners: bool,
        own: bool,
    ) -> Span {
        let figures = match e[year][figure].as_str() {
            _ if !own => (0, Some(0)),
            Some(text) => (units(text), Some(units(text))),
            None => (0, None),
        };
        let below = e["relations"].as_array().into_iter().flatten();
        below
            .map(|r| relation(limits, r, year, figure, partners))
            .fold(figures, plus)
    }

    fn relation(limits: Limits, r: &Value, year: &str, figure: &str, partners: bool) -> Span {
        let Limits { partner, linked } = limits;
        let whole = |partners| aggregate(limits, r, year, figure, partners, true);
        let percent = |name: &str| r[name].as_str().map(|text| units(text) / 1_000_000);
        let nothing = (0, Some(0));
        let (capital, voting) = (percent("capital"), percent("voting"));
        let listed = r["listedInvestor"] == true;
        if r["alreadyIncluded"] == true {
            return aggregate(limits, r, year, figure, partners, false);
        }
        if r["control"] == true || voting.is_some_and(|voting| voting > linked) {
            return whole(partners);
        }
        if let (Some(capital), Some(voting)) = (capital, voting) {
            let greater = capital.max(voting);
            return if greater < partner || (listed && greater <= linked) || !partners {
                nothing
            } else {
                share(greater, whole(false))
            };
        }
        let p = match capital.or(voting) {
            Some(p) if partners && p >= partner && !(listed && p <= linked) => p,
            _ => 0,
        };
        let least = share(p, whole(false)).0;
        let most = if voting.is_none() {
            whole(partners).1
        } else if partners {
            whole(false).1
        } else {
            Some(0)
        };
        (least, most)
    }
}

/// Both ends of the group's figures, by the contract's formula.
fn by_formula(application: &Value, year: &str) -> [Span; 3] {
    let mut top = application["enterprise"].clone();
    top["relations"] = application["relations"].clone();
    let scheme = scheme(application);
    let limits = formula::Limits {
        partner: in_parts(scheme.partner_from),
        linked: in_parts(scheme.linked_above),
    };
    FIGURES.map(|figure| {
        let (low, high) = formula::aggregate(limits, &top, year, figure, true, true);
        let open = application["relations"].is_null() || application["relationsComplete"] == false;
        (low, if open { None } else { high })
    })
}

/// Whether a class's tests hold over the whole interval: yes, no or open.
fn passes([staff, turnover, total]: [Span; 3], class: &Ceilings) -> Option<bool> {
    let unit = 10_000_000_000;
    let judge = |(low, high): Span, limit: i128| match high {
        Some(high) if high <= limit => Some(true),
        _ if low > limit => Some(false),
        _ => None,
    };
    let both = |a: Option<bool>, b: Option<bool>| match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    };
    let not = |a: Option<bool>| a.map(|a| !a);
    let limit = |amount| in_cents(amount) * (unit / 100);
    let amounts = not(both(
        not(judge(turnover, limit(class.turnover_max))),
        not(judge(total, limit(class.balance_sheet_total_max))),
    ));
    let below = i128::from(class.headcount_below);
    both(judge(staff, below * unit - 1), amounts)
}

fn class(scheme: &Scheme, figures: [Span; 3]) -> Option<&'static str> {
    for (name, ceilings) in classes(scheme) {
        match passes(figures, &ceilings) {
            Some(true) => return Some(name),
            Some(false) => {}
            None => return None,
        }
    }
    Some("large")
}

/// The list of relations of a random enterprise in the tree.
fn some_list<'a>(application: &'a mut Value, way: &[Index]) -> &'a mut Vec<Value> {
    let mut at = application;
    for step in way {
        let count = at["relations"].as_array().map_or(0, Vec::len);
        if count == 0 {
            break;
        }
        at = &mut at["relations"][step.index(count)];
    }
    if !at["relations"].is_array() {
        at["relations"] = json!([]);
    }
    at["relations"].as_array_mut().unwrap()
}

fn lower_end_rank((low, high): Span) -> (i128, i128) {
    (low, high.unwrap_or(i128::MAX))
}

proptest! {
    #![proptest_config(cases(100))]

    /// Contract, Aggregation: both ends of every figure are the formula's, with every digit.
    #[test]
    fn aggregate_is_the_contracts_formula(application in group(), answered in prop::bool::weighted(0.9)) {
        let mut application = application;
        if !answered {
            application["relations"] = Value::Null;
        }
        let group = consolidation(&application);
        prop_assert_eq!(spans(&group.last_year), by_formula(&application, "lastYear"));
        prop_assert_eq!(spans(&group.year_before), by_formula(&application, "yearBefore"));
        prop_assert_eq!(group.answered, answered);
        prop_assert_eq!(group.complete, answered && application["relationsComplete"] != false);
    }

    /// Contract, Application: with `relationsComplete` false what is listed counts, and nothing bounds the rest; so it is
    /// never an SME by figures, and no year has a class but the largest.
    #[test]
    fn a_group_with_more_than_is_listed_has_no_upper_end(application in group()) {
        let mut open = application.clone();
        open["relationsComplete"] = json!(false);
        let mut whole = application;
        whole["relationsComplete"] = json!(true);
        let (open_group, whole_group) = (consolidation(&open), consolidation(&whole));
        for (open, whole) in [
            (&open_group.last_year, &whole_group.last_year),
            (&open_group.year_before, &whole_group.year_before),
        ] {
            prop_assert_eq!(spans(open), spans(whole).map(|(lower, _)| (lower, None)));
        }
        prop_assert_eq!(&open_group.additions, &whole_group.additions);
        let size = &evaluate(&open)["size"];
        prop_assert!(size["sme"] == false || size["sme"].is_null());
        for year in ["lastYear", "yearBefore"] {
            prop_assert!(size[year] == "large" || size[year].is_null());
        }
    }

    /// Contract, Application: a definite answer to a half-told group stays true whatever is added to it.
    #[test]
    fn what_a_half_told_group_decides_stays_decided(
        application in group(), added in relations(), complete in select(vec![json!(true), Value::Null]),
    ) {
        let mut open = application;
        open["relationsComplete"] = json!(false);
        let mut told = open.clone();
        told["relationsComplete"] = complete;
        told["relations"].as_array_mut().unwrap().extend(added.as_array().unwrap().clone());
        let (open, told) = (evaluate(&open), evaluate(&told));
        let decided = |what: &Value| !what.is_null() && what != "unknown" && what != "undetermined";
        for (open, told) in [
            (&open["status"], &told["status"]),
            (&open["size"]["sme"], &told["size"]["sme"]),
            (&open["size"]["lastYear"], &told["size"]["lastYear"]),
            (&open["size"]["yearBefore"], &told["size"]["yearBefore"]),
            (&open["criteria"]["beneficiary"], &told["criteria"]["beneficiary"]),
            (&open["criteria"]["deMinimis"], &told["criteria"]["deMinimis"]),
        ] {
            if decided(open) {
                prop_assert_eq!(told, open);
            }
        }
        for rate in told["rates"].as_array().unwrap() {
            prop_assert!(open["rates"].as_array().unwrap().contains(rate));
        }
    }

    /// Contract, Application: absent and null mean true; without relations neither value says anything.
    #[test]
    fn all_relations_are_listed_unless_it_is_denied(application in group()) {
        let with = |value: Option<Value>, relations: &Value| {
            let mut asked = application.clone();
            asked.as_object_mut().unwrap().remove("relationsComplete");
            if let Some(value) = value {
                asked["relationsComplete"] = value;
            }
            asked["relations"] = relations.clone();
            evaluate(&asked)
        };
        let listed = &application["relations"];
        let whole = with(None, listed);
        prop_assert_eq!(&with(Some(json!(true)), listed), &whole);
        prop_assert_eq!(&with(Some(Value::Null), listed), &whole);
        let unanswered = with(None, &Value::Null);
        for value in [json!(true), json!(false), Value::Null] {
            prop_assert_eq!(&with(Some(value), &Value::Null), &unanswered);
        }
    }

    /// The steps of the consolidation add up to its result, at both ends.
    #[test]
    fn additions_add_up_to_the_aggregate(application in group()) {
        let group = consolidation(&application);
        let mut alone = application.clone();
        alone["relations"] = json!([]);
        let own = consolidation(&alone);
        for (year, own, of) in [
            (&group.last_year, &own.last_year, (|a| &a.last_year) as fn(&cybersubsidie::rules::relations::Addition) -> &Aggregate),
            (&group.year_before, &own.year_before, |a| &a.year_before),
        ] {
            let sum = group.additions.iter().map(of).fold(spans(own), |sum, addition| {
                let mut sum = sum;
                for (total, part) in sum.iter_mut().zip(spans(addition)) {
                    *total = (total.0 + part.0, total.1.zip(part.1).map(|(a, b)| a + b));
                }
                sum
            });
            prop_assert_eq!(sum, spans(year));
        }
        // Document order: each place in the tree once.
        fn places(list: &Value, level: usize, out: &mut Vec<(usize, usize)>) {
            for (index, relation) in list.as_array().into_iter().flatten().enumerate() {
                out.push((level, index));
                places(&relation["relations"], level + 1, out);
            }
        }
        let mut expected = Vec::new();
        places(&application["relations"], 1, &mut expected);
        let found: Vec<_> = group.additions.iter().map(|addition| (addition.level, addition.index)).collect();
        prop_assert_eq!(found, expected);
    }

    /// Contract, Class of a year: the class of each year that counts, and SME in either.
    #[test]
    fn size_is_the_contracts_table(application in group()) {
        let (size, scheme) = (&evaluate(&application)["size"], scheme(&application));
        let enterprise = &application["enterprise"];
        let one_year = enterprise["newlyFounded"] == true || enterprise["ownershipChanged"] == true;
        let sme = |figures| passes(figures, &scheme.medium);
        let (last, before) = (by_formula(&application, "lastYear"), by_formula(&application, "yearBefore"));
        prop_assert_eq!(&size["lastYear"], &json!(class(scheme, last)));
        prop_assert_eq!(&size["yearBefore"], &json!(if one_year { None } else { class(scheme, before) }));
        let expected = match (sme(last), sme(before)) {
            (last, _) if one_year => last,
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        };
        prop_assert_eq!(&size["sme"], &json!(expected));
    }

    /// Contract, Class of a year: the medium test falls with head count, wherever in the group the staff is.
    #[test]
    fn more_staff_never_makes_a_non_sme_an_sme(
        application in group(), year in select(vec!["lastYear", "yearBefore"]), way in prop::collection::vec(any::<Index>(), 0..4),
        more in 1_u64..3_000_000,
    ) {
        let rank = |answer: &Value| answer["size"]["sme"].as_bool().map_or(1, |sme| if sme { 2 } else { 0 });
        let before = rank(&evaluate(&application));
        let mut grown = application;
        let mut place = 0;
        let grow = |figures: &mut Value| {
            if let Some(text) = figures[year]["headcount"].as_str() {
                let units = units(text) / 1_000_000 + i128::from(more);
                let units = units.min(100_000_000_000);
                figures[year]["headcount"] = json!(format!("{}.{:04}", units / 10_000, units % 10_000));
            }
        };
        match way.len() {
            0 => if grown["enterprise"][year].is_object() { grow(&mut grown["enterprise"]) },
            chosen => each_relation(&mut grown["relations"], &mut |relation| {
                place += 1;
                if place % chosen == 0 && relation[year].is_object() { grow(relation) }
            }),
        }
        prop_assert!(rank(&evaluate(&grown)) <= before);
    }

    /// Contract, Aggregation: every term is at least nothing.
    #[test]
    fn adding_a_relation_lowers_neither_end(
        application in group(), way in prop::collection::vec(any::<Index>(), 0..4), added in relation(), at in any::<Index>(),
    ) {
        let before = consolidation(&application);
        let mut larger = application;
        let list = some_list(&mut larger, &way);
        list.insert(at.index(list.len() + 1), added);
        let Ok(read) = cybersubsidie::json::read_text(larger.to_string().as_bytes()) else {
            // Deeper than eight levels.
            return Ok(());
        };
        let after = size(scheme(&larger), &read).consolidation.unwrap();
        for (before, after) in [(before.last_year, after.last_year), (before.year_before, after.year_before)] {
            for (before, after) in spans(&before).into_iter().zip(spans(&after)) {
                let (before, after) = (lower_end_rank(before), lower_end_rank(after));
                prop_assert!(after.0 >= before.0 && after.1 >= before.1);
            }
        }
    }

    /// Contract, Aggregation: sums do not depend on their order, nor does any answer on that of the awards.
    #[test]
    fn order_of_relations_and_awards_is_irrelevant(application in group(), turn in 0_usize..4) {
        let before = without_trace(evaluate(&application));
        let mut turned = application;
        let shuffle = |list: &mut Value| if let Some(list) = list.as_array_mut() {
            list.reverse();
            let by = if list.is_empty() { 0 } else { turn % list.len() };
            list.rotate_left(by);
        };
        each_relation(&mut turned["relations"], &mut |relation| {
            if relation["relations"].is_array() { shuffle(&mut relation["relations"]) }
        });
        shuffle(&mut turned["relations"]);
        if turned["deMinimis"].is_array() { shuffle(&mut turned["deMinimis"]) }
        prop_assert_eq!(without_trace(evaluate(&turned)), before);
    }

    /// Contract, A relation's kind: autonomous and exempt relations add nothing, nor anything below them.
    #[test]
    fn autonomous_and_exempt_relations_change_nothing(
        application in group(), way in prop::collection::vec(any::<Index>(), 0..3), added in relation(),
        which in 0_usize..4,
    ) {
        let before = evaluate(&application);
        let partner = in_parts(scheme(&application).partner_from);
        let linked = in_parts(scheme(&application).linked_above);
        let shares = [(partner - 1, 0, false), (0, partner - 1, false), (linked, partner, true), (partner + 1, linked, true)];
        let shares = shares.map(|(capital, voting, listed)| (four_decimals(capital), four_decimals(voting), listed))[which].clone();
        let mut added = added;
        added["capital"] = json!(shares.0);
        added["voting"] = json!(shares.1);
        added["listedInvestor"] = json!(shares.2);
        added["control"] = json!(false);
        added["alreadyIncluded"] = json!(false);
        let mut larger = application;
        some_list(&mut larger, &way).push(added);
        let after = crate::make::answer(&larger);
        // Something at exactly the limit may stand below the new one, which the first warning tells of anyway.
        let bare = |mut answer: Value| {
            answer["warnings"].as_array_mut().unwrap().retain(|warning| warning != "shareExactly25");
            without_trace(answer)
        };
        if after["errors"].is_null() {
            prop_assert_eq!(bare(after), bare(before));
        }
    }

    /// Contract, Warnings: the first when a partner or exempt investor stands at exactly the limit, the second when
    /// both years count, the last passes and the year before definitely fails.
    #[test]
    fn warnings_say_where_readings_differ(application in group()) {
        let percent = |r: &Value, name: &str| r[name].as_str().map(units);
        let scheme = scheme(&application);
        let (from, above) = (in_parts(scheme.partner_from) * 1_000_000, in_parts(scheme.linked_above) * 1_000_000);
        let mut exactly = false;
        each_relation(&mut application["relations"].clone(), &mut |r| {
            let (capital, voting) = (percent(r, "capital"), percent(r, "voting"));
            let decided = r["alreadyIncluded"] == true || r["control"] == true || voting.is_some_and(|v| v > above);
            exactly |= !decided && capital.zip(voting).is_some_and(|(c, v)| c.max(v) == from);
        });
        let enterprise = &application["enterprise"];
        let both = enterprise["newlyFounded"] != true && enterprise["ownershipChanged"] != true;
        let sme = |year| passes(by_formula(&application, year), &scheme.medium);
        let falls = both && sme("lastYear") == Some(true) && sme("yearBefore") == Some(false);
        let mut expected = Vec::new();
        if exactly { expected.push("shareExactly25") }
        if falls { expected.push("twoYearRule") }
        prop_assert_eq!(&evaluate(&application)["warnings"], &json!(expected));
    }
}
