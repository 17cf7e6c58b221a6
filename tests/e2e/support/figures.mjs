// The figures of the tests' own day as a test counts with them, types them and reads them back. Amounts are in cents, percentages
// and head counts in hundredths too, so that what lies just beside a limit is exact.
import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { amounts, digits, figure, hundredths, NOW, PACKAGES, rates, share } from "./scheme.mjs";

/** A figure of that day, in hundredths. */
export const of = (id) => hundredths(NOW, id);
/** One in whole units, such as a number of years. */
export const count = (id) => of(id) / 100;
export const [SME, NIS2] = rates(NOW);

/** What a visitor types for it: "285.000", "24,99", "258,4". */
export const typed = (hundredth) => digits(hundredth).replace(/(,\d)0$/, "$1");
/** The same as a field of an application: "285000.00". */
export const plainly = (hundredth) => `${Math.floor(hundredth / 100)}.${String(hundredth % 100).padStart(2, "0")}`;
/** An amount as a visitor reads it: to the cent where it is computed, without cents where it is published so. */
export const toTheCent = (amount) => `€ ${digits(amount - (amount % 100))},${String(amount % 100).padStart(2, "0")}`;
export const published = (amount) => `€ ${digits(amount)}`;
/** A text in a pattern, as it stands. */
export const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const { numbers } = parse(readFileSync(new URL("../../../locales/nl.toml", import.meta.url), "utf8")).format;
/** A small count in words: "vier". */
export const word = (number) => numbers.split(" ")[number] ?? String(number);

/** A package's price and subsidy, lowest and highest. */
export const packageOf = (name, rate = SME) => amounts(NOW, name, rate);
export const inCapitals = (name) => name.toUpperCase();
const extended = (name) => figure(NOW, `package.${name}.extensions`) === "yes";
/** A package with which extension packages go, and one with which they don't. */
export const EXTENDED = PACKAGES.find(extended);
export const PLAIN = PACKAGES.find((name) => !extended(name));
/** What a quote is subsidised by, in cents; of one with extensions at most so much. */
export const subsidy = (base, extensions = 0, rate = SME) =>
  extensions > 0 ? Math.min(share(base + extensions, rate), of("extensions.subsidy.max")) : share(base, rate);
/** The aid, in cents, that leaves so much room below the ceiling. */
export const aidLeaving = (room) => of("de-minimis.ceiling") - room;
/** Room for all of a package at the rate of SMEs, and not for all of the next one: halfway. */
export const roomFor = (name) => {
  const [most, next] = PACKAGES.slice(PACKAGES.indexOf(name)).map((one) => packageOf(one).subsidy[1]);
  return most + Math.floor((next - most) / 200) * 100;
};

const REGIONS = NOW.figure.filter(({ id }) => id.startsWith("region."));
const inRegion = (postcode) => REGIONS.some(({ value }) => {
  const [first, last] = value.split("-");
  return first <= postcode && postcode <= last;
});
const among = (what, usual, fits) => {
  const found = usual.filter(fits);
  if (found.length < 2) throw new Error(`${NOW.id}: no two of ${usual} are ${what}`);
  return found;
};
/** Two postcodes in the region, one out of it, and two accepted legal forms: the usual ones, where they are so. */
export const [HERE, ALSO_HERE] = among("postcodes of the region", ["9000", "8000", "3000", "2000"], inRegion);
export const [ELSEWHERE] = among("postcodes of elsewhere", ["1000", "4000", "6000"], (postcode) => !inRegion(postcode));
export const [FORM, OTHER_FORM] = among("accepted legal forms", ["bv", "nv", "cv"], (form) => NOW.legal_forms.accepted.includes(form));

const day = (text) => new Date(`${text}T00:00:00Z`);
const iso = (date) => date.toISOString().slice(0, 10);
/** The day so many days later, or earlier. */
export const daysAfter = (text, days) => iso(new Date(day(text).getTime() + days * 86_400_000));
/** The same day of another year; no 29 February. */
export const yearsBefore = (text, years) => {
  if (text.endsWith("-02-29")) throw new Error(`${text} has no same day in every year`);
  return `${Number(text.slice(0, 4)) - years}${text.slice(4)}`;
};
/** A day as a visitor types it, and as one reads it. */
export const typedDay = (text) => text.split("-").reverse().join("-");
export const toldDay = (text) => new Intl.DateTimeFormat("nl-BE", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(day(text));

/** The day on which the visitors of the tests expect a decision, and the day on which what holds them back is over. */
export const DECIDED = "2026-11-23";
export const FREE = "2026-11-25";
/** An earlier trajectory, and aid, that count up to the day before FREE. */
export const TRAJECTORY = yearsBefore(daysAfter(FREE, -1), count("repeat.years"));
export const AWARDED = yearsBefore(daysAfter(FREE, -1), count("de-minimis.years"));

/** Just what an SME may not be: head count, turnover and balance sheet total above the limits of a medium-sized enterprise. */
const [HEADS, TURNOVER, BALANCE] = ["headcount.below", "turnover.max", "balance-sheet-total.max"].map((what) => of(`size.medium.${what}`));
export const SIZE = { heads: HEADS, turnover: TURNOVER, balance: BALANCE };
export const MILLION = 100_000_000;
export const TOO_LARGE = [HEADS + 840, TURNOVER + 10 * MILLION, BALANCE + MILLION].map(typed);
export const TOO_LARGE_BEFORE = [HEADS + 100, TURNOVER + 10 * MILLION, BALANCE + MILLION].map(typed);
/** Why not. */
export const TOO_MANY_HEADS = new RegExp(literally(`${TOO_LARGE[0]} VTE is te veel. Het moeten er minder dan ${typed(HEADS)} zijn.`));
