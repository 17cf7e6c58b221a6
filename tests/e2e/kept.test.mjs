// A wrong wasm that the browser has kept for a year is no reason to go without the calculator: once the server is sound, so is the next try.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { launch } from "./support/browser.mjs";
import { onDay } from "./support/clock.mjs";
import { hostFile } from "./support/element.mjs";
import { DIST } from "./support/site.mjs";
import { VERSION } from "./support/version.mjs";

const file = (name) => readFileSync(join(DIST, "embed", VERSION, name));

/** A server that gives the wasm as `wasm` makes it, to be kept for a year; `asked` counts. */
const serve = async (t, body) => {
  const site = { wasm: (bytes) => bytes, asked: 0 };
  const answers = {
    "/": ["text/html", () => hostFile(body)],
    [`/embed/${VERSION}/widget.js`]: ["text/javascript", () => file("widget.js")],
    [`/embed/${VERSION}/widget.wasm`]: ["application/wasm", () => (site.asked += 1, site.wasm(file("widget.wasm")))],
  };
  const server = createServer(({ url }, answer) => {
    const [type, give] = answers[url] ?? ["text/plain", () => ""];
    answer.writeHead(answers[url] ? 200 : 404, { "content-type": type, "cache-control": url === "/" ? "no-store" : "public, max-age=31536000, immutable" });
    answer.end(give());
  });
  await new Promise((then) => server.listen(0, "127.0.0.1", then));
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((then) => server.close(then));
  });
  const page = await onDay(await browser.newPage());
  page.setDefaultTimeout(10_000);
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  return Object.assign(site, { page });
};
const cut = (bytes) => bytes.subarray(0, bytes.length - 7);
const errors = (page) => page.evaluate(() => globalThis.told.filter(([what]) => what === "error").map(([, detail]) => detail.code));
const isReady = (page) => page.locator('cyber-subsidie [part="root"]').waitFor();

test("tried again in the page", async (t) => {
  const site = await serve(t, "");
  const { page } = site;
  site.wasm = cut;
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", "<cyber-subsidie eager></cyber-subsidie>"));
  await page.waitForFunction(() => globalThis.told.some(([what]) => what === "error"));
  assert.deepEqual(await errors(page), ["integrity"]);
  site.wasm = (bytes) => bytes;
  await page.evaluate(() => document.body.append(document.querySelector("cyber-subsidie")));
  await isReady(page);
  assert.deepEqual(await errors(page), ["integrity"]);
});

test("kept from an earlier visit, it costs the next one no more than a second question", async (t) => {
  const site = await serve(t, "<cyber-subsidie eager></cyber-subsidie>");
  const { page } = site;
  await isReady(page);
  assert.equal(site.asked, 1, "a sound one is asked for once");
  site.wasm = cut;
  await page.evaluate((url) => fetch(url, { cache: "reload" }).then((answer) => answer.arrayBuffer()), `embed/${VERSION}/widget.wasm`);
  site.wasm = (bytes) => bytes;
  await page.reload();
  await isReady(page);
  assert.deepEqual(await errors(page), []);
  assert.equal(site.asked, 3);
});
