//! Writes the public page's document and the widget's static table: `cargo run --no-default-features --example static_page`.

use cybersubsidie::document;
use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::write(root.join("index.html"), document::page())?;
    fs::write(
        root.join("embed/published.json"),
        format!("{}\n", document::published()),
    )
}
