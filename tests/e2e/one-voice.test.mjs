// Headline, short table, table and spoken message say the same of every package: what blocks or changes one is said in each.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  aidLeaving, AWARDED, EXTENDED, FREE, literally, NIS2, packageOf, roomFor, subsidy, toldDay, toTheCent, typed,
} from "./support/figures.mjs";
import { headline } from "./support/form.mjs";
import { ready, useSite } from "./support/site.mjs";
import { award, computed, enterprise, large, put, sme, years } from "./support/states.mjs";
import { plain } from "./support/text.mjs";
import { ELIGIBLE } from "./support/published.mjs";

const site = useSite();
const inside = (page, selector) => page.locator(`[part="root"] ${selector}`);

const open = async () => {
  const page = await site.open("", { viewport: "phone" });
  await ready(page);
  return page;
};

/** What each place says once the visitor has paused. */
const said = async (page) => {
  await page.waitForTimeout(1_100);
  const words = async (selector) => plain(await inside(page, selector).first().evaluate((element) => element.innerText || element.textContent));
  const spoken = plain(await page.locator('[part="root"] [aria-live]').evaluateAll((all) => all.map((one) => one.textContent).join(" ")));
  return { headline: plain(await headline(page).innerText()), brief: await words("table.brief"), table: await words("table.packages"), spoken };
};

/** An SME with a quote of a package, in cents. */
const quote = (name, base, extensions = 0) => sme({ q: "y", [`q${name[0]}`]: typed(base), ...(extensions > 0 && { [`x${name[0]}`]: typed(extensions) }) });

const everywhere = (places, words) => {
  for (const place of ["brief", "table", "spoken"]) assert.match(places[place], words, place);
};

test("a package without room is marked in every place, with the day on which it fits", async () => {
  const page = await open();
  // Once the first of the two counts no longer, there is room for all.
  const [, freed] = packageOf("plus").subsidy;
  const slashed = (day) => day.split("-").reverse().map(Number).join("/");
  await put(page, sme({ x: "y" }, award(slashed(AWARDED), typed(freed)), award("2/9/2026", typed(aidLeaving(roomFor("medium")) - freed))));
  const places = await said(page);
  assert.equal(places.headline, ELIGIBLE);
  everywhere(places, /past niet/i);
  assert.match(places.brief, /PLUS.*past niet/i);
  for (const place of ["table", "spoken"]) assert.ok(places[place].includes(`Genoeg ruimte vanaf ${toldDay(FREE)}`), places[place]);
});

test("a quote counts in every place, to the cent", async () => {
  const page = await open();
  const [base, extensions] = [packageOf(EXTENDED).price[0] + 25_075, 1_000_000];
  await put(page, quote(EXTENDED, base, extensions));
  everywhere(await said(page), new RegExp(literally(toTheCent(subsidy(base, extensions)))));
});

test("a quote outside the published prices has no computed amount, and whom to ask", async () => {
  const page = await open();
  const base = packageOf("medium").price[1] + 250_000;
  await put(page, quote("medium", base));
  const places = await said(page);
  everywhere(places, /niet te berekenen/);
  for (const place of ["table", "spoken"]) assert.match(places[place], /Vraag VLAIO/);
  assert.doesNotMatch(places.table.replace(/.*Je offerte MEDIUM/s, ""), new RegExp(`geen subsidie.*${literally(typed(base))}`));
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
  for (const place of ["table", "spoken"]) assert.match(places[place], new RegExp(`tot ${NIS2} %`));
  const size = inside(page, "ol.conditions > li").first();
  assert.match(plain(await size.innerText()), /geen kmo \(hoeft hier niet\)/);
  assert.doesNotMatch(plain(await size.innerText()), /✗/);
});
