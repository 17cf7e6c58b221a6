//! May a Flemish enterprise get the VLAIO subsidy for a cybersecurity improvement trajectory, at which rate,
//! why, and what does each package cost? One pure function answers: [`evaluate`].
//!
//! ```
//! use cybersubsidie::json::read_text;
//! use cybersubsidie::rules::evaluate::{Question, Status};
//! use cybersubsidie::evaluate;
//!
//! let text = br#"{"decisionDate": "2026-11-23", "establishmentPostcode": "9000", "smeDeclared": true}"#;
//! let application = read_text(text).expect("a valid application");
//! let evaluation = evaluate(&application).expect("a day on which rules hold");
//! assert_eq!(evaluation.status, Status::Undetermined);
//! assert!(evaluation.missing.contains(&Question::LegalForm));
//! // Why, rule by rule; the same with its words in Dutch is `explained::answer`.
//! assert_eq!(evaluation.trace.len(), evaluation.scheme.rules.len());
//!
//! // A broken one: all its errors.
//! let errors = read_text(br#"{"decisionDate": "2026-02-30", "nis2": "yes"}"#).unwrap_err();
//! assert_eq!(errors.len(), 2);
//! ```
//!
//! The pure half (everything but `js` and `ui`) knows no clock and no browser; build it alone with
//! `--no-default-features`. The feature `js` adds the function for JavaScript, `ui` the page and the element.

#[forbid(unsafe_code)]
pub mod answers;
#[cfg(not(target_arch = "wasm32"))]
#[forbid(unsafe_code)]
pub mod document;
#[forbid(unsafe_code)]
pub mod enterprise_number;
#[cfg(any(feature = "package", not(target_arch = "wasm32")))]
#[forbid(unsafe_code)]
pub mod explained;
#[cfg(feature = "js")]
pub mod js;
#[forbid(unsafe_code)]
pub mod json;
#[forbid(unsafe_code)]
pub mod limits;
#[forbid(unsafe_code)]
pub mod link;
#[forbid(unsafe_code)]
pub mod options;
#[forbid(unsafe_code)]
pub mod rules;
#[forbid(unsafe_code)]
pub mod text;
#[cfg(feature = "ui")]
pub mod ui;

pub use rules::application::Application;
pub use rules::counterfactuals::counterfactuals;
pub use rules::evaluate::{Evaluation, evaluate};
