// The element's public contract (docs/EMBEDDING.md): attributes, properties, events and the slot.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { addScript, attribute, get, host, put, told } from "./support/element.mjs";
import {
  aidLeaving, ALSO_HERE, FORM, HERE, literally, OTHER_FORM, packageOf, plainly, published, roomFor, SME as RATE, subsidy, toTheCent, typed,
} from "./support/figures.mjs";
import { answer, choose, headline, PROVIDER, provider, type } from "./support/form.mjs";
import { ready, useSite } from "./support/site.mjs";
import { unstamped } from "./support/states.mjs";
import { plain } from "./support/text.mjs";
import { VERSION } from "./support/version.mjs";
import { shown } from "./support/visitor.mjs";
import { column, PUBLISHED, STATIC_LINE } from "./support/published.mjs";
import { NOW, PROVIDERS, range } from "./support/scheme.mjs";

const site = useSite();
const TAG = (attributes = "", inside = "") => `<cyber-subsidie eager ${attributes}>${inside}</cyber-subsidie>`;
const SME = {
  decisionDate: "2026-11-23", establishmentPostcode: HERE, publicParticipation: "0", legalForm: FORM, mainActivityAccepted: true,
  negativeEquity: false, lastTrajectoryDecision: "none", smeDeclared: true, deMinimis: [],
};
const open = async (body, options) => {
  const page = await host(site, body, options);
  if (options?.script !== false) await ready(page);
  return page;
};
/** A price without extensions, and its two parts. */
const parts = (price) => [price, subsidy(price), price - subsidy(price)];
const table = async (page) => plain(await page.locator('[part="root"] table.columns').innerText());
const columns = async (page) => Object.fromEntries((await page.evaluate(shown)).columns.map((column) => [column.name, column]));

test("properties: version, the rules' date, and the answers three ways", async () => {
  const page = await open(TAG());
  assert.equal(await get(page, "version"), VERSION);
  assert.equal(await get(page, "rulesDate"), NOW.id);
  await put(page, "application", SME);
  assert.deepEqual(await get(page, "application"), SME);
  assert.equal((await get(page, "evaluation")).status, "eligible");
  const state = await get(page, "state");
  assert.match(state, new RegExp(`^1nl&.*p=${HERE}`));
  await put(page, "state", "1nl&p=1000");
  assert.equal((await get(page, "application")).establishmentPostcode, "1000");
  await put(page, "state", state);
  assert.deepEqual(await get(page, "application"), SME);
});

test("an application that is not valid changes nothing and is told on the console", async () => {
  const page = await open(TAG('state="1nl&p=9000"'), { complaints: /application does not take/ });
  await put(page, "application", { decisionDate: "2026-11-23", establishmentPostcode: "90", colour: 1 });
  await put(page, "application", undefined);
  assert.equal((await get(page, "application")).establishmentPostcode, "9000");
  assert.ok(page.complaints.some((text) => /application does not take .*outOfRange/.test(text)));
});

test("properties set before the script has come count", async () => {
  const page = await open(TAG(), { script: false });
  await put(page, "application", SME);
  await addScript(page);
  await ready(page);
  assert.deepEqual(await get(page, "application"), SME);
  const other = await open(TAG(), { script: false });
  await put(other, "state", "#1nl&p=8000");
  await addScript(other);
  await ready(other);
  assert.equal((await get(other, "application")).establishmentPostcode, "8000");
});

test("provider: picked until the visitor picks, and the whole list is there", async () => {
  const page = await open(TAG('provider="toreon"'));
  const toreon = await provider(page, "Toreon");
  assert.ok(await toreon.isChecked());
  assert.equal((await get(page, "application")).provider, "toreon");
  const all = page.getByRole("group", { name: PROVIDER, exact: true }).getByRole("checkbox");
  assert.equal(await all.count(), PROVIDERS.length);
  await (await provider(page, "Cegeka")).check();
  // The first that is kept is the application's.
  assert.equal((await get(page, "application")).provider, "toreon");
  await toreon.uncheck();
  await attribute(page, "provider", "nviso");
  assert.equal((await get(page, "application")).provider, "cegeka");
  assert.ok(await (await provider(page, "Cegeka")).isChecked());
  assert.equal(await page.locator("label.tick :checked").count(), 1);
});

test("packages: only these are shown, in every place", async () => {
  const page = await open(TAG('packages="medium plus"'));
  assert.doesNotMatch(await table(page), /START/);
  await choose(page, "Heb je al een offerte?", "ja");
  assert.equal(await page.getByLabel(/^START/).count(), 0);
  assert.equal(await page.getByLabel(/^MEDIUM/).count(), 2);
  await attribute(page, "packages", "start");
  assert.match(await table(page), /^(?!.*MEDIUM).*START/);
  assert.ok(await (await answer(page, "Heb je al een offerte?", "ja")).isChecked(), "the answers stay");
});

test("prices: beside the published ones to the cent, and refused with the reason outside them", async () => {
  const [cheapest] = packageOf("medium").price;
  const [base, outside] = [cheapest + 150_000, packageOf("plus").price[1] + 100_000];
  const prices = JSON.stringify({ medium: { base: plainly(base), extensions: "0" }, plus: { base: plainly(outside) } });
  const page = await open(TAG(`provider="toreon" prices='${prices}'`));
  await put(page, "application", SME);
  const { START, MEDIUM, PLUS } = await columns(page);
  const [price, paid, own] = parts(base).map((amount) => [amount, amount]);
  assert.deepEqual(MEDIUM, { name: "MEDIUM", mark: "prijs van Toreon", published: `gepubliceerd ${PUBLISHED[1][0]}`, mind: "", cells: column({ price, paid, own }) });
  assert.deepEqual(PLUS, { name: "PLUS", mark: "prijs van Toreon", published: `gepubliceerd ${PUBLISHED[2][0]}`, mind: "niet te berekenen", cells: [typed(outside), "–", "–", "–", ""] });
  assert.deepEqual([START.mark, START.published, START.cells], ["", "", PUBLISHED[0]]);
  const refused = `PLUS: ${toTheCent(outside)} ligt niet tussen ${packageOf("plus").price.map(published).join(" en ")}`;
  const notes = plain((await page.locator('[part="result"] .note').allInnerTexts()).join(" "));
  assert.match(notes, new RegExp(`${literally(refused)}.*Vraag VLAIO`));
  assert.equal((await get(page, "application")).quotes, undefined, "no part of the application");
  await assertAccessible(page, "an offer beside the published prices");
});

test("layout, theme and heading level", async () => {
  const page = await open(TAG('layout="compact" theme="dark" heading-level="4"'));
  const result = page.getByRole("region", { name: "Resultaat" });
  assert.equal(await result.getByRole("heading", { level: 4 }).count(), 1);
  assert.equal(await page.locator('[part="root"]').getByRole("heading", { level: 5 }).count() > 0, true);
  const sections = () => page.locator('[part="questions"]').evaluateAll((all) => all.map((section) => section.open));
  assert.deepEqual(await sections(), [true, false, false, false], "compact folds all sections but the first");
  const ground = () => page.locator('[part="questions"] select').first().evaluate((field) => getComputedStyle(field).backgroundColor);
  const dark = await ground();
  await attribute(page, "theme", "light");
  assert.notEqual(await ground(), dark);
  await attribute(page, "layout", "result-first");
  const top = (selector) => page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().top);
  const bottom = (selector) => page.locator(selector).first().evaluate((element) => element.getBoundingClientRect().bottom);
  assert.ok((await bottom("table.columns")) < (await top('[part="questions"]')), "the table stands above the questions");
  const edges = (selector) => page.locator(selector).first().evaluate((element) => { const { left, right } = element.getBoundingClientRect(); return [left, right].map(Math.round); });
  assert.deepEqual(await edges('[part="result"]'), await edges('[part="questions"]'), "in one column");
  await attribute(page, "heading-level", "2");
  assert.equal(await result.getByRole("heading", { level: 2 }).count(), 1);
  await assertAccessible(page, "result first");
});

test("an unknown value is ignored with one warning, and nothing throws", async () => {
  const page = await open(TAG('provider="acme" packages="maxi" prices="{" layout="left" theme="pink" heading-level="9" lang="xx" contact="javascript:alert(1)"'), {
    complaints: /does not take/,
  });
  const warnings = page.complaints.filter((text) => /does not take/.test(text));
  assert.equal(warnings.length, 8);
  for (const value of ["nl xx fr", "nl,fr", ""]) {
    await attribute(page, "languages", value);
    assert.match(page.complaints.pop(), /languages does not take/, value);
  }
  await attribute(page, "languages", "fr nl");
  await attribute(page, "theme", "blue");
  await attribute(page, "theme", "pink");
  assert.equal(page.complaints.length, 9, "each value once");
  assert.match(await table(page), /START.*MEDIUM.*PLUS/);
  assert.equal(await page.getByRole("button", { name: /^Contacteer/ }).count(), 0);
});

test("change has no detail; result tells nothing of the answers", async () => {
  const page = await open(TAG());
  assert.equal((await told(page, "ready")).length, 1);
  const [first] = await told(page, "result");
  assert.deepEqual(Object.keys(first), ["status", "rates", "rulesDate", "packages"]);
  assert.deepEqual(first.packages.map(({ id, byRate }) => [id, byRate.map(Object.keys)]), ["start", "medium", "plus"].map((id) => [
    id, [["ratePercent", "subsidy", "ownShare"], ["ratePercent", "subsidy", "ownShare"]],
  ]));
  await put(page, "application", SME);
  const before = await told(page, "result");
  assert.equal(before.at(-1).status, "eligible");
  // Another postcode, another form, aid that leaves room for START alone: the fields of the detail don't show it.
  await put(page, "application", { ...SME, establishmentPostcode: ALSO_HERE, legalForm: OTHER_FORM, deMinimis: [{ grantedOn: "2026-01-01", amount: plainly(aidLeaving(roomFor("start"))) }] });
  await page.waitForFunction((here) => document.querySelector("cyber-subsidie").application.establishmentPostcode !== here, HERE);
  assert.deepEqual(await told(page, "result"), before, "an equal detail is not told again");
  for (const detail of await told(page, "change")) assert.equal(detail, null);
});

test("contact: nothing is handed over before the visitor has seen it all and agreed", async () => {
  const page = await open(TAG('provider="toreon" contact="event"'));
  await type(page, "Postcode van de vestiging die het traject krijgt", "90 nul nul");
  const button = page.getByRole("button", { name: "Contacteer Toreon" });
  await button.click();
  const sheet = page.getByRole("dialog");
  const listed = plain(await sheet.innerText());
  assert.match(listed, /Dienstverlener Toreon/);
  assert.match(listed, /Postcode van de vestiging die het traject krijgt 90 nul nul/);
  await assertAccessible(page, "the sheet");
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
  await button.click();
  await sheet.getByRole("button", { name: "Niet doorgeven" }).click();
  assert.deepEqual(await told(page, "contact"), []);
  await button.click();
  await sheet.getByRole("button", { name: "Doorgeven", exact: true }).click();
  const [detail] = await told(page, "contact");
  assert.deepEqual(Object.keys(detail), ["provider", "application", "evaluation", "link", "request"]);
  assert.equal(detail.provider, "toreon");
  assert.equal(unstamped(detail.link), await get(page, "state"));
  assert.ok(listed.includes(detail.link), "the link stood on the sheet");
});

test("contact hands over the amounts too, and on the public page a whole link", async () => {
  const page = await site.open("");
  await ready(page);
  await attribute(page, "contact", "event");
  const base = packageOf("medium").price[0] + 150_000;
  await put(page, "application", { ...SME, quotes: { medium: { base: plainly(base) } } });
  await page.getByRole("button", { name: /^Contacteer/ }).click();
  const listed = plain(await page.getByRole("dialog").innerText());
  const [price, paid, own] = parts(base).map(toTheCent);
  const plus = packageOf("plus");
  for (const line of [
    `Je offerte MEDIUM, ${RATE} % prijs ${price}, subsidie ${paid}, eigen deel ${own}`, `PLUS, ${RATE} % prijs ${range(plus.price)}, subsidie ${range(plus.subsidy)}`,
  ]) assert.ok(listed.includes(line), line);
  const link = `${site.url.replace(/\/$/, "")}/#${await get(page, "state")}`;
  assert.ok(unstamped(listed).includes(link), link);
});

test("contact with an address opens it, with the answers", async () => {
  const page = await open(TAG('contact="https://toreon.example/contact" state="1nl&p=9000"'), { complaints: /ERR_/ });
  await page.context().route("https://toreon.example/**", (route) => route.fulfill({ contentType: "text/html", body: "<title>contact</title>" }));
  await page.getByRole("button", { name: "Contacteer de dienstverlener" }).click();
  const opened = page.context().waitForEvent("page");
  await page.getByRole("dialog").getByRole("button", { name: "Doorgeven", exact: true }).click();
  assert.equal(unstamped((await opened).url()), "https://toreon.example/contact#1nl&p=9000");
});

test("a host's own call to action stands under the result", async () => {
  const page = await open(TAG("", '<a slot="cta" href="#bel">Bel ons</a>'));
  const place = await page.getByRole("link", { name: "Bel ons" }).boundingBox();
  const verdict = await headline(page).boundingBox();
  const table = await page.locator('[part="root"] table.columns').boundingBox();
  assert.ok(place.y > verdict.y + verdict.height && place.y >= table.y + table.height && place.height > 0, JSON.stringify({ place, verdict, table }));
});

test("not eager: the wasm is asked for when the element nears the window", async () => {
  const page = await host(site, '<div style="height: 6000px"></div><cyber-subsidie></cyber-subsidie>');
  await page.locator('cyber-subsidie [part="static"]').waitFor({ state: "attached" });
  await page.waitForLoadState("networkidle");
  assert.ok(!page.requests.some((url) => url.endsWith(".wasm")));
  await page.evaluate(() => scrollTo(0, 6000));
  await ready(page);
});

test("moved it keeps everything; taken out and put back it keeps the answers", async () => {
  const page = await open(`<div id="a">${TAG()}</div><div id="b"></div>`);
  await type(page, "Postcode van de vestiging die het traject krijgt", "9000");
  await page.evaluate(() => document.querySelector("#b").append(document.querySelector("cyber-subsidie")));
  await ready(page);
  assert.equal(await page.getByLabel("Postcode van de vestiging die het traject krijgt").inputValue(), "9000");
  assert.equal((await told(page, "ready")).length, 1, "a move is no new start");
  await page.evaluate(async () => {
    const element = document.querySelector("cyber-subsidie");
    element.remove();
    await new Promise((then) => setTimeout(then, 50));
    document.body.append(element);
  });
  await ready(page);
  assert.equal(await page.getByLabel("Postcode van de vestiging die het traject krijgt").inputValue(), "9000");
});

test("the table is drawn before the wasm is asked for, and a failed load can be tried again", async () => {
  let broken = true;
  const page = await host(site, TAG("", "<p>drie regels</p>"), {
    complaints: /load-failed|ERR_FAILED/,
    before: (opened) => opened.route("**/*.wasm", (route) => (broken ? route.abort() : route.continue())),
  });
  await page.waitForFunction(() => globalThis.told.some(([what]) => what === "error"));
  assert.deepEqual(await told(page, "error"), [{ code: "load-failed" }]);
  assert.match(plain(await page.locator('[part="static"]').innerText()), STATIC_LINE);
  broken = false;
  await page.evaluate(() => document.body.append(document.querySelector("cyber-subsidie")));
  await ready(page);
});

test("a tampered wasm is refused as such", async () => {
  const page = await host(site, TAG(), {
    complaints: /integrity/i,
    before: (opened) => opened.route("**/*.wasm", async (route) => {
      const answer = await route.fetch();
      const body = await answer.body();
      await route.fulfill({ response: answer, body: body.subarray(0, body.length - 7) });
    }),
  });
  await page.waitForFunction(() => globalThis.told.some(([what]) => what === "error"));
  assert.deepEqual(await told(page, "error"), [{ code: "integrity" }]);
  assert.ok(await page.locator('[part="static"] table').first().isVisible());
});

test("it leaves the host's address, storage and cookies alone, and asks for nothing after its own files", async () => {
  const page = await open(TAG('provider="toreon" contact="event"'));
  const address = page.url();
  const before = page.requests.length;
  const head = () => page.evaluate(() => document.head.innerHTML);
  const untouched = await head();
  await put(page, "application", SME);
  await choose(page, /de-minimissteun/, "ja");
  await type(page, "Bedrag", "1.000");
  await page.getByRole("button", { name: "Contacteer Toreon" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Doorgeven", exact: true }).click();
  assert.equal(page.url(), address);
  assert.equal(page.requests.length, before);
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]), [0, 0, "", 0]);
  assert.deepEqual(await page.evaluate(() => document.documentElement.getAttributeNames()), ["lang"]);
  assert.equal(await head(), untouched);
});
