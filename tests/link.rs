//! The link: answers to a fragment and back, losing nothing; what is broken is skipped and told.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

use cybersubsidie::answers::field::{Field, choice};
use cybersubsidie::answers::{Answers, ROOT};
use cybersubsidie::link::{decode, encode};
use cybersubsidie::rules::scheme::PROVIDERS;
use proptest::prelude::*;

/// A record to make: which kind, under which enterprise, with which fields.
type Row = (u8, u8, Vec<(usize, String)>);

/// Anything that can be typed or picked, in any field of any record.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(choice::YES.to_owned()),
        Just("8.500,50".to_owned()),
        Just("24-11-2026".to_owned()),
        Just("a&b=c#d%20+é🙂".to_owned()),
        ".{1,12}",
    ]
}

fn records() -> impl Strategy<Value = Vec<Row>> {
    let fields = prop::collection::vec((0..Field::ALL.len(), text()), 0..5);
    prop::collection::vec((0..3_u8, any::<u8>(), fields), 0..8)
}

/// Builds a form: awards and enterprises at any depth, each with some fields filled in.
fn form(rows: &[Row]) -> Answers {
    let mut answers = Answers::default();
    let mut groups = vec![(ROOT, 0)];
    for (kind, under, fields) in rows {
        let id = match kind {
            0 => ROOT,
            1 => answers.add_award(),
            _ => {
                let (above, level) = groups[usize::from(*under) % groups.len()];
                if level == 8 {
                    continue;
                }
                let id = answers.add_relation(above);
                groups.push((id, level + 1));
                id
            }
        };
        for (field, text) in fields {
            let field = Field::ALL[*field];
            // A choice is picked, never typed; every choice can be picked but for that of a tick.
            let text = if field.takes(text) { text } else { choice::YES };
            if field.takes(text) {
                answers.set(id, field, text);
            }
        }
    }
    answers
}

/// Ids are the form's own; the fragment tells everything else.
fn same(a: &Answers, b: &Answers) -> bool {
    encode(a) == encode(b)
}

proptest! {
    /// The law: reading back what was written gives the same answers and skips nothing.
    #[test]
    fn a_link_loses_nothing(rows in records()) {
        let answers = form(&rows);
        let decoded = decode(&encode(&answers));
        prop_assert_eq!(&decoded.skipped, &Vec::<String>::new());
        prop_assert!(same(&decoded.answers, &answers));
        prop_assert_eq!(&decoded.answers.record, &answers.record);
        prop_assert_eq!(decoded.answers.awards.len(), answers.awards.len());
        prop_assert_eq!(decoded.answers.relations.len(), answers.relations.len());
    }

    /// A fragment is plain ASCII that needs no further escaping in an address.
    #[test]
    fn a_link_needs_no_escaping(rows in records()) {
        let link = encode(&form(&rows));
        prop_assert!(link.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.,:/%&=".contains(&b)), "{}", link);
    }

    /// Whatever stands in the address, reading it never fails.
    #[test]
    fn any_fragment_is_read(text in ".{0,60}") {
        let _ = decode(&text);
        let _ = decode(&format!("1nl&{text}"));
    }
}

#[test]
fn a_link_is_short() {
    let mut answers = Answers::default();
    answers.set(ROOT, Field::Postcode, "9000");
    answers.set(ROOT, Field::Sme, choice::YES);
    assert_eq!(encode(&answers), "1nl&p=9000&s=y");
    assert_eq!(encode(&Answers::default()), "");
}

#[test]
fn unknown_and_broken_parts_are_skipped_and_told() {
    let decoded = decode("#1nl&p=9000&zz=1&f=%ZZ&p=8000&r3&c=25&r1&v=30&s=y");
    assert_eq!(decoded.skipped, ["zz=1", "f=%ZZ", "p=8000", "r3", "c=25"]);
    assert_eq!(decoded.answers.get(ROOT, Field::Postcode), "9000");
    assert_eq!(
        decoded.answers.get(ROOT, Field::Capital),
        "",
        "not another record's"
    );
    assert_eq!(
        decoded
            .answers
            .get(decoded.answers.relations[0].id, Field::Voting),
        "30"
    );
}

/// A choice that the form does not have is as unreadable as a field that it does not have.
#[test]
fn choices_that_are_none_are_told() {
    let decoded = decode("1nl&f=xx&o=ja&s=c&nf=n&v1=acme&g=c&e=u&m=y&w=");
    assert_eq!(
        decoded.skipped,
        ["f=xx", "o=ja", "nf=n", "v1=acme", "g=c", "w="]
    );
    let kept = [
        (Field::Sme, choice::CALCULATE),
        (Field::Equity, choice::UNKNOWN),
    ];
    for (field, picked) in kept {
        assert_eq!(decoded.answers.get(ROOT, field), picked);
    }
    for field in [Field::LegalForm, Field::Public, Field::NewlyFounded] {
        assert_eq!(decoded.answers.get(ROOT, field), "", "{field:?}");
    }
}

#[test]
fn a_later_version_is_not_guessed_at() {
    let decoded = decode("2nl&p=9000");
    assert_eq!(decoded.skipped, ["2nl"]);
    assert!(decoded.refused);
    assert!(same(&decoded.answers, &Answers::default()));
}

/// The longest list of each kind that an application may have.
fn full() -> String {
    format!("1nl&g=y&x=y{}{}", "&r1".repeat(500), "&a".repeat(1_000))
}

#[test]
fn a_link_holds_as_much_as_an_application() {
    let decoded = decode(&full());
    assert!(!decoded.refused && decoded.skipped.is_empty());
    assert_eq!(
        (
            decoded.answers.relations.len(),
            decoded.answers.awards.len()
        ),
        (500, 1_000)
    );
    assert!(encode(&decoded.answers) == full());
    let deep: String = (1..=8).map(|level| format!("&r{level}")).collect();
    assert!(!decode(&format!("1nl{deep}")).refused);
}

/// A part of a group could make a wrong yes, so nothing at all is read.
#[test]
fn a_link_with_more_is_refused_whole() {
    let deep: String = (1..=9).map(|level| format!("&r{level}")).collect();
    for link in [
        format!("{}&r1", full()),
        format!("{}&a", full()),
        format!("1nl&p=9000{deep}&c=60"),
        format!("1nl&p=9000{}", "&r1".repeat(1_499)),
        format!("1nl&p=9000{}", "&zz=1".repeat(1_000_000)),
    ] {
        let decoded = decode(&link);
        assert!(decoded.refused, "{}", &link[..40]);
        assert_eq!(decoded.answers, Answers::default());
    }
}

/// What is filled in where it does not belong is kept too: no link that was taken is refused once it is written.
#[test]
fn every_field_in_every_record_is_taken() {
    let mut answers = decode(&full()).answers;
    let records: Vec<u32> = answers
        .relations
        .iter()
        .map(|group| group.id)
        .chain(answers.awards.iter().map(|row| row.id))
        .chain([ROOT])
        .collect();
    for id in records {
        for field in Field::ALL {
            let provider = PROVIDERS[0].id;
            let text = [
                choice::YES,
                choice::UNKNOWN,
                choice::MOTHER,
                "6",
                "2025",
                provider,
            ]
            .into_iter()
            .find(|text| field.takes(text));
            answers.set(id, *field, text.unwrap());
        }
    }
    let decoded = decode(&encode(&answers));
    assert!(!decoded.refused && decoded.skipped.is_empty());
    assert!(same(&decoded.answers, &answers));
}

#[test]
fn a_list_tells_when_it_is_full() {
    let mut answers = decode(&full()).answers;
    assert!(!answers.takes_relations(1) && !answers.takes_awards(1));
    let group = answers.relations[3].id;
    let removed = answers.remove(group).unwrap();
    assert!(answers.takes_relations(1) && answers.takes_back(&removed));
    answers.add_relation(answers.relations[0].id);
    assert!(!answers.takes_relations(1) && !answers.takes_back(&removed));
    let award = answers.awards[0].id;
    let removed = answers.remove(award).unwrap();
    assert!(answers.takes_awards(1) && answers.takes_back(&removed));
}
