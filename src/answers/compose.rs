//! From the form to an application: what can't be read gets a message at its field and counts as unanswered.

use super::directions::Told;
use super::field::{Field, YES_NO, choice};
use super::input::{self, Entered, Quantity};
use super::kin::several;
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
        let told = answers.told();
        let mut application = Application {
            establishment_postcode: self.value(at, Field::Postcode, Entered::postcode),
            public_participation: self.public(at),
            legal_form: at.get(Field::LegalForm).and_then(LegalForm::parse),
            last_trajectory_decision: self.trajectory(at),
            sme_declared: at.boolean(Field::Sme),
            enterprise: computed.then(|| self.enterprise(at)),
            relations: computed.then(|| self.relations(answers, told)).flatten(),
            relations_complete: !computed || told != Told::InPart,
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

    /// What is listed counts as soon as there is any of it; that no direction has an enterprise is an answer too.
    fn relations(&mut self, answers: &Answers, told: Told) -> Option<Vec<Relation>> {
        let none = answers.get(ROOT, Field::HasRelations) == choice::NO;
        match told {
            Told::Nothing => None,
            Told::Declared if none => Some(Vec::new()),
            _ => Some(self.groups(&answers.relations, false)),
        }
    }

    /// `beside` says whether they stand under one of several mothers.
    fn groups(&mut self, groups: &[Group], beside: bool) -> Vec<Relation> {
        let mut relations = Vec::new();
        let several = several(groups);
        for group in groups {
            let at = At(group.id, &group.record);
            let [last_year, year_before] = self.years(at);
            let (capital, voting, control) = if group.seeks_mother(beside) {
                // It counts for nothing at least, and without an end: another mother may make it more, or less.
                let _: Option<Percent> = self.problem(at, Field::Mother, Key::RelationMotherOpen);
                (None, None, false)
            } else {
                self.holding(at)
            };
            relations.push(Relation {
                name: at.entered(Field::Name).map(str::to_owned),
                capital,
                voting,
                control,
                listed_investor: at.is(Field::ListedInvestor, choice::YES),
                already_included: at.is(Field::AlreadyIncluded, choice::YES),
                last_year,
                year_before,
                relations: self.groups(&group.relations, several && group.kind() == choice::MOTHER),
            });
        }
        relations
    }

    /// Capital, votes and control between an enterprise and the one that it stands under.
    fn holding(&mut self, at: At<'_>) -> (Option<Percent>, Option<Percent>, bool) {
        let control = at.is(Field::Control, choice::YES);
        match at.get(Field::Kind) {
            // Both belong to a person, whose own share is not asked: only working on the same or an adjacent market links them (reading 37).
            // [Recommendation 2003/361/EC, Annex, Art. 3(3)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
            Some(choice::SAME_OWNER) => {
                let none = Percent::parse("0").ok();
                let market = at.boolean(Field::SameMarket);
                (
                    none,
                    none.filter(|_| market.is_some()),
                    market == Some(true),
                )
            }
            Some(_) => {
                let capital = self.value(at, Field::Capital, Entered::percent);
                let others = at.entered(Field::SharesOfOthers).is_some();
                let others =
                    others.then(|| self.value(at, Field::SharesOfOthers, Entered::percent));
                let joint = self.joint(at, capital, others);
                let differ = at.is(Field::VotesDiffer, choice::YES);
                let voting = if differ || at.entered(Field::Voting).is_some() {
                    let votes = self.value(at, Field::Voting, Entered::percent);
                    self.joint(at, votes, others)
                } else {
                    joint
                };
                (joint, voting, control)
            }
            // From a link of 1.0.0, or from a host: as it came.
            None => (
                self.value(at, Field::Capital, Entered::percent),
                self.value(at, Field::Voting, Entered::percent),
                control,
            ),
        }
    }

    /// The holding, in capital or in votes, with those of other enterprises of the group that are linked to the holder, where there
    /// are any: they count together (reading 36). Theirs is one percentage, and counts in both.
    /// [Recommendation 2003/361/EC, Annex, Art. 3(2)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003, "alone or jointly".
    fn joint(
        &mut self,
        at: At<'_>,
        own: Option<Percent>,
        others: Option<Option<Percent>>,
    ) -> Option<Percent> {
        let Some(others) = others else {
            return own;
        };
        let sum = own?.plus(others?);
        if sum.is_none() {
            return self.problem(at, Field::SharesOfOthers, Key::ErrorSharesTogether);
        }
        sum
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
