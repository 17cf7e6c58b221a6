//! The answers and the amounts as files, and a file opened again. Each file is in its own link (`data:`), so that nothing is fetched and no
//! policy of a host is asked for it; it is made when it is asked for.

use super::controls::{button, fold, label};
use super::dom::{El, copy, el, group};
use super::model::{Model, State};
use super::paper::fields;
use super::undo::back;
use crate::json::write;
use crate::text::{Key, table};
use std::rc::Rc;

/// The button that opens a file.
const OPEN: &str = "data-open";

pub(super) fn data(model: Model, tell: &Rc<dyn Fn(&str)>) -> El {
    let copied = move |_| {
        let text = {
            let state = model.peek();
            table::tabbed(&table::rows(&state.voice(), &state.packages()))
        };
        copy(&text, move || model.tell(Key::DataCopied, ""));
    };
    let tell = Rc::clone(tell);
    let open = move |_| tell("open");
    let told = el("p")
        .attr("class", "small")
        .live_text(model.label(|state| state.told.clone()));
    let buttons = group("actions")
        .child(button(label(model, Key::DataCopy), Box::new(copied)))
        .child(file(
            model,
            Key::DataTable,
            "cybersubsidie.csv",
            "text/csv",
            |state| {
                let voice = state.voice();
                table::csv(&voice, &table::rows(&voice, &state.packages()))
            },
        ))
        .child(file(
            model,
            Key::DataAnswers,
            "cybersubsidie.json",
            "application/json",
            whole,
        ))
        .child(button(label(model, Key::DataOpen), Box::new(open)).attr("id", OPEN));
    let content = group("data").child(buttons).child(told);
    let content = content.child(back(model, Box::new(|| OPEN.to_owned())));
    fold(model, Key::DataTitle, None).child(content.child(fields(model)))
}

/// The application and its evaluation in the public form.
fn whole(state: &State) -> String {
    let application = write::text(&state.composed.application);
    let evaluation = match state.ended() {
        Some(_) => "null".to_owned(),
        None => write::text(&state.evaluation),
    };
    [
        "{\"application\":",
        &application,
        ",\"evaluation\":",
        &evaluation,
        "}",
    ]
    .concat()
}

fn file(
    model: Model,
    name: Key,
    file: &'static str,
    kind: &'static str,
    make: fn(&State) -> String,
) -> El {
    let link = el("a").attr("download", file).attr("href", "data:,");
    let at = link.clone();
    link.attr("class", "secondary")
        .attr("part", "button")
        .on("click", move |_| {
            let text = String::from(js_sys::encode_uri_component(&make(&model.peek())));
            at.put(
                "href",
                Some(&["data:", kind, ";charset=utf-8,", &text].concat()),
            );
        })
        .text(model.text(name))
}
