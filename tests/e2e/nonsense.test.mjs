// Nonsense typed into every field: it stays as typed, is told at the field, and the rest stays live.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { ELSEWHERE, HERE, of, plainly } from "./support/figures.mjs";
import { headline, type } from "./support/form.mjs";
import { typedFields } from "./support/layout.mjs";
import { ready, useSite } from "./support/site.mjs";
import { put, unfold } from "./support/states.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
const NONSENSE = ["", "   ", "abc", "1.2.3", "8.500,5,0", "-5", "9".repeat(500), "🙂", "31-02-2026", "24-11-98"];
// Everything that can be typed in: a mother, a sister and a firm of which is not said how it belongs to her, an award, quotes, both years.
const ALL_OPEN = "1nl&d=23-11-2026&o=y&s=c&g=y&t=y&x=y&q=y&r1&k=m&r2&k=s&r3&a";
const KINDS = [
  "d", "p", "op", "td", "h1", "t1", "b1", "h2", "t2", "b2", "na", "c", "co", "v", "ad", "aa", "qs", "xs", "qm", "xm", "qp", "xp",
];
const NAMES = 3;
// The shares of others are asked where it is said how a firm belongs to another.
const COUNT = 2 + 2 + 6 + NAMES * 9 + 2 + 2 + 6;

const open = async (options) => {
  const page = await site.open("", options);
  await ready(page);
  await put(page, ALL_OPEN);
  await unfold(page);
  return page;
};

/** Puts each of these texts in a field, leaves it, and gives what a visitor, a screen reader and a host then see. */
const tryAll = (page, id, texts) =>
  page.evaluate(async ([id, texts]) => {
    const host = document.querySelector("cyber-subsidie");
    const input = host.shadowRoot.getElementById(id);
    const seen = [];
    for (const text of texts) {
      input.focus();
      input.value = text;
      input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      input.blur();
      await new Promise((done) => setTimeout(done)); // effects run when the task has ended
      const tied = (input.getAttribute("aria-describedby") ?? "").split(" ").map((id) => host.shadowRoot.getElementById(id));
      const error = tied.find((element) => element?.matches(".error"));
      // The line of a row tells of all its cells, by their names, and then how the firm counts.
      const line = tied.find((element) => element?.matches(".firm-told"));
      const name = line && input.getAttribute("aria-label").slice(0, -`, ${input.closest(".firm").getAttribute("aria-label")}`.length).replace("Voltijdse equivalenten (VTE)", "VTE");
      const inLine = line?.innerText.includes(`${name}: `) ? line.innerText.split(`${name}: `)[1].split(". ")[0] : "";
      seen.push({
        typed: input.value,
        invalid: input.getAttribute("aria-invalid"),
        loose: tied.filter((element) => element === null).length,
        message: error?.checkVisibility() ? error.innerText : inLine,
        application: JSON.stringify(host.application),
      });
    }
    return seen;
  }, [id, texts]);

test("every field of the form, every kind of nonsense", async () => {
  const page = await open();
  const fields = await typedFields(page);
  // Not whose sheet it is, nor what finds a provider: those are no answers.
  const typed = fields.filter(({ tag, id }) => tag === "input" && !id.startsWith("paper-") && id !== "providers");
  assert.deepEqual([...new Set(typed.map(({ code }) => code))].sort(), [...KINDS].sort(), "every kind of field is open");
  assert.equal(typed.length, COUNT, "every field is open");
  for (const { id, code, label } of typed) {
    const name = code === "na";
    const [{ application: unanswered }, ...all] = await tryAll(page, id, ["", ...NONSENSE, ""]);
    for (const [index, nonsense] of NONSENSE.entries()) {
      const seen = all[index];
      const where = `${label} (${id}), typed: "${nonsense.slice(0, 20)}"`;
      const blank = nonsense.trim() === "";
      assert.equal(seen.typed, nonsense, `${where}: it stays as typed`);
      assert.equal(seen.loose, 0, `${where}: what describes it is there`);
      assert.equal(seen.invalid, blank || name ? null : "true", `${where}: marked as invalid`);
      if (blank || name) assert.equal(seen.message, "", `${where}: no message`);
      else assert.ok(seen.message.length > 10, `${where}: a message at the field`);
      if ((name || code === "op") && !blank) continue;
      assert.equal(seen.application, unanswered, `${where}: it counts as unanswered`);
    }
  }
});

test("a public share that can't be read leaves the share unanswered", async () => {
  const page = await open();
  const share = () => page.evaluate(() => document.querySelector("cyber-subsidie").application.publicParticipation);
  assert.equal(await share(), plainly(of("private-sector.public-share.below")).replace(".00", ""), "yes, without a share, is the limit itself");
  for (const nonsense of NONSENSE.filter((text) => text.trim() !== "")) {
    await page.locator("#f0-op").fill(nonsense);
    assert.ok([undefined, null].includes(await share()), `share of "${nonsense.slice(0, 20)}"`);
  }
});

test("spaces are no half of an award and no price of a quote", async () => {
  const page = await open();
  const told = async (id) => (await page.locator(`#${id}`).getAttribute("aria-invalid")) === "true";
  const award = (await typedFields(page)).find(({ code }) => code === "ad").id;
  for (const id of [award, award.replace("-ad", "-aa"), "f0-qm", "f0-xm"]) {
    await page.locator(`#${id}`).fill("  ");
    await page.locator(`#${id}`).blur();
    assert.equal(await told(id), false, `${id}: spaces alone`);
  }
  await page.locator(`#${award.replace("-ad", "-aa")}`).fill("1.000");
  await page.locator("#f0-xm").fill("1.000");
  assert.ok(await told(award), "an amount without a date");
  assert.ok(await told("f0-xm"), "extensions without a price");
});

test("nonsense in every field at once leaves the rest live", async () => {
  const page = await open();
  const typed = (await typedFields(page)).filter(({ tag }) => tag === "input");
  for (const { id } of typed) await page.locator(`#${id}`).fill("1.2.3");
  await page.locator(`#${typed.at(-1).id}`).blur();
  const marked = () => page.locator('[part="root"] [aria-invalid="true"]').count();
  assert.equal(await marked(), COUNT - NAMES, "every field but the names is told");
  await page.locator("#f0-p").fill(ELSEWHERE);
  assert.equal(plain(await headline(page).innerText()), "Je komt niet in aanmerking");
  await page.locator("#f0-p").fill(HERE);
  assert.equal(plain(await headline(page).innerText()), "Wat je kan krijgen");
  assert.equal(await marked(), COUNT - NAMES - 1, "and the one that can be read is not");
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
  await type(page, "START: prijs van het pakket", "9.000");
  const line = page.locator(".line", { has: page.getByLabel("START: prijs van het pakket") });
  assert.equal(plain(await line.locator(".echo").innerText()), "€ 9.000,00");
});
