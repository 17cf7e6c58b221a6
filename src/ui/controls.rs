//! The kinds of controls that make up the form.

use super::dom::{El, Words, bind, classed, el, group, keep};
use super::model::{Model, State};
use crate::answers::field::{Field, choice};
use crate::answers::{Answers, ROOT};
use crate::rules::evaluate::Question;
use crate::text::{Key, verdict};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// Whether a question is needless in a state.
type Needless = fn(&State) -> bool;

/// What makes a part of the form.
type Part = fn(Model) -> El;

/// Help with a question: a hint below it, and an explanation to unfold.
#[derive(Clone, Copy, Default)]
pub(super) struct Help {
    hint: Option<Key>,
    more: Option<Key>,
    /// Another part to unfold, with its title.
    part: Option<(Key, Part)>,
    /// When the question is needless, and what is said then in the place of the hint.
    unless: Option<(Needless, Key)>,
}

impl Help {
    pub(super) const NONE: Self = Self {
        hint: None,
        more: None,
        part: None,
        unless: None,
    };

    pub(super) const fn hint(hint: Key) -> Self {
        Self {
            hint: Some(hint),
            more: None,
            part: None,
            unless: None,
        }
    }

    pub(super) const fn more(hint: Key, more: Key) -> Self {
        Self {
            hint: Some(hint),
            more: Some(more),
            part: None,
            unless: None,
        }
    }

    pub(super) const fn part(hint: Key, title: Key, part: Part) -> Self {
        Self {
            part: Some((title, part)),
            ..Self::hint(hint)
        }
    }

    pub(super) const fn unless(mut self, needless: Needless, instead: Key) -> Self {
        self.unless = Some((needless, instead));
        self
    }

    /// The ids of the elements that describe the field, for its `aria-describedby`.
    pub(super) fn described(self, id: &str) -> String {
        match self.hint {
            Some(_) => format!("{id}-hint"),
            None => String::new(),
        }
    }

    /// Adds the help to the field of this id.
    pub(super) fn add(self, model: Model, id: &str, question: Key, at: &El) {
        if Question::ALL
            .iter()
            .any(|one| Field::of(*one).question() == question)
        {
            at.add(settles(model, question));
        }
        let Some(hint) = self.hint else {
            return;
        };
        let words = classed("p", "hint").attr("id", &format!("{id}-hint"));
        let whole = group("help").child(model.told(words, hint));
        let whole = match self.more {
            Some(key) => {
                let more = fold(model, Key::SectionMore, Some(question));
                whole.text(" ").child(more.child(model.told(el("p"), key)))
            }
            None => whole,
        };
        let whole = match self.part {
            Some((title, part)) => {
                let more = fold(model, title, Some(question));
                whole.text(" ").child(more.child(part(model)))
            }
            None => whole,
        };
        if let Some((_, instead)) = self.unless {
            // In the same place, so that nothing moves when one makes way for the other.
            let told = classed("p", "hint instead").attr("id", &format!("{id}-instead"));
            whole.add(told.text(model.text(instead)));
        }
        at.add(whole);
    }
}

/// A part to unfold; `about` tells a screen reader what it explains, where the title does not.
pub(super) fn fold(model: Model, title: Key, about: Option<Key>) -> El {
    let name = el("span").text(model.text(title));
    if let Some(about) = about {
        name.add(model.told(
            classed("span", "visually-hidden").text(model.text(Key::FormatColon)),
            about,
        ));
    }
    let summary = el("summary").child(name);
    classed("details", "fold").child(summary)
}

/// A mark at the open question that settles most, with what hangs on it. It stands on the line above the question: nothing moves
/// when it comes or goes.
fn settles(model: Model, question: Key) -> El {
    classed("span", "settles").live_text(model.words(move |state| {
        let settles = state.settles;
        match settles.filter(|settles| Field::of(settles.question).question() == question) {
            Some(settles) => verdict::settles(&state.voice(), settles.what),
            None => String::new(),
        }
    }))
}

/// The DOM id of a field, unique within the element's shadow root.
pub(super) fn dom_id(id: u32, field: Field) -> String {
    format!("f{id}-{}", field.code())
}

/// A label that does not change.
pub(super) fn label(model: Model, key: Key) -> Words {
    Box::new(move || model.text(key).to_owned())
}

/// The choices of a yes-or-no question.
pub(super) const YES_NO: [(&str, Key); 3] = [
    (choice::YES, Key::ChoiceYes),
    (choice::NO, Key::ChoiceNo),
    (choice::UNKNOWN, Key::ChoiceUnknown),
];

/// A radio button, grouped with others by its name. Chromium leaks a removed radio button of a shadow root, with all the
/// elements around it, unless its name is removed first.
struct Named(El);

impl Drop for Named {
    fn drop(&mut self) {
        self.0.put("name", None);
    }
}

/// A question with a few answers side by side.
pub(super) fn choices(
    model: Model,
    field: Field,
    help: Help,
    options: &[(&'static str, Key)],
) -> El {
    let (dom, question) = (dom_id(ROOT, field), field.question());
    let mut buttons = Vec::new();
    let labels = group("options");
    for &(code, label) in options {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", &dom)
            .attr("value", code)
            .on("change", move |_| model.pick(field, code));
        keep(Box::new(Named(input.clone())));
        let name = el("span").text(model.text(label));
        if buttons.is_empty() {
            input.put("id", Some(&dom));
        }
        labels.add(classed("label", "option").child(input.clone()).child(name));
        buttons.push((code, input));
    }
    picked(model, field, move |picked| {
        for (code, input) in &buttons {
            input.property("checked", &JsValue::from_bool(*code == picked));
        }
    });
    let whole = el("fieldset");
    let hint = help.described(&dom);
    let whole = whole.attr("class", "field").attr("aria-describedby", &hint);
    if let Some((needless, _)) = help.unless {
        let (at, instead) = (whole.clone(), format!("{dom}-instead"));
        let mut last = None;
        bind(Box::new(move || {
            let needless = needless(&model.state());
            if last.replace(needless) == Some(needless) {
                return;
            }
            let (class, told) = if needless {
                ("field needless", &instead)
            } else {
                ("field", &hint)
            };
            at.put("class", Some(class));
            at.put("aria-describedby", Some(told));
        }));
    }
    let whole = whole.child(model.told(el("legend"), question));
    help.add(model, &dom, question, &whole);
    whole.child(labels)
}

/// Calls back with the picked answer, now and whenever it changes.
fn picked(model: Model, field: Field, tell: impl Fn(&str) + 'static) {
    let tell: Box<dyn Fn(&str)> = Box::new(tell);
    let mut last = None;
    bind(Box::new(move || {
        let state = model.form();
        let now = state.answers.get(ROOT, field);
        if last.as_deref() != Some(now) {
            tell(now);
            last = Some(now.to_owned());
        }
    }));
}

/// A list to pick from. `usual` is what counts until something is picked; where nothing does, it offers "kies" and "weet ik niet".
pub(super) fn pick(
    model: Model,
    field: Field,
    help: Help,
    usual: &'static str,
    options: Vec<(&'static str, &'static str)>,
) -> El {
    let (dom, question) = (dom_id(ROOT, field), field.question());
    let option = |code: &str, name: &str| el("option").attr("value", code).text(name);
    let select = el("select")
        .attr("id", &dom)
        .attr("aria-describedby", &help.described(&dom));
    let asked = usual.is_empty();
    if asked {
        select.add(option("", model.text(Key::ChoicePick)));
    }
    for (code, name) in options {
        select.add(option(code, name));
    }
    if asked {
        select.add(option(choice::UNKNOWN, model.text(Key::ChoiceUnknown)));
    }
    let listening = select.clone();
    let select = select.on("change", move |_| {
        model.set(ROOT, field, &listening.value());
    });
    let shown = select.clone();
    picked(model, field, move |picked| {
        let shows = if picked.is_empty() { usual } else { picked };
        shown.property("value", &JsValue::from_str(shows));
    });
    let whole = group("field").child(model.told(el("label").attr("for", &dom), question));
    help.add(model, &dom, question, &whole);
    whole.child(select)
}

/// A box to tick.
pub(super) fn tick(model: Model, id: u32, field: Field) -> El {
    let input = el("input").attr("type", "checkbox");
    let listening = input.clone();
    let input = input.on("change", move |_| {
        let ticked = listening.ticked();
        if !ticked && field == Field::VotesDiffer {
            // Left there they would still count, unseen.
            model.change_undoably(|state| {
                state.answers.set(id, field, "");
                state.answers.set(id, Field::Voting, "");
                state.voice().text(Key::PastedVotes).to_owned()
            });
            return;
        }
        model.set(id, field, if ticked { choice::YES } else { "" });
    });
    let shown = input.clone();
    bind(Box::new(move || {
        let ticked = model.state().answers.ticked(id, field);
        if ticked != shown.ticked() {
            shown.property("checked", &JsValue::from_bool(ticked));
        }
    }));
    classed("label", "tick")
        .child(input)
        .child(el("span").text(model.text(field.question())))
}

/// A button.
pub(super) fn button(label: Words, press: Box<dyn Fn(Event)>) -> El {
    classed("button", "secondary")
        .attr("part", "button")
        .attr("type", "button")
        .on("click", press)
        .live_text(label)
}

/// The label of a button that adds to a list, or a message when the list is full.
pub(super) fn unless_full(model: Model, takes: fn(&Answers) -> bool, label: Words) -> Words {
    Box::new(move || {
        if takes(&model.form().answers) {
            label()
        } else {
            model.text(Key::QuestionFull).to_owned()
        }
    })
}

/// Shows a part of the form only while this answer is picked.
pub(super) fn while_picked(model: Model, field: Field, code: &'static str, part: Part) -> El {
    let picked = move || model.form().answers.get(ROOT, field) == code;
    when(model, Rc::new(picked), part)
}

/// Shows a part of the form only while this condition holds for the form.
pub(super) fn when_form(model: Model, holds: fn(&State) -> bool, part: fn(Model) -> El) -> El {
    when(model, Rc::new(move || holds(&model.form())), part)
}

/// Shows a part only while this condition holds for the result.
pub(super) fn only(model: Model, holds: fn(&State) -> bool, part: fn(Model) -> El) -> El {
    when(model, Rc::new(move || holds(&model.state())), part)
}

fn when(model: Model, holds: Rc<dyn Fn() -> bool>, part: fn(Model) -> El) -> El {
    let now = Rc::clone(&holds);
    group("when").live(
        move || u32::from(holds()),
        move |at| {
            if now() {
                at.add(part(model));
            }
        },
    )
}
