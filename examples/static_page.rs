//! Writes the public page's documents, the widget's static table and the texts of the further languages: `cargo run --no-default-features --example static_page`.
//!
//! With `-- --on 2027-02-01` it prints the document as of that day and writes nothing.

use cybersubsidie::document;
use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::scheme::Scheme;
use cybersubsidie::text::Locale;
use std::io::Write;
use std::path::Path;
use std::{env, fs, io};

#[path = "../tests/support/locale.rs"]
mod locale;

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
    )?;
    for entry in fs::read_dir(root.join("locales"))? {
        let path = entry?.path();
        let code = path.file_stem().unwrap_or_default().to_string_lossy();
        if code == "nl" {
            continue;
        }
        let toml = fs::read_to_string(&path)?;
        let all = locale::lines(&toml, true).map_err(io::Error::other)?;
        let all = Locale::of(all).ok_or_else(|| io::Error::other("a text is missing"))?;
        let site = root.join("site");
        fs::write(
            site.join(format!("{code}.html")),
            document::page_in(all, Scheme::newest_check()),
        )?;
        let lines = locale::lines(&toml, false).map_err(io::Error::other)?;
        fs::write(site.join(format!("{code}.txt")), lines)?;
    }
    Ok(())
}
