//! The laws of the contract, each a property over random applications that cluster on the rules' edges.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests: a wrong value must stop the test"
)]

mod answers;
mod clocks;
mod counterfactuals;
mod form;
mod group;
mod input;
mod language;
#[path = "../support/locale.rs"]
mod locale;
mod make;
mod money;
mod settles;
