// The sheet to take along: whose it is, when it was made, the link and its code; from a widget the element alone, in a frame of its own.
import assert from "node:assert/strict";
import { test } from "node:test";
import jsqr from "jsqr";
import { host } from "./support/element.mjs";
import { drawing, overlaps, words } from "./support/pdf.mjs";
import { ready, useSite } from "./support/site.mjs";
import { computed, enterprise, put, sme, STATES, unstamped, years } from "./support/states.mjs";

const site = useSite();
const tight = (text) => text.normalize("NFKC").replace(/\s/g, "");
const paper = async (page) => {
  const pdf = await page.pdf({ format: "A4" });
  const sheets = words(pdf);
  assert.deepEqual(sheets.flatMap((sheet) => overlaps(sheet)), [], "one word over another");
  assert.deepEqual(sheets.flat().filter(({ cut }) => cut).map(({ text }) => text), [], "cut");
  return { pdf, sheets: sheets.length, whole: tight(sheets.flat().map(({ text }) => text).join("")) };
};
/** What a camera reads on the sheet. */
const scanned = (pdf) => {
  const { pixels, width, height } = drawing(pdf);
  return jsqr(pixels, width, height)?.data;
};
const field = (page, name) => page.getByLabel(name, { exact: true });
const sign = async (page, name, number) => {
  await page.getByText("Neem de gegevens mee").click();
  await page.getByText("Je naam op het blad").click();
  await field(page, "Naam van je onderneming").fill(name);
  await field(page, "Ondernemingsnummer").fill(number);
};

test("name and number, the moment, the link and its code are on paper, and in no link", async () => {
  const page = await site.open("");
  await ready(page);
  await put(page, sme());
  await sign(page, "Bakkerij De Korrel", "BE 403.053.608");
  const { pdf, sheets, whole } = await paper(page);
  assert.equal(sheets, 1);
  for (const text of ["BakkerijDeKorrel", "0403.053.608", "Gemaaktop24november2026om"]) assert.ok(whole.includes(text), text);
  const state = await page.evaluate(() => document.querySelector("cyber-subsidie").state);
  assert.ok(whole.includes(tight(state.slice(4, 40))), "the link");
  assert.doesNotMatch(state, /Korrel|0403/);
  const read = scanned(pdf);
  assert.equal(unstamped(read), `${site.url}#${state}`);
  assert.match(read, /#1nl&_r=/);
});

test("a number that is none is said, and not printed", async () => {
  const page = await site.open("");
  await ready(page);
  await put(page, sme());
  await sign(page, "", "0403.053.609");
  assert.equal(await page.locator("cyber-subsidie #paper-error").innerText(), "Dit is geen ondernemingsnummer: kijk de cijfers na.");
  assert.doesNotMatch((await paper(page)).whole, /0403/);
});

test("a link that is too long has no code, and the sheet says so", async () => {
  const page = await site.open("");
  await ready(page);
  const firms = Array.from({ length: 12 }, (_, place) => enterprise(1, { k: "d", na: `Een onderneming met een lange naam nummer ${place}`, c: "60", ...years("10", "1.000.000", "1.000.000") }));
  await put(page, computed({ ...years("10", "1.000", "1.000"), ga: "n", gb: "y", gs: "n", go: "n" }, ...firms));
  const { whole } = await paper(page);
  assert.ok(whole.includes("Hijistelangvooreencode."), whole.slice(-400));
  assert.equal(await page.locator("cyber-subsidie .paper .code").count(), 0);
});

// The strictest policy under which the element runs at all: no frame, no style and no markup are allowed. The picture is the host's.
const STRICT = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
for (const [name, policy] of [["without a policy", ""], ["under default-src 'none' and trusted-types 'none'", STRICT]]) {
  test(`from a widget a frame of its own is printed, and goes again: ${name}`, async () => {
    const opened = await host(site, '<p>Van de gastheer.</p><cyber-subsidie eager provider="toreon"></cyber-subsidie>', { policy });
    await ready(opened);
    await opened.evaluate((state) => { document.querySelector("cyber-subsidie").state = state; }, STATES.eligible);
    // The frame's own print is what a browser would show a dialog for: here it is kept, to be looked at.
    const copy = await opened.evaluate(async () => {
      const refused = [];
      let printed = 0;
      const append = document.body.append;
      const found = new Promise((done) => {
        document.body.append = (frame) => {
          append.call(document.body, frame);
          frame.contentWindow.print = () => (printed += 1);
          done(frame);
        };
      });
      document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => refused.push(violatedDirective));
      const { shadowRoot } = document.querySelector("cyber-subsidie");
      const pressed = [...shadowRoot.querySelectorAll("button")].find((button) => button.textContent === "Druk af");
      pressed.focus();
      pressed.click();
      const frame = await found;
      frame.contentDocument.addEventListener("securitypolicyviolation", ({ violatedDirective }) => refused.push(violatedDirective));
      await new Promise((done) => setTimeout(done, 50));
      const root = frame.contentDocument.body.firstElementChild.shadowRoot;
      const share = (bar) => bar.getBoundingClientRect().width / bar.parentElement.getBoundingClientRect().width;
      const bars = (within) => [...within.querySelectorAll(".columns .stack span, .columns .track span")].map(share);
      const told = {
        printed, refused, text: root.textContent, sheets: root.adoptedStyleSheets.length, own: root.querySelector("[part=headline]").textContent, next: root.querySelector(".next").textContent,
        bars: bars(root), before: bars(shadowRoot), weight: frame.contentWindow.getComputedStyle(root.querySelector(".sum strong")).fontWeight,
      };
      frame.contentWindow.dispatchEvent(new Event("afterprint"));
      return { ...told, left: document.querySelectorAll("iframe").length, focused: shadowRoot.activeElement === pressed };
    });
    assert.equal(copy.printed, 1);
    assert.deepEqual(copy.refused, []);
    assert.equal(copy.sheets, 1);
    assert.ok(Number(copy.weight) >= 600, "the sheet's own style holds");
    assert.ok(copy.bars.length >= 3, "the bars are there");
    assert.equal(copy.bars.length, copy.before.length);
    // But for the borders.
    copy.bars.forEach((share, place) => assert.ok(Math.abs(share - copy.before[place]) < 0.04, `bar ${place}: ${share} on paper, ${copy.before[place]} on the page`));
    assert.match(copy.own, /in aanmerking/);
    assert.match(copy.next, /Vraag Toreon om een intakegesprek/, "the host's provider by its name");
    assert.match(copy.text, /Gemaakt op 24\snovember\s2026 om/);
    assert.doesNotMatch(copy.text, /gastheer/);
    assert.equal(copy.left, 0);
    assert.ok(copy.focused, "and the focus is where it was");
  });
}
