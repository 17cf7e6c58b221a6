// The core flows in Firefox.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hostFile } from "./support/element.mjs";
import {
  DECIDED, ELSEWHERE, HERE, literally, packageOf, published, TOO_LARGE, TOO_LARGE_BEFORE, TOO_MANY_HEADS, typedDay,
} from "./support/figures.mjs";
import { launchFirefox } from "./support/firefox.mjs";
import { serveWith } from "./support/folder.mjs";
import { choose, figures, noMoreFirms, plainEnterprise, type } from "./support/form.mjs";
import { ELIGIBLE, PUBLISHED, SUBSIDIES } from "./support/published.mjs";
import { NOW, rates } from "./support/scheme.mjs";
import { moved, start, stands, STOOD } from "./support/steps.mjs";
import { shown } from "./support/visitor.mjs";
import { VERSION } from "./support/version.mjs";

const POSTCODE = "Postcode van de vestiging die het traject krijgt";
let site;
let firefox;
before(async () => {
  site = await serveWith({
    "bare.html": hostFile('<cyber-subsidie eager provider="toreon" packages="start medium"><p>START</p></cyber-subsidie>'),
    "asked.html": hostFile('<cyber-subsidie eager provider="toreon" contact="event" ask="name firm telephone mail message" state="1nl&p=9000"></cyber-subsidie>'),
    "contained.html": hostFile('<p style="block-size: 3000px">-</p><dialog style="max-block-size: 600px; overflow: auto; overflow-anchor: none"><cyber-subsidie eager layout="result-first"></cyber-subsidie></dialog><p style="block-size: 3000px">-</p>'),
    "framed.html": hostFile(`<iframe src="embed/${VERSION}/frame.html#provider=toreon&contact=event" title="Rekenhulp" width="100%" height="300"></iframe><p id="evil"></p>`, { script: `embed/${VERSION}/iframe.js` }),
  });
  firefox = await launchFirefox();
});
after(async () => {
  await firefox?.close();
  await site?.close();
});

/** A page with the app on it, which is closed, without complaints, when its test ends. */
const open = async (t, path = "") => {
  const page = await firefox.open(new URL(path, site.url).href);
  t.after(async () => {
    await page.close();
    assert.deepEqual(page.complaints, [], `Firefox complained on ${path || "/"}`);
  });
  await page.waitForFunction(() => document.querySelector("cyber-subsidie").shadowRoot?.querySelector('[part="root"]'));
  return page;
};
const says = async (page, text) => {
  const seen = await page.evaluate(shown);
  assert.equal(seen.headline, text);
  return seen;
};

const cells = ({ columns }) => columns.map((column) => column.cells);

test("nothing answered: what there is to gain, and the packages at the highest rate, to the cent", async (t) => {
  const seen = await says(await open(t), "Wat je kan krijgen");
  assert.deepEqual(cells(seen), PUBLISHED);
  assert.match(seen.text, new RegExp(literally(`Tot ${published(packageOf("plus").subsidy[1])} subsidie`)));
});

test("a plain SME reaches its verdict in at most nine answers", async (t) => {
  const page = await open(t);
  await plainEnterprise(page); // seven answers
  await choose(page, "Is je onderneming een kmo?", "ja"); // the eighth
  const seen = await says(page, ELIGIBLE);
  assert.deepEqual(cells(seen).map(([, subsidy]) => subsidy), SUBSIDIES);
  assert.match(seen.text, /De dienstverlener en VLAIO beslissen\./);
});

test("a large enterprise outside NIS2 is refused, with the figures that decide", async (t) => {
  const page = await open(t);
  await type(page, "Wanneer verwacht je de beslissing van VLAIO?", typedDay(DECIDED));
  await plainEnterprise(page);
  await choose(page, "Is je onderneming een kmo?", "bereken het");
  await figures(page, [2025, 2024], [TOO_LARGE, TOO_LARGE_BEFORE]);
  await noMoreFirms(page);
  await choose(page, /erkend maatwerkbedrijf/, "nee");
  await choose(page, /onder NIS2/, "nee");
  const seen = await says(page, "Je komt niet in aanmerking");
  assert.match(seen.text, TOO_MANY_HEADS);
  assert.deepEqual(cells(seen).map(([, subsidy]) => subsidy), ["niets", "niets", "niets"]);
});

test("nonsense keeps its text and gets a message; the answers go into the address", async (t) => {
  const page = await open(t);
  await type(page, POSTCODE, "90 nul nul");
  const field = await page.getByLabel(POSTCODE, { exact: true }).found();
  const { typed, invalid, message } = await field.evaluate((input) => ({
    typed: input.value,
    invalid: input.getAttribute("aria-invalid"),
    message: input.getAttribute("aria-describedby").split(" ").map((id) => input.getRootNode().getElementById(id).innerText).join(" "),
  }));
  assert.deepEqual([typed, invalid], ["90 nul nul", "true"]);
  assert.match(message, /vier cijfers/);
  await page.waitForFunction(() => location.hash.includes("p=90"));
  await type(page, POSTCODE, ELSEWHERE);
  await says(page, "Je komt niet in aanmerking");
});

test("the embed on a bare page: attributes, properties, state and events", async (t) => {
  const page = await open(t, "bare.html");
  const element = await page.$("cyber-subsidie");
  assert.deepEqual((await page.evaluate(shown)).columns.map(({ name }) => name), ["START", "MEDIUM"]);
  const answer = await element.evaluate((element, here) => {
    element.state = `1nl&p=${here}&s=y`;
    const { version, rulesDate, application, evaluation } = element;
    return { version, rulesDate, application, status: evaluation.status };
  }, HERE);
  assert.deepEqual([answer.version, answer.rulesDate, answer.status], [VERSION, NOW.id, "undetermined"]);
  assert.deepEqual([answer.application.establishmentPostcode, answer.application.smeDeclared, answer.application.provider], [HERE, true, "toreon"]);
  await plainEnterprise(page);
  await says(page, ELIGIBLE);
  const { state, told, failed } = await page.evaluate(() => ({ state: document.querySelector("cyber-subsidie").state, told, failed }));
  assert.match(state, new RegExp(`^1nl&.*p=${HERE}`));
  assert.deepEqual(told.slice(0, 2).map(([what]) => what), ["ready", "result"]);
  const [, result] = told.findLast(([what]) => what === "result");
  assert.deepEqual([result.status, result.rates, result.rulesDate], ["eligible", [rates(NOW)[0]], NOW.id]);
  assert.deepEqual(failed, []);
});

test("in a frame: its height follows, a forged one does not count, and only what the visitor agreed to crosses", async (t) => {
  const page = await firefox.open(new URL("framed.html", site.url).href);
  t.after(() => page.close());
  await page.waitForFunction(() => told.some(([what]) => what === "ready"));
  await page.evaluate(() => {
    globalThis.posted = [];
    addEventListener("message", ({ data }) => posted.push(data.what));
    // A sibling of the same origin greets and forges.
    const sibling = document.body.appendChild(document.createElement("iframe"));
    const script = sibling.contentDocument.createElement("script");
    script.textContent = `for (const target of [parent, parent.frames[0]]) target.postMessage({ "cyber-subsidie": 1, what: "height", detail: 7 }, "*");`;
    sibling.contentDocument.body.append(script);
  });
  await page.waitForFunction(() => posted.includes("height"));
  const heights = await page.evaluate(() => {
    const [frame] = document.querySelectorAll("iframe");
    return [frame.clientHeight, frame.contentDocument.body.getBoundingClientRect().height];
  });
  assert.ok(heights[0] > 900 && Math.abs(heights[0] - heights[1]) <= 1, heights.join());
  const inside = (act) => page.evaluate(act);
  await inside(() => {
    const { shadowRoot } = document.querySelector("iframe").contentDocument.querySelector("cyber-subsidie");
    [...shadowRoot.querySelectorAll("button")].find((button) => button.textContent === "Contacteer Toreon").click();
  });
  const sheet = await inside(() => {
    const frame = document.querySelector("iframe");
    const dialog = frame.contentDocument.querySelector("cyber-subsidie").shadowRoot.querySelector("dialog");
    return [dialog.open, dialog.innerText, told.filter(([what]) => what === "contact").length];
  });
  assert.deepEqual([sheet[0], sheet[2]], [true, 0]);
  assert.ok(sheet[1].includes(`Dit gaat naar ${new URL(site.url).origin}.`));
  await inside(() => document.querySelector("iframe").contentDocument.querySelector("cyber-subsidie").shadowRoot.querySelector("dialog .primary").click());
  await page.waitForFunction(() => told.some(([what]) => what === "contact"));
  assert.deepEqual(await page.evaluate(() => told.filter(([what]) => ["change", "result"].includes(what))), []);
});

test("the sheet opens at its beginning, and an attribute that changes leaves who is typing alone", async (t) => {
  const page = await open(t, "asked.html");
  await page.setViewport({ width: 390, height: 844 });
  const seen = () => page.evaluate(() => {
    const { shadowRoot } = document.querySelector("cyber-subsidie");
    const dialog = shadowRoot.querySelector("dialog");
    return [dialog.open, dialog.scrollTop, shadowRoot.activeElement?.innerText ?? ""];
  });
  await page.evaluate(() => [...document.querySelector("cyber-subsidie").shadowRoot.querySelectorAll("button")].find((one) => one.textContent === "Contacteer Toreon").click());
  assert.deepEqual(await seen(), [true, 0, "Wat je doorgeeft"]);
  await page.keyboard.press("Escape");
  await page.evaluate(() => {
    const field = document.querySelector("cyber-subsidie").shadowRoot.querySelector("[id$='-p']");
    field.focus();
    field.setSelectionRange(4, 4);
  });
  await page.keyboard.press("Backspace");
  await page.evaluate(() => document.querySelector("cyber-subsidie").setAttribute("offices", "Genk"));
  await page.keyboard.type("1");
  assert.equal(await page.evaluate(() => document.querySelector("cyber-subsidie").state), "1nl&p=9001&v1=toreon");
});

test("in a dialog of the host's an answer stays in its place, and the page behind does not move", async (t) => {
  const page = await open(t, "contained.html");
  const went = await page.evaluate(async () => {
    const { shadowRoot } = document.querySelector("cyber-subsidie");
    const box = document.querySelector("dialog");
    box.showModal();
    scrollTo(0, 1000);
    const later = () => new Promise((done) => setTimeout(done, 100));
    const all = [];
    for (const radio of [...shadowRoot.querySelectorAll("[type=radio]")].slice(0, 12)) {
      for (let fold = radio.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      radio.scrollIntoView({ block: "center" });
      await later();
      if (!radio.checkVisibility()) continue;
      const [top, behind, height] = [radio.getBoundingClientRect().top, scrollY, shadowRoot.querySelector("[part~=result]").offsetHeight];
      radio.click();
      await later();
      all.push([Math.round(radio.getBoundingClientRect().top - top), scrollY - behind, shadowRoot.querySelector("[part~=result]").offsetHeight !== height]);
    }
    return all;
  });
  assert.ok(went.some(([, , changed]) => changed), "the result above changed its height");
  assert.deepEqual(went.filter(([own, behind]) => Math.abs(own) > 1 || behind !== 0), []);
});

for (const width of [390, 1280]) {
  test(`${width} px: one stands on what was added, removed, put back, and what is pressed stays in its place`, async (t) => {
    const page = await open(t);
    await page.setViewport({ width, height: 844 });
    await page.evaluate(start);
    assert.deepEqual(await page.evaluate(stands), STOOD);
    await page.evaluate(start);
    assert.deepEqual(await page.evaluate(moved), []);
  });
}
