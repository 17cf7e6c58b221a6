//! Every rule in one table: what it depends on, how its state is decided, whether waiting can fix it, what it asks, and the
//! facts that its finding reports. Status, `missing`, `ask`, `criteria`, `availableFrom` and the trace are derived from it.
//!
//! [VLAIO, Cybersecurity verbetertrajecten, "Wie komt in aanmerking"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.
//! Each rule's own sources are listed with it in the scheme's data.

use super::application::{LastTrajectory, Postcode};
use super::case::Case;
use super::date::Date;
use super::percent::Percent;
use super::scheme::{LegalForm, Provider, Scheme, Standing};
use super::trace::{Facts, State, de_minimis_facts, quotes_finding, repeat_facts};
use super::tri::Tri;
use std::sync::Arc;

type Holds = fn(&Case<'_>) -> bool;

/// A rule that decides the status.
pub(super) struct Criterion {
    pub(super) rule: RuleId,
    /// Whether it can be met on a later day with the same answers.
    pub(super) waits: bool,
    pub(super) state: fn(&Case<'_>) -> Tri,
    /// The questions it depends on, each with whether it is open and can still change status or rates.
    pub(super) asks: &'static [(Question, Holds)],
    /// Whether it is answered, but VLAIO has to judge the answer.
    pub(super) for_vlaio: Holds,
    pub(super) facts: fn(&Case<'_>) -> Facts,
}

macro_rules! rules {
    (
        criteria { $($rule:ident {
            state: $state:expr,
            waits: $waits:expr,
            asks: [$($question:ident: $open:expr),* $(,)?],
            for_vlaio: $for_vlaio:expr,
            facts: $facts:expr $(,)?
        })* }
        others { $($other:ident: $finding:expr),* $(,)? }
    ) => {
        /// A rule, by its name in the scheme's data and in the public form.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs)] // each is a [[rule]] of the data file
        pub enum RuleId { $($rule,)* $($other,)* }

        impl RuleId {
            /// All of them: first the criteria, in the order of the public form.
            pub const ALL: &[Self] = &[$(Self::$rule,)* $(Self::$other,)*];
            /// The variants' names, in their order.
            pub const NAMES: &str = concat!($(stringify!($rule), " ",)* $(stringify!($other), " "),*);
            /// The criteria.
            pub const CRITERIA: [Self; COUNT] = [$(Self::$rule),*];

            /// The question that alone decides this rule; none where it hangs on several, on other answers, or on nobody's.
            #[must_use]
            pub fn question(self) -> Option<Question> {
                let row = CRITERIA.iter().find(|row| row.rule == self)?;
                match row.asks {
                    [(question, _)] => Some(*question),
                    _ => None,
                }
            }
        }

        /// A question that can still change status or rates, in the order of the public form.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // the names of the contract
        pub enum Question { $($($question,)*)* }

        impl Question {
            /// All of them, in the contract's order.
            pub const ALL: &[Self] = &[$($(Self::$question,)*)*];

            /// The variants' names, in their order.
            pub const NAMES: &str = concat!($($(stringify!($question), " ",)*)*);
        }

        const COUNT: usize = [$(RuleId::$rule),*].len();

        pub(super) static CRITERIA: [Criterion; COUNT] = [$(Criterion {
            rule: RuleId::$rule,
            state: $state,
            waits: $waits,
            asks: &[$((Question::$question, $open)),*],
            for_vlaio: $for_vlaio,
            facts: $facts,
        }),*];

        /// The finding of a rule that is no criterion.
        pub(super) fn other(rule: RuleId, case: &Case<'_>) -> Option<(State, Facts)> {
            let finding: fn(&Case<'_>) -> (State, Facts) = match rule {
                $(RuleId::$other => $finding,)*
                $(RuleId::$rule => return None,)*
            };
            Some(finding(case))
        }
    };
}

rules! {
    criteria {
        Region {
            state: |case| region(case.scheme, case.application.establishment_postcode),
            waits: false,
            asks: [Region: |case| case.application.establishment_postcode.is_none()],
            for_vlaio: |_| false,
            facts: |case| Facts::Region {
                postcode: case.application.establishment_postcode,
                ranges: case.scheme.region,
            },
        }
        PrivateSector {
            state: |case| private_sector(case.scheme, case.application.public_participation),
            waits: false,
            asks: [PrivateSector: |case| case.application.public_participation.is_none()],
            for_vlaio: |_| false,
            facts: |case| Facts::PublicShare {
                share: case.application.public_participation,
                below: case.scheme.public_share_below,
            },
        }
        LegalForm {
            state: |case| legal_form(case.scheme, case.application.legal_form),
            waits: false,
            asks: [LegalForm: |case| case.application.legal_form.is_none()],
            for_vlaio: |case| standing(case) == Some(Standing::Ask),
            facts: |case| Facts::LegalForm { legal_form: case.application.legal_form },
        }
        // [VLAIO, Cybersecurity verbetertrajecten, "Wie komt in aanmerking"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024;
        // the list it links to could not be read, so the user declares it (reading 27).
        MainActivity {
            state: |case| case.application.main_activity_accepted.into(),
            waits: false,
            asks: [MainActivity: |case| case.application.main_activity_accepted.is_none()],
            for_vlaio: |_| false,
            facts: |case| Facts::Answer { answer: case.application.main_activity_accepted },
        }
        // [VLAIO, Cybersecurity verbetertrajecten, "Wie komt in aanmerking"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024;
        // zero is not negative (reading 20).
        Equity {
            state: |case| Tri::from(case.application.negative_equity).not(),
            waits: false,
            asks: [Equity: |case| case.application.negative_equity.is_none()],
            for_vlaio: |_| false,
            facts: |case| Facts::Answer { answer: case.application.negative_equity },
        }
        Repeat {
            state: |case| repeat(case.scheme, case.application.last_trajectory_decision, case.day),
            waits: true,
            asks: [Repeat: |case| case.application.last_trajectory_decision.is_none()],
            for_vlaio: |_| false,
            facts: repeat_facts,
        }
        Beneficiary {
            state: |case| case.beneficiary.state,
            waits: false,
            asks: [
                CustomWorkEnterprise: |case| case.beneficiary.decisive.custom_work,
                Size: |case| case.beneficiary.decisive.size,
                Nis2: |case| case.beneficiary.decisive.nis2,
            ],
            for_vlaio: |_| false,
            facts: |case| Facts::Beneficiary {
                custom_work_enterprise: case.application.custom_work_enterprise,
                sme: case.size.sme,
                nis2: case.application.nis2,
                rates: case.beneficiary.rates.list(case.scheme),
            },
        }
        DeMinimis {
            state: room_for,
            waits: true,
            asks: [DeMinimis: |case| case.application.de_minimis.is_none()],
            for_vlaio: |_| false,
            facts: de_minimis_facts,
        }
    }
    others {
        Size: |case| (case.size.sme.into(), Facts::Size(Arc::clone(&case.size))),
        Quotes: quotes_finding,
        // [VLAIO, Cybersecurity verbetertrajecten, "Aanvraagprocedure"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024: the provider judges the need (reading 28).
        NeedFit: |_| (State::Open, Facts::None {}),
        // [VLAIO, Cybersecurity verbetertrajecten, "Wat houdt de maatregel in"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024: only selected providers.
        SelectedProvider: |case| {
            let provider = case.application.provider;
            let info = provider.and_then(Provider::info);
            let selected = info.map(|info| info.is_selected_on(case.day));
            (State::Open, Facts::Provider { provider, selected })
        },
        // [VLAIO, Cybersecurity verbetertrajecten, "Aanvraagprocedure"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024: work may start after the approval (reading 30).
        OfferApproved: |_| (State::Open, Facts::None {}),
        NotStarted: |_| (State::Open, Facts::None {}),
    }
}

/// The establishment that gets the trajectory is in the Flemish Region (reading 31).
/// [VLAIO, Which enterprises are eligible](https://vlaio.be/en/subsidies/cybersecurity-improvement-trajectories/which-enterprises-are-eligible-cybersecurity-improvement-trajectories), undated, read 23 Nov 2026.
#[must_use]
pub fn region(scheme: &Scheme, postcode: Option<Postcode>) -> Tri {
    postcode
        .map(|code| {
            scheme
                .region
                .iter()
                .any(|&(from, to)| (from..=to).contains(&code.number()))
        })
        .into()
}

/// Public authorities hold less than the limit (reading 23).
/// [VLAIO, Which enterprises are eligible](https://vlaio.be/en/subsidies/cybersecurity-improvement-trajectories/which-enterprises-are-eligible-cybersecurity-improvement-trajectories), undated, read 23 Nov 2026.
#[must_use]
pub fn private_sector(scheme: &Scheme, share: Option<Percent>) -> Tri {
    share.map(|share| share < scheme.public_share_below).into()
}

fn standing(case: &Case<'_>) -> Option<Standing> {
    let form = case.application.legal_form?;
    Some(case.scheme.standing(form))
}

/// The legal form is accepted; unknown also where VLAIO must judge it. [VLAIO, rechtsvorm](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten/wie-kan-van-het-aanbod-gebruikmaken/heeft), undated, read 23 Nov 2026.
#[must_use]
pub fn legal_form(scheme: &Scheme, form: Option<LegalForm>) -> Tri {
    match form.map(|form| scheme.standing(form)) {
        Some(Standing::Accepted) => Tri::Yes,
        Some(Standing::Refused) => Tri::No,
        Some(Standing::Ask) | None => Tri::Unknown,
    }
}

/// The first day on which an earlier trajectory no longer blocks: the day *after* the anniversary of
/// its decision by the scheme's years (reading 19). [VLAIO, Cybersecurity verbetertrajecten, "Wie komt in aanmerking"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.
/// A period of years ends with the last hour of the anniversary: Regulation (EEC, Euratom) 1182/71, Art. 3, 3 Jun 1971.
#[must_use]
pub fn repeat_free_from(scheme: &Scheme, decided: Date) -> Date {
    decided.anniversary(scheme.repeat_years).next()
}

/// No trajectory was decided too recently.
#[must_use]
pub fn repeat(scheme: &Scheme, last: Option<LastTrajectory>, on: Date) -> Tri {
    last.map(|last| match last {
        LastTrajectory::Never => true,
        LastTrajectory::On(decided) => on >= repeat_free_from(scheme, decided),
    })
    .into()
}

/// The room covers the smallest published subsidy at every rate of the worlds that are left, or at none.
fn room_for(case: &Case<'_>) -> Tri {
    let covered = |headroom| case.needed.covered_by(headroom);
    case.headroom.map_or(Tri::Unknown, covered)
}
