//! What is said of a link that was made earlier.

use super::{Key, Voice};
use crate::link::stamp::Since;

/// What has changed since it was made: the rules, what comes out, or only the day.
#[must_use]
pub fn told(voice: &Voice, since: Since) -> String {
    let day = voice.date(since.day);
    if since.newer {
        return voice.text(Key::LinkNewer).to_owned();
    }
    let outcome = voice.text(if since.outcome {
        Key::LinkOther
    } else {
        Key::LinkSame
    });
    let first = if since.rules {
        Key::LinkRules
    } else {
        Key::LinkMade
    };
    [&*voice.format_text(first, &[&day]), outcome].join(" ")
}
