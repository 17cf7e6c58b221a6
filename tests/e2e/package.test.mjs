// What dist/embed/<version>/ says of itself: hashes, bill of materials, versions. No browser takes part.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { languageTexts } from "../../scripts/languages.mjs";
import { DIST } from "./support/site.mjs";

const file = (...path) => readFileSync(join(DIST, ...path));
const versions = JSON.parse(file("versions.json"));
const [{ version, integrity, iframeIntegrity }] = versions;
const inVersion = (name) => file("embed", version, name);
const sha384 = (bytes, encoding) => createHash("sha384").update(bytes).digest(encoding);

const TEXTS = Object.keys(languageTexts(fileURLToPath(new URL("../..", import.meta.url))));
const HASHED = ["custom-elements.json", "frame.css", "frame.html", "frame.js", "html-data.json", "iframe.js", "jsx-react.d.ts", "sbom.cdx.json", "vue.d.ts", "widget.d.ts",
  "widget.js", "widget.wasm", ...TEXTS].sort();

test("the folder holds the element, its hashes and its bill of materials, and nothing else", () => {
  const names = readdirSync(join(DIST, "embed", version)).filter((name) => !/\.(br|gz)$/.test(name));
  assert.deepEqual(names.sort(), ["SHA384SUMS", ...HASHED]);
  const lines = inVersion("SHA384SUMS").toString().trim().split("\n").map((line) => line.split("  "));
  assert.deepEqual(lines.map(([, name]) => name).sort(), HASHED);
  for (const [sum, name] of lines) assert.equal(sum, sha384(inVersion(name), "hex"), name);
});

test("the script knows the wasm's hash, and versions.json the script's", () => {
  assert.equal(iframeIntegrity, `sha384-${sha384(inVersion("iframe.js"), "base64")}`);
  assert.equal(integrity, `sha384-${sha384(inVersion("widget.js"), "base64")}`);
  const baked = `sha384-${sha384(inVersion("widget.wasm"), "base64")}`;
  for (const script of [inVersion("widget.js"), file("embed", version.split(".")[0], "widget.js"), file("widget.js")]) {
    assert.ok(script.includes(baked));
  }
  assert.ok(inVersion("widget.wasm").equals(file("widget.wasm")), "the page and the embed run the same wasm");
});

test("the daily check lies beside the list that it reads, as it is in the project", () => {
  assert.equal(file("check-host.mjs").toString(), readFileSync(new URL("../../embed/check-host.mjs", import.meta.url), "utf8"));
});

test("the bill of materials names every crate with its licence and hash", () => {
  const bill = JSON.parse(inVersion("sbom.cdx.json"));
  assert.deepEqual([bill.bomFormat, bill.specVersion, bill.version], ["CycloneDX", "1.6", 1]);
  assert.match(bill.serialNumber, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-9[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(bill.metadata.timestamp, undefined);
  const refs = new Set([bill.metadata.component["bom-ref"], ...bill.components.map((one) => one["bom-ref"])]);
  assert.equal(refs.size, bill.components.length + 1, "every name once");
  for (const { name, purl, licenses, hashes } of bill.components) {
    assert.match(licenses[0].expression, /^[\w.()+ -]+$/, name);
    if (name !== "rust-std") assert.match(hashes[0].content, /^[0-9a-f]{64}$/, name);
    assert.match(purl, /^pkg:(cargo|generic)\/[\w-]+@[\w.%-]+$/);
  }
  for (const { ref, dependsOn } of bill.dependencies) for (const one of [ref, ...dependsOn]) assert.ok(refs.has(one), one);
  const names = bill.components.map(({ name }) => name);
  for (const linked of ["leptos", "rust_decimal", "wasm-bindgen"]) assert.ok(names.includes(linked), linked);
  for (const other of ["criterion", "proptest", "wasm-bindgen-test", "leptos_macro", "serde_derive"]) assert.ok(!names.includes(other), other);
  const [script] = bill.metadata.component.components;
  assert.equal(script.hashes[0].content, sha384(inVersion("widget.js"), "hex"));
});

test("the document and the element are told one address of the page, or none", () => {
  const html = file("index.html").toString();
  const [canonical, og] = [/<link rel="canonical" href="([^"]*)">/, /<meta property="og:url" content="([^"]*)">/].map((pattern) => html.match(pattern)?.[1]);
  assert.equal(canonical, og);
  if (canonical === undefined) assert.doesNotMatch(html, /canonical|og:/);
  else assert.ok(inVersion("widget.js").includes(canonical.replaceAll("&amp;", "&")));
});

test("versions.json tells which answers each version changed", () => {
  for (const entry of versions) {
    assert.deepEqual(Object.keys(entry), ["version", "released", "rulesDate", "checkedOn", "rules", "integrity", "iframeIntegrity", "reviewBy", "answersChanged"]);
    for (const day of [entry.rulesDate, entry.checkedOn, ...entry.rules]) assert.match(day, /^\d{4}-\d{2}-\d{2}$/);
    assert.ok(entry.rules.includes(entry.rulesDate));
    assert.ok(entry.answersChanged.every((text) => typeof text === "string" && text.length > 0));
  }
  assert.match(versions.at(-1).answersChanged[0], /^First edition: /);
});
