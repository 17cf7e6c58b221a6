//! The de minimis ceiling of the single undertaking (Regulation (EU) 2023/2831, Art. 3).

use super::application::Award;
use super::date::Date;
use super::money::Money;
use super::scheme::SCHEME;
use serde::Serialize;

/// The last day on which an award counts: its third anniversary (reading 25).
#[must_use]
pub fn counts_until(award: &Award) -> Date {
    award.granted_on.anniversary(SCHEME.de_minimis_years)
}

/// The awards that count on `day`, added up.
#[must_use]
pub fn used(awards: &[Award], day: Date) -> Money {
    awards
        .iter()
        .filter(|award| day <= counts_until(award))
        .fold(Money::ZERO, |sum, award| sum.plus(award.amount))
}

/// What is left of the ceiling on `day`, never below zero.
#[must_use]
pub fn headroom(awards: &[Award], day: Date) -> Money {
    SCHEME.de_minimis_ceiling.minus(used(awards, day))
}

/// The first day from `day` on with room for `amount`, with the awards listed. Room only changes on the day
/// after an award's third anniversary, and never falls; none when the amount is above the ceiling itself.
#[must_use]
pub fn first_day_with_room(awards: &[Award], day: Date, amount: Money) -> Option<Date> {
    if headroom(awards, day) >= amount {
        return Some(day);
    }
    awards
        .iter()
        .map(|award| counts_until(award).next())
        .filter(|&free| free > day && headroom(awards, free) >= amount)
        .min()
}

/// The room on `day`, and every later day on which it grows, with the awards listed.
#[must_use]
pub fn steps(awards: &[Award], day: Date) -> Vec<(Date, Money)> {
    let mut steps = vec![(day, headroom(awards, day))];
    for award in awards {
        let free = counts_until(award).next();
        let place = steps.partition_point(|step| step.0 < free);
        if place > 0 && steps.get(place).is_none_or(|step| step.0 != free) {
            steps.insert(place, (free, headroom(awards, free)));
        }
    }
    // Far above the ceiling an award may lapse without giving room.
    steps.dedup_by_key(|step| step.1);
    steps
}

/// The ceiling's state on the day asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Room {
    /// What counts on that day.
    pub used: Money,
    /// What is left, never below zero.
    pub headroom: Money,
}

/// How a row of the table stands to the headroom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
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

/// The awards and the day, ready to test amounts.
#[derive(Clone, Copy, Debug)]
pub struct Ledger<'a> {
    awards: Option<&'a [Award]>,
    day: Date,
    room: Option<Room>,
}

impl<'a> Ledger<'a> {
    /// The ledger on the day asked.
    #[must_use]
    pub fn new(awards: Option<&'a [Award]>, day: Date) -> Self {
        let room = awards.map(|awards| {
            let used = used(awards, day);
            Room {
                used,
                headroom: SCHEME.de_minimis_ceiling.minus(used),
            }
        });
        Self { awards, day, room }
    }

    /// The room on the day, where the awards were answered.
    #[must_use]
    pub const fn room(&self) -> Option<Room> {
        self.room
    }

    /// The first day on which this amount has room.
    #[must_use]
    pub fn free_from(&self, amount: Money) -> Option<Date> {
        first_day_with_room(self.awards?, self.day, amount)
    }

    /// How subsidies from `lowest` to `highest` fit, and the first later day on which `highest` does where it
    /// does not. Art. 3(7): an amount is never trimmed to the room.
    #[must_use]
    pub fn fit(&self, lowest: Money, highest: Money) -> (Fit, Option<Date>) {
        match self.room {
            None => (Fit::Unknown, None),
            Some(room) if highest <= room.headroom => (Fit::Fits, None),
            Some(room) if lowest > room.headroom => (Fit::Exceeds, self.free_from(highest)),
            Some(_) => (Fit::Partly, self.free_from(highest)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_for_exactly_the_lowest_subsidy_fits_partly() {
        let day = Date::known(2026, 11, 23);
        let award = |euro: u32| Award {
            granted_on: Date::known(2025, 1, 1),
            amount: Money::from_cents(euro * 100),
        };
        let (lowest, highest) = (Money::from_cents(425_000), Money::from_cents(540_000));
        let fit = |euro| {
            Ledger::new(Some(&[award(euro)]), day)
                .fit(lowest, highest)
                .0
        };
        assert_eq!(fit(294_600), Fit::Fits);
        assert_eq!(fit(294_601), Fit::Partly);
        assert_eq!(fit(295_750), Fit::Partly);
        assert_eq!(fit(295_751), Fit::Exceeds);
    }

    #[test]
    fn steps_are_the_days_on_which_room_grows_and_only_those() {
        let award = |year, euro: u32| Award {
            granted_on: Date::known(year, 2, 28),
            amount: Money::from_cents(euro * 100),
        };
        // Over the ceiling: the first award that lapses gives no room yet.
        let awards = [
            award(2024, 100_000),
            award(2025, 250_000),
            award(2026, 60_000),
        ];
        let euro = |euro: u32| Money::from_cents(euro * 100);
        assert_eq!(
            steps(&awards, Date::known(2026, 11, 23)),
            [
                (Date::known(2026, 11, 23), euro(0)),
                (Date::known(2028, 2, 29), euro(240_000)),
                (Date::known(2029, 3, 1), euro(300_000)),
            ]
        );
        assert_eq!(steps(&[], Date::known(2026, 11, 23)).len(), 1);
    }
}
