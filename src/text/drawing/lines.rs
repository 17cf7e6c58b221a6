//! The lines between two ranks of boxes: each holder's own, told apart by where they turn.

use super::tree::{Held, Tree};
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
    let start = drawing.lines.len();
    let middle = |shape: usize| tree.x(shape) + WIDTH / 2;
    // An open holding starts beside the known ones.
    let from = |holder: usize, open: bool| {
        let both = open && tree.held.iter().any(|held| held.0 == holder && !held.3);
        middle(holder) + if both { 2 * TRACK } else { 0 }
    };
    // From left to right by who holds. The library's sort weighs kilobytes.
    let mut held: Vec<&Held> = Vec::new();
    for one in &tree.held {
        if tree.rank(one.0) == rank {
            let right = held
                .iter()
                .position(|other| tree.x(other.0) > tree.x(one.0));
            held.insert(right.unwrap_or(held.len()), one);
        }
    }
    for (place, (holder, to, told, open)) in held.iter().enumerate() {
        let ends: Vec<usize> = (0..held.len())
            .filter(|at| held.get(*at).is_some_and(|other| other.1 == *to))
            .collect();
        let ends_before = ends.iter().filter(|at| **at < place).count();
        let part = |count: usize| i32::try_from(count).unwrap_or_default();
        let mut end = tree.x(*to) + WIDTH * (part(ends_before) + 1) / (part(ends.len()) + 1);
        // Not where another line comes down, or the two would look like one.
        while held.iter().any(|(other, _, _, beside)| {
            (other, beside) != (holder, open) && (from(*other, *beside) - end).abs() < 3
        }) {
            end += 4;
        }
        let share = firms.get(*told).map_or("", |firm| &firm.share);
        drawing.lines.push(Line {
            from: *holder,
            to: *to,
            start: (
                from(*holder, *open),
                drawing
                    .shapes
                    .get(*holder)
                    .map_or(0, |shape| shape.y + shape.height),
            ),
            bend: 0,
            end: (end, 0),
            open: *open,
            share: share.to_owned(),
            at: (0, 0),
        });
    }
    // The lines of one holder turn at one height; those of another that would touch them, at another.
    let lines = drawing.lines.get_mut(start..).unwrap_or_default();
    let mut tracks: Vec<(usize, bool, i32, i32, i32)> = Vec::new();
    for line in lines.iter() {
        let (low, high) = (line.start.0.min(line.end.0), line.start.0.max(line.end.0));
        match tracks
            .iter_mut()
            .find(|track| (track.0, track.1) == (line.from, line.open))
        {
            Some(track) => (track.2, track.3) = (track.2.min(low), track.3.max(high)),
            None => tracks.push((line.from, line.open, low, high, 0)),
        }
    }
    let mut most = 0;
    for place in 0..tracks.len() {
        let (done, rest) = tracks.split_at_mut(place);
        if let Some(track) = rest.first_mut() {
            while done
                .iter()
                .any(|other| other.4 == track.4 && other.2 <= track.3 && track.2 <= other.3)
            {
                track.4 += 1;
            }
            most = most.max(track.4);
        }
    }
    let next = bottom + 2 * ROOM + TRACK * most;
    for line in lines {
        let track = tracks
            .iter()
            .find(|track| (track.0, track.1) == (line.from, line.open));
        line.bend = bottom + ROOM + TRACK * track.map_or(0, |track| track.4);
        line.end.1 = next;
        // At the end, or at the beginning where several lines end and one begins.
        let ends = held.iter().filter(|held| held.1 == line.to).count();
        let starts = held.iter().filter(|held| held.0 == line.from).count();
        line.at = if ends > 1 && starts == 1 {
            (line.start.0 + 3, bottom + ROOM - 4)
        } else {
            (line.end.0 + 3, next - 3)
        };
    }
    next
}
