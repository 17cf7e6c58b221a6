//! Size classes and the question whether the enterprise is an SME.
//!
//! [Recommendation 2003/361/EC, Annex, Art. 2 and 4](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003;
//! [VLAIO, Cybersecurity verbetertrajecten, "Wie komt in aanmerking"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.

use super::application::{Application, Enterprise};
use super::relations::{Aggregate, Consolidation, consolidate};
use super::scheme::{Ceilings, Scheme};
use super::tri::Tri;
use rust_decimal::Decimal;

/// A size class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Class {
    Micro,
    Small,
    Medium,
    Large,
}

/// The three tests of a class, each over the whole interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tests {
    /// Fewer than the ceiling.
    pub headcount: Tri,
    /// At most the ceiling.
    pub turnover: Tri,
    /// At most the ceiling.
    pub balance_sheet_total: Tri,
}

impl Tests {
    pub(super) fn of(figures: &Aggregate, ceilings: &Ceilings) -> Self {
        Self {
            headcount: figures
                .headcount
                .below(Decimal::from(ceilings.headcount_below)),
            turnover: figures.turnover.at_most(ceilings.turnover_max.euro()),
            balance_sheet_total: figures
                .balance_sheet_total
                .at_most(ceilings.balance_sheet_total_max.euro()),
        }
    }

    /// Head count and one of the two amounts, in the same year (reading 2): [Recommendation 2003/361/EC, Annex, Art. 2](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    #[must_use]
    pub const fn pass(self) -> Tri {
        self.headcount
            .and(self.turnover.or(self.balance_sheet_total))
    }
}

/// One year: the group's figures, the SME tests and the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// The group's figures.
    pub figures: Aggregate,
    /// The tests of a medium-sized enterprise.
    pub tests: Tests,
    /// Whether they pass: an SME in this year.
    pub sme: Tri,
    /// The class, where it is decided.
    pub class: Option<Class>,
}

impl Year {
    fn of(scheme: &Scheme, figures: Aggregate) -> Self {
        let tests = Tests::of(&figures, &scheme.medium);
        let sme = tests.pass();
        // [Recommendation 2003/361/EC, Annex, Art. 2(1) to (3)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003: medium, small, micro (reading 8).
        let below = [
            (Class::Micro, Tests::of(&figures, &scheme.micro).pass()),
            (Class::Small, Tests::of(&figures, &scheme.small).pass()),
            (Class::Medium, sme),
        ];
        let class = below
            .into_iter()
            .find(|(_, passes)| *passes != Tri::No)
            .map_or(Some(Class::Large), |(class, passes)| {
                (passes == Tri::Yes).then_some(class)
            });
        Self {
            figures,
            tests,
            sme,
            class,
        }
    }
}

/// What is known of the size, with the steps that led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Size {
    /// Whether the enterprise is an SME.
    pub sme: Tri,
    /// Whether that is the user's own answer instead of a computation.
    pub declared: bool,
    /// Whether the last year's figures are an estimate of the current year.
    /// [Recommendation 2003/361/EC, Annex, Art. 4(3)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    pub estimated: bool,
    /// The last closed year; none while no figures were asked.
    pub last_year: Option<Year>,
    /// The year before, where it counts.
    pub year_before: Option<Year>,
    /// The group.
    pub consolidation: Option<Consolidation>,
}

impl Size {
    /// The answer alone, without steps that led to it.
    pub(super) const fn told(sme: Tri) -> Self {
        Self {
            sme,
            declared: true,
            estimated: false,
            last_year: None,
            year_before: None,
            consolidation: None,
        }
    }

    /// Both years count, the last passes and the year before definitely fails: EU law asks for two consecutive years
    /// (reading 1). [Recommendation 2003/361/EC, Annex, Art. 4(2)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003.
    #[must_use]
    pub fn hangs_on_last_year_only(&self) -> bool {
        self.last_year.is_some_and(|year| year.sme == Tri::Yes)
            && self.year_before.is_some_and(|year| year.sme == Tri::No)
    }

    /// No year passes as a whole, but the head count passes in one and an amount in the other (reading 2).
    /// [VLAIO, Cybersecurity verbetertrajecten, "Wie komt in aanmerking"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.
    #[must_use]
    pub fn passes_across_years_only(&self) -> bool {
        let (Some(last), Some(before)) = (self.last_year, self.year_before) else {
            return false;
        };
        let heads = |year: Year| year.tests.headcount == Tri::Yes;
        let amount =
            |year: Year| year.tests.turnover.or(year.tests.balance_sheet_total) == Tri::Yes;
        self.sme == Tri::No && ((heads(last) && amount(before)) || (heads(before) && amount(last)))
    }

    /// Some enterprise holds more than half of the capital but not more than half of the votes: by its votes it is a
    /// partner, by the page's "more than 50 % participation" it would count in full (reading 5).
    /// [Recommendation 2003/361/EC, Annex, Art. 3(3)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003; [VLAIO, Cybersecurity verbetertrajecten, "Wie komt in aanmerking"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.
    #[must_use]
    pub fn majority_of_capital_alone(&self) -> bool {
        self.consolidation
            .as_ref()
            .is_some_and(|group| group.majority_of_capital_alone)
    }

    /// It stays open while the group may hold enterprises that are not listed: those listed leave it undecided.
    #[must_use]
    pub fn hangs_on_unlisted(&self) -> bool {
        self.sme == Tri::Unknown
            && self
                .consolidation
                .as_ref()
                .is_some_and(|group| group.answered && !group.complete)
    }

    /// A partner or exempt investor is exactly at the threshold.
    #[must_use]
    pub fn share_at_threshold(&self) -> bool {
        self.consolidation
            .as_ref()
            .is_some_and(|group| group.share_at_threshold)
    }
}

/// Determines the size: from the figures where there are any, otherwise from the user's own answer.
#[must_use]
pub fn size(scheme: &Scheme, application: &Application) -> Size {
    let Some(enterprise) = &application.enterprise else {
        return Size::told(application.sme_declared.into());
    };
    let group = consolidate(
        scheme,
        enterprise,
        application.relations.as_deref(),
        application.relations_complete,
    );
    let last_year = Year::of(scheme, group.last_year);
    let year_before = Year::of(scheme, group.year_before);
    Size {
        sme: sme_in(enterprise, last_year.sme, year_before.sme),
        declared: false,
        estimated: enterprise.newly_founded,
        last_year: Some(last_year),
        year_before: enterprise.both_years_count().then_some(year_before),
        consolidation: Some(group),
    }
}

/// Whether it is an SME, by the tests of the years that count.
pub(super) fn sme_in(enterprise: &Enterprise, last_year: Tri, year_before: Tri) -> Tri {
    // [Recommendation 2003/361/EC, Annex, Art. 4(3)](https://eur-lex.europa.eu/eli/reco/2003/361/oj), 6 May 2003, for a new enterprise;
    // after a change of ownership (reading 3): [VLAIO, kmo-definitie, "Twee boekjaren, overname of fusie"](https://www.vlaio.be/nl/subsidies-financiering/ontwikkelingsproject/financiele-steun-voor-een-ontwikkelingsproject/wanneer), undated, read 23 Nov 2026.
    if !enterprise.both_years_count() {
        return last_year;
    }
    // [VLAIO, Cybersecurity verbetertrajecten, "Wie komt in aanmerking"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024: either year is enough (reading 1).
    last_year.or(year_before)
}
