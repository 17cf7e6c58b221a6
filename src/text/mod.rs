//! Turns typed facts into words: the only module with language.

// A new variant must be handled in every match.
#![deny(clippy::wildcard_enum_match_arm)]

pub mod amounts;
pub mod asking;
pub mod calendar;
pub mod caveats;
pub mod change;
pub mod columns;
pub mod drawing;
pub mod finding;
pub mod format;
pub mod kin;
#[cfg(not(target_arch = "wasm32"))]
pub mod know;
pub mod locale;
pub mod package;
pub mod place;
pub mod relation;
pub mod sectors;
pub mod since;
pub mod size;
pub mod source;
pub mod steps;
pub mod table;
pub mod verdict;
pub mod voice;

use crate::rules::date::Date;
use crate::rules::evaluate::Question;
use crate::rules::money::Money;
use crate::rules::scheme::RuleId;
use locale::Texts;
pub use locale::{DUTCH, Locale};
use voice::Figure;
pub use voice::Voice;

include!(concat!(env!("OUT_DIR"), "/locale.rs"));
