//! The text of docs/RULES.md, from the scheme's data.

use core::fmt::Write;
use cybersubsidie::rules::scheme::{Judge, LegalForm, SCHEME, Scheme, SourceId, Standing};

/// How the rules were read where their text leaves a choice. The numbers are those of the data files.
const READINGS: [&str; 29] = [
    "An enterprise is an SME when either of its last two closed years passes; when only the last does, a warning says that EU law asks for two consecutive years.",
    "Head count and amount must pass in the same year.",
    "After a change of ownership only the last closed year counts, with the new group.",
    "A holding of exactly 25 % makes a partner; because VLAIO's page says \"more than 25 %\", a warning says so.",
    "Linked is a majority of the voting rights or control by other means; exactly 50 % is still a partner.",
    "A partner counts pro rata to the greater of its capital and voting share, one level far.",
    "Head count is in annual work units; decimals count.",
    "Micro, small and medium get the same rate; the class is shown only.",
    "35 % is the rate, although the page also says \"at most 35 %\".",
    "The doubled words in the page's sentence on 50 % are a slip; its table confirms the rate.",
    "The page prints amounts at 50 % only; those at 35 % are computed.",
    "35,000 limits the package itself, 60,000 the package with its extensions.",
    "An offer above 60,000 is refused as a price: no amount is computed.",
    "The cap of 30,000 on the subsidy can't bind at 35 %.",
    "MEDIUM with extensions has the same limits as PLUS.",
    "START takes no extension packages: the sentence on extensions names MEDIUM and PLUS. The weakest reading of this list.",
    "An offer outside the published prices of its package gets a remark and no amount.",
    "The subsidy is rounded down to the cent, once; the own share is the rest.",
    "An earlier trajectory still blocks on the fourth anniversary of its decision, and no longer on the day after.",
    "Equity is judged on the day of the application; zero is not negative.",
    "A customised-work enterprise under NIS2 gets 50 %.",
    "Customised-work and NIS2 enterprises must meet all other conditions too.",
    "Private sector means that public authorities hold less than 25 %; EU law can be milder for small municipalities.",
    "The ceiling of 300,000 includes the new aid.",
    "An award made exactly three years earlier still counts.",
    "De minimis aid is that of the control group in Belgium, not of the SME group.",
    "The list of accepted activities is not public: the user declares it.",
    "Whether the need fits is for the provider to confirm at the intake.",
    "NIS2 is the enterprise's own assessment, not a legal determination.",
];

/// The whole document.
pub fn render() -> String {
    let mut out = String::new();
    write(&mut out).map(|()| out).unwrap_or_default()
}

fn write(out: &mut String) -> core::fmt::Result {
    let Scheme {
        id,
        valid_from,
        checked_on,
        review_by,
        ..
    } = &SCHEME;
    writeln!(out, "# The rules and where they come from\n")?;
    writeln!(
        out,
        "Written by `cargo run --no-default-features --example rules_doc` from `scheme/`; do not edit.\n"
    )?;
    writeln!(
        out,
        "Scheme {id}: in force from {valid_from}, last compared with its sources on {checked_on}, to be checked again by {review_by}.\n\n\
         Each row gives the rule in our words, its source with the day on which it was read, and, where the source leaves\n\
         a choice, the number of the [reading](#readings)."
    )?;
    writeln!(
        out,
        "\n## Figures\n\n| Figure | Value | Rule | Source | Read | Reading |\n|---|---|---|---|---|---|"
    )?;
    for figure in SCHEME.figures {
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
    for rule in &SCHEME.rules {
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
        sources_by_id("legal-form")
    )?;
    writeln!(out, "| Form | Standing |\n|---|---|")?;
    for form in LegalForm::all() {
        let standing = match form.standing() {
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
        sources_by_id("page-amount")
    )?;
    for (package, published) in SCHEME.packages.iter().zip(SCHEME.published) {
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
        "\n## Providers\n\nThe {} selected, with their offices as printed.",
        SCHEME.providers.len()
    )?;
    writeln!(
        out,
        "Source: {}.\n\n| Provider | Name | Offices |\n|---|---|---|",
        sources_by_id("page-procedure")
    )?;
    for provider in SCHEME.providers {
        row(
            out,
            &[
                &code(provider.id),
                provider.name,
                &provider.offices.join(", "),
            ],
        )?;
    }
    writeln!(
        out,
        "\n## Sources\n\n| Source | Title | Section | Version | Read |\n|---|---|---|---|---|"
    )?;
    for source in SCHEME.sources {
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
    writeln!(
        out,
        "\n## Readings\n\nHow the rules were read where their text leaves a choice.\n"
    )?;
    for (number, reading) in (1..).zip(READINGS) {
        writeln!(out, "{number}. {reading}")?;
    }
    Ok(())
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
fn sources(ids: &[SourceId]) -> (String, String) {
    let found = || ids.iter().filter_map(|id| id.get());
    let links: Vec<_> = found()
        .map(|source| match source.address {
            "" => format!("{}, {}", source.title, source.section),
            address => format!("[{}, {}]({address})", source.title, source.section),
        })
        .collect();
    let mut days: Vec<_> = found().map(|source| source.read.to_string()).collect();
    days.dedup();
    (links.join("; "), days.join(", "))
}

fn sources_by_id(id: &str) -> String {
    SCHEME
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
