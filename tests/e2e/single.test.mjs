// The page as one file (make single), from a disk, with the network off: in Chromium and in Firefox.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { siteAddress } from "../../scripts/site.mjs";
import { single } from "../../scripts/single.mjs";
import { launch, VIEWPORTS } from "./support/browser.mjs";
import { onDay } from "./support/clock.mjs";
import { HERE } from "./support/figures.mjs";
import { launchFirefox } from "./support/firefox.mjs";
import { choose, headline, plainEnterprise, type } from "./support/form.mjs";
import { ELIGIBLE, STATIC_LINE } from "./support/published.mjs";
import { DIST, ready, record } from "./support/site.mjs";
import { plain } from "./support/text.mjs";
import { shown } from "./support/visitor.mjs";

const POSTCODE = "Postcode van de vestiging die het traject krijgt";
let folder;
let address;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "single-"));
  const file = join(folder, "cybersubsidie.html");
  writeFileSync(file, single(DIST));
  address = pathToFileURL(file).href;
});
after(() => rmSync(folder, { recursive: true }));

test("Chromium, offline: it reaches its verdict, asks for nothing, and its address keeps the answers", async (t) => {
  const browser = await launch();
  t.after(() => browser.close());
  const context = await browser.newContext({ locale: "nl-BE", viewport: VIEWPORTS.wide, offline: true });
  const page = await onDay(await context.newPage());
  page.setDefaultTimeout(15_000);
  const { requests, complaints } = record(page);
  await page.addInitScript(() => {
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => globalThis.violations.push(effectiveDirective));
  });
  await page.goto(address);
  await ready(page);
  await plainEnterprise(page);
  await choose(page, "Is je onderneming een kmo?", "ja");
  assert.equal(await headline(page).innerText().then(plain), ELIGIBLE);
  await page.waitForFunction((here) => location.hash.includes(`p=${here}`), HERE);
  await page.reload();
  await ready(page);
  assert.equal(await headline(page).innerText().then(plain), ELIGIBLE);
  // The app speaks the other languages too.
  const choices = page.locator("cyber-subsidie .languages button");
  assert.deepEqual(await choices.evaluateAll((all) => all.map(({ lang }) => lang)), ["nl", "de", "en", "fr"]);
  for (const [place, says] of [[1, /Sie scheinen infrage/], [2, /You seem eligible/], [3, /Vous semblez remplir/], [0, /Je lijkt in aanmerking/]]) {
    await choices.nth(place).click();
    await page.waitForFunction((code) => document.querySelector("cyber-subsidie").shadowRoot.querySelector("[part=root]").lang === code, ["nl", "de", "en", "fr"][place]);
    assert.match(await page.locator("cyber-subsidie [part=headline]").innerText(), says);
  }
  assert.deepEqual(requests.filter((url) => !url.startsWith("data:") && url.split("#")[0] !== address), []);
  assert.deepEqual([complaints, await page.evaluate(() => globalThis.violations)], [[], []]);
  // A place on a disk is no link to give away.
  const { href } = new URL(address);
  assert.ok(!(await page.locator('[part="root"]').evaluate((root) => root.innerHTML)).includes(href));
  assert.equal(await page.getByRole("button", { name: "Kopieer link" }).count(), siteAddress() ? 1 : 0);
});

test("without a script the tables are there", async (t) => {
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(address);
  assert.match(plain(await page.locator("body").innerText()), STATIC_LINE);
});

test("its policy lets it reach nothing else", async (t) => {
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(address);
  await ready(page);
  assert.equal(await page.evaluate(() => fetch("https://rekenhulp.example/").then(() => "went", () => "refused")), "refused");
  const refused = await page.evaluate(() => new Promise((done) => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => done(effectiveDirective));
    document.body.append(Object.assign(new Image(), { src: "https://rekenhulp.example/x.png" }));
    setTimeout(() => done("went"), 1_000);
  }));
  assert.equal(refused, "img-src");
});

test("Firefox, from the disk", async (t) => {
  const firefox = await launchFirefox();
  t.after(() => firefox.close());
  const page = await firefox.open(address);
  await page.waitForFunction(() => document.querySelector("cyber-subsidie").shadowRoot?.querySelector('[part="root"]'));
  await type(page, POSTCODE, HERE);
  await page.waitForFunction((here) => location.hash.includes(`p=${here}`), {}, HERE);
  assert.equal((await page.evaluate(shown)).ready, true);
  assert.equal(await page.evaluate(() => document.querySelector("cyber-subsidie").application.establishmentPostcode), HERE);
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name.slice(0, 5)));
  assert.deepEqual(asked.filter((name) => name !== "data:"), []);
  assert.deepEqual(page.complaints, []);
});
