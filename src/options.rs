//! What a host sets on an element by its attributes, and what the script tells of its browser and page; not part of the application.

use crate::json::parse;
use crate::json::value::Value;
use crate::rules::application::{Application, Quotes};
use crate::rules::money::Money;
use crate::rules::scheme::{PackageId, Provider, Scheme};
use crate::rules::whole::within;
use crate::text::Key;

/// Where the result is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Layout {
    /// Beside the questions where there is room.
    #[default]
    Auto,
    /// Above the questions, in full.
    ResultFirst,
    /// Above the questions; all sections but the first begin folded.
    Compact,
}

/// An extension package of the host's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// What the host calls it.
    pub name: String,
    /// Its price, without VAT.
    pub price: Money,
    /// Whether the visitor ticked it.
    pub picked: bool,
}

/// What a host may ask of the visitor in the sheet that hands over: its name in the attribute, how it is asked, and the browser's
/// name for filling it in. Each is optional for the visitor.
pub const ASKED: [(&str, Key, &str); 5] = [
    ("name", Key::ContactName, "name"),
    ("firm", Key::ContactFirm, "organization"),
    ("telephone", Key::ContactTelephone, "tel"),
    ("mail", Key::ContactMail, "email"),
    ("message", Key::ContactMessage, "off"),
];

/// A host's options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The provider picked in the form while the visitor has picked none.
    pub provider: Option<Provider>,
    /// Which packages are shown, in the order of the scheme.
    pub packages: [bool; 3],
    /// Whether the visitor can pick no other provider.
    pub provider_fixed: bool,
    /// The provider's own offices; empty where the host names none.
    pub offices: String,
    /// The provider's own prices, shown beside the published ones.
    pub offer: Option<Quotes>,
    /// The provider's own extension packages.
    pub extensions: Vec<Extension>,
    /// Which of [`ASKED`] are asked.
    pub ask: [bool; ASKED.len()],
    /// Whether each package has a button of its own.
    pub per_package: bool,
    /// Where the result is shown.
    pub layout: Layout,
    /// The level of the topmost heading: 2 to 6.
    pub heading_level: u8,
    /// Who gets what the visitor hands over from the element, as the script takes it from the attribute: an origin, a host's name or a mail address; empty for nobody.
    pub contact: String,
    /// Whether the browser can share a link, as the script tells.
    pub shares: bool,
    /// The public page's address as the script tells it, without `#`; empty where it is not known.
    pub page: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            provider: None,
            packages: [true; 3],
            provider_fixed: false,
            offices: String::new(),
            offer: None,
            extensions: Vec::new(),
            ask: [false; ASKED.len()],
            per_package: false,
            layout: Layout::Auto,
            heading_level: 2,
            contact: String::new(),
            shares: false,
            page: String::new(),
        }
    }
}

impl Options {
    /// Sets an attribute's value; returns false and changes nothing when the value is not a documented one.
    /// `read` reads an application's JSON text, so that the browser can use its own parser.
    pub fn set(&mut self, name: &str, value: &str, read: fn(&str) -> Option<Application>) -> bool {
        match name {
            "provider" => keep(&mut self.provider, Provider::parse(value).map(Some)),
            // Which is set after the provider; without one there is nothing to fix.
            "provider-fixed" => keep(&mut self.provider_fixed, self.provider.map(|_| true)),
            "offices" => {
                value.trim().clone_into(&mut self.offices);
                !self.offices.is_empty()
            }
            "packages" => named(value, &["start", "medium", "plus"], &mut self.packages),
            "ask" => named(value, &ASKED.map(|one| one.0), &mut self.ask),
            "per-package" => keep(&mut self.per_package, Some(true)),
            "extensions" => keep(&mut self.extensions, extensions(value)),
            "prices" => keep(&mut self.offer, offer(value, read).map(Some)),
            "layout" => keep(
                &mut self.layout,
                match value {
                    "auto" => Some(Layout::Auto),
                    "result-first" => Some(Layout::ResultFirst),
                    "compact" => Some(Layout::Compact),
                    _ => None,
                },
            ),
            "heading-level" => keep(
                &mut self.heading_level,
                within(value, 2, 6).and_then(|level| level.try_into().ok()),
            ),
            _ => false,
        }
    }

    /// The provider's own prices, with the picked extension packages where such go with the package.
    #[must_use]
    pub fn offered(&self, scheme: &Scheme) -> Option<Quotes> {
        let mut quotes = self.offer?;
        let mut more = Money::ZERO;
        for extension in &self.extensions {
            if extension.picked {
                more = more.plus(extension.price);
            }
        }
        let all = [&mut quotes.start, &mut quotes.medium, &mut quotes.plus];
        for (quote, terms) in all.into_iter().zip(&scheme.packages) {
            if let Some(quote) = quote
                && terms.extensions
            {
                quote.extensions = quote.extensions.plus(more);
            }
        }
        Some(quotes)
    }

    /// The provider that the visitor can't change.
    #[must_use]
    pub fn fixed(&self) -> Option<Provider> {
        self.provider.filter(|_| self.provider_fixed)
    }

    /// Whether this package is shown.
    #[must_use]
    pub fn shows(&self, package: PackageId) -> bool {
        let place = PackageId::ALL.iter().position(|id| *id == package);
        place
            .and_then(|place| self.packages.get(place).copied())
            .unwrap_or(true)
    }
}

fn keep<T>(place: &mut T, value: Option<T>) -> bool {
    value.map(|value| *place = value).is_some()
}

/// Names separated by spaces: at least one, and only known ones; marks those in their places, or changes nothing.
fn named(value: &str, known: &[&str], marks: &mut [bool]) -> bool {
    let mut found = Vec::new();
    for name in value.split_ascii_whitespace() {
        match known.iter().position(|one| *one == name) {
            Some(place) => found.push(place),
            None => return false,
        }
    }
    for (place, mark) in marks.iter_mut().enumerate() {
        if !found.is_empty() {
            *mark = found.contains(&place);
        }
    }
    !found.is_empty()
}

/// `{"name": "1500"}`: names that are not empty, prices above nothing, written as the contract's amounts.
fn extensions(value: &str) -> Option<Vec<Extension>> {
    let Ok(Value::Object(fields)) = parse::parse(value.as_bytes()) else {
        return None;
    };
    let mut found = Vec::new();
    for (name, price) in fields {
        let Value::Text(price) = price else {
            return None;
        };
        let price = Money::parse(&price).ok()?;
        if name.is_empty() || !price.is_positive() {
            return None;
        }
        found.push(Extension {
            name,
            price,
            picked: false,
        });
    }
    (!found.is_empty()).then_some(found)
}

/// Prices in the form of the contract's `quotes`, read by its own rules.
fn offer(value: &str, read: fn(&str) -> Option<Application>) -> Option<Quotes> {
    // The text goes between two braces, where anything but one JSON value could close the object and add fields.
    parse::parse(value.as_bytes()).ok()?;
    let day = Scheme::first().valid_from;
    let line = format!(r#"{{"decisionDate":"{day}","quotes":{value}}}"#);
    let application = read(&line)?;
    (application.quotes != Quotes::default()).then_some(application.quotes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;
    use crate::rules::money::Money;

    fn read(line: &str) -> Option<Application> {
        json::read_text(line.as_bytes()).ok()
    }

    #[test]
    fn a_value_that_is_not_documented_changes_nothing() {
        for (name, value) in [
            ("provider", "acme"),
            ("packages", ""),
            ("packages", "medium maxi"),
            ("prices", "18500"),
            ("prices", "{}"),
            ("prices", r#"{"medium":{"base":"veel"}}"#),
            // Valid prices, followed by something that would land in the surrounding object.
            ("prices", r#"{"medium":{"base":"18500"}},"nis2":true"#),
            ("prices", r#"{"medium":{"base":"18500"}},"provider":null"#),
            ("prices", r#"{"medium":{"base":"18500"}}} "#),
            ("layout", "left"),
            ("provider-fixed", ""),
            ("ask", ""),
            ("ask", "name password"),
            ("offices", " "),
            ("extensions", "[]"),
            ("extensions", "{}"),
            ("extensions", r#"["Test"]"#),
            ("extensions", r#"{"Test":1500}"#),
            ("extensions", r#"{"":"1500"}"#),
            ("extensions", r#"{"Test":"0"}"#),
            ("extensions", r#"{"Test":"-5"}"#),
            ("extensions", r#"{"Test":"veel"}"#),
            ("extensions", r#"{"Test":"15.001"}"#),
            ("heading-level", "1"),
            ("heading-level", "7"),
            ("colour", "red"),
        ] {
            let mut options = Options::default();
            assert!(!options.set(name, value, read), "{name}={value}");
            assert_eq!(options, Options::default(), "{name}={value}");
        }
    }

    #[test]
    fn documented_values_are_taken() {
        let mut options = Options::default();
        for (name, value) in [
            ("provider", "toreon"),
            ("provider-fixed", ""),
            ("packages", " plus  medium "),
            (
                "prices",
                r#"{"medium": {"base": "18500", "extensions": "0"}}"#,
            ),
            ("layout", "compact"),
            ("heading-level", "4"),
        ] {
            assert!(options.set(name, value, read), "{name}={value}");
        }
        assert!(!options.shows(PackageId::Start));
        assert!(options.shows(PackageId::Medium) && options.shows(PackageId::Plus));
        let medium = options.offer.and_then(|offer| offer.medium);
        assert_eq!(
            medium.map(|quote| quote.base),
            Some(Money::from_cents(1_850_000))
        );
        assert_eq!(
            (options.layout, options.heading_level),
            (Layout::Compact, 4)
        );
    }

    #[test]
    fn extension_packages_count_where_they_go_and_only_when_ticked() {
        let mut options = Options::default();
        for (name, value) in [
            (
                "prices",
                r#"{"start": {"base": "9000"}, "medium": {"base": "18500", "extensions": "100"}}"#,
            ),
            ("extensions", r#"{"Phishing": "1500", "Back-up": "250.50"}"#),
        ] {
            assert!(options.set(name, value, read), "{name}={value}");
        }
        let scheme = Scheme::first();
        assert_eq!(options.offered(scheme), options.offer);
        options.extensions[1].picked = true;
        let quotes = options.offered(scheme).unwrap();
        // With which packages they go, the version says.
        for (id, own) in [(PackageId::Start, 0), (PackageId::Medium, 10_000)] {
            let more = if scheme.package(id).extensions {
                25_050
            } else {
                0
            };
            let counted = quotes.get(id).unwrap().extensions;
            assert_eq!(counted, Money::from_cents(own + more), "{id:?}");
        }
    }

    #[test]
    fn a_fixed_provider_needs_a_provider() {
        let mut options = Options::default();
        assert!(!options.set("provider-fixed", "", read));
        assert_eq!(options.fixed(), None);
        assert!(options.set("provider", "toreon", read));
        assert!(options.set("provider-fixed", "", read));
        assert_eq!(options.fixed(), Provider::parse("toreon"));
    }
}
