// After a "no" that only waits: the day from which the subsidy may be asked again, as a file for the visitor's calendar.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { test } from "node:test";
import puppeteer from "puppeteer-core";
import { aidLeaving, AWARDED, DECIDED, ELSEWHERE, FREE, HERE, packageOf, toldDay, TRAJECTORY, typed, typedDay } from "./support/figures.mjs";
import { pinned, useHost } from "./support/host.mjs";
import { assertNoSideways, smallTargets } from "./support/layout.mjs";
import { ready, useSite } from "./support/site.mjs";
import { award, put, sme } from "./support/states.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
const POLICY = (widget) => `default-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'; script-src ${widget} 'wasm-unsafe-eval'; connect-src ${widget}`;
const elsewhere = useHost(({ widget }) => ({
  strict: { body: pinned(widget), headers: { "Content-Security-Policy": POLICY(widget.replace(/\/$/, "")) } },
}));

const EARLIER = sme({ t: "y", td: typedDay(TRAJECTORY) });
const basic = (day) => day.replaceAll("-", "");
const link = (page) => page.getByRole("link", { name: "Zet in je agenda", exact: true });

/** The file that a press on the link gives: its name, and the values of its lines, folded ones put together again. */
const file = async (page, press) => {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  const text = readFileSync(await download.path(), "utf8");
  const lines = text.replaceAll("\r\n ", "").split("\r\n").map((line) => line.split(/:(.*)/s).slice(0, 2));
  return { name: download.suggestedFilename(), ...Object.fromEntries(lines) };
};
const assertDay = (told, day) => {
  assert.equal(told.name, `cybersubsidie-${day}.ics`);
  assert.equal(told["DTSTART;VALUE=DATE"], basic(day));
  assert.equal(told.DTSTAMP, `${basic(DECIDED)}T000000Z`);
  assert.match(told.DESCRIPTION, /^De andere voorwaarden blijven gelden\. Vraag VLAIO of de maatregel nog loopt\. cs@vlaio\.be 0800 20 555$/);
};

for (const viewport of ["narrow", "wide"]) {
  test(`${viewport}: beside the day that the verdict names, by keyboard, and nothing is asked of the network`, async () => {
    const page = await site.open("", { viewport });
    await ready(page);
    await put(page, EARLIER);
    const row = page.locator('[part="root"] ol.steps > li').first();
    assert.equal(plain(await row.innerText()), `Vraag de subsidie opnieuw aan vanaf ${toldDay(FREE)}. Zet in je agenda`);
    const asked = page.requests.length;
    // As the keyboard comes to it: the first stop in what to do now.
    await page.locator('[part="root"] .next').evaluate((next) => next.focus());
    await page.keyboard.press("Tab");
    assert.ok(await link(page).evaluate((at) => at.getRootNode().activeElement === at), "the next stop");
    assertDay(await file(page, () => page.keyboard.press("Enter")), FREE);
    assert.ok(await link(page).evaluate((at) => at.getRootNode().activeElement === at), "the focus stays");
    assert.deepEqual(page.requests.slice(asked).filter((url) => !url.startsWith("data:")), []);
    assert.deepEqual(await smallTargets(page), []);
    await assertNoSideways(page, viewport);
    await page.emulateMedia({ media: "print" });
    assert.ok(!(await link(page).isVisible()), "nothing to press on paper");
  });
}

test("the file follows the day, also where nothing else changes", async () => {
  const page = await site.open();
  await ready(page);
  const room = Math.floor(packageOf("start").subsidy[0] / 200) * 100;
  const aid = (granted) => sme({ x: "y" }, award(granted, typed(aidLeaving(room))));
  await put(page, aid(typedDay(AWARDED)));
  assertDay(await file(page, () => link(page).click()), FREE);
  const [year, month] = AWARDED.split("-");
  await put(page, aid(`01-${month}-${Number(year) + 1}`));
  const later = await page.evaluate(() => document.querySelector("cyber-subsidie").evaluation.availableFrom);
  assert.notEqual(later, FREE);
  assertDay(await file(page, () => link(page).click()), later);
});

test("two downloads are two events, each with its own mark", async () => {
  const page = await site.open();
  await ready(page);
  await put(page, EARLIER);
  const { UID } = await file(page, () => link(page).click());
  assert.match(UID, new RegExp(`^cybersubsidie-${basic(FREE)}-\\d{13}$`));
});

test("where the size is computed, the line and the file say that other book years count then", async () => {
  const page = await site.open();
  await ready(page);
  const asked = Number(DECIDED.slice(0, 4));
  const figures = { s: "c", g: "n", h1: "10", t1: "1.000", b1: "1.000", h2: "10", t2: "1.000", b2: "1.000" };
  const years = "Dan tellen andere boekjaren: bereken het dan opnieuw met hun cijfers.";
  for (const [fy, said] of [[asked - 2, true], [Number(FREE.slice(0, 4)) - 1, false]]) {
    await put(page, sme({ ...figures, fy: String(fy), t: "y", td: typedDay(TRAJECTORY) }));
    const row = plain(await page.locator('[part="root"] ol.steps > li').first().innerText());
    assert.equal(row.includes(years), said, row);
    const { DESCRIPTION } = await file(page, () => link(page).click());
    assert.equal(plain(DESCRIPTION.replaceAll("\\,", ",")).includes(years), said, DESCRIPTION);
  }
});

test("where the aid is not answered, the day that is told has its file too", async () => {
  const page = await site.open();
  await ready(page);
  await put(page, sme({ x: "", t: "y", td: typedDay(TRAJECTORY) }));
  assert.equal(await page.evaluate(() => document.querySelector("cyber-subsidie").evaluation.availableFrom), null);
  assert.equal((await file(page, () => link(page).click()))["DTSTART;VALUE=DATE"], basic(FREE));
});

test("there is none where waiting does not help, or nobody has to wait", async () => {
  const page = await site.open();
  await ready(page);
  for (const state of ["nothing answered", "eligible", sme({ p: ELSEWHERE }), sme({ e: "y", t: "y", td: typedDay(TRAJECTORY) })]) {
    await put(page, state);
    assert.equal(await link(page).count(), 0, state);
  }
  await put(page, sme({ p: HERE, t: "y", td: typedDay(TRAJECTORY) }));
  assert.equal(await link(page).count(), 1);
});

test("inside a host's page under the strictest policy", async () => {
  const page = await elsewhere.open("strict", { viewport: "phone" });
  await ready(page);
  await put(page, EARLIER);
  assertDay(await file(page, () => link(page).click()), FREE);
  assert.deepEqual(await page.violations(), []);
  assert.deepEqual(page.complaints, []);
});

test("in Firefox", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "agenda-"));
  const firefox = await puppeteer.launch({
    browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", headless: true,
    extraPrefsFirefox: { "browser.download.dir": folder, "browser.download.folderList": 2, "browser.download.always_ask_before_handling_new_types": false },
  });
  t.after(async () => {
    await firefox.close();
    rmSync(folder, { recursive: true });
  });
  const page = await firefox.newPage();
  await page.goto(new URL(`#${EARLIER}`, site.url).href);
  await page.waitForFunction(() => document.querySelector("cyber-subsidie").shadowRoot?.querySelector("[download$=ics]"));
  await page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.querySelector("[download$=ics]").click());
  const name = `cybersubsidie-${FREE}.ics`;
  for (let waited = 0; waited < 100 && !readdirSync(folder).includes(name); waited += 1) await pause(100);
  await pause(200);
  assert.match(readFileSync(join(folder, name), "utf8"), new RegExp(`^BEGIN:VCALENDAR\r\n[^]*DTSTART;VALUE=DATE:${basic(FREE)}\r\n[^]*END:VCALENDAR\r\n$`));
});
