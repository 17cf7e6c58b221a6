//! The group as it is told: four directions, and how each row becomes a relation of the application.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

use cybersubsidie::answers::compose::{Composed, compose};
use cybersubsidie::answers::directions::{Direction, Told};
use cybersubsidie::answers::field::{Field, choice};
use cybersubsidie::answers::restore::restore;
use cybersubsidie::answers::{Answers, Group, ROOT};
use cybersubsidie::link::{decode, encode};
use cybersubsidie::rules::application::Relation;
use cybersubsidie::rules::date::Date;
use cybersubsidie::rules::percent::Percent;
use cybersubsidie::rules::relations::Addition;
use cybersubsidie::rules::scheme::Scheme;
use cybersubsidie::rules::size::size;
use cybersubsidie::rules::tri::Tri;
use cybersubsidie::text::{DUTCH, Key, Voice, kin};

#[path = "support/figures.rs"]
#[allow(dead_code, reason = "shared with the property tests")]
mod figures;

use figures::{in_parts, scheme_on};

/// All four directions answered "no".
const NONE: &str = "ga=n&gb=n&gs=n&go=n";

fn read(link: &str) -> Answers {
    let more = if link.is_empty() { "m=y" } else { link };
    let decoded = decode(&format!("1nl&d=24-11-2026&s=c&{more}"));
    assert_eq!(decoded.skipped, Vec::<String>::new(), "{link}");
    decoded.answers
}

fn composed(answers: &Answers) -> Composed {
    compose(DUTCH, answers, Date::parse("2026-11-24").unwrap())
}

fn relations(link: &str) -> Vec<Relation> {
    composed(&read(link)).application.relations.unwrap()
}

fn percent(text: &str) -> Option<Percent> {
    Some(Percent::parse(text).unwrap())
}

/// Whether the application says that the list of relations is whole; none where there is no list.
fn whole(answers: &Answers) -> Option<bool> {
    let application = composed(answers).application;
    application
        .relations
        .map(|_| application.relations_complete)
}

#[test]
fn until_all_four_directions_are_settled_there_may_be_more() {
    for (link, expected) in [
        ("h1=10", None),
        ("ga=n", Some(false)),
        ("ga=n&gb=n&gs=n", Some(false)),
        ("ga=n&gb=n&gs=n&go=u", Some(false)),
        (NONE, Some(true)),
        // "Yes" without an enterprise, or with one that stands elsewhere.
        ("ga=y&gb=n&gs=n&go=n", Some(false)),
        ("ga=y&gb=n&gs=n&go=n&r1&k=d&c=60", Some(false)),
        ("ga=y&gb=n&gs=n&go=n&r1&k=m&c=60", Some(true)),
        ("ga=y&gb=n&gs=y&go=n&r1&k=m&c=60", Some(false)),
        ("ga=y&gb=n&gs=y&go=n&r1&k=m&c=60&r2&k=s&c=70", Some(true)),
        // A "no" beside an enterprise of that direction.
        ("ga=n&gb=n&gs=n&go=n&r1&k=d&c=60", Some(false)),
        // Rows alone say nothing of the others.
        ("r1&k=m&c=60", Some(false)),
    ] {
        assert_eq!(whole(&read(link)), expected, "{link}");
    }
}

#[test]
fn a_half_told_group_settles_no_but_never_yes() {
    let years = |heads: &str| format!("h1={heads}&t1=1&b1=1&h2={heads}&t2=1&b2=1");
    let sme = |link: String| {
        let application = composed(&read(&link)).application;
        size(Scheme::nearest(application.decision_date), &application).sme
    };
    assert_eq!(sme(format!("{}&ga=n&gb=n&gs=n", years("10"))), Tri::Unknown);
    assert_eq!(sme(format!("{}&{NONE}", years("10"))), Tri::Yes);
    let many = scheme_on("2026-11-24").medium.headcount_below.to_string();
    assert_eq!(sme(format!("{}&ga=n&gb=n&gs=n", years(&many))), Tri::No);
}

/// A link of 1.0.0 and an application declare the group whole, with a mark of their own, until a direction is answered.
#[test]
fn a_group_that_was_declared_whole_stays_so_until_a_direction_is_answered() {
    for link in ["g=y&r1&c=30&v=30", "g=n"] {
        let mut answers = read(link);
        assert_eq!(answers.told(), Told::Declared, "{link}");
        assert_eq!(whole(&answers), Some(true), "{link}");
        answers.set(ROOT, Field::LastHeadcount, "12");
        answers.set(ROOT, Field::Postcode, "9000");
        assert_eq!(
            whole(&decode(&encode(&answers)).answers),
            Some(true),
            "{link}"
        );
        answers.pick(Field::GroupAbove, choice::UNKNOWN);
        assert_eq!(answers.told(), Told::InPart, "{link}");
        assert_eq!(whole(&answers), Some(false), "{link}");
        for direction in Direction::ALL {
            answers.pick(direction.field(), choice::NO);
        }
        assert_eq!(answers.told(), Told::Whole, "{link}");
    }
    // What was listed still counts.
    let mut answers = read("g=y&r1&c=30&v=30");
    answers.none_of_these();
    assert_eq!(composed(&answers).application.relations.unwrap().len(), 1);
    // "Yes" without rows, and "unknown", are no answers.
    assert_eq!(whole(&read("g=y")), None);
    assert_eq!(whole(&read("g=u")), None);
}

#[test]
fn a_host_that_says_that_there_may_be_more_leaves_all_four_open() {
    let link = "r1&na=Alfa&c=30&v=30&h1=4";
    let mut application = composed(&read(&format!("g=y&{link}"))).application;
    application.relations_complete = false;
    let mut answers = restore(DUTCH, &application);
    assert!(
        Direction::ALL
            .iter()
            .all(|one| answers.get(ROOT, one.field()).is_empty())
    );
    assert_eq!(answers.told(), Told::InPart);
    assert_eq!(composed(&answers).application, application);
    assert_eq!(whole(&decode(&encode(&answers)).answers), Some(false));
    answers.none_of_these();
    assert_eq!(answers.told(), Told::Whole);
}

/// A row without a kind, from an old link or a host, is what it was.
#[test]
fn a_row_without_a_kind_stays_as_it_came() {
    let rows = relations("g=y&r1&c=30&r1&v=60&z=y&r2&l=y&i=y&c=25&v=0");
    assert_eq!((rows[0].capital, rows[0].voting), (percent("30"), None));
    assert_eq!(
        (rows[1].capital, rows[1].voting, rows[1].control),
        (None, percent("60"), true)
    );
    let below = &rows[1].relations[0];
    assert!(below.listed_investor && below.already_included);
}

#[test]
fn a_mother_and_a_daughter_stand_under_their_row_and_her_mother_under_her() {
    let rows = relations("ga=y&r1&na=M&k=m&c=90&r2&na=G&k=m&c=100&r1&na=D&k=d&c=60");
    assert_eq!(rows[0].name.as_deref(), Some("M"));
    assert_eq!(rows[0].relations[0].name.as_deref(), Some("G"));
    assert_eq!(
        (rows[1].capital, rows[1].voting),
        (percent("60"), percent("60"))
    );
    let mut answers = Answers::default();
    let mother = answers.add_kin(ROOT, choice::MOTHER).unwrap();
    let hers = answers.add_kin(mother, choice::MOTHER).unwrap();
    assert_eq!(answers.above(hers), Some((mother, 1)));
}

/// A sister without a mother: the mother's row comes at once, empty, and the sister stands under it.
#[test]
fn a_sister_stands_under_the_common_mother() {
    let mut answers = Answers::default();
    answers.pick(Field::GroupBeside, choice::YES);
    assert_eq!(answers.relations.len(), 1);
    let mother = &answers.relations[0];
    assert_eq!(mother.kind(), choice::MOTHER);
    assert_eq!(mother.relations[0].kind(), choice::SISTER);
    assert_eq!(
        answers.get(ROOT, Field::GroupAbove),
        choice::YES,
        "a mother is there now"
    );
    answers.set(ROOT, Field::Sme, choice::CALCULATE);
    let row = &composed(&answers).application.relations.unwrap()[0];
    assert_eq!((row.capital, row.voting, row.control), (None, None, false));
    assert_eq!(row.last_year, Default::default());
    // With a mother there, no second one comes.
    let second = answers.add_kin(ROOT, choice::SISTER).unwrap();
    assert_eq!(answers.relations.len(), 1);
    assert_eq!(answers.base(second), ROOT);
}

#[test]
fn a_firm_of_several_holders_stands_once_with_their_holdings_added() {
    let rows = relations("gb=y&r1&k=d&c=40&co=15");
    assert_eq!(
        (rows[0].capital, rows[0].voting),
        (percent("55"), percent("55"))
    );
    // Votes that differ are the holder's own: those of the others come to them too.
    let rows = relations("gb=y&r1&k=d&c=40&co=15&vd=y&v=45,5");
    assert_eq!(
        (rows[0].capital, rows[0].voting),
        (percent("55"), percent("60.5"))
    );
    for (link, capital, voting) in [
        ("c=90&co=15&v=40", None, percent("55")),
        ("c=40&co=15&v=90", percent("55"), None),
        ("c=40&co=veel&v=40", None, None),
        ("co=15&v=40", None, percent("55")),
    ] {
        let answers = read(&format!("gb=y&r1&k=d&{link}"));
        let composed = composed(&answers);
        let id = answers.relations[0].id;
        let told = composed.problem(id, Field::SharesOfOthers);
        assert_eq!(told.is_some(), link != "co=15&v=40", "{link}");
        let row = &composed.application.relations.unwrap()[0];
        assert_eq!((row.capital, row.voting), (capital, voting), "{link}");
    }
    let answers = read("gb=y&r1&k=d&c=90&co=15");
    let id = answers.relations[0].id;
    let composed = composed(&answers);
    assert_eq!(
        composed.problem(id, Field::SharesOfOthers),
        Some(Key::ErrorSharesTogether)
    );
    assert_eq!(composed.application.relations.unwrap()[0].capital, None);
}

#[test]
fn a_firm_of_the_same_owner_counts_by_its_market_alone() {
    let row = |link: &str| relations(&format!("go=y&r1&k=o&c=80&{link}&h1=4")).remove(0);
    let market = row("sm=y");
    assert_eq!(
        (market.capital, market.voting, market.control),
        (percent("0"), percent("0"), true)
    );
    let other = row("sm=n&z=y");
    assert_eq!(
        (other.capital, other.voting, other.control),
        (percent("0"), percent("0"), false)
    );
    for open in [row("na=x"), row("sm=u")] {
        assert_eq!(
            (open.capital, open.voting, open.control),
            (percent("0"), None, false)
        );
    }
    // It stands under the enterprise that it shares the person with.
    let mut answers = read("ga=y&r1&k=m&c=90");
    let mother = answers.relations[0].id;
    let firm = answers.add_kin(mother, choice::SAME_OWNER).unwrap();
    assert_eq!(answers.above(firm), Some((mother, 1)));
    assert_eq!(
        answers.get(ROOT, Field::GroupSameOwner),
        "",
        "not the applicant's owner"
    );
}

#[test]
fn one_share_is_capital_and_votes_unless_they_differ() {
    let row = |link: &str| relations(&format!("gb=y&r1&k=d&{link}")).remove(0);
    for (link, capital, voting) in [
        ("c=70", percent("70"), percent("70")),
        ("c=70&vd=y", percent("70"), None),
        ("c=70&vd=y&v=30", percent("70"), percent("30")),
        ("c=70&v=30", percent("70"), percent("30")),
        ("v=30", None, percent("30")),
        ("na=x", None, None),
    ] {
        let row = row(link);
        assert_eq!((row.capital, row.voting), (capital, voting), "{link}");
    }
}

/// Votes that came in a link or were pasted count apart: so the tick stands there, and the row says them.
#[test]
fn votes_that_count_apart_are_ticked_and_told() {
    for (link, ticked) in [
        ("c=40&v=30", true),
        ("c=40&vd=y", true),
        ("c=40&v=30&vd=y", true),
        ("c=40", false),
    ] {
        let answers = read(&format!("{NONE}&gb=y&r1&k=d&{link}").replace("gb=n&", ""));
        let id = answers.relations[0].id;
        assert_eq!(answers.ticked(id, Field::VotesDiffer), ticked, "{link}");
        let application = composed(&answers).application;
        let size = size(Scheme::nearest(application.decision_date), &application);
        let group = size.consolidation.unwrap();
        let voice = Voice::on(DUTCH, Date::parse("2026-11-24").unwrap());
        let told = kin::told(&voice, &answers, id, &group.additions[0]);
        assert_eq!(
            told.contains("Stemmen: 30"),
            link.contains("v=30"),
            "{told}"
        );
    }
}

/// Whoever holds a daughter is her mother already: her sister is a daughter of the same.
#[test]
fn a_sister_of_a_daughter_is_a_daughter_too() {
    let mut answers = read("ga=y&gb=y&r1&na=D&k=d&c=60&r2&na=K&k=d&c=60&r1&na=M&k=m&c=90");
    let daughter = answers.relations[0].id;
    let below = answers.relations[0].relations[0].id;
    for (of, under, level) in [(daughter, ROOT, 0), (below, daughter, 1)] {
        assert!(answers.takes_kin(of, choice::SISTER));
        let sister = answers.add_kin(of, choice::SISTER).unwrap();
        assert_eq!(answers.get(sister, Field::Kind), choice::DAUGHTER);
        assert_eq!(answers.above(sister), Some((under, level)));
    }
    assert_eq!(answers.firms().len(), 6, "no mother was added");
    assert_eq!(answers.get(ROOT, Field::GroupBeside), "");
    // A mother's sister still has a mother of her own.
    let mother = answers.relations[1].id;
    let aunt = answers.add_kin(mother, choice::SISTER).unwrap();
    assert_eq!(answers.above(aunt).map(|(_, level)| level), Some(2));
}

#[test]
fn any_row_can_belong_to_any_other() {
    let mut answers = read("ga=y&gb=y&r1&na=M&k=m&c=90&r1&na=D&k=d&c=60&r2&na=E&k=d&c=55");
    let [mother, daughter] = [answers.relations[0].id, answers.relations[1].id];
    let below = answers.relations[1].relations[0].id;
    assert_eq!(
        answers.bases(daughter),
        [ROOT, mother],
        "not itself, not what stands under it"
    );
    assert!(!answers.relate(daughter, below, choice::DAUGHTER));
    assert!(answers.relate(daughter, mother, choice::DAUGHTER));
    assert_eq!(answers.above(daughter), Some((mother, 1)));
    assert_eq!(
        answers.above(below),
        Some((daughter, 2)),
        "what stood under it came along"
    );
    // A daughter becomes a sister: under the mother that is there.
    assert!(answers.relate(below, ROOT, choice::SISTER));
    assert_eq!(answers.above(below), Some((mother, 1)));
    assert_eq!(
        answers.get(below, Field::Capital),
        "55",
        "nothing typed is lost"
    );
    assert!(answers.relate(below, ROOT, choice::DAUGHTER));
    assert_eq!(answers.above(below), Some((ROOT, 0)));
    // The mother herself can't be the sister's mother.
    assert!(answers.relate(mother, ROOT, choice::SISTER));
    let (new, _) = answers.above(mother).unwrap();
    assert_ne!(new, ROOT);
    assert!(
        answers
            .relations
            .iter()
            .any(|group| group.id == new && group.kind() == choice::MOTHER)
    );
}

/// A sister of several mothers, typed: which of them holds her decides how much she counts.
#[test]
fn a_sister_of_several_mothers_is_asked_whose_daughter_she_is() {
    let figures = |head: &str| {
        [
            (Field::LastHeadcount, head.to_owned()),
            (Field::LastTurnover, "1".to_owned()),
            (Field::LastBalance, "1".to_owned()),
            (Field::BeforeHeadcount, head.to_owned()),
            (Field::BeforeTurnover, "1".to_owned()),
            (Field::BeforeBalance, "1".to_owned()),
        ]
    };
    let scheme = scheme_on("2026-11-24");
    let many = scheme.medium.headcount_below.to_string();
    let mut answers = read(NONE);
    let fill = |answers: &mut Answers, id: u32, share: i128, head: &str| {
        if id != ROOT {
            let parts = as_held(share);
            let share = format!("{},{:04}", parts / 10_000, parts % 10_000);
            answers.set(id, Field::Capital, &share);
        }
        for (field, text) in figures(head) {
            answers.set(id, field, &text);
        }
    };
    let partner = answers.add_kin(ROOT, choice::MOTHER).unwrap();
    let sister = answers.add_kin(ROOT, choice::SISTER).unwrap();
    assert!(!answers.may_choose_mother(sister), "there is one mother");
    fill(&mut answers, ROOT, 0, "1");
    fill(&mut answers, partner, 30, "1");
    fill(&mut answers, sister, 80, &many);
    let sme = |answers: &Answers| {
        let application = composed(answers).application;
        size(Scheme::nearest(application.decision_date), &application).sme
    };
    assert_eq!(sme(&answers), Tri::Yes);
    // A second mother, who holds all: nobody has said of which one she is the sister.
    let linked = answers.add_kin(ROOT, choice::MOTHER).unwrap();
    fill(&mut answers, linked, 60, "1");
    assert_eq!(answers.told(), Told::InPart);
    assert_eq!(answers.belongs_to(sister), None);
    assert_eq!(sme(&answers), Tri::Unknown, "neither yes nor no");
    assert!(composed(&answers).problem(sister, Field::Mother).is_some());
    let linked_back = decode(&encode(&answers)).answers;
    assert_eq!(sme(&linked_back), Tri::Unknown, "in a link too");
    // The common mothers are what she can belong to, and choosing one moves her, without another mother.
    assert_eq!(answers.bases(sister), [partner, linked]);
    for (mother, expected) in [(linked, Tri::No), (partner, Tri::Yes), (linked, Tri::No)] {
        assert!(answers.relate(sister, mother, choice::SISTER));
        assert_eq!(answers.above(sister), Some((mother, 1)));
        assert_eq!(answers.belongs_to(sister), Some(mother));
        assert_eq!(answers.relations.len(), 2);
        assert_eq!(answers.told(), Told::Whole);
        assert_eq!(sme(&answers), expected);
        assert_eq!(sme(&decode(&encode(&answers)).answers), expected);
    }
    // A third mother leaves the choice; another sister is asked for herself.
    let third = answers.add_kin(ROOT, choice::MOTHER).unwrap();
    assert_eq!(answers.belongs_to(sister), Some(linked));
    let second = answers.add_kin(ROOT, choice::SISTER).unwrap();
    assert_eq!(answers.belongs_to(second), None);
    assert!(answers.seeks_mother());
    // With the other mothers gone there is nothing to ask.
    let _ = answers.remove(third);
    let _ = answers.remove(linked);
    assert_eq!(answers.belongs_to(second), Some(partner));
    assert!(!answers.seeks_mother());
}

/// A daughter of one's mother that is called a sister is one: under that mother.
#[test]
fn a_mother_s_daughter_becomes_a_sister_where_she_stands() {
    let mut answers = read("ga=y&r1&na=M&k=m&c=90&r2&na=D&k=d&c=60&r1&na=N&k=m&c=5");
    let mother = answers.relations[0].id;
    let below = answers.relations[0].relations[0].id;
    let base = answers.base(below);
    assert!(answers.relate(below, base, choice::SISTER));
    assert_eq!(answers.above(below), Some((mother, 1)));
    assert_eq!(answers.belongs_to(below), Some(mother));
    assert_eq!(answers.get(ROOT, Field::GroupBeside), choice::YES);
    // A daughter of one's own is not: which mother is asked.
    let own = answers.add_kin(ROOT, choice::DAUGHTER).unwrap();
    assert!(answers.relate(own, ROOT, choice::SISTER));
    assert_eq!(answers.belongs_to(own), None);
}

#[test]
fn eight_levels_are_the_deepest() {
    let mut answers = Answers::default();
    let mut under = ROOT;
    for _ in 0..8 {
        under = answers.add_kin(under, choice::SAME_OWNER).unwrap();
    }
    assert_eq!(answers.add_kin(under, choice::SAME_OWNER), None);
    let (seventh, _) = answers.above(under).unwrap();
    assert_eq!(
        answers.add_kin(seventh, choice::SISTER),
        None,
        "with her mother that would be nine"
    );
    let lone = answers.add_kin(ROOT, choice::DAUGHTER).unwrap();
    assert!(!answers.relate(lone, under, choice::DAUGHTER));
    assert!(!answers.bases(lone).contains(&under));
    assert!(answers.relate(lone, seventh, choice::DAUGHTER));
    let top = answers.relations[0].id;
    assert!(
        !answers.relate(top, ROOT, choice::SISTER),
        "all its levels would be one too deep"
    );
    assert!(!decode(&encode(&answers)).refused);
}

#[test]
fn nothing_is_added_to_a_full_list() {
    let mut answers = read(&format!("g=y{}", "&r1&k=d".repeat(499)));
    assert_eq!(
        answers.add_kin(ROOT, choice::SISTER),
        None,
        "her mother would be one too many"
    );
    assert!(answers.add_kin(ROOT, choice::DAUGHTER).is_some());
    assert_eq!(answers.add_kin(ROOT, choice::MOTHER), None);
}

#[test]
fn answers_add_and_remove_only_what_is_empty() {
    let mut answers = Answers::default();
    answers.pick(Field::GroupAbove, choice::YES);
    answers.pick(Field::GroupBelow, choice::YES);
    assert_eq!(answers.relations.len(), 2);
    let daughter = answers.relations[1].id;
    answers.set(daughter, Field::Name, "Claes");
    for direction in Direction::ALL {
        answers.pick(direction.field(), choice::NO);
    }
    let left: Vec<u32> = answers.relations.iter().map(|group| group.id).collect();
    assert_eq!(left, [daughter], "what was typed stays");
    assert!(
        !answers.settled(Direction::Below),
        "and contradicts the answer"
    );
    answers.none_of_these();
    assert_eq!(answers.relations.len(), 1);
}

#[test]
fn an_enterprise_that_is_added_says_yes() {
    let mut answers = read("g=n");
    let _ = answers.add_kin(ROOT, choice::DAUGHTER).unwrap();
    assert_eq!(answers.get(ROOT, Field::GroupBelow), choice::YES);
    assert_eq!(answers.told(), Told::InPart);
    assert!(
        answers
            .towards(Direction::Below)
            .iter()
            .all(|group: &&Group| group.is_blank())
    );
}

/// The share of each enterprise that counts, by name.
fn shares(link: &str) -> Vec<(String, Option<Percent>)> {
    let answers = read(link);
    let application = composed(&answers).application;
    assert!(application.relations_complete, "{link}");
    let size = size(Scheme::nearest(application.decision_date), &application);
    let additions = size.consolidation.unwrap().additions;
    let certain = |addition: &Addition| {
        assert_eq!(addition.at_least, addition.at_most);
        addition.at_least
    };
    let names = answers
        .shape(None)
        .into_iter()
        .map(|(id, _)| answers.get(id, Field::Name).to_owned());
    names.zip(additions.iter().map(certain)).collect()
}

/// A holding of the guide, which knows 25 and 50 % as its borders, where it stands between those of this version: in ten-thousandths
/// of a per cent.
fn as_held(share: i128) -> i128 {
    let scheme = scheme_on("2026-11-24");
    let (from, above, whole) = (
        in_parts(scheme.partner_from),
        in_parts(scheme.linked_above),
        1_000_000,
    );
    if share > 50 {
        above + (whole - above) * (share - 50) / 50
    } else {
        from + (above - from) * (share - 25) / 25
    }
}

/// The worked examples of the Commission's guide, told with percentages: each as a visitor types it.
#[test]
fn the_guide_s_examples_come_out_right() {
    let all: [(&str, &[(&str, &str)]); 6] = [
        // A owns 33 % of C and 49 % of D; B owns 25 % of A.
        (
            "ga=y&gb=y&gs=n&go=n&r1&na=B&k=m&c={25}&r1&na=C&k=d&c={33}&r1&na=D&k=d&c={49}",
            &[("B", "25"), ("C", "33"), ("D", "49")],
        ),
        // A owns 51 % of C and all of D; B owns 60 % of A.
        (
            "ga=y&gb=y&gs=n&go=n&r1&na=B&k=m&c={60}&r1&na=C&k=d&c={51}&r1&na=D&k=d&c={100}",
            &[("B", "100"), ("C", "100"), ("D", "100")],
        ),
        // B and C hold 38 % each in A; B is linked (60 %) to D; E is a partner (40 %) of C.
        (
            "ga=y&gb=n&gs=y&go=n&r1&na=B&k=m&c={38}&r2&na=D&k=s&c={60}&r1&na=C&k=m&c={38}&r2&na=E&k=s&c={40}",
            &[("B", "38"), ("D", "38"), ("C", "38"), ("E", "")],
        ),
        // B and C are linked to A; D is a partner (32 %) of B, E (25 %) of C.
        (
            "ga=y&gb=y&gs=n&go=n&r1&na=B&k=m&c={60}&r2&na=D&k=m&c={32}&r1&na=C&k=d&c={70}&r2&na=E&k=d&c={25}",
            &[("B", "100"), ("D", "32"), ("C", "100"), ("E", "25")],
        ),
        // B 25 % (a university), C 30 %, D 25 % (an institutional investor), B and D not linked.
        (
            "ga=y&gb=n&gs=n&go=n&r1&na=B&k=m&c={25}&l=y&r1&na=C&k=m&c={30}&r1&na=D&k=m&c={25}&l=y",
            &[("B", ""), ("C", "30"), ("D", "")],
        ),
        // B 25 %, C 25 %, D 30 %; B and D are linked to each other, so they hold 55 % together.
        (
            "ga=y&gb=n&gs=y&go=n&r1&na=D&k=m&c={30}&co={rest}&l=y&r2&na=B&k=s&c={100}&r1&na=C&k=m&c={25}",
            &[("D", "100"), ("B", "100"), ("C", "25")],
        ),
    ];
    let dotted = |parts: i128| format!("{}.{:04}", parts / 10_000, parts % 10_000);
    for (link, expected) in all {
        let mut link = link.replace(
            "{rest}",
            &dotted(as_held(55) - as_held(30)).replace('.', ","),
        );
        for share in [25, 30, 32, 33, 38, 40, 49, 51, 60, 70, 100] {
            let typed = dotted(as_held(share)).replace('.', ",");
            link = link.replace(&format!("{{{share}}}"), &typed);
        }
        let expected: Vec<(String, Option<Percent>)> = expected
            .iter()
            .map(|(name, share)| {
                let share = share.parse().ok().map(|share| dotted(as_held(share)));
                (
                    (*name).to_owned(),
                    share.map(|share| Percent::parse(&share).unwrap()),
                )
            })
            .collect();
        assert_eq!(shares(&link), expected, "{link}");
    }
}

mod book_years {
    use super::{Date, Field, ROOT, decode, encode, read};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn the_last_closed_year_follows_the_end_of_the_book_year() {
        for (link, on, closed) in [
            ("", "2026-11-24", 2025),
            ("ye=12", "2026-12-31", 2025),
            ("ye=12", "2027-01-01", 2026),
            ("ye=6", "2026-06-30", 2025),
            ("ye=6", "2026-07-01", 2026),
            ("ye=1", "2026-01-31", 2025),
            ("ye=1", "2026-02-01", 2026),
        ] {
            let years = read(link).book_years(day(on));
            assert_eq!((years.last, years.closed), (closed, closed), "{link} {on}");
        }
    }

    /// Figures stay those of the years in which they were typed.
    #[test]
    fn figures_are_never_relabelled() {
        let mut answers = read("");
        answers.pin_book_year(day("2026-11-24"));
        assert_eq!(
            answers.get(ROOT, Field::FiguresYear),
            "",
            "there are no figures yet"
        );
        answers.set(ROOT, Field::LastHeadcount, "12");
        answers.pin_book_year(day("2026-11-24"));
        let kept = decode(&encode(&answers)).answers;
        let years = kept.book_years(day("2027-02-01"));
        assert_eq!((years.last, years.closed), (2025, 2026));
        assert!(years.moved());
        let mut shifted = kept.clone();
        shifted.shift_book_years(day("2027-02-01"));
        assert!(!shifted.book_years(day("2027-02-01")).moved());
        assert_eq!(shifted.get(ROOT, Field::BeforeHeadcount), "12");
        assert_eq!(shifted.get(ROOT, Field::LastHeadcount), "");
        let mut claimed = kept;
        claimed.claim_book_year(day("2027-02-01"));
        assert!(!claimed.book_years(day("2027-02-01")).moved());
        assert_eq!(claimed.get(ROOT, Field::LastHeadcount), "12");
        // Without figures there is nothing to keep.
        claimed.set(ROOT, Field::LastHeadcount, "");
        claimed.pin_book_year(day("2027-02-01"));
        assert_eq!(claimed.get(ROOT, Field::FiguresYear), "");
    }
}

mod pasting {
    use super::Relation;
    use super::{
        Answers, DUTCH, Field, ROOT, Told, choice, composed, decode, encode, percent, read,
    };
    use cybersubsidie::answers::paste::Pasted;
    use proptest::prelude::*;

    fn paste(answers: &mut Answers, text: &str, at: u32, field: Field) -> Pasted {
        let block = answers.block(DUTCH, text, (at, field), 2025).unwrap();
        answers.paste(DUTCH, &block, at)
    }

    const SHEET: &str = "Naam\tRelatie\tAandeel\tVTE 2025\tOmzet 2025\tBalanstotaal 2025\n\
        Claes Keukens\teigen\t\t48\t9.800.000\t5.200.000\n\
        Claes Meubel\tzuster\t70 %\t122\t€ 27,5 miljoen\t12400000\n\
        Claes Holding\tmoeder\t90\t2,5\t600.000\t14.000.000";

    #[test]
    fn a_whole_group_is_pasted_at_once() {
        let mut answers = read("");
        let told = paste(&mut answers, SHEET, ROOT, Field::LastHeadcount);
        assert_eq!((told.replaced, told.unread), (0, 0));
        assert_eq!(told.left, Vec::<String>::new());
        assert_eq!(answers.get(ROOT, Field::LastHeadcount), "48");
        // The sister found her mother, though that came later.
        assert_eq!(answers.relations.len(), 1);
        let mother = &answers.relations[0];
        assert_eq!(
            (mother.kind(), mother.relations[0].kind()),
            (choice::MOTHER, choice::SISTER)
        );
        assert_eq!(answers.get(mother.id, Field::Name), "Claes Holding");
        for field in [Field::GroupAbove, Field::GroupBeside] {
            assert_eq!(answers.get(ROOT, field), choice::YES);
        }
        assert_eq!(answers.told(), Told::InPart);
        answers.none_of_these();
        assert_eq!(answers.told(), Told::Whole);
        let group = composed(&answers).application.relations.unwrap();
        assert_eq!(group[0].relations[0].voting, percent("70"));
    }

    /// A row that names a relation is not the applicant, whatever cell it is pasted in.
    #[test]
    fn a_mother_pasted_into_the_own_row_is_a_mother() {
        let block = "Naam\tRelatie\tAandeel\tVTE\tOmzet\tBalans\n\
            Claes Holding\tmoeder\t90\t2,5\t600000\t14000000\n\
            Claes Meubel\tzuster\t70\t122\t27500000\t12400000\n\
            Claes Montage\tdochter\t60\t12\t1400000\t800000";
        for before in ["", "h1=48&t1=9800000&b1=5200000"] {
            let mut answers = read(before);
            let own = answers.record.clone();
            let told = paste(&mut answers, block, ROOT, Field::LastHeadcount);
            assert_eq!(told.left, Vec::<String>::new());
            assert_eq!((told.replaced, told.unread), (0, 0));
            for figure in Field::FIGURES.into_iter().flatten().chain([Field::Name]) {
                let text = own.get(&figure).map_or("", String::as_str);
                assert_eq!(answers.get(ROOT, figure), text);
            }
            let group = composed(&answers).application.relations.unwrap();
            assert_eq!(group.len(), 2, "no second, empty mother");
            assert_eq!(group[0].name.as_deref(), Some("Claes Holding"));
            assert_eq!(group[0].voting, percent("90"));
            assert_eq!(group[0].relations[0].voting, percent("70"));
            assert_eq!(group[1].capital, percent("60"));
        }
        // With rows below, and with a relation that is not known.
        let mut answers = read("gb=y&r1&na=D&k=d&c=60");
        let told = paste(&mut answers, "Oma\tkleindochter\t5\t1", ROOT, Field::Name);
        assert_eq!(answers.get(ROOT, Field::Name), "");
        assert_eq!(told.left, ["kleindochter"]);
        assert_eq!(told.replaced, 2, "the name and the share of D");
        // What a share belongs to in the own row is told.
        let told = paste(
            &mut answers,
            "Naam\tAandeel\tVTE\nWij\t80\t7",
            ROOT,
            Field::Name,
        );
        assert_eq!(told.left, ["80"]);
    }

    /// Several mothers in one block: the sister is asked whose daughter she is.
    #[test]
    fn a_sister_pasted_with_two_mothers_is_asked() {
        let mut answers = read("");
        let block = "Wij\teigen\t\t10\nM1\tmoeder\t30\t10\nM2\tmoeder\t60\t10\nZ\tzuster\t80\t300";
        paste(&mut answers, block, ROOT, Field::Name);
        assert!(answers.seeks_mother());
        answers.none_of_these();
        assert_eq!(answers.told(), Told::InPart);
    }

    /// A list without relations counts, as far as it goes; its one share is of capital and votes.
    #[test]
    fn firms_pasted_without_a_relation_count() {
        let block = "Naam\tAandeel\tVTE\tOmzet\tBalans\n\
            Wij\t\t10\t1\t1\nReus\t80\t900\t900 miljoen\t900 miljoen";
        for before in ["", "g=n", "g=u"] {
            let mut answers = read(before);
            paste(&mut answers, block, ROOT, Field::Name);
            let application = composed(&answers).application;
            assert!(!application.relations_complete, "{before}");
            let group = application.relations.unwrap();
            assert_eq!(group[0].name.as_deref(), Some("Reus"));
            let whole = (group[0].capital, group[0].voting);
            assert_eq!(whole, (percent("80"), percent("80")), "{before}");
            let linked = decode(&encode(&answers)).answers;
            assert_eq!(composed(&linked).application.relations.unwrap(), group);
        }
        // Two columns are two; a group that was declared whole stays so.
        let mut answers = read("g=y&r1&c=30&v=30");
        let first = answers.relations[0].id;
        let split = "Naam\tAandeel\tStemmen\nA\t40\t20\nB\t40\t";
        paste(&mut answers, split, first, Field::Name);
        assert_eq!(answers.told(), Told::Declared);
        let group = composed(&answers).application.relations.unwrap();
        assert_eq!(
            (group[0].capital, group[0].voting),
            (percent("40"), percent("20"))
        );
        assert_eq!((group[1].capital, group[1].voting), (percent("40"), None));
    }

    #[test]
    fn a_relation_that_is_pasted_over_another_is_told() {
        let mut answers = read("gb=y&r1&na=D1&k=d&r1&na=D2&k=d");
        let first = answers.relations[0].id;
        let told = paste(
            &mut answers,
            "D1\tzuster\t60\nD2\tmoeder\t60",
            first,
            Field::Name,
        );
        assert_eq!((told.filled, told.replaced), (4, 2));
    }

    /// A newly founded applicant has an estimate of the current year in its first cells; the others have their last year there.
    #[test]
    fn an_estimate_is_pasted_into_the_year_that_it_is_of() {
        let text = "Naam\tRelatie\tVTE 2026\tVTE 2025\nWij\teigen\t7\t3\nM\tmoeder\t9\t4";
        let mut answers = read("nf=y");
        let at = Field::Name;
        let told = paste(&mut answers, text, ROOT, at);
        assert_eq!(told.left, ["VTE 2026"], "the mother's is not placed");
        assert_eq!(answers.get(ROOT, Field::LastHeadcount), "7");
        assert_eq!(answers.get(ROOT, Field::BeforeHeadcount), "3");
        // Copied out it stands in its year, and comes back the same.
        let written = answers.as_block(DUTCH, "eigen", 2025);
        let mut again = read("nf=y");
        paste(&mut again, &written, ROOT, at);
        assert_eq!(composed(&again).application, composed(&answers).application);
        let mother = answers.relations[0].id;
        assert_eq!(answers.get(mother, Field::LastHeadcount), "4");
        assert_eq!(answers.get(mother, Field::BeforeHeadcount), "");
        // The estimate alone, in a row that is the own one by its place.
        let mut answers = read("nf=y");
        paste(&mut answers, "Naam\tVTE 2026\nWij\t7", ROOT, at);
        assert_eq!(answers.get(ROOT, Field::LastHeadcount), "7");
        // Others have no estimate.
        let mut answers = read("");
        let told = paste(&mut answers, text, ROOT, at);
        assert_eq!(told.left, ["VTE 2026"]);
        assert_eq!(answers.get(ROOT, Field::LastHeadcount), "3");
    }

    /// The group, whatever the order of its firms.
    fn ordered(answers: &Answers) -> Vec<String> {
        fn lines(relations: &[Relation]) -> Vec<String> {
            let mut lines: Vec<String> = relations
                .iter()
                .map(|one| {
                    let below = lines(&one.relations);
                    let mut one = one.clone();
                    one.relations = Vec::new();
                    format!("{one:?}{below:?}")
                })
                .collect();
            lines.sort();
            lines
        }
        let mut answers = answers.clone();
        answers.set(ROOT, Field::Sme, choice::CALCULATE);
        answers.set(ROOT, Field::HasRelations, choice::IN_PART);
        lines(&composed(&answers).application.relations.unwrap_or_default())
    }

    fn comes_back(answers: &Answers) -> Answers {
        let written = answers.as_block(DUTCH, "eigen", 2025);
        let mut again = read("");
        let told = paste(&mut again, &written, ROOT, Field::LastHeadcount);
        assert_eq!(told.left, Vec::<String>::new(), "{written}");
        assert_eq!(ordered(&again), ordered(answers), "{written}");
        again
    }

    #[test]
    fn a_group_with_exceptions_comes_back_the_same() {
        for link in [
            "h1=10&r1&na=M&k=m&c=30&h1=100&r2&na=G&k=m&c=90&h1=200&r1&na=D&k=d&c=60&v=40&h1=50&r2&na=K&k=d&c=100&i=y&h1=50",
            "r1&k=o&sm=n&na=A&r1&k=o&sm=u&r1&k=o&sm=y&r1&k=o",
            "r1&k=d&c=40&co=15&r1&k=d&c=40&vd=y&r1&k=m&c=30&l=y&z=y",
            "r1&c=30&r1&v=60&z=y&r2&l=y&i=y&c=25&v=0&r1",
            "r1&na=X&k=d&c=1&r2&na=X&k=d&c=2&r3&na=12&k=d&c=3&r4&k=m&c=4&r5&k=s&c=5",
            "r1&na=M&k=m&c=30&r2&na=Y&k=s&c=70&mo=u&r1&na=N&k=m&c=60&r2&na=Z&k=s&c=80",
            "r1&na=D&k=d&c=60&r2&k=s&c=5&r1&k=s&c=6",
            "r1&r2&k=m&r3&k=s&c=30&r2&k=m&na=1&c=30",
        ] {
            let back = comes_back(&read(link));
            assert_eq!(back.seeks_mother(), link.contains("mo=u"), "{link}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

        /// Any group that is copied and pasted into an empty page is the same group.
        #[test]
        fn any_group_copied_comes_back_the_same(firms in proptest::collection::vec((
            0..4_usize, "[A-C]?|[12]", "|m|d|s|o", "|30|60|abc", "||40", "||15", ("|y", "|y|n|u", "|y", "|y", "|y"), "|7|x",
        ), 0..8)) {
            let mut answers = read("");
            let mut above = vec![ROOT];
            for (level, name, kind, share, votes, others, (differ, market, control, listed, included), head) in firms {
                above.truncate(level + 1);
                let id = answers.add_relation(*above.last().unwrap());
                above.push(id);
                for (field, text) in [
                    (Field::Name, name), (Field::Kind, kind), (Field::Capital, share), (Field::Voting, votes),
                    (Field::SharesOfOthers, others), (Field::VotesDiffer, differ), (Field::SameMarket, market),
                    (Field::Control, control), (Field::ListedInvestor, listed), (Field::AlreadyIncluded, included),
                    (Field::LastHeadcount, head),
                ] {
                    answers.set(id, field, &text);
                }
            }
            comes_back(&answers);
        }
    }

    #[test]
    fn what_stood_there_and_what_cannot_be_read_is_told() {
        let mut answers = read("h1=12&t1=500&gb=y&r1&na=D&k=d&c=60");
        let told = paste(
            &mut answers,
            "12\tveel\n7\t8.500",
            ROOT,
            Field::LastHeadcount,
        );
        assert_eq!((told.filled, told.replaced, told.unread), (4, 1, 1));
        assert_eq!(
            answers.get(ROOT, Field::LastTurnover),
            "veel",
            "as it was pasted, and marked"
        );
        let daughter = answers.relations[0].id;
        assert_eq!(answers.get(daughter, Field::LastTurnover), "8.500");
        // Cells past the last column have no place.
        let told = paste(&mut answers, "1\t2\t3", daughter, Field::BeforeBalance);
        assert_eq!(told.filled, 1);
        assert_eq!(told.left.len(), 2);
    }

    #[test]
    fn the_sheet_copied_out_is_pasted_back_the_same() {
        let mut answers = read("");
        paste(&mut answers, SHEET, ROOT, Field::LastHeadcount);
        let block = answers.as_block(DUTCH, "eigen", 2025);
        let mut again = read("");
        let told = paste(&mut again, &block, ROOT, Field::LastHeadcount);
        assert_eq!((told.replaced, told.unread, told.left.len()), (0, 0, 0));
        assert_eq!(composed(&again).application, composed(&answers).application);
        assert_eq!(decode(&encode(&again)).skipped, Vec::<String>::new());
    }

    #[test]
    fn no_row_is_added_to_a_full_list() {
        let mut answers = read(&format!("g=y{}", "&r1&k=d".repeat(499)));
        let last = answers.relations[498].id;
        let told = paste(
            &mut answers,
            "a\tdochter\t1\nb\tdochter\t2\nc\tdochter\t3",
            last,
            Field::Name,
        );
        assert_eq!(answers.relations.len(), 500);
        assert_eq!(
            told.left.len(),
            3,
            "the cells of the row without room: {:?}",
            told.left
        );
    }
}
