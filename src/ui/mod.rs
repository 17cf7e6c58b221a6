//! The page's live half: Leptos behind the custom element.

mod app;
mod bars;
mod changes;
mod contact;
mod controls;
mod dom;
mod door;
mod form;
mod ledger;
mod model;
mod next;
mod outcome;
mod place;
mod room;
mod scale;
mod table;
mod totals;
mod tree;
mod typed;
mod verdict;
mod why;

pub use door::{Widget, Wishes, broken, fragment};
