//! The rules: typed answers in, a typed evaluation with its trace out. Pure, exact, without words.

// A new variant must be handled in every match.
#![deny(clippy::wildcard_enum_match_arm)]

pub mod application;
pub mod beneficiary;
mod case;
pub mod caveats;
pub mod counterfactuals;
pub mod criteria;
pub mod date;
pub mod de_minimis;
pub mod decimal;
pub mod evaluate;
pub mod interval;
pub mod money;
mod outlook;
pub mod packages;
pub mod percent;
pub mod relations;
pub mod scheme;
pub mod settles;
pub mod size;
pub mod trace;
pub mod tri;
pub mod whole;
