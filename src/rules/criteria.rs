//! The criteria that hang on one answer each (VLAIO page, "Wie komt in aanmerking").

use super::application::{LastTrajectory, Postcode};
use super::date::Date;
use super::percent::Percent;
use super::scheme::{LegalForm, Scheme, Standing};
use super::tri::Tri;

/// The establishment lies in the Flemish Region.
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

/// Public authorities hold less than the limit.
#[must_use]
pub fn private_sector(scheme: &Scheme, share: Option<Percent>) -> Tri {
    share.map(|share| share < scheme.public_share_below).into()
}

/// The legal form is accepted; unknown also where VLAIO must judge it.
#[must_use]
pub fn legal_form(scheme: &Scheme, form: Option<LegalForm>) -> Tri {
    match form.map(|form| scheme.standing(form)) {
        Some(Standing::Accepted) => Tri::Yes,
        Some(Standing::Refused) => Tri::No,
        Some(Standing::Ask) | None => Tri::Unknown,
    }
}

/// The first day on which an earlier trajectory no longer blocks: the day *after* the anniversary of
/// its decision by the scheme's years (reading 19).
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
