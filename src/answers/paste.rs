//! A pasted block put into the sheet of the group, and the sheet as a block.

use super::directions::Told;
use super::field::{Field, choice};
use super::input;
use super::pasted::{Block, SHEET, Word, block, read, relation_word};
use super::{Answers, ROOT};
use crate::text::{Locale, kin};

/// What became of a pasted block.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Pasted {
    /// The cells that were filled in.
    pub filled: usize,
    /// Those of them that held something else before.
    pub replaced: usize,
    /// Those of them that can't be read.
    pub unread: usize,
    /// What was put nowhere, as it was pasted.
    pub left: Vec<String>,
}

const fn kind(word: Word) -> Option<&'static str> {
    match word {
        Word::Own => None,
        Word::Mother => Some(choice::MOTHER),
        Word::Daughter => Some(choice::DAUGHTER),
        Word::Sister => Some(choice::SISTER),
        Word::SameOwner => Some(choice::SAME_OWNER),
    }
}

/// The cells of a row.
type Row = Vec<(Field, String)>;

/// The relation that a row of a block names.
fn word(locale: Locale, row: &Row) -> Option<Word> {
    let cell = row.iter().find(|(field, _)| *field == Field::Kind);
    cell.and_then(|(_, text)| relation_word(locale, text))
}

fn is_own(locale: Locale, row: &Row) -> bool {
    word(locale, row) == Some(Word::Own)
}

impl Answers {
    /// As [`Answers::paste`], for a text that is a block. A newly founded applicant has an estimate of the year after `last`: for
    /// its own row the columns are read one year later than for the others.
    pub fn paste_text(
        &mut self,
        locale: Locale,
        text: &str,
        (at, from): (u32, Field),
        last: u16,
    ) -> Option<Pasted> {
        let mut block = read(locale, text, from, last)?;
        if self.get(ROOT, Field::NewlyFounded) == choice::YES {
            let later = read(locale, text, from, last.saturating_add(1))?;
            if later.headed && !block.headed {
                // Of its headings only those of the estimate are known.
                block = later;
            } else if later.rows.len() == block.rows.len() {
                let first = at == ROOT && !block.rows.iter().any(|row| is_own(locale, row));
                for (place, (row, own)) in block.rows.iter_mut().zip(later.rows).enumerate() {
                    if is_own(locale, row) || (first && place == 0) {
                        *row = own;
                    }
                }
                // Of a column that only the own row has a place for, others are told.
                if block.rows.len() < 2 {
                    block.left = later.left;
                }
            }
        }
        Some(self.paste(locale, &block, at))
    }

    /// Puts a block into the sheet, its first row in that of this enterprise; rows that the sheet lacks are added. Mothers
    /// come first, so that a sister finds hers.
    pub fn paste(&mut self, locale: Locale, block: &Block, at: u32) -> Pasted {
        let mut pasted = Pasted::default();
        let rows = self.firms();
        let first = rows.iter().position(|row| *row == at).unwrap_or_default();
        // A block that names the applicant has it in a row of its own.
        let named = block.rows.iter().any(|row| is_own(locale, row));
        let mut there = rows.into_iter().skip(first).peekable();
        let mut places = Vec::new();
        for row in &block.rows {
            if is_own(locale, row) {
                places.push(Some(ROOT));
                continue;
            }
            // What stands to the applicant in some way is not the applicant.
            let kin = row.iter().any(|(field, _)| *field == Field::Kind);
            if (named || kin) && there.peek() == Some(&ROOT) {
                let _ = there.next();
            }
            places.push(there.next());
        }
        for mothers in [true, false] {
            for (row, place) in block.rows.iter().zip(&mut places) {
                let word = word(locale, row);
                if row.is_empty() || (word == Some(Word::Mother)) != mothers {
                    continue;
                }
                let kind = word.and_then(kind);
                let id = self.seat(*place, kind, &mut pasted);
                *place = id;
                match id {
                    Some(id) => self.fill(locale, id, row, block.split, &mut pasted),
                    None => pasted.left.extend(row.iter().map(|(_, text)| text.clone())),
                }
            }
        }
        pasted.left.extend_from_slice(&block.left);
        pasted
    }

    /// The enterprise of a row: the one that is there, made this kind of kin, or a new one. None where there is no room.
    fn seat(&mut self, there: Option<u32>, kind: Option<&str>, pasted: &mut Pasted) -> Option<u32> {
        let Some(id) = there else {
            return match kind {
                Some(kind) => self.add_kin(ROOT, kind),
                None => self.takes_relations(1).then(|| self.add_relation(ROOT)),
            };
        };
        if let Some(kind) = kind
            && kind != self.get(id, Field::Kind)
        {
            let base = self.base(id);
            pasted.replaced += usize::from(!self.get(id, Field::Kind).is_empty());
            let _ = self.relate(id, base, kind);
        }
        Some(id)
    }

    fn fill(&mut self, locale: Locale, id: u32, row: &Row, split: bool, pasted: &mut Pasted) {
        for (field, text) in row {
            let field = *field;
            if field == Field::Kind {
                if relation_word(locale, text).is_none() {
                    pasted.left.push(text.clone());
                }
                continue;
            }
            if id == ROOT && matches!(field, Field::Capital | Field::Voting) {
                pasted.left.push(text.clone());
                continue;
            }
            self.put(locale, id, field, text, pasted);
            // One column is of both, as in a row that says how it stands to another.
            if field == Field::Capital && !split && self.get(id, Field::Kind).is_empty() {
                self.put(locale, id, Field::Voting, text, pasted);
            }
        }
        // A firm that is listed counts, though nobody has said how it stands to whom.
        let none =
            self.told() == Told::Declared && self.get(ROOT, Field::HasRelations) == choice::NO;
        if id != ROOT && (none || self.told() == Told::Nothing) {
            self.set(ROOT, Field::HasRelations, choice::IN_PART);
        }
    }

    fn put(&mut self, locale: Locale, id: u32, field: Field, text: &str, pasted: &mut Pasted) {
        let before = self.get(id, field).trim();
        pasted.replaced += usize::from(!before.is_empty() && before != text.trim());
        let quantity = field.quantity().unwrap_or(input::Quantity::Name);
        pasted.unread += usize::from(input::read(locale, text, quantity).is_err());
        pasted.filled += 1;
        self.set(id, field, text);
    }

    /// The sheet as a block for a spreadsheet, with headings; `last` is the year of the last figures.
    #[must_use]
    pub fn as_block(&self, locale: Locale, own: &str, last: u16) -> String {
        let mut rows = Vec::new();
        let estimated = self.get(ROOT, Field::NewlyFounded) == choice::YES;
        let [lasts, befores] = Field::FIGURES;
        let mut columns = SHEET.to_vec();
        if estimated {
            // Of the year after.
            columns.extend(lasts);
        }
        for id in self.firms() {
            let mut cells = Vec::new();
            for (place, field) in columns.iter().enumerate() {
                let mut field = Some(*field);
                if place >= SHEET.len() {
                    field = field.filter(|_| id == ROOT);
                } else if estimated && id == ROOT && place >= 3 {
                    field = befores.get(place - 3).copied();
                }
                let text = match field {
                    None => "",
                    Some(Field::Kind) if id == ROOT => own,
                    Some(field) => match (field, self.get(id, field)) {
                        (Field::Kind, kind) if !kind.is_empty() => locale.text(kin::name(kind)),
                        (_, text) => text,
                    },
                };
                cells.push(text.to_owned());
            }
            rows.push(cells);
        }
        block(locale, &columns, &rows, last)
    }
}
