//! What the view stands on: the answers, and what follows from them. Data flows one way.

use super::changes::Changes;
use super::dom::{El, Words, el};
use crate::answers::compose::{Composed, compose};
use crate::answers::field::{Field, choice};
use crate::answers::input::Quantity;
use crate::answers::{Answers, ROOT, Removed};
use crate::link::{self, Decoded};
use crate::options::Options;
use crate::rules::application::Application;
use crate::rules::date::Date;
use crate::rules::evaluate::{Evaluation, under};
use crate::rules::packages::{PackageRow, QuoteResult};
use crate::rules::scheme::{NotInForce, Provider, Scheme};
use crate::rules::size::Size;
use crate::rules::trace::Facts;
use crate::text::verdict::{self, Headline};
use crate::text::{Key, Locale, Voice};
use leptos::prelude::*;
use std::ops::Deref;

/// All that one element knows.
pub(super) struct State {
    pub(super) answers: Answers,
    /// What follows from them.
    pub(super) derived: Derived,
    /// What has become another, part by part.
    pub(super) changes: Changes,
    /// Rises when the answers came from a link.
    pub(super) arrivals: u32,
    /// Whether what stands below the questions may be made too.
    pub(super) whole: bool,
    /// The host's options.
    pub(super) options: Options,
    /// What was removed last, to be put back, and how it was called.
    pub(super) removed: Option<(Removed, String)>,
    /// The parts of the link that could not be read.
    pub(super) skipped: Vec<String>,
    /// The link was not read at all.
    pub(super) refused: bool,
    today: Date,
    /// In which language.
    locale: Locale,
}

/// All that follows from the answers and the host's options.
pub(super) struct Derived {
    /// The application.
    pub(super) composed: Composed,
    /// What the rules say of it.
    pub(super) evaluation: Evaluation,
    /// The same with the host's own prices for quotes.
    pub(super) offer: Option<Evaluation>,
    /// The answers as a link fragment.
    pub(super) link: String,
    /// The verdict's line.
    pub(super) headline: Headline,
}

impl Deref for State {
    type Target = Derived;

    fn deref(&self) -> &Derived {
        &self.derived
    }
}

impl State {
    fn new(
        Decoded {
            mut answers,
            skipped,
            refused,
        }: Decoded,
        today: Date,
        options: Options,
        locale: Locale,
    ) -> Self {
        prefer(&mut answers, &options);
        Self {
            derived: derive(locale, &answers, today, &options),
            whole: false,
            options,
            answers,
            changes: Changes::default(),
            arrivals: 0,
            removed: None,
            skipped,
            refused,
            today,
            locale,
        }
    }

    /// Has everything follow from the answers; tells whether the form has to look again.
    fn recompute(&mut self) -> bool {
        let year = self.year();
        let now = derive(self.locale, &self.answers, self.today, &self.options);
        let before = std::mem::replace(&mut self.derived, now);
        let now = &self.derived;
        self.changes.diff(&before, now);
        !now.composed.problems().eq(before.composed.problems())
            || year != self.year()
            || now.evaluation.scheme != before.evaluation.scheme
    }

    /// The packages that the host has shown, each with the host's own prices where there are any.
    pub(super) fn packages(&self) -> Vec<(&PackageRow, Option<&QuoteResult>)> {
        let offers = self.offer.as_ref().map(|offer| &offer.packages);
        let offered = |row: &PackageRow| {
            let offer = offers?.iter().find(|offer| offer.id == row.id)?;
            offer.quote.as_ref()
        };
        let rows = self.evaluation.packages.iter();
        rows.filter(|row| self.options.shows(row.id))
            .map(|row| (row, offered(row)))
            .collect()
    }

    /// What was removed last can be put back for as long as there is place for it.
    pub(super) fn mind_removed(&mut self) {
        let answers = &self.answers;
        self.removed
            .take_if(|(removed, _)| !answers.takes_back(removed));
    }

    pub(super) fn problem(&self, id: u32, field: Field) -> Option<Key> {
        self.composed.problem(id, field)
    }

    /// How texts are said: in the element's language, of the day asked.
    // A call and not a copy of it in each of its many places.
    #[inline(never)]
    pub(super) fn voice(&self) -> Voice {
        Voice::on(self.locale, self.composed.application.decision_date)
    }

    /// The calendar year of the day asked.
    pub(super) fn year(&self) -> u16 {
        self.composed.application.decision_date.parts().0
    }

    /// The scheme's last day, where the day asked lies after it: then nothing is to be had.
    pub(super) fn ended(&self) -> Option<Date> {
        match Scheme::on(self.composed.application.decision_date) {
            Err(NotInForce::After(last)) => Some(last),
            Ok(_) | Err(NotInForce::Before(_)) => None,
        }
    }

    /// What to mind of the rules themselves: that they may have changed since they were compared with their sources, that the
    /// day asked has other rules than today, that a day told here has others still.
    pub(super) fn notes(&self) -> Vec<String> {
        let (scheme, voice) = (self.evaluation.scheme, self.voice());
        let mut notes = Vec::new();
        if self.ended().is_some() {
            return notes;
        }
        if self.today > scheme.review_by {
            notes.push(voice.format_text(Key::PageReview, &[]));
        }
        if Scheme::nearest(self.today) != scheme {
            notes.push(voice.format_text(Key::PageOtherRules, &[]));
        }
        if let Some(next) = self.evaluation.crosses_into() {
            notes.push(voice.format_text(Key::PageCrossing, &[&voice.date(next.valid_from)]));
        }
        notes
    }

    /// Whether the applicant's last year is an estimate of the year that runs.
    pub(super) fn estimated(&self) -> bool {
        self.answers.get(ROOT, Field::NewlyFounded) == choice::YES
    }

    /// The year after the last one for which this enterprise's figures are asked.
    pub(super) fn year_after_figures(&self, id: u32) -> u16 {
        self.year()
            .saturating_add((id == ROOT && self.estimated()).into())
    }

    /// Whether the day asked lies in another year than the visitor's own: the application can then fall before a
    /// turn of the year that the decision falls after.
    pub(super) fn turn_of_year(&self) -> bool {
        self.year() != self.today.parts().0
    }

    /// The packages that the host has shown.
    pub(super) fn shown(&self) -> impl Iterator<Item = &PackageRow> {
        self.packages().into_iter().map(|(row, _)| row)
    }

    /// The size and the way to it.
    pub(super) fn size(&self) -> Option<&Size> {
        self.evaluation
            .trace
            .iter()
            .find_map(|finding| match &finding.facts {
                Facts::Size(size) => Some(&**size),
                _ => None,
            })
    }
}

/// The host's provider stands in the form until the visitor picks another.
fn prefer(answers: &mut Answers, options: &Options) {
    let preferred = options.provider.and_then(Provider::info);
    if let Some(provider) = preferred
        && answers.get(ROOT, Field::Provider).is_empty()
    {
        answers.set(ROOT, Field::Provider, provider.id);
    }
}

/// What follows from the answers.
fn derive(locale: Locale, answers: &Answers, today: Date, options: &Options) -> Derived {
    let composed = compose(locale, answers, today);
    // Of a day after the scheme's end nothing of it is shown or told: see `State::ended`.
    let scheme = Scheme::nearest(composed.application.decision_date);
    let evaluation = under(scheme, &composed.application);
    let offer = options.offer.map(|quotes| {
        let offered = Application {
            quotes,
            ..composed.application.clone()
        };
        under(scheme, &offered)
    });
    let voice = Voice::on(locale, composed.application.decision_date);
    Derived {
        headline: verdict::headline(&voice, &evaluation),
        link: link::encode(answers),
        composed,
        evaluation,
        offer,
    }
}

/// What every part of an element shares: the state, and word that the form itself has become another. A key
/// press in a field moves the result but seldom the other fields: those wait for that word.
#[derive(Clone, Copy)]
pub(super) struct Model {
    state: StoredValue<State, LocalStorage>,
    changed: Trigger,
    form: Trigger,
}

impl Model {
    pub(super) fn new(came: Decoded, today: Date, options: Options, locale: Locale) -> Self {
        Self {
            state: StoredValue::new_local(State::new(came, today, options, locale)),
            changed: Trigger::new(),
            form: Trigger::new(),
        }
    }

    /// The state; who reads it runs again when it changes.
    pub(super) fn state(self) -> impl Deref<Target = State> {
        self.changed.track();
        self.peek()
    }

    /// The state; who reads it so runs again when the form has become another.
    pub(super) fn form(self) -> impl Deref<Target = State> {
        self.form.track();
        self.peek()
    }

    /// The state as it is now.
    pub(super) fn peek(self) -> impl Deref<Target = State> {
        self.state.read_value()
    }

    /// In which language; it never changes. Asked of the state, since every closure has a model with it.
    #[inline(never)]
    pub(super) fn locale(self) -> Locale {
        self.peek().locale
    }

    /// A text without figures.
    #[inline(never)]
    pub(super) fn text(self, key: Key) -> &'static str {
        self.locale().text(key)
    }

    /// Writes a text at the end of this; figures that it names follow the version of the rules.
    pub(super) fn told(self, at: El, key: Key) -> El {
        if self.locale().has_places(key) {
            at.live_text(self.label(move |state| state.voice().format_text(key, &[])))
        } else {
            at.text(self.text(key))
        }
    }

    /// A text that follows from the state.
    pub(super) fn words(self, say: impl Fn(&State) -> String + 'static) -> Words {
        Box::new(move || say(&self.state()))
    }

    /// A text of the form.
    pub(super) fn label(self, say: impl Fn(&State) -> String + 'static) -> Words {
        Box::new(move || say(&self.form()))
    }

    /// A heading so many levels below the topmost one, whose level is the host's wish.
    pub(super) fn heading(self, below: u8) -> El {
        let level = self.peek().options.heading_level.saturating_add(below);
        el(match level {
            0..=2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        })
    }

    /// Changes the answers; everything else follows.
    pub(super) fn change(self, act: impl FnOnce(&mut State)) {
        self.update(act);
        self.form.notify();
    }

    /// As [`Model::change`], but the form is not told; gives whether it should be.
    fn update(self, act: impl FnOnce(&mut State)) -> bool {
        let form = {
            let mut state = self.state.write_value();
            act(&mut state);
            state.recompute()
        };
        self.changed.notify();
        form
    }

    /// Has what stands below the questions made too; no answer changes by it.
    pub(super) fn complete(self) {
        self.state.write_value().whole = true;
        self.form.notify();
    }

    /// Has the form look again, though no answer changed.
    pub(super) fn look_again(self) {
        self.form.notify();
    }

    /// Puts a text in a field. What is typed changes the rest of the form only where it makes or mends a
    /// problem, or names something.
    pub(super) fn set(self, id: u32, field: Field, text: &str) {
        let moved = self.update(|state| state.answers.set(id, field, text));
        let names = matches!(field.quantity(), None | Some(Quantity::Name));
        if names || moved {
            self.form.notify();
        }
    }

    /// Picks an answer of the applicant's.
    pub(super) fn pick(self, field: Field, code: &str) {
        self.change(|state| state.answers.pick(field, code));
    }

    /// Takes an enterprise or an award away, which the form called so.
    pub(super) fn remove(self, id: u32, name: String) {
        self.change(|state| state.removed = state.answers.remove(id).map(|gone| (gone, name)));
    }

    /// Puts back what was removed last.
    pub(super) fn undo(self) {
        self.change(|state| {
            if let Some((removed, _)) = state.removed.take() {
                state.answers.restore(removed);
            }
        });
    }

    /// Takes the answers from a link; from one that is refused none, and those that stand stay.
    pub(super) fn arrive(self, came: Decoded) {
        self.change(|state| {
            state.skipped = came.skipped;
            state.refused = came.refused;
            if came.refused {
                return;
            }
            state.answers = came.answers;
            prefer(&mut state.answers, &state.options);
            state.removed = None;
            state.arrivals = state.arrivals.wrapping_add(1);
        });
    }
}
