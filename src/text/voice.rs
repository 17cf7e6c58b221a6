//! The context of a text: its language, its day and its version of the rules.

use super::locale::{Locale, fill};
use super::{FIGURES, Key, package};
use crate::answers::Answers;
use crate::answers::book_years::closed;
use crate::answers::directions::Told;
use crate::rules::date::Date;
use crate::rules::money::Money;
use crate::rules::scheme::{PROVIDERS, Scheme, VERSIONS};
use crate::rules::whole::digits;
use core::ops::Deref;

/// What is needed to write a text with figures.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    locale: Locale,
    /// The version whose figures are named.
    pub scheme: &'static Scheme,
    /// The day asked.
    pub day: Date,
    /// The year after the one in which the later book year of the figures ends.
    asked: u16,
    /// The month with which the book years end.
    pub year_end: u8,
    /// Whether each direction of the group is settled: then nothing hangs on its being whole any more.
    pub group_settled: bool,
}

/// A figure that a text names (`build/scheme/figures.rs`).
#[derive(Clone, Copy, Debug)]
pub(super) enum Figure {
    Money(Money),
    Percent(u16),
    /// A number of units: always in digits.
    Number(u16),
    /// A number of years or packages: small numbers in words.
    Count(u16),
    Day(Date),
    Providers,
    /// The packages that take extension packages, or the others.
    Packages(bool),
    Asked,
    FirstDay,
}

impl Voice {
    /// The voice for a day, with the version that holds on it or is nearest to it.
    #[must_use]
    pub fn on(locale: Locale, day: Date) -> Self {
        Self {
            locale,
            scheme: Scheme::nearest(day),
            day,
            asked: day.parts().0,
            year_end: 12,
            group_settled: false,
        }
    }

    /// The voice for answers: it names the book years that their figures are of.
    #[must_use]
    pub fn of(locale: Locale, answers: &Answers, day: Date) -> Self {
        Self {
            asked: answers.book_years(day).last.saturating_add(1),
            year_end: answers.year_end(),
            group_settled: answers.told() == Told::Whole,
            ..Self::on(locale, day)
        }
    }

    /// The year after the one in which the later book year of the figures ends: by default that of the day asked.
    #[must_use]
    pub const fn year(&self) -> u16 {
        self.asked
    }

    /// Whether on this day another book year than that of the figures is the last closed one.
    #[must_use]
    pub fn other_years(&self, day: Date) -> bool {
        closed(self.year_end, day).saturating_add(1) != self.asked
    }

    /// The text of this key: its numbered placeholders filled in with the values, its named ones with the version's figures.
    #[must_use]
    pub fn format_text(&self, key: Key, values: &[&str]) -> String {
        fill(self.raw(key), values, &|place| self.figure(place))
    }

    fn figure(&self, place: usize) -> String {
        let mut versions = VERSIONS.iter().zip(&FIGURES);
        let figures = versions.find(|(version, _)| *version == self.scheme);
        match figures.and_then(|(_, figures)| figures.get(place)) {
            Some(Figure::Money(amount)) => self.round(*amount),
            Some(Figure::Percent(value)) => self.percent(&digits(usize::from(*value), 0)),
            Some(Figure::Number(value)) => self.number(&digits(usize::from(*value), 0)),
            Some(Figure::Count(value)) => self.small(usize::from(*value)),
            Some(Figure::Day(day)) => self.date(*day),
            Some(Figure::Providers) => {
                let providers = PROVIDERS.iter();
                self.small(providers.filter(|one| one.is_selected_on(self.day)).count())
            }
            Some(Figure::Packages(extended)) => {
                let mut names = Vec::new();
                for terms in &self.scheme.packages {
                    if terms.extensions == *extended {
                        names.push(self.text(package::name(terms.id)).to_owned());
                    }
                }
                names.join(self.text(Key::TableOr))
            }
            Some(Figure::Asked) => self.date(self.day),
            Some(Figure::FirstDay) => self.date(Scheme::first().valid_from),
            None => String::new(),
        }
    }
}

impl Deref for Voice {
    type Target = Locale;

    fn deref(&self) -> &Locale {
        &self.locale
    }
}
