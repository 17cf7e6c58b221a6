// What the script that loads the wasm tells of a language's texts.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

const folder = mkdtempSync(join(tmpdir(), "cybersubsidie-load-"));
after(() => rmSync(folder, { recursive: true }));

/** A wasm that knows the texts of one version alone. */
writeFileSync(
  join(folder, "wasm.mjs"),
  'export default async () => {};\nexport const learn = (lines) => lines === "these";\nexport const onPanic = () => {};\n',
);
const source = readFileSync("embed/load.js", "utf8")
  .replace('"cybersubsidie"', '"./wasm.mjs"')
  .replace("__WASM_FILE__", '"widget.wasm"')
  .replace("__WASM_INTEGRITY__", '"sha384-"')
  .replace("__TEXTS__", '{ fr: "sha384-" }');
writeFileSync(join(folder, "load.mjs"), source);

test("texts that are not those of the wasm are told, and asked for again", async () => {
  let texts = "those of another version";
  globalThis.document = { addEventListener() {}, removeEventListener() {} };
  globalThis.fetch = async () => ({ ok: true, text: async () => texts });
  const { speaks } = await import(pathToFileURL(join(folder, "load.mjs")));
  await speaks("nl");
  await assert.rejects(speaks("fr"), { code: "load-failed" });
  texts = "these";
  await speaks("fr");
});
