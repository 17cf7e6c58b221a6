// Under a "no" stands what would change it; and where our reading of a source decided, that is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  aidLeaving, AWARDED, count, daysAfter, DECIDED, ELSEWHERE, EXTENDED, FREE, inCapitals, literally, MILLION, of, packageOf, PLAIN, published, SIZE,
  toldDay, TOO_MANY_HEADS, toTheCent, TRAJECTORY, typed, typedDay, word, yearsBefore,
} from "./support/figures.mjs";
import { headline } from "./support/form.mjs";
import { ELIGIBLE } from "./support/published.mjs";
import { ready, useSite } from "./support/site.mjs";
import { award, computed, enterprise, large, put, sme, STATES, unfold, years } from "./support/states.mjs";
import { NOW } from "./support/scheme.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();

const open = async (options) => {
  const page = await site.open("", options);
  await ready(page);
  return page;
};

const result = async (page) => plain(await page.getByRole("region", { name: "Resultaat" }).innerText());
/** What to do now. */
const steps = async (page) => plain(await page.locator('[part="root"] .next').innerText());
const row = (page, rule) => page.locator('[part="root"] ol.conditions > li').filter({ has: page.locator(".rule strong", { hasText: new RegExp(`^${rule}`) }) });

/** Too little room for the smallest package. */
const ROOM = Math.floor(packageOf("start").subsidy[0] / 200) * 100;
const FULL = [{ x: "y" }, award(typedDay(AWARDED), typed(aidLeaving(ROOM)))];
const EARLIER = [{ t: "y", td: typedDay(TRAJECTORY) }];
const NOT_YET = `Nu nog niet: ten vroegste vanaf ${toldDay(FREE)}`;
const exactly = (text) => new RegExp(literally(text));

test("under a no stands which condition, by how much, from when, and whom to ask", async () => {
  const page = await open();
  const cases = {
    "an earlier trajectory": [sme(...EARLIER), NOT_YET,
      [/Eerder traject/, exactly(toldDay(TRAJECTORY)), /De andere voorwaarden blijven gelden/], literally(`Vraag de subsidie opnieuw aan vanaf ${toldDay(FREE)}.`)],
    "the de minimis room": [sme(...FULL), NOT_YET,
      [/De-minimissteun/, exactly(toTheCent(aidLeaving(ROOM))),
        exactly(`Dat is minder dan de kleinste subsidie van ${published(packageOf("start").subsidy[0])}`)], "oudere de-minimissteun niet meer meetelt"],
    "negative equity": [sme({ e: "y" }), "Je komt niet in aanmerking", [/Eigen vermogen/, /negatief/], "eigen vermogen later niet meer negatief"],
    "another region": [sme({ p: ELSEWHERE }), "Je komt niet in aanmerking", [/Vlaams Gewest/, exactly(`Postcode ${ELSEWHERE} ligt niet in het Vlaamse Gewest`)], "vestiging in het Vlaamse Gewest die het traject kan krijgen"],
    "too large": [STATES["refused with figures"], "Je komt niet in aanmerking", [TOO_MANY_HEADS, /niet onder NIS2/], "Val je toch onder NIS2"],
  };
  for (const [name, [state, verdict, told, instead]] of Object.entries(cases)) {
    await put(page, state);
    assert.equal(plain(await headline(page).innerText()), verdict, name);
    const text = await result(page);
    for (const part of [/Waarom niet\?/, ...told]) assert.match(text, part, name);
    assert.match(await steps(page), new RegExp(`^Wat kan je doen\\? .*${instead}.*Je mag het altijd zelf aan VLAIO vragen.*Mail cs@vlaio\\.be .* of bel 0800 20 555`), name);
  }
  // What is not in the way is not named.
  await put(page, sme({ e: "y" }));
  assert.doesNotMatch(await page.locator('[part="root"] .obstacles').innerText(), /Vlaams Gewest|Eerder traject|De-minimis/);
});

test("the day that it names is the day on which it changes", async () => {
  const page = await open();
  for (const [fields, ...records] of [EARLIER, FULL]) {
    await put(page, sme({ ...fields, d: typedDay(daysAfter(FREE, -1)) }, ...records));
    assert.equal(plain(await headline(page).innerText()), NOT_YET);
    await put(page, sme({ ...fields, d: typedDay(FREE) }, ...records));
    assert.equal(plain(await headline(page).innerText()), ELIGIBLE);
  }
});

test("a condition tells apart what is not answered yet and what the visitor does not know", async () => {
  const page = await open();
  for (const [fields, rule] of [["m", "Hoofdactiviteit"], ["e", "Eigen vermogen"], ["f", "Rechtsvorm"], ["o", "Privésector"], ["t", "Eerder traject"], ["x", "De-minimissteun"]]) {
    // As somebody answers it, and also under a "no", where nothing is asked any more.
    for (const others of [{}, { p: ELSEWHERE }]) {
      for (const [answer, told] of [["", "Nog niet beantwoord."], ["u", "Je weet dit nog niet."]]) {
        await put(page, sme({ ...others, [fields]: answer }));
        await unfold(page);
        assert.equal(plain(await row(page, rule).locator(".reasons").innerText()), told, `${rule}, ${JSON.stringify(others)}`);
      }
    }
  }
  await put(page, sme({ m: "" }));
  await unfold(page);
  const activity = page.getByRole("group", { name: /Staat je hoofdactiviteit/ });
  for (const [answer, told] of [["weet ik niet", /Je weet dit nog niet/], ["ja", /Je verklaart dat je hoofdactiviteit op de lijst staat/], ["weet ik niet", /Je weet dit nog niet/]]) {
    await activity.getByRole("radio", { name: answer, exact: true }).check();
    assert.match(plain(await row(page, "Hoofdactiviteit").locator(".reasons").innerText()), told);
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
  const { heads, turnover, balance } = SIZE;
  const twoYears = (before) => computed({
    h1: typed(heads - 100), t1: typed(turnover), b1: typed(balance + MILLION), h2: typed(before), t2: typed(turnover + 10 * MILLION), b2: typed(balance), g: "n",
  });
  const quote = (fields) => sme({ q: "y", ...fields });
  const partner = of("group.partner.from");
  const below = of("private-sector.public-share.below");
  const [repeat, minimis] = ["repeat.years", "de-minimis.years"].map(count);
  /** The anniversary of this day is the day of the decision, or one of its neighbours. */
  const earlier = (years, days) => typedDay(daysAfter(yearsBefore(DECIDED, years), days));
  const trajectory = (days) => sme({ t: "y", td: earlier(repeat, days) });
  const aid = (days) => sme({ x: "y" }, award(earlier(minimis, days), "1.000"));
  const [, most] = packageOf(EXTENDED).price;
  const [least] = packageOf("start").price;
  const total = of("extensions.total.max");
  /** A quote of a package, in cents. */
  const priced = (name, base, extensions) => quote({ [`q${name[0]}`]: typed(base), ...(extensions && { [`x${name[0]}`]: typed(extensions) }) });
  const cheapest = (name, extensions) => priced(name, packageOf(name).price[0], extensions);
  const cases = [
    [`exactly ${typed(partner)} %`, "Kmo", exactly(`precies ${typed(partner)} %`), group(typed(partner)), group(typed(partner + 1))],
    ["the rule of two years", "Kmo", /twee jaren na elkaar/, twoYears(heads), twoYears(heads - 100)],
    ["the last anniversary itself", "Eerder traject", exactly(`${word(repeat)} jaar`), trajectory(0), trajectory(1), trajectory(-1)],
    ["the last anniversary of an award itself", "De-minimissteun", exactly(`${word(minimis)} jaar`), aid(0), aid(1), aid(-1)],
    ["extensions with a package that has none", "Offerte", exactly(inCapitals(PLAIN)), cheapest(PLAIN, 10_000), cheapest(EXTENDED, 10_000)],
    ["a total above the highest", "Offerte", exactly(published(total)), priced(EXTENDED, most, total - most + 1), priced(EXTENDED, most, total - most)],
    ["a price out of range", "Offerte", /grenzen/, priced("start", least - 1), priced("start", least)],
    ["a public share above the limit", "Privésector", exactly(`${typed(below)} %`), sme({ o: "y", op: typed(below + 500) }), sme({ o: "y", op: typed(below - 1) })],
    ["the rate of NIS2, which is a maximum too", "Doelgroep", /maximum/, large(), sme()],
  ];
  for (const [name, rule, told, decided, ...not] of cases) {
    const doubts = row(page, rule).locator(".doubt");
    await put(page, decided);
    await unfold(page);
    const text = plain((await doubts.allInnerTexts()).join(" "));
    assert.match(text, told, name);
    assert.match(text, /vraag het aan VLAIO/i, name);
    for (const state of not) {
      await put(page, state);
      await unfold(page);
      assert.equal(await row(page, rule).filter({ visible: true }).count(), 1, `${rule} can be read`);
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
  const unknown = shown.filter((href) => !href.startsWith("#") && !addresses.has(href) && !["mailto:cs@vlaio.be", "tel:+3280020555", "fr/", "en/", "de/", "data:,"].includes(href));
  assert.deepEqual(unknown, [], "links to elsewhere");
});
