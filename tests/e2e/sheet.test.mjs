// The public page on paper: one or two sheets of A4 that stand for themselves, with no word over another.
import assert from "node:assert/strict";
import { test } from "node:test";
import { aidLeaving, AWARDED, roomFor, packageOf, typed, typedDay } from "./support/figures.mjs";
import { overlaps, words } from "./support/pdf.mjs";
import { PACKAGES } from "./support/scheme.mjs";
import { ready, useSite } from "./support/site.mjs";
import { award, large, put, sme, STATES as STATES_OF_FORM } from "./support/states.mjs";

const site = useSite();
const MOST = 2;
const tight = (text) => text.normalize("NFKC").replace(/\s/g, "");
const STATES = {
  "an SME": sme(),
  "a no": sme({ p: "1000" }),
  "a quote": sme({ q: "y", qm: typed(packageOf("medium").price[0] + 150_000), xm: "1.500,55" }),
  "de minimis with its chart": sme({ x: "y" }, award(typedDay(AWARDED), typed(aidLeaving(roomFor("start"))))),
  "an enterprise under NIS2": large(),
  "an SME with a quote and an award": sme({ x: "y", q: "y", qm: typed(packageOf("medium").price[0] + 150_000), xm: "100" }, award("24-11-2024", "5.000,50")),
  "a group": STATES_OF_FORM["a group of four with totals"],
};

/** What the sheet has to say, as the element shows it on screen: by kind, its texts. */
const wanted = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector("cyber-subsidie");
    const texts = (selector) => [...shadowRoot.querySelectorAll(selector)].map((one) => one.innerText || one.textContent).filter((text) => text.trim() !== "");
    return {
      answers: texts(".part > summary > .answers"), verdict: texts(".headline"), amount: texts(".no > .sum").length ? [] : texts(".sum strong"),
      rows: [...shadowRoot.querySelectorAll(".columns tr")].map((row) => [...row.cells].map((cell) => cell.textContent)).flat().filter((text) => text.trim() !== ""),
      reasons: texts(".obstacles li, .lines p"), steps: texts(".next .steps > li"), rules: texts("p.rules"),
      // Days are written in words.
      typed: [...shadowRoot.querySelectorAll('[part="questions"] input[type="text"]')].filter(({ id, value }) => value && !/-(d|td|ad)$/.test(id)).map(({ value }) => value),
      conditions: texts(".conditions .rule strong"), sources: texts(".conditions .asides a[href]"),
    };
  });

for (const [name, state] of Object.entries(STATES)) {
  test(`${name}: at most ${MOST} sheets, and all that it rests on`, async (t) => {
    const page = await site.open("", { viewport: "wide" });
    await ready(page);
    await put(page, state);
    const texts = await wanted(page);
    const sheets = words(await page.pdf({ format: "A4" }));
    t.diagnostic(`${sheets.length} sheets, ${sheets.flat().length} words`);
    const whole = sheets.map((sheet) => tight(sheet.map(({ text }) => text).join(""))).join("");
    const missing = Object.entries(texts).flatMap(([kind, all]) => all.filter((text) => !whole.includes(tight(text))).map((text) => `${kind}: ${text}`));
    assert.deepEqual(sheets.flatMap((sheet) => overlaps(sheet)), [], "one word over another");
    assert.deepEqual(sheets.flat().filter(({ cut }) => cut).map(({ text }) => text), [], "cut");
    assert.deepEqual(missing, [], "not on paper");
    assert.match(whole, /Berekendop24november2026/);
    assert.ok(texts.answers.length === 4 && texts.rows.length > 3 * PACKAGES.length && texts.steps.length >= 1 && texts.reasons.length >= 1);
    assert.ok(texts.conditions.length > 10 && texts.sources.length > 10, "each condition and each source by its name");
    if (name.startsWith("an SME")) assert.equal(sheets.length, 1, "an SME has one sheet");
    if (name === "a group") assert.ok(texts.typed.length > 20, `${texts.typed.length} figures`);
    if (name.startsWith("de minimis")) assert.match(whole, /De-minimis/i);
    assert.ok(sheets.length <= MOST, `${sheets.length} sheets`);
  });
}
