// Typing never stutters: script per key press on a processor four times slower than this one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pace } from "../support/pace.mjs";
import { ready, useSite } from "../support/site.mjs";
import { award, computed, enterprise, openSections, put, unfold, years } from "../support/states.mjs";

const site = useSite();
const SLOWER = 4;
const LIMIT = 16; // milliseconds: one picture of a screen
/** In a group of fifty, where one picture is not reached: median 10 to 12, 99 % within 16 to 21 on a busy machine. */
const FIFTY = 32;
const ROUNDS = 3; // after one to warm up
/** The events of a browser's thread in which it works for the page. */
const WORK = new Set(["EventDispatch", "FunctionCall", "TimerFire", "FireAnimationFrame", "UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit"]);
const ATTEMPTS = 5; // a busy machine makes it slower, never faster: one quiet attempt is enough

const GROUP = [1, 2, 1].map((level, index) => enterprise(level, { na: `Onderneming ${index}`, c: "60", v: "60", ...years("10", "1.000", "1.000") }));
const AWARDS = [award("24-11-2024", "100.000"), award("01-03-2025", "50.000"), award("01-03-2026", "50.000")];
const STATE = computed(
  { ...years("100", "60.000.000", "40.000.000"), g: "y", x: "y", q: "y", qm: "18.500", xm: "1.000", qp: "30.000" },
  ...GROUP, ...AWARDS,
);

/** Records what the browser's main thread does while `act` runs. */
const trace = async (browser, act) => {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["devtools.timeline"], excludedCategories: ["*"] } });
  await act();
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  return events;
};

/**
 * Per key press, the milliseconds of the events that it brings about in a field, their microtasks included: its input, and
 * leaving it. Of each both the time on the clock and the time that the thread itself worked.
 */
const perPress = (events) => {
  const presses = [];
  const dispatched = events.filter(({ name, ph }) => name === "EventDispatch" && ph === "X").sort((a, b) => a.ts - b.ts);
  for (const { args, dur, tdur } of dispatched) {
    if (args.data.type === "keydown") presses.push({ clock: 0, work: 0 });
    if (!["input", "change", "blur", "focusout"].includes(args.data.type) || presses.length === 0) continue;
    presses.at(-1).clock += dur / 1000;
    presses.at(-1).work += (tdur ?? dur) / 1000;
  }
  return presses;
};

/** Per key press, the milliseconds that the page's thread works up to the end of the picture that shows it, whoever has it work. */
const toPaint = (events) => {
  const page = events.find(({ name, args }) => name === "EventDispatch" && args.data.type === "keydown");
  const own = events.filter(({ ph, pid, tid }) => ph === "X" && pid === page?.pid && tid === page.tid).sort((a, b) => a.ts - b.ts);
  const presses = [];
  let end = 0;
  for (const { name, args, ts, dur, tdur } of own) {
    if (name === "EventDispatch" && args.data.type === "keydown") presses.push({ work: 0, done: false });
    const press = presses.at(-1);
    // What lies within another event is counted with that one.
    if (!press || press.done || ts < end || !WORK.has(name)) continue;
    press.work += (tdur ?? dur) / 1000;
    press.done = name === "Commit";
    end = ts + dur;
  }
  return presses.map(({ work }) => work);
};

const at = (times, part) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * part) - 1];
const shown = (times) => [0.5, 0.95, 0.99, 1].map((part) => at(times, part).toFixed(1)).join(" / ");

test("script per key press stays below one picture of the screen", async (t) => {
  const page = await site.open("", { viewport: "phone", day: null });
  await ready(page);
  await put(page, STATE);
  await unfold(page);
  const ids = await page.locator('[part="root"] input[type="text"]').evaluateAll((all) => all.map((input) => input.id));
  const first = (code) => ids.find((id) => id.endsWith(`-${code}`));
  const texts = [
    ["f0-p", "9000"], ["f0-h1", "149,25"], ["f0-t1", "50.000.001"], [ids.filter((id) => id.endsWith("-h1"))[2], "60,5"],
    [first("v"), "55,5"], [first("ad"), "24-11-2024"], [first("aa"), "285.000,5"], ["f0-qm", "21.999,99"], ["f0-xm", "1.500,55"],
  ];
  const rounds = async (times = ROUNDS) => {
    for (let count = 0; count < times; count += 1) {
      for (const [id, text] of texts) {
        await page.locator(`#${id}`).selectText();
        await page.keyboard.type(text);
        await page.keyboard.press("Tab");
      }
    }
  };
  await rounds(1);
  const each = texts.reduce((sum, [, text]) => sum + text.length + 1, 0);
  let work = [];
  for (let attempt = 0; attempt < ATTEMPTS && !(at(work, 0.99) <= LIMIT); attempt += 1) {
    const own = perPress(await trace(site.browser, rounds));
    assert.equal(own.length, each * ROUNDS, "every press was seen");
    // The throttle counts what other programs take away from us four times over, so the verdict is on our own work.
    const { slower } = await pace(site.browser);
    work = own.map((press) => (press.work * SLOWER) / slower);
    t.diagnostic(`${work.length} key presses, median / 95 % / 99 % / most: ${shown(work)} ms of work at ${SLOWER} x, on a machine ${slower.toFixed(2)} x as slow as when quiet`);
  }
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const throttled = perPress(await trace(site.browser, rounds)).map(({ clock }) => clock);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });

  assert.equal(throttled.length, each * ROUNDS);
  t.diagnostic(`throttled, on the clock: ${shown(throttled)} ms`);
  assert.ok(work.filter((time) => time > 0.4).length > work.length / 2, "the measure sees the work that a key press brings");
  assert.ok(at(work, 0.99) <= LIMIT, `99 % within ${at(work, 0.99).toFixed(1)} ms`);
});

test("in a group of fifty, script per key press in a cell stays below two pictures of the screen", async (t) => {
  const page = await site.open("", { viewport: "wide", day: null });
  await ready(page);
  const firms = Array.from({ length: 50 }, (_, index) =>
    enterprise(1, { k: "d", na: `Onderneming ${index}`, c: "60", ...years("3,25", "100.000", "90.000") }));
  await put(page, computed({ ...years("40", "6.000.000", "4.000.000"), ga: "n", gb: "y", gs: "n", go: "n", g: "y" }, ...firms));
  await openSections(page);
  const ids = await page.locator('.sheet input[type="text"]').evaluateAll((all) => all.filter((input) => /-(h1|t1|b1|h2)$/.test(input.id)).map((input) => input.id));
  assert.ok(ids.length > 100, `${ids.length} cells of figures`);
  const chosen = [10, 60, 110, 161].map((place) => ids[place % ids.length]);
  const text = "1.234.567,8";
  const round = async () => {
    for (const id of chosen) {
      await page.locator(`[id="${id}"]`).selectText();
      for (const letter of text) {
        await page.keyboard.press(letter);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      }
      await page.keyboard.press("Tab");
    }
  };
  await round();
  let work = [];
  for (let attempt = 0; attempt < ATTEMPTS && !(at(work, 0.99) <= FIFTY); attempt += 1) {
    const events = await trace(site.browser, async () => {
      for (let count = 0; count < ROUNDS; count += 1) await round();
    });
    const { slower } = await pace(site.browser);
    const scaled = (press) => (press * SLOWER) / slower;
    work = perPress(events).map(({ work }) => scaled(work));
    assert.ok(work.length >= text.length * chosen.length * ROUNDS, `${work.length} presses were seen`);
    t.diagnostic(`${work.length} key presses, median / 95 % / 99 % / most: ${shown(work)} ms of script at ${SLOWER} x, on a machine ${slower.toFixed(2)} x as slow as when quiet`);
    // With the browser's own layout and paint, most of which a key press brings in a group of any size.
    t.diagnostic(`to the end of the picture: ${shown(toPaint(events).map(scaled))} ms of work at ${SLOWER} x`);
  }
  assert.ok(work.filter((time) => time > 0.4).length > work.length / 2, "the measure sees the work that a key press brings");
  assert.ok(at(work, 0.99) <= FIFTY, `99 % within ${at(work, 0.99).toFixed(1)} ms`);
});
