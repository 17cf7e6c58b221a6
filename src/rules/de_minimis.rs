//! The de minimis ceiling of the single undertaking.
//!
//! Regulation (EU) 2023/2831, Art. 2(2) and 3, 13 Dec 2023 ([VLAIO on it](https://vlaio.be/nl/begeleiding-advies/financiering/overheidsmaatregelen/veelgestelde-vragen-de-minimis)).

use super::application::Award;
use super::beneficiary::Rates;
use super::date::Date;
use super::money::Money;
use super::outlook::Outlooks;
use super::percent::Rate;
use super::scheme::Scheme;

/// The last day on which an award counts: its anniversary by the scheme's years (reading 25).
/// [Profex, De nieuwe de-minimisverordening](https://www.profex.be/blog/profex-recent-nieuws-1/post/de-nieuwe-de-minimis-verordening-764), undated, read 23 Nov 2026.
#[must_use]
pub fn counts_until(scheme: &Scheme, award: &Award) -> Date {
    award.granted_on.anniversary(scheme.de_minimis_years)
}

/// The awards that count on `day`, added up.
#[must_use]
pub fn used(scheme: &Scheme, awards: &[Award], day: Date) -> Money {
    awards
        .iter()
        .filter(|award| day <= counts_until(scheme, award))
        .fold(Money::ZERO, |sum, award| sum.plus(award.amount))
}

/// What is left of the ceiling on `day`, never below zero: Regulation (EU) 2023/2831, Art. 3(2), 13 Dec 2023 ([VLAIO on it](https://vlaio.be/nl/begeleiding-advies/financiering/overheidsmaatregelen/veelgestelde-vragen-de-minimis)).
#[must_use]
pub fn headroom(scheme: &Scheme, awards: &[Award], day: Date) -> Money {
    scheme
        .de_minimis_ceiling
        .saturating_sub(used(scheme, awards, day))
}

/// The first day of this version from `day` on with room for `amount`, with the awards listed; none where the version ends
/// before that. Within a version room only changes on the day after an award's last day, and never falls.
#[must_use]
pub fn first_day_with_room(
    scheme: &Scheme,
    awards: &[Award],
    day: Date,
    amount: Money,
) -> Option<Date> {
    if amount > scheme.de_minimis_ceiling {
        return None;
    }
    let (mut used, lapses) = lapses(scheme, awards, day);
    let mut from = day;
    for (free, award) in lapses {
        if scheme.de_minimis_ceiling.saturating_sub(used) >= amount {
            break;
        }
        from = free;
        used = used.saturating_sub(award);
    }
    scheme.holds_on(from).then_some(from)
}

/// The room from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The first day.
    pub from: Date,
    /// What is left of the ceiling.
    pub headroom: Money,
}

impl Step {
    /// Whether a subsidy fits in the room: the ceiling includes it (reading 24).
    /// Regulation (EU) 2023/2831, Art. 3(2), 13 Dec 2023 ([VLAIO on it](https://vlaio.be/nl/begeleiding-advies/financiering/overheidsmaatregelen/veelgestelde-vragen-de-minimis)).
    #[must_use]
    pub fn takes(&self, subsidy: Money) -> bool {
        subsidy <= self.headroom
    }
}

/// The room on `day`, and every later day on which it changes, with the awards listed: because an award lapses or a later
/// version of the rules begins.
#[must_use]
pub fn steps(scheme: &'static Scheme, awards: &[Award], day: Date) -> Vec<Step> {
    let mut steps = Vec::with_capacity(awards.len() + 1);
    for version in core::iter::once(scheme).chain(scheme.later()) {
        let first = version.valid_from.max(day);
        let (mut used, lapses) = lapses(version, awards, first);
        let room = |used| version.de_minimis_ceiling.saturating_sub(used);
        steps.push(Step {
            from: first,
            headroom: room(used),
        });
        for (free, award) in lapses {
            if !version.holds_on(free) {
                break;
            }
            used = used.saturating_sub(award);
            match steps.last_mut() {
                Some(step) if step.from == free => step.headroom = room(used),
                _ => steps.push(Step {
                    from: free,
                    headroom: room(used),
                }),
            }
        }
    }
    // Far above the ceiling, an award that lapses may not give any room yet.
    steps.dedup_by_key(|step| step.headroom);
    steps
}

/// What counts on `day`, and the later days on which an award no longer does, in their order.
fn lapses(scheme: &Scheme, awards: &[Award], day: Date) -> (Money, Vec<(Date, Money)>) {
    let mut lapses: Vec<(Date, Money)> = Vec::with_capacity(awards.len());
    let mut used = Money::ZERO;
    for award in awards {
        let free = counts_until(scheme, award).next();
        if free > day {
            used = used.plus(award.amount);
            // Inserted in order one by one: the standard library's sort would add 6 kB of code.
            let place = lapses.partition_point(|(other, _)| *other <= free);
            lapses.insert(place, (free, award.amount));
        }
    }
    (used, lapses)
}

/// The ceiling's state on the day asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// What counts on that day.
    pub used: Money,
    /// What is left, never below zero.
    pub headroom: Money,
}

/// Whether a row of the table fits in the headroom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Its highest subsidy fits.
    Fits,
    /// Its lowest does, its highest does not.
    Partly,
    /// Not even its lowest does.
    Exceeds,
    /// The awards are not answered.
    Unknown,
}

impl Fit {
    /// How subsidies from `lowest` to `highest` fit in what is left.
    pub(super) fn of(headroom: Option<Money>, lowest: Money, highest: Money) -> Self {
        match headroom {
            None => Self::Unknown,
            Some(headroom) if highest <= headroom => Self::Fits,
            Some(headroom) if lowest > headroom => Self::Exceeds,
            Some(_) => Self::Partly,
        }
    }
}

/// The awards and the day, ready to test amounts.
#[derive(Debug)]
pub struct Ledger<'a> {
    scheme: &'static Scheme,
    awards: Option<&'a [Award]>,
    day: Date,
    room: Option<Room>,
    outlooks: &'a Outlooks<'a>,
}

impl<'a> Ledger<'a> {
    /// The ledger on the day asked.
    pub(super) fn new(
        scheme: &'static Scheme,
        awards: Option<&'a [Award]>,
        day: Date,
        outlooks: &'a Outlooks<'a>,
    ) -> Self {
        let room = awards.map(|awards| {
            let used = used(scheme, awards, day);
            Room {
                used,
                headroom: scheme.de_minimis_ceiling.saturating_sub(used),
            }
        });
        Self {
            scheme,
            awards,
            day,
            room,
            outlooks,
        }
    }

    /// The room on the day, where the awards were answered.
    #[must_use]
    pub const fn room(&self) -> Option<Room> {
        self.room
    }

    /// The first day on which an earlier trajectory no longer blocks and the awards leave room for what is needed
    /// (docs/CONTRACT.md, Status). `repeat_from` gives the former by a version's years.
    pub(super) fn available_from(
        &self,
        needed: Money,
        repeat_from: impl Fn(&Scheme) -> Date,
    ) -> Option<Date> {
        let awards = self.awards?;
        let within = |scheme: &Scheme, from: Date, needed: Money| {
            let from = from.max(repeat_from(scheme));
            first_day_with_room(scheme, awards, from, needed)
        };
        within(self.scheme, self.day, needed).or_else(|| {
            let mut later = self.outlooks.get().iter().filter(|later| later.open);
            later.find_map(|later| within(later.scheme, later.scheme.valid_from, later.needed))
        })
    }

    /// How subsidies from `lowest` to `highest` fit, and where they do not, the first later day on which the same row does:
    /// under a later version that is the row of a rate of the same kind, with the highest subsidy that `again` gives.
    /// An amount is never trimmed to the room: Regulation (EU) 2023/2831, Art. 3(7), 13 Dec 2023 ([VLAIO on it](https://vlaio.be/nl/begeleiding-advies/financiering/overheidsmaatregelen/veelgestelde-vragen-de-minimis)).
    pub(super) fn fit(
        &self,
        (lowest, highest): (Money, Money),
        rate: Rate,
        again: &dyn Fn(&'static Scheme, Rate) -> Option<Money>,
    ) -> (Fit, Option<Date>) {
        let fit = Fit::of(self.room.map(|room| room.headroom), lowest, highest);
        let from = match fit {
            Fit::Fits | Fit::Unknown => None,
            Fit::Partly | Fit::Exceeds => self.fits_from(highest, rate, again),
        };
        (fit, from)
    }

    fn fits_from(
        &self,
        amount: Money,
        rate: Rate,
        again: &dyn Fn(&'static Scheme, Rate) -> Option<Money>,
    ) -> Option<Date> {
        let awards = self.awards?;
        let now = first_day_with_room(self.scheme, awards, self.day, amount);
        now.or_else(|| {
            let kinds = Rates::of(self.scheme, rate);
            self.outlooks.get().iter().find_map(|later| {
                let scheme = later.scheme;
                let rates = later.rates.and(kinds).list(scheme).into_iter();
                rates
                    .filter_map(|rate| again(scheme, rate))
                    .filter_map(|amount| {
                        first_day_with_room(scheme, awards, scheme.valid_from, amount)
                    })
                    .min()
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::application::Application;

    const DAY: Date = Date::new_unchecked(2026, 11, 23);

    /// An award of so many euro; years and ceiling are those of the version that applies.
    fn award(year: u16, cents: u32) -> Award {
        Award {
            granted_on: Date::new_unchecked(year, 2, 28),
            amount: Money::from_cents(cents),
        }
    }

    #[test]
    fn room_for_exactly_the_lowest_subsidy_fits_partly() {
        let scheme = Scheme::nearest(DAY);
        let (lowest, highest) = (Money::from_cents(425_000), Money::from_cents(540_000));
        let application = Application::new(DAY);
        let outlooks = Outlooks::after(scheme, &application);
        let fit = |left: u32| {
            let amount = scheme
                .de_minimis_ceiling
                .saturating_sub(Money::from_cents(left));
            let awards = [Award {
                granted_on: DAY,
                amount,
            }];
            Ledger::new(scheme, Some(&awards), DAY, &outlooks)
                .fit((lowest, highest), scheme.rate_sme, &|_, _| None)
                .0
        };
        assert_eq!(fit(540_000), Fit::Fits);
        assert_eq!(fit(539_999), Fit::Partly);
        assert_eq!(fit(425_000), Fit::Partly);
        assert_eq!(fit(424_999), Fit::Exceeds);
    }

    /// Over the ceiling the first award that lapses gives no room yet.
    #[test]
    fn steps_are_the_days_on_which_room_changes_and_only_those() {
        let scheme = Scheme::last();
        let first = scheme.valid_from.parts().0;
        let day = Date::new_unchecked(first + 1, 3, 1);
        let ceiling = scheme.de_minimis_ceiling;
        let on = |year, amount| Award {
            amount,
            ..award(year, 0)
        };
        let little = Money::from_cents(100);
        let awards = [on(first, little), on(first + 1, ceiling)];
        let free = |year: u16| {
            Date::new_unchecked(year, 2, 28)
                .anniversary(scheme.de_minimis_years)
                .next()
        };
        let mut expected = vec![(day, Money::ZERO)];
        if scheme.holds_on(free(first + 1)) {
            expected.push((free(first + 1), ceiling));
        }
        let found = steps(scheme, &awards, day);
        let found: Vec<_> = found
            .iter()
            .map(|step| (step.from, step.headroom))
            .collect();
        assert_eq!(found, expected);
        assert_eq!(steps(scheme, &[], day).len(), 1);
    }
}
