//! How wide a name is, and how it is cut to fit its box.

/// A line of a name, in tenths of a letter's height.
const FITS: i32 = 120;

/// The width of a letter, in tenths of its height: rather too wide, as each reader has another letter.
const fn letter(c: char) -> i32 {
    match c {
        'f' | 'i' | 'j' | 'l' | 'r' | 't' | ' ' | '.' | ',' => 5,
        'm' | 'w' | 'M' | 'W' | '%' | '…' => 11,
        'A'..='Z' => 8,
        '\u{2e80}'.. => 13,
        _ => 7,
    }
}

/// The width of a text, in the same.
pub(super) fn width(text: &str) -> i32 {
    let mut width = 0;
    for c in text.chars() {
        width += letter(c);
    }
    width
}

/// A name in one or two lines, broken between words; what does not fit ends in "…".
pub(super) fn lines(name: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        let second = lines.len() == 2;
        match lines.last_mut() {
            Some(line) if second || width(line) + letter(' ') + width(word) <= FITS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    for line in &mut lines {
        if width(line) > FITS {
            let mut room = FITS - letter('…');
            let mut cut = String::new();
            for c in line.chars() {
                room -= letter(c);
                if room < 0 {
                    break;
                }
                cut.push(c);
            }
            cut.push('…');
            *line = cut;
        }
    }
    lines
}
