//! What a link tells of the moment it was made: the rules, the day, what came out, and a checksum of its answers. Opened later, it can be
//! said what has changed since. A link without these parts is as good as any.

use super::{VERSION, encode};
use crate::answers::Answers;
use crate::answers::compose::compose;
use crate::json::write::{ToJson, text};
use crate::rules::date::Date;
use crate::rules::evaluate::{Evaluation, Status, under};
use crate::rules::scheme::{Scheme, VERSIONS};
use crate::text::Locale;

/// The codes of the four parts; no field has one of these.
const RULES: &str = "_r";
const DAY: &str = "_d";
const OUTCOME: &str = "_o";
const CHECK: &str = "_c";

/// The parts, as they were read.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Stamp {
    /// The first day of the version of the rules, and the hash of its data.
    rules: Option<(String, u32)>,
    /// The day for which it was computed.
    day: Option<Date>,
    outcome: Option<u32>,
    check: Option<u32>,
}

/// What has changed since a link was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// The day for which it was computed.
    pub day: Date,
    /// Its rules are none that are known here: they are newer.
    pub newer: bool,
    /// The rules that hold are others, or their figures.
    pub rules: bool,
    /// What comes out today is not what came out then.
    pub outcome: bool,
}

/// FNV-1a with 32 bits: tells a cut or a changed text, and guards against nobody.
#[must_use]
pub fn hash(text: &str) -> u32 {
    let add = |sum: u32, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811c_9dc5, add)
}

/// Eight hexadecimal digits.
fn hex(number: u32) -> String {
    let digit = |place: u32| char::from_digit(number >> (place * 4) & 15, 16).unwrap_or('0');
    (0..8).rev().map(digit).collect()
}

fn unhex(text: &str) -> Option<u32> {
    let sound = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    sound.then(|| {
        let digits = text.chars().filter_map(|digit| digit.to_digit(16));
        digits.fold(0, |sum, digit| sum << 4 | digit)
    })
}

/// The hash of what a visitor is told: status, rates, every amount by rate.
fn outcome(evaluation: &Evaluation) -> u32 {
    let mut told = String::from(match evaluation.status {
        Status::Eligible => "e",
        Status::Ineligible => "i",
        Status::Undetermined => "u",
    });
    put(&mut told, &evaluation.rates);
    for package in &evaluation.packages {
        put(&mut told, &package.by_rate);
        if let Some(quote) = &package.quote {
            put(&mut told, &quote.by_rate);
        }
    }
    hash(&told)
}

fn put<T: ToJson>(told: &mut String, value: &T) {
    told.push_str(&text(value));
}

/// The answers behind the version of the form.
fn rest(link: &str) -> &str {
    link.strip_prefix(VERSION).unwrap_or_default()
}

/// The link with the four parts right behind its beginning: its answers, in the Dutch form, came to `evaluation` on `day`.
#[must_use]
pub fn stamped(link: &str, evaluation: &Evaluation, day: Date) -> String {
    let rest = rest(link);
    if rest.is_empty() {
        return link.to_owned();
    }
    let scheme = evaluation.scheme;
    [
        VERSION,
        "&",
        RULES,
        "=",
        scheme.id,
        ".",
        &hex(scheme.data),
        "&",
        DAY,
        "=",
        &day.to_string(),
        "&",
        OUTCOME,
        "=",
        &hex(outcome(evaluation)),
        "&",
        CHECK,
        "=",
        &hex(hash(rest)),
        rest,
    ]
    .concat()
}

impl Stamp {
    /// Takes one of the four parts; none for any other.
    pub(super) fn take(&mut self, code: &str, text: &str) -> Option<()> {
        match code {
            RULES => {
                let (id, data) = text.split_once('.')?;
                Date::parse(id).ok()?;
                self.rules = Some((id.to_owned(), unhex(data)?));
            }
            DAY => self.day = Some(Date::parse(text).ok()?),
            OUTCOME => self.outcome = Some(unhex(text)?),
            CHECK => self.check = Some(unhex(text)?),
            _ => return None,
        }
        Some(())
    }

    /// Whether the answers are not those of which the link has the checksum: it was cut, or changed. One that tells of its moment without
    /// a checksum was cut too. How its signs are escaped does not matter.
    #[must_use]
    pub fn is_broken(&self, answers: &Answers) -> bool {
        let tells = self.rules.is_some() || self.day.is_some() || self.outcome.is_some();
        self.check
            .map_or(tells, |check| check != hash(rest(&encode(answers))))
    }

    /// What has changed since, for answers in this language's form; none where nothing has, or where the link does not say. Of a
    /// link that is broken it must not be told: its answers are others.
    #[must_use]
    pub fn since(&self, locale: Locale, answers: &Answers, today: Date) -> Option<Since> {
        let (Some((id, data)), Some(day), Some(before)) = (&self.rules, self.day, self.outcome)
        else {
            return None;
        };
        let on = |day| {
            let application = compose(locale, answers, day).application;
            let scheme = Scheme::nearest(application.decision_date);
            (
                outcome(&under(scheme, &application)),
                scheme,
                application.decision_date,
            )
        };
        let (then, scheme, asked) = on(day);
        let (now, _, asks) = on(today);
        let newer = !VERSIONS.iter().any(|version| version.id == id);
        let since = Since {
            day,
            newer,
            rules: !newer && (scheme.id != id || scheme.data != *data || then != before),
            outcome: now != before,
        };
        let same = !since.newer && !since.rules && !since.outcome && asked == asks;
        (!same).then_some(since)
    }
}
