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
#[allow(
    clippy::arithmetic_side_effects,
    dead_code,
    reason = "as the build script has it"
)]
mod scheme;

use cybersubsidie::rules::scheme::{
    LegalForm, PROVIDERS, PackageId, Provider, RuleId, Scheme, Standing, VERSIONS,
};
use std::fs;
use std::path::{Path, PathBuf};

/// What the build refuses is tried on made-up figures, which no change of the scheme touches.
const DATA: &str = include_str!("schemes/three-versions/2024-04-17.toml");
const PROVIDERS_FILE: &str = include_str!("schemes/three-versions/providers.toml");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the scheme, read by a parser.
fn parsed(name: &str) -> toml::Table {
    let text = fs::read_to_string(root().join("scheme").join(name)).unwrap();
    text.parse().unwrap()
}

/// docs/RULES.md is what the generator prints.
#[test]
fn rules_doc_is_up_to_date() {
    let file = fs::read_to_string(root().join("docs/RULES.md")).unwrap_or_default();
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
    scheme::tables(&folder.0).map(|(tables, _)| tables)
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
        &[
            ("2024-04-17.toml", data),
            ("providers.toml", PROVIDERS_FILE),
        ],
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
        &[
            ("2024-04-17.toml", DATA),
            ("providers.toml", PROVIDERS_FILE),
        ],
    )
    .unwrap();
    assert!(text.contains("VERSIONS: [Scheme; 1]"));
    let (text, _) = scheme::tables(&root().join("scheme")).unwrap();
    assert!(text.contains(&format!("VERSIONS: [Scheme; {}]", VERSIONS.len())));
}

#[test]
fn a_range_with_its_ends_swapped_is_refused() {
    let row = figure("package.start.price.min");
    let said = refusal(
        "swapped",
        &changed(row, &row.replace("8100.10", "12000.00")),
    );
    assert!(said.contains("min 12000.00 above max 11999.99"), "{said}");
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
        ("rate.sme", "value = \"45\"", "value = \"101\""),
        ("rate.sme", "value = \"45\"", "value = \"0\""),
        ("rate.nis2", "value = \"30\"", "value = \"30.5\""),
        ("package.start.price.min", "8100.10", "8100"),
        (
            "package.start.extensions",
            "value = \"no\"",
            "value = \"maybe\"",
        ),
        ("region.1", "1500-3999", "3999-1500"),
        ("region.2", "8000-9999", "3000-9999"),
        ("repeat.years", "value = \"5\"", "value = \"five\""),
        ("vat.rate", "value = \"19\"", "value = \"0\""),
        ("vat.rate", "value = \"19\"", "value = \"101\""),
        ("vat.rate", "value = \"19\"", "value = \"0.19\""),
    ] {
        let row = figure(id);
        assert!(row.contains(from), "{id}: {from}");
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
    let said = refusal("rule", &changed("id = \"needFit\"", "id = \"size\""));
    assert!(said.contains("rule size: stands twice"), "{said}");
    let said = refusal("form", &changed("ask = [\"ivzw\"", "ask = [\"bv\""));
    assert!(said.contains("\"bv\" stands twice"), "{said}");
}

/// A second version with another first day, and these changes in either file.
fn versions(
    name: &str,
    first: &[(&str, &str)],
    from: &str,
    second: &[(&str, &str)],
) -> Result<String, String> {
    let with = |data: &str, changes: &[(&str, &str)]| {
        changes.iter().fold(data.to_owned(), |data, (old, new)| {
            assert_eq!(data.matches(old).count(), 1, "one place: {old}");
            data.replace(old, new)
        })
    };
    let later = with(DATA, second)
        .replace(
            "valid_from = \"2024-04-17\"",
            &format!("valid_from = \"{from}\""),
        )
        .replace("id = \"2024-04-17\"", &format!("id = \"{from}\""));
    tables(
        name,
        &[
            ("2024-04-17.toml", &with(DATA, first)),
            (&format!("{from}.toml"), &later),
            ("providers.toml", PROVIDERS_FILE),
        ],
    )
}

/// A version holds to the day before the next one's first day; adding its file is all it takes.
#[test]
fn a_file_added_is_a_version_added() {
    for (name, from, until) in [
        ("follow", "2026-03-01", "Date::new_unchecked(2026, 2, 28)"),
        ("year", "2025-01-01", "Date::new_unchecked(2024, 12, 31)"),
        ("leap", "2028-03-01", "Date::new_unchecked(2028, 2, 29)"),
    ] {
        let text = versions(name, &[], from, &[]).unwrap();
        assert!(text.contains("VERSIONS: [Scheme; 2]"), "{name}");
        assert!(
            text.contains(&format!("valid_until: Some({until})")),
            "{name}"
        );
        assert!(
            text.contains("valid_until: None"),
            "{name}: the last is open"
        );
    }
    let ends = [("valid_until = \"\"", "valid_until = \"2030-12-31\"")];
    let text = versions("ends", &[], "2026-03-01", &ends).unwrap();
    assert!(text.contains("valid_until: Some(Date::new_unchecked(2030, 12, 31))"));
}

#[test]
fn versions_that_do_not_follow_each_other_are_refused() {
    let ends = |day: &str| format!("valid_until = \"{day}\"");
    let said = versions(
        "until",
        &[("valid_until = \"\"", &ends("2026-02-28"))],
        "2026-03-01",
        &[],
    );
    assert!(
        said.unwrap_err()
            .contains("scheme 2024-04-17: only the last version")
    );
    let said = versions(
        "before",
        &[],
        "2026-03-01",
        &[("valid_until = \"\"", &ends("2026-02-28"))],
    );
    assert!(
        said.unwrap_err()
            .contains("lies before the version's first day")
    );
    let said = versions(
        "no-day",
        &[],
        "2026-03-01",
        &[("valid_until = \"\"", &ends("2027-02-29"))],
    );
    assert!(said.unwrap_err().contains("expected a date"));
    let said = tables(
        "doubled-day",
        &[
            ("2024-04-17.toml", DATA),
            ("other.toml", DATA),
            ("providers.toml", PROVIDERS_FILE),
        ],
    );
    assert!(
        said.unwrap_err()
            .contains("two versions have the first day 2024-04-17")
    );
    let said = tables(
        "name",
        &[("other.toml", DATA), ("providers.toml", PROVIDERS_FILE)],
    );
    assert!(
        said.unwrap_err()
            .contains("expected the name 2024-04-17.toml")
    );
    assert!(tables("none", &[("providers.toml", PROVIDERS_FILE)]).is_err());
}

#[test]
fn a_version_may_be_entered_long_before_its_day() {
    let said = versions("early", &[], "2030-01-01", &[]);
    assert!(said.is_ok(), "checked_on lies before valid_from");
    refusal(
        "order",
        &changed("review_by = \"2027-05-23\"", "review_by = \"2026-05-23\""),
    );
    refusal(
        "date",
        &changed("review_by = \"2027-05-23\"", "review_by = \"2027-02-29\""),
    );
}

#[test]
fn what_another_version_has_may_not_be_lost() {
    let row = figure("de-minimis.years");
    for (name, first, second) in [
        ("lost-later", &[][..], &[(row, "")][..]),
        ("lost-earlier", &[(row, "")][..], &[][..]),
    ] {
        let said = versions(name, first, "2027-01-01", second).unwrap_err();
        assert!(
            said.contains("figure \"de-minimis.years\" is missing"),
            "{said}"
        );
    }
    let form = [("\"nv\", ", "")];
    let said = versions("lost-form", &[], "2027-01-01", &form).unwrap_err();
    assert!(
        said.contains("scheme 2027-01-01: legal form \"nv\" is missing"),
        "{said}"
    );
    let needs = DATA.find("[[rule]]\nid = \"needFit\"").unwrap();
    let rule = &DATA[needs..][..DATA[needs..].find("\n\n").unwrap()];
    let said = versions("lost-rule", &[], "2027-01-01", &[(rule, "")]).unwrap_err();
    assert!(
        said.contains("scheme 2027-01-01: rule \"needFit\" is missing"),
        "{said}"
    );
}

/// Of ranges of postcodes one version may have more than another, and new forms may come.
#[test]
fn ranges_and_new_forms_may_differ() {
    let one_range = [(figure("region.2"), "")];
    assert!(versions("ranges", &[], "2027-01-01", &one_range).is_ok());
    let new_form = [("ask = [\"ivzw\"", "ask = [\"newForm\", \"ivzw\"")];
    let text = versions("form-added", &[], "2027-01-01", &new_form).unwrap();
    assert!(text.contains("\"newForm\"]"), "known after all others");
}

#[test]
fn an_id_that_means_something_else_says_why() {
    let row = figure("repeat.years");
    let unit = row.replace("unit = \"years\"", "unit = \"months\"");
    let sentence = row.replace("rule = \"No earlier", "rule = \"No other");
    for (name, other) in [("unit", &unit), ("sentence", &sentence)] {
        let said = versions(name, &[], "2027-01-01", &[(row, other)]).unwrap_err();
        assert!(
            said.contains("scheme 2027-01-01: repeat.years: its unit or its sentence differs"),
            "{said}"
        );
        let told = format!("{other}\nredefined = \"Why\"");
        assert!(versions(name, &[], "2027-01-01", &[(row, &told)]).is_ok());
        let empty = format!("{other}\nredefined = \" \"");
        assert!(versions(name, &[], "2027-01-01", &[(row, &empty)]).is_err());
    }
    let idle = format!("{row}\nredefined = \"Why\"");
    for (first, second) in [
        (&[][..], &[(row, &*idle)][..]),
        (&[(row, &*idle)][..], &[][..]),
    ] {
        let said = versions("idle", first, "2027-01-01", second).unwrap_err();
        assert!(said.contains("repeat.years: says redefined"), "{said}");
    }
    let rule = [(
        "rule = \"The legal form is accepted\"",
        "rule = \"Another rule\"",
    )];
    let said = versions("rule", &[], "2027-01-01", &rule).unwrap_err();
    assert!(
        said.contains("legalForm: its unit or its sentence differs"),
        "{said}"
    );
}

#[test]
fn providers_are_all_there_with_their_offices() {
    for (from, to) in [
        ("count = 19", "count = 18"),
        ("id = \"apogado\"", "id = \"cegeka\""),
        ("offices = [\"Houthalen-Helchteren\"]", "offices = []"),
        ("source = \"page-procedure\"", "source = \"hearsay\""),
        (
            "name = \"EY\"",
            "name = \"EY\"\nfrom = \"2025-02-01\"\nuntil = \"2025-01-31\"",
        ),
        ("name = \"EY\"", "name = \"EY\"\nfrom = \"2025-02-30\""),
        // An office in no province or in two, and a place without an office.
        ("places = [\"Herstal\"]", "places = []"),
        ("places = [\"Herstal\"]", "places = [\"Herstal\", \"Asse\"]"),
        ("places = [\"Herstal\"]", "places = [\"Herstal\", \"Genk\"]"),
        ("Diegem = \"Machelen\"", "Genk = \"Machelen\""),
        ("Gent = [\"Gand\"", "Genk = [\"Gand\""),
    ] {
        let providers = PROVIDERS_FILE.replacen(from, to, 1);
        assert_ne!(providers, PROVIDERS_FILE);
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
    for form in LegalForm::all() {
        assert_eq!(LegalForm::parse(form.code()), Some(form));
    }
    assert_eq!(LegalForm::parse("gmbh"), None);
    for scheme in &VERSIONS {
        let file = parsed(&format!("{}.toml", scheme.id));
        let standings = [
            ("accepted", Standing::Accepted),
            ("refused", Standing::Refused),
            ("ask", Standing::Ask),
        ];
        for (list, standing) in standings {
            for code in file["legal_forms"][list].as_array().unwrap() {
                let form = LegalForm::parse(code.as_str().unwrap()).unwrap();
                assert_eq!(scheme.standing(form), standing, "{}: {code}", scheme.id);
            }
        }
    }
    let file = parsed("providers.toml");
    let rows = file["provider"].as_array().unwrap();
    assert_eq!(PROVIDERS.len(), rows.len());
    for (provider, row) in PROVIDERS.iter().zip(rows) {
        assert_eq!(Some(provider.id), row["id"].as_str());
    }
    for row in &PROVIDERS {
        let provider = Provider::parse(row.id).unwrap();
        assert_eq!(
            (provider.id(), provider.info().unwrap().name),
            (row.id, row.name)
        );
    }
    assert_eq!(Provider::parse("nobody"), None);
    for scheme in &VERSIONS {
        for id in PackageId::ALL {
            assert_eq!(scheme.package(id).id, id);
        }
        for rule in scheme.rules {
            assert_eq!(
                scheme.rule(rule.id).map(|found| found.rule),
                Some(rule.rule)
            );
        }
    }
    let last = Scheme::last().rule(RuleId::NotStarted);
    assert_eq!(last.map(|rule| rule.sources.len()), Some(1));
}
