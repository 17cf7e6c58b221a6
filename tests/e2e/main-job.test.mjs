// The main job on real input: a visitor's answers move the verdict, the table and the conditions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import {
  aidLeaving, AWARDED, DECIDED, EXTENDED, FORM, FREE, HERE, inCapitals, literally, MILLION, NIS2, of, packageOf, published, roomFor, SIZE, subsidy, toldDay,
  TOO_LARGE, TOO_LARGE_BEFORE, TOO_MANY_HEADS, toTheCent, typed, typedDay,
} from "./support/figures.mjs";
import { answer, choose, field, figures, firmWithMore, headline, noMoreFirms, plainEnterprise, type } from "./support/form.mjs";
import { column, ELIGIBLE, ELIGIBLE_NIS2, OTHER_RATE, PUBLISHED, SUBSIDIES } from "./support/published.mjs";
import { ready, useSite } from "./support/site.mjs";
import { plain } from "./support/text.mjs";
import { shown } from "./support/visitor.mjs";

const site = useSite();
const YEARS = [2025, 2024];

const open = async (options) => {
  const page = await site.open("", options);
  await ready(page);
  await type(page, "Wanneer verwacht je de beslissing van VLAIO?", typedDay(DECIDED));
  return page;
};

const columns = async (page) => (await page.evaluate(shown)).columns;
const subsidies = async (page) => (await columns(page)).map(({ cells }) => cells[1]);
const result = async (page) => plain(await page.getByRole("region", { name: "Resultaat" }).innerText());

const says = async (page, text) => assert.equal(plain(await headline(page).innerText()), text);

test("nothing answered: what there is to gain, the packages at the highest rate and folded those at the other, to the cent", async () => {
  const page = await open();
  await says(page, "Wat je kan krijgen");
  assert.match(await result(page), new RegExp(literally(`Tot ${published(packageOf("plus").subsidy[1])} subsidie`)));
  assert.deepEqual((await columns(page)).map(({ cells }) => cells), PUBLISHED);
  const other = page.locator('[part="result"] details', { hasText: `tegen ${NIS2} %` });
  await other.locator("summary").click();
  for (const line of OTHER_RATE) assert.ok(plain(await other.innerText()).includes(line), line);
});

test("a plain SME reaches its verdict in at most nine answers", async () => {
  const page = await open();
  await plainEnterprise(page); // seven answers
  await choose(page, "Is je onderneming een kmo?", "ja"); // the eighth
  await says(page, ELIGIBLE);
  assert.match(await result(page), /De dienstverlener en VLAIO beslissen\./);
  assert.deepEqual(await subsidies(page), SUBSIDIES);
  await assertAccessible(page, "an eligible SME");
});

test("a large enterprise outside NIS2 is refused, with the figures that decide", async () => {
  const page = await open();
  await plainEnterprise(page);
  await choose(page, "Is je onderneming een kmo?", "bereken het");
  await figures(page, YEARS, [TOO_LARGE, TOO_LARGE_BEFORE]);
  await noMoreFirms(page);
  await choose(page, /erkend maatwerkbedrijf/, "nee");
  await choose(page, /onder NIS2/, "nee");
  await says(page, "Je komt niet in aanmerking");
  assert.match(await result(page), TOO_MANY_HEADS);
  assert.match(plain(await page.getByRole("region").filter({ has: page.getByRole("heading", { name: "Wat kan je doen?" }) }).innerText()), /cs@vlaio\.be/);
  assert.deepEqual(await subsidies(page), ["niets", "niets", "niets"]);
  await assertAccessible(page, "a refused large enterprise");
  await choose(page, /onder NIS2/, "ja");
  await says(page, ELIGIBLE_NIS2);
});

test("a group tips over the limit and back", async () => {
  const page = await open();
  await plainEnterprise(page);
  await choose(page, /erkend maatwerkbedrijf/, "nee");
  await choose(page, /onder NIS2/, "nee");
  await choose(page, "Is je onderneming een kmo?", "bereken het");
  // Fifty below the limit, and a turnover above it; the other has fifty, of which a partner's share is less.
  const own = [SIZE.heads - 5_000, SIZE.turnover + 10 * MILLION, SIZE.balance - 3 * MILLION].map(typed);
  const [linked, partner] = [of("group.linked.above") + 1_000, of("group.partner.from") - 500].map(typed);
  await figures(page, YEARS, [own, own]);
  await page.getByRole("button", { name: "+ dochter", exact: true }).click();
  await type(page, "Aandeel in het kapitaal, Onderneming 1", linked);
  await figures(page, YEARS, [["50", "1.000", "1.000"], ["50", "1.000", "1.000"]], "Onderneming 1");
  // Who has a daughter that makes it too large needs no other direction for a "no".
  await says(page, "Je komt niet in aanmerking");
  const row = await firmWithMore(page, "Onderneming 1");
  const counts = async () => plain(await row.locator(".firm-told").innerText());
  assert.match(await counts(), new RegExp(`^Kapitaal en stemmen: ${linked} %\\. .*Telt mee voor 100 %\\.`));
  await row.getByLabel("De stemmen verschillen van het kapitaal").check();
  await type(row, "Aandeel in de stemrechten", partner);
  assert.match(await counts(), new RegExp(`Telt mee voor ${linked} %\\.`));
  assert.doesNotMatch(plain(await headline(page).innerText()), new RegExp(ELIGIBLE), "other directions are still open");
  await noMoreFirms(page);
  await says(page, ELIGIBLE);
  await type(row, "Aandeel in de stemrechten", linked);
  await says(page, "Je komt niet in aanmerking");
  await page.getByRole("button", { name: "Onderneming 1 verwijderen" }).click();
  await page.getByRole("button", { name: /^Verwijderen ongedaan maken/ }).click();
  await says(page, "Je komt niet in aanmerking");
  await firmWithMore(page, "Onderneming 1");
  assert.equal(await row.getByLabel("Aandeel in de stemrechten", { exact: true }).inputValue(), linked);
  await assertAccessible(page, "a group");
});

test("a ledger blocks PLUS and frees it later", async () => {
  const page = await open();
  await plainEnterprise(page);
  await choose(page, "Is je onderneming een kmo?", "ja");
  await choose(page, /de-minimissteun/, "ja");
  const room = roomFor("medium");
  await type(page, "Toegekend op", typedDay(AWARDED));
  await type(page, "Bedrag", typed(aidLeaving(room)));
  await says(page, ELIGIBLE);
  assert.equal((await columns(page)).at(-1).mind, `vanaf ${toldDay(FREE)}`);
  const told = plain((await page.locator('[part="result"] .note').allInnerTexts()).join(" "));
  assert.ok(told.includes(`PLUS: past niet binnen je de-minimisruimte van ${toTheCent(room)}. Genoeg ruimte vanaf ${toldDay(FREE)}.`), told);
  await type(page, "Wanneer verwacht je de beslissing van VLAIO?", typedDay(FREE));
  assert.deepEqual((await columns(page)).map(({ cells, mind }) => [cells[1], mind]), SUBSIDIES.map((amount) => [amount, ""]));
});

test("a quote is judged to the cent", async () => {
  const page = await open();
  await plainEnterprise(page);
  await choose(page, "Is je onderneming een kmo?", "ja");
  const name = inCapitals(EXTENDED);
  const [least, most] = packageOf(EXTENDED).price;
  const [base, extensions] = [least + 150_000, 150_055];
  await type(page, `${name}: prijs van het pakket`, typed(base));
  await type(page, `${name}: uitbreidingspakketten`, typed(extensions));
  const paid = subsidy(base, extensions);
  const [price, part, own] = [base + extensions, paid, base + extensions - paid].map((amount) => [amount, amount]);
  const quote = (await columns(page)).find((one) => one.name === name);
  assert.deepEqual([quote.mark, quote.cells], ["je offerte", column({ price, subsidy: part, own })]);
  assert.equal(quote.published, `gepubliceerd ${PUBLISHED[["START", "MEDIUM", "PLUS"].indexOf(name)][0]}`);
  assert.match(await result(page), new RegExp(literally(`${toTheCent(paid)} subsidie, volgens je offerte voor ${name}`)));
  await type(page, `${name}: prijs van het pakket`, typed(most + 1));
  assert.match(plain(await page.locator('[part="conditions"]').innerText()),
    new RegExp(literally(`${toTheCent(most + 1)} ligt niet tussen ${published(least)} en ${published(most)}`)));
});

test("reload and back lose nothing, not even what can't be read", async () => {
  const page = await open();
  await plainEnterprise(page);
  await type(page, "Postcode van de vestiging die het traject krijgt", "90 nul nul");
  await choose(page, "Is je onderneming een kmo?", "ja");
  await page.reload();
  await ready(page);
  const postcode = page.getByLabel("Postcode van de vestiging die het traject krijgt");
  assert.equal(await postcode.inputValue(), "90 nul nul");
  assert.ok(await (await answer(page, "Is je onderneming een kmo?", "ja")).isChecked());
  await page.goto("about:blank");
  await page.goBack();
  await ready(page);
  assert.equal(await postcode.inputValue(), "90 nul nul");
  assert.equal(await page.getByLabel("Rechtsvorm", { exact: true }).inputValue(), FORM);
});

test("keyboard only, from the first question to the verdict", async () => {
  const page = await open();
  const next = () => page.keyboard.press("Tab");
  // Past what can be unfolded, to the next answer.
  const toRadio = async () => {
    do await next();
    while (!(await page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.matches("[type=radio]"))));
  };
  // Each question is one stop; arrows go from answer to answer: ja, nee, weet ik niet.
  const pick = async (steps) => {
    await toRadio();
    await page.keyboard.press("Space");
    for (let i = 0; i < steps; i += 1) await page.keyboard.press("ArrowDown");
  };
  await page.getByRole("heading", { name: "Grootte" }).locator("..").focus();
  await pick(0); // SME: yes
  await toRadio(); // customised work
  await toRadio(); // NIS2
  const focused = () => page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.labels?.[0]?.innerText.trim());
  do await next(); while ((await focused()) !== "Postcode van de vestiging die het traject krijgt");
  await page.keyboard.type(HERE);
  await next();
  await page.keyboard.type(FORM);
  await pick(1); // public authority: no
  await pick(0); // main activity: yes
  await pick(1); // negative equity: no
  await pick(1); // trajectory: no
  await pick(1); // de minimis: no
  await says(page, ELIGIBLE);
});

test("the new result is said once, after a pause", async () => {
  const page = await open();
  await plainEnterprise(page);
  await choose(page, "Is je onderneming een kmo?", "ja");
  const status = page.locator('[part="root"] > .app > [role="status"]');
  await status.filter({ hasText: ELIGIBLE }).waitFor({ state: "attached" });
});
