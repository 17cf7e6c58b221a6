//! What to do next: who pays whom, the four steps, and whom to ask.

use super::dom::{El, classed, el, paragraph};
use super::model::Model;
use crate::text::Key;

pub(super) fn steps(model: Model) -> El {
    let steps = [
        Key::PageStep1,
        Key::PageStep2,
        Key::PageStep3,
        Key::PageStep4,
    ];
    let step = |key| model.told(el("li"), key);
    let (mail, telephone) = (model.text(Key::PageMail), model.text(Key::PageTelephone));
    let way = |address: String, text| el("a").attr("href", &address).text(text);
    classed("section", "next")
        .attr("aria-label", model.text(Key::PageSteps))
        .child(model.heading(1).text(model.text(Key::PageSteps)))
        .child(classed("ol", "steps").each(&steps, &step))
        .child(paragraph("line", model.text(Key::PagePaying)))
        .child(
            classed("p", "contact")
                .text(model.text(Key::NextAsk))
                .text(" ")
                .child(way(format!("mailto:{mail}"), mail))
                .text(" ")
                .child(way(
                    format!("tel:{}", telephone.replace(' ', "")),
                    telephone,
                )),
        )
}
