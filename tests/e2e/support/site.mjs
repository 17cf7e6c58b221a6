// What nearly every end-to-end test starts with: dist/ on a port of its own, and pages that keep a record.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { startServer } from "../../../scripts/serve.mjs";
import { launch, VIEWPORTS } from "./browser.mjs";
import { onDay } from "./clock.mjs";

export const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));

/** Notes every request, and everything that the browser complains about. */
export const record = (page) => {
  const requests = [];
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  return { requests, complaints };
};

/**
 * Call once at the top of a test file. `site.open(path, options)` gives a page on which nothing has failed:
 * options are playwright's for a context (`javaScriptEnabled`, `colorScheme`, `hasTouch`, ...), besides
 * `viewport` (a name of VIEWPORTS, or a size), `day` (a moment; TODAY unless told, `null` for the real clock), `before` (async, gets
 * the page before it goes anywhere) and `complaints` (a pattern of complaints that this test brings about itself).
 * At the end of the file every page's complaints are asserted to be none.
 */
export const useSite = ({ headers } = {}) => {
  const site = { url: null, browser: null };
  const opened = [];
  before(async () => {
    const server = await startServer({ root: DIST, headers });
    site.url = server.url;
    site.close = server.close;
    site.browser = await launch();
  });
  after(async () => {
    await site.browser?.close();
    await site.close?.();
    for (const { complaints, expected, path } of opened) {
      const unexpected = complaints.filter((text) => !expected?.test(text));
      assert.deepEqual(unexpected, [], `the browser complained on ${path || "/"}`);
    }
  });
  site.open = async (path = "", { viewport = "wide", day, before: prepare, complaints: expected, ...options } = {}) => {
    const context = await site.browser.newContext({ locale: "nl-BE", viewport: VIEWPORTS[viewport] ?? viewport, ...options });
    const page = await onDay(await context.newPage(), day);
    page.setDefaultTimeout(10_000);
    const seen = record(page);
    opened.push({ complaints: seen.complaints, expected, path });
    await prepare?.(page);
    await page.goto(new URL(path, site.url).href);
    return Object.assign(page, seen);
  };
  return site;
};

/** The app has taken the static table's place. */
export const ready = async (page) => {
  await page.locator('cyber-subsidie [part="root"]').first().waitFor();
  // What stands below the questions comes a task later.
  await page.locator('cyber-subsidie [part="conditions"]').first().waitFor({ state: "attached" });
};
