// The main job on real input: a visitor's answers move the verdict, the table and the conditions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import {
  aidLeaving, AWARDED, DECIDED, EXTENDED, FORM, FREE, HERE, inCapitals, literally, MILLION, of, packageOf, published, roomFor, SIZE, subsidy, toldDay,
  TOO_LARGE, TOO_LARGE_BEFORE, TOO_MANY_HEADS, toTheCent, typed, typedDay,
} from "./support/figures.mjs";
import { choose, figures, headline, plainEnterprise, type } from "./support/form.mjs";
import { ELIGIBLE, ELIGIBLE_NIS2, PUBLISHED, SUBSIDIES } from "./support/published.mjs";
import { ready, useSite } from "./support/site.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
const YEARS = [2025, 2024];

const open = async (options) => {
  const page = await site.open("", options);
  await ready(page);
  await type(page, "Wanneer verwacht je de beslissing van VLAIO?", typedDay(DECIDED));
  return page;
};

const rows = async (page) =>
  (await page.locator('[part="root"] .packages tbody tr').evaluateAll((all) =>
    all.filter((row) => row.cells.length > 1).map((row) => [...row.cells].map((cell) => cell.innerText)))).map((cells) => cells.map(plain));

const says = async (page, text) => assert.equal(plain(await headline(page).innerText()), text);

test("nothing answered: both rates stand in the table, to the cent", async () => {
  const page = await open();
  await says(page, "Nog niet te zeggen");
  const amounts = (await rows(page)).map((row) => row.slice(1));
  assert.deepEqual(amounts, PUBLISHED);
});

test("a plain SME reaches its verdict in at most nine answers", async () => {
  const page = await open();
  await plainEnterprise(page); // seven answers
  await choose(page, "Is je onderneming een kmo?", "ja"); // the eighth
  await says(page, ELIGIBLE);
  assert.match(plain(await page.getByRole("region", { name: "Resultaat" }).innerText()), /De dienstverlener en VLAIO beslissen\./);
  assert.deepEqual((await rows(page)).map((row) => row[2]), SUBSIDIES);
  await assertAccessible(page, "an eligible SME");
});

test("a large enterprise outside NIS2 is refused, with the figures that decide", async () => {
  const page = await open();
  await plainEnterprise(page);
  await choose(page, "Is je onderneming een kmo?", "bereken het");
  await figures(page, YEARS, [TOO_LARGE, TOO_LARGE_BEFORE]);
  await choose(page, "Heb je partner- of verbonden ondernemingen?", "nee");
  await choose(page, /erkend maatwerkbedrijf/, "nee");
  await choose(page, /onder NIS2/, "nee");
  await says(page, "Je komt niet in aanmerking");
  const result = plain(await page.getByRole("region", { name: "Resultaat" }).innerText());
  assert.match(result, TOO_MANY_HEADS);
  assert.match(result, /cs@vlaio\.be/);
  assert.deepEqual((await rows(page)).map((row) => row[2]), ["geen subsidie", "geen subsidie", "geen subsidie"]);
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
  await choose(page, "Heb je partner- of verbonden ondernemingen?", "ja");
  const node = page.getByRole("group", { name: "Onderneming 1" });
  await type(node, "Aandeel in het kapitaal", linked);
  await type(node, "Aandeel in de stemrechten", linked);
  await figures(node, YEARS, [["50", "1.000", "1.000"], ["50", "1.000", "1.000"]]);
  await says(page, "Je komt niet in aanmerking");
  assert.match(plain(await node.innerText()), /Telt mee voor 100 %\./);
  await type(node, "Aandeel in de stemrechten", partner);
  assert.match(plain(await node.innerText()), new RegExp(`Telt mee voor ${linked} %\\.`));
  await says(page, `${ELIGIBLE}, als dit je hele groep is: moeder, dochters, zusters en andere firma's van dezelfde eigenaar`);
  await type(node, "Aandeel in de stemrechten", linked);
  await says(page, "Je komt niet in aanmerking");
  await page.getByRole("button", { name: "Onderneming 1 verwijderen" }).click();
  await page.getByRole("button", { name: /^Verwijderen ongedaan maken/ }).click();
  await says(page, "Je komt niet in aanmerking");
  assert.equal(await node.getByLabel("Aandeel in de stemrechten", { exact: true }).inputValue(), linked);
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
  const plus = (await rows(page)).at(-1)[2];
  assert.ok(plus.includes(toTheCent(room)), plus);
  assert.ok(plus.includes(`Genoeg ruimte vanaf ${toldDay(FREE)}`), plus);
  await type(page, "Wanneer verwacht je de beslissing van VLAIO?", typedDay(FREE));
  assert.equal((await rows(page)).at(-1)[2], SUBSIDIES.at(-1));
});

test("a quote is judged to the cent", async () => {
  const page = await open();
  await plainEnterprise(page);
  await choose(page, "Is je onderneming een kmo?", "ja");
  await choose(page, "Heb je al een offerte?", "ja");
  const name = inCapitals(EXTENDED);
  const [least, most] = packageOf(EXTENDED).price;
  const [base, extensions] = [least + 150_000, 150_055];
  await type(page, `${name}: prijs van het pakket`, typed(base));
  await type(page, `${name}: uitbreidingspakketten`, typed(extensions));
  const quote = (await rows(page)).find(([first]) => first.startsWith(`Je offerte ${name}`));
  const paid = subsidy(base, extensions);
  assert.deepEqual(quote.slice(1), [base + extensions, paid, base + extensions - paid].map(toTheCent));
  await type(page, `${name}: prijs van het pakket`, typed(most + 1));
  assert.match(plain(await page.locator('[part="root"] .conditions').innerText()),
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
  assert.ok(await page.getByRole("group", { name: "Is je onderneming een kmo?" }).getByLabel("ja").isChecked());
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
  await page.getByLabel("Postcode van de vestiging die het traject krijgt").focus();
  await page.keyboard.type(HERE);
  await next();
  await page.keyboard.type(FORM);
  // Each question is one stop; arrows go from answer to answer: ja, nee, weet ik niet.
  const answer = async (steps) => {
    await toRadio();
    await page.keyboard.press("Space");
    for (let i = 0; i < steps; i += 1) await page.keyboard.press("ArrowDown");
  };
  await answer(1); // public authority: no
  await answer(0); // main activity: yes
  await answer(1); // negative equity: no
  await answer(0); // SME: yes
  await toRadio(); // customised work
  await toRadio(); // NIS2
  await answer(1); // trajectory: no
  await answer(1); // de minimis: no
  await says(page, ELIGIBLE);
});

test("the new result is said once, after a pause", async () => {
  const page = await open();
  await plainEnterprise(page);
  await choose(page, "Is je onderneming een kmo?", "ja");
  const status = page.locator('[part="root"] > .app > [role="status"]');
  await status.filter({ hasText: ELIGIBLE }).waitFor({ state: "attached" });
});
