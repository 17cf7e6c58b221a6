// In a box of the host's that scrolls by itself, the box scrolls to keep what is pressed in its place, and never the page behind it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { attribute, host } from "./support/element.mjs";
import { ready, useSite } from "./support/site.mjs";

const site = useSite();
const TALL = '<p style="block-size: 3000px">Van de gastheer</p>';
/** No browser's own anchoring, as in Safari. */
const BOX = "max-block-size: 600px; overflow: auto; overflow-anchor: none; inline-size: 700px";
const ELEMENT = '<cyber-subsidie eager layout="result-first" languages="nl fr"></cyber-subsidie>';
const SLOTTED = `<my-box><template shadowrootmode="open"><div style="${BOX}; block-size: 600px"><slot></slot></div></template>${ELEMENT}</my-box>`;

const places = {
  "a dialog": [`<dialog style="${BOX}">${ELEMENT}</dialog>`, (page) => page.evaluate(() => document.querySelector("dialog").showModal())],
  "a box": [`<div style="${BOX}">${ELEMENT}</div>`],
  "a slot in a box of another component's": [SLOTTED],
};
const top = (page) => page.evaluate(() => Math.round(scrollY));
/** Each answer of the form that is in sight once it is scrolled to, as its place in the list of radio buttons. */
const answers = async (page) => page.locator("cyber-subsidie").evaluate(({ shadowRoot }) => shadowRoot.querySelectorAll("[type=radio]").length);

for (const [name, [body, prepare]] of Object.entries(places)) {
  test(`${name}: an answer stays under the pointer, and the page behind does not move`, async () => {
    const page = await host(site, `${TALL}${body}${TALL}`, { style: "html { overflow-anchor: none }" });
    await prepare?.(page);
    await ready(page);
    if (!prepare) await page.locator("cyber-subsidie").evaluate((element) => element.getRootNode().host ?? element.parentElement.scrollIntoView({ block: "center" }));
    else await page.evaluate(() => scrollTo(0, 1000));
    const count = await answers(page);
    assert.ok(count > 10);
    let moved = 0;
    for (let at = 0; at < Math.min(count, 16); at += 1) {
      const radio = page.locator("cyber-subsidie input[type=radio]").nth(at);
      const seen = await radio.evaluate((one) => {
        for (let fold = one.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
        one.scrollIntoView({ block: "center" });
        return one.checkVisibility();
      });
      if (!seen) continue;
      await page.waitForTimeout(60);
      const behind = await top(page);
      const before = await radio.evaluate((one) => one.getBoundingClientRect().top);
      const height = await page.locator("cyber-subsidie").evaluate(({ shadowRoot }) => shadowRoot.querySelector("[part~=result]").offsetHeight);
      await radio.evaluate((one) => one.click());
      await page.waitForTimeout(60);
      const after = await radio.evaluate((one) => one.getBoundingClientRect().top);
      assert.equal(await top(page), behind, `the page behind, at answer ${at}`);
      assert.ok(Math.abs(after - before) <= 1, `answer ${at} went ${after - before} px`);
      if (height !== (await page.locator("cyber-subsidie").evaluate(({ shadowRoot }) => shadowRoot.querySelector("[part~=result]").offsetHeight))) moved += 1;
    }
    assert.ok(moved > 0, "the result above changed its height");
    // Another attribute, or language, in the same place.
    const behind = await top(page);
    await page.locator("cyber-subsidie input[type=radio]:checked").last().focus();
    const held = () => page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement.getBoundingClientRect().top);
    const before = await held();
    await attribute(page, "packages", "medium");
    await page.waitForTimeout(100);
    assert.ok(Math.abs((await held()) - before) <= 1);
    await attribute(page, "lang", "fr");
    await page.locator("[part='root'][lang='fr']").waitFor();
    await page.waitForTimeout(100);
    assert.ok(Math.abs((await held()) - before) <= 1);
    assert.equal(await top(page), behind);
  });
}
