// From one document to another: the element keeps its looks and its answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { host } from "./support/element.mjs";
import { useSite } from "./support/site.mjs";

const site = useSite();
const FRAME = '<iframe title="Ander document" width="700" height="600"></iframe>';

const looks = (page) =>
  page.evaluate(() => {
    const element = document.querySelector("cyber-subsidie") ?? document.querySelector("iframe").contentDocument.querySelector("cyber-subsidie");
    const part = element.shadowRoot.querySelector("[part=root], [part=static]");
    const place = element.ownerDocument.defaultView;
    const style = place.getComputedStyle(part);
    return { part: part.part.value, contained: style.containerType, ground: style.backgroundColor, letter: style.fontSize, state: element.state, inFrame: place !== globalThis };
  });
const came = (page, count = 1) => page.waitForFunction((count) => globalThis.told.filter(([what]) => what === "ready").length >= count, count);
const DRESSED = { contained: "inline-size", ground: "rgb(255, 255, 255)", letter: "16px" };

/** Runs in the page: events of the frame bubble in the frame's own window. */
const hearFrame = () => {
  for (const what of ["ready", "error"]) {
    document.querySelector("iframe").contentWindow.addEventListener(`cyber-subsidie-${what}`, ({ detail }) => globalThis.told.push([what, detail]));
  }
};

test("adopted into a frame's document and back", async () => {
  const page = await host(site, `<cyber-subsidie eager></cyber-subsidie>${FRAME}`);
  await came(page);
  await page.locator("cyber-subsidie").evaluate((element) => { element.state = "1nl&p=9000"; });
  await page.evaluate(hearFrame);
  const before = await looks(page);
  assert.deepEqual(before, { ...DRESSED, part: "root", state: "1nl&p=9000", inFrame: false });
  await page.evaluate(() => document.querySelector("iframe").contentDocument.body.append(document.querySelector("cyber-subsidie")));
  assert.deepEqual(await looks(page), { ...before, inFrame: true });
  const field = page.frameLocator("iframe").locator("#f0-p");
  await field.fill("8000");
  assert.deepEqual(await looks(page), { ...before, state: "1nl&p=8000", inFrame: true });
  await page.evaluate(() => document.querySelector("main").append(document.querySelector("iframe").contentDocument.querySelector("cyber-subsidie")));
  assert.deepEqual(await looks(page), { ...before, state: "1nl&p=8000" });
  assert.equal(await page.locator("#f0-p").inputValue(), "8000");
});

test("made in one document, and first put into another", async () => {
  const page = await host(site, FRAME);
  await page.waitForFunction(() => customElements.get("cyber-subsidie"));
  await page.evaluate(hearFrame);
  await page.evaluate(() => {
    const element = document.createElement("cyber-subsidie");
    element.setAttribute("state", "1nl&p=9000");
    document.querySelector("iframe").contentDocument.body.append(element);
  });
  await came(page);
  assert.deepEqual(await looks(page), { ...DRESSED, part: "root", state: "1nl&p=9000", inFrame: true });
});

test("taken out, adopted, and put in later: the answers are there", async () => {
  const page = await host(site, `<cyber-subsidie eager></cyber-subsidie>${FRAME}`);
  await came(page);
  await page.evaluate(hearFrame);
  await page.evaluate(async () => {
    const element = document.querySelector("cyber-subsidie");
    element.state = "1nl&p=9000";
    const { contentDocument } = document.querySelector("iframe");
    contentDocument.adoptNode(element);
    await new Promise((done) => setTimeout(done, 50));
    contentDocument.body.append(element);
  });
  await came(page, 2);
  assert.deepEqual(await looks(page), { ...DRESSED, part: "root", state: "1nl&p=9000", inFrame: true });
});

test("by way of a document without a window", async () => {
  const page = await host(site, "<cyber-subsidie eager></cyber-subsidie>");
  await came(page);
  await page.evaluate(async () => {
    const element = document.querySelector("cyber-subsidie");
    element.state = "1nl&p=9000";
    document.implementation.createHTMLDocument().body.append(element);
    await new Promise((done) => setTimeout(done, 50));
    document.querySelector("main").append(element);
  });
  assert.deepEqual(await looks(page), { ...DRESSED, part: "root", state: "1nl&p=9000", inFrame: false });
});
