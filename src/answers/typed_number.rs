//! A typed number with its units: `€ 8.500,-`, `1,5 miljoen euro`, `12 VTE`. The words are data of the language.

use crate::text::{Key, Locale};

/// What a word next to a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The unit that the field has anyway.
    Unit,
    /// So many noughts more.
    Noughts(usize),
    /// VAT, or its rate; says nothing without one of those below.
    Vat,
    /// Without VAT, by itself: `excl.`
    Excluded,
    /// Without VAT, if VAT is named too: `+ btw`.
    Besides,
    /// With VAT: what the amount is without it, this calculator does not guess.
    Included,
    /// Turns the former into without VAT: `niet incl.`
    Not,
}

/// The words next to an amount.
pub(super) const MONEY: &[(Key, Part)] = &[
    (Key::FormatCurrencyWords, Part::Unit),
    (Key::FormatThousandWords, Part::Noughts(3)),
    (Key::FormatMillionWords, Part::Noughts(6)),
    (Key::FormatBillionWords, Part::Noughts(9)),
    (Key::FormatVatWords, Part::Vat),
    (Key::FormatExcludedWords, Part::Excluded),
    (Key::FormatBesidesWords, Part::Besides),
    (Key::FormatIncludedWords, Part::Included),
    (Key::FormatNotWords, Part::Not),
];
/// The words next to a head count.
pub(super) const HEADCOUNT: &[(Key, Part)] = &[(Key::FormatHeadcountWords, Part::Unit)];
/// The words next to a percentage.
pub(super) const PERCENT: &[(Key, Part)] = &[(Key::FormatPercentWords, Part::Unit)];

/// A number in plain digits, of a text in lower case; none if it is none or has more than one reading.
///
/// # Errors
/// The message for an amount with VAT, or with three decimals.
pub(super) fn number(
    locale: Locale,
    typed: &str,
    parts: &[(Key, Part)],
    grouped: bool,
) -> Result<Option<String>, Key> {
    let amount = parts.len() > 1;
    let decimal = locale.sign(Key::FormatDecimal);
    let group = locale.sign(Key::FormatTypedGroup);
    let [mut before, mut digits, mut after] = [const { String::new() }; 3];
    let mut at = At::Before;
    // The last sign of the digits, and where it stands.
    let (mut last, mut place) = (' ', 0);
    for c in typed.chars() {
        at = match at {
            At::Before if c.is_ascii_digit() => At::Digits,
            At::Digits if c.is_ascii_digit() || c == ' ' || c == decimal || c == group => at,
            // "8.500,-"
            At::Digits if amount && dash(c) && (last == decimal || last == group) => {
                last = ' ';
                At::Dashes
            }
            At::Dashes if dash(c) => at,
            At::Digits | At::Dashes => At::After,
            At::Before | At::After => at,
        };
        match at {
            At::Digits => {
                (last, place) = (c, digits.len());
                digits.push(c);
            }
            At::Dashes => {}
            At::Before => spaced(&mut before, c),
            At::After => spaced(&mut after, c),
        }
    }
    let mut found = Words::default();
    let known = found.read(locale, parts, &before, true) & found.read(locale, parts, &after, false);
    if found.included && !found.not {
        return Err(Key::ErrorVat);
    }
    let without = found.excluded || found.besides || found.included;
    // "niet excl." says the opposite, and "niet" alone nothing.
    let stray = found.not && (!found.included || found.excluded || found.besides);
    if !known || stray || (found.vat && !without) || (found.besides && !found.vat) {
        return Ok(None);
    }
    let end = if last == ' ' { place } else { digits.len() };
    let digits = digits.get(..end).unwrap_or_default();
    let Some((whole, fraction)) = plain(digits, decimal, group, grouped) else {
        return Ok(None);
    };
    match found.noughts {
        // "8,500" is 8500 in English, and no amount in Dutch.
        0 if amount && fraction.len() == 3 => return Err(Key::ErrorTooPreciseAmount),
        // "1.500 miljoen" is a thousand times more to one reader than to another.
        1.. if fraction.is_empty() && has(digits, group) => return Ok(None),
        _ => {}
    }
    let sign = if found.negative { "-" } else { "" };
    Ok(Some(shifted(sign, &whole, fraction, found.noughts)))
}

/// Where in a text.
#[derive(Clone, Copy)]
enum At {
    Before,
    Digits,
    /// What stands for no cents.
    Dashes,
    After,
}

const fn dash(c: char) -> bool {
    matches!(c, '-' | '−' | '–' | '—' | '=')
}

/// A sign is a word of its own, with or without spaces around it: `-€`, `+btw`, `k€`.
fn spaced(words: &mut String, c: char) {
    let sign = dash(c) || matches!(c, '€' | '+' | '(' | ')');
    if sign {
        words.push(' ');
    }
    words.push(c);
    if sign {
        words.push(' ');
    }
}

/// Smaller than the library's, which looks for a character in long texts.
#[inline(never)]
fn has(text: &str, sign: char) -> bool {
    text.chars().any(|c| c == sign)
}

/// What the words around a number say.
#[derive(Default)]
struct Words {
    negative: bool,
    noughts: usize,
    vat: bool,
    excluded: bool,
    besides: bool,
    included: bool,
    not: bool,
}

impl Words {
    /// Reads the words before or behind a number; whether all are known.
    fn read(&mut self, locale: Locale, parts: &[(Key, Part)], text: &str, before: bool) -> bool {
        let mut known = true;
        for word in text.split(' ') {
            known &= match word {
                "" => true,
                // Before a number a bracket can mean that it is negative.
                "(" | ")" => !before,
                "-" | "−" | "–" => {
                    self.negative = true;
                    before
                }
                _ => {
                    self.word(locale, parts, word, before) || {
                        // "excl.btw"
                        let mut words = word.split('.').filter(|word| !word.is_empty());
                        has(word, '.')
                            && !word.starts_with('.')
                            && words.all(|word| self.word(locale, parts, word, before))
                    }
                }
            };
        }
        known
    }

    /// Takes one word to heart; whether it is known. Its dots do not matter: `mln.`, `b.t.w.`
    fn word(&mut self, locale: Locale, parts: &[(Key, Part)], word: &str, before: bool) -> bool {
        let word = word.replace('.', "");
        let listed = parts
            .iter()
            .find(|(key, _)| locale.place_of(*key, &word).is_some());
        match listed.map(|(_, part)| *part) {
            Some(Part::Unit) => {}
            Some(Part::Noughts(noughts)) if !before && self.noughts == 0 => self.noughts = noughts,
            Some(Part::Vat) => self.vat = true,
            Some(Part::Excluded) => self.excluded = true,
            Some(Part::Besides) => self.besides = true,
            Some(Part::Included) => self.included = true,
            Some(Part::Not) => self.not = true,
            Some(Part::Noughts(_)) => return false,
            // A rate is of VAT, or what follows says otherwise: "excl. 21% btw".
            None => return !before && rate(&word) && self.excluded | self.besides | self.included,
        }
        true
    }
}

/// `21%`
fn rate(word: &str) -> bool {
    word.strip_suffix('%')
        .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// A number's whole part and its fraction, in digits. In Dutch a comma is decimal; a dot before exactly three digits groups
/// thousands where `grouped`, and is decimal elsewhere. A space groups too.
fn plain(text: &str, decimal: char, group: char, grouped: bool) -> Option<(String, &str)> {
    let parts = text.split_once(decimal);
    let (whole, fraction) = if has(text, ' ') {
        let (whole, fraction) = parts.or_else(|| text.split_once(group)).unzip();
        (ungroup(whole.unwrap_or(text), ' ', grouped)?, fraction)
    } else if let Some((whole, fraction)) = parts {
        (ungroup(whole, group, grouped)?, Some(fraction))
    } else if let Some(whole) = ungroup(text, group, grouped) {
        (whole, None)
    } else {
        let (whole, fraction) = text.split_once(group)?;
        // "0.500" is neither half a euro nor five hundred: ask again.
        if grouped && fraction.len() == 3 {
            return None;
        }
        (whole.to_owned(), Some(fraction))
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (digits(&whole) && fraction.is_none_or(digits)).then(|| (whole, fraction.unwrap_or_default()))
}

/// Removes the separators of thousands: `1.234.567`.
fn ungroup(whole: &str, group: char, grouped: bool) -> Option<String> {
    if !has(whole, group) {
        return Some(whole.to_owned());
    }
    let mut groups = whole.split(group);
    let first = groups.next().unwrap_or_default();
    let sound = grouped
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3);
    sound.then(|| whole.replace(group, ""))
}

/// The plain number with its point so many places further: exact, as nothing is computed.
fn shifted(sign: &str, whole: &str, fraction: &str, noughts: usize) -> String {
    let (inside, fraction) = fraction.split_at_checked(noughts).unwrap_or((fraction, ""));
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{inside:0<noughts$}{point}{fraction}")
}
