//! The state behind the view: the answers, and what is derived from them. Data flows one way.

use super::changes::Changes;
use super::derived::{Derived, derive};
use super::dom::{El, Words, el, written};
use super::observe::{self, CHANGED, FORM};
use super::paper::Whose;
use crate::answers::book_years::BookYears;
use crate::answers::field::{Field, choice};
use crate::answers::in_words;
use crate::answers::input::Quantity;
use crate::answers::{Answers, ROOT, Removed};
use crate::link::Decoded;
use crate::link::stamp::{Since, stamped};
use crate::options::Options;
use crate::rules::date::Date;
use crate::rules::relations::Addition;
use crate::rules::scheme::{NotInForce, Provider, Scheme};
use crate::rules::size::Size;
use crate::rules::trace::Facts;
use crate::rules::tri::Tri;
use crate::text::columns::{Shown, blocked};
use crate::text::drawing::{Firm, MOST};
use crate::text::{DUTCH, Key, Locale, Voice, caveats, kin};
use leptos::prelude::{ReadValue, StoredValue, WriteValue};
use std::ops::Deref;

/// What became of a copy of the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// None was asked for.
    No,
    /// It was copied.
    Copied,
    /// The browser refused; it is shown instead.
    ByHand,
}

/// The complete state of one element.
pub(super) struct State {
    pub(super) answers: Answers,
    /// What is derived from them.
    pub(super) derived: Derived,
    /// Which parts of the result have changed.
    pub(super) changes: Changes,
    /// Rises whenever answers arrive from a link.
    pub(super) arrivals: u32,
    /// Rises whenever many cells are filled in at once: by a link, or by a paste.
    pub(super) reads: u32,
    /// Whether the parts below the questions are built too.
    pub(super) whole: bool,
    /// The host's options.
    pub(super) options: Options,
    /// The answers before a block was pasted, the book years were shifted or a file was opened, until anything else changes.
    pub(super) before: Option<Answers>,
    /// What became of the last paste, shift or copy of the sheet, until anything else changes.
    pub(super) pasted: String,
    /// What was removed last, so that it can be restored, and its name.
    pub(super) removed: Option<(Removed, String)>,
    /// The record of the field that was left last.
    pub(super) left: u32,
    /// The error at the field that was left last with one, and how many there were.
    pub(super) notice: (u32, String),
    /// The parts of the link that could not be read.
    pub(super) skipped: Vec<String>,
    /// What became of a copy of the link.
    pub(super) taken: Taken,
    /// The link was not read at all.
    pub(super) refused: bool,
    /// Of a link that was made earlier: what has changed since.
    pub(super) since: Option<Since>,
    /// The link was cut or changed.
    pub(super) broken: bool,
    /// Whose sheet it is.
    pub(super) whose: Whose,
    /// What became of a file, until anything else changes.
    pub(super) told: String,
    /// How many times a sheet was made, and the time of the day of the last one.
    pub(super) printed: (u32, String),
    /// The visitor's day.
    pub(super) today: Date,
    /// The language.
    locale: Locale,
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
            stamp,
            broken,
            skipped,
            refused,
        }: Decoded,
        today: Date,
        options: Options,
        locale: Locale,
    ) -> Self {
        answers.respell(DUTCH, locale);
        let since = stamp.since(locale, &answers, today);
        prefer(&mut answers, &options, None);
        Self {
            since,
            broken,
            whose: Whose::default(),
            told: String::new(),
            printed: (0, String::new()),
            derived: derive(locale, &answers, today, &options),
            left: ROOT,
            notice: (0, String::new()),
            whole: false,
            options,
            answers,
            changes: Changes::default(),
            arrivals: 0,
            reads: 0,
            before: None,
            pasted: String::new(),
            removed: None,
            skipped,
            refused,
            taken: Taken::No,
            today,
            locale,
        }
    }

    /// Derives everything from the answers again; returns whether the form must be updated.
    fn recompute(&mut self) -> bool {
        let year = self.voice().year();
        let now = derive(self.locale, &self.answers, self.today, &self.options);
        let before = std::mem::replace(&mut self.derived, now);
        let now = &self.derived;
        self.changes.diff(&before, now);
        !now.composed.problems().eq(before.composed.problems())
            || year != self.voice().year()
            || before.composed.application.decision_date != self.day()
            || now.evaluation.scheme != before.evaluation.scheme
    }

    /// The packages that the host wants shown, each with the host's own prices where there are any.
    pub(super) fn packages(&self) -> Vec<Shown<'_>> {
        self.derived.packages(&self.options)
    }

    /// Whether the host's own extension packages count anywhere: in the host's own price of a package shown with which such go, before
    /// which no quote of the visitor's own goes.
    // Not inlined: it has two callers.
    #[inline(never)]
    pub(super) fn extends(&self) -> bool {
        for (row, offer) in self.packages() {
            let terms = self.evaluation.scheme.package(row.id);
            if terms.extensions && offer.is_some() && row.quote.is_none() {
                return true;
            }
        }
        false
    }

    /// The public page with the answers; only the answers where its address is not known.
    pub(super) fn address(&self) -> String {
        let link = stamped(&self.link, &self.evaluation, self.day());
        let page = &self.options.page;
        if page.is_empty() || link.is_empty() {
            return link;
        }
        [&**page, "#", &*link].concat()
    }

    /// Whether the questions on custom work and NIS2 are needless: an SME has its rate already.
    pub(super) fn needless(&self) -> bool {
        self.evaluation.size.sme == Tri::Yes && !self.answers.get(ROOT, Field::Sme).is_empty()
    }

    /// Whether prices can be typed: not by somebody who has no quote.
    pub(super) fn may_quote(&self) -> bool {
        let has = self.answers.get(ROOT, Field::HasQuotes);
        has.is_empty() || has == choice::YES
    }

    /// Whether the verdict hangs on the group being whole, and nobody said so direction by direction.
    pub(super) fn hangs_on_group(&self) -> bool {
        self.answers.get(ROOT, Field::Sme) == choice::CALCULATE
            && caveats::hangs_on_whole_group(&self.voice(), &self.evaluation)
    }

    /// Whether a "yes" is not for the group as it may be, or not for all packages.
    pub(super) fn conditional(&self) -> bool {
        !self.headline.condition.is_empty() || blocked(&self.packages()).is_some()
    }

    /// Whether the amounts shown are computed at a rate for which the official page prints none.
    pub(super) fn computed_rate(&self) -> bool {
        let scheme = self.evaluation.scheme;
        scheme.rate_nis2 != scheme.rate_sme && self.evaluation.rates.contains(&scheme.rate_nis2)
    }

    /// Forgets what was removed last once the application has no room for it any more.
    pub(super) fn mind_removed(&mut self) {
        let answers = &self.answers;
        self.removed
            .take_if(|(removed, _)| !answers.takes_back(removed));
    }

    pub(super) fn problem(&self, id: u32, field: Field) -> Option<Key> {
        self.composed.problem(id, field)
    }

    /// The context for texts: the element's language and the day asked.
    // Not inlined: it has many callers, and a copy in each would cost bytes.
    #[inline(never)]
    pub(super) const fn voice(&self) -> Voice {
        self.derived.voice
    }

    /// The scheme's last day, if the day asked is after it: then there is no subsidy.
    pub(super) fn ended(&self) -> Option<Date> {
        match Scheme::on(self.composed.application.decision_date) {
            Err(NotInForce::After(last)) => Some(last),
            Ok(_) | Err(NotInForce::Before(_)) => None,
        }
    }

    /// Notes on the day and the rules: that the day asked can't be used, that they may have changed since they were compared with their sources, that the day
    /// asked has other rules than today, that a day shown here falls under a later version.
    pub(super) fn notes(&self) -> Vec<String> {
        let (scheme, voice) = (self.evaluation.scheme, self.voice());
        let mut notes = Vec::new();
        // Told while it is typed, not on leaving the field: what one presses then must not move.
        if let Some(problem) = self.problem(ROOT, Field::DecisionDate) {
            let key = match problem {
                Key::ErrorBeforeRules => Key::DayTooEarly,
                _ => Key::DayMisread,
            };
            notes.push(voice.format_text(key, &[&voice.date(voice.day)]));
        }
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

    /// The name of an enterprise of the group, or its place in the list.
    pub(super) fn title(&self, id: u32) -> String {
        let name = self.answers.get(id, Field::Name).trim();
        if !name.is_empty() {
            return name.to_owned();
        }
        if id == ROOT {
            return self.voice().text(Key::QuestionOwn).to_owned();
        }
        let place = self.order.iter().position(|one| *one == id);
        let number = place.unwrap_or_default() + 1;
        self.voice()
            .format_text(Key::QuestionRelation, &[&number.to_string()])
    }

    /// The place of an enterprise in the consolidation.
    pub(super) fn addition(&self, id: u32) -> Option<&Addition> {
        let place = self.order.iter().position(|one| *one == id);
        let group = self.size().and_then(|size| size.consolidation.as_ref());
        group?.additions.get(place?)
    }

    /// How an enterprise of the group counts, and why.
    pub(super) fn counts(&self, id: u32) -> String {
        self.addition(id).map_or_else(String::new, |addition| {
            kin::told(&self.voice(), &self.answers, id, addition)
        })
    }

    /// The group as it is drawn.
    pub(super) fn firms(&self) -> Vec<Firm> {
        let group = self.size().and_then(|size| size.consolidation.as_ref());
        match group {
            // A larger one is not drawn.
            Some(group) if group.additions.len() < MOST => {
                kin::firms(&self.voice(), &self.answers, &group.additions)
            }
            _ => Vec::new(),
        }
    }

    /// The day asked.
    pub(super) fn day(&self) -> Date {
        self.composed.application.decision_date
    }

    /// The book years of the figures.
    pub(super) fn book_years(&self) -> BookYears {
        self.answers.book_years(self.day())
    }

    /// Whether another book year is the last closed one than that of the figures.
    pub(super) fn figures_moved(&self) -> bool {
        self.book_years().moved()
    }

    /// Keeps the book year of the figures, as soon as there are any.
    fn pin(&mut self) {
        let day = self.day();
        self.answers.pin_book_year(day);
    }

    /// Whether the applicant's last year is an estimate of the current year.
    pub(super) fn estimated(&self) -> bool {
        self.answers.get(ROOT, Field::NewlyFounded) == choice::YES
    }

    /// The year after the last year for which this enterprise's figures are asked.
    pub(super) fn year_after_figures(&self, id: u32) -> u16 {
        let after = self.voice().year();
        after.saturating_add((id == ROOT && self.estimated()).into())
    }

    /// Whether another book year is the last closed one on the day asked than today: the application can then be before its end
    /// and the decision after it (reading 32).
    pub(super) fn turn_of_year(&self) -> bool {
        self.book_years().closed != self.answers.book_years(self.today).closed
    }

    /// The size, with the steps that led to it.
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

/// The host's provider is picked in the form until the visitor picks another, or takes away the one that the host had `before`.
#[inline(never)]
fn prefer(answers: &mut Answers, options: &Options, before: Option<Provider>) {
    let id = |provider: Option<Provider>| {
        let known = provider.and_then(Provider::info);
        known.map_or("", |provider| provider.id)
    };
    let untouched = answers.get(ROOT, Field::Provider) == id(before)
        && answers.get(ROOT, Field::MoreProviders).is_empty();
    if untouched || options.provider_fixed {
        answers.set(ROOT, Field::Provider, id(options.provider));
        answers.set(ROOT, Field::MoreProviders, "");
    }
}

/// What all parts of an element share: the state, and its number for those that observe it: every change, or only those of the
/// form's structure and errors. A key press often changes the result but seldom other fields, which wait for the latter.
#[derive(Clone, Copy)]
pub(super) struct Model {
    state: StoredValue<State>,
    number: u32,
}

impl Model {
    pub(super) fn new(came: Decoded, today: Date, options: Options, locale: Locale) -> Self {
        Self {
            state: StoredValue::new(State::new(came, today, options, locale)),
            number: observe::state(),
        }
    }

    /// The state; what reads it runs again when the state changes.
    pub(super) fn state(self) -> impl Deref<Target = State> {
        observe::reads(self.number, CHANGED);
        self.peek()
    }

    /// The state; what reads it this way runs again only when the form changes.
    pub(super) fn form(self) -> impl Deref<Target = State> {
        observe::reads(self.number, FORM);
        self.peek()
    }

    /// The current state, without tracking changes.
    pub(super) fn peek(self) -> impl Deref<Target = State> {
        self.state.read_value()
    }

    /// The language, which changes only while nothing is shown. Read from the state, because every closure has a model at hand.
    #[inline(never)]
    pub(super) fn locale(self) -> Locale {
        self.peek().locale
    }

    /// Another language, before everything is shown anew: what was understood is written as that language has it.
    pub(super) fn speak(self, locale: Locale) {
        self.update(|state| {
            let before = state.locale;
            state.answers.respell(before, locale);
            if let Some((removed, _)) = &mut state.removed {
                removed.respell(before, locale);
            }
            // What was said last is in the language of before.
            state.notice.1.clear();
            state.locale = locale;
        });
    }

    /// Other options of the host, before everything is shown anew. The answers stay; a provider that nobody but the host picked follows it.
    pub(super) fn dress(self, options: Options) {
        self.update(|state| {
            prefer(&mut state.answers, &options, state.options.provider);
            state.options = options;
        });
    }

    /// Another day of the visitor: one who typed no day goes on with it.
    pub(super) fn wake(self, today: Date) {
        self.change(|state| state.today = today);
    }

    /// A text without figures.
    #[inline(never)]
    pub(super) fn text(self, key: Key) -> &'static str {
        self.locale().text(key)
    }

    /// Appends a text to this element; its figures follow the version of the rules.
    pub(super) fn told(self, at: El, key: Key) -> El {
        if self.locale().has_places(key) {
            at.live_text(self.label(move |state| state.voice().format_text(key, &[])))
        } else {
            at.text(self.text(key))
        }
    }

    /// A text that changes with the state.
    pub(super) fn words(self, say: impl Fn(&State) -> String + 'static) -> Words {
        self.said(Box::new(say), true)
    }

    /// One closure for all texts: a copy of this in each would cost bytes.
    #[inline(never)]
    fn said(self, say: Box<dyn Fn(&State) -> String>, result: bool) -> Words {
        Box::new(move || {
            if result {
                observe::reads(self.number, CHANGED);
            } else {
                observe::reads(self.number, FORM);
            }
            say(&self.peek())
        })
    }

    /// A text that changes with the form.
    pub(super) fn label(self, say: impl Fn(&State) -> String + 'static) -> Words {
        self.said(Box::new(say), false)
    }

    /// A block of which the content, with nothing in it to press, is made again whenever the verdict changes.
    #[inline(never)]
    pub(super) fn of_verdict(self, class: &'static str, make: fn(&State, El)) -> El {
        written(
            class,
            Box::new(move || self.state().changes.verdict),
            Box::new(move |at| make(&self.peek(), at)),
        )
    }

    /// A heading this many levels below the topmost one, whose level the host chooses.
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

    /// Changes the answers; everything else is derived again.
    pub(super) fn change(self, act: impl FnOnce(&mut State)) {
        self.update(act);
        observe::changed(self.number, FORM);
    }

    /// As [`Model::change`], with a way back until anything else changes. The action returns what is told of it.
    pub(super) fn change_undoably(self, act: impl FnOnce(&mut State) -> String) {
        self.changed_undoably(Box::new(act));
    }

    #[inline(never)]
    fn changed_undoably(self, act: Box<dyn FnOnce(&mut State) -> String + '_>) {
        self.change(|state| {
            let before = state.answers.clone();
            let told = act(state);
            state.notice = (state.notice.0.wrapping_add(1), told.clone());
            state.pasted = told;
            state.before = Some(before);
        });
    }

    /// Goes back to the answers before a paste, a shift of the book years, or a file that was opened.
    pub(super) fn back(self) {
        let before = self.peek().before.clone();
        if let Some(before) = before {
            self.change(|state| {
                state.answers = before;
                state.pasted = String::new();
            });
        }
    }

    /// Puts a pasted text into the sheet from this cell on; returns whether it was a block.
    pub(super) fn paste(self, id: u32, field: Field, text: &str) -> bool {
        let block = {
            let state = self.peek();
            let last = state.book_years().last;
            state.answers.block(state.locale, text, (id, field), last)
        };
        let Some(block) = block else {
            return false;
        };
        self.change_undoably(|state| {
            let pasted = state.answers.paste(state.locale, &block, id);
            // What was pasted is read at once, as what comes in a link.
            state.reads = state.reads.wrapping_add(1);
            kin::pasted(&state.voice(), &pasted)
        });
        true
    }

    /// As [`Model::change`], but without telling that the form changed; returns whether it did.
    fn update(self, act: impl FnOnce(&mut State)) -> bool {
        self.updated(Box::new(act))
    }

    /// One for all changes: a copy of this in each would cost bytes.
    #[inline(never)]
    fn updated(self, act: Box<dyn FnOnce(&mut State) + '_>) -> bool {
        let form = {
            let mut state = self.state.write_value();
            // What was copied is the link of the answers before.
            state.taken = Taken::No;
            state.before = None;
            state.pasted.clear();
            state.told.clear();
            // Figures are of the years that were the last closed ones when they were typed.
            state.pin();
            let arrivals = state.arrivals;
            act(&mut state);
            // What arrives in a link is taken as it is.
            if arrivals == state.arrivals {
                state.pin();
            }
            state.recompute()
        };
        observe::changed(self.number, CHANGED);
        form
    }

    /// Builds the parts below the questions too; no answer changes.
    pub(super) fn complete(self) {
        self.state.write_value().whole = true;
        observe::changed(self.number, FORM);
    }

    /// Tells that a field was left that is wrong; its error is said where `say`.
    pub(super) fn leave(self, id: u32, field: Field, say: bool) {
        {
            let mut state = self.state.write_value();
            state.left = id;
            if let Some(problem) = state.problem(id, field).filter(|_| say) {
                let voice = state.voice();
                let label = in_words::label(&voice, field, state.year_after_figures(id));
                // The label ends its sentence.
                let end = if label.ends_with('?') { "" } else { "." };
                let mut told = format!("{label}{end} {}", voice.format_text(problem, &[]));
                // What is computed instead stands above the questions.
                if field == Field::DecisionDate
                    && let Some(note) = state.notes().first()
                {
                    told = format!("{told} {note}");
                }
                state.notice = (state.notice.0.wrapping_add(1), told);
            }
        }
        observe::changed(self.number, CHANGED);
    }

    /// Updates the form although no answer changed.
    pub(super) fn look_again(self) {
        observe::changed(self.number, FORM);
    }

    /// Sets the text of a field. Typing updates the rest of the form only if it creates or fixes a problem, or names
    /// something.
    pub(super) fn set(self, id: u32, field: Field, text: &str) {
        let moved = self.update(|state| state.answers.typed(id, field, text));
        let names = matches!(field.quantity(), None | Some(Quantity::Name));
        if names || moved {
            observe::changed(self.number, FORM);
        }
    }

    /// Picks an answer for the applicant.
    pub(super) fn pick(self, field: Field, code: &str) {
        self.change(|state| state.answers.pick(field, code));
    }

    /// Says something once to a screen reader, and under the sheet of the group.
    pub(super) fn say(self, key: Key) {
        {
            let mut state = self.state.write_value();
            let text = state.locale.text(key).to_owned();
            state.notice = (state.notice.0.wrapping_add(1), text.clone());
            state.pasted = text;
        }
        observe::changed(self.number, CHANGED | FORM);
    }

    /// Says something to a screen reader alone, once.
    pub(super) fn announce(self, text: String) {
        {
            let notice = &mut self.state.write_value().notice;
            if notice.1 == text {
                return;
            }
            *notice = (notice.0.wrapping_add(1), text);
        }
        observe::changed(self.number, CHANGED);
    }

    /// Says whose sheet it is; no answer changes.
    pub(super) fn sign(self, act: impl FnOnce(&mut Whose)) {
        act(&mut self.state.write_value().whose);
        observe::changed(self.number, FORM);
    }

    /// Makes the end of a sheet, at this time of the day.
    pub(super) fn print(self, clock: &str) {
        {
            let mut state = self.state.write_value();
            state.printed = (state.printed.0.wrapping_add(1), clock.to_owned());
        }
        observe::changed(self.number, FORM);
    }

    /// Tells what became of a file or a copy, with what was left out, on the screen and to a screen reader.
    pub(super) fn tell(self, key: Key, without: &str) {
        {
            let mut state = self.state.write_value();
            let text = state.voice().format_text(key, &[without]);
            state.notice = (state.notice.0.wrapping_add(1), text.clone());
            state.told = text;
        }
        observe::changed(self.number, CHANGED | FORM);
    }

    /// Tells what became of a copy of the link.
    pub(super) fn taken(self, taken: Taken) {
        let text = self.text(match taken {
            Taken::ByHand => Key::TakeByHand,
            Taken::No | Taken::Copied => Key::TakeCopied,
        });
        {
            let mut state = self.state.write_value();
            state.taken = taken;
            state.notice = (state.notice.0.wrapping_add(1), text.to_owned());
        }
        observe::changed(self.number, CHANGED | FORM);
    }

    /// Removes an enterprise or an award; `name` is what the form calls it.
    pub(super) fn remove(self, id: u32, name: String) {
        self.change(|state| state.removed = state.answers.remove(id).map(|gone| (gone, name)));
    }

    /// Restores what was removed last.
    pub(super) fn undo(self) {
        self.change(|state| {
            if let Some((removed, _)) = state.removed.take() {
                state.answers.restore(removed);
            }
        });
    }

    /// Replaces the answers by those of a link; a refused link leaves them as they are.
    /// `undoable` with a way back until anything else changes.
    pub(super) fn arrive(self, came: Decoded, undoable: bool) {
        self.change(|state| {
            state.skipped = came.skipped;
            state.broken = came.broken;
            state.since = None;
            state.refused = came.refused;
            if came.refused {
                return;
            }
            let before = std::mem::replace(&mut state.answers, came.answers);
            state.before = Some(before).filter(|_| undoable);
            state.answers.respell(DUTCH, state.locale);
            state.since = came.stamp.since(state.locale, &state.answers, state.today);
            prefer(&mut state.answers, &state.options, None);
            state.removed = None;
            state.arrivals = state.arrivals.wrapping_add(1);
            state.reads = state.reads.wrapping_add(1);
        });
    }
}
