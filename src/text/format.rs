//! Amounts, numbers and dates as a reader of the language writes them.

use super::{Key, Locale};
use crate::rules::date::Date;
use crate::rules::decimal;
use crate::rules::money::Money;
use crate::rules::scheme::PriceRange;
use crate::rules::whole::digits;
use rust_decimal::Decimal;

/// The most decimals of a head count.
const COUNT_DECIMALS: usize = 4;

const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// The address of a Belgian telephone number, as it is dialled from anywhere.
#[must_use]
pub fn dialled(telephone: &str) -> String {
    let mut address = String::from("tel:+32");
    for sign in telephone.trim_start_matches('0').chars() {
        if sign.is_ascii_digit() {
            address.push(sign);
        }
    }
    address
}

impl Locale {
    /// A text that is a single character.
    pub(crate) fn sign(self, key: Key) -> char {
        self.text(key).chars().next().unwrap_or('.')
    }

    /// The place of a word in a text that is a list of words.
    pub(crate) fn place_of(self, list: Key, word: &str) -> Option<usize> {
        let mut words = self.text(list).split(' ');
        words.position(|listed| listed == word)
    }

    /// The month, from 1 on, by its name, its short name or the beginning of one name alone.
    pub(crate) fn month(self, name: &str) -> Option<u32> {
        let begun = |(_, whole): &(usize, &str)| whole.starts_with(name);
        // English and German write them with a capital, and what is typed comes in lower case.
        let months: String = self.text(Key::FormatMonths).chars().map(lower).collect();
        let mut months = months.split(' ').enumerate();
        let place = self.place_of(Key::FormatShortMonths, name).or_else(|| {
            let first = months.find(begun).filter(|_| name.len() > 2)?;
            months.find(begun).is_none().then_some(first.0)
        });
        u32::try_from(place? + 1).ok()
    }

    /// `1234567.5` as `1.234.567,5`.
    #[must_use]
    pub fn number(self, plain: &str) -> String {
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let mut out = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                out.push(self.sign(Key::FormatGroup));
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(self.sign(Key::FormatDecimal));
            out.push_str(fraction);
        }
        out
    }

    /// A count; small numbers are written in words.
    #[must_use]
    pub fn small(self, count: usize) -> String {
        let mut words = self.text(Key::FormatNumbers).split(' ');
        words
            .nth(count)
            .map_or_else(|| self.number(&count.to_string()), str::to_owned)
    }

    /// An amount without its currency sign; with cents only where there are any.
    #[must_use]
    pub fn bare(self, amount: Money) -> String {
        self.short(&amount.to_string())
    }

    /// A number in plain digits, without decimals that are nought.
    #[must_use]
    pub fn short(self, plain: &str) -> String {
        self.number(plain.strip_suffix(".00").unwrap_or(plain))
    }

    /// The same, always to the cent.
    #[must_use]
    pub fn bare_cents(self, amount: Money) -> String {
        self.number(&amount.to_string())
    }

    fn of_euro(self, number: &str) -> String {
        self.format(Key::FormatEuro, &[number])
    }

    /// `€ 8.500,50`, always to the cent.
    #[must_use]
    pub fn cents(self, amount: Money) -> String {
        self.of_euro(&self.number(&amount.to_string()))
    }

    /// `€ 8.500`, with cents only where there are any.
    #[must_use]
    pub fn euro(self, amount: Money) -> String {
        self.of_euro(&self.bare(amount))
    }

    /// `€ 300.000`, but `€ 50 miljoen`: a figure as written in a sentence.
    #[must_use]
    pub fn round(self, amount: Money) -> String {
        match amount.to_string().strip_suffix("000000.00") {
            // Not of thousands of millions, which a reader of another language takes for millions.
            Some(millions) if (1..=3).contains(&millions.len()) => {
                self.format(Key::FormatMillion, &[&self.number(millions)])
            }
            _ => self.euro(amount),
        }
    }

    /// `€ 8.500 tot € 10.800`.
    #[must_use]
    pub fn range(self, range: PriceRange) -> String {
        self.from_to(&self.euro(range.min), &self.euro(range.max))
    }

    /// A range from one value to another.
    #[must_use]
    pub fn from_to(self, least: &str, most: &str) -> String {
        self.format(Key::FormatRange, &[least, most])
    }

    /// `8.500–10.800`, in a column of amounts.
    #[must_use]
    pub fn bare_range(self, range: PriceRange) -> String {
        let (min, max) = (self.bare(range.min), self.bare(range.max));
        self.format(Key::FormatBareRange, &[&min, &max])
    }

    /// A head count as written, `258,4`: with as many decimals as can be typed; a share of one has more. What is under a limit
    /// stays under it, and what reaches it does.
    #[must_use]
    pub fn count(self, value: Decimal) -> String {
        let plain = decimal::plain(value, 0);
        let point = plain.bytes().position(|b| b == b'.').unwrap_or(plain.len());
        match plain.get(..point + 1 + COUNT_DECIMALS) {
            Some(cut) if cut.len() < plain.len() => {
                self.number(cut.trim_end_matches('0').trim_end_matches('.'))
            }
            _ => self.number(&plain),
        }
    }

    /// An amount of a group, `€ 12.345,68`: a share of one may have more than two decimals. It is rounded up to the cent, so that
    /// what is above a limit stays above it, and what reaches it does.
    #[must_use]
    pub fn amount(self, value: Decimal) -> String {
        let mut cents = decimal::whole_cents(value);
        if cents != value {
            cents = decimal::plus(cents, CENT);
        }
        self.of_euro(&self.short(&decimal::plain(cents, 2)))
    }

    /// `38,5 %`, of a percentage in plain digits.
    #[must_use]
    pub fn percent(self, plain: &str) -> String {
        self.format(Key::FormatPercent, &[&self.number(plain)])
    }

    /// `24 november 2026`.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        let (year, month, day) = date.parts();
        let mut months = self.text(Key::FormatMonths).split(' ');
        let name = months
            .nth(usize::from(month).saturating_sub(1))
            .unwrap_or_default();
        let day = match day {
            1 => self.text(Key::FormatFirst).to_owned(),
            _ => digits(day.into(), 0),
        };
        self.format(Key::FormatDate, &[&day, name, &digits(year.into(), 0)])
    }
}

/// A letter of our languages in lower case. The library's way knows every script, by tables of 10 kB.
#[must_use]
pub fn lower(letter: char) -> char {
    match letter {
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(letter) + 32).unwrap_or(letter),
        'Œ' => 'œ',
        _ => letter.to_ascii_lowercase(),
    }
}

/// `24-11-2026`, as it is typed.
#[must_use]
pub fn typed_date(date: Date) -> String {
    let (year, month, day) = date.parts();
    [
        digits(day.into(), 2),
        digits(month.into(), 2),
        digits(year.into(), 4),
    ]
    .join("-")
}
