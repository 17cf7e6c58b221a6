//! The day asked, moved to a later one.

use super::{Change, Lever, Levers, Value, verdict_of};
use crate::rules::application::LastTrajectory;
use crate::rules::criteria::repeat_free_from;
use crate::rules::date::Date;
use crate::rules::de_minimis::steps;
use crate::rules::money::Money;
use crate::rules::scheme::Scheme;
use crate::rules::tri::Tri;

impl Levers {
    /// Between two of these days nothing can change: a version's first day, a day on which room changes, the first day after a
    /// repeat period, by each version's years. So each is asked, in their order.
    pub(super) fn days(&self, lever: Lever) -> Vec<Change> {
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
        for scheme in core::iter::once(self.scheme).chain(self.scheme.later()) {
            telling(scheme.valid_from);
            if let Some(LastTrajectory::On(decided)) = self.alone.last_trajectory_decision {
                telling(repeat_free_from(scheme, decided));
            }
        }
        let now = self.outcomes.get(super::by_size(self.sme));
        let mut by_version: Option<(&'static Scheme, Tri)> = None;
        let mut headroom: Option<Money> = None;
        let mut rooms = rooms.into_iter().peekable();
        let mut found: Option<Change> = None;
        let mut answers = self.alone.clone();
        for day in days.into_iter().filter(|day| *day <= last) {
            let Ok(scheme) = Scheme::on(day) else { break };
            while let Some(room) = rooms.next_if(|room| room.from <= day) {
                headroom = Some(room.headroom);
            }
            let sme = match by_version {
                Some((version, sme)) if version == scheme => sme,
                _ => self.sme_under(scheme),
            };
            by_version = Some((scheme, sme));
            answers.decision_date = day;
            let outcome = verdict_of(scheme, &answers, sme, headroom);
            match &mut found {
                None if Some(&outcome) != now => {
                    found = Some(Change {
                        lever: lever.clone(),
                        value: Value::Day(day),
                        until: Some(Value::Day(last)),
                        outcome,
                    });
                }
                Some(change) if change.outcome != outcome => {
                    change.until = Some(Value::Day(day.previous()));
                    break;
                }
                None | Some(_) => {}
            }
        }
        found.into_iter().collect()
    }

    fn sme_under(&self, scheme: &'static Scheme) -> Tri {
        match &self.group {
            Some(group) => group.under(scheme).sme(),
            None => self.alone.sme_declared.into(),
        }
    }
}
