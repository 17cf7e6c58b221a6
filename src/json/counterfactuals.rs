//! The public form of what would change the outcome.

use super::write::{ToJson, Writer, object, objects};
use crate::rules::counterfactuals::{Change, Field, Lever, Measure, Outcome, Value};
use crate::rules::decimal;
use crate::rules::whole::digits;

/// The answer to a valid application.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) changes: Vec<Change>,
}

objects! { Answer { changes "changes" } }

impl ToJson for Change {
    #[inline(never)]
    fn write(&self, to: &mut Writer) {
        let (verdict, quote) = match &self.outcome {
            Outcome::Verdict(verdict) => (Some(verdict), None),
            Outcome::Quote(issues, fits) => (None, Some((issues, fits))),
        };
        object!(
            to.sparse_object("path value until status rates issues deMinimis "),
            self.lever.path(),
            self.value,
            self.until,
            verdict.map(|verdict| verdict.status),
            verdict.map(|verdict| &verdict.rates),
            quote.map(|(issues, _)| issues),
            quote.map(|(_, fits)| fits)
        );
    }
}

impl ToJson for Value {
    fn write(&self, to: &mut Writer) {
        match self {
            Self::Flag(value) => value.write(to),
            Self::Number(value) => to.string(&decimal::plain(*value, 2)),
            Self::Day(day) => day.write(to),
        }
    }
}

impl Lever {
    /// The answer's path in the public form, such as `relations[0].lastYear.headcount`.
    #[must_use]
    #[inline(never)]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for index in &self.relation {
            path.push_str(if path.is_empty() { "" } else { "." });
            path.push_str("relations[");
            path.push_str(&digits(*index, 0));
            path.push(']');
        }
        let enterprise = if path.is_empty() { "enterprise." } else { "." };
        let (of, name) = match self.field {
            Field::DecisionDate => ("", "decisionDate"),
            Field::PublicParticipation => ("", "publicParticipation"),
            Field::MainActivityAccepted => ("", "mainActivityAccepted"),
            Field::NegativeEquity => ("", "negativeEquity"),
            Field::CustomWorkEnterprise => ("", "customWorkEnterprise"),
            Field::Nis2 => ("", "nis2"),
            Field::SmeDeclared => ("", "smeDeclared"),
            Field::LastYear(measure) => {
                path.push_str(enterprise);
                ("lastYear.", name_of(measure))
            }
            Field::YearBefore(measure) => {
                path.push_str(enterprise);
                ("yearBefore.", name_of(measure))
            }
            Field::NewlyFounded => (enterprise, "newlyFounded"),
            Field::OwnershipChanged => (enterprise, "ownershipChanged"),
            Field::Capital => (".", "capital"),
            Field::Voting => (".", "voting"),
            Field::Control => (".", "control"),
            Field::ListedInvestor => (".", "listedInvestor"),
            Field::AlreadyIncluded => (".", "alreadyIncluded"),
            Field::Base(package) => {
                path.push_str("quotes.");
                (package.code(), ".base")
            }
            Field::Extensions(package) => {
                path.push_str("quotes.");
                (package.code(), ".extensions")
            }
        };
        path.push_str(of);
        path.push_str(name);
        path
    }
}

const fn name_of(measure: Measure) -> &'static str {
    match measure {
        Measure::Headcount => "headcount",
        Measure::Turnover => "turnover",
        Measure::BalanceSheetTotal => "balanceSheetTotal",
    }
}
