//! A version as the generated source of a `Scheme`.

use super::Checked;
use super::figures::legal_forms as all_forms;
use super::form::Version;
use super::value::{date, day_before, money, native, optional_date, range, variant};
use super::versions::in_version;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Generates `VERSIONS` and `LEGAL_FORMS` from versions in the order of their first days.
pub(super) fn all(versions: &[Version]) -> Checked<String> {
    let forms: Vec<&str> = all_forms(versions).collect();
    let mut out = String::new();
    let mut rows = String::new();
    for (index, version) in versions.iter().enumerate() {
        let until = match versions.get(index + 1) {
            Some(next) => Some(day_before(&next.valid_from)?),
            None => Some(version.valid_until.clone()).filter(|day| !day.is_empty()),
        };
        let row = in_version(version, one(version, index, until.as_deref(), &forms))?;
        out += &in_version(version, sources(version, index))?;
        rows += &row;
    }
    let count = versions.len();
    out += &format!(
        "/// Every version of the rules, in the order of their first days.\npub static VERSIONS: [Scheme; {count}] = [\n{rows}];\n"
    );
    out += &format!(
        "/// The codes of all legal forms that a version lists.\nstatic LEGAL_FORMS: &[&str] = &{forms:?};\n"
    );
    Ok(out)
}

/// Looks figures up and remembers which were used.
struct Lookup<'a> {
    figures: BTreeMap<&'a str, &'a str>,
    used: BTreeSet<&'a str>,
}

impl<'a> Lookup<'a> {
    fn new(version: &'a Version) -> Checked<Self> {
        let mut figures = BTreeMap::new();
        for figure in &version.figure {
            if figures.insert(&*figure.id, &*figure.value).is_some() {
                return Err(format!("figure {:?} stands twice", figure.id));
            }
        }
        Ok(Self {
            figures,
            used: BTreeSet::new(),
        })
    }

    fn get(&mut self, id: &str) -> Checked<&'a str> {
        let (key, value) = self
            .figures
            .get_key_value(id)
            .ok_or_else(|| format!("figure {id:?} is missing"))?;
        self.used.insert(key);
        Ok(value)
    }

    fn money(&mut self, id: &str) -> Checked<String> {
        money(self.get(id)?).map_err(|e| format!("{id}: {e}"))
    }

    fn whole(&mut self, id: &str) -> Checked<u16> {
        let text = self.get(id)?;
        text.parse()
            .map_err(|_| format!("{id}: expected a whole number, found {text:?}"))
    }

    fn percent(&mut self, id: &str) -> Checked<u16> {
        match self.whole(id)? {
            value @ 1..=100 => Ok(value),
            value => Err(format!("{id}: expected 1 to 100 %, found {value}")),
        }
    }

    fn yes_or_no(&mut self, id: &str) -> Checked<bool> {
        match self.get(id)? {
            "yes" => Ok(true),
            "no" => Ok(false),
            other => Err(format!("{id}: expected yes or no, found {other:?}")),
        }
    }

    fn ceilings(&mut self, class: &str) -> Checked<String> {
        Ok(format!(
            "Ceilings {{ headcount_below: {}, turnover_max: {}, balance_sheet_total_max: {} }}",
            self.whole(&format!("size.{class}.headcount.below"))?,
            self.money(&format!("size.{class}.turnover.max"))?,
            self.money(&format!("size.{class}.balance-sheet-total.max"))?
        ))
    }

    fn packages(&mut self) -> Checked<String> {
        let mut rows = String::from("[");
        for code in ["start", "medium", "plus"] {
            let id = |what: &str| format!("package.{code}.{what}");
            let price = range(self.get(&id("price.min"))?, self.get(&id("price.max"))?)?;
            let extensions = self.yes_or_no(&id("extensions"))?;
            let name = variant(code);
            rows += &format!(
                "PackageTerms {{ id: PackageId::{name}, price: {price}, extensions: {extensions} }}, "
            );
        }
        Ok(rows + "]")
    }

    /// Ranges in rising order, without overlap, in 1000-9999.
    fn region(&mut self) -> Checked<String> {
        let ids = self.figures.keys().copied();
        let ids: Vec<_> = ids.filter(|id| id.starts_with("region.")).collect();
        if ids.is_empty() {
            return Err("figure \"region.1\" is missing".into());
        }
        let mut rows = String::from("&[");
        let mut last = 999;
        for id in ids {
            let text = self.get(id)?;
            let (from, to) = text.split_once('-').unwrap_or((text, text));
            match (from.parse::<u16>(), to.parse::<u16>()) {
                (Ok(from), Ok(to)) if last < from && from <= to && to <= 9999 => {
                    rows += &format!("({from}, {to}), ");
                    last = to;
                }
                _ => {
                    return Err(format!(
                        "{id}: expected a range after {last}, found {text:?}"
                    ));
                }
            }
        }
        Ok(rows + "]")
    }
}

/// FNV-1a over what the rules compute with.
fn hash(version: &Version) -> u32 {
    let figures = version
        .figure
        .iter()
        .map(|figure| [&*figure.id, &*figure.value]);
    let forms = version
        .legal_forms
        .all()
        .map(|(form, standing)| [form, standing]);
    let rules = version.rule.iter().map(|rule| [&*rule.id, &*rule.judge]);
    let all = [["until", &*version.valid_until]]
        .into_iter()
        .chain(figures)
        .chain(forms)
        .chain(rules);
    let bytes = all.flatten().flat_map(|text| text.bytes().chain([0]));
    bytes.fold(0x811c_9dc5, |sum: u32, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

fn one(version: &Version, index: usize, until: Option<&str>, forms: &[&str]) -> Checked<String> {
    let mut look = Lookup::new(version)?;
    let mut out = String::new();
    let mut line = |name: &str, value: String| {
        writeln!(out, "    {name}: {value},").map_err(|e| e.to_string())
    };
    let rate = |percent: u16| format!("Rate::new_unchecked({percent})");
    let percent = |value: u16| format!("Percent::new_unchecked({value})");
    line("id", format!("{:?}", version.id))?;
    line("valid_from", date(&version.valid_from)?)?;
    line("valid_until", optional_date(until)?)?;
    line("checked_on", date(&version.checked_on)?)?;
    line("review_by", date(&version.review_by)?)?;
    line("data", format!("{:#010x}", hash(version)))?;
    line("rate_sme", rate(look.percent("rate.sme")?))?;
    line("rate_nis2", rate(look.percent("rate.nis2")?))?;
    line("packages", look.packages()?)?;
    line(&native("published"), published(version, index)?)?;
    line("extensions_total_max", look.money("extensions.total.max")?)?;
    line(
        "extensions_subsidy_max",
        look.money("extensions.subsidy.max")?,
    )?;
    line("vat_rate", percent(look.percent("vat.rate")?))?;
    line("region", look.region()?)?;
    line(
        "public_share_below",
        percent(look.percent("private-sector.public-share.below")?),
    )?;
    line("repeat_years", look.whole("repeat.years")?.to_string())?;
    line("de_minimis_ceiling", look.money("de-minimis.ceiling")?)?;
    line(
        "de_minimis_years",
        look.whole("de-minimis.years")?.to_string(),
    )?;
    for class in ["micro", "small", "medium"] {
        line(class, look.ceilings(class)?)?;
    }
    line("partner_from", percent(look.percent("group.partner.from")?))?;
    line("linked_above", percent(look.percent("group.linked.above")?))?;
    line("legal_forms", legal_forms(version, index, forms)?)?;
    line("rules", rules(version, index)?)?;
    line("sources", format!("&SOURCES_{index}"))?;
    line(&native("figures"), figures(version, index)?)?;
    match look.figures.keys().find(|id| !look.used.contains(*id)) {
        Some(unused) => Err(format!("no rule uses figure {unused:?}")),
        None => Ok(format!("Scheme {{\n{out}}},\n")),
    }
}

/// The row of a source, by reference.
fn source(version: &Version, index: usize, key: &str, of: &str) -> Checked<String> {
    let row = version.source.keys().position(|id| id == key);
    row.map(|row| format!("&SOURCES_{index}[{row}]"))
        .ok_or_else(|| format!("{of}: source {key:?} is not in the file"))
}

fn sources(version: &Version, index: usize) -> Checked<String> {
    let mut rows = String::new();
    for (id, source) in &version.source {
        rows += &format!(
            "Source {{ id: {id:?}, title: {:?}, section: {:?}, address: {:?}, {}: {:?}, {}: {} }}, ",
            source.title,
            source.section,
            source.address,
            native("version"),
            source.version,
            native("read"),
            date(&source.read)?
        );
    }
    let count = version.source.len();
    Ok(format!(
        "static SOURCES_{index}: [Source; {count}] = [{rows}];\n"
    ))
}

fn published(version: &Version, index: usize) -> Checked<String> {
    let mut rows = String::from("[");
    for code in ["start", "medium", "plus"] {
        let row = version
            .published
            .get(code)
            .ok_or_else(|| format!("published.{code} is missing"))?;
        source(version, index, &row.source, "published")?;
        rows += &range(&row.min, &row.max)?;
        rows += ", ";
    }
    Ok(rows + "]")
}

/// The standing of each form under this version; VLAIO judges forms that it does not list.
fn legal_forms(version: &Version, index: usize, forms: &[&str]) -> Checked<String> {
    source(version, index, &version.legal_forms.source, "legal_forms")?;
    let mut standing = BTreeMap::new();
    for (code, says) in version.legal_forms.all() {
        if standing.insert(code, says).is_some() {
            return Err(format!("legal_forms: {code:?} stands twice"));
        }
    }
    let rows: String = forms
        .iter()
        .map(|code| format!("Standing::{}, ", standing.get(code).unwrap_or(&"Ask")))
        .collect();
    Ok(format!("&[{rows}]"))
}

fn rules(version: &Version, index: usize) -> Checked<String> {
    let mut seen = BTreeSet::new();
    let mut rows = String::from("&[");
    for rule in &version.rule {
        let judge = match rule.judge.as_str() {
            judge @ ("computed" | "declared" | "provider" | "vlaio") => variant(judge),
            other => return Err(format!("rule {}: unknown judge {other:?}", rule.id)),
        };
        if !seen.insert(&rule.id) {
            return Err(format!("rule {}: stands twice", rule.id));
        }
        if rule.sources.is_empty() {
            return Err(format!("rule {}: no source", rule.id));
        }
        let sources = rule
            .sources
            .iter()
            .map(|key| source(version, index, key, &rule.id))
            .collect::<Checked<Vec<_>>>()?
            .join(", ");
        rows += &format!(
            "RuleInfo {{ id: RuleId::{}, judge: Judge::{judge}, {}: {:?}, sources: &[{sources}], reading: &{:?} }}, ",
            variant(&rule.id),
            native("rule"),
            rule.rule,
            rule.reading
        );
    }
    Ok(rows + "]")
}

fn figures(version: &Version, index: usize) -> Checked<String> {
    let mut rows = String::from("&[");
    for figure in &version.figure {
        rows += &format!(
            "FigureRow {{ id: {:?}, value: {:?}, unit: {:?}, rule: {:?}, source: {}, reading: &{:?} }}, ",
            figure.id,
            figure.value,
            figure.unit,
            figure.rule,
            source(version, index, &figure.source, &figure.id)?,
            figure.reading
        );
    }
    Ok(rows + "]")
}
