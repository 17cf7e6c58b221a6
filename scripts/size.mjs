// The size budgets: what the page and what an embed load, in brotli bytes, against limits and against the figures last agreed on.
// Also where the wasm's bytes come from: raw bytes per module of the crate, as scripts/pack.mjs counted them before it
// removed the names.
//   node scripts/size.mjs            prints
//   node scripts/size.mjs --check    fails above a limit, more than 1 % above size.json, or where one module grew by 2,000 bytes
//   node scripts/size.mjs --update   records; a rise of more than 1 % needs its reason in WHY
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { grown } from "./modules.mjs";
import { crateVersion } from "./project.mjs";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const version = crateVersion();

// The limit began as the size of the nearest comparable project (121,885). The group editor went beyond it (a sheet, what is pasted,
// a drawing) and is far from its goal; every reason, source and caveat stays.
const BUDGETS = {
  page: { folder: "dist", loaded: ["index.html", "page.css", "widget.js", "widget.wasm"], limit: 182_500, goal: 116_000 },
  embed: { folder: `dist/embed/${version}`, loaded: ["widget.js", "widget.wasm"], limit: 175_000, limits: { "widget.js": 17_600 } },
  // What a frame has beside the element, and the script for the page around it.
  frame: { folder: `dist/embed/${version}`, loaded: ["frame.html", "frame.css", "frame.js", "iframe.js"], limit: 3_000, limits: { "iframe.js": 1_000 } },
};
const TOLERANCE = 1.01;
/** A module that grew by more raw bytes than this (some 700 in brotli) is named, and must be recorded. */
const MODULE_TOLERANCE = 2_000;

const stop = (message) => {
  console.error(message);
  process.exit(1);
};
const measure = ({ folder, loaded }) => {
  const files = Object.fromEntries(loaded.map((name) => {
    try {
      return [name, statSync(at(`${folder}/${name}.br`)).size];
    } catch {
      return stop("dist/ is not there or not whole: run make build first");
    }
  }));
  return { total: Object.values(files).reduce((total, bytes) => total + bytes, 0), files };
};

const modulesNow = () => {
  try {
    return JSON.parse(readFileSync(join(process.env.CARGO_TARGET_DIR ?? at("target"), "modules.json"), "utf8"));
  } catch {
    return stop("the build's table of modules is not there: run make build first");
  }
};

let recorded = null;
try {
  const { why, embed, frame, modules, ...page } = JSON.parse(readFileSync(at("size.json"), "utf8"));
  recorded = { why, page, embed, frame, modules };
} catch (error) {
  if (error.code !== "ENOENT") throw error;
}

const row = (name, bytes, before) => {
  const change = before === undefined ? "" : `${bytes >= before ? "+" : ""}${bytes - before}`;
  console.log(`${name.padEnd(24)} ${String(bytes).padStart(8)} ${change.padStart(8)}`);
};
const now = {};
const over = [];
const risen = [];
const modules = modulesNow();
console.log("raw bytes of the wasm         now   change");
for (const [module, bytes] of Object.entries(modules)) row(module, bytes, recorded?.modules && (recorded.modules[module] ?? 0));
console.log("\nbrotli bytes                  now   change");
for (const [what, budget] of Object.entries(BUDGETS)) {
  const { total, files } = now[what] = measure(budget);
  const before = recorded?.[what];
  for (const [name, bytes] of Object.entries(files)) {
    row(`${what} ${name}`, bytes, before?.files[name]);
    if (bytes > budget.limits?.[name]) over.push(`the ${what}'s ${name} is ${bytes} bytes, over its limit of ${budget.limits[name]}`);
  }
  row(`${what} all`, total, before?.total);
  if (total > budget.limit) over.push(`the ${what} loads ${total} bytes, over the limit of ${budget.limit}`);
  if (before && total > before.total * TOLERANCE) risen.push(`the ${what} loads ${total} bytes, more than 1 % above the ${before.total} of size.json`);
}
const larger = grown(modules, recorded?.modules ?? {}, MODULE_TOLERANCE).map(({ module, by, bytes }) => `${module} grew by ${by} to ${bytes} raw bytes`);
// If the total rose, every module that contributed is named.
if (risen.length) risen.push(...grown(modules, recorded?.modules ?? {}, 100).map(({ module, by, bytes }) => `  ${module} +${by}, now ${bytes} raw`));
const { page, embed, frame } = BUDGETS;
console.log(`limits: page ${page.limit} (goal ${page.goal}), embed ${embed.limit}, its script ${embed.limits["widget.js"]}, frame ${frame.limit}, its host's script ${frame.limits["iframe.js"]}`);

if (process.argv.includes("--update")) {
  if (over.length) stop(`${over.join("\n")}: not recorded`);
  const why = process.env.WHY?.trim();
  if (risen.length && !why) stop(`${risen.join("\n")}: say why with WHY='...' make size-update`);
  const kept = { why: why || recorded?.why || "first figures", ...now.page, embed: now.embed, frame: now.frame, modules };
  writeFileSync(at("size.json"), `${JSON.stringify(kept, null, 2)}\n`);
  console.log("recorded in size.json");
} else if (process.argv.includes("--check")) {
  if (over.length) stop(over.join("\n"));
  if (!recorded?.embed || !recorded.modules) stop("size.json is missing or old: record the figures with make size-update");
  if (risen.length) stop(`${risen.join("\n")}\nmake it smaller, or WHY='...' make size-update`);
  if (larger.length) stop(`${larger.join("\n")}\nmake it smaller, or record it: make size-update`);
}
