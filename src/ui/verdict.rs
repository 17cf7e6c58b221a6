//! The verdict: one line that stays in view, what it means, and a line per package.

use super::controls::dom_id;
use super::dom::{El, classed, el, paragraph};
use super::model::{Model, State};
use crate::answers::ROOT;
use crate::answers::field::Field;
use crate::rules::evaluate::{Evaluation, Question, Status};
use crate::rules::packages::PackageRow;
use crate::rules::scheme::PriceRange;
use crate::text::format::short_range;
use crate::text::{Key, package, say, verdict};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, Node, ShadowRoot};

const fn colour(status: Status) -> &'static str {
    match status {
        Status::Eligible => "yes",
        Status::Ineligible => "no",
        Status::Undetermined => "open",
    }
}

/// The headline; it stays in view while the questions pass.
pub(super) fn headline(model: Model) -> El {
    let class =
        model.words(|state| format!("headline verdict {}", colour(state.evaluation.status)));
    el("div").live_attr("class", class).child(
        model
            .heading(0)
            .attr("part", "headline")
            .live_text(model.words(|state| halves(state).0))
            // Goes to the next line whole, where a narrow headline ends.
            .child(classed("span", "rest").live_text(model.words(|state| halves(state).1))),
    )
}

/// The headline, and what comes after its colon.
fn halves(state: &State) -> (String, String) {
    let whole = verdict::headline(&state.evaluation);
    match whole.split_once(':') {
        Some((first, rest)) => (first.to_owned(), format!(":{rest}")),
        None => (whole, String::new()),
    }
}

/// What the headline means: who decides, what is open, what stands in the way.
pub(super) fn details(model: Model) -> El {
    let class = model.words(|state| format!("details verdict {}", colour(state.evaluation.status)));
    el("div").live_attr("class", class).live(
        move || model.state().changes.verdict,
        move || {
            let state = model.peek();
            let mut parts: Vec<El> = verdict::details(&state.evaluation)
                .into_iter()
                .map(|line| paragraph("line-of-verdict", line))
                .collect();
            parts.extend(open_questions(&state.evaluation));
            parts.extend(why_not(&state.evaluation, state.year()));
            parts.extend(
                verdict::warnings(&state.evaluation)
                    .into_iter()
                    .map(|warning| paragraph("note", warning)),
            );
            parts
        },
    )
}

/// A button per open question, once there are few.
fn open_questions(evaluation: &Evaluation) -> Option<El> {
    let open = &evaluation.missing;
    (!open.is_empty() && open.len() <= verdict::NAMED).then(|| {
        classed("div", "actions").children(open.iter().map(|&question| {
            let id = dom_id(ROOT, field(question));
            classed("button", "secondary")
                .attr("part", "button")
                .attr("type", "button")
                .text(say(verdict::missing(question)))
                .on("click", move |event| go_to(&event, &id))
        }))
    })
}

const fn field(question: Question) -> Field {
    match question {
        Question::Region => Field::Postcode,
        Question::PrivateSector => Field::Public,
        Question::LegalForm => Field::LegalForm,
        Question::MainActivity => Field::MainActivity,
        Question::Equity => Field::Equity,
        Question::Repeat => Field::Trajectory,
        Question::CustomWorkEnterprise => Field::CustomWork,
        Question::Size => Field::Sme,
        Question::Nis2 => Field::Nis2,
        Question::DeMinimis => Field::HasAwards,
    }
}

/// Puts the reader's place in a field; found from the event, because only its root knows its own ids.
fn go_to(event: &Event, id: &str) {
    let Some(target) = event.target() else {
        return;
    };
    let root: ShadowRoot = target
        .unchecked_into::<Node>()
        .get_root_node()
        .unchecked_into();
    if let Some(field) = root.get_element_by_id(id) {
        let _ = field.unchecked_into::<HtmlElement>().focus();
    }
}

/// Under a "no": which conditions, by how much, and what stays open.
fn why_not(evaluation: &Evaluation, year: u16) -> Vec<El> {
    let obstacles = verdict::obstacles(evaluation, year);
    if obstacles.is_empty() {
        return Vec::new();
    }
    let rows = obstacles.into_iter().map(|(rule, reasons)| {
        el("li")
            .child(el("strong").text(rule))
            .children(reasons.into_iter().map(|reason| el("span").text(reason)))
    });
    vec![
        paragraph("subtitle", say(Key::VerdictWhyNot)),
        classed("ul", "obstacles").children(rows),
        paragraph("line-of-verdict", say(Key::VerdictStill)),
    ]
}

/// A line per package, for a narrow page, where the whole table comes after the questions.
pub(super) fn brief(model: Model) -> El {
    let head = [Key::TablePackage, Key::TablePrice, Key::TableSubsidy]
        .map(|key| el("th").attr("scope", "col").text(say(key)));
    classed("table", "brief")
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").live(
            move || model.state().changes.rates,
            move || {
                let state = model.peek();
                state
                    .packages()
                    .into_iter()
                    .map(|(row, _)| line(row))
                    .collect()
            },
        ))
}

fn line(row: &PackageRow) -> El {
    // From the lowest subsidy at the lowest rate to the highest at the highest.
    let subsidy = match (row.by_rate.first(), row.by_rate.last()) {
        (Some(highest), Some(lowest)) => short_range(PriceRange {
            min: lowest.subsidy.min,
            max: highest.subsidy.max,
        }),
        _ => say(Key::TableNoRate).to_owned(),
    };
    el("tr")
        .child(
            el("th")
                .attr("scope", "row")
                .text(say(package::name(row.id))),
        )
        .child(el("td").text(short_range(row.price)))
        .child(el("td").text(subsidy))
}
