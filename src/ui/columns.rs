//! The packages as the columns of one table; its cells stay, and only their texts change.

use super::controls::button;
use super::dom::{El, Words, bind, classed, el, group};
use super::model::{Model, State};
use super::scale::length;
use crate::rules::evaluate::Status;
use crate::rules::money::Money;
use crate::rules::scheme::PackageId;
use crate::text::columns::Column;
use crate::text::{Key, package};
use std::cell::Cell;

/// The table. Narrow, it shows what VLAIO and the enterprise pay, and the rest on request.
pub(super) fn table(model: Model) -> El {
    let head = el("tr");
    let mut count = 0;
    for column in &model.peek().columns {
        head.add(self::head(model, count, column.id));
        count += 1;
    }
    let span = count.to_string();
    let rows = |class: &'static str, name: Key, cell: fn(Model, usize) -> El| {
        let label = el("th")
            .attr("scope", "rowgroup")
            .attr("colspan", &span)
            .text(model.text(name));
        let cells = el("tr");
        for place in 0..count {
            cells.add(cell(model, place));
        }
        classed("tbody", class)
            .child(classed("tr", "row-name").child(label))
            .child(cells)
    };
    let table = el("table")
        .attr("class", "columns")
        .child(el("caption").live_text(model.words(caption)))
        .child(el("thead").child(head))
        .child(rows("more-row", Key::TableRowPrice, price))
        .child(rows("get", Key::TableRowSubsidy, subsidy))
        .child(rows("own-row", Key::TableRowOwn, own))
        .child(rows("more-row", Key::TableRowPayable, payable));
    let (whole, at) = (Cell::new(false), table.clone());
    let more = button(
        super::controls::label(model, Key::TableMoreRows),
        Box::new(move |event| {
            let open = !whole.get();
            whole.set(open);
            at.put(
                "class",
                Some(if open { "columns whole" } else { "columns" }),
            );
            if let Some(button) = super::dom::target(&event) {
                button.put("aria-expanded", Some(if open { "true" } else { "false" }));
            }
        }),
    )
    .attr("aria-expanded", "false");
    let key = |class, text| classed("span", class).text(model.text(text));
    let legend = classed("p", "legend")
        .attr("aria-hidden", "true")
        .child(key("key", Key::TableVlaioPart))
        .child(key("key own", Key::TableOwnPart));
    group("compare")
        .child(table)
        .child(legend)
        .child(group("more-rows").child(more))
}

fn caption(state: &State) -> String {
    let voice = &state.voice();
    let later = state.evaluation.status == Status::Ineligible;
    let key = if later {
        Key::TableColumnsLater
    } else {
        Key::TableColumns
    };
    match state.evaluation.rates.first() {
        Some(rate) => voice.format_text(key, &[&package::percent(voice, *rate)]),
        None => voice.text(Key::TableColumnsNone).to_owned(),
    }
}

/// A text of a column; empty where it has none.
fn of(model: Model, place: usize, say: fn(&Column) -> &str) -> Words {
    model.words(move |state| state.columns.get(place).map_or("", say).to_owned())
}

fn span(model: Model, class: &'static str, place: usize, say: fn(&Column) -> &str) -> El {
    classed("span", class).live_text(of(model, place, say))
}

/// The package's name, whose price it is, for whom it is, and its bar on the scale of all packages.
fn head(model: Model, place: usize, id: PackageId) -> El {
    el("th")
        .attr("scope", "col")
        .child(classed("span", "name").text(model.text(package::name(id))))
        .child(span(model, "mark", place, |column| or_empty(&column.mark)))
        .child(classed("span", "is").text(model.text(package::whom(id))))
        .child(bar(model, place))
}

/// VLAIO's part and the enterprise's; the cells below give the same in figures.
fn bar(model: Model, place: usize) -> El {
    let drawing = classed("span", "stack")
        .attr("aria-hidden", "true")
        .child(el("span"))
        .child(el("span"));
    let at = drawing.clone();
    let mut last = None;
    bind(Box::new(move || {
        let state = model.state();
        let longest = state.columns.iter().map(|column| column.total).max();
        let longest = longest.unwrap_or(Money::ZERO);
        let Some(column) = state.columns.get(place) else {
            return;
        };
        let now = Some((longest, column.total, column.part));
        if now != last {
            last = now;
            at.set_measure("--length", &length(column.total, longest, 100));
            at.set_measure("--part", &length(column.part, column.total, 100));
        }
    }));
    drawing
}

fn or_empty(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

fn cell(model: Model, place: usize, say: fn(&Column) -> &str) -> El {
    el("td").child(span(model, "", place, say))
}

fn price(model: Model, place: usize) -> El {
    cell(model, place, |column| &column.price).child(span(model, "was", place, |column| {
        or_empty(&column.published)
    }))
}

fn subsidy(model: Model, place: usize) -> El {
    // Not for now, or not at all: no promise in green.
    let later = model.words(move |state| {
        let mind = state.columns.get(place).map(|column| &column.mind);
        let later = mind.is_some_and(Option::is_some);
        if later { "later" } else { "" }.to_owned()
    });
    cell(model, place, |column| &column.subsidy)
        .live_attr("class", later)
        .child(span(model, "bite", place, |column| or_empty(&column.mind)))
}

fn own(model: Model, place: usize) -> El {
    cell(model, place, |column| &column.own)
}

fn payable(model: Model, place: usize) -> El {
    cell(model, place, |column| &column.payable.0)
        .child(span(model, "most", place, |column| &column.payable.1))
}
