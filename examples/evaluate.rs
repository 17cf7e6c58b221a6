//! Reads one application a line on stdin and writes one evaluation a line on stdout, one for one and in order; with
//! `--brief` without the trace, with `--explained` with it in Dutch too.

use cybersubsidie::explained;
use cybersubsidie::json::{answer, answer_briefly, read_text};
use std::io::{self, BufRead, BufReader, BufWriter, Write};

fn main() -> io::Result<()> {
    let answer = match std::env::args().nth(1).as_deref() {
        Some("--brief") => answer_briefly,
        Some("--explained") => explained::answer,
        _ => answer,
    };
    let mut input = BufReader::new(io::stdin().lock());
    let mut output = BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        writeln!(output, "{}", answer(read_text(&line)))?;
        line.clear();
        if input.buffer().is_empty() {
            // Somebody may wait for this answer before asking the next.
            output.flush()?;
        }
    }
    output.flush()
}
