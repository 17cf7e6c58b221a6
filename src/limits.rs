//! How much input is read. Exceeding a limit of the contract is an error with its path; the other limits are far above
//! any real input. How much is written at most stands where it is written.

/// Levels of relations that an application may have (docs/CONTRACT.md, Values).
pub const MAX_LEVELS: usize = 8;
/// Relations in the whole tree (docs/CONTRACT.md, Values).
pub const MAX_RELATIONS: usize = 500;
/// De minimis awards (docs/CONTRACT.md, Values).
pub const MAX_AWARDS: usize = 1_000;
/// Bytes of a text that is read as a decimal (docs/CONTRACT.md, Values).
pub const MAX_NUMBER_LENGTH: usize = 40;
/// Bytes of what is typed in a field for a number, a day or a postcode: a longer text is none of these in any form.
pub const MAX_TYPED_LENGTH: usize = 80;
/// Rows of a pasted block: those of an application, and the applicant's own.
pub const MAX_PASTED_ROWS: usize = MAX_RELATIONS + 1;
/// In a value that can contain itself, no list of relations is opened once this many relations were read.
pub const MAX_RELATIONS_CHECKED: usize = 10_000;
/// Levels of nested containers of a JSON text that are kept.
pub const MAX_DEPTH: usize = 64;
/// Items of a list that are read. No list of the contract is nearly as long, but a JavaScript array can claim a length of
/// four thousand million.
pub const MAX_ITEMS: u32 = 100_000;
