// What is good to know, around the element: folded where a script runs, open where none does, and never out of reach.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { assertNoSideways } from "./support/layout.mjs";
import { amounts, CHECKED, digits, PROVIDERS, rates } from "./support/scheme.mjs";
import { overlaps, words } from "./support/pdf.mjs";
import { ready, useSite } from "./support/site.mjs";

const site = useSite();
const [, OTHER] = rates(CHECKED);
/** An amount that is printed nowhere but in the table at the other rate. */
const COMPUTED = digits(amounts(CHECKED, "plus", OTHER).subsidy[1]);
/** As WCAG 1.4.12 asks. */
const APART = "*{letter-spacing:.12em!important;word-spacing:.16em!important;line-height:1.5!important} p{margin-block-end:2em!important}";

const folds = (page) => page.locator(".weten details");
const open = (page) => folds(page).evaluateAll((all) => all.filter((fold) => fold.open).length);
const larger = (page) => folds(page).filter({ hasText: COMPUTED });
/** What has the focus, and the address. */
const place = (page) => page.evaluate(() => ({
  focused: document.activeElement.textContent.trim(),
  inElement: document.activeElement.shadowRoot?.activeElement?.closest("[part]")?.getAttribute("part") ?? null,
  address: location.hash,
  top: Math.round((document.activeElement.shadowRoot?.activeElement ?? document.activeElement).getBoundingClientRect().top),
}));

test("without a script all stand open, on the screen and on paper", async () => {
  const page = await site.open("", { javaScriptEnabled: false });
  for (const media of ["screen", "print"]) {
    await page.emulateMedia({ media });
    for (const text of [COMPUTED, PROVIDERS.at(-1).name]) assert.ok(await page.getByText(text).last().isVisible(), `${media}: ${text}`);
  }
});

test("printed without a script, every word of the page is there, and none stands over another", async (t) => {
  const page = await site.open("", { javaScriptEnabled: false });
  for (const width of ["12mm", "30mm"]) {
    const pages = words(await page.pdf({ format: "A4", margin: { top: "12mm", right: width, bottom: "12mm", left: width } }));
    t.diagnostic(`${pages.length} sheets`);
    assert.deepEqual(pages.flatMap((sheet) => overlaps(sheet)), []);
    assert.deepEqual(pages.flat().filter(({ cut }) => cut), []);
    const printed = pages.flat().map(({ text }) => text).join("").normalize("NFKC");
    // On narrow paper the head of a table stands in its rows.
    for (const text of await page.locator("details :is(h3, p, li, caption, td)").allTextContents()) {
      // A paragraph may go on on the next sheet; its words stay together.
      for (const word of text.normalize("NFKC").split(/\s+/)) assert.ok(printed.includes(word), word);
    }
  }
});

test("with a script they are folded, and open by a press or a key, each for itself", async () => {
  const page = await site.open();
  await ready(page);
  assert.ok((await folds(page).count()) >= 5);
  assert.equal(await open(page), 0);
  const [first, second] = [folds(page).first(), folds(page).nth(1)];
  await first.locator("summary").click();
  await second.locator("summary").focus();
  await page.keyboard.press("Enter");
  assert.equal(await open(page), 2);
  await first.locator("summary").click();
  assert.equal(await open(page), 1);
});

test("where the calculator can't come they stand open", async () => {
  const page = await site.open("", { before: (page) => page.route("**/*.wasm", (route) => route.abort()), complaints: /ERR_FAILED|cyber-subsidie/ });
  await page.waitForFunction(() => [...document.querySelectorAll("details")].every((fold) => fold.open));
  assert.ok(await page.getByText(COMPUTED).last().isVisible());
});

test("an answer that the element refuses opens none", async () => {
  const page = await site.open("", { complaints: /does not take/ });
  await ready(page);
  await page.evaluate(() => { document.querySelector("cyber-subsidie").state = 7; });
  assert.equal(await open(page), 0);
});

test("a link to a folded part opens it and goes there; the address keeps the answers alone", async () => {
  // The wasm never comes: the table with the link stays.
  const page = await site.open("#1nl&p=9000", { before: (page) => page.route("**/*.wasm", () => {}) });
  const link = page.locator('cyber-subsidie a[href^="#"]').first();
  await page.waitForFunction(() => [...document.querySelectorAll("details")].every((fold) => !fold.open));
  const title = (await link.innerText()).trim();
  await link.click();
  assert.equal(await larger(page).evaluate((fold) => fold.open), true);
  const { focused, address } = await place(page);
  assert.deepEqual([focused, address], [title, "#1nl&p=9000"]);
  await page.keyboard.press("Enter");
  assert.equal(await larger(page).evaluate((fold) => fold.open), false, "one stands on what folds it");
});

test("an address that names a part finds it open", async () => {
  const page = await site.open();
  const id = await larger(page).getAttribute("id");
  const named = await site.open(`#${id}`);
  await ready(named);
  assert.equal(await open(named), 1);
  assert.equal(await larger(named).evaluate((fold) => fold.open), true);
});

test("the skip link goes to the questions", async () => {
  const page = await site.open("#1nl&p=9000", { viewport: "phone", reducedMotion: "reduce" });
  await ready(page);
  await page.keyboard.press("Tab");
  assert.match((await place(page)).focused, /^Naar de /);
  await page.keyboard.press("Enter");
  const { inElement, address, top } = await place(page);
  assert.match(inElement ?? "", /questions/);
  assert.equal(address, "#1nl&p=9000");
  assert.ok(top >= -1 && top < 844, `it begins at ${top} px`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.closest("[part~=questions]") !== null), true);
});

for (const [width, most] of [[1280, 620], [390, 1080]]) {
  test(`${width} px: around the element stands little more than its heading and its foot`, async (t) => {
    const page = await site.open("", { viewport: { width, height: 900 } });
    await ready(page);
    const around = await page.evaluate(() => document.documentElement.scrollHeight - document.querySelector("cyber-subsidie").getBoundingClientRect().height);
    t.diagnostic(`${around} px`);
    assert.ok(around <= most, `${around} px`);
  });
}

for (const width of [320, 390, 768, 1280]) {
  test(`${width} px: opened, in light and dark, with letters wider apart, nothing sticks out and all can be read`, async () => {
    for (const colorScheme of ["light", "dark"]) {
      const page = await site.open("", { viewport: { width, height: 900 }, colorScheme });
      await ready(page);
      await folds(page).evaluateAll((all) => all.forEach((fold) => { fold.open = true; }));
      await assertNoSideways(page, "opened");
      await assertAccessible(page, `opened, ${width} px, ${colorScheme}`);
      await page.addStyleTag({ content: APART });
      await assertNoSideways(page, "wider apart");
      const cut = await folds(page).evaluateAll((all) => all.flatMap((fold) => [...fold.querySelectorAll("td, th, caption, li, p, h3")])
        .filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== "inline" && part.getBoundingClientRect().width > 1)
        .map((part) => part.textContent));
      assert.deepEqual(cut, []);
    }
  });
}

test("on paper what is folded is left out, and what is open is printed", async () => {
  const page = await site.open();
  await ready(page);
  await folds(page).nth(1).evaluate((fold) => { fold.open = true; });
  await page.emulateMedia({ media: "print" });
  const shown = await folds(page).evaluateAll((all) => all.map((fold) => fold.checkVisibility()));
  assert.deepEqual(shown.map((one, index) => [one, index === 1]).filter(([one, wanted]) => one !== wanted), []);
  await folds(page).nth(1).evaluate((fold) => { fold.open = false; });
  assert.equal(await page.locator("section:has(> .folds)").isVisible(), false, "nor is a heading left alone");
});
