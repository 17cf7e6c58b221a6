//! A link that tells when it was made: opened later it is said what has changed, and a cut one says so.
#![allow(clippy::unwrap_used)] // a test may stop

use cybersubsidie::answers::compose::compose;
use cybersubsidie::evaluate;
use cybersubsidie::link::stamp::{Since, stamped};
use cybersubsidie::link::{Decoded, decode, encode};
use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::scheme::Scheme;
use cybersubsidie::text::DUTCH;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The link to take along, of answers given on a day.
fn made(link: &str, on: Date) -> String {
    let answers = decode(link).answers;
    let application = compose(DUTCH, &answers, on).application;
    let evaluation = evaluate(&application).unwrap();
    stamped(&encode(&answers), &evaluation, application.decision_date)
}

fn since(opened: &Decoded, today: Date) -> Option<Since> {
    opened.stamp.since(DUTCH, &opened.answers, today)
}

/// An enterprise whose earlier trajectory runs out within a year of this day.
fn waiting() -> (String, Date, Date) {
    let scheme = Scheme::last();
    let first = scheme.valid_from.anniversary(scheme.repeat_years);
    let (year, month, of_month) = scheme.valid_from.parts();
    (
        format!("1nl&p=9000&f=bv&o=n&m=y&e=n&t=y&td={of_month:02}-{month:02}-{year}&s=y&x=n"),
        first,
        first.next(),
    )
}

#[test]
fn nothing_is_said_on_the_day_it_was_made() {
    let (link, on, _) = waiting();
    let link = made(&link, on);
    assert!(link.starts_with("1nl&_r="), "{link}");
    let opened = decode(&link);
    assert!(opened.skipped.is_empty() && !opened.broken && !opened.refused);
    assert_eq!(since(&opened, on), None);
}

#[test]
fn a_later_day_is_said_with_whether_the_outcome_is_the_same() {
    let (link, on, next) = waiting();
    let opened = decode(&made(&link, on));
    // From this day on it may be asked again.
    let told = since(&opened, next).unwrap();
    assert_eq!(
        (told.day, told.newer, told.rules, told.outcome),
        (on, false, false, true)
    );
    let same = decode(&made("1nl&p=9000", on));
    let told = since(&same, next).unwrap();
    assert_eq!((told.rules, told.outcome), (false, false));
}

#[test]
fn a_day_that_was_typed_stays_the_day() {
    let (link, on, next) = waiting();
    let (year, month, of_month) = on.parts();
    let link = format!("{link}&d={of_month:02}-{month:02}-{year}").replace("1nl&", "1nl&d=&");
    let opened = decode(&made(&link, next));
    assert_eq!(since(&opened, next), None);
}

#[test]
fn other_rules_are_said() {
    let (link, on, _) = waiting();
    let link = made(&link, on);
    let (start, rest) = link.split_once('.').unwrap();
    let other = format!("{start}.{:08x}{}", 7, &rest[8..]);
    assert!(since(&decode(&other), on).unwrap().rules);
    // The same rules, and yet another outcome then: an amount was corrected, or a reading.
    let place = link.find("&_o=").unwrap() + 4;
    let other = format!("{}{:08x}{}", &link[..place], 7, &link[place + 8..]);
    assert!(since(&decode(&other), on).unwrap().rules);
    let newest = Scheme::last().id;
    let newer = link.replace(newest, "2998-01-01");
    assert!(since(&decode(&newer), on).unwrap().newer);
}

#[test]
fn a_cut_or_changed_link_opens_what_it_can_and_says_so() {
    let (link, on, _) = waiting();
    let link = made(&link, on);
    for cut in (link.find("&_c=").unwrap() + 12..link.len()).filter(|at| link.is_char_boundary(*at))
    {
        let opened = decode(&link[..cut]);
        assert!(
            opened.broken || opened.answers == decode(&link).answers,
            "{cut}"
        );
    }
    let changed = decode(&link.replace("p=9000", "p=1000"));
    assert!(changed.broken);
    // A mail program escapes signs of its own.
    let escaped = link.replace('-', "%2D").replacen("%2D", "-", 5);
    assert!(!decode(&escaped).broken, "{escaped}");
}

#[test]
fn a_link_without_these_parts_says_nothing_of_it() {
    let (link, on, next) = waiting();
    for link in [&*link, "1nl"] {
        let opened = decode(link);
        assert_eq!(
            (since(&opened, on), since(&opened, next), opened.broken),
            (None, None, false),
            "{link}"
        );
    }
    // No part that is none of the four, and none that is misspelt.
    assert_eq!(
        decode("1nl&_r=x&_d=2026-13-01&_o=123&_c=zzzzzzzz")
            .skipped
            .len(),
        4
    );
    assert_eq!(made("1nl", on), "");
}

#[test]
fn a_link_that_tells_of_its_moment_without_a_checksum_was_cut() {
    let (link, on, _) = waiting();
    let link = made(&link, on);
    let check = link.find("&_c=").unwrap();
    for end in [
        link.find("&_d=").unwrap(),
        link.find("&_o=").unwrap(),
        check,
    ] {
        assert!(decode(&link[..end]).broken, "{}", &link[..end]);
    }
    for cut in check..check + 12 {
        let opened = decode(&link[..cut]);
        assert!(opened.broken, "{}", &link[..cut]);
    }
    assert!(decode(&link.replace(&link[check..check + 12], "")).broken);
}

proptest! {
    #[test]
    fn anything_typed_is_whole_after_the_way(name in "\\PC{0,20}", amount in "[0-9 .,€-]{0,12}") {
        let link = format!("1nl&t1={}&x=y&a&aa={}", escaped(&amount), escaped(&name));
        let link = made(&link, day("2026-11-24"));
        let opened = decode(&link);
        prop_assert!(!opened.broken);
        prop_assert_eq!(encode(&opened.answers), encode(&decode(&link).answers));
        prop_assert_eq!(since(&opened, day("2026-11-24")), None);
    }
}

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
