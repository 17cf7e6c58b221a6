//! The group's running totals against the ceilings, year by year.

use super::controls::only;
use super::dom::{El, classed, el, group, paragraph};
use super::model::Model;
use crate::rules::decimal::plain;
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
                .child(group("years").live(
                    move || model.state().changes.finding(0),
                    move |at| {
                        let state = model.peek();
                        if let Some(size) = state.size() {
                            years(&state.voice(), size, &at);
                        }
                    },
                ))
        },
    )
}

fn years(voice: &Voice, size: &Size, at: &El) {
    let (last, before) = finding::years(**voice, voice.year(), size.estimated);
    for (name, year) in [(last, &size.last_year), (before, &size.year_before)] {
        if let Some(year) = year {
            at.add(one_year(voice, &name, year));
        }
    }
}

fn one_year(voice: &Voice, name: &str, year: &Year) -> El {
    let state = match year.sme {
        Tri::Yes => ("state yes", Key::TotalsSme),
        Tri::No => ("state no", Key::TotalsNotSme),
        Tri::Unknown => ("state open", Key::TotalsOpen),
    };
    let whole = group("year").child(
        classed("p", "year-name")
            .text(format!("{name}: "))
            .child(classed("span", state.0).text(voice.text(state.1))),
    );
    for total in lines(**voice, year, &voice.scheme.medium) {
        whole.add(bar(voice, total));
    }
    whole
}

/// A bar up to the ceiling or past it; the text beside it gives the same information.
fn bar(voice: &Voice, total: Total) -> El {
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
        .child(
            classed("p", "amount")
                .child(el("span").text(voice.text(total.name)))
                .text(" ")
                .child(el("strong").text(total.words)),
        )
        .child(drawing)
}
