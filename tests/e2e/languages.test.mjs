// French, English and German: pages of their own, an element that speaks its surroundings' language, answers that go along.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { settle } from "./support/session.mjs";
import { DIST, ready, useSite } from "./support/site.mjs";
import { put, STATES, unfold } from "./support/states.mjs";

const site = useSite();
const OTHERS = ["fr", "en", "de"];
// A language's texts that are slow, changed or gone: each a complaint that the test brings about.
const BROKEN = /fr\.txt|integrity|Failed to load|load-failed/;

/** The element speaks this language, and has come to rest. */
const speaks = (page, code) => page.waitForFunction(
  (code) => document.querySelector("cyber-subsidie").shadowRoot?.querySelector('[part="root"]')?.lang === code, code,
);
const parts = (page) => page.evaluate(() => {
  const root = document.querySelector("cyber-subsidie").shadowRoot.querySelector('[part="root"]');
  const own = [...root.querySelectorAll("h2, h3, h4, p, li, td, th, legend, label, summary, button, option, dt, dd, caption")].filter((part) => !part.querySelector(":scope > [lang=nl]"));
  return own.filter((part) => !part.querySelector("h2, h3, h4, p, li, td, th, legend, label, summary, button, option, dt, dd"))
    .map((part) => part.textContent.replace(/\s+/g, " ").trim());
});

test("each language has a page that says everything without a script, and leads to the others", async () => {
  for (const code of OTHERS) {
    const page = await site.open(`${code}/`, { javaScriptEnabled: false });
    assert.equal(await page.locator("html").getAttribute("lang"), code);
    assert.ok((await page.locator("main h2").count()) > 3);
    assert.equal(await page.locator("nav.languages a[hreflang]").count(), 3);
    assert.equal(await page.locator('nav.languages [aria-current="page"]').count(), 1);
    const alternates = await page.locator('link[rel="alternate"]').evaluateAll((all) => all.map((link) => [link.hreflang, new URL(link.href).pathname]));
    assert.deepEqual(alternates, [["nl", "/"], ["fr", "/fr/"], ["en", "/en/"], ["de", "/de/"]]);
    await page.close();
  }
});

test("the Dutch page asks for no texts", async () => {
  const page = await site.open();
  await ready(page);
  assert.deepEqual(page.requests.filter((url) => url.endsWith(".txt")), []);
});

for (const code of OTHERS) {
  test(`${code}: what is said in every state is not Dutch, fits a phone, and axe finds nothing`, async () => {
    const page = await site.open(`${code}/`, { viewport: "phone" });
    await ready(page);
    await speaks(page, code);
    const dutch = await site.open("", { viewport: "phone" });
    await ready(dutch);
    // Names of the data, of packages and of people stay what they are.
    const names = readFileSync(join(DIST, "../scheme/providers.toml"), "utf8").match(/"[^"]+"/g).join(" ");
    const words = (text) => text.replace(/START|MEDIUM|PLUS|VLAIO/g, "").split(/[^\p{L}]+/u).filter((word) => word.length > 2);
    for (const [name, state] of Object.entries(STATES)) {
      for (const each of [page, dutch]) {
        await put(each, state);
        await unfold(each);
      }
      const known = new Set(await parts(dutch));
      const same = (await parts(page)).filter((text) => known.has(text) && words(text).length > 1 && !words(text).every((word) => names.includes(word)) && !ALIKE.has(text));
      assert.deepEqual([...new Set(same)], [], `${code} says Dutch in "${name}"`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${code} is ${wide} px too wide in "${name}"`);
      await assertAccessible(page, `${name} in ${code}`);
      const json = (each) => each.locator("cyber-subsidie").evaluate((element) => JSON.stringify([element.application, element.evaluation]));
      assert.equal(await json(page), await json(dutch), `${name}: the application is the same`);
    }
  });
}
// What both languages call so: names that visitors of the tests gave, and official names in brackets only.
const ALIKE = new Set(["Holding De Nachtegaal"]);

test("an element takes on the language of its page at once, and keeps the answers, the focus and what is open", async () => {
  const page = await site.open();
  await ready(page);
  await put(page, STATES["a group of four with totals"].replace("1nl&", "1nl&q=y&qm=18.500,50&"));
  const field = page.locator('#f0-h1');
  await page.locator("cyber-subsidie").evaluate((element) => {
    for (const part of element.shadowRoot.querySelectorAll("details.part")) part.open = true;
  });
  await field.fill("1.249,5");
  await page.keyboard.press("Tab");
  await field.focus();
  // The Tab key scrolls, and smoothly: the field is measured when it has come to rest.
  const pictures = () => page.evaluate(() => new Promise((done) => {
    let [last, same] = [NaN, 0];
    const look = () => {
      const { top } = document.querySelector("cyber-subsidie").shadowRoot.activeElement.getBoundingClientRect();
      same = top === last ? same + 1 : 0;
      last = top;
      if (same === 6) done();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }));
  await pictures();
  const before = await page.evaluate(() => {
    const element = document.querySelector("cyber-subsidie");
    const top = element.shadowRoot.activeElement.getBoundingClientRect().top;
    return { top, state: element.state, application: JSON.stringify(element.application), open: [...element.shadowRoot.querySelectorAll("details.part")].map((part) => part.open) };
  });
  await page.evaluate(() => (document.documentElement.lang = "en-GB"));
  await speaks(page, "en");
  await pictures();
  const after = await page.evaluate(() => {
    const element = document.querySelector("cyber-subsidie");
    const held = element.shadowRoot.activeElement;
    return { id: held?.id, value: held?.value, top: held?.getBoundingClientRect().top, state: element.state, application: JSON.stringify(element.application), open: [...element.shadowRoot.querySelectorAll("details.part")].map((part) => part.open) };
  });
  assert.equal(after.id, "f0-h1");
  assert.equal(after.value, "1,249.5");
  assert.equal(await page.locator("#f0-qm").inputValue(), "18,500.50");
  assert.ok(Math.abs(after.top - before.top) <= 2, `the field moved from ${before.top} to ${after.top}`);
  assert.equal(after.application, before.application);
  assert.deepEqual(after.open, before.open);
  // Typed on in English; a link holds the Dutch form, and what is no number here stays none there.
  await page.locator("#f0-h1").fill("8.500,5");
  await page.locator("#f0-t1").fill("2,500,000.25");
  await page.keyboard.press("Tab");
  await page.evaluate(() => (document.documentElement.lang = "nl"));
  await speaks(page, "nl");
  assert.equal(await page.locator("#f0-t1").inputValue(), "2.500.000,25");
  assert.equal(await page.locator("#f0-h1").getAttribute("aria-invalid"), "true");
  assert.match(await page.locator("#f0-h1").inputValue(), /8\.500,5$/);
});

test("from page to page the answers go along, and the link stays Dutch", async () => {
  const page = await site.open("#1nl&p=9000&s=c&h1=24,5&t1=8.500,50");
  await ready(page);
  await page.locator("nav.languages a[hreflang=en]").click();
  await page.waitForURL("**/en/#1nl*");
  await ready(page);
  await speaks(page, "en");
  assert.equal(await page.locator("#f0-t1").inputValue(), "8,500.50");
  await page.locator("#f0-t1").fill("9,000.75");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => location.hash.includes("t1=9.000,75"));
  await page.locator("nav.languages a[hreflang=nl]").click();
  await page.waitForURL(/\/#1nl/);
  await ready(page);
  assert.equal(await page.locator("#f0-t1").inputValue(), "9.000,75");
});

test("a slow text file: the element begins in Dutch with a word about it, and changes over when it comes", async () => {
  let answer;
  const waits = new Promise((done) => (answer = done));
  const page = await site.open("", {
    day: null,
    before: (page) => page.route("**/fr.txt", async (route) => {
      await waits;
      await route.continue();
    }),
  });
  await ready(page);
  await page.locator("#f0-p").fill("9000");
  const place = () => page.locator("#f0-p").evaluate((field) => field.getBoundingClientRect().top);
  const before = await place();
  await page.evaluate(() => document.querySelector("cyber-subsidie").setAttribute("lang", "fr"));
  const word = page.locator("cyber-subsidie .waiting");
  await word.waitFor();
  assert.equal(await word.getAttribute("lang"), "fr");
  assert.ok(Math.abs(await place() - before) <= 1, `the word moved the field from ${before} to ${await place()}`);
  answer();
  await speaks(page, "fr");
  await page.waitForFunction(() => !document.querySelector("cyber-subsidie").shadowRoot.querySelector(".waiting"));
  await settle(page);
  assert.ok(Math.abs(await place() - before) <= 1, `the language moved the field from ${before} to ${await place()}`);
  assert.equal(await page.locator("#f0-p").inputValue(), "9000");
});

test("a text file that is gone or changed: Dutch stays, with a word about it and an error for the host", async () => {
  for (const broken of [{ status: 404, body: "" }, { status: 200, body: "changed", contentType: "text/plain" }]) {
    const page = await site.open("", { day: null, complaints: BROKEN, before: (page) => page.route("**/fr.txt", (route) => route.fulfill(broken)) });
    await ready(page);
    const told = page.evaluate(() => new Promise((done) => addEventListener("cyber-subsidie-error", ({ detail }) => done(detail.code))));
    await page.evaluate(() => document.querySelector("cyber-subsidie").setAttribute("lang", "fr"));
    assert.equal(await told, "load-failed");
    await page.locator("cyber-subsidie .waiting").waitFor();
    await speaks(page, "nl");
    await page.evaluate(() => document.querySelector("cyber-subsidie").setAttribute("lang", "nl"));
    await page.waitForFunction(() => !document.querySelector("cyber-subsidie").shadowRoot.querySelector(".waiting"));
  }
});

test("a host may let its visitors choose", async () => {
  const page = await site.open("", { complaints: /languages does not take nl fr xx de/ });
  await ready(page);
  await page.evaluate(() => document.querySelector("cyber-subsidie").setAttribute("languages", "nl fr xx de"));
  const buttons = page.locator("cyber-subsidie .languages button");
  assert.deepEqual(await buttons.allTextContents(), ["Nederlands", "français", "Deutsch"]);
  assert.equal(await buttons.nth(0).getAttribute("aria-pressed"), "true");
  await buttons.nth(2).focus();
  await page.keyboard.press("Enter");
  await speaks(page, "de");
  assert.equal(await buttons.nth(2).getAttribute("aria-pressed"), "true");
  assert.equal(await page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.lang), "de", "the focus stays on the button");
  await assertAccessible(page, "with buttons for languages");
});

/** A page of which the French texts come only when `come` is called. */
const waiting = async (path = "") => {
  let come;
  const waits = new Promise((done) => (come = done));
  const page = await site.open(path, {
    before: (page) => page.route("**/fr.txt", async (route) => {
      await waits;
      await route.continue();
    }),
  });
  await ready(page);
  await page.evaluate(() => document.querySelector("cyber-subsidie").setAttribute("lang", "fr"));
  const arrives = async () => {
    const answered = page.waitForResponse("**/fr.txt");
    come();
    await (await answered).finished();
    await settle(page);
    await page.waitForTimeout(200);
  };
  return { page, arrives };
};
const spoken = (page) => page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.querySelector("[part=root]").lang);

test("a number that is half typed waits with its language until it is left", async () => {
  for (const [first, rest, whole, application] of [["20.0", "00", "20\u202f000", "20000.00"], ["1.2", "50,5", "1\u202f250,50", "1250.50"]]) {
    const { page, arrives } = await waiting("#1nl&p=9000&s=y&q=y");
    const field = page.locator("#f0-qm");
    await field.evaluate((field) => {
      for (let fold = field.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
    });
    await field.focus();
    await page.keyboard.type(first);
    await arrives();
    assert.equal(await field.inputValue(), first);
    assert.equal(await spoken(page), "nl");
    await page.keyboard.type(rest);
    assert.equal(await field.inputValue(), first + rest);
    // A press on what stands beside it is a whole one, and then everything changes over.
    await page.keyboard.press("Tab");
    const held = await page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.id);
    await speaks(page, "fr");
    assert.equal(await field.inputValue(), whole);
    assert.equal((await page.evaluate(() => document.querySelector("cyber-subsidie").application.quotes.medium.base)), application);
    assert.equal(await page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.id), held);
  }
});

test("a press that leaves the field answers, and then the language changes over", async () => {
  const { page, arrives } = await waiting("#1nl&p=9000&s=c");
  const field = page.locator("#f0-h1");
  await field.focus();
  await page.keyboard.type("12");
  await arrives();
  const yes = page.locator('cyber-subsidie [name="f0-n"][value="y"], cyber-subsidie [name="f0-e"][value="y"], cyber-subsidie [name="f0-m"][value="y"]').first();
  await yes.evaluate((input) => {
    for (let fold = input.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
  });
  const code = (await yes.getAttribute("name")).split("-")[1];
  await yes.locator("xpath=ancestor::label").click();
  await speaks(page, "fr");
  assert.match(await page.evaluate(() => document.querySelector("cyber-subsidie").state), new RegExp(`&${code}=y`));
});

test("what was open is open after it, also what is made only when it is unfolded", async () => {
  const page = await site.open();
  await ready(page);
  await put(page, STATES["a group of four with totals"]);
  const places = () => page.evaluate(() => {
    const root = document.querySelector("cyber-subsidie").shadowRoot;
    return [...root.querySelectorAll("details")].map((fold) => fold.open);
  });
  const open = (selector) => page.evaluate(async (selector) => {
    for (const fold of document.querySelector("cyber-subsidie").shadowRoot.querySelectorAll(selector)) fold.open = true;
    await new Promise((done) => setTimeout(done, 100));
  }, selector);
  await page.evaluate(() => {
    for (const fold of document.querySelector("cyber-subsidie").shadowRoot.querySelectorAll("details.part")) fold.open = true;
  });
  // "More" of one enterprise, and what is explained in it.
  const more = page.locator("cyber-subsidie details:has(> .extra)");
  assert.ok((await more.count()) > 1);
  await more.nth(1).evaluate((fold) => (fold.open = true));
  await page.waitForTimeout(100);
  await more.nth(1).locator("details").first().evaluate((fold) => (fold.open = true));
  await open("details:has(> .data), details:has(#providers)");
  const before = await places();
  for (const code of ["fr", "nl"]) {
    await page.evaluate((code) => (document.documentElement.lang = code), code);
    await speaks(page, code);
    await page.waitForTimeout(200);
    assert.deepEqual(await places(), before, code);
  }
});

test("what was said last is not said again in the language of before", async () => {
  const page = await site.open();
  await ready(page);
  await page.locator("cyber-subsidie details:has(#providers)").last().evaluate((fold) => {
    for (let at = fold; at; at = at.parentNode.closest("details")) at.open = true;
  });
  await page.locator("#providers").fill("gent");
  const said = page.locator("cyber-subsidie [role=status][aria-live]");
  await page.waitForFunction(() => /In de lijst/.test(document.querySelector("cyber-subsidie").shadowRoot.querySelector("[role=status][aria-live]").textContent));
  await page.keyboard.press("Tab");
  await page.evaluate(() => (document.documentElement.lang = "fr"));
  await speaks(page, "fr");
  assert.equal(await said.textContent(), "");
});

test("an open sheet waits with its language until it is closed", async () => {
  const { page, arrives } = await waiting("#1nl&p=9000&s=y");
  await page.evaluate(() => {
    const element = document.querySelector("cyber-subsidie");
    element.setAttribute("contact", "event");
    element.setAttribute("ask", "name");
  });
  await page.locator("cyber-subsidie .contact-provider button").first().click();
  await page.locator("cyber-subsidie dialog[open]").waitFor();
  await arrives();
  assert.equal(await spoken(page), "nl");
  assert.equal(await page.locator("cyber-subsidie dialog[open]").count(), 1);
  await page.keyboard.press("Escape");
  await speaks(page, "fr");
});

test("the language around is heard in a shadow root and after a move", async () => {
  const page = await site.open();
  await ready(page);
  await page.evaluate(() => {
    const section = document.createElement("section");
    section.lang = "fr";
    document.body.append(section);
    section.append(document.querySelector("cyber-subsidie"));
  });
  await speaks(page, "fr");
  await page.evaluate(() => {
    const element = document.querySelector("cyber-subsidie");
    const around = document.createElement("div");
    const inside = document.createElement("div");
    document.body.append(around);
    around.attachShadow({ mode: "open" }).append(inside);
    globalThis.moved = element;
    globalThis.inside = inside;
    inside.append(element);
  });
  const inside = (code) => page.waitForFunction((code) => globalThis.moved.shadowRoot.querySelector("[part=root]")?.lang === code, code);
  await inside("nl");
  await page.evaluate(() => (globalThis.inside.lang = "de"));
  await inside("de");
});

test("a link to another language has the answers before it is pressed", async () => {
  const page = await site.open("#1nl&p=9000&s=y");
  await ready(page);
  const link = page.locator("nav.languages a[hreflang=fr]");
  await link.focus();
  assert.equal(new URL(await link.evaluate((link) => link.href)).hash, "#1nl&p=9000&s=y");
  await put(page, "1nl&p=8000");
  await link.dispatchEvent("pointerdown", { button: 1 });
  assert.equal(new URL(await link.evaluate((link) => link.href)).hash, "#1nl&p=8000");
});
