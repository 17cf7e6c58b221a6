//! Contact with the provider: a button, or one for each package, and a sheet that lists exactly what would be sent.

use super::controls::{button, label};
use super::dom::{El, classed, el, group, paragraph};
use super::model::{Model, State};
use crate::answers::in_words;
use crate::options::ASKED;
use crate::rules::scheme::{PackageId, Provider};
use crate::text::{Key, amounts, package};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Who is reached by it: the host's own provider. Whom the visitor picked among the others gets nothing from here.
fn provider(state: &State) -> Option<&'static str> {
    let own = state.options.provider.and_then(Provider::info);
    own.map(|provider| provider.name)
}

/// Everything that is sent of the answers, to the last one: labels and values. The link comes before the answers, because a mail
/// program may cut what is long.
fn lines(state: &State) -> Vec<(String, String)> {
    let voice = &state.voice();
    let mut lines = vec![(
        voice.text(Key::VerdictLabel).to_owned(),
        state.headline.whole(),
    )];
    for package in state.packages() {
        lines.extend(amounts::lines(voice, &state.evaluation, package));
    }
    lines.extend(state.whose.lines(state));
    lines.push((voice.text(Key::ContactLink).to_owned(), state.address()));
    lines.extend(in_words::answers(voice, &state.answers));
    lines
}

/// Nothing leaves the element until the visitor has seen the sheet and agreed; then `hand_over` is called, and the host's script
/// reads from the sheet what the visitor saw and typed there: what has a name is told by that name.
pub(super) fn contact(model: Model, hand_over: impl Fn() + 'static) -> El {
    let sheet = el("dialog");
    let dialog: HtmlDialogElement = sheet.node().clone().unchecked_into();
    let dialog = Rc::new(dialog);
    let closing = Rc::clone(&dialog);
    let cancel = button(
        label(model, Key::ContactCancel),
        Box::new(move |_| closing.close()),
    );
    let closing = Rc::clone(&dialog);
    let agree = Box::new(move |_| {
        closing.close();
        hand_over();
    });
    let agree = button(label(model, Key::ContactAgree), agree).attr("class", "primary");
    let list = group("handed");
    let shown = list.clone();
    let receiver = {
        let state = model.peek();
        let contact = &state.options.contact;
        state.voice().format_text(Key::ContactTo, &[contact])
    };
    let title = model.heading(1).attr("tabindex", "-1");
    let title = title.text(model.text(Key::ContactTitle));
    let sheet = sheet.child(title.clone()).child(list);
    if model.peek().options.ask.contains(&true) {
        sheet.add(asked(model));
    }
    let sheet = sheet
        .child(paragraph("small", receiver))
        .child(group("actions").child(agree).child(cancel));
    let at = sheet.clone();
    let open = move |wanted: Option<PackageId>| {
        let (shown, dialog, at) = (shown.clone(), Rc::clone(&dialog), at.clone());
        let title = title.clone();
        let words = model.words(move |state| opener(state, wanted));
        let press = move |_| {
            shown.set_text("");
            sheet_of(&model.peek(), &shown, &at, wanted);
            // It is read from its beginning: else the browser goes to the first field or button, past what is agreed to. Not
            // before, since a page's own field may have the attribute as well.
            title.put("autofocus", Some(""));
            let _ = dialog.show_modal();
        };
        button(words, Box::new(press)).attr("class", "primary")
    };
    let whole = group("contact-provider actions");
    let state = model.peek();
    if state.options.per_package {
        for (package, _) in state.packages() {
            whole.add(open(Some(package.id)));
        }
    } else {
        whole.add(open(None));
    }
    whole.child(sheet)
}

/// What a button says that opens the sheet.
fn opener(state: &State, wanted: Option<PackageId>) -> String {
    let voice = state.voice();
    let (key, name) = match wanted {
        Some(id) => (Key::ContactQuote, voice.text(package::name(id))),
        None => {
            let somebody = voice.text(Key::ContactSomebody);
            (Key::ContactButton, provider(state).unwrap_or(somebody))
        }
    };
    voice.format_text(key, &[name])
}

/// What the host asks of the visitor besides, who may leave it empty. It stands nowhere but in these fields.
fn asked(model: Model) -> El {
    let rows = classed("dl", "wide");
    let state = model.peek();
    for ((name, name_key, known), asks) in ASKED.iter().zip(&state.options.ask) {
        if !asks {
            continue;
        }
        let tag = if *name_key == Key::ContactMessage {
            "textarea"
        } else {
            "input"
        };
        // The type of a text area says nothing; by it the style and the script know a field that one types in.
        let field = el(tag).attr("type", "text").attr("autocomplete", known);
        let asked = el("label").attr("for", name);
        row(&rows, asked.text(model.text(*name_key)), name, field);
    }
    rows
}

fn row(rows: &El, label: El, name: &str, value: El) {
    if !name.is_empty() {
        value.put("id", Some(name));
    }
    rows.add(el("dt").child(label));
    rows.add(el("dd").child(value));
}

fn sheet_of(state: &State, at: &El, sheet: &El, wanted: Option<PackageId>) {
    let voice = state.voice();
    let receiver = provider(state).unwrap_or(&state.options.contact);
    let lead = voice.format_text(Key::ContactLead, &[receiver]);
    at.add(paragraph("line-of-verdict", lead));
    let rows = el("dl");
    let told = |name: &str, label: &str, value: &str| {
        let value = el("data").attr("value", value).text(value);
        row(&rows, el("span").text(label), name, value);
    };
    let mut subject = voice.text(Key::NowSubject).to_owned();
    if let Some(id) = wanted {
        let name = voice.text(package::name(id));
        subject = opener(state, wanted);
        told("package", voice.text(Key::TablePackage), name);
    }
    // The sheet's name, and the subject of the mail.
    sheet.put("aria-label", Some(&subject));
    let mut picked = Vec::new();
    for extension in &state.options.extensions {
        if extension.picked && state.extends() {
            picked.push(amounts::extension(&voice, extension));
        }
    }
    if !picked.is_empty() {
        let label = voice.text(Key::TableOwnExtensions);
        told("extensions", label, &picked.join("; "));
    }
    for (name, value) in lines(state) {
        told("", &name, &value);
    }
    at.add(rows);
}
