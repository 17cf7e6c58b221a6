//! A block of cells pasted from a spreadsheet, and the same written out. Nothing is guessed: what has no one reading is told.

use super::field::Field;
use super::input::{Quantity, read as typed};
use super::pasted_cells::{empty, folded, lines, listed, meant, numeric, write};
use super::pasted_heading::{Heading, Kind, Year, heading};
use super::pasted_relation::apart;
pub use super::pasted_relation::{Word, relation_word};
use crate::limits::MAX_RELATIONS;
use crate::text::{Key, Locale};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// A name, a percentage or a figure. `Field::Capital` is the one column of a share in capital and votes; beside a column
    /// of `Field::Voting` it is the capital alone.
    Field(Field),
    /// How the enterprise stands to another ([`relation_word`]).
    Relation,
    /// What this page does not know.
    Unknown,
}

/// The columns of the sheet: what a block without headings is put in, from some column on.
pub const SHEET: [Column; 9] = [
    Column::Field(Field::Name),
    Column::Relation,
    Column::Field(Field::Capital),
    Column::Field(Field::LastHeadcount),
    Column::Field(Field::LastTurnover),
    Column::Field(Field::LastBalance),
    Column::Field(Field::BeforeHeadcount),
    Column::Field(Field::BeforeTurnover),
    Column::Field(Field::BeforeBalance),
];

/// The most rows that are read: those of an application, and the applicant's own.
const ROWS: usize = MAX_RELATIONS + 1;

/// What was pasted.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Block {
    /// The cells of each line below the headings that have something, as they would be typed; none for an empty line, which
    /// keeps its place.
    pub rows: Vec<Vec<(Column, String)>>,
    /// Whether there were headings; then the columns are those that they name.
    pub headed: bool,
    /// The columns that are not known, from 1 on, with their headings.
    pub unknown: Vec<(usize, String)>,
    /// The lines, from 1 on, that have nothing.
    pub empty: Vec<usize>,
    /// What was put in no row, with its line: a title above the headings, a row of sums, a cell past the last column, a share
    /// beside a relation that has another one.
    pub left: Vec<(usize, String)>,
    /// How many lines there are beyond the most that are read.
    pub beyond: usize,
}

/// A column with what its amounts are multiplied by.
type Placed = (Column, usize);

/// Reads a pasted text; none if it is a single cell. Without headings its cells go into [`SHEET`] from the column `from` on. If
/// that is the name, and the second cells are numbers instead of relations, the sheet has no column of relations. `last` is the
/// last closed financial year, which headings without a year mean first.
#[must_use]
pub fn read(locale: Locale, text: &str, from: Column, last: u16) -> Option<Block> {
    if !text
        .trim_end_matches(['\r', '\n'])
        .contains(['\t', '\r', '\n'])
    {
        return None;
    }
    let lines = lines(text);
    let mut block = Block::default();
    let mut start = 0;
    let mut columns = Vec::new();
    for (at, line) in lines.iter().enumerate().take(2) {
        let above = at.checked_sub(1).and_then(|above| lines.get(above));
        if let Some(headings) = headings(locale, line, above, last, lines.get(at + 1)) {
            for (place, line) in lines.iter().enumerate().take(at) {
                if !empty(line) {
                    block
                        .left
                        .push((place + 1, line.join(" ").trim().to_owned()));
                }
            }
            columns = place(line, &headings, &mut block.unknown);
            block.headed = true;
            start = at + 1;
            break;
        }
    }
    if !block.headed {
        columns = sheet(locale, &lines, from);
    }
    for (at, line) in lines.iter().enumerate().skip(start) {
        if block.rows.len() == ROWS {
            block.beyond = lines.len() - at;
            break;
        }
        row(locale, &mut block, &columns, at + 1, line);
    }
    Some(block)
}

/// The headings, if a line is one: two columns that are known, or one of figures alone above figures, and no number.
fn headings(
    locale: Locale,
    line: &[String],
    above: Option<&Vec<String>>,
    last: u16,
    below: Option<&Vec<String>>,
) -> Option<Vec<Heading>> {
    let (mut all, mut known, mut filled) = (Vec::new(), 0, 0);
    let mut over = heading(locale, "", last);
    for (place, cell) in line.iter().enumerate() {
        if numeric(cell) && cell != "%" {
            return None;
        }
        if let Some(cell) = above.and_then(|above| above.get(place))
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
        known += usize::from(found.kind().is_some());
        filled += usize::from(!cell.is_empty());
        all.push(found);
    }
    let alone = known == 1
        && filled == 1
        && below.is_some_and(|below| below.iter().any(|cell| numeric(cell)));
    (known > 1 || alone).then_some(all)
}

/// The columns that headings name, each once; the others are told. The first without a year is of the last year, the second of
/// the year before.
fn place(line: &[String], headings: &[Heading], unknown: &mut Vec<(usize, String)>) -> Vec<Placed> {
    let mut columns = vec![(Column::Unknown, 0); headings.len()];
    for named in [true, false] {
        for (place, heading) in headings.iter().enumerate() {
            if (heading.year != Year::Unnamed) != named {
                continue;
            }
            let Some(kind) = heading.kind() else {
                continue;
            };
            let backs: &[usize] = match heading.year {
                Year::Back(0) => &[0],
                Year::Back(_) => &[1],
                _ => &[0, 1],
            };
            for back in backs {
                let column = column(kind, *back);
                let free = columns.iter().all(|(taken, _)| *taken != column);
                if let Some(at) = columns.get_mut(place)
                    && free
                {
                    *at = (column, heading.noughts.unwrap_or(0));
                    break;
                }
            }
        }
    }
    for (place, (column, _)) in columns.iter().enumerate() {
        if let Some(cell) = line.get(place)
            && *column == Column::Unknown
            && !cell.is_empty()
        {
            unknown.push((place + 1, cell.clone()));
        }
    }
    columns
}

fn column(kind: Kind, back: usize) -> Column {
    Column::Field(match kind {
        Kind::Relation => return Column::Relation,
        Kind::Name => Field::Name,
        Kind::Capital => Field::Capital,
        Kind::Voting => Field::Voting,
        Kind::Figure(place) => {
            let year = Field::FIGURES.get(back).and_then(|year| year.get(place));
            return year.map_or(Column::Unknown, |field| Column::Field(*field));
        }
    })
}

/// The columns of a block without headings.
fn sheet(locale: Locale, lines: &[Vec<String>], from: Column) -> Vec<Placed> {
    let mut columns = Vec::new();
    let voting = from == Column::Field(Field::Voting);
    let first = SHEET.iter().position(|column| *column == from);
    if voting {
        columns.push((from, 0));
    }
    for column in SHEET
        .iter()
        .skip(first.unwrap_or(if voting { 3 } else { 0 }))
    {
        columns.push((*column, 0));
    }
    let (mut numbers, mut words) = (false, false);
    for cell in lines.iter().filter_map(|line| line.get(1)) {
        let number = cell.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '€' | '-' | '%'));
        let number = number && relation_word(locale, cell).is_none();
        numbers |= number;
        words |= !number && !cell.is_empty();
    }
    if first == Some(0) && numbers && !words {
        columns.remove(1);
    }
    columns
}

/// Reads a line into its row.
fn row(locale: Locale, block: &mut Block, columns: &[Placed], at: usize, line: &[String]) {
    let mut row: Vec<(Column, String)> = Vec::new();
    let mut share = "";
    for (place, cell) in line.iter().enumerate() {
        if cell.is_empty() {
            continue;
        }
        let Some((column, noughts)) = columns.get(place) else {
            block.left.push((at, cell.clone()));
            continue;
        };
        if *column == Column::Field(Field::Name) && listed(locale, Key::PasteSums, &folded(cell)) {
            block.left.push((at, line.join(" ").trim().to_owned()));
            return;
        }
        let mut text = meant(locale, cell);
        if *column == Column::Relation
            && let Some((_, word, beside)) = apart(locale, text)
        {
            (text, share) = (word, beside);
        }
        let told = block.unknown.iter().any(|(told, _)| *told == place + 1);
        if *column == Column::Unknown && !told {
            block.unknown.push((place + 1, String::new()));
        }
        row.push((*column, scaled(locale, text, *noughts)));
    }
    if !share.is_empty() {
        let capital = Column::Field(Field::Capital);
        if row.iter().all(|(column, _)| *column != capital) {
            row.push((capital, share.to_owned()));
        } else {
            block.left.push((at, share.to_owned()));
        }
    }
    if row.is_empty() {
        block.empty.push(at);
    }
    block.rows.push(row);
}

/// An amount below a heading with thousands or millions, with the word for it, so that it is read as it would be typed.
fn scaled(locale: Locale, cell: &str, noughts: usize) -> String {
    let key = match noughts {
        0 => return cell.to_owned(),
        3 => Key::FormatThousandWords,
        6 => Key::FormatMillionWords,
        _ => Key::FormatBillionWords,
    };
    let word = locale.text(key).split(' ').next().unwrap_or_default();
    // "9,800" is another amount to a sheet in English. As it stands it is refused, and so told.
    let decimals = cell.split_once(locale.sign(Key::FormatDecimal));
    let decimals = decimals.map_or(0, |(_, after)| {
        after.bytes().take_while(u8::is_ascii_digit).count()
    });
    if decimals == 3 || !cell.contains(|c: char| c.is_ascii_digit()) {
        return cell.to_owned();
    }
    // In thousands "9.800" has its groups, as without. In millions it is told to be unclear, as where it is typed.
    let whole = cell.replace(locale.sign(Key::FormatGroup), "");
    let value = |text: &str| typed(locale, text, Quantity::Money);
    let same = noughts == 3 && value(cell).is_ok() && value(cell) == value(&whole);
    let cell = if same { &whole } else { cell };
    format!("{cell} {word}")
}

/// Writes a block out: headings, and rows of texts in the order of the columns. [`read`] reads the same back.
#[must_use]
pub fn block(locale: Locale, columns: &[Column], rows: &[Vec<String>], last: u16) -> String {
    let mut out = String::new();
    for (place, column) in columns.iter().enumerate() {
        if place > 0 {
            out.push('\t');
        }
        out.push_str(&named(locale, *column, last));
    }
    for row in rows {
        out.push('\n');
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                out.push('\t');
            }
            write(locale, &mut out, cell);
        }
    }
    out
}

/// A column's heading.
fn named(locale: Locale, column: Column, last: u16) -> String {
    let figures = [
        Key::TotalsHeadcount,
        Key::TotalsTurnover,
        Key::TotalsBalance,
    ];
    let key = match column {
        Column::Unknown => return String::new(),
        Column::Relation => Key::ColumnRelation,
        Column::Field(Field::Name) => Key::ColumnName,
        Column::Field(Field::Voting) => Key::ColumnVoting,
        Column::Field(field) => {
            for (year, fields) in (0..).zip(Field::FIGURES) {
                for (key, of) in figures.into_iter().zip(fields) {
                    if of == field {
                        let year = last.saturating_sub(year);
                        return format!("{} {year}", locale.text(key));
                    }
                }
            }
            Key::ColumnShare
        }
    };
    locale.text(key).to_owned()
}
