//! The levers of the group: figures, shares, and what makes a relation count otherwise.
//!
//! A lever of the group changes nothing but whether the enterprise is an SME, and that only through the group's figures. The
//! rest of each sum is taken once; per value the rules are asked for the part that changes and for the tests of the sum.
//!
//! Figures and percentages move the answer one way only. In a figure of an enterprise the sum has that figure times a share
//! that is not negative, at both ends of the interval. In a percentage what a relation adds never falls at either end:
//! nothing while it is autonomous or exempt, then its own share as a partner (without partners of its own), then the whole
//! (with them); while its votes are open, at least its share as a partner and at most the whole; while its capital is open,
//! at most the whole without partners, and more once its votes make it linked. The tests are "below" and "at most", so each
//! goes from yes to unknown to no when both ends of its figure grow or stay, "and" and "or" of such answers do too, and so
//! does "in either year". Hence the answer is a chain of three at most, as `side` asks for.

use super::side::Asked;
use super::{Change, Field, Lever, Levers, Measure, by_size, number};
use crate::rules::application::{Application, Enterprise, Headcount, Relation};
use crate::rules::decimal::Bounds;
use crate::rules::interval::Interval;
use crate::rules::money::Money;
use crate::rules::percent::Percent;
use crate::rules::relations::{Aggregate, Kind, Reach, Span};
use crate::rules::scheme::Scheme;
use crate::rules::size::{Tests, sme_in};
use crate::rules::tri::Tri;
use rust_decimal::Decimal;

/// The enterprise itself among those of the group.
pub(super) const APPLICANT: usize = 0;

/// What both years have: the last one, and the one before.
type Years<T> = (T, T);

const NOTHING: Years<Aggregate> = (Aggregate::ZERO, Aggregate::ZERO);
const WHOLE: Span = Span::exactly(Some(Reach::whole(true)));

/// One enterprise of the group.
#[derive(Debug)]
struct Member {
    /// The enterprise above it, and its place in that one's list.
    above: usize,
    index: usize,
    /// The first place after those under it.
    end: usize,
    /// Its answers, without name and relations; of the enterprise itself the figures alone.
    answers: Relation,
    kind: Kind,
    /// How much of it counts.
    span: Span,
    /// What it adds itself.
    own: Years<Aggregate>,
}

/// The group in document order, the enterprise itself first.
#[derive(Debug)]
pub(super) struct Group {
    scheme: &'static Scheme,
    enterprise: Enterprise,
    members: Vec<Member>,
    /// Whether there may be more enterprises than these.
    endless: bool,
    /// What was worked out last for the levers of one enterprise.
    branch: Option<(usize, Branch)>,
}

/// An answer of a relation, to be changed.
enum Answer<'a> {
    Flag(&'a mut bool),
    Share(&'a mut Option<Percent>),
    Headcount(&'a mut Option<Headcount>),
    Amount(&'a mut Option<Money>),
}

/// The answer of this name; none where a relation has none such.
const fn answer_of(answers: &mut Relation, field: Field) -> Option<Answer<'_>> {
    let (year, measure) = match field {
        Field::Capital => return Some(Answer::Share(&mut answers.capital)),
        Field::Voting => return Some(Answer::Share(&mut answers.voting)),
        Field::Control => return Some(Answer::Flag(&mut answers.control)),
        Field::ListedInvestor => return Some(Answer::Flag(&mut answers.listed_investor)),
        Field::AlreadyIncluded => return Some(Answer::Flag(&mut answers.already_included)),
        Field::LastYear(measure) => (&mut answers.last_year, measure),
        Field::YearBefore(measure) => (&mut answers.year_before, measure),
        Field::DecisionDate
        | Field::PublicParticipation
        | Field::MainActivityAccepted
        | Field::NegativeEquity
        | Field::CustomWorkEnterprise
        | Field::Nis2
        | Field::SmeDeclared
        | Field::NewlyFounded
        | Field::OwnershipChanged
        | Field::Base(_)
        | Field::Extensions(_) => return None,
    };
    Some(match measure {
        Measure::Headcount => Answer::Headcount(&mut year.headcount),
        Measure::Turnover => Answer::Amount(&mut year.turnover),
        Measure::BalanceSheetTotal => Answer::Amount(&mut year.balance_sheet_total),
    })
}

/// The number that an answer is today, and its bounds.
fn number_of(answer: &Answer<'_>) -> Option<(Decimal, Bounds)> {
    Some(match answer {
        Answer::Flag(_) => return None,
        Answer::Share(share) => ((**share)?.value(), Percent::BOUNDS),
        Answer::Headcount(count) => ((**count)?.value(), Headcount::BOUNDS),
        Answer::Amount(amount) => ((**amount)?.euro(), Money::BOUNDS),
    })
}

/// Makes an answer this number, which is within its bounds.
fn put(answer: Answer<'_>, value: Decimal) {
    match answer {
        Answer::Flag(_) => {}
        Answer::Share(share) => *share = Some(Percent::from_checked(value)),
        Answer::Headcount(count) => *count = Some(Headcount::from_checked(value)),
        Answer::Amount(amount) => *amount = Some(Money::from_checked(value)),
    }
}

/// What of its own figures counts in each year.
#[inline(never)]
fn own(answers: &Relation, kind: Kind, span: Span) -> Years<Aggregate> {
    let own = span.own(kind);
    (
        Aggregate::own(&answers.last_year).within(own),
        Aggregate::own(&answers.year_before).within(own),
    )
}

#[inline(never)]
fn plus(a: Years<Aggregate>, b: Years<Aggregate>) -> Years<Aggregate> {
    (a.0.plus(b.0), a.1.plus(b.1))
}

fn passes(scheme: &Scheme, figures: &Aggregate) -> Tri {
    Tests::of(figures, &scheme.medium).pass()
}

fn sme_with(scheme: &Scheme, enterprise: &Enterprise, figures: &Years<Aggregate>) -> Tri {
    let (last_year, year_before) = figures;
    sme_in(
        enterprise,
        passes(scheme, last_year),
        passes(scheme, year_before),
    )
}

/// The answers of a relation without its name and what stands under it.
#[inline(never)]
fn bare(relation: &Relation) -> Relation {
    Relation {
        name: None,
        capital: relation.capital,
        voting: relation.voting,
        control: relation.control,
        listed_investor: relation.listed_investor,
        already_included: relation.already_included,
        last_year: relation.last_year,
        year_before: relation.year_before,
        relations: Vec::new(),
    }
}

impl Group {
    /// The group of an application with these relations.
    #[inline(never)]
    pub(super) fn of(
        scheme: &'static Scheme,
        application: &Application,
        relations: Option<&[Relation]>,
    ) -> Self {
        let enterprise = application.enterprise.unwrap_or_default();
        let mut group = Self {
            scheme,
            enterprise,
            members: Vec::new(),
            endless: relations.is_none() || !application.relations_complete,
            branch: None,
        };
        // Linked to itself: it counts in full, as what is linked to it.
        let applicant = Relation {
            control: true,
            last_year: enterprise.last_year,
            year_before: enterprise.year_before,
            ..Relation::default()
        };
        group.list_one(APPLICANT, 0, applicant);
        group.list(APPLICANT, relations.unwrap_or_default());
        group.settle(scheme);
        group
    }

    fn list_one(&mut self, above: usize, index: usize, answers: Relation) {
        self.members.push(Member {
            above,
            index,
            end: 0,
            answers,
            kind: Kind::Linked,
            span: WHOLE,
            own: NOTHING,
        });
    }

    fn list(&mut self, above: usize, relations: &[Relation]) {
        for (index, relation) in relations.iter().enumerate() {
            let place = self.members.len();
            self.list_one(above, index, bare(relation));
            self.list(place, &relation.relations);
        }
        let end = self.members.len();
        if let Some(member) = self.members.get_mut(above) {
            member.end = end;
        }
    }

    /// Works out kinds and what counts, under a version of the rules.
    pub(super) fn settle(&mut self, scheme: &'static Scheme) {
        self.scheme = scheme;
        self.branch = None;
        let mut spans: Vec<Span> = Vec::with_capacity(self.members.len());
        for member in &mut self.members {
            // The enterprise itself has none above it.
            let above = *spans.get(member.above).unwrap_or(&WHOLE);
            member.kind = Kind::of(scheme, &member.answers);
            member.span = above.under(scheme, &member.answers, member.kind);
            spans.push(member.span);
            member.own = own(&member.answers, member.kind, member.span);
        }
    }

    /// How many enterprises it has, the applicant among them.
    pub(super) const fn size(&self) -> usize {
        self.members.len()
    }

    /// The answers of an enterprise, without its name and what stands under it.
    #[cfg(any(feature = "ui", not(feature = "package")))]
    pub(super) fn answers(&self, place: usize) -> Option<&Relation> {
        self.members.get(place).map(|member| &member.answers)
    }

    /// Its place in each list of relations, from the application's own down.
    #[inline(never)]
    pub(super) fn path(&self, place: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut at = place;
        while let Some(member) = self.members.get(at).filter(|_| at != APPLICANT) {
            path.insert(0, member.index);
            at = member.above;
        }
        path
    }

    /// Whether it is an SME: by the group's figures, where there are any.
    pub(super) fn sme(&self, application: &Application) -> Tri {
        match application.enterprise {
            Some(_) => sme_with(self.scheme, &self.enterprise, &self.without(0, 0)),
            None => application.sme_declared.into(),
        }
    }

    /// What stands under a relation, were it counted as a whole.
    fn below(&self, place: usize, end: usize, partners: bool) -> Years<Aggregate> {
        let mut sums = NOTHING;
        let mut spans = vec![Span::exactly(Some(Reach::whole(partners)))];
        for member in self.members.get(place + 1..end).unwrap_or_default() {
            let Some(above) = spans.get(member.above - place) else {
                break;
            };
            let span = above.under(self.scheme, &member.answers, member.kind);
            sums = plus(sums, own(&member.answers, member.kind, span));
            spans.push(span);
        }
        sums
    }

    /// The group's figures without those from one place to another.
    fn without(&self, from: usize, end: usize) -> Years<Aggregate> {
        let mut sums = NOTHING;
        for (place, member) in self.members.iter().enumerate() {
            if place < from || place >= end {
                sums = plus(sums, member.own);
            }
        }
        if self.endless {
            sums = (sums.0.open_ended(), sums.1.open_ended());
        }
        sums
    }

    /// Works out what the levers of one enterprise leave alone.
    #[inline(never)]
    fn branch(&mut self, place: usize) -> Option<(&Branch, &Member)> {
        let member = self.members.get(place)?;
        if !matches!(self.branch, Some((of, _)) if of == place) {
            let branch = Branch {
                rest: self.without(place, member.end),
                above: self.members.get(member.above)?.span,
                with_partners: self.below(place, member.end, true),
                without_partners: self.below(place, member.end, false),
            };
            self.branch = Some((place, branch));
        }
        let (_, branch) = self.branch.as_ref()?;
        Some((branch, member))
    }
}

/// What the levers of one enterprise leave alone.
#[derive(Debug)]
struct Branch {
    /// The group's figures without its own and without what stands under it.
    rest: Years<Aggregate>,
    /// How much counts of the one above it.
    above: Span,
    /// What stands under it, were it counted as a whole, with its partners or without.
    with_partners: Years<Aggregate>,
    without_partners: Years<Aggregate>,
}

impl Branch {
    /// What counts of that which stands under it, at least and at most. A share is taken of the whole sum instead of each part:
    /// both are exact.
    fn below(&self, span: Span) -> Years<Aggregate> {
        let at = |reach: Option<Reach>| match reach {
            Some(reach) if reach.partners => &self.with_partners,
            Some(_) | None => &self.without_partners,
        };
        let (least, most) = (at(span.least), at(span.most));
        let both = |least: Aggregate, most: Aggregate| {
            let ends = least.map2(most, |least, most| Interval {
                lower: least.lower,
                upper: most.upper,
            });
            ends.within(span)
        };
        (both(least.0, most.0), both(least.1, most.1))
    }

    /// The group's figures, were these the relation's answers.
    #[inline(never)]
    fn figures(&self, scheme: &Scheme, answers: &Relation) -> Years<Aggregate> {
        let kind = Kind::of(scheme, answers);
        let span = self.above.under(scheme, answers, kind);
        plus(plus(self.rest, own(answers, kind, span)), self.below(span))
    }
}

impl Levers {
    /// The changes of a lever of the group.
    #[inline(never)]
    pub(super) fn of_group(&mut self, lever: Lever, place: usize) -> Vec<Change> {
        let (scheme, mut enterprise) = (self.scheme, self.group.enterprise);
        let flag = if lever.field == Field::NewlyFounded {
            Some(&mut enterprise.newly_founded)
        } else if lever.field == Field::OwnershipChanged {
            Some(&mut enterprise.ownership_changed)
        } else {
            None
        };
        if let Some(flag) = flag {
            *flag = !*flag;
            let value = *flag;
            let sme = sme_with(scheme, &enterprise, &self.group.without(0, 0));
            return self.flag_of_group(lever, value, sme);
        }
        let Some((branch, member)) = self.group.branch(place) else {
            return Vec::new();
        };
        let mut answers = bare(&member.answers);
        let sme =
            |answers: &Relation| sme_with(scheme, &enterprise, &branch.figures(scheme, answers));
        let Some(answer) = answer_of(&mut answers, lever.field) else {
            return Vec::new();
        };
        if let Answer::Flag(flag) = answer {
            *flag = !*flag;
            let value = *flag;
            let sme = sme(&answers);
            return self.flag_of_group(lever, value, sme);
        }
        let Some((today, bounds)) = number_of(&answer) else {
            return Vec::new();
        };
        number(
            &mut self.outcomes,
            &lever,
            today,
            bounds,
            &[],
            &mut |value| {
                if let Some(answer) = answer_of(&mut answers, lever.field) {
                    put(answer, value);
                }
                Asked::State(by_size(sme(&answers)))
            },
        )
    }

    #[inline(never)]
    fn flag_of_group(&self, lever: Lever, value: bool, sme: Tri) -> Vec<Change> {
        match self.outcomes.get(by_size(sme)) {
            Some(outcome) => self.flag(lever, value, outcome.clone()),
            None => Vec::new(),
        }
    }
}
