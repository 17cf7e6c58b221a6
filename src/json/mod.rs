//! The contract's public form, in and out.

