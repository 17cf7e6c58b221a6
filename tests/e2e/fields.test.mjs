// What is typed in a field: what was understood or refused stands at it, an error is said once, an unreadable day is no secret.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ELSEWHERE, HERE } from "./support/figures.mjs";
import { unfolded } from "./support/form.mjs";
import { ready, useSite } from "./support/site.mjs";
import { openSections, put, sme } from "./support/states.mjs";
import { plain } from "./support/text.mjs";
import { listen, PAUSE, said } from "./support/voice.mjs";

const site = useSite();
const DAY = "f0-d";
const POSTCODE = "f0-p";

const open = async (fragment = "", options = {}) => {
  const page = await site.open(fragment === "" ? "" : `#${fragment}`, options);
  await ready(page);
  return page;
};
const field = (page, id) => page.locator(`#${id}`);
const fill = async (page, id, text) => {
  await (await unfolded(field(page, id))).fill(text);
  await field(page, id).blur();
};
const partOf = async (page, id, part) => plain(await page.locator(`[part="root"] #${id}-${part}`).innerText());
const application = (page) => page.evaluate(() => document.querySelector("cyber-subsidie").application);

test("an error is said once, on leaving the field, by its label", async () => {
  const page = await open();
  await listen(page);
  await field(page, POSTCODE).focus();
  await field(page, POSTCODE).pressSequentially("0999");
  assert.deepEqual(await said(page), [], "not while it is typed");
  await field(page, POSTCODE).blur();
  const [first, ...more] = await said(page);
  assert.deepEqual(more, [], "once");
  assert.match(first, /^Postcode van de vestiging die het traject krijgt\. .*vier cijfers/);
  assert.equal(await partOf(page, POSTCODE, "error"), first.split(". ").slice(1).join(". "), "the same as at the field");

  await field(page, POSTCODE).focus();
  await field(page, POSTCODE).blur();
  assert.deepEqual(await said(page), [], "not again with the same text");

  await fill(page, POSTCODE, "0998");
  assert.equal((await said(page)).filter((text) => /vier cijfers/.test(text)).length, 1, "again with another");

  await fill(page, POSTCODE, HERE);
  assert.deepEqual((await said(page)).filter((text) => /vier cijfers/.test(text)), [], "nothing once it is right");
  await fill(page, POSTCODE, "0998");
  assert.equal((await said(page)).filter((text) => /vier cijfers/.test(text)).length, 1, "and again when it is wrong again");
});

test("a name and an empty field say nothing", async () => {
  const page = await open();
  await put(page, "1nl&s=c&g=y&r1");
  await openSections(page);
  await page.waitForTimeout(PAUSE);
  await listen(page);
  for (const id of ["f1-na", DAY]) {
    await field(page, id).focus();
    await field(page, id).blur();
  }
  assert.deepEqual(await said(page), []);
});

test("a new result is said after the error that came with it", async () => {
  const page = await open();
  await put(page, sme());
  await page.waitForTimeout(PAUSE);
  await listen(page);
  await fill(page, POSTCODE, "Gent");
  const all = await said(page);
  assert.equal(all.length, 2, JSON.stringify(all));
  assert.match(all[0], /vier cijfers/);
  assert.match(all[1], /^Wat je kan krijgen\. .* Nog 1 vraag\.$/);
});

test("a day that can't be used is told where the result is, and never replaced in silence", async () => {
  const page = await open();
  const note = () => page.locator('[part="root"] .note').allInnerTexts();
  await (await unfolded(field(page, DAY))).focus();
  await field(page, DAY).pressSequentially("31-2-2027");
  await field(page, DAY).blur();
  assert.match(plain((await note()).join(" ")), /kunnen we niet lezen. We rekenen nu met vandaag, \d+ \p{L}+ \d{4}\./u);
  await field(page, DAY).fill("1-1-2020");
  assert.match(plain((await note()).join(" ")), /golden de regels nog niet. We rekenen nu met vandaag/);
  await field(page, DAY).fill("1 maart 2027");
  assert.doesNotMatch((await note()).join(" "), /vandaag,/);
  assert.equal((await application(page)).decisionDate, "2027-03-01");
  assert.equal(await field(page, DAY).inputValue(), "1 maart 2027", "as typed");
});

test("a link with such a day tells it at once", async () => {
  const page = await open("1nl&d=ooit&p=9000");
  assert.match(plain((await page.locator('[part="root"] .note').allInnerTexts()).join(" ")), /kunnen we niet lezen/);
  await put(page, sme());
  assert.doesNotMatch((await page.locator('[part="root"] .note').allInnerTexts()).join(" "), /niet lezen/);
});

test("a postcode tells where it lies, and asks for an establishment in Flanders elsewhere", async () => {
  const page = await open();
  await fill(page, POSTCODE, "B-9000 Gent");
  assert.equal(await partOf(page, POSTCODE, "echo"), "Oost-Vlaanderen, Vlaams Gewest");
  assert.equal((await application(page)).establishmentPostcode, "9000");
  for (const [typed, region] of [["1000 Brussel", "Brussel"], ["5000", "Wallonië"]]) {
    await fill(page, POSTCODE, typed);
    assert.equal(await partOf(page, POSTCODE, "echo"), `${region}. Ook een vestiging in Vlaanderen? Vul dan die postcode in.`);
    assert.equal(await field(page, POSTCODE).getAttribute("aria-invalid"), null, "it is an answer");
  }
  await fill(page, POSTCODE, ELSEWHERE);
  assert.match(await partOf(page, POSTCODE, "echo"), /vestiging in Vlaanderen\?/);
});

for (const width of [320, 390, 1024, 1280]) {
  test(`${width} px: the longest of these leave everything where it is`, async () => {
    const page = await open("", { viewport: { width, height: 900 } });
    await put(page, "1nl&q=y&s=c");
    await openSections(page);
    const below = (id) => field(page, id).evaluate((input) => {
      const whole = input.closest(".field, .firm");
      const next = whole.nextElementSibling ?? whole.parentElement.nextElementSibling;
      return next.getBoundingClientRect().top - input.getBoundingClientRect().top;
    });
    for (const [id, texts] of [
      [POSTCODE, ["1000", "5000", "9000", "Gent", "0403.053.608"]],
      ["f0-qm", ["10 incl. btw", "BE 0403.053.608", "1,5 miljoen", "x"]],
      ["f0-h1", ["0403.053.608", "x"]],
    ]) {
      const before = await below(id);
      for (const text of texts) {
        await fill(page, id, text);
        assert.equal(await below(id), before, `${id}: ${text}`);
      }
    }
  });
}

test("what people paste is understood, stays as typed, and goes on as the same value", async () => {
  const page = await open();
  await put(page, "1nl&s=c&q=y&t=y&o=y");
  for (const [id, typed, echo] of [
    ["f0-qm", "EUR 20.000,00 excl. btw", "€ 20.000,00"],
    ["f0-t1", "2,9\u00a0miljoen", "€ 2.900.000,00"],
    ["f0-h1", "42,5\u202fVTE", "42,5 VTE"],
    ["f0-op", "60 procent", "60 %"],
    ["f0-td", "15 mrt. 2024", "15 maart 2024"],
  ]) {
    await fill(page, id, typed);
    const inCell = /-[ht]1$/.test(id);
    // A row of the sheet tells it of words in its cells, in its own line.
    const told = () => (inCell ? page.locator(".firm").first().locator(".firm-told").innerText().then((text) => plain(text).match(/: (.*)\.$/)?.[1]) : partOf(page, id, "echo"));
    assert.equal(await told(), echo);
    if (!inCell) assert.equal(await partOf(page, id, "error"), "");
    assert.equal(await field(page, id).getAttribute("aria-invalid"), null);
    assert.equal(await field(page, id).inputValue(), typed);
    const before = JSON.stringify(await application(page));
    await fill(page, id, await told());
    if (!inCell) assert.equal(await told(), echo, "the page's own words are read");
    assert.equal(await field(page, id).getAttribute("aria-invalid"), null);
    assert.equal(JSON.stringify(await application(page)), before);
    if (inCell) await fill(page, id, "");
  }
});

test("a price with VAT and an enterprise number are refused with their reason", async () => {
  const page = await open();
  await put(page, "1nl&q=y");
  await fill(page, "f0-qm", "€ 24.200 incl. 21% btw");
  assert.match(await partOf(page, "f0-qm", "error"), /Met btw .* zonder btw/);
  assert.equal((await application(page)).quotes, undefined);
  await fill(page, POSTCODE, "BE 0403.053.608");
  assert.match(await partOf(page, POSTCODE, "error"), /ondernemingsnummer/i);
});
