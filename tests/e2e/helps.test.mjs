// What helps to answer: it says what one needs to know at its place, and answers nothing itself.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { count } from "./support/figures.mjs";
import { assertNoSideways, smallTargets } from "./support/layout.mjs";
import { ready, useSite } from "./support/site.mjs";
import { openFirms, openSections, put, sme } from "./support/states.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
const stateOf = (page) => page.evaluate(() => document.querySelector("cyber-subsidie").state);

const [FROM, ABOVE] = ["group.partner.from", "group.linked.above"].map(count);
const SECTORS = readFileSync(new URL("../../scheme/nis2.toml", import.meta.url), "utf8");
/** How many points the data has of an annex. */
const points = (annex) => SECTORS.match(new RegExp(`^annex = ${annex}$`, "gm")).length;
const TEST = SECTORS.match(/^test = "(.*)"$/m)[1];

for (const viewport of ["narrow", "wide"]) {
  test(`${viewport}: the sectors of NIS2 unfold by keyboard, numbered as their points, and answer nothing`, async () => {
    const page = await site.open("", { viewport });
    await ready(page);
    await put(page, "1nl&s=n");
    await openSections(page);
    const question = page.getByRole("group", { name: /onder NIS2/ });
    const summary = question.locator("summary");
    assert.match(plain(await summary.innerText()), /^Zoek je sector ?: Valt je onderneming onder NIS2\?$/);
    const before = await stateOf(page);
    const lists = question.getByRole("list");
    assert.equal(await lists.count(), 0, "folded");
    await summary.focus();
    await page.keyboard.press("Enter");
    assert.equal(await lists.count(), 2);
    for (const [at, first, last] of [[0, /^Energie/, /^Ruimtevaart/], [1, /^Post/, /^Onderzoek/]]) {
      const list = lists.nth(at);
      assert.equal(await list.evaluate((list) => list.localName), "ol", "its numbers are the points");
      assert.notEqual(await list.evaluate((list) => getComputedStyle(list).listStyleType), "none");
      const rows = (await list.getByRole("listitem").allInnerTexts()).map(plain);
      assert.equal(rows.length, points(at + 1));
      assert.match(rows[0], first);
      assert.match(rows.at(-1), last);
    }
    const told = plain(await question.innerText());
    for (const part of [/Bijlage I, punt/, /Bijlage II, punt/, /minstens middelgroot/, /Hoe klein ook: telecom/, /uitzonderingen/, /geen juridische bepaling/]) assert.match(told, part);
    const link = question.getByRole("link", { name: /Centrum voor Cybersecurity België/ });
    assert.equal(await link.getAttribute("href"), TEST);
    assert.equal(await link.getAttribute("rel"), "noopener");
    assert.equal(await stateOf(page), before);
    for (const radio of await question.getByRole("radio").all()) assert.ok(!(await radio.isChecked()));
    await assertNoSideways(page, viewport);
    assert.deepEqual(await smallTargets(page), []);
    await assertAccessible(page, `the sectors, ${viewport}`);
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await question.locator("ol").first().isVisible()), "not on paper");
  });
}

test("how to count heads stands at the figures, and what partner, linked and exempt mean at the firm's own row", async () => {
  const page = await site.open("", { viewport: "narrow" });
  await ready(page);
  await put(page, "1nl&s=c&g=y&ga=y&r1&k=m&na=Holding&c=60");
  await openFirms(page);
  const unfolded = async (within, about) => {
    const fold = within.locator("details.fold", { has: page.locator("> summary", { hasText: about }) }).last();
    await fold.locator("> summary").focus();
    await page.keyboard.press("Enter");
    await assertNoSideways(page, String(about));
    return plain(await fold.innerText());
  };
  const heads = await unfolded(page.locator('[part="root"] .nested'), /^Uitleg: Voltijdse equivalenten/);
  for (const part of [/deeltijds, in het seizoen/, /vennoten die meewerken, tellen mee/, /leercontract tellen niet mee/, /moederschaps- en ouderschapsverlof ook niet/, /artikel 5 /]) assert.match(heads, part);
  const row = await unfolded(page.getByRole("group", { name: "Holding", exact: true }), /^Uitleg: Relatie/);
  for (const part of [new RegExp(`Partner: ${FROM} % tot en met ${ABOVE} %`), new RegExp(`Verbonden: meer dan ${ABOVE} % van de stemrechten`), /artikelen 3 en 6/, /Een investeerder is vrijgesteld/, /artikel 3, lid 2/]) assert.match(row, part);
  assert.deepEqual(await smallTargets(page), []);
});

test("who does not know whether the activity is on the list has no open question left, but one for the intake", async () => {
  const page = await site.open();
  await ready(page);
  await put(page, sme({ m: "" }));
  await openSections(page);
  const question = page.getByRole("group", { name: /^Staat je hoofdactiviteit/ });
  const steps = async () => plain(await page.locator('[part="root"] .next').innerText());
  const result = async () => plain(await page.getByRole("region", { name: "Resultaat" }).innerText());
  assert.doesNotMatch(await steps(), /Vraag bij de intake of je hoofdactiviteit/);
  await question.getByRole("radio", { name: "weet ik niet", exact: true }).check();
  assert.match(await steps(), /Vraag bij de intake of je hoofdactiviteit op de lijst staat/);
  const told = await result();
  for (const part of [/Wat je niet weet, vraag je na/, /De dienstverlener, bij de intake: hoofdactiviteit/]) assert.match(told, part);
  // The rules still miss the answer.
  const { status, missing } = await page.evaluate(() => document.querySelector("cyber-subsidie").evaluation);
  assert.deepEqual({ status, missing }, { status: "undetermined", missing: ["mainActivity"] });
  await question.locator("summary").click();
  assert.match(plain(await question.innerText()), /kmo-groeisubsidie .* 1 januari 2016; misschien is het dezelfde\. .*De vraag is dan niet meer open/);
  await question.getByRole("radio", { name: "ja", exact: true }).check();
  assert.match(await steps(), /^Wat nu\?/);
});

test("a customised-work department is told apart from a customised-work enterprise", async () => {
  const page = await site.open();
  await ready(page);
  await put(page, "1nl&s=n");
  await openSections(page);
  const question = page.getByRole("group", { name: /erkend maatwerkbedrijf/ });
  await question.locator("summary").click();
  const told = plain(await question.innerText());
  for (const part of [/Een maatwerkafdeling telt hier niet/, /als kerntaak werk voor mensen met een ondersteuningsnood/, /erkend door de Vlaamse overheid/]) assert.match(told, part);
});
