//! The questions by their fields, and the answers in words.

use super::{Key, fill, finding, package, say};
use crate::answers::field::{Field, choice};
use crate::answers::{Answers, Group, Record};
use crate::rules::scheme::{LegalForm, Provider};

/// What is asked in this field.
#[must_use]
pub const fn question(field: Field) -> Key {
    field.question()
}

/// The whole label; `asked` is the calendar year of the day asked.
#[must_use]
pub fn label(field: Field, asked: u16) -> String {
    let key = question(field);
    let years = (1..).zip(Field::FIGURES);
    let year = years
        .into_iter()
        .find(|(_, fields)| fields.contains(&field));
    if let Some((back, _)) = year {
        return format!("{} {}", say(key), asked.saturating_sub(back));
    }
    let mut quotes = Field::QUOTES.into_iter();
    match quotes.find(|(_, base, extensions)| [*base, *extensions].contains(&field)) {
        Some((package, ..)) => fill(key, &[say(package::name(package))]),
        None => say(key).to_owned(),
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
