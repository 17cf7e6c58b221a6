// make single: dist/ as one file, dist/cybersubsidie.html, that works from a disk with the network off. Its own policy lets it reach
// nothing but itself.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { siteAddress } from "./site.mjs";

const sha256 = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Replaces what stands there exactly once; `to` may be made of what was found. */
const once = (text, from, to) => {
  if (text.split(from).length !== (from instanceof RegExp ? 3 : 2)) throw new Error(`dist/ has not once ${from}: scripts/single.mjs must follow`);
  return text.replace(from, (...found) => (typeof to === "string" ? to : to(...found)));
};

const data = (type, bytes) => `data:${type};base64,${bytes.toString("base64")}`;

/** The document, with style, script and wasm of this folder inside. */
export const single = (dist) => {
  const bytes = (name) => readFileSync(join(dist, name));
  const read = (name) => bytes(name).toString();
  const style = read("page.css").trim();
  const texts = Object.fromEntries(readdirSync(dist).filter((name) => /^[a-z]{2}\.txt$/.test(name)).map((name) => [name.slice(0, 2), data("text/plain", bytes(name))]));
  // A folder on somebody's disk is no address for a link that others get.
  const placed = once(read("widget.js"), 'location.href.split("#")[0]', JSON.stringify(siteAddress()));
  const engine = once(placed, '"widget.wasm"', JSON.stringify(data("application/wasm", bytes("widget.wasm"))));
  const script = once(engine, /`\$\{(\w+)\}\.txt`/, (_, code) => `(${JSON.stringify(texts)})[${code}]`);
  // By these a document would end its script, or begin another.
  if (/<\/(script|style)|<!--/i.test(script + style)) throw new Error("the script or the style can't stand in a document");
  const policy = [
    "default-src 'none'", `script-src ${sha256(script)} 'wasm-unsafe-eval'`, `style-src ${sha256(style)}`, "connect-src data:", "img-src data:",
    "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
  ].join("; ");
  // The document is in one language, the others lie elsewhere; the app speaks them all.
  let html = read("index.html").replace(/<link rel="alternate"[^>]*>\s*/g, "").replace(/<nav class="languages"[^]*?<\/nav>\s*/, "");
  html = once(html, '<meta charset="utf-8">', `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">`);
  html = once(html, '<link rel="stylesheet" href="page.css">', `<style>${style}</style>`);
  html = once(html, "<cyber-subsidie ", `<cyber-subsidie languages="nl ${Object.keys(texts).join(" ")}" `);
  return once(html, '<script type="module" src="widget.js"></script>', `<script type="module">${script}</script>`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = fileURLToPath(new URL("../dist", import.meta.url));
  const html = single(dist);
  writeFileSync(join(dist, "cybersubsidie.html"), html);
  console.log(`dist/cybersubsidie.html, ${Math.round(html.length / 1000)} kB`);
}
