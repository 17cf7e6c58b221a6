// The reader's own letters, larger or wider apart, on a phone: the page is not moved sideways, and the table of the packages stays whole.
import assert from "node:assert/strict";
import { test } from "node:test";
import { host } from "./support/element.mjs";
import { aidLeaving, packageOf, roomFor, typed } from "./support/figures.mjs";
import { assertNoSideways } from "./support/layout.mjs";
import { ready, useSite } from "./support/site.mjs";
import { award, put, sme } from "./support/states.mjs";

const site = useSite();
const LARGE = "html{font-size:150%}";
/** As WCAG 1.4.12 asks; a reader's own sheet reaches into shadow roots. */
const APART = "*{letter-spacing:.12em!important;word-spacing:.16em!important;line-height:1.5!important} p{margin-block-end:2em!important}";

/** Cells and headings whose text is wider than they are, or that lie beside the window. */
const outOfSight = (page) =>
  page.locator('cyber-subsidie [part="root"]').evaluate((root) =>
    [...root.querySelectorAll("table.columns :is(caption, th, td), h2, h3, legend, .line-of-verdict, .note")].filter((cell) => cell.checkVisibility()).filter((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      return left < 0 || right > document.documentElement.clientWidth || cell.scrollWidth > cell.clientWidth + 1;
    }).map((cell) => cell.textContent));

for (const [name, width, style, apart] of [
  ["letters of 150 %", 360, LARGE, null],
  ["letters of 150 %", 390, LARGE, null],
  ["letters wider apart", 320, "", APART],
  ["letters wider apart", 360, "", APART],
]) {
  test(`${name}, in a window of ${width} px`, async () => {
    const page = await host(site, "<cyber-subsidie eager></cyber-subsidie>", { viewport: { width, height: 800 }, style });
    await ready(page);
    await page.evaluate((apart) => {
      if (apart === null) return;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(apart);
      document.querySelector("cyber-subsidie").shadowRoot.adoptedStyleSheets.push(sheet);
    }, apart);
    for (const state of ["1nl", sme(), sme({ q: "y", qm: typed(packageOf("medium").price[0] + 150_000), xm: "1.500,55" }), sme({ x: "y" }, award("01-01-2026", typed(aidLeaving(roomFor("start")))))]) {
      await put(page, state);
      await assertNoSideways(page, state);
      assert.deepEqual(await outOfSight(page), [], state);
      await page.getByRole("button", { name: "Toon ook prijs en btw" }).click();
      assert.deepEqual(await outOfSight(page), [], `${state}, all rows`);
      await assertNoSideways(page, `${state}, all rows`);
      await page.locator("cyber-subsidie table.columns").evaluate((table) => { table.className = "columns"; });
    }
  });
}
