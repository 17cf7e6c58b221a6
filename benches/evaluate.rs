//! How long one evaluation takes: an enterprise with two relations, two awards and three quotes.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark of a fixed application"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use cybersubsidie::evaluate;
use cybersubsidie::json::{answer_line, read_text};
use std::hint::black_box;

const APPLICATION: &str = r#"{
  "decisionDate": "2026-11-23", "establishmentPostcode": "9000", "publicParticipation": "12.5", "legalForm": "bv",
  "mainActivityAccepted": true, "negativeEquity": false, "lastTrajectoryDecision": "2021-05-04",
  "customWorkEnterprise": false, "nis2": true, "provider": "nviso",
  "enterprise": {
    "lastYear": {"headcount": "38.5", "turnover": "7250000.50", "balanceSheetTotal": "3100000"},
    "yearBefore": {"headcount": "36", "turnover": "6900000", "balanceSheetTotal": "2950000.25"}
  },
  "relations": [
    {"name": "Moeder", "capital": "60", "voting": "60",
     "lastYear": {"headcount": "120", "turnover": "21000000", "balanceSheetTotal": "15000000"},
     "yearBefore": {"headcount": "118", "turnover": "20000000", "balanceSheetTotal": "14500000"}},
    {"name": "Partner", "capital": "33.33", "voting": "25",
     "lastYear": {"headcount": "75.25", "turnover": "9000000.10", "balanceSheetTotal": "4000000"},
     "yearBefore": {"headcount": "74", "turnover": "8800000", "balanceSheetTotal": "3900000"}}
  ],
  "deMinimis": [
    {"grantedOn": "2024-06-30", "amount": "120000"}, {"grantedOn": "2026-02-14", "amount": "35000.50"}
  ],
  "quotes": {
    "start": {"base": "9450"}, "medium": {"base": "18500", "extensions": "6000"},
    "plus": {"base": "31999.99", "extensions": "12500.01"}
  }
}"#;

fn benchmarks(criterion: &mut Criterion) {
    let application = read_text(APPLICATION.as_bytes()).unwrap();
    assert!(evaluate(&application).unwrap().available_from.is_none());
    criterion.bench_function("typed", |bench| {
        bench.iter(|| evaluate(black_box(&application)))
    });
    criterion.bench_function("line", |bench| {
        bench.iter(|| answer_line(black_box(APPLICATION.as_bytes())))
    });
}

criterion_group!(all, benchmarks);
criterion_main!(all);
