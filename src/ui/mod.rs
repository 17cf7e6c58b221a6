//! The page's live half: Leptos behind the custom element, and the rules for JavaScript.

mod controls;
mod door;
mod form;
mod group;
mod js;
mod ledger;
mod model;
mod result;

pub use door::{Widget, evaluate};
