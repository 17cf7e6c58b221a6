// Loading on a slow phone network: the document is the first picture, and nothing jumps when the app takes its place.
import assert from "node:assert/strict";
import { test } from "node:test";
import { literally } from "./support/figures.mjs";
import { CHECKED, amounts, digits, rates } from "./support/scheme.mjs";
import { ready, useSite } from "./support/site.mjs";

const site = useSite();
// "Slow 4G", as Lighthouse names it.
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6e6) / 8, uploadThroughput: (750e3) / 8 };
const AFTER = 1_000;
/** The first and the last price of the published table. */
const [LOWEST, HIGHEST] = [["start", 0], ["plus", 1]].map(([name, end]) => digits(amounts(CHECKED, name, rates(CHECKED)[0]).price[end]));
const TABLE = new RegExp(`${literally(LOWEST)}[^]*${literally(HIGHEST)}`);

/** Notes every shift and the first picture, from before the page's own first script. */
const watch = () => {
  globalThis.seen = { shifts: [], picture: null, quiet: null };
  const { seen } = globalThis;
  new PerformanceObserver((list) => {
    for (const { value, startTime, sources } of list.getEntries()) {
      seen.shifts.push({ value, at: Math.round(startTime), what: sources.map(({ node }) => node?.localName ?? node?.parentElement?.localName) });
    }
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      if (name !== "first-contentful-paint") continue;
      const element = document.querySelector("cyber-subsidie");
      const table = element?.querySelector("table");
      seen.picture = {
        at: startTime,
        app: element?.shadowRoot?.querySelector("[part=root]") !== null && element?.shadowRoot !== null,
        table: table?.checkVisibility() ? table.innerText : "",
        top: table?.getBoundingClientRect().top,
      };
    }
  }).observe({ type: "paint", buffered: true });
};

for (const width of [320, 390, 1280]) {
  test(`${width} px wide on slow 4G: no layout shift at all`, async (t) => {
    const page = await site.open("", {
      viewport: { width, height: width > 800 ? 900 : 844 },
      isMobile: width < 800,
      hasTouch: width < 800,
      before: async (page) => {
        const session = await page.context().newCDPSession(page);
        await session.send("Network.enable");
        await session.send("Network.emulateNetworkConditions", SLOW_4G);
        await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
        await page.addInitScript(watch);
      },
    });
    await ready(page);
    const { seen, wasm } = await page.evaluate(async (after) => {
      await new Promise((done) => setTimeout(done, after)); // what the requirement names: a second more
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const wasm = performance.getEntriesByType("resource").find(({ name }) => name.endsWith(".wasm"));
      return { seen: globalThis.seen, wasm: wasm.responseEnd };
    }, AFTER);
    const total = seen.shifts.reduce((sum, { value }) => sum + value, 0);
    t.diagnostic(`layout shift ${total.toFixed(4)}, first picture at ${Math.round(seen.picture.at)} ms, wasm at ${Math.round(wasm)} ms`);
    assert.ok(wasm > 400, "the network was slow");
    assert.ok(total < 0.005, `layout shift of ${total}: ${JSON.stringify(seen.shifts)}`);
    assert.ok(seen.picture.at < wasm && !seen.picture.app, "the first picture came before the app");
    assert.match(seen.picture.table, TABLE, "and it is the table");
    assert.ok(seen.picture.top < 844, "in the first screen");
  });
}
