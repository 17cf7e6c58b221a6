// A link and the form have the limits of an application: what is above them is refused with a word, and what the element gives, it takes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { get, host, put, told } from "./support/element.mjs";
import { ready, useSite } from "./support/site.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
const TAG = (state = "") => `<cyber-subsidie eager state="${state}"></cyber-subsidie>`;
const REFUSED = { complaints: /state does not take/ };
const GROUP = "1nl&d=23-11-2026&s=c&g=y";
const LEDGER = "1nl&d=23-11-2026&x=y";
const many = (start, part, count) => start + `&${part}`.repeat(count);
const ENTERPRISES = many(GROUP, "r1&v=60&h1=1", 1_499);
const note = (page) => page.locator("cyber-subsidie .note").allInnerTexts().then((texts) => plain(texts.join(" ")));
const open = async (state, options) => {
  const page = await host(site, TAG(state), options);
  await ready(page);
  return page;
};

for (const [name, state] of Object.entries({
  "1,499 enterprises": ENTERPRISES,
  "501 enterprises": many(GROUP, "r1&v=60", 501),
  "1,001 awards": many(LEDGER, "a&ad=01-01-2026&aa=1", 1_001),
  "nine levels": GROUP + Array.from({ length: 9 }, (_, level) => `&r${level + 1}&v=60`).join(""),
  "a million parts": many(GROUP, "zz=1", 1_000_000),
})) {
  test(`a link with ${name} is refused whole, and says so`, async () => {
    const page = await open("1nl&p=9000", REFUSED);
    const blocked = await page.evaluate(async (state) => {
      const begun = performance.now();
      document.querySelector("cyber-subsidie").state = state;
      // The task itself, and those that follow from it.
      await new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done))));
      return performance.now() - begun;
    }, state);
    assert.ok(blocked < 300, `${blocked.toFixed()} ms`);
    assert.deepEqual(await told(page, "error"), [{ code: "invalid-value", property: "state" }]);
    assert.match(await note(page), /niet gelezen.*500 ondernemingen.*8 lagen.*1\.000 keer steun/);
    assert.equal(await page.locator(".node").count(), 0);
    assert.equal(await get(page, "state"), "1nl&p=9000", "the answers that stand stay");
    await put(page, "state", "1nl&p=8000");
    assert.equal(await note(page), "", "the next link is another one");
    assert.equal(await get(page, "state"), "1nl&p=8000");
  });
}

test("at its coming too: the form is empty, and says why", async () => {
  const page = await open(ENTERPRISES, REFUSED);
  assert.deepEqual(await told(page, "error"), [{ code: "invalid-value", property: "state" }]);
  assert.match(await note(page), /niet gelezen/);
  assert.equal(await get(page, "state"), "");
});

test("on the public page the address may hold any link", async () => {
  const page = await site.open(`#${ENTERPRISES}`, REFUSED);
  await ready(page);
  assert.match(await note(page), /niet gelezen/);
  assert.equal((await get(page, "evaluation")).status, "undetermined");
});

test("a link of a version that is not known leaves the answers that stand", async () => {
  const page = await open("1nl&p=9000", REFUSED);
  await put(page, "state", "2nl&p=1000");
  assert.equal(await get(page, "state"), "1nl&p=9000");
  assert.match(await note(page), /2nl/);
  assert.deepEqual(await told(page, "error"), [{ code: "invalid-value", property: "state" }]);
});

test("of a thousand parts that can't be read enough is told to know them by", async () => {
  const page = await open(many("1nl&p=9000", "zz=1", 1_000));
  const said = await note(page);
  assert.match(said, /zz=1, zz=1/);
  assert.ok(said.length < 400, `${said.length} letters`);
});

/** Presses the button of this name so often, and gives what it then says. */
const press = (page, name, times = 1) =>
  page.evaluate(async ([name, times]) => {
    const { shadowRoot } = document.querySelector("cyber-subsidie");
    const button = [...shadowRoot.querySelectorAll("button")].find((one) => one.textContent.trim() === name);
    for (let i = 0; i < times; i += 1) {
      button.click();
      await new Promise((done) => setTimeout(done));
    }
    return button.textContent.trim();
  }, [name, times]);

for (const [name, state, button, list, says] of [
  ["enterprises", many(GROUP, "r1&v=60", 499), "Onderneming toevoegen", "relations", "Hier passen er niet meer dan 500"],
  ["awards", many(LEDGER, "a&ad=01-01-2026&aa=1", 999), "Steun toevoegen", "deMinimis", "Hier passen er niet meer dan 1.000"],
]) {
  test(`by hand no more ${name} are added than an application takes, and the button says so`, { timeout: 120_000 }, async () => {
    const page = await open(state);
    page.setDefaultTimeout(60_000);
    assert.equal(await press(page, button), says);
    const full = await get(page, "state");
    const [refused] = await page.getByRole("button", { name: says }).all();
    assert.equal(await refused.getAttribute("aria-disabled"), "true");
    await refused.evaluate((one) => one.click());
    assert.equal(await get(page, "state"), full, "nothing is added");
    await put(page, "state", full);
    assert.equal(await get(page, "state"), full, "the link is taken back");
    if (list === "relations") {
      const application = await get(page, "application");
      assert.equal(application[list].length, 500);
      await put(page, "application", application);
      assert.deepEqual(await get(page, "application"), application);
    }
    assert.deepEqual(await told(page, "error"), []);
    // One less, and there is place again; what was removed can be put back only while there is place for it.
    const remove = name === "awards" ? "Steun 1 verwijderen" : "Onderneming 1 verwijderen";
    await press(page, remove);
    assert.equal(await page.getByRole("button", { name: /^Terugzetten/ }).count(), 1);
    assert.equal(await press(page, button), says);
    assert.equal(await page.getByRole("button", { name: /^Terugzetten/ }).count(), 0);
  });
}
