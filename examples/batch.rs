//! A CSV of enterprises in, a CSV of outcomes out, row by row in the same order, and a CSV of what is wrong:
//!
//! ```text
//! cargo run --profile bench --no-default-features --example batch -- enterprises.csv outcomes.csv errors.csv [--on 2026-11-23]
//! ```
//!
//! It takes memory for a few thousand rows, however many there are, and says how far it is where stderr is a terminal.
//!
//! # Columns in
//!
//! The first row names them, in any order; each is a path of docs/CONTRACT.md, and a cell has the form of its value. An empty cell, like
//! a column that is not there, is a question not answered. Columns of other names are refused, but for `id`, which is copied.
//!
//! | column | cell |
//! |---|---|
//! | `id` | anything: a customer's number |
//! | `decisionDate` | `YYYY-MM-DD`; where it is empty the day of `--on` |
//! | `establishmentPostcode` | `9000` |
//! | `publicParticipation` | percent, `12.5` |
//! | `legalForm` | a code of the contract, `bv` |
//! | `mainActivityAccepted` `negativeEquity` `customWorkEnterprise` `nis2` `smeDeclared` | `true` or `false`; `ja`, `nee`, `yes`, `no` too |
//! | `lastTrajectoryDecision` | `YYYY-MM-DD` or `none` |
//! | `enterprise.lastYear.headcount` `.turnover` `.balanceSheetTotal`, and `enterprise.yearBefore.…` | decimals, `1250000.50` |
//! | `enterprise.newlyFounded` `enterprise.ownershipChanged` | as above |
//! | `relations` | `none`: there are no partner or linked enterprises, or their figures are in the columns above |
//! | `deMinimis` | `none`, or awards with `;` between them: `2024-05-01 12500.00; 2025-02-01 4000` |
//! | `quotes.start.base` `quotes.medium.base` `quotes.plus.base`, and `….extensions` | euro excluding VAT |
//! | `provider` | an id of the contract, `toreon` |
//!
//! Cells are separated by commas, or by semicolons where the first row has those and no comma; the files out have the same. UTF-8.
//!
//! # Columns out
//!
//! `row` (1 is the first after the names), `id`, `status` (`eligible`, `ineligible`, `undetermined`; `invalid` where the row has
//! errors: the others are empty then), `rates`, `missing`, `ask`, `warnings`, `availableFrom`, `sme`, `deMinimis.headroom`. For each
//! package, at the highest rate that is still possible: `….subsidy.min` `….subsidy.max` `….ownShare.min` `….ownShare.max`
//! `….deMinimis` `….deMinimisFrom` of the published prices, and of a quote `….quote.subsidy` `….quote.ownShare` `….quote.deMinimis`
//! `….quote.deMinimisFrom` `….quote.issues`. Lists have spaces between.
//!
//! Errors: `row`, `field` (empty: the row itself), `code` and `message` of the contract, all of a row.

use csv::{ByteRecord, Reader, ReaderBuilder, Writer, WriterBuilder};
use cybersubsidie::json::problem::Problem;
use cybersubsidie::json::read::application;
use cybersubsidie::json::value::Value;
use cybersubsidie::json::write::{ToJson, text};
use cybersubsidie::rules::evaluate::{Evaluation, evaluate};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, IsTerminal, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Rows that a thread takes at once.
const CHUNK: usize = 1_000;
/// Chunks that wait for a thread, or for being written.
const WAITING: usize = 2;
/// Bytes of a usual row, in and out.
const USUAL: usize = 256;
/// Rows between two words on how far it is.
const TOLD: usize = 100_000;

fn main() -> io::Result<()> {
    let mut files = Vec::new();
    let mut day = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match &*argument {
            "--on" => day = arguments.next(),
            _ => files.push(argument),
        }
    }
    let [input, outcomes, errors] = &files[..] else {
        return Err(io::Error::other(
            "expected: enterprises.csv outcomes.csv errors.csv [--on YYYY-MM-DD]",
        ));
    };
    let terminal = io::stderr().is_terminal();
    let mut tell = |rows: usize| {
        if terminal {
            // Nobody is told where stderr is closed.
            let _ = write!(io::stderr(), "\r{rows} rows");
        }
    };
    run(
        File::open(input)?,
        File::create(outcomes)?,
        File::create(errors)?,
        day.as_deref(),
        &mut tell,
    )?;
    if terminal {
        let _ = writeln!(io::stderr());
    }
    Ok(())
}

/// Reads enterprises, writes outcomes and errors; `tell` is called now and then with the number of rows that are done.
///
/// # Errors
/// What can't be read or written, and a first row that names no or other columns.
pub fn run<I: Read + Send, O: Write, E: Write>(
    input: I,
    outcomes: O,
    errors: E,
    day: Option<&str>,
    tell: &mut dyn FnMut(usize),
) -> io::Result<usize> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let delimiter = delimiter(&mut input)?;
    let mut input = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(input);
    let columns = Columns::of(input.byte_headers()?, day)?;
    let mut outcomes = BufWriter::new(outcomes);
    let mut errors = BufWriter::new(errors);
    outcomes.write_all(&row_of(delimiter, &outcome_names())?)?;
    errors.write_all(&row_of(
        delimiter,
        &["row", "field", "code", "message"].map(str::to_owned),
    )?)?;

    let columns = &columns;
    let mut done = 0;
    thread::scope(|scope| {
        // Chunk by chunk to one thread after the other, and back in the same order.
        let mut to = Vec::new();
        let mut back = Vec::new();
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let (chunks, work) = sync_channel(WAITING);
            let (finished, results) = sync_channel(WAITING);
            scope.spawn(move || answer_chunks(columns, delimiter, &work, &finished));
            to.push(chunks);
            back.push(results);
        }
        let reading = scope.spawn(move || send_chunks(input, columns.count, &to));
        for results in back.iter().cycle() {
            // One that sends nothing more has had its last chunk, and so have the others after it.
            let Ok(result) = results.recv() else { break };
            let Answered {
                rows,
                outcomes: outcome,
                errors: wrong,
            } = result?;
            outcomes.write_all(&outcome)?;
            errors.write_all(&wrong)?;
            if done / TOLD != (done + rows) / TOLD {
                tell(done + rows);
            }
            done += rows;
        }
        drop(back);
        match reading.join() {
            Ok(read) => read,
            Err(_) => Err(io::Error::other("the reading thread stopped")),
        }
    })?;
    tell(done);
    outcomes.flush()?;
    errors.flush()?;
    Ok(done)
}

/// A semicolon where the first row has one and no comma.
fn delimiter<I: Read>(input: &mut BufReader<I>) -> io::Result<u8> {
    let first = io::BufRead::fill_buf(input)?;
    let first = first
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    Ok(if first.contains(&b';') && !first.contains(&b',') {
        b';'
    } else {
        b','
    })
}

/// Rows to be answered, and the number of the first of them.
struct Chunk {
    first: usize,
    rows: Vec<ByteRecord>,
}

/// The lines of a chunk.
struct Answered {
    rows: usize,
    outcomes: Vec<u8>,
    errors: Vec<u8>,
}

fn send_chunks<I: Read>(
    mut input: Reader<I>,
    columns: usize,
    to: &[SyncSender<Chunk>],
) -> io::Result<()> {
    let mut first = 1;
    for thread in to.iter().cycle() {
        let mut rows = Vec::with_capacity(CHUNK);
        while rows.len() < CHUNK {
            let mut row = ByteRecord::with_capacity(USUAL, columns);
            if !input.read_byte_record(&mut row)? {
                break;
            }
            rows.push(row);
        }
        let count = rows.len();
        // Nobody takes it where the writing failed, which is told there.
        if count == 0 || thread.send(Chunk { first, rows }).is_err() {
            break;
        }
        first += count;
    }
    Ok(())
}

fn answer_chunks(
    columns: &Columns,
    delimiter: u8,
    work: &Receiver<Chunk>,
    finished: &SyncSender<io::Result<Answered>>,
) {
    while let Ok(chunk) = work.recv() {
        if finished.send(answer(columns, delimiter, &chunk)).is_err() {
            break;
        }
    }
}

fn answer(columns: &Columns, delimiter: u8, chunk: &Chunk) -> io::Result<Answered> {
    let mut outcomes = Vec::with_capacity(chunk.rows.len() * USUAL);
    let mut errors = writer(delimiter);
    for (place, row) in chunk.rows.iter().enumerate() {
        let number = (chunk.first + place).to_string();
        let id = columns.id.and_then(|id| row.get(id)).unwrap_or_default();
        outcomes.extend(number.as_bytes());
        outcomes.push(delimiter);
        put_cell(&mut outcomes, delimiter, &String::from_utf8_lossy(id));
        outcomes.push(delimiter);
        match columns.evaluated(row) {
            Ok(evaluation) => put_outcome(&mut outcomes, delimiter, &evaluation),
            Err(problems) => {
                outcomes.extend(b"invalid");
                outcomes.extend(std::iter::repeat_n(delimiter, COUNT - 3));
                for Wrong {
                    field,
                    code,
                    message,
                } in problems
                {
                    errors.write_record([&*number, &*field, &*code, &*message])?;
                }
            }
        }
        outcomes.push(b'\n');
    }
    Ok(Answered {
        rows: chunk.rows.len(),
        outcomes,
        errors: bytes(errors)?,
    })
}

/// One error of a row.
struct Wrong {
    field: String,
    code: String,
    message: String,
}

impl From<Problem> for Wrong {
    fn from(problem: Problem) -> Self {
        Self {
            code: text(&problem.code).replace('"', ""),
            message: problem.message(),
            field: problem.path,
        }
    }
}

/// How the text of a cell becomes a value.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Flag,
    /// `none`.
    Nothing,
    Awards,
}

/// The columns that hold answers, by the path of the contract.
const COLUMNS: &[(&str, Kind)] = &[
    ("decisionDate", Kind::Text),
    ("establishmentPostcode", Kind::Text),
    ("publicParticipation", Kind::Text),
    ("legalForm", Kind::Text),
    ("mainActivityAccepted", Kind::Flag),
    ("negativeEquity", Kind::Flag),
    ("lastTrajectoryDecision", Kind::Text),
    ("customWorkEnterprise", Kind::Flag),
    ("nis2", Kind::Flag),
    ("smeDeclared", Kind::Flag),
    ("enterprise.lastYear.headcount", Kind::Text),
    ("enterprise.lastYear.turnover", Kind::Text),
    ("enterprise.lastYear.balanceSheetTotal", Kind::Text),
    ("enterprise.yearBefore.headcount", Kind::Text),
    ("enterprise.yearBefore.turnover", Kind::Text),
    ("enterprise.yearBefore.balanceSheetTotal", Kind::Text),
    ("enterprise.newlyFounded", Kind::Flag),
    ("enterprise.ownershipChanged", Kind::Flag),
    ("relations", Kind::Nothing),
    ("deMinimis", Kind::Awards),
    ("quotes.start.base", Kind::Text),
    ("quotes.start.extensions", Kind::Text),
    ("quotes.medium.base", Kind::Text),
    ("quotes.medium.extensions", Kind::Text),
    ("quotes.plus.base", Kind::Text),
    ("quotes.plus.extensions", Kind::Text),
    ("provider", Kind::Text),
];

/// What each column of a file is.
struct Columns {
    id: Option<usize>,
    /// Of each answer its place in a row and its path, in the order of [`COLUMNS`].
    answers: Vec<(usize, Vec<&'static str>, Kind)>,
    count: usize,
    day: Option<String>,
}

impl Columns {
    fn of(names: &ByteRecord, day: Option<&str>) -> io::Result<Self> {
        let mut columns = Self {
            id: None,
            answers: Vec::new(),
            count: names.len(),
            day: day.map(str::to_owned),
        };
        let refused = |why: &str, name: &[u8]| {
            io::Error::other(format!("{why}: {}", String::from_utf8_lossy(name)))
        };
        for (place, name) in names.iter().enumerate() {
            let known = COLUMNS.iter().find(|(path, _)| path.as_bytes() == name);
            let twice = names.iter().take(place).any(|other| other == name);
            match known {
                _ if twice => return Err(refused("a column stands there twice", name)),
                Some((path, kind)) => {
                    let path = path.split('.').collect();
                    columns.answers.push((place, path, *kind));
                }
                None if name == b"id" => columns.id = Some(place),
                None => return Err(refused("no such column", name)),
            }
        }
        Ok(columns)
    }

    fn evaluated(&self, row: &ByteRecord) -> Result<Evaluation, Vec<Wrong>> {
        let wrong = |field: String, code: &str, message: String| {
            let code = code.to_owned();
            vec![Wrong {
                field,
                code,
                message,
            }]
        };
        if row.len() != self.count {
            let (expected, found) = (self.count, row.len());
            let message = format!("expected {expected} cells, found {found}");
            return Err(wrong(String::new(), "malformedRow", message));
        }
        let mut entries = Vec::with_capacity(self.answers.len() + 1);
        for (place, path, kind) in &self.answers {
            let Ok(text) = str::from_utf8(row.get(*place).unwrap_or_default()) else {
                let message = "expected UTF-8".to_owned();
                return Err(wrong(path.join("."), "malformedRow", message));
            };
            let text = text.trim();
            if !text.is_empty() {
                put(&mut entries, path, value(text, *kind));
            }
        }
        let dated = entries.iter().any(|(name, _)| name == "decisionDate");
        if let Some(day) = self.day.as_ref().filter(|_| !dated) {
            entries.push(("decisionDate".to_owned(), Value::Text(day.clone())));
        }
        let read = application(Value::Object(entries))
            .and_then(|read| evaluate(&read).map_err(|why| vec![Problem::not_in_force(why)]));
        read.map_err(|problems| problems.into_iter().map(Wrong::from).collect())
    }
}

/// Puts a value at its path, into the objects that are on the way.
fn put(entries: &mut Vec<(String, Value)>, path: &[&str], value: Value) {
    let [name, rest @ ..] = path else { return };
    if rest.is_empty() {
        entries.push(((*name).to_owned(), value));
        return;
    }
    let at = entries.iter().position(|(other, _)| other == name);
    let at = at.unwrap_or_else(|| {
        entries.push(((*name).to_owned(), Value::Object(Vec::new())));
        entries.len() - 1
    });
    if let Some((_, Value::Object(inner))) = entries.get_mut(at) {
        put(inner, rest, value);
    }
}

/// A cell as a value of the contract; one of another form is left as text, which the contract then refuses.
fn value(cell: &str, kind: Kind) -> Value {
    let given = || Value::Text(cell.to_owned());
    match kind {
        Kind::Text => given(),
        Kind::Flag => match &*cell.to_ascii_lowercase() {
            "true" | "ja" | "yes" => Value::Bool(true),
            "false" | "nee" | "no" => Value::Bool(false),
            _ => given(),
        },
        Kind::Nothing | Kind::Awards if cell == "none" => Value::List(Vec::new()),
        Kind::Nothing => given(),
        Kind::Awards => {
            let awards = cell.split(';').map(str::trim);
            Value::List(
                awards
                    .filter(|award| !award.is_empty())
                    .map(award)
                    .collect(),
            )
        }
    }
}

fn award(text: &str) -> Value {
    let (day, amount) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let mut entries = vec![("grantedOn".to_owned(), Value::Text(day.to_owned()))];
    if !amount.is_empty() {
        entries.push(("amount".to_owned(), Value::Text(amount.trim().to_owned())));
    }
    Value::Object(entries)
}

/// What is told of each package.
const OF_PACKAGE: [&str; 11] = [
    "subsidy.min",
    "subsidy.max",
    "ownShare.min",
    "ownShare.max",
    "deMinimis",
    "deMinimisFrom",
    "quote.subsidy",
    "quote.ownShare",
    "quote.deMinimis",
    "quote.deMinimisFrom",
    "quote.issues",
];

/// Columns out.
const COUNT: usize = 10 + 3 * OF_PACKAGE.len();

fn outcome_names() -> Vec<String> {
    let mut names: Vec<String> =
        "row id status rates missing ask warnings availableFrom sme deMinimis.headroom"
            .split(' ')
            .map(str::to_owned)
            .collect();
    for package in ["start", "medium", "plus"] {
        names.extend(OF_PACKAGE.map(|name| format!("{package}.{name}")));
    }
    names
}

/// Appends the outcome's cells from `status` on. All are written as one list of JSON, whose strings are codes, days and amounts, and
/// taken apart again: without quotes and brackets, empty for null, with spaces in a list.
fn put_outcome(to: &mut Vec<u8>, delimiter: u8, evaluation: &Evaluation) {
    let headroom = evaluation.de_minimis.as_ref().map(|room| room.headroom);
    let of_packages = evaluation.packages.each_ref().map(|row| {
        let at = row.by_rate.first();
        let quote = row.quote.as_ref();
        let quoted = quote.and_then(|quote| quote.by_rate.first());
        (
            [
                at.map(|at| at.subsidy.min),
                at.map(|at| at.subsidy.max),
                at.map(|at| at.own_share.min),
                at.map(|at| at.own_share.max),
            ],
            (
                at.map(|at| at.de_minimis),
                at.and_then(|at| at.de_minimis_from),
            ),
            [quoted.map(|at| at.subsidy), quoted.map(|at| at.own_share)],
            (
                quoted.map(|at| at.de_minimis),
                quoted.and_then(|at| at.de_minimis_from),
            ),
            quote.map(|quote| &quote.issues),
        )
    });
    let mut values: Vec<&dyn ToJson> = vec![
        &evaluation.status,
        &evaluation.rates,
        &evaluation.missing,
        &evaluation.ask,
        &evaluation.warnings,
        &evaluation.available_from,
        &evaluation.size.sme,
        &headroom,
    ];
    for ([low, high, own_low, own_high], fits, [subsidy, own], quote_fits, issues) in &of_packages {
        let published: [&dyn ToJson; 6] = [low, high, own_low, own_high, &fits.0, &fits.1];
        values.extend(published);
        let quoted: [&dyn ToJson; 5] = [subsidy, own, &quote_fits.0, &quote_fits.1, issues];
        values.extend(quoted);
    }
    let mut depth = 0;
    let mut begun = to.len();
    for byte in text(&values).bytes() {
        match byte {
            b'[' => depth += 1,
            b']' => depth -= 1,
            b'"' => {}
            b',' if depth > 1 => to.push(b' '),
            b',' => {
                empty_null(to, begun);
                to.push(delimiter);
                begun = to.len();
            }
            _ => to.push(byte),
        }
    }
    empty_null(to, begun);
}

fn empty_null(to: &mut Vec<u8>, begun: usize) {
    if to.get(begun..) == Some(b"null") {
        to.truncate(begun);
    }
}

/// Appends a cell, in quotation marks where it has to be.
fn put_cell(to: &mut Vec<u8>, delimiter: u8, cell: &str) {
    let special = |byte: u8| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r');
    if !cell.bytes().any(special) {
        to.extend(cell.as_bytes());
        return;
    }
    to.push(b'"');
    for byte in cell.bytes() {
        if byte == b'"' {
            to.push(byte);
        }
        to.push(byte);
    }
    to.push(b'"');
}

fn writer(delimiter: u8) -> Writer<Vec<u8>> {
    WriterBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_writer(Vec::new())
}

fn bytes(writer: Writer<Vec<u8>>) -> io::Result<Vec<u8>> {
    writer
        .into_inner()
        .map_err(|error| io::Error::other(error.to_string()))
}

fn row_of(delimiter: u8, cells: &[String]) -> io::Result<Vec<u8>> {
    let mut row = writer(delimiter);
    row.write_record(cells)?;
    bytes(row)
}
