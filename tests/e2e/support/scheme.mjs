// The versions of the rules, read from the folder of the build by a parser, and amounts as a reader sees them (with plain spaces).
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { TODAY } from "./clock.mjs";

const FOLDER = resolve(fileURLToPath(new URL("../../../", import.meta.url)), process.env.CYBERSUBSIDIE_SCHEME || "scheme");
const read = (name) => parse(readFileSync(join(FOLDER, name), "utf8"));

/** The files of all versions, parsed, oldest first. */
export const VERSIONS = readdirSync(FOLDER).filter((name) => /^\d{4}-\d{2}-\d{2}\.toml$/.test(name)).sort().map(read);

/** The version that holds on a day, YYYY-MM-DD. */
export const versionOn = (day) => {
  const version = VERSIONS.findLast(({ valid_from: from }) => from <= day);
  if (!version || (version.valid_until && version.valid_until < day)) throw new Error(`no version of the rules holds on ${day}`);
  return version;
};

/** The version that holds on the day of the tests: what a visitor sees who gave no day. */
export const NOW = versionOn(TODAY.slice(0, 10));
/** The providers that are selected on that day. */
export const PROVIDERS = read("providers.toml").provider.filter(({ from = "", until }) => {
  const day = TODAY.slice(0, 10);
  return from <= day && day <= (until || "9999");
});
/** The version that the static page tells of first: that of the newest day on which one was compared with its sources. */
export const CHECKED = versionOn(VERSIONS.map(({ checked_on: day }) => day).sort().at(-1));

/** A figure as it is written in the file. */
export const figure = (version, id) => {
  const row = version.figure.find((row) => row.id === id);
  if (!row) throw new Error(`${version.id} has no figure ${id}`);
  return row.value;
};

/** A figure in hundredths: an amount in cents, and "25" as 2500. */
export const hundredths = (version, id) => {
  const [, whole, decimals = ""] = figure(version, id).match(/^(\d+)(?:\.(\d{1,2}))?$/) ?? [];
  if (whole === undefined) throw new Error(`${id} of ${version.id} is no number of at most two decimals`);
  return Number(whole + decimals.padEnd(2, "0"));
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

/** So many per cent of an amount, rounded down to the cent. */
export const share = (amount, percent) => Math.floor((amount * percent) / 100);

/** A package's prices, and the subsidy and one's own part at a rate, in cents: lowest and highest. */
export const amounts = (version, name, rate) => {
  const price = ["min", "max"].map((end) => hundredths(version, `package.${name}.price.${end}`));
  const subsidy = price.map((end) => share(end, rate));
  return { price, subsidy, own: price.map((end, at) => end - subsidy[at]) };
};

export const PACKAGES = ["start", "medium", "plus"];
