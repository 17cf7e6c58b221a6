//! Contact with the provider: a button, and a sheet that lists exactly what would be sent.

use super::dom::{El, classed, el, group, paragraph};
use super::model::{Model, State};
use crate::answers::in_words;
use crate::rules::scheme::Provider;
use crate::text::{Key, amounts};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// The provider selected in the answers.
fn provider(state: &State) -> &'static str {
    let chosen = state.composed.application.provider;
    chosen.and_then(Provider::info).map_or_else(
        || state.voice().text(Key::ContactSomebody),
        |provider| provider.name,
    )
}

/// Everything that is sent, to the last answer: labels and values.
pub(super) fn lines(state: &State) -> Vec<(String, String)> {
    let voice = &state.voice();
    let mut lines = vec![(
        voice.text(Key::VerdictLabel).to_owned(),
        state.headline.whole(),
    )];
    for package in state.shown() {
        lines.extend(amounts::lines(voice, &state.evaluation, package));
    }
    lines.extend(state.whose.lines(state));
    lines.extend(in_words::answers(voice, &state.answers));
    lines.push((voice.text(Key::ContactLink).to_owned(), state.address()));
    lines
}

/// Nothing leaves the element until the visitor has seen the sheet and agreed; then `hand_over` is called.
pub(super) fn contact(model: Model, hand_over: impl Fn() + 'static) -> El {
    let sheet = el("dialog").attr("aria-label", model.text(Key::ContactTitle));
    let dialog: HtmlDialogElement = sheet.node().clone().unchecked_into();
    let dialog = Rc::new(dialog);
    let button = |class: &'static str, key: Key| {
        classed("button", class)
            .attr("part", "button")
            .attr("type", "button")
            .text(model.text(key))
    };
    let closing = Rc::clone(&dialog);
    let cancel = button("secondary", Key::ContactCancel).on("click", move |_| closing.close());
    let closing = Rc::clone(&dialog);
    let agree = button("primary", Key::ContactAgree).on("click", move |_| {
        closing.close();
        hand_over();
    });
    let list = group("handed");
    let shown = list.clone();
    let sheet = sheet
        .child(model.heading(1).text(model.text(Key::ContactTitle)))
        .child(list)
        .child(group("actions").child(agree).child(cancel));
    let open = classed("button", "primary")
        .attr("part", "button")
        .attr("type", "button")
        .on("click", move |_| {
            shown.set_text("");
            sheet_of(&model.peek(), &shown);
            let _ = dialog.show_modal();
        })
        .live_text(model.words(|state| {
            state
                .voice()
                .format_text(Key::ContactButton, &[provider(state)])
        }));
    group("contact-provider").child(open).child(sheet)
}

fn sheet_of(state: &State, at: &El) {
    let voice = state.voice();
    let lead = voice.format_text(Key::ContactLead, &[provider(state)]);
    at.add(paragraph("line-of-verdict", lead));
    let rows = el("dl");
    for (name, value) in lines(state) {
        rows.add(el("dt").text(name));
        rows.add(el("dd").text(value));
    }
    at.add(rows);
    let receiver = voice.format_text(Key::ContactTo, &[&state.options.contact]);
    at.add(paragraph("small", receiver));
}
