// No two texts stand at one place, wherever one scrolls.
import assert from "node:assert/strict";
import { test } from "node:test";
import { coveredTexts } from "./support/covered.mjs";
import { ready, useSite } from "./support/site.mjs";
import { openSections, put, unfold } from "./support/states.mjs";

const site = useSite();
/** As high as the one bar may be that passes over the page (px). */
const BAR = 64;
const SIZES = [[320, 640], [390, 844], [768, 1024], [1024, 700], [1024, 900], [1280, 900], [1920, 1080]];
const LOOKED_AT = ["nothing answered", "eligible", "refused until a date", "a group of four with totals", "a ledger"];

for (const [width, height] of SIZES) {
  test(`${width} x ${height}: every text in the window can be read`, async (t) => {
    const page = await site.open("", { viewport: { width, height }, reducedMotion: "reduce" });
    await ready(page);
    for (const state of LOOKED_AT) {
      await put(page, state);
      await openSections(page);
      if (state === "a ledger") await unfold(page);
      const { asked, covered, bars } = await coveredTexts(page, BAR);
      t.diagnostic(`${state}: ${covered.length} of ${asked} covered`);
      assert.ok(asked > 100, `${state}: ${asked} texts`);
      assert.deepEqual(covered.slice(0, 8), [], `${state}: ${covered.length} of ${asked} texts are covered`);
      assert.ok(bars <= 1, `${state}: ${bars} bars`);
    }
  });
}

// A long page and a window that is low for it: what has the focus is to be seen, wherever it stands.
for (const [width, height] of [[320, 640], [1024, 700], [1280, 900]]) {
  test(`${width} x ${height}: what has the focus is never covered, forward and back`, async () => {
    const page = await site.open("", { viewport: { width, height }, reducedMotion: "reduce" });
    await ready(page);
    await put(page, "a group of four with totals");
    await openSections(page);
    for (const key of ["Tab", "Shift+Tab"]) {
      const hidden = [];
      let stops = 0;
      for (let left = false; !left && stops < 400;) {
        await page.keyboard.press(key);
        const stop = await page.evaluate(() => {
          const { shadowRoot } = document.querySelector("cyber-subsidie");
          const focused = shadowRoot.activeElement;
          if (!focused) return null;
          const target = focused.matches("[type=radio], [type=checkbox]") ? focused.labels[0] : focused;
          const { left, top, width, height } = target.getBoundingClientRect();
          const own = (found) => found && (target.contains(found) || found.contains(target) && !["sticky", "fixed"].includes(getComputedStyle(found).position));
          const covered = [0.2, 0.5, 0.8].filter((part) => {
            const [x, y] = [left + width / 2, top + height * part];
            // Of a long label the end may be below the window; the box to tick itself may not.
            if (y < 0 || y > innerHeight) return target === focused;
            return !own(shadowRoot.elementFromPoint(x, y));
          });
          const box = focused.getBoundingClientRect();
          if (box.top < 0 || box.bottom > innerHeight) covered.push(-1);
          return { covered, name: `${focused.localName} ${focused.id || focused.innerText.slice(0, 30)}` };
        });
        if (stop) stops += 1;
        left = stop === null && stops > 0;
        if (stop?.covered.length > 0) hidden.push(stop.name);
      }
      assert.ok(stops > 60 && stops < 400, `${stops} stops with ${key}`);
      assert.deepEqual(hidden, [], `covered with ${key}`);
    }
  });
}
