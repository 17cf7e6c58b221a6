// What is in view: on a phone, on a wide screen, and zoomed in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { headline } from "./support/form.mjs";
import { assertNoSideways, box } from "./support/layout.mjs";
import { ready, useSite } from "./support/site.mjs";
import { put, STATES, unfold } from "./support/states.mjs";

const site = useSite();

const open = async (viewport, options) => {
  const page = await site.open("", { viewport, ...options });
  await ready(page);
  return page;
};

const inside = (page, selector) => page.locator(`[part="root"] ${selector}`);
const firstQuestion = (page) => inside(page, ".questions label, .questions legend").first();

test("phone: the verdict and a line per package stand above the first question, in the first screen", async () => {
  const page = await open("phone");
  for (const state of ["nothing answered", "eligible", "open, with errors at fields", "quotes of one under NIS2", "a group of four with totals"]) {
    await put(page, state);
    const [verdict, brief, question] = [await box(headline(page)), await box(inside(page, "table.brief")), await box(firstQuestion(page))];
    assert.equal(await inside(page, "table.brief tbody tr").count(), 3, `${state}: three packages`);
    assert.ok(verdict.top >= 0 && verdict.bottom <= brief.top, `${state}: the verdict stands above the packages`);
    assert.ok(brief.bottom <= question.top, `${state}: the packages end at ${brief.bottom}, the first question begins at ${question.top}`);
    assert.ok(brief.bottom <= 844, `${state}: the packages end at ${brief.bottom} px of 844`);
  }
});

test("phone: table, charts and conditions come after the last question", async () => {
  const page = await open("phone");
  await put(page, "everything");
  const end = (await box(inside(page, ".questions").last())).bottom;
  for (const part of ["table.packages", ".charts .bars", ".room", "ol.conditions"]) {
    const { top, height } = await box(inside(page, part).first());
    assert.ok(height > 0 && top >= end, `${part} begins at ${top}, the questions end at ${end}`);
  }
});

test("phone: the verdict stays in view as one line, wherever one is in the questions", async () => {
  for (const viewport of ["phone", "narrow"]) {
    const page = await open(viewport);
    for (const state of ["nothing answered", "eligible", "refused until a date", "everything"]) {
      await put(page, state);
      const fields = await inside(page, ".questions :is(input[type=text], select, legend)").evaluateAll((all) => {
        const line = all[0].getRootNode().querySelector(".headline");
        return all.map((field) => {
          field.scrollIntoView({ block: "center", behavior: "instant" });
          const { top, bottom, height } = line.getBoundingClientRect();
          return { top, bottom, height, name: field.id || field.innerText };
        });
      });
      // The first questions may be in view before anything needs to stick.
      for (const { top, bottom, height, name } of fields) {
        assert.ok(top > -1 && bottom < 844, `${viewport}, ${state}, at ${name}: the line is at ${top}..${bottom}`);
        assert.ok(height <= 64, `${viewport}, ${state}: the line is ${height} px high`);
      }
    }
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
      const own = (found) => found && (focused.contains(found) || [...(focused.labels ?? [])].some((label) => label.contains(found)));
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

test("wide: questions left, result right and in view wherever one is in the questions", async () => {
  const page = await open("wide");
  await put(page, "everything");
  const form = await box(inside(page, ".form"));
  const result = await box(page.getByRole("region", { name: "Resultaat" }));
  assert.ok(form.right <= result.left, `questions to ${form.right}, result from ${result.left}`);
  assert.ok(await inside(page, "table.packages").isVisible() && !(await inside(page, "table.brief").isVisible()), "the whole table, not the short one");
  const fields = inside(page, ".questions input[type=text]");
  for (const field of [fields.first(), fields.nth(20), fields.last()]) {
    await field.evaluate((input) => input.scrollIntoView({ block: "center", behavior: "instant" }));
    const { top, bottom } = await box(headline(page));
    assert.ok(top >= 0 && bottom <= 900, `the verdict stands at ${top}..${bottom}`);
  }
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
