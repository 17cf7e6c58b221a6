//! Prints a language as an element would fetch it: `cargo run --no-default-features --example locale locales/nl.toml`.

use std::{env, fs, io};

#[path = "../tests/support/locale.rs"]
mod locale;

fn main() -> io::Result<()> {
    let path = env::args().nth(1);
    let path = path.ok_or_else(|| io::Error::other("expected a file like locales/nl.toml"))?;
    let lines = locale::lines(&fs::read_to_string(path)?, false).map_err(io::Error::other)?;
    io::Write::write_all(&mut io::stdout(), lines.as_bytes())
}
