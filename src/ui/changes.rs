//! Which parts of the result have changed. A part of the page is rebuilt only when its own count rises: rebuilding
//! everything on every key press would be too slow on a cheap phone.

use super::derived::Derived;
use crate::answers::ROOT;
use crate::answers::field::Field;
use crate::rules::evaluate::Status;
use crate::rules::scheme::RuleId;

/// A count per part, which rises when that part changes.
#[derive(Clone, Default)]
pub(super) struct Changes {
    /// Verdict, obstacles, warnings.
    pub(super) verdict: u32,
    /// What to do next.
    pub(super) steps: u32,
    /// The room for de minimis aid, on the day asked and later.
    pub(super) room: u32,
    /// Each finding of the trace.
    pub(super) findings: Vec<u32>,
    /// That of the size, wherever it stands.
    pub(super) size: u32,
}

fn rise(count: &mut u32, changed: bool) {
    if changed {
        *count = count.wrapping_add(1);
    }
}

impl Changes {
    /// Raises the count of every part that the host's own prices are in.
    pub(super) fn priced(&mut self) {
        rise(&mut self.verdict, true);
        rise(&mut self.room, true);
    }

    /// The count of a finding by its place.
    pub(super) fn finding(&self, place: usize) -> u32 {
        self.findings.get(place).copied().unwrap_or_default()
    }

    /// Raises the count of every part that differs between the two.
    pub(super) fn diff(&mut self, before: &Derived, now: &Derived) {
        let (old, new) = (&before.evaluation, &now.evaluation);
        let (was, is) = (&before.composed.application, &now.composed.application);
        // What every text may name: the day, the book years, whether the group is told whole.
        let named = |derived: &Derived| {
            let voice = &derived.voice;
            (voice.year(), voice.year_end, voice.group_settled)
        };
        let day = was.decision_date != is.decision_date || named(before) != named(now);
        let rates = old.rates != new.rates || old.scheme != new.scheme;
        // The figures of the conditions that fail.
        let refused = new.status == Status::Ineligible && old.trace != new.trace;
        let asked = |derived: &Derived| derived.composed.problem(ROOT, Field::DecisionDate);
        rise(
            &mut self.verdict,
            day || rates
                || refused
                || asked(before) != asked(now)
                || before.progress != now.progress
                || old.status != new.status
                || old.missing != new.missing
                || old.ask != new.ask
                || old.warnings != new.warnings
                || old.available_from != new.available_from
                // The quotes, and what does not fit.
                || old.packages != new.packages
                || old.de_minimis != new.de_minimis
                // What a "yes" depends on, and readings that VLAIO may dispute.
                || old.finding(RuleId::Size) != new.finding(RuleId::Size),
        );
        rise(
            &mut self.steps,
            day || refused
                || old.status != new.status
                || old.ask != new.ask
                || before.progress.open.is_empty() != now.progress.open.is_empty()
                || old.available_from != new.available_from
                || before.progress.unknown != now.progress.unknown
                || before.providers != now.providers,
        );
        rise(
            &mut self.room,
            day || rates || was.de_minimis != is.de_minimis || was.quotes != is.quotes,
        );
        self.findings.resize(new.trace.len(), 0);
        for (place, count) in self.findings.iter_mut().enumerate() {
            let (old, new) = (old.trace.get(place), new.trace.get(place));
            let size = new.is_some_and(|finding| finding.rule == RuleId::Size);
            // The steps of the size name the enterprises.
            let renamed = size && was.relations != is.relations;
            let changed = day || renamed || old != new;
            rise(count, changed);
            rise(&mut self.size, size && changed);
        }
    }
}
