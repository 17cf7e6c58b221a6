//! How wide a name is, and how it is cut to fit its box.

/// A line of a name, in tenths of a letter's height.
const FITS: i32 = 120;

/// The width of a text, in tenths of its height: rather too wide, as each reader has another letter.
pub(super) fn width(text: &str) -> i32 {
    let mut width = 0;
    for c in text.chars() {
        width += match c {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '’' | '|' | '!' | ':' => 4,
            'f' | 't' | 'r' | ' ' | '\u{a0}' | '(' | ')' | '-' => 5,
            'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '&' => 11,
            'A'..='Z' | 'À'..='Þ' => 8,
            '\u{2e80}'.. => 13,
            _ => 7,
        };
    }
    width
}

/// A name in lines that fit, broken between words; what does not fit in two ends in "…".
pub(super) fn lines(name: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in name.split_whitespace() {
        let room = FITS - width(&line) - width(word) - if line.is_empty() { 0 } else { 5 };
        if room < 0 && !line.is_empty() {
            lines.push(core::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    let more = lines.len() > 2;
    lines.truncate(2);
    let last = lines.len();
    for (place, line) in lines.iter_mut().enumerate() {
        let cut = more && place + 1 == last;
        if cut || width(line) > FITS {
            // After a whole word where there is room, else within the only one.
            while width(line) > FITS - width("…") {
                match line.rsplit_once(' ') {
                    Some((before, _)) => *line = before.to_owned(),
                    None => {
                        line.pop();
                    }
                }
            }
            line.push('…');
        }
    }
    lines
}
