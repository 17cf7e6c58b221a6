//! The drawing of the group, and the same in words to unfold below it.

use super::controls::fold;
use super::dom::{El, el, group, svg};
use super::model::Model;
use crate::text::Key;
use crate::text::drawing::{Counts, Drawing, Firm, LINE, Shape, WIDTH, drawing, sentences};
use gloo::timers::callback::Timeout;

/// Letters are so many units high (style/widget/group-drawing.css).
const LETTER: i32 = 9;
/// The narrowest column takes a drawing as wide as this; a wider one is moved under it.
const FITS: i32 = 260;

/// A group; in words alone where it is too large to be drawn.
pub(super) fn group_drawing(model: Model, firms: &[Firm]) -> El {
    let whole = group("group-drawing");
    let words = el("ul").each_text("li", "", sentences(model.locale(), firms));
    if let Some(drawing) = drawing(model.locale(), firms) {
        let frame = group("frame").child(picture(model, &drawing));
        // A reader with keys alone moves it too.
        if drawing.width > FITS {
            whole.put("data-wide", Some(""));
            if let Some(own) = drawing.shapes.first() {
                middle(&frame, own.x + WIDTH / 2, drawing.width);
            }
            frame.put("tabindex", Some("0"));
            frame.put("role", Some("group"));
            frame.put("aria-label", Some(model.text(Key::DrawingTitle)));
        }
        whole.add(frame);
    }
    whole.child(fold(model, Key::DrawingWords, None).child(words))
}

/// Moves a wide drawing so that this place of it stands in the middle of its frame, as far as it goes.
fn middle(frame: &El, place: i32, of: i32) {
    let frame = frame.node().clone();
    Timeout::new(0, move || {
        let at = frame.scroll_width() * place / of - frame.client_width() / 2;
        frame.set_scroll_left(at);
    })
    .forget();
}

fn picture(model: Model, drawing: &Drawing) -> El {
    let shapes = svg("g").attr("aria-hidden", "true");
    for line in &drawing.lines {
        let ((x, y), (end, bottom)) = (line.start, line.end);
        let way = format!("M{x} {y}V{}H{end}V{bottom}", line.bend);
        let path = svg("path").attr("d", &way);
        if line.open {
            path.put("class", Some("open"));
        }
        shapes.add(path);
        shapes.add(text((end + 3, bottom - 3), "", &line.share));
    }
    for (place, shape) in drawing.shapes.iter().enumerate() {
        add(&shapes, shape, place == 0);
    }
    // As large as the letters around it, whatever their size.
    let width = format!("{}em", drawing.width / LETTER);
    svg("svg")
        .attr("role", "img")
        .attr("aria-label", model.text(Key::DrawingTitle))
        .attr(
            "viewBox",
            &format!("0 0 {} {}", drawing.width, drawing.height),
        )
        .attr("width", &width)
        .child(shapes)
}

/// A box or a person, with its texts in the middle.
fn add(at: &El, shape: &Shape, own: bool) {
    let class = match shape.counts {
        None => "person",
        Some(_) if own => "own",
        Some(Counts::Fully) => "fully",
        Some(Counts::Partly) => "partly",
        Some(Counts::Not) => "not",
        Some(Counts::Unknown) => "unknown",
    };
    let round = if class == "person" { "10" } else { "4" };
    let edge = svg("rect").attr("class", class).attr("rx", round);
    let sides = [
        ("x", shape.x),
        ("y", shape.y),
        ("width", WIDTH),
        ("height", shape.height),
    ];
    for (name, value) in sides {
        edge.put(name, Some(&value.to_string()));
    }
    at.add(edge);
    let (x, mut y) = (shape.x + WIDTH / 2, shape.y + 2);
    for line in &shape.name {
        y += LINE;
        at.add(text((x, y), "name", line));
    }
    at.add(text((x, y + LINE - 1), "note", shape.note));
}

fn text((x, y): (i32, i32), class: &str, words: &str) -> El {
    svg("text")
        .attr("class", class)
        .attr("x", &x.to_string())
        .attr("y", &y.to_string())
        .text(words)
}
