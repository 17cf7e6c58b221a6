//! How a row stands to the others, by the word that a sheet has for it.

use super::pasted_cells::{folded, listed};
use crate::text::{Key, Locale};

/// How an enterprise stands to the applicant, or to the row above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// It is the applicant.
    Own,
    /// It holds.
    Mother,
    /// It is held.
    Daughter,
    /// It is held by the same mother.
    Sister,
    /// The same person owns both.
    SameOwner,
}

const WORDS: [(Key, Word); 5] = [
    (Key::PasteOwn, Word::Own),
    (Key::PasteMother, Word::Mother),
    (Key::PasteDaughter, Word::Daughter),
    (Key::PasteSister, Word::Sister),
    (Key::PasteSameOwner, Word::SameOwner),
];

/// The relation that a text names, alone or with a share beside it (`moeder 90 %`). None for any other text: "dochter van
/// Claes Holding" says more than this page can place, and "eigenaar" alone may be a person or a mother.
#[must_use]
pub fn relation_word(locale: Locale, text: &str) -> Option<Word> {
    apart(locale, text).map(|(word, ..)| word)
}

/// The relation, its words, and the share that stands beside it; empty if there is none.
pub(super) fn apart(locale: Locale, text: &str) -> Option<(Word, String, String)> {
    let (mut word, mut share) = (String::new(), String::new());
    let mut last = ' ';
    for c in folded(text).chars() {
        match c {
            '0'..='9' | '%' => {
                // A second number.
                if c != '%' && !share.is_empty() && !matches!(last, '0'..='9' | ',' | '.') {
                    return None;
                }
                share.push(c);
            }
            ',' | '.' if last.is_ascii_digit() => share.push(c),
            ' ' | '(' | ')' | ':' | ',' | ';' | '-' | '–' => {}
            _ => {
                if !word.is_empty() && !last.is_ascii_lowercase() {
                    word.push(' ');
                }
                word.push(c);
            }
        }
        last = c;
    }
    let found = WORDS.iter().find(|(list, _)| listed(locale, *list, &word));
    found.map(|(_, found)| (*found, word, share))
}
