//! Blocks pasted from spreadsheets: each line with what is typed where, and what is told.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may stop

use cybersubsidie::answers::field::Field;
use cybersubsidie::answers::input;
use cybersubsidie::answers::pasted::{Block, SHEET, Word, block, read, relation_word};
use cybersubsidie::limits::MAX_RELATIONS;
use cybersubsidie::text::DUTCH;
use proptest::prelude::*;

const NAME: Field = Field::Name;
const SHARE: Field = Field::Capital;
const VOTES: Field = Field::Voting;
const FIGURES: [[Field; 3]; 2] = [
    [SHEET[3], SHEET[4], SHEET[5]],
    [SHEET[6], SHEET[7], SHEET[8]],
];
const LAST: u16 = 2025;

fn pasted(text: &str) -> Block {
    read(DUTCH, text, NAME, LAST).unwrap()
}

/// The column that a heading is read as, beside a name.
fn column(heading: &str) -> Option<Field> {
    let found = pasted(&format!("Naam\t{heading}\nx\t1"));
    assert!(
        found.headed || found.rows.len() == 2,
        "{heading}: {found:?}"
    );
    if !found.headed {
        return None;
    }
    let column = found.rows[0].get(1).map(|(field, _)| *field);
    let told = if column.is_none() {
        vec![heading]
    } else {
        vec![]
    };
    assert_eq!(found.left, told, "{heading}");
    column
}

/// What was typed in a column of the first row; empty if nothing was.
fn cell(block: &Block, row: usize, column: Field) -> &str {
    let cell = block.rows[row].iter().find(|(of, _)| *of == column);
    cell.map_or("", |(_, text)| text)
}

/// What the field reads of a text.
fn value(field: Field, text: &str) -> Option<String> {
    let read = input::read(DUTCH, text, field.quantity().unwrap()).ok()?;
    Some(match read {
        input::Entered::Money(amount) => amount.to_string(),
        input::Entered::Headcount(count) => count.to_string(),
        input::Entered::Percent(share) => share.to_string(),
        _ => text.to_owned(),
    })
}

/// Spreadsheets and tables of the web put signs of direction before a cell: they say nothing, in a field or in a block.
#[test]
fn invisible_signs_in_a_cell_say_nothing() {
    for sign in [
        '\u{ad}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202c}', '\u{2060}',
        '\u{2066}', '\u{feff}',
    ] {
        let block = pasted(&format!(
            "{sign}Claes\t{sign}moe{sign}der\t{sign}60 %{sign}\t{sign}8"
        ));
        assert_eq!(cell(&block, 0, NAME), "Claes", "{sign:?}");
        let kin = cell(&block, 0, Field::Kind);
        assert_eq!(relation_word(DUTCH, kin), Some(Word::Mother), "{sign:?}");
        assert_eq!(cell(&block, 0, SHARE), "60 %", "{sign:?}");
        assert_eq!(cell(&block, 0, FIGURES[0][0]), "8", "{sign:?}");
        assert_eq!(
            value(FIGURES[0][0], &format!("{sign}8")).as_deref(),
            Some("8"),
            "{sign:?}"
        );
        assert_eq!(
            column(&format!("{sign}Omzet")),
            Some(FIGURES[0][1]),
            "{sign:?}"
        );
        assert_eq!(block.left, [""; 0], "{sign:?}");
    }
}

#[test]
fn one_cell_is_no_block() {
    for text in [
        "",
        "Claes",
        "48",
        "48\r\n",
        "9.800.000\n",
        "Claes Keukens bv",
    ] {
        assert_eq!(read(DUTCH, text, NAME, LAST), None, "{text:?}");
    }
    for text in ["a\tb", "a\nb", "a\r\nb", "a\rb", "\"a\nb\""] {
        assert!(read(DUTCH, text, NAME, LAST).is_some(), "{text:?}");
    }
}

#[test]
fn a_block_without_headings_fills_the_sheet() {
    let text = "Claes Keukens bv\teigen\t\t48\t€ 9.800.000\t5.200.000\t45\t9.100.000\t4.900.000\r\n\
                Claes Holding nv\tmoeder\t90 %\t2,5\t600.000\t14.000.000\t2,5\t550.000\t13.500.000\r\n\r\n";
    let found = pasted(text);
    assert!(!found.headed);
    assert_eq!(found.rows.len(), 2);
    let line: Vec<(Field, &str)> = found.rows[1]
        .iter()
        .map(|(at, text)| (*at, &**text))
        .collect();
    let texts = [
        "Claes Holding nv",
        "moeder",
        "90 %",
        "2,5",
        "600.000",
        "14.000.000",
        "2,5",
        "550.000",
        "13.500.000",
    ];
    assert_eq!(line, SHEET.into_iter().zip(texts).collect::<Vec<_>>());
    assert_eq!(cell(&found, 0, SHARE), "");
    assert_eq!(found.rows[0].len(), 8);
    assert_eq!(found.left.len(), 0);
}

#[test]
fn a_block_goes_rightwards_from_where_it_is_pasted() {
    let at = |from| {
        let found = read(DUTCH, "1\t2\t3", from, LAST).unwrap();
        let columns: Vec<Field> = found.rows[0].iter().map(|(column, _)| *column).collect();
        (columns, found.left)
    };
    assert_eq!(
        at(FIGURES[0][1]).0,
        [FIGURES[0][1], FIGURES[0][2], FIGURES[1][0]]
    );
    assert_eq!(at(VOTES).0, [VOTES, FIGURES[0][0], FIGURES[0][1]]);
    assert_eq!(at(Field::Kind).0, [Field::Kind, SHARE, FIGURES[0][0]]);
    assert_eq!(
        at(FIGURES[1][1]),
        (vec![FIGURES[1][1], FIGURES[1][2]], vec!["3".to_owned()])
    );
}

#[test]
fn numbers_beside_the_names_are_no_relations() {
    for second in ["90 %", "90", "90,5%", "90 procent"] {
        let found = pasted(&format!("A\t{second}\t48\nB\t\t3"));
        assert_eq!(cell(&found, 0, SHARE), second);
        assert_eq!(
            (
                cell(&found, 0, FIGURES[0][0]),
                cell(&found, 1, FIGURES[0][0])
            ),
            ("48", "3")
        );
    }
    for second in ["moeder", "90 % moeder", "nicht", ""] {
        let found = pasted(&format!("A\t{second}\t48\nB\t\t3"));
        assert_eq!(
            (cell(&found, 0, FIGURES[0][0]), cell(&found, 1, SHARE)),
            ("", "3"),
            "{second}"
        );
    }
    // Elsewhere than from the name on nothing is left out.
    let found = read(DUTCH, "moeder\t90\t48", Field::Kind, LAST).unwrap();
    assert_eq!(
        (cell(&found, 0, SHARE), cell(&found, 0, FIGURES[0][0])),
        ("90", "48")
    );
}

#[test]
fn headings_in_any_order_and_language() {
    let [last, before] = FIGURES;
    for (of, headings) in [
        (
            Field::Kind,
            "relatie|Relatie|Band|band met jou|Relatie en aandeel|Verband|relation|Lien|Type relatie",
        ),
        (
            SHARE,
            "aandeel|Aandeel (%)|%|% participatie|Kapitaal|Aandeel in het kapitaal|kapitaal en stemmen|Part du capital|share|Percentage",
        ),
        (
            VOTES,
            "stemmen|Stemrechten (%)|aandeel in de stemmen|% stemrecht|Voting rights|droits de vote",
        ),
        (
            last[0],
            "VTE|vte 2025|VTE's 2025|V.T.E.|FTE|ETP 2025|Aantal werknemers|werknemers (VTE)|tewerkstelling 31/12/2025|Headcount|Effectif (ETP)|VTE N|VTE (9087)|Personeel '25",
        ),
        (
            last[1],
            "omzet|OMZET 2025|2025 omzet|omzet 25|Omzet (€)|Omzet in euro|CA 2025|Chiffre d'affaires 2025|chiffre d’affaires N|Turnover|Omzet excl. btw|Omzet (70)|Omzet boekjaar 2024-2025|Omzet 2024/25",
        ),
        (
            last[2],
            "balanstotaal|Balans|Balanstotaal 31/12/2025|Balanstotaal op 31.12.25|Totaal activa|Totaal der activa (20/58)|Total du bilan|Total de l'actif|Balance sheet total|Total assets 2025-12-31|Balanstotaal 12/2025",
        ),
        (
            before[0],
            "VTE 2024|2024 vte|ETP N-1|VTE '24|werknemers 31/12/2024",
        ),
        (
            before[1],
            "2024 omzet|omzet 24|Omzet boekjaar 2024|CA N-1|Turnover 2024|Omzet 2023-2024",
        ),
        (
            before[2],
            "Balanstotaal 31/12/2024|balans 2024|TOTAL DU BILAN 2024|Balanstotaal 31-12-24",
        ),
    ] {
        for heading in headings.split('|') {
            assert_eq!(column(heading), Some(of), "{heading}");
        }
    }
    for name in [
        "naam",
        "Onderneming",
        "Naam onderneming",
        "FIRMA",
        "Nom",
        "Société",
        "name",
        "Company",
        "Bedrijf",
        "Vennootschap",
    ] {
        let found = pasted(&format!("Omzet\t{name}\n5\tA"));
        assert!(found.headed, "{name}");
        assert_eq!(
            found.rows,
            [[(last[1], "5".to_owned()), (NAME, "A".to_owned())]]
        );
    }
}

/// What may mean something else is told, never taken.
#[test]
fn headings_that_say_more_are_not_understood() {
    for heading in [
        "omzet 2023",
        "omzet 2026",
        "VTE 2024 vs 2025",
        "omzet incl. btw",
        "omzet met btw",
        "Omzetgroei",
        "omzet %",
        "vaste activa",
        "nettoactief",
        "netto activa",
        "omzet groep",
        "omzet geconsolideerd",
        "personeelskosten",
        "ondernemingsnummer",
        "omzet USD",
        "VTE in duizend",
        "aandeel in duizend",
        "omzet 1000",
        "omzet in duizend miljoen",
        "omzet m",
        "koppen",
        "vorig jaar omzet",
        "omzet VTE",
        "winst",
        "Balanstotaal 31/12",
        "opmerking",
    ] {
        assert_eq!(column(heading), None, "{heading}");
    }
}

#[test]
fn without_a_year_the_first_is_the_last_year() {
    let found = pasted("Firma\tOmzet\tVTE\tOmzet\tVTE\tOmzet\nA\t1\t2\t3\t4\t5");
    let [last, before] = FIGURES;
    for (at, text) in [
        (last[1], "1"),
        (last[0], "2"),
        (before[1], "3"),
        (before[0], "4"),
    ] {
        assert_eq!(cell(&found, 0, at), text);
    }
    assert_eq!(found.left, ["Omzet"]);
    // One with its year has its place, wherever it stands.
    let found = pasted("Omzet\tOmzet 2025\tNaam\n1\t2\tA");
    assert_eq!(
        (cell(&found, 0, before[1]), cell(&found, 0, last[1])),
        ("1", "2")
    );
    // A year that is there twice is not the other year.
    let found = pasted("Omzet 2025\tOmzet 2025\tNaam\n1\t2\tA");
    assert_eq!(
        (cell(&found, 0, last[1]), cell(&found, 0, before[1])),
        ("1", "")
    );
    assert_eq!(found.left, ["Omzet 2025"]);
}

#[test]
fn share_and_votes_are_two_columns() {
    let found = pasted("Naam\tAandeel\tStemmen\nA\t60 %\t70 %");
    assert_eq!(
        (cell(&found, 0, SHARE), cell(&found, 0, VOTES)),
        ("60 %", "70 %")
    );
}

#[test]
fn a_line_of_years_or_a_title_above_the_headings() {
    let [last, before] = FIGURES;
    let found = pasted("\t2024\t\t2025\t\nNaam\tVTE\tOmzet\tVTE\tOmzet\nA\t1\t2\t3\t4");
    for (at, text) in [
        (before[0], "1"),
        (before[1], "2"),
        (last[0], "3"),
        (last[1], "4"),
    ] {
        assert_eq!(cell(&found, 0, at), text);
    }
    assert_eq!(found.left, Vec::<String>::new(), "the years were used");
    let found = pasted("\t2023\t2025\nNaam\tVTE\tOmzet\nA\t1\t2");
    assert_eq!(found.left, ["2023 2025"]);
    let found = pasted("Groep Claes, in duizend euro\nNaam\tVTE\tOmzet\nA\t1\t9.800");
    assert_eq!(found.left, ["Groep Claes, in duizend euro"]);
    assert_eq!(
        (cell(&found, 0, last[0]), cell(&found, 0, last[1])),
        ("1", "9800 duizend")
    );
    let found = pasted("Groep (k€)\t2025\nNaam\tOmzet\nA\t9.800");
    assert_eq!(cell(&found, 0, last[1]), "9800 duizend");
    let found = pasted("Groep, duizend of miljoen\nNaam\tVTE\tOmzet\nA\t1\t9.800");
    assert_eq!(found.left, ["Groep, duizend of miljoen", "Omzet"]);
}

#[test]
fn thousands_and_millions_of_a_heading_are_read_exactly() {
    let field = Field::LastTurnover;
    for (heads, cell_text, amount) in [
        (
            "Omzet in miljoen|Omzet (mln €)|omzet mln|CA (M€)|Omzet (mio EUR)|omzet x 1.000.000|Omzet MEUR",
            "9,8",
            Some("9800000.00"),
        ),
        (
            "Omzet x 1.000|Omzet (k€)|Omzet in duizend euro|omzet x1000|Omzet (€ 1.000)|Omzet '000|Omzet (in 1000 EUR)|Omzet kEUR|CA (en milliers)",
            "9800",
            Some("9800000.00"),
        ),
        ("Omzet k€ 2025", "9.800", Some("9800000.00")),
        ("Omzet k€ 2025", "€ 9.800,50", Some("9800500.00")),
        ("Omzet k€", "9,8", Some("9800.00")),
        ("Omzet k€", "9.8", Some("9800.00")),
        ("Omzet k€", "1.234.567", Some("1234567000.00")),
        ("Omzet in miljard", "0,05", Some("50000000.00")),
        ("Omzet k€", "0", Some("0.00")),
        // Two readings, or none.
        ("Omzet in miljoen", "9.800", None),
        ("Omzet k€|Omzet in miljoen", "9,800", None),
        ("Omzet k€", "9,8 mln", None),
        ("Omzet k€", "n.v.t.", None),
        ("Omzet k€", "-", None),
        ("Omzet", "9.800.000", Some("9800000.00")),
    ] {
        for heading in heads.split('|') {
            let found = pasted(&format!("Naam\t{heading}\nA\t{cell_text}"));
            let typed = cell(&found, 0, FIGURES[0][1]);
            assert_eq!(
                value(field, typed).as_deref(),
                amount,
                "{heading}: {cell_text} as {typed}"
            );
            assert!(!typed.is_empty(), "{heading}");
        }
    }
}

#[test]
fn a_column_of_figures_alone_has_its_heading() {
    let found = read(DUTCH, "VTE 2024\n48\n2,5", FIGURES[0][0], LAST).unwrap();
    assert!(found.headed);
    assert_eq!(
        (
            cell(&found, 0, FIGURES[1][0]),
            cell(&found, 1, FIGURES[1][0])
        ),
        ("48", "2,5")
    );
    let found = read(DUTCH, "Holding\nFirma", NAME, LAST).unwrap();
    assert_eq!((found.headed, found.rows.len()), (false, 2));
}

#[test]
fn an_empty_line_keeps_its_place() {
    let found = read(DUTCH, "48\n\n3\n \t \n", FIGURES[0][0], LAST).unwrap();
    assert_eq!(
        found.rows,
        [
            vec![(FIGURES[0][0], "48".to_owned())],
            vec![],
            vec![(FIGURES[0][0], "3".to_owned())]
        ]
    );
}

#[test]
fn a_row_of_sums_is_no_enterprise() {
    let found = pasted("Naam\tVTE\nA\t1\nTotaal\t1\nTotal Energies nv\t5");
    assert_eq!(found.rows.len(), 2);
    assert_eq!(found.left, ["Totaal 1"]);
    for name in [
        "TOTAAL:",
        "Groepstotaal",
        "Totaal 2025",
        "Algemeen totaal",
        "Geconsolideerd",
        "Totaal (31/12/2025)",
    ] {
        let found = pasted(&format!("Naam\tVTE\nA\t1\n{name}\t7"));
        assert_eq!(
            (found.rows.len(), &*found.left),
            (1, &[format!("{name} 7")][..])
        );
        // As a relation, where that is the first column.
        let found = pasted(&format!("Relatie\tNaam\tVTE\nmoeder\tA\t1\n{name}\t\t7"));
        assert_eq!(found.rows.len(), 1, "{name}");
    }
    for name in ["Totaal Groen bv", "Total 3 Energies"] {
        assert_eq!(pasted(&format!("Naam\tVTE\n{name}\t7")).rows.len(), 1);
    }
}

#[test]
fn cells_in_quotation_marks_and_odd_spaces() {
    let found = pasted(
        "\"Claes\r\nKeukens \"\"bv\"\"\"\tmoeder\n\"De Kring\" vzw\tzus\n\u{a0}'t  Hof\u{200b}\u{a0}\t dochter \n\"open\tzus",
    );
    for (row, (name, relation)) in [
        ("Claes Keukens \"bv\"", "moeder"),
        ("\"De Kring\" vzw", "zus"),
        ("'t Hof", "dochter"),
        ("\"open", "zus"),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(
            (cell(&found, row, NAME), cell(&found, row, Field::Kind)),
            (name, relation)
        );
    }
}

#[test]
fn relations_by_their_words() {
    for (word, texts) in [
        (
            Word::Own,
            "eigen|zelf|Jij|jouw onderneming|wij|ikzelf|Aanvrager",
        ),
        (
            Word::Mother,
            "moeder|Moederonderneming|HOLDING|aandeelhouder|mère|Société mère|parent|moeder 90 %|moeder (90%)|90 % moeder|moeder: 90|Moeder - 62,5 %",
        ),
        (
            Word::Daughter,
            "dochter|dochteronderneming|Fille|filiale|subsidiary|dochter 60%",
        ),
        (
            Word::Sister,
            "zuster|zus|zusteronderneming|sœur|soeur|sister|zuster 70 %",
        ),
        (
            Word::SameOwner,
            "zelfde eigenaar|Dezelfde eigenaar|andere firma|andere firma van dezelfde eigenaar|same owner|même propriétaire",
        ),
    ] {
        for text in texts.split('|') {
            assert_eq!(relation_word(DUTCH, text), Some(word), "{text}");
        }
    }
    for text in [
        "",
        "eigenaar",
        "dochter van Claes Holding",
        "kleindochter",
        "nicht",
        "90 %",
        "dochter 60 % of 70 %",
        "moeder dochter",
        "zuster (zelfde moeder)",
    ] {
        assert_eq!(relation_word(DUTCH, text), None, "{text}");
    }
}

#[test]
fn a_relation_with_its_share_is_two_cells() {
    let found = pasted("A\tmoeder 90 %\nB\tdochter (60%)\t\t4\nC\tzuster\t70\nD\tzus 70\t60");
    let cells = |row| (cell(&found, row, Field::Kind), cell(&found, row, SHARE));
    assert_eq!(
        [cells(0), cells(1), cells(2), cells(3)],
        [
            ("moeder", "90%"),
            ("dochter", "60%"),
            ("zuster", "70"),
            ("zus", "60")
        ]
    );
    assert_eq!(found.left, ["70"]);
    assert_eq!(cell(&found, 1, FIGURES[0][0]), "4");
}

#[test]
fn where_reading_stops_is_told() {
    let found = pasted(&"A\t1\n".repeat(MAX_RELATIONS + 4));
    assert_eq!(found.rows.len(), MAX_RELATIONS + 1);
    assert_eq!(found.left, ["A 1 …"]);
}

#[test]
fn cells_without_a_heading_are_told() {
    let found = pasted("Naam\tVTE\t\nA\t1\t\nB\t2\tx\nC\t2\ty");
    assert_eq!(found.left, ["x", "y"]);
    let found = pasted("Naam\tVTE\nA\t1\tx");
    assert_eq!(found.left, ["x"]);
}

/// A spreadsheet would run a text that begins like a formula.
#[test]
fn a_block_written_out_holds_no_formula() {
    let name = |name: &str| block(DUTCH, &[NAME], &[vec![name.to_owned()]], LAST);
    for (text, written) in [
        ("=1+1", "'=1+1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-2+3", "'-2+3"),
        ("+cmd", "'+cmd"),
        ("'=1", "''=1"),
        ("Totaal", "'Totaal"),
        ("-2,5", "-2,5"),
        ("+32", "+32"),
        ("'t Hof", "'t Hof"),
        ("A \"b\"", "\"A \"\"b\"\"\""),
        ("=\"a\"", "\"'=\"\"a\"\"\""),
        ("a\tb", "a b"),
    ] {
        assert_eq!(name(text), format!("Onderneming\n{written}"));
    }
    let headings = block(DUTCH, &[SHEET.as_slice(), &[VOTES]].concat(), &[], LAST);
    assert_eq!(
        headings,
        "Onderneming\tRelatie\tAandeel\tVTE 2025\tOmzet 2025\tBalanstotaal 2025\tVTE 2024\tOmzet 2024\tBalanstotaal 2024\tStemmen"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    /// What is copied and pasted is what was there, in its columns.
    #[test]
    fn a_block_is_read_back(rows in proptest::collection::vec(
        proptest::collection::vec("([=+@'\"\t -]{0,3}[a-zA-Zé0-9 %€.,\"'\n=+-]{0,12}|Totaal|'+Totaal)", 10), 1..6,
    )) {
        let columns = [SHEET.as_slice(), &[VOTES]].concat();
        let written = block(DUTCH, &columns, &rows, LAST);
        let found = pasted(&written);
        let mut expected: Vec<Vec<(Field, String)>> = Vec::new();
        for row in &rows {
            let tidy = row.iter().map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
            let cells = columns.iter().copied().zip(tidy);
            // A relation with a share beside it is split.
            prop_assume!(relation_word(DUTCH, &row[1]).is_none());
            expected.push(cells.filter(|(_, text)| !text.is_empty()).collect());
        }
        while expected.last().is_some_and(Vec::is_empty) {
            expected.pop();
        }
        prop_assert_eq!(&found.rows, &expected, "{:?}", written);
        prop_assert!(found.headed && found.left.is_empty());
    }

    /// Whatever is pasted: nothing panics, and each cell is somewhere.
    #[test]
    fn any_text_is_read(text in prop_oneof![
        ".{0,60}",
        "([A-D]|naam|vte|omzet|202[3-5]|mln|moeder|90 %|[0-9]{1,4}|[ .,'\"=€%-]|\t|\n|\r\n){0,24}",
    ], from in 0..9_usize) {
        if let Some(found) = read(DUTCH, &text, SHEET[from], LAST) {
            let kept: usize = found.rows.iter().map(Vec::len).sum();
            let some = text.split(['\t', '\n', '\r']).any(|cell| !cell.replace('"', "").trim().is_empty());
            let told = kept + found.left.len();
            prop_assert!(!some || told > 0 || found.headed, "{:?}", found);
        }
    }
}
