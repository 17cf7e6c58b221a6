//! The compiled form of a text of `locales/`. Shared with the example that compiles another language's file.

/// Compiles a text, given the named placeholders: `{0}` becomes `{0`, `{repeat.years}` a `{` and the letter of its name.
/// Also puts non-breaking spaces between a number and its sign; the files use ordinary spaces, which are visible.
pub(crate) fn compile(text: &str, named: &[impl AsRef<str>]) -> Result<String, String> {
    if text.contains('\n') {
        return Err(format!("{text:?} is more than one line"));
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (place, after) = after
            .split_once('}')
            .ok_or_else(|| format!("{text:?}: a place has no end"))?;
        out += before;
        out.push('{');
        out.push(mark(place, named).ok_or_else(|| format!("{{{place}}} is no place"))?);
        rest = after;
    }
    out += rest;
    Ok(out.replace(" %", "\u{a0}%").replace("€ ", "€\u{a0}"))
}

/// The one-character mark of a placeholder: its digit, or a letter from `A` on by the position of its name.
fn mark(place: &str, named: &[impl AsRef<str>]) -> Option<char> {
    if let [digit @ b'0'..=b'9'] = place.as_bytes() {
        return Some(char::from(*digit));
    }
    let row = named.iter().position(|name| name.as_ref() == place)?;
    let mark = b'A'.checked_add(u8::try_from(row).ok()?)?;
    (mark < b'{').then_some(char::from(mark))
}

/// The placeholders of an uncompiled text, in order.
pub(crate) fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|part| Some(part.split_once('}')?.0))
}
