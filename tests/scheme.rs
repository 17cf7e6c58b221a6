//! The scheme's data: its documentation is up to date, and the build refuses what is not sound.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests: a wrong value must stop the test"
)]

#[path = "support/rules_doc.rs"]
#[allow(
    unreachable_pub,
    reason = "shared with the example that prints the file"
)]
mod rules_doc;
#[path = "../build/scheme.rs"]
#[allow(clippy::arithmetic_side_effects, reason = "as the build script has it")]
mod scheme;

use cybersubsidie::rules::scheme::{LegalForm, PackageId, Provider, RuleId, SCHEME, Standing};
use std::fs;
use std::path::{Path, PathBuf};

const DATA: &str = include_str!("../scheme/2024-04-17.toml");
const PROVIDERS: &str = include_str!("../scheme/providers.toml");

/// docs/RULES.md is what the generator prints.
#[test]
fn rules_doc_is_up_to_date() {
    let file = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/RULES.md"))
        .unwrap_or_default();
    assert!(
        file == rules_doc::render(),
        "run: cargo run --no-default-features --example rules_doc > docs/RULES.md"
    );
}

/// A folder of its own for each test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn of(name: &str, files: &[(&str, &str)]) -> Self {
        let path =
            std::env::temp_dir().join(format!("cybersubsidie-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        for (file, text) in files {
            fs::write(path.join(file), text).unwrap();
        }
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn tables(name: &str, files: &[(&str, &str)]) -> Result<String, String> {
    let folder = Folder::of(name, files);
    scheme::tables(&folder.0)
}

/// The data with one part changed.
fn changed(from: &str, to: &str) -> String {
    assert_eq!(DATA.matches(from).count(), 1, "one place: {from}");
    DATA.replace(from, to)
}

/// The build's word on this data.
fn refusal(name: &str, data: &str) -> String {
    tables(
        name,
        &[("2024-04-17.toml", data), ("providers.toml", PROVIDERS)],
    )
    .unwrap_err()
}

/// The figure's own rows in the file.
fn figure(id: &str) -> &'static str {
    let start = DATA.find(&format!("[[figure]]\nid = \"{id}\"")).unwrap();
    let rest = &DATA[start..];
    &rest[..rest.find("\n\n").unwrap()]
}

#[test]
fn the_data_as_it_stands_is_accepted() {
    let text = tables(
        "sound",
        &[("2024-04-17.toml", DATA), ("providers.toml", PROVIDERS)],
    )
    .unwrap();
    assert!(text.contains("pub static SCHEME"));
}

#[test]
fn a_range_with_its_ends_swapped_is_refused() {
    let row = figure("package.start.price.min");
    let said = refusal(
        "swapped",
        &changed(row, &row.replace("8500.00", "10800.01")),
    );
    assert!(said.contains("min 10800.01 above max 10800.00"), "{said}");
}

#[test]
fn a_figure_without_a_source_is_refused() {
    let row = figure("rate.sme");
    let said = refusal(
        "sourceless",
        &changed(row, &row.replace("source = \"page-aid\"\n", "")),
    );
    assert!(said.contains("missing field `source`"), "{said}");
}

#[test]
fn a_source_that_is_not_in_the_file_is_refused() {
    let row = figure("rate.sme");
    let said = refusal(
        "unknown-source",
        &changed(row, &row.replace("page-aid", "hearsay")),
    );
    assert!(said.contains("rate.sme: source \"hearsay\""), "{said}");
    let said = refusal(
        "rule-source",
        &changed(
            "sources = [\"page-aid\", \"page-procedure\"]",
            "sources = [\"hearsay\"]",
        ),
    );
    assert!(
        said.contains("selectedProvider: source \"hearsay\""),
        "{said}"
    );
    let said = refusal(
        "rule-sourceless",
        &changed(
            "sources = [\"page-aid\", \"page-procedure\"]",
            "sources = []",
        ),
    );
    assert!(said.contains("selectedProvider: no source"), "{said}");
}

#[test]
fn a_figure_that_no_rule_uses_is_refused() {
    let row = figure("rate.sme");
    let idle = row.replace("rate.sme", "rate.idle");
    let said = refusal("unused", &changed(row, &format!("{row}\n\n{idle}")));
    assert!(said.contains("no rule uses figure \"rate.idle\""), "{said}");
}

#[test]
fn a_missing_or_doubled_figure_is_refused() {
    let row = figure("rate.sme");
    let said = refusal("missing", &changed(row, ""));
    assert!(said.contains("\"rate.sme\" is missing"), "{said}");
    let said = refusal("doubled", &changed(row, &format!("{row}\n\n{row}")));
    assert!(said.contains("stands twice"), "{said}");
}

#[test]
fn figures_of_another_kind_are_refused() {
    for (id, from, to) in [
        ("rate.sme", "value = \"50\"", "value = \"101\""),
        ("rate.sme", "value = \"50\"", "value = \"0\""),
        ("rate.nis2", "value = \"35\"", "value = \"35.5\""),
        ("package.start.price.min", "8500.00", "8500"),
        (
            "package.start.extensions",
            "value = \"no\"",
            "value = \"maybe\"",
        ),
        ("region.1", "1500-3999", "3999-1500"),
        ("region.2", "8000-9999", "3000-9999"),
        ("repeat.years", "value = \"4\"", "value = \"four\""),
    ] {
        let row = figure(id);
        refusal("kind", &changed(row, &row.replace(from, to)));
    }
}

#[test]
fn an_unknown_field_or_judge_and_a_lost_rule_are_refused() {
    let said = refusal(
        "field",
        &changed(
            "valid_until = \"\"",
            "valid_until = \"\"\nvalid_util = \"\"",
        ),
    );
    assert!(said.contains("valid_util"), "{said}");
    let said = refusal(
        "judge",
        &changed(
            "id = \"needFit\"\njudge = \"provider\"",
            "id = \"needFit\"\njudge = \"nobody\"",
        ),
    );
    assert!(said.contains("unknown judge \"nobody\""), "{said}");
    let said = refusal("rule", &changed("id = \"needFit\"", "id = \"needFits\""));
    assert!(said.contains("expected the rules"), "{said}");
    let said = refusal("form", &changed("ask = [\"ivzw\"", "ask = [\"bv\""));
    assert!(said.contains("\"bv\" stands twice"), "{said}");
}

/// Two versions, the first ending and the second beginning on these days.
fn versions(name: &str, until: &str, from: &str) -> Result<String, String> {
    let first = changed("valid_until = \"\"", &format!("valid_until = \"{until}\""));
    let second = changed(
        "valid_from = \"2024-04-17\"",
        &format!("valid_from = \"{from}\""),
    )
    .replace("id = \"2024-04-17\"", &format!("id = \"{from}\""));
    let providers = PROVIDERS.replace("2024-04-17", from);
    tables(
        name,
        &[
            ("2024-04-17.toml", &first),
            ("second.toml", &second),
            ("providers.toml", &providers),
        ],
    )
}

#[test]
fn versions_follow_each_other_without_overlap_or_gap() {
    let text = versions("follow", "2026-02-28", "2026-03-01").unwrap();
    assert!(
        text.contains("id: \"2026-03-01\""),
        "the last one is in force"
    );
    assert!(versions("leap", "2024-12-31", "2025-01-01").is_ok());
    for (name, until, from) in [
        ("overlap", "2026-03-01", "2026-03-01"),
        ("gap", "2026-02-27", "2026-03-01"),
        ("open", "", "2026-03-01"),
        ("no-day", "2026-02-29", "2026-03-01"),
    ] {
        assert!(versions(name, until, from).is_err(), "{name}");
    }
}

#[test]
fn the_last_version_is_open_and_its_days_are_in_order() {
    let said = refusal(
        "closed",
        &changed("valid_until = \"\"", "valid_until = \"2030-01-01\""),
    );
    assert!(said.contains("must be open"), "{said}");
    refusal(
        "order",
        &changed("review_by = \"2027-05-23\"", "review_by = \"2026-05-23\""),
    );
    refusal(
        "date",
        &changed("review_by = \"2027-05-23\"", "review_by = \"2027-02-29\""),
    );
    assert!(tables("none", &[("providers.toml", PROVIDERS)]).is_err());
}

#[test]
fn providers_are_all_there_with_their_offices() {
    for (from, to) in [
        ("count = 18", "count = 17"),
        ("id = \"apogado\"", "id = \"cegeka\""),
        ("offices = [\"Houthalen-Helchteren\"]", "offices = []"),
        ("source = \"page-procedure\"", "source = \"hearsay\""),
        ("scheme = \"2024-04-17\"", "scheme = \"2023-01-01\""),
    ] {
        let providers = PROVIDERS.replacen(from, to, 1);
        assert_ne!(providers, PROVIDERS);
        let said = tables(
            "providers",
            &[("2024-04-17.toml", DATA), ("providers.toml", &providers)],
        );
        assert!(said.is_err(), "{to}");
    }
}

/// The codes of the public form lead to their rows and back.
#[test]
fn codes_lead_to_their_rows() {
    let forms: Vec<_> = LegalForm::all().collect();
    assert_eq!(forms.len(), 19);
    for form in forms {
        assert_eq!(LegalForm::parse(form.code()), Some(form));
    }
    let standing = |code: &str| LegalForm::parse(code).map(LegalForm::standing);
    assert_eq!(standing("bv"), Some(Standing::Accepted));
    assert_eq!(standing("silentPartnership"), Some(Standing::Refused));
    assert_eq!(standing("ivzw"), Some(Standing::Ask));
    assert_eq!(standing("gmbh"), None);
    assert_eq!(SCHEME.providers.len(), 18);
    for row in SCHEME.providers {
        let provider = Provider::parse(row.id).unwrap();
        assert_eq!(
            (provider.id(), provider.info().unwrap().name),
            (row.id, row.name)
        );
    }
    assert_eq!(Provider::parse("nobody"), None);
    for id in PackageId::ALL {
        assert_eq!(SCHEME.package(id).id, id);
    }
    for rule in &SCHEME.rules {
        assert_eq!(
            SCHEME.rule(rule.id).map(|found| found.rule),
            Some(rule.rule)
        );
    }
    assert_eq!(
        SCHEME
            .rule(RuleId::NotStarted)
            .map(|rule| rule.sources.len()),
        Some(1)
    );
}
