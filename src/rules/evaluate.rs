//! The one function that decides everything (contract, Evaluation).

use super::application::{Application, LastTrajectory};
use super::beneficiary::{Beneficiary, beneficiary};
use super::criteria;
use super::date::Date;
use super::de_minimis::{Ledger, Room};
use super::money::Money;
use super::outlook::Outlooks;
use super::packages::{PackageRow, packages};
use super::percent::Rate;
use super::scheme::{NotInForce, PackageId, Scheme, Standing};
use super::size::{Class, Size, size};
use super::trace::{Basis, Finding, State, States, trace};
use super::tri::Tri;
use serde::Serialize;

/// The verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// Every criterion is met; the rate may still be open.
    Eligible,
    /// A criterion is not met.
    Ineligible,
    /// An answer, or VLAIO's judgement, is still needed.
    Undetermined,
}

/// A question that can still change status or rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the names of the contract
pub enum Question {
    Region,
    PrivateSector,
    LegalForm,
    MainActivity,
    Equity,
    Repeat,
    CustomWorkEnterprise,
    Size,
    Nis2,
    DeMinimis,
}

/// A reading of the rules on which somebody may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Warning {
    /// A partner or exempt investor stands at exactly the threshold (reading 4).
    ShareExactly25,
    /// Only the last year passes; EU law asks for two consecutive years (reading 1).
    TwoYearRule,
}

/// The size in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SizeSummary {
    /// Whether it is an SME.
    pub sme: Tri,
    /// The class in the last closed year, where it is decided.
    pub last_year: Option<Class>,
    /// The class in the year before, where it counts and is decided.
    pub year_before: Option<Class>,
}

/// Every criterion's outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the names of the contract
pub struct Criteria {
    pub region: State,
    pub private_sector: State,
    pub legal_form: State,
    pub main_activity: State,
    pub equity: State,
    pub repeat: State,
    pub beneficiary: State,
    pub de_minimis: State,
}

/// The answer to an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Evaluation {
    /// Version of the public form.
    pub contract: u8,
    /// The version of the rules that answered: every figure here is its own.
    #[serde(skip)]
    pub scheme: &'static Scheme,
    /// The rules' own first day.
    pub rules: &'static str,
    /// The verdict.
    pub status: Status,
    /// The possible rates, highest first.
    pub rates: Vec<Rate>,
    /// Unanswered questions that still matter, in the contract's order.
    pub missing: Vec<Question>,
    /// Answered, but for VLAIO to judge.
    pub ask: Vec<Question>,
    /// Readings that decided and may be seen otherwise.
    pub warnings: Vec<Warning>,
    /// The first day on which the clocks that block no longer do.
    pub available_from: Option<Date>,
    /// The size in short.
    pub size: SizeSummary,
    /// Every criterion's outcome.
    pub criteria: Criteria,
    /// The ceiling on the day asked; none while the awards are not answered.
    pub de_minimis: Option<Room>,
    /// The three rows.
    pub packages: [PackageRow; 3],
    /// Why: one finding per rule, in the order of the official page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub trace: Vec<Finding>,
}

impl Evaluation {
    /// The next version of the rules, where a day told here falls under it or under one that follows.
    #[must_use]
    pub fn crosses_into(&self) -> Option<&'static Scheme> {
        let next = self.scheme.later().first()?;
        let rows = self.packages.iter().flat_map(|package| {
            let quoted = package.quote.iter().flat_map(|quote| &quote.by_rate);
            let ranges = package.by_rate.iter().map(|row| row.de_minimis_from);
            ranges.chain(quoted.map(|row| row.de_minimis_from))
        });
        let mut days = rows.chain([self.available_from]).flatten();
        days.any(|day| day >= next.valid_from).then_some(next)
    }
}

/// Decides an application by the version of the rules that holds on the day asked. Pure and total: no clock, no panic.
///
/// # Errors
/// Where no version holds on that day.
pub fn evaluate(application: &Application) -> Result<Evaluation, NotInForce> {
    Scheme::on(application.decision_date).map(|scheme| under(scheme, application))
}

/// As [`evaluate`], by this version, on whatever day it is asked. For what a form still shows of a day on which none holds.
#[must_use]
pub fn under(scheme: &'static Scheme, application: &Application) -> Evaluation {
    let day = application.decision_date;
    let size = size(scheme, application);
    let beneficiary = beneficiary(scheme, application, size.sme);
    let outlooks = Outlooks::after(scheme, application);
    let ledger = Ledger::new(scheme, application.de_minimis.as_deref(), day, &outlooks);
    let needed = needed(scheme, &beneficiary);
    let [region, private_sector, legal_form, main_activity, equity, _] =
        states(scheme, application, &beneficiary);
    let states = States {
        region,
        private_sector,
        legal_form,
        main_activity,
        equity,
        repeat: criteria::repeat(scheme, application.last_trajectory_decision, day),
        beneficiary: beneficiary.state,
        de_minimis: room_for(&ledger, needed),
    };
    let status = states.status();
    let rates = if states.lasting().any(|state| state == Tri::No) {
        Vec::new()
    } else {
        beneficiary.rates.list(scheme)
    };
    let packages = packages(scheme, application, &rates, &ledger);
    let room = ledger.room();
    Evaluation {
        contract: 1,
        scheme,
        rules: scheme.id,
        status,
        rates,
        missing: missing(application, status, &states, &beneficiary),
        ask: ask(scheme, application, status),
        warnings: warnings(&size),
        available_from: available_from(application, &states, &ledger, needed.1),
        size: summary(&size),
        criteria: states.into(),
        de_minimis: room,
        trace: trace(Basis {
            scheme,
            application,
            size,
            beneficiary,
            room,
            needed,
            packages: &packages,
            states,
        }),
        packages,
    }
}

/// The smallest published subsidy, at the lowest and at the highest rate of all worlds.
pub(super) fn needed(scheme: &Scheme, beneficiary: &Beneficiary) -> (Money, Money) {
    let smallest = scheme.package(PackageId::Start).price.min;
    let rates = beneficiary.rates_for_headroom.list(scheme);
    let highest = rates.first().copied().unwrap_or(scheme.rate_sme);
    let lowest = rates.last().copied().unwrap_or(highest);
    (smallest.subsidy(lowest), smallest.subsidy(highest))
}

/// The criteria that no passing of days mends.
pub(super) fn states(
    scheme: &Scheme,
    application: &Application,
    beneficiary: &Beneficiary,
) -> [Tri; 6] {
    [
        criteria::region(scheme, application.establishment_postcode),
        criteria::private_sector(scheme, application.public_participation),
        criteria::legal_form(scheme, application.legal_form),
        application.main_activity_accepted.into(),
        Tri::from(application.negative_equity).not(),
        beneficiary.state,
    ]
}

fn room_for(ledger: &Ledger<'_>, (least, most): (Money, Money)) -> Tri {
    match ledger.room() {
        Some(room) if room.headroom >= most => Tri::Yes,
        Some(room) if room.headroom < least => Tri::No,
        _ => Tri::Unknown,
    }
}

impl States {
    /// The criteria that no passing of days mends.
    fn lasting(&self) -> impl Iterator<Item = Tri> {
        [
            self.region,
            self.private_sector,
            self.legal_form,
            self.main_activity,
            self.equity,
            self.beneficiary,
        ]
        .into_iter()
    }

    fn status(&self) -> Status {
        let all = self
            .lasting()
            .chain([self.repeat, self.de_minimis])
            .fold(Tri::Yes, Tri::and);
        match all {
            Tri::Yes => Status::Eligible,
            Tri::No => Status::Ineligible,
            Tri::Unknown => Status::Undetermined,
        }
    }
}

impl From<States> for Criteria {
    fn from(states: States) -> Self {
        Self {
            region: states.region.into(),
            private_sector: states.private_sector.into(),
            legal_form: states.legal_form.into(),
            main_activity: states.main_activity.into(),
            equity: states.equity.into(),
            repeat: states.repeat.into(),
            beneficiary: states.beneficiary.into(),
            de_minimis: states.de_minimis.into(),
        }
    }
}

fn missing(
    application: &Application,
    status: Status,
    states: &States,
    beneficiary: &Beneficiary,
) -> Vec<Question> {
    if status == Status::Ineligible {
        return Vec::new();
    }
    let decisive = beneficiary.decisive;
    [
        (states.region == Tri::Unknown, Question::Region),
        (
            states.private_sector == Tri::Unknown,
            Question::PrivateSector,
        ),
        (application.legal_form.is_none(), Question::LegalForm),
        (states.main_activity == Tri::Unknown, Question::MainActivity),
        (states.equity == Tri::Unknown, Question::Equity),
        (states.repeat == Tri::Unknown, Question::Repeat),
        (decisive.custom_work, Question::CustomWorkEnterprise),
        (decisive.size, Question::Size),
        (decisive.nis2, Question::Nis2),
        (application.de_minimis.is_none(), Question::DeMinimis),
    ]
    .into_iter()
    .filter_map(|(open, question)| open.then_some(question))
    .collect()
}

fn ask(scheme: &Scheme, application: &Application, status: Status) -> Vec<Question> {
    let standing = application.legal_form.map(|form| scheme.standing(form));
    let for_vlaio = standing == Some(Standing::Ask);
    if for_vlaio && status != Status::Ineligible {
        vec![Question::LegalForm]
    } else {
        Vec::new()
    }
}

fn warnings(size: &Size) -> Vec<Warning> {
    [
        (size.share_at_threshold(), Warning::ShareExactly25),
        (size.hangs_on_last_year_only(), Warning::TwoYearRule),
    ]
    .into_iter()
    .filter_map(|(holds, warning)| holds.then_some(warning))
    .collect()
}

fn summary(size: &Size) -> SizeSummary {
    SizeSummary {
        sme: size.sme,
        last_year: size.last_year.and_then(|year| year.class),
        year_before: size.year_before.and_then(|year| year.class),
    }
}

/// The first day on which both clocks stop blocking, when nothing else blocks and neither is unknown. Questions that are
/// not answered stay so.
fn available_from(
    application: &Application,
    states: &States,
    ledger: &Ledger<'_>,
    needed: Money,
) -> Option<Date> {
    let clocks = [states.repeat, states.de_minimis];
    if states.lasting().any(|state| state == Tri::No)
        || clocks.contains(&Tri::Unknown)
        || !clocks.contains(&Tri::No)
    {
        return None;
    }
    let last = application.last_trajectory_decision?;
    ledger.available_from(needed, |scheme| match last {
        LastTrajectory::Never => application.decision_date,
        LastTrajectory::On(decided) => criteria::repeat_free_from(scheme, decided),
    })
}
