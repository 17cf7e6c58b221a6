// The table of variables and parts in docs/EMBEDDING.md, made from the style sheets.
//   node scripts/embedding-doc.mjs           writes it
//   node scripts/embedding-doc.mjs --check   fails when it differs
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path) => readFileSync(at(path), "utf8");
const FILE = "docs/EMBEDDING.md";
const [BEGIN, END] = ["<!-- made from the style sheets -->", "<!-- end -->"];

const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const variables = [...read("style/tokens.css").matchAll(/var\(--cyber-subsidie-([\w-]+), (.*)\); \/\* (.*) \*\//g)].map(([, name, value, what]) => {
  const [, light, dark] = value.match(/^light-dark\((.*), (.*)\)$/) ?? [null, value, ""];
  return [`\`--cyber-subsidie-${name}\``, what, `\`${light}\``, dark && `\`${dark}\``];
});
const parts = [...read("style/widget.css").matchAll(/@part ([\w-]+): (.*)/g)].map(([, name, what]) => [`\`::part(${name})\``, what]);
if (variables.length === 0 || parts.length === 0) throw new Error("the style sheets name no variables or no parts");

const made = [
  BEGIN, "", table(["variable", "what", "light", "dark"], variables), "", table(["part", "what"], parts), "", END,
].join("\n");
const text = read(FILE);
const from = text.indexOf(BEGIN);
const to = text.indexOf(END);
if (from < 0 || to < from) throw new Error(`${FILE} has no place for the tables`);
const whole = text.slice(0, from) + made + text.slice(to + END.length);

if (!process.argv.includes("--check")) {
  writeFileSync(at(FILE), whole);
} else if (whole !== text) {
  console.error(`${FILE} is out of date; write it again: node scripts/embedding-doc.mjs`);
  process.exit(1);
}
