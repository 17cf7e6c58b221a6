// Trunk's last hook: makes of its staging folder the few small files that are shipped.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { bundleScript, bundleStyle } from "./bundle.mjs";
import { integrityOf, writeEmbed } from "./embed.mjs";
import { shakeableGlue, trimExports, trimImports } from "./trim.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const staging = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";

const binaryen = (name) => join(createRequire(import.meta.url).resolve("binaryen/package.json"), "../bin", name);

/** The smallest wasm that does the same. Features are the module's own: rustc wrote them into it. */
const shrinkWasm = (from, to) => {
  // Flattened and looped anew after a first round, a second and a third still find 1 %.
  const passes = release ? ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--strip-debug", "--strip-producers"] : ["-O1"];
  execFileSync(process.execPath, [binaryen("wasm-opt"), from, ...passes, "-o", to], { stdio: "inherit" });
};

/** Trunk's own marks and preloads say nothing to a browser: the element loads the wasm itself. */
const cleanHtml = (html) =>
  html
    .replace(/<link[^>]*(?:data-trunk|rel="?(?:modulepreload|preload)"?[^>]*cybersubsidie(?:_bg)?\.)[^>]*>\s*/g, "")
    .replace(/<!--(?!\[)[\s\S]*?-->\s*/g, "");

const compressed = new Map();
const compress = (file) => {
  const bytes = readFileSync(file);
  const known = bytes.toString("latin1");
  if (!compressed.has(known)) {
    const mode = file.endsWith(".wasm") ? constants.BROTLI_MODE_GENERIC : constants.BROTLI_MODE_TEXT;
    compressed.set(known, [
      [".br", brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
          [constants.BROTLI_PARAM_MODE]: mode,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      })],
      // No name and no time in the header: the same bytes each time.
      [".gz", gzipSync(bytes, { level: 9 })],
    ]);
  }
  for (const [suffix, packed] of compressed.get(known)) writeFileSync(file + suffix, packed);
};

const read = (path) => readFileSync(join(root, path), "utf8");
const built = join(staging, "cybersubsidie_bg.wasm");
const wasm = join(staging, "widget.wasm");
const glueFile = join(staging, "cybersubsidie.js");
let glue = shakeableGlue(readFileSync(glueFile, "utf8"));

// Bundled a first time only to see which of the wasm's exports are called.
const draft = await bundleScript({ entry: join(root, "embed/page.js"), glue, glueFile, define: { WASM_FILE: "", WASM_INTEGRITY: "", VERSION: "" }, minify: false });
trimExports({ wasm: built, script: draft, tool: binaryen("wasm-metadce") });
shrinkWasm(built, wasm);
glue = trimImports(glue, wasm);

const version = read("Cargo.toml").match(/^version = "(.*)"$/m)[1];
// What a script must know of this very build; baked in, so a tampered wasm is refused by the browser.
const WASM_INTEGRITY = integrityOf(readFileSync(wasm));
const bundle = (path, wasmFile) => bundleScript({
  entry: join(root, path), glue, glueFile, define: { WASM_FILE: wasmFile, WASM_INTEGRITY, VERSION: version }, minify: release,
});

const shipped = {
  "index.html": cleanHtml(readFileSync(join(staging, "index.html"), "utf8")),
  "widget.js": await bundle("embed/page.js", "widget.wasm"),
  "page.css": await bundleStyle({ entry: join(root, "style/page.css"), minify: release }),
};
for (const name of readdirSync(staging)) {
  if (name !== "widget.wasm") rmSync(join(staging, name), { recursive: true });
}
for (const [name, text] of Object.entries(shipped)) writeFileSync(join(staging, name), text);
await writeEmbed({ root, dist: staging, version, wasm, bundle: (wasmFile) => bundle("embed/embed.js", wasmFile) });

for (const name of readdirSync(staging, { recursive: true }).filter((name) => /\.(html|css|js|json|wasm)$/.test(name)).sort()) {
  const file = join(staging, name);
  compress(file);
  const [plain, br] = [file, `${file}.br`].map((path) => statSync(path).size);
  console.log(`${name.padEnd(28)} ${String(plain).padStart(8)} bytes ${String(br).padStart(8)} brotli`);
}
