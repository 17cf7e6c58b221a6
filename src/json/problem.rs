//! What is wrong with an application, and where.

use super::write::{ToJson, Writer, codes, object, objects};
use crate::rules::scheme::NotInForce;
use crate::rules::whole::digits;
use core::fmt;

/// The contract's error codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the names of the contract
pub enum Code {
    MalformedJson,
    Missing,
    UnknownField,
    DuplicateField,
    UnknownValue,
    InvalidType,
    InvalidDate,
    InvalidDecimal,
    Negative,
    TooPrecise,
    OutOfRange,
    AfterDecisionDate,
    TooDeep,
    TooMany,
}

impl Code {
    /// What was expected instead, in English; not stable.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::MalformedJson => "expected one JSON document in UTF-8",
            Self::Missing => "expected a value",
            Self::UnknownField => "expected a field of the contract",
            Self::DuplicateField => "expected this field once",
            Self::UnknownValue => "expected one of the listed values",
            Self::InvalidType => "expected a value of another type",
            Self::InvalidDate => "expected an existing day as YYYY-MM-DD",
            Self::InvalidDecimal => "expected a decimal like 12.50, of at most 40 characters",
            Self::Negative => "expected zero or more",
            Self::TooPrecise => "expected fewer decimals",
            Self::OutOfRange => "expected a value within the limits",
            Self::AfterDecisionDate => "expected a day not after the decision date",
            Self::TooDeep => "expected at most 8 levels of relations",
            Self::TooMany => "expected at most 500 relations and 1,000 awards",
        }
    }
}

/// The field whose day selects the version of the rules.
pub(super) const DECISION_DATE: &str = "decisionDate";

/// One problem with one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path, such as `relations[0].capital`; that of the document is empty.
    pub path: String,
    /// The error code.
    pub code: Code,
    /// What the message adds.
    pub detail: Detail,
}

/// What a message adds to the text of its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Nothing.
    None,
    /// The byte at which the text stopped being JSON.
    StoppedAt(usize),
    /// No version of the rules holds on the day.
    NotInForce(NotInForce),
}

impl Problem {
    /// The text is not JSON from this byte on.
    #[must_use]
    pub const fn malformed(at: usize) -> Self {
        Self {
            path: String::new(),
            code: Code::MalformedJson,
            detail: Detail::StoppedAt(at),
        }
    }

    /// No version of the rules holds on the day asked.
    #[must_use]
    pub fn not_in_force(why: NotInForce) -> Self {
        Self {
            path: DECISION_DATE.to_owned(),
            code: Code::OutOfRange,
            detail: Detail::NotInForce(why),
        }
    }

    /// What was expected instead, and what more is known of it, in English; not stable.
    #[must_use]
    pub fn message(&self) -> String {
        let says = self.code.message();
        match self.detail {
            Detail::None => says.to_owned(),
            Detail::StoppedAt(byte) => {
                format!("{says}, stopped at byte {}", digits(byte, 0))
            }
            Detail::NotInForce(NotInForce::Before(first)) => {
                format!("{says}: the scheme begins on {first}")
            }
            Detail::NotInForce(NotInForce::After(last)) => {
                format!("{says}: the scheme ended on {last}")
            }
        }
    }
}

codes! {
    Code {
        MalformedJson Missing UnknownField DuplicateField UnknownValue InvalidType InvalidDate InvalidDecimal Negative
        TooPrecise OutOfRange AfterDecisionDate TooDeep TooMany
    }
}

impl ToJson for Problem {
    fn write(&self, to: &mut Writer) {
        object!(
            to.object("path code message "),
            self.path,
            self.code,
            self.message()
        );
    }
}

objects! { ErrorResponse { errors "errors" } }

/// The answer to an invalid application.
#[derive(Debug)]
pub struct ErrorResponse {
    /// All problems.
    pub errors: Vec<Problem>,
}

/// A path in the document, turned into text only when there is a problem to report.
#[derive(Clone, Copy, Debug)]
pub(super) enum Path<'a> {
    Document,
    Field(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl Path<'_> {
    pub(super) const fn field<'a>(&'a self, name: &'a str) -> Path<'a> {
        Path::Field(self, name)
    }

    pub(super) const fn item(&self, index: usize) -> Path<'_> {
        Path::Item(self, index)
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document => Ok(()),
            Self::Field(Path::Document, name) => f.write_str(name),
            Self::Field(parent, name) => write!(f, "{parent}.{name}"),
            Self::Item(parent, index) => {
                write!(f, "{parent}[{}]", digits(*index, 0))
            }
        }
    }
}
