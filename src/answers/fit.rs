//! Which package suits, after three plain questions: our reading of what each package is, never a lock.

use super::field::{Field, choice};
use super::{Answers, ROOT};
use crate::rules::scheme::PackageId;
use crate::text::{Key, Voice, package};

/// The suggestion in words, with its reason; empty as long as the questions that it takes are not answered. It rests on what the official
/// page says of each package (section "Wat houdt de maatregel in"): START is an analysis and a plan, MEDIUM and PLUS add guidance.
#[must_use]
pub fn suits(voice: &Voice, answers: &Answers) -> String {
    let [knows, help, few] =
        [Field::KnowsSteps, Field::WantsHelp, Field::FewProblems].map(|one| answers.get(ROOT, one));
    let id = match (help, few) {
        (choice::YES, choice::YES) => PackageId::Medium,
        (choice::YES, choice::NO) => PackageId::Plus,
        (choice::YES, choice::UNKNOWN) => return voice.text(Key::FitEither).to_owned(),
        (choice::YES, _) | ("", _) => return String::new(),
        _ if knows == choice::YES => return voice.text(Key::FitNone).to_owned(),
        _ => PackageId::Start,
    };
    let [name, is] = [package::name(id), package::is(id)].map(|key| voice.text(key));
    voice.format_text(Key::FitSuits, &[name, is])
}
