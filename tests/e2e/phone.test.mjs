// What is in view: on a phone, on a wide screen, and zoomed in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { headline } from "./support/form.mjs";
import { assertNoSideways, box } from "./support/layout.mjs";
import { ready, useSite } from "./support/site.mjs";
import { openSections, put, sme, STATES, unfold } from "./support/states.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();

const open = async (viewport, options) => {
  const page = await site.open("", { viewport, ...options });
  await ready(page);
  return page;
};

const inside = (page, selector) => page.locator(`[part="root"] ${selector}`);
const firstQuestion = (page) => inside(page, ".questions label, .questions legend").first();

/** A package each, with what VLAIO and the enterprise pay: what a phone shows at first. */
const packages = (page) => inside(page, "table.columns");

test("phone: the verdict, the amount and the packages stand above the first question; the amount in the first screen", async () => {
  const page = await open("phone");
  for (const state of ["nothing answered", "eligible", "open, with errors at fields", "quotes of one under NIS2", "a group of four with totals"]) {
    await put(page, state);
    await openSections(page);
    const [verdict, sum, table, question] = [await box(headline(page)), await box(inside(page, ".sum")), await box(packages(page)), await box(firstQuestion(page))];
    assert.equal(await packages(page).locator("thead th").count(), 3, `${state}: three packages`);
    for (const row of ["get", "own-row"]) assert.equal(await packages(page).locator(`.${row} td`).filter({ visible: true }).count(), 3, `${state}: ${row}`);
    assert.ok(verdict.top >= 0 && verdict.bottom <= sum.top && sum.height > 20, `${state}: the verdict stands above the amount`);
    assert.ok(sum.bottom <= table.top && sum.bottom <= 844, `${state}: the amount ends at ${sum.bottom} px of 844`);
    assert.ok(table.bottom <= question.top, `${state}: the packages end at ${table.bottom}, the first question begins at ${question.top}`);
  }
});

test("phone: the room, the steps and the conditions come after the last question", async () => {
  const page = await open("phone");
  await put(page, "a ledger");
  await openSections(page);
  const end = (await box(inside(page, ".questions").last())).bottom;
  for (const part of [".room .plot", ".next .steps", ".why"]) {
    const { top, height } = await box(inside(page, part).first());
    assert.ok(height > 0 && top >= end, `${part} begins at ${top}, the questions end at ${end}`);
  }
});

test("phone: the amount and what is still open stay in view as one line at the bottom, wherever one is in the questions", async () => {
  for (const viewport of ["phone", "narrow"]) {
    const page = await open(viewport);
    const high = page.viewportSize().height;
    for (const [state, tells] of Object.entries({
      "nothing answered": /^Tot € [\d.]+ nog 8 vragen$/, "eligible": /^Tot € [\d.]+ Wat nu\?$/, "refused until a date": /^Nu nog niet Wat nu\?$/, "everything": /^Tot € [\d.,]+ nog 1 vraag$/,
    })) {
      await put(page, state);
      await openSections(page);
      const line = inside(page, ".bar-in-view");
      assert.match(plain(await line.innerText()), tells, state);
      const fields = await inside(page, ".questions :is(input[type=text], select, legend)").evaluateAll((all) => {
        const [line, parts] = [".bar-in-view", ".parts"].map((selector) => all[0].getRootNode().querySelector(selector));
        return all.filter((field) => field.checkVisibility()).map((field) => {
          field.scrollIntoView({ block: "center", behavior: "instant" });
          const { top, bottom, height } = line.getBoundingClientRect();
          return { top, bottom, height, end: parts.getBoundingClientRect().bottom, name: field.id || field.innerText };
        });
      });
      assert.ok(fields.length > 8, `${state}: ${fields.length} fields`);
      // Past the last question it stands below it.
      for (const { top, bottom, height, end, name } of fields) {
        const where = `${viewport}, ${state}, at ${name}: the line is at ${top}..${bottom} of ${high}`;
        assert.ok(top >= 0 && Math.abs(bottom - Math.min(high, end)) <= 1, where);
        assert.ok(height > 40 && height <= 64, `${viewport}, ${state}: the line is ${height} px high`);
      }
    }
  }
});

test("phone: the line is a button that leads to the next open question", async () => {
  const page = await open("phone", { reducedMotion: "reduce" });
  for (const [state, id] of [["nothing answered", "f0-s"], [sme({ e: "" }), "f0-e"], [sme({ x: "" }), "f0-x"]]) {
    await put(page, state);
    await inside(page, ".bar-in-view").click();
    await page.waitForFunction((id) => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.id === id, id);
    const { top, bottom } = await box(inside(page, `#${id}`).locator(".."));
    const line = await box(inside(page, ".bar-in-view"));
    assert.ok(top >= 0 && bottom <= line.top, `${id} stands at ${top}..${bottom}, the line at ${line.top}`);
  }
});

/** Presses a key until the focus has left the element; gives what was covered on the way. */
const walk = async (page, key, most) => {
  const stops = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("cyber-subsidie");
      const focused = shadowRoot.activeElement;
      if (!focused) return null;
      const name = `${focused.localName} ${focused.id || focused.className || focused.innerText.slice(0, 30)}`;
      // What holds it is painted below it.
      const own = (found) => found && (focused.contains(found) || found.contains(focused) || [...(focused.labels ?? [])].some((label) => label.contains(found)));
      const all = focused.getBoundingClientRect();
      // What is higher than the window cannot be wholly in it: its visible part may not be covered.
      const tall = all.height > innerHeight / 2;
      const points = [];
      for (const x of [0.1, 0.5, 0.9]) for (const y of [0.1, 0.5, 0.9]) points.push([all.left + all.width * x, all.top + all.height * y]);
      const covered = points.filter(([x, y]) => !(tall && (y < 0 || y >= innerHeight)) && !own(shadowRoot.elementFromPoint(x, y)));
      return { name, covered: covered.map(([x, y]) => `${Math.round(x)},${Math.round(y)}`) };
    });
    if (stop) stops.push(stop);
    else if (stops.length > 0) return stops;
  }
  assert.fail(`after ${most} presses of ${key} the focus is still in the app`);
};

test("phone: nothing covers what has the focus, forward and back", async () => {
  const page = await open("phone", { reducedMotion: "reduce" });
  await put(page, "everything");
  await unfold(page);
  for (const key of ["Tab", "Shift+Tab"]) {
    const stops = await walk(page, key, 250);
    assert.ok(stops.length > 100, `${stops.length} stops with ${key}`);
    const covered = stops.filter((stop) => stop.covered.length > 0).map((stop) => `${stop.name} at ${stop.covered.join(" ")}`);
    assert.deepEqual(covered, [], `covered with ${key}`);
  }
});

test("wide: questions left, result right and in view wherever one is in the questions; a line takes its place only where the window is too low for it", async () => {
  const page = await open("wide");
  await put(page, "nothing answered");
  const card = page.getByRole("region", { name: "Resultaat" });
  const lineOnlyIfTooHigh = async () => {
    const { height } = await box(card);
    assert.equal(await inside(page, ".bar-in-view").isVisible(), height > 868, `the card is ${height} px high`);
    return height;
  };
  assert.ok(await lineOnlyIfTooHigh() <= 868, "at first the card fits");
  // The fields of a quote keep room in the card for what a quote may tell there.
  await openSections(page);
  const high = await lineOnlyIfTooHigh();
  await page.setViewportSize({ width: 1280, height: Math.ceil(high) + 40 });
  const form = await box(inside(page, ".parts"));
  const result = await box(card);
  assert.ok(form.right <= result.left, `questions to ${form.right}, result from ${result.left}`);
  assert.equal(await packages(page).locator("tbody td").filter({ visible: true }).count(), 12, "the whole table");
  const fields = inside(page, ".questions input[type=text]");
  for (const field of [fields.first(), fields.nth(3), fields.last()]) {
    await field.evaluate((input) => input.scrollIntoView({ block: "center", behavior: "instant" }));
    for (const part of [headline(page), inside(page, ".sum")]) {
      const { top, bottom } = await box(part);
      assert.ok(top >= 0 && bottom <= high + 40, `the verdict stands at ${top}..${bottom}`);
    }
  }
  // A card with more to say than the window holds makes way for the line.
  await put(page, "everything");
  await page.setViewportSize({ width: 1280, height: 900 });
  await fields.last().evaluate((input) => input.scrollIntoView({ block: "center", behavior: "instant" }));
  await lineOnlyIfTooHigh();
});

test("wide and low: the line is there where the card can't stay", async () => {
  const page = await open({ width: 1280, height: 700 });
  await put(page, "nothing answered");
  await inside(page, ".questions legend").last().evaluate((legend) => legend.scrollIntoView({ block: "center", behavior: "instant" }));
  const { height, bottom } = await box(inside(page, ".bar-in-view"));
  assert.ok(height > 40 && height <= 64 && bottom <= 701, `${height} px, to ${bottom}`);
});

test("zoomed in to 400 % (320 px wide): nothing sticks out", async () => {
  const page = await site.open("", { viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 });
  await ready(page);
  for (const state of Object.keys(STATES)) {
    await put(page, state);
    await unfold(page);
    await assertNoSideways(page, state);
  }
});
