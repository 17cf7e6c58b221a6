//! The fields of an evaluation in the public form.

use super::write::{ToJson, Writer, codes, object, objects};
use crate::rules::caveats::Caveat;
use crate::rules::de_minimis::{Fit, Room, Step};
use crate::rules::decimal;
use crate::rules::evaluate::{Criteria, Evaluation, Question, SizeSummary, Status, Warning};
use crate::rules::interval::Interval;
use crate::rules::packages::{PackageRow, QuoteIssue, QuoteResult, QuoteRow, RangeRow};
use crate::rules::percent::Rate;
use crate::rules::relations::{Addition, Aggregate, Consolidation, Kind};
use crate::rules::scheme::{Judge, PackageId, PriceRange, RuleId, Source};
use crate::rules::size::{Class, Size, Tests, Year};
use crate::rules::trace::{AwardFact, Facts, Finding, QuoteFact, State};
use rust_decimal::Decimal;

codes! {
    Status { Eligible Ineligible Undetermined }
    Warning { ShareExactly25 TwoYearRule }
    Class { Micro Small Medium Large }
    Fit { Fits Partly Exceeds Unknown }
    QuoteIssue { BaseOutOfRange ExtensionsNotOffered TotalAboveMaximum }
    PackageId { Start Medium Plus }
    State { Met NotMet Unknown NotApplicable Open }
    Judge { Computed Declared Provider Vlaio }
    Caveat {
        ShareAtThreshold TwoYearRule SameYear MajorityOfCapitalAlone OneYear WholeGroup RateIsMaximum PublicShareholder
        ActivityList Establishment EarlyStart OnAnniversary PriceRange ExtensionsNotOffered TotalMaximum
        AwardOnAnniversary CeilingRefuses
    }
}

objects! {
    SizeSummary { sme "sme" last_year "lastYear" year_before "yearBefore" }
    Room { used "used" headroom "headroom" }
    Step { from "from" headroom "headroom" }
    PriceRange { min "min" max "max" }
    RangeRow {
        rate_percent "ratePercent" subsidy "subsidy" own_share "ownShare" de_minimis "deMinimis"
        de_minimis_from "deMinimisFrom"
    }
    QuoteRow {
        rate_percent "ratePercent" subsidy "subsidy" own_share "ownShare" de_minimis "deMinimis"
        de_minimis_from "deMinimisFrom"
    }
    QuoteResult { base "base" extensions "extensions" total "total" issues "issues" by_rate "byRate" }
    PackageRow { id "id" price "price" by_rate "byRate" quote "quote" }
    Tests { headcount "headcount" turnover "turnover" balance_sheet_total "balanceSheetTotal" }
    Aggregate { headcount "headcount" turnover "turnover" balance_sheet_total "balanceSheetTotal" }
    Year { figures "figures" tests "tests" sme "sme" class "class" }
    Size {
        sme "sme" declared "declared" estimated "estimated" last_year "lastYear" year_before "yearBefore" consolidation "consolidation"
    }
    Addition {
        level "level" index "index" kind "kind" at_least "atLeast" at_most "atMost" last_year "lastYear"
        year_before "yearBefore"
    }
    Consolidation {
        last_year "lastYear" year_before "yearBefore" additions "additions" answered "answered"
        complete "complete"
    }
    QuoteFact {
        package "package" base "base" price_min "priceMin" price_max "priceMax" total "total"
        total_max "totalMax" issues "issues" capped_at "cappedAt"
    }
}

/// The trace is left out where it was not requested.
impl ToJson for Evaluation {
    fn write(&self, to: &mut Writer) {
        let mut object = to.object(
            "contract rules status rates missing ask warnings availableFrom size criteria deMinimis packages trace ",
        );
        self.contract.write(object.field());
        self.rules.write(object.field());
        self.status.write(object.field());
        self.rates.write(object.field());
        self.missing.write(object.field());
        self.ask.write(object.field());
        self.warnings.write(object.field());
        self.available_from.write(object.field());
        self.size.write(object.field());
        self.criteria.write(object.field());
        self.de_minimis.write(object.field());
        self.packages.write(object.field());
        if !self.trace.is_empty() {
            self.trace.write(object.field());
        }
        object.end();
    }
}

impl ToJson for Rate {
    fn write(&self, to: &mut Writer) {
        self.percent().write(to);
    }
}

impl ToJson for Interval {
    fn write(&self, to: &mut Writer) {
        object!(
            to.object("lower upper "),
            Plain(self.lower),
            self.upper.map(Plain)
        );
    }
}

/// A decimal without needless zeros.
struct Plain(Decimal);

impl ToJson for Plain {
    fn write(&self, to: &mut Writer) {
        to.string(&decimal::plain(self.0, 0));
    }
}

impl ToJson for Kind {
    fn write(&self, to: &mut Writer) {
        let (place, share) = match self {
            Self::Included => (0, None),
            Self::Linked => (1, None),
            Self::Unknown => (2, None),
            Self::Autonomous => (3, None),
            Self::ExemptInvestor(share) => (4, Some(share)),
            Self::Partner(share) => (5, Some(share)),
        };
        let names = "Included Linked Unknown Autonomous ExemptInvestor Partner";
        object!(to.sparse_object("is share "), Code(names, place), share);
    }
}

/// Writes a variant as its name in this list.
struct Code(&'static str, usize);

impl ToJson for Code {
    fn write(&self, to: &mut Writer) {
        to.code(self.0, self.1);
    }
}

/// The names come from the table of rules.
impl ToJson for RuleId {
    fn write(&self, to: &mut Writer) {
        to.code(Self::NAMES, *self as usize);
    }
}

impl ToJson for Question {
    fn write(&self, to: &mut Writer) {
        to.code(Self::NAMES, *self as usize);
    }
}

/// The criteria that the version has, by name.
impl ToJson for Criteria {
    fn write(&self, to: &mut Writer) {
        for (index, (rule, state)) in self.states().enumerate() {
            to.plain(if index == 0 { "{" } else { "," });
            rule.write(to);
            to.plain(":");
            state.write(to);
        }
        to.plain("}");
    }
}

impl ToJson for Finding {
    fn write(&self, to: &mut Writer) {
        let reading = self
            .scheme
            .rule(self.rule)
            .map_or(&[][..], |rule| rule.reading);
        object!(
            to.object("rule state judge sources reading facts caveats "),
            self.rule,
            self.state,
            self.judge(),
            self.sources(),
            reading,
            self.facts,
            self.caveats
        );
    }
}

impl ToJson for Source {
    fn write(&self, to: &mut Writer) {
        to.string(self.id);
    }
}

impl ToJson for Facts {
    fn write(&self, to: &mut Writer) {
        match self {
            Self::Size(size) => size.write(to),
            Self::Beneficiary {
                custom_work_enterprise,
                sme,
                nis2,
                rates,
            } => object!(
                to.object("customWorkEnterprise sme nis2 rates "),
                custom_work_enterprise,
                sme,
                nis2,
                rates
            ),
            Self::PublicShare { share, below } => object!(to.object("share below "), share, below),
            Self::Region { postcode, ranges } => {
                object!(to.object("postcode ranges "), postcode, ranges);
            }
            Self::Answer { answer } => object!(to.object("answer "), answer),
            Self::LegalForm { legal_form } => object!(to.object("legalForm "), legal_form),
            Self::Repeat { last, free_from } => {
                object!(to.object("last freeFrom "), last, free_from)
            }
            Self::Quotes { quotes } => object!(to.object("quotes "), quotes),
            Self::DeMinimis {
                ceiling,
                room,
                steps,
                awards,
                needed_at_least,
                needed_at_most,
            } => object!(
                to.object("ceiling room steps awards neededAtLeast neededAtMost "),
                ceiling,
                room,
                steps,
                awards,
                needed_at_least,
                needed_at_most
            ),
            Self::Provider { provider, selected } => {
                object!(to.object("provider selected "), provider, selected);
            }
            Self::None {} => to.plain("{}"),
        }
    }
}

/// The award's own fields first, then those derived from it.
impl ToJson for AwardFact {
    fn write(&self, to: &mut Writer) {
        object!(
            to.object("grantedOn amount countsUntil counts "),
            self.award.granted_on,
            self.award.amount,
            self.counts_until,
            self.counts
        );
    }
}
