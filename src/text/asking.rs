//! Whom to ask what the visitor does not know.

use super::{Key, Voice, verdict};
use crate::rules::evaluate::Question;

/// Who can answer a question, where it is not VLAIO.
const WHOM: [(Question, Key); 6] = [
    (Question::PrivateSector, Key::AskingAccountant),
    (Question::Equity, Key::AskingAccountant),
    (Question::Size, Key::AskingAccountant),
    (Question::DeMinimis, Key::AskingAccountant),
    (Question::MainActivity, Key::AskingProvider),
    (Question::Nis2, Key::AskingNis2),
];

fn whom(question: Question) -> Key {
    let known = WHOM.iter().find(|(one, _)| *one == question);
    known.map_or(Key::AskingVlaio, |(_, key)| *key)
}

/// A line for each of those to ask, with the questions for them.
#[must_use]
pub fn lines(voice: &Voice, questions: &[Question]) -> Vec<String> {
    let all = [
        Key::AskingAccountant,
        Key::AskingProvider,
        Key::AskingVlaio,
        Key::AskingNis2,
    ];
    let mut lines = Vec::new();
    for one in all {
        let mut names = Vec::new();
        for &question in questions {
            if whom(question) == one {
                names.push(voice.text(verdict::missing(question)).to_owned());
            }
        }
        if !names.is_empty() {
            lines.push(voice.format_text(one, &[&names.join(", ")]));
        }
    }
    lines
}
