//! What follows from the answers: computed whole at each change, and nowhere else.

use crate::answers::Answers;
use crate::answers::compose::{Composed, compose};
use crate::answers::providers::names;
use crate::answers::sections::{Progress, SECTIONS, Standing};
use crate::link;
use crate::options::Options;
use crate::rules::application::Application;
use crate::rules::date::Date;
use crate::rules::evaluate::{Evaluation, under};
use crate::rules::packages::{PackageRow, QuoteResult};
use crate::rules::scheme::Scheme;
use crate::rules::settles::{Settles, settles_most};
use crate::text::columns::{Column, Gain, Shown, columns, gain};
use crate::text::verdict::{self, Headline};
use crate::text::{DUTCH, Locale, Voice};
use std::borrow::Cow;

/// Everything derived from the answers and the host's options.
pub(super) struct Derived {
    /// The application.
    pub(super) composed: Composed,
    /// The evaluation of that application.
    pub(super) evaluation: Evaluation,
    /// The evaluation with the host's own prices as quotes.
    pub(super) offer: Option<Evaluation>,
    /// The names of the providers that are kept.
    pub(super) providers: String,
    /// The answers as a link fragment.
    pub(super) link: String,
    /// The packages side by side.
    pub(super) columns: Vec<Column>,
    /// The amount that matters.
    pub(super) gain: Option<Gain>,
    /// How far the visitor is.
    pub(super) progress: Progress,
    /// The open question that settles most.
    pub(super) settles: Option<Settles>,
    /// How each section stands.
    pub(super) standings: [Standing; 4],
    /// The verdict's line.
    pub(super) headline: Headline,
    /// The context for texts: the language, the day asked, the book years of the figures.
    pub(super) voice: Voice,
    /// The enterprises of the group in the order of their additions.
    pub(super) order: Vec<u32>,
}

/// Derives everything from the answers.
pub(super) fn derive(locale: Locale, answers: &Answers, today: Date, options: &Options) -> Derived {
    let composed = compose(locale, answers, today);
    // For a day after the scheme's end nothing of this is shown or reported: see `State::ended`.
    let scheme = Scheme::nearest(composed.application.decision_date);
    let evaluation = under(scheme, &composed.application);
    let offer = options.offered(scheme).map(|quotes| {
        let offered = Application {
            quotes,
            ..composed.application.clone()
        };
        under(scheme, &offered)
    });
    let voice = Voice::of(locale, answers, composed.application.decision_date);
    let progress = Progress::of(answers, &evaluation);
    let mut derived = Derived {
        headline: verdict::headline(&voice, &evaluation, progress.unknown.len()),
        settles: settles_most(&composed.application, &evaluation, &progress.unknown),
        standings: SECTIONS.map(|section| section.standing(answers, &composed, &progress)),
        progress,
        voice,
        order: answers.shape(None).into_iter().map(|row| row.0).collect(),
        link: link::encode(&spelled(locale, answers)),
        providers: names(&answers.providers()),
        composed,
        evaluation,
        offer,
        columns: Vec::new(),
        gain: None,
    };
    let shown = derived.packages(options);
    let columns = columns(&voice, &shown, options.provider);
    let gain = gain(&voice, &derived.evaluation, &shown);
    derived.columns = columns;
    derived.gain = gain;
    derived
}

/// The answers in the form of a link, which is always Dutch.
fn spelled(locale: Locale, answers: &Answers) -> Cow<'_, Answers> {
    let mut spelled = Cow::Borrowed(answers);
    if !locale.is(DUTCH) {
        spelled.to_mut().respell(locale, DUTCH);
    }
    spelled
}

impl Derived {
    /// The packages that the host wants shown, each with the host's own prices where there are any.
    pub(super) fn packages(&self, options: &Options) -> Vec<Shown<'_>> {
        let mut shown = Vec::new();
        for row in &self.evaluation.packages {
            if options.shows(row.id) {
                shown.push((row, self.offered(row)));
            }
        }
        shown
    }

    fn offered(&self, row: &PackageRow) -> Option<&QuoteResult> {
        let mut offers = self.offer.as_ref()?.packages.iter();
        offers.find(|offer| offer.id == row.id)?.quote.as_ref()
    }
}
