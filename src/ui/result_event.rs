//! What a host learns of the result: the verdict and published amounts. Applications with the same verdict and amounts
//! give equal texts, so that it reveals no answers.

use crate::json::write::objects;
use crate::rules::evaluate::{Evaluation, Status};
use crate::rules::percent::Rate;
use crate::rules::scheme::{PackageId, PriceRange};

pub(super) struct Outcome<'a> {
    status: Status,
    rates: &'a [Rate],
    rules_date: &'static str,
    packages: Vec<Package>,
}

struct Package {
    id: PackageId,
    by_rate: Vec<Row>,
}

/// The published range at one rate, without the room for de minimis aid.
struct Row {
    rate_percent: Rate,
    subsidy: PriceRange,
    own_share: PriceRange,
}

objects! {
    Outcome<'_> { status "status" rates "rates" rules_date "rulesDate" packages "packages" }
    Package { id "id" by_rate "byRate" }
    Row { rate_percent "ratePercent" subsidy "subsidy" own_share "ownShare" }
}

impl<'a> Outcome<'a> {
    pub(super) fn of(evaluation: &'a Evaluation) -> Self {
        let packages = evaluation.packages.iter().map(|package| Package {
            id: package.id,
            by_rate: package
                .by_rate
                .iter()
                .map(|row| Row {
                    rate_percent: row.rate_percent,
                    subsidy: row.subsidy,
                    own_share: row.own_share,
                })
                .collect(),
        });
        Self {
            status: evaluation.status,
            rates: &evaluation.rates,
            rules_date: evaluation.rules,
            packages: packages.collect(),
        }
    }
}
