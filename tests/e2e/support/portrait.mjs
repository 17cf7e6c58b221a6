// What the README's pictures show: the state they are taken in, and a mark by which a test sees that the page has become another.
import { createHash } from "node:crypto";
import { ready } from "./site.mjs";
import { AWARDED, aidLeaving, roomFor, typed, typedDay } from "./figures.mjs";
import { award, put, sme } from "./states.mjs";

/** An SME whose earlier aid leaves room for START alone. */
const STATE = sme({ x: "y" }, award(typedDay(AWARDED), typed(aidLeaving(roomFor("start")))));

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
