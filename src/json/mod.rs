//! The contract's public form, in and out: JSON text, and (in the browser) JavaScript objects.

mod fields;
pub mod number;
pub mod problem;
pub mod read;
pub mod tree;
pub mod write;

use crate::rules::application::Application;
use crate::rules::evaluate::evaluate;
use problem::Problem;

/// Reads an application from JSON text.
///
/// # Errors
/// All problems, one per value (contract, Errors).
pub fn read_text(text: &[u8]) -> Result<Application, Vec<Problem>> {
    match tree::parse(text) {
        Ok(tree) => read::application(tree),
        Err(at) => Err(vec![Problem::malformed(at)]),
    }
}

/// One line in, one line out: the evaluation, or the errors, as JSON text.
#[must_use]
pub fn answer_line(text: &[u8]) -> String {
    answer(read_text(text))
}

/// The public answer to what was read, without the trace: to write that takes three times as long as all else.
#[must_use]
pub fn answer_briefly(read: Result<Application, Vec<Problem>>) -> String {
    read.map_or_else(
        |errors| answer(Err(errors)),
        |application| {
            let mut evaluation = evaluate(&application);
            evaluation.trace.clear();
            write::text(&evaluation)
        },
    )
}

/// The public answer to what was read.
#[must_use]
pub fn answer(read: Result<Application, Vec<Problem>>) -> String {
    match read {
        Ok(application) => write::text(&evaluate(&application)),
        Err(errors) => write::text(&problem::Refusal { errors }),
    }
}
