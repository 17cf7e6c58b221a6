// What is drawn (the bars of the packages, of progress and of the group's totals, the steps of the de minimis room) is seen in light and
// dark, in forced colours and in black and white: by light alone, at 3 to 1, whatever the hue.
import assert from "node:assert/strict";
import { test } from "node:test";
import { contrast, light } from "./support/pixels.mjs";
import { PORTRAIT } from "./support/portrait.mjs";
import { ready, useSite } from "./support/site.mjs";
import { put, sme, unfold } from "./support/states.mjs";

const site = useSite();
const LEAST = 3;
const AROUND = 4;
const inside = (page, selector) => page.locator(`[part="root"] ${selector}`).locator("visible=true").first();

/** Rows of light without the surroundings, and the light of the ground just around. */
const drawing = async (page, selector) => {
  const rows = await light(page, inside(page, selector), AROUND);
  return { ground: rows[1][Math.floor(rows[0].length / 2)], rows: rows.slice(AROUND, -AROUND).map((row) => row.slice(AROUND, -AROUND)) };
};
const seen = (one, other, what) => assert.ok(contrast(one, other) >= LEAST, `${what}: a contrast of ${contrast(one, other).toFixed(2)}`);
/** The part of these that stand out from a ground. */
const share = (lights, ground) => lights.filter((one) => contrast(one, ground) >= LEAST).length / lights.length;

for (const colorScheme of ["light", "dark"]) {
  for (const forcedColors of ["none", "active"]) {
    const name = `${colorScheme}${forcedColors === "active" ? ", forced colours" : ""}`;
    const open = async (state) => {
      const page = await site.open("", { viewport: "wide", colorScheme, forcedColors, reducedMotion: "reduce" });
      await ready(page);
      await put(page, state);
      await unfold(page);
      return page;
    };

    test(`${name}: the bars of the packages show both parts`, async () => {
      const page = await open(sme());
      // The second one, so that its end is no edge of the table.
      const { rows, ground } = await drawing(page, "thead th:nth-child(2) .stack");
      const middle = rows[Math.floor(rows.length / 2)];
      const half = await inside(page, "thead th:nth-child(2) .stack > span").evaluate((part) => part.getBoundingClientRect().width);
      const [paid, own] = [middle.slice(3, Math.floor(half) - 2), middle.slice(Math.ceil(half) + 3, -3)];
      assert.ok(paid.length > 10 && own.length > 10, `${paid.length} and ${own.length} px`);
      assert.equal(share(paid, ground), 1, "VLAIO's part is filled");
      const striped = share(own, ground);
      assert.ok(striped >= 0.15 && striped <= 0.7, `one's own part is striped: ${striped}`);
      assert.ok(share(rows.map((row) => row.at(-1)), ground) > 0.8, "and has an end");
      const key = async (selector) => {
        const { rows, ground } = await drawing(page, selector);
        return share(rows.slice(2, -2).flatMap((row) => row.slice(2, 16)), ground);
      };
      const [filled, stripes] = [await key(".key:not(.own)"), await key(".key.own")];
      assert.ok(filled > stripes + 0.1 && stripes > 0, `the key tells them apart: ${filled}, ${stripes}`);
    });

    test(`${name}: the bar of progress shows how far`, async () => {
      const page = await open(sme({ p: "", e: "", m: "", t: "" }));
      const { rows, ground } = await drawing(page, "progress");
      const middle = rows[Math.floor(rows.length / 2)];
      const value = await inside(page, "progress").evaluate((bar) => bar.position);
      assert.ok(value > 0.3 && value < 0.8, `${value}`);
      const at = (part) => middle[Math.round(middle.length * part)];
      seen(at(value / 2), ground, "what is done, from the ground");
      seen(at(value / 2), at((1 + value) / 2), "what is done, from what is left");
    });

    test(`${name}: the steps of the room, the packages' lines and the ground line`, async () => {
      const page = await open(PORTRAIT["room-for-start"]);
      const { rows, ground } = await drawing(page, ".plot");
      const places = await inside(page, ".plot").evaluate((plot) => {
        const { top, left } = plot.getBoundingClientRect();
        const of = (selector) => [...plot.querySelectorAll(selector)].map((one) => {
          const box = one.getBoundingClientRect();
          return { top: box.top - top, bottom: box.bottom - top, left: box.left - left, right: box.right - left };
        });
        return { steps: of(".step"), lines: of(".line") };
      });
      assert.ok(places.steps.length >= 2 && places.lines.length === 3);
      const clamp = (value, most) => Math.max(0, Math.min(most - 1, Math.round(value)));
      /** The best share of any row of pixels within a few of this height. */
      const across = (y, left, right) => Math.max(...[-3, -2, -1, 0, 1, 2, 3].map((by) => share(rows[clamp(y + by, rows.length)].slice(Math.ceil(left) + 2, Math.floor(right) - 2), ground)));
      for (const { top, left, right } of places.steps) assert.ok(across(top, left, right) > 0.8, "a step has its top");
      for (const { bottom, left } of places.lines) assert.ok(across(bottom, left, left + 60) > 0.3, "a package's line is dashed");
      assert.ok(across(rows.length - 1, 0, rows[0].length) > 0.9, "the ground line");
    });

    test(`${name}: the group's totals against the ceiling`, async () => {
      const page = await open(PORTRAIT.group);
      const { rows, ground } = await drawing(page, ".bar.yes .track");
      const middle = rows[Math.floor(rows.length / 2)];
      const filled = await inside(page, ".bar.yes .track > span").evaluate((part) => part.getBoundingClientRect().width / part.parentElement.getBoundingClientRect().width);
      const at = (part) => middle[Math.round((middle.length - 1) * part)];
      seen(at(filled / 2), ground, "what there is, from the ground");
      // Beside the ceiling's mark.
      if (filled < 0.7) seen(at(filled / 2), at((filled + 0.73) / 2), "what there is, from what is left");
      const mark = Math.max(...[-2, -1, 0, 1, 2, 3].map((by) => contrast(middle[Math.round(middle.length * 0.75) + by], at(0.9))));
      assert.ok(mark >= LEAST, `the ceiling's mark: ${mark}`);
    });
  }
}
