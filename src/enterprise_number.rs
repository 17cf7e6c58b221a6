//! A Belgian enterprise number as people write it, checked by its last two digits.
//!
//! Ten digits since 2005, the first nought or one; the last two are 97 less the rest of the others divided by 97 (Crossroads Bank for
//! Enterprises; Royal Decree of 24 June 2003 on the enterprise number, Art. 2).

/// Words before a number: the country, and VAT in the languages of the country.
const BEFORE: [&str; 9] = ["", "be", "btw", "tva", "vat", "mwst", "ust", "nr", "no"];

/// The number in its usual form, `0403.053.608`; none where it is none. One of nine digits, as before 2005, gets its nought.
#[must_use]
pub fn read(typed: &str) -> Option<String> {
    let mut digits = String::new();
    let mut before = String::new();
    for sign in typed.chars() {
        match sign {
            '0'..='9' => digits.push(sign),
            ' ' | '\u{a0}' | '\u{202f}' | '.' | '-' | '/' | ':' | '\t' => {}
            _ if digits.is_empty() => before.push(sign.to_ascii_lowercase()),
            _ => return None,
        }
    }
    let country = before.strip_suffix("be").unwrap_or(&before);
    if !BEFORE.contains(&country) {
        return None;
    }
    if digits.len() == 9 {
        digits.insert(0, '0');
    }
    let sound = digits.len() == 10 && digits.starts_with(['0', '1']);
    let number: u64 = digits.parse().ok().filter(|_| sound)?;
    let (first, check) = (number / 100, number % 100);
    if first == 0 || 97 - first % 97 != check {
        return None;
    }
    let (start, rest) = digits.split_at_checked(4)?;
    let (middle, end) = rest.split_at_checked(3)?;
    Some([start, middle, end].join("."))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn all_written_forms_are_one_number() {
        for typed in [
            "0403.053.608",
            "0403053608",
            "403.053.608",
            "403053608",
            "BE0403053608",
            "BE 0403.053.608",
            "be 403 053 608",
            "BTW BE 0403.053.608",
            "TVA BE0403.053.608",
            "0403 053 608",
            "BE-0403-053-608",
            "MwSt. BE 0403.053.608",
            " 0403.053.608 ",
        ] {
            assert_eq!(read(typed).as_deref(), Some("0403.053.608"), "{typed}");
        }
    }

    #[test]
    fn one_wrong_digit_or_two_that_changed_places_are_refused() {
        let number = "0403053608";
        for place in 0..10 {
            for digit in '0'..='9' {
                let mut other: Vec<char> = number.chars().collect();
                if other[place] == digit {
                    continue;
                }
                other[place] = digit;
                let other: String = other.into_iter().collect();
                assert_eq!(read(&other), None, "{other}");
            }
        }
        for place in 0..9 {
            let mut other: Vec<char> = number.chars().collect();
            other.swap(place, place + 1);
            let other: String = other.into_iter().collect();
            assert!(other == number || read(&other).is_none(), "{other}");
        }
        for typed in [
            "",
            "0",
            "BE",
            "abc",
            "0403.053.60",
            "04030536081",
            "NL0403053608",
            "0000000097",
            "2403053608",
            "0403053608x",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
