//! The answers as a URL fragment and back: versioned, short, lossless.
//!
//! Form: `1nl&d=24-11-2026&p=9000&r1&c=30&r2&c=60&a&ad=…`. The first part is the version and the language in
//! which numbers were typed. `rN` begins an enterprise on level N under the last one of level N-1, `a` an
//! award; fields belong to the record begun last. Numbers and days that could be read stand in their Dutch form,
//! whatever the language; what could not stays as typed. A link to take along has the parts of `stamp` before the
//! answers. A link with more than an application may have is refused entirely: reading only part of a group could give a wrong yes.

pub mod stamp;

use crate::answers::field::Field;
use crate::answers::{Answers, ROOT};
use crate::limits::{MAX_AWARDS, MAX_LEVELS, MAX_RELATIONS};
use stamp::Stamp;

/// The version that is written.
const VERSION: &str = "1nl";
/// The number of parts of the longest possible link: every field in every record, the records themselves, and
/// what it tells of the moment it was made.
const MAX_LINK_PARTS: usize = (Field::ALL.len() + 1) * (1 + MAX_RELATIONS + MAX_AWARDS) + 4;

/// The content of a fragment.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Decoded {
    /// What could be read.
    pub answers: Answers,
    /// What the link tells of the moment it was made.
    pub stamp: Stamp,
    /// Its answers are not all of those that it was made of, or others.
    pub broken: bool,
    /// The parts that could not be read, as they were written.
    pub skipped: Vec<String>,
    /// Nothing was read: it is of another version, or has more than an application may have.
    pub refused: bool,
}

/// The link has more records than an application may have.
struct TooMuch;

/// Writes the answers as a fragment, without `#`; empty when nothing is answered.
#[must_use]
pub fn encode(answers: &Answers) -> String {
    let mut out = String::from(VERSION);
    put(&mut out, &answers.record);
    put_groups(&mut out, answers, ROOT, 1);
    for award in &answers.awards {
        out.push_str("&a");
        put(&mut out, &award.record);
    }
    if out == VERSION { String::new() } else { out }
}

fn put_groups(out: &mut String, answers: &Answers, under: u32, level: usize) {
    for group in answers.under(under) {
        out.push_str("&r");
        out.push_str(&level.to_string());
        put(out, &group.record);
        put_groups(out, answers, group.id, level + 1);
    }
}

fn put(out: &mut String, record: &crate::answers::Record) {
    for (field, text) in record.iter() {
        out.push('&');
        out.push_str(field.code());
        out.push('=');
        escape(out, text);
    }
}

fn escape(out: &mut String, text: &str) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.,:/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let digit = |half: u8| HEX.get(usize::from(half)).copied().unwrap_or('0');
            out.push('%');
            out.push(digit(byte >> 4));
            out.push(digit(byte & 15));
        }
    }
}

fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || rest.next().and_then(|b| char::from(b).to_digit(16));
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Reads a fragment, with or without its `#`. Unknown or broken parts are skipped and reported; a link with more than an
/// application may have is refused, and then nothing is read.
#[must_use]
pub fn decode(fragment: &str) -> Decoded {
    read(fragment).unwrap_or_else(|TooMuch| Decoded {
        refused: true,
        ..Decoded::default()
    })
}

fn read(fragment: &str) -> Result<Decoded, TooMuch> {
    let mut decoded = Decoded::default();
    // The length first, because checking it costs nothing.
    if fragment.split('&').count() > MAX_LINK_PARTS {
        return Err(TooMuch);
    }
    let mut parts = fragment.trim_start_matches('#').split('&');
    match parts.next() {
        Some(VERSION) => {}
        Some("") | None => return Ok(decoded),
        Some(other) => {
            decoded.skipped.push(other.to_owned());
            decoded.refused = true;
            return Ok(decoded);
        }
    }
    // The record being filled (none after one that could not be begun, since its fields belong to no other record), and
    // the last enterprise of each level.
    let mut record = Some(ROOT);
    let mut levels = vec![ROOT];
    let mut relations = 0;
    for part in parts {
        let kept = match part.split_once('=') {
            Some((code, text)) => decoded
                .stamp
                .take(code, text)
                .or_else(|| record.and_then(|id| set(&mut decoded.answers, id, code, text))),
            None => {
                record = begin(&mut decoded.answers, part, &mut levels, &mut relations)?;
                record.map(|_| ())
            }
        };
        if kept.is_none() {
            decoded.skipped.push(part.to_owned());
        }
    }
    decoded.broken = decoded.stamp.is_broken(&decoded.answers);
    Ok(decoded)
}

fn set(answers: &mut Answers, record: u32, code: &str, text: &str) -> Option<()> {
    let field = Field::parse(code)?;
    let text = unescape(text).filter(|text| !text.is_empty())?;
    if !field.takes(&text) || !answers.get(record, field).is_empty() {
        return None;
    }
    answers.set(record, field, &text);
    Some(())
}

/// Begins a record and returns its id; none for a part that does not begin a record.
fn begin(
    answers: &mut Answers,
    part: &str,
    levels: &mut Vec<u32>,
    relations: &mut usize,
) -> Result<Option<u32>, TooMuch> {
    if part == "a" {
        if answers.awards.len() == MAX_AWARDS {
            return Err(TooMuch);
        }
        return Ok(Some(answers.add_award()));
    }
    let level = part.strip_prefix('r').and_then(|level| level.parse().ok());
    let Some(level @ 1..) = level else {
        return Ok(None);
    };
    *relations += 1;
    if level > MAX_LEVELS || *relations > MAX_RELATIONS {
        return Err(TooMuch);
    }
    levels.truncate(level);
    // No parent: a level was left out.
    let under = levels.get(level - 1).copied();
    Ok(under.map(|under| {
        let id = answers.add_relation(under);
        levels.push(id);
        id
    }))
}
