// The clock that all other tests stand on: the day is theirs, the time that passes is the browser's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TIME_ZONE, TODAY } from "./support/clock.mjs";
import { hostFile } from "./support/element.mjs";
import { launchFirefox } from "./support/firefox.mjs";
import { serveWith } from "./support/folder.mjs";
import { ready, useSite } from "./support/site.mjs";
import { launchWebKit } from "./support/webkit.mjs";

const site = useSite();

/** What a page knows of the day and of passing time. */
const told = async () => {
  const begun = performance.now();
  await new Promise((then) => setTimeout(then, 30));
  const { year, month, day, hour, minute, second } = Object.fromEntries(new Intl.DateTimeFormat("en", {
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
  }).formatToParts(new Date()).map(({ type, value }) => [type, value]));
  return {
    now: `${year}-${month}-${day}T${hour}:${minute}:${second}`,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    stands: Date.now() === Number(new Date()) && Date() === String(new Date()),
    others: new Date(2027, 0, 1).getFullYear() === 2027 && new Date(0) instanceof Date && Date.UTC(1970, 0) === 0,
    passes: performance.now() - begun >= 29,
  };
};
const WANTED = { now: TODAY, zone: TIME_ZONE, stands: true, others: true, passes: true };

test("Chromium", async () => {
  const page = await site.open();
  await ready(page);
  assert.deepEqual(await page.evaluate(told), WANTED);
  assert.match(await page.evaluate(() => document.querySelector("cyber-subsidie").application.decisionDate), new RegExp(`^${TODAY.slice(0, 10)}$`));
  const later = await site.open("", { day: "2027-06-01T00:00:00" });
  assert.equal((await later.evaluate(told)).now, "2027-06-01T00:00:00");
  const real = await site.open("", { day: null });
  assert.ok(Math.abs((await real.evaluate(() => Date.now())) - Date.now()) < 60_000, "the real clock, where it is asked for");
});

test("Firefox and WebKit", async (t) => {
  const files = await serveWith({ "bare.html": hostFile("<cyber-subsidie></cyber-subsidie>") });
  t.after(files.close);
  const firefox = await launchFirefox();
  t.after(firefox.close);
  for (const path of ["", "bare.html"]) {
    const page = await firefox.open(files.url + path);
    assert.deepEqual(await page.evaluate(told), WANTED, path);
    await page.close();
  }
  const webkit = await launchWebKit();
  t.after(webkit.close);
  for (const path of ["", "bare.html"]) {
    await webkit.open(files.url + path);
    assert.deepEqual(await webkit.evaluate(told), WANTED, path);
  }
});
