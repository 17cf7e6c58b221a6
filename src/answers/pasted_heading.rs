//! What a heading of a spreadsheet says: which column it is, of which year, and in thousands or millions.

use super::field::Field;
use super::pasted::{EXTRA, titled};
use super::pasted_cells::{folded, tidy};
use crate::rules::whole::within;
use crate::text::{Key, Locale};

const NAME: u16 = 1;
const FIRM: u16 = 1 << 1;
const RELATION: u16 = 1 << 2;
const SHARE: u16 = 1 << 3;
const CAPITAL: u16 = 1 << 4;
const VOTING: u16 = 1 << 5;
const HEADCOUNT: u16 = 1 << 6;
const TURNOVER: u16 = 1 << 7;
const BALANCE: u16 = 1 << 8;
const AMOUNT: u16 = TURNOVER | BALANCE;
const THOUSAND: u16 = 1 << 9;
const MILLION: u16 = 1 << 10;
const BILLION: u16 = 1 << 11;
const VAT: u16 = 1 << 12;
const EXCLUDED: u16 = 1 << 13;
/// "€", "x": what a figure with noughts needs beside it to be a scale.
const TIMES: u16 = 1 << 14;
/// Anything that is not known.
const OTHER: u16 = 1 << 15;

/// What a word can say, by the lists of words.
const WORDS: [(Key, u16); 16] = [
    (Key::PasteNameWords, NAME),
    (Key::PasteFirmWords, FIRM),
    (Key::PasteRelationWords, RELATION),
    (Key::PasteShareWords, SHARE),
    (Key::PasteCapitalWords, CAPITAL),
    (Key::PasteVotingWords, VOTING),
    (Key::PasteHeadcountWords, HEADCOUNT),
    (Key::PasteTurnoverWords, TURNOVER),
    (Key::PasteBalanceWords, BALANCE),
    (Key::FormatThousandWords, THOUSAND),
    (Key::FormatMillionWords, MILLION),
    (Key::FormatBillionWords, BILLION),
    (Key::FormatVatWords, VAT),
    (Key::FormatExcludedWords, EXCLUDED),
    (Key::FormatCurrencyWords, TIMES),
    (Key::PasteEmptyWords, 0),
];

/// The columns: what a heading may name, one of what it must name, and the fields of the last year and of the year before.
const COLUMNS: [(u16, u16, [Field; 2]); 8] = [
    (NAME | FIRM, NAME | FIRM, [Field::Name; 2]),
    // "Relatie en aandeel": a cell of both is split.
    (RELATION | SHARE | CAPITAL, RELATION, [Field::Kind; 2]),
    // "Kapitaal en stemmen" is the one column of both.
    (SHARE | CAPITAL | VOTING, CAPITAL, [Field::Capital; 2]),
    (SHARE, SHARE, [Field::Capital; 2]),
    (SHARE | VOTING, VOTING, [Field::Voting; 2]),
    (
        HEADCOUNT,
        HEADCOUNT,
        [Field::LastHeadcount, Field::BeforeHeadcount],
    ),
    (
        TURNOVER,
        TURNOVER,
        [Field::LastTurnover, Field::BeforeTurnover],
    ),
    (BALANCE, BALANCE, [Field::LastBalance, Field::BeforeBalance]),
];

/// Codes of the model of annual accounts of the [National Bank](https://www.nbb.be/en/central-balance-sheet-office), as headings
/// have them behind a name: turnover (70), balance sheet total (20/58), head count (9087, 1003). None is a year that is asked.
const CODES: [&str; 5] = ["70", "20", "58", "9087", "1003"];

/// Which year a heading names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    Unnamed,
    /// The last closed one.
    Last,
    /// The year before.
    Before,
    /// A year that is not asked, or what is no one year.
    Other,
}

/// What a heading says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading {
    words: u16,
    /// The column of what few firms need that it is, as this page writes it.
    extra: Option<Field>,
    pub(super) year: Year,
    /// How many noughts more its amounts have; none where it says two things.
    pub(super) noughts: Option<usize>,
}

/// The words, figures and signs of a heading, with spaces between. A figure has its groups of noughts: `1.000`.
fn tokens(text: &str) -> String {
    let mut tokens = String::new();
    // 1 in a word, 2 in a figure, 3 for a sign, 0 after anything else.
    let mut last = 0;
    let text = folded(text);
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let now = match c {
            'a'..='z' => 1,
            '0'..='9' => 2,
            '%' | '€' | '*' => 3,
            // "b.t.w.", "v.t.e."
            '.' if last == 1 => continue,
            '.' | ' ' | ',' if last == 2 && rest.as_str().starts_with("000") => continue,
            _ => 0,
        };
        if now != last || now == 3 {
            tokens.push(' ');
        }
        if now > 0 {
            tokens.push(c);
        }
        last = now;
    }
    tokens
}

/// What the lists say of a word.
fn meaning(locale: Locale, word: &str) -> u16 {
    for (list, meaning) in WORDS {
        if locale.place_of(list, word).is_some() {
            return meaning;
        }
    }
    OTHER
}

/// Reads a heading; `last` is the last closed financial year.
pub(super) fn heading(locale: Locale, text: &str, last: u16) -> Heading {
    let tokens = tokens(text);
    let (mut words, mut millions, mut current) = (0, false, false);
    for token in tokens.split(' ') {
        match token.as_bytes() {
            [] | [b'0'..=b'9', ..] => {}
            b"n" => current = true,
            b"m" => millions = true,
            b"x" | b"*" => words |= TIMES,
            _ => words |= meaning(locale, token),
        }
    }
    let times = words & TIMES != 0;
    if millions {
        // "M€"
        words |= if times { MILLION } else { OTHER };
    }
    let mut figures = Vec::new();
    for token in tokens.split(' ') {
        match token {
            "000" => words |= THOUSAND,
            "1000" if times => words |= THOUSAND,
            "000000" => words |= MILLION,
            "1000000" if times => words |= MILLION,
            _ if CODES.contains(&token) => {}
            _ if token.starts_with(|c: char| c.is_ascii_digit()) => figures.push(token),
            _ => {}
        }
    }
    let extra = EXTRA
        .iter()
        .find(|field| tidy(locale.text(titled(**field))) == text);
    Heading {
        words,
        extra: extra.copied(),
        year: match (current, figures.as_slice()) {
            (true, []) => Year::Last,
            (true, ["1"]) => Year::Before,
            (true, _) => Year::Other,
            (false, figures) => year(figures, last),
        },
        noughts: match words & (THOUSAND | MILLION | BILLION) {
            0 => Some(0),
            THOUSAND => Some(3),
            MILLION => Some(6),
            BILLION => Some(9),
            _ => None,
        },
    }
}

/// The year that figures name: `2025`, `24`, `31 12 2024`, `2024 12 31`, `2024 2025` (which ends in the latter).
fn year(figures: &[&str], last: u16) -> Year {
    let last = usize::from(last);
    let mut read = Vec::new();
    for figure in figures {
        let whole = figure.len() == 4;
        let century = if whole { 0 } else { last - last % 100 };
        // So long a figure is no year.
        let figure = within(figure, 0, u16::MAX).map_or(0, usize::from);
        read.push((figure.saturating_add(century), whole));
    }
    let year = match *read {
        [] => return Year::Unnamed,
        [(only, _)] => only,
        [(begun, _), (ended, _)] if ended.checked_sub(begun) == Some(1) => ended,
        [(month, false), (year, true)] if month % 100 <= 12 => year,
        [(year, true), (_, false), (_, false)] | [(_, false), (_, false), (year, _)] => year,
        _ => return Year::Other,
    };
    match last.checked_sub(year) {
        Some(0) => Year::Last,
        Some(1) => Year::Before,
        _ => Year::Other,
    }
}

impl Heading {
    /// The column that it is, for the last year and for the year before; none if it says two things, or anything that is not
    /// known.
    pub(super) fn columns(&self) -> Option<[Field; 2]> {
        if let Some(extra) = self.extra {
            return Some([extra; 2]);
        }
        let mut kinds = self.words & (THOUSAND - 1);
        // "Omzet van de onderneming"
        if kinds != FIRM {
            kinds &= !FIRM;
        }
        let figure = kinds & (HEADCOUNT | AMOUNT) != 0;
        let clear = self.words & OTHER == 0
            // With VAT, which this page does not count with.
            && (self.words & VAT == 0 || self.words & EXCLUDED != 0)
            && !(figure && self.year == Year::Other)
            && match self.noughts {
                Some(0) => true,
                noughts => kinds & AMOUNT != 0 && noughts.is_some(),
            };
        let mut columns = COLUMNS.iter();
        let found = columns.find(|(may, must, _)| kinds & !may == 0 && kinds & must != 0);
        found.filter(|_| clear).map(|(_, _, fields)| *fields)
    }

    /// Whether it says nothing but a year that is asked, or nothing at all: then all of it is used.
    pub(super) fn asked(&self) -> bool {
        self.words == 0 && self.year != Year::Other
    }

    /// What a line above the headings says of this one, where it says nothing itself.
    pub(super) fn under(&mut self, above: &Self) {
        if self.year == Year::Unnamed && above.year != Year::Other {
            self.year = above.year;
        }
        if self.noughts == Some(0) && self.words & AMOUNT != 0 {
            self.noughts = above.noughts;
        }
    }
}
