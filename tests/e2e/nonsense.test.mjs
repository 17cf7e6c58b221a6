// Nonsense typed into every field: it stays as typed, is told at the field, and the rest stays live.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { choose, headline, type } from "./support/form.mjs";
import { ready, useSite } from "./support/site.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
const NONSENSE = ["   ", "abc", "1.2.3", "8.500,5,0", "-5", "9".repeat(500), "🙂", "31-02-2026", "24-11-26"];
// What is an honest answer in one kind of field is nonsense in another.
const FREE = /^Naam$/;

const open = async (options) => {
  const page = await site.open("", options);
  await ready(page);
  await choose(page, /Bezit een overheid/, "ja");
  await choose(page, "Is je onderneming een kmo?", "bereken het");
  await choose(page, "Heb je partner- of verbonden ondernemingen?", "ja");
  await choose(page, /Kreeg je al steun voor een cybersecurity/, "ja");
  await choose(page, /de-minimissteun/, "ja");
  await choose(page, "Heb je al een offerte?", "ja");
  return page;
};

test("every field of the form, every kind of nonsense", async () => {
  const page = await open();
  const fields = page.locator('[part="root"] input[type="text"]');
  const count = await fields.count();
  assert.equal(count, 27, "all fields are open");
  for (let index = 0; index < count; index += 1) {
    const field = fields.nth(index);
    const label = plain(await field.evaluate((input) => input.labels[0].innerText));
    for (const nonsense of NONSENSE) {
      await field.fill(nonsense);
      await field.blur();
      assert.equal(await field.inputValue(), nonsense, `${label} keeps ${nonsense.slice(0, 20)}`);
      const told = await field.getAttribute("aria-invalid");
      const blank = nonsense.trim() === "";
      assert.equal(told, blank || FREE.test(label) ? null : "true", `${label}: ${nonsense.slice(0, 20)}`);
      if (told) {
        const message = await field.evaluate((input) => input.getRootNode().getElementById(`${input.id}-error`).innerText);
        assert.ok(message.length > 10, `${label} says what is wrong`);
      }
    }
    await field.fill("");
    await field.blur();
  }
  // Still alive, and nothing is decided by nonsense.
  await type(page, "Postcode van de vestiging die het traject krijgt", "1000");
  assert.equal(plain(await headline(page).innerText()), "Je komt niet in aanmerking");
});

test("errors are tied to their fields and accessible, on a phone too", async () => {
  for (const viewport of ["wide", "narrow"]) {
    const page = await open({ viewport });
    await type(page, "Postcode van de vestiging die het traject krijgt", "0999");
    const field = page.getByLabel("Postcode van de vestiging die het traject krijgt");
    const described = await field.evaluate((input) => input.getAttribute("aria-describedby").split(" ")
      .map((id) => input.getRootNode().getElementById(id)?.innerText ?? "missing").join(" "));
    assert.match(described, /vier cijfers/);
    assert.doesNotMatch(described, /missing/);
    await assertAccessible(page, `a field in error, ${viewport}`);
  }
});

test("what was understood stands beside the field, on leaving it", async () => {
  const page = await open();
  await type(page, "START: prijs van het pakket", "8.500");
  const line = page.locator(".line", { has: page.getByLabel("START: prijs van het pakket") });
  assert.equal(plain(await line.locator(".echo").innerText()), "€ 8.500,00");
});
