// What is said of the element, for tools and in docs/EMBEDDING.md, is what it has: attributes, values, properties, events, codes, parts.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { described, tables, toolFiles } from "../../scripts/described.mjs";
import { languageTexts } from "../../scripts/languages.mjs";
import { host } from "./support/element.mjs";
import { DIST, ready, useSite } from "./support/site.mjs";
import { VERSION } from "./support/version.mjs";

const site = useSite();
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const data = described();
const names = (list) => list.map(({ name }) => name);
const unique = (list) => [...new Set(list)].sort();
const sources = (folder, ending) => readdirSync(join(ROOT, folder), { recursive: true }).filter((name) => name.endsWith(ending))
  .map((name) => readFileSync(join(ROOT, folder, name), "utf8")).join("\n");
const SCRIPTS = sources("embed", ".js");
const found = (text, pattern) => unique([...text.matchAll(pattern)].map(([, name]) => name));

test("the element has these attributes and properties, and no others", async () => {
  const page = await host(site, "<cyber-subsidie eager></cyber-subsidie>");
  await ready(page);
  const own = await page.evaluate(() => {
    const { observedAttributes, prototype } = customElements.get("cyber-subsidie");
    const accessors = Object.entries(Object.getOwnPropertyDescriptors(prototype)).filter(([, { get }]) => get);
    return { observedAttributes, accessors: accessors.map(([name, { set }]) => [name, Boolean(set)]) };
  });
  assert.deepEqual(unique(own.observedAttributes), unique(names(data.attributes)));
  assert.deepEqual(own.accessors.sort(), data.properties.map(({ name, takes }) => [name, Boolean(takes)]).sort());
});

test("an attribute takes each of its values, and warns of another", async () => {
  const warned = [];
  const page = await host(site, "<cyber-subsidie eager></cyber-subsidie>", { complaints: /does not take zzz/ });
  await ready(page);
  page.on("console", (message) => warned.push(message.text()));
  const put = (name, value) => page.locator("cyber-subsidie").evaluate(async (element, [name, value]) => {
    element.setAttribute(name, value);
    await new Promise((then) => setTimeout(then, 20));
  }, [name, value]);
  for (const { name, values, list } of data.attributes) {
    for (const value of values ?? list ?? []) await put(name, value);
    if (list) await put(name, list.join(" "));
    assert.deepEqual(warned.splice(0), [], name);
    if (!values) continue;
    await put(name, "zzz");
    assert.equal(warned.splice(0).filter((text) => text.includes(`${name} does not take zzz`)).length, 1, name);
  }
});

test("events, codes, parts and languages are those of the sources", () => {
  assert.deepEqual(unique(names(data.events)), found(SCRIPTS, /#tell\("([\w-]+)"/g).map((name) => `cyber-subsidie-${name}`));
  const codes = unique([...found(SCRIPTS, /(?:failed|#fail)\("([\w-]+)"/g), ...found(SCRIPTS, /\bcode(?: =|:|,? \?\?) "([\w-]+)"/g)]);
  assert.deepEqual(unique(data.errors.map(({ code }) => code)), codes);
  const parts = unique([...found(SCRIPTS, /\bpart"?[,:] "([\w-]+)"/g), ...found(sources("src/ui", ".rs"), /\.attr\("part", "([\w-]+)"\)/g)]);
  assert.deepEqual(unique(names(data.parts)), parts);
  const languages = ["nl", ...Object.keys(languageTexts(ROOT)).map((name) => name.replace(".txt", ""))].sort();
  for (const name of ["lang", "languages"]) {
    const { values, list } = data.attributes.find((one) => one.name === name);
    assert.deepEqual(unique(values ?? list), languages);
  }
  const entry = readFileSync(join(ROOT, "embed/embed.js"), "utf8");
  assert.deepEqual(unique(names(data.functions)), entry.match(/export \{ (.*) \}/)[1].split(", ").sort());
});

test("the folder has what is made of it, and the manual its tables", () => {
  for (const [name, text] of Object.entries(toolFiles())) assert.equal(readFileSync(join(DIST, "embed", VERSION, name), "utf8"), text, name);
  const manual = readFileSync(join(ROOT, "docs/EMBEDDING.md"), "utf8");
  for (const [name, table] of Object.entries(tables(data))) assert.ok(manual.includes(`<!-- made: ${name} -->\n\n${table}\n\n<!-- end -->`), name);
});

test("custom-elements.json names each attribute, member, event, slot, part and variable once", () => {
  const { schemaVersion, modules: [{ path, declarations: [element, ...functions], exports }] } = JSON.parse(toolFiles()["custom-elements.json"]);
  assert.deepEqual([schemaVersion, path, element.tagName, element.customElement], ["2.1.0", "widget.js", "cyber-subsidie", true]);
  for (const list of ["attributes", "members", "events", "slots", "cssParts", "cssProperties"]) {
    assert.ok(element[list].length > 0, list);
    assert.equal(unique(names(element[list])).length, element[list].length, list);
    for (const { description } of element[list]) assert.match(description, /^[^\n[]+$/, list);
  }
  assert.deepEqual(names(element.attributes), names(data.attributes));
  assert.equal(exports.length, 1 + functions.length);
  const { tags: [tag] } = JSON.parse(toolFiles()["html-data.json"]);
  assert.deepEqual(names(tag.attributes), names(data.attributes));
});

const HOST = `import { evaluate, type CyberSubsidieElement } from "./widget.js";
const element = document.querySelector("cyber-subsidie")!;
const same: CyberSubsidieElement = element;
element.application = { decisionDate: "2026-11-23", legalForm: "bv" };
element.application = null;
element.state = null;
const status: "eligible" | "ineligible" | "undetermined" | undefined = element.evaluation?.status;
element.addEventListener("cyber-subsidie-result", ({ detail }) => detail.packages[0]?.byRate[0]?.subsidy.max.length);
document.addEventListener("cyber-subsidie-error", ({ detail }) => detail.code === "invalid-value" ? detail.property : detail.code);
element.addEventListener("cyber-subsidie-contact", ({ detail }) => [detail.application.legalForm, detail.request.mail, detail.request.package]);
element.addEventListener("click", ({ clientX }) => clientX);
const answer = evaluate({ decisionDate: "2026-11-23" });
if (!("errors" in answer)) answer.rates.length;
// @ts-expect-error read only
element.version = "2";
// @ts-expect-error no such legal form
element.application = { decisionDate: "2026-11-23", legalForm: "gmbh" };
// @ts-expect-error the event has no such detail
element.addEventListener("cyber-subsidie-contact", ({ detail }) => detail.amount);
// @ts-expect-error the sheet asks for no such thing
element.addEventListener("cyber-subsidie-contact", ({ detail }) => detail.request.iban);
`;
const JSX = `import type {} from "FROM";
export const good = <cyber-subsidie provider="toreon" heading-level={3} eager data-x="1" onClick={() => 1}><p slot="cta">a</p></cyber-subsidie>;
export const heard = <cyber-subsidie oncyber-subsidie-result={({ detail }) => detail.status} oncyber-subsidie-change={({ currentTarget }) => currentTarget.state} />;
// @ts-expect-error the event has no such detail
export const unheard = <cyber-subsidie oncyber-subsidie-result={({ detail }) => detail.amount} />;
// @ts-expect-error no such layout
export const wrong = <cyber-subsidie layout="sideways" />;
// @ts-expect-error no such attribute
export const other = <cyber-subsidie colour="red" />;
`;
test("the types hold, and refuse what is wrong: in a page, in JSX, in React", () => {
  const folder = mkdtempSync(join(tmpdir(), "described-"));
  const put = (name, text) => {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const check = (jsx, ...files) => {
    put("tsconfig.json", JSON.stringify({ compilerOptions: { noEmit: true, strict: true, target: "es2022", lib: ["es2022", "dom"], types: [], module: "esnext", moduleResolution: "bundler", ...jsx }, files }));
    try {
      execFileSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "--project", folder], { stdio: "pipe" });
    } catch (error) {
      assert.fail(String(error.stdout));
    }
  };
  try {
    for (const name of ["widget.d.ts", "jsx-react.d.ts"]) put(name, readFileSync(join(DIST, "embed", VERSION, name), "utf8"));
    put("host.ts", HOST);
    put("jsx.tsx", JSX.replace("FROM", "./widget.js"));
    put("own.d.ts", "declare namespace JSX { interface IntrinsicElements { p: any } interface Element {} interface ElementChildrenAttribute { children: {} } }");
    check({ jsx: "preserve" }, "host.ts", "jsx.tsx", "own.d.ts");
    // React's own types in short.
    put("node_modules/react/index.d.ts", "export namespace JSX { interface IntrinsicElements { p: any } interface Element {} interface ElementChildrenAttribute { children: {} } }");
    put("node_modules/react/jsx-runtime.d.ts", 'import { JSX } from "./index.js"; export { JSX };');
    put("node_modules/react/package.json", '{"name": "react", "version": "19.0.0", "types": "index.d.ts"}');
    put("react.tsx", JSX.replace("FROM", "./jsx-react.js"));
    check({ jsx: "react-jsx" }, "react.tsx");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
