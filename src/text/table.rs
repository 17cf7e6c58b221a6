//! The packages as rows for a spreadsheet.

use super::columns::Shown;
use super::{Key, Voice, package};
use crate::rules::money::Money;
use crate::rules::percent::Rate;

/// A heading, then a row for each package and rate, then one for each quote: name, rate, and price, subsidy and own part from and to.
/// Amounts are in euro with two decimals, in the reader's form without signs of thousands.
#[must_use]
pub fn rows(voice: &Voice, packages: &[Shown<'_>]) -> Vec<Vec<String>> {
    let text = |key: Key| voice.text(key).to_owned();
    let (from, to) = (Key::DataFrom, Key::DataTo);
    let mut head = vec![text(Key::TablePackage), text(Key::DataRate)];
    for column in [Key::TablePrice, Key::TableSubsidy, Key::TableOwn] {
        for end in [from, to] {
            head.push(voice.format_text(end, &[voice.text(column)]));
        }
    }
    let mut rows = vec![head];
    for &(row, offer) in packages {
        let name = voice.text(package::name(row.id));
        if row.by_rate.is_empty() {
            rows.push(line(
                voice,
                name.to_owned(),
                None,
                &[row.price.min, row.price.max],
            ));
        }
        for one in &row.by_rate {
            let amounts = [
                row.price.min,
                row.price.max,
                one.subsidy.min,
                one.subsidy.max,
                one.own_share.min,
                one.own_share.max,
            ];
            rows.push(line(
                voice,
                name.to_owned(),
                Some(one.rate_percent),
                &amounts,
            ));
        }
        // The visitor's own quote goes before a host's prices, as everywhere.
        let offer = offer.map(|offer| {
            (
                [name, " (", voice.text(Key::TableMarkHere), ")"].concat(),
                offer,
            )
        });
        let own = row.quote.as_ref();
        let quote = own.map(|quote| (voice.format_text(Key::TableQuote, &[name]), quote));
        if let Some((name, quote)) = quote.or(offer) {
            if quote.by_rate.is_empty() {
                rows.push(line(voice, name.clone(), None, &[quote.total, quote.total]));
            }
            for one in &quote.by_rate {
                let (total, subsidy, own) = (quote.total, one.subsidy, one.own_share);
                let amounts = [total, total, subsidy, subsidy, own, own];
                rows.push(line(voice, name.clone(), Some(one.rate_percent), &amounts));
            }
        }
    }
    rows
}

fn line(voice: &Voice, name: String, rate: Option<Rate>, amounts: &[Money]) -> Vec<String> {
    let mut line = vec![name];
    line.push(rate.map_or_else(String::new, |rate| package::percent(voice, rate)));
    for amount in amounts {
        let decimal = voice.sign(Key::FormatDecimal);
        let plain = amount.to_string();
        line.push(
            plain
                .chars()
                .map(|sign| if sign == '.' { decimal } else { sign })
                .collect(),
        );
    }
    line.resize(8, String::new());
    line
}

/// The rows as a file that a spreadsheet of the reader's language opens: between its columns the sign that is not its decimal one. A text
/// that a spreadsheet would take for a formula gets an apostrophe.
#[must_use]
pub fn csv(voice: &Voice, rows: &[Vec<String>]) -> String {
    let between = if voice.sign(Key::FormatDecimal) == ',' {
        ";"
    } else {
        ","
    };
    let mut out = String::from("\u{feff}");
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        out.push_str(&cells.join(between));
        out.push_str("\r\n");
    }
    out
}

fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = [if formula { "'" } else { "" }, cell].concat();
    if safe.contains([';', ',', '"', '\n', '\r']) {
        return ["\"", &*safe.replace('"', "\"\""), "\""].concat();
    }
    safe
}

/// The rows as a text that is pasted into cells, and reads as a table in a mail.
#[must_use]
pub fn tabbed(rows: &[Vec<String>]) -> String {
    let lines: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_none_and_a_sign_between_columns_is_quoted() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("+32", "'+32"),
            ("-5", "'-5"),
            ("@a", "'@a"),
            ("a;b", "\"a;b\""),
            ("\"a\"", "\"\"\"a\"\"\""),
            ("8500,00", "\"8500,00\""),
            ("bv", "bv"),
        ] {
            assert_eq!(quoted(cell), safe);
        }
    }
}
