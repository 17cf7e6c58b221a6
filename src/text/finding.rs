//! A finding in words, with the figures that decided it.

use super::size::at_least;
use super::{FORM_NAMES, Key, Locale, Voice, declared, package, rule_condition, rule_name};
use crate::rules::application::LastTrajectory;
use crate::rules::de_minimis::Room;
use crate::rules::money::Money;
use crate::rules::packages::{QuoteIssue, QuoteResult};
use crate::rules::relations::Aggregate;
use crate::rules::scheme::{Judge, LegalForm, PackageId, PriceRange, RuleId, Standing};
use crate::rules::size::{Size, Year};
use crate::rules::trace::{Facts, Finding, QuoteFact, State};
use crate::rules::tri::Tri;
use crate::rules::whole::digits;

/// The rule's short name.
#[must_use]
pub const fn name(rule: RuleId) -> Key {
    rule_name(rule)
}

/// The rule as a condition.
#[must_use]
pub const fn condition(rule: RuleId) -> Key {
    rule_condition(rule)
}

/// The state in words.
#[must_use]
pub const fn state(state: State) -> Key {
    match state {
        State::Met => Key::StateMet,
        State::NotMet => Key::StateNotMet,
        State::Unknown => Key::StateUnknown,
        State::NotApplicable => Key::StateNotApplicable,
        State::Open => Key::StateOpen,
    }
}

/// The state of a finding for the reader: not being an SME is no failure where another criterion gives the subsidy, or
/// still may. None where the state itself says enough.
#[must_use]
pub fn no_failure(finding: &Finding, beneficiary: Option<State>) -> Option<Key> {
    if finding.rule != RuleId::Size || finding.state != State::NotMet {
        return None;
    }
    match beneficiary {
        Some(State::Met) => Some(Key::StateNotNeeded),
        None | Some(State::NotMet) => None,
        Some(State::Unknown | State::NotApplicable | State::Open) => Some(Key::StateNoSme),
    }
}

/// Who judges.
#[must_use]
pub const fn judge(judge: Judge) -> Key {
    match judge {
        Judge::Computed => Key::JudgeComputed,
        Judge::Declared => Key::JudgeDeclared,
        Judge::Provider => Key::JudgeProvider,
        Judge::Vlaio => Key::JudgeVlaio,
    }
}

/// What a finding says that rests on the visitor's own word alone.
fn declaration(facts: &Facts) -> Option<Key> {
    if let Facts::Size(size) = facts
        && size.declared
    {
        return Some(match size.sme {
            Tri::Unknown => Key::WhySizeOpen,
            Tri::Yes => Key::WhySizeDeclared,
            Tri::No => Key::WhySizeDeclaredNot,
        });
    }
    // "No" and "yes" without a percentage are declarations, so no figure is shown for them (compose.rs).
    if let Facts::PublicShare {
        share: Some(share),
        below,
    } = facts
    {
        if share.value().is_zero() {
            return Some(Key::WhyPublicLess);
        }
        if share == below {
            return Some(Key::WhyPublicMore);
        }
    }
    None
}

/// Who judges this finding: what rests on the visitor's own word alone is no computation, whatever the rule could compute.
#[must_use]
#[inline(never)]
pub fn judged(rule: Judge, finding: Option<&Finding>) -> Key {
    let declared = finding.and_then(|finding| declaration(&finding.facts));
    judge(if declared.is_some() {
        Judge::Declared
    } else {
        rule
    })
}

/// A legal form's official Dutch name; of a made-up one its id.
#[must_use]
pub fn legal_form(locale: Locale, form: LegalForm) -> &'static str {
    let name = FORM_NAMES.get(form.row()).copied().flatten();
    name.map_or_else(|| form.code(), |key| locale.text(key))
}

/// The two closed financial years, by the calendar year of the day asked: the last one and the one before.
/// Most enterprises close with the calendar year; the page says so. For a new enterprise the first is an
/// estimate of the current year.
#[must_use]
pub fn years(locale: Locale, asked: u16, estimated: bool) -> (String, String) {
    let year = |key, back| locale.format(key, &[&digits(asked.saturating_sub(back).into(), 0)]);
    if estimated {
        (
            year(Key::QuestionYearEstimated, 0),
            year(Key::QuestionYear, 1),
        )
    } else {
        (year(Key::QuestionYear, 1), year(Key::QuestionYear, 2))
    }
}

/// Why the rule is met or not: sentences with the real figures.
#[must_use]
pub fn reasons(voice: &Voice, finding: &Finding) -> Vec<String> {
    let one = |text: String| vec![text];
    let plain = |key: Key| vec![voice.format_text(key, &[])];
    if let Some(key) = declaration(&finding.facts) {
        return plain(key);
    }
    match &finding.facts {
        Facts::Size(size) => size_reasons(voice, size),
        Facts::Beneficiary { rates, .. } => {
            let key = match (finding.state, rates.as_slice()) {
                (State::NotMet, _) => Key::WhyBeneficiaryNone,
                (State::Met, [rate]) if *rate == finding.scheme.rate_sme => Key::WhyBeneficiarySme,
                (State::Met, [_]) => Key::WhyBeneficiaryNis2,
                (State::Met, _) => Key::WhyBeneficiaryOpen,
                // Whether there is a subsidy at all is open too.
                (State::Unknown | State::NotApplicable | State::Open, _) => {
                    Key::WhyBeneficiaryUnknown
                }
            };
            plain(key)
        }
        Facts::PublicShare {
            share: Some(share), ..
        } => one(voice.format_text(Key::WhyPublicShare, &[&voice.number(&share.to_string())])),
        Facts::Region {
            postcode: Some(postcode),
            ..
        } => {
            let key = match finding.state {
                State::Met => Key::WhyRegionIn,
                State::NotMet | State::Unknown | State::NotApplicable | State::Open => {
                    Key::WhyRegionOut
                }
            };
            one(voice.format_text(key, &[&postcode.to_string()]))
        }
        Facts::Answer { answer: Some(_) } => {
            let words = declared(finding.rule).map(|(met, not_met)| match finding.state {
                State::Met => met,
                State::NotMet | State::Unknown | State::NotApplicable | State::Open => not_met,
            });
            words.map(plain).unwrap_or_default()
        }
        Facts::LegalForm {
            legal_form: Some(form),
        } => {
            let key = match finding.scheme.standing(*form) {
                Standing::Accepted => Key::WhyFormAccepted,
                Standing::Refused => Key::WhyFormRefused,
                Standing::Ask => Key::WhyFormAsk,
            };
            one(voice.format_text(key, &[legal_form(**voice, *form)]))
        }
        Facts::Repeat {
            last: Some(LastTrajectory::On(decided)),
            free_from: Some(free_from),
        } => one(voice.format_text(
            Key::WhyRepeatUntil,
            &[&voice.date(*decided), &voice.date(*free_from)],
        )),
        Facts::Repeat { last: Some(_), .. } => plain(Key::WhyRepeatNever),
        Facts::Quotes { quotes } if quotes.is_empty() => plain(Key::WhyQuoteNone),
        Facts::Quotes { quotes } => {
            let mut reasons = Vec::new();
            for quote in quotes {
                reasons.append(&mut quote_reasons(voice, quote));
            }
            reasons
        }
        Facts::DeMinimis {
            room: Some(room),
            ceiling,
            needed_at_least,
            ..
        } => room_reasons(voice, room, *ceiling, *needed_at_least, finding.state),
        Facts::Provider {
            provider: Some(provider),
            selected,
        } => {
            let key = if *selected == Some(false) {
                Key::WhyProviderNotSelected
            } else {
                Key::WhyProviderChosen
            };
            let name = provider.info().map(|provider| provider.name);
            name.map(|name| voice.format_text(key, &[name]))
                .into_iter()
                .collect()
        }
        Facts::Provider { .. } | Facts::None {} => Vec::new(),
        Facts::PublicShare { share: None, .. }
        | Facts::Region { postcode: None, .. }
        | Facts::Answer { answer: None }
        | Facts::LegalForm { legal_form: None }
        | Facts::Repeat { .. }
        | Facts::DeMinimis { room: None, .. } => plain(Key::WhyUnanswered),
    }
}

fn size_reasons(voice: &Voice, size: &Size) -> Vec<String> {
    let (last, before) = years(**voice, voice.year(), size.estimated);
    let mut reasons = Vec::new();
    for (name, year) in [(last, &size.last_year), (before, &size.year_before)] {
        if let Some(year) = year {
            reasons.append(&mut year_reasons(voice, &name, year));
        }
    }
    if size.hangs_on_unlisted() {
        reasons.push(voice.text(Key::WhySizeUnlisted).to_owned());
    }
    reasons
}

fn year_reasons(voice: &Voice, name: &str, year: &Year) -> Vec<String> {
    let figures = &year.figures;
    let mut reasons = Vec::new();
    if year.tests.headcount == Tri::No {
        reasons.push(voice.format_text(
            Key::WhySizeHeadcount,
            &[
                name,
                &at_least(**voice, figures.headcount, Locale::count),
                &digits(voice.scheme.medium.headcount_below.into(), 0),
            ],
        ));
    }
    if year.tests.turnover.or(year.tests.balance_sheet_total) == Tri::No {
        reasons.push(voice.format_text(
            Key::WhySizeAmounts,
            &[
                name,
                &at_least(**voice, figures.turnover, Locale::amount),
                &voice.euro(voice.scheme.medium.turnover_max),
                &at_least(**voice, figures.balance_sheet_total, Locale::amount),
                &voice.euro(voice.scheme.medium.balance_sheet_total_max),
            ],
        ));
    }
    if reasons.is_empty() {
        reasons.push(self::figures(voice, name, figures));
    }
    reasons
}

/// The three figures of a year.
pub(super) fn figures(voice: &Voice, year: &str, figures: &Aggregate) -> String {
    voice.format_text(
        Key::WhySizeYear,
        &[
            year,
            &at_least(**voice, figures.headcount, Locale::count),
            &at_least(**voice, figures.turnover, Locale::amount),
            &at_least(**voice, figures.balance_sheet_total, Locale::amount),
        ],
    )
}

fn quote_reasons(voice: &Voice, quote: &QuoteFact) -> Vec<String> {
    if quote.issues.is_empty() {
        let name = voice.text(package::name(quote.package));
        return vec![voice.format_text(Key::WhyQuoteFine, &[name, &voice.cents(quote.total)])];
    }
    let price = PriceRange {
        min: quote.price_min,
        max: quote.price_max,
    };
    issues(
        voice,
        quote.package,
        &quote.issues,
        price,
        quote.base,
        quote.total,
    )
}

/// Why a quote is not subsidised; empty where nothing is wrong with it.
#[must_use]
pub fn quote_refused(voice: &Voice, id: PackageId, quote: &QuoteResult) -> Vec<String> {
    let price = voice.scheme.package(id).price;
    issues(voice, id, &quote.issues, price, quote.base, quote.total)
}

fn issues(
    voice: &Voice,
    id: PackageId,
    issues: &[QuoteIssue],
    price: PriceRange,
    base: Money,
    total: Money,
) -> Vec<String> {
    let name = voice.text(package::name(id));
    let one = |issue: &QuoteIssue| match issue {
        QuoteIssue::BaseOutOfRange => voice.format_text(
            Key::WhyQuoteBase,
            &[
                name,
                &voice.cents(base),
                &voice.euro(price.min),
                &voice.euro(price.max),
            ],
        ),
        QuoteIssue::ExtensionsNotOffered => voice.format_text(Key::WhyQuoteExtensions, &[name]),
        QuoteIssue::TotalAboveMaximum => {
            voice.format_text(Key::WhyQuoteTotal, &[name, &voice.cents(total)])
        }
    };
    issues.iter().map(one).collect()
}

fn room_reasons(
    voice: &Voice,
    room: &Room,
    ceiling: Money,
    needed: Money,
    state: State,
) -> Vec<String> {
    let mut reasons = vec![voice.format_text(
        Key::WhyRoom,
        &[
            &voice.cents(room.used),
            &voice.cents(room.headroom),
            &voice.euro(ceiling),
        ],
    )];
    if state == State::NotMet {
        reasons.push(voice.format_text(Key::WhyRoomShort, &[&voice.euro(needed)]));
    }
    reasons
}
