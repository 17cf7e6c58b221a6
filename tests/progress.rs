//! How far the visitor is, what the sections say of it, and whom to ask what is not known.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

use cybersubsidie::answers::compose::compose;
use cybersubsidie::answers::field::Field;
use cybersubsidie::answers::in_short;
use cybersubsidie::answers::sections::{Progress, SECTIONS, Standing, asks};
use cybersubsidie::answers::{Answers, ROOT};
use cybersubsidie::link::decode;
use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::evaluate::Question;
use cybersubsidie::rules::settles::settles_most;
use cybersubsidie::text::{DUTCH, Voice, asking};
use cybersubsidie::{Evaluation, evaluate};

const DAY: &str = "1nl&d=24-11-2026";

struct Opened {
    evaluation: Evaluation,
    progress: Progress,
    standings: Vec<Standing>,
    short: Vec<String>,
}

fn voice() -> Voice {
    Voice::on(DUTCH, Date::parse("2026-11-24").unwrap())
}

fn of(answers: Answers) -> Opened {
    let composed = compose(DUTCH, &answers, Date::parse("2026-11-24").unwrap());
    let evaluation = evaluate(&composed.application).unwrap();
    let progress = Progress::of(&answers, &evaluation);
    let standings = SECTIONS.iter();
    let standings = standings.map(|section| section.standing(&answers, &composed, &progress));
    let short = SECTIONS.iter().map(|section| {
        let lines = in_short::lines(&voice(), &answers, &composed, &evaluation, section);
        lines.join(" · ").replace('\u{a0}', " ")
    });
    Opened {
        standings: standings.collect(),
        short: short.collect(),
        evaluation,
        progress,
    }
}

fn open(more: &str) -> Opened {
    of(decode(&format!("{DAY}{more}")).answers)
}

const ENTERPRISE: &str = "&p=9000&f=bv&o=n&m=y&e=n";
const SUPPORT: &str = "&t=n&x=n";

#[test]
fn every_question_stands_in_one_section_and_its_open_ones_are_counted() {
    let fields: Vec<Field> = SECTIONS.iter().flat_map(|one| one.fields()).collect();
    for question in Question::ALL {
        let places = fields
            .iter()
            .filter(|field| asks(**field) == Some(*question));
        assert_eq!(places.count(), 1, "{question:?}");
    }
    for section in &SECTIONS {
        let same = SECTIONS.iter().filter(|other| other.id == section.id);
        assert_eq!(same.count(), 1, "{:?}: its questions once", section.id);
    }
    let fresh = open("");
    // Custom work and NIS2 matter only to what is no SME: they are not counted before that is known.
    assert_eq!(fresh.progress.open.len(), Question::ALL.len() - 2);
    assert_eq!(fresh.progress.answered, 0);
    assert_eq!(
        fresh.progress.open.first(),
        Some(&Question::Size),
        "it settles most"
    );
    let left: usize = fresh
        .standings
        .iter()
        .map(|standing| match standing {
            Standing::Fresh(count) => *count,
            _ => 0,
        })
        .sum();
    assert_eq!(left, fresh.progress.open.len());
    let large = open("&s=n");
    assert_eq!(large.progress.all(), Question::ALL.len());
    assert_eq!(large.standings[0], Standing::Open(2));
    let sme = open("&s=y");
    assert_eq!(sme.progress.all(), Question::ALL.len() - 2);
    assert_eq!(sme.standings[0], Standing::Done);
}

#[test]
fn what_is_not_known_is_counted_apart_and_has_somebody_to_ask() {
    let unsure = open(&format!("{ENTERPRISE}{SUPPORT}&s=y").replace("&m=y&e=n", "&m=u&e=u"));
    assert!(unsure.progress.open.is_empty());
    assert_eq!(
        unsure.progress.unknown,
        [Question::MainActivity, Question::Equity]
    );
    assert_eq!(unsure.standings[1], Standing::Asking);
    let lines = asking::lines(&voice(), &unsure.progress.unknown);
    assert_eq!(
        lines,
        [
            "Je boekhouder: eigen vermogen",
            "De dienstverlener, bij de intake: hoofdactiviteit"
        ]
    );
    // Each question has one to ask.
    for question in Question::ALL {
        assert_eq!(
            asking::lines(&voice(), &[*question]).len(),
            1,
            "{question:?}"
        );
    }
    // What does not matter any more need not be asked.
    assert!(open("&p=1000&e=u").progress.unknown.is_empty());
}

#[test]
fn what_is_not_known_is_not_answered() {
    let fresh = open("");
    assert!(!fresh.progress.begun());
    let unsure = open("&e=u&m=u").progress;
    assert_eq!((unsure.answered, unsure.set_aside), (0, 2));
    assert_eq!(unsure.all(), fresh.progress.all());
    assert!(unsure.begun());
    let one = open("&e=u&m=u&p=9000").progress;
    assert_eq!((one.answered, one.set_aside), (1, 2));
    assert_eq!(one.all(), fresh.progress.all());
}

#[test]
fn the_mark_is_not_on_what_was_just_said_to_be_unknown() {
    let marked = |more: &str| {
        let answers = decode(&format!("{DAY}{more}")).answers;
        let composed = compose(DUTCH, &answers, Date::parse("2026-11-24").unwrap());
        let evaluation = evaluate(&composed.application).unwrap();
        let unknown = Progress::of(&answers, &evaluation).unknown;
        let all = settles_most(&composed.application, &evaluation, &[]).unwrap();
        let open = settles_most(&composed.application, &evaluation, &unknown).unwrap();
        (all.question, open.question, unknown)
    };
    // Where the mark stands first, said to be unknown; then where it stands next.
    let (first, same, _) = marked("");
    assert_eq!(first, same);
    for more in [
        "&s=u",
        "&s=u&p=u",
        "&s=u&e=u&m=u",
        "&p=9000&f=bv&o=n&m=u&t=n&x=n&s=y",
    ] {
        let (_, open, unknown) = marked(more);
        assert!(
            !unknown.is_empty() && !unknown.contains(&open),
            "{more}: {open:?}"
        );
    }
    // All that is left is unknown: the mark may stand there.
    let (all, open, unknown) = marked("&p=9000&f=bv&o=n&m=u&e=u&t=n&x=n&s=y");
    assert_eq!(all, open);
    assert!(unknown.contains(&open));
}

#[test]
fn after_a_no_nothing_is_open() {
    let brussels = open("&p=1000");
    assert!(brussels.evaluation.missing.is_empty() && brussels.progress.open.is_empty());
    assert_eq!(brussels.standings[0], Standing::Needless);
    assert_eq!(brussels.standings[1], Standing::Done);
}

#[test]
fn what_cannot_be_read_is_marked_where_it_stands() {
    for (more, section) in [
        ("&p=0999", 1),
        ("&o=y&op=abc", 1),
        ("&t=y&td=31-2-2026", 2),
        ("&x=y&a&ad=1/1/2026&aa=veel", 2),
        ("&q=y&qm=veel", 3),
        ("&s=c&h1=veel", 0),
        ("&s=c&g=y&r1&c=veel", 0),
    ] {
        let standings = open(more).standings;
        for (place, standing) in standings.into_iter().enumerate() {
            assert_eq!(
                standing == Standing::Wrong,
                place == section,
                "{more}: {place}"
            );
        }
    }
}

#[test]
fn a_folded_section_says_its_answers() {
    let sme = open(&format!("{ENTERPRISE}{SUPPORT}&s=y"));
    assert_eq!(sme.short[0], "kmo");
    assert!(
        sme.short[1].starts_with("9000, Vlaams Gewest · bv"),
        "{}",
        sme.short[1]
    );
    assert_eq!(sme.short[2], "nog geen traject · geen de-minimissteun");
    assert_eq!(sme.short[3], "nog geen offerte · 24 november 2026");
    let other = open(
        "&s=n&w=n&n=y&p=1000&f=u&t=y&td=1/2/2026&x=y&q=y&qm=20.000,50&xm=3.000&v1=cegeka&v2=toreon,ey&a&ad=2/3/2025&aa=1.000,50&a&ad=3/4/2025&aa=2.000",
    );
    assert_eq!(
        other.short,
        [
            "geen kmo · geen maatwerkbedrijf · onder NIS2",
            "1000, niet in het Vlaamse Gewest · rechtsvorm: weet ik niet",
            "traject beslist op 1 februari 2026 · 2 keer de-minimissteun, samen € 3.000,50",
            "offerte MEDIUM € 23.000,50 · 24 november 2026 · Cegeka · Toreon, EY",
        ]
    );
    let computed = open("&s=c&h1=10&t1=1.000&b1=1.000&h2=10&t2=1.000&b2=1.000&g=n");
    assert_eq!(computed.short[0], "kmo volgens je cijfers");
}

#[test]
fn a_price_that_is_typed_says_that_there_is_a_quote() {
    let mut answers = decode(DAY).answers;
    answers.typed(ROOT, Field::MediumBase, " ");
    assert_eq!(
        answers.get(ROOT, Field::HasQuotes),
        "",
        "nothing is no price"
    );
    answers.typed(ROOT, Field::MediumBase, "20.000");
    assert_eq!(answers.get(ROOT, Field::HasQuotes), "y");
    assert!(of(answers).short[3].starts_with("offerte MEDIUM"));
    // Who said that there is none, is not contradicted.
    let mut answers = decode(&format!("{DAY}&q=n")).answers;
    answers.typed(ROOT, Field::MediumBase, "20.000");
    assert_eq!(answers.get(ROOT, Field::HasQuotes), "n");
}
