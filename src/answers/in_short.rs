//! The answers of a section in a few words, shown when it is folded and in print.

use super::compose::Composed;
use super::field::{Field, choice};
use super::in_words;
use super::sections::{Section, asks};
use super::{Answers, ROOT};
use crate::answers::input::Entered;
use crate::rules::application::LastTrajectory;
use crate::rules::criteria::region;
use crate::rules::evaluate::Evaluation;
use crate::rules::money::Money;
use crate::rules::scheme::PackageId;
use crate::rules::tri::Tri;
use crate::text::{Key, Voice, package, verdict};

/// The answered questions of a section, each in a few words.
#[must_use]
pub fn lines(
    voice: &Voice,
    answers: &Answers,
    composed: &Composed,
    evaluation: &Evaluation,
    section: &Section,
) -> Vec<String> {
    let short = Short {
        voice,
        answers,
        composed,
        evaluation,
    };
    let mut lines = Vec::new();
    for field in section.fields() {
        lines.extend(short.of(field));
    }
    lines
}

/// What an answer in words is made from.
struct Short<'a> {
    voice: &'a Voice,
    answers: &'a Answers,
    composed: &'a Composed,
    evaluation: &'a Evaluation,
}

/// The words for a yes and for a no.
const fn yes_no(field: Field) -> Option<(Key, Key)> {
    Some(match field {
        Field::Sme => (Key::ShortSme, Key::ShortNoSme),
        Field::CustomWork => (Key::ShortCustomWork, Key::ShortNoCustomWork),
        Field::Nis2 => (Key::ShortNis2, Key::ShortNoNis2),
        Field::Public => (Key::ShortPublic, Key::ShortNoPublic),
        Field::MainActivity => (Key::ShortActivity, Key::ShortNoActivity),
        Field::Equity => (Key::ShortEquity, Key::ShortNoEquity),
        Field::Trajectory => (Key::ShortTrajectoryOpen, Key::ShortNoTrajectory),
        Field::HasAwards => (Key::ShortAwardsOpen, Key::ShortNoAwards),
        _ => return None,
    })
}

impl Short<'_> {
    fn text(&self, key: Key) -> Option<String> {
        Some(self.voice.format_text(key, &[]))
    }

    fn of(&self, field: Field) -> Option<String> {
        let voice = self.voice;
        match field {
            Field::DecisionDate => return self.day(),
            Field::HasQuotes => return self.quotes(),
            _ => {}
        }
        let typed = self.answers.get(ROOT, field).trim();
        if typed.is_empty() {
            return None;
        }
        let application = &self.composed.application;
        match (field, typed) {
            (Field::Postcode, _) => Some(match self.composed.field(ROOT, field) {
                Some(Ok(Entered::Postcode(postcode))) => {
                    let key = if region(self.evaluation.scheme, Some(postcode)) == Tri::Yes {
                        Key::ShortRegion
                    } else {
                        Key::ShortNoRegion
                    };
                    voice.format_text(key, &[&postcode.to_string()])
                }
                _ => typed.to_owned(),
            }),
            (Field::Provider, choice::UNKNOWN) => None,
            (_, choice::UNKNOWN) => {
                let name = voice.text(verdict::missing(asks(field)?));
                Some(voice.format_text(Key::ShortUnknown, &[name]))
            }
            (Field::Sme, choice::CALCULATE) => self.text(match self.evaluation.size.sme {
                Tri::Yes => Key::ShortSmeComputed,
                Tri::No => Key::ShortNoSmeComputed,
                Tri::Unknown => Key::ShortSmeOpen,
            }),
            (Field::Trajectory, choice::YES) => match application.last_trajectory_decision {
                Some(LastTrajectory::On(day)) => {
                    Some(voice.format_text(Key::ShortTrajectory, &[&voice.date(day)]))
                }
                _ => self.text(Key::ShortTrajectoryOpen),
            },
            (Field::HasAwards, choice::YES) => match application.de_minimis.as_deref() {
                Some(awards) if !awards.is_empty() => {
                    let amounts = awards.iter().map(|award| award.amount);
                    let sum = amounts.fold(Money::ZERO, Money::plus);
                    Some(voice.format_text(
                        Key::ShortAwards,
                        &[&awards.len().to_string(), &voice.euro(sum)],
                    ))
                }
                _ => self.text(Key::ShortAwardsOpen),
            },
            (_, code) => match yes_no(field) {
                Some((yes, _)) if code == choice::YES => self.text(yes),
                Some((_, no)) => self.text(no),
                None => {
                    let answer = in_words::answer(voice, field, code);
                    Some(match asks(field).filter(|_| field != Field::LegalForm) {
                        Some(question) => [
                            voice.text(verdict::missing(question)),
                            voice.text(Key::FormatColon),
                            &answer,
                        ]
                        .concat(),
                        None => answer,
                    })
                }
            },
        }
    }

    fn day(&self) -> Option<String> {
        if self
            .answers
            .get(ROOT, Field::DecisionDate)
            .trim()
            .is_empty()
        {
            return self.text(Key::ShortToday);
        }
        Some(self.voice.date(self.voice.day))
    }

    /// The prices that count.
    fn quotes(&self) -> Option<String> {
        let quotes = &self.composed.application.quotes;
        let mut told = Vec::new();
        for id in PackageId::ALL {
            if let Some(quote) = quotes.get(id) {
                let name = self.voice.text(package::name(id));
                let total = self.voice.euro(quote.base.plus(quote.extensions));
                told.push(
                    self.voice
                        .format_text(Key::ShortQuotes, &[&format!("{name} {total}")]),
                );
            }
        }
        if told.is_empty() {
            return self.text(Key::ShortNoQuotes);
        }
        Some(told.join(", "))
    }
}
