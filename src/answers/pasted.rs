//! A block of cells pasted from a spreadsheet, and the same written out. Nothing is guessed: what has no one reading is told.

use super::field::Field;
use super::input::{Quantity, read as typed};
use super::pasted_cells::{lines, meant, numeric, sums, write};
use super::pasted_heading::{Heading, Year, heading};
use super::pasted_relation::apart;
pub use super::pasted_relation::{Word, relation_word};
use crate::limits::MAX_PASTED_ROWS;
use crate::rules::whole::digits;
use crate::text::{Key, Locale};

/// The columns of the sheet: what a block without headings is put in, from some column on. `Field::Kind` is the column of how an
/// enterprise stands to another ([`relation_word`]); `Field::Capital` the one column of a share in capital and votes, or beside a
/// column of `Field::Voting` that of the capital alone.
pub const SHEET: [Field; 9] = [
    Field::Name,
    Field::Kind,
    Field::Capital,
    Field::LastHeadcount,
    Field::LastTurnover,
    Field::LastBalance,
    Field::BeforeHeadcount,
    Field::BeforeTurnover,
    Field::BeforeBalance,
];

/// What few firms need, each in a column with its own question above it: `Field::Mother` is whom a firm belongs to, by name or by
/// the number of the row in the block, the headings being the first.
pub const EXTRA: [Field; 8] = [
    Field::Mother,
    Field::Voting,
    Field::SharesOfOthers,
    Field::VotesDiffer,
    Field::SameMarket,
    Field::Control,
    Field::ListedInvestor,
    Field::AlreadyIncluded,
];

/// The heading of such a column.
pub(super) const fn titled(field: Field) -> Key {
    match field {
        Field::Mother => Key::QuestionBelongs,
        Field::Voting => Key::ColumnVoting,
        other => other.question(),
    }
}

/// What was pasted.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Block {
    /// The cells of each line below the headings that have something, as they would be typed; none for an empty line, which
    /// keeps its place.
    pub rows: Vec<Vec<(Field, String)>>,
    /// Whether the votes have a column of their own.
    pub split: bool,
    /// Whether there were headings; then the columns are those that they name.
    pub headed: bool,
    /// What was put in no row: a title above the headings, a heading that is not known, a row of sums, a cell without a column,
    /// a share beside a relation that has another one, the first line beyond the most that are read.
    pub left: Vec<String>,
}

/// A column, if it is known, with what its amounts are multiplied by.
type Placed = (Option<Field>, usize);

/// Reads a pasted text; none if it is a single cell. Without headings its cells go into [`SHEET`] from the column `from` on. If
/// that is the name, and the second cells are numbers instead of relations, the sheet has no column of relations. `last` is the
/// last closed financial year, which headings without a year mean first.
#[must_use]
pub fn read(locale: Locale, text: &str, from: Field, last: u16) -> Option<Block> {
    let lines = lines(text);
    // A cell in quotation marks has them from the spreadsheet.
    match lines.as_slice() {
        [] => return None,
        [line] if line.len() < 2 && !text.starts_with('"') => return None,
        _ => {}
    }
    let mut block = Block::default();
    let mut columns = Vec::new();
    let mut rest = lines.as_slice();
    let mut heads: &[String] = &[];
    let mut above: &[String] = &[];
    while let Some((line, after)) = rest.split_first() {
        let below = after.first().map_or(&[][..], Vec::as_slice);
        if let Some(headings) = headings(locale, line, above, last, below) {
            if !above.iter().all(|cell| heading(locale, cell, last).asked()) {
                block.left.push(joined(above));
            }
            columns = place(line, &headings, &mut block.left);
            block.headed = true;
            heads = line;
            rest = after;
            break;
        }
        if rest.len() < lines.len() {
            break;
        }
        above = line;
        rest = after;
    }
    if !block.headed {
        columns = sheet(locale, &lines, from);
        rest = &lines;
    }
    block.split = columns.iter().any(|column| column.0 == Some(Field::Voting));
    for line in rest {
        if block.rows.len() == MAX_PASTED_ROWS {
            block.left.push(joined(line) + " …");
            break;
        }
        row(locale, &mut block, &columns, heads, line);
    }
    Some(block)
}

fn joined(line: &[String]) -> String {
    line.join(" ").trim().to_owned()
}

/// The headings, if a line is one: two columns that are known, or one of figures alone above figures, and no number.
fn headings(
    locale: Locale,
    line: &[String],
    above: &[String],
    last: u16,
    below: &[String],
) -> Option<Vec<Heading>> {
    let (mut all, mut known, mut filled) = (Vec::new(), 0, 0);
    let mut over = heading(locale, "", last);
    for (place, cell) in line.iter().enumerate() {
        if numeric(cell) {
            return None;
        }
        if let Some(cell) = above.get(place)
            && !cell.is_empty()
        {
            // A title's thousands hold for all; a year, from its column on.
            let noughts = over.noughts;
            over = heading(locale, cell, last);
            if over.noughts == Some(0) {
                over.noughts = noughts;
            }
        }
        let mut found = heading(locale, cell, last);
        found.under(&over);
        known += usize::from(found.columns().is_some());
        filled += usize::from(!cell.is_empty());
        all.push(found);
    }
    let alone = known == 1 && filled == 1 && below.iter().any(|cell| numeric(cell));
    (known > 1 || alone).then_some(all)
}

/// The columns that headings name, each once; the others are told. The first without a year is of the last year, the second of
/// the year before.
fn place(line: &[String], headings: &[Heading], left: &mut Vec<String>) -> Vec<Placed> {
    let mut columns: Vec<Placed> = vec![(None, 0); headings.len()];
    for named in [true, false] {
        for (place, heading) in headings.iter().enumerate() {
            if (heading.year != Year::Unnamed) != named {
                continue;
            }
            let Some([of_last, of_before]) = heading.columns() else {
                continue;
            };
            let fields = match heading.year {
                Year::Last => [of_last; 2],
                Year::Before => [of_before; 2],
                _ => [of_last, of_before],
            };
            for field in fields {
                let taken = columns.iter().any(|(taken, _)| *taken == Some(field));
                if let Some(at) = columns.get_mut(place)
                    && !taken
                {
                    *at = (Some(field), heading.noughts.unwrap_or(0));
                    break;
                }
            }
        }
    }
    for (cell, (column, _)) in line.iter().zip(&columns) {
        if column.is_none() && !cell.is_empty() {
            left.push(cell.clone());
        }
    }
    columns
}

/// The columns of a block without headings.
fn sheet(locale: Locale, lines: &[Vec<String>], from: Field) -> Vec<Placed> {
    let mut columns: Vec<Placed> = Vec::new();
    let first = SHEET.iter().position(|field| *field == from);
    if first.is_none() {
        // The votes, where they differ, stand after the share.
        columns.push((Some(from), 0));
    }
    for field in SHEET.iter().skip(first.unwrap_or(3)) {
        columns.push((Some(*field), 0));
    }
    let (mut numbers, mut words) = (false, false);
    for line in lines {
        if let Some(cell) = line.get(1)
            && !cell.is_empty()
        {
            let number = cell.starts_with(|c: char| c.is_ascii_digit());
            let number = number && relation_word(locale, cell).is_none();
            numbers |= number;
            words |= !number;
        }
    }
    if first == Some(0) && numbers && !words {
        columns.remove(1);
    }
    columns
}

/// Reads a line into its row.
fn row(locale: Locale, block: &mut Block, columns: &[Placed], heads: &[String], line: &[String]) {
    let mut row: Vec<(Field, String)> = Vec::new();
    let mut share = String::new();
    for (place, cell) in line.iter().enumerate() {
        if cell.is_empty() {
            continue;
        }
        let (column, noughts) = columns.get(place).copied().unwrap_or_default();
        let Some(field) = column else {
            // Of a column with a heading that was told.
            if heads.get(place).is_none_or(String::is_empty) {
                block.left.push(cell.clone());
            }
            continue;
        };
        if matches!(field, Field::Name | Field::Kind) && sums(locale, cell) {
            block.left.push(joined(line));
            return;
        }
        let mut text = scaled(locale, meant(locale, cell), noughts);
        if field == Field::Kind
            && let Some((_, word, beside)) = apart(locale, &text)
        {
            (text, share) = (word, beside);
        }
        row.push((field, text));
    }
    if !share.is_empty() {
        if row.iter().any(|(field, _)| *field == Field::Capital) {
            block.left.push(share);
        } else {
            row.push((Field::Capital, share));
        }
    }
    block.rows.push(row);
}

/// An amount below a heading with thousands or millions, with the word for it, so that it is read as it would be typed.
fn scaled(locale: Locale, cell: &str, noughts: usize) -> String {
    let mut text = cell.to_owned();
    let key = match noughts {
        3 => Key::FormatThousandWords,
        6 => Key::FormatMillionWords,
        9 => Key::FormatBillionWords,
        _ => return text,
    };
    // "9,800" is another amount to a sheet in English. As it stands it is refused, and so told.
    let (_, decimals) = cell
        .split_once(locale.sign(Key::FormatDecimal))
        .unwrap_or_default();
    if decimals.len() == 3 || !cell.bytes().any(|b| b.is_ascii_digit()) {
        return text;
    }
    // In thousands "9.800" has its groups, as without. In millions it is told to be unclear, as where it is typed.
    if noughts == 3 {
        let whole = cell.replace(locale.sign(Key::FormatTypedGroup), "");
        let value = typed(locale, cell, Quantity::Money);
        if value.is_ok() && value == typed(locale, &whole, Quantity::Money) {
            text = whole;
        }
    }
    text.push(' ');
    let mut words = locale.text(key).split(' ');
    text.push_str(words.next().unwrap_or_default());
    text
}

/// Writes a block out: headings, and rows of texts in the order of the columns. [`read`] reads the same back.
#[must_use]
pub fn block(locale: Locale, columns: &[Field], rows: &[Vec<String>], last: u16) -> String {
    let mut out = String::new();
    for (place, field) in columns.iter().enumerate() {
        // Figures that are there a second time are of the year after.
        let before = columns.get(..place).unwrap_or_default();
        let last = last.saturating_add(before.contains(field).into());
        named(locale, &mut out, *field, last);
        out.push('\t');
    }
    out.pop();
    for row in rows {
        out.push('\n');
        for cell in row {
            write(locale, &mut out, cell);
            out.push('\t');
        }
        out.pop();
    }
    out
}

/// Writes a column's heading.
fn named(locale: Locale, out: &mut String, column: Field, last: u16) {
    let place = SHEET.iter().position(|field| *field == column);
    let key = match place {
        Some(0) => Key::ColumnName,
        Some(1) => Key::ColumnRelation,
        Some(2) => Key::ColumnShare,
        Some(3 | 6) => Key::TotalsHeadcount,
        Some(4 | 7) => Key::TotalsTurnover,
        Some(_) => Key::TotalsBalance,
        None => titled(column),
    };
    out.push_str(locale.text(key));
    if let Some(place @ 3..) = place {
        let year = usize::from(last).saturating_sub(usize::from(place > 5));
        out.push(' ');
        out.push_str(&digits(year, 1));
    }
}
