// How many acts (a press, a choice, a typed field) a first visitor needs until a verdict stands: nothing that decides is missing, and
// a "yes" names one rate.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EXTENDED, FORM, HERE, NIS2, inCapitals, packageOf, SME, subsidy, toTheCent, typed } from "./support/figures.mjs";
import { headline } from "./support/form.mjs";
import { evaluation, visitor } from "./support/session.mjs";
import { ready, useSite } from "./support/site.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
const WIDTHS = ["phone", "wide"];

const open = async (viewport) => {
  const page = await site.open("", { viewport });
  await ready(page);
  return { page, visits: visitor(page) };
};

const enterprise = [
  (visits) => visits.type("Postcode van de vestiging die het traject krijgt", HERE),
  (visits) => visits.select("Rechtsvorm", FORM),
  (visits) => visits.pick(/Bezitten overheden samen/, "nee"),
  (visits) => visits.pick(/Staat je hoofdactiviteit/, "ja"),
  (visits) => visits.pick(/Is het eigen vermogen negatief/, "nee"),
  (visits) => visits.pick(/Kreeg je al subsidie voor een cybersecurity/, "nee"),
  (visits) => visits.pick(/de-minimissteun/, "nee"),
];
const size = (answer) => (visits) => visits.pick("Is je onderneming een kmo?", answer);

/** Does these acts, of which the last one brings the verdict; asserts that and how many there were. */
const reach = async ({ page, visits }, acts, most, t) => {
  for (const act of acts.slice(0, -1)) {
    await act(visits);
    const { missing } = await evaluation(page);
    assert.notDeepEqual(missing, [], `after ${visits.acts()} acts something is still missing`);
  }
  await acts.at(-1)(visits);
  const { missing, status, rates } = await evaluation(page);
  assert.deepEqual(missing, []);
  if (status === "eligible") assert.equal(rates.length, 1, `${rates}`);
  t.diagnostic(`${visits.acts()} acts`);
  assert.ok(visits.acts() <= most, `${visits.acts()} acts`);
  return { status, rates };
};

for (const viewport of WIDTHS) {
  test(`an SME, ${viewport}: at most eight`, async (t) => {
    const opened = await open(viewport);
    assert.deepEqual(await reach(opened, [size("ja"), ...enterprise], 8, t), { status: "eligible", rates: [SME] });
    assert.match(plain(await headline(opened.page).innerText()), new RegExp(`^Je lijkt in aanmerking te komen: ${SME} %$`));
  });

  test(`a larger enterprise under NIS2, ${viewport}: at most ten`, async (t) => {
    const opened = await open(viewport);
    const more = [(visits) => visits.pick(/erkend maatwerkbedrijf/, "nee"), (visits) => visits.pick(/onder NIS2/, "ja")];
    assert.deepEqual(await reach(opened, [size("nee"), ...more, ...enterprise], 10, t), { status: "eligible", rates: [NIS2] });
  });

  test(`an enterprise elsewhere, ${viewport}: at most eight to a "no" that lacks nothing`, async (t) => {
    const opened = await open(viewport);
    const [, ...others] = enterprise;
    const elsewhere = (visits) => visits.type("Postcode van de vestiging die het traject krijgt", "1000");
    await elsewhere(opened.visits);
    assert.equal((await evaluation(opened.page)).status, "ineligible");
    for (const act of [size("ja"), ...others]) await act(opened.visits);
    assert.deepEqual((await evaluation(opened.page)).missing, []);
    t.diagnostic(`${opened.visits.acts()} acts`);
    assert.ok(opened.visits.acts() <= 8);
  });

  test(`an SME with a quote, ${viewport}: at most eleven`, async (t) => {
    const opened = await open(viewport);
    const { page, visits } = opened;
    await reach(opened, [size("ja"), ...enterprise], 8, t);
    const name = inCapitals(EXTENDED);
    const [base, extensions] = [packageOf(EXTENDED).price[0] + 150_000, 150_055];
    await visits.section("Offerte en dag");
    await visits.type(`${name}: prijs van het pakket`, typed(base));
    await visits.type(`${name}: uitbreidingspakketten`, typed(extensions));
    const { packages, missing, rates } = await evaluation(page);
    assert.deepEqual([missing, rates], [[], [SME]]);
    const { quote } = packages.find(({ id }) => id === EXTENDED);
    const amount = subsidy(base, extensions);
    assert.equal(Math.round(Number(quote.byRate[0].subsidy) * 100), amount);
    assert.equal(plain(await page.locator('[part="root"] .sum strong').innerText()), toTheCent(amount));
    t.diagnostic(`${visits.acts()} acts`);
    assert.ok(visits.acts() <= 11, `${visits.acts()} acts`);
  });
}
