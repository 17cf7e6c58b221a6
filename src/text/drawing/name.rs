//! How long a name is, and how it is cut to fit its box.

/// So many letters fit in a line of a box, even capitals.
const FITS: usize = 16;
/// The width of a letter; most are narrower, as each reader has another letter.
const LETTER: i32 = 6;

/// The width of a text.
pub(super) fn width(text: &str) -> i32 {
    LETTER * i32::try_from(text.len()).unwrap_or_default()
}

/// A name in one or two lines, broken between words; what does not fit ends in "…".
pub(super) fn lines(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        let second = lines.len() == 2;
        match lines.last_mut() {
            Some(line) if second || letters(line) + 1 + letters(word) <= FITS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    for line in &mut lines {
        if letters(line) > FITS {
            *line = line.chars().take(FITS - 1).collect();
            line.push('…');
        }
    }
    lines
}

fn letters(text: &str) -> usize {
    let mut letters = 0;
    for _ in text.chars() {
        letters += 1;
    }
    letters
}
