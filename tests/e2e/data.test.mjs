// Answers and amounts as files: the table for a spreadsheet, the public form as JSON, and a file opened again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { ready, useSite } from "./support/site.mjs";
import { put, sme, STATES } from "./support/states.mjs";

const site = useSite();
const open = async (state, options) => {
  const page = await site.open("", options);
  await ready(page);
  await put(page, state);
  await page.getByText("Neem de gegevens mee").click();
  return page;
};
const kept = async (page, name) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
};
const get = (page, name) => page.evaluate((name) => document.querySelector("cyber-subsidie")[name], name);
const give = async (page, text) => {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open bewaarde antwoorden" }).click()]);
  await chooser.setFiles({ name: "antwoorden.json", mimeType: "application/json", buffer: Buffer.from(text) });
};
const told = (page, text) => page.locator("cyber-subsidie .data p.small", { hasText: text }).waitFor();

test("the table opens in a Dutch spreadsheet, to the cent as on the page", async () => {
  const page = await open(STATES["quotes of one under NIS2"]);
  const { name, text } = await kept(page, "Bewaar de tabel (CSV)");
  assert.equal(name, "cybersubsidie.csv");
  assert.ok(text.startsWith("\ufeff") && text.endsWith("\r\n"));
  const rows = text.slice(1).trim().split("\r\n").map((line) => line.split(";").map((cell) => cell.replace(/^"|"$/g, "")));
  assert.equal(rows[0][0], "Pakket");
  assert.ok(rows.every((row) => row.length === 8));
  const { packages } = await get(page, "evaluation");
  const cents = (amount) => amount.replace(".", ",");
  const expected = packages.flatMap(({ byRate, price }) => byRate.map(({ subsidy, ownShare }) => [price, subsidy, ownShare].flatMap(({ min, max }) => [cents(min), cents(max)])));
  for (const row of expected) assert.ok(rows.some((found) => found.slice(2).join() === row.join()), row.join());
});

test("answers kept as a file open again the same, on another day and in another language", async () => {
  for (const state of ["everything", "a ledger", "a group of four with totals"]) {
    const page = await open(STATES[state]);
    const { name, text } = await kept(page, "Bewaar je antwoorden (JSON)");
    assert.equal(name, "cybersubsidie.json");
    const file = JSON.parse(text);
    assert.deepEqual(file.application, await get(page, "application"));
    assert.deepEqual(file.evaluation, await get(page, "evaluation"));
    await put(page, "1nl");
    await give(page, text);
    await told(page, "Je antwoorden zijn gelezen.");
    assert.deepEqual(await get(page, "evaluation"), file.evaluation);
  }
});

test("what a file has wrong stands at its field, and the rest is read", async () => {
  const page = await open(sme());
  const application = await get(page, "application");
  const { smeDeclared: _, ...rest } = application;
  await give(page, JSON.stringify({
    ...rest, establishmentPostcode: "0999", colour: "red", legalForm: "gmbh",
    enterprise: { lastYear: { headcount: "-5", turnover: "1000.00" }, yearBefore: { balanceSheetTotal: "1.2.3" } },
    relations: [{ name: "Moeder", capital: "120", voting: "60" }],
    deMinimis: [{ grantedOn: "2026-02-31", amount: "100.00" }],
  }));
  await told(page, "Wat niet klopt");
  const field = (code) => page.locator(`cyber-subsidie [id$="-${code}"]`).first();
  for (const [code, text] of [["p", "0999"], ["h1", "-5"], ["b2", "1.2.3"], ["c", "120"], ["ad", "2026-02-31"]]) {
    assert.equal(await field(code).inputValue(), `\u2063${text}`, code);
    assert.equal(await field(code).getAttribute("aria-invalid"), "true", code);
  }
  for (const [code, text] of [["t1", "1.000"], ["v", "60"], ["na", "Moeder"], ["aa", "100"]]) assert.equal(await field(code).inputValue(), text, code);
});

test("a value that a file must not hold is none here either, whatever it would be if it were typed; what has no field is named", async () => {
  const page = await open(sme());
  const application = await get(page, "application");
  await give(page, JSON.stringify({
    ...application, legalForm: "gmbh", publicParticipation: "10,5", colour: "red", decisionDate: "01-03-2026",
    lastTrajectoryDecision: "03/04/2025", quotes: { medium: { base: "20,5" } }, deMinimis: [{ grantedOn: "2026-02-01", amount: "12.345" }],
  }));
  await told(page, "weggelaten (colour, legalForm).");
  const field = (code) => page.locator(`cyber-subsidie [id$="-${code}"]`).first();
  for (const [code, text] of [["d", "01-03-2026"], ["td", "03/04/2025"], ["op", "10,5"], ["qm", "20,5"], ["aa", "12.345"]]) {
    assert.equal(await field(code).inputValue(), `\u2063${text}`, code);
    assert.equal(await field(code).getAttribute("aria-invalid"), "true", code);
    assert.match(await page.locator(`cyber-subsidie [id$="-${code}-error"]`).first().textContent(), /Typ het opnieuw/, code);
  }
  const { deMinimis, quotes, lastTrajectoryDecision } = await get(page, "application");
  assert.doesNotMatch(JSON.stringify([deMinimis, quotes, lastTrajectoryDecision ?? null]), /12345|20\.50|2025-04-03/);
});

test("a file that was opened can be taken back", async () => {
  const page = await open(sme());
  const before = await get(page, "state");
  const undo = page.locator("cyber-subsidie .data").getByRole("button", { name: "Ongedaan maken" });
  assert.equal(await undo.count(), 0, "nothing to take back yet");
  await give(page, JSON.stringify({ decisionDate: "2026-11-01", establishmentPostcode: "1000" }));
  await told(page, "Je antwoorden zijn gelezen.");
  assert.notEqual(await get(page, "state"), before);
  await undo.click();
  assert.equal(await get(page, "state"), before);
  await undo.waitFor({ state: "hidden" });
  await page.waitForFunction(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.id === "data-open");
});

test("a file without answers changes nothing, and says so", async () => {
  const page = await open(sme());
  const before = await get(page, "state");
  const other = JSON.stringify({ name: "x", version: "1.0.0", provider: undefined, dependencies: { a: "1" } });
  for (const text of ["", "{", "[]", "null", "\"x\"", "{\"application\": 5}", "{}", "{\"application\": null}", other]) {
    await give(page, text);
    await told(page, "Dit bestand is niet gelezen");
    assert.equal(await get(page, "state"), before, text);
  }
  await assertAccessible(page, "the files");
});

test("the table is copied as cells", async () => {
  const page = await open(sme(), { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Kopieer de tabel" }).click();
  await told(page, "De tabel is gekopieerd.");
  const rows = (await page.evaluate(() => navigator.clipboard.readText())).split("\n").map((row) => row.split("\t"));
  assert.ok(rows.length >= 4 && rows.every((row) => row.length === 8));
});
