//! Which package suits: three plain questions and a suggestion, on request. No amount follows from it.

use super::conditions::link;
use super::controls::{Help, YES_NO, choices, while_picked};
use super::dom::{El, classed, el, group};
use super::model::{Model, State};
use crate::answers::field::{Field, choice};
use crate::answers::fit::suits;
use crate::rules::scheme::PackageId;
use crate::text::Key;

/// Only where a host shows all packages: otherwise one could be suggested that it does not have.
pub(super) fn suggests(state: &State) -> bool {
    PackageId::ALL.iter().all(|id| state.options.shows(*id))
}

/// What is unfolded.
pub(super) fn fit(model: Model) -> El {
    let told = classed("p", "suits");
    let told = told.live_text(model.words(|state| suits(&state.voice(), &state.answers)));
    let reading = el("p").text(model.text(Key::FitReading)).text(" ");
    for source in model.peek().evaluation.scheme.sources {
        if source.id == "page-aid" {
            reading.add(link(model.locale(), source));
        }
    }
    group("fit")
        .child(ask(model, Field::KnowsSteps))
        .child(ask(model, Field::WantsHelp))
        .child(while_picked(
            model,
            Field::WantsHelp,
            choice::YES,
            |model| ask(model, Field::FewProblems),
        ))
        .child(told)
        .child(reading)
}

fn ask(model: Model, field: Field) -> El {
    choices(model, field, Help::NONE, &YES_NO)
}
