// Added and removed a thousand times (or worked in and removed a few hundred times), nothing stays behind: no nodes, no listeners, no heap, no memory of the wasm.
import assert from "node:assert/strict";
import { test } from "node:test";
import { host } from "./support/element.mjs";
import { ready, useSite } from "./support/site.mjs";
import { PAUSE } from "./support/voice.mjs";

const site = useSite();
/** So many that what the browser makes of itself, such as better compiled code, is made for the most part. */
const WARM = 300;
/** What it still makes meanwhile. */
const SLACK = 100_000;
const ATTEMPTS = 3;

/** Keeps hold of the wasm's memory: its size is the only thing about it that the page can see. */
const holdMemory = () => {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      const { exports } = made.instance ?? made;
      globalThis.wasmMemory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
      return made;
    };
  }
};

/** Adds an element, waits for its app, works in it, and removes it; so many times. */
const cycle = async ({ times, work }) => {
  const place = document.querySelector("main");
  for (let i = 0; i < times; i += 1) {
    const element = document.createElement("cyber-subsidie");
    element.setAttribute("eager", "");
    const isReady = new Promise((then) => element.addEventListener("cyber-subsidie-ready", then, { once: true }));
    place.append(element);
    await isReady;
    if (work) {
      const field = element.shadowRoot.querySelector('input[type="text"]');
      field.value = "9000";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      element.shadowRoot.querySelectorAll('input[type="radio"]')[i % 12].click();
      await new Promise((then) => setTimeout(then));
    }
    element.remove();
    await new Promise((then) => setTimeout(then));
  }
};

const measure = async (page, session) => {
  // The test page's own record of events.
  await page.evaluate(() => { globalThis.told.length = 0; });
  for (let i = 0; i < 3; i += 1) await session.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return { nodes, listeners: jsEventListeners, heap: usedSize, wasm: await page.evaluate(() => globalThis.wasmMemory.buffer.byteLength) };
};

for (const [name, times, work] of [["untouched", 1_000, false], ["worked in", 300, true]]) {
  test(`${times} times, ${name}`, async (t) => {
    const page = await host(site, "<cyber-subsidie eager></cyber-subsidie>", { before: (page) => page.addInitScript(holdMemory) });
    await ready(page);
    page.setDefaultTimeout(0);
    const session = await page.context().newCDPSession(page);
    await page.evaluate(cycle, { times: WARM, work });
    const before = await measure(page, session);
    await page.evaluate(cycle, { times, work });
    const after = await measure(page, session);
    const grown = Object.fromEntries(Object.entries(after).map(([what, size]) => [what, size - before[what]]));
    t.diagnostic(`after ${WARM}: ${JSON.stringify(before)}; ${times} later grown by ${JSON.stringify(grown)}`);
    assert.ok(grown.nodes <= 0, `nodes: ${grown.nodes}`);
    assert.ok(grown.listeners <= 0, `listeners: ${grown.listeners}`);
    assert.ok(grown.heap < SLACK, `heap: ${grown.heap} bytes`);
    assert.ok(grown.wasm <= 65_536, `the wasm's memory: ${grown.wasm} bytes`);
  });
}

/** Sets the element to one thing and another in turn, so many times; what follows from it is made anew each time. */
const alternate = async ({ times, what, values }) => {
  const element = document.querySelector("cyber-subsidie");
  for (let i = 0; i < times; i += 1) {
    const value = values[i % values.length];
    if (what === "state") {
      element.state = value;
      await new Promise((then) => setTimeout(then));
      // The rest of a firm's row is made when it is unfolded.
      for (const fold of element.shadowRoot.querySelectorAll(".firm > details")) fold.open = true;
      await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
    } else if (what === "answers") {
      // All that can be chosen, one after the other: parts of the form come and go.
      const radios = [...element.shadowRoot.querySelectorAll('input[type="radio"]')];
      radios[(i * value) % radios.length].click();
    } else element.setAttribute(what, value);
    await new Promise((then) => setTimeout(then));
  }
  // The same form is counted before and after.
  if (what === "answers") element.state = "";
  await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
};

for (const [what, values] of [
  ["heading-level", ["3", "2"]],
  ["provider", ["toreon", "cegeka"]],
  ["packages", ["start", "start medium plus"]],
  ["layout", ["compact", "auto"]],
  ["answers", [7]],
  ["state", ["1nl&s=c&g=y&r1&k=m&r2&k=s&r1&k=o&q=y", "1nl&p=9000&s=y&x=y&a"]],
]) {
  test(`${what} set 120 times`, async (t) => {
    const page = await host(site, "<cyber-subsidie eager></cyber-subsidie>");
    await ready(page);
    page.setDefaultTimeout(0);
    const session = await page.context().newCDPSession(page);
    const count = async () => {
      // What waits for a pause, is said and shown by then.
      await page.waitForTimeout(PAUSE);
      for (let i = 0; i < 3; i += 1) await session.send("HeapProfiler.collectGarbage");
      return (await session.send("Memory.getDOMCounters")).nodes;
    };
    await page.evaluate(alternate, { times: 20, what, values });
    let grown;
    // The browser keeps a few nodes of its own or lets them go, now and then; what is left behind, is left behind each time.
    for (let attempt = 0; attempt < ATTEMPTS && !(grown <= 0); attempt += 1) {
      const before = await count();
      await page.evaluate(alternate, { times: 120, what, values });
      grown = (await count()) - before;
      t.diagnostic(`${grown} nodes more than ${before}`);
    }
    assert.ok(grown <= 0, `nodes: ${grown}`);
  });
}
