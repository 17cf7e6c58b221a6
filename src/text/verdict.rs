//! The verdict in sentences.

use super::columns::{Shown, blocked, gain};
use super::finding::{name, reasons};
use super::{Key, Voice, amounts, asking, caveats, package};
use crate::rules::date::Date;
use crate::rules::evaluate::{Evaluation, Question, Status, Warning};
use crate::rules::packages::highest_with_extensions;
use crate::rules::scheme::{PackageId, RuleId, Scheme};
use crate::rules::settles::Settled;
use crate::rules::trace::{Facts, Finding, State};

/// Up to this many open questions are named one by one.
const NAMED: usize = 3;

/// The verdict in one line, split into the parts between which a narrow page may break it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The outcome.
    pub first: &'static str,
    /// The rate, or the first day; with its colon, or empty.
    pub rest: String,
    /// The assumption that only the visitor can check; with its comma, or empty.
    pub condition: &'static str,
}

impl Headline {
    /// The whole line.
    #[must_use]
    pub fn whole(&self) -> String {
        format!("{}{}{}", self.first, self.rest, self.condition)
    }
}

/// The verdict's line; `unknown` is the number of questions that matter and that the visitor can't answer.
#[must_use]
pub fn headline(voice: &Voice, evaluation: &Evaluation, unknown: usize) -> Headline {
    let line = |first: Key, rest: String| Headline {
        first: voice.text(first),
        rest,
        condition: "",
    };
    match (evaluation.status, evaluation.available_from) {
        (Status::Eligible, _) => {
            let rates = package::percents(voice, &evaluation.rates);
            Headline {
                condition: if caveats::hangs_on_whole_group(voice, evaluation) {
                    voice.text(Key::VerdictWholeGroup)
                } else {
                    ""
                },
                ..line(
                    Key::VerdictEligible,
                    voice.format_text(Key::VerdictRates, &[&rates]),
                )
            }
        }
        (Status::Ineligible, Some(day)) => line(
            Key::VerdictNotYet,
            voice.format_text(Key::VerdictNotBefore, &[&voice.date(day)]),
        ),
        (Status::Ineligible, None) => line(Key::VerdictIneligible, String::new()),
        (Status::Undetermined, _) => {
            let open = evaluation.missing.len().saturating_sub(unknown);
            let first = match (open, evaluation.missing.is_empty()) {
                (_, true) => Key::VerdictVlaio,
                (0, false) => Key::VerdictAsking,
                _ => Key::VerdictUndetermined,
            };
            line(first, String::new())
        }
    }
}

/// What hangs on the question that settles most.
#[must_use]
pub fn settles(voice: &Voice, what: Settled) -> String {
    match what {
        Settled::Eligibility => voice.text(Key::SettlesEligibility).to_owned(),
        Settled::Possible(rate) => {
            let rate = package::percent(voice, rate);
            voice.format_text(Key::SettlesPossible, &[&rate])
        }
        Settled::Between(high, low) => {
            let [high, low] = [high, low].map(|rate| package::plain_percent(voice, rate));
            voice.format_text(Key::SettlesBetween, &[&high, &low])
        }
        Settled::InPart => voice.text(Key::SettlesInPart).to_owned(),
    }
}

/// The verdict for a screen reader, briefly: while questions are open what there is to gain and how many are left, then what to ask
/// whom (`unknown`); at last the line with its rate and amounts, or with what it fails on.
#[must_use]
pub fn spoken(
    voice: &Voice,
    evaluation: &Evaluation,
    headline: &Headline,
    shown: &[Shown<'_>],
    open: &[Question],
    unknown: &[Question],
) -> String {
    let eligible = evaluation.status == Status::Eligible;
    // The rate once, with what it is for.
    let mut told = vec![if eligible {
        let rates = voice.format_text(Key::VerdictRates, &[&rates(voice, evaluation)]);
        format!("{}{rates}{}.", headline.first, headline.condition)
    } else {
        format!("{}.", headline.whole())
    }];
    if let Some(gain) = gain(voice, evaluation, shown) {
        told.push(format!("{}.", gain.whole()));
    }
    match evaluation.status {
        Status::Eligible => {}
        Status::Ineligible => {
            for (rule, reasons) in obstacles(voice, evaluation) {
                told.push([rule, voice.text(Key::FormatColon), &reasons.join(" ")].concat());
            }
            told.append(&mut later(voice, evaluation));
        }
        Status::Undetermined => {
            if caveats::hangs_on_whole_group(voice, evaluation) {
                told.push(voice.text(Key::VerdictSmeWholeGroup).to_owned());
            }
            if !evaluation.ask.is_empty() {
                told.push(voice.text(Key::VerdictAskLegalForm).to_owned());
            }
        }
    }
    told.append(&mut amounts::remarks(voice, evaluation, shown));
    if !open.is_empty() {
        told.push(format!("{}.", sentence(left(voice, open.len()))));
    } else if !eligible {
        for line in asking::lines(voice, unknown) {
            told.push(format!("{line}."));
        }
    }
    told.join(" ")
}

/// How many questions are left.
#[must_use]
pub fn left(voice: &Voice, open: usize) -> String {
    if open == 1 {
        voice.text(Key::ProgressLeftOne).to_owned()
    } else {
        voice.format_text(Key::ProgressLeft, &[&open.to_string()])
    }
}

/// What the possible rates are for.
fn rates(voice: &Voice, evaluation: &Evaluation) -> String {
    let rates = evaluation.rates.iter();
    let rates: Vec<String> = rates.map(|rate| package::rate(voice, *rate)).collect();
    rates.join(voice.text(Key::VerdictOr))
}

/// Elsewhere a rate is in the middle of a sentence ("tot 35 %"); here it begins one.
fn sentence(mut words: String) -> String {
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// What the packages' names in a list read as.
fn names(voice: &Voice, packages: &[PackageId]) -> String {
    let mut names = Vec::new();
    for id in packages {
        names.push(voice.text(package::name(*id)).to_owned());
    }
    names.join(voice.text(Key::HeroAnd))
}

/// The explanation below the line: at which rate and why, on what it rests, who decides, what may still change it. `open` are
/// the questions that the visitor has yet to answer.
#[must_use]
pub fn details(
    voice: &Voice,
    evaluation: &Evaluation,
    shown: &[Shown<'_>],
    open: &[Question],
) -> Vec<String> {
    let mut lines = Vec::new();
    let status = evaluation.status;
    if status == Status::Ineligible {
        lines.push(voice.text(Key::HeroRefused).to_owned());
        lines.append(&mut later(voice, evaluation));
        return lines;
    }
    if let Some(fitting) = blocked(shown) {
        lines.push(voice.format_text(Key::HeroFits, &[&names(voice, &fitting)]));
    }
    let paid = if status == Status::Eligible || evaluation.rates.len() == 1 {
        voice.format_text(Key::HeroOne, &[&rates(voice, evaluation)])
    } else {
        voice.format_text(Key::HeroBoth, &[])
    };
    lines.push(match cap(voice, evaluation, shown) {
        Some(cap) => [&*paid, " ", &*cap].concat(),
        None => paid,
    });
    if status == Status::Undetermined && caveats::hangs_on_whole_group(voice, evaluation) {
        lines.push(voice.text(Key::VerdictSmeWholeGroup).to_owned());
    }
    // Owned, like all lists of texts: joining another kind of string would add code of its own.
    let mut names = Vec::new();
    for question in open {
        names.push(voice.text(missing(*question)).to_owned());
    }
    let count = names.len().to_string();
    lines.push(match names.as_slice() {
        // Nothing is unknown: the rest is for VLAIO to judge.
        [] if evaluation.missing.is_empty() => voice.text(Key::HeroBased).to_owned(),
        [] => voice.text(Key::HeroSoFarAsking).to_owned(),
        [one] => voice.format_text(Key::HeroSoFarOne, &[one]),
        many if many.len() <= NAMED => {
            voice.format_text(Key::HeroSoFarNamed, &[&count, &many.join(", ")])
        }
        _ => voice.format_text(Key::HeroSoFar, &[&count]),
    });
    if !evaluation.ask.is_empty() {
        lines.push(voice.text(Key::VerdictAskLegalForm).to_owned());
    }
    lines
}

/// How high the subsidy goes with extension packages; none where it can't: without room for it, or where they are in a quote already.
fn cap(voice: &Voice, evaluation: &Evaluation, shown: &[Shown<'_>]) -> Option<String> {
    let rates = evaluation.rates.get(..1).unwrap_or_default();
    if let (Some(room), Some(rate)) = (evaluation.de_minimis, rates.first())
        && room.headroom < highest_with_extensions(voice.scheme, *rate)
    {
        return None;
    }
    let mut offered = false;
    for (package, _) in shown {
        offered |= voice.scheme.package(package.id).extensions;
        if let Some(quote) = &package.quote
            && quote.extensions.is_positive()
        {
            return None;
        }
    }
    let highest = amounts::highest_with_extensions(voice, rates);
    offered.then(|| voice.format_text(Key::HeroCap, &[&highest]))
}

/// For a "no": the conditions that fail.
fn failing(evaluation: &Evaluation) -> Vec<&Finding> {
    let mut failing = Vec::new();
    if evaluation.status != Status::Ineligible {
        return failing;
    }
    let beneficiary = evaluation.criteria.get(RuleId::Beneficiary) == Some(State::NotMet);
    for finding in &evaluation.trace {
        // The size is an obstacle only together with the rest of its criterion; a quote never is.
        let counts =
            finding.rule != RuleId::Quotes && (finding.rule != RuleId::Size || beneficiary);
        if counts && finding.state == State::NotMet {
            failing.push(finding);
        }
    }
    failing
}

/// For a "no": every condition that fails, with the figures.
#[must_use]
pub fn obstacles(voice: &Voice, evaluation: &Evaluation) -> Vec<(&'static str, Vec<String>)> {
    let mut obstacles = Vec::new();
    for finding in failing(evaluation) {
        obstacles.push((voice.text(name(finding.rule)), reasons(voice, finding)));
    }
    obstacles
}

/// What can be done about a condition that fails, where something is known.
const INSTEAD: [(RuleId, Key); 7] = [
    (RuleId::Region, Key::NowNoRegion),
    (RuleId::PrivateSector, Key::NowNoPrivateSector),
    (RuleId::LegalForm, Key::NowNoLegalForm),
    (RuleId::MainActivity, Key::NowNoMainActivity),
    (RuleId::Equity, Key::NowNoEquity),
    (RuleId::Beneficiary, Key::NowNoBeneficiary),
    (RuleId::DeMinimis, Key::NowNoDeMinimis),
];

/// For a "no" that only waits: the day from which it may be asked again. That of the whole verdict; where the de minimis aid is not
/// answered, so that there is none, the day of the earlier trajectory, if nothing else fails.
#[must_use]
pub fn again(evaluation: &Evaluation) -> Option<Date> {
    if evaluation.available_from.is_some() {
        return evaluation.available_from;
    }
    let open = evaluation.criteria.get(RuleId::DeMinimis) == Some(State::Unknown);
    if let [one] = failing(evaluation).as_slice()
        && let Facts::Repeat { free_from, .. } = one.facts
        && open
    {
        // Under other rules the day may be another one.
        return free_from.filter(|day| std::ptr::eq(Scheme::nearest(*day), evaluation.scheme));
    }
    None
}

/// Whether the day to ask again makes other book years count than those of the figures from which the size was computed.
#[must_use]
pub fn other_years(voice: &Voice, evaluation: &Evaluation) -> bool {
    let of = |rule| evaluation.finding(rule).map(|finding| &finding.facts);
    let custom_work = matches!(
        of(RuleId::Beneficiary),
        Some(Facts::Beneficiary {
            custom_work_enterprise: Some(true),
            ..
        })
    );
    match (again(evaluation), of(RuleId::Size)) {
        (Some(day), Some(Facts::Size(size))) => {
            size.last_year.is_some() && !custom_work && voice.other_years(day)
        }
        _ => false,
    }
}

/// What to mind about the day that the verdict names.
fn later(voice: &Voice, evaluation: &Evaluation) -> Vec<String> {
    let mut told = Vec::new();
    if evaluation.available_from.is_some() {
        told.push(voice.text(Key::VerdictAvailable).to_owned());
        if other_years(voice, evaluation) {
            told.push(voice.text(Key::VerdictOtherYears).to_owned());
        }
    }
    told
}

/// For a "no": what can be done about each condition that fails. Where only time is needed, the day is said beside these: [`again`].
#[must_use]
pub fn instead(voice: &Voice, evaluation: &Evaluation) -> Vec<String> {
    let mut told = Vec::new();
    for finding in failing(evaluation) {
        let known = INSTEAD.iter().find(|(rule, _)| *rule == finding.rule);
        told.extend(known.map(|(_, key)| voice.text(*key).to_owned()));
    }
    told
}

/// Readings that decided the outcome and that VLAIO may dispute.
#[must_use]
pub fn warnings(voice: &Voice, evaluation: &Evaluation) -> Vec<String> {
    let mut told = Vec::new();
    for warning in &evaluation.warnings {
        let key = match warning {
            Warning::ShareExactly25 => Key::WarningShareExactly,
            Warning::TwoYearRule => Key::WarningTwoYearRule,
        };
        told.push(voice.format_text(key, &[]));
    }
    if caveats::majority_of_capital_alone(evaluation) {
        told.push(voice.format_text(Key::DoubtCapital, &[]));
    }
    told
}

/// The open question in a word or two.
#[must_use]
pub const fn missing(question: Question) -> Key {
    super::missing_name(question)
}
