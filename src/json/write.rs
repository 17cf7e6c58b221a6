//! A typed value to JSON text.

use serde::Serialize;
use serde_json_core::ser::Error;

/// Room for a usual evaluation with its trace; it doubles until a larger answer fits.
const USUAL: usize = 16 << 10;

/// The JSON text of a value of this crate; these hold nothing that JSON cannot say.
#[must_use]
pub fn text<T: Serialize>(value: &T) -> String {
    let mut buffer = vec![0; USUAL];
    loop {
        match serde_json_core::to_slice(value, &mut buffer) {
            Ok(length) => {
                buffer.truncate(length);
                return String::from_utf8(buffer).unwrap_or_default();
            }
            Err(Error::BufferFull) => buffer = vec![0; buffer.len() * 2],
            Err(_) => return String::new(),
        }
    }
}
