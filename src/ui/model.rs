//! What the view stands on: the answers, and what follows from them. Data flows one way.

use crate::answers::compose::{Composed, compose};
use crate::answers::field::Field;
use crate::answers::{Answers, Removed};
use crate::rules::date::Date;
use crate::rules::evaluate::{Evaluation, evaluate};
use crate::text::Key;
use leptos::prelude::*;

/// Signals shared by every part of one element.
#[derive(Clone, Copy)]
pub(super) struct Model {
    pub(super) answers: RwSignal<Answers>,
    pub(super) composed: Memo<Composed>,
    pub(super) evaluation: Memo<Evaluation>,
    /// What was removed last, to be put back.
    pub(super) removed: RwSignal<Option<Removed>>,
    /// The parts of the link that could not be read.
    pub(super) skipped: RwSignal<Vec<String>>,
}

impl Model {
    pub(super) fn new(answers: Answers, today: Date) -> Self {
        let answers = RwSignal::new(answers);
        let composed = Memo::new(move |_| answers.with(|answers| compose(answers, today)));
        let evaluation =
            Memo::new(move |_| composed.with(|composed| evaluate(&composed.application)));
        Self {
            answers,
            composed,
            evaluation,
            removed: RwSignal::new(None),
            skipped: RwSignal::new(Vec::new()),
        }
    }

    /// What stands in a field.
    pub(super) fn get(self, id: u32, field: Field) -> String {
        self.answers
            .with(|answers| answers.get(id, field).to_owned())
    }

    pub(super) fn set(self, id: u32, field: Field, text: &str) {
        self.answers.update(|answers| answers.set(id, field, text));
    }

    /// What stands in a field, as it changes.
    pub(super) fn value(self, id: u32, field: Field) -> Memo<String> {
        Memo::new(move |_| self.get(id, field))
    }

    pub(super) fn problem(self, id: u32, field: Field) -> Option<Key> {
        self.composed
            .with(|composed| composed.problems.get(&(id, field)).copied())
    }

    /// The calendar year of the day asked.
    pub(super) fn year(self) -> Memo<u16> {
        Memo::new(move |_| {
            self.composed
                .with(|composed| composed.application.decision_date.parts().0)
        })
    }

    pub(super) fn remove(self, id: u32) {
        let mut removed = None;
        self.answers.update(|answers| removed = answers.remove(id));
        self.removed.set(removed);
    }

    pub(super) fn undo(self) {
        if let Some(removed) = self.removed.get_untracked() {
            self.answers.update(|answers| answers.restore(removed));
            self.removed.set(None);
        }
    }
}
