//! The public form (docs/CONTRACT.md), in and out.

mod answer;
mod counterfactuals;
mod fields;
mod form;
pub mod number;
pub mod parse;
pub mod problem;
pub mod read;
pub mod value;
pub mod write;

use crate::rules::application::Application;
use crate::rules::counterfactuals::{Given, Levers};
use crate::rules::evaluate::{Evaluation, evaluate};
use problem::Problem;

/// Reads an application from JSON text.
///
/// # Errors
/// All problems, one per value (docs/CONTRACT.md, Errors).
pub fn read_text(text: &[u8]) -> Result<Application, Vec<Problem>> {
    read_text_as_given(text).map(|(application, _)| application)
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

/// As [`read_text`], and which of the answers that have a default were given.
///
/// # Errors
/// All problems, one per value.
pub fn read_text_as_given(text: &[u8]) -> Result<(Application, Given), Vec<Problem>> {
    match parse::parse(text) {
        Ok(value) => read::application_as_given(value),
        Err(at) => Err(vec![Problem::malformed(at)]),
    }
}

/// Answers one line with one line: what would change the outcome, or the errors, as JSON text.
#[must_use]
pub fn counterfactuals_line(text: &[u8]) -> String {
    counterfactuals(read_text_as_given(text))
}

/// What would change the outcome of what was read (docs/CONTRACT.md, Counterfactuals).
#[must_use]
pub fn counterfactuals(read: Result<(Application, Given), Vec<Problem>>) -> String {
    let found = read.and_then(|(application, given)| {
        let levers = Levers::of(&application, &given);
        let levers = levers.map_err(|why| vec![Problem::not_in_force(why)])?;
        Ok(levers.changes())
    });
    match found {
        Ok(changes) => write::text(&counterfactuals::Answer { changes }),
        Err(errors) => refused(errors),
    }
}

pub(crate) fn evaluated(application: &Application) -> Result<Evaluation, Vec<Problem>> {
    evaluate(application).map_err(|why| vec![Problem::not_in_force(why)])
}

fn written(evaluated: Result<Evaluation, Vec<Problem>>) -> String {
    match evaluated {
        Ok(evaluation) => write::text(&evaluation),
        Err(errors) => refused(errors),
    }
}

#[inline(never)]
pub(crate) fn refused(errors: Vec<Problem>) -> String {
    write::text(&problem::ErrorResponse { errors })
}
