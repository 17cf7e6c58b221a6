//! Elements as text: balanced and escaped by construction.

pub(super) fn list(kind: &str, class: &str, items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| element("li", &[], item)).collect();
    // The role is explicit because Safari drops it from a list without bullets.
    element(
        kind,
        &[("class", class), ("role", "list")],
        &block(&lines(&items)),
    )
}

pub(super) fn group(name: &str, rows: &str) -> String {
    element(name, &[("role", "rowgroup")], &block(rows))
}

pub(super) fn row(cells: &[String]) -> String {
    element("tr", &[("role", "row")], &block(&lines(cells)))
}

pub(super) fn paragraph(class: &str, content: &str) -> String {
    element("p", &[("class", class)], content)
}

pub(super) fn link(address: &str, title: &str) -> String {
    element("a", &[("href", address)], &escape(title))
}

/// An element; its content is markup already.
pub(super) fn element(name: &str, attributes: &[(&str, &str)], content: &str) -> String {
    format!("{}{content}</{name}>", void(name, attributes))
}

pub(super) fn void(name: &str, attributes: &[(&str, &str)]) -> String {
    let attributes: String = attributes
        .iter()
        .map(|(name, value)| format!(" {name}=\"{}\"", escape(value)))
        .collect();
    format!("<{name}{attributes}>")
}

pub(super) fn lines(parts: &[String]) -> String {
    parts.join("\n")
}

pub(super) fn block(content: &str) -> String {
    format!("\n{content}\n")
}

/// Text as markup, with no line break between an amount or a percentage and its sign, nor between "excl." and "btw".
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace("€ ", "€\u{a0}")
        .replace(" %", "\u{a0}%")
        .replace("excl. btw", "excl.\u{a0}btw")
}
