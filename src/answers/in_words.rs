//! The answers in words: a field by its label, a choice by its name.

use super::field::{Field, choice, month};
use super::input::{Entered, read};
use super::providers::{kept, names};
use super::{Answers, Group, Record};
use crate::rules::scheme::LegalForm;
use crate::rules::whole::digits;
use crate::text::{Key, Locale, Voice, finding, kin, package};

/// The whole label; `asked` is the calendar year after the last year for which figures are asked.
#[must_use]
pub fn label(voice: &Voice, field: Field, asked: u16) -> String {
    let key = field.question();
    let years = (1..).zip(Field::FIGURES);
    let year = years
        .into_iter()
        .find(|(_, fields)| fields.contains(&field));
    if let Some((back, _)) = year {
        return format!(
            "{} {}",
            voice.format_text(key, &[]),
            digits(asked.saturating_sub(back).into(), 0)
        );
    }
    let mut quotes = Field::QUOTES.into_iter();
    match quotes.find(|(_, base, extensions)| [*base, *extensions].contains(&field)) {
        Some((package, ..)) => voice.format_text(key, &[voice.text(package::name(package))]),
        None => voice.format_text(key, &[]),
    }
}

/// The value that was read, as the language writes it; none for a name.
#[must_use]
pub fn understood(locale: Locale, entered: Entered) -> Option<String> {
    Some(match entered {
        Entered::Money(amount) => locale.cents(amount),
        Entered::Headcount(count) => {
            let count = locale.number(&count.to_string());
            locale.format(Key::FormatHeadcount, &[&count])
        }
        Entered::Percent(share) => locale.percent(&share.to_string()),
        Entered::Date(day) => locale.date(day),
        Entered::Postcode(code) => code.to_string(),
        Entered::Name => return None,
    })
}

/// The content of a field as a reader sees it: a choice by its name, a text by what was understood, or else as typed.
#[must_use]
pub fn answer(voice: &Voice, field: Field, text: &str) -> String {
    if let Some(quantity) = field.quantity() {
        let entered = read(**voice, text, quantity).ok();
        let understood = entered.and_then(|entered| understood(**voice, entered));
        return understood.unwrap_or_else(|| text.to_owned());
    }
    let word: &str = match (field, text) {
        (_, choice::YES) => voice.text(Key::ChoiceYes),
        (_, choice::NO) => voice.text(Key::ChoiceNo),
        (_, choice::UNKNOWN) => voice.text(Key::ChoiceUnknown),
        (_, choice::CALCULATE) => voice.text(Key::ChoiceCalculate),
        (Field::HasRelations, choice::IN_PART) => voice.text(Key::ChoiceInPart),
        (Field::Kind, code) => voice.text(kin::name(code)),
        (Field::BookYearEnd, code) => {
            let months = voice.text(Key::FormatMonths).split(' ');
            let place = month(code).map_or(0, usize::from).saturating_sub(1);
            months.into_iter().nth(place).unwrap_or(code)
        }
        (Field::LegalForm, code) => match LegalForm::parse(code) {
            Some(form) => finding::legal_form(**voice, form),
            None => code,
        },
        (Field::Provider | Field::MoreProviders, ids) => return names(&kept(ids, "")),
        (_, other) => other,
    };
    word.to_owned()
}

/// Every answer of the form, question by question, in the order of the link.
#[must_use]
pub fn answers(voice: &Voice, answers: &Answers) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    of_record(voice, &mut lines, &answers.record);
    of_groups(voice, &mut lines, &answers.relations);
    for award in &answers.awards {
        of_record(voice, &mut lines, &award.record);
    }
    lines
}

fn of_record(voice: &Voice, lines: &mut Vec<(String, String)>, record: &Record) {
    for (field, text) in record.iter() {
        lines.push((
            label(voice, *field, voice.year()),
            answer(voice, *field, text),
        ));
    }
}

fn of_groups(voice: &Voice, lines: &mut Vec<(String, String)>, groups: &[Group]) {
    for group in groups {
        of_record(voice, lines, &group.record);
        of_groups(voice, lines, &group.relations);
    }
}
