//! What later versions of the rules make of the same application: asked only where the version that applies has no day
//! on which it could be helped (contract, Versions of the rules).

use super::application::Application;
use super::beneficiary::{Rates, beneficiary};
use super::evaluate::{needed, states};
use super::money::Money;
use super::scheme::Scheme;
use super::size::size;
use super::tri::Tri;
use core::cell::OnceCell;

/// A later version, as far as it does not hang on the day.
#[derive(Debug)]
pub(super) struct Outlook {
    pub(super) scheme: &'static Scheme,
    /// The rates for which it has rows.
    pub(super) rates: Rates,
    /// Whether no criterion fails that waiting can't mend.
    pub(super) open: bool,
    /// The room that the criterion of de minimis aid asks for.
    pub(super) needed: Money,
}

impl Outlook {
    fn of(scheme: &'static Scheme, application: &Application) -> Self {
        let size = size(scheme, application);
        let beneficiary = beneficiary(scheme, application, size.sme);
        let lasting = states(scheme, application, &beneficiary);
        let open = lasting.into_iter().all(|state| state != Tri::No);
        Self {
            scheme,
            rates: if open { beneficiary.rates } else { Rates::NONE },
            open,
            needed: needed(scheme, &beneficiary).1,
        }
    }
}

/// All later versions, each looked at once and only when asked for.
#[derive(Debug)]
pub(super) struct Outlooks<'a> {
    application: &'a Application,
    later: &'static [Scheme],
    looked: OnceCell<Vec<Outlook>>,
}

impl<'a> Outlooks<'a> {
    pub(super) fn after(scheme: &Scheme, application: &'a Application) -> Self {
        Self {
            application,
            later: scheme.later(),
            looked: OnceCell::new(),
        }
    }

    /// In the order of their first days.
    pub(super) fn get(&self) -> &[Outlook] {
        self.looked.get_or_init(|| {
            self.later
                .iter()
                .map(|scheme| Outlook::of(scheme, self.application))
                .collect()
        })
    }
}
