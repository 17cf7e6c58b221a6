//! The questions, in the order in which a person meets them; none is required, their order is free.

use super::controls::{YES_NO, choices, group, label, pick, text, tick, while_picked};
use super::dom::{classed, el};
use super::model::Model;
use super::{ledger, tree};
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
    classed("section", "questions")
        .child(el("h3").text(say(title)).view())
        .children(parts)
        .view()
}

/// The whole form.
pub(super) fn form(model: Model) -> AnyView {
    let ask = move |field, question, help| choices(model, field, question, help, &YES_NO);
    let typed = move |field, key: Key, help| text(model, ROOT, field, label(key), Some(help));
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
            LegalForm::all().map(|form| (form.code(), finding::legal_form(form))),
        ),
        ask(Field::Public, Key::QuestionPublic, Key::QuestionPublicHint),
        while_picked(model, Field::Public, choice::YES, move || {
            typed(
                Field::PublicShare,
                Key::QuestionPublicShare,
                Key::QuestionPublicShareHint,
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
            Field::Sme,
            Key::QuestionSme,
            Key::QuestionSmeHint,
            &SME,
        ),
        while_picked(model, Field::Sme, choice::CALCULATE, move || {
            tree::size(model)
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
            typed(
                Field::TrajectoryDate,
                Key::QuestionTrajectoryDate,
                Key::QuestionTrajectoryDateHint,
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
                .map(|provider| (provider.id, provider.name)),
        ),
    ];
    group(
        "form",
        [
            section(Key::SectionEnterprise, enterprise),
            section(Key::SectionSize, size),
            section(Key::SectionSupport, support),
            section(Key::SectionQuote, quote),
        ],
    )
}

fn quotes(model: Model) -> AnyView {
    let rows = [
        (PackageId::Start, Field::StartBase, Field::StartExtensions),
        (
            PackageId::Medium,
            Field::MediumBase,
            Field::MediumExtensions,
        ),
        (PackageId::Plus, Field::PlusBase, Field::PlusExtensions),
    ]
    .map(|(package, base, extensions)| {
        let name = say(finding::package(package));
        let named = |key| Signal::stored(fill(key, &[name]));
        // START takes no extensions, but a quote that has them deserves to be told why it fails.
        group(
            "pair",
            [
                text(model, ROOT, base, named(Key::QuestionBase), None),
                text(
                    model,
                    ROOT,
                    extensions,
                    named(Key::QuestionExtensions),
                    None,
                ),
            ],
        )
    });
    group("nested", rows)
}

/// The figures of two years of one enterprise, the columns labelled with the real years.
pub(super) fn figures(model: Model, id: u32) -> AnyView {
    let year = model.year();
    let column = move |back: u16, [headcount, turnover, balance]: [Field; 3]| {
        let year = Signal::derive(move || year.get().saturating_sub(back).to_string());
        let named = |key: Key| Signal::derive(move || format!("{} {}", say(key), year.get()));
        let name = Signal::derive(move || fill(Key::QuestionYear, &[&year.get()]));
        group(
            "year",
            [
                classed("p", "year-name").live_text(name).view(),
                text(model, id, headcount, named(Key::QuestionHeadcount), None),
                text(model, id, turnover, named(Key::QuestionTurnover), None),
                text(
                    model,
                    id,
                    balance,
                    named(Key::QuestionBalanceSheetTotal),
                    None,
                ),
            ],
        )
    };
    group(
        "years",
        [
            column(
                1,
                [
                    Field::LastHeadcount,
                    Field::LastTurnover,
                    Field::LastBalance,
                ],
            ),
            column(
                2,
                [
                    Field::BeforeHeadcount,
                    Field::BeforeTurnover,
                    Field::BeforeBalance,
                ],
            ),
        ],
    )
}

/// The two exceptions to the two years.
pub(super) fn exceptions(model: Model) -> AnyView {
    group(
        "ticks",
        [
            tick(model, ROOT, Field::NewlyFounded, Key::QuestionNewlyFounded),
            tick(
                model,
                ROOT,
                Field::OwnershipChanged,
                Key::QuestionOwnershipChanged,
            ),
        ],
    )
}
