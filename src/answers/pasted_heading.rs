//! What a heading of a spreadsheet says: which column it is, of which year, and in thousands or millions.

use super::pasted_cells::folded;
use crate::text::{Key, Locale};

/// What a heading can name, and the words for it.
const KINDS: [(Key, u16); 9] = [
    (Key::PasteNameWords, NAME),
    (Key::PasteFirmWords, FIRM),
    (Key::PasteRelationWords, RELATION),
    (Key::PasteShareWords, SHARE),
    (Key::PasteCapitalWords, CAPITAL),
    (Key::PasteVotingWords, VOTING),
    (Key::PasteHeadcountWords, 1 << 6),
    (Key::PasteTurnoverWords, 1 << 7),
    (Key::PasteBalanceWords, 1 << 8),
];
const NAME: u16 = 1;
const FIRM: u16 = 1 << 1;
const RELATION: u16 = 1 << 2;
const SHARE: u16 = 1 << 3;
const CAPITAL: u16 = 1 << 4;
const VOTING: u16 = 1 << 5;

/// The words for so many noughts.
const SCALES: [(Key, usize); 3] = [
    (Key::FormatThousandWords, 3),
    (Key::FormatMillionWords, 6),
    (Key::FormatBillionWords, 9),
];

/// Codes of the model of annual accounts of the [National Bank](https://www.nbb.be/en/central-balance-sheet-office), as headings
/// have them behind a name: turnover (70), balance sheet total (20/58), head count (9087, 1003).
const CODES: [&str; 5] = ["70", "20", "58", "9087", "1003"];

/// A column by what it holds, its year still open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Relation,
    Capital,
    Voting,
    /// The place in a year of `Field::FIGURES`.
    Figure(usize),
}

/// Which year a heading names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Unnamed,
    /// So many before the last closed one: none or one.
    Back(usize),
    /// A year that is not asked, or what is no one year.
    Other,
}

/// What a heading says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading {
    kinds: u16,
    /// Whether all its words are known.
    known: bool,
    pub(super) year: Year,
    /// How many noughts more its amounts have; none where it says two things, or what is not clear.
    pub(super) noughts: Option<usize>,
}

/// The words, figures and signs of a heading, one after the other. A figure has its groups of noughts: `1.000`.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    // 1 in a word, 2 in a figure, 0 after another sign.
    let mut last = 0;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let mut now = match c {
            'a'..='z' => 1,
            '0'..='9' => 2,
            '%' | '€' | '*' | '×' => 3,
            '\'' if last == 1 && rest.as_str().starts_with('s') => 1,
            '.' | ' ' | ',' if last == 2 && rest.as_str().starts_with("000") => 4,
            _ => 0,
        };
        // "b.t.w.", "v.t.e."
        if c == '.' && last == 1 && tokens.last().is_some_and(|word| word.len() < 4) {
            now = 5;
        }
        match tokens.last_mut() {
            _ if now == 0 || now > 3 => {}
            Some(token) if now == last && now < 3 => token.push(c),
            _ => tokens.push(c.to_string()),
        }
        last = match now {
            4 => 2,
            5 => 1,
            _ => now,
        };
    }
    tokens
}

/// Reads a heading; `last` is the last closed financial year.
pub(super) fn heading(locale: Locale, text: &str, last: u16) -> Heading {
    let tokens = tokens(&folded(text));
    let has = |word: &str| tokens.iter().any(|token| token == word);
    let known = |key: Key, word: &str| locale.place_of(key, word).is_some();
    // "€", "EUR", "x": what a figure with noughts needs beside it to be a scale.
    let mut times = has("x") || has("*") || has("×") || has("in") || has("en");
    let (mut vat, mut excluded) = (false, false);
    let mut figures: Vec<&str> = Vec::new();
    let mut found = Heading {
        kinds: 0,
        known: true,
        year: Year::Unnamed,
        noughts: Some(0),
    };
    for token in &tokens {
        times |= known(Key::FormatCurrencyWords, token);
    }
    for token in &tokens {
        let token = token.as_str();
        if token.starts_with(|c: char| c.is_ascii_digit()) {
            match token {
                _ if CODES.contains(&token) => {}
                "000" | "1000" if times || token == "000" => found.scale(3),
                "000000" | "1000000" if times || token == "000000" => found.scale(6),
                _ => figures.push(token),
            }
            continue;
        }
        let kind = KINDS.iter().find(|(key, _)| known(*key, token));
        let scale = SCALES.iter().find(|(key, _)| known(*key, token));
        if let Some((_, kind)) = kind {
            found.kinds |= kind;
        } else if let Some((_, noughts)) = scale {
            found.scale(*noughts);
        } else if token == "m" && has("€") {
            found.scale(6);
        } else if known(Key::FormatVatWords, token) {
            vat = true;
        } else if known(Key::FormatExcludedWords, token) || known(Key::FormatBesidesWords, token) {
            excluded = true;
        } else {
            found.known &= matches!(token, "n" | "*" | "×")
                || known(Key::PasteEmptyWords, token)
                || known(Key::FormatCurrencyWords, token);
        }
    }
    // With VAT, which this page does not count with.
    found.known &= excluded || !vat;
    found.year = match (has("n"), figures.as_slice()) {
        (true, []) => Year::Back(0),
        (true, ["1"]) => Year::Back(1),
        (false, figures) => year(figures, last),
        (true, _) => Year::Other,
    };
    found
}

/// The year that figures name: `2025`, `24`, `31 12 2024`, `2024 12 31`, `2024 2025` (which ends in the latter).
fn year(figures: &[&str], last: u16) -> Year {
    let mut read = [(0, false); 3];
    for (place, figure) in read.iter_mut().zip(figures) {
        let whole = figure.len() == 4;
        *place = (figure.parse::<u16>().unwrap_or_default(), whole);
    }
    let century = last - last % 100;
    let of = |(figure, whole): (u16, bool)| {
        if whole {
            figure
        } else {
            century.saturating_add(figure)
        }
    };
    let [first, second, third] = read;
    let year = match figures.len() {
        0 => return Year::Unnamed,
        1 if first.1 || figures.first().is_some_and(|figure| figure.len() == 2) => of(first),
        2 if of(second) == of(first).saturating_add(1) => of(second),
        2 if !first.1 && second.1 && first.0 <= 12 => of(second),
        3 if first.1 && !second.1 && !third.1 => of(first),
        3 if !first.1 && !second.1 => of(third),
        _ => return Year::Other,
    };
    match last.checked_sub(year) {
        Some(back @ 0..=1) => Year::Back(usize::from(back)),
        _ => Year::Other,
    }
}

impl Heading {
    fn scale(&mut self, noughts: usize) {
        let same = self.noughts == Some(0) || self.noughts == Some(noughts);
        self.noughts = same.then_some(noughts);
    }

    /// Which column it is; none if it says two things, or anything that is not known.
    pub(super) fn kind(&self) -> Option<Kind> {
        let kinds = match self.kinds {
            // "Omzet van de onderneming"
            kinds if kinds != FIRM => kinds & !FIRM,
            kinds => kinds,
        };
        let kind = match kinds {
            NAME | FIRM => Kind::Name,
            // "Relatie en aandeel": a cell of both is split.
            _ if kinds & RELATION != 0 && kinds & !(RELATION | SHARE | CAPITAL) == 0 => {
                Kind::Relation
            }
            // "Kapitaal en stemmen" is the one column of both.
            _ if kinds & CAPITAL != 0 && kinds & !(SHARE | CAPITAL | VOTING) == 0 => Kind::Capital,
            SHARE => Kind::Capital,
            _ if kinds & VOTING != 0 && kinds & !(SHARE | VOTING) == 0 => Kind::Voting,
            _ => Kind::Figure(KINDS.iter().skip(6).position(|(_, kind)| *kind == kinds)?),
        };
        let amount = matches!(kind, Kind::Figure(1..));
        let scaled = self.noughts != Some(0);
        let figure = matches!(kind, Kind::Figure(_));
        let clear = self.known
            && !(figure && self.year == Year::Other)
            && (!scaled || amount && self.noughts.is_some());
        clear.then_some(kind)
    }

    /// What a line above the headings says of this one, where it says nothing itself.
    pub(super) fn under(&mut self, above: &Self) {
        if self.year == Year::Unnamed && above.year != Year::Other {
            self.year = above.year;
        }
        if self.noughts == Some(0)
            && self.kinds & !(NAME | FIRM | RELATION | SHARE | CAPITAL | VOTING | 1 << 6) != 0
        {
            self.noughts = above.noughts;
        }
    }
}
