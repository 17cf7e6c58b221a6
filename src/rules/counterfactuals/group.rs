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
use super::{Change, Lever, Levers, Measure, by_size};
use crate::rules::application::{Application, Enterprise, Figures, Relation};
use crate::rules::decimal;
use crate::rules::interval::Interval;
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

/// One enterprise of the group.
#[derive(Clone, Debug)]
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
}

/// The group in document order, the enterprise itself first.
#[derive(Clone, Debug)]
pub(super) struct Group {
    scheme: &'static Scheme,
    enterprise: Enterprise,
    members: Vec<Member>,
    /// Whether there may be more enterprises than these.
    endless: bool,
    total: Years<Sums>,
}

/// A sum of intervals from which each of them can be taken out again.
#[derive(Clone, Copy, Debug)]
struct Sum {
    least: Decimal,
    /// Of those that have an upper end.
    most: Decimal,
    /// How many have none.
    endless: usize,
}

impl Sum {
    const ZERO: Self = Self {
        least: Decimal::ZERO,
        most: Decimal::ZERO,
        endless: 0,
    };

    fn add(&mut self, figure: Interval) {
        self.least = decimal::plus(self.least, figure.lower);
        match figure.upper {
            Some(upper) => self.most = decimal::plus(self.most, upper),
            None => self.endless += 1,
        }
    }

    fn less(self, part: Self) -> Self {
        Self {
            least: decimal::plus(self.least, -part.least),
            most: decimal::plus(self.most, -part.most),
            endless: self.endless.saturating_sub(part.endless),
        }
    }

    fn interval(self) -> Interval {
        Interval {
            lower: self.least,
            upper: (self.endless == 0).then_some(self.most),
        }
    }
}

/// The sums of the three figures of a year.
#[derive(Clone, Copy, Debug)]
struct Sums {
    headcount: Sum,
    turnover: Sum,
    balance_sheet_total: Sum,
}

impl Sums {
    const ZERO: Self = Self {
        headcount: Sum::ZERO,
        turnover: Sum::ZERO,
        balance_sheet_total: Sum::ZERO,
    };

    fn add(&mut self, figures: &Aggregate) {
        self.headcount.add(figures.headcount);
        self.turnover.add(figures.turnover);
        self.balance_sheet_total.add(figures.balance_sheet_total);
    }

    fn less(&self, part: &Self) -> Aggregate {
        Aggregate {
            headcount: self.headcount.less(part.headcount).interval(),
            turnover: self.turnover.less(part.turnover).interval(),
            balance_sheet_total: self
                .balance_sheet_total
                .less(part.balance_sheet_total)
                .interval(),
        }
    }
}

/// A figure of a year, to be changed.
const fn figure_of(figures: &mut Aggregate, measure: Measure) -> &mut Interval {
    match measure {
        Measure::Headcount => &mut figures.headcount,
        Measure::Turnover => &mut figures.turnover,
        Measure::BalanceSheetTotal => &mut figures.balance_sheet_total,
    }
}

/// What of its own figures counts in each year.
fn own(answers: &Relation, kind: Kind, span: Span) -> Years<Aggregate> {
    let own = span.own(kind);
    (
        Aggregate::own(&answers.last_year).within(own),
        Aggregate::own(&answers.year_before).within(own),
    )
}

/// What stands under a relation, were all of it counted.
struct Below {
    with_partners: Years<Aggregate>,
    without: Years<Aggregate>,
}

impl Below {
    /// What of it counts, at least and at most. A share is taken of the whole sum instead of each part: both are exact.
    fn within(&self, span: Span) -> Years<Aggregate> {
        let at = |reach: Option<Reach>| match reach {
            Some(reach) if reach.partners => self.with_partners,
            Some(_) | None => self.without,
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
}

impl Group {
    /// The group of an application; none while `enterprise` is not answered.
    pub(super) fn of(scheme: &'static Scheme, application: &Application) -> Option<Self> {
        let enterprise = application.enterprise?;
        let mut group = Self {
            scheme,
            enterprise,
            members: vec![Member {
                above: APPLICANT,
                index: 0,
                end: 0,
                answers: Relation {
                    last_year: enterprise.last_year,
                    year_before: enterprise.year_before,
                    ..Relation::default()
                },
                kind: Kind::Linked,
                span: Span::exactly(Some(Reach::whole(true))),
            }],
            endless: application.relations.is_none() || !application.relations_complete,
            total: (Sums::ZERO, Sums::ZERO),
        };
        group.list(
            APPLICANT,
            application.relations.as_deref().unwrap_or_default(),
        );
        group.settle();
        Some(group)
    }

    /// The same group under another version of the rules.
    pub(super) fn under(&self, scheme: &'static Scheme) -> Self {
        let mut group = self.clone();
        group.scheme = scheme;
        group.settle();
        group
    }

    fn list(&mut self, above: usize, relations: &[Relation]) {
        for (index, relation) in relations.iter().enumerate() {
            let place = self.members.len();
            self.members.push(Member {
                above,
                index,
                end: 0,
                answers: Relation {
                    name: None,
                    capital: relation.capital,
                    voting: relation.voting,
                    control: relation.control,
                    listed_investor: relation.listed_investor,
                    already_included: relation.already_included,
                    last_year: relation.last_year,
                    year_before: relation.year_before,
                    relations: Vec::new(),
                },
                kind: Kind::Unknown,
                span: Span::exactly(None),
            });
            self.list(place, &relation.relations);
        }
        let end = self.members.len();
        if let Some(member) = self.members.get_mut(above) {
            member.end = end;
        }
    }

    /// Works out the kinds, what counts, and the sums.
    fn settle(&mut self) {
        let mut spans: Vec<Span> = Vec::with_capacity(self.members.len());
        self.total = (Sums::ZERO, Sums::ZERO);
        for member in &mut self.members {
            if let Some(above) = spans.get(member.above) {
                member.kind = Kind::of(self.scheme, &member.answers);
                member.span = above.under(self.scheme, &member.answers, member.kind);
            }
            spans.push(member.span);
            let (last_year, year_before) = own(&member.answers, member.kind, member.span);
            self.total.0.add(&last_year);
            self.total.1.add(&year_before);
        }
        if self.endless {
            let more = Aggregate::own(&Figures::default());
            self.total.0.add(&more);
            self.total.1.add(&more);
        }
    }

    /// The answers of each enterprise.
    pub(super) fn answers(&self) -> impl Iterator<Item = &Relation> {
        self.members.iter().map(|member| &member.answers)
    }

    /// Its place in each list of relations, from the application's own down.
    pub(super) fn path(&self, place: usize) -> Vec<usize> {
        let mut path = Vec::new();
        let mut at = place;
        while let Some(member) = self.members.get(at).filter(|_| at != APPLICANT) {
            path.insert(0, member.index);
            at = member.above;
        }
        path
    }

    /// Whether the group's figures are those of an SME.
    pub(super) fn sme(&self) -> Tri {
        let none = Sums::ZERO;
        self.sme_with(&self.total.0.less(&none), &self.total.1.less(&none))
    }

    fn passes(&self, figures: &Aggregate) -> Tri {
        Tests::of(figures, &self.scheme.medium).pass()
    }

    fn sme_with(&self, last_year: &Aggregate, year_before: &Aggregate) -> Tri {
        sme_in(
            &self.enterprise,
            self.passes(last_year),
            self.passes(year_before),
        )
    }

    /// What stands under a relation, were it counted as a whole.
    fn below(&self, place: usize, end: usize, partners: bool) -> Years<Aggregate> {
        let mut sums = (Aggregate::ZERO, Aggregate::ZERO);
        let mut spans = vec![Span::exactly(Some(Reach::whole(partners)))];
        for member in self.members.get(place + 1..end).unwrap_or_default() {
            let above = member.above - place;
            let Some(above) = spans.get(above) else { break };
            let span = above.under(self.scheme, &member.answers, member.kind);
            let (last_year, year_before) = own(&member.answers, member.kind, span);
            sums = (sums.0.plus(last_year), sums.1.plus(year_before));
            spans.push(span);
        }
        sums
    }

    /// The sums without those from one place to another.
    fn without(&self, from: usize, end: usize) -> Years<Aggregate> {
        let mut part = (Sums::ZERO, Sums::ZERO);
        for member in self.members.get(from..end).unwrap_or_default() {
            let (last_year, year_before) = own(&member.answers, member.kind, member.span);
            part.0.add(&last_year);
            part.1.add(&year_before);
        }
        (self.total.0.less(&part.0), self.total.1.less(&part.1))
    }
}

/// A relation with what stands under it, and the rest of the group.
struct Branch {
    rest: Years<Aggregate>,
    above: Span,
    below: Below,
}

impl Branch {
    /// The branch, and the relation's answers today.
    fn of(group: &Group, place: usize) -> Option<(Self, Relation)> {
        let member = group.members.get(place)?;
        let branch = Self {
            rest: group.without(place, member.end),
            above: group.members.get(member.above)?.span,
            below: Below {
                with_partners: group.below(place, member.end, true),
                without: group.below(place, member.end, false),
            },
        };
        Some((branch, member.answers.clone()))
    }

    /// Whether it is an SME, were these the relation's answers.
    fn sme(&self, group: &Group, answers: &Relation) -> Tri {
        let kind = Kind::of(group.scheme, answers);
        let span = self.above.under(group.scheme, answers, kind);
        let (own, below) = (own(answers, kind, span), self.below.within(span));
        group.sme_with(
            &self.rest.0.plus(own.0).plus(below.0),
            &self.rest.1.plus(own.1).plus(below.1),
        )
    }
}

impl Levers {
    /// A figure of the last year, or of the year before.
    pub(super) fn figure(
        &mut self,
        lever: &Lever,
        place: usize,
        measure: Measure,
        last_year: bool,
    ) -> Vec<Change> {
        let Some(group) = self.group.clone() else {
            return Vec::new();
        };
        let Some(member) = group.members.get(place) else {
            return Vec::new();
        };
        let answers = if last_year {
            &member.answers.last_year
        } else {
            &member.answers.year_before
        };
        let Some(today) = measure.of(answers) else {
            return Vec::new();
        };
        let span = member.span.own(member.kind);
        let all = group.without(0, 0);
        let rest = group.without(place, place + 1);
        let (mut figures, mut rest, other) = if last_year {
            (all.0, rest.0, all.1)
        } else {
            (all.1, rest.1, all.0)
        };
        let (rest, other) = (*figure_of(&mut rest, measure), group.passes(&other));
        self.number(lever, today, measure.bounds(), &[], &mut |value| {
            *figure_of(&mut figures, measure) = rest.plus(span.of(Interval::of(Some(value))));
            let this = group.passes(&figures);
            let (last, before) = if last_year {
                (this, other)
            } else {
                (other, this)
            };
            Asked::State(by_size(sme_in(&group.enterprise, last, before)))
        })
    }

    /// Which years count.
    pub(super) fn years(
        &self,
        lever: Lever,
        answer: fn(&mut Enterprise) -> &mut bool,
    ) -> Vec<Change> {
        let Some(group) = &self.group else {
            return Vec::new();
        };
        let mut other = Group::clone(group);
        let answer = answer(&mut other.enterprise);
        *answer = !*answer;
        let value = *answer;
        self.flag_of_group(lever, value, other.sme())
    }

    /// A boolean of a relation.
    pub(super) fn relation_flag(
        &self,
        lever: Lever,
        place: usize,
        answer: fn(&mut Relation) -> &mut bool,
    ) -> Vec<Change> {
        let Some(group) = &self.group else {
            return Vec::new();
        };
        let Some((branch, mut answers)) = Branch::of(group, place) else {
            return Vec::new();
        };
        let answer = answer(&mut answers);
        *answer = !*answer;
        let value = *answer;
        self.flag_of_group(lever, value, branch.sme(group, &answers))
    }

    fn flag_of_group(&self, lever: Lever, value: bool, sme: Tri) -> Vec<Change> {
        match self.outcomes.get(by_size(sme)) {
            Some(outcome) => self.flag(lever, value, outcome.clone()),
            None => Vec::new(),
        }
    }

    /// A percentage of a relation.
    pub(super) fn share(
        &mut self,
        lever: &Lever,
        place: usize,
        answer: fn(&mut Relation) -> &mut Option<Percent>,
    ) -> Vec<Change> {
        let Some(group) = self.group.clone() else {
            return Vec::new();
        };
        let Some((branch, mut answers)) = Branch::of(&group, place) else {
            return Vec::new();
        };
        let Some(today) = *answer(&mut answers) else {
            return Vec::new();
        };
        self.number(lever, today.value(), Percent::BOUNDS, &[], &mut |value| {
            *answer(&mut answers) = Some(Percent::from_checked(value));
            Asked::State(by_size(branch.sme(&group, &answers)))
        })
    }
}
