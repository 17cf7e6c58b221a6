//! A typed value to JSON text.

use serde::Serialize;

/// Room for a usual evaluation with its trace, and for the largest of all by far.
const SIZES: [usize; 3] = [16 << 10, 256 << 10, 16 << 20];

/// The JSON text of a value of this crate; these hold nothing that JSON cannot say.
#[must_use]
pub fn text<T: Serialize>(value: &T) -> String {
    for size in SIZES {
        let mut buffer = vec![0; size];
        if let Ok(length) = serde_json_core::to_slice(value, &mut buffer) {
            buffer.truncate(length);
            return String::from_utf8(buffer).unwrap_or_default();
        }
    }
    String::new()
}
