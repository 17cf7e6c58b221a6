// One whole session of a visitor, from the first question to a way on, with mistakes, changes of mind and pauses.
import { aidLeaving, AWARDED, EXTENDED, FORM, HERE, inCapitals, packageOf, roomFor, TRAJECTORY, typed, typedDay } from "./figures.mjs";
import { choose, field, provider, type } from "./form.mjs";
import { PROVIDERS } from "./scheme.mjs";
import { settle } from "./session.mjs";

const POSTCODE = "Postcode van de vestiging die het traject krijgt";
const [SIZE, EQUITY, TRAJECTORY_BEFORE, AID, ACTIVITY] = [/een kmo\?$/, /eigen vermogen negatief/, /Kreeg je al subsidie/, /de-minimissteun\?$/, /Staat je hoofdactiviteit/];
const NAME = inCapitals(EXTENDED);
/** Of the quote. */
export const PRICE = packageOf(EXTENDED).price[0] + 12_345;
const AWARD = aidLeaving(roomFor("start"));

const press = (page, name) => page.locator('[part="root"]').getByRole("button", { name, exact: true }).locator("visible=true").first().click();
const visit = async (page, label) => {
  await (await field(page, label)).focus();
  await (await field(page, label)).blur();
};

/** The session: what the visitor does, in words, and how. Each time the visitor then pauses. */
export const ACTS = [
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
  ["picks a provider: the same verdict", async (page) => (await provider(page, PROVIDERS[0].name)).check()],
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
