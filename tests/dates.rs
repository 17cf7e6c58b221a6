//! The calendar by itself, day by day against an independent count.
#![allow(clippy::unwrap_used)] // a test may stop

use cybersubsidie::rules::date::{Date, DateError};

/// Days since 1 January 1970 (the civil-from-days arithmetic of the proleptic Gregorian calendar).
fn day_number(date: Date) -> i64 {
    let (year, month, day) = date.parts();
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year.div_euclid(400) * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[test]
fn every_next_day_is_one_day_later_from_1900_to_3005() {
    let mut date = Date::parse("1900-01-01").unwrap();
    let end = Date::new(3005, 1, 1).unwrap();
    while date < end {
        let next = date.next();
        assert!(next > date);
        assert_eq!(day_number(next), day_number(date) + 1, "{date}");
        date = next;
    }
}

#[test]
fn days_that_do_not_exist_are_refused() {
    for text in [
        "2026-02-29",
        "2100-02-29",
        "2026-04-31",
        "2026-06-31",
        "2026-09-31",
        "2026-11-31",
        "2026-00-10",
        "2026-13-01",
        "2026-01-00",
        "2026-01-32",
        "2024-02-30",
        "2026-1-01",
        "26-01-01",
        "2026-01-01 ",
    ] {
        assert_eq!(Date::parse(text), Err(DateError::Invalid), "{text}");
    }
    for text in [
        "2024-02-29",
        "2000-02-29",
        "2026-12-31",
        "1900-01-01",
        "2999-12-31",
    ] {
        assert_eq!(Date::parse(text).unwrap().to_string(), text);
    }
    for text in ["1899-12-31", "3000-01-01", "0000-01-01"] {
        assert_eq!(Date::parse(text), Err(DateError::OutOfRange), "{text}");
    }
}

#[test]
fn an_anniversary_of_29_february_is_28_february_where_there_is_none() {
    let leap = Date::parse("2024-02-29").unwrap();
    assert_eq!(leap.anniversary(3).to_string(), "2027-02-28");
    assert_eq!(leap.anniversary(4).to_string(), "2028-02-29");
    assert_eq!(
        Date::parse("2096-02-29")
            .unwrap()
            .anniversary(4)
            .to_string(),
        "2100-02-28"
    );
    assert_eq!(
        Date::parse("2026-11-23")
            .unwrap()
            .anniversary(4)
            .to_string(),
        "2030-11-23"
    );
}
