//! How the texts of `locales/nl.toml` are worded: plain words, short sentences, one word for one thing. The lists, and what
//! the check itself is tried on: `tests/wording/nl.toml`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop"
)]

use serde::Deserialize;
use std::collections::BTreeMap;

const TEXTS: &str = include_str!("../locales/nl.toml");
const LISTS: &str = include_str!("wording/nl.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wording {
    longest: usize,
    lists: Vec<String>,
    refused: Vec<Refused>,
    quotes: Quotes,
    law: Law,
    tried: Vec<Tried>,
    sound: Vec<Sound>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    words: Vec<String>,
    better: String,
    #[serde(default)]
    but_in: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Quotes {
    open: char,
    close: char,
    refused: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Law {
    words: Vec<String>,
    but_in: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tried {
    text: String,
    says: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sound {
    text: String,
}

/// What is wrong with a text: the words at fault, and what is better.
type Fault = (String, String);

impl Wording {
    fn read() -> Self {
        toml::from_str(LISTS).unwrap()
    }

    /// What is wrong with the text of this name (`section.key`).
    fn faults(&self, name: &str, text: &str) -> Vec<Fault> {
        let words = words(text);
        let mut faults = Vec::new();
        for row in &self.refused {
            if allowed(name, &row.but_in) {
                continue;
            }
            for found in row.words.iter().filter_map(|refused| find(&words, refused)) {
                faults.push((found, row.better.clone()));
            }
        }
        for sentence in sentences(text) {
            let count = count(sentence);
            if count > self.longest {
                let better = format!("two sentences, or a list: {sentence:?}");
                faults.push((format!("{count} words"), better));
            }
        }
        if !allowed(name, &self.law.but_in) {
            let first = sentences(text).next().map(self::words).unwrap_or_default();
            for found in self.law.words.iter().filter_map(|law| find(&first, law)) {
                faults.push((found, "no law in the first sentence".to_owned()));
            }
        }
        let better = format!("{}this{}", self.quotes.open, self.quotes.close);
        faults.extend(self.quote(text).map(|mark| (mark.to_string(), better)));
        faults
    }

    /// The first quotation mark of another style, or the one that has no other half.
    fn quote(&self, text: &str) -> Option<char> {
        let letters: Vec<char> = text.chars().collect();
        let letter = |at: Option<usize>| {
            at.and_then(|at| letters.get(at))
                .is_some_and(|sign| sign.is_alphabetic())
        };
        let mut open = false;
        for (at, sign) in letters.iter().enumerate() {
            let apostrophe = *sign == '\'' && letter(at.checked_sub(1)) && letter(Some(at + 1));
            if self.quotes.refused.contains(*sign) && !apostrophe {
                return Some(*sign);
            }
            if [self.quotes.open, self.quotes.close].contains(sign) {
                if open != (*sign == self.quotes.close) {
                    return Some(*sign);
                }
                open = !open;
            }
        }
        open.then_some(self.quotes.open)
    }
}

/// Whether a list names this text, or its section with a point, or how its name begins with a dash.
fn allowed(name: &str, list: &[String]) -> bool {
    list.iter().any(|allowed| {
        name == allowed || (allowed.ends_with(['.', '-']) && name.starts_with(allowed.as_str()))
    })
}

/// The words of a text in small letters, and its signs that are none; a place in braces is a word of its own.
fn words(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut word = String::new();
    let mut place = false;
    for sign in text.chars() {
        place = sign == '{' || (place && sign != '}');
        if place || sign == '}' || sign.is_alphanumeric() {
            word.extend(sign.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            all.push(std::mem::take(&mut word));
        }
        if !sign.is_whitespace() {
            all.push(sign.to_string());
        }
    }
    all.extend((!word.is_empty()).then_some(word));
    all
}

/// The refused words where they stand one after the other; a `*` stands for any rest of a word.
fn find(words: &[String], refused: &str) -> Option<String> {
    let pattern: Vec<&str> = refused.split(' ').collect();
    let fits = |word: &String, wanted: &&str| match wanted.split_once('*') {
        Some((start, end)) => {
            word.len() >= start.len() + end.len() && word.starts_with(start) && word.ends_with(end)
        }
        None => word == wanted,
    };
    let found = words.windows(pattern.len()).find(|words| {
        words
            .iter()
            .zip(&pattern)
            .all(|(word, wanted)| fits(word, wanted))
    })?;
    Some(found.join(" "))
}

/// The sentences of a text: each ends with its sign and a space, before a capital, a quotation mark or a place.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut starts = vec![0];
    let signs: Vec<(usize, char)> = text.char_indices().collect();
    for at in signs.windows(3) {
        let next = at[2].1;
        let begins = next.is_uppercase() || ['“', '{'].contains(&next);
        if ".?!".contains(at[0].1) && at[1].1.is_whitespace() && begins {
            starts.push(at[2].0);
        }
    }
    let ends = starts.clone().into_iter().skip(1).chain([text.len()]);
    starts
        .into_iter()
        .zip(ends)
        .filter_map(|(start, end)| text.get(start..end))
}

/// How many words a sentence has: `€ 300.000` and `50 %` are one each, as is the place of a figure.
fn count(sentence: &str) -> usize {
    let said = |word: &&str| word.contains(|sign: char| sign.is_alphanumeric());
    sentence.split_whitespace().filter(said).count()
}

#[test]
fn every_text_is_in_plain_words() {
    let wording = Wording::read();
    let sections: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(TEXTS).unwrap();
    let mut faults = Vec::new();
    for (section, texts) in &sections {
        for (key, text) in texts {
            let name = format!("{section}.{key}");
            if allowed(&name, &wording.lists) {
                continue;
            }
            for (found, better) in wording.faults(&name, text) {
                faults.push(format!("{name} says {found:?}; better: {better}"));
            }
        }
    }
    assert!(faults.is_empty(), "locales/nl.toml:\n{}", faults.join("\n"));
}

/// The check itself: each rule refuses what breaks it, by name and nothing else.
#[test]
fn what_is_not_plain_is_refused() {
    let wording = Wording::read();
    for tried in &wording.tried {
        let found: Vec<String> = wording
            .faults("tried.text", &tried.text)
            .into_iter()
            .map(|(found, _)| found)
            .collect();
        assert!(found.contains(&tried.says), "{:?}: {found:?}", tried.text);
    }
    for row in &wording.refused {
        for word in &row.words {
            let text = format!("Dit {} hier.", word.replace("{*}", "{0}").replace('*', "x"));
            assert!(!wording.faults("tried.text", &text).is_empty(), "{text}");
            for name in &row.but_in {
                assert!(wording.faults(name, &text).is_empty(), "{name}: {text}");
            }
        }
    }
    for word in &wording.law.words {
        let text = format!("Dit {} hier.", word.replace('*', ""));
        assert!(!wording.faults("tried.text", &text).is_empty(), "{text}");
        assert!(wording.faults("page.source-x", &text).is_empty(), "{text}");
    }
    for mark in wording.quotes.refused.chars() {
        let text = format!("Kies {mark}ja{mark}.");
        assert!(!wording.faults("tried.text", &text).is_empty(), "{text}");
    }
}

#[test]
fn what_is_plain_is_accepted() {
    let wording = Wording::read();
    for sound in &wording.sound {
        let faults = wording.faults("tried.text", &sound.text);
        assert!(faults.is_empty(), "{:?}: {faults:?}", sound.text);
    }
}

/// A text that may say a refused word says it: else the right has no use any more.
#[test]
fn no_text_may_say_more_than_it_does() {
    let wording = Wording::read();
    let sections: BTreeMap<String, BTreeMap<String, String>> = toml::from_str(TEXTS).unwrap();
    for row in &wording.refused {
        for right in &row.but_in {
            let used = sections.iter().any(|(section, texts)| {
                texts.iter().any(|(key, text)| {
                    let words = words(text);
                    allowed(&format!("{section}.{key}"), std::slice::from_ref(right))
                        && row.words.iter().any(|word| find(&words, word).is_some())
                })
            });
            assert!(used, "no text needs {right:?} any more");
        }
    }
}
