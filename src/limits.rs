//! How much of anything is read. What the contract bounds is told as an error with its path; the rest is far above
//! whatever is asked in earnest.

/// Levels of relations that an application may have (contract, Values).
pub const MAX_LEVELS: usize = 8;
/// Relations in the whole tree (contract, Values).
pub const MAX_RELATIONS: usize = 500;
/// De minimis awards (contract, Values).
pub const MAX_AWARDS: usize = 1_000;
/// Bytes of a text that is read as a decimal (contract, Values).
pub const MAX_NUMBER_LENGTH: usize = 40;
/// In a value that can contain itself, a list of relations is no longer looked into when so many were.
pub const MAX_RELATIONS_CHECKED: usize = 10_000;
/// Levels of containers that are kept of a JSON text.
pub const MAX_DEPTH: usize = 64;
/// Items that are read of a list. No list of the contract is nearly as long; a JavaScript array can say that it is four
/// thousand million.
pub const MAX_ITEMS: u32 = 100_000;
