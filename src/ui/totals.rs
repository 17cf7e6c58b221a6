//! The group's running totals against the ceilings, year by year.

use super::controls::{button, only};
use super::dom::{El, classed, el, group, paragraph};
use super::model::{Model, State};
use super::place;
use crate::answers::field::Field;
use crate::answers::{ROOT, in_words};
use crate::rules::decimal::plain;
use crate::rules::evaluate::Question;
use crate::rules::size::{Size, Year};
use crate::rules::tri::Tri;
use crate::text::size::{Total, totals as lines};
use crate::text::{Key, Voice, finding};

pub(super) fn totals(model: Model) -> El {
    only(
        model,
        |state| state.size().is_some_and(|size| !size.declared),
        |model| {
            classed("div", "totals")
                .attr("role", "group")
                .attr("aria-label", model.text(Key::TotalsTitle))
                .child(paragraph("subtitle", model.text(Key::TotalsTitle)))
                .child(group("sums").live(
                    move || model.state().changes.size,
                    move |at| {
                        let state = model.peek();
                        if let Some(size) = state.size() {
                            years(&state.voice(), size, &at);
                        }
                    },
                ))
                .child(only(model, needs, need))
        },
    )
}

/// Whether the size is still open for something that is missing.
fn needs(state: &State) -> bool {
    let open = state.size().is_some_and(|size| size.sme == Tri::Unknown);
    open && place::missing(state, Field::Sme).is_some()
}

/// What is missing, at which firm, and the way there.
fn need(model: Model) -> El {
    let words = model.words(|state| {
        let voice = &state.voice();
        let Some((id, field)) = place::missing(state, Field::Sme) else {
            return String::new();
        };
        let mut what = in_words::label(voice, field, state.year_after_figures(id));
        if id != ROOT || field.is_figure() {
            what = format!("{what}, {}", state.title(id));
        }
        voice.format_text(Key::TotalsNeed, &[&what])
    });
    let press = move |event| {
        place::go(&event, || place::open(&model.peek(), Question::Size));
    };
    button(words, Box::new(press))
}

/// The years side by side, and under them each figure against its ceiling.
fn years(voice: &Voice, size: &Size, at: &El) {
    let (last, before) = finding::years(**voice, voice.year(), size.estimated);
    let mut told = Vec::new();
    let heads = group("years");
    for (name, year) in [(last, &size.last_year), (before, &size.year_before)] {
        if let Some(year) = year {
            heads.add(head(voice, &name, year));
            told.push(lines(**voice, year, &voice.scheme.medium));
        }
    }
    at.add(heads);
    for figure in 0..3 {
        let bars = group("years");
        for (place, year) in told.iter().enumerate() {
            if let Some(total) = year.get(figure) {
                if place == 0 {
                    let name = el("strong").text(voice.text(total.name));
                    at.add(
                        paragraph("figure", "")
                            .child(name)
                            .text(" ")
                            .text(&total.limit),
                    );
                }
                bars.add(bar(total));
            }
        }
        at.add(bars);
    }
}

fn head(voice: &Voice, name: &str, year: &Year) -> El {
    let state = match year.sme {
        Tri::Yes => ("state yes", Key::TotalsSme),
        Tri::No => ("state no", Key::TotalsNotSme),
        Tri::Unknown => ("state open", Key::TotalsOpen),
    };
    let state = classed("span", state.0).text(voice.text(state.1));
    paragraph("year-name", name)
        .text(voice.text(Key::FormatColon))
        .child(state)
}

/// A bar up to the ceiling or past it; the text beside it gives the same information.
fn bar(total: &Total) -> El {
    let class = match total.holds {
        Tri::Yes => "bar yes",
        Tri::No => "bar no",
        Tri::Unknown => "bar open",
    };
    let drawing = classed("div", "track")
        .attr("aria-hidden", "true")
        .measure("--part", &(plain(total.part.into(), 0) + "%"))
        .child(el("span"));
    classed("div", class)
        .child(paragraph("amount", &total.words))
        .child(drawing)
}
