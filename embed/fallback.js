// The published tables, shown before the wasm is requested and kept if it never loads. Built with createElement only,
// because a host's policy may forbid setting markup.
import published from "./published.json";

const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const row = (...cells) => make("tr", { role: "row" }, ...cells);

const body = ({ name, is, price, rates }) =>
  make("tbody", { role: "rowgroup" },
    make("tr", { role: "row", class: "package" },
      make("th", { scope: "rowgroup", role: "rowheader", colspan: "4", "aria-colspan": "4" },
        make("span", { class: "name" }, name), " ", make("span", { class: "is" }, is))),
    ...rates.map(([rate, subsidy, own]) =>
      row(
        make("th", { scope: "row", role: "rowheader" }, make("span", { class: "rate" }, rate)),
        ...[price, subsidy, own].map((text) => make("td", { role: "cell" }, make("span", {}, text))))));

/** The first day of the version of the rules that holds on this day; of the first version before it begins. */
export const rulesOn = (day) => published.versions.findLast((from) => from <= day) ?? published.versions[0];

/** A version's table with its notes. */
const table = ({ caption, packages, notes }) => [
  make("table", { class: "packages", role: "table" },
    make("caption", {}, caption),
    make("thead", { role: "rowgroup" }, row(...published.head.map((text) => make("th", { scope: "col", role: "columnheader" }, text)))),
    ...packages.map(body)),
  make("p", { class: "vat" }, published.vat),
  make("p", { class: "small" }, notes),
];

/** The tables of this day's version and of later ones; after the scheme's last day, a note that it has ended. */
const tables = (day) => {
  if (published.until && day > published.until) return [make("p", { class: "rules" }, published.ended)];
  return published.tables.filter(({ rules }) => rules >= rulesOn(day)).flatMap(table);
};

/** Everything that is shown on this day without the calculator, with the host's own lines below. */
export const fallback = (day) =>
  make("div", { part: "static", lang: "nl" },
    make("div", { class: "full" },
      ...tables(day),
      make("p", { class: "small" }, make("a", { href: published.source[0], target: "_blank", rel: "noopener" }, published.source[1]))),
    make("slot", { name: "cta" }));
