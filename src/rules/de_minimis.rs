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
