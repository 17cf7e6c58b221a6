// Under a "no" stands what would change it; and where our reading of a source decided, that is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { headline } from "./support/form.mjs";
import { ready, useSite } from "./support/site.mjs";
import { award, computed, enterprise, large, put, sme, STATES, unfold, years } from "./support/states.mjs";
import { plain } from "./support/text.mjs";
import { NOW } from "./support/scheme.mjs";

const site = useSite();

const open = async (options) => {
  const page = await site.open("", options);
  await ready(page);
  return page;
};

const result = async (page) => plain(await page.getByRole("region", { name: "Resultaat" }).innerText());
const row = (page, rule) => page.locator('[part="root"] ol.conditions > li').filter({ has: page.locator(".rule strong", { hasText: rule }) });

test("under a no stands which condition, by how much, from when, and whom to ask", async () => {
  const page = await open();
  const cases = {
    "an earlier trajectory": [sme({ t: "y", td: "24-11-2023" }), "Nu nog niet: ten vroegste vanaf 25 november 2027",
      [/Eerder traject/, /24 november 2023/, /De andere voorwaarden blijven gelden/]],
    "the de minimis room": [sme({ x: "y" }, award("24-11-2024", "297.000")), "Nu nog niet: ten vroegste vanaf 25 november 2027",
      [/De-minimissteun/, /€ 297\.000,00/, /Er blijft € 3\.000,00, minder dan de kleinste subsidie van € 4\.250/]],
    "negative equity": [sme({ e: "y" }), "Je komt niet in aanmerking", [/Eigen vermogen/, /negatief/]],
    "another region": [sme({ p: "1000" }), "Je komt niet in aanmerking", [/Vlaams Gewest/, /Postcode 1000 ligt niet in het Vlaamse Gewest/]],
    "too large": [STATES["refused with figures"], "Je komt niet in aanmerking", [/258,4 VTE is niet minder dan 250/, /niet onder NIS2/]],
  };
  for (const [name, [state, verdict, told]] of Object.entries(cases)) {
    await put(page, state);
    assert.equal(plain(await headline(page).innerText()), verdict, name);
    const text = await result(page);
    for (const part of [/Waarom niet\?/, ...told, /Vraag het aan VLAIO: cs@vlaio\.be of 0800 20 555/]) assert.match(text, part, name);
  }
  // What is not in the way is not named.
  await put(page, sme({ e: "y" }));
  assert.doesNotMatch(await page.locator('[part="root"] .obstacles').innerText(), /Vlaams Gewest|Eerder traject|De-minimis/);
});

test("the day that it names is the day on which it changes", async () => {
  const page = await open();
  for (const [fields, ...records] of [[{ t: "y", td: "24-11-2023" }], [{ x: "y" }, award("24-11-2024", "297.000")]]) {
    await put(page, sme({ ...fields, d: "24-11-2027" }, ...records));
    assert.match(plain(await headline(page).innerText()), /^Nu nog niet: ten vroegste vanaf 25 november 2027$/);
    await put(page, sme({ ...fields, d: "25-11-2027" }, ...records));
    assert.match(plain(await headline(page).innerText()), /^Je lijkt in aanmerking te komen: 50 %$/);
  }
});

test("after the day of review the page says that the rules may have changed, and not before", async () => {
  const review = NOW.review_by;
  for (const [time, shown] of [["23:59:59", 0], ["24:00:00", 1]]) {
    const page = await open({ day: `${review}T${time}` });
    const notice = page.locator('[part="root"]').getByText(/sinds .* niet meer met hun bronnen vergeleken/);
    assert.equal(await notice.count(), shown, `${review} ${time}`);
    if (shown) assert.ok((await notice.isVisible()) && /VLAIO/.test(await notice.innerText()));
  }
});

test("where a reading decided, the condition says so and sends to VLAIO; next to it, it does not", async () => {
  const page = await open();
  const group = (share) => computed({ ...years("100", "1.000", "1.000"), g: "y" }, enterprise(1, { c: share, v: share, ...years("10", "1.000", "1.000") }));
  const twoYears = (before) => computed({ h1: "249", t1: "50.000.000", b1: "44.000.000", h2: before, t2: "60.000.000", b2: "43.000.000", g: "n" });
  const quote = (fields) => sme({ q: "y", ...fields });
  const cases = [
    ["exactly 25 %", "Kmo", /precies 25 %/, group("25"), group("25,01")],
    ["the rule of two years", "Kmo", /twee opeenvolgende/, twoYears("250"), twoYears("249")],
    ["the fourth anniversary itself", "Eerder traject", /vier jaar/, sme({ t: "y", td: "23-11-2022" }), sme({ t: "y", td: "24-11-2022" }), sme({ t: "y", td: "22-11-2022" })],
    ["the third anniversary itself", "De-minimissteun", /drie jaar/, sme({ x: "y" }, award("23-11-2023", "1.000")),
      sme({ x: "y" }, award("24-11-2023", "1.000")), sme({ x: "y" }, award("22-11-2023", "1.000"))],
    ["START with extensions", "Offerte", /START/, quote({ qs: "9.000", xs: "100" }), quote({ qm: "18.000", xm: "100" })],
    ["a total above 60.000", "Offerte", /60\.000/, quote({ qp: "35.000", xp: "25.000,01" }), quote({ qp: "35.000", xp: "25.000" })],
    ["a price out of range", "Offerte", /grenzen/, quote({ qs: "8.499,99" }), quote({ qs: "8.500" })],
    ["a public share of 30 %", "Privésector", /25 %/, sme({ o: "y", op: "30" }), sme({ o: "y", op: "24,99" })],
    ["35 %, which is a maximum too", "Doelgroep", /maximum/, large(), sme()],
  ];
  for (const [name, rule, told, decided, ...not] of cases) {
    const doubts = row(page, rule).locator(".doubt");
    await put(page, decided);
    const text = plain((await doubts.allInnerTexts()).join(" "));
    assert.match(text, told, name);
    assert.match(text, /vraag het aan VLAIO/i, name);
    for (const state of not) {
      await put(page, state);
      assert.doesNotMatch(plain((await doubts.allInnerTexts()).join(" ")), told, `not ${name}: ${state}`);
    }
  }
});

test("every source leads to an address that was read, and every condition has one", async () => {
  const page = await open();
  const addresses = new Set(Object.values(NOW.source).map(({ address }) => address).filter(Boolean));
  await put(page, "everything");
  await unfold(page);
  const rows = page.locator('[part="root"] ol.conditions > li');
  const links = await rows.evaluateAll((all) => all.map((row) => [...row.querySelectorAll("a")].map((link) => link.href)));
  assert.equal(links.length, NOW.rule.length, "a row per rule");
  for (const row of links) assert.ok(row.length > 0, "a source");
  const shown = await page.evaluate(() =>
    [document, document.querySelector("cyber-subsidie").shadowRoot].flatMap((root) => [...root.querySelectorAll("a[href]")].map((link) => link.getAttribute("href"))));
  const unknown = shown.filter((href) => !href.startsWith("#") && !addresses.has(href) && !["mailto:cs@vlaio.be", "tel:080020555"].includes(href));
  assert.deepEqual(unknown, [], "links to elsewhere");
});
