// Without JavaScript, or without wasm, the published table is there to read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { amounts, CHECKED, digits, PACKAGES, rates } from "./support/scheme.mjs";
import { useSite } from "./support/site.mjs";
import { visibleText } from "./support/text.mjs";

const site = useSite();

// Per package its price and its subsidy at either rate: the published ones, and those computed from them.
const RATES = rates(CHECKED);
const AMOUNTS = Object.fromEntries(PACKAGES.map((name) => {
  const [sme, nis2] = RATES.map((rate) => amounts(CHECKED, name, rate));
  return [name.toUpperCase(), [...sme.price, ...sme.subsidy, ...nis2.subsidy].map(digits)];
}));

const assertTable = async (page) => {
  const text = await visibleText(page);
  for (const [name, shown] of Object.entries(AMOUNTS)) {
    assert.ok(text.includes(name), `${name} is named`);
    for (const amount of shown) assert.match(text, new RegExp(`(?<![\\d.])${amount.replaceAll(".", "\\.")}(?![\\d.]\\d)`), `${name} shows ${amount}`);
  }
  for (const rate of RATES) assert.match(text, new RegExp(`(?<!\\d)${rate} ?%`), `${rate} % is named`);
};

test("JavaScript off: the table stands in the document", async () => {
  await assertTable(await site.open("", { javaScriptEnabled: false }));
});

test("script refused: the table stands in the document", async () => {
  const page = await site.open("", { before: (page) => page.route("**/widget.js", (route) => route.abort()), complaints: /ERR_FAILED/ });
  await assertTable(page);
});

for (const [hazard, answer] of Object.entries({
  "wasm blocked": (route) => route.abort(),
  "wasm not found": (route) => route.fulfill({ status: 404, body: "not found" }),
  "wasm of another build": (route) => route.fulfill({ contentType: "application/wasm", body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]) }),
})) {
  test(`${hazard}: the table stays`, async () => {
    const asked = [];
    const page = await site.open("", {
      before: (page) => page.route("**/*.wasm", (route) => (asked.push(route.request().url()), answer(route))),
      complaints: /ERR_FAILED|404|integrity|wasm|cyber-subsidie/i,
    });
    await page.waitForLoadState("networkidle");
    assert.ok(asked.length > 0, "the wasm was asked for");
    await assertTable(page);
  });
}
