// The page asks its own origin for its own files, each once, and then never again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ready, useSite } from "./support/site.mjs";

const site = useSite();

test("html, style, script and wasm are asked for once each, and nothing else", async () => {
  const page = await site.open();
  await ready(page);
  await page.waitForLoadState("networkidle");
  const names = page.requests.filter((url) => !url.startsWith("data:")).map((url) => url.replace(site.url, "/"));
  assert.deepEqual(names.sort(), ["/", "/page.css", "/widget.js", "/widget.wasm"]);
});

test("the document's own picture comes before the wasm is asked for, even where all is at hand", async () => {
  const page = await site.open();
  await ready(page);
  await page.reload();
  await ready(page);
  const { painted, asked } = await page.evaluate(() => ({
    painted: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    asked: performance.getEntriesByType("resource").find(({ name }) => name.endsWith("widget.wasm")).startTime,
  }));
  assert.ok(painted <= asked, `painted after ${painted} ms, asked after ${asked} ms`);
});

test("a browser that tells nothing of its pictures has the calculator too", async () => {
  const page = await site.open("", {
    before: (page) => page.addInitScript(() => { PerformanceObserver.prototype.observe = () => {}; }),
  });
  await ready(page);
});

test("files arrive compressed and with their types", async () => {
  const seen = {};
  const page = await site.open("", {
    before: (page) => page.on("response", async (response) => {
      seen[new URL(response.url()).pathname] = [response.headers()["content-type"], response.headers()["content-encoding"]];
    }),
  });
  await ready(page);
  assert.deepEqual(seen["/"], ["text/html; charset=utf-8", "br"]);
  assert.deepEqual(seen["/page.css"], ["text/css; charset=utf-8", "br"]);
  assert.deepEqual(seen["/widget.js"], ["text/javascript; charset=utf-8", "br"]);
  assert.deepEqual(seen["/widget.wasm"], ["application/wasm", "br"]);
});

test("nothing is stored on the visitor's machine", async () => {
  const page = await site.open();
  await ready(page);
  const { cookies, origins } = await page.context().storageState();
  assert.deepEqual({ cookies, origins }, { cookies: [], origins: [] });
});
