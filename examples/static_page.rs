//! Writes the public page's document: `cargo run --no-default-features --example static_page`.

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html");
    fs::write(file, cybersubsidie::document::page())
}
