//! The interactive part of the page: Leptos inside the custom element.

mod actions;
mod app;
mod bindings;
mod book_years;
mod card;
mod changes;
mod columns;
mod conditions;
mod contact;
mod controls;
mod derived;
mod dom;
mod drawing;
mod firm;
mod firm_more;
mod form;
mod group;
mod headroom;
mod ledger;
mod model;
mod next_steps;
mod observe;
mod paper;
mod place;
mod progress;
mod qr;
mod result_event;
mod scale;
mod sections;
mod sectors;
mod sheet;
mod text_field;
mod totals;
mod undo;
mod would_change;

pub use bindings::{HostOptions, Widget, fragment, learn, on_panic, panicked};
