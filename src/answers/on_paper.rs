//! What a sheet on paper has to hold of the answers beside their summary: the figures of each firm, each award, each price with its
//! extension packages. On a screen they stand in the fields.

use super::field::{Field, choice};
use super::in_words::answer;
use super::{Answers, ROOT, Record};
use crate::text::{Key, Voice, kin, package};

/// Labels and values. `firms` has each other firm of the group with its name, in the order of the form; `asked` is the calendar year
/// after the last year of the figures.
#[must_use]
pub fn rows(
    voice: &Voice,
    answers: &Answers,
    firms: &[(u32, String)],
    asked: u16,
) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let share = answers.get(ROOT, Field::PublicShare);
    if answers.get(ROOT, Field::Public) == choice::YES && !share.is_empty() {
        rows.push((
            voice.text(Key::QuestionPublicShare).to_owned(),
            answer(voice, Field::PublicShare, share),
        ));
    }
    if answers.get(ROOT, Field::Sme) == choice::CALCULATE {
        let own = voice.text(Key::QuestionOwn).to_owned();
        rows.extend(firm(voice, &answers.record, own, asked));
        for (id, name) in firms {
            if let Some(record) = answers.record(*id) {
                let mut title = [&**name, ", "].concat();
                title.push_str(&kin::held(voice, answers, *id));
                rows.extend(firm(voice, record, title, asked));
            }
        }
    }
    if answers.get(ROOT, Field::HasAwards) == choice::YES {
        for award in &answers.awards {
            let mut told = Vec::new();
            for field in [Field::AwardDate, Field::AwardAmount] {
                told.extend(
                    award
                        .record
                        .get(&field)
                        .map(|text| answer(voice, field, text)),
                );
            }
            if !told.is_empty() {
                rows.push((
                    voice.text(Key::ShortAward).to_owned(),
                    told.join(voice.text(Key::FormatColon)),
                ));
            }
        }
    }
    if answers.get(ROOT, Field::HasQuotes) == choice::YES {
        for (id, base, extensions) in Field::QUOTES {
            let extensions = answers.get(ROOT, extensions);
            if !extensions.is_empty() {
                let parts = [
                    answer(voice, base, answers.get(ROOT, base)),
                    answer(voice, base, extensions),
                ];
                let name = voice.text(package::name(id));
                rows.push((
                    voice.format_text(Key::ShortQuotes, &[name]),
                    parts.join(" + "),
                ));
            }
        }
    }
    rows
}

/// A firm's figures, year by year; none where none is there.
fn firm(voice: &Voice, record: &Record, title: String, asked: u16) -> Option<(String, String)> {
    let mut years = Vec::new();
    for (back, fields) in (1..).zip(Field::FIGURES) {
        let mut told = Vec::new();
        let names = [
            None,
            Some(Key::QuestionTurnover),
            Some(Key::QuestionBalanceSheetTotal),
        ];
        for (field, name) in fields.into_iter().zip(names) {
            if let Some(text) = record.get(&field) {
                let figure = answer(voice, field, text);
                told.push(match name {
                    Some(name) => [voice.text(name), " ", &figure].concat(),
                    None => figure,
                });
            }
        }
        if !told.is_empty() {
            let year = asked.saturating_sub(back).to_string();
            years.push([&*year, voice.text(Key::FormatColon), &told.join(", ")].concat());
        }
    }
    (!years.is_empty()).then(|| (title, years.join("; ")))
}
