// Makes pkg/ of the wasm that cargo built: node scripts/package.mjs <wasm>
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { schemas } from "../package/schema.mjs";
import { bundleScript } from "./bundle.mjs";
import { compressed } from "./compress.mjs";
import { renamed, usedExports } from "./glue.mjs";
import { contractData, crateVersion } from "./project.mjs";
import { shrink } from "./shrink.mjs";
import { declarations } from "./types.mjs";
import { exportsOf, withExports, withShortNames } from "./wasm.mjs";

/** Brotli bytes of all that a browser loads. */
const LIMIT = 45_000;

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const out = at("pkg");
const [built] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), "package-"));
try {
  execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-name", "cybersubsidie", "--out-dir", work, built], { stdio: "inherit" });
  const [wasm, glueFile] = ["cybersubsidie_bg.wasm", "cybersubsidie.js"].map((name) => join(work, name));
  let glue = readFileSync(glueFile, "utf8");
  const bundle = (entry, minify) => bundleScript({ entry: at(`package/${entry}`), glue, glueFile, define: {}, minify, external: ["node:*"] });

  // As the page's (scripts/pack.mjs): only what is called stays in the wasm, under short names.
  const used = usedExports(await bundle("index.js", false));
  const whole = readFileSync(wasm);
  const lost = [...used].find((name) => !exportsOf(whole).some((one) => one.name === name));
  if (lost) throw new Error(`the wasm does not export ${lost}`);
  writeFileSync(wasm, withExports(whole, used));
  shrink(wasm, true);
  const { bytes, names } = withShortNames(readFileSync(wasm));
  glue = renamed(glue, names);

  const { application, evaluation } = schemas(contractData());
  const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
  const files = {
    "cybersubsidie.wasm": bytes,
    "index.js": await bundle("index.js", true),
    "node.js": await bundle("node.js", true),
    "index.d.ts": `// Made from package/schema.mjs by scripts/types.mjs.\n\n${readFileSync(at("package/types.d.ts"), "utf8")}\n${declarations(application, evaluation)}`,
    "application.schema.json": json(application),
    "evaluation.schema.json": json(evaluation),
    "package.json": json({
      name: "cybersubsidie",
      version: crateVersion(),
      description: "May a Flemish enterprise get the VLAIO cybersecurity subsidy, at which rate, why, and what does it pay itself?",
      license: "MIT OR Apache-2.0",
      type: "module",
      sideEffects: false,
      engines: { node: ">=20" },
      main: "./node.js",
      types: "./index.d.ts",
      exports: {
        ".": { types: "./index.d.ts", node: "./node.js", default: "./index.js" },
        "./cybersubsidie.wasm": "./cybersubsidie.wasm",
        "./application.schema.json": "./application.schema.json",
        "./evaluation.schema.json": "./evaluation.schema.json",
        "./package.json": "./package.json",
      },
    }),
  };
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(out, name), content);
  copyFileSync(at("package/README.md"), join(out, "README.md"));
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(at(name), join(out, name));

  const loaded = ["index.js", "cybersubsidie.wasm"].map((name) => [name, compressed(name, readFileSync(join(out, name))).length]);
  const total = loaded.reduce((sum, [, length]) => sum + length, 0);
  for (const [name, length] of [...loaded, ["all that is loaded", total]]) console.log(`${name.padEnd(20)} ${String(length).padStart(7)} brotli`);
  if (total > LIMIT) throw new Error(`pkg/ loads ${total} bytes, over the limit of ${LIMIT}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
