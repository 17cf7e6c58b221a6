//! The enterprises of a group in words: how each belongs to another, and how it counts.

use super::relation::counts;
use super::{Key, Voice};
use crate::answers::Answers;
use crate::answers::field::{Field, choice};
use crate::answers::in_words;
use crate::rules::relations::{Addition, Kind};

/// The name of a kind of kin.
#[must_use]
pub fn name(kind: &str) -> Key {
    match kind {
        choice::MOTHER => Key::KindMother,
        choice::DAUGHTER => Key::KindDaughter,
        choice::SISTER => Key::KindSister,
        choice::SAME_OWNER => Key::KindSameOwner,
        _ => Key::KindUnnamed,
    }
}

/// The words on a button that adds such an enterprise, to the applicant or to the one of this name.
#[must_use]
pub fn adding(voice: &Voice, kind: &str, to: Option<&str>) -> String {
    let name = voice.text(name(kind));
    match to {
        None => voice.format_text(Key::KindAdd, &[name]),
        Some(to) => voice.format_text(Key::KindAddTo, &[name, to]),
    }
}

/// Whether an enterprise is told as far as the size can need it: how it is held, and all figures of both years.
#[must_use]
pub fn done(answers: &Answers, id: u32) -> bool {
    let filled = |field: Field| !answers.get(id, field).trim().is_empty();
    let held = match answers.get(id, Field::Kind) {
        choice::SAME_OWNER => filled(Field::SameMarket),
        _ => filled(Field::Capital) || id == crate::answers::ROOT,
    };
    held && Field::FIGURES.iter().flatten().all(|field| filled(*field))
}

/// An enterprise in a few words: its kind, its share, how many of its figures are there.
#[must_use]
pub fn in_short(voice: &Voice, answers: &Answers, id: u32) -> String {
    let mut parts = Vec::new();
    if id != crate::answers::ROOT {
        let kind = answers.get(id, Field::Kind);
        let mut words = voice.text(name(kind)).to_owned();
        let share = answers.get(id, Field::Capital);
        if kind != choice::SAME_OWNER && !share.is_empty() {
            words.push(' ');
            words.push_str(&in_words::answer(voice, Field::Capital, share));
        }
        parts.push(words);
    }
    let figures = Field::FIGURES.iter().flatten();
    let there = figures.filter(|field| !answers.get(id, **field).trim().is_empty());
    let there = there.count().to_string();
    parts.push(voice.format_text(Key::KindFigures, &[&there]));
    parts.join(" · ")
}

/// How an enterprise counts, and why; `addition` is its place in the consolidation.
#[must_use]
pub fn told(voice: &Voice, answers: &Answers, id: u32, addition: &Addition) -> String {
    let kind = answers.get(id, Field::Kind);
    let market = match answers.get(id, Field::SameMarket) {
        choice::YES => Key::RelationMarketYes,
        choice::NO => Key::RelationMarketNo,
        _ => Key::RelationMarketOpen,
    };
    if kind == choice::SAME_OWNER && addition.kind != Kind::Included {
        let why = voice.text(market);
        return if addition.kind == Kind::Linked {
            format!("{why} {}", super::relation::much(voice, addition))
        } else {
            why.to_owned()
        };
    }
    let share = in_words::answer(voice, Field::Capital, answers.get(id, Field::Capital));
    let split = !answers.get(id, Field::Voting).is_empty()
        || !answers.get(id, Field::VotesDiffer).is_empty();
    let told = if addition.kind == Kind::Unknown && !kind.is_empty() && !split {
        voice.text(Key::RelationShareOpen).to_owned()
    } else {
        counts(voice, addition)
    };
    let mut lines = Vec::new();
    if !kind.is_empty() && !split && !share.is_empty() {
        let joint = !answers.get(id, Field::SharesOfOthers).is_empty();
        if !joint {
            lines.push(voice.format_text(Key::RelationShares, &[&share]));
        }
    }
    lines.push(told);
    if answers.named_twice(id) {
        lines.push(voice.text(Key::RelationTwice).to_owned());
    }
    lines.join(" ")
}
