//! The calendar file of the day from which the subsidy may be asked again: what a calendar program reads in it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

use cybersubsidie::rules::date::Date;
use cybersubsidie::text::calendar::again;
use cybersubsidie::text::{ALL, DUTCH, Key, Locale, Voice};

fn on(day: &str) -> Date {
    Date::parse(day).unwrap()
}

fn dutch(asked: &str, from: &str) -> String {
    again(&Voice::on(DUTCH, on(asked)), on(from), "7", false)
}

/// The lines, put together again as a calendar program does.
fn read(file: &str) -> Vec<(String, String)> {
    let whole = file.replace("\r\n ", "");
    let lines = whole.strip_suffix("\r\n").unwrap().split("\r\n");
    lines
        .map(|line| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_owned(), value.to_owned())
        })
        .collect()
}

fn value(file: &str, name: &str) -> String {
    let mut found = read(file).into_iter().filter(|(one, _)| one == name);
    let (_, value) = found.next().unwrap();
    assert!(found.next().is_none(), "{name} twice");
    value
}

/// Each line as it is sent: it ends in CRLF and has at most 75 octets.
fn assert_sent(file: &str) {
    assert!(file.ends_with("\r\n"));
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    assert_eq!(file.matches('\r').count(), file.matches("\r\n").count());
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
    }
}

#[test]
fn the_whole_file_to_the_byte() {
    assert_eq!(
        dutch("2026-11-24", "2028-02-29"),
        "BEGIN:VCALENDAR\r\n\
         VERSION:2.0\r\n\
         PRODID:Cybersubsidie\r\n\
         BEGIN:VEVENT\r\n\
         UID:cybersubsidie-20280229-7\r\n\
         DTSTAMP:20261124T000000Z\r\n\
         DTSTART;VALUE=DATE:20280229\r\n\
         TRANSP:TRANSPARENT\r\n\
         SUMMARY:VLAIO-subsidie opnieuw aanvragen voor een cybersecurity verbetertra\r\n \
         ject\r\n\
         DESCRIPTION:De andere voorwaarden blijven gelden. Vraag VLAIO of de maatreg\r\n \
         el nog loopt. cs@vlaio.be 0800 20 555\r\n\
         END:VEVENT\r\n\
         END:VCALENDAR\r\n"
    );
}

#[test]
fn the_same_mark_and_day_are_the_same_event_whenever_it_is_asked() {
    let (one, other) = (
        dutch("2026-11-24", "2028-11-25"),
        dutch("2027-01-01", "2028-11-25"),
    );
    for name in ["UID", "DTSTART;VALUE=DATE", "SUMMARY", "DESCRIPTION"] {
        assert_eq!(value(&one, name), value(&other, name), "{name}");
    }
    assert_eq!(value(&other, "DTSTAMP"), "20270101T000000Z");
    assert_ne!(
        value(&one, "UID"),
        value(&dutch("2026-11-24", "2028-11-26"), "UID")
    );
}

#[test]
fn two_enterprises_with_one_day_are_two_events() {
    let of = |mark| {
        let file = again(
            &Voice::on(DUTCH, on("2026-11-24")),
            on("2028-11-25"),
            mark,
            false,
        );
        value(&file, "UID")
    };
    assert_ne!(of("1764500000000"), of("1764500000001"));
}

#[test]
fn the_file_says_that_other_book_years_count() {
    let of = |other_years| {
        let voice = Voice::on(DUTCH, on("2026-11-24"));
        value(
            &again(&voice, on("2028-11-25"), "7", other_years),
            "DESCRIPTION",
        )
    };
    let years = DUTCH.text(Key::VerdictOtherYears);
    assert!(
        of(true).contains(&format!("gelden. {years} Vraag")),
        "{}",
        of(true)
    );
    assert!(!of(false).contains("boekja"), "{}", of(false));
}

/// A text with this in place of the summary.
fn with_summary(text: &str) -> String {
    let lines = ALL.map(|key| match key {
        Key::NowCalendarSummary => text.to_owned(),
        other if DUTCH.has_places(other) => String::new(),
        other => DUTCH.text(other).to_owned(),
    });
    let locale = Locale::of(lines.join("\n")).unwrap();
    again(
        &Voice::on(locale, on("2026-11-24")),
        on("2028-11-25"),
        "7",
        false,
    )
}

#[test]
fn what_a_calendar_takes_for_signs_is_escaped() {
    let file = with_summary(r"a,b;c\n: d");
    assert_eq!(value(&file, "SUMMARY"), r"a\,b\;c\\n: d");
}

#[test]
fn a_line_is_folded_between_letters_wherever_they_fall() {
    for letter in ["x", "é", "€", "🙂", ",", "é,€"] {
        for shift in 0..6 {
            let text = "a".repeat(shift) + &letter.repeat(90);
            let file = with_summary(&text);
            assert_sent(&file);
            assert_eq!(value(&file, "SUMMARY").replace('\\', ""), text);
        }
    }
    assert_sent(&dutch("2026-11-24", "2028-02-29"));
}
