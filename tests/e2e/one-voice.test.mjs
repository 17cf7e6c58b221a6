// Verdict, amount, table, notes and spoken message say the same of every package: what blocks or changes one is said in each.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  aidLeaving, AWARDED, EXTENDED, FREE, inCapitals, literally, NIS2, packageOf, published, roomFor, subsidy, toldDay, toTheCent, typed,
} from "./support/figures.mjs";
import { headline } from "./support/form.mjs";
import { ready, useSite } from "./support/site.mjs";
import { award, computed, enterprise, large, put, sme, unfold, years } from "./support/states.mjs";
import { plain } from "./support/text.mjs";
import { ELIGIBLE } from "./support/published.mjs";
import { shown } from "./support/visitor.mjs";

const site = useSite();
const inside = (page, selector) => page.locator(`[part="root"] ${selector}`);

const open = async () => {
  const page = await site.open("", { viewport: "phone" });
  await ready(page);
  return page;
};

/** What each place says once the visitor has paused: the card's verdict and amount, the table, the notes below it, and the voice. */
const said = async (page) => {
  await page.waitForTimeout(1_100);
  const words = async (selector) => plain((await inside(page, selector).allInnerTexts()).join(" "));
  const spoken = plain(await page.locator('[part="root"] [aria-live]').evaluateAll((all) => all.map((one) => one.textContent).join(" ")));
  const { columns } = await page.evaluate(shown);
  return {
    headline: plain(await headline(page).innerText()), sum: await words(".sum"), lines: await words(".line-of-verdict"), notes: await words(".minds .note"),
    table: await words("table.columns"), columns: Object.fromEntries(columns.map((column) => [column.name, column])), spoken,
  };
};

/** An SME with a quote of a package, in cents. */
const quote = (name, base, extensions = 0) => sme({ q: "y", [`q${name[0]}`]: typed(base), ...(extensions > 0 && { [`x${name[0]}`]: typed(extensions) }) });

/** The spoken message begins as the card does, says at which rate and why, once, and then the amount. */
const spokenToo = ({ headline, sum, lines, spoken }) => {
  const [, rate] = lines.match(/VLAIO betaalt ([^.]* voor een [^.]*)\./);
  const [verdict] = headline.split(": ");
  assert.ok(spoken.toLowerCase().startsWith(`${verdict}: ${rate}`.toLowerCase()), `${verdict}: ${rate} | ${spoken}`);
  assert.ok(spoken.includes(`. ${sum}. `) || spoken.endsWith(`. ${sum}.`), spoken);
};

test("a package without room is marked in every place, with the day on which it fits", async () => {
  const page = await open();
  // Once the first of the two counts no longer, there is room for all.
  const [, freed] = packageOf("plus").subsidy;
  const slashed = (day) => day.split("-").reverse().map(Number).join("/");
  await put(page, sme({ x: "y" }, award(slashed(AWARDED), typed(freed)), award("2/9/2026", typed(aidLeaving(roomFor("medium")) - freed))));
  const places = await said(page);
  assert.equal(places.headline, ELIGIBLE);
  assert.equal(places.sum, `Nu tot ${published(packageOf("medium").subsidy[1])} subsidie`);
  assert.match(places.lines, /Wat nu past: START en MEDIUM\./);
  assert.deepEqual(Object.values(places.columns).map(({ mind }) => mind), ["", "", `vanaf ${toldDay(FREE)}`]);
  for (const place of ["notes", "spoken"]) {
    assert.ok(places[place].includes(`PLUS: past niet binnen je de-minimisruimte van ${toTheCent(roomFor("medium"))}. Genoeg ruimte vanaf ${toldDay(FREE)}.`), places[place]);
  }
  spokenToo(places);
});

test("a quote counts in every place, to the cent", async () => {
  const page = await open();
  const [base, extensions] = [packageOf(EXTENDED).price[0] + 25_075, 1_000_000];
  await put(page, quote(EXTENDED, base, extensions));
  const places = await said(page);
  const [paid, own] = [subsidy(base, extensions), base + extensions - subsidy(base, extensions)].map((amount) => toTheCent(amount).slice(2));
  const name = inCapitals(EXTENDED);
  assert.equal(places.sum, `€ ${paid} subsidie, volgens je offerte voor ${name}`);
  assert.deepEqual([places.columns[name].mark, places.columns[name].cells.slice(1, 3)], ["je offerte", [paid, own]]);
  assert.ok(places.table.includes(paid), places.table);
  assert.ok(places.spoken.includes(`Je offerte ${name}: prijs ${toTheCent(base + extensions)}, subsidie € ${paid}.`), places.spoken);
  spokenToo(places);
});

test("a quote outside the published prices has no computed amount, and whom to ask", async () => {
  const page = await open();
  const base = packageOf("medium").price[1] + 250_000;
  await put(page, quote("medium", base));
  const places = await said(page);
  assert.doesNotMatch(places.sum, /MEDIUM|offerte/);
  const { mark, mind, cells: [price, ...amounts] } = places.columns.MEDIUM;
  assert.deepEqual([mark, mind, price, ...amounts], ["je offerte", "niet te berekenen", typed(base), "–", "–", "–", ""]);
  for (const place of ["notes", "spoken"]) assert.match(places[place], new RegExp(`MEDIUM.*${literally(typed(base))}.*Vraag VLAIO`), place);
  assert.match(places.spoken, /niet te berekenen/);
  spokenToo(places);
});

test("a yes by figures carries its condition in the headline and in the spoken message, and not the colour of a plain yes", async () => {
  const condition = /als dit je hele groep is: moeder, dochters, zusters en andere firma's van dezelfde eigenaar/;
  const page = await open();
  await put(page, sme());
  const green = await inside(page, ".headline").evaluate((element) => getComputedStyle(element).backgroundColor);
  await put(page, computed({ ...years("10", "1.000.000", "1.000.000"), g: "y" }, enterprise(1, { na: "Desmet Logistics", c: "0", v: "0", h1: "240" })));
  const places = await said(page);
  assert.match(places.headline, condition);
  assert.match(places.spoken, condition);
  assert.notEqual(await inside(page, ".headline").evaluate((element) => getComputedStyle(element).backgroundColor), green);
  await page.emulateMedia({ media: "print" });
  assert.match(plain(await headline(page).innerText()), condition);
  assert.ok(await headline(page).isVisible());
});

test("the rate of NIS2 is a maximum wherever it is named, and not being an SME is no cross there", async () => {
  const page = await open();
  await put(page, large());
  const places = await said(page);
  assert.match(places.headline, new RegExp(`: tot ${NIS2} %$`));
  for (const place of ["table", "lines", "spoken"]) assert.match(places[place], new RegExp(`tot ${NIS2} %`, "i"), place);
  spokenToo(places);
  await unfold(page);
  const size = inside(page, "ol.conditions > li").filter({ has: page.locator(".rule strong", { hasText: /^Kmo$/ }) });
  assert.match(plain(await size.innerText()), /geen kmo \(hoeft hier niet\)/);
  assert.doesNotMatch(plain(await size.innerText()), /✗/);
});
