//! Reads one application a line on stdin and writes what would change its outcome, a line for each line and in order.

use std::io::{self, BufRead, BufReader, BufWriter, Write};

fn main() -> io::Result<()> {
    let mut input = BufReader::new(io::stdin().lock());
    let mut output = BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        writeln!(
            output,
            "{}",
            cybersubsidie::json::counterfactuals_line(&line)
        )?;
        line.clear();
        if input.buffer().is_empty() {
            // Somebody may wait for this answer before asking the next.
            output.flush()?;
        }
    }
    output.flush()
}
