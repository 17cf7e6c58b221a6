//! Reads `scheme/*.toml` (or the folder that `CYBERSUBSIDIE_SCHEME` names) and `locales/*.toml`, refuses invalid data, and writes it as static tables.
//! Parsing at build time keeps a TOML parser out of the page.
// Panics stop the build, which is fine because the data is the project's own.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a build script"
)]

#[path = "build/figures.rs"]
mod figures;
#[path = "build/locale.rs"]
mod locale;
#[path = "build/scheme.rs"]
mod scheme;
#[path = "build/sectors.rs"]
mod sectors;
#[path = "build/text.rs"]
mod text;

use locale::Said;
use std::path::Path;
use std::{env, fs};

/// Names another folder in the form of `scheme/`, absolute or relative to the root.
const SCHEME: &str = "CYBERSUBSIDIE_SCHEME";
/// The law's, not the scheme's: the same whatever folder that is.
const SECTORS: &str = "scheme/nis2.toml";

fn main() {
    println!("cargo::rerun-if-env-changed={SCHEME}");
    let scheme_folder = env::var(SCHEME).unwrap_or_default();
    let own = scheme_folder.is_empty();
    let scheme_folder = if own { "scheme" } else { &scheme_folder };
    for folder in ["build", scheme_folder, SECTORS, "locales"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    let write = |name: &str, text: String| {
        fs::write(Path::new(&out).join(name), text).expect("OUT_DIR can be written");
    };
    let (tables, figures) =
        scheme::tables(Path::new(scheme_folder)).unwrap_or_else(|e| panic!("{e}"));
    write("scheme.rs", tables);
    let sectors = sectors::table(Path::new(SECTORS), locale::camel);
    write("sectors.rs", sectors.unwrap_or_else(|e| panic!("{e}")));
    let has = |feature: &str| env::var_os(format!("CARGO_FEATURE_{feature}")).is_some();
    // The document is only written natively, so the wasm leaves out its texts, like `src/document.rs` itself. The package for npm
    // has words too, but only those of `src/explained.rs`.
    let said = match env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        false => Said::All,
        true if has("PACKAGE") && !has("UI") => Said::Explained,
        true => Said::Page,
    };
    // A folder of made-up rules may have a legal form without a text.
    let tables = locale::tables(Path::new("locales"), said, &figures, own);
    write("locale.rs", tables.unwrap_or_else(|e| panic!("{e}")));
}
