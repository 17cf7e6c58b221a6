//! Every sentence that an evaluation can yield, over the cases and what one answer less or another makes of them, against one
//! reviewed list: tests/sentences.txt, with figures, days and names as signs. `UPDATE=1` writes it anew; then read what is new:
//! B1, no word of the code, nothing denied twice. Another version of the rules may have a way to other sentences: the list
//! begins with the mark of the figures that it is of.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

use cybersubsidie::json::read_text;
use cybersubsidie::rules::counterfactuals::{Given, Levers};
use cybersubsidie::rules::scheme::LegalForm;
use cybersubsidie::rules::settles::settles_most;
use cybersubsidie::rules::trace::Facts;
use cybersubsidie::text::change::{About, line, whole};
use cybersubsidie::text::steps::steps;
use cybersubsidie::text::{
    DUTCH, Key, Voice, amounts, asking, caveats, finding, relation, verdict,
};
use cybersubsidie::{Application, evaluate};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

const LIST: &str = "tests/sentences.txt";

/// The applications of the cases.
fn cases() -> Vec<Value> {
    let mut all = Vec::new();
    let mut files: Vec<_> = fs::read_dir("tests/cases")
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        if file.extension().is_none_or(|end| end != "json") || file.ends_with("errors.json") {
            continue;
        }
        let cases: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        collect(&cases, &mut all);
    }
    assert!(all.len() > 50, "{} cases", all.len());
    all
}

fn collect(value: &Value, all: &mut Vec<Value>) {
    if value["decisionDate"].is_string() {
        all.push(value.clone());
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|one| collect(one, all)),
        Value::Object(fields) => fields.values().for_each(|one| collect(one, all)),
        _ => {}
    }
}

/// The same with one answer less, or with another.
fn variations(application: &Value) -> Vec<Value> {
    let mut all = vec![application.clone()];
    let fields: Vec<String> = application.as_object().unwrap().keys().cloned().collect();
    for field in fields.iter().filter(|field| *field != "decisionDate") {
        let mut other = application.clone();
        other[field] = match &application[field] {
            Value::Bool(answer) => json!(!answer),
            _ => Value::Null,
        };
        all.push(other);
        let mut less = application.clone();
        less[field] = Value::Null;
        all.push(less);
    }
    let day = &application["decisionDate"];
    for (field, value) in [
        ("establishmentPostcode", json!("1000")),
        ("establishmentPostcode", json!("4000")),
        ("publicParticipation", json!("100")),
        ("mainActivityAccepted", json!(false)),
        ("negativeEquity", json!(true)),
        ("lastTrajectoryDecision", day.clone()),
        ("smeDeclared", json!(false)),
        ("nis2", json!(true)),
        ("customWorkEnterprise", json!(true)),
        ("relationsComplete", json!(false)),
        ("deMinimis", json!([{"grantedOn": day, "amount": "999999"}])),
        ("provider", json!("toreon")),
    ] {
        let mut other = application.clone();
        other[field] = value;
        all.push(other);
    }
    all
}

/// Figures that a sentence writes in words.
const COUNTS: [&str; 11] = [
    "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "twaalf",
];

/// Figures, days and names as signs, so that other figures of the data make no other sentence.
fn signs(text: &str) -> String {
    let months: Vec<&str> = DUTCH.text(Key::FormatMonths).split(' ').collect();
    let mut words = Vec::new();
    for word in text.replace('\u{a0}', " ").split(' ') {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let mut sign = match bare {
            month if months.contains(&month) => word.replace(month, "<maand>"),
            count if COUNTS.contains(&count) => word.replace(count, "#"),
            _ => word.to_owned(),
        };
        let mut plain = String::new();
        for c in sign.drain(..) {
            let figure = c.is_ascii_digit() || (plain.ends_with('#') && ".,".contains(c));
            match figure {
                true if plain.ends_with('#') => {}
                true => plain.push('#'),
                false => plain.push(c),
            }
        }
        words.push(plain);
    }
    words.join(" ")
}

/// Every sentence of this application, each with where it stands.
fn told(application: &Application, all: &mut BTreeSet<String>) {
    let Ok(evaluation) = evaluate(application) else {
        return;
    };
    let voice = Voice::on(DUTCH, application.decision_date);
    let mut tell = |place: &str, text: &str| {
        all.insert(format!("{place}: {}", signs(text)));
    };
    tell(
        "verdict",
        &verdict::headline(&voice, &evaluation, 0).whole(),
    );
    for found in &evaluation.trace {
        let place = format!("{:?} {:?}", found.rule, found.state);
        for text in finding::reasons(&voice, found) {
            tell(&place, &text);
        }
        for text in steps(&voice, &evaluation, found, &|_| "een firma".to_owned()) {
            tell("step", &text);
        }
        for text in caveats::in_words(&voice, found) {
            tell("doubt", &text);
        }
        if let Facts::Size(size) = &found.facts
            && let Some(group) = &size.consolidation
        {
            for addition in &group.additions {
                tell("how it counts", &relation::counts(&voice, addition));
                tell("with how much", &relation::much(&voice, addition));
            }
        }
    }
    for (rule, reasons) in verdict::obstacles(&voice, &evaluation) {
        for text in reasons {
            tell("why not", &format!("{rule}: {text}"));
        }
    }
    for text in verdict::instead(&voice, &evaluation)
        .into_iter()
        .chain(verdict::warnings(&voice, &evaluation))
    {
        tell("instead", &text);
    }
    if let Some(day) = verdict::again(&evaluation) {
        let day = voice.date(day);
        tell("instead", &voice.format_text(Key::NowNoRepeat, &[&day]));
    }
    for text in asking::lines(&voice, &evaluation.missing) {
        tell("to ask", &text);
    }
    let shown: Vec<_> = evaluation.packages.iter().map(|row| (row, None)).collect();
    for text in amounts::remarks(&voice, &evaluation, &shown) {
        tell("amounts", &text);
    }
    if let Some(settles) = settles_most(application, &evaluation, &[]) {
        tell("settles most", &verdict::settles(&voice, settles.what));
    }
    let about = About {
        application,
        evaluation: &evaluation,
        title: &|_| "een firma".to_owned(),
        asked: &|_| voice.year(),
        shows: &|_| true,
    };
    let levers = Levers::of(application, &Given::All).unwrap().in_short();
    let mut lines = Vec::new();
    for change in levers.changes() {
        lines.extend(line(&voice, about, &change));
    }
    for line in whole(&voice, about, lines) {
        tell("could change", &format!("{}: {}", line.what, line.then));
    }
}

#[test]
fn every_sentence_is_one_that_was_read() {
    let mut all = BTreeSet::new();
    for case in cases() {
        for application in variations(&case) {
            if let Ok(application) = read_text(application.to_string().as_bytes()) {
                told(&application, &mut all);
            }
        }
    }
    for form in LegalForm::all() {
        let with = json!({"decisionDate": "2026-11-23", "legalForm": form.code()});
        told(&read_text(with.to_string().as_bytes()).unwrap(), &mut all);
    }
    for line in &all {
        fit_to_read(line);
    }
    let lines = all.iter().map(|line| format!("{line}\n"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(LIST, format!("{}\n{}", mark(), lines.collect::<String>())).unwrap();
    }
    let read = fs::read_to_string(LIST).unwrap();
    let (of, read) = read.split_once('\n').unwrap();
    if of != mark() {
        return;
    }
    let read: BTreeSet<&str> = read.lines().collect();
    let new: Vec<_> = all
        .iter()
        .filter(|line| !read.contains(line.as_str()))
        .collect();
    assert!(
        new.is_empty(),
        "not in {LIST}: read them, then UPDATE=1\n{new:#?}"
    );
    let gone: Vec<_> = read.iter().filter(|line| !all.contains(**line)).collect();
    assert!(gone.is_empty(), "no longer said: UPDATE=1\n{gone:#?}");
}

/// A mark of the figures of all versions.
fn mark() -> String {
    let mut files: Vec<_> = fs::read_dir("scheme")
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let mut mark: u64 = 0xcbf2_9ce4_8422_2325;
    for file in files
        .iter()
        .filter(|file| file.extension().is_some_and(|end| end == "toml"))
    {
        for byte in fs::read(file).unwrap() {
            mark = (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{mark:016x}")
}

/// No word of the code, and nothing denied twice.
fn fit_to_read(line: &str) {
    let (_, text) = line.split_once(": ").unwrap();
    assert!(!text.contains(['{', '}', '_', '\\']), "{line}");
    let camel = |word: &str| {
        word.chars()
            .zip(word.chars().skip(1))
            .any(|(a, b)| a.is_lowercase() && b.is_uppercase())
    };
    assert!(!text.split(' ').any(camel), "a word of the code: {line}");
    for sentence in text.split(". ") {
        let denials = sentence
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| ["niet", "geen", "nooit", "niets"].contains(word));
        let denied = denials.count() > 1
            && !sentence.contains([',', '“', ':'])
            && !sentence.contains(" en ")
            && !sentence.contains(" of ");
        assert!(!denied, "denied twice: {line}");
    }
}
