//! The questions, in the order in which visitors read them; none is required, and they can be answered in any order.

use super::controls::{Help, YES_NO, choices, pick, when_form, while_picked};
use super::dom::{El, classed, el, group};
use super::model::{Model, State};
use super::progress::bar;
use super::sections::{all, section};
use super::text_field::text;
use super::{group, ledger};
use crate::answers::ROOT;
use crate::answers::field::{ENTERPRISE, Field, choice};
use crate::rules::scheme::{LegalForm, PROVIDERS};
use crate::text::{Key, finding, package};

const SME: [(&str, Key); 4] = [
    (choice::YES, Key::ChoiceYes),
    (choice::NO, Key::ChoiceNo),
    (choice::CALCULATE, Key::ChoiceCalculate),
    (choice::UNKNOWN, Key::ChoiceUnknown),
];

/// The whole form, and the line that stays in view with it.
pub(super) fn form(model: Model) -> El {
    let sections = [
        section(model, 0, size(model)),
        section(model, 1, enterprise(model)),
        section(model, 2, support(model)),
        section(model, 3, quote(model)),
    ];
    group("parts", sections.into_iter().flatten()).children([all(model), bar(model)])
}

fn ask(model: Model, field: Field, hint: Key, more: Key) -> El {
    choices(model, field, Help::more(hint, more), &YES_NO)
}

fn typed(model: Model, field: Field, hint: Key) -> El {
    text(model, ROOT, field, Help::hint(hint))
}

fn enterprise(model: Model) -> Vec<El> {
    let forms =
        LegalForm::all().map(|form| (form.code(), finding::legal_form(model.locale(), form)));
    let mut parts = vec![
        typed(model, Field::Postcode, Key::QuestionPostcodeHint),
        pick(
            model,
            Field::LegalForm,
            Help::hint(Key::QuestionLegalFormHint),
            forms.collect(),
        ),
        ask(
            model,
            Field::Public,
            Key::QuestionPublicHint,
            Key::MorePublic,
        ),
        while_picked(model, Field::Public, choice::YES, move || {
            typed(model, Field::PublicShare, Key::QuestionPublicShareHint)
        }),
    ];
    let declared = ENTERPRISE.iter();
    parts.extend(declared.map(|&(field, hint, more)| ask(model, field, hint, more)));
    parts
}

fn size(model: Model) -> Vec<El> {
    let maybe = |field, hint, more| {
        let help = Help::more(hint, more).unless(State::needless, Key::ProgressNeedlessRest);
        choices(model, field, help, &YES_NO)
    };
    vec![
        choices(
            model,
            Field::Sme,
            Help::more(Key::QuestionSmeHint, Key::MoreSme),
            &SME,
        ),
        while_picked(model, Field::Sme, choice::CALCULATE, move || {
            group::size(model)
        }),
        maybe(
            Field::CustomWork,
            Key::QuestionCustomWorkHint,
            Key::MoreCustomWork,
        ),
        maybe(Field::Nis2, Key::QuestionNis2Hint, Key::MoreNis2),
    ]
}

fn support(model: Model) -> Vec<El> {
    vec![
        choices(
            model,
            Field::Trajectory,
            Help::hint(Key::QuestionTrajectoryHint),
            &YES_NO,
        ),
        while_picked(model, Field::Trajectory, choice::YES, move || {
            typed(
                model,
                Field::TrajectoryDate,
                Key::QuestionTrajectoryDateHint,
            )
        }),
        ask(
            model,
            Field::HasAwards,
            Key::QuestionDeMinimisHint,
            Key::MoreDeMinimis,
        ),
        while_picked(model, Field::HasAwards, choice::YES, move || {
            ledger::ledger(model)
        }),
    ]
}

fn quote(model: Model) -> Vec<El> {
    vec![
        ask(
            model,
            Field::HasQuotes,
            Key::QuestionQuoteHint,
            Key::MoreQuote,
        ),
        // Whoever has none says so; a price that is typed says that there is one.
        when_form(model, State::may_quote, move || quotes(model)),
        typed(model, Field::DecisionDate, Key::QuestionDecisionDateHint),
        provider(model),
    ]
}

/// The providers selected on the day asked, plus the one that was picked or came in a link, even if no longer selected.
fn provider(model: Model) -> El {
    let listed = |state: &State| {
        let day = state.composed.application.decision_date;
        let picked = state.answers.get(ROOT, Field::Provider);
        PROVIDERS
            .each_ref()
            .map(|provider| provider.is_selected_on(day) || provider.id == picked)
    };
    let key = move || {
        let mark = |sum: u32, listed: bool| sum.wrapping_mul(31).wrapping_add(listed.into());
        listed(&model.form()).into_iter().fold(0, mark)
    };
    group("when", []).live(key, move || {
        let listed = listed(&model.peek());
        let options = PROVIDERS.iter().zip(listed).filter(|(_, listed)| *listed);
        vec![pick(
            model,
            Field::Provider,
            Help::hint(Key::QuestionProviderHint),
            options
                .map(|(provider, _)| (provider.id, provider.name))
                .collect(),
        )]
    })
}

fn quotes(model: Model) -> El {
    // START takes no extensions, but a visitor with such a quote should see why it fails.
    let shown = Field::QUOTES
        .into_iter()
        .filter(|(package, ..)| model.peek().options.shows(*package))
        .map(|(id, base, extensions)| {
            let field = |field| text(model, ROOT, field, Help::NONE);
            let name = el("b").attr("aria-hidden", "true");
            let name = name.text(model.text(package::name(id)));
            group("price", [name, field(base), field(extensions)])
        });
    let head = classed("div", "price").attr("aria-hidden", "true").each(
        &[
            None,
            Some(Key::QuestionBaseHead),
            Some(Key::QuestionExtensionsHead),
        ],
        &|key| el("span").text(key.map_or("", |key| model.text(key))),
    );
    let limits = model.words(|state| package::extensions(&state.voice(), &state.evaluation.rates));
    group("prices", [head])
        .children(shown)
        .child(classed("p", "hint").live_text(limits))
}
