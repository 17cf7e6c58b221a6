// A smoke test in WebKit, the engine of Safari.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ELIGIBLE, PUBLISHED, SUBSIDIES } from "./support/published.mjs";
import { hostFile } from "./support/element.mjs";
import { serveWith } from "./support/folder.mjs";
import { choose, plainEnterprise } from "./support/form.mjs";
import { moved, start, stands, STOOD } from "./support/steps.mjs";
import { shown } from "./support/visitor.mjs";
import { launchWebKit } from "./support/webkit.mjs";
import { VERSION } from "./support/version.mjs";

let site;
let page;
before(async () => {
  site = await serveWith({ "bare.html": hostFile('<cyber-subsidie eager provider="toreon"><p>START</p></cyber-subsidie>') });
  page = await launchWebKit();
});
after(async () => {
  await page?.close();
  await site?.close();
});

const open = async (path) => {
  await page.open(new URL(path, site.url).href);
  await page.waitFor(() => Boolean(document.querySelector('cyber-subsidie').shadowRoot?.querySelector('[part="root"]')));
};

test("the app takes the table's place, and answers move the verdict", async (t) => {
  t.diagnostic(`WebKit ${page.version}`);
  await open("");
  const before = await page.evaluate(shown);
  assert.equal(before.headline, "Wat je kan krijgen");
  assert.deepEqual(before.columns.map(({ cells }) => cells), PUBLISHED);
  await plainEnterprise(page);
  await choose(page, "Is je onderneming een kmo?", "ja");
  const { headline, columns } = await page.evaluate(shown);
  assert.equal(headline, ELIGIBLE);
  assert.deepEqual(columns.map(({ cells }) => cells[1]), SUBSIDIES);
});

test("the embed works on a bare page", async () => {
  await open("bare.html");
  await choose(page, "Is je onderneming een kmo?", "ja");
  const { version, application, told, failed } = await page.evaluate(() => {
    const { version, application } = document.querySelector("cyber-subsidie");
    return { version, application, told: globalThis.told.map(([what]) => what), failed: globalThis.failed };
  });
  assert.equal(version, VERSION);
  assert.equal(application.smeDeclared, true);
  assert.equal(application.provider, "toreon");
  assert.deepEqual(told.slice(0, 2), ["ready", "result"]);
  assert.ok(told.includes("change"));
  assert.deepEqual(failed, []);
});

test("the style holds: the colours, the form beside the result, the texts at their size", async () => {
  await open("bare.html");
  const style = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("cyber-subsidie");
    const root = shadowRoot.querySelector('[part="root"]');
    const box = (selector) => shadowRoot.querySelector(selector).getBoundingClientRect();
    const { backgroundColor, fontSize, containerType } = getComputedStyle(root);
    return { backgroundColor, fontSize, containerType, beside: box('[part="result"]').left >= box('[part="questions"]').right };
  });
  assert.deepEqual(style, { backgroundColor: "rgb(255, 255, 255)", fontSize: "16px", containerType: "inline-size", beside: true });
});

for (const width of [480, 1280]) {
  test(`${width} px: one stands on what was added, removed, put back, and what is pressed stays in its place`, async (t) => {
    await page.resize(width, 900);
    await open("");
    t.diagnostic(`a window of ${await page.evaluate(() => innerWidth)} px`);
    await page.evaluate(start);
    assert.deepEqual(await page.evaluate(stands), STOOD);
    await page.evaluate(start);
    assert.deepEqual(await page.evaluate(moved), []);
  });
}
