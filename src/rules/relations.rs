//! Partner and linked enterprises: kinds, and the group's figures.
//!
//! [Recommendation 2003/361/EC, Annex, Art. 3 and 6](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003;
//! docs/CONTRACT.md, "A relation's kind" and "Aggregation".

use super::application::{Enterprise, Figures, Relation};
use super::interval::Interval;
use super::percent::Percent;
use super::scheme::Scheme;

/// The kind of relation to the enterprise above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Its figures are already in those above it; only its own relations count.
    Included,
    /// Counts in full, with its own partners.
    Linked,
    /// A percentage that decides is missing.
    Unknown,
    /// Below the partner threshold: does not count.
    Autonomous,
    /// A listed investor that may hold this much: does not count.
    ExemptInvestor(Percent),
    /// Counts pro rata, with what is linked to it.
    Partner(Percent),
}

impl Kind {
    /// The kind of this relation, the first rule that applies.
    #[must_use]
    pub fn of(scheme: &Scheme, relation: &Relation) -> Self {
        let above_half = |share: Percent| share > scheme.linked_above;
        // [Recommendation 2003/361/EC, Annex, Art. 6(2)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003: nothing is added twice.
        if relation.already_included {
            return Self::Included;
        }
        // [Recommendation 2003/361/EC, Annex, Art. 3(3)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003 (reading 5).
        if relation.control || relation.voting.is_some_and(above_half) {
            return Self::Linked;
        }
        let (Some(capital), Some(voting)) = (relation.capital, relation.voting) else {
            return Self::Unknown;
        };
        let share = capital.max(voting);
        if share < scheme.partner_from {
            // [Recommendation 2003/361/EC, Annex, Art. 3(1)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
            Self::Autonomous
        } else if relation.listed_investor && !above_half(share) {
            // [Recommendation 2003/361/EC, Annex, Art. 3(2)(a) to (d)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
            Self::ExemptInvestor(share)
        } else {
            // [Recommendation 2003/361/EC, Annex, Art. 3(2)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003: from the threshold on (reading 4);
            // Art. 6(2): pro rata to the greater share (reading 6).
            Self::Partner(share)
        }
    }

    /// Whether it holds more than half of the capital but no more than half of the votes.
    fn majority_of_capital_alone(self, scheme: &Scheme) -> bool {
        matches!(self, Self::Partner(share) if share > scheme.linked_above)
    }

    /// Whether it is exactly at the partner threshold, where VLAIO's page and the Recommendation differ.
    fn at_threshold(self, scheme: &Scheme) -> bool {
        matches!(self, Self::Partner(share) | Self::ExemptInvestor(share) if share == scheme.partner_from)
    }
}

/// How much of an enterprise counts, seen from the applicant, at one end of the interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reach {
    /// The share that counts; a share is taken once at most on the way down.
    share: Percent,
    /// Whether partners below this enterprise still count; those of a partner do not.
    /// [Recommendation 2003/361/EC, Annex, Art. 6(3)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    pub(super) partners: bool,
}

impl Reach {
    /// All of an enterprise; `partners` says whether those below it count.
    pub(super) const fn whole(partners: bool) -> Self {
        Self {
            share: Percent::WHOLE,
            partners,
        }
    }

    /// The reach of a partner at this share.
    const fn partner(self, share: Percent) -> Option<Self> {
        if self.partners {
            Some(Self {
                share,
                partners: false,
            })
        } else {
            None
        }
    }
}

/// How much of an enterprise counts at least and at most; none where nothing does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) least: Option<Reach>,
    pub(super) most: Option<Reach>,
}

impl Span {
    /// At least and at most as much.
    pub(super) const fn exactly(reach: Option<Reach>) -> Self {
        Self {
            least: reach,
            most: reach,
        }
    }

    /// What counts of a relation of this kind under an enterprise of which this much does.
    pub(super) fn under(self, scheme: &Scheme, relation: &Relation, kind: Kind) -> Self {
        // [Recommendation 2003/361/EC, Annex, Art. 6(2) and (3)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003: linked in full, partners pro rata, others not.
        let certain = |above: Option<Reach>| match kind {
            Kind::Included | Kind::Linked => above,
            Kind::Partner(share) => above.and_then(|above| above.partner(share)),
            Kind::Autonomous | Kind::ExemptInvestor(_) | Kind::Unknown => None,
        };
        if kind == Kind::Unknown {
            Self {
                least: self.least.and_then(|above| least(scheme, relation, above)),
                most: self.most.and_then(|above| most(relation, above)),
            }
        } else {
            Self {
                least: certain(self.least),
                most: certain(self.most),
            }
        }
    }

    /// What counts of the own figures of a relation of this kind, of which this much does: those of one that is included
    /// are in the figures above it already.
    pub(super) const fn own(self, kind: Kind) -> Self {
        match kind {
            Kind::Included => Self::exactly(None),
            Kind::Linked
            | Kind::Unknown
            | Kind::Autonomous
            | Kind::ExemptInvestor(_)
            | Kind::Partner(_) => self,
        }
    }

    /// A figure times the least share that counts, up to the figure times the most.
    pub(super) fn of(self, figure: Interval) -> Interval {
        Interval {
            lower: match self.least {
                None => Interval::ZERO.lower,
                Some(reach) => reach.share.of(figure.lower),
            },
            upper: match self.most {
                None => Interval::ZERO.upper,
                Some(reach) => figure.upper.map(|upper| reach.share.of(upper)),
            },
        }
    }
}

/// The least that a relation without one of its percentages can count: its known percentage, as a partner.
fn least(scheme: &Scheme, relation: &Relation, above: Reach) -> Option<Reach> {
    let known = relation.capital.or(relation.voting)?;
    if known < scheme.partner_from || (relation.listed_investor && known <= scheme.linked_above) {
        return None;
    }
    above.partner(known)
}

/// The most that a relation without one of its percentages can count.
const fn most(relation: &Relation, above: Reach) -> Option<Reach> {
    if relation.voting.is_none() {
        // Unanswered votes may make it linked.
        Some(above)
    } else {
        above.partner(Percent::WHOLE)
    }
}

/// The three figures of a year, as far as they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aggregate {
    /// Annual work units.
    pub headcount: Interval,
    /// Euro.
    pub turnover: Interval,
    /// Euro.
    pub balance_sheet_total: Interval,
}

impl Aggregate {
    /// Nothing.
    pub(super) const ZERO: Self = Self {
        headcount: Interval::ZERO,
        turnover: Interval::ZERO,
        balance_sheet_total: Interval::ZERO,
    };

    pub(super) fn own(figures: &Figures) -> Self {
        Self {
            headcount: Interval::of(figures.headcount.map(|value| value.value())),
            turnover: Interval::of(figures.turnover.map(|value| value.euro())),
            balance_sheet_total: Interval::of(
                figures.balance_sheet_total.map(|value| value.euro()),
            ),
        }
    }

    pub(super) fn map2(self, other: Self, f: impl Fn(Interval, Interval) -> Interval) -> Self {
        Self {
            headcount: f(self.headcount, other.headcount),
            turnover: f(self.turnover, other.turnover),
            balance_sheet_total: f(self.balance_sheet_total, other.balance_sheet_total),
        }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        self.map2(other, Interval::plus)
    }

    /// What of the figures counts.
    pub(super) fn within(self, span: Span) -> Self {
        self.map2(self, |figure, _| span.of(figure))
    }

    /// Without an end: what is there may still grow.
    pub(super) const fn open_ended(self) -> Self {
        const fn open(interval: Interval) -> Interval {
            Interval {
                lower: interval.lower,
                upper: None,
            }
        }
        Self {
            headcount: open(self.headcount),
            turnover: open(self.turnover),
            balance_sheet_total: open(self.balance_sheet_total),
        }
    }
}

/// One relation's place in the consolidation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// Levels below the applicant: 1 for its own relations.
    pub level: usize,
    /// Its place among the relations of the enterprise above it.
    pub index: usize,
    /// The kind of relation to the enterprise above it.
    pub kind: Kind,
    /// The share that counts at least; none when nothing does.
    pub at_least: Option<Percent>,
    /// The share that counts at most; none when nothing does.
    pub at_most: Option<Percent>,
    /// What it adds to the last year, without the enterprises under it.
    pub last_year: Aggregate,
    /// What it adds to the year before.
    pub year_before: Aggregate,
}

/// The group's figures, and every step to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consolidation {
    /// The enterprise's own figures of the last year and of the year before, without its relations.
    pub own: [Aggregate; 2],
    /// Own figures and additions of the last year.
    pub last_year: Aggregate,
    /// Own figures and additions of the year before.
    pub year_before: Aggregate,
    /// Every relation of the tree, in document order.
    pub additions: Vec<Addition>,
    /// Whether the relations were answered at all.
    pub answered: bool,
    /// Whether they are answered and all listed; if not, the figures have no upper end.
    pub complete: bool,
    /// A partner or exempt investor is exactly at the threshold.
    pub share_at_threshold: bool,
    /// Between two enterprises, the upper of which counts, a majority of the capital is held but not of the votes.
    pub majority_of_capital_alone: bool,
}

/// Consolidates the enterprise with its relations; `all_listed` says whether those are all that there are. The depth of the
/// recursion is that of the tree: 8 at most for an application that came in through the public form.
#[must_use]
pub fn consolidate(
    scheme: &Scheme,
    enterprise: &Enterprise,
    relations: Option<&[Relation]>,
    all_listed: bool,
) -> Consolidation {
    let own = [&enterprise.last_year, &enterprise.year_before].map(Aggregate::own);
    let [last_year, year_before] = own;
    let mut result = Consolidation {
        own,
        last_year,
        year_before,
        additions: Vec::new(),
        answered: relations.is_some(),
        complete: relations.is_some() && all_listed,
        share_at_threshold: false,
        majority_of_capital_alone: false,
    };
    let listed = relations.unwrap_or_default();
    result.additions.reserve(listed.len());
    add(
        scheme,
        &mut result,
        listed,
        1,
        Span::exactly(Some(Reach::whole(true))),
    );
    if !result.complete {
        result.last_year = result.last_year.open_ended();
        result.year_before = result.year_before.open_ended();
    }
    result
}

fn add(
    scheme: &Scheme,
    result: &mut Consolidation,
    relations: &[Relation],
    level: usize,
    above: Span,
) {
    for (index, relation) in relations.iter().enumerate() {
        let kind = Kind::of(scheme, relation);
        result.share_at_threshold |= kind.at_threshold(scheme);
        // Under an enterprise that does not count, nothing depends on it.
        result.majority_of_capital_alone |=
            above.most.is_some() && kind.majority_of_capital_alone(scheme);
        let span = above.under(scheme, relation, kind);
        let own = span.own(kind);
        let last_year = Aggregate::own(&relation.last_year).within(own);
        let year_before = Aggregate::own(&relation.year_before).within(own);
        result.last_year = result.last_year.plus(last_year);
        result.year_before = result.year_before.plus(year_before);
        result.additions.push(Addition {
            level,
            index,
            kind,
            at_least: span.least.map(|reach| reach.share),
            at_most: span.most.map(|reach| reach.share),
            last_year,
            year_before,
        });
        add(scheme, result, &relation.relations, level + 1, span);
    }
}
