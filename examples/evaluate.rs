//! Reads one application a line on stdin and writes one evaluation a line on stdout, one for one and in order; with
//! `--brief` without the trace.

use cybersubsidie::json::{answer_briefly, answer_line, read_text};
use std::io::{self, BufRead, BufReader, BufWriter, Write};

fn main() -> io::Result<()> {
    let brief = std::env::args().nth(1).as_deref() == Some("--brief");
    let mut input = BufReader::new(io::stdin().lock());
    let mut output = BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let answer = if brief {
            answer_briefly(read_text(&line))
        } else {
            answer_line(&line)
        };
        writeln!(output, "{answer}")?;
        line.clear();
        if input.buffer().is_empty() {
            // Somebody may wait for this answer before asking the next.
            output.flush()?;
        }
    }
    output.flush()
}
