//! From the public form to a typed application, with every problem found on the way.
//!
//! `form.rs` declares the fields of each object; this module reads each kind of value.

use super::number;
use super::problem::{Code, Detail, Path, Problem};
use super::value::Value;
use crate::limits::{MAX_AWARDS, MAX_LEVELS, MAX_RELATIONS, MAX_RELATIONS_CHECKED};
use crate::rules::application::{
    Application, Award, Headcount, LastTrajectory, Postcode, Relation,
};
use crate::rules::counterfactuals::Given;
use crate::rules::date::{Date, DateError};
use crate::rules::decimal::{self, Bounds, DecimalError};
use crate::rules::money::Money;
use crate::rules::percent::Percent;
use crate::rules::scheme::{LegalForm, Provider, Scheme};
use rust_decimal::Decimal;

/// The value that means "no earlier trajectory", given instead of a day.
pub(super) const NEVER: &str = "none";

/// Reads a value of the contract; reports a wrong one and returns none.
pub(super) type Read<T> = fn(&mut Reader, Value, &Path<'_>) -> Option<T>;

/// Collects problems while reading.
#[derive(Debug, Default)]
pub(super) struct Reader {
    problems: Vec<Problem>,
    /// Which of the answers that have a default were given, in the order of the document's form.
    pub(super) given: Vec<bool>,
    decision_date: Option<Date>,
    /// How many levels of relations are above.
    level: usize,
    relations: usize,
    too_deep: bool,
    endless: bool,
}

/// Reads an application.
///
/// # Errors
/// All problems, one per value.
pub fn application(value: Value) -> Result<Application, Vec<Problem>> {
    application_as_given(value).map(|(application, _)| application)
}

/// Reads an application, and which of the answers that have a default were given in it.
///
/// # Errors
/// All problems, one per value.
pub fn application_as_given(value: Value) -> Result<(Application, Given), Vec<Problem>> {
    let mut reader = Reader {
        endless: matches!(value, Value::Unopened(_)),
        ..Reader::default()
    };
    match reader.application(value) {
        Some(application) if reader.problems.is_empty() => {
            Ok((application, Given::Noted(reader.given)))
        }
        _ => Err(reader.problems),
    }
}

impl Reader {
    pub(super) fn report(&mut self, path: &Path<'_>, code: Code) {
        self.problems.push(Problem {
            path: path.to_string(),
            code,
            detail: Detail::None,
        });
    }

    pub(super) fn wrong<T>(&mut self, path: &Path<'_>, code: Code) -> Option<T> {
        self.report(path, code);
        None
    }

    fn application(&mut self, value: Value) -> Option<Application> {
        let read = self.fields_of_application(value.opened(), &Path::Document);
        if self.relations > MAX_RELATIONS {
            self.report(&Path::Document.field("relations"), Code::TooMany);
        }
        read
    }

    pub(super) fn boolean(&mut self, value: Value, path: &Path<'_>) -> Option<bool> {
        match value {
            Value::Bool(value) => Some(value),
            _ => self.wrong(path, Code::InvalidType),
        }
    }

    pub(super) fn text(&mut self, value: Value, path: &Path<'_>) -> Option<String> {
        match value {
            Value::Text(text) => Some(text),
            _ => self.wrong(path, Code::InvalidType),
        }
    }

    fn one_of<T>(
        &mut self,
        value: Value,
        path: &Path<'_>,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        match parse(&self.text(value, path)?) {
            None => self.wrong(path, Code::UnknownValue),
            found => found,
        }
    }

    pub(super) fn legal_form(&mut self, value: Value, path: &Path<'_>) -> Option<LegalForm> {
        self.one_of(value, path, LegalForm::parse)
    }

    pub(super) fn provider(&mut self, value: Value, path: &Path<'_>) -> Option<Provider> {
        self.one_of(value, path, Provider::parse)
    }

    /// Reads the items; those with a problem are left out.
    fn items<T>(&mut self, items: Vec<Value>, path: &Path<'_>, read: Read<T>) -> Vec<T> {
        let mut found = Vec::new();
        for (index, item) in items.into_iter().enumerate() {
            found.extend(read(self, item.opened(), &path.item(index)));
        }
        found
    }

    pub(super) fn postcode(&mut self, value: Value, path: &Path<'_>) -> Option<Postcode> {
        match Postcode::parse(&self.text(value, path)?) {
            None => self.wrong(path, Code::OutOfRange),
            found => found,
        }
    }

    fn decimal(&mut self, value: Value, path: &Path<'_>, bounds: Bounds) -> Option<Decimal> {
        let read = match value {
            Value::Text(text) => decimal::parse(&text, bounds),
            Value::Number(text) => decimal::parse_long(&number::plain(&text), bounds),
            _ => return self.wrong(path, Code::InvalidType),
        };
        let code = match read {
            Ok(value) => return Some(value),
            Err(DecimalError::Invalid) => Code::InvalidDecimal,
            Err(DecimalError::Negative) => Code::Negative,
            Err(DecimalError::TooPrecise) => Code::TooPrecise,
            Err(DecimalError::OutOfRange) => Code::OutOfRange,
        };
        self.wrong(path, code)
    }

    pub(super) fn percent(&mut self, value: Value, path: &Path<'_>) -> Option<Percent> {
        self.decimal(value, path, Percent::BOUNDS)
            .map(Percent::from_checked)
    }

    pub(super) fn money(&mut self, value: Value, path: &Path<'_>) -> Option<Money> {
        self.decimal(value, path, Money::BOUNDS)
            .map(Money::from_checked)
    }

    pub(super) fn headcount(&mut self, value: Value, path: &Path<'_>) -> Option<Headcount> {
        self.decimal(value, path, Headcount::BOUNDS)
            .map(Headcount::from_checked)
    }

    fn day(&mut self, text: &str, path: &Path<'_>) -> Option<Date> {
        match Date::parse(text) {
            Ok(date) => Some(date),
            Err(DateError::Invalid) => self.wrong(path, Code::InvalidDate),
            Err(DateError::OutOfRange) => self.wrong(path, Code::OutOfRange),
        }
    }

    pub(super) fn decision_date(&mut self, value: Value, path: &Path<'_>) -> Option<Date> {
        let text = self.text(value, path)?;
        let date = self.day(&text, path)?;
        if let Err(why) = Scheme::on(date) {
            self.problems.push(Problem::not_in_force(why));
            return None;
        }
        self.decision_date = Some(date);
        Some(date)
    }

    /// A day that is not after the decision date.
    pub(super) fn past_day(&mut self, value: Value, path: &Path<'_>) -> Option<Date> {
        let text = self.text(value, path)?;
        let date = self.day(&text, path)?;
        if self.decision_date.is_some_and(|decision| date > decision) {
            return self.wrong(path, Code::AfterDecisionDate);
        }
        Some(date)
    }

    pub(super) fn last_trajectory(
        &mut self,
        value: Value,
        path: &Path<'_>,
    ) -> Option<LastTrajectory> {
        match &value {
            Value::Text(text) if text == NEVER => Some(LastTrajectory::Never),
            _ => self.past_day(value, path).map(LastTrajectory::On),
        }
    }

    pub(super) fn relations(&mut self, value: Value, path: &Path<'_>) -> Option<Vec<Relation>> {
        let Value::List(items) = value else {
            return self.wrong(path, Code::InvalidType);
        };
        if self.level >= MAX_LEVELS {
            // Reported once, at the first such list; none of them is read.
            if !items.is_empty() && !core::mem::replace(&mut self.too_deep, true) {
                self.report(path, Code::TooDeep);
            }
            return None;
        }
        if self.endless && self.relations > MAX_RELATIONS_CHECKED {
            return None;
        }
        self.relations += items.len();
        self.level += 1;
        let relations = self.items(items, path, Self::relation);
        self.level -= 1;
        Some(relations)
    }

    pub(super) fn awards(&mut self, value: Value, path: &Path<'_>) -> Option<Vec<Award>> {
        let Value::List(items) = value else {
            return self.wrong(path, Code::InvalidType);
        };
        if items.len() > MAX_AWARDS {
            self.report(path, Code::TooMany);
        }
        Some(self.items(items, path, Self::award))
    }
}
