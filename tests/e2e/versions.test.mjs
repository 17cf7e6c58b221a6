// Visitors on either side of a change of the rules: the element of a debug build whose scheme is made up and has three versions.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { launch, VIEWPORTS } from "./support/browser.mjs";
import { onDay, TODAY } from "./support/clock.mjs";
import { hostFile } from "./support/element.mjs";
import { serveWith } from "./support/folder.mjs";
import { assertNoSideways } from "./support/layout.mjs";
import { ready, record } from "./support/site.mjs";
import { put, sme, STATES } from "./support/states.mjs";
import { plain } from "./support/text.mjs";

const ELEMENT = fileURLToPath(new URL("out/versions", import.meta.url));
const skip = !existsSync(`${ELEMENT}/widget.js`) && "make test builds the element that this needs";
/** The versions of the made-up scheme: what holds on the tests' day, and what after it. */
const version = (name) => parse(readFileSync(new URL(`../schemes/three-versions/${name}.toml`, import.meta.url), "utf8"));
const [NOW, NEXT] = ["2025-07-01", "2027-02-01"].map(version);
const noon = (day) => `${day}T12:00:00`;
const dayAfter = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const bare = (amount) => {
  const [whole, cents] = amount.split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ".")}${cents === "00" ? "" : `,${cents}`}`;
};
/** A package's published prices, as the page writes them. */
const price = (scheme, name) => {
  const [min, max] = ["min", "max"].map((end) => bare(scheme.figure.find(({ id }) => id === `package.${name}.price.${end}`).value));
  return `${min}–${max}`;
};

let site;
let browser;
before(async () => {
  site = await serveWith({ "bare.html": hostFile("<cyber-subsidie eager><p>START</p></cyber-subsidie>", { script: "versions/widget.js" }) }, { folders: { versions: ELEMENT }, day: null });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** The element on a day, which ends its test without complaints. */
const open = async (t, day, viewport = "wide") => {
  const page = await onDay(await browser.newPage({ viewport: VIEWPORTS[viewport] }), day);
  page.setDefaultTimeout(20_000);
  const { complaints } = record(page);
  t.after(async () => {
    await page.close();
    assert.deepEqual(complaints, [], day);
  });
  await page.goto(`${site.url}bare.html`);
  await ready(page);
  return page;
};
const text = async (page) => plain(await page.locator('[part="root"]').innerText());
const rules = (page) => page.evaluate(() => {
  const { rulesDate, evaluation } = document.querySelector("cyber-subsidie");
  return [rulesDate, evaluation?.rules ?? null];
});

test("a day before and a day after the change: each has its own version's figures", { skip }, async (t) => {
  for (const [day, holds, other] of [[TODAY, NOW, NEXT], [noon(NEXT.valid_from), NEXT, NOW]]) {
    const page = await open(t, day);
    assert.deepEqual(await rules(page), [holds.valid_from, holds.valid_from], day);
    const shown = await text(page);
    for (const name of ["start", "medium", "plus"]) {
      assert.ok(shown.includes(price(holds, name)), `${day}: ${name} at ${price(holds, name)}`);
      assert.ok(!shown.includes(price(other, name)), `${day}: ${name} not at ${price(other, name)}`);
    }
    assert.doesNotMatch(shown, /andere regels dan vandaag/, day);
  }
});

test("in a later version, what is asked for a day before it keeps that day's rules, and the page says so", { skip }, async (t) => {
  const page = await open(t, noon("2027-02-15"));
  await put(page, sme({ d: "23-11-2026" }));
  assert.deepEqual(await rules(page), [NOW.valid_from, NOW.valid_from]);
  const shown = await text(page);
  assert.match(shown, /Op 23 november 2026 gelden andere regels dan vandaag/);
  assert.ok(shown.includes(price(NOW, "start")) && !shown.includes(price(NEXT, "start")));
  await put(page, sme({ d: "16-02-2027" }));
  assert.deepEqual(await rules(page), [NEXT.valid_from, NEXT.valid_from]);
  assert.doesNotMatch(await text(page), /andere regels dan vandaag/);
});

for (const viewport of ["wide", "narrow"]) {
  test(`every state in a later version, ${viewport}: nothing breaks`, { skip }, async (t) => {
    const page = await open(t, noon("2027-02-15"), viewport);
    for (const state of Object.keys(STATES)) {
      await put(page, state);
      assert.ok(plain(await page.locator('[part="root"] h2').first().innerText()).length > 0, `${state}: the verdict stands`);
      await assertNoSideways(page, state);
    }
  });
}

test("after the scheme's last day nothing is shown as to be had, and the answers stay", { skip }, async (t) => {
  const answers = sme().replace(/&d=[^&]*/, "");
  const lastDay = await open(t, noon(NEXT.valid_until));
  await put(lastDay, answers);
  assert.equal((await rules(lastDay))[1], NEXT.valid_from, "the last day still counts");
  for (const viewport of Object.keys(VIEWPORTS)) {
    const page = await open(t, noon(dayAfter(NEXT.valid_until)), viewport);
    await put(page, answers);
    assert.equal((await rules(page))[1], null);
    assert.match(await text(page), /De maatregel liep tot en met 31 maart 2031/);
    assert.equal(await page.getByRole("region", { name: "Resultaat" }).count(), 0, `${viewport}: no result`);
    assert.doesNotMatch(await text(page), /in aanmerking te komen|betaalt VLAIO/, viewport);
    await assertNoSideways(page, `after the end, ${viewport}`);
    assert.equal(await page.evaluate(() => document.querySelector("cyber-subsidie").application.establishmentPostcode), "9000");
  }
});
