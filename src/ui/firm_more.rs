//! What few firms need: votes that differ, other holders, exceptions, another place in the group, firms of its own.

use super::controls::{Help, button, dom_id, fold, tick};
use super::dom::{El, bind, classed, el, group, target};
use super::model::Model;
use super::place;
use super::sheet::{LIST_EVENTS, add, chosen, relate};
use super::text_field::text;
use crate::answers::field::{Field, choice};
use crate::rules::whole::digits;
use crate::text::Key;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// Made when it is unfolded for the first time: a group may have hundreds of firms.
pub(super) fn more(model: Model, id: u32) -> El {
    let opened = Rc::new(Cell::new(false));
    let (seen, filled) = (Rc::clone(&opened), Rc::clone(&opened));
    let title = model.label(move |state| state.title(id));
    let name = el("span").text(model.text(Key::QuestionMore)).child(
        classed("span", "visually-hidden")
            .text(model.text(Key::FormatColon))
            .live_text(title),
    );
    let part = group("extra").live(
        move || {
            let _ = model.form();
            u32::from(seen.get())
        },
        move |at| {
            if filled.get() {
                fill(model, id, &at);
            }
        },
    );
    classed("details", "fold")
        .child(el("summary").child(name))
        .child(part)
        .on("toggle", move |_| {
            if !opened.replace(true) {
                model.look_again();
            }
        })
}

fn fill(model: Model, id: u32, at: &El) {
    let kind = model.peek().answers.get(id, Field::Kind).to_owned();
    let kin = !kind.is_empty() && kind != choice::SAME_OWNER;
    if kin {
        at.add(tick(model, id, Field::VotesDiffer));
        at.add(text(model, id, Field::Voting, Help::NONE));
        at.add(text(
            model,
            id,
            Field::SharesOfOthers,
            Help::hint(Key::QuestionSharesOfOthersHint),
        ));
    }
    // Between firms of the same owner the market alone decides: control would be ticked and not count.
    let ticks: &[Field] = if kind == choice::SAME_OWNER {
        &[Field::AlreadyIncluded]
    } else {
        &[
            Field::Control,
            Field::ListedInvestor,
            Field::AlreadyIncluded,
        ]
    };
    let told = |key| model.told(el("p"), key);
    let explained = fold(model, Key::SectionMore, Some(Key::QuestionKind))
        .child(told(Key::MoreRelations))
        .child(told(Key::MoreInvestor));
    at.add(
        classed("div", "ticks")
            .each(ticks, &|field| tick(model, id, field))
            .child(explained),
    );
    at.add(belongs(model, id, Key::QuestionBelongs, ""));
    at.add(group("actions").each(&choice::KINDS, &|kind| add(model, id, kind)));
    let words = model.label(move |state| {
        let title = state.title(id);
        state.voice().format_text(Key::QuestionRemove, &[&title])
    });
    let remove = move |event: Event| {
        let name = model.peek().title(id);
        place::remove(&event, model, id, name);
    };
    at.add(group("actions").child(button(words, Box::new(remove))));
}

/// Which of several mothers a sister has in common: asked in her row, because how much she counts hangs on it.
pub(super) fn mothers(model: Model, id: u32) -> El {
    let asks = move || model.form().answers.may_choose_mother(id);
    classed("div", "market")
        .live(
            move || u32::from(asks()),
            move |at| {
                let dom = dom_id(id, Field::Mother);
                if asks() {
                    at.add(belongs(model, id, Key::QuestionMother, &dom));
                }
            },
        )
        .hidden_while(Box::new(move || !asks()))
}

/// The enterprise that it belongs to.
fn belongs(model: Model, id: u32, name: Key, dom: &str) -> El {
    let mut select = el("select");
    for heard in LIST_EVENTS {
        select = select.on(heard, move |event| {
            let Some(list) = target(&event) else {
                return;
            };
            let Some(to) = chosen(heard, &event, &list) else {
                return;
            };
            let (base, told, kind) = {
                let answers = &model.peek().answers;
                let place = list.value().parse::<usize>().ok();
                let base = place.and_then(|place| answers.bases(id).get(place).copied());
                let kind = answers.get(id, Field::Kind).to_owned();
                (base, answers.belongs_to(id), kind)
            };
            if let Some(base) = base.filter(|base| told != Some(*base)) {
                relate(model, &event, id, base, &kind, to);
            }
        });
    }
    if !dom.is_empty() {
        select.put("id", Some(dom));
    }
    let at = select.clone();
    // The others by their names, which change.
    let mut shown = (false, Vec::new());
    bind(Box::new(move || {
        let state = model.form();
        let base = state.answers.belongs_to(id);
        let bases = state.answers.bases(id);
        let mut titles = Vec::new();
        for other in &bases {
            titles.push(state.title(*other));
        }
        let own = bases.iter().position(|other| Some(*other) == base);
        let now = (own.is_none(), titles);
        if shown != now {
            at.set_text("");
            // By their places: ids are each element's own.
            if now.0 {
                at.add(
                    el("option")
                        .attr("value", "")
                        .text(model.text(Key::ChoicePick)),
                );
            }
            for (place, title) in now.1.iter().enumerate() {
                let option = el("option").attr("value", &digits(place, 0));
                at.add(option.text(title));
            }
            shown = now;
        }
        let own = own.map_or_else(String::new, |place| digits(place, 0));
        at.property("value", &JsValue::from_str(&own));
    }));
    group("field").child(
        el("label")
            .child(el("span").text(model.text(name)))
            .child(select),
    )
}
