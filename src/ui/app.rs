//! The complete element: result, questions, conditions, next steps.

use super::card::card;
use super::conditions::conditions;
use super::contact::contact;
use super::controls::only;
use super::dom::{El, bind, classed, el, group, keep, paragraph};
use super::form::form;
use super::headroom::room;
use super::model::{Model, State};
use super::next_steps::steps;
use super::paper::paper;
use crate::answers::ROOT;
use crate::answers::field::{Field, choice};
use crate::answers::fit::suits;
use crate::link::stamp::hash;
use crate::options::Layout;
use crate::rules::date::Date;
use crate::text::{Key, since, verdict};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The new result is announced once the visitor has paused for this long (milliseconds).
const SAID_AFTER: u32 = 900;

/// Parts are in reading order: the result, the questions, what to do now, why. `tell` asks the host's script for what only it
/// can do.
pub(super) fn app(model: Model, tell: Rc<dyn Fn(&str)>) -> El {
    let (layout, has_contact) = {
        let options = &model.peek().options;
        (options.layout, !options.contact.is_empty())
    };
    let hand_over = Rc::clone(&tell);
    let contact = has_contact.then(|| contact(model, move || hand_over("contact")));
    let questions = group("main")
        .child(notes(model))
        .child(skipped(model))
        .child(form(model, &tell));
    // In a separate task: building everything at once would block a slow phone for too long.
    keep(Box::new(Timeout::new(0, move || {
        model.complete();
    })));
    let after = group("after").live(
        move || u32::from(model.form().whole),
        move |at| {
            if model.peek().whole {
                at.add(room(model));
                at.add(steps(model));
                at.add(conditions(model));
            }
        },
    );
    let rules = model.words(|state| match state.ended() {
        Some(last) => ended(state, last),
        None => state.voice().format_text(Key::PageRules, &[]),
    });
    let printed = model.words(|state| {
        let day = state.voice().date(state.today);
        state.voice().format_text(Key::TakePrinted, &[&day])
    });
    let name = match layout {
        Layout::Auto => "app",
        Layout::ResultFirst => "app result-first",
        Layout::Compact => "app compact",
    };
    // While aid is told, room is kept in the table for what it may bring.
    let room = model.label(|state| {
        let aided = state.answers.get(ROOT, Field::HasAwards) == choice::YES;
        if aided { "both aided" } else { "both" }.to_owned()
    });
    let both = el("div")
        .live_attr("class", room)
        .child(card(model, contact, &tell))
        .child(questions)
        .child(after);
    // After the scheme's end no result is shown; the answers stay.
    let name = model.words(move |state| {
        let ended = state.ended().map_or("", |_| " ended");
        format!("{name}{ended}")
    });
    el("div")
        .live_attr("class", name)
        .child(classed("p", "rules").live_text(rules))
        .child(classed("p", "printed").live_text(printed))
        .child(both)
        .child(paragraph("foot", model.text(Key::PageIndependent)))
        .child(paper(model))
        .child(announcer(model))
}

fn ended(state: &State, last: Date) -> String {
    let voice = state.voice();
    voice.format_text(Key::PageEnded, &[&voice.date(last)])
}

/// Notes on the version of the rules that was applied.
fn notes(model: Model) -> El {
    group("notes").live(
        move || model.state().changes.verdict,
        move |at| {
            let notes = model.peek().notes();
            let _ = at.each_text("p", "note", notes);
        },
    )
}

/// Show at most this many bytes of the parts that could not be read.
const TOLD: usize = 200;

/// What is told of a link: that it was refused, which of its parts could not be read, that it was cut, what has changed since it was made.
fn skipped(model: Model) -> El {
    only(
        model,
        |state| state.refused || state.broken || state.since.is_some() || !state.skipped.is_empty(),
        |model| {
            group("notes").live(
                // By its words: a link that is refused raises no count.
                move || hash(&of_link(&model.form()).join("\n")),
                move |at| {
                    let _ = at.each_text("p", "note", of_link(&model.peek()));
                },
            )
        },
    )
}

fn of_link(state: &State) -> Vec<String> {
    let voice = &state.voice();
    let mut told = Vec::new();
    if state.refused && state.skipped.is_empty() {
        told.push(voice.text(Key::PageRefused).to_owned());
    } else if state.refused {
        told.push(voice.text(Key::LinkUnread).to_owned());
    } else if !state.skipped.is_empty() {
        let mut parts = state.skipped.join(", ");
        if parts.len() > TOLD {
            parts.truncate(parts.floor_char_boundary(TOLD));
            parts.push('…');
        }
        told.push(voice.format_text(Key::PageSkipped, &[&parts]));
    }
    if state.broken {
        told.push(voice.text(Key::LinkBroken).to_owned());
    } else if let Some(since) = state.since {
        told.push(since::told(voice, since));
    }
    told
}

/// Announces the result in one polite sentence when it has changed and the visitor pauses, and at once the error of a field
/// that is left.
fn announcer(model: Model) -> El {
    let place = classed("p", "visually-hidden")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .attr("aria-atomic", "true");
    let at = place.clone();
    let waiting = Cell::new(None);
    let known = Rc::new(RefCell::new(String::new()));
    let mut begun = false;
    let mut gone = None;
    let mut noticed = 0;
    let mut fitted = String::new();
    bind(Box::new(move || {
        let state = model.state();
        let removed = state.removed.as_ref();
        let now = removed.map(|(removed, _)| removed.id());
        if gone != now {
            gone = now;
            if let Some((_, name)) = removed {
                at.set_text(&state.voice().format_text(Key::QuestionGone, &[name]));
            }
        }
        if noticed != state.notice.0 {
            noticed = state.notice.0;
            at.set_text(&state.notice.1);
        }
        // Nothing else changes by it.
        let fits = suits(&state.voice(), &state.answers);
        if fitted != fits {
            if begun && !fits.is_empty() {
                at.set_text(&fits);
            }
            fitted = fits;
        }
        let sentence = match state.ended() {
            Some(last) => ended(&state, last),
            None => verdict::spoken(
                &state.voice(),
                &state.evaluation,
                &state.headline,
                &state.packages(),
                &state.progress.open,
                &state.progress.unknown,
            ),
        };
        if !begun {
            begun = true;
            known.replace(sentence);
        } else if *known.borrow() == sentence {
            waiting.set(None);
        } else {
            let (at, known) = (at.clone(), Rc::clone(&known));
            // Every key press restarts the pause, even one that does not change the result.
            waiting.set(Some(Timeout::new(SAID_AFTER, move || {
                at.set_text(&sentence);
                known.replace(sentence);
            })));
        }
    }));
    place
}
