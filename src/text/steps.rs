//! How a rule was decided, step by step with the real figures: each enterprise of the group, each award, each amount.

use super::columns::{Shown, price};
use super::finding::{figures, years};
use super::{Key, Voice, package, relation};
use crate::rules::evaluate::Evaluation;
use crate::rules::packages::{PackageRow, QuoteResult};
use crate::rules::relations::{Aggregate, Kind};
use crate::rules::scheme::PackageId;
use crate::rules::size::Size;
use crate::rules::trace::{AwardFact, Facts, Finding};

/// The steps; none where the reasons say it all. `title` names an enterprise of the group by its place.
#[must_use]
pub fn steps(
    voice: &Voice,
    evaluation: &Evaluation,
    finding: &Finding,
    title: &dyn Fn(usize) -> String,
) -> Vec<String> {
    match &finding.facts {
        Facts::Size(size) => group(voice, size, title),
        Facts::DeMinimis { awards, .. } => {
            let mut steps = Vec::new();
            for award in awards {
                steps.push(one_award(voice, award));
            }
            steps
        }
        Facts::Beneficiary { .. } | Facts::Quotes { .. } => {
            let quotes = matches!(finding.facts, Facts::Quotes { .. });
            let mut steps = Vec::new();
            for row in &evaluation.packages {
                match &row.quote {
                    _ if !quotes => published(voice, row, &mut steps),
                    Some(quote) => quoted(voice, row.id, quote, &mut steps),
                    None => {}
                }
            }
            steps
        }
        Facts::PublicShare { .. }
        | Facts::Region { .. }
        | Facts::Answer { .. }
        | Facts::LegalForm { .. }
        | Facts::Repeat { .. }
        | Facts::Provider { .. }
        | Facts::None {} => Vec::new(),
    }
}

/// The enterprise itself, and each partner or linked enterprise: how it counts, and what it adds to each year that counts; at last
/// the sum.
fn group(voice: &Voice, size: &Size, title: &dyn Fn(usize) -> String) -> Vec<String> {
    let mut steps = Vec::new();
    let Some(consolidation) = &size.consolidation else {
        return steps;
    };
    if consolidation.additions.is_empty() {
        return steps;
    }
    let (last, before) = years(**voice, voice.year(), size.estimated);
    let colon = voice.text(Key::FormatColon);
    // What these figures add to each year that counts.
    let adds = |step: &mut String, figures_of: [&Aggregate; 2]| {
        let counting = [size.last_year.is_some(), size.year_before.is_some()];
        for ((year, adds), counts) in [&last, &before].into_iter().zip(figures_of).zip(counting) {
            if counts {
                step.push(' ');
                step.push_str(&figures(voice, year, adds));
            }
        }
    };
    let whole = |name: Key, figures: [&Aggregate; 2]| {
        let mut step = [voice.text(name), colon.trim_end()].concat();
        adds(&mut step, figures);
        step
    };
    let [own_last, own_before] = &consolidation.own;
    steps.push(whole(Key::QuestionOwn, [own_last, own_before]));
    for (place, addition) in consolidation.additions.iter().enumerate() {
        let mut step = [&*title(place), colon, &*relation::counts(voice, addition)].concat();
        // What is in the figures above already adds nothing.
        if addition.at_most.is_some() && addition.kind != Kind::Included {
            adds(&mut step, [&addition.last_year, &addition.year_before]);
        }
        steps.push(step);
    }
    let (last_year, year_before) = (&consolidation.last_year, &consolidation.year_before);
    steps.push(whole(Key::StepSum, [last_year, year_before]));
    steps
}

fn one_award(voice: &Voice, award: &AwardFact) -> String {
    let key = if award.counts {
        Key::StepAward
    } else {
        Key::StepAwardPast
    };
    let values = [
        voice.cents(award.award.amount),
        voice.date(award.award.granted_on),
        voice.date(award.counts_until),
    ];
    let [amount, granted, until] = &values;
    voice.format_text(key, &[amount, granted, until])
}

/// How the amounts of the packages shown were computed, at the prices of their columns and at each rate.
#[must_use]
pub fn amounts(voice: &Voice, shown: &[Shown<'_>]) -> Vec<String> {
    let mut steps = Vec::new();
    for one in shown {
        let row = one.0;
        match price(*one) {
            Some(quote) => quoted(voice, row.id, quote, &mut steps),
            None => published(voice, row, &mut steps),
        }
    }
    steps
}

/// The published prices, at each rate.
#[inline(never)]
fn published(voice: &Voice, row: &PackageRow, steps: &mut Vec<String>) {
    for at in &row.by_rate {
        let values = [
            package::percent(voice, at.rate_percent),
            voice.range(row.price),
            voice.range(at.subsidy),
        ];
        let [rate, price, subsidy] = &values;
        let name = voice.text(package::name(row.id));
        steps.push(voice.format_text(Key::StepPublished, &[name, rate, price, subsidy]));
    }
}

/// A quote, at each rate.
#[inline(never)]
fn quoted(voice: &Voice, id: PackageId, quote: &QuoteResult, steps: &mut Vec<String>) {
    for at in &quote.by_rate {
        let key = if at.capped {
            Key::StepCapped
        } else {
            Key::StepQuote
        };
        let values = [
            package::percent(voice, at.rate_percent),
            voice.cents(quote.total),
            voice.cents(at.subsidy),
            voice.cents(at.own_share),
        ];
        let [rate, total, subsidy, own] = &values;
        let name = voice.text(package::name(id));
        steps.push(voice.format_text(key, &[name, rate, total, subsidy, own]));
    }
}
