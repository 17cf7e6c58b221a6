//! The page's live half: Leptos behind the custom element, and the rules for JavaScript.

mod controls;
mod dom;
mod door;
mod form;
mod js;
mod ledger;
mod model;
mod result;
mod tree;

pub use door::{Widget, evaluate, explain};
