// A host may change the attributes at any time (docs/EMBEDDING.md): who is typing, has something open, or is about to agree, notices
// nothing of it but what changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { attribute, get, host, put, told } from "./support/element.mjs";
import { HERE, packageOf, plainly } from "./support/figures.mjs";
import { provider } from "./support/form.mjs";
import { ready, useSite } from "./support/site.mjs";
import { sme } from "./support/states.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
const POSTCODE = "Postcode van de vestiging die het traject krijgt";
const PRICES = JSON.stringify({ medium: { base: plainly(packageOf("medium").price[0] + 150_000) } });
const open = async (attributes, options) => {
  const page = await host(site, `<cyber-subsidie eager ${attributes}></cyber-subsidie>`, options);
  await ready(page);
  return page;
};
const without = (page, name) => page.locator("cyber-subsidie").evaluate((element, name) => element.removeAttribute(name), name);
const focused = (page) => page.evaluate(() => {
  const { activeElement } = document.querySelector("cyber-subsidie").shadowRoot;
  return activeElement && [activeElement.id, activeElement.value, activeElement.selectionStart];
});
const picked = async (page) => (await get(page, "application")).provider ?? null;

for (const [name, value] of [["offices", "Genk"], ["prices", PRICES], ["provider", "nviso"], ["packages", "medium"], ["contact", "event"], ["heading-level", "4"], ["layout", "result-first"], ["ask", "name"], ["per-package", ""], ["extensions", '{"Test":"100"}']]) {
  test(`${name} changes while somebody types: every key counts, and the place stays`, async () => {
    const page = await open("");
    const field = page.getByLabel(POSTCODE);
    await field.focus();
    const before = await focused(page);
    await page.keyboard.type(HERE.slice(0, 2));
    const top = await field.evaluate((one) => one.getBoundingClientRect().top);
    await attribute(page, name, value);
    await page.waitForTimeout(50);
    assert.ok(Math.abs((await field.evaluate((one) => one.getBoundingClientRect().top)) - top) <= 1, "it stays where it was");
    await page.keyboard.type(HERE.slice(2));
    assert.deepEqual(await focused(page), [before[0], HERE, HERE.length]);
    assert.equal((await get(page, "application")).establishmentPostcode, HERE);
    assert.equal((await told(page, "ready")).length, 1, "it was there all the time");
  });
}

test("what is open stays open, the caret stays within the text, and what arrived in a link is kept as it came", async () => {
  const page = await open("state='1nl&p=90%20nul'");
  await page.getByLabel(POSTCODE).evaluate((field) => { field.focus(); field.setSelectionRange(1, 3); });
  const folds = () => page.locator("cyber-subsidie").evaluate(({ shadowRoot }) => [...shadowRoot.querySelectorAll("details")].map(({ open }) => open));
  await page.locator("cyber-subsidie").evaluate(({ shadowRoot }) => { for (const fold of shadowRoot.querySelectorAll("details.part")) fold.open = true; });
  await page.waitForTimeout(50);
  const before = await folds();
  await attribute(page, "offices", "Genk");
  await page.waitForTimeout(50);
  assert.deepEqual(await folds(), before);
  const caret = await page.getByLabel(POSTCODE).evaluate(({ value, selectionStart, selectionEnd }) => [value, selectionStart, selectionEnd]);
  assert.deepEqual(caret, ["90 nul", 1, 3]);
});

test("the sheet that somebody is about to agree to stays as it is, with what was typed; what changed shows once it is closed", async () => {
  const page = await open('provider="toreon" contact="mailto:een@dienst.example" ask="name message"');
  await page.evaluate(() => {
    globalThis.opened = [];
    HTMLAnchorElement.prototype.click = function click() { globalThis.opened.push(this.href); };
  });
  const sheet = page.getByRole("dialog");
  await page.getByRole("button", { name: "Contacteer Toreon" }).click();
  await sheet.getByLabel(/^Naam/).fill("An Voorbeeld");
  await attribute(page, "contact", "mailto:ander@dienst.example");
  await attribute(page, "ask", "name");
  await attribute(page, "provider", "nviso");
  await page.waitForTimeout(50);
  assert.match(plain(await sheet.innerText()), /Dit gaat naar een@dienst\.example\./);
  assert.equal(await sheet.getByLabel(/^Naam/).inputValue(), "An Voorbeeld");
  await sheet.getByRole("button", { name: "Doorgeven", exact: true }).click();
  assert.equal(new URL((await page.evaluate(() => globalThis.opened))[0]).pathname, "een@dienst.example", "it goes to whom the sheet named");
  await page.getByRole("button", { name: "Contacteer NVISO" }).click();
  assert.match(plain(await sheet.innerText()), /Dit gaat naar ander@dienst\.example\./);
  assert.equal(await sheet.getByLabel(/^Naam/).inputValue(), "An Voorbeeld");
  assert.equal(await sheet.getByLabel(/^Bericht/).count(), 0);
});

test("a ticked extension package stays ticked: after another attribute, another language, and out of the page and back", async () => {
  const page = await open(`provider="toreon" contact="event" languages="nl fr" prices='${PRICES}' extensions='{"Phishing \\"test\\"":"1500","Back-up":"250"}'`);
  await put(page, "state", sme());
  const box = page.locator("cyber-subsidie input[id^='own-']");
  const boxes = () => box.evaluateAll((all) => all.map(({ checked }) => checked));
  const prices = async () => plain(await page.locator('[part="root"] table.columns').textContent()).replace(/\s/g, "");
  await box.first().check();
  const before = await prices();
  await attribute(page, "offices", "Genk");
  await page.waitForTimeout(50);
  assert.deepEqual([await boxes(), await prices()], [[true, false], before]);
  await page.getByRole("button", { name: /^français/i }).click();
  await page.locator("[part='root'][lang='fr']").waitFor();
  assert.deepEqual(await boxes(), [true, false]);
  await page.getByRole("button", { name: /^nederlands/i }).click();
  await page.locator("[part='root'][lang='nl']").waitFor();
  await page.locator("cyber-subsidie").evaluate((element) => {
    globalThis.out = element;
    element.remove();
  });
  await page.waitForTimeout(50);
  await page.evaluate(() => document.querySelector("main").append(globalThis.out));
  await ready(page);
  assert.deepEqual([await boxes(), await prices()], [[true, false], before]);
});

test("the host's own provider goes along with the attribute as long as the visitor picked none", async () => {
  const page = await open('provider="toreon" contact="event"');
  assert.equal(await picked(page), "toreon");
  await attribute(page, "provider", "nviso");
  await page.getByRole("button", { name: "Contacteer NVISO" }).waitFor();
  assert.equal(await picked(page), "nviso");
  assert.equal((await told(page, "change")).length, 1);
  await without(page, "provider");
  await page.getByRole("button", { name: "Contacteer de dienstverlener" }).waitFor();
  assert.equal(await picked(page), null);
  await attribute(page, "provider", "toreon");
  await page.waitForTimeout(50);
  assert.equal(await picked(page), "toreon");
  // What the visitor picks, or takes away, stays.
  await (await provider(page, "NVISO")).check();
  await attribute(page, "provider", "cegeka");
  await page.waitForTimeout(50);
  assert.match(await get(page, "state"), /v1=toreon.*nviso|v1=nviso/);
  await attribute(page, "provider-fixed", "");
  await page.waitForTimeout(50);
  assert.equal(await picked(page), "cegeka");

  const untaken = await open('provider="toreon"');
  await (await provider(untaken, "Toreon")).uncheck();
  await attribute(untaken, "provider", "nviso");
  await untaken.waitForTimeout(50);
  assert.equal(await picked(untaken), null);
});
