//! The contract's public form, in and out.

mod answer;
mod fields;
mod form;
pub mod number;
pub mod parse;
pub mod problem;
pub mod read;
pub mod value;
pub mod write;

use crate::rules::application::Application;
use crate::rules::evaluate::{Evaluation, evaluate};
use problem::Problem;

/// Reads an application from JSON text.
///
/// # Errors
/// All problems, one per value (contract, Errors).
pub fn read_text(text: &[u8]) -> Result<Application, Vec<Problem>> {
    match parse::parse(text) {
        Ok(value) => read::application(value),
        Err(at) => Err(vec![Problem::malformed(at)]),
    }
}

/// Answers one line with one line: the evaluation, or the errors, as JSON text.
#[must_use]
pub fn answer_line(text: &[u8]) -> String {
    answer(read_text(text))
}

/// The public answer to what was read, without the trace: writing that takes three times as long as everything else.
#[must_use]
pub fn answer_briefly(read: Result<Application, Vec<Problem>>) -> String {
    written(read.and_then(|application| {
        let mut evaluation = evaluated(&application)?;
        evaluation.trace.clear();
        Ok(evaluation)
    }))
}

/// The public answer to what was read.
#[must_use]
pub fn answer(read: Result<Application, Vec<Problem>>) -> String {
    written(read.and_then(|application| evaluated(&application)))
}

fn evaluated(application: &Application) -> Result<Evaluation, Vec<Problem>> {
    evaluate(application).map_err(|why| vec![Problem::not_in_force(why)])
}

fn written(evaluated: Result<Evaluation, Vec<Problem>>) -> String {
    match evaluated {
        Ok(evaluation) => write::text(&evaluation),
        Err(errors) => write::text(&problem::ErrorResponse { errors }),
    }
}
