//! A finding in words, with the figures that decided it.

use super::format::{cents, date, euro, number};
use super::{Key, fill, say};
use crate::rules::application::LastTrajectory;
use crate::rules::de_minimis::Room;
use crate::rules::interval::Interval;
use crate::rules::money::Money;
use crate::rules::packages::QuoteIssue;
use crate::rules::scheme::{Judge, LegalForm, PackageId, RuleId, SCHEME, Standing};
use crate::rules::size::{Size, Year};
use crate::rules::trace::{Facts, Finding, QuoteFact, State};
use crate::rules::tri::Tri;

/// The rule's short name.
#[must_use]
pub const fn name(rule: RuleId) -> Key {
    match rule {
        RuleId::Size => Key::RuleSize,
        RuleId::Beneficiary => Key::RuleBeneficiary,
        RuleId::PrivateSector => Key::RulePrivateSector,
        RuleId::Region => Key::RuleRegion,
        RuleId::MainActivity => Key::RuleMainActivity,
        RuleId::LegalForm => Key::RuleLegalForm,
        RuleId::Equity => Key::RuleEquity,
        RuleId::Repeat => Key::RuleRepeat,
        RuleId::Quotes => Key::RuleQuotes,
        RuleId::DeMinimis => Key::RuleDeMinimis,
        RuleId::NeedFit => Key::RuleNeedFit,
        RuleId::SelectedProvider => Key::RuleSelectedProvider,
        RuleId::OfferApproved => Key::RuleOfferApproved,
        RuleId::NotStarted => Key::RuleNotStarted,
    }
}

/// The rule as a condition.
#[must_use]
pub const fn condition(rule: RuleId) -> Key {
    match rule {
        RuleId::Size => Key::ConditionSize,
        RuleId::Beneficiary => Key::ConditionBeneficiary,
        RuleId::PrivateSector => Key::ConditionPrivateSector,
        RuleId::Region => Key::ConditionRegion,
        RuleId::MainActivity => Key::ConditionMainActivity,
        RuleId::LegalForm => Key::ConditionLegalForm,
        RuleId::Equity => Key::ConditionEquity,
        RuleId::Repeat => Key::ConditionRepeat,
        RuleId::Quotes => Key::ConditionQuotes,
        RuleId::DeMinimis => Key::ConditionDeMinimis,
        RuleId::NeedFit => Key::ConditionNeedFit,
        RuleId::SelectedProvider => Key::ConditionSelectedProvider,
        RuleId::OfferApproved => Key::ConditionOfferApproved,
        RuleId::NotStarted => Key::ConditionNotStarted,
    }
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

/// A package's name.
#[must_use]
pub const fn package(id: PackageId) -> Key {
    match id {
        PackageId::Start => Key::PackageStart,
        PackageId::Medium => Key::PackageMedium,
        PackageId::Plus => Key::PackagePlus,
    }
}

/// A legal form's official Dutch name.
#[must_use]
pub fn legal_form(form: LegalForm) -> &'static str {
    say(match form.code() {
        "soleTrader" => Key::FormSoleTrader,
        "liberalProfession" => Key::FormLiberalProfession,
        "nv" => Key::FormNv,
        "bv" => Key::FormBv,
        "cv" => Key::FormCv,
        "vof" => Key::FormVof,
        "commv" => Key::FormCommv,
        "esv" => Key::FormEsv,
        "se" => Key::FormSe,
        "sce" => Key::FormSce,
        "vzw" => Key::FormVzw,
        "foreign" => Key::FormForeign,
        "partnershipWithoutPersonality" => Key::FormPartnershipWithoutPersonality,
        "unincorporatedAssociation" => Key::FormUnincorporatedAssociation,
        "silentPartnership" => Key::FormSilentPartnership,
        "temporaryPartnership" => Key::FormTemporaryPartnership,
        "ivzw" => Key::FormIvzw,
        "foundation" => Key::FormFoundation,
        "publicLaw" => Key::FormPublicLaw,
        other => return other,
    })
}

/// The two closed financial years, by the calendar year of the day asked: the last one and the one before.
/// Most enterprises close with the calendar year; the page says so.
#[must_use]
pub fn years(asked: u16) -> (String, String) {
    let year = |back| {
        fill(
            Key::QuestionYear,
            &[&asked.saturating_sub(back).to_string()],
        )
    };
    (year(1), year(2))
}

/// Why the rule stands as it does: sentences with the real figures. `asked` is the calendar year of the day
/// for which the question is asked.
#[must_use]
pub fn reasons(finding: &Finding, asked: u16) -> Vec<String> {
    let one = |text: String| vec![text];
    let plain = |key: Key| vec![say(key).to_owned()];
    match &finding.facts {
        Facts::Size(size) => size_reasons(size, asked),
        Facts::Beneficiary { rates, .. } => match (finding.state, rates.as_slice()) {
            (State::NotMet, _) => plain(Key::WhyBeneficiaryNone),
            (State::Met, [rate]) if *rate == SCHEME.rate_sme => plain(Key::WhyBeneficiary50),
            (State::Met, [_]) => plain(Key::WhyBeneficiary35),
            _ => plain(Key::WhyBeneficiaryOpen),
        },
        Facts::PublicShare {
            share: Some(share),
            below,
        } => one(fill(
            Key::WhyPublicShare,
            &[&number(&share.to_string()), &below.to_string()],
        )),
        Facts::Region {
            postcode: Some(postcode),
            ..
        } => {
            let key = match finding.state {
                State::Met => Key::WhyRegionIn,
                _ => Key::WhyRegionOut,
            };
            one(fill(key, &[&postcode.to_string()]))
        }
        Facts::Answer { answer: Some(_) } => plain(match (finding.rule, finding.state) {
            (RuleId::MainActivity, State::Met) => Key::WhyActivityYes,
            (RuleId::MainActivity, _) => Key::WhyActivityNo,
            (_, State::Met) => Key::WhyEquityFine,
            _ => Key::WhyEquityNegative,
        }),
        Facts::LegalForm {
            legal_form: Some(form),
        } => {
            let key = match form.standing() {
                Standing::Accepted => Key::WhyFormAccepted,
                Standing::Refused => Key::WhyFormRefused,
                Standing::Ask => Key::WhyFormAsk,
            };
            one(fill(key, &[legal_form(*form)]))
        }
        Facts::Repeat {
            last: Some(LastTrajectory::On(decided)),
            free_from: Some(free_from),
        } => one(fill(
            Key::WhyRepeatUntil,
            &[&date(*decided), &date(*free_from)],
        )),
        Facts::Repeat { last: Some(_), .. } => plain(Key::WhyRepeatNever),
        Facts::Quotes { quotes } if quotes.is_empty() => plain(Key::WhyQuoteNone),
        Facts::Quotes { quotes } => quotes.iter().flat_map(quote_reasons).collect(),
        Facts::DeMinimis {
            room: Some(room),
            ceiling,
            needed_at_least,
            ..
        } => room_reasons(room, *ceiling, *needed_at_least, finding.state),
        Facts::Provider {
            provider: Some(provider),
        } => provider
            .info()
            .map(|provider| fill(Key::WhyProviderChosen, &[provider.name]))
            .into_iter()
            .collect(),
        Facts::Provider { .. } | Facts::None {} => Vec::new(),
        _ => plain(Key::WhyUnanswered),
    }
}

fn at_least(interval: Interval, text: String) -> String {
    if interval.upper == Some(interval.lower) {
        text
    } else {
        fill(Key::WhyAtLeast, &[&text])
    }
}

fn headcount(interval: Interval) -> String {
    at_least(interval, number(&interval.lower.normalize().to_string()))
}

fn amount(interval: Interval) -> String {
    let text = number(&interval.lower.normalize().to_string());
    at_least(interval, format!("€\u{a0}{text}"))
}

fn size_reasons(size: &Size, asked: u16) -> Vec<String> {
    if size.declared {
        return vec![
            say(match size.sme {
                Tri::Unknown => Key::WhySizeOpen,
                Tri::Yes | Tri::No => Key::WhySizeDeclared,
            })
            .to_owned(),
        ];
    }
    let (last, before) = years(asked);
    [(last, size.last_year), (before, size.year_before)]
        .into_iter()
        .filter_map(|(name, year)| Some((name, year?)))
        .flat_map(|(name, year)| year_reasons(&name, &year))
        .collect()
}

fn year_reasons(name: &str, year: &Year) -> Vec<String> {
    let figures = &year.figures;
    let mut reasons = Vec::new();
    if year.tests.headcount == Tri::No {
        reasons.push(fill(
            Key::WhySizeHeadcount,
            &[
                name,
                &headcount(figures.headcount),
                &SCHEME.medium.headcount_below.to_string(),
            ],
        ));
    }
    if year.tests.turnover.or(year.tests.balance_sheet_total) == Tri::No {
        reasons.push(fill(
            Key::WhySizeAmounts,
            &[
                name,
                &amount(figures.turnover),
                &euro(SCHEME.medium.turnover_max),
                &amount(figures.balance_sheet_total),
                &euro(SCHEME.medium.balance_sheet_total_max),
            ],
        ));
    }
    if reasons.is_empty() {
        reasons.push(fill(
            Key::WhySizeYear,
            &[
                name,
                &headcount(figures.headcount),
                &amount(figures.turnover),
                &amount(figures.balance_sheet_total),
            ],
        ));
    }
    reasons
}

fn quote_reasons(quote: &QuoteFact) -> Vec<String> {
    let name = say(package(quote.package));
    if quote.issues.is_empty() {
        return vec![fill(Key::WhyQuoteFine, &[name, &cents(quote.total)])];
    }
    quote
        .issues
        .iter()
        .map(|issue| match issue {
            QuoteIssue::BaseOutOfRange => fill(
                Key::WhyQuoteBase,
                &[
                    name,
                    &cents(quote.base),
                    &euro(quote.price_min),
                    &euro(quote.price_max),
                ],
            ),
            QuoteIssue::ExtensionsNotOffered => fill(Key::WhyQuoteExtensions, &[name]),
            QuoteIssue::TotalAboveMaximum => fill(
                Key::WhyQuoteTotal,
                &[name, &cents(quote.total), &euro(quote.total_max)],
            ),
        })
        .collect()
}

fn room_reasons(room: &Room, ceiling: Money, needed: Money, state: State) -> Vec<String> {
    let mut reasons = vec![fill(
        Key::WhyRoom,
        &[&cents(room.used), &cents(room.headroom), &euro(ceiling)],
    )];
    if state == State::NotMet {
        reasons.push(fill(
            Key::WhyRoomShort,
            &[&cents(room.headroom), &euro(needed)],
        ));
    }
    reasons
}
