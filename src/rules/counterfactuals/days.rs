//! The day asked, moved to a later one.

use super::{Change, Lever, Levers, Value, verdict_of};
use crate::rules::application::LastTrajectory;
use crate::rules::criteria::repeat_free_from;
use crate::rules::date::Date;
use crate::rules::de_minimis::steps;
use crate::rules::scheme::Scheme;

impl Levers {
    /// Between two of these days nothing can change: a version's first day, a day on which room changes, the first day after a
    /// repeat period, by each version's years. So each is asked, in their order.
    #[inline(never)]
    pub(super) fn days(&mut self, lever: Lever) -> Vec<Change> {
        let today = self.alone.decision_date;
        let last = Scheme::last().valid_until.unwrap_or(Date::LAST);
        let rooms = match &self.alone.de_minimis {
            Some(awards) => steps(self.scheme, awards, today),
            None => Vec::new(),
        };
        let mut days: Vec<Date> = vec![today.next()];
        let mut telling = |day: Date| {
            // Inserted in order one by one: the standard library's sort would add 6 kB of code.
            let place = days.partition_point(|other| *other < day);
            if day > today && days.get(place) != Some(&day) {
                days.insert(place, day);
            }
        };
        for room in &rooms {
            telling(room.from);
        }
        let mut version = Some(self.scheme);
        while let Some(scheme) = version {
            telling(scheme.valid_from);
            if let Some(LastTrajectory::On(decided)) = self.alone.last_trajectory_decision {
                telling(repeat_free_from(scheme, decided));
            }
            version = scheme.later().first();
        }
        let (mut version, mut sme) = (self.scheme, self.sme);
        let (mut headroom, mut passed) = (self.headroom, 0);
        let mut found: Vec<Change> = Vec::new();
        for day in days {
            let Ok(scheme) = Scheme::on(day) else { break };
            if day > last {
                break;
            }
            if scheme != version {
                version = scheme;
                self.group.settle(scheme);
                sme = self.group.sme(&self.alone);
            }
            while let Some(room) = rooms.get(passed)
                && room.from <= day
            {
                headroom = Some(room.headroom);
                passed += 1;
            }
            self.alone.decision_date = day;
            let outcome = verdict_of(scheme, &self.alone, sme, headroom);
            if let Some(change) = found.last_mut() {
                if change.outcome != outcome {
                    change.until = Some(Value::Day(day.previous()));
                    break;
                }
            } else if Some(&outcome) != self.today() {
                found.push(Change {
                    lever: lever.clone(),
                    value: Value::Day(day),
                    until: Some(Value::Day(last)),
                    outcome,
                });
            }
        }
        self.alone.decision_date = today;
        self.group.settle(self.scheme);
        found
    }
}
