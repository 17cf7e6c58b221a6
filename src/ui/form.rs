//! The questions, in the order in which a person meets them; none is required, their order is free.

use super::controls::{YES_NO, choices, pick, text, tick, while_picked};
use super::model::Model;
use super::{group, ledger};
use crate::answers::ROOT;
use crate::answers::field::{Field, choice};
use crate::rules::scheme::{LegalForm, PackageId, SCHEME};
use crate::text::{Key, fill, finding, say};
use leptos::prelude::*;

const SME: [(&str, Key); 4] = [
    (choice::YES, Key::ChoiceYes),
    (choice::NO, Key::ChoiceNo),
    (choice::UNKNOWN, Key::ChoiceUnknown),
    (choice::CALCULATE, Key::ChoiceCalculate),
];

fn section(title: Key, parts: Vec<AnyView>) -> AnyView {
    view! {
        <section class="questions">
            <h3>{say(title)}</h3>
            {parts}
        </section>
    }
    .into_any()
}

/// The whole form.
pub(super) fn form(model: Model) -> AnyView {
    let ask =
        move |field, question, help| choices(model, ROOT, field, question, Some(help), &YES_NO);
    let typed = move |field, label: Key, help| text(model, ROOT, field, label, Some(help));
    let enterprise = vec![
        typed(
            Field::Postcode,
            Key::QuestionPostcode,
            Key::QuestionPostcodeHint,
        ),
        pick(
            model,
            Field::LegalForm,
            Key::QuestionLegalForm,
            Key::QuestionLegalFormHint,
            LegalForm::all()
                .map(|form| (form.code(), finding::legal_form(form)))
                .collect(),
        ),
        ask(Field::Public, Key::QuestionPublic, Key::QuestionPublicHint),
        while_picked(model, Field::Public, choice::YES, move || {
            text(
                model,
                ROOT,
                Field::PublicShare,
                Key::QuestionPublicShare,
                Some(Key::QuestionPublicShareHint),
            )
        }),
        ask(
            Field::MainActivity,
            Key::QuestionMainActivity,
            Key::QuestionMainActivityHint,
        ),
        ask(Field::Equity, Key::QuestionEquity, Key::QuestionEquityHint),
    ];
    let size = vec![
        choices(
            model,
            ROOT,
            Field::Sme,
            Key::QuestionSme,
            Some(Key::QuestionSmeHint),
            &SME,
        ),
        while_picked(model, Field::Sme, choice::CALCULATE, move || {
            group::size(model)
        }),
        ask(
            Field::CustomWork,
            Key::QuestionCustomWork,
            Key::QuestionCustomWorkHint,
        ),
        ask(Field::Nis2, Key::QuestionNis2, Key::QuestionNis2Hint),
    ];
    let support = vec![
        ask(
            Field::Trajectory,
            Key::QuestionTrajectory,
            Key::QuestionTrajectoryHint,
        ),
        while_picked(model, Field::Trajectory, choice::YES, move || {
            text(
                model,
                ROOT,
                Field::TrajectoryDate,
                Key::QuestionTrajectoryDate,
                Some(Key::QuestionTrajectoryDateHint),
            )
        }),
        ask(
            Field::HasAwards,
            Key::QuestionDeMinimis,
            Key::QuestionDeMinimisHint,
        ),
        while_picked(model, Field::HasAwards, choice::YES, move || {
            ledger::ledger(model)
        }),
    ];
    let quote = vec![
        typed(
            Field::DecisionDate,
            Key::QuestionDecisionDate,
            Key::QuestionDecisionDateHint,
        ),
        ask(Field::HasQuotes, Key::QuestionQuote, Key::QuestionQuoteHint),
        while_picked(model, Field::HasQuotes, choice::YES, move || quotes(model)),
        pick(
            model,
            Field::Provider,
            Key::QuestionProvider,
            Key::QuestionProviderHint,
            SCHEME
                .providers
                .iter()
                .map(|provider| (provider.id, provider.name))
                .collect(),
        ),
    ];
    view! {
        <div class="form">
            {section(Key::SectionEnterprise, enterprise)}
            {section(Key::SectionSize, size)}
            {section(Key::SectionSupport, support)}
            {section(Key::SectionQuote, quote)}
        </div>
    }
    .into_any()
}

fn quotes(model: Model) -> AnyView {
    let rows: Vec<AnyView> = [
        (PackageId::Start, Field::StartBase, Field::StartExtensions),
        (
            PackageId::Medium,
            Field::MediumBase,
            Field::MediumExtensions,
        ),
        (PackageId::Plus, Field::PlusBase, Field::PlusExtensions),
    ]
    .into_iter()
    .map(|(package, base, extensions)| {
        let name = say(finding::package(package));
        // START takes no extensions, but a quote that has them deserves to be told why it fails.
        view! {
            <div class="pair">
                {text(model, ROOT, base, fill(Key::QuestionBase, &[name]), None)}
                {text(model, ROOT, extensions, fill(Key::QuestionExtensions, &[name]), None)}
            </div>
        }
        .into_any()
    })
    .collect();
    view! { <div class="nested">{rows}</div> }.into_any()
}

/// The figures of two years of one enterprise, the columns labelled with the real years.
pub(super) fn figures(model: Model, id: u32) -> AnyView {
    let year = model.year();
    let column = move |back: u16, fields: [Field; 3]| {
        let label = move |key: Key| {
            Signal::derive(move || format!("{} {}", say(key), year.get().saturating_sub(back)))
        };
        let [headcount, turnover, balance] = fields;
        view! {
            <div class="year">
                <p class="year-name">{move || fill(Key::QuestionYear, &[&year.get().saturating_sub(back).to_string()])}</p>
                {text(model, id, headcount, label(Key::QuestionHeadcount), None)}
                {text(model, id, turnover, label(Key::QuestionTurnover), None)}
                {text(model, id, balance, label(Key::QuestionBalanceSheetTotal), None)}
            </div>
        }
        .into_any()
    };
    view! {
        <div class="years">
            {column(1, [Field::LastHeadcount, Field::LastTurnover, Field::LastBalance])}
            {column(2, [Field::BeforeHeadcount, Field::BeforeTurnover, Field::BeforeBalance])}
        </div>
    }
    .into_any()
}

/// The two exceptions to the two years.
pub(super) fn exceptions(model: Model) -> AnyView {
    view! {
        <div class="ticks">
            {tick(model, ROOT, Field::NewlyFounded, Key::QuestionNewlyFounded)}
            {tick(model, ROOT, Field::OwnershipChanged, Key::QuestionOwnershipChanged)}
        </div>
    }
    .into_any()
}
