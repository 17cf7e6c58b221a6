//! The questions by their fields, and the answers in words.

use super::{Key, fill, finding, package, say};
use crate::answers::field::{Field, choice};
use crate::answers::{Answers, Group, Record};
use crate::rules::scheme::{LegalForm, PackageId, Provider};

/// What is asked in this field. Labels of figures and of a quote are completed with a year or a package.
#[must_use]
pub const fn question(field: Field) -> Key {
    match field {
        Field::DecisionDate => Key::QuestionDecisionDate,
        Field::Postcode => Key::QuestionPostcode,
        Field::LegalForm => Key::QuestionLegalForm,
        Field::Public => Key::QuestionPublic,
        Field::PublicShare | Field::PublicShareBelow => Key::QuestionPublicShare,
        Field::MainActivity => Key::QuestionMainActivity,
        Field::Equity => Key::QuestionEquity,
        Field::Trajectory => Key::QuestionTrajectory,
        Field::TrajectoryDate => Key::QuestionTrajectoryDate,
        Field::CustomWork => Key::QuestionCustomWork,
        Field::Nis2 => Key::QuestionNis2,
        Field::Sme => Key::QuestionSme,
        Field::NewlyFounded => Key::QuestionNewlyFounded,
        Field::OwnershipChanged => Key::QuestionOwnershipChanged,
        Field::LastHeadcount | Field::BeforeHeadcount => Key::QuestionHeadcount,
        Field::LastTurnover | Field::BeforeTurnover => Key::QuestionTurnover,
        Field::LastBalance | Field::BeforeBalance => Key::QuestionBalanceSheetTotal,
        Field::HasRelations => Key::QuestionRelations,
        Field::Name => Key::QuestionRelationName,
        Field::Capital => Key::QuestionCapital,
        Field::Voting => Key::QuestionVoting,
        Field::Control => Key::QuestionControl,
        Field::ListedInvestor => Key::QuestionListedInvestor,
        Field::AlreadyIncluded => Key::QuestionAlreadyIncluded,
        Field::HasAwards => Key::QuestionDeMinimis,
        Field::AwardDate => Key::QuestionAwardDate,
        Field::AwardAmount => Key::QuestionAwardAmount,
        Field::HasQuotes => Key::QuestionQuote,
        Field::StartBase | Field::MediumBase | Field::PlusBase => Key::QuestionBase,
        Field::StartExtensions | Field::MediumExtensions | Field::PlusExtensions => {
            Key::QuestionExtensions
        }
        Field::Provider => Key::QuestionProvider,
    }
}

/// The whole label; `asked` is the calendar year of the day asked.
#[must_use]
pub fn label(field: Field, asked: u16) -> String {
    let key = question(field);
    let of_year = |back: u16| format!("{} {}", say(key), asked.saturating_sub(back));
    let of_package = |id| fill(key, &[say(package::name(id))]);
    match field {
        Field::LastHeadcount | Field::LastTurnover | Field::LastBalance => of_year(1),
        Field::BeforeHeadcount | Field::BeforeTurnover | Field::BeforeBalance => of_year(2),
        Field::StartBase | Field::StartExtensions => of_package(PackageId::Start),
        Field::MediumBase | Field::MediumExtensions => of_package(PackageId::Medium),
        Field::PlusBase | Field::PlusExtensions => of_package(PackageId::Plus),
        _ => say(key).to_owned(),
    }
}

/// What stands in a field, as a reader sees it: a choice by its name, a text as typed.
#[must_use]
pub fn answer(field: Field, text: &str) -> String {
    if field.quantity().is_some() {
        return text.to_owned();
    }
    let word: &str = match (field, text) {
        (_, choice::YES) => say(Key::ChoiceYes),
        (_, choice::NO) => say(Key::ChoiceNo),
        (_, choice::UNKNOWN) => say(Key::ChoiceUnknown),
        (_, choice::CALCULATE) => say(Key::ChoiceCalculate),
        (Field::LegalForm, code) => match LegalForm::parse(code) {
            Some(form) => finding::legal_form(form),
            None => code,
        },
        (Field::Provider, code) => Provider::parse(code)
            .and_then(|provider| provider.info())
            .map_or(code, |provider| provider.name),
        (_, other) => other,
    };
    word.to_owned()
}

/// Every answer of the form, question by question, in the order of the link.
#[must_use]
pub fn answers(answers: &Answers, asked: u16) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    of_record(&mut lines, &answers.record, asked);
    of_groups(&mut lines, &answers.relations, asked);
    for award in &answers.awards {
        of_record(&mut lines, &award.record, asked);
    }
    lines
}

fn of_record(lines: &mut Vec<(String, String)>, record: &Record, asked: u16) {
    for (field, text) in record.iter() {
        lines.push((label(*field, asked), answer(*field, text)));
    }
}

fn of_groups(lines: &mut Vec<(String, String)>, groups: &[Group], asked: u16) {
    for group in groups {
        of_record(lines, &group.record, asked);
        of_groups(lines, &group.relations, asked);
    }
}
