//! A block of cells as spreadsheets put it on the clipboard: lines of cells with tabs between.

use super::input::is_invisible;
use crate::text::{Key, Locale};

/// The lines of a text with their cells, each tidied; without the empty lines at the end.
pub(super) fn lines(text: &str) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    let mut rest = text;
    while !rest.is_empty() || !line.is_empty() {
        let (cell, after) = quoted(rest).unwrap_or_else(|| {
            // Not `split_at`: what it says when it panics weighs kilobytes.
            let end = rest.find(ends_cell).unwrap_or(rest.len());
            let (cell, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            (cell.to_owned(), after)
        });
        line.push(tidy(&cell));
        rest = match after.strip_prefix('\t') {
            Some(after) if !after.is_empty() => {
                rest = after;
                continue;
            }
            Some(after) => {
                line.push(String::new());
                after
            }
            None => {
                let after = after.strip_prefix('\r').unwrap_or(after);
                after.strip_prefix('\n').unwrap_or(after)
            }
        };
        lines.push(core::mem::take(&mut line));
    }
    while lines.last().is_some_and(|line| empty(line)) {
        lines.pop();
    }
    lines
}

/// Whether no cell has anything.
fn empty(line: &[String]) -> bool {
    line.iter().all(String::is_empty)
}

const fn ends_cell(c: char) -> bool {
    matches!(c, '\t' | '\r' | '\n')
}

/// A cell in quotation marks, which may have tabs and lines, and what follows it. A name that merely begins with a quoted word
/// is none.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (part, after) = rest.split_once('"')?;
        cell.push_str(part);
        rest = after;
        if let Some(after) = rest.strip_prefix('"') {
            cell.push('"');
            rest = after;
        } else {
            return (rest.is_empty() || rest.starts_with(ends_cell)).then_some((cell, rest));
        }
    }
}

/// On one line, with single ordinary spaces, none around it, and without the invisible signs that pasting brings along.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::new();
    let mut space = false;
    for c in text.chars() {
        match c {
            _ if is_invisible(c) => {}
            _ if c.is_whitespace() => space = !out.is_empty(),
            _ => {
                if space {
                    out.push(' ');
                }
                space = false;
                out.push(c);
            }
        }
    }
    out
}

/// In lower case and without accents, for comparing. Only the letters of the languages of the lists: the library's tables of
/// all letters weigh kilobytes.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, 'Œ' | 'œ') {
            out.push('o');
        }
        out.push(match c {
            'À'..='Å' | 'à'..='å' => 'a',
            'Ç' | 'ç' => 'c',
            'È'..='Ë' | 'è'..='ë' | 'Œ' | 'œ' => 'e',
            'Ì'..='Ï' | 'ì'..='ï' => 'i',
            'Ò'..='Ö' | 'ò'..='ö' => 'o',
            'Ù'..='Ü' | 'ù'..='ü' => 'u',
            '’' => '\'',
            '×' => '*',
            _ => c.to_ascii_lowercase(),
        });
    }
    out
}

/// Whether a folded text is one of those of a list with commas.
pub(super) fn listed(locale: Locale, list: Key, text: &str) -> bool {
    let mut texts = locale.text(list).split(',');
    texts.any(|listed| listed.trim() == text)
}

/// Whether a cell names a row of sums, with or without a year or signs: `TOTAAL:`, `Totaal 2025`.
pub(super) fn sums(locale: Locale, cell: &str) -> bool {
    let mut words = String::new();
    let mut apart = false;
    for c in folded(cell).chars() {
        match c {
            // It says that it is a name.
            '\'' => return false,
            'a'..='z' => {
                if apart && !words.is_empty() {
                    words.push(' ');
                }
                words.push(c);
                apart = false;
            }
            _ => apart = true,
        }
    }
    listed(locale, Key::PasteSums, &words)
}

/// Whether a text has digits, and besides nothing but a sign before them, separators, and a sign of per cent or euro.
pub(super) fn numeric(text: &str) -> bool {
    let (mut digits, mut first) = (false, true);
    for c in text.chars() {
        match c {
            '0'..='9' => digits = true,
            '+' | '-' | '−' if first => {}
            '.' | ',' | ' ' | '%' | '€' => {}
            _ => return false,
        }
        first = false;
    }
    digits
}

/// Whether a cell, apart from apostrophes at its beginning, would be a formula to a spreadsheet, or a sum to this page.
fn guarded(locale: Locale, cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    (bare.starts_with(['=', '+', '-', '@']) && !numeric(bare)) || sums(locale, bare)
}

/// The cell as it is meant: spreadsheets read an apostrophe at its beginning as "this is text".
pub(super) fn meant(locale: Locale, cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if guarded(locale, text) => text,
        _ => cell,
    }
}

/// Writes a cell so that it is text in a spreadsheet, and is read back as it is.
pub(super) fn write(locale: Locale, out: &mut String, cell: &str) {
    let cell = &tidy(cell);
    let apostrophe = if guarded(locale, cell) { "'" } else { "" };
    if cell.contains('"') {
        out.push('"');
        out.push_str(apostrophe);
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(apostrophe);
        out.push_str(cell);
    }
}
