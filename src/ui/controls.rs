//! The kinds of controls that make up the form.

use super::dom::{El, Words, bind, classed, el, group, keep};
use super::model::{Model, State};
use crate::answers::field::{Field, choice};
use crate::answers::{Answers, ROOT};
use crate::text::Key;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Event;

/// Whether a question is needless in a state.
type Needless = fn(&State) -> bool;

/// Help with a question: a hint below it, and an explanation to unfold.
#[derive(Clone, Copy, Default)]
pub(super) struct Help {
    hint: Option<Key>,
    more: Option<Key>,
    /// When the question is needless, and what is said then in the place of the hint.
    unless: Option<(Needless, Key)>,
}

impl Help {
    pub(super) const NONE: Self = Self {
        hint: None,
        more: None,
        unless: None,
    };

    pub(super) const fn hint(hint: Key) -> Self {
        Self {
            hint: Some(hint),
            more: None,
            unless: None,
        }
    }

    pub(super) const fn more(hint: Key, more: Key) -> Self {
        Self {
            hint: Some(hint),
            more: Some(more),
            unless: None,
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

    pub(super) fn parts(self, model: Model, id: &str, question: Key) -> Option<El> {
        let hint = self.hint?;
        let words = classed("p", "hint").attr("id", &format!("{id}-hint"));
        let whole = group("help", [model.told(words, hint)]);
        let whole = match self.more {
            Some(key) => whole.text(" ").child(fold(
                model,
                Key::SectionMore,
                Some(question),
                [model.told(el("p"), key)].into(),
            )),
            None => whole,
        };
        Some(match self.unless {
            // In the same place, so that nothing moves when one makes way for the other.
            Some((_, instead)) => {
                let told = classed("p", "hint instead").attr("id", &format!("{id}-instead"));
                whole.child(told.text(model.text(instead)))
            }
            None => whole,
        })
    }
}

/// A part to unfold; `about` tells a screen reader what it explains, where the title does not.
pub(super) fn fold(model: Model, title: Key, about: Option<Key>, parts: Vec<El>) -> El {
    let about = about.map(|about| model.told(classed("span", "visually-hidden").text(": "), about));
    let summary = el("summary").child(el("span").text(model.text(title)).children(about));
    classed("details", "fold").child(summary).children(parts)
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
    let mut labels = Vec::new();
    for &(code, label) in options {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", &dom)
            .attr("value", code)
            .on("change", move |_| model.pick(field, code));
        keep(Box::new(Named(input.clone())));
        let name = el("span").text(model.text(label));
        labels.push(classed("label", "option").children([input.clone(), name]));
        buttons.push((code, input));
    }
    if let Some((_, first)) = buttons.first() {
        first.put("id", Some(&dom));
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
    whole
        .child(model.told(el("legend"), question))
        .children(help.parts(model, &dom, question))
        .child(group("options", labels))
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

/// A list to pick from.
pub(super) fn pick(
    model: Model,
    field: Field,
    help: Help,
    options: Vec<(&'static str, &'static str)>,
) -> El {
    let (dom, question) = (dom_id(ROOT, field), field.question());
    let open = [("", model.text(Key::ChoicePick))];
    let unknown = [(choice::UNKNOWN, model.text(Key::ChoiceUnknown))];
    let rows = open
        .into_iter()
        .chain(options)
        .chain(unknown)
        .map(|(code, name)| el("option").attr("value", code).text(name));
    let select = el("select")
        .attr("id", &dom)
        .attr("aria-describedby", &help.described(&dom))
        .children(rows);
    let listening = select.clone();
    let select = select.on("change", move |_| {
        model.set(ROOT, field, &listening.value());
    });
    let shown = select.clone();
    picked(model, field, move |picked| {
        shown.property("value", &JsValue::from_str(picked));
    });
    classed("div", "field")
        .child(model.told(el("label").attr("for", &dom), question))
        .children(help.parts(model, &dom, question))
        .child(select)
}

/// A box to tick.
pub(super) fn tick(model: Model, id: u32, field: Field) -> El {
    let input = el("input").attr("type", "checkbox");
    let listening = input.clone();
    let input = input.on("change", move |_| {
        let ticked = listening.ticked();
        model.set(id, field, if ticked { choice::YES } else { "" });
    });
    let shown = input.clone();
    bind(Box::new(move || {
        let ticked = model.form().answers.get(id, field) == choice::YES;
        if ticked != shown.ticked() {
            shown.property("checked", &JsValue::from_bool(ticked));
        }
    }));
    classed("label", "tick").children([input, el("span").text(model.text(field.question()))])
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
pub(super) fn while_picked(
    model: Model,
    field: Field,
    code: &'static str,
    part: impl Fn() -> El + 'static,
) -> El {
    when(move || model.form().answers.get(ROOT, field) == code, part)
}

/// Shows a part of the form only while this condition holds for the form.
pub(super) fn when_form(
    model: Model,
    holds: impl Fn(&State) -> bool + 'static,
    part: impl Fn() -> El + 'static,
) -> El {
    when(move || holds(&model.form()), part)
}

/// Shows a part only while this condition holds for the result.
pub(super) fn only(
    model: Model,
    holds: impl Fn(&State) -> bool + 'static,
    part: impl Fn() -> El + 'static,
) -> El {
    when(move || holds(&model.state()), part)
}

fn when(holds: impl Fn() -> bool + 'static, part: impl Fn() -> El + 'static) -> El {
    let holds: Rc<dyn Fn() -> bool> = Rc::new(holds);
    let now = Rc::clone(&holds);
    classed("div", "when").live(
        move || u32::from(holds()),
        move || now().then(&part).into_iter().collect(),
    )
}
