//! The de minimis room: what is left on the day asked, and how it grows later, as steps and as a table.

use super::controls::{fold, only};
use super::dom::{El, classed, drawn, el, group, paragraph};
use super::model::{Model, State};
use super::scale::{length, permille};
use crate::rules::date::Date;
use crate::rules::de_minimis::Step;
use crate::rules::money::Money;
use crate::rules::scheme::{PackageId, RuleId};
use crate::rules::trace::Facts;
use crate::text::{Key, Voice, package};

/// The size of the chart in its own units; the style sheet scales it.
const WIDTH: u64 = 1000;
const HEIGHT: u64 = 100;
/// The height at which the most expensive package is drawn, in per cent: more room than it needs is drawn as full.
const DEAREST_AT: u64 = 80;

/// Shown once there are awards to count.
pub(super) fn room(model: Model) -> El {
    let awards = |state: &State| {
        let awards = state.composed.application.de_minimis.as_deref();
        awards.is_some_and(|awards| !awards.is_empty())
    };
    only(model, awards, move || {
        classed("section", "room")
            .attr("aria-label", model.text(Key::RoomTitle))
            .child(model.heading(1).text(model.text(Key::RoomTitle)))
            .child(group("part", []).live(
                move || model.state().changes.room,
                move || whole(model, &model.peek()),
            ))
    })
}

/// The highest subsidy of each package at the highest possible rate.
fn wanted(state: &State) -> Vec<(PackageId, Money)> {
    state
        .packages()
        .into_iter()
        .map(|(package, _)| (package.id, package.highest_subsidy(state.evaluation.scheme)))
        .collect()
}

/// The ceiling, and the room on the day asked and later.
fn told(state: &State) -> Option<(Money, &[Step])> {
    match &state.evaluation.finding(RuleId::DeMinimis)?.facts {
        Facts::DeMinimis { ceiling, steps, .. } => Some((*ceiling, steps)),
        _ => None,
    }
}

fn whole(model: Model, state: &State) -> Vec<El> {
    let Some((ceiling, steps)) = told(state) else {
        return Vec::new();
    };
    let voice = &state.voice();
    let wanted = wanted(state);
    let Some(now) = steps.first() else {
        return Vec::new();
    };
    let now = voice.format_text(
        Key::RoomNow,
        &[
            &voice.date(now.from),
            &voice.cents(now.headroom),
            &voice.euro(ceiling),
        ],
    );
    let mut parts = vec![paragraph("subtitle", now)];
    parts.push(match steps.get(1) {
        Some(next) => paragraph(
            "line",
            voice.format_text(
                Key::RoomNext,
                &[&voice.date(next.from), &voice.cents(next.headroom)],
            ),
        ),
        None => paragraph("line", voice.text(Key::RoomSame)),
    });
    if steps.len() > 1 {
        parts.push(chart(voice, steps, &wanted));
    }
    parts.push(fold(
        model,
        Key::RoomTable,
        Some(Key::RoomTitle),
        vec![table(voice, steps, &wanted)],
    ));
    parts
}

/// A day as a number: not exact, but good enough to draw, and in the right order.
fn at(day: Date) -> u64 {
    let (year, month, day) = day.parts();
    (u64::from(year) * 12 + u64::from(month)) * 31 + u64::from(day)
}

/// A step chart of the room; anything above the most expensive package is drawn at the top.
fn chart(voice: &Voice, steps: &[Step], wanted: &[(PackageId, Money)]) -> El {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else {
        return group("part", []);
    };
    let dearest = wanted.iter().map(|(_, amount)| *amount).max();
    let dearest = dearest.unwrap_or(Money::ZERO);
    let height = |room: Money| {
        if room > dearest {
            0
        } else {
            HEIGHT - permille(room, dearest) * DEAREST_AT / 1000
        }
    };
    let start = at(first.from);
    // Extend the axis by an eighth after the last step, so that it is visible.
    let span = (at(last.from) - start) + (at(last.from) - start) / 8 + 1;
    let across = |day: Date| (at(day) - start) * WIDTH / span;
    let mut path = format!("M0 {HEIGHT}V{}", height(first.headroom));
    for step in steps.iter().skip(1) {
        path.push_str(&format!("H{}V{}", across(step.from), height(step.headroom)));
    }
    path.push_str(&format!("H{WIDTH}V{HEIGHT}Z"));
    let drawing = drawn("svg")
        .attr("viewBox", &format!("0 0 {WIDTH} {HEIGHT}"))
        .attr("preserveAspectRatio", "none")
        .child(drawn("path").attr("d", &path));
    let lines = wanted.iter().map(|(package, amount)| {
        let name = voice.text(package::name(*package));
        classed("span", "line")
            .measure("--at", &length(*amount, dearest, DEAREST_AT))
            .child(el("span").text(format!("{name} {}", voice.euro(*amount))))
    });
    let end = |day| el("span").text(voice.date(day));
    classed("div", "chart")
        .attr("aria-hidden", "true")
        .child(group("plot", [drawing]).children(lines))
        .child(group("ends", [end(first.from), end(last.from)]))
        .child(el("span").text(voice.text(Key::RoomLegend)))
}

fn table(voice: &Voice, steps: &[Step], wanted: &[(PackageId, Money)]) -> El {
    let heads = el("tr").each(&[Key::RoomFrom, Key::RoomRoom, Key::RoomFits], &|key| {
        el("th").attr("scope", "col").text(voice.text(key))
    });
    let rows = steps.iter().map(|step| {
        let fits: Vec<&str> = wanted
            .iter()
            .filter(|(_, amount)| step.takes(*amount))
            .map(|(package, _)| voice.text(package::name(*package)))
            .collect();
        let fits = if fits.is_empty() {
            voice.text(Key::RoomNone).to_owned()
        } else {
            fits.join(", ")
        };
        el("tr")
            .child(el("th").attr("scope", "row").text(voice.date(step.from)))
            .child(el("td").text(voice.cents(step.headroom)))
            .child(el("td").text(fits))
    });
    classed("table", "steps")
        .child(el("caption").text(voice.text(Key::RoomCaption)))
        .child(el("thead").child(heads))
        .child(el("tbody").children(rows))
}
