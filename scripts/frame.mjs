// The frame's document (embed/frame.html): the same title and published amounts as the page, and the hashes of what it loads.

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const paragraph = (text) => `<p>${text}</p>`;

/** A version's amounts as lines, for readers without a script. */
const lines = ([, price, subsidy, own], { caption, packages, notes }) => [
  escape(caption),
  ...packages.map(({ name, price: amount, rates }) => {
    const parts = rates.map(([rate, paid, left]) => `${rate}: ${subsidy} ${paid}, ${own} ${left}`);
    return escape([`${name}: ${price} ${amount}`, ...parts].join("; "));
  }),
  escape(notes),
].map(paragraph);

/** `template` with its places filled in: `{title}`, `{lines}` and a hash for each `{name of a file}`. */
export const frameDocument = ({ template, page, published, hashes }) => {
  const [address, name] = published.source.map(escape);
  const source = `<a href="${address}" target="_blank" rel="noopener">${name}</a>`;
  const places = {
    ...hashes,
    // Already escaped, as it stands in the page.
    title: page.match(/<title>([^<]*)<\/title>/)[1],
    lines: [...published.tables.flatMap((table) => lines(published.head, table)), paragraph(source)].join("\n"),
  };
  return template.replace(/\{([\w.]+)\}/g, (_, name) => {
    if (places[name] === undefined) throw new Error(`embed/frame.html: nothing is known for {${name}}`);
    return places[name];
  });
};
