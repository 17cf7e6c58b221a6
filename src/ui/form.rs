//! The questions, in the order in which visitors read them; none is required, and they can be answered in any order.

use super::controls::{Help, YES_NO, choices, pick, when_form, while_picked};
use super::data::data;
use super::dom::{El, classed, el, group};
use super::fit::fit;
use super::model::{Model, State};
use super::progress::bar;
use super::providers::providers;
use super::sections::{all, section};
use super::sectors::sectors;
use super::text_field::text;
use super::{group, ledger};
use crate::answers::ROOT;
use crate::answers::field::{ENTERPRISE, Field, choice};
use crate::answers::sections::{SECTIONS, SectionId};
use crate::rules::scheme::LegalForm;
use crate::text::{Key, finding, package};
use std::rc::Rc;

const SME: [(&str, Key); 4] = [
    (choice::YES, Key::ChoiceYes),
    (choice::NO, Key::ChoiceNo),
    (choice::CALCULATE, Key::ChoiceCalculate),
    (choice::UNKNOWN, Key::ChoiceUnknown),
];

/// The whole form, and the line that stays in view with it.
pub(super) fn form(model: Model, tell: &Rc<dyn Fn(&str)>) -> El {
    let parts = group("parts");
    for (place, of) in SECTIONS.iter().enumerate() {
        let questions = match of.id {
            SectionId::Size => size(model),
            SectionId::Enterprise => enterprise(model),
            SectionId::Support => support(model),
            SectionId::Quote => quote(model),
        };
        parts.add(section(model, place, of, questions));
    }
    let beside = group("asides beside-all")
        .child(data(model, tell))
        .child(all(model));
    parts.child(beside).child(bar(model))
}

fn ask(model: Model, field: Field, hint: Key, more: Key) -> El {
    choices(model, field, Help::more(hint, more), &YES_NO)
}

fn typed(model: Model, field: Field, hint: Key) -> El {
    text(model, ROOT, field, Help::hint(hint))
}

fn enterprise(model: Model) -> El {
    let forms =
        LegalForm::all().map(|form| (form.code(), finding::legal_form(model.locale(), form)));
    group("questions")
        .child(typed(model, Field::Postcode, Key::QuestionPostcodeHint))
        .child(pick(
            model,
            Field::LegalForm,
            Help::hint(Key::QuestionLegalFormHint),
            "",
            forms.collect(),
        ))
        .child(ask(
            model,
            Field::Public,
            Key::QuestionPublicHint,
            Key::MorePublic,
        ))
        .child(while_picked(model, Field::Public, choice::YES, |model| {
            typed(model, Field::PublicShare, Key::QuestionPublicShareHint)
        }))
        .each(ENTERPRISE, &|(field, hint, more)| {
            ask(model, field, hint, more)
        })
}

fn size(model: Model) -> El {
    let maybe = |field, help: Help| {
        let help = help.unless(State::needless, Key::ProgressNeedlessRest);
        choices(model, field, help, &YES_NO)
    };
    group("questions")
        .child(choices(
            model,
            Field::Sme,
            Help::more(Key::QuestionSmeHint, Key::MoreSme),
            &SME,
        ))
        .child(while_picked(
            model,
            Field::Sme,
            choice::CALCULATE,
            group::size,
        ))
        .child(maybe(
            Field::CustomWork,
            Help::more(Key::QuestionCustomWorkHint, Key::MoreCustomWork),
        ))
        .child(maybe(
            Field::Nis2,
            Help::part(Key::QuestionNis2Hint, Key::SectorFind, sectors),
        ))
}

fn support(model: Model) -> El {
    group("questions")
        .child(choices(
            model,
            Field::Trajectory,
            Help::hint(Key::QuestionTrajectoryHint),
            &YES_NO,
        ))
        .child(while_picked(
            model,
            Field::Trajectory,
            choice::YES,
            |model| {
                typed(
                    model,
                    Field::TrajectoryDate,
                    Key::QuestionTrajectoryDateHint,
                )
            },
        ))
        .child(ask(
            model,
            Field::HasAwards,
            Key::QuestionDeMinimisHint,
            Key::MoreDeMinimis,
        ))
        .child(while_picked(
            model,
            Field::HasAwards,
            choice::YES,
            ledger::ledger,
        ))
}

fn quote(model: Model) -> El {
    group("questions")
        .child(ask(
            model,
            Field::HasQuotes,
            Key::QuestionQuoteHint,
            Key::MoreQuote,
        ))
        // Whoever has none says so; a price that is typed says that there is one.
        .child(when_form(model, State::may_quote, quotes))
        .child(fit(model))
        .child(typed(
            model,
            Field::DecisionDate,
            Key::QuestionDecisionDateHint,
        ))
        .child(providers(model))
}

fn quotes(model: Model) -> El {
    let head = classed("div", "price").attr("aria-hidden", "true").each(
        &[
            None,
            Some(Key::QuestionBaseHead),
            Some(Key::QuestionExtensionsHead),
        ],
        &|key| el("span").text(key.map_or("", |key| model.text(key))),
    );
    let prices = group("prices").child(head);
    // START takes no extensions, but a visitor with such a quote should see why it fails.
    for (id, base, extensions) in Field::QUOTES {
        if model.peek().options.shows(id) {
            let field = |field| text(model, ROOT, field, Help::NONE);
            let name = el("b").attr("aria-hidden", "true");
            let name = name.text(model.text(package::name(id)));
            let fields = group("price").child(name).child(field(base));
            prices.add(fields.child(field(extensions)));
        }
    }
    let limits = model.words(|state| package::extensions(&state.voice(), &state.evaluation.rates));
    prices.child(classed("p", "hint").live_text(limits))
}
