// The providers: found by what one types, one or several kept, and taken along in the link, the mail and the sheet.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { get, host } from "./support/element.mjs";
import { PROVIDER, provider } from "./support/form.mjs";
import { assertNoSideways } from "./support/layout.mjs";
import { words } from "./support/pdf.mjs";
import { PROVIDERS } from "./support/scheme.mjs";
import { ready, useSite } from "./support/site.mjs";
import { put, sme, unstamped } from "./support/states.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
const FIND = "Zoek en kies dienstverleners";
const BY = "Gemeente, provincie of naam";
const open = async (options) => {
  const page = await site.open("", options);
  await ready(page);
  await put(page, sme());
  return page;
};
const group = (page) => page.getByRole("group", { name: PROVIDER, exact: true });
const boxes = (page) => group(page).getByRole("checkbox");
const shown = async (page) => (await group(page).locator("label.tick:visible").allInnerTexts()).map((text) => plain(text));
const left = async (page) => plain(await group(page).locator("#providers-left").innerText());
/** The section of the question and its list, opened. */
const unfold = async (page) => {
  await provider(page, PROVIDERS[0].name);
  return page.getByLabel(BY, { exact: true });
};
const steps = async (page) => plain(await page.locator('[part="root"] ol.steps').innerText());
/** Those with an office in one of these places. */
const within = (...places) => PROVIDERS.filter(({ offices }) => offices.some((office) => places.includes(office))).length;

test("all of them in the official order, until something is typed", async () => {
  const page = await open();
  const field = await unfold(page);
  assert.deepEqual(await shown(page), PROVIDERS.map(({ name, offices }) => `${name} ${offices.join(", ")}`));
  assert.equal(await left(page), `In de lijst: ${PROVIDERS.length}.`);
  await field.pressSequentially("kortr");
  assert.equal(await left(page), `In de lijst: ${within("Kortrijk")}.`);
  assert.equal((await shown(page)).length, within("Kortrijk"));
  await field.fill("limburg");
  assert.equal((await shown(page)).length, within("Hasselt", "Houthalen-Helchteren"));
  await field.fill("gent cegeka");
  assert.deepEqual((await shown(page)).map((text) => text.split(" ")[0]), ["Cegeka"]);
  await field.fill("qqq");
  assert.deepEqual(await shown(page), []);
  assert.match(await left(page), /^Geen gevonden\. Typ een andere gemeente of provincie, of maak het veld leeg\.$/);
  await field.fill("");
  assert.equal((await shown(page)).length, PROVIDERS.length);
  // What is typed there is in no link.
  const before = await get(page, "state");
  await field.fill("gent");
  assert.equal(await get(page, "state"), before);
});

test("with the keyboard alone: found, kept, and let go, with the focus where it was", async () => {
  const page = await open({ viewport: "narrow" });
  await unfold(page);
  const summary = group(page).locator("summary");
  await summary.click();
  assert.equal(plain(await summary.innerText()), FIND);
  await summary.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("hasselt");
  const found = within("Hasselt");
  assert.equal((await shown(page)).length, found);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  const kept = PROVIDERS.filter(({ offices }) => offices.includes("Hasselt")).slice(0, 2);
  const names = kept.map(({ name }) => name).join(", ");
  assert.equal(plain(await summary.innerText()), `${FIND} (2)`);
  assert.equal((await get(page, "application")).provider, kept[0].id);
  assert.ok((await steps(page)).includes(`Vraag ${names} om een intakegesprek.`));
  assert.ok(await boxes(page).locator("visible=true").nth(1).evaluate((box) => box.getRootNode().activeElement === box), "the focus stays");
  await page.keyboard.press("Space");
  assert.equal(plain(await summary.innerText()), `${FIND} (1)`);
  await assertNoSideways(page, "the providers at 320 px");
  await assertAccessible(page, "the providers");
});

test("several are in the link, which opens again with them, and the old one's reader finds the first where it was", async () => {
  const page = await open();
  const picked = [PROVIDERS[3], PROVIDERS[0], PROVIDERS[8]];
  for (const { name } of picked) await (await provider(page, name)).check();
  const state = await get(page, "state");
  const [first, ...more] = picked.map(({ id }) => id);
  assert.ok(state.endsWith(`&v1=${first}&v2=${more.join(",")}`), state);
  const again = await site.open(`#${state}`);
  await ready(again);
  assert.equal(unstamped(await get(again, "state")), state);
  assert.equal(await again.locator('[part="root"] .skipped').count(), 0);
  for (const { name } of picked) assert.ok(await (await provider(again, name)).isChecked(), name);
  assert.equal(await boxes(again).locator(":scope:checked").count(), picked.length);
});

test("the mail and the sheet name all of them; a mail to them has the result in it", async () => {
  const page = await open();
  const picked = [PROVIDERS[3], PROVIDERS[0]];
  for (const { name } of picked) await (await provider(page, name)).check();
  const names = picked.map(({ name }) => name).join(", ");
  const links = page.locator('[part="root"] ol.steps a[href^="mailto:"]');
  assert.equal(await links.count(), 2);
  for (const [place, to] of ["cs@vlaio.be", ""].entries()) {
    const link = links.nth(place);
    await page.evaluate(() => addEventListener("click", (event) => event.preventDefault(), { once: true }));
    await link.click();
    const { pathname, searchParams } = new URL(await link.getAttribute("href"));
    assert.equal(pathname, to);
    const body = plain(searchParams.get("body"));
    assert.ok(body.includes(`Dienstverlener: ${names}`), body);
    assert.match(body, /v1=/);
  }
  assert.match(plain(await links.nth(1).innerText()), /^Begin een mail aan hen \(je bedragen staan er al in\)$/);
  const printed = words(await page.pdf({ format: "A4" })).flat().map(({ text }) => text).join("").normalize("NFKC").replace(/\s/g, "");
  for (const { name } of picked) assert.ok(printed.includes(name.replace(/\s/g, "")), name);
});

test("a host's provider alone, where it is fixed, whatever came in a link", async () => {
  const [own, other, third] = PROVIDERS;
  const page = await host(site, `<cyber-subsidie eager provider="${own.id}" provider-fixed></cyber-subsidie>`);
  await ready(page);
  await put(page, `${sme()}&v1=${other.id}&v2=${third.id}`);
  assert.equal(await group(page).count(), 0);
  assert.ok((await steps(page)).includes(`Vraag ${own.name} om een intakegesprek.`));
  assert.equal((await get(page, "application")).provider, own.id);
  assert.doesNotMatch(await get(page, "state"), /v2=/);
});
