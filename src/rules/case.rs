//! An application under one version of the rules: what the rules look at, computed once.

use super::application::Application;
use super::beneficiary::{Beneficiary, beneficiary};
use super::criteria::{CRITERIA, Criterion, RuleId};
use super::date::Date;
use super::de_minimis::Room;
use super::money::Money;
use super::packages::PackageRow;
use super::percent::Rate;
use super::scheme::{PackageId, Scheme};
use super::size::{Size, size};
use super::trace::State;
use super::tri::Tri;
use std::sync::Arc;

/// What every rule may look at.
pub(super) struct Case<'a> {
    pub(super) scheme: &'static Scheme,
    pub(super) application: &'a Application,
    /// The day asked.
    pub(super) day: Date,
    pub(super) size: Arc<Size>,
    pub(super) beneficiary: Beneficiary,
    pub(super) needed: Needed,
    /// The room on the day; none while the awards are not answered.
    pub(super) room: Option<Room>,
    /// What is left in it: all that a criterion looks at.
    pub(super) headroom: Option<Money>,
    /// The rows, once they are computed.
    pub(super) packages: Option<&'a [PackageRow; 3]>,
}

/// The smallest published subsidy, that of START's lowest price, over the rates of all worlds that are left.
/// [VLAIO, Cybersecurity verbetertrajecten, "Omvang steun"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.
#[derive(Clone, Copy, Debug)]
pub(super) struct Needed {
    /// At the lowest rate.
    pub(super) at_least: Money,
    /// At the highest rate.
    pub(super) at_most: Money,
}

impl Needed {
    fn of(scheme: &Scheme, beneficiary: &Beneficiary) -> Self {
        let rates = beneficiary.rates_for_headroom.list(scheme);
        let highest = rates.first().copied().unwrap_or(scheme.rate_sme);
        Self::at(scheme, rates.last().copied().unwrap_or(highest), highest)
    }

    /// At these rates.
    pub(super) fn at(scheme: &Scheme, lowest: Rate, highest: Rate) -> Self {
        let smallest = scheme.package(PackageId::Start).price.min;
        Self {
            at_least: smallest.subsidy(lowest),
            at_most: smallest.subsidy(highest),
        }
    }

    /// Whether the room covers it at every rate, or at none.
    pub(super) fn covered_by(self, headroom: Money) -> Tri {
        if headroom >= self.at_most {
            Tri::Yes
        } else if headroom < self.at_least {
            Tri::No
        } else {
            Tri::Unknown
        }
    }
}

impl<'a> Case<'a> {
    /// The case without room and rows, which are filled in later.
    pub(super) fn new(scheme: &'static Scheme, application: &'a Application) -> Self {
        Self::with(scheme, application, size(scheme, application))
    }

    /// As [`Case::new`], where the size is known.
    pub(super) fn with(scheme: &'static Scheme, application: &'a Application, size: Size) -> Self {
        let beneficiary = beneficiary(scheme, application, size.sme);
        Self {
            scheme,
            application,
            day: application.decision_date,
            size: Arc::new(size),
            needed: Needed::of(scheme, &beneficiary),
            beneficiary,
            room: None,
            headroom: None,
            packages: None,
        }
    }

    /// Whether every criterion that waiting cannot fix is met or still open.
    pub(super) fn open(&self) -> bool {
        self.criteria()
            .filter(|criterion| !criterion.waits)
            .all(|criterion| (criterion.state)(self) != Tri::No)
    }

    /// The criteria that this version has.
    pub(super) fn criteria(&self) -> impl Iterator<Item = &'static Criterion> {
        CRITERIA
            .iter()
            .filter(|criterion| self.scheme.has(criterion.rule))
    }
}

/// Every criterion's outcome, in the order of the public form; none for one that the version does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criteria([Option<Tri>; CRITERIA.len()]);

impl Criteria {
    pub(super) fn of(case: &Case<'_>) -> Self {
        Self(CRITERIA.each_ref().map(|criterion| {
            case.scheme
                .has(criterion.rule)
                .then(|| (criterion.state)(case))
        }))
    }

    pub(super) fn each(&self) -> impl Iterator<Item = (&'static Criterion, Tri)> {
        CRITERIA
            .iter()
            .zip(self.0)
            .filter_map(|(criterion, state)| Some((criterion, state?)))
    }

    /// The version's criteria, each with its state.
    pub fn states(&self) -> impl Iterator<Item = (RuleId, State)> {
        self.each()
            .map(|(criterion, state)| (criterion.rule, state.into()))
    }

    /// The state of a criterion; none where the version has no such criterion.
    #[must_use]
    pub fn get(&self, rule: RuleId) -> Option<State> {
        let found = self.each().find(|(criterion, _)| criterion.rule == rule);
        found.map(|(_, state)| state.into())
    }
}
