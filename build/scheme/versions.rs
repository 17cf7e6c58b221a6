//! Checks the order of the versions, and that none silently changes the meaning of an id.

use super::Checked;
use super::form::{Figure, Rule, Version};
use super::value::date;
use std::collections::BTreeSet;

/// Versions may differ in the number of figures whose ids begin like this.
const MAY_BE_FEWER: &str = "region.";

/// Sorts the versions by their first days and compares each with the one before.
pub(super) fn check(versions: &mut [Version]) -> Checked<()> {
    versions.sort_by(|a, b| a.valid_from.cmp(&b.valid_from));
    for pair in versions.windows(2) {
        let [before, after] = pair else { continue };
        if before.valid_from == after.valid_from {
            return Err(format!(
                "two versions have the first day {}",
                after.valid_from
            ));
        }
        if !before.valid_until.is_empty() {
            return Err(format!(
                "scheme {}: only the last version may have a valid_until",
                before.id
            ));
        }
        in_version(after, compare(before, after))?;
    }
    for version in versions.iter() {
        in_version(version, days(version))?;
    }
    let all: BTreeSet<&str> = versions.iter().flat_map(figure_ids).collect();
    for version in versions.iter() {
        let own: BTreeSet<&str> = figure_ids(version).collect();
        let lost = all
            .iter()
            .find(|id| !own.contains(*id) && !id.starts_with(MAY_BE_FEWER));
        if let Some(id) = lost {
            return Err(format!(
                "scheme {}: figure {id:?} is missing: another version has it",
                version.id
            ));
        }
    }
    match versions.first() {
        Some(first) => in_version(first, nothing_redefined(first)),
        None => Err("no version of the scheme".into()),
    }
}

pub(super) fn in_version<T>(version: &Version, result: Checked<T>) -> Checked<T> {
    result.map_err(|e| format!("scheme {}: {e}", version.id))
}

fn figure_ids(version: &Version) -> impl Iterator<Item = &str> {
    version.figure.iter().map(|figure| figure.id.as_str())
}

fn days(version: &Version) -> Checked<()> {
    for day in [&version.valid_from, &version.checked_on, &version.review_by] {
        date(day)?;
    }
    if version.id != version.valid_from {
        return Err("expected id = valid_from".into());
    }
    if version.checked_on > version.review_by {
        return Err("expected checked_on <= review_by".into());
    }
    if !version.valid_until.is_empty() {
        date(&version.valid_until)?;
        if version.valid_until < version.valid_from {
            return Err("valid_until lies before the version's first day".into());
        }
    }
    Ok(())
}

/// The meaning of an id: its unit (of a figure) and its sentence.
trait Meaning {
    fn id(&self) -> &str;
    fn meaning(&self) -> (&str, &str);
    fn redefined(&self) -> Option<&str>;
}

impl Meaning for Figure {
    fn id(&self) -> &str {
        &self.id
    }
    fn meaning(&self) -> (&str, &str) {
        (&self.unit, &self.rule)
    }
    fn redefined(&self) -> Option<&str> {
        self.redefined.as_deref()
    }
}

impl Meaning for Rule {
    fn id(&self) -> &str {
        &self.id
    }
    fn meaning(&self) -> (&str, &str) {
        ("", &self.rule)
    }
    fn redefined(&self) -> Option<&str> {
        self.redefined.as_deref()
    }
}

fn compare(before: &Version, after: &Version) -> Checked<()> {
    same_meanings(&before.figure, &after.figure)?;
    same_meanings(&before.rule, &after.rule)?;
    let lost =
        |what: &str, id: &str| Err(format!("{what} {id:?} is missing: {} has it", before.id));
    let rules: BTreeSet<_> = after.rule.iter().map(|rule| &rule.id).collect();
    if let Some(rule) = before.rule.iter().find(|rule| !rules.contains(&rule.id)) {
        return lost("rule", &rule.id);
    }
    let forms: BTreeSet<_> = after.legal_forms.all().map(|form| form.0).collect();
    let mut before_forms = before.legal_forms.all();
    match before_forms.find(|form| !forms.contains(form.0)) {
        Some(form) => lost("legal form", form.0),
        None => Ok(()),
    }
}

fn same_meanings<T: Meaning>(before: &[T], after: &[T]) -> Checked<()> {
    for row in after {
        let earlier = before.iter().find(|earlier| earlier.id() == row.id());
        let same = earlier.is_none_or(|earlier| earlier.meaning() == row.meaning());
        match (same, row.redefined()) {
            (false, None) => {
                return Err(format!(
                    "{}: its unit or its sentence differs from the version before; say why by redefined = \"...\"",
                    row.id()
                ));
            }
            (true, Some(_)) => return Err(not_redefined(row.id())),
            (false, Some(why)) if why.trim().is_empty() => {
                return Err(format!("{}: redefined says no reason", row.id()));
            }
            _ => {}
        }
    }
    Ok(())
}

fn nothing_redefined(first: &Version) -> Checked<()> {
    same_meanings(&[], &first.figure)?;
    same_meanings(&[], &first.rule)
}

fn not_redefined(id: &str) -> String {
    format!("{id}: says redefined, but its unit and sentence are those of the version before")
}
