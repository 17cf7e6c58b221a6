// A visitor who comes late: after the day until which the rules are vouched for, the page says so in every state, and goes on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { assertNoSideways } from "./support/layout.mjs";
import { VERSIONS } from "./support/scheme.mjs";
import { ready, useSite } from "./support/site.mjs";
import { put, STATES, unfold } from "./support/states.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
const REVIEW = VERSIONS.map(({ review_by: day }) => day).sort().at(-1);
/** Noon, so many days after the day of review, of the last version that is reviewed. */
const after = (days) => `${new Date(Date.parse(`${REVIEW}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)}T12:00:00`;

const NOTE = /Deze regels zijn sinds .* niet meer met hun bronnen vergeleken\. .* VLAIO/;
const note = (page) => page.locator('[part="root"]').getByText(NOTE);

/** What the element answers in each state, and the day that it is about. */
const answers = async (page) => {
  const all = {};
  for (const state of Object.keys(STATES)) {
    await put(page, state);
    all[state] = await page.evaluate(() => {
      const { application, evaluation } = document.querySelector("cyber-subsidie");
      return { day: application?.decisionDate, evaluation };
    });
  }
  return all;
};

for (const viewport of ["wide", "narrow"]) {
  test(`every state past the day of review, ${viewport}: one note above the questions, and nothing breaks`, async () => {
    const page = await site.open("", { viewport, day: after(9), reducedMotion: "reduce" });
    await ready(page);
    for (const state of Object.keys(STATES)) {
      await put(page, state);
      await unfold(page);
      assert.equal(await note(page).count(), 1, state);
      assert.ok(await note(page).isVisible(), state);
      const [said, first] = [await note(page).boundingBox(), await page.locator('[part="root"] fieldset').first().boundingBox()];
      assert.ok(said.y + said.height <= first.y, `${state}: before the first question`);
      assert.ok(plain(await page.locator('[part="root"] h2').first().innerText()).length > 0, `${state}: the verdict stands`);
      await assertNoSideways(page, state);
      if (["nothing answered", "everything"].includes(state)) await assertAccessible(page, `${state}, past the day of review`);
    }
  });
}

test("what was asked for a day of its own is answered the same years later; without one, for the visitor's day", async () => {
  const [now, later] = [await site.open(), await site.open("", { day: after(900) })];
  for (const page of [now, later]) await ready(page);
  const [before, then] = [await answers(now), await answers(later)];
  for (const state of Object.keys(STATES)) {
    if (STATES[state].includes("&d=")) assert.deepEqual(then[state], before[state], state);
    else assert.equal(then[state].day, after(900).slice(0, 10), state);
  }
  assert.ok(Object.values(before).filter(({ evaluation }) => evaluation).length > 5, "there were answers to compare");
});
