// What the build says of the address at which it will be published, and only where it is told.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bundleScript } from "../../scripts/bundle.mjs";
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
  assert.doesNotMatch(DOCUMENT, /rel="canonical"|property="og:|="https?:\/\/(?!www\.)[^"]*rekenhulp/);
});

test("with an address the head says it, escaped, and nothing else changes", () => {
  const html = withSite(DOCUMENT, SITE);
  const [head, body] = html.split("</head>");
  assert.ok(head.endsWith('<link rel="canonical" href="https://rekenhulp.example/a&amp;b/">\n<meta property="og:url" content="https://rekenhulp.example/a&amp;b/">\n'));
  const [own, rest] = DOCUMENT.split("</head>");
  assert.ok(head.startsWith(own) && body === rest);
  assert.throws(() => withSite("<p>", SITE), /no head/);
});

test("the element knows the page's address where the build does, and none otherwise", async () => {
  const glue = ["Widget", "Options", "counterfactuals", "evaluate", "explain", "fragment", "onPanic"].map((name) => `export class ${name} {}`).join("\n")
    + "\nexport default function () {\n  module_or_path = new URL('x.wasm', import.meta.url);\n}\n";
  const bundle = () => bundleScript({ entry: at("embed/embed.js"), glue, glueFile: at("cybersubsidie.js"), define: { WASM_FILE: "", WASM_INTEGRITY: "", VERSION: "" }, minify: false });
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
