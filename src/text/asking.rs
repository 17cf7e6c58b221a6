//! Whom to ask what the visitor does not know.

use super::{Key, Voice, verdict};
use crate::rules::evaluate::Question;

/// Who can answer a question; what is not listed, VLAIO can.
const fn whom(question: Question) -> Key {
    use Question::{DeMinimis, Equity, MainActivity, Nis2, PrivateSector, Size};

    if matches!(question, PrivateSector | Equity | Size | DeMinimis) {
        Key::AskingAccountant
    } else if matches!(question, MainActivity) {
        Key::AskingProvider
    } else if matches!(question, Nis2) {
        Key::AskingNis2
    } else {
        Key::AskingVlaio
    }
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
