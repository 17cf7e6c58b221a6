// Without JavaScript, or without wasm, the published table is there to read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { useSite } from "./support/site.mjs";
import { visibleText } from "./support/text.mjs";

const site = useSite();

// Price, subsidy at 50 % and subsidy at 35 %: the published ones, and those computed from them.
const AMOUNTS = {
  START: ["8.500", "10.800", "4.250", "5.400", "2.975", "3.780"],
  MEDIUM: ["17.000", "22.000", "8.500", "11.000", "5.950", "7.700"],
  PLUS: ["28.800", "35.000", "14.400", "17.500", "10.080", "12.250"],
};

const assertTable = async (page) => {
  const text = await visibleText(page);
  for (const [name, amounts] of Object.entries(AMOUNTS)) {
    assert.ok(text.includes(name), `${name} is named`);
    for (const amount of amounts) assert.match(text, new RegExp(`(?<![\\d.])${amount.replace(".", "\\.")}(?![\\d.]\\d)`), `${name} shows ${amount}`);
  }
  for (const rate of ["50", "35"]) assert.match(text, new RegExp(`(?<!\\d)${rate} ?%`), `${rate} % is named`);
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
