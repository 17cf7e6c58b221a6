// What a screen reader says over a whole session, kept as a text that people review: announced.txt, an act on a line with ">" and below
// it what is said of it, "-" where nothing is. `UPDATE=1` writes it anew. Figures stand in it by their names, those of the scheme in use.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { aidLeaving, AWARDED, EXTENDED, FORM, FREE, HERE, inCapitals, NIS2, of, packageOf, published, roomFor, SME, subsidy, toldDay, toTheCent, TRAJECTORY, typed, typedDay } from "./support/figures.mjs";
import { choose, field, type } from "./support/form.mjs";
import { PACKAGES } from "./support/scheme.mjs";
import { settle } from "./support/session.mjs";
import { ready, useSite } from "./support/site.mjs";
import { plain } from "./support/text.mjs";
import { listen, said } from "./support/voice.mjs";

const site = useSite();
const FILE = new URL("announced.txt", import.meta.url);
const POSTCODE = "Postcode van de vestiging die het traject krijgt";
const [SIZE, EQUITY, TRAJECTORY_BEFORE, AID, ACTIVITY] = [/een kmo\?$/, /eigen vermogen negatief/, /Kreeg je al subsidie/, /de-minimissteun\?$/, /Staat je hoofdactiviteit/];
const NAME = inCapitals(EXTENDED);
const PRICE = packageOf(EXTENDED).price[0] + 12_345;
const AWARD = aidLeaving(roomFor("start"));

/** The figures that are said, by their names in the text. */
const FIGURES = {
  "rate.sme": `${SME} %`, "rate.nis2": `${NIS2} %`, "public share": typed(of("private-sector.public-share.below")),
  ...Object.fromEntries(PACKAGES.flatMap((name) => [["", SME], [" under NIS2", NIS2]].flatMap(([under, rate]) =>
    ["at least", "at most"].map((which, at) => [`${inCapitals(name)} ${which}${under}`, published(packageOf(name, rate).subsidy[at])])))),
  "the price": toTheCent(PRICE), "the subsidy for it": toTheCent(subsidy(PRICE)),
  "the room left": toTheCent(roomFor("start")), "the day": toldDay(FREE), "the trajectory's day": toldDay(TRAJECTORY),
};
const filled = (text) => text.replace(/\{([^}]+)\}/g, (whole, name) => FIGURES[name] ?? whole);
const byLength = Object.entries(FIGURES).sort(([, one], [, other]) => other.length - one.length);
const named = (text) => byLength.reduce((text, [name, figure]) => text.replaceAll(new RegExp(`(?<![\\d.,])${figure.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\d]|[.,]\\d)`, "g"), `{${name}}`), text);

const press = (page, name) => page.locator('[part="root"]').getByRole("button", { name, exact: true }).locator("visible=true").first().click();
const visit = async (page, label) => {
  await (await field(page, label)).focus();
  await (await field(page, label)).blur();
};

/** The session: what the visitor does, in words, and how. Each time the visitor then pauses. */
const ACTS = [
  ["opens the page", async () => {}],
  ["an SME", (page) => choose(page, SIZE, "ja")],
  ["postcode Gent, and leaves the field", (page) => type(page, POSTCODE, "Gent")],
  ["goes into the field and leaves it as it is", (page) => visit(page, POSTCODE)],
  ["postcode 0999", (page) => type(page, POSTCODE, "0999")],
  ["a postcode of Flanders", (page) => type(page, POSTCODE, HERE)],
  ["a legal form that is accepted", async (page) => (await field(page, "Rechtsvorm")).selectOption(FORM)],
  ["no public share; the activity is on the list", async (page) => {
    await choose(page, /Bezitten overheden samen/, "nee");
    await choose(page, ACTIVITY, "ja");
  }],
  ["the equity is not negative; no earlier trajectory", async (page) => {
    await choose(page, EQUITY, "nee");
    await choose(page, TRAJECTORY_BEFORE, "nee");
  }],
  ["no de minimis aid: the last question", (page) => choose(page, AID, "nee")],
  ["picks a provider: the same verdict", async (page) => (await field(page, "Dienstverlener")).selectOption({ index: 1 })],
  ["the equity is negative", (page) => choose(page, EQUITY, "ja")],
  ["postcode 1000 besides", (page) => type(page, POSTCODE, "1000")],
  ["a postcode of Flanders again", (page) => type(page, POSTCODE, HERE)],
  ["the equity is not negative after all", (page) => choose(page, EQUITY, "nee")],
  ["changes that, and changes it back without a pause", async (page) => {
    await choose(page, EQUITY, "ja");
    await settle(page);
    await choose(page, EQUITY, "nee");
  }],
  ["does not know whether the activity is on the list", (page) => choose(page, ACTIVITY, "weet ik niet")],
  ["the activity is on the list", (page) => choose(page, ACTIVITY, "ja")],
  ["an earlier trajectory", async (page) => {
    await choose(page, TRAJECTORY_BEFORE, "ja");
    await type(page, "Wanneer is dat beslist?", typedDay(TRAJECTORY));
  }],
  ["no earlier trajectory after all", (page) => choose(page, TRAJECTORY_BEFORE, "nee")],
  ["de minimis aid, not yet told how much", (page) => choose(page, AID, "ja")],
  ["of an amount that leaves room for the smallest package alone", async (page) => {
    await type(page, "Toegekend op", typedDay(AWARDED));
    await type(page, "Bedrag", typed(AWARD));
  }],
  ["removes it", (page) => press(page, "Steun 1 verwijderen")],
  ["takes that back", (page) => press(page, "Verwijderen ongedaan maken: Steun 1")],
  ["no de minimis aid after all", (page) => choose(page, AID, "nee")],
  ["a quote", (page) => type(page, `${NAME}: prijs van het pakket`, typed(PRICE))],
  ["a quote with VAT", (page) => type(page, `${NAME}: prijs van het pakket`, "24.200 incl. btw")],
  ["no quote", (page) => choose(page, /Heb je al een offerte/, "nee")],
  ["a day that does not exist", (page) => type(page, "Wanneer verwacht je de beslissing van VLAIO?", "31-2-2027")],
  ["today", (page) => type(page, "Wanneer verwacht je de beslissing van VLAIO?", "")],
  ["copies the link", (page) => press(page, "Kopieer link")],
  ["a legal form that VLAIO must judge", async (page) => (await field(page, "Rechtsvorm")).selectOption("ivzw")],
  ["a legal form that is refused", async (page) => (await field(page, "Rechtsvorm")).selectOption("silentPartnership")],
  ["a legal form that is accepted", async (page) => (await field(page, "Rechtsvorm")).selectOption(FORM)],
  ["no SME", (page) => choose(page, SIZE, "nee")],
  ["no customised-work enterprise, nor under NIS2", async (page) => {
    await choose(page, /erkend maatwerkbedrijf/, "nee");
    await choose(page, /onder NIS2/, "nee");
  }],
  ["under NIS2", (page) => choose(page, /onder NIS2/, "ja")],
  ["goes on by the button", (page) => press(page, "Wat nu?")],
];

test("a whole session, line for line as it was reviewed", async (t) => {
  const page = await site.open("", { permissions: ["clipboard-read", "clipboard-write"] });
  await ready(page);
  await listen(page);
  const told = [];
  for (const [name, act] of ACTS) {
    await act(page);
    const all = (await said(page)).map(plain);
    assert.ok(all.every((text) => text !== ""), `${name}: something empty is said`);
    assert.equal(new Set(all).size, all.length, `${name}: said twice: ${all}`);
    told.push(`> ${name}`, ...(all.length > 0 ? all : ["-"]));
  }
  const voices = await page.locator('[part="root"] [aria-live]').evaluateAll((all) => all.map((one) => [one.getAttribute("role"), one.ariaLive, one.ariaAtomic]));
  assert.deepEqual(voices, [["status", "polite", "true"]], "one voice, polite, and whole");
  if (process.env.UPDATE) {
    writeFileSync(FILE, `${named(told.join("\n"))}\n`);
    t.diagnostic("announced.txt is written anew: review it");
  }
  const reviewed = filled(readFileSync(FILE, "utf8")).trimEnd().split("\n");
  for (const [at, line] of told.entries()) assert.equal(line, reviewed[at], `line ${at + 1} of announced.txt; UPDATE=1 writes it anew`);
  assert.equal(told.length, reviewed.length);
});
