//! From the public form to a typed application, with every problem found on the way.
//!
//! The reader walks by the contract's fields over any [`Node`]: a parsed text or a JavaScript value.

use super::fields::{Slot, sort};
use super::problem::{Code, DECISION_DATE, Detail, Path, Problem};
use crate::rules::application::{
    Application, Award, Enterprise, Figures, Headcount, LastTrajectory, MOST_AWARDS, MOST_LEVELS,
    MOST_RELATIONS, Postcode, Quote, Quotes, Relation,
};
use crate::rules::date::{Date, DateError};
use crate::rules::decimal::{self, Bounds, DecimalError};
use crate::rules::money::Money;
use crate::rules::percent::Percent;
use crate::rules::scheme::{LegalForm, PackageId, Provider, Scheme};
use rust_decimal::Decimal;

/// In a value that can contain itself, a list of relations is no longer looked into when so many were.
const MOST_RELATIONS_CHECKED: usize = 10_000;

/// A value that can be looked into one level at a time.
pub trait Node: Sized {
    /// Whether it can contain itself, as a JavaScript object can: checking all of it would never end.
    fn can_contain_itself(&self) -> bool;

    /// Looks at it.
    fn open(self) -> Value<Self>;
}

/// One level of a value.
#[derive(Debug)]
pub enum Value<N> {
    /// Null, or not there.
    Absent,
    /// A boolean.
    Bool(bool),
    /// A number, as plain decimal digits.
    Number(String),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<N>),
    /// An object.
    Object(Vec<(String, N)>),
    /// Nothing that JSON knows.
    Foreign,
}

impl<N> Value<N> {
    /// The same, with what lies in it made into another kind of node.
    #[must_use]
    pub fn map<M>(self, to: impl Fn(N) -> M) -> Value<M> {
        match self {
            Self::Absent => Value::Absent,
            Self::Bool(value) => Value::Bool(value),
            Self::Number(digits) => Value::Number(digits),
            Self::Text(text) => Value::Text(text),
            Self::List(items) => Value::List(items.into_iter().map(to).collect()),
            Self::Object(entries) => Value::Object(
                entries
                    .into_iter()
                    .map(|(name, value)| (name, to(value)))
                    .collect(),
            ),
            Self::Foreign => Value::Foreign,
        }
    }
}

/// Collects problems while reading.
#[derive(Debug, Default)]
pub(super) struct Reader {
    problems: Vec<Problem>,
    decision_date: Option<Date>,
    relations: usize,
    too_deep: bool,
    endless: bool,
}

/// Reads an application.
///
/// # Errors
/// All problems, one per value.
pub fn application<N: Node>(node: N) -> Result<Application, Vec<Problem>> {
    let mut reader = Reader {
        endless: node.can_contain_itself(),
        ..Reader::default()
    };
    match reader.application(node) {
        Some(application) if reader.problems.is_empty() => Ok(application),
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

    fn wrong<T>(&mut self, path: &Path<'_>, code: Code) -> Option<T> {
        self.report(path, code);
        None
    }

    fn application<N: Node>(&mut self, node: N) -> Option<Application> {
        let path = Path::Document;
        let Value::Object(entries) = node.open() else {
            return self.wrong(&path, Code::InvalidType);
        };
        let [
            decision_date,
            postcode,
            public_participation,
            legal_form,
            main_activity_accepted,
            negative_equity,
            last_trajectory_decision,
            custom_work_enterprise,
            nis2,
            sme_declared,
            enterprise,
            relations,
            de_minimis,
            quotes,
            provider,
        ] = sort(
            self,
            &path,
            entries,
            [
                DECISION_DATE,
                "establishmentPostcode",
                "publicParticipation",
                "legalForm",
                "mainActivityAccepted",
                "negativeEquity",
                "lastTrajectoryDecision",
                "customWorkEnterprise",
                "nis2",
                "smeDeclared",
                "enterprise",
                "relations",
                "deMinimis",
                "quotes",
                "provider",
            ],
        );
        // First the date: the others are compared with it, wherever they stand.
        let decision_date = self.required(
            decision_date,
            &path.field(DECISION_DATE),
            Self::decision_date,
        );
        self.decision_date = decision_date;
        let at = |name| Path::Field(&Path::Document, name);
        let application = Application {
            establishment_postcode: self.optional(
                postcode,
                &at("establishmentPostcode"),
                Self::postcode,
            ),
            public_participation: self.optional(
                public_participation,
                &at("publicParticipation"),
                Self::percent,
            ),
            legal_form: self.optional(legal_form, &at("legalForm"), |reader, value, path| {
                reader.one_of(value, path, LegalForm::parse)
            }),
            main_activity_accepted: self.optional(
                main_activity_accepted,
                &at("mainActivityAccepted"),
                Self::boolean,
            ),
            negative_equity: self.optional(negative_equity, &at("negativeEquity"), Self::boolean),
            last_trajectory_decision: self.optional(
                last_trajectory_decision,
                &at("lastTrajectoryDecision"),
                Self::last_trajectory,
            ),
            custom_work_enterprise: self.optional(
                custom_work_enterprise,
                &at("customWorkEnterprise"),
                Self::boolean,
            ),
            nis2: self.optional(nis2, &at("nis2"), Self::boolean),
            sme_declared: self.optional(sme_declared, &at("smeDeclared"), Self::boolean),
            enterprise: self.optional(enterprise, &at("enterprise"), Self::enterprise),
            relations: self.optional(relations, &at("relations"), |reader, value, path| {
                reader.relations(value, path, 1)
            }),
            de_minimis: self.optional(de_minimis, &at("deMinimis"), Self::awards),
            quotes: self
                .optional(quotes, &at("quotes"), Self::quotes)
                .unwrap_or_default(),
            provider: self.optional(provider, &at("provider"), |reader, value, path| {
                reader.one_of(value, path, Provider::parse)
            }),
            decision_date: decision_date.unwrap_or(Scheme::first().valid_from),
        };
        if self.relations > MOST_RELATIONS {
            self.report(&at("relations"), Code::TooMany);
        }
        decision_date.map(|_| application)
    }

    /// Absent, null and doubled are none; anything else is read.
    fn optional<N: Node, T>(
        &mut self,
        slot: Slot<N>,
        path: &Path<'_>,
        read: impl FnOnce(&mut Self, Value<N>, &Path<'_>) -> Option<T>,
    ) -> Option<T> {
        slot.open().and_then(|value| read(self, value, path))
    }

    /// As [`Reader::optional`], but absent and null are a problem.
    fn required<N: Node, T>(
        &mut self,
        slot: Slot<N>,
        path: &Path<'_>,
        read: impl FnOnce(&mut Self, Value<N>, &Path<'_>) -> Option<T>,
    ) -> Option<T> {
        if matches!(slot, Slot::Doubled) {
            return None;
        }
        match slot.open() {
            None => self.wrong(path, Code::Missing),
            Some(value) => read(self, value, path),
        }
    }

    fn boolean<N: Node>(&mut self, value: Value<N>, path: &Path<'_>) -> Option<bool> {
        match value {
            Value::Bool(value) => Some(value),
            _ => self.wrong(path, Code::InvalidType),
        }
    }

    /// A boolean that is false when absent.
    fn flag<N: Node>(&mut self, slot: Slot<N>, path: &Path<'_>) -> bool {
        self.optional(slot, path, Self::boolean).unwrap_or(false)
    }

    fn text<N: Node>(&mut self, value: Value<N>, path: &Path<'_>) -> Option<String> {
        match value {
            Value::Text(text) => Some(text),
            _ => self.wrong(path, Code::InvalidType),
        }
    }

    fn one_of<N: Node, T>(
        &mut self,
        value: Value<N>,
        path: &Path<'_>,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        match parse(&self.text(value, path)?) {
            None => self.wrong(path, Code::UnknownValue),
            found => found,
        }
    }

    fn postcode<N: Node>(&mut self, value: Value<N>, path: &Path<'_>) -> Option<Postcode> {
        match Postcode::parse(&self.text(value, path)?) {
            None => self.wrong(path, Code::OutOfRange),
            found => found,
        }
    }

    fn decimal<N: Node>(
        &mut self,
        value: Value<N>,
        path: &Path<'_>,
        bounds: Bounds,
    ) -> Option<Decimal> {
        let read = match value {
            Value::Text(text) => decimal::parse(&text, bounds),
            Value::Number(text) => decimal::parse_long(&text, bounds),
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

    fn percent<N: Node>(&mut self, value: Value<N>, path: &Path<'_>) -> Option<Percent> {
        self.decimal(value, path, Percent::BOUNDS)
            .map(Percent::within_bounds)
    }

    fn money<N: Node>(&mut self, value: Value<N>, path: &Path<'_>) -> Option<Money> {
        self.decimal(value, path, Money::BOUNDS)
            .map(Money::within_bounds)
    }

    fn headcount<N: Node>(&mut self, value: Value<N>, path: &Path<'_>) -> Option<Headcount> {
        self.decimal(value, path, Headcount::BOUNDS)
            .map(Headcount::within_bounds)
    }

    fn day(&mut self, text: &str, path: &Path<'_>) -> Option<Date> {
        match Date::parse(text) {
            Ok(date) => Some(date),
            Err(DateError::Invalid) => self.wrong(path, Code::InvalidDate),
            Err(DateError::OutOfRange) => self.wrong(path, Code::OutOfRange),
        }
    }

    fn decision_date<N: Node>(&mut self, value: Value<N>, path: &Path<'_>) -> Option<Date> {
        let text = self.text(value, path)?;
        let date = self.day(&text, path)?;
        match Scheme::on(date) {
            Ok(_) => Some(date),
            Err(why) => {
                self.problems.push(Problem::not_in_force(why));
                None
            }
        }
    }

    /// A day that has come by the decision date.
    fn past_day<N: Node>(&mut self, value: Value<N>, path: &Path<'_>) -> Option<Date> {
        let text = self.text(value, path)?;
        let date = self.day(&text, path)?;
        if self.decision_date.is_some_and(|decision| date > decision) {
            return self.wrong(path, Code::AfterDecisionDate);
        }
        Some(date)
    }

    fn last_trajectory<N: Node>(
        &mut self,
        value: Value<N>,
        path: &Path<'_>,
    ) -> Option<LastTrajectory> {
        match &value {
            Value::Text(text) if text == "none" => Some(LastTrajectory::Never),
            _ => self.past_day(value, path).map(LastTrajectory::On),
        }
    }

    fn figures<N: Node>(&mut self, value: Value<N>, path: &Path<'_>) -> Option<Figures> {
        let Value::Object(entries) = value else {
            return self.wrong(path, Code::InvalidType);
        };
        let [headcount, turnover, total] = sort(
            self,
            path,
            entries,
            ["headcount", "turnover", "balanceSheetTotal"],
        );
        Some(Figures {
            headcount: self.optional(headcount, &path.field("headcount"), Self::headcount),
            turnover: self.optional(turnover, &path.field("turnover"), Self::money),
            balance_sheet_total: self.optional(
                total,
                &path.field("balanceSheetTotal"),
                Self::money,
            ),
        })
    }

    fn year<N: Node>(&mut self, slot: Slot<N>, path: &Path<'_>) -> Figures {
        self.optional(slot, path, Self::figures).unwrap_or_default()
    }

    fn enterprise<N: Node>(&mut self, value: Value<N>, path: &Path<'_>) -> Option<Enterprise> {
        let Value::Object(entries) = value else {
            return self.wrong(path, Code::InvalidType);
        };
        let [last_year, year_before, newly_founded, ownership_changed] = sort(
            self,
            path,
            entries,
            ["lastYear", "yearBefore", "newlyFounded", "ownershipChanged"],
        );
        Some(Enterprise {
            last_year: self.year(last_year, &path.field("lastYear")),
            year_before: self.year(year_before, &path.field("yearBefore")),
            newly_founded: self.flag(newly_founded, &path.field("newlyFounded")),
            ownership_changed: self.flag(ownership_changed, &path.field("ownershipChanged")),
        })
    }

    fn relations<N: Node>(
        &mut self,
        value: Value<N>,
        path: &Path<'_>,
        level: usize,
    ) -> Option<Vec<Relation>> {
        let Value::List(items) = value else {
            return self.wrong(path, Code::InvalidType);
        };
        if level > MOST_LEVELS {
            // Said once, at the first; none of them is looked into.
            if !items.is_empty() && !core::mem::replace(&mut self.too_deep, true) {
                self.report(path, Code::TooDeep);
            }
            return None;
        }
        if self.endless && self.relations > MOST_RELATIONS_CHECKED {
            return None;
        }
        self.relations += items.len();
        Some(
            items
                .into_iter()
                .enumerate()
                .filter_map(|(index, item)| self.relation(item, &path.item(index), level))
                .collect(),
        )
    }

    fn relation<N: Node>(&mut self, node: N, path: &Path<'_>, level: usize) -> Option<Relation> {
        let Value::Object(entries) = node.open() else {
            return self.wrong(path, Code::InvalidType);
        };
        let [
            name,
            capital,
            voting,
            control,
            listed_investor,
            already_included,
            last_year,
            year_before,
            relations,
        ] = sort(
            self,
            path,
            entries,
            [
                "name",
                "capital",
                "voting",
                "control",
                "listedInvestor",
                "alreadyIncluded",
                "lastYear",
                "yearBefore",
                "relations",
            ],
        );
        Some(Relation {
            name: self.optional(name, &path.field("name"), Self::text),
            capital: self.optional(capital, &path.field("capital"), Self::percent),
            voting: self.optional(voting, &path.field("voting"), Self::percent),
            control: self.flag(control, &path.field("control")),
            listed_investor: self.flag(listed_investor, &path.field("listedInvestor")),
            already_included: self.flag(already_included, &path.field("alreadyIncluded")),
            last_year: self.year(last_year, &path.field("lastYear")),
            year_before: self.year(year_before, &path.field("yearBefore")),
            relations: self
                .optional(
                    relations,
                    &path.field("relations"),
                    |reader, value, path| reader.relations(value, path, level + 1),
                )
                .unwrap_or_default(),
        })
    }

    fn awards<N: Node>(&mut self, value: Value<N>, path: &Path<'_>) -> Option<Vec<Award>> {
        let Value::List(items) = value else {
            return self.wrong(path, Code::InvalidType);
        };
        if items.len() > MOST_AWARDS {
            self.report(path, Code::TooMany);
        }
        Some(
            items
                .into_iter()
                .enumerate()
                .filter_map(|(index, item)| self.award(item, &path.item(index)))
                .collect(),
        )
    }

    fn award<N: Node>(&mut self, node: N, path: &Path<'_>) -> Option<Award> {
        let Value::Object(entries) = node.open() else {
            return self.wrong(path, Code::InvalidType);
        };
        let [granted_on, amount] = sort(self, path, entries, ["grantedOn", "amount"]);
        let granted_on = self.required(granted_on, &path.field("grantedOn"), Self::past_day);
        let amount = self.required(amount, &path.field("amount"), Self::money);
        Some(Award {
            granted_on: granted_on?,
            amount: amount?,
        })
    }

    fn quotes<N: Node>(&mut self, value: Value<N>, path: &Path<'_>) -> Option<Quotes> {
        let Value::Object(entries) = value else {
            return self.wrong(path, Code::InvalidType);
        };
        let slots = sort(self, path, entries, PackageId::ALL.map(PackageId::code));
        let mut quotes = Quotes::default();
        for (slot, package) in slots.into_iter().zip(PackageId::ALL) {
            *quotes.get_mut(package) =
                self.optional(slot, &path.field(package.code()), Self::quote);
        }
        Some(quotes)
    }

    fn quote<N: Node>(&mut self, value: Value<N>, path: &Path<'_>) -> Option<Quote> {
        let Value::Object(entries) = value else {
            return self.wrong(path, Code::InvalidType);
        };
        let [base, extensions] = sort(self, path, entries, ["base", "extensions"]);
        let base = self.required(base, &path.field("base"), Self::money);
        let extensions = self
            .optional(extensions, &path.field("extensions"), Self::money)
            .unwrap_or_default();
        base.map(|base| Quote { base, extensions })
    }
}
