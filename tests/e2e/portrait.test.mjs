// The README's pictures show the page as it is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { markOf, sit } from "./support/portrait.mjs";
import { useSite } from "./support/site.mjs";

const site = useSite();
const marks = JSON.parse(readFileSync(new URL("../../docs/pictures.json", import.meta.url), "utf8"));

for (const [name, viewport] of [["page.png", "wide"], ["phone.png", "phone"]]) {
  test(`docs/${name} is of this page`, async () => {
    const page = await site.open("", { viewport });
    await sit(page);
    assert.equal(await markOf(page), marks[name], `docs/${name} is stale: make pictures`);
  });
}
