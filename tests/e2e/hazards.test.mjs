// What a host's page may do to the element, each hazard by its name.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { addScript, get, host, told } from "./support/element.mjs";
import { choose, headline, type } from "./support/form.mjs";
import { allReady, APPLICATION, same, shot } from "./support/pixels.mjs";
import { DIST, ready, useSite } from "./support/site.mjs";
import { plain } from "./support/text.mjs";
import { VERSION } from "./support/version.mjs";

const site = useSite();
const TAG = "<cyber-subsidie eager></cyber-subsidie>";
const place = (style, inside = TAG) => `<div class="place" style="${style}">${inside}</div>`;
const POSTCODE = "Postcode van de vestiging die het traject krijgt";

/** What sticks out of the element to a side; texts for screen readers alone are one pixel wide. */
const sticksOut = (page) =>
  page.locator("cyber-subsidie").first().evaluate((element) => {
    const own = element.getBoundingClientRect();
    return [...element.shadowRoot.querySelectorAll("*")].filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width > 1 && !one.closest("svg") && (left < own.left - 1 || right > own.right + 1);
    }).map((one) => `${one.localName}.${one.className}`).slice(0, 5);
  });

for (const width of [245, 320, 480, 543, 544, 700, 959, 960, 1200, 1600]) {
  test(`a column of ${width} px`, async () => {
    const page = await host(site, place(`width:${width}px`), { viewport: { width: width + 60, height: 900 } });
    await ready(page);
    assert.deepEqual(await sticksOut(page), [], "untouched");
    await page.locator("cyber-subsidie").evaluate((element, value) => { element.application = value; }, APPLICATION);
    await choose(page, /Bezitten overheden samen/, "ja");
    await choose(page, "Heb je dochters?", "ja");
    await type(page, POSTCODE, "nonsense".repeat(12));
    assert.deepEqual(await sticksOut(page), [], "filled in");
    assert.equal(await page.locator("cyber-subsidie").evaluate((element) => element.scrollWidth <= element.clientWidth), true);
  });
}

test("moved in the document it keeps its answers and tells no second result", async () => {
  const page = await host(site, `${place("")}<aside></aside>`);
  await ready(page);
  await type(page, POSTCODE, "90 nul nul");
  await choose(page, /onder NIS2/, "ja");
  const before = (await told(page, "result")).length;
  await page.evaluate(() => document.querySelector("aside").append(document.querySelector("cyber-subsidie")));
  await ready(page);
  assert.equal(await page.getByLabel(POSTCODE).inputValue(), "90 nul nul");
  assert.ok(await page.getByRole("group", { name: /onder NIS2/ }).getByLabel("ja").isChecked());
  assert.equal((await told(page, "result")).length, before);
  await type(page, POSTCODE, "1000");
  assert.equal(plain(await headline(page).innerText()), "Je komt niet in aanmerking");
});

test("inside another shadow root", async () => {
  const page = await host(site, "<host-box></host-box>", { script: false });
  await page.evaluate(() => {
    const root = document.querySelector("host-box").attachShadow({ mode: "open" });
    root.innerHTML = "<style>* { font: 30px fantasy; color: red }</style><cyber-subsidie eager></cyber-subsidie>";
  });
  await addScript(page);
  await allReady(page);
  await type(page, POSTCODE, "1000");
  assert.equal(plain(await headline(page).innerText()), "Je komt niet in aanmerking");
  assert.ok((await told(page, "result")).length > 0, "its events leave both roots");
});

test("twenty on one page share one wasm and keep apart", async () => {
  const page = await host(site, TAG.repeat(20));
  await allReady(page, 20);
  const all = page.locator("cyber-subsidie");
  await type(all.nth(3), POSTCODE, "1000");
  await choose(all.nth(4), /onder NIS2/, "ja");
  const states = await all.evaluateAll((elements) => elements.map((element) => element.state));
  assert.equal(new Set(states).size, 3, states.join(" "));
  assert.equal(page.requests.filter((url) => url.endsWith(".wasm")).length, 1);
});

for (const [name, style] of Object.entries({ zoom: "zoom:1.25", "a transform": "transform:scale(.8);transform-origin:0 0" })) {
  test(`under ${name} it is pressed, typed in and nothing sticks out`, async () => {
    const page = await host(site, place(`width:600px;${style}`), { viewport: { width: 1000, height: 900 } });
    await ready(page);
    await type(page, POSTCODE, "1000");
    await choose(page, /onder NIS2/, "ja");
    assert.equal(plain(await headline(page).innerText()), "Je komt niet in aanmerking");
    if (name === "zoom") assert.deepEqual(await sticksOut(page), []);
  });
}

test("on a page from right to left it is the same: its texts are Dutch", async () => {
  const options = { viewport: { width: 800, height: 6500 }, reducedMotion: "reduce" };
  const at = place("position:absolute;top:16px;left:16px;width:608px");
  const pages = [];
  for (const html of ["", 'dir="rtl"']) {
    const page = await host(site, at, { ...options, html });
    await ready(page);
    pages.push(page);
  }
  const [plainly, reversed] = [await shot(pages[0]), await shot(pages[1])];
  assert.ok(await same(site.browser, plainly, reversed));
});

test("a page's hidden part hides it too, and a part not to be touched is not touched", async () => {
  const page = await host(site, place("visibility:hidden") + place("pointer-events:none"));
  await allReady(page, 2);
  const [hidden, untouched] = await page.locator("cyber-subsidie").all();
  assert.equal(await hidden.getByRole("heading").count(), 0);
  assert.equal(await untouched.locator("input").first().evaluate((input) => getComputedStyle(input).pointerEvents), "none");
});

test("two copies of the script on one page: the first one holds, nothing throws", async () => {
  const page = await host(site, TAG);
  await ready(page);
  await addScript(page);
  await page.addScriptTag({ type: "module", url: `embed/${VERSION}/widget.js?again` });
  await page.evaluate((tag) => document.body.insertAdjacentHTML("beforeend", tag), TAG);
  await allReady(page, 2);
  await type(page.locator("cyber-subsidie").last(), POSTCODE, "1000");
  assert.notEqual(await get(page, "state"), await page.locator("cyber-subsidie").last().evaluate((element) => element.state));
});

test("two versions on one page: the first one holds, each with its own wasm", async () => {
  const other = readFileSync(join(DIST, "embed", VERSION, "widget.js"), "utf8").replaceAll(`"${VERSION}"`, '"9.9.9"');
  const page = await host(site, TAG, {
    before: (page) => page.route("**/embed/9.9.9/*", (route) =>
      route.request().url().endsWith(".js")
        ? route.fulfill({ contentType: "text/javascript", body: other })
        : route.fulfill({ contentType: "application/wasm", path: join(DIST, "widget.wasm") })),
  });
  await ready(page);
  await page.addScriptTag({ type: "module", url: "embed/9.9.9/widget.js" });
  await page.evaluate((tag) => document.body.insertAdjacentHTML("beforeend", tag), TAG);
  await allReady(page, 2);
  const versions = await page.locator("cyber-subsidie").evaluateAll((all) => all.map((element) => element.version));
  assert.deepEqual(versions, [VERSION, VERSION]);
});
