//! Why: one finding per rule, in the order of the official page, each with the typed facts that decided it.
//! Words come later (`text`); sources and who judges stand with the rule in the scheme's data.

use super::application::{Application, Award, LastTrajectory, Postcode};
use super::beneficiary::Beneficiary;
use super::criteria;
use super::date::Date;
use super::de_minimis::{self, Room};
use super::money::Money;
use super::packages::{PackageRow, QuoteIssue};
use super::percent::{Percent, Rate};
use super::scheme::{Judge, LegalForm, PackageId, Provider, RuleId, Scheme, Source};
use super::size::Size;
use super::tri::Tri;
use serde::{Serialize, Serializer};

/// How a rule stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// It holds.
    Met,
    /// It fails.
    NotMet,
    /// An answer is missing, or VLAIO must judge it.
    Unknown,
    /// Nothing was given to judge.
    NotApplicable,
    /// A person judges it later; it never changes the status.
    Open,
}

impl From<Tri> for State {
    fn from(value: Tri) -> Self {
        match value {
            Tri::Yes => Self::Met,
            Tri::No => Self::NotMet,
            Tri::Unknown => Self::Unknown,
        }
    }
}

/// One rule's outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The version of the rules.
    pub scheme: &'static Scheme,
    /// Which rule; [`Finding::judge`] and [`Finding::sources`] follow from it.
    pub rule: RuleId,
    /// How it stands.
    pub state: State,
    /// What decided it.
    pub facts: Facts,
}

impl Finding {
    /// Who judges the rule.
    #[must_use]
    pub fn judge(&self) -> Option<Judge> {
        self.scheme.rule(self.rule).map(|rule| rule.judge)
    }

    /// Where the rule was read.
    #[must_use]
    pub fn sources(&self) -> &'static [&'static Source] {
        self.scheme.rule(self.rule).map_or(&[], |rule| rule.sources)
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Form<'a> {
            rule: RuleId,
            state: State,
            judge: Option<Judge>,
            sources: Vec<&'static str>,
            reading: &'static [u8],
            facts: &'a Facts,
        }
        Form {
            rule: self.rule,
            state: self.state,
            judge: self.judge(),
            sources: self.sources().iter().map(|source| source.id).collect(),
            reading: self.scheme.rule(self.rule).map_or(&[], |rule| rule.reading),
            facts: &self.facts,
        }
        .serialize(serializer)
    }
}

/// The typed facts of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", untagged)]
#[allow(missing_docs)] // each field is an answer, a threshold or a sum, named as in the contract
pub enum Facts {
    Size(Box<Size>),
    Beneficiary {
        custom_work_enterprise: Option<bool>,
        sme: Tri,
        nis2: Option<bool>,
        rates: Vec<Rate>,
    },
    PublicShare {
        share: Option<Percent>,
        below: Percent,
    },
    Region {
        postcode: Option<Postcode>,
        ranges: &'static [(u16, u16)],
    },
    Answer {
        answer: Option<bool>,
    },
    LegalForm {
        legal_form: Option<LegalForm>,
    },
    Repeat {
        last: Option<LastTrajectory>,
        free_from: Option<Date>,
    },
    Quotes {
        quotes: Vec<QuoteFact>,
    },
    DeMinimis {
        ceiling: Money,
        room: Option<Room>,
        awards: Vec<AwardFact>,
        /// The smallest subsidy that must fit, at the lowest and the highest possible rate.
        needed_at_least: Money,
        needed_at_most: Money,
    },
    Provider {
        provider: Option<Provider>,
        /// Whether that one is selected on the day asked.
        selected: Option<bool>,
    },
    None {},
}

/// A quote against the limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct QuoteFact {
    pub package: PackageId,
    pub base: Money,
    pub price_min: Money,
    pub price_max: Money,
    pub total: Money,
    pub total_max: Money,
    pub issues: Vec<QuoteIssue>,
    /// The rates at which the limit on the subsidy with extension packages took something off.
    pub capped_at: Vec<Rate>,
}

/// An award and whether it still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AwardFact {
    /// The award.
    #[serde(flatten)]
    pub award: Award,
    /// The last day on which it counts.
    pub counts_until: Date,
    /// Whether that day has not passed on the day asked.
    pub counts: bool,
}

/// What the evaluation hands to the trace; everything is computed once.
pub(super) struct Basis<'a> {
    pub(super) scheme: &'static Scheme,
    pub(super) application: &'a Application,
    pub(super) size: Size,
    pub(super) beneficiary: Beneficiary,
    pub(super) room: Option<Room>,
    pub(super) needed: (Money, Money),
    pub(super) packages: &'a [PackageRow; 3],
    pub(super) states: States,
}

/// The criteria's outcomes, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct States {
    pub(super) region: Tri,
    pub(super) private_sector: Tri,
    pub(super) legal_form: Tri,
    pub(super) main_activity: Tri,
    pub(super) equity: Tri,
    pub(super) repeat: Tri,
    pub(super) beneficiary: Tri,
    pub(super) de_minimis: Tri,
}

/// One finding per rule, in the order of the official page.
pub(super) fn trace(basis: Basis<'_>) -> Vec<Finding> {
    let Basis {
        scheme,
        application,
        size,
        beneficiary,
        room,
        needed,
        packages,
        states,
    } = basis;
    let finding = |rule, state: State, facts| Finding {
        scheme,
        rule,
        state,
        facts,
    };
    let open = |rule, facts| finding(rule, State::Open, facts);
    let sme = size.sme;
    vec![
        finding(RuleId::Size, sme.into(), Facts::Size(Box::new(size))),
        finding(
            RuleId::Beneficiary,
            states.beneficiary.into(),
            Facts::Beneficiary {
                custom_work_enterprise: application.custom_work_enterprise,
                sme,
                nis2: application.nis2,
                rates: beneficiary.rates.list(scheme),
            },
        ),
        finding(
            RuleId::PrivateSector,
            states.private_sector.into(),
            Facts::PublicShare {
                share: application.public_participation,
                below: scheme.public_share_below,
            },
        ),
        finding(
            RuleId::Region,
            states.region.into(),
            Facts::Region {
                postcode: application.establishment_postcode,
                ranges: scheme.region,
            },
        ),
        finding(
            RuleId::MainActivity,
            states.main_activity.into(),
            Facts::Answer {
                answer: application.main_activity_accepted,
            },
        ),
        finding(
            RuleId::LegalForm,
            states.legal_form.into(),
            Facts::LegalForm {
                legal_form: application.legal_form,
            },
        ),
        finding(
            RuleId::Equity,
            states.equity.into(),
            Facts::Answer {
                answer: application.negative_equity,
            },
        ),
        finding(
            RuleId::Repeat,
            states.repeat.into(),
            repeat(scheme, application),
        ),
        quotes(scheme, packages),
        finding(
            RuleId::DeMinimis,
            states.de_minimis.into(),
            de_minimis(scheme, application, room, needed),
        ),
        open(RuleId::NeedFit, Facts::None {}),
        open(
            RuleId::SelectedProvider,
            Facts::Provider {
                provider: application.provider,
                selected: application
                    .provider
                    .and_then(Provider::info)
                    .map(|info| info.is_selected_on(application.decision_date)),
            },
        ),
        open(RuleId::OfferApproved, Facts::None {}),
        open(RuleId::NotStarted, Facts::None {}),
    ]
}

fn repeat(scheme: &Scheme, application: &Application) -> Facts {
    let last = application.last_trajectory_decision;
    Facts::Repeat {
        last,
        free_from: match last {
            Some(LastTrajectory::On(decided)) => Some(criteria::repeat_free_from(scheme, decided)),
            Some(LastTrajectory::Never) | None => None,
        },
    }
}

fn quotes(scheme: &'static Scheme, packages: &[PackageRow; 3]) -> Finding {
    let quotes: Vec<_> = packages
        .iter()
        .filter_map(|row| {
            let quote = row.quote.as_ref()?;
            Some(QuoteFact {
                package: row.id,
                base: quote.base,
                price_min: row.price.min,
                price_max: row.price.max,
                total: quote.total,
                total_max: scheme.extensions_total_max,
                issues: quote.issues.clone(),
                capped_at: quote
                    .by_rate
                    .iter()
                    .filter(|row| row.capped)
                    .map(|row| row.rate_percent)
                    .collect(),
            })
        })
        .collect();
    let state = if quotes.is_empty() {
        State::NotApplicable
    } else {
        Tri::from(quotes.iter().all(|quote| quote.issues.is_empty())).into()
    };
    Finding {
        scheme,
        rule: RuleId::Quotes,
        state,
        facts: Facts::Quotes { quotes },
    }
}

fn de_minimis(
    scheme: &Scheme,
    application: &Application,
    room: Option<Room>,
    needed: (Money, Money),
) -> Facts {
    let awards = application.de_minimis.as_deref().unwrap_or_default();
    Facts::DeMinimis {
        ceiling: scheme.de_minimis_ceiling,
        room,
        awards: awards
            .iter()
            .map(|award| {
                let counts_until = de_minimis::counts_until(scheme, award);
                AwardFact {
                    award: *award,
                    counts_until,
                    counts: application.decision_date <= counts_until,
                }
            })
            .collect(),
        needed_at_least: needed.0,
        needed_at_most: needed.1,
    }
}
