//! Writes the public page's document and the widget's static table: `cargo run --no-default-features --example static_page`.
//!
//! With `-- --on 2027-02-01` it prints the document as of that day and writes nothing.

use cybersubsidie::document;
use cybersubsidie::rules::date::Date;
use std::io::Write;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => write(),
        ["--on", day] => match Date::parse(day) {
            Ok(day) => io::stdout().write_all(document::page_on(day).as_bytes()),
            Err(_) => Err(io::Error::other(format!("{day:?} is not a day YYYY-MM-DD"))),
        },
        _ => Err(io::Error::other("expected nothing, or --on YYYY-MM-DD")),
    }
}

fn write() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::write(root.join("index.html"), document::page())?;
    fs::write(
        root.join("embed/published.json"),
        format!("{}\n", document::published()),
    )
}
