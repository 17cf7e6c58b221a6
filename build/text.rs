//! A text of `locales/` as the page holds it. Shared with the script that turns a language's file into what an element fetches.

/// A text as it is held, given the places that are known by name: `{0}` becomes `{0`, `{repeat.years}` a `{` and the letter of
/// that place. And no line ends between a number and its sign; the files are written with common spaces, which one can see.
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

/// The one character by which a place is known: its digit, or from `A` on the row of its name.
fn mark(place: &str, named: &[impl AsRef<str>]) -> Option<char> {
    if let [digit @ b'0'..=b'9'] = place.as_bytes() {
        return Some(char::from(*digit));
    }
    let row = named.iter().position(|name| name.as_ref() == place)?;
    let mark = b'A'.checked_add(u8::try_from(row).ok()?)?;
    (mark < b'{').then_some(char::from(mark))
}

/// The places of a text as it is written, in order.
pub(crate) fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|part| Some(part.split_once('}')?.0))
}
