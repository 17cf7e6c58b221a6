// The figures of the rules, read from scheme/ by a parser, and written as a reader sees them (with plain spaces).
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { TODAY } from "./clock.mjs";

const FOLDER = fileURLToPath(new URL("../../../scheme/", import.meta.url));

/** The files of all versions, parsed, oldest first. */
export const VERSIONS = readdirSync(FOLDER).filter((name) => /^\d{4}-\d{2}-\d{2}\.toml$/.test(name)).sort()
  .map((name) => parse(readFileSync(FOLDER + name, "utf8")));

/** The version that holds on a day, YYYY-MM-DD. */
export const versionOn = (day) => {
  const version = VERSIONS.findLast(({ valid_from: from }) => from <= day);
  if (!version || (version.valid_until && version.valid_until < day)) throw new Error(`no version of the rules holds on ${day}`);
  return version;
};

/** The version that holds on the day of the tests: what a visitor sees who gave no day. */
export const NOW = versionOn(TODAY.slice(0, 10));
/** The version that the static page tells of first: that of the newest day on which one was compared with its sources. */
export const CHECKED = versionOn(VERSIONS.map(({ checked_on: day }) => day).sort().at(-1));

/** A figure as it is written in the file. */
export const figure = (version, id) => {
  const row = version.figure.find((row) => row.id === id);
  if (!row) throw new Error(`${version.id} has no figure ${id}`);
  return row.value;
};

/** An amount in whole cents. */
const cents = (text) => {
  const [euro, cent] = text.split(".");
  if (cent?.length !== 2) throw new Error(`${text} has no two decimals`);
  return Number(euro + cent);
};

const grouped = new Intl.NumberFormat("de-DE");
/** "8.500", and "8.500,05" where there are cents. */
export const digits = (amount) => {
  const rest = amount % 100;
  return grouped.format((amount - rest) / 100) + (rest ? `,${String(rest).padStart(2, "0")}` : "");
};
export const range = ([low, high]) => `€ ${digits(low)} tot € ${digits(high)}`;

/** The two rates in per cent, that of SMEs first. */
export const rates = (version) => ["rate.sme", "rate.nis2"].map((id) => Number(figure(version, id)));

/** A package's prices, and the subsidy and one's own part at a rate, in cents: lowest and highest. */
export const amounts = (version, name, rate) => {
  const price = ["min", "max"].map((end) => cents(figure(version, `package.${name}.price.${end}`)));
  const subsidy = price.map((end) => Math.floor((end * rate) / 100));
  return { price, subsidy, own: price.map((end, at) => end - subsidy[at]) };
};

export const PACKAGES = ["start", "medium", "plus"];
