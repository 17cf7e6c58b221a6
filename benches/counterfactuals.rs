//! How long it takes to find what would change the outcome: for a group of ten, and for one hundred relations, some under
//! others.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark of fixed applications"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use cybersubsidie::json::counterfactuals_line;
use std::hint::black_box;

const RELATION: &str = r#"{"capital": "40", "voting": "33.33", "control": false, "listedInvestor": false,
  "alreadyIncluded": false,
  "lastYear": {"headcount": "1.25", "turnover": "90000.10", "balanceSheetTotal": "40000"},
  "yearBefore": {"headcount": "1", "turnover": "88000", "balanceSheetTotal": "39000.5"}"#;

/// Relations in rows of so many, each under the one before it.
fn application(relations: usize, deep: usize) -> String {
    let mut list = Vec::new();
    for _ in 0..relations / deep {
        let mut nested = format!("{RELATION}}}");
        for _ in 1..deep {
            nested = format!("{RELATION}, \"relations\": [{nested}]}}");
        }
        list.push(nested);
    }
    let figures = r#"{"headcount": "150", "turnover": "60000000", "balanceSheetTotal": "3000000"}"#;
    format!(
        r#"{{"decisionDate": "2026-11-23", "establishmentPostcode": "9000", "publicParticipation": "12.5",
  "legalForm": "bv", "mainActivityAccepted": true, "negativeEquity": false, "lastTrajectoryDecision": "2024-05-04",
  "customWorkEnterprise": false, "nis2": true,
  "enterprise": {{"lastYear": {figures}, "yearBefore": {figures}, "newlyFounded": true, "ownershipChanged": false}},
  "relations": [{}], "deMinimis": [{{"grantedOn": "2024-06-30", "amount": "120000"}}],
  "quotes": {{"medium": {{"base": "18500", "extensions": "6000"}}, "plus": {{"base": "31999.99", "extensions": "12500.01"}}}}}}"#,
        list.join(",")
    )
}

fn benchmarks(criterion: &mut Criterion) {
    for (name, relations, deep) in [("ten", 10, 1), ("hundred", 100, 1), ("hundred-deep", 96, 8)] {
        let line = application(relations, deep);
        let found = counterfactuals_line(line.as_bytes());
        assert!(found.contains("relations[0]"), "{found}");
        criterion.bench_function(name, |bench| {
            bench.iter(|| counterfactuals_line(black_box(line.as_bytes())))
        });
    }
}

criterion_group!(all, benchmarks);
criterion_main!(all);
