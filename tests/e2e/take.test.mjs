// What a visitor takes along at the end: a mail and a telephone number with the amounts, and the link to the answers.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { host } from "./support/element.mjs";
import { EXTENDED, inCapitals, packageOf, published, SME, subsidy, toTheCent, typed } from "./support/figures.mjs";
import { DIST, ready, useSite } from "./support/site.mjs";
import { award, computed, enterprise, put, sme, unstamped, years } from "./support/states.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
const SIZES = [[390, 844], [1280, 900]];
/** Letters that a mail program surely takes. */
const MESSAGE = 1_800;
const TOO_LONG = /De link met je antwoorden past niet in dit bericht\. Kopieer hem op de pagina\./;

const open = async ([width, height], state, options) => {
  const page = await site.open("", { viewport: { width, height }, ...options });
  await ready(page);
  await put(page, state);
  return page;
};

/** What a mail program gets when the link is pressed; the press itself is stopped. */
const mailed = async (page) => {
  const link = page.getByRole("region", { name: /^Wat (nu|kan je doen)/ }).locator('a[href^="mailto:"]');
  await page.evaluate(() => addEventListener("click", (event) => event.preventDefault(), { once: true }));
  await link.click();
  const { protocol, pathname, searchParams } = new URL(await link.getAttribute("href"));
  return { to: protocol + pathname, subject: searchParams.get("subject"), body: searchParams.get("body"), name: plain(await link.innerText()) };
};
/** Its lines, each ended as a mail ends them (RFC 6068, 5). */
const lines = (body) => {
  assert.doesNotMatch(body, /[^\r]\n/);
  return body.split("\r\n").map(plain);
};
const fragment = (address) => unstamped(new URL(address).hash.slice(1));
/** The answers of the page as its links keep them. */
const stateOf = (page) => page.evaluate(() => document.querySelector("cyber-subsidie").state);

for (const size of SIZES) {
  test(`${size.join(" x ")}: the mail has the verdict, each package's amounts and the link to the answers`, async () => {
    const page = await open(size, "eligible");
    const mail = await mailed(page);
    assert.equal(mail.to, "mailto:cs@vlaio.be");
    assert.match(mail.name, /^Mail cs@vlaio\.be \(je bedragen staan er al in\)$/);
    assert.equal(mail.subject, "Vraag over de subsidie voor een cybersecurity verbetertraject");
    assert.equal(lines(mail.body)[0], `Je lijkt in aanmerking te komen: ${SME} %`);
    for (const name of ["start", "medium", "plus"]) {
      const line = lines(mail.body).find((one) => one.startsWith(inCapitals(name)));
      for (const amount of packageOf(name).subsidy) assert.ok(line?.includes(published(amount)), `${name}: ${line}`);
    }
    assert.ok(lines(mail.body).includes("Alle bedragen zijn excl. btw."), mail.body);
    const address = lines(mail.body).at(-1);
    assert.equal(fragment(address), await stateOf(page));
    assert.ok(mail.body.length <= MESSAGE, `${mail.body.length} letters`);
    // The address opens on these answers.
    const again = await site.open(new URL(address).hash, {});
    await ready(again);
    assert.equal(await again.evaluate(() => document.querySelector("cyber-subsidie").evaluation.status), "eligible");
  });
}

test("the mail follows the answers: a quote to the cent, a no with its headline", async () => {
  const base = packageOf(EXTENDED).price[0] + 12_345;
  const code = { start: "qs", medium: "qm", plus: "qp" }[EXTENDED];
  const page = await open(SIZES[0], sme({ q: "y", [code]: typed(base) }));
  const name = inCapitals(EXTENDED);
  const quoted = lines((await mailed(page)).body).find((line) => line.includes(`offerte ${name}`));
  for (const amount of [base, subsidy(base)]) assert.ok(quoted?.includes(toTheCent(amount)), quoted);
  await put(page, sme({ p: "1000" }));
  const { body } = await mailed(page);
  assert.equal(lines(body)[0], "Je komt niet in aanmerking");
  assert.match(lines(body)[1], /^Vlaams Gewest: Postcode 1000 ligt niet in het Vlaamse Gewest\.$/);
  assert.ok(lines(body).includes("Mijn vraag:"), body);
  assert.doesNotMatch(body, /geen subsidie|subsidie geen/);
  assert.equal(fragment(lines(body).at(-1)), await stateOf(page));
});

test("whom VLAIO must judge, or who has to ask around, has the ways to reach VLAIO", async () => {
  for (const state of [sme({ f: "foundation" }), sme({ f: "u" }), sme({ f: "u", o: "u", m: "u", e: "u", t: "u", x: "u", s: "u", w: "u", n: "u" })]) {
    const page = await open(SIZES[1], state);
    const region = page.getByRole("region", { name: "Wat nu?", exact: true });
    const first = plain(await region.locator("ol > li").first().innerText());
    assert.match(first, /^Vraag VLAIO wat nog niet zeker is, en of de maatregel nog loopt\. Mail cs@vlaio\.be/, state);
    assert.equal(await region.locator('a[href^="tel:"]').count(), 1, state);
    assert.equal((await mailed(page)).to, "mailto:cs@vlaio.be", state);
  }
  const page = await open(SIZES[1], sme({ f: "", m: "u" }));
  assert.equal(await page.getByRole("region", { name: "Zo vraag je de subsidie aan", exact: true }).locator('a[href^="tel:"]').count(), 0, "a question is still open");
});

test("a message that would be too long leaves the link out and says so", async () => {
  const many = Array.from({ length: 60 }, (_, index) => award(`01-03-20${25 + (index % 2)}`, `${100 + index},50`));
  const names = Array.from({ length: 12 }, (_, index) => enterprise(1, { na: `Dochter ${index} ${"x".repeat(60)}`, c: "60", v: "60", ...years("1", "1.000", "1.000") }));
  for (const state of [sme({ x: "y" }, ...many), computed({ ...years("10", "1.000", "1.000"), g: "y" }, ...names)]) {
    const page = await open(SIZES[0], state);
    assert.equal(await page.evaluate(() => document.querySelector("cyber-subsidie").evaluation.status), "eligible", state.slice(0, 60));
    const { body } = await mailed(page);
    assert.match(plain(body), TOO_LONG);
    assert.doesNotMatch(body, /https?:/);
    assert.ok(body.length <= MESSAGE, `${body.length} letters`);
    for (const amount of packageOf("start").subsidy) assert.ok(plain(body).includes(published(amount)), "the amounts stay");
  }
});

test("the telephone number is one that a telephone dials", async () => {
  for (const state of ["eligible", sme({ p: "1000" })]) {
    const page = await open(SIZES[0], state);
    const link = page.getByRole("region", { name: /^Wat (nu|kan je doen)/ }).locator('a[href^="tel:"]');
    assert.equal(plain(await link.innerText()), "bel 0800 20 555");
    assert.equal(await link.getAttribute("href"), "tel:+3280020555");
  }
});

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

for (const size of SIZES) {
  test(`${size.join(" x ")}: "Kopieer link" puts the link with the answers on the clipboard, and says so`, async () => {
    const page = await open(size, "a ledger", { permissions: ["clipboard-read", "clipboard-write"] });
    const button = page.getByRole("button", { name: "Kopieer link" });
    assert.equal(await button.count(), 1);
    await button.click();
    await page.getByText("Link gekopieerd", { exact: true }).locator("visible=true").first().waitFor();
    const copied = new URL(await clipboard(page));
    assert.match(copied.hash, /^#1nl&_r=/);
    assert.equal(fragment(copied), await stateOf(page));
    assert.equal(copied.search, "");
    const again = await site.open(copied.hash, {});
    await ready(again);
    assert.equal(await stateOf(again), await stateOf(page));
    assert.ok(await button.evaluate((element) => element.getRootNode().activeElement === element), "the focus stays on the button");
  });
}

/** Whether this build was told the address of a public page. */
const PUBLIC = /rel="?canonical/.test(readFileSync(`${DIST}/index.html`, "utf8"));

test("inside a host's page it is the public page's link, never the host's; where no public page is known there is none to copy", async () => {
  const page = await host(site, "<cyber-subsidie eager></cyber-subsidie>", {
    permissions: ["clipboard-read", "clipboard-write"], viewport: "phone",
    before: (page) => page.addInitScript(() => { navigator.share = () => Promise.resolve(); }),
  });
  await ready(page);
  await put(page, "eligible");
  const button = (name) => page.getByRole("button", { name, exact: true });
  assert.equal(await button("Druk af").count(), 1);
  for (const name of ["Kopieer link", "Deel"]) assert.equal(await button(name).count(), PUBLIC ? 1 : 0, name);
  if (PUBLIC) {
    await button("Kopieer link").click();
    await page.getByText("Link gekopieerd", { exact: true }).locator("visible=true").first().waitFor();
    const copied = await clipboard(page);
    assert.equal(fragment(copied), await stateOf(page));
    assert.doesNotMatch(copied, /host\.html/);
  } else {
    const { body } = await mailed(page);
    assert.doesNotMatch(body, /1nl|Kopieer/, "nor in the mail");
    for (const amount of packageOf("start").subsidy) assert.ok(plain(body).includes(published(amount)), "which has the amounts");
  }
});

test("where the browser refuses, a field holds the link to copy by hand", async () => {
  const refuse = (page) => page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new DOMException("no", "NotAllowedError")) } });
  });
  const none = (page) => page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  for (const before of [refuse, none]) {
    const page = await open(SIZES[0], "eligible", { before });
    await page.getByRole("button", { name: "Kopieer link" }).click();
    const field = page.getByLabel("Kopieer deze link:");
    await field.waitFor();
    assert.ok(await field.isVisible());
    assert.equal(fragment(await field.inputValue()), await stateOf(page));
    assert.equal(await field.getAttribute("readonly"), "");
    assert.equal(await page.getByText("Link gekopieerd", { exact: true }).count(), 0);
    // A link of other answers is not offered as theirs.
    await put(page, sme({ p: "1000" }));
    await field.waitFor({ state: "detached" });
  }
});

test("a link opened later says what has changed since, and one that was cut says so", async () => {
  const made = await open(SIZES[0], "nothing answered", { day: "2026-11-23T10:00:00" });
  await put(made, "1nl&p=9000&s=y&m=y&x=n");
  // The link to take along, as the mail has it.
  const copied = await made.evaluate(async () => {
    let taken;
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => void (taken = text) }, configurable: true });
    [...document.querySelector("cyber-subsidie").shadowRoot.querySelectorAll("button")].find((button) => button.textContent === "Kopieer link").click();
    await new Promise((done) => queueMicrotask(done));
    return taken;
  });
  const hash = new URL(copied).hash;
  const notes = async (hash, day) => {
    const page = await site.open(hash, { day });
    await ready(page);
    return page.locator("cyber-subsidie .note").allTextContents();
  };
  assert.deepEqual(await notes(hash, "2026-11-23T20:00:00"), []);
  assert.deepEqual((await notes(hash, "2026-11-25T10:00:00")).map(plain), ["Deze link is van 23 november 2026. De uitkomst is nog dezelfde."]);
  const [cut] = await notes(hash.slice(0, -4), "2026-11-23T20:00:00");
  assert.match(cut, /afgebroken of gewijzigd/);
  // Cut before its checksum nothing can be said of the rules, nor of the outcome.
  for (const end of ["&_c=", "&_o="]) {
    const told = await notes(hash.slice(0, hash.indexOf(end)), "2026-11-25T10:00:00");
    assert.equal(told.length, 1);
    assert.match(told[0], /afgebroken of gewijzigd/);
  }
});

test("a link that a program spoilt opens, and of what is none it is said", async () => {
  for (const hash of ["#1nl%26p%3D9000%26s%3Dy", "#1NL&p=9000&s=y", "#1nl&amp;p=9000&amp;s=y"]) {
    const page = await site.open(hash);
    await ready(page);
    assert.equal(await stateOf(page), "1nl&p=9000&s=y", hash);
    assert.equal(await page.locator("cyber-subsidie .note").count(), 0, hash);
  }
  for (const hash of ["#1n", "#2nl&p=9000"]) {
    const page = await site.open(hash, { complaints: /does not take/ });
    await ready(page);
    assert.match(await page.locator("cyber-subsidie .note").first().textContent(), /Deze link kon niet gelezen worden/, hash);
    assert.equal(await stateOf(page), "");
  }
});

test("a page that stays open goes on with the day of now, unless a day was typed", async () => {
  const before = { day: "2026-11-23T23:58:00" };
  const later = (page) => page.evaluate(() => {
    const Then = Date;
    globalThis.Date = class extends Then {
      constructor(...given) {
        super(...(given.length ? given : [Then.now() + 36_000_000]));
      }
    };
    globalThis.dispatchEvent(new Event("focus"));
    return document.querySelector("cyber-subsidie").application.decisionDate;
  });
  const page = await open(SIZES[0], "1nl&p=9000&s=y", before);
  assert.equal(await page.evaluate(() => document.querySelector("cyber-subsidie").application.decisionDate), "2026-11-23");
  assert.equal(await later(page), "2026-11-24");
  const printed = page.locator("cyber-subsidie .printed");
  assert.match(await printed.textContent(), /24\s+november\s+2026/);
  assert.equal(await stateOf(page), "1nl&p=9000&s=y");
  const typed = await open(SIZES[0], "1nl&d=23-11-2026&p=9000&s=y", before);
  assert.equal(await later(typed), "2026-11-23");
});

test("the print button prints", async () => {
  const page = await open(SIZES[1], "eligible", { before: (page) => page.addInitScript(() => { globalThis.printed = 0; globalThis.print = () => { globalThis.printed += 1; }; }) });
  await page.getByRole("button", { name: "Druk af" }).click();
  assert.equal(await page.evaluate(() => globalThis.printed), 1);
});
