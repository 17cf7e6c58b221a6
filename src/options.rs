//! What a host sets on an element by its attributes; not part of the application.

use crate::json::parse;
use crate::rules::application::{Application, Quotes};
use crate::rules::scheme::{PackageId, Provider, Scheme};
use crate::rules::whole::within;

/// Where the result is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Layout {
    /// Beside the questions where there is room.
    #[default]
    Auto,
    /// Above the questions, in full.
    ResultFirst,
    /// Long parts are folded.
    Compact,
}

/// A host's options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The provider picked in the form while the visitor has picked none.
    pub provider: Option<Provider>,
    /// Which packages are shown, in the order of the scheme.
    pub packages: [bool; 3],
    /// The provider's own prices, shown beside the published ones.
    pub offer: Option<Quotes>,
    /// Where the result is shown.
    pub layout: Layout,
    /// The level of the topmost heading: 2 to 6.
    pub heading_level: u8,
    /// Who gets what the visitor hands over from the element: an origin, a host's name or a mail address; empty for nobody.
    pub contact: String,
    /// Whether the browser can share a link.
    pub shares: bool,
    /// The public page's address, without `#`; empty where it is not known.
    pub page: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            provider: None,
            packages: [true; 3],
            offer: None,
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
            "packages" => keep(&mut self.packages, packages(value)),
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

/// Names of packages separated by spaces: at least one, and only known ones.
fn packages(value: &str) -> Option<[bool; 3]> {
    let known = ["start", "medium", "plus"];
    let named: Vec<&str> = value.split_ascii_whitespace().collect();
    let sound = !named.is_empty() && named.iter().all(|name| known.contains(name));
    sound.then(|| known.map(|name| named.contains(&name)))
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
}
