// The reader's own spacing (WCAG 1.4.12) and larger letters: nothing is cut, nothing can be moved sideways, in any state.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertNoSideways, cut } from "./support/layout.mjs";
import { PORTRAIT } from "./support/portrait.mjs";
import { ready, useSite } from "./support/site.mjs";
import { put, STATES, unfold } from "./support/states.mjs";

const site = useSite();
const APART = "*{letter-spacing:.12em!important;word-spacing:.16em!important;line-height:1.5!important} p{margin-block-end:2em!important}";
const ways = { "letters apart": APART, "letters of 150 %": "html{font-size:150%!important}", "letters of 200 %": "html{font-size:200%!important}" };

for (const [name, style] of Object.entries(ways)) {
  for (const width of [320, 390, 1280]) {
    test(`${name}, ${width} px`, async () => {
      const page = await site.open("", { viewport: { width, height: 844 }, reducedMotion: "reduce" });
      await ready(page);
      await page.evaluate((style) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        document.adoptedStyleSheets.push(sheet);
        document.querySelector("cyber-subsidie").shadowRoot.adoptedStyleSheets.push(sheet);
      }, style);
      const bad = [];
      for (const [state, fragment] of Object.entries({ ...PORTRAIT, ...STATES })) {
        await put(page, fragment);
        if (["a ledger", "everything"].includes(state)) await unfold(page);
        bad.push(...(await page.evaluate(cut)).map((line) => `${state}: ${line}`));
        await assertNoSideways(page, state).catch(({ message }) => bad.push(message.slice(0, 300)));
      }
      assert.deepEqual([...new Set(bad)], []);
      // The measure sees what is cut.
      await page.evaluate(() => { document.querySelector("h1").style.cssText = "height:4px;overflow:hidden"; });
      assert.notDeepEqual(await page.evaluate(cut), []);
    });
  }
}
