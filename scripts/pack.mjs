// Trunk's last hook: makes of its staging folder the few small files that are shipped.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { bundleScript, bundleStyle } from "./bundle.mjs";
import { shakeableGlue, trimExports, trimImports } from "./trim.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const staging = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";

const binaryen = (name) => join(createRequire(import.meta.url).resolve("binaryen/package.json"), "../bin", name);

/** The smallest wasm that does the same. Features are the module's own: rustc wrote them into it. */
const shrinkWasm = (from, to) => {
  const passes = release ? ["-Oz", "--strip-debug", "--strip-producers"] : ["-O1"];
  execFileSync(process.execPath, [binaryen("wasm-opt"), from, ...passes, "-o", to], { stdio: "inherit" });
};

/** Trunk's own marks and preloads say nothing to a browser: the element loads the wasm itself. */
const cleanHtml = (html) =>
  html
    .replace(/<link[^>]*(?:data-trunk|rel="?(?:modulepreload|preload)"?[^>]*cybersubsidie(?:_bg)?\.)[^>]*>\s*/g, "")
    .replace(/<!--(?!\[)[\s\S]*?-->\s*/g, "");

const compress = (file) => {
  const bytes = readFileSync(file);
  const text = !file.endsWith(".wasm");
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_MODE]: text ? constants.BROTLI_MODE_TEXT : constants.BROTLI_MODE_GENERIC,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }));
  // No name and no time in the header: the same bytes each time.
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
};

const read = (path) => readFileSync(join(root, path), "utf8");
const entry = ["embed/page.js", "embed/element.js"].map((path) => join(root, path)).find(existsSync);
const built = join(staging, "cybersubsidie_bg.wasm");
const wasm = join(staging, "widget.wasm");
const glueFile = join(staging, "cybersubsidie.js");
let glue = shakeableGlue(readFileSync(glueFile, "utf8"));

// Bundled a first time only to see which of the wasm's exports are called.
const draft = await bundleScript({ entry, glue, glueFile, define: { WASM_FILE: "", WASM_INTEGRITY: "", VERSION: "" }, minify: false });
trimExports({ wasm: built, script: draft, tool: binaryen("wasm-metadce") });
shrinkWasm(built, wasm);
glue = trimImports(glue, wasm);

const page = cleanHtml(readFileSync(join(staging, "index.html"), "utf8"));
const script = await bundleScript({
  entry,
  glue,
  glueFile,
  define: {
    // What the element must know of this very build; baked in, so a tampered wasm is refused by the browser.
    WASM_FILE: "widget.wasm",
    WASM_INTEGRITY: `sha384-${createHash("sha384").update(readFileSync(wasm)).digest("base64")}`,
    VERSION: read("Cargo.toml").match(/^version = "(.*)"$/m)[1],
  },
  minify: release,
});
const style = await bundleStyle({ entry: join(root, "style/page.css"), minify: release });

const shipped = { "index.html": page, "widget.js": script, "page.css": style };
for (const name of readdirSync(staging)) {
  if (name !== "widget.wasm") rmSync(join(staging, name), { recursive: true });
}
for (const [name, text] of Object.entries(shipped)) writeFileSync(join(staging, name), text);
for (const name of readdirSync(staging)) compress(join(staging, name));

for (const name of readdirSync(staging).filter((name) => !/\.(br|gz)$/.test(name))) {
  const [plain, br] = [name, `${name}.br`].map((file) => statSync(join(staging, file)).size);
  console.log(`${name.padEnd(14)} ${String(plain).padStart(8)} bytes ${String(br).padStart(8)} brotli`);
}
