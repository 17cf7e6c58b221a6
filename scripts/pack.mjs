// Trunk's last hook: turns its staging folder into the few small files that are shipped.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { bundleScript, bundleStyle } from "./bundle.mjs";
import { compressed } from "./compress.mjs";
import { writeConfigurator } from "./configurator-files.mjs";
import { integrityOf, writeEmbed } from "./embed.mjs";
import { renamed, shakeable, usedExports } from "./glue.mjs";
import { documents, languageTexts } from "./languages.mjs";
import { byModule } from "./modules.mjs";
import { crateVersion } from "./project.mjs";
import { shrink } from "./shrink.mjs";
import { siteAddress, withSite } from "./site.mjs";
import { exportsOf, withExports, withShortNames } from "./wasm.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const staging = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";

/** Removes Trunk's marks and preloads, which are useless here because the element loads the wasm itself. */
const cleanHtml = (html) => {
  const clean = html
    .replace(/<link[^>]*(?:data-trunk|rel="?(?:modulepreload|preload)"?[^>]*cybersubsidie(?:_bg)?\.)[^>]*>\s*/g, "")
    .replace(/<!--(?!\[)[\s\S]*?-->\s*/g, "");
  const left = clean.match(/data-trunk|modulepreload|cybersubsidie(?:_bg)?\.(?:js|wasm)|__TRUNK/);
  if (left) throw new Error(`Trunk leaves "${left[0]}" in index.html: scripts/pack.mjs must follow`);
  for (const wanted of ["widget.js", "page.css"]) if (!clean.includes(`"${wanted}"`)) throw new Error(`index.html asks for no ${wanted}`);
  return clean;
};

const known = new Map();
const compress = (file) => {
  const bytes = readFileSync(file);
  const content = bytes.toString("latin1");
  // gzipSync writes no name and no time in the header, so the bytes are always the same.
  if (!known.has(content)) known.set(content, [[".br", compressed(file, bytes)], [".gz", gzipSync(bytes, { level: 9 })]]);
  for (const [suffix, packed] of known.get(content)) writeFileSync(file + suffix, packed);
};

const built = join(staging, "cybersubsidie_bg.wasm");
const wasm = join(staging, "widget.wasm");
const glueFile = join(staging, "cybersubsidie.js");
const scripts = ["embed/page.js", "embed/embed.js"];

// A first bundle only shows which of the wasm's exports are called. A class without an export to free it is never created:
// the linker removed that export (scripts/wasm-linker.sh).
const exported = new Set(exportsOf(readFileSync(built)).map(({ name }) => name));
let glue = readFileSync(glueFile, "utf8");
const unused = [...glue.matchAll(/^export class (\w+)/gm)].map(([, name]) => name).filter((name) => !exported.has(`__wbg_${name.toLowerCase()}_free`));
glue = shakeable(glue, unused);
const draft = async (entry) => bundleScript({ entry: join(root, entry), glue, glueFile, define: { WASM_FILE: "", WASM_INTEGRITY: "", TEXTS: {}, VERSION: "" }, minify: false });
const used = new Set((await Promise.all(scripts.map(draft))).flatMap((script) => [...usedExports(script)]));
writeFileSync(wasm, withExports(readFileSync(built), used));
const told = shrink(wasm, release);
const { bytes, names } = withShortNames(readFileSync(wasm));
writeFileSync(wasm, bytes);
glue = renamed(glue, names);
if (release) writeFileSync(join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "modules.json"), JSON.stringify(byModule(told)));

const version = crateVersion();
// The hash of this build's wasm goes into the script, so that the browser refuses a tampered wasm.
const WASM_INTEGRITY = integrityOf(readFileSync(wasm));
// The texts of each further language lie beside the wasm, and are pinned in the same way.
const texts = languageTexts(root);
const TEXTS = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name.replace(".txt", ""), integrityOf(text)]));
const bundle = (path, wasmFile) => bundleScript({
  entry: join(root, path), glue, glueFile, define: { WASM_FILE: wasmFile, WASM_INTEGRITY, TEXTS, VERSION: version }, minify: release,
});

const shipped = {
  "index.html": withSite(cleanHtml(readFileSync(join(staging, "index.html"), "utf8")), siteAddress()),
  "widget.js": await bundle("embed/page.js", "widget.wasm"),
  ...texts,
  "page.css": await bundleStyle({ entry: join(root, "style/page.css"), minify: release }),
};
for (const name of readdirSync(staging)) {
  if (name !== "widget.wasm") rmSync(join(staging, name), { recursive: true });
}
for (const [code, html] of Object.entries(documents(root))) shipped[`${code}/index.html`] = withSite(html, siteAddress(), code);
for (const [name, text] of Object.entries(shipped)) {
  mkdirSync(dirname(join(staging, name)), { recursive: true });
  writeFileSync(join(staging, name), text);
}
copyFileSync(join(root, "site/preview.png"), join(staging, "preview.png"));
const parts = {
  "frame.js": await bundle("embed/frame.js", ""),
  "frame.css": await bundleStyle({ entry: join(root, "style/frame.css"), minify: release }),
  "iframe.js": await bundle("embed/iframe.js", ""),
};
await writeEmbed({ root, dist: staging, version, wasm, languages: texts, parts, bundle: (wasmFile) => bundle("embed/embed.js", wasmFile) });
await writeConfigurator({ root, dist: staging, minify: release });
copyFileSync(join(root, "embed/check-host.mjs"), join(staging, "check-host.mjs"));

for (const name of readdirSync(staging, { recursive: true }).filter((name) => /\.(html|css|js|json|txt|wasm)$/.test(name)).sort()) {
  const file = join(staging, name);
  compress(file);
  const [plain, br] = [file, `${file}.br`].map((path) => statSync(path).size);
  console.log(`${name.padEnd(28)} ${String(plain).padStart(8)} bytes ${String(br).padStart(8)} brotli`);
}
