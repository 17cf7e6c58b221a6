// Which package suits: three questions on request, a suggestion, and nothing else changes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { host } from "./support/element.mjs";
import { assertNoSideways } from "./support/layout.mjs";
import { evaluation, settle } from "./support/session.mjs";
import { ready, useSite } from "./support/site.mjs";
import { openSections, put, sme } from "./support/states.mjs";

const site = useSite();
const TITLE = "Welk pakket past bij mij?";
const pick = (page, question, answer) => page.getByRole("group", { name: question }).getByRole("radio", { name: answer, exact: true }).check();
const suggestion = (page) => page.locator("cyber-subsidie .fold", { hasText: TITLE }).locator(".suits");

for (const width of [320, 1280]) {
  test(`${width} px: asked, suggested, changed, and kept in a link`, async () => {
    const page = await site.open("", { viewport: { width, height: 800 } });
    await ready(page);
    await put(page, sme());
    await openSections(page);
    const before = await evaluation(page);
    await page.getByText(TITLE).click();
    assert.equal(await suggestion(page).innerText(), "");
    await pick(page, /welke stappen/, "nee");
    await pick(page, /problemen met je oplost/, "nee");
    assert.match(await suggestion(page).innerText(), /^START lijkt te passen\. Een eerste analyse/);
    assert.equal(await page.getByRole("group", { name: /enkele problemen/ }).count(), 0);
    await pick(page, /problemen met je oplost/, "ja");
    assert.equal(await suggestion(page).innerText(), "");
    await pick(page, /enkele problemen/, "nee");
    assert.match(await suggestion(page).innerText(), /^PLUS lijkt te passen/);
    await settle(page);
    await assertNoSideways(page, "asked");
    await assertAccessible(page, "asked");
    assert.deepEqual(await evaluation(page), before, "no amount follows from it");
    const source = page.locator("cyber-subsidie .fold", { hasText: TITLE }).getByRole("link");
    assert.match(await source.getAttribute("href"), /^https:\/\/www\.vlaio\.be\//);
    const state = await page.evaluate(() => document.querySelector("cyber-subsidie").state);
    await put(page, "1nl");
    await openSections(page);
    assert.equal(await suggestion(page).innerText(), "");
    await put(page, state);
    await openSections(page);
    assert.match(await suggestion(page).innerText(), /^PLUS lijkt te passen/);
  });
}

test("a host that does not show all packages has no suggestion", async () => {
  const page = await host(site, '<cyber-subsidie eager packages="start medium"></cyber-subsidie>');
  await ready(page);
  await openSections(page);
  assert.equal(await page.getByText(TITLE).count(), 0);
});
