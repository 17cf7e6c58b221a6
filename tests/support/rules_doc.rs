//! The text of docs/RULES.md, from the scheme's data.

use core::fmt::Write;
use cybersubsidie::rules::scheme::{
    Judge, LegalForm, PROVIDERS, ProviderInfo, Scheme, Source, Standing, VERSIONS,
};

/// How the rules were read where their text leaves a choice, by number.
fn all_readings() -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct File {
        reading: Vec<Reading>,
    }
    #[derive(serde::Deserialize)]
    struct Reading {
        number: usize,
        text: String,
    }
    let file: Result<File, _> = toml::from_str(include_str!("../../scheme/readings.toml"));
    let readings = file.map(|file| file.reading).unwrap_or_default();
    (1..)
        .zip(readings)
        .map_while(|(number, reading)| (reading.number == number).then_some(reading.text))
        .collect()
}

/// The whole document.
pub fn render() -> String {
    let mut out = String::new();
    write(&mut out).map(|()| out).unwrap_or_default()
}

fn write(out: &mut String) -> core::fmt::Result {
    writeln!(out, "# The rules and where they come from\n")?;
    writeln!(
        out,
        "Written by `cargo run --no-default-features --example rules_doc` from `scheme/`; do not edit.\n"
    )?;
    for scheme in &VERSIONS {
        in_force(out, scheme)?;
    }
    writeln!(
        out,
        "\nEach row gives the rule in our words, its source with the day on which it was read, and, where the source leaves\n\
         a choice, the number of the [reading](#readings)."
    )?;
    for scheme in &VERSIONS {
        if VERSIONS.len() > 1 {
            writeln!(out, "\n# Version {}", scheme.id)?;
        }
        version(out, scheme)?;
    }
    providers(out)?;
    writeln!(
        out,
        "\n## Readings\n\nHow the rules were read where their text leaves a choice.\n"
    )?;
    for (number, reading) in (1..).zip(all_readings()) {
        writeln!(out, "{number}. {reading}")?;
    }
    Ok(())
}

fn in_force(out: &mut String, scheme: &Scheme) -> core::fmt::Result {
    let Scheme {
        id,
        valid_from,
        valid_until,
        checked_on,
        review_by,
        ..
    } = scheme;
    let until = valid_until.map_or_else(String::new, |day| format!(" until {day}"));
    writeln!(
        out,
        "Scheme {id}: in force from {valid_from}{until}, last compared with its sources on {checked_on}, to be checked again by {review_by}."
    )
}

/// The figures, rules, forms, subsidies and sources of a version.
fn version(out: &mut String, scheme: &Scheme) -> core::fmt::Result {
    writeln!(
        out,
        "\n## Figures\n\n| Figure | Value | Rule | Source | Read | Reading |\n|---|---|---|---|---|---|"
    )?;
    for figure in scheme.figures {
        let value = format!("{} {}", figure.value, figure.unit);
        let (source, read) = sources(&[figure.source]);
        row(
            out,
            &[
                &code(figure.id),
                value.trim(),
                figure.rule,
                &source,
                &read,
                &readings(figure.reading),
            ],
        )?;
    }
    writeln!(out, "\n## Rules\n\nIn the order of the official page.\n")?;
    writeln!(
        out,
        "| Rule | In our words | Who judges | Source | Read | Reading |\n|---|---|---|---|---|---|"
    )?;
    for rule in scheme.rules {
        let judge = match rule.judge {
            Judge::Computed => "computed from the answers",
            Judge::Declared => "declared by the enterprise",
            Judge::Provider => "the provider",
            Judge::Vlaio => "VLAIO",
        };
        let (source, read) = sources(rule.sources);
        let name = code(&format!("{:?}", rule.id));
        row(
            out,
            &[
                &name,
                rule.rule,
                judge,
                &source,
                &read,
                &readings(rule.reading),
            ],
        )?;
    }
    writeln!(
        out,
        "\n## Legal forms\n\nSource: {}.\n",
        sources_by_id(scheme, "legal-form")
    )?;
    writeln!(out, "| Form | Standing |\n|---|---|")?;
    for form in LegalForm::all() {
        let standing = match scheme.standing(form) {
            Standing::Accepted => "accepted",
            Standing::Refused => "refused",
            Standing::Ask => "not named: VLAIO judges",
        };
        row(out, &[&code(form.code()), standing])?;
    }
    writeln!(
        out,
        "\n## Published subsidies\n\nThe page's own column at the highest rate; a test proves that the computation gives it."
    )?;
    writeln!(
        out,
        "Source: {}.\n\n| Package | Lowest | Highest |\n|---|---|---|",
        sources_by_id(scheme, "page-amount")
    )?;
    for (package, published) in scheme.packages.iter().zip(scheme.published) {
        let name = code(package.id.code());
        row(
            out,
            &[
                &name,
                &format!("{} EUR", published.min),
                &format!("{} EUR", published.max),
            ],
        )?;
    }
    writeln!(
        out,
        "\n## Sources\n\n| Source | Title | Section | Version | Read |\n|---|---|---|---|---|"
    )?;
    for source in scheme.sources {
        let title = match source.address {
            "" => source.title.to_owned(),
            address => format!("[{}]({address})", source.title),
        };
        row(
            out,
            &[
                &code(source.id),
                &title,
                source.section,
                source.version,
                &source.read.to_string(),
            ],
        )?;
    }
    Ok(())
}

fn providers(out: &mut String) -> core::fmt::Result {
    writeln!(
        out,
        "\n## Providers\n\nThe {} selected, with their offices as printed.",
        PROVIDERS.len()
    )?;
    writeln!(
        out,
        "Source: {}.\n\n| Provider | Name | Offices | Selected |\n|---|---|---|---|",
        sources_by_id(Scheme::last(), "page-procedure")
    )?;
    for provider in &PROVIDERS {
        row(
            out,
            &[
                &code(provider.id),
                provider.name,
                provider.offices,
                &selected(provider),
            ],
        )?;
    }
    Ok(())
}

/// The days on which a provider is selected.
fn selected(provider: &ProviderInfo) -> String {
    let from = provider.from.map(|day| format!("from {day}"));
    let until = provider.until.map(|day| format!("until {day}"));
    let days: Vec<String> = from.into_iter().chain(until).collect();
    days.join(" ")
}

fn row(out: &mut String, cells: &[&str]) -> core::fmt::Result {
    for cell in cells {
        write!(out, "| {} ", cell.replace('|', "\\|"))?;
    }
    writeln!(out, "|")
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn readings(numbers: &[u8]) -> String {
    numbers
        .iter()
        .map(u8::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

/// Links to the sources, and the days on which they were read.
fn sources(found: &[&Source]) -> (String, String) {
    let links: Vec<_> = found
        .iter()
        .map(|source| match source.address {
            "" => format!("{}, {}", source.title, source.section),
            address => format!("[{}, {}]({address})", source.title, source.section),
        })
        .collect();
    let mut days: Vec<_> = found.iter().map(|source| source.read.to_string()).collect();
    days.dedup();
    (links.join("; "), days.join(", "))
}

fn sources_by_id(scheme: &Scheme, id: &str) -> String {
    scheme
        .sources
        .iter()
        .filter(|source| source.id == id)
        .map(|source| match source.address {
            "" => format!("{}, {}, read {}", source.title, source.section, source.read),
            address => format!(
                "[{}, {}]({address}), read {}",
                source.title, source.section, source.read
            ),
        })
        .collect()
}
