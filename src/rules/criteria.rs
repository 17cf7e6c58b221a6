//! The criteria that hang on one answer each (VLAIO page, "Wie komt in aanmerking").

use super::application::{LastTrajectory, Postcode};
use super::date::Date;
use super::percent::Percent;
use super::scheme::{LegalForm, SCHEME, Standing};
use super::tri::Tri;

/// The establishment lies in the Flemish Region.
#[must_use]
pub fn region(postcode: Option<Postcode>) -> Tri {
    postcode
        .map(|code| {
            SCHEME
                .region
                .iter()
                .any(|&(from, to)| (from..=to).contains(&code.number()))
        })
        .into()
}

/// Public authorities hold less than the limit.
#[must_use]
pub fn private_sector(share: Option<Percent>) -> Tri {
    share.map(|share| share < SCHEME.public_share_below).into()
}

/// The legal form is accepted; unknown also where VLAIO must judge it.
#[must_use]
pub fn legal_form(form: Option<LegalForm>) -> Tri {
    match form.map(LegalForm::standing) {
        Some(Standing::Accepted) => Tri::Yes,
        Some(Standing::Refused) => Tri::No,
        Some(Standing::Ask) | None => Tri::Unknown,
    }
}

/// The first day on which an earlier trajectory no longer blocks: the day *after* the fourth anniversary of
/// its decision (reading 19).
#[must_use]
pub fn repeat_free_from(decided: Date) -> Date {
    decided.anniversary(SCHEME.repeat_years).next()
}

/// No trajectory was decided too recently.
#[must_use]
pub fn repeat(last: Option<LastTrajectory>, on: Date) -> Tri {
    last.map(|last| match last {
        LastTrajectory::Never => true,
        LastTrajectory::On(decided) => on >= repeat_free_from(decided),
    })
    .into()
}
