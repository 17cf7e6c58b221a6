//! What people in Flanders type and paste: each form with what it is read as, or with why it is refused.
#![allow(clippy::unwrap_used)] // a test may stop

use cybersubsidie::answers::field::Field;
use cybersubsidie::answers::in_words;
use cybersubsidie::answers::input::{Entered, Quantity, read};
use cybersubsidie::rules::application::{Headcount, Postcode};
use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::money::Money;
use cybersubsidie::rules::percent::Percent;
use cybersubsidie::text::{DUTCH, Key, Voice, place};
use proptest::prelude::*;

/// The value in the notation of the contract.
fn value(typed: &str, quantity: Quantity) -> Result<String, Key> {
    read(DUTCH, typed, quantity).map(|entered| match entered {
        Entered::Money(amount) => amount.to_string(),
        Entered::Headcount(count) => count.to_string(),
        Entered::Percent(share) => share.to_string(),
        Entered::Date(day) => day.to_string(),
        Entered::Postcode(code) => code.to_string(),
        Entered::Name => typed.to_owned(),
    })
}

const MONEY: &[(&str, &str)] = &[
    (
        "8500.00",
        "
        8500 | 8.500 | 8 500 | 8500,00 | 8.500,00 | 8 500,00 | 8500.00 | 8 500.00 | 8.500,- | 8.500,-- | 8500,- |
        8.500,– | 8.500.- | 8.500,= | 8.500,- euro | €8.500,- | € 8.500 | €8500 | € 8.500,00 | 8.500 € | 8500€ |
        EUR 8.500 | eur 8500 | 8500 EUR | 8500EUR | 8500,00 EUR | EUR 8.500,00 excl. btw | 8500 euro | 8.500 Euro |
        8500 euro's | € 8.500,00 (excl. btw) | 8.500 excl. BTW | 8.500 excl btw | 8500 exclusief btw |
        8500 zonder btw | 8500 ex. btw | 8500 ex btw | 8500 excl. | 8500 (excl.) | 8.500 excl. b.t.w. |
        8.500 excl.btw | € 8.500 + btw | 8500 +btw | 8500 plus btw | 8500 euro btw excl. | 8.500 excl. 21% btw |
        8.500 excl. 21 % btw | 8500 HTVA | excl. btw € 8.500 | 8,5k | 8,5 k€ | 8.5k | 8,5 duizend | 8,5 duizend euro |
        8500 btw niet inbegrepen | 8.500 niet incl. btw | 8.500 (btw niet incl.) | 8500 niet inclusief btw |
        8500 euro (niet incl. 21% btw) | 8500 niet incl. |
        € 8,5 k | 8.500 | \u{200b}8.500\u{feff} | 08500
    ",
    ),
    (
        "8500.50",
        "8.500,50 | 8500,5 | 8500.50 | 8500.5 | € 8.500,50 | 8 500,50 € | 8 500.50",
    ),
    ("8.50", "8.5 | 8,5 | 8,50 | 8.50"),
    ("0.00", "0 | € 0 | 0,00 | 0,- | -0"),
    ("0.50", "0,50 | 0.5"),
    (
        "1500000.00",
        "
        1,5 miljoen | 1,5 mln | 1,5 mln. | 1.5 mln | 1,5 mio | € 1,5 miljoen | 1,5 miljoen euro | EUR 1,5 mln |
        1,50 miljoen | 1,500 miljoen | 1500 k | 1500 duizend | 1.500.000 | 1 500 000 | 1500000 | € 1.500.000,00 |
        1,5 Miljoen EUR | 1,5 miljoenen | 1,5 MEUR | 1,5 million | 1500 kEUR | 1500 duizenden | 1500 milliers |
        0,0015 milliard
    ",
    ),
    (
        "2900000.00",
        "2,9 miljoen | € 2,9 miljoen | 2.9 miljoen",
    ),
    (
        "50000000.00",
        "€ 50 miljoen | 50 mln € | 50 MLN | 0,05 miljard",
    ),
    (
        "1234567.89",
        "1.234.567,89 | 1 234 567,89 | 1,23456789 mln",
    ),
    ("1250500000.00", "1.250,5 miljoen | 1,2505 miljard"),
    ("0.01", "0,00000001 miljoen"),
];

const HEADCOUNT: &[(&str, &str)] = &[
    (
        "12",
        "12 | 12 VTE | 12vte | 12 vte. | 12 V.T.E. | 12 VTE's | 12,0 | 12 FTE | 12 voltijdse equivalenten | 012",
    ),
    ("42.5", "42,5 | 42.5 | 42,5 VTE | 42.5 vte | 42,50 VTE"),
    ("1250", "1250 | 1.250 | 1 250 | 1.250 VTE"),
    ("1.25", "1,25 | 1,250"),
    ("258.4", "258,4"),
];

const PERCENT: &[(&str, &str)] = &[
    (
        "60",
        "60 | 60% | 60 % | 60 procent | 60 pct | 60 pct. | 60 percent | 60,00 % | 60  %",
    ),
    ("24.99", "24,99 | 24.99 | 24,99 % | 24.99%"),
    ("24.999", "24.999 | 24,999"),
    ("33.3333", "33,3333"),
    ("0.5", "0,5 | 0.5 %"),
    ("1", "1 | 1.000"),
    ("100", "100 | 100 % | 100,0"),
];

const DATE: &[(&str, &str)] = &[
    (
        "2024-03-15",
        "
        15-3-2024 | 15-03-2024 | 15/3/2024 | 15/03/2024 | 15.3.2024 | 15.03.2024 | 15 3 2024 | 15 03 2024 |
        2024-03-15 | 2024/03/15 | 2024-3-15 | 15/3/24 | 15-03-24 | 15.3.24 | 15/3/'24 | 15/3/’24 | 15 mrt 2024 |
        15 mrt. 2024 | 15 mrt 24 | 15 mrt. '24 | 15-mrt-24 | 15-mrt-2024 | 15 maart 2024 | 15 Maart 2024 |
        15 MAART 2024 | 15 maart '24 | vrijdag 15 maart 2024 | vr 15 mrt 2024 | vr. 15/03/2024 |
        vrijdag, 15 maart 2024 | 15e maart 2024 | 15de maart 2024 | 15 – 3 – 2024 | 15 / 3 / 2024 | 15032024 |
        20240315 | 2024 maart 15 | 15 maart 2024.
    ",
    ),
    (
        "2026-03-01",
        "1 maart 2026 | 1 mrt. 2026 | 1/3/26 | 1ste maart 2026 | 01032026 | zondag 1 maart 2026 | zo 1/3/2026",
    ),
    (
        "2026-11-24",
        "24 november 2026 | 24 nov 2026 | 24 nov. 2026 | 24 novem 2026 | 24-11-26 | di 24/11/2026",
    ),
    (
        "2025-09-02",
        "2 sep 2025 | 2 sept. 2025 | 2 september 2025",
    ),
    ("2025-02-01", "1 feb 2025 | 1 febr. 2025"),
    ("2025-05-01", "1 mei 2025"),
    ("2025-06-30", "30 jun 2025 | 30 juni 2025"),
    ("2025-07-01", "1 jul 2025 | 1 juli 2025"),
    ("2024-02-29", "29-2-2024 | donderdag 29 februari 2024"),
    ("2019-10-19", "19102019"),
    ("1910-10-19", "19101910"),
    ("2049-01-01", "1-1-49"),
];

const POSTCODE: &[(&str, &str)] = &[
    (
        "9000",
        "
        9000 | 9000 | 9000 Gent | 9000 GENT | 9000, Gent | 9000-Gent | B-9000 | B 9000 | B9000 | BE-9000 | BE 9000 |
        b-9000 Gent | 9000 GENT (Oost-Vlaanderen) | 9000 Gent, België
    ",
    ),
    ("3665", "3665 As"),
    ("1650", "1650 Beersel"),
    ("9420", "9420 Erpe-Mere"),
    ("8670", "8670 Koksijde / Oostduinkerke"),
    ("2220", "2220 's-Gravenwezel"),
];

/// Each quantity with the forms that are understood.
const UNDERSTOOD: &[(Quantity, &[(&str, &str)])] = &[
    (Quantity::Money, MONEY),
    (Quantity::Headcount, HEADCOUNT),
    (Quantity::Percent, PERCENT),
    (Quantity::Date, DATE),
    (Quantity::Postcode, POSTCODE),
];

/// What is refused, because it is nothing of the kind or has more than one reading.
const REFUSED: &[(Quantity, Key, &str)] = &[
    (
        Quantity::Money,
        Key::ErrorAmount,
        "
        abc | 1.2.3 | 8.500,5,0 | 0.500 | 08.500 | 8.50.000 | 85 00 | 10 20 | 8'500 | 8,500.00 | 8.500.00 | € | euro |
        (8.500) | 8.500- | 8500 btw | 8500 21% | 8500 + | 8500 + 2000 | 8500 - 10800 | € 8.500–10.800 |
        8.500 tot 10.800 | 1.500 miljoen | 12.500 k | 1.500 duizend | 8,5 M | 8 ton | 8500 USD | $ 8500 | 1e6 |
        ca. 8500 | ± 8500 | 8500 per jaar | 8500 VTE | 60 % | ,50 | .50 | 8500, | 8.500. | 8500... |
        1,5 miljoen miljoen | miljoen 1,5 | ½ | 8500½ | ９９ | 0x10 | 8500 excl. 2000 | 12 euro 50 | 8500 zonder |
        8500 niet | 8500 niet btw | 8500 niet excl. btw | 8500 niet zonder btw
    ",
    ),
    (
        Quantity::Money,
        Key::ErrorVat,
        "
        8500 incl. btw | 8.500 inclusief btw | € 10.285 incl. 21% btw | 8500 met btw | 8500 btw inbegrepen |
        8500 (btw incl.) | 8500 TVAC | incl. btw: 8500 | 8500 incl | 10.285 euro btw 21% inclusief
    ",
    ),
    (
        Quantity::Money,
        Key::ErrorTooPreciseAmount,
        "1,234 | 8,500 | 8500,123 | 1,2345678901 mln | 0,000000001 miljoen",
    ),
    (
        Quantity::Money,
        Key::ErrorNegative,
        "-5 | - 5 | −5 | –5 | € -5 | -€ 5 | - 1,5 miljoen",
    ),
    (
        Quantity::Money,
        Key::ErrorTooLarge,
        "1001 miljard | 1000000000001 | 9999999999999999999999",
    ),
    (
        Quantity::Headcount,
        Key::ErrorNumber,
        "
        tien | 🙂 | 12 werknemers | 12 personen | 1,2 duizend | 12 € | 12-15 | > 12 | minder dan 50 | 12 1/2 | 1.2.3 |
        0.500
    ",
    ),
    (Quantity::Headcount, Key::ErrorNegative, "-5 | -12 VTE"),
    (Quantity::Headcount, Key::ErrorTooPrecise, "12,12345"),
    (
        Quantity::Headcount,
        Key::ErrorTooLarge,
        "10.000.001 | 99999999",
    ),
    (
        Quantity::Percent,
        Key::ErrorPercent,
        "tien | 1/3 | 50% + 1 | > 25 % | 25 % of meer | 60 ‰ | 24 999 | 60 euro | 1.2.3 | %",
    ),
    (
        Quantity::Percent,
        Key::ErrorPercentRange,
        "101 | 100,01 %",
    ),
    (Quantity::Percent, Key::ErrorTooPrecise, "33,33333"),
    (Quantity::Percent, Key::ErrorNegative, "-5 | -5 %"),
    (
        Quantity::Date,
        Key::ErrorDate,
        "
        morgen | vandaag | maart 2024 | 2024 | 15 maart | 15-3 | 150324 | 15 mar 2024x | 15 ju 2025 | maart 15 2024 |
        15-3-024 | 15-3-20244 | 1-2-3 | 4295000000 | 99999999999-1-2026 | 15/3/2024 10:30 | 2024-03-15T00:00 | 15x maart 2024 | 15 ma 2024 | vrijdag |
        voor 15 maart 2024 | 15 maart 2024 of later | 1.2.3
    ",
    ),
    (
        Quantity::Date,
        Key::ErrorNoDay,
        "31-02-2026 | 29 februari 2025 | 0-1-2026 | 3/15/2024 | maandag 15 maart 2024 | ma 24/11/2026 | 32132024",
    ),
    (
        Quantity::Date,
        Key::ErrorShortYear,
        "15/3/98 | 1 maart '50 | 24-11-99",
    ),
    (
        Quantity::Date,
        Key::ErrorYearRange,
        "1-1-1850 | 1-1-3024 | 1 januari 1899",
    ),
    (
        Quantity::Postcode,
        Key::ErrorPostcode,
        "
        999 | 0999 | 90000 | 9.000 | 9 000 | -9000 | Gent | Gent 9000 | NL-1011 | 1011 AB | 1011ab | L-1234 |
        D-50667 | 9000 of 9050 | 9000-9050 | Korenmarkt 1, 9000 Gent | 9000,50 | 9000% | b | ９０００
    ",
    ),
    (
        Quantity::Money,
        Key::ErrorEnterpriseAmount,
        "
        0403.053.608 | 0403 053 608 | BE 0403 053 608 | BE0403053608 | BE 0403.053.608 | BTW BE 0403.053.608 |
        BE 403.053.608 | 1000.123.456 | 0403053608 | € 0403053608 | 0403053608 euro | BTW 0403.053.608 | KBO 0403.053.608 |
        KBO 0403053608 | RPR Gent 0403.053.608 | 0403.053.608 RPR Gent | BTW 1000.123.456 | BE1000123456
    ",
    ),
    (
        Quantity::Headcount,
        Key::ErrorEnterpriseNumber,
        "0403.053.608 | 0403053608 | BE0403053608 | KBO 0403.053.608 | RPR Gent 0403 053 608 | 1000123456",
    ),
    (
        Quantity::Percent,
        Key::ErrorEnterprisePercent,
        "0403.053.608 | 0403053608 | BE 0403 053 608",
    ),
    (
        Quantity::Date,
        Key::ErrorEnterpriseDate,
        "0403.053.608 | 0403053608 | BE0403.053.608",
    ),
    (
        Quantity::Postcode,
        Key::ErrorEnterprisePostcode,
        "0403.053.608 | 0403053608 | BE 0403 053 608 | btw-be 0403.053.608 | btw 0403.053.608 | KBO: 0403.053.608",
    ),
];

/// The forms of a row.
fn each(forms: &'static str) -> impl Iterator<Item = &'static str> {
    forms.split('|').map(str::trim)
}

/// The form with each kind of space that text processors and pages put in it and around it.
fn spaced(form: &str) -> impl Iterator<Item = String> {
    let kinds = [' ', '\u{a0}', '\u{202f}', '\u{2009}'].into_iter();
    kinds.flat_map(|space| {
        let typed = form.replace(' ', &space.to_string());
        [format!("{space}{typed}{space}"), typed]
    })
}

#[test]
fn each_form_is_understood_exactly() {
    let mut count = 0;
    for (quantity, rows) in UNDERSTOOD {
        for (expected, forms) in *rows {
            for form in each(forms) {
                count += 1;
                for typed in spaced(form) {
                    assert_eq!(
                        value(&typed, *quantity).as_deref(),
                        Ok(*expected),
                        "{quantity:?} {typed:?}"
                    );
                }
            }
        }
    }
    assert!(count > 180, "{count} forms");
}

#[test]
fn what_has_no_one_reading_is_refused_with_its_reason() {
    for (quantity, reason, forms) in REFUSED {
        for form in each(forms) {
            for typed in spaced(form) {
                assert_eq!(
                    value(&typed, *quantity),
                    Err(*reason),
                    "{quantity:?} {typed:?}"
                );
            }
        }
    }
}

/// Nobody writes a nought before an amount of ten digits; without it, digits alone are an amount where one is asked.
#[test]
fn ten_digits_are_an_amount_among_amounts_unless_they_begin_with_a_nought() {
    for (typed, amount) in [
        ("1000000000", "1000000000.00"),
        ("403053608", "403053608.00"),
        ("403.053.608", "403053608.00"),
        ("1.000.123.456", "1000123456.00"),
        ("0403053608,5", "403053608.50"),
    ] {
        assert_eq!(value(typed, Quantity::Money).as_deref(), Ok(amount));
    }
}

#[test]
fn a_name_is_whatever_was_typed() {
    for name in [
        "0403.053.608",
        "8500 incl. btw",
        "",
        " x ",
        &"long ".repeat(200),
    ] {
        assert_eq!(read(DUTCH, name, Quantity::Name), Ok(Entered::Name));
    }
}

/// An error takes two short lines of the narrowest column at most.
#[test]
fn errors_are_short() {
    let voice = Voice::on(DUTCH, Date::parse("2026-11-24").unwrap());
    for key in cybersubsidie::text::ALL {
        if format!("{key:?}").starts_with("Error") {
            let words = voice.format_text(key, &["", ""]);
            assert!(words.chars().count() <= 52, "{words}");
        }
    }
}

/// What goes to a provider is what was understood; what was not stays as typed.
#[test]
fn answers_are_told_as_they_were_understood() {
    let voice = Voice::on(DUTCH, Date::parse("2026-11-24").unwrap());
    for (field, typed, told) in [
        (Field::AwardAmount, "1,5 mln", "€ 1.500.000,00"),
        (Field::LastHeadcount, "12 voltijdse equivalenten", "12 VTE"),
        (Field::PublicShare, "60 procent", "60 %"),
        (Field::TrajectoryDate, "15/3/'24", "15 maart 2024"),
        (Field::Postcode, "B-9000 Gent", "9000"),
        (Field::Name, "12 VTE", "12 VTE"),
        (Field::AwardAmount, "veel", "veel"),
    ] {
        let answer = in_words::answer(&voice, field, typed);
        assert_eq!(answer.replace('\u{a0}', " "), told);
    }
}

#[test]
fn a_postcode_tells_where_it_lies_as_the_rules_have_it() {
    let voice = Voice::on(DUTCH, Date::parse("2026-11-24").unwrap());
    let of = |code: u16| place::of(&voice, Postcode::parse(&code.to_string()).unwrap());
    let counts = |code: u16| {
        let mut ranges = voice.scheme.region.iter();
        ranges.any(|(first, last)| (*first..=*last).contains(&code))
    };
    // Where the rules of a version have it otherwise, nothing is said.
    let said = |code: u16, flemish: bool, told: String| {
        let expected = if counts(code) == flemish {
            told
        } else {
            String::new()
        };
        assert_eq!(of(code), expected, "{code}");
    };
    for (code, place) in [
        (1500, "Vlaams-Brabant, Vlaams Gewest"),
        (1999, "Vlaams-Brabant, Vlaams Gewest"),
        (2000, "Antwerpen, Vlaams Gewest"),
        (2070, "Oost-Vlaanderen, Vlaams Gewest"),
        (2071, "Antwerpen, Vlaams Gewest"),
        (3000, "Vlaams-Brabant, Vlaams Gewest"),
        (3500, "Limburg, Vlaams Gewest"),
        (8500, "West-Vlaanderen, Vlaams Gewest"),
        (9000, "Oost-Vlaanderen, Vlaams Gewest"),
    ] {
        said(code, true, place.to_owned());
    }
    let asked = ". Ook een vestiging in Vlaanderen? Vul dan die postcode in.";
    for (code, region) in [
        (1000, "Brussel"),
        (1299, "Brussel"),
        (1300, "Wallonië"),
        (1499, "Wallonië"),
        (4000, "Wallonië"),
        (7999, "Wallonië"),
    ] {
        said(code, false, format!("{region}{asked}"));
    }
    let mut silent = 0;
    for code in 1000..=9999 {
        let told = of(code);
        silent += usize::from(told.is_empty());
        if !told.is_empty() {
            assert_eq!(
                told.ends_with("Vlaams Gewest"),
                counts(code),
                "{code}: {told}"
            );
        }
    }
    assert!(silent * 2 < 9000, "nothing is said of {silent} postcodes");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    /// Whatever the page writes of a value, in any kind of space, is read as that value.
    #[test]
    fn what_the_page_writes_is_read_back(
        cents in 0..=100_000_000_000_000_u64, parts in 0..=1_000_000_u32, count in 0..=100_000_000_000_u64,
        year in 1900..=2999_u16, month in 1..=12_u8, day in 1..=28_u8, round in 0..6_u32,
    ) {
        // Round amounts are as likely as others: they are written in words.
        let cents = cents / 100_u64.pow(round) * 100_u64.pow(round);
        let amount = Money::parse(&format!("{}.{:02}", cents / 100, cents % 100)).unwrap();
        let share = Percent::parse(&format!("{}.{:04}", parts / 10_000, parts % 10_000)).unwrap();
        let count = Headcount::parse(&format!("{}.{:04}", count / 10_000, count % 10_000)).unwrap();
        let date = Date::new(year, month, day).unwrap();
        let written = [
            (DUTCH.cents(amount), Entered::Money(amount)),
            (DUTCH.euro(amount), Entered::Money(amount)),
            (DUTCH.round(amount), Entered::Money(amount)),
            (DUTCH.amount(amount.euro()), Entered::Money(amount)),
            (DUTCH.number(&amount.to_string()), Entered::Money(amount)),
            (DUTCH.percent(&share.to_string()), Entered::Percent(share)),
            (DUTCH.count(share.value()), Entered::Percent(share)),
            (DUTCH.count(count.value()), Entered::Headcount(count)),
            (DUTCH.date(date), Entered::Date(date)),
            (cybersubsidie::text::format::typed_date(date), Entered::Date(date)),
            (in_words::understood(DUTCH, Entered::Money(amount)).unwrap(), Entered::Money(amount)),
            (in_words::understood(DUTCH, Entered::Headcount(count)).unwrap(), Entered::Headcount(count)),
            (in_words::understood(DUTCH, Entered::Percent(share)).unwrap(), Entered::Percent(share)),
            (in_words::understood(DUTCH, Entered::Date(date)).unwrap(), Entered::Date(date)),
        ];
        for (text, entered) in written {
            let quantity = match entered {
                Entered::Money(_) => Quantity::Money,
                Entered::Headcount(_) => Quantity::Headcount,
                Entered::Percent(_) => Quantity::Percent,
                _ => Quantity::Date,
            };
            for typed in spaced(&text.replace('\u{a0}', " ")).chain([text.to_uppercase()]) {
                prop_assert_eq!(read(DUTCH, &typed, quantity), Ok(entered), "{:?}", typed);
            }
        }
    }

    /// Nothing panics, and what is read is within its bounds; of texts at random and of pieces of real ones.
    #[test]
    fn any_text_is_read_or_refused(text in prop_oneof![
        ".{0,40}",
        "([0-9]{1,4}|[ .,'’()%€+−–=/-]|excl|btw|incl|mln|be|vte|maart|ma|e|k){0,12}",
    ]) {
        for (quantity, _) in UNDERSTOOD {
            if let Ok(Entered::Date(date)) = read(DUTCH, &text, *quantity) {
                prop_assert!((1900..=2999).contains(&date.parts().0));
            }
        }
    }

    /// A number in words that are none of the language's is refused, whatever they are.
    #[test]
    fn an_unknown_word_is_never_passed_over(word in "[f-z]{2,8}", number in 0..100_000_u32) {
        let known = ["mln", "mio", "met", "plus", "zonder", "vte", "htva", "pct", "tvac", "mld", "miljoen", "miljard"];
        prop_assume!(!known.contains(&&*word));
        for quantity in [Quantity::Money, Quantity::Headcount, Quantity::Percent] {
            for typed in [format!("{number} {word}"), format!("{word} {number}")] {
                prop_assert!(read(DUTCH, &typed, quantity).is_err(), "{:?}", typed);
            }
        }
    }
}
