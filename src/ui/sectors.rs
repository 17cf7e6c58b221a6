//! Help with the question on NIS2: its sectors, and what it means to find one's own. It answers nothing.

use super::dom::{El, el, group, outside};
use super::model::Model;
use crate::text::Key;
use crate::text::sectors::{ANNEXES, TEST};

/// The sectors, each numbered as its point of the annex.
pub(super) fn sectors(model: Model) -> El {
    let part = group("sectors").child(el("p").text(model.text(Key::SectorMeaning)));
    for (title, points) in [Key::SectorFirst, Key::SectorSecond]
        .into_iter()
        .zip(ANNEXES)
    {
        part.add(el("b").text(model.text(title)));
        part.add(el("ol").each(points, &|point| el("li").text(model.text(point))));
    }
    let test = outside(TEST, model.text(Key::SectorTest));
    part.child(el("p").text(model.text(Key::SectorAnySize)))
        .child(
            el("p")
                .text(model.text(Key::SectorLimit))
                .text(" ")
                .child(test),
        )
}
