//! The drawing of a group: whatever the group, each enterprise has its place and each holding joins the right two.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

use cybersubsidie::text::DUTCH;
use cybersubsidie::text::drawing::{
    Counts, Drawing, Firm, MOST, Shape, WIDTH, Way, drawing, sentences,
};
use proptest::prelude::*;

fn firm(level: usize, way: Way, name: &str, share: &str) -> Firm {
    Firm {
        level,
        way,
        name: name.to_owned(),
        share: share.to_owned(),
        counts: Counts::Fully,
    }
}

/// A mother, a sister, a daughter.
fn claes() -> Vec<Firm> {
    vec![
        firm(0, Way::Own, "Claes Keukens bv", ""),
        firm(1, Way::Above, "Claes Holding nv", "90 %"),
        firm(2, Way::Below, "Claes Meubel bv", "70 %"),
        firm(1, Way::Below, "Claes Montage bv", "60 %"),
    ]
}

fn drawn(firms: &[Firm]) -> Drawing {
    drawing(DUTCH, firms).unwrap()
}

#[test]
fn a_group_of_four_is_compact() {
    let drawing = drawn(&claes());
    assert!(
        drawing.width <= 260 && drawing.height <= 200,
        "{} x {}",
        drawing.width,
        drawing.height
    );
    let [own, holding, sister, daughter] = &drawing.shapes[..] else {
        panic!("{:?}", drawing.shapes);
    };
    assert_eq!(own.name, ["Claes Keukens bv"]);
    assert_eq!((own.note, sister.note), ("jij", "telt volledig mee"));
    assert!(holding.y + holding.height < own.y && own.y + own.height < daughter.y);
    assert_eq!(sister.y, own.y);
    assert!(sister.x >= own.x + WIDTH);
    assert_eq!(daughter.x, own.x);
    assert_eq!(holding.x, (own.x + sister.x) / 2);
    let shares: Vec<(usize, usize, &str)> = drawing
        .lines
        .iter()
        .map(|line| (line.from, line.to, &*line.share))
        .collect();
    for line in [(1, 0, "90 %"), (1, 2, "70 %"), (0, 3, "60 %")] {
        assert!(shares.contains(&line), "{shares:?}");
    }
}

#[test]
fn an_owner_is_a_person_above_both() {
    let drawing = drawn(&[
        firm(0, Way::Own, "A", ""),
        firm(1, Way::Owner, "B", ""),
        firm(1, Way::Owner, "C", ""),
        firm(2, Way::Owner, "D", ""),
    ]);
    let persons: Vec<&Shape> = drawing
        .shapes
        .iter()
        .filter(|shape| shape.counts.is_none())
        .collect();
    assert_eq!(persons.len(), 2, "one for A, B and C, one for C and D");
    assert_eq!(
        (persons[0].note, persons[0].name.len()),
        ("dezelfde eigenaar", 0)
    );
    let mut held: Vec<(usize, usize)> = drawing
        .lines
        .iter()
        .map(|line| (line.from, line.to))
        .collect();
    held.sort_unstable();
    assert_eq!(held, [(4, 0), (4, 1), (4, 2), (5, 2), (5, 3)]);
}

#[test]
fn long_names_are_cut_between_words() {
    let name = |name: &str| drawn(&[firm(0, Way::Own, name, "")]).shapes[0].name.clone();
    assert_eq!(name("Claes Keukens bv"), ["Claes Keukens bv"]);
    assert_eq!(
        name("Claes Keukens en Interieur bv"),
        ["Claes Keukens en", "Interieur bv"]
    );
    assert_eq!(
        name("Claes Keukens en Interieur en Maatwerk voor Horeca bv"),
        ["Claes Keukens en", "Interieur en Ma…"]
    );
    let long = name(&"Wij".repeat(40));
    assert!(
        long.len() == 1 && long[0].ends_with('…') && long[0].chars().count() > 10,
        "{long:?}"
    );
    assert_eq!(
        name(" "),
        ["jouw", "onderneming"]
            .map(str::to_owned)
            .join(" ")
            .split("\n")
            .collect::<Vec<_>>()
    );
}

#[test]
fn too_many_are_not_drawn() {
    let mut firms = vec![firm(0, Way::Own, "A", "")];
    assert_eq!(drawing(DUTCH, &[]), None);
    while firms.len() < MOST {
        firms.push(firm(1, Way::Below, "B", ""));
    }
    assert_eq!(drawn(&firms).shapes.len(), MOST);
    firms.push(firm(1, Way::Below, "B", ""));
    assert_eq!(drawing(DUTCH, &firms), None);
    assert_eq!(sentences(DUTCH, &firms).len(), MOST);
}

#[test]
fn the_same_in_words() {
    let mut firms = claes();
    firms.push(firm(2, Way::Owner, "Jan Claes bv", ""));
    firms.push(firm(1, Way::Unnamed, "", "30 %"));
    firms[5].counts = Counts::Partly;
    firms.push(firm(1, Way::Above, "Fonds", ""));
    firms[6].counts = Counts::Unknown;
    firms.push(firm(2, Way::Below, "Rest", ""));
    firms[7].counts = Counts::Not;
    assert_eq!(
        sentences(DUTCH, &firms),
        [
            "Claes Holding nv (moeder 90 %) bij Claes Keukens bv: telt volledig mee.",
            "Claes Meubel bv (dochter 70 %) bij Claes Holding nv: telt volledig mee.",
            "Claes Montage bv (dochter 60 %) bij Claes Keukens bv: telt volledig mee.",
            "Jan Claes bv (zelfde eigenaar) bij Claes Montage bv: telt volledig mee.",
            "onderneming zonder naam (partner of verbonden 30 %) bij Claes Keukens bv: telt deels mee.",
            "Fonds (moeder) bij Claes Keukens bv: nog niet bekend.",
            "Rest (dochter) bij Fonds: telt niet mee.",
        ]
    );
}

/// A stretch of a line: its ends.
type Stretch = ((i32, i32), (i32, i32));

fn stretches(drawing: &Drawing) -> Vec<(usize, usize, Stretch)> {
    let mut all = Vec::new();
    for line in &drawing.lines {
        let (from, to) = ((line.start.0, line.bend), (line.end.0, line.bend));
        for stretch in [
            (line.start, from),
            (from.min(to), from.max(to)),
            (to, line.end),
        ] {
            all.push((line.from, line.to, stretch));
        }
    }
    all
}

/// Whether two stretches have more than a point in common.
fn shared(((a, b), (c, d)): Stretch, ((e, f), (g, h)): Stretch) -> bool {
    let over = |a: i32, c: i32, e: i32, g: i32| a.max(e) < c.min(g);
    (b == d && f == h && b == f && over(a, c, e, g))
        || (a == c && e == g && a == e && over(b, d, f, h))
}

/// Whether a stretch touches the inside of a shape.
fn crosses(((a, b), (c, d)): Stretch, shape: &Shape) -> bool {
    a < shape.x + WIDTH && c > shape.x && b < shape.y + shape.height && d > shape.y
        || a == c && a > shape.x && a < shape.x + WIDTH && b < shape.y + shape.height && d > shape.y
        || b == d && b > shape.y && b < shape.y + shape.height && a < shape.x + WIDTH && c > shape.x
}

fn firms() -> impl Strategy<Value = Vec<Firm>> {
    let way = prop_oneof![3 => Just(Way::Below), 3 => Just(Way::Above), 1 => Just(Way::Owner), 1 => Just(Way::Unnamed)];
    let one = (
        0..8_usize,
        way,
        "([A-Zm]{1,9} ){0,5}",
        "(|[0-9]{1,2} %|62,5 %)",
    );
    proptest::collection::vec(one, 0..MOST).prop_map(|rows| {
        let mut firms = vec![firm(0, Way::Own, "Eigen", "")];
        let mut last = 0;
        for (level, way, name, share) in rows {
            last = (level + 1).min(last + 1);
            firms.push(firm(last, way, &name, &share));
        }
        firms
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn any_group_is_drawn_soundly(firms in firms()) {
        let drawing = drawn(&firms);
        let shapes = &drawing.shapes;
        for (place, shape) in shapes.iter().enumerate() {
            prop_assert!(shape.x > 0 && shape.y > 0, "{:?}", shape);
            prop_assert!(shape.x + WIDTH < drawing.width && shape.y + shape.height < drawing.height, "{:?}", shape);
            for other in shapes.iter().take(place) {
                let beside = other.x + WIDTH < shape.x || shape.x + WIDTH < other.x;
                let above = other.y + other.height < shape.y || shape.y + shape.height < other.y;
                prop_assert!(beside || above, "{:?} {:?}", shape, other);
            }
        }
        // Each enterprise hangs on the one it is listed under, the right way round.
        let joined = |from: usize, to: usize, open: bool, share: &str| {
            drawing.lines.iter().any(|line| (line.from, line.to, line.open) == (from, to, open) && line.share == share)
        };
        for (place, firm) in firms.iter().enumerate().skip(1) {
            let on = (0..place).rev().find(|before| firms[*before].level < firm.level).unwrap();
            let share = &*firm.share;
            let hangs = match firm.way {
                Way::Above => joined(place, on, false, share),
                Way::Below => joined(on, place, false, share),
                Way::Unnamed => joined(on, place, true, share),
                _ => (firms.len()..shapes.len()).any(|one| joined(one, on, false, "") && joined(one, place, false, share)),
            };
            prop_assert!(hangs, "{}: {:?}", place, firm);
        }
        prop_assert_eq!(drawing.lines.len(), shapes.len() - 1);
        for line in &drawing.lines {
            let (from, to) = (&shapes[line.from], &shapes[line.to]);
            prop_assert!(from.x < line.start.0 && line.start.0 < from.x + WIDTH && line.start.1 == from.y + from.height);
            prop_assert!(to.x < line.end.0 && line.end.0 < to.x + WIDTH && line.end.1 == to.y, "{:?} {:?}", line, to);
            prop_assert!(line.start.1 < line.bend && line.bend < line.end.1);
            // Each letter is at most eleven tenths of its height wide, which is nine.
            prop_assert!(line.end.0 + 3 + 9 * i32::try_from(line.share.len()).unwrap() / 2 < drawing.width);
        }
        let all = stretches(&drawing);
        for (place, (from, to, one)) in all.iter().enumerate() {
            for shape in shapes {
                prop_assert!(!crosses(*one, shape), "{:?} {:?}", one, shape);
            }
            for (other_from, other_to, other) in all.iter().take(place) {
                prop_assert!(from == other_from || !shared(*one, *other), "{}-{} {:?}, {}-{} {:?}", from, to, one, other_from, other_to, other);
            }
        }
    }

    #[test]
    fn a_name_is_cut_and_never_changed(name in "[A-Za-zé&.]{1,30}( [A-Za-zé&.]{1,14}){0,6}") {
        let shape = drawn(&[firm(0, Way::Own, &name, "")]).shapes[0].clone();
        prop_assert!(shape.name.len() <= 2 && !shape.name[0].is_empty());
        let mut rest = &*name;
        for line in &shape.name {
            let words = line.strip_suffix('…').unwrap_or(line);
            prop_assert!(line.chars().count() <= 30);
            let at = rest.find(words);
            prop_assert!(at.is_some(), "{:?} of {:?}", line, name);
            rest = &rest[at.unwrap() + words.len()..];
        }
        prop_assert!(rest.is_empty() || shape.name.iter().any(|line| line.ends_with('…')));
    }
}
