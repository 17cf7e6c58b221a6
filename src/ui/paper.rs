//! What a sheet on paper has beside the page: whose it is, when it was made, the link, and its code for a camera.

use super::controls::fold;
use super::dom::{El, classed, el, group, paragraph, svg};
use super::model::{Model, State};
use super::qr;
use crate::answers::{ROOT, on_paper};
use crate::enterprise_number;
use crate::text::Key;

/// Whose sheet it is, as far as the visitor says. In no link and no event, but on the sheet that is handed over.
#[derive(Default)]
pub(super) struct Whose {
    name: String,
    number: String,
}

impl Whose {
    /// The lines of what was filled in: labels and values. A number that is none is left out.
    pub(super) fn lines(&self, state: &State) -> Vec<(String, String)> {
        let voice = state.voice();
        let mut lines = Vec::new();
        let name = self.name.trim();
        if !name.is_empty() {
            lines.push((voice.text(Key::PaperName).to_owned(), name.to_owned()));
        }
        if let Some(number) = enterprise_number::read(&self.number) {
            lines.push((voice.text(Key::PaperNumber).to_owned(), number));
        }
        lines
    }
}

/// The fields for it.
pub(super) fn fields(model: Model) -> El {
    let field =
        |key: Key, id: &'static str, put: fn(&mut Whose, String), get: fn(&Whose) -> &str| {
            let input = el("input")
                .attr("type", "text")
                .attr("id", id)
                .attr("autocomplete", "off")
                .attr("aria-describedby", "paper-error")
                .attr("value", get(&model.peek().whose));
            let at = input.clone();
            let input = input.on("input", move |_| model.sign(|whose| put(whose, at.value())));
            classed("div", "field wide")
                .child(el("label").attr("for", id).text(model.text(key)))
                .child(input)
        };
    let error = classed("p", "error")
        .attr("id", "paper-error")
        .live_text(model.label(|state| {
            let number = state.whose.number.trim();
            let wrong = !number.is_empty() && enterprise_number::read(number).is_none();
            let key = wrong.then_some(Key::PaperNumberError);
            key.map_or_else(String::new, |key| state.voice().text(key).to_owned())
        }));
    let both = group("signed")
        .child(paragraph("hint", model.text(Key::PaperHint)))
        .child(field(
            Key::PaperName,
            "paper-name",
            |whose, text| whose.name = text,
            |whose| &whose.name,
        ))
        .child(field(
            Key::PaperNumber,
            "paper-number",
            |whose, text| whose.number = text,
            |whose| &whose.number,
        ))
        .child(error);
    fold(model, Key::PaperTitle, None).child(both)
}

/// The end of the sheet; made when it is printed.
pub(super) fn paper(model: Model) -> El {
    group("paper").live(
        move || model.form().printed.0,
        move |at| {
            let state = model.peek();
            let (times, clock) = &state.printed;
            if *times > 0 {
                end(&state, clock, &at);
            }
        },
    )
}

/// Labels and values.
fn list(lines: Vec<(String, String)>) -> El {
    let rows = el("dl");
    for (name, value) in lines {
        rows.add(el("dt").text(name));
        rows.add(el("dd").text(value));
    }
    rows
}

fn end(state: &State, clock: &str, at: &El) {
    let voice = state.voice();
    let told = group("told-on-paper");
    at.add(list(state.whose.lines(state)));
    let firms = state.order.iter().map(|id| (*id, state.title(*id)));
    let firms: Vec<_> = firms.collect();
    let asked = state.year_after_figures(ROOT);
    at.add(list(on_paper::rows(&voice, &state.answers, &firms, asked)));
    let made = voice.format_text(Key::PaperMade, &[&voice.date(state.today), clock]);
    told.add(paragraph("", made));
    let address = state.address();
    if !state.options.page.is_empty() && !address.is_empty() {
        let drawn = qr::draw(&address);
        let lead = if drawn.is_some() {
            Key::PaperLink
        } else {
            Key::PaperTooLong
        };
        told.add(paragraph("", voice.text(lead)));
        told.add(paragraph("address", &address));
        if let Some(drawn) = drawn {
            let side = drawn.side.to_string();
            let code = svg("svg")
                .attr("class", "code")
                .attr("viewBox", &["0 0 ", &side, " ", &side].concat())
                .attr("role", "img")
                .attr("aria-label", voice.text(Key::PaperCode))
                .child(svg("path").attr("d", &drawn.path));
            at.add(code);
        }
    }
    at.add(told);
}
