// What is typed in our fields is typed there: a host's short cuts do not take it. What commands stays the page's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { host } from "./support/element.mjs";
import { ready, useSite } from "./support/site.mjs";

const site = useSite();
const BODY = '<input id="search"><cyber-subsidie eager state="1nl&s=c&g=y&r1"><div slot="cta"><input id="slotted"></div></cyber-subsidie>';

/** A page as many are: s and / open its search, unless somebody types in a field. */
const shortCuts = () => {
  globalThis.heard = [];
  for (const kind of ["keydown", "keypress", "keyup"]) {
    document.addEventListener(kind, (event) => {
      if (event.target.matches("input, textarea, select")) return;
      globalThis.heard.push(`${kind} ${event.ctrlKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.key}`);
      if (["s", "/", "Backspace"].includes(event.key)) {
        event.preventDefault();
        document.querySelector("#search").focus();
      }
    });
  }
};

const open = async () => {
  const page = await host(site, BODY, { before: (page) => page.addInitScript(shortCuts) });
  await ready(page);
  return page;
};
const heard = (page) => page.evaluate(() => globalThis.heard.splice(0));

test("a name with s and / is typed in our field", async () => {
  const page = await open();
  // By its id: its name holds what is typed in it.
  const field = page.locator("#f1-na");
  await field.focus();
  await page.keyboard.type("s/ ss Ünïon");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await field.inputValue(), "s/ ss Ünïo");
  assert.deepEqual(await heard(page), []);
});

test("a list is picked from by its first letter", async () => {
  const page = await open();
  const list = page.getByLabel("Rechtsvorm", { exact: true });
  await list.focus();
  await page.keyboard.press("s");
  assert.notEqual(await list.inputValue(), "");
  assert.deepEqual(await heard(page), []);
});

test("commands go on: Escape, Tab, F2, and keys with Ctrl, Meta or Alt", async () => {
  const page = await open();
  await page.getByLabel("Naam, Onderneming 1", { exact: true }).focus();
  for (const key of ["Escape", "F2", "Control+k", "Alt+k", "Meta+k"]) await page.keyboard.press(key);
  await page.keyboard.press("Tab");
  const downs = (await heard(page)).filter((text) => text.startsWith("keydown")).map((text) => text.slice(8));
  for (const key of ["Escape", "F2", "Ctrl+k", "Alt+k", "Tab"]) assert.ok(downs.includes(key), `${key}: ${downs}`);
});

test("outside our fields nothing is kept: a button, and a field of the page's own in a slot", async () => {
  const page = await open();
  await page.getByRole("button", { name: "+ dochter", exact: true }).focus();
  await page.keyboard.press("x");
  assert.ok((await heard(page)).includes("keydown x"));
  const inSlot = await page.evaluate(() => {
    let seen = 0;
    document.addEventListener("keydown", ({ target }) => { if (target.id === "slotted") seen += 1; });
    document.querySelector("#slotted").dispatchEvent(new KeyboardEvent("keydown", { key: "s", bubbles: true, composed: true }));
    return seen;
  });
  assert.equal(inSlot, 1);
});
