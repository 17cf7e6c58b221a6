//! Which book years the figures are of. They belong to the year in which they were typed, whatever day is asked later.

use super::field::{Field, month, year};
use super::{Answers, Group, ROOT};
use crate::rules::date::Date;

/// How the years of the figures stand on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookYears {
    /// The calendar year in which the later of the two book years ends.
    pub last: u16,
    /// The calendar year in which the last book year that is closed on the day asked ends.
    pub closed: u16,
}

impl BookYears {
    /// Whether the figures are of other years than the last closed ones.
    #[must_use]
    pub const fn moved(self) -> bool {
        self.last != self.closed
    }
}

/// The calendar year of the last book year closed on a day, where they end with this month.
#[must_use]
pub fn closed(end: u8, day: Date) -> u16 {
    let (year, now, _) = day.parts();
    year.saturating_sub((now <= end).into())
}

impl Answers {
    /// The book years of the figures on this day.
    #[must_use]
    pub fn book_years(&self, day: Date) -> BookYears {
        let closed = self.closed(day);
        let last = year(self.get(ROOT, Field::FiguresYear)).unwrap_or(closed);
        BookYears { last, closed }
    }

    /// The calendar year in which the last book year that is closed on this day ends. A book year ends with a month, by
    /// default with December, and is closed from the day after.
    fn closed(&self, day: Date) -> u16 {
        closed(self.year_end(), day)
    }

    /// The month with which a book year ends, from 1 on.
    #[must_use]
    pub fn year_end(&self) -> u8 {
        month(self.get(ROOT, Field::BookYearEnd)).unwrap_or(12)
    }

    /// Keeps the year that the figures are of, as soon as there are any.
    pub fn pin_book_year(&mut self, day: Date) {
        if !self.has_figures() {
            self.set(ROOT, Field::FiguresYear, "");
        } else if self.get(ROOT, Field::FiguresYear).is_empty() {
            self.claim_book_year(day);
        }
    }

    /// The visitor says that the figures are of the last closed year and the one before.
    pub fn claim_book_year(&mut self, day: Date) {
        let closed = self.closed(day).to_string();
        self.set(ROOT, Field::FiguresYear, &closed);
    }

    /// Makes room for a new last year: the figures of the last year become those of the year before.
    pub fn shift_book_years(&mut self, day: Date) {
        let [last, before] = Field::FIGURES;
        for id in self.firms() {
            for (from, to) in last.into_iter().zip(before) {
                let typed = self.get(id, from).to_owned();
                self.set(id, to, &typed);
                self.set(id, from, "");
            }
        }
        self.claim_book_year(day);
    }

    fn has_figures(&self) -> bool {
        has(&self.record) || any(&self.relations)
    }
}

fn has(record: &super::Record) -> bool {
    record.iter().any(|(field, _)| field.is_figure())
}

fn any(groups: &[Group]) -> bool {
    let mut groups = groups.iter();
    groups.any(|group| has(&group.record) || any(&group.relations))
}
