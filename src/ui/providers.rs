//! The providers: one field filters their list as one types, and one or several are kept.

use super::dom::{El, bind, classed, el, group, paragraph};
use super::model::{Model, State};
use crate::answers::providers::{finds, holds, names};
use crate::rules::scheme::{PROVIDERS, Provider, ProviderInfo};
use crate::rules::whole::digits;
use crate::text::Key;
use wasm_bindgen::JsValue;

/// The question. Where the host fixed its provider there is nothing to pick.
pub(super) fn providers(model: Model) -> El {
    if let Some(fixed) = model.peek().options.fixed().and_then(Provider::info) {
        let name = [
            model.text(Key::QuestionProvider),
            model.text(Key::FormatColon),
            fixed.name,
        ]
        .concat();
        return paragraph("field", name);
    }
    classed("fieldset", "field")
        .child(el("legend").text(model.text(Key::QuestionProvider)))
        .child(paragraph("hint", model.text(Key::QuestionProviderHint)))
        .child(list(model))
}

/// The field, how many are left, and the list: the providers selected on the day asked, plus those that are kept, even if no longer
/// selected.
fn list(model: Model) -> El {
    // How many are kept, on the line that opens it: nothing moves where one is ticked.
    let many = el("span");
    let title = el("span").text(model.text(Key::QuestionProviderFind));
    let summary = el("summary").child(title).child(many.clone());
    let at = classed("details", "fold").child(summary);
    let (id, described) = ("providers", "providers-left");
    let told = classed("p", "hint").attr("id", described);
    let typed = el("input")
        .attr("id", id)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("aria-describedby", described);
    let at_typed = typed.clone();
    let typed = typed.on("input", move |_| {
        model.look_again();
        let state = model.peek();
        let text = left(&state, &found(&state, &at_typed.value()));
        drop(state);
        model.announce(text);
    });
    let label = el("label").attr("for", id);
    let label = label.text(model.text(Key::QuestionProviderBy));
    let field = classed("div", "field wide signed").child(label);
    let at = at.child(field.child(typed.clone())).child(told.clone());
    let ticks = group("ticks");
    let mut rows = Vec::new();
    for provider in &PROVIDERS {
        let input = el("input").attr("type", "checkbox");
        let ticked = input.clone();
        let input = input.on("change", move |_| {
            let keeps = ticked.ticked();
            model.change(|state| state.answers.keep(provider, keeps));
        });
        let offices = classed("span", "hint").text(provider.offices);
        let name = el("span").text(provider.name).text(" ").child(offices);
        let row = classed("label", "tick").child(input.clone()).child(name);
        ticks.add(row.clone());
        rows.push((provider, row, input));
    }
    let mut last = None;
    bind(Box::new(move || {
        let state = model.form();
        let kept = state.answers.providers();
        let typed = typed.value();
        // Hardly ever does a key press elsewhere change the list.
        let now = Some((typed.clone(), names(&kept), state.day()));
        if now == last {
            return;
        }
        last = now;
        let found = found(&state, &typed);
        for (provider, row, input) in &rows {
            row.put("hidden", (!holds(&found, provider)).then_some(""));
            input.property("checked", &JsValue::from_bool(holds(&kept, provider)));
        }
        many.set_text(&match kept.len() {
            0 => String::new(),
            kept => ["\u{a0}(", &digits(kept, 0), ")"].concat(),
        });
        told.set_text(&left(&state, &found));
    }));
    at.child(ticks)
}

/// What is in the list: who is selected on the day asked, or kept, and found.
fn found(state: &State, typed: &str) -> Vec<&'static ProviderInfo> {
    let kept = state.answers.providers();
    let mut found = Vec::new();
    for provider in &PROVIDERS {
        let listed = provider.is_selected_on(state.day()) || holds(&kept, provider);
        if listed && finds(typed, provider) {
            found.push(provider);
        }
    }
    found
}

/// How many are in the list, or what to do where none is.
fn left(state: &State, found: &[&ProviderInfo]) -> String {
    let key = match found {
        [] => Key::QuestionProviderNone,
        _ => Key::QuestionProviderLeft,
    };
    state.voice().format_text(key, &[&digits(found.len(), 0)])
}
