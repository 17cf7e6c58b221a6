// The published amounts, and those at the other rate computed from them, as the table shows them on the day of the tests.
import { amounts, CHECKED, digits, hundredths, NOW, PACKAGES, range, rates } from "./scheme.mjs";

/** A package's ranges in a version: price, subsidy and own part. */
const ranges = (version, name, rate) => Object.values(amounts(version, name, rate)).map(range);

/** Such a range in the card's table, which names the unit above it. */
const bare = ([low, high]) => (low === high ? digits(low) : `${digits(low)}–${digits(high)}`);
const cents = (amount) => `${digits(amount - (amount % 100))},${String(amount % 100).padStart(2, "0")}`;
/** What leaves the bank, in cents: at least with VAT on the own part of the lowest price, at most on the whole of the highest. */
export const withVat = ({ price, own }) => {
  const vat = (amount) => Math.floor((amount * hundredths(NOW, "vat.rate") + 5_000) / 10_000);
  return [own[0] + vat(own[0]), own[1] + vat(price[1])];
};
/** Price, subsidy, own part, and at least and at most what leaves the bank: a column of the card's table. */
export const column = (parts) => [...Object.values(parts).map(bare), ...withVat(parts).map((amount, at) => (at === 0 ? "" : "tot ") + cents(amount))];

/** The packages' columns at a rate. */
export const columnsAt = (rate) => PACKAGES.map((name) => column(amounts(NOW, name, rate)));
/** At the rate of SMEs, which is the highest. */
export const PUBLISHED = columnsAt(rates(NOW)[0]);
/** The subsidy of each package there. */
export const SUBSIDIES = PUBLISHED.map(([, subsidy]) => subsidy);
/** The packages at the other rate, in the fold below the table: price, subsidy and own part. */
export const OTHER_RATE = PACKAGES.map((name) => {
  const [price, subsidy, own] = ranges(NOW, name, rates(NOW)[1]);
  return `${name.toUpperCase()}: prijs ${price}, subsidie ${subsidy}, eigen deel ${own}.`;
});

/** START in the static table: its prices, and their subsidies at the rate of SMEs. */
export const STATIC_START = ranges(CHECKED, "start", rates(CHECKED)[0]).slice(0, 2);
/** Matches a text in which they stand, in that order. */
export const STATIC_LINE = new RegExp(`START.*${STATIC_START.map((range) => range.replaceAll(".", "\\.")).join(".*")}`);

/** The verdict of a plain SME. */
export const ELIGIBLE = `Je lijkt in aanmerking te komen: ${rates(NOW)[0]} %`;
/** The verdict of a larger enterprise under NIS2. */
export const ELIGIBLE_NIS2 = `Je lijkt in aanmerking te komen: tot ${rates(NOW)[1]} %`;
