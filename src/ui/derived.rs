//! What follows from the answers: computed whole at each change, and nowhere else.

use crate::answers::Answers;
use crate::answers::compose::{Composed, compose};
use crate::link;
use crate::options::Options;
use crate::rules::application::Application;
use crate::rules::date::Date;
use crate::rules::evaluate::{Evaluation, under};
use crate::rules::scheme::Scheme;
use crate::text::verdict::{self, Headline};
use crate::text::{Locale, Voice};

/// Everything derived from the answers and the host's options.
pub(super) struct Derived {
    /// The application.
    pub(super) composed: Composed,
    /// The evaluation of that application.
    pub(super) evaluation: Evaluation,
    /// The evaluation with the host's own prices as quotes.
    pub(super) offer: Option<Evaluation>,
    /// The answers as a link fragment.
    pub(super) link: String,
    /// The verdict's line.
    pub(super) headline: Headline,
}

/// Derives everything from the answers.
pub(super) fn derive(locale: Locale, answers: &Answers, today: Date, options: &Options) -> Derived {
    let composed = compose(locale, answers, today);
    // For a day after the scheme's end nothing of this is shown or reported: see `State::ended`.
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
