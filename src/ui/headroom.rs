//! The de minimis room: what is left on the day asked, and how it grows later, as steps and as a table.

use super::controls::{fold, only};
use super::dom::{El, classed, el, group, paragraph};
use super::model::{Model, State};
use super::scale::length;
use crate::rules::date::Date;
use crate::rules::de_minimis::Step;
use crate::rules::money::Money;
use crate::rules::scheme::{PackageId, RuleId};
use crate::rules::trace::Facts;
use crate::text::columns::wanted;
use crate::text::{Key, Voice, package};

/// The height of the package that asks most, in per cent of the chart: above it, more room changes nothing.
const DEAREST_AT: u64 = 80;

/// The height of a step at which everything fits.
const ABOVE: &str = "86%";

/// A chart with more steps than this would have columns too narrow to read; the table then says it alone.
const COLUMNS: usize = 5;

/// Shown once there are awards to count.
pub(super) fn room(model: Model) -> El {
    let awards = |state: &State| {
        let awards = state.composed.application.de_minimis.as_deref();
        awards.is_some_and(|awards| !awards.is_empty())
    };
    only(model, awards, |model| {
        classed("section", "room")
            .attr("aria-label", model.text(Key::RoomTitle))
            .child(model.heading(1).text(model.text(Key::RoomTitle)))
            .child(group("lot").live(
                move || model.state().changes.room,
                move |at| whole(model, &model.peek(), &at),
            ))
    })
}

/// The ceiling, and the room on the day asked and later.
fn told(state: &State) -> Option<(Money, &[Step])> {
    match &state.evaluation.finding(RuleId::DeMinimis)?.facts {
        Facts::DeMinimis { ceiling, steps, .. } => Some((*ceiling, steps)),
        _ => None,
    }
}

fn whole(model: Model, state: &State, at: &El) {
    let Some((ceiling, steps)) = told(state) else {
        return;
    };
    let voice = &state.voice();
    let wanted = wanted(state.evaluation.scheme, &state.packages());
    let Some(now) = steps.first() else {
        return;
    };
    let now = voice.format_text(
        Key::RoomNow,
        &[
            &voice.date(now.from),
            &voice.cents(now.headroom),
            &voice.euro(ceiling),
        ],
    );
    at.add(paragraph("subtitle", now));
    at.add(match steps.get(1) {
        Some(next) => paragraph(
            "line",
            voice.format_text(
                Key::RoomNext,
                &[&voice.date(next.from), &voice.cents(next.headroom)],
            ),
        ),
        None => paragraph("line", voice.text(Key::RoomSame)),
    });
    let drawn = mattering(steps, &wanted);
    let table = table(voice, steps, &wanted);
    if (2..=COLUMNS).contains(&drawn.len()) {
        at.add(chart(voice, drawn, &wanted));
        at.add(fold(model, Key::RoomTable, Some(Key::RoomTitle)).child(table));
    } else {
        at.add(table);
    }
}

/// The highest of what the packages ask.
fn dearest(wanted: &[(PackageId, Money)]) -> Money {
    let amounts = wanted.iter().map(|(_, amount)| *amount);
    amounts.max().unwrap_or(Money::ZERO)
}

/// The steps up to the first at which everything fits: what comes later does not matter.
fn mattering<'a>(steps: &'a [Step], wanted: &[(PackageId, Money)]) -> &'a [Step] {
    let dearest = dearest(wanted);
    let enough = steps.iter().position(|step| step.takes(dearest));
    let end = enough.map_or(steps.len(), |last| last.saturating_add(1));
    steps.get(..end).unwrap_or(steps)
}

/// A column per step with its value on top and its day below; what each package asks is a line across.
fn chart(voice: &Voice, steps: &[Step], wanted: &[(PackageId, Money)]) -> El {
    let dearest = dearest(wanted);
    let (plot, days) = (group("plot"), group("days"));
    for step in steps {
        // Room for all ends above the last line: on it, one could not tell which lies higher.
        let height = if step.takes(dearest) {
            ABOVE.to_owned()
        } else {
            length(step.headroom, dearest, DEAREST_AT)
        };
        let column = classed("span", "step").measure("--at", &height);
        plot.add(column.child(classed("b", "value").text(voice.bare(step.headroom))));
        let day = classed("span", "day").child(el("b").text(breakable(voice, step.from)));
        days.add(day.child(el("span").text(fitting(voice, step, wanted))));
    }
    for (package, amount) in wanted {
        let name = voice.text(package::name(*package));
        let line = classed("span", "line");
        let line = line.measure("--at", &length(*amount, dearest, DEAREST_AT));
        plot.add(line.child(el("span").text(format!("{name} {}", voice.bare(*amount)))));
    }
    classed("div", "chart")
        .attr("aria-hidden", "true")
        .child(plot)
        .child(days)
        .child(el("p").text(voice.text(Key::RoomLegend)))
}

/// A day that a narrow column may break.
fn breakable(voice: &Voice, day: Date) -> String {
    voice.date(day).replace('\u{a0}', " ")
}

/// The packages that fit at a step.
fn fitting(voice: &Voice, step: &Step, wanted: &[(PackageId, Money)]) -> String {
    let mut fits = Vec::new();
    for (package, amount) in wanted {
        if step.takes(*amount) {
            fits.push(voice.text(package::name(*package)).to_owned());
        }
    }
    if fits.is_empty() {
        return voice.text(Key::RoomNone).to_owned();
    }
    fits.join(", ")
}

fn table(voice: &Voice, steps: &[Step], wanted: &[(PackageId, Money)]) -> El {
    let heads = el("tr").each(&[Key::RoomFrom, Key::RoomRoom, Key::RoomFits], &|key| {
        el("th").attr("scope", "col").text(voice.text(key))
    });
    let rows = el("tbody");
    for step in steps {
        let row = el("tr")
            // In a narrow column a date takes two lines; an amount never.
            .child(
                el("th")
                    .attr("scope", "row")
                    .text(breakable(voice, step.from)),
            )
            .child(el("td").text(voice.cents(step.headroom)))
            .child(el("td").text(fitting(voice, step, wanted)));
        rows.add(row);
    }
    classed("table", "steps")
        .child(el("caption").text(voice.text(Key::RoomCaption)))
        .child(el("thead").child(heads))
        .child(rows)
}
