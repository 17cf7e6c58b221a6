// What version 1.0.0 promised by name (docs/EMBEDDING.md): a later version 1 has all of it, with the same meaning. Names may be
// added here when a version that has them is published; none is taken out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { attribute, get, host, put, told } from "./support/element.mjs";
import { ready, useSite } from "./support/site.mjs";
import { sme } from "./support/states.mjs";

const ATTRIBUTES = ["lang", "provider", "packages", "prices", "layout", "theme", "heading-level", "state", "contact", "eager"];
const PROPERTIES = ["application", "evaluation", "state", "version", "rulesDate"];
const EVENTS = {
  ready: null,
  change: null,
  result: ["status", "rates", "rulesDate", "packages"],
  contact: ["provider", "application", "evaluation", "link"],
};
const ERRORS = ["blocked-by-csp", "load-failed", "integrity", "panic"];
const VARIABLES = [
  "text", "muted", "surface", "raised", "line", "border", "action", "action-strong", "chosen", "on-action", "yes", "yes-soft", "no", "no-soft",
  "open", "open-soft", "font", "radius", "sticky-top",
];
const PARTS = ["root", "headline", "result", "questions", "conditions", "button"];

const site = useSite();
const TAG = '<cyber-subsidie eager provider="toreon" contact="event"></cyber-subsidie>';
const docs = readFileSync(new URL("../../docs/EMBEDDING.md", import.meta.url), "utf8");

const open = async () => {
  const page = await host(site, TAG);
  await ready(page);
  await put(page, "state", sme());
  return page;
};

test("attributes and properties are there, and documented", async () => {
  const page = await open();
  const [attributes, properties] = await page.evaluate(() => {
    const element = document.querySelector("cyber-subsidie");
    return [element.constructor.observedAttributes, Object.getOwnPropertyNames(element.constructor.prototype)];
  });
  for (const name of ATTRIBUTES) {
    assert.ok(attributes.includes(name), `attribute ${name}`);
    assert.match(docs, new RegExp(`^\\| \`${name}\``, "m"), name);
  }
  for (const name of PROPERTIES) {
    assert.ok(properties.includes(name), `property ${name}`);
    assert.match(docs, new RegExp(`^\\| \`${name}\``, "m"), name);
  }
});

test("events carry what they carried", async () => {
  const page = await open();
  await page.getByRole("button", { name: "Contacteer Toreon" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Doorgeven", exact: true }).click();
  for (const [what, keys] of Object.entries(EVENTS)) {
    const details = await told(page, what);
    assert.ok(details.length > 0, what);
    for (const detail of details) {
      if (keys === null) assert.equal(detail, null, what);
      else for (const key of keys) assert.ok(key in detail, `${what}.${key}`);
    }
  }
  for (const code of ERRORS) assert.ok(docs.includes(`\`${code}\``), code);
});

test("the result tells nothing of quotes and awards", async () => {
  const page = await open();
  const before = await told(page, "result");
  for (const more of [{ q: "y", qm: "18.500" }, { q: "y", qm: "99.999" }, { q: "y", qp: "30.000", xp: "20.000" }]) {
    await put(page, "state", sme(more));
    assert.equal((await get(page, "evaluation")).status, "eligible");
    assert.deepEqual(await told(page, "result"), before, JSON.stringify(more));
  }
});

test("parts and variables are there", async () => {
  const page = await open();
  const { parts, styles } = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("cyber-subsidie");
    return {
      parts: [...shadowRoot.querySelectorAll("[part]")].flatMap((element) => [...element.part]),
      styles: shadowRoot.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join("\n"),
    };
  });
  for (const name of PARTS) assert.ok(parts.includes(name), `part ${name}`);
  for (const name of VARIABLES) assert.ok(styles.includes(`--cyber-subsidie-${name}`), `variable ${name}`);
  // A variable does what it says: one of them, seen on the page.
  await page.addStyleTag({ content: "cyber-subsidie { --cyber-subsidie-text: rgb(1, 2, 3); }" });
  assert.equal(await page.locator('[part="root"]').evaluate((root) => getComputedStyle(root).color), "rgb(1, 2, 3)");
  await attribute(page, "theme", "dark");
  assert.equal(await page.locator('[part="root"]').evaluate((root) => getComputedStyle(root).color), "rgb(1, 2, 3)");
});

/** The names in the first column of a section's tables; `inside` takes what is between the marks. */
const documented = (title, pattern) => {
  const section = docs.split(/^#{2,3} /m).find((text) => text.startsWith(`${title}\n`));
  assert.ok(section, `docs/EMBEDDING.md has a section ${title}`);
  return [...new Set([...section.matchAll(pattern)].map(([, name]) => name))].sort();
};
const NAME = /^\| `([A-Za-z-]+)` \|/gm;

test("the tables name all that the element has, and nothing that it has not", async () => {
  // The states in which every part is there: the calculator, and the table in its place.
  const page = await host(site, '<cyber-subsidie eager contact="event" per-package ask="message"></cyber-subsidie><cyber-subsidie id="later"></cyber-subsidie>');
  await ready(page);
  await put(page, "state", sme({ t: "y", td: "01-01-2025" }));
  const has = await page.evaluate(() => {
    const elements = [...document.querySelectorAll("cyber-subsidie")];
    const broken = document.createElement("cyber-subsidie");
    const roots = [...elements, broken].map(({ shadowRoot }) => shadowRoot);
    const { constructor } = broken;
    const accessors = Object.entries(Object.getOwnPropertyDescriptors(constructor.prototype)).filter(([, { get }]) => get).map(([name]) => name);
    const css = roots[0].adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join("\n");
    return {
      attributes: [...constructor.observedAttributes].sort(),
      properties: accessors.sort(),
      parts: [...new Set(roots.flatMap((root) => [...root.querySelectorAll("[part]")].flatMap((one) => [...one.part])))].sort(),
      variables: [...new Set(css.match(/--cyber-subsidie-[\w-]+/g))].sort(),
      slots: [...new Set(roots.flatMap((root) => [...root.querySelectorAll("slot[name]")].map((slot) => slot.name)))],
    };
  });
  assert.deepEqual(has.attributes, documented("Attributes", NAME));
  assert.deepEqual(has.properties, documented("Properties", NAME));
  const style = "Variables, parts and slots";
  assert.deepEqual(has.parts, documented(style, /::part\(([\w-]+)\)/g));
  // One of them is for the public page alone, whose sheet has it.
  assert.deepEqual(documented(style, /^\| `(--cyber-subsidie-[\w-]+)`/gm).filter((name) => !has.variables.includes(name)), []);
  assert.deepEqual(has.variables.filter((name) => !documented(style, /^\| `(--cyber-subsidie-[\w-]+)`/gm).includes(name)), []);
  for (const slot of has.slots) assert.ok(docs.includes(`slot="${slot}"`), slot);
});

test("every event that the element raises is documented, with the fields that it has", async () => {
  const page = await host(site, '<cyber-subsidie eager provider="toreon" contact="event"></cyber-subsidie>', {
    complaints: /does not take/,
    before: (page) => page.addInitScript(() => {
      globalThis.raised = {};
      const raise = EventTarget.prototype.dispatchEvent;
      EventTarget.prototype.dispatchEvent = function dispatchEvent(event) {
        if (this.localName === "cyber-subsidie") (globalThis.raised[event.type] ??= []).push(Object.keys(event.detail ?? {}));
        return raise.call(this, event);
      };
    }),
  });
  await ready(page);
  await put(page, "state", sme());
  await put(page, "state", 5);
  await page.getByRole("button", { name: "Contacteer Toreon" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Doorgeven", exact: true }).click();
  const raised = await page.evaluate(() => globalThis.raised);
  assert.deepEqual(Object.keys(raised).sort(), documented("Events", /^\| `(cyber-subsidie-\w+)` \|/gm));
  const details = Object.fromEntries([...docs.matchAll(/^\| `(cyber-subsidie-\w+)` \| `\{([^`]*)\}` \|/gm)].map(([, name, fields]) => [name, fields.replace(/: (\[.*\]|"[^"]*")/g, "").split(", ")]));
  for (const [name, all] of Object.entries(raised)) for (const fields of all) assert.deepEqual(fields, details[name] ?? [], name);
});

test("an element that lacks the rules of a link says that newer ones exist, and asks nobody", async () => {
  const page = await open();
  const asked = page.requests.length;
  await put(page, "state", sme());
  // With the checksum of its answers: one that is cut says that alone (src/link/stamp.rs).
  const answers = (await get(page, "state")).slice("1nl".length);
  const check = [...new TextEncoder().encode(answers)].reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
  const made = (rules) => `1nl&_r=${rules}.00000000&_d=2026-11-24&_o=00000000&_c=${check.toString(16).padStart(8, "0")}${answers}`;
  const notice = page.locator('[part="root"]').getByText("Deze link is gemaakt met regels die deze rekenhulp nog niet kent. Er is een nieuwere versie van deze rekenhulp.", { exact: true });
  assert.equal(await notice.count(), 0);
  await put(page, "state", made("2999-01-01"));
  await notice.waitFor();
  assert.equal((await get(page, "evaluation")).status, "eligible", "it computes by the rules that it has");
  await put(page, "state", made(await get(page, "rulesDate")));
  await notice.waitFor({ state: "detached" });
  assert.deepEqual(page.requests.slice(asked), []);
});
