//! What to take along: the link, and the sheet on paper.

use super::controls::{button, label};
use super::dom::{El, classed, el, group};
use super::model::{Model, Taken};
use crate::text::Key;
use std::rc::Rc;

/// The buttons; only the host's script can copy, share and print.
pub(super) fn actions(model: Model, tell: &Rc<dyn Fn(&str)>) -> El {
    let ask = |key: Key, what: &'static str| {
        let tell = Rc::clone(tell);
        button(label(model, key), Box::new(move |_| tell(what)))
    };
    let told = classed("div", "taken").live(
        move || model.state().taken as u32,
        move |at| {
            let state = model.peek();
            let voice = state.voice();
            match state.taken {
                Taken::No => {}
                Taken::Copied => at.add(classed("p", "small").text(voice.text(Key::TakeCopied))),
                Taken::ByHand => {
                    let field = el("input")
                        .attr("type", "text")
                        .attr("readonly", "")
                        .attr("value", &state.address());
                    let name = el("span").text(voice.text(Key::TakeByHand));
                    at.add(classed("label", "by-hand").child(name).child(field));
                }
            }
        },
    );
    let buttons = group("actions");
    let state = model.peek();
    // Without the public page's address the answers alone would be copied, which open nowhere.
    if !state.options.page.is_empty() {
        buttons.add(ask(Key::TakeCopy, "copy"));
        if state.options.shares {
            buttons.add(ask(Key::TakeShare, "share"));
        }
    }
    let buttons = buttons.child(ask(Key::TakePrint, "print"));
    group("take").child(buttons).child(told)
}
