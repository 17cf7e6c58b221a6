//! Which package suits: three plain questions and a suggestion, on request. No amount follows from it.

use super::conditions::link;
use super::controls::{Help, YES_NO, choices, fold, while_picked};
use super::dom::{El, classed, el, group};
use super::model::Model;
use crate::answers::field::{Field, choice};
use crate::answers::fit::suits;
use crate::rules::scheme::PackageId;
use crate::text::Key;

/// The part to unfold; nothing where a host does not show all packages, since one could be suggested that it does not have.
pub(super) fn fit(model: Model) -> El {
    let state = model.peek();
    if !PackageId::ALL.iter().all(|id| state.options.shows(*id)) {
        return group("when");
    }
    let told = classed("p", "suits");
    let told = told.live_text(model.words(|state| suits(&state.voice(), &state.answers)));
    let reading = el("p").text(model.text(Key::FitReading)).text(" ");
    for source in state.evaluation.scheme.sources {
        if source.id == "page-aid" {
            reading.add(link(model.locale(), source));
        }
    }
    let questions = group("spaced")
        .child(ask(model, Field::KnowsSteps))
        .child(ask(model, Field::WantsHelp))
        .child(while_picked(
            model,
            Field::WantsHelp,
            choice::YES,
            |model| ask(model, Field::FewProblems),
        ))
        .child(told)
        .child(reading);
    group("field").child(fold(model, Key::FitTitle, None).child(questions))
}

fn ask(model: Model, field: Field) -> El {
    choices(model, field, Help::NONE, &YES_NO)
}
