// What never happens, forced in a debug build: the calculator breaks down under two elements, and the table comes back.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { launch, VIEWPORTS } from "./support/browser.mjs";
import { hostFile } from "./support/element.mjs";
import { serveWith } from "./support/folder.mjs";
import { record } from "./support/site.mjs";
import { plain } from "./support/text.mjs";
import { STATIC_LINE } from "./support/published.mjs";

const DEBUG = fileURLToPath(new URL("out/debug", import.meta.url));
const skip = !existsSync(`${DEBUG}/widget.js`) && "make test builds the debug element that this needs";
const POSTCODE = "Postcode van de vestiging die het traject krijgt";
const ELEMENT = "<cyber-subsidie eager><p>START</p></cyber-subsidie>";

test("a panic: each element shows the table again, tells one error, and nothing fails afterwards", { skip }, async (t) => {
  const site = await serveWith({ "two.html": hostFile(`${ELEMENT}${ELEMENT}<aside></aside>`, { script: "debug/widget.js" }) }, { folders: { debug: DEBUG } });
  t.after(site.close);
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage({ viewport: VIEWPORTS.wide });
  page.setDefaultTimeout(20_000);
  const { complaints, requests } = record(page);
  await page.goto(`${site.url}two.html`);

  const nth = (n) => page.locator("cyber-subsidie").nth(n);
  const codes = () => page.evaluate(() => told.filter(([what]) => what === "error").map(([, detail]) => detail.code));
  const settled = (pause = 200) => page.evaluate((pause) => new Promise((done) => setTimeout(done, pause)), pause);
  const assertTable = async (n, when) => {
    const element = nth(n);
    assert.equal(await element.locator('[part="root"]').count(), 0, `${when}: no form is left, ${n}`);
    assert.ok(await element.locator('[part="static"] table').first().isVisible(), `${when}: the table stands, ${n}`);
    assert.match(plain(await element.locator('[part="static"]').innerText()), STATIC_LINE);
  };
  for (const n of [0, 1]) {
    await nth(n).locator('[part="root"]').waitFor();
    await nth(n).getByLabel(POSTCODE).fill(["9000", "8000"][n]);
    await nth(n).getByRole("group", { name: "Is je onderneming een kmo?" }).getByRole("radio", { name: "ja", exact: true }).check();
  }
  // A debug build of Leptos remarks on signals that are read where nothing follows them.
  const unexpected = () => complaints.filter((text) => !/^console warning: cyber-subsidie: panic; the table stays/.test(text));
  assert.deepEqual(unexpected(), []);
  const loads = requests.length;

  const thrown = await page.evaluate(() => {
    try {
      globalThis.panicNow();
      return null;
    } catch (error) {
      return error.constructor.name;
    }
  });
  assert.equal(thrown, "RuntimeError");
  await settled();
  assert.deepEqual(await codes(), ["panic", "panic"], "one error of each element");
  for (const n of [0, 1]) await assertTable(n, "after the panic");
  assert.equal(await nth(0).evaluate((element) => element.evaluation), null);
  assert.match(await nth(0).evaluate((element) => element.state), /p=9000/, "the answers can still be asked for");
  assert.match(await nth(1).evaluate((element) => element.state), /p=8000/);

  // What a host may do afterwards: nothing of it throws, or asks the broken calculator for anything.
  await nth(0).evaluate((element) => {
    element.state = "1nl&p=1000";
    element.application = { decisionDate: "2026-11-23", establishmentPostcode: "9000" };
    for (const [name, value] of [["provider", "toreon"], ["packages", "start"], ["lang", "nl"], ["state", "1nl&p=3000"], ["theme", "dark"]]) element.setAttribute(name, value);
    element.removeAttribute("provider");
  });
  await settled();
  assert.deepEqual(await codes(), ["panic", "panic"], "and no error is told for these");
  await assertTable(0, "after new answers");

  // A move is a new try, and so is putting it back: each is answered by the same error, and the table stays.
  await nth(0).evaluate((element) => document.querySelector("aside").append(element));
  await settled();
  assert.deepEqual(await codes(), ["panic", "panic", "panic"]);
  await page.evaluate(async () => {
    const element = document.querySelector("aside cyber-subsidie");
    element.remove();
    await new Promise((done) => setTimeout(done, 50));
    document.querySelector("main").append(element, document.createElement("cyber-subsidie"));
    document.querySelector("cyber-subsidie:last-of-type").setAttribute("eager", "");
  });
  await settled();
  assert.deepEqual(await codes(), ["panic", "panic", "panic", "panic", "panic"], "one of the old one, one of the new");
  for (const n of [0, 1, 2]) await assertTable(n, "after all");
  await settled(1500); // what the form had put off until a pause comes due, and finds nobody
  assert.equal(requests.length, loads, "nothing is loaded again");
  assert.deepEqual(await page.evaluate(() => failed), []);
  assert.deepEqual(unexpected(), []);
});
