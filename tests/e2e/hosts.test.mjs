// On very different pages the element's inside is, pixel for pixel, that on a blank page of equal width.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { host as openHost } from "./support/element.mjs";
import { allReady, APPLICATION, same, shot } from "./support/pixels.mjs";
import { useSite } from "./support/site.mjs";

const site = useSite();
const OUT = fileURLToPath(new URL("out/", import.meta.url));
// Nothing scrolls in a window this high, so that a picture depends on nothing but the element.
const HIGH = 12_000;
// One window for all, wider than any page here: what sticks out of a window is drawn in other pieces, and curves in other shades.
const WIDE = 1400;

const HOSTS = {
  "a tiny root letter in a small sans": {
    style: `html{font-size:62.5%} body{font:1.2rem/1.1 Arial,sans-serif;color:#777;background:#eef}
      p,li,h2,h3,td,th,label,legend{font-size:1.1rem;margin:0 0 .3rem;color:#999}`,
  },
  "everything unset": { style: "*{all:unset!important} *,*::before,*::after{font:9px monospace!important;color:lime!important}" },
  "a framework's resets": {
    style: `*,*::before,*::after{box-sizing:content-box!important;margin:0!important;padding:0!important;border-width:0!important}
      input,select,button,textarea,table,fieldset,summary{font:inherit!important;background:pink!important;border:3px dashed!important;width:auto!important;
        appearance:none!important;border-radius:0!important;display:inline-block!important}
      table{border-collapse:separate!important;border-spacing:9px!important;caption-side:bottom!important;empty-cells:hide!important}
      ul,ol{list-style:square inside!important} a{color:red!important} h2,h3{font-size:3rem!important} :focus{outline:none!important}`,
  },
  "a theme for print that hands everything down": {
    style: `body{font:italic small-caps 700 23px/3 Georgia,serif;letter-spacing:.2em;word-spacing:1em;text-transform:uppercase;text-align:right;
      text-indent:3em;color:red;background:#fdf6e3;white-space:pre;word-break:break-all;overflow-wrap:anywhere;hyphens:auto;tab-size:1;quotes:none;
      cursor:crosshair;list-style:upper-roman;border-collapse:collapse;caption-side:bottom;text-shadow:2px 2px blue;font-variant-numeric:oldstyle-nums;
      font-feature-settings:"smcp";font-stretch:condensed;font-kerning:none;text-rendering:geometricPrecision;text-underline-offset:9px;accent-color:red;
      caret-color:red;line-break:anywhere;text-wrap:balance;-webkit-text-stroke:1px green;-webkit-user-select:none;user-select:none;stroke:red;fill:red;
      text-emphasis:dot;text-align-last:center;word-wrap:break-word;-webkit-font-smoothing:antialiased;orphans:9;widows:9}`,
  },
  "a dark page": {
    scheme: "dark",
    style: "html{color-scheme:dark;background:#111;color:#eee} *{--cs-text:red;--cs-surface:red;--cs-u:40px} body{font:18px/2 Verdana;letter-spacing:1px}",
  },
};

// Inline and important: the place is the test's, whatever the page does. No space in it, which a page could show.
const place = (width) =>
  `<div style="display:block!important;position:absolute!important;top:0!important;left:0!important;width:${width}px!important;padding:0!important;margin:0!important;border:0!important"><cyber-subsidie eager><p>START</p></cyber-subsidie></div>`;

const open = (width, { style = "", scheme }, more = {}) =>
  openHost(site, place(width), {
    ...more, reducedMotion: "reduce", viewport: { width: WIDE, height: HIGH }, style: `${scheme ? `html{color-scheme:${scheme}}` : ""}${style}`,
  });

const pictures = async (width, host) => {
  const page = await open(width, host);
  await allReady(page);
  const taken = [await shot(page), await shot(page, APPLICATION)];
  await page.context().close();
  return taken;
};

/** The table that stands where the app cannot come. */
const tablePicture = async (width, host) => {
  const page = await open(width, host, {
    before: (page) => page.route("**/*.wasm", (route) => route.abort()), complaints: /ERR_FAILED|load-failed/,
  });
  while (!page.complaints.some((text) => text.includes("load-failed"))) await page.waitForTimeout(20);
  const taken = await shot(page);
  await page.context().close();
  return [taken];
};

const blank = new Map();
const blankPictures = (width, scheme, take = pictures) => {
  const key = `${width} ${scheme} ${take.name}`;
  if (!blank.has(key)) blank.set(key, take(width, { scheme }));
  return blank.get(key);
};

const assertSame = async (found, expected) => {
  for (const [index, picture] of expected.entries()) {
    if (await same(site.browser, picture, found[index])) continue;
    mkdirSync(OUT, { recursive: true });
    writeFileSync(`${OUT}host-found.png`, found[index]);
    writeFileSync(`${OUT}host-expected.png`, picture);
    assert.fail(`picture ${index + 1} is not as on a blank page; see host-found.png and host-expected.png in tests/e2e/out/`);
  }
};

for (const [name, host] of Object.entries(HOSTS)) {
  for (const width of [360, 1100]) {
    test(`${name}, ${width} px`, async () => {
      await assertSame(await pictures(width, host), await blankPictures(width, host.scheme));
    });
  }
  test(`${name}, the table without the app`, async () => {
    await assertSame(await tablePicture(700, host), await blankPictures(700, host.scheme, tablePicture));
  });
}

test("a picture would tell: another letter size is seen, and a colour two shades off", async () => {
  const [blank] = await blankPictures(360);
  for (const style of ["--cyber-subsidie-font:monospace", "--cyber-subsidie-surface:#fdfdfd"]) {
    const page = await open(360, { style: `cyber-subsidie{${style}}` });
    await allReady(page);
    assert.ok(!(await same(site.browser, await shot(page), blank)), style);
  }
});
