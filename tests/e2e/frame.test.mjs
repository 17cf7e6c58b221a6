// The frame (docs/EMBEDDING.md), in pages of other origins: friendly ones, and ones that post, forge and frame again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { HERE, typedDay, TRAJECTORY } from "./support/figures.mjs";
import { field, provider, type } from "./support/form.mjs";
import { useHost } from "./support/host.mjs";
import { STATIC_LINE } from "./support/published.mjs";
import { STATES, sme } from "./support/states.mjs";
import { plain } from "./support/text.mjs";
import { VERSION } from "./support/version.mjs";

/** As the documentation gives them; a test there compares. */
const RIGHTS = 'sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals" allow="clipboard-write; web-share"';
const POSTCODE = "Postcode van de vestiging die het traject krijgt";
/** The same server under another name: another origin. */
const elsewhere = (own) => own.replace("localhost", "kwaad.localhost");

const folder = (base) => `${base}embed/${VERSION}/`;
const frame = (base, options = "", rights = RIGHTS) =>
  `<iframe src="${folder(base)}frame.html#${options}" title="Rekenhulp" width="100%" height="600" ${rights}></iframe>`;
const script = (base) => `<script type="module" src="${folder(base)}iframe.js"></script>`;
const POLICY = (base) => {
  const widget = base.replace(/\/$/, "");
  return { "Content-Security-Policy": `default-src 'none'; script-src ${widget}; frame-src ${widget}` };
};

const site = useHost(({ own, widget }) => ({
  plain: { body: frame(widget, "provider=toreon&contact=event") },
  greeted: { body: frame(widget, "provider=toreon&packages=start+medium&theme=light&contact=event") + script(widget), headers: POLICY(widget) },
  mailed: { body: frame(widget, "contact=mailto:iemand@toreon.example") + script(widget) },
  two: { body: frame(widget, "contact=event&provider=toreon") + frame(widget, "contact=event&provider=cegeka&layout=compact") + script(widget) },
  bare: { body: frame(widget, "", "sandbox='allow-scripts allow-same-origin'") },
  rights: { body: frame(widget, `state=${encodeURIComponent(sme({ t: "y", td: typedDay(TRAJECTORY) }))}`) + script(widget) },
  nameless: { body: frame(widget, "lang=fr", "sandbox='allow-scripts'") },
  later: { body: script(widget) },
  evil: { body: "" },
  again: { body: `<iframe src="${own}greeted.html" width="1200" height="800"></iframe>` },
  direct: { body: `${frame(widget, "contact=event:https://bank.example")}<hr>${frame(widget, "contact=event")}` },
}));

/** Keeps all that is posted to a window, and all that its frames tell as events. */
const listen = () => {
  globalThis.posted = [];
  globalThis.heard = [];
  addEventListener("message", ({ data, origin }) => globalThis.posted.push({ data, origin }));
  for (const what of ["ready", "change", "result", "contact", "error"]) {
    addEventListener(`cyber-subsidie-${what}`, ({ detail, target }) => globalThis.heard.push([what, detail, target.localName]));
  }
};
const open = (name, { before, ...options } = {}) => site.open(name, { ...options, before: async (page) => { await page.addInitScript(listen); await before?.(page); } });
const inside = (page, at = 0) => page.frameLocator("iframe").nth(at);
/** The frame's own window, for what only a test can do there. */
const within = (page, at = 0) => page.frames().filter((one) => one.url().includes("/frame.html"))[at];
const ready = async (page, at = 0) => {
  await inside(page, at).locator('cyber-subsidie [part="conditions"]').waitFor({ state: "attached" });
  await settled(page);
};
/** Whatever was posted has come. */
const settled = (page) => page.waitForTimeout(150);
const height = (page, at = 0) => page.locator("iframe").nth(at).evaluate((one) => one.clientHeight);
const content = (page, at = 0) => within(page, at).evaluate(() => document.body.getBoundingClientRect().height);
const posted = (page) => page.evaluate(() => globalThis.posted);
const kinds = async (page) => [...new Set((await posted(page)).map(({ data }) => data.what))].sort();
/** A browser that shares nothing does not know the feature's name. */
const complaints = (page) => page.complaints.filter((text) => !/Unrecognized feature: 'web-share'/.test(text));
const receiver = "Dit gaat naar";

test("options stand in the fragment, and it works under the policies of both, without a script of ours in the page", async () => {
  const page = await open("plain");
  await ready(page);
  assert.ok(await (await provider(inside(page), "Toreon")).isChecked());
  await page.locator("iframe").evaluate((one) => { one.src = one.src.replace("toreon", "nviso"); });
  await within(page).waitForFunction(() => document.querySelector("cyber-subsidie").getAttribute("provider") === "nviso");
  assert.deepEqual(complaints(page), []);
  assert.deepEqual(await within(page).evaluate(() => globalThis.violations), []);
  const files = page.requests.filter((url) => url.startsWith(site.widget)).map((url) => url.split("#")[0].replace(folder(site.widget), ""));
  assert.deepEqual(files.sort(), ["frame.css", "frame.html", "frame.js", "widget.js", "widget.wasm"]);
});

test("in a sandbox without an origin it has its style, computes, and says in which language it is", async () => {
  const page = await open("nameless");
  await inside(page).locator('[part="root"][lang="fr"]').waitFor();
  assert.deepEqual(await within(page).evaluate(() => {
    const { display, paddingTop } = getComputedStyle(document.body);
    return [display, paddingTop, document.documentElement.lang, origin];
  }), ["flow-root", "4px", "fr", "null"]);
  assert.deepEqual(complaints(page), []);
});

test("a frame that was never greeted scrolls and sends nothing, whatever it was asked", async () => {
  const page = await open("plain");
  await ready(page);
  await type(inside(page), POSTCODE, HERE);
  assert.equal(await height(page), 600);
  assert.ok(await within(page).evaluate(() => { scrollTo(0, 500); return scrollY > 0; }));
  assert.equal(await inside(page).getByRole("button", { name: /^Contacteer/ }).count(), 0, "there is nobody to hand anything to");
  assert.deepEqual(await posted(page), []);
});

test("greeted, its height follows its content, up and down, and settles", async () => {
  const page = await open("greeted");
  await ready(page);
  const follows = async (when) => {
    await settled(page);
    assert.ok(Math.abs((await height(page)) - (await content(page))) <= 1, `${when}: ${await height(page)} of ${await content(page)}`);
    assert.ok(await within(page).evaluate(() => document.documentElement.scrollHeight <= innerHeight), `${when}: nothing scrolls`);
    return height(page);
  };
  const before = await follows("at first");
  assert.ok(before > 900);
  await page.setViewportSize({ width: 390, height: 844 });
  const narrow = await follows("narrow");
  assert.notEqual(narrow, before);
  const fold = inside(page).getByText("Berekening en btw");
  await fold.click();
  assert.ok((await follows("unfolded")) > narrow);
  await fold.click();
  assert.equal(await follows("folded"), narrow);
  const told = (await posted(page)).length;
  await page.waitForTimeout(500);
  assert.equal((await posted(page)).length, told, "no height leads to another");
  assert.deepEqual([complaints(page), await page.violations()], [[], []], "a host needs no more than a script and a frame");
});

test("before the visitor agrees nothing crosses but heights, ready and codes; the sheet shows the origin that greeted", async () => {
  const page = await open("greeted");
  await ready(page);
  await type(inside(page), POSTCODE, HERE);
  const button = inside(page).getByRole("button", { name: "Contacteer Toreon" });
  await button.click();
  const sheet = inside(page).getByRole("dialog");
  const origin = new URL(site.own).origin;
  const words = plain(await sheet.innerText());
  assert.ok(words.includes(`${receiver} ${origin}.`), words);
  const [told, agree] = [await sheet.getByText(receiver).boundingBox(), await sheet.getByRole("button", { name: "Doorgeven", exact: true }).boundingBox()];
  assert.ok(told.y < agree.y, "above its button");
  await sheet.getByRole("button", { name: "Niet doorgeven" }).click();
  await settled(page);
  assert.deepEqual(await kinds(page), ["height", "ready"]);
  for (const { data, origin: from } of await posted(page)) {
    assert.equal(from, new URL(site.widget).origin);
    assert.deepEqual(Object.keys(data), ["cyber-subsidie", "what", "detail"]);
    assert.equal(typeof data.detail, data.what === "height" ? "number" : "undefined");
  }
  assert.doesNotMatch(JSON.stringify(await posted(page)), new RegExp(HERE));
  await button.click();
  await sheet.getByRole("button", { name: "Doorgeven", exact: true }).click();
  await page.waitForFunction(() => globalThis.heard.some(([what]) => what === "contact"));
  const [[, detail, target], ...more] = await page.evaluate(() => globalThis.heard.filter(([what]) => what === "contact"));
  assert.deepEqual([target, more], ["iframe", []]);
  assert.deepEqual([detail.provider, detail.application.establishmentPostcode], ["toreon", HERE]);
  assert.deepEqual((await page.evaluate(() => globalThis.heard)).filter(([what]) => ["change", "result"].includes(what)), []);
});

test("the sheet opens where it was asked for, also in a frame higher than the window", async () => {
  const page = await open("greeted", { viewport: "phone" });
  await ready(page);
  const button = inside(page).getByRole("button", { name: "Contacteer Toreon" });
  for (const press of [() => button.click(), async () => { await button.focus(); await page.keyboard.press("Enter"); }]) {
    await button.scrollIntoViewIfNeeded();
    await press();
    const sheet = await inside(page).getByRole("dialog").boundingBox();
    const { height: window } = page.viewportSize();
    assert.ok(sheet.y < window && sheet.y + sheet.height > 0, JSON.stringify(sheet));
    await page.keyboard.press("Escape");
  }
});

test("what goes to an address does not go to the page around", async () => {
  const page = await open("mailed");
  await ready(page);
  await inside(page).getByRole("button", { name: /^Contacteer/ }).click();
  const sheet = inside(page).getByRole("dialog");
  assert.ok(plain(await sheet.innerText()).includes(`${receiver} iemand@toreon.example.`));
  await within(page).evaluate(() => { HTMLAnchorElement.prototype.click = () => {}; });
  await sheet.getByRole("button", { name: "Doorgeven", exact: true }).click();
  await settled(page);
  assert.deepEqual(await kinds(page), ["height", "ready"]);
});

test("several frames never answer for one another", async () => {
  const page = await open("two");
  await ready(page, 0);
  await ready(page, 1);
  await settled(page);
  const heights = [await height(page, 0), await height(page, 1)];
  for (const at of [0, 1]) assert.ok(Math.abs(heights[at] - (await content(page, at))) <= 1, `frame ${at}`);
  assert.ok(heights[0] > heights[1] + 50, "the compact one is lower");
  await inside(page, 1).getByRole("button", { name: "Contacteer Cegeka" }).click();
  await inside(page, 1).getByRole("dialog").getByRole("button", { name: "Doorgeven", exact: true }).click();
  await settled(page);
  const first = await page.evaluate(() => globalThis.heard.filter(([what]) => what === "contact").map(([, { provider }]) => provider));
  assert.deepEqual(first, ["cegeka"]);
});

test("a frame that comes later is greeted too; one that is taken out tells nothing more", async () => {
  const page = await open("later");
  await page.evaluate((html) => document.querySelector("main").insertAdjacentHTML("beforeend", html), frame(site.widget));
  await ready(page);
  await page.waitForFunction(() => globalThis.heard.some(([what]) => what === "ready"));
  assert.ok(Math.abs((await height(page)) - (await content(page))) <= 1);
  await page.evaluate(() => document.querySelector("iframe").remove());
  assert.deepEqual(complaints(page), []);
});

test("a code crosses when the calculator can't come, and the amounts stay", async () => {
  const page = await open("greeted", { before: (page) => page.route("**/*.wasm", (route) => route.abort()) });
  await page.waitForFunction(() => globalThis.heard.length > 0);
  assert.deepEqual(await page.evaluate(() => globalThis.heard), [["error", { code: "load-failed" }, "iframe"]]);
  assert.match(plain(await inside(page).locator('[part="static"]').innerText()), STATIC_LINE);
});

test("without a script the amounts are there as lines", async () => {
  const page = await open("plain", { javaScriptEnabled: false, before: undefined });
  assert.match(plain(await inside(page).locator("body").innerText()), STATIC_LINE);
});

// Hostile pages.

const evil = (name = "evil") => `${elsewhere(site.own)}${name}.html`;
/** The frame of this address, once it is there. */
const framed = async (page, part) => {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = page.frames().find((one) => one !== page.mainFrame() && one.url().includes(part));
    if (found) return found;
    await page.waitForTimeout(25);
  }
  throw new Error(`no frame of ${part}`);
};
const GREETING = { "cyber-subsidie": 1 };
const said = (page) => inside(page).getByRole("dialog").innerText().then(plain);

test("a sibling of another origin posts greetings and heights: nothing changes", async () => {
  const page = await open("two");
  await ready(page, 0);
  await ready(page, 1);
  const heights = [await height(page, 0), await height(page, 1)];
  await page.evaluate((src) => document.body.append(Object.assign(document.createElement("iframe"), { src })), evil());
  const sibling = await framed(page, "evil.html");
  await sibling.waitForLoadState();
  await sibling.evaluate((greeting) => {
    globalThis.got = [];
    addEventListener("message", ({ data }) => globalThis.got.push(data));
    for (const forged of [greeting, { ...greeting, what: "contact" }, { ...greeting, what: "height", detail: 20 }, "x", null]) {
      for (const target of [parent, parent.frames[0], parent.frames[1]]) target.postMessage(forged, "*");
    }
  }, GREETING);
  await settled(page);
  assert.deepEqual(await sibling.evaluate(() => globalThis.got), [], "nobody answers it");
  assert.deepEqual([await height(page, 0), await height(page, 1)], heights);
  assert.deepEqual((await page.evaluate(() => globalThis.heard)).filter(([what]) => what === "contact"), []);
  await inside(page).getByRole("button", { name: "Contacteer Toreon" }).click();
  assert.ok((await said(page)).includes(`${receiver} ${new URL(site.own).origin}.`), "the receiver is still the page around");
});

test("a sibling frame of ours that was taken over can't speak for another", async () => {
  const page = await open("two");
  await ready(page, 0);
  await ready(page, 1);
  await settled(page);
  const other = await height(page, 0);
  // As if it were not ours any more: it has our origin, but only its own window.
  await within(page, 1).evaluate((greeting) => {
    parent.postMessage({ ...greeting, what: "height", detail: 5000 }, "*");
    parent.frames[0].postMessage(greeting, "*");
  }, GREETING);
  await settled(page);
  assert.equal(await height(page, 0), other);
  assert.equal(await height(page, 1), 5000);
});

for (const [name, forged, becomes] of [
  ["not a number", NaN, null], ["text", "900", null], ["without end", Infinity, null], ["an object", { valueOf: "9" }, null], ["negative", -5, 100],
  ["enormous", 1e9, 30_000],
]) {
  test(`a forged height that is ${name} is ${becomes === null ? "ignored" : "clamped"}`, async () => {
    const page = await open("greeted");
    await ready(page);
    await settled(page);
    const before = await height(page);
    await within(page).evaluate(([greeting, detail]) => parent.postMessage({ ...greeting, what: "height", detail }, "*"), [GREETING, forged]);
    await page.waitForFunction((count) => globalThis.posted.length > count, (await posted(page)).length - 1);
    const seen = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(document.querySelector("iframe").style.height))));
    assert.equal(seen, `${becomes ?? before}px`);
  });
}

test("a document of another origin in the frame's place is not heard", async () => {
  const page = await open("two");
  await ready(page, 0);
  const before = await height(page, 0);
  await within(page, 0).evaluate((to) => { location.href = to; }, evil());
  const taken = await framed(page, "evil.html");
  await taken.waitForLoadState();
  await taken.evaluate((greeting) => {
    globalThis.got = [];
    addEventListener("message", ({ data }) => globalThis.got.push(data));
    for (const what of ["ready", "contact", "height"]) parent.postMessage({ ...greeting, what, detail: 321 }, "*");
  }, GREETING);
  await settled(page);
  assert.equal(await height(page, 0), before);
  assert.deepEqual((await page.evaluate(() => globalThis.heard)).filter(([, detail]) => detail === 321), []);
  assert.deepEqual(await taken.evaluate(() => globalThis.got), [], "nor greeted");
});

test("a child of the frame that greets is no page around it", async () => {
  const page = await open("plain", { bypassCSP: true });
  await ready(page);
  await within(page).evaluate((greeting) => new Promise((done) => {
    const child = document.body.appendChild(document.createElement("iframe"));
    child.contentWindow.parent.postMessage(greeting, "*");
    const script = child.contentDocument.createElement("script");
    script.textContent = `parent.postMessage(${JSON.stringify(greeting)}, "*")`;
    child.contentDocument.body.append(script);
    setTimeout(done, 100);
  }), GREETING);
  assert.deepEqual(await posted(page), []);
  assert.equal(await inside(page).getByRole("button", { name: /^Contacteer/ }).count(), 0);
});

test("a page that frames the host again hears nothing and is not the receiver", async () => {
  const page = await open("later");
  await page.goto(evil("again"));
  const deep = await framed(page, "/frame.html");
  await deep.locator('cyber-subsidie [part="conditions"]').waitFor({ state: "attached" });
  await page.evaluate((greeting) => {
    for (let times = 0; times < 3; times += 1) frames[0].frames[0].postMessage(greeting, "*");
    frames[0].postMessage({ ...greeting, what: "height", detail: 50 }, "*");
  }, GREETING);
  await settled(page);
  assert.deepEqual((await posted(page)).filter(({ data }) => data?.["cyber-subsidie"]), []);
  await deep.getByRole("button", { name: "Contacteer Toreon" }).click();
  assert.ok(plain(await deep.getByRole("dialog").innerText()).includes(`${receiver} ${new URL(site.own).origin}.`));
  const host = await framed(page, "greeted.html");
  assert.ok(await host.evaluate(() => document.querySelector("iframe").offsetHeight > 900));
});

test("directly around the frame it is the page that greets: the visitor reads its name before anything crosses", async () => {
  const page = await open("later");
  await page.goto(evil("direct"));
  await ready(page, 0);
  await ready(page, 1);
  await page.evaluate((greeting) => { for (let at = 0; at < 2; at += 1) frames[at].postMessage(greeting, "*"); }, GREETING);
  await inside(page, 1).getByRole("button", { name: /^Contacteer/ }).click();
  assert.ok(plain(await inside(page, 1).getByRole("dialog").innerText()).includes(`${receiver} ${new URL(evil()).origin}.`));
  assert.equal(await inside(page, 0).getByRole("button", { name: /^Contacteer/ }).count(), 0, "nobody can write another's name in the address");
  assert.ok((await kinds(page)).every((what) => ["height", "ready"].includes(what)));
});

test("opened by itself it is a page that speaks with nobody", async () => {
  const page = await open("later");
  await page.goto(`${folder(site.widget)}frame.html#contact=event`);
  await page.locator('cyber-subsidie [part="conditions"]').waitFor({ state: "attached" });
  await page.evaluate((greeting) => postMessage(greeting, "*"), GREETING);
  await page.waitForTimeout(100);
  assert.deepEqual((await posted(page)).filter(({ data }) => data.what), []);
  assert.equal(await page.getByRole("button", { name: /^Contacteer/ }).count(), 0);
});

// What the documented attributes of the frame are for: with them it works, without them it doesn't.

const print = (page) => within(page).evaluate(() => { globalThis.printed = 0; addEventListener("beforeprint", () => { globalThis.printed += 1; }); });
for (const [name, works] of [["rights", true], ["bare", false]]) {
  test(`print, download and copy ${works ? "work" : "don't without the attributes"}`, async () => {
    const page = await open(name, { permissions: ["clipboard-read", "clipboard-write"] });
    await ready(page);
    await within(page).evaluate((state) => { document.querySelector("cyber-subsidie").state = state; }, sme({ t: "y", td: typedDay(TRAJECTORY) }));
    await print(page);
    await inside(page).getByRole("button", { name: "Druk af" }).click();
    await settled(page);
    assert.equal(await within(page).evaluate(() => globalThis.printed > 0), works, "print");

    const download = page.waitForEvent("download", { timeout: 2_000 }).then((file) => file.suggestedFilename(), () => null);
    await inside(page).getByRole("link", { name: "Zet in je agenda" }).click();
    assert.equal(/\.ics$/.test(await download), works, "download");

    await within(page).evaluate((state) => { document.querySelector("cyber-subsidie").state = state; }, STATES["a group of four with totals"]);
    await page.evaluate(() => navigator.clipboard.writeText("niets"));
    await (await field(inside(page), `Omzet 2025, Jouw onderneming`)).focus();
    await inside(page).getByRole("button", { name: "Kopieer voor een rekenblad" }).first().click();
    await settled(page);
    await page.locator("h1").click();
    assert.equal((await page.evaluate(() => navigator.clipboard.readText())) !== "niets", works, "copy");
  });
}

test("the documentation gives these very attributes and bounds", () => {
  const docs = readFileSync(new URL("../../docs/EMBEDDING.md", import.meta.url), "utf8");
  assert.ok(docs.includes(RIGHTS));
  for (const right of RIGHTS.match(/(?<=")[^"]+(?=")/g).flatMap((words) => words.split(/[; ]+/)).filter((word) => /^[a-z]+-[a-z-]+$/.test(word))) {
    assert.match(docs, new RegExp(`^\\|.*${right}.*\\|.*\\|$`, "m"), right);
  }
  assert.ok(docs.includes("100 to\n   30,000"));
});
