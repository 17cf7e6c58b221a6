//! A group as a drawing: boxes and the lines between them, in units of about a pixel, and the same in sentences. Who holds stands
//! above what it holds: mothers above, their other daughters beside, daughters below.

mod lines;
mod name;
mod tree;

use self::lines::between;
use self::name::{lines, width};
use self::tree::Tree;
use super::{Key, Locale};

/// A group of more enterprises is not drawn: nobody could read it.
pub const MOST: usize = 24;

/// How an enterprise stands to the one that it is listed under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is the applicant.
    Own,
    /// It holds the other.
    Above,
    /// It is held by the other.
    Below,
    /// The same person owns both.
    Owner,
    /// Either of the first two, which is not told.
    Unnamed,
}

/// How an enterprise counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// For all of its figures.
    Fully,
    /// For a part of them.
    Partly,
    /// For nothing.
    Not,
    /// That depends on what is not known.
    Unknown,
}

/// An enterprise of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Firm {
    /// 0 for the applicant, which comes first; another stands under the last one before it that has a lower level.
    pub level: usize,
    /// How it stands to that one.
    pub way: Way,
    /// Its name; empty if it has none.
    pub name: String,
    /// The holding between the two as it is told (`70 %`); empty if it is not known.
    pub share: String,
    /// How it counts.
    pub counts: Counts,
}

/// A group, drawn.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Drawing {
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// A box for each enterprise, in their order; then the persons.
    pub shapes: Vec<Shape>,
    /// Who holds whom.
    pub lines: Vec<Line>,
}

/// An enterprise, or a person who owns enterprises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The left side.
    pub x: i32,
    /// The upper side.
    pub y: i32,
    /// How high it is; each is [`WIDTH`] wide.
    pub height: i32,
    /// The name in at most two lines; none for a person.
    pub name: Vec<String>,
    /// What stands below the name, or what the person is.
    pub note: &'static str,
    /// How it counts; none for a person.
    pub counts: Option<Counts>,
}

/// From the lower side of who holds to the upper side of what is held: down to `bend`, sideways, down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who holds, by its place among the shapes.
    pub from: usize,
    /// What is held.
    pub to: usize,
    /// Where it begins.
    pub start: (i32, i32),
    /// How far down it turns.
    pub bend: i32,
    /// Where it ends.
    pub end: (i32, i32),
    /// Whether it is not told who holds whom.
    pub open: bool,
    /// The holding, written beside the end.
    pub share: String,
}

/// How wide a box is.
pub const WIDTH: i32 = 116;
/// Between boxes side by side.
const GAP: i32 = 14;
/// Between the base lines of a name.
pub const LINE: i32 = 12;
/// A box with no line of a name in it yet.
const BOX: i32 = 20;

/// The enterprise that one is listed under.
fn above(firms: &[Firm], place: usize) -> usize {
    let level = firms.get(place).map_or(0, |firm| firm.level);
    let before = firms.iter().take(place);
    before
        .rev()
        .position(|firm| firm.level < level)
        .map_or(0, |back| place - 1 - back)
}

/// Draws a group; none if it has no enterprise, or more than [`MOST`].
#[must_use]
pub fn drawing(locale: Locale, firms: &[Firm]) -> Option<Drawing> {
    if firms.is_empty() || firms.len() > MOST {
        return None;
    }
    let mut tree = Tree::of(firms);
    // No shape has the number of all shapes.
    let all = tree.lay(tree.top(), tree.x.len());
    let left = tree.x.iter().min().copied().unwrap_or_default();
    tree.shift(&all, 1 - left);
    let mut drawing = Drawing::default();
    for shape in 0..tree.x.len() {
        let (name, note) = match firms.get(shape) {
            None => (Vec::new(), Key::DrawingPerson),
            Some(firm) if shape == 0 => (lines(called(locale, firm)), Key::DrawingYou),
            Some(firm) => (lines(called(locale, firm)), counts(firm.counts)),
        };
        let made = Shape {
            x: tree.x(shape),
            y: 0,
            height: BOX + LINE * i32::try_from(name.len()).unwrap_or_default(),
            name,
            note: locale.text(note),
            counts: firms.get(shape).map(|firm| firm.counts),
        };
        drawing.width = drawing.width.max(made.x + WIDTH + 1);
        drawing.shapes.push(made);
    }
    let first = tree.rank.iter().min().copied().unwrap_or_default();
    let last = tree.rank.iter().max().copied().unwrap_or_default();
    let mut y = 1;
    for rank in first..=last {
        let mut bottom = y;
        for (shape, of) in drawing.shapes.iter_mut().zip(&tree.rank) {
            if *of == rank {
                shape.y = y;
                bottom = bottom.max(y + shape.height);
            }
        }
        drawing.height = bottom + 1;
        y = between(&tree, &mut drawing, firms, rank, bottom);
    }
    for line in &drawing.lines {
        drawing.width = drawing.width.max(line.end.0 + width(&line.share) + 4);
    }
    Some(drawing)
}

fn called(locale: Locale, firm: &Firm) -> &str {
    match (firm.name.trim(), firm.level) {
        ("", 0) => locale.text(Key::DrawingYours),
        ("", _) => locale.text(Key::DrawingNameless),
        (name, _) => name,
    }
}

const fn counts(counts: Counts) -> Key {
    match counts {
        Counts::Fully => Key::DrawingFully,
        Counts::Partly => Key::DrawingPartly,
        Counts::Not => Key::DrawingNot,
        Counts::Unknown => Key::TotalsUnknown,
    }
}

/// The same in words: a line for each enterprise but the applicant.
#[must_use]
pub fn sentences(locale: Locale, firms: &[Firm]) -> Vec<String> {
    let mut sentences = Vec::new();
    for (place, firm) in firms.iter().enumerate().skip(1) {
        let Some(other) = firms.get(above(firms, place)) else {
            continue;
        };
        let way = match firm.way {
            Way::Above => Key::KindMother,
            Way::Below | Way::Own => Key::KindDaughter,
            Way::Owner => Key::KindSameOwner,
            Way::Unnamed => Key::KindUnnamed,
        };
        let mut way = locale.text(way).to_owned();
        if !firm.share.is_empty() {
            way.push(' ');
            way.push_str(&firm.share);
        }
        let values = [
            called(locale, firm),
            &way,
            called(locale, other),
            locale.text(counts(firm.counts)),
        ];
        sentences.push(locale.format(Key::DrawingSentence, &values));
    }
    sentences
}
