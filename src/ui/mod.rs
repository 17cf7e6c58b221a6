//! The interactive part of the page: Leptos inside the custom element.

mod app;
mod bars;
mod bindings;
mod changes;
mod conditions;
mod contact;
mod controls;
mod derived;
mod dom;
mod figures;
mod form;
mod group;
mod headroom;
mod ledger;
mod model;
mod next_steps;
mod place;
mod result_event;
mod scale;
mod table;
mod text_field;
mod totals;
mod undo;
mod verdict;

pub use bindings::{HostOptions, Widget, fragment, on_panic, panicked};
