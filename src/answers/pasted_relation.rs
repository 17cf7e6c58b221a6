//! How a row stands to the others, by the word that a sheet has for it.

use super::pasted_cells::{folded, listed, numeric};
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

/// The relation, its text, and the share that stands beside it; empty if there is none.
pub(super) fn apart(locale: Locale, text: &str) -> Option<(Word, &str, &str)> {
    let brackets = [' ', '(', ')', ':', ',', ';', '-', '–'];
    let end = |c: char| c.is_ascii_digit() || c == '%';
    let (word, share) = match (text.find(|c: char| c.is_ascii_digit()), text.rfind(end)) {
        (Some(0), Some(last)) => {
            let (share, word) = text.split_at_checked(last + 1)?;
            (word, share)
        }
        (Some(first), Some(_)) => text.split_at_checked(first)?,
        _ => (text, ""),
    };
    let (word, share) = (word.trim_matches(brackets), share.trim_matches(brackets));
    if !share.is_empty() && !numeric(share) {
        return None;
    }
    let plain = folded(word);
    let found = WORDS.iter().find(|(list, _)| listed(locale, *list, &plain));
    found.map(|(_, found)| (*found, word, share))
}
