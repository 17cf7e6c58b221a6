// What the README's pictures show: the state they are taken in, and a mark by which a test sees that the page has become another.
import { createHash } from "node:crypto";
import { ready } from "./site.mjs";
import { AWARDED, aidLeaving, roomFor, typed, typedDay } from "./figures.mjs";
import { award, large, put, sme, STATES } from "./states.mjs";

/** An SME whose earlier aid leaves room for START alone. */
const STATE = sme({ x: "y" }, award(typedDay(AWARDED), typed(aidLeaving(roomFor("start")))));

/** The states of the page's portrait (docs/portrait/), and its widths in pixels. */
export const PORTRAIT = {
  "nothing-answered": STATES["nothing answered"],
  "eligible": STATES.eligible,
  "nis2": large(),
  "quote": sme({ q: "y", qm: "20.000,50", xm: "3.000" }),
  "quotes-nis2": STATES["quotes of one under NIS2"],
  "room-for-start": STATE,
  "refused": STATES["refused with figures"],
  "refused-until": STATES["refused until a date"],
  "brussels": sme({ p: "1000" }),
  "to-ask": sme({ e: "u", m: "u", x: "u" }),
  "errors": STATES["open, with errors at fields"],
  "group": STATES["a group of four with totals"],
};
export const WIDTHS = [320, 390, 768, 1280, 1920];

/** Brings a page into that state. */
export const sit = async (page) => {
  await ready(page);
  await put(page, STATE);
};

/** Words and styles, not pixels: those hang on the fonts of a machine too. */
export const markOf = async (page) => {
  const shown = await page.evaluate(async () => {
    const root = document.querySelector("cyber-subsidie").shadowRoot;
    const sheets = [...document.styleSheets, ...root.styleSheets, ...root.adoptedStyleSheets];
    return [
      document.querySelector("header")?.innerText,
      root.querySelector('[part="root"]').innerText,
      ...sheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)),
    ].join("\n");
  });
  return createHash("sha256").update(shown).digest("hex").slice(0, 16);
};
