//! From the form to an application: what can't be read gets a message at its field and counts as unanswered.

use super::field::{Field, YES_NO, choice};
use super::input::{self, Entered, Quantity};
use super::sorted::Sorted;
use super::{Answers, Group, ROOT, Record};
use crate::rules::application::{
    Application, Award, Enterprise, Figures, LastTrajectory, Quote, Quotes, Relation,
};
use crate::rules::date::Date;
use crate::rules::percent::Percent;
use crate::rules::scheme::{LegalForm, NotInForce, PackageId, Provider, Scheme};
use crate::text::{Key, Locale};

/// The fields in which something was typed, with the value that was read or the message for the field.
type Fields = Sorted<(u32, Field), Result<Entered, Key>>;

/// The application that the form describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// What could be read.
    pub application: Application,
    fields: Fields,
}

impl Composed {
    /// The value read from a field in which something was typed, or why it can't be used.
    #[must_use]
    pub fn field(&self, id: u32, field: Field) -> Option<Result<Entered, Key>> {
        self.fields.get(&(id, field)).copied()
    }

    /// The message for a field that can't be used.
    #[must_use]
    pub fn problem(&self, id: u32, field: Field) -> Option<Key> {
        self.field(id, field)?.err()
    }

    /// The messages for all fields that can't be used, in the order of the fields.
    pub fn problems(&self) -> impl Iterator<Item = ((u32, Field), Key)> {
        let fields = self.fields.iter();
        fields.filter_map(|(at, read)| Some((*at, read.err()?)))
    }
}

/// Reads the form. `today` is used where the day is empty or can't be read.
#[must_use]
pub fn compose(locale: Locale, answers: &Answers, today: Date) -> Composed {
    let mut composer = Composer {
        locale,
        fields: Fields::default(),
        day: today.max(Scheme::first().valid_from),
    };
    let application = composer.application(answers);
    Composed {
        application,
        fields: composer.fields,
    }
}

struct Composer {
    /// The language in which the form was filled in.
    locale: Locale,
    fields: Fields,
    day: Date,
}

/// One record being read.
#[derive(Clone, Copy)]
struct At<'a>(u32, &'a Record);

impl<'a> At<'a> {
    fn get(self, field: Field) -> Option<&'a str> {
        self.1.get(&field).map(String::as_str)
    }

    /// What was typed; spaces alone are no answer.
    fn entered(self, field: Field) -> Option<&'a str> {
        self.get(field).filter(|typed| !typed.trim().is_empty())
    }

    fn is(self, field: Field, picked: &str) -> bool {
        self.get(field) == Some(picked)
    }

    fn boolean(self, field: Field) -> Option<bool> {
        match self.get(field) {
            Some(choice::YES) => Some(true),
            Some(choice::NO) => Some(false),
            _ => None,
        }
    }
}

impl Composer {
    /// The version whose questions apply: that of the day asked, or the last one after the scheme's end.
    fn scheme(&self) -> &'static Scheme {
        Scheme::nearest(self.day)
    }

    fn problem<T>(&mut self, at: At<'_>, field: Field, message: Key) -> Option<T> {
        self.fields.insert((at.0, field), Err(message));
        None
    }

    /// Reads a field once and records the result, which the form shows at the field.
    fn read(&mut self, at: At<'_>, field: Field) -> Option<Entered> {
        let typed = at.entered(field)?;
        let quantity = field.quantity().unwrap_or(Quantity::Name);
        let read = input::read(self.locale, typed, quantity);
        self.fields.insert((at.0, field), read);
        read.ok()
    }

    /// The value of a field; none where it is empty or can't be read.
    // Not inlined: it has many callers, and a copy in each would cost bytes.
    #[inline(never)]
    fn value<T>(
        &mut self,
        at: At<'_>,
        field: Field,
        of: impl Fn(Entered) -> Option<T>,
    ) -> Option<T> {
        self.read(at, field).and_then(of)
    }

    fn past_day(&mut self, at: At<'_>, field: Field) -> Option<Date> {
        let date = self.value(at, field, Entered::date)?;
        if date > self.day {
            return self.problem(at, field, Key::ErrorAfter);
        }
        Some(date)
    }

    fn figures(&mut self, at: At<'_>, [headcount, turnover, balance]: [Field; 3]) -> Figures {
        Figures {
            headcount: self.value(at, headcount, Entered::headcount),
            turnover: self.value(at, turnover, Entered::money),
            balance_sheet_total: self.value(at, balance, Entered::money),
        }
    }

    fn years(&mut self, at: At<'_>) -> [Figures; 2] {
        Field::FIGURES.map(|fields| self.figures(at, fields))
    }

    fn application(&mut self, answers: &Answers) -> Application {
        let at = At(ROOT, &answers.record);
        if let Some(day) = self.value(at, Field::DecisionDate, Entered::date) {
            if let Err(NotInForce::Before(_)) = Scheme::on(day) {
                let _: Option<Date> = self.problem(at, Field::DecisionDate, Key::ErrorBeforeRules);
            } else {
                // After the scheme's last day there is no evaluation; the day itself stays as asked.
                self.day = day;
            }
        }
        let computed = at.is(Field::Sme, choice::CALCULATE);
        let mut application = Application {
            establishment_postcode: self.value(at, Field::Postcode, Entered::postcode),
            public_participation: self.public(at),
            legal_form: at.get(Field::LegalForm).and_then(LegalForm::parse),
            last_trajectory_decision: self.trajectory(at),
            sme_declared: at.boolean(Field::Sme),
            enterprise: computed.then(|| self.enterprise(at)),
            relations: if computed {
                self.relations(answers)
            } else {
                None
            },
            de_minimis: self.awards(answers),
            quotes: self.quotes(at),
            provider: at.get(Field::Provider).and_then(Provider::parse),
            ..Application::new(self.day)
        };
        for question in YES_NO {
            (question.put)(&mut application, at.boolean(question.field));
        }
        application
    }

    /// "Yes" counts as the limit itself, unless a share is given that also means yes; "no" counts as zero, unless a host gave
    /// a share below the limit.
    fn public(&mut self, at: At<'_>) -> Option<Percent> {
        let limit = self.scheme().public_share_below;
        if at.boolean(Field::Public)? {
            if at.entered(Field::PublicShare).is_none() {
                return Some(limit);
            }
            let share = self.value(at, Field::PublicShare, Entered::percent)?;
            if share < limit {
                return self.problem(at, Field::PublicShare, Key::ErrorPublicShare);
            }
            return Some(share);
        }
        // The form does not ask for this share: one that can't be read or contradicts the "no" is ignored.
        at.entered(Field::PublicShareBelow)
            .and_then(|typed| input::read(self.locale, typed, Quantity::Percent).ok())
            .and_then(Entered::percent)
            .filter(|share| *share < limit)
            .or_else(|| Percent::parse("0").ok())
    }

    fn trajectory(&mut self, at: At<'_>) -> Option<LastTrajectory> {
        if at.boolean(Field::Trajectory)? {
            self.past_day(at, Field::TrajectoryDate)
                .map(LastTrajectory::On)
        } else {
            Some(LastTrajectory::Never)
        }
    }

    fn enterprise(&mut self, at: At<'_>) -> Enterprise {
        let [last_year, year_before] = self.years(at);
        Enterprise {
            last_year,
            year_before,
            newly_founded: at.is(Field::NewlyFounded, choice::YES),
            ownership_changed: at.is(Field::OwnershipChanged, choice::YES),
        }
    }

    /// "Yes" with an empty list is still unanswered.
    fn relations(&mut self, answers: &Answers) -> Option<Vec<Relation>> {
        let at = At(ROOT, &answers.record);
        match at.boolean(Field::HasRelations)? {
            false => Some(Vec::new()),
            true if answers.relations.is_empty() => None,
            true => Some(self.groups(&answers.relations)),
        }
    }

    fn groups(&mut self, groups: &[Group]) -> Vec<Relation> {
        groups
            .iter()
            .map(|group| {
                let at = At(group.id, &group.record);
                let [last_year, year_before] = self.years(at);
                Relation {
                    name: at.entered(Field::Name).map(str::to_owned),
                    capital: self.value(at, Field::Capital, Entered::percent),
                    voting: self.value(at, Field::Voting, Entered::percent),
                    control: at.is(Field::Control, choice::YES),
                    listed_investor: at.is(Field::ListedInvestor, choice::YES),
                    already_included: at.is(Field::AlreadyIncluded, choice::YES),
                    last_year,
                    year_before,
                    relations: self.groups(&group.relations),
                }
            })
            .collect()
    }

    /// A list with an incomplete row is not an answer yet: leaving the row out would show more room than there is.
    fn awards(&mut self, answers: &Answers) -> Option<Vec<Award>> {
        let at = At(ROOT, &answers.record);
        if !at.boolean(Field::HasAwards)? {
            return Some(Vec::new());
        }
        let rows: Vec<Option<Award>> = answers
            .awards
            .iter()
            .map(|row| {
                let at = At(row.id, &row.record);
                let granted_on = self.past_day(at, Field::AwardDate);
                let amount = self.value(at, Field::AwardAmount, Entered::money);
                let half = at.entered(Field::AwardDate).is_some()
                    != at.entered(Field::AwardAmount).is_some();
                if half {
                    let empty = if at.entered(Field::AwardDate).is_none() {
                        Field::AwardDate
                    } else {
                        Field::AwardAmount
                    };
                    self.fields.insert((row.id, empty), Err(Key::ErrorPair));
                }
                Some(Award {
                    granted_on: granted_on?,
                    amount: amount?,
                })
            })
            .collect();
        if rows.is_empty() {
            return None;
        }
        rows.into_iter().collect()
    }

    fn quotes(&mut self, at: At<'_>) -> Quotes {
        if !at.is(Field::HasQuotes, choice::YES) {
            return Quotes::default();
        }
        let mut quotes = Quotes::default();
        for fields in Field::QUOTES {
            *quotes.get_mut(fields.0) = self.quote(at, fields);
        }
        quotes
    }

    fn quote(
        &mut self,
        at: At<'_>,
        (package, base, extensions): (PackageId, Field, Field),
    ) -> Option<Quote> {
        let extended = at.entered(extensions).is_some();
        let amount = self.value(at, extensions, Entered::money);
        if extended && at.entered(base).is_none() {
            // The message goes to the field that was filled in: the empty one may never have been visited.
            let offered = self.scheme().package(package).extensions;
            let message = if offered {
                Key::ErrorBaseMissing
            } else {
                Key::ErrorNoExtensions
            };
            return amount.and_then(|_| self.problem(at, extensions, message));
        }
        let base = self.value(at, base, Entered::money)?;
        match (extended, amount) {
            // If the extensions can't be read, the total is unknown.
            (true, None) => None,
            (_, extensions) => Some(Quote {
                base,
                extensions: extensions.unwrap_or_default(),
            }),
        }
    }
}
