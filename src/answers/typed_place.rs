//! A typed postcode: `9000`, `B-9000`, `9000 Gent`; and an enterprise number, which no field asks for.

use crate::rules::application::Postcode;
use crate::text::{Key, Locale};

/// The postcode of a text in lower case, with the country before it or the place after it; none if it is none, or is of
/// another country: `1011 AB` is in Amsterdam.
pub(super) fn postcode(typed: &str) -> Option<Postcode> {
    let country = ["be-", "be ", "be", "b-", "b ", "b"];
    let bare = country.iter().find_map(|start| typed.strip_prefix(start));
    let (code, place) = bare.unwrap_or(typed).split_at_checked(4)?;
    let known = |c: char| {
        c.is_ascii_alphabetic()
            || matches!(c, ' ' | ',' | '-' | '(' | ')' | '\'' | '.' | '/')
            || !c.is_ascii()
    };
    let named = place.is_empty() || place.starts_with([' ', ',', '-', '(']);
    let name = place.trim_matches(|c: char| c.is_ascii() && !c.is_ascii_alphabetic());
    // The one place in Belgium with a name of two letters.
    let dutch = name.len() == 2 && name != "as";
    (named && !dutch && place.chars().all(known))
        .then(|| Postcode::parse(code))
        .flatten()
}

/// Whether a text in lower case is a Belgian enterprise number: ten digits, `0403.053.608`, `BE 0403 053 608` or
/// `RPR Gent 0403.053.608`. Ten digits of which the first is a nought are never an amount; of those that begin with a one,
/// only what is grouped or named so is no amount among `amounts`.
pub(super) fn enterprise_number(locale: Locale, typed: &str, amounts: bool) -> bool {
    let (mut letters, mut count, mut first, mut behind) = (String::new(), 0, ' ', false);
    for c in typed.chars() {
        match c {
            '0'..='9' => {
                if count == 0 {
                    first = c;
                }
                count += 1;
            }
            ' ' | '.' | '-' => {}
            _ if count == 0 => letters.push(c),
            // A fraction, a day or a time.
            ',' | '/' | ':' => return false,
            _ => behind = true,
        }
    }
    if first == '0' && count == 10 {
        return true;
    }
    let country = letters.strip_suffix("be");
    let vat = country.unwrap_or(&letters);
    let known = vat.is_empty() || locale.place_of(Key::FormatVatWords, vat).is_some();
    // Without its first nought, as it was written before 2005.
    let old = country.is_some() && count == 9;
    let grouped = typed.len() == 12;
    let free = letters.is_empty() && amounts && !grouped;
    known && !behind && (old || first == '1' && count == 10 && !free)
}
