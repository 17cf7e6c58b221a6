// A first visit, nothing answered and nothing stored: how long the page is, and that the gain is what one sees.
import assert from "node:assert/strict";
import { test } from "node:test";
import { packageOf, published } from "./support/figures.mjs";
import { assertNoSideways } from "./support/layout.mjs";
import { PACKAGES } from "./support/scheme.mjs";
import { ready, useSite } from "./support/site.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
/** The most that the page may be high (px), by its width, in the typeface of the machine that the figures were measured on. */
const HEIGHTS = [[390, 844, 5_000], [1280, 900, 2_800]];
const FACE = "DejaVu Sans";
const MOST = published(packageOf(PACKAGES.at(-1)).subsidy[1]);

const open = async (width, height, options) => {
  const page = await site.open("", { viewport: { width, height }, reducedMotion: "reduce", ...options });
  await ready(page);
  await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))));
  return page;
};

/** Whether a line in the page's typeface is as wide as one in this typeface. */
const drawnIn = (page, face) =>
  page.evaluate((face) => {
    const pen = document.createElement("canvas").getContext("2d");
    const wide = (family) => {
      pen.font = `40px ${family}`;
      return pen.measureText("Krijg je de VLAIO-subsidie? € 17.500").width;
    };
    return wide(getComputedStyle(document.body).fontFamily) === wide(`"${face}", monospace`);
  }, face);

for (const [width, height, most] of HEIGHTS) {
  test(`${width} px wide, the page is at most ${most} px high`, async (t) => {
    const page = await open(width, height);
    const high = await page.evaluate(() => document.documentElement.scrollHeight);
    t.diagnostic(`${high} px`);
    if (!await drawnIn(page, FACE)) {
      t.skip(`the figure holds for ${FACE}, which is not this machine's typeface`);
      return;
    }
    assert.ok(high <= most, `${high} px`);
    // The whole of it was measured: the questions are there and stand open, and so do the last lines.
    assert.ok(await page.getByRole("group", { name: "Is je onderneming een kmo?" }).isVisible());
    assert.ok(await page.getByRole("group", { name: /de-minimissteun/ }).isVisible());
    assert.ok(await page.getByRole("contentinfo").isVisible());
  });
}

test("from 320 to 1920 px nothing is moved sideways", async () => {
  const page = await open(320, 640);
  for (let width = 320; width <= 1920; width += width < 1300 ? 35 : 155) {
    await page.setViewportSize({ width, height: 800 });
    await assertNoSideways(page, `${width} px`);
  }
});

/** The texts that are seen, with the height of their letters; those of the largest come first. */
const bySize = (page) =>
  page.evaluate(() => {
    const found = [];
    const walk = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.shadowRoot) walk(node.shadowRoot);
        const holder = node.parentElement;
        if (node.nodeType !== Node.TEXT_NODE || node.data.trim() === "" || !holder?.checkVisibility({ visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const { top, bottom, width } = range.getBoundingClientRect();
        if (width > 1) found.push({ text: node.data, size: parseFloat(getComputedStyle(holder).fontSize), top, bottom });
      }
    };
    walk(document.body);
    return found.sort((one, other) => other.size - one.size);
  });

for (const [width, height] of [[320, 640], [390, 844], [768, 1024], [1280, 900], [1920, 1080]]) {
  test(`${width} x ${height}: the amount is the largest text, in the first screen`, async () => {
    const page = await open(width, height);
    const [first, second] = await bySize(page);
    assert.equal(plain(first.text), MOST);
    assert.ok(first.size >= second.size * 1.05, `"${second.text}" is ${second.size} px high, the amount ${first.size}`);
    assert.ok(first.top >= 0 && first.bottom <= height, `it stands at ${first.top} to ${first.bottom}`);
    const sum = plain(await page.locator('[part="root"] .sum').innerText());
    assert.equal(sum, `Tot ${MOST} subsidie`);
  });
}
