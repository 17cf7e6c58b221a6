// The size budget: what the page loads, in brotli bytes, against a limit and against the figures last agreed on.
//   node scripts/size.mjs            prints
//   node scripts/size.mjs --check    fails above the limit, or more than 1 % above size.json
//   node scripts/size.mjs --update   records; a rise of more than 1 % needs its reason in WHY
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LOADED = ["index.html", "page.css", "widget.js", "widget.wasm"];
// The limit of the finished page is 124,000 (GOAL below it); until its form is made of fewer, erased pieces this one holds.
const LIMIT = 200_000;
const GOAL = 100_000;
const TOLERANCE = 1.01;

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const sum = (files) => Object.values(files).reduce((total, bytes) => total + bytes, 0);
const stop = (message) => {
  console.error(message);
  process.exit(1);
};

let recorded = null;
try {
  recorded = JSON.parse(readFileSync(at("size.json"), "utf8"));
} catch (error) {
  if (error.code !== "ENOENT") throw error;
}
let files;
try {
  files = Object.fromEntries(LOADED.map((name) => [name, statSync(at(`dist/${name}.br`)).size]));
} catch {
  stop("dist/ is not there or not whole: run make build first");
}
const total = sum(files);

const row = (name, bytes, before) => {
  const change = before === undefined ? "" : `${bytes >= before ? "+" : ""}${bytes - before}`;
  console.log(`${name.padEnd(12)} ${String(bytes).padStart(8)} ${change.padStart(8)}`);
};
console.log("brotli bytes     now   change");
for (const [name, bytes] of Object.entries(files)) row(name, bytes, recorded?.files[name]);
row("all", total, recorded?.total);
console.log(`limit ${LIMIT}, goal ${GOAL}`);

const rises = recorded !== null && total > recorded.total * TOLERANCE;
if (process.argv.includes("--update")) {
  if (total > LIMIT) stop(`${total} bytes are over the limit of ${LIMIT}: not recorded`);
  const why = process.env.WHY?.trim();
  if (rises && !why) stop("more than 1 % above size.json: say why with WHY='...' make size-update");
  const kept = { why: why || recorded?.why || "first figures", total, files };
  writeFileSync(at("size.json"), `${JSON.stringify(kept, null, 2)}\n`);
  console.log("recorded in size.json");
} else if (process.argv.includes("--check")) {
  if (total > LIMIT) stop(`the page loads ${total} bytes, over the limit of ${LIMIT}`);
  if (recorded === null) stop("size.json is missing: record the figures with make size-update");
  if (rises) stop(`the page loads ${total} bytes, more than 1 % above the ${recorded.total} of size.json: make it smaller, or WHY='...' make size-update`);
}
