//! Calendar days, without a clock.

use super::whole::digits;
use core::fmt;

/// A day of the proleptic Gregorian calendar. Inputs are in 1900-2999; a computed day may be later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Why a text is not a date of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not `YYYY-MM-DD`, or no such day.
    Invalid,
    /// A day outside the years 1900-2999.
    OutOfRange,
}

const fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Date {
    /// The day of this year, month and day, where there is one.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        if month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month) {
            Some(Self { year, month, day })
        } else {
            None
        }
    }

    /// For the tables that the build has checked.
    pub(crate) const fn new_unchecked(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }

    /// Year, month (1-12) and day of the month.
    #[must_use]
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// Reads exactly `YYYY-MM-DD`, years 1900-2999 (docs/CONTRACT.md, Values).
    ///
    /// # Errors
    /// `Invalid` for another form or a day that does not exist, `OutOfRange` for another year.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let &[a, b, c, d, b'-', e, f, b'-', g, h] = text.as_bytes() else {
            return Err(DateError::Invalid);
        };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u16, |sum, digit| {
                digit
                    .is_ascii_digit()
                    .then(|| sum * 10 + u16::from(digit - b'0'))
            })
        };
        let small = |digits: &[u8]| number(digits).and_then(|value| u8::try_from(value).ok());
        let date = match (number(&[a, b, c, d]), small(&[e, f]), small(&[g, h])) {
            (Some(year), Some(month), Some(day)) => Self::new(year, month, day),
            _ => None,
        }
        .ok_or(DateError::Invalid)?;
        if (Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&date.year) {
            Ok(date)
        } else {
            Err(DateError::OutOfRange)
        }
    }

    /// The same day this many years later; 28 February where that year has no 29 February (docs/CONTRACT.md, Criteria).
    /// Regulation (EEC, Euratom) 1182/71, Art. 3, 3 Jun 1971.
    #[must_use]
    pub fn anniversary(self, years: u16) -> Self {
        let year = self.year.saturating_add(years);
        Self {
            year,
            month: self.month,
            day: self.day.min(days_in(year, self.month)),
        }
    }

    /// The first year of which a day can be given (docs/CONTRACT.md, Values).
    pub const FIRST_YEAR: u16 = 1900;
    /// The last one.
    pub const LAST_YEAR: u16 = 2999;
    /// The last day that can be asked (docs/CONTRACT.md, Values).
    pub const LAST: Self = Self::new_unchecked(Self::LAST_YEAR, 12, 31);

    /// The day before.
    #[must_use]
    pub const fn previous(self) -> Self {
        let Self { year, month, day } = self;
        if day > 1 {
            Self {
                year,
                month,
                day: day - 1,
            }
        } else if month > 1 {
            Self {
                year,
                month: month - 1,
                day: days_in(year, month - 1),
            }
        } else {
            Self {
                year: year.saturating_sub(1),
                month: 12,
                day: 31,
            }
        }
    }

    /// The day after.
    #[must_use]
    pub const fn next(self) -> Self {
        let Self { year, month, day } = self;
        if day < days_in(year, month) {
            Self {
                year,
                month,
                day: day + 1,
            }
        } else if month < 12 {
            Self {
                year,
                month: month + 1,
                day: 1,
            }
        } else {
            Self {
                year: year.saturating_add(1),
                month: 1,
                day: 1,
            }
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (month, day) = (usize::from(self.month), usize::from(self.day));
        let parts = [
            digits(self.year.into(), 4),
            digits(month, 2),
            digits(day, 2),
        ];
        f.write_str(&parts.join("-"))
    }
}
