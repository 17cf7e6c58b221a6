//! JSON text (RFC 8259) to a value that keeps duplicate fields and their order.
//!
//! No recursion, so that a text nested ten thousand deep cannot overflow the stack. Containers below [`MAX_DEPTH`] are
//! checked but not kept, because no field of the contract lies there.

use super::value::Value;
use crate::limits::MAX_DEPTH;

/// An open container.
enum Frame {
    List(Vec<Value>),
    Object(Vec<(String, Value)>, String),
    /// Too deep to keep; records only whether it is a list.
    Skipped(bool),
}

impl Frame {
    const fn is_list(&self) -> bool {
        matches!(self, Self::List(_) | Self::Skipped(true))
    }

    fn put(&mut self, value: Value) {
        match self {
            Self::List(items) => items.push(value),
            Self::Object(entries, name) => entries.push((core::mem::take(name), value)),
            Self::Skipped(_) => {}
        }
    }

    fn close(self) -> Value {
        match self {
            Self::List(items) => Value::List(items),
            Self::Object(entries, _) => Value::Object(entries),
            Self::Skipped(true) => Value::List(Vec::new()),
            Self::Skipped(false) => Value::Object(Vec::new()),
        }
    }
}

/// Reads one JSON document.
///
/// # Errors
/// The byte at which the text stops being JSON.
pub fn parse(text: &[u8]) -> Result<Value, usize> {
    let text = core::str::from_utf8(text).map_err(|error| error.valid_up_to())?;
    let mut parser = Parser { text, at: 0 };
    parser.document().ok_or(parser.at)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    /// Consumes this byte if it is next.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn document(&mut self) -> Option<Value> {
        let mut open: Vec<Frame> = Vec::new();
        loop {
            self.space();
            let mut value = match self.peek()? {
                b'[' | b'{' => match self.opened(open.len())? {
                    Ok(frame) => {
                        open.push(frame);
                        continue;
                    }
                    Err(empty) => empty,
                },
                _ => self.scalar()?,
            };
            // The value is complete, and so may be the containers around it.
            loop {
                self.space();
                let Some(mut frame) = open.pop() else {
                    return (self.at == self.text.len()).then_some(value);
                };
                frame.put(value);
                match (self.next(), frame.is_list()) {
                    (Some(b','), true) => {}
                    (Some(b','), false) => self.name(&mut frame)?,
                    (Some(b']'), true) | (Some(b'}'), false) => {
                        value = frame.close();
                        continue;
                    }
                    _ => {
                        self.at = self.at.saturating_sub(1);
                        return None;
                    }
                }
                open.push(frame);
                break;
            }
        }
    }

    /// The start of a container: its frame, or the complete value when it is empty.
    #[allow(clippy::type_complexity)]
    fn opened(&mut self, depth: usize) -> Option<Result<Frame, Value>> {
        let list = self.next()? == b'[';
        let mut frame = match (depth < MAX_DEPTH, list) {
            (false, list) => Frame::Skipped(list),
            (true, true) => Frame::List(Vec::new()),
            (true, false) => Frame::Object(Vec::new(), String::new()),
        };
        self.space();
        if self.take(if list { b']' } else { b'}' }) {
            return Some(Err(frame.close()));
        }
        if !list {
            self.name(&mut frame)?;
        }
        Some(Ok(frame))
    }

    /// A field's name and its colon.
    fn name(&mut self, frame: &mut Frame) -> Option<()> {
        self.space();
        let found = self.string()?;
        if let Frame::Object(_, name) = frame {
            *name = found;
        }
        self.space();
        self.take(b':').then_some(())
    }

    fn scalar(&mut self) -> Option<Value> {
        match self.peek()? {
            b'"' => self.string().map(Value::Text),
            b'-' | b'0'..=b'9' => self.number(),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => None,
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        let found = self.text.get(self.at..)?.starts_with(word);
        self.at += if found { word.len() } else { 0 };
        found.then_some(value)
    }

    /// Consumes one digit or more.
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        self.text
            .get(start..self.at)
            .map(|text| Value::Number(text.to_owned()))
    }

    fn string(&mut self) -> Option<String> {
        if !self.take(b'"') {
            return None;
        }
        let mut out = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek()?, b'"' | b'\\' | 0..=0x1f) {
                self.at += 1;
            }
            out.push_str(self.text.get(start..self.at)?);
            if self.take(b'"') {
                return Some(out);
            }
            if !self.take(b'\\') {
                return None;
            }
            out.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        Some(match self.next()? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hex()?;
                self.surrogate(first)?
            }
            _ => {
                self.at -= 1;
                return None;
            }
        })
    }

    fn hex(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..self.at.checked_add(4)?)?;
        let mut number = 0;
        for digit in digits.chars() {
            number = number * 16 + digit.to_digit(16)?;
        }
        self.at += 4;
        u16::try_from(number).ok()
    }

    /// The character of one `\u` escape, or of a pair.
    fn surrogate(&mut self, first: u16) -> Option<char> {
        let back = self.at;
        if (0xd800..0xdc00).contains(&first) && self.take(b'\\') && self.take(b'u') {
            let second = self.hex()?;
            if let Some(Ok(pair)) = char::decode_utf16([first, second]).next() {
                return Some(pair);
            }
        }
        if !matches!(first, 0xd800..0xdc00) {
            return Some(char::from_u32(u32::from(first)).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        self.at = back;
        Some(char::REPLACEMENT_CHARACTER)
    }
}
