// A visitor in a browser that playwright does not drive: just those words of playwright that form.mjs speaks.
// A driver gives `find(way)` and does `check`, `fill`, `blur` and `select` with what it found.

/** Runs in the page, and unfolds what it finds. `way` leads from a group to a field in it, by their names (regular expressions as text). */
export const walk = (way) => {
  const words = (node) => (node?.textContent ?? "").replace(/\s+/g, " ").trim();
  const named = (name) => new RegExp(name[0], name[1]);
  let scope = document.querySelector("cyber-subsidie").shadowRoot;
  for (const [kind, name] of way) {
    const fits = {
      group: (one) => one.localName === "fieldset" && named(name).test(words(one.querySelector("legend"))),
      radio: (one) => one.type === "radio" && named(name).test(words(one.labels[0])),
      label: (one) => named(name).test(one.getAttribute("aria-label") ?? words(one.labels?.[0])),
      button: (one) => one.localName === "button" && named(name).test(words(one)),
    }[kind];
    const found = [...scope.querySelectorAll("fieldset, input, select, button")].filter(fits);
    if (found.length !== 1) throw new Error(`${found.length} times ${kind} ${name[0]}`);
    [scope] = found;
  }
  for (let fold = scope.closest("details:not([open])"); fold; fold = fold.parentElement.closest("details:not([open])")) {
    fold.querySelector("summary").click();
  }
  return scope;
};

/** What the element shows: its headline, each package's column of the table, and all of the result. */
export const shown = () => {
  const { shadowRoot } = document.querySelector("cyber-subsidie");
  const words = (node) => (node?.innerText ?? "").replace(/\s+/g, " ").trim();
  const root = shadowRoot.querySelector('[part="root"]');
  const table = root?.querySelector("table.columns");
  const columns = [...(table?.tHead.rows[0].cells ?? [])].map((head, at) => {
    const [price, subsidy, own, payable] = [...table.tBodies].map((body) => body.rows[1].cells[at]);
    const amount = (cell) => words(cell.querySelector("span"));
    return {
      name: words(head.querySelector(".name")), mark: words(head.querySelector(".mark")), published: words(price.querySelector(".was")),
      mind: words(subsidy.querySelector(".bite")), cells: [...[price, subsidy, own, payable].map(amount), words(payable.querySelector(".most"))],
    };
  });
  return { ready: root !== null, headline: words(root?.querySelector("h2")), columns, text: words(root ?? shadowRoot.querySelector('[part="static"]')) };
};

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const pattern = (name, exact) =>
  name instanceof RegExp ? [name.source, name.flags] : exact ? [`^${escaped(name)}$`, ""] : [escaped(name), "i"];

export const visitor = (driver) => {
  const at = (way) => {
    const act = (what) => async (...given) => driver[what](await driver.find(way), ...given);
    return {
      getByRole: (role, { name, exact }) => at([...way, [role, pattern(name, exact)]]),
      getByLabel: (name, { exact } = {}) => at([...way, ["label", pattern(name, exact)]]),
      check: act("check"), click: act("check"), fill: act("fill"), blur: act("blur"), selectOption: act("select"),
      found: () => driver.find(way),
    };
  };
  return at([]);
};
