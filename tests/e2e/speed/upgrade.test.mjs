// How long it takes from the element's upgrade to a calculator that can be used, with all bytes at hand: median of nine.
import assert from "node:assert/strict";
import { loadavg } from "node:os";
import { test } from "node:test";
import { launch, VIEWPORTS } from "../support/browser.mjs";
import { hostFile } from "../support/element.mjs";
import { launchFirefox } from "../support/firefox.mjs";
import { pace } from "../support/pace.mjs";
import { serveWith } from "../support/folder.mjs";
import { launchWebKit } from "../support/webkit.mjs";
import { VERSION } from "../support/version.mjs";

const LIMIT = 60;
const TIMES = 9;
/** A busy machine makes it slower, never faster: one quiet round is enough. */
const ROUNDS = 6;

/**
 * Runs in the page before the script: the wasm's bytes lie in memory, and the clock runs from the element's upgrade to its
 * `cyber-subsidie-ready`, and on to the frame that shows the table.
 */
const clock = (wasm) => {
  const { fetch } = globalThis;
  const { define } = customElements;
  globalThis.bytes = fetch(wasm).then((answer) => answer.arrayBuffer());
  globalThis.fetch = async () => new Response(await globalThis.bytes, { headers: { "Content-Type": "application/wasm" } });
  let from;
  customElements.define = (...given) => {
    from = performance.now();
    define.apply(customElements, given);
  };
  addEventListener("cyber-subsidie-ready", () => {
    const ready = performance.now() - from;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { globalThis.took = { ready, shown: performance.now() - from }; };
    // The message comes after the frame that the table is painted in.
    requestAnimationFrame(() => port2.postMessage(null));
  });
};

const PAGE = hostFile("<cyber-subsidie eager><p>START</p></cyber-subsidie>", { script: "data:text/javascript," })
  .replace("</head>", `<script>(${clock})("embed/${VERSION}/widget.wasm"); bytes.then(() => import("./embed/${VERSION}/widget.js"));</script></head>`);

const median = (all) => all.toSorted((a, b) => a - b)[(all.length - 1) / 2];

const round = async (measure) => {
  const all = [];
  for (let i = 0; i < TIMES; i += 1) all.push(await measure());
  return { ready: median(all.map(({ ready }) => ready)), shown: median(all.map(({ shown }) => shown)), first: all[0].shown };
};
const report = (t, name, { ready, shown, first }) =>
  t.diagnostic(`${name}: ready after ${ready.toFixed(1)} ms, shown after ${shown.toFixed(1)} ms (the first time ${first.toFixed(1)}); load ${loadavg()[0].toFixed(1)}`);

const serve = async (t) => {
  const site = await serveWith({ "clock.html": PAGE }, { day: null });
  t.after(site.close);
  return `${site.url}clock.html`;
};

test("Chromium: from upgrade to calculator in at most 60 ms", async (t) => {
  const url = await serve(t);
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage({ viewport: VIEWPORTS.wide });
  const measure = async () => {
    await page.goto(url);
    return (await page.waitForFunction(() => globalThis.took)).jsonValue();
  };
  const found = [];
  for (let i = 0; i < ROUNDS && !(Math.min(...found) <= LIMIT); i += 1) {
    const times = await round(measure);
    report(t, "Chromium", times);
    const { slower } = await pace(browser);
    t.diagnostic(`on a machine ${slower.toFixed(2)} x as slow as when quiet`);
    found.push(times.shown / slower);
  }
  assert.ok(Math.min(...found) <= LIMIT, `medians of ${TIMES}: ${found.map((one) => one.toFixed(1)).join(", ")} ms`);
});

test("Firefox: told, not judged", async (t) => {
  const url = await serve(t);
  const firefox = await launchFirefox();
  t.after(firefox.close);
  const page = await firefox.open("about:blank");
  report(t, "Firefox", await round(async () => {
    await page.goto(url);
    return (await page.waitForFunction(() => globalThis.took)).jsonValue();
  }));
});

test("WebKit: told, not judged", async (t) => {
  const url = await serve(t);
  const page = await launchWebKit();
  t.after(page.close);
  report(t, "WebKit", await round(async () => {
    await page.open(url);
    await page.waitFor(() => Boolean(globalThis.took));
    return page.evaluate(() => globalThis.took);
  }));
});
