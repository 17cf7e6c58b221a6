//! Packages (contract, Packages): every amount to the cent.

use crate::make::{
    application, cases, cents, clocked, ends, evaluate, in_cents, quotes, rows, scheme_on, units,
};
use cybersubsidie::rules::money::Money;
use cybersubsidie::rules::packages::{highest_with_extensions, payable, shares};
use cybersubsidie::rules::percent::{Percent, Rate};
use cybersubsidie::rules::scheme::{PROVIDERS, PriceRange, VERSIONS};
use proptest::prelude::*;
use serde_json::{Value, json};

fn rate(row: &Value) -> i128 {
    i128::from(row["ratePercent"].as_u64().unwrap())
}

proptest! {
    #![proptest_config(cases(100))]

    /// Contract, Packages: own share = price - subsidy, exactly; at both ends of a range and for a quote.
    #[test]
    fn subsidy_and_own_share_are_the_price(application in application(), quotes in quotes()) {
        let mut application = application;
        application["quotes"] = quotes;
        for (price, subsidy, own, _) in rows(&evaluate(&application)) {
            prop_assert_eq!(subsidy + own, price);
        }
    }

    /// Contract, Packages: subsidy = price x rate, rounded down to the cent and never otherwise; with extension packages
    /// the cap can only lower it.
    #[test]
    fn subsidy_is_rate_times_price_rounded_down_once(application in clocked(), quotes in quotes()) {
        let mut application = application;
        application["quotes"] = quotes;
        let answer = evaluate(&application);
        let rows = rows(&answer);
        prop_assert!(rows.len() >= 6 * answer["rates"].as_array().unwrap().len());
        let scheme = scheme_on(application["decisionDate"].as_str().unwrap());
        let cap = in_cents(scheme.extensions_subsidy_max);
        let extended = |subsidy: i128, row: &Value| answer["packages"].as_array().unwrap().iter().any(|package| {
            let quote = &package["quote"];
            quote["extensions"].is_string() && cents(&quote["extensions"]) > 0
                && quote["byRate"].as_array().unwrap().contains(row) && subsidy == cap
        });
        for (price, subsidy, _, row) in rows {
            let exact = price * rate(&row);
            prop_assert!(subsidy * 100 <= exact, "never above rate x price");
            let least = (subsidy + 1) * 100;
            prop_assert!(exact < least || extended(subsidy, &row), "less than a cent below, or capped");
        }
    }

    /// Contract, Packages: the issues of a quote in their order, its total, and no amount beside an issue.
    #[test]
    fn quote_is_judged_by_the_published_limits(application in clocked(), quotes in quotes()) {
        let mut application = application;
        application["quotes"] = quotes.clone();
        let answer = evaluate(&application);
        let scheme = scheme_on(application["decisionDate"].as_str().unwrap());
        for (package, terms) in answer["packages"].as_array().unwrap().iter().zip(&scheme.packages) {
            let (low, high) = ends(terms.price);
            let Some(given) = quotes.get(package["id"].as_str().unwrap()) else {
                prop_assert_eq!(&package["quote"], &Value::Null);
                continue;
            };
            let given_cents = |name: &str| given[name].as_str().map_or(0, |text| units(text) / 100_000_000);
            let (base, extensions) = (given_cents("base"), given_cents("extensions"));
            let quote = &package["quote"];
            prop_assert_eq!((cents(&quote["base"]), cents(&quote["extensions"])), (base, extensions));
            prop_assert_eq!(cents(&quote["total"]), base + extensions);
            let mut issues = Vec::new();
            if base < low || base > high {
                issues.push("baseOutOfRange");
            }
            if extensions > 0 && !terms.extensions {
                issues.push("extensionsNotOffered");
            }
            if extensions > 0 && base + extensions > in_cents(scheme.extensions_total_max) {
                issues.push("totalAboveMaximum");
            }
            prop_assert_eq!(&quote["issues"], &json!(issues));
            let by_rate = if issues.is_empty() { answer["rates"].as_array().unwrap().len() } else { 0 };
            prop_assert_eq!(quote["byRate"].as_array().unwrap().len(), by_rate);
        }
    }

    /// Contract, Packages: a quote never affects status, missing or availableFrom; contract, Application: the
    /// provider affects nothing.
    #[test]
    fn quotes_and_provider_decide_nothing(application in application(), quotes in quotes()) {
        let mut other = application.clone();
        other["quotes"] = quotes;
        other["provider"] = json!(PROVIDERS[1].id);
        let (before, after) = (evaluate(&application), evaluate(&other));
        for field in ["status", "rates", "missing", "ask", "warnings", "availableFrom", "size", "criteria", "deMinimis"] {
            prop_assert_eq!(&before[field], &after[field], "{}", field);
        }
    }

    /// Reading 35: with VAT at the version's rate, rounded half up, counted in whole cents.
    #[test]
    fn what_is_payable_is_the_own_part_with_vat(price in 0_u32..=10_000_000, more in 0_u32..=10_000_000, rate in 0..=1_usize) {
        for scheme in &VERSIONS {
            let percent: i128 = scheme.vat_rate.to_string().parse().unwrap();
            let price = PriceRange { min: Money::from_cents(price), max: Money::from_cents(price + more) };
            let (_, own) = shares(price, [scheme.rate_sme, scheme.rate_nis2][rate]);
            let vat = |cents: i128| (cents * percent * 2 + 100) / 200;
            let least = in_cents(own.min) + vat(in_cents(own.min));
            let most = in_cents(own.max) + vat(in_cents(price.max));
            prop_assert_eq!(ends(payable(scheme, own, price)), (least, most));
        }
    }

    /// Contract, Values: a share of a figure is exact, whatever the digits.
    #[test]
    fn a_share_is_exact(percent in 0_i64..=1_000_000, amount in 0_i64..=100_000_000_000_000) {
        let share = Percent::parse(&format!("{}.{:04}", percent / 10_000, percent % 10_000)).unwrap();
        let money = Money::parse(&format!("{}.{:02}", amount / 100, amount % 100)).unwrap();
        let got = units(&share.of(money.euro()).normalize().to_string());
        // 10^-2 x 10^-6 makes units of 10^-8.
        prop_assert_eq!(got, i128::from(percent) * i128::from(amount) * 100);
    }
}

/// The page's own column of subsidies (VLAIO, "Omvang steun") is what our arithmetic gives at the SME rate.
#[test]
fn published_column_is_our_arithmetic() {
    for scheme in &VERSIONS {
        for (package, published) in scheme.packages.iter().zip(scheme.published) {
            let (subsidy, _) = shares(package.price, scheme.rate_sme);
            assert_eq!(subsidy, published);
        }
    }
}

/// Reading 35, by hand: what is paid with 21 % VAT, on the own part and on the whole price.
#[test]
fn vat_to_the_cent() {
    let vat = Percent::parse("21").unwrap();
    for (own, price, least, most) in [
        // The published prices, half of them subsidised: the lowest and the highest of each package.
        ("4250.00", "8500.00", "5142.50", "6035.00"),
        ("5400.00", "10800.00", "6534.00", "7668.00"),
        ("8500.00", "17000.00", "10285.00", "12070.00"),
        ("11000.00", "22000.00", "13310.00", "15620.00"),
        ("14400.00", "28800.00", "17424.00", "20448.00"),
        ("17500.00", "35000.00", "21175.00", "24850.00"),
        // The same at 35 %.
        ("5525.00", "8500.00", "6685.25", "7310.00"),
        ("7020.00", "10800.00", "8494.20", "9288.00"),
        ("11050.00", "17000.00", "13370.50", "14620.00"),
        ("14300.00", "22000.00", "17303.00", "18920.00"),
        ("18720.00", "28800.00", "22651.20", "24768.00"),
        ("22750.00", "35000.00", "27527.50", "30100.00"),
        // 10.5, 31.5 and 52.5 cents of VAT go up; 0.42 goes down and 0.63 up.
        ("0.50", "1.50", "0.61", "0.82"),
        ("2.50", "2.50", "3.03", "3.03"),
        ("0.02", "0.03", "0.02", "0.03"),
        ("0.00", "0.00", "0.00", "0.00"),
        // Quotes with cents, at 50 % and at 35 %.
        ("4250.01", "8500.01", "5142.51", "6035.01"),
        ("6175.01", "9500.01", "7471.76", "8170.01"),
        // The greatest amount that is read.
        (
            "1000000000000.00",
            "1000000000000.00",
            "1210000000000.00",
            "1210000000000.00",
        ),
    ] {
        let [own, price] = [own, price].map(|text| Money::parse(text).unwrap());
        assert_eq!(own.with_vat_on(own, vat).to_string(), least);
        assert_eq!(own.with_vat_on(price, vat).to_string(), most);
    }
}

/// Contract, Packages: with extension packages the highest subsidy is that of the highest total, or the cap where that is
/// lower.
#[test]
fn the_cap_holds_with_extension_packages_alone() {
    for scheme in &VERSIONS {
        for rate in [scheme.rate_sme, scheme.rate_nis2] {
            let of_total = in_cents(scheme.extensions_total_max) * i128::from(rate.percent()) / 100;
            let expected = of_total.min(in_cents(scheme.extensions_subsidy_max));
            assert_eq!(in_cents(highest_with_extensions(scheme, rate)), expected);
        }
    }
}

/// Contract, Values: amounts come out with two decimals, rates as whole per cent.
#[test]
fn amounts_and_rates_print_as_in_the_contract() {
    for (given, shown) in [
        ("8500", "8500.00"),
        ("0.5", "0.50"),
        ("-0", "0.00"),
        ("1000000000000.000", "1000000000000.00"),
    ] {
        assert_eq!(Money::parse(given).unwrap().to_string(), shown);
    }
    assert_eq!(Money::from_cents(850_001).to_string(), "8500.01");
    assert!(Money::from_cents(1).is_positive() && !Money::ZERO.is_positive());
    assert_eq!(Percent::parse("24.9900").unwrap().to_string(), "24.99");
    for scheme in &VERSIONS {
        for (id, rate) in [
            ("rate.sme", scheme.rate_sme),
            ("rate.nis2", scheme.rate_nis2),
        ] {
            let figure = scheme.figures.iter().find(|figure| figure.id == id);
            assert_eq!(Rate::percent(rate).to_string(), figure.unwrap().value);
        }
    }
}
