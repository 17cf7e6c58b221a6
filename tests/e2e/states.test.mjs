// axe-core finds nothing in any state worth looking at, wide and narrow, light and dark.
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { VIEWPORTS } from "./support/browser.mjs";
import { ready, useSite } from "./support/site.mjs";
import { put, STATES, unfold } from "./support/states.mjs";

const site = useSite();

for (const viewport of ["wide", "narrow"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`every state, ${viewport}, ${colorScheme}`, async () => {
      // Still pictures: a colour half way is nobody's choice.
      const page = await site.open("", { viewport: VIEWPORTS[viewport], colorScheme, reducedMotion: "reduce" });
      await ready(page);
      for (const state of Object.keys(STATES)) {
        await put(page, state);
        if (["a ledger", "everything"].includes(state)) await unfold(page);
        await assertAccessible(page, `${state}, ${viewport}, ${colorScheme}`);
      }
    });
  }
}
