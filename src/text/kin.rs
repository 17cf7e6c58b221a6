//! The enterprises of a group in words: how each belongs to another, and how it counts.

use super::drawing::{Counts, Firm, Way};
use super::relation::counts;
use super::{Key, Voice};
use crate::answers::field::{Field, choice};
use crate::answers::in_words;
use crate::answers::paste::Pasted;
use crate::answers::{Answers, ROOT};
use crate::rules::percent::Percent;
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

/// What follows the box for its share, or its kind where it has no share.
#[must_use]
pub fn phrase(kind: &str) -> Key {
    match kind {
        choice::MOTHER => Key::KindOfMother,
        choice::DAUGHTER | choice::SISTER => Key::KindOfHeld,
        choice::SAME_OWNER => Key::KindOfOwner,
        _ => Key::KindOfUnnamed,
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
        _ => filled(Field::Capital) || id == ROOT,
    };
    held && Field::FIGURES.iter().flatten().all(|field| filled(*field))
}

/// Its kind, and its share.
#[must_use]
pub fn held(voice: &Voice, answers: &Answers, id: u32) -> String {
    let kind = answers.get(id, Field::Kind);
    let mut words = voice.text(name(kind)).to_owned();
    let share = answers.get(id, Field::Capital);
    if kind != choice::SAME_OWNER && !share.is_empty() {
        words.push(' ');
        words.push_str(&in_words::answer(voice, Field::Capital, share));
    }
    words
}

/// An enterprise in a few words: its kind, its share, how many of its figures are there, without those that cannot be read.
#[must_use]
pub fn in_short(voice: &Voice, answers: &Answers, id: u32, unread: usize) -> String {
    let mut parts = Vec::new();
    if id != ROOT {
        parts.push(held(voice, answers, id));
    }
    let figures = Field::FIGURES.iter().flatten();
    let there = figures.filter(|field| !answers.get(id, **field).trim().is_empty());
    let there = there.count().saturating_sub(unread).to_string();
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
    if answers.belongs_to(id).is_none() {
        return voice.text(Key::RelationMotherOpen).to_owned();
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
    let votes = answers.get(id, Field::Voting);
    if !kind.is_empty() && !votes.is_empty() {
        let votes = in_words::answer(voice, Field::Voting, votes);
        lines.push(voice.format_text(Key::RelationVotes, &[&votes]));
    }
    lines.push(told);
    if answers.named_twice(id) {
        lines.push(voice.text(Key::RelationTwice).to_owned());
    }
    lines.join(" ")
}

/// What became of a pasted block.
#[must_use]
pub fn pasted(voice: &Voice, pasted: &Pasted) -> String {
    let mut told = Vec::new();
    let counts = [
        (Key::PastedFilled, pasted.filled),
        (Key::PastedReplaced, pasted.replaced),
        (Key::PastedUnread, pasted.unread),
    ];
    for (place, (key, count)) in counts.into_iter().enumerate() {
        if count > 0 || place == 0 {
            told.push(voice.format_text(key, &[&count.to_string()]));
        }
    }
    if !pasted.left.is_empty() {
        told.push(voice.format_text(Key::PastedLeft, &[&pasted.left.join(" · ")]));
    }
    told.join(" ")
}

/// The group as it is drawn.
#[must_use]
pub fn firms(voice: &Voice, answers: &Answers, additions: &[Addition]) -> Vec<Firm> {
    let mut firms = vec![Firm {
        level: 0,
        way: Way::Own,
        name: answers.get(ROOT, Field::Name).trim().to_owned(),
        share: String::new(),
        counts: Counts::Fully,
    }];
    for ((id, level), addition) in answers.shape(None).into_iter().zip(additions) {
        let kind = answers.get(id, Field::Kind);
        let share = match (kind, answers.get(id, Field::Capital).trim()) {
            (choice::SAME_OWNER, _) | (_, "") => String::new(),
            (_, share) => in_words::answer(voice, Field::Capital, share),
        };
        firms.push(Firm {
            level,
            way: match kind {
                choice::MOTHER => Way::Above,
                choice::DAUGHTER | choice::SISTER => Way::Below,
                choice::SAME_OWNER => Way::Owner,
                _ => Way::Unnamed,
            },
            name: answers.get(id, Field::Name).trim().to_owned(),
            share,
            counts: match (addition.at_least, addition.at_most) {
                (None, None) => Counts::Not,
                (Some(least), Some(most)) if least == most && least == Percent::WHOLE => {
                    Counts::Fully
                }
                (Some(least), Some(most)) if least == most => Counts::Partly,
                _ => Counts::Unknown,
            },
        });
    }
    firms
}
