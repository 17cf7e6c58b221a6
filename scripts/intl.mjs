// tests/intl.txt: how Intl writes amounts, numbers, percentages and days in each language, which ours must equal but for the kind of
// space; and the first of a month in French, where Intl leaves out the "er" that is written there.
//   node scripts/intl.mjs            prints
//   node scripts/intl.mjs --update   writes
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("../tests/intl.txt", import.meta.url));
// Dutch as in Belgium; English as in Britain, for that of Belgium mixes both.
const TAGS = { nl: "nl-BE", fr: "fr", en: "en-GB", de: "de" };
const AMOUNTS = ["0.00", "0.01", "0.50", "8.50", "999.99", "1000.00", "8500.50", "17500.00", "300000.00", "1234567.89", "50000000.00", "1250500000.00"];
const NUMBERS = ["0", "12", "38.5", "249.9999", "1000", "12345.6789", "4000000"];
const PERCENTS = ["0", "25", "35", "50", "62.5", "99.9999", "100"];
const DAYS = ["2024-04-17", "2026-01-01", "2026-02-03", "2026-03-31", "2026-08-09", "2026-11-24", "2026-12-31"];

const day = (code, tag, value) => {
  const written = new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" }).format(new Date(value));
  return code === "fr" ? written.replace(/^1(?!\w)/, "1er") : written;
};

/** A line for each value: language, kind, value, text; separated by tabs. */
export const written = () =>
  Object.entries(TAGS).flatMap(([code, tag]) => {
    const number = (options) => new Intl.NumberFormat(tag, { maximumFractionDigits: 4, useGrouping: "always", ...options });
    const line = (kind, values, say) => values.map((value) => [code, kind, value, say(value)].join("\t"));
    return [
      ...line("money", AMOUNTS, (value) => number({ style: "currency", currency: "EUR", minimumFractionDigits: 2 }).format(value)),
      ...line("number", NUMBERS, (value) => number({}).format(value)),
      // In Dutch Intl leaves out the space that the official page has.
      ...line("percent", code === "nl" ? [] : PERCENTS, (value) => number({ style: "unit", unit: "percent" }).format(value)),
      ...line("date", DAYS, (value) => day(code, tag, value)),
    ];
  }).join("\n") + "\n";

export const stands = () => readFileSync(FILE, "utf8");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === "--update") writeFileSync(FILE, written());
  else process.stdout.write(written());
}
