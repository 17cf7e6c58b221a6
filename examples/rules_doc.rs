//! Prints docs/RULES.md: `cargo run --no-default-features --example rules_doc > docs/RULES.md`.

use std::io::{self, Write};

#[path = "../tests/support/rules_doc.rs"]
#[allow(
    unreachable_pub,
    reason = "shared with the test that compares the file"
)]
mod rules_doc;

fn main() -> io::Result<()> {
    io::stdout().write_all(rules_doc::render().as_bytes())
}
