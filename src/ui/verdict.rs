//! The verdict: one line that stays in view, its explanation, and a line per package.

use super::dom::{El, classed, el, paragraph, paragraphs};
use super::model::{Model, State};
use super::place;
use crate::rules::evaluate::{Evaluation, Status};
use crate::rules::packages::PackageRow;
use crate::text::verdict::Headline;
use crate::text::{Key, Voice, amounts, package, verdict};

/// A "yes" that depends on the complete group is marked as conditional.
fn tone(state: &State) -> &'static str {
    match state.evaluation.status {
        Status::Eligible if !state.headline.condition.is_empty() => "open conditional",
        Status::Eligible => "yes",
        Status::Ineligible => "no",
        Status::Undetermined => "open",
    }
}

/// The headline; it stays in view while the visitor scrolls through the questions.
pub(super) fn headline(model: Model) -> El {
    let class = model.words(|state| format!("headline verdict {}", tone(state)));
    let part = |of: fn(&Headline) -> &str| model.words(move |state| of(&state.headline).to_owned());
    el("div").live_attr("class", class).child(
        model
            .heading(0)
            .attr("part", "headline")
            .live_text(part(|line| line.first))
            // In a narrow headline this part moves to the next line as a whole.
            .child(classed("span", "rest").live_text(part(|line| &line.rest)))
            .child(classed("span", "provided").live_text(part(|line| line.condition))),
    )
}

/// The explanation of the headline: who decides, what is open, which conditions fail.
pub(super) fn details(model: Model) -> El {
    let class = model.words(|state| format!("details verdict {}", tone(state)));
    el("div").live_attr("class", class).live(
        move || model.state().changes.verdict,
        move || {
            let state = model.peek();
            let voice = &state.voice();
            let details = verdict::details(voice, &state.evaluation);
            let mut parts = paragraphs("line-of-verdict", details);
            parts.extend(open_questions(model, &state.evaluation));
            parts.extend(why_not(voice, &state.evaluation));
            let warnings = verdict::warnings(voice, &state.evaluation);
            parts.append(&mut paragraphs("note", warnings));
            parts
        },
    )
}

/// A button per open question, when there are only a few.
fn open_questions(model: Model, evaluation: &Evaluation) -> Option<El> {
    let open = &evaluation.missing;
    (!open.is_empty() && open.len() <= verdict::NAMED).then(|| {
        classed("div", "actions").children(open.iter().map(|&question| {
            classed("button", "secondary")
                .attr("part", "button")
                .attr("type", "button")
                .text(model.text(verdict::missing(question)))
                .on("click", move |event| {
                    place::go(&event, || place::open(&model.peek(), question))
                })
        }))
    })
}

/// For a "no": which conditions fail, by how much, and what stays open.
fn why_not(voice: &Voice, evaluation: &Evaluation) -> Vec<El> {
    let obstacles = verdict::obstacles(voice, evaluation);
    if obstacles.is_empty() {
        return Vec::new();
    }
    let rows = obstacles.into_iter().map(|(rule, reasons)| {
        el("li")
            .child(el("strong").text(rule))
            .children(reasons.into_iter().map(|reason| el("span").text(reason)))
    });
    vec![
        paragraph("subtitle", voice.text(Key::VerdictWhyNot)),
        classed("ul", "obstacles").children(rows),
        paragraph("line-of-verdict", voice.text(Key::VerdictStill)),
    ]
}

/// A line per package, for a narrow page, where the whole table comes after the questions.
pub(super) fn brief(model: Model) -> El {
    let columns = [Key::TablePackage, Key::TablePrice, Key::TableSubsidy];
    let head = el("tr").each(&columns, &|key| {
        el("th").attr("scope", "col").text(model.text(key))
    });
    classed("table", "brief")
        .child(el("thead").child(head))
        .child(el("tbody").live(
            move || model.state().changes.all_rows(),
            move || {
                let state = model.peek();
                let voice = &state.voice();
                state.shown().map(|row| line(voice, row)).collect()
            },
        ))
}

/// Remarks on the packages: the quotes with their amounts, and what does not fit the de minimis room.
pub(super) fn remarks(model: Model) -> El {
    el("div").live(
        move || model.state().changes.verdict,
        move || {
            let state = model.peek();
            let remarks = amounts::remarks(&state.voice(), &state.evaluation, state.shown());
            paragraphs("note", remarks)
        },
    )
}

fn line(voice: &Voice, row: &PackageRow) -> El {
    let brief = amounts::brief(voice, row);
    let [price, subsidy] = brief.amounts;
    let quoted = brief.quoted.then(|| voice.text(Key::TableQuoteBrief));
    el("tr")
        .child(
            el("th")
                .attr("scope", "row")
                .text(voice.text(package::name(row.id)))
                .span("is", quoted),
        )
        .child(el("td").text(price))
        .child(el("td").text(subsidy).span("bite", brief.mind))
}
