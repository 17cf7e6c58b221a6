// axe-core finds nothing in any state of the portrait at any of its widths, light and dark; nor where all is unfolded.
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { PORTRAIT, WIDTHS } from "./support/portrait.mjs";
import { ready, useSite } from "./support/site.mjs";
import { put, STATES, unfold } from "./support/states.mjs";

const site = useSite();
const HEIGHT = 900;

for (const colorScheme of ["light", "dark"]) {
  for (const width of WIDTHS) {
    test(`every state, ${width} px, ${colorScheme}`, async () => {
      // Still pictures: a colour half way is nobody's choice.
      const page = await site.open("", { viewport: { width, height: HEIGHT }, colorScheme, reducedMotion: "reduce" });
      await ready(page);
      for (const [name, state] of Object.entries(PORTRAIT)) {
        await put(page, state);
        await assertAccessible(page, `${name}, ${width} px, ${colorScheme}`);
      }
      for (const state of ["a ledger", "everything"]) {
        await put(page, STATES[state]);
        await unfold(page);
        await assertAccessible(page, `${state}, unfolded, ${width} px, ${colorScheme}`);
      }
    });
  }
}
