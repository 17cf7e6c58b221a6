//! A pasted block put into the sheet of the group, and the sheet as a block.

use super::directions::Told;
use super::field::{Field, choice};
use super::input;
use super::pasted::{Block, EXTRA, SHEET, Word, block, read, relation_word};
use super::pasted_cells::{folded, tidy};
use super::{Answers, ROOT};
use crate::rules::whole::{digits, within};
use crate::text::{Key, Locale, kin};

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

/// The answers of a choice, as a block has them.
const CHOICES: [(&str, Key); 3] = [
    (choice::YES, Key::ChoiceYes),
    (choice::NO, Key::ChoiceNo),
    (choice::UNKNOWN, Key::ChoiceUnknown),
];

fn cell(row: &Row, of: Field) -> Option<&str> {
    let cell = row.iter().find(|(field, _)| *field == of);
    cell.map(|(_, text)| text.as_str())
}

/// The row of a block to which this one says that it belongs.
fn belongs(block: &Block, row: &Row) -> Option<usize> {
    let to = cell(row, Field::Mother)?;
    if let Some(number) = within(to, 2, u16::MAX) {
        return Some(usize::from(number) - 2);
    }
    let named = |row: &Row| cell(row, Field::Name) == Some(to);
    let found = block.rows.iter().position(named)?;
    (found == block.rows.iter().rposition(named)?).then_some(found)
}

impl Answers {
    /// The block that a text is, if it is one, for the row of this enterprise, from this field on; `last` is the year of the last
    /// figures. A newly founded applicant has an estimate of the year after: for its own row the columns are read one year later
    /// than for the others.
    #[must_use]
    pub fn block(
        &self,
        locale: Locale,
        text: &str,
        (at, from): (u32, Field),
        last: u16,
    ) -> Option<Block> {
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
        Some(block)
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
                let id = if place.is_none() && cell(row, Field::Mother).is_some() {
                    self.loose(kind)
                } else {
                    self.seat(*place, kind, &mut pasted)
                };
                *place = id;
                match id {
                    Some(id) => self.fill(locale, id, row, block.split, &mut pasted),
                    None => pasted.left.extend(row.iter().map(|(_, text)| text.clone())),
                }
            }
        }
        // Whom they belong to may stand below them. Sisters come last: a mother who is put beside theirs would have them asked anew.
        for sisters in [false, true] {
            for (row, place) in block.rows.iter().zip(&places) {
                let (Some(to), Some(id)) = (cell(row, Field::Mother), *place) else {
                    continue;
                };
                let kind = self.get(id, Field::Kind).to_owned();
                if (kind == choice::SISTER) != sisters {
                    continue;
                }
                let base = belongs(block, row).and_then(|at| places.get(at).copied().flatten());
                if !base.is_some_and(|base| id != ROOT && self.relate(id, base, &kind)) {
                    pasted.left.push(to.to_owned());
                }
            }
        }
        pasted.left.extend_from_slice(&block.left);
        pasted
    }

    /// A new enterprise that will be put where it belongs.
    fn loose(&mut self, kind: Option<&str>) -> Option<u32> {
        let id = self.takes_relations(1).then(|| self.add_relation(ROOT))?;
        self.set(id, Field::Kind, kind.unwrap_or_default());
        Some(id)
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
                let unnamed = *text == tidy(locale.text(kin::name("")));
                if relation_word(locale, text).is_none() && !unnamed {
                    pasted.left.push(text.clone());
                }
                continue;
            }
            if field == Field::Mother {
                continue;
            }
            if id == ROOT && (field == Field::Capital || EXTRA.contains(&field)) {
                pasted.left.push(text.clone());
                continue;
            }
            if field.quantity().is_none() {
                let same = |key| folded(locale.text(key)) == folded(text);
                let code = CHOICES.iter().find(|(_, key)| same(*key));
                match code.filter(|(code, _)| field.takes(code)) {
                    Some((code, _)) => {
                        pasted.filled += 1;
                        self.set(id, field, code);
                    }
                    None => pasted.left.push(text.clone()),
                }
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

    /// The cell of an enterprise in a block.
    fn written(&self, locale: Locale, firms: &[u32], id: u32, field: Field) -> String {
        let text = self.get(id, field);
        let under = self.above(id).map_or(ROOT, |(under, _)| under);
        let sister = self.get(id, Field::Kind) == choice::SISTER;
        match field {
            // Beside no mother she is held by whom she stands under.
            Field::Kind if sister && !self.is_sister(id, under) => {
                locale.text(kin::name(choice::DAUGHTER)).to_owned()
            }
            Field::Kind => locale.text(kin::name(text)).to_owned(),
            Field::Mother => {
                let under = self.belongs_to(id).unwrap_or(ROOT);
                if under == ROOT {
                    return String::new();
                }
                let name = tidy(self.get(under, Field::Name));
                let mut same = 0;
                for other in firms {
                    same += usize::from(tidy(self.get(*other, Field::Name)) == name);
                }
                let number = name.bytes().all(|byte| byte.is_ascii_digit());
                if same == 1 && !number {
                    return name;
                }
                let place = firms.iter().position(|other| *other == under);
                digits(place.unwrap_or_default() + 2, 0)
            }
            _ if field.quantity().is_none() => {
                let answer = CHOICES.iter().find(|(code, _)| *code == text);
                answer.map_or("", |(_, key)| locale.text(*key)).to_owned()
            }
            _ => text.to_owned(),
        }
    }

    /// The sheet as a block for a spreadsheet, with headings; `last` is the year of the last figures.
    #[must_use]
    pub fn as_block(&self, locale: Locale, own: &str, last: u16) -> String {
        let estimated = self.get(ROOT, Field::NewlyFounded) == choice::YES;
        let [lasts, befores] = Field::FIGURES;
        let firms = self.firms();
        let mut columns = SHEET.to_vec();
        for field in EXTRA {
            let mut some = false;
            for id in firms.iter().skip(1) {
                // One share of a firm that stands in no named way is of the capital alone.
                let unnamed = field == Field::Voting && self.get(*id, Field::Kind).is_empty();
                some |= unnamed || !self.written(locale, &firms, *id, field).trim().is_empty();
            }
            if some {
                columns.push(field);
            }
        }
        let sheet = columns.len();
        if estimated {
            // Of the year after.
            columns.extend(lasts);
        }
        let mut rows = Vec::new();
        for id in &firms {
            let mut cells = Vec::new();
            for (place, field) in columns.iter().enumerate() {
                let mut field = Some(*field);
                if place >= sheet {
                    field = field.filter(|_| *id == ROOT);
                } else if estimated && *id == ROOT && (3..SHEET.len()).contains(&place) {
                    field = befores.get(place - 3).copied();
                }
                cells.push(match field {
                    Some(Field::Kind) if *id == ROOT => own.to_owned(),
                    Some(field) => self.written(locale, &firms, *id, field),
                    None => String::new(),
                });
            }
            rows.push(cells);
        }
        block(locale, &columns, &rows, last)
    }
}
