// Bundles the element of a debug build, not minified, for the tests: with checks, and a function that panics.
//   node scripts/debug-element.mjs WASM FOLDER
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleScript } from "./bundle.mjs";
import { integrityOf } from "./embed.mjs";

const [wasm, folder] = process.argv.slice(2).map((path) => resolve(path));
const entry = fileURLToPath(new URL("../tests/e2e/support/debug-entry.js", import.meta.url));

mkdirSync(folder, { recursive: true });
execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-name", "cybersubsidie", "--out-dir", folder, wasm], { stdio: "inherit" });
renameSync(join(folder, "cybersubsidie_bg.wasm"), join(folder, "widget.wasm"));
const glueFile = join(folder, "cybersubsidie.js");
const define = { WASM_FILE: "widget.wasm", WASM_INTEGRITY: integrityOf(readFileSync(join(folder, "widget.wasm"))), TEXTS: {}, VERSION: "debug" };
writeFileSync(join(folder, "widget.js"), await bundleScript({ entry, glue: readFileSync(glueFile, "utf8"), glueFile, define, minify: false }));
