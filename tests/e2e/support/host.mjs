// A site that embeds the element from another one: nginx on two origins, which are two sites to the browser.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { launch, VIEWPORTS } from "./browser.mjs";
import { onDay } from "./clock.mjs";
import { startNginx } from "./nginx.mjs";
import { STATIC_START } from "./published.mjs";
import { DIST, record } from "./site.mjs";
import { INTEGRITY, VERSION } from "./version.mjs";

/** What a provider writes in the element: seen where no script comes. */
export const LINES = `<p>START: ${STATIC_START.join(", subsidie ")}</p>`;

const element = (attributes = "") => `<cyber-subsidie eager lang="nl" ${attributes}>${LINES}</cyber-subsidie>`;

/** The documentation's snippets: pinned from elsewhere, from the moving alias, and hosted oneself. */
export const pinned = (base) =>
  `<script type="module" src="${base}embed/${VERSION}/widget.js" integrity="${INTEGRITY}" crossorigin="anonymous"></script>${element()}`;
export const moving = (base) => `<script type="module" src="${base}embed/${VERSION.split(".")[0]}/widget.js"></script>${element()}`;
export const OWN = "assets/vendor/rekenhulp";
export const hosted = () => `<script type="module" src="/${OWN}/widget.js" integrity="${INTEGRITY}"></script>${element()}`;

const DOCUMENT = (body) => `<!doctype html><html lang="nl"><head><meta charset="utf-8">
<title>Dienstverlener</title></head><body><main><h1>Dienstverlener</h1>${body}</main></body></html>`;

/** Notes policies' violations, before any script of the page. */
const watchPolicy = () => {
  globalThis.violations = [];
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
    globalThis.violations.push(`${effectiveDirective} ${blockedURI}`);
  });
};

/**
 * Call once at the top of a file. `pages` gets both origins and gives, by name, `{ body, headers }`; `site.open(name)` opens one.
 * `site.widget` is where dist/ lies under the published configuration, `site.own` the host, which serves the version's folder too.
 * The page carries `requests` and `complaints` (site.mjs); `violations()` gives what a policy refused.
 */
export const useHost = (pages) => {
  const site = {};
  const root = mkdtempSync(join(tmpdir(), "host-"));
  before(async () => {
    mkdirSync(join(root, OWN), { recursive: true });
    cpSync(join(DIST, "embed", VERSION), join(root, OWN), { recursive: true });
    site.close = await startNginx(["own", "widget"], (ports) => {
      // Two names, so that to the browser these are two sites and not only two origins.
      Object.assign(site, { own: `http://localhost:${ports.own}/`, widget: `http://127.0.0.1:${ports.widget}/` });
      const locations = Object.entries(pages(site)).map(([name, { body, headers = {} }]) => {
        writeFileSync(join(root, `${name}.html`), DOCUMENT(body));
        return `location = /${name}.html { ${Object.entries(headers).map(([key, value]) => `add_header ${key} "${value}";`).join(" ")} }`;
      });
      return { own: { root, lines: ["location = /favicon.ico { return 204; }", ...locations].join("\n") }, widget: { root: DIST, published: true } };
    });
    site.browser = await launch();
  });
  after(async () => {
    await site.browser?.close();
    await site.close?.();
    rmSync(root, { recursive: true });
  });
  site.open = async (name, { viewport = "wide", before: prepare, ...options } = {}) => {
    const context = await site.browser.newContext({ locale: "nl-BE", viewport: VIEWPORTS[viewport] ?? viewport, ...options });
    const page = await onDay(await context.newPage());
    page.setDefaultTimeout(10_000);
    await page.addInitScript(watchPolicy);
    const seen = record(page);
    page.violations = () => page.evaluate(() => globalThis.violations);
    await prepare?.(page);
    await page.goto(new URL(`${name}.html`, site.own).href);
    return Object.assign(page, seen);
  };
  return site;
};
