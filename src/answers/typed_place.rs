//! A typed postcode: `9000`, `B-9000`, `9000 Gent`; and an enterprise number, which no field asks for.

use crate::rules::application::Postcode;
use crate::text::{Key, Locale};

/// The postcode of a text in lower case, with the country before it or the place after it; none if it is none, or is of
/// another country: `1011 AB` is in Amsterdam.
pub(super) fn postcode(typed: &str) -> Option<Postcode> {
    let country = ["be-", "be ", "be", "b-", "b ", "b"];
    let bare = country.iter().find_map(|start| typed.strip_prefix(start));
    let (code, place) = bare.unwrap_or(typed).split_at_checked(4)?;
    let known = |c: char| c.is_ascii_alphabetic() || " ,-()'./".contains(c) || !c.is_ascii();
    let named = place.is_empty() || place.starts_with([' ', ',', '-', '(']);
    let name = place.trim_matches(|c: char| c.is_ascii() && !c.is_ascii_alphabetic());
    // The one place in Belgium with a name of two letters.
    let dutch = name.len() == 2 && name != "as";
    (named && !dutch && place.chars().all(known))
        .then(|| Postcode::parse(code))
        .flatten()
}

/// Whether a text in lower case is a Belgian enterprise number: ten digits, `0403.053.608` or `BE 0403 053 608`. Among
/// `amounts`, ten digits alone are an amount.
pub(super) fn enterprise_number(locale: Locale, typed: &str, amounts: bool) -> bool {
    let between = [' ', '.', '-'];
    let bare = typed.replace(between, "");
    let mut vat = locale.text(Key::FormatVatWords).split_whitespace();
    let after_vat = vat.find_map(|word| bare.strip_prefix(word));
    let of_country = after_vat.unwrap_or(&bare);
    let (digits, belgian) = match of_country.strip_prefix("be") {
        Some(digits) => (digits, true),
        None => (of_country, false),
    };
    let groups = typed.split(between).map(str::len);
    digits.bytes().all(|b| b.is_ascii_digit())
        && (digits.len() == 10 || belgian && digits.len() == 9)
        && digits.starts_with(['0', '1']) | (digits.len() == 9)
        && (!amounts || belgian || groups.eq([4, 3, 3]))
}
