//! The same application under later versions of the rules: needed only where the version that applies has no day on which
//! the subsidy could be granted (docs/CONTRACT.md, Versions of the rules).

use super::application::Application;
use super::beneficiary::Rates;
use super::case::Case;
use super::money::Money;
use super::scheme::Scheme;
use core::cell::OnceCell;

/// What a later version says of the application, whatever the day.
#[derive(Debug)]
pub(super) struct Outlook {
    pub(super) scheme: &'static Scheme,
    /// The rates for which it has rows.
    pub(super) rates: Rates,
    /// Whether every criterion that waiting cannot fix is met or still open.
    pub(super) open: bool,
    /// The room that the de minimis criterion requires.
    pub(super) needed: Money,
}

impl Outlook {
    fn of(scheme: &'static Scheme, application: &Application) -> Self {
        let case = Case::new(scheme, application);
        let open = case.open();
        Self {
            scheme,
            rates: if open {
                case.beneficiary.rates
            } else {
                Rates::NONE
            },
            open,
            needed: case.needed.at_most,
        }
    }
}

/// All later versions, each worked out once and only when needed.
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
