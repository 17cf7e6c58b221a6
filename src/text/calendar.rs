//! The day from which the subsidy may be asked again, as a calendar file.

use super::locale::fill;
use super::{Key, Voice};
use crate::rules::date::Date;

/// The most octets of a line, its end not counted (RFC 5545, 3.1).
const LINE: usize = 75;

/// The file, with the day, the day asked, what is told and the event's own mark in their places.
const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:Cybersubsidie\r\nBEGIN:VEVENT\r\nUID:cybersubsidie-{0-{3\r\n\
    DTSTAMP:{1T000000Z\r\nDTSTART;VALUE=DATE:{0\r\nTRANSP:TRANSPARENT\r\nSUMMARY:{2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// An iCalendar of one event that lasts this whole day, in UTF-8 (RFC 5545). It is stamped with the day asked, since there is no
/// clock here. `mark` is what no other event with that day has (3.8.4.7): two enterprises in one calendar are two events.
/// `other_years`: the size rests on book years that do not count any more then.
#[must_use]
pub fn again(voice: &Voice, from: Date, mark: &str, other_years: bool) -> String {
    let years = if other_years {
        [" ", voice.text(Key::VerdictOtherYears)]
    } else {
        [""; 2]
    };
    let told = [
        voice.text(Key::NowCalendarSummary),
        "\r\nDESCRIPTION:",
        voice.text(Key::VerdictAvailable),
        years[0],
        years[1],
        " ",
        voice.text(Key::NowRuns),
        " ",
        voice.text(Key::PageMail),
        " ",
        voice.text(Key::PageTelephone),
    ]
    .concat();
    // As values (3.3.11); no text of a language has a line break.
    let told = told
        .replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,");
    let file = fill(
        FILE,
        &[&basic(from), &basic(voice.day), &told, mark],
        &|_| String::new(),
    );
    let mut out = String::new();
    let mut octets = 0;
    for letter in file.chars() {
        octets += letter.len_utf8();
        if letter < ' ' {
            octets = 0;
        } else if octets > LINE {
            // The space that says that the line goes on counts too.
            out.push_str("\r\n ");
            octets = 1 + letter.len_utf8();
        }
        out.push(letter);
    }
    out
}

// Not inlined: twice the same code would cost bytes.
#[inline(never)]
fn basic(day: Date) -> String {
    day.to_string().replace('-', "")
}
