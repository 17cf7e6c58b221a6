//! Who may get the subsidy, and at which rate.
//!
//! [VLAIO, Cybersecurity verbetertrajecten, "Wat houdt de maatregel in"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024.

use super::application::Application;
use super::percent::Rate;
use super::scheme::Scheme;
use super::tri::Tri;

/// The three answers that decide the rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct World {
    custom_work: bool,
    sme: bool,
    nis2: bool,
}

impl World {
    /// Every world that these answers still allow.
    pub(super) fn allowed(custom_work: Tri, sme: Tri, nis2: Tri) -> Vec<Self> {
        let mut worlds = Vec::new();
        for bits in 0_u8..8 {
            let world = Self {
                custom_work: bits & 4 == 0,
                sme: bits & 2 == 0,
                nis2: bits & 1 == 0,
            };
            let allowed = custom_work.allows(world.custom_work)
                && sme.allows(world.sme)
                && nis2.allows(world.nis2);
            if allowed {
                worlds.push(world);
            }
        }
        worlds
    }

    /// The rate in this world; none when it is refused.
    pub(super) const fn rate(self, scheme: &Scheme) -> Option<Rate> {
        // [VLAIO, Cybersecurity verbetertrajecten, "Wat houdt de maatregel in"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024;
        // the first paragraph gives customised work its rate without a size condition, so NIS2 changes nothing (reading 21).
        if self.custom_work || self.sme {
            Some(scheme.rate_sme)
        } else if self.nis2 {
            // [VLAIO, Cybersecurity verbetertrajecten, "Wat houdt de maatregel in"](https://www.vlaio.be/nl/subsidies-financiering/cybersecurity-verbetertrajecten), 17 Apr 2024 (readings 9, 11, 29).
            // Who falls under it: [CCB, NIS2 scope](https://ccb.belgium.be/en/nis2/scope), undated, read 23 Nov 2026.
            Some(scheme.rate_nis2)
        } else {
            None
        }
    }
}

/// What the answers still allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beneficiary {
    /// Whether it is one.
    pub state: Tri,
    /// The possible rates: those of the worlds that are not refused.
    pub rates: Rates,
    /// The rates against which headroom is tested; a refused world counts as the SME rate.
    pub rates_for_headroom: Rates,
    /// Questions whose answer alone still changes rate or refusal.
    pub decisive: Decisive,
}

/// Which of the three answers still matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Decisive {
    pub custom_work: bool,
    pub size: bool,
    pub nis2: bool,
}

/// A set of the two kinds of rate: that of SMEs and customised work, and that of NIS2. Where a version has the same
/// percentage for both, its rate belongs to both kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Rates {
    sme: bool,
    nis2: bool,
}

impl Rates {
    /// No rate.
    pub const NONE: Self = Self {
        sme: false,
        nis2: false,
    };

    /// The kinds that a rate belongs to.
    #[must_use]
    pub fn of(scheme: &Scheme, rate: Rate) -> Self {
        Self {
            sme: rate == scheme.rate_sme,
            nis2: rate == scheme.rate_nis2,
        }
    }

    const fn with(self, other: Self) -> Self {
        Self {
            sme: self.sme || other.sme,
            nis2: self.nis2 || other.nis2,
        }
    }

    /// The kinds that are in both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            sme: self.sme && other.sme,
            nis2: self.nis2 && other.nis2,
        }
    }

    /// The rates, highest first, each once.
    #[must_use]
    pub fn list(self, scheme: &Scheme) -> Vec<Rate> {
        let mut rates = Vec::with_capacity(2);
        if self.sme {
            rates.push(scheme.rate_sme);
        }
        if self.nis2 {
            rates.push(scheme.rate_nis2);
        }
        if scheme.rate_sme < scheme.rate_nis2 {
            rates.reverse();
        }
        rates.dedup();
        rates
    }
}

/// Works out state and rates from every world that the answers still allow.
#[must_use]
pub fn beneficiary(scheme: &Scheme, application: &Application, sme: Tri) -> Beneficiary {
    let custom_work = Tri::from(application.custom_work_enterprise);
    let nis2 = Tri::from(application.nis2);
    let worlds = World::allowed(custom_work, sme, nis2);
    let mut rates = Rates::NONE;
    let mut rates_for_headroom = Rates::NONE;
    let mut refused = false;
    for world in &worlds {
        let rate = world.rate(scheme);
        let counting = Rates::of(scheme, rate.unwrap_or(scheme.rate_sme));
        rates_for_headroom = rates_for_headroom.with(counting);
        match rate {
            Some(_) => rates = rates.with(counting),
            None => refused = true,
        }
    }
    let matters = |open: Tri, flip: fn(World) -> World| {
        open == Tri::Unknown
            && worlds
                .iter()
                .any(|world| world.rate(scheme) != flip(*world).rate(scheme))
    };
    Beneficiary {
        state: match (refused, rates == Rates::NONE) {
            (false, _) => Tri::Yes,
            (true, true) => Tri::No,
            (true, false) => Tri::Unknown,
        },
        rates,
        rates_for_headroom,
        decisive: Decisive {
            custom_work: matters(custom_work, |world| World {
                custom_work: !world.custom_work,
                ..world
            }),
            size: matters(sme, |world| World {
                sme: !world.sme,
                ..world
            }),
            nis2: matters(nis2, |world| World {
                nis2: !world.nis2,
                ..world
            }),
        },
    }
}
