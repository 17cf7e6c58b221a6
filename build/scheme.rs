//! The scheme's figures, rules and providers, checked.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    valid_from: String,
    valid_until: String,
    checked_on: String,
    review_by: String,
    source: BTreeMap<String, Source>,
    figure: Vec<Figure>,
    published: BTreeMap<String, Published>,
    legal_forms: LegalForms,
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    title: String,
    section: String,
    address: String,
    version: String,
    read: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Figure {
    id: String,
    value: String,
    unit: String,
    rule: String,
    source: String,
    #[serde(default)]
    reading: Vec<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Published {
    min: String,
    max: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LegalForms {
    source: String,
    accepted: Vec<String>,
    refused: Vec<String>,
    ask: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    id: String,
    judge: String,
    rule: String,
    sources: Vec<String>,
    reading: Vec<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Providers {
    scheme: String,
    source: String,
    count: usize,
    provider: Vec<Provider>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Provider {
    id: String,
    name: String,
    offices: Vec<String>,
}

type Checked<T> = Result<T, String>;

/// The generated source of `SCHEME`, or what is wrong with the data.
pub(crate) fn tables(folder: &Path) -> Checked<String> {
    let mut versions = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("scheme/: {e}"))? {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path
            .file_name()
            .is_some_and(|name| name != "providers.toml" && name != "readings.toml")
        {
            versions.push(read::<File>(&path)?);
        }
    }
    check_validity(&mut versions)?;
    let providers: Providers = read(&folder.join("providers.toml"))?;
    let current = versions.last().ok_or("scheme/: no version of the scheme")?;
    current.generate(&providers)
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Checked<T> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}

/// Versions follow each other without overlap or gap; only the last may be open.
fn check_validity(versions: &mut [File]) -> Checked<()> {
    versions.sort_by(|a, b| a.valid_from.cmp(&b.valid_from));
    for pair in versions.windows(2) {
        if day_after(&pair[0].valid_until)? != pair[1].valid_from {
            return Err(format!(
                "scheme {}: valid_until must be the day before the next version's valid_from",
                pair[0].id
            ));
        }
    }
    for file in versions.iter() {
        let days = [&file.valid_from, &file.checked_on, &file.review_by];
        for day in days {
            date(day)?;
        }
        if file.id != file.valid_from || !days.is_sorted() {
            return Err(format!(
                "scheme {}: expected id = valid_from <= checked_on <= review_by",
                file.id
            ));
        }
    }
    match versions.last() {
        Some(last) if !last.valid_until.is_empty() => {
            Err(format!("scheme {}: the last version must be open", last.id))
        }
        _ => Ok(()),
    }
}

fn parts(text: &str) -> Checked<(u16, u8, u8)> {
    let bad = || format!("expected a date YYYY-MM-DD, found {text:?}");
    let mut split = text.split('-');
    let (Some(y), Some(m), Some(d), None) =
        (split.next(), split.next(), split.next(), split.next())
    else {
        return Err(bad());
    };
    match (y.parse(), m.parse(), d.parse()) {
        (Ok(y), Ok(m), Ok(d))
            if text.len() == 10 && d >= 1 && (1..=12).contains(&m) && d <= days_in(y, m) =>
        {
            Ok((y, m, d))
        }
        _ => Err(bad()),
    }
}

const fn days_in(y: u16, m: u8) -> u8 {
    match m {
        4 | 6 | 9 | 11 => 30,
        2 if y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

fn day_after(text: &str) -> Checked<String> {
    let (y, m, d) = parts(text)?;
    let (y, m, d) = match (m, d) {
        (12, 31) => (y + 1, 1, 1),
        (m, d) if d == days_in(y, m) => (y, m + 1, 1),
        _ => (y, m, d + 1),
    };
    Ok(format!("{y:04}-{m:02}-{d:02}"))
}

fn date(text: &str) -> Checked<String> {
    parts(text).map(|(y, m, d)| format!("Date::known({y}, {m}, {d})"))
}

fn cents(text: &str) -> Checked<u64> {
    match text.split_once('.') {
        Some((euro, cent)) if cent.len() == 2 => format!("{euro}{cent}").parse().ok(),
        _ => None,
    }
    .ok_or_else(|| format!("expected an amount like 8500.00, found {text:?}"))
}

fn money(text: &str) -> Checked<String> {
    let cents = cents(text)?;
    Ok(format!(
        "Money::known({}, {})",
        cents & 0xffff_ffff,
        cents >> 32
    ))
}

fn range(min: &str, max: &str) -> Checked<String> {
    if cents(min)? > cents(max)? {
        return Err(format!("range with min {min} above max {max}"));
    }
    Ok(format!(
        "PriceRange {{ min: {}, max: {} }}",
        money(min)?,
        money(max)?
    ))
}

/// A field that only the static document, the documentation and the tests read: the wasm goes without.
fn native(field: &str) -> String {
    format!("#[cfg(not(target_arch = \"wasm32\"))] {field}")
}

/// Looks figures up and remembers which were used.
struct Lookup<'a> {
    figures: BTreeMap<&'a str, &'a str>,
    used: BTreeSet<&'a str>,
}

impl<'a> Lookup<'a> {
    fn get(&mut self, id: &str) -> Checked<&'a str> {
        let (key, value) = self
            .figures
            .get_key_value(id)
            .ok_or_else(|| format!("scheme: figure {id:?} is missing"))?;
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

    fn ceilings(&mut self, class: &str) -> Checked<String> {
        Ok(format!(
            "Ceilings {{ headcount_below: {}, turnover_max: {}, balance_sheet_total_max: {} }}",
            self.whole(&format!("size.{class}.headcount.below"))?,
            self.money(&format!("size.{class}.turnover.max"))?,
            self.money(&format!("size.{class}.balance-sheet-total.max"))?
        ))
    }
}

const RULES: [(&str, &str); 14] = [
    ("size", "Size"),
    ("beneficiary", "Beneficiary"),
    ("privateSector", "PrivateSector"),
    ("region", "Region"),
    ("mainActivity", "MainActivity"),
    ("legalForm", "LegalForm"),
    ("equity", "Equity"),
    ("repeat", "Repeat"),
    ("quotes", "Quotes"),
    ("deMinimis", "DeMinimis"),
    ("needFit", "NeedFit"),
    ("selectedProvider", "SelectedProvider"),
    ("offerApproved", "OfferApproved"),
    ("notStarted", "NotStarted"),
];

impl File {
    fn source_id(&self, key: &str, of: &str) -> Checked<String> {
        self.source
            .keys()
            .position(|id| id == key)
            .map(|row| format!("SourceId({row})"))
            .ok_or_else(|| format!("{of}: source {key:?} is not in the file"))
    }

    fn generate(&self, providers: &Providers) -> Checked<String> {
        let mut look = Lookup {
            figures: self
                .figure
                .iter()
                .map(|f| (f.id.as_str(), f.value.as_str()))
                .collect(),
            used: BTreeSet::new(),
        };
        if look.figures.len() != self.figure.len() {
            return Err("scheme: a figure stands twice".into());
        }
        let mut out = String::new();
        let mut line = |name: &str, value: String| {
            writeln!(out, "    {name}: {value},").map_err(|e| e.to_string())
        };
        line("id", format!("{:?}", self.id))?;
        line("valid_from", date(&self.valid_from)?)?;
        line("checked_on", date(&self.checked_on)?)?;
        line("review_by", date(&self.review_by)?)?;
        line(
            "rate_sme",
            format!("Rate::known({})", look.percent("rate.sme")?),
        )?;
        line(
            "rate_nis2",
            format!("Rate::known({})", look.percent("rate.nis2")?),
        )?;
        line("packages", self.packages(&mut look)?)?;
        line(&native("published"), self.published()?)?;
        line("extensions_total_max", look.money("extensions.total.max")?)?;
        line(
            "extensions_subsidy_max",
            look.money("extensions.subsidy.max")?,
        )?;
        line("region", region(&mut look)?)?;
        let percent = |value: u16| format!("Percent::known({value})");
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
        line("legal_forms", self.legal_forms()?)?;
        line("providers", self.providers(providers)?)?;
        line("rules", self.rules()?)?;
        line("sources", self.sources()?)?;
        line(&native("figures"), self.figures()?)?;
        if let Some(unused) = look.figures.keys().find(|id| !look.used.contains(*id)) {
            return Err(format!("scheme: no rule uses figure {unused:?}"));
        }
        Ok(format!(
            "/// The rules in force, from `scheme/{}.toml`.\npub static SCHEME: Scheme = Scheme {{\n{out}}};\n",
            self.id
        ))
    }

    fn packages(&self, look: &mut Lookup) -> Checked<String> {
        let mut rows = String::from("[");
        for (code, name) in [("start", "Start"), ("medium", "Medium"), ("plus", "Plus")] {
            let get = |what: &str| format!("package.{code}.{what}");
            let price = range(look.get(&get("price.min"))?, look.get(&get("price.max"))?)?;
            let extensions = match look.get(&get("extensions"))? {
                "yes" => true,
                "no" => false,
                other => {
                    return Err(format!(
                        "package.{code}.extensions: expected yes or no, found {other:?}"
                    ));
                }
            };
            rows += &format!(
                "PackageTerms {{ id: PackageId::{name}, price: {price}, extensions: {extensions} }}, "
            );
        }
        Ok(rows + "]")
    }

    fn published(&self) -> Checked<String> {
        let mut rows = String::from("[");
        for code in ["start", "medium", "plus"] {
            let row = self
                .published
                .get(code)
                .ok_or_else(|| format!("published.{code} is missing"))?;
            self.source_id(&row.source, "published")?;
            rows += &range(&row.min, &row.max)?;
            rows += ", ";
        }
        Ok(rows + "]")
    }

    fn legal_forms(&self) -> Checked<String> {
        let forms = &self.legal_forms;
        self.source_id(&forms.source, "legal_forms")?;
        let mut seen = BTreeSet::new();
        let mut rows = String::from("&[");
        for (list, standing) in [
            (&forms.accepted, "Accepted"),
            (&forms.refused, "Refused"),
            (&forms.ask, "Ask"),
        ] {
            for code in list {
                if !seen.insert(code) {
                    return Err(format!("legal_forms: {code:?} stands twice"));
                }
                rows += &format!("({code:?}, Standing::{standing}), ");
            }
        }
        Ok(rows + "]")
    }

    fn providers(&self, list: &Providers) -> Checked<String> {
        if list.scheme != self.id || list.provider.len() != list.count {
            return Err(format!(
                "providers: expected {} of scheme {}",
                list.count, self.id
            ));
        }
        self.source_id(&list.source, "providers")?;
        let ids: BTreeSet<_> = list.provider.iter().map(|p| &p.id).collect();
        if ids.len() != list.count || list.provider.iter().any(|p| p.offices.is_empty()) {
            return Err("providers: an id stands twice, or an office is missing".into());
        }
        let mut rows = String::from("&[");
        for Provider { id, name, offices } in &list.provider {
            rows += &format!(
                "ProviderInfo {{ id: {id:?}, name: {name:?}, {}: &{offices:?} }}, ",
                native("offices")
            );
        }
        Ok(rows + "]")
    }

    fn rules(&self) -> Checked<String> {
        let ids: Vec<_> = self.rule.iter().map(|rule| rule.id.as_str()).collect();
        if ids != RULES.map(|rule| rule.0) {
            return Err(format!(
                "scheme: expected the rules {:?}, found {ids:?}",
                RULES.map(|rule| rule.0)
            ));
        }
        let mut rows = String::from("[");
        for (rule, (_, name)) in self.rule.iter().zip(RULES) {
            let judge = match rule.judge.as_str() {
                "computed" => "Computed",
                "declared" => "Declared",
                "provider" => "Provider",
                "vlaio" => "Vlaio",
                other => return Err(format!("rule {}: unknown judge {other:?}", rule.id)),
            };
            if rule.sources.is_empty() {
                return Err(format!("rule {}: no source", rule.id));
            }
            let sources = rule
                .sources
                .iter()
                .map(|key| self.source_id(key, &rule.id))
                .collect::<Checked<Vec<_>>>()?
                .join(", ");
            rows += &format!(
                "RuleInfo {{ id: RuleId::{name}, judge: Judge::{judge}, {}: {:?}, sources: &[{sources}], reading: &{:?} }}, ",
                native("rule"),
                rule.rule,
                rule.reading
            );
        }
        Ok(rows + "]")
    }

    fn sources(&self) -> Checked<String> {
        let mut rows = String::from("&[");
        for (id, source) in &self.source {
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
        Ok(rows + "]")
    }

    fn figures(&self) -> Checked<String> {
        let mut rows = String::from("&[");
        for figure in &self.figure {
            rows += &format!(
                "FigureRow {{ id: {:?}, value: {:?}, unit: {:?}, rule: {:?}, source: {}, reading: &{:?} }}, ",
                figure.id,
                figure.value,
                figure.unit,
                figure.rule,
                self.source_id(&figure.source, &figure.id)?,
                figure.reading
            );
        }
        Ok(rows + "]")
    }
}

/// Ranges in rising order, without overlap, in 1000-9999.
fn region(look: &mut Lookup) -> Checked<String> {
    let ids: Vec<_> = look
        .figures
        .keys()
        .copied()
        .filter(|id| id.starts_with("region."))
        .collect();
    let mut rows = String::from("&[");
    let mut last = 999;
    for id in ids {
        let text = look.get(id)?;
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
