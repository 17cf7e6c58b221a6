// What the build says of the address at which it will be published, and only where it is told.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bundleScript } from "../../scripts/bundle.mjs";
import { RIGHTS } from "../../configurator/snippet.js";
import { oembedFiles } from "../../scripts/oembed.mjs";
import { siteAddress, withSite } from "../../scripts/site.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const DOCUMENT = readFileSync(at("index.html"), "utf8");
const SITE = "https://rekenhulp.example/a&b/";

test("an address of a page is taken as a browser writes it; none is none", () => {
  for (const [told, taken] of [["", ""], ["https://rekenhulp.example", "https://rekenhulp.example/"], [SITE, SITE], ["https://rekenhulp.example:8443/sub/", "https://rekenhulp.example:8443/sub/"]]) {
    assert.equal(siteAddress(told), taken);
  }
});

test("what is no https address of a page stops the build before it begins, and says what was told", () => {
  for (const told of ["rekenhulp.example", "http://rekenhulp.example/", "//rekenhulp.example/", "https://", "https://a.example/#x", "https://a.example/?x", "https://me:word@a.example/", " https://a.example/", "javascript:alert(1)"]) {
    assert.throws(() => siteAddress(told), (error) => error.message.includes(`CYBERSUBSIDIE_SITE="${told}"`), told);
    const { status, stderr } = spawnSync(process.execPath, [at("scripts/site.mjs")], { env: { ...process.env, CYBERSUBSIDIE_SITE: told }, encoding: "utf8" });
    assert.deepEqual([status, stderr.split("\n").length], [1, 2], `one line: ${stderr}`);
  }
});

test("without an address the document stays as it is, and has nothing that needs one", () => {
  assert.equal(withSite(DOCUMENT, ""), DOCUMENT);
  assert.doesNotMatch(DOCUMENT, /rel="canonical"|property="og:|oembed|="https?:\/\/(?!www\.)[^"]*rekenhulp/);
});

test("with an address the head says it, escaped, and nothing else changes", () => {
  const html = withSite(DOCUMENT, SITE);
  const [head, body] = html.split("</head>");
  for (const line of [
    '<link rel="alternate" type="application/json+oembed" href="https://rekenhulp.example/a&amp;b/oembed.json" title="Cybersecurity verbetertraject: krijg je de VLAIO-subsidie?">',
    '<link rel="canonical" href="https://rekenhulp.example/a&amp;b/">', '<meta property="og:url" content="https://rekenhulp.example/a&amp;b/">',
    '<meta property="og:image" content="https://rekenhulp.example/a&amp;b/preview.png">', '<link rel="alternate" hreflang="fr" href="https://rekenhulp.example/a&amp;b/fr/">',
  ]) assert.ok(head.includes(`${line}\n`), line);
  const [own, rest] = DOCUMENT.split("</head>");
  const relative = (text) => text.replaceAll('hreflang="nl" href="https://rekenhulp.example/a&amp;b/"', 'hreflang="nl" href="./"').replace(/(hreflang="(?:fr|en|de)" href=")[^"]*\/(..\/)/g, "$1$2");
  assert.ok(relative(head).startsWith(own) && body === rest);
  const french = withSite(readFileSync(at("site/fr.html"), "utf8"), SITE, "fr").split("</head>")[0];
  for (const line of ['<link rel="canonical" href="https://rekenhulp.example/a&amp;b/fr/">', '<link rel="alternate" hreflang="nl" href="https://rekenhulp.example/a&amp;b/">']) assert.ok(french.includes(line), line);
  assert.throws(() => withSite("<p>", SITE), /no head/);
});

test("an editor is told of a frame with its rights for each document, and only where the address is known", () => {
  const titles = { nl: "Rekenhulp", fr: 'Calculateur "x"' };
  assert.deepEqual(oembedFiles({ home: "", version: "1.2.3", titles }), {});
  const files = oembedFiles({ home: SITE, version: "1.2.3", titles });
  assert.deepEqual(Object.keys(files), ["oembed.json", "fr/oembed.json"]);
  for (const [place, text] of Object.entries(files)) {
    const code = place.startsWith("fr/") ? "fr" : "nl";
    // What oEmbed asks of an answer of type "rich".
    const { version, type, title, html, width, height, ...more } = JSON.parse(text);
    assert.deepEqual([version, type, title, more.provider_url], ["1.0", "rich", titles[code], SITE]);
    assert.ok(Number.isInteger(width) && Number.isInteger(height));
    assert.ok(html.startsWith(`<iframe src="https://rekenhulp.example/a&amp;b/embed/1.2.3/frame.html#lang=${code}" title="${title.replaceAll('"', "&quot;")}"`), html);
    assert.ok(html.includes(`sandbox="${RIGHTS.sandbox}" allow="${RIGHTS.allow}"`) && html.includes(`height="${height}"`) && html.endsWith("></iframe>"), html);
    const document = code === "nl" ? DOCUMENT : readFileSync(at("site/fr.html"), "utf8");
    const told = withSite(document, SITE, code === "nl" ? undefined : code).match(/application\/json\+oembed" href="([^"]*)"/)[1].replaceAll("&amp;", "&");
    assert.equal(told, new URL(place, SITE).href, "the document's link leads to it");
  }
});

test("the element knows the page's address where the build does, and none otherwise", async () => {
  const glue = ["Widget", "Options", "counterfactuals", "evaluate", "explain", "fragment", "learn", "onPanic"].map((name) => `export class ${name} {}`).join("\n")
    + "\nexport default function () {\n  module_or_path = new URL('x.wasm', import.meta.url);\n}\n";
  const bundle = () => bundleScript({ entry: at("embed/embed.js"), glue, glueFile: at("cybersubsidie.js"), define: { WASM_FILE: "", WASM_INTEGRITY: "", TEXTS: {}, VERSION: "" }, minify: false });
  const before = process.env.CYBERSUBSIDIE_SITE;
  try {
    process.env.CYBERSUBSIDIE_SITE = SITE;
    assert.ok((await bundle()).includes(JSON.stringify(SITE)));
    delete process.env.CYBERSUBSIDIE_SITE;
    assert.ok(!(await bundle()).includes("rekenhulp.example"));
    process.env.CYBERSUBSIDIE_SITE = "rekenhulp.example";
    await assert.rejects(bundle(), /is no address of a page/);
  } finally {
    if (before === undefined) delete process.env.CYBERSUBSIDIE_SITE;
    else process.env.CYBERSUBSIDIE_SITE = before;
  }
});
