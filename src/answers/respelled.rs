//! The same answers in the form of another language: `8.500,50` is `8,500.50` in English. A link always holds the Dutch form.

use super::input::{Entered, Quantity, read};
use super::{Answers, Group, Record, Removed, Row};
use crate::text::Locale;

/// Before a text that one language, or a file, could not hold and another would: it stays what it was, no number. It is seen nowhere, and goes
/// as soon as somebody types (see [`Answers::typed`]).
pub const UNREAD: char = '\u{2063}';

/// A text of this quantity as another language writes it; none where it stays as it is. Digits alone are the same in all, and so is
/// what neither understands.
fn respelled(text: &str, quantity: Quantity, from: Locale, to: Locale) -> Option<String> {
    if matches!(quantity, Quantity::Name | Quantity::Postcode)
        || text.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let there = read(to, text, quantity);
    let Ok(entered) = read(from, text, quantity) else {
        return there.is_ok().then(|| {
            let mut marked = String::from(UNREAD);
            marked.push_str(text);
            marked
        });
    };
    // A day in figures is the same to all.
    if quantity == Quantity::Date && there == Ok(entered) {
        return None;
    }
    let written = entered.written(to)?;
    (written != text).then_some(written)
}

impl Entered {
    /// The value as somebody types it in this language; none for a text and a postcode, which every language writes alike.
    #[must_use]
    pub fn written(self, locale: Locale) -> Option<String> {
        let plain = match self {
            Self::Money(value) => value.to_string(),
            Self::Headcount(value) => value.to_string(),
            Self::Percent(value) => value.to_string(),
            Self::Date(day) => return Some(crate::text::format::typed_date(day)),
            Self::Postcode(_) | Self::Name => return None,
        };
        Some(locale.short(&plain))
    }
}

/// Both languages.
struct Between(Locale, Locale);

impl Between {
    fn record(&self, record: &mut Record) {
        for (field, text) in record.iter_mut() {
            if let Some(quantity) = field.quantity()
                && let Some(other) = respelled(text, quantity, self.0, self.1)
            {
                *text = other;
            }
        }
    }

    /// The recursion is as deep as the application's tree: 8 levels at most.
    fn group(&self, group: &mut Group) {
        self.record(&mut group.record);
        for below in &mut group.relations {
            self.group(below);
        }
    }

    fn row(&self, row: &mut Row) {
        self.record(&mut row.record);
    }
}

impl Answers {
    /// Writes every number and day that `from` understands as `to` writes it. What `from` does not understand stays, and is not
    /// understood in `to` either.
    pub fn respell(&mut self, from: Locale, to: Locale) {
        if from.is(to) {
            return;
        }
        let between = Between(from, to);
        between.record(&mut self.record);
        for group in &mut self.relations {
            between.group(group);
        }
        for row in &mut self.awards {
            between.row(row);
        }
    }
}

impl Removed {
    /// As [`Answers::respell`].
    pub fn respell(&mut self, from: Locale, to: Locale) {
        let between = Between(from, to);
        match self {
            Self::Group(_, _, group) => between.group(group),
            Self::Row(_, row) => between.row(row),
        }
    }
}
