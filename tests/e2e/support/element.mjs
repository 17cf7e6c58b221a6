// The element alone in a bare page of a host.
import { VERSION } from "./version.mjs";

/** Keeps every event of the element, in order; to be run before its script. */
const keepEvents = () => {
  globalThis.told = [];
  for (const what of ["ready", "change", "result", "contact", "error"]) {
    addEventListener(`cyber-subsidie-${what}`, ({ detail }) => globalThis.told.push([what, detail]));
  }
};

const page = (body, { script, style, html }) => `<!doctype html><html lang="nl" ${html}><head><meta charset="utf-8"><title>Gastheer</title>
<link rel="icon" href="data:,">${style && `<style>${style}</style>`}</head><body><main><h1>Gastheer</h1>${body}</main>${script ? `<script type="module" src="embed/${VERSION}/widget.js"></script>` : ""}</body></html>`;

/**
 * Opens a page with this body; `script: false` leaves the element's script out, to be added by the test. `style` is the host's
 * own sheet, `html` are attributes of its document, `policy` is its Content-Security-Policy.
 */
export const host = (site, body, { script = true, style = "", html = "", policy = "", before, ...options } = {}) =>
  site.open("host.html", {
    ...options,
    before: async (opened) => {
      await opened.route("**/host.html", (route) => route.fulfill({ contentType: "text/html", headers: policy ? { "content-security-policy": policy } : {}, body: page(body, { script, style, html }) }));
      await opened.addInitScript(keepEvents);
      await before?.(opened);
    },
  });

export const told = (page, what) => page.evaluate((what) => globalThis.told.filter(([name]) => name === what).map(([, detail]) => detail), what);

export const get = (page, property) => page.locator("cyber-subsidie").first().evaluate((element, property) => element[property], property);

export const put = (page, property, value) =>
  page.locator("cyber-subsidie").first().evaluate((element, [property, value]) => { element[property] = value; }, [property, value]);

export const attribute = (page, name, value) =>
  page.locator("cyber-subsidie").first().evaluate((element, [name, value]) => element.setAttribute(name, value), [name, value]);

export const addScript = (page) => page.addScriptTag({ type: "module", url: `embed/${VERSION}/widget.js` });

/** The same as a file, for browsers whose requests a test does not answer itself. */
export const hostFile = (body, { script = `embed/${VERSION}/widget.js` } = {}) => `<!doctype html><html lang="nl"><head><meta charset="utf-8">
<title>Gastheer</title><link rel="icon" href="data:,"><script>
globalThis.failed = [];
for (const what of ["error", "unhandledrejection"]) addEventListener(what, (event) => failed.push(String(event.message ?? event.reason)));
(${keepEvents})();
</script></head><body><main><h1>Gastheer</h1>${body}</main><script type="module" src="${script}"></script></body></html>`;
