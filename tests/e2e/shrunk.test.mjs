// Hosts that shrink the element to what it holds: it has a width to work in, and nowhere sticks out of a phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { host } from "./support/element.mjs";
import { ready, useSite } from "./support/site.mjs";

const site = useSite();
const TAG = "<cyber-subsidie eager></cyber-subsidie>";
const around = (style) => `<div style="${style}">${TAG}</div>`;
const itself = (style) => `<cyber-subsidie eager style="${style}"></cyber-subsidie>`;

const SHRUNK = {
  "a row": around("display:flex"),
  "a row, centred": around("display:flex;align-items:center;justify-content:center"),
  "a column, centred": around("display:flex;flex-direction:column;align-items:center"),
  "a grid, centred": around("display:grid;place-items:center"),
  "a float": around("float:left"),
  "itself a float": itself("float:left"),
  "an inline block": around("display:inline-block"),
  "fit-content": around("width:fit-content"),
  "itself fit-content": itself("width:fit-content"),
  "max-content": around("width:max-content"),
  "itself max-content": itself("width:max-content"),
  "absolute": around("position:absolute;left:0"),
  "itself absolute": itself("position:absolute;left:0"),
  "a table cell": `<table><tr><td>${TAG}</td></tr></table>`,
};

for (const [viewport, width, least] of [["wide", 1280, 900], ["tablet", 768, 640], ["narrow", 320, 240]]) {
  for (const [name, body] of Object.entries(SHRUNK)) {
    test(`${name}, in a window of ${width} px`, async () => {
      const page = await host(site, body, { viewport });
      await ready(page);
      const seen = await page.evaluate(() => {
        const { left, right } = document.querySelector("cyber-subsidie").getBoundingClientRect();
        return { wide: right - left, over: document.scrollingElement.scrollWidth - document.documentElement.clientWidth };
      });
      assert.ok(seen.wide >= least, `${seen.wide} px wide`);
      assert.equal(seen.over, 0, `${seen.over} px beside the window`);
    });
  }
}

test("before its wasm is there and where it never comes, the table has that width too", async () => {
  const page = await host(site, SHRUNK["a column, centred"], {
    before: (page) => page.route("**/*.wasm", (route) => route.abort()), complaints: /ERR_FAILED|load-failed/,
  });
  await page.waitForFunction(() => globalThis.told.some(([what]) => what === "error"));
  assert.ok((await page.locator('[part="static"]').boundingBox()).width >= 900);
});

test("beside others in a row it gives way, and asks for no more than it gets", async () => {
  const page = await host(site, `<div style="display:flex;width:700px"><p style="flex:none;width:400px">Tekst</p><div style="flex:1 1 0">${TAG}</div></div>`);
  await ready(page);
  assert.equal((await page.locator("cyber-subsidie").boundingBox()).width, 300);
});
