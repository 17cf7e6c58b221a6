// The tables of docs/EMBEDDING.md, made from embed/element.toml and the style sheets (scripts/described.mjs).
//   node scripts/embedding-doc.mjs           writes them
//   node scripts/embedding-doc.mjs --check   fails when one differs
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { described, tables } from "./described.mjs";

const FILE = "docs/EMBEDDING.md";
const END = "<!-- end -->";
const path = fileURLToPath(new URL(`../${FILE}`, import.meta.url));
const text = readFileSync(path, "utf8");

let whole = text;
for (const [name, table] of Object.entries(tables(described()))) {
  const begin = `<!-- made: ${name} -->`;
  const from = whole.indexOf(begin);
  const to = whole.indexOf(END, from);
  if (from < 0 || to < from) throw new Error(`${FILE} has no place for its ${name}: ${begin} ... ${END}`);
  whole = `${whole.slice(0, from)}${begin}\n\n${table}\n\n${whole.slice(to)}`;
}

if (!process.argv.includes("--check")) {
  writeFileSync(path, whole);
} else if (whole !== text) {
  console.error(`${FILE} is out of date; write it again: node scripts/embedding-doc.mjs`);
  process.exit(1);
}
