// A small phone in the hand: 320 x 640 px, fingers only.
import assert from "node:assert/strict";
import { test } from "node:test";
import { headline } from "./support/form.mjs";
import { assertNoSideways, smallTargets, typedFields } from "./support/layout.mjs";
import { ready, useSite } from "./support/site.mjs";
import { put, STATES, unfold } from "./support/states.mjs";
import { plain } from "./support/text.mjs";
import { ELIGIBLE } from "./support/published.mjs";

const site = useSite();

const open = async (options) => {
  const page = await site.open("", { viewport: "narrow", hasTouch: true, isMobile: true, deviceScaleFactor: 2, ...options });
  await ready(page);
  return page;
};

test("taps only, from the first question to a verdict", async () => {
  const page = await open();
  const tap = (question, answer) => page.getByRole("group", { name: question }).getByText(answer, { exact: true }).tap();
  // A finger in the field brings up the keyboard of the phone.
  await page.getByLabel("Postcode van de vestiging die het traject krijgt").tap();
  assert.equal(await page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.id), "f0-p");
  await page.keyboard.insertText("9000");
  const form = page.getByLabel("Rechtsvorm", { exact: true });
  await form.tap();
  await form.selectOption("bv");
  await tap(/Bezitten overheden samen/, "nee");
  await tap(/Staat je hoofdactiviteit/, "ja");
  await tap(/Is het eigen vermogen negatief/, "nee");
  await tap("Is je onderneming een kmo?", "ja");
  await tap(/Kreeg je al subsidie voor een cybersecurity/, "nee");
  await tap(/de-minimissteun/, "nee");
  assert.equal(plain(await headline(page).innerText()), ELIGIBLE);
});

test("a group of three levels is made and unmade by taps", async () => {
  const page = await open();
  await page.getByRole("group", { name: "Is je onderneming een kmo?" }).getByText("bereken het", { exact: true }).tap();
  const own = 1;
  const rows = page.locator('[part="root"] .firm');
  const below = async (name, place) => {
    await page.locator('[part="root"] .firm').nth(place).locator("> .fold > summary").tap();
    await page.getByRole("button", { name: `${name}: + dochter`, exact: true }).tap();
  };
  await page.getByRole("group", { name: "Heb je dochters?" }).getByText("ja", { exact: true }).tap();
  await below("Onderneming 1", 1);
  await below("Onderneming 2", 2);
  assert.equal(await rows.count(), own + 3);
  await assertNoSideways(page, "a tree three deep");
  await page.getByRole("button", { name: "Onderneming 2 verwijderen" }).tap();
  assert.equal(await rows.count(), own + 1);
  await page.getByRole("button", { name: /^Verwijderen ongedaan maken/ }).tap();
  assert.equal(await rows.count(), own + 3);
});

test("nothing sticks out, and every target is a finger wide", async () => {
  const page = await open();
  for (const state of Object.keys(STATES)) {
    await put(page, state);
    for (const folds of ["folded", "unfolded"]) {
      if (folds === "unfolded") await unfold(page);
      await assertNoSideways(page, `${state}, ${folds}`);
      assert.deepEqual(await smallTargets(page), [], `${state}, ${folds}: smaller than 44 x 44 px`);
    }
  }
});

test("fields are readable without zooming in and bring up the right keyboard", async () => {
  const page = await open();
  await put(page, "everything");
  const fields = await typedFields(page);
  const wanted = (code) =>
    ({ p: "numeric", na: "text", d: "text", td: "text", ad: "text" })[code] ?? "decimal";
  for (const { id, code, tag, label, size, inputmode } of fields) {
    assert.ok(size >= 16, `${label} (${id}): letters of ${size} px`);
    if (tag === "input" && !/^(paper-|providers$)/.test(id)) assert.equal(inputmode, wanted(code), `${label} (${id})`);
  }
  const codes = new Set(fields.map(({ code }) => code));
  for (const code of ["p", "d", "td", "ad", "aa", "op", "c", "v", "h1", "t1", "b1", "qm", "xm", "na"]) assert.ok(codes.has(code), `${code} is there`);
});
