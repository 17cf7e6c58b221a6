//! The lines between two ranks of boxes: each holder's own, told apart by where they turn.

use super::tree::Tree;
use super::{Drawing, Firm, Line, WIDTH};

/// Above the lines that go sideways, and below them: the place of a holding.
const ROOM: i32 = 14;
/// Between two lines that go sideways.
const TRACK: i32 = 6;

/// Draws the lines below the shapes of a rank, which end at `bottom`, and tells where the next rank begins.
pub(super) fn between(
    tree: &Tree,
    drawing: &mut Drawing,
    firms: &[Firm],
    rank: i32,
    bottom: i32,
) -> i32 {
    let first = drawing.lines.len();
    let mut next = bottom + 2 * ROOM - TRACK;
    for (from, shape) in drawing.shapes.iter().enumerate() {
        if tree.rank(from) != rank {
            continue;
        }
        let start = (middle(tree, from), shape.y + shape.height);
        // The lines of each holder turn at a height of their own.
        let bend = next - ROOM + TRACK;
        for held in &tree.held {
            if held.holder != from {
                continue;
            }
            next = bend + ROOM;
            let (mut before, mut all) = (1, 1);
            for other in &tree.held {
                if other.held == held.held {
                    all += 1;
                    // Where who holds stands further to the left, its line comes in further to the left.
                    before += i32::from(tree.x(other.holder) < tree.x(from));
                }
            }
            let mut end = tree.x(held.held) + WIDTH * before / all;
            // Not where another line comes down, or the two would look like one.
            while other_comes_down(tree, rank, from, end) {
                end += 4;
            }
            let share = firms.get(held.told).map_or("", |firm| &firm.share);
            drawing.lines.push(Line {
                from,
                to: held.held,
                start,
                bend,
                end: (end, 0),
                open: held.open,
                share: share.to_owned(),
            });
        }
    }
    for line in drawing.lines.iter_mut().skip(first) {
        line.end.1 = next;
    }
    next
}

fn middle(tree: &Tree, shape: usize) -> i32 {
    tree.x(shape) + WIDTH / 2
}

/// Whether a line of another holder of this rank comes down here.
fn other_comes_down(tree: &Tree, rank: i32, but: usize, x: i32) -> bool {
    for held in &tree.held {
        let here = (middle(tree, held.holder) - x).abs() < 3;
        if here && held.holder != but && tree.rank(held.holder) == rank {
            return true;
        }
    }
    false
}
