// The published amounts, and those at the other rate computed from them, as the table shows them on the day of the tests.
import { amounts, CHECKED, NOW, PACKAGES, range, rates } from "./scheme.mjs";

/** A package's ranges in a version: price, subsidy and own part. */
const ranges = (version, name, rate) => Object.values(amounts(version, name, rate)).map(range);

/** Per package at the rate of SMEs and at that of NIS2. */
export const PUBLISHED = PACKAGES.flatMap((name) => rates(NOW).map((rate) => ranges(NOW, name, rate)));

/** The subsidy of each package at the rate of SMEs. */
export const SUBSIDIES = PACKAGES.map((name) => ranges(NOW, name, rates(NOW)[0])[1]);

/** START in the static table: its prices, and their subsidies at the rate of SMEs. */
export const STATIC_START = ranges(CHECKED, "start", rates(CHECKED)[0]).slice(0, 2);
/** Matches a text in which they stand, in that order. */
export const STATIC_LINE = new RegExp(`START.*${STATIC_START.map((range) => range.replaceAll(".", "\\.")).join(".*")}`);

/** The verdict of a plain SME. */
export const ELIGIBLE = `Je lijkt in aanmerking te komen: ${rates(NOW)[0]} %`;
/** The verdict of a larger enterprise under NIS2. */
export const ELIGIBLE_NIS2 = `Je lijkt in aanmerking te komen: tot ${rates(NOW)[1]} %`;
