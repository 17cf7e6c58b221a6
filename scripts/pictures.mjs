// make pictures: the README's pictures of the page, and its portrait in docs/portrait/, from the current dist/, on a fixed day.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, VIEWPORTS } from "../tests/e2e/support/browser.mjs";
import { onDay } from "../tests/e2e/support/clock.mjs";
import { markOf, PORTRAIT, sit, WIDTHS } from "../tests/e2e/support/portrait.mjs";
import { DIST, ready } from "../tests/e2e/support/site.mjs";
import { put } from "../tests/e2e/support/states.mjs";
import { startServer } from "./serve.mjs";

const server = await startServer({ root: DIST });
const browser = await launch();

/** What each picture shows, for the test that finds it stale (tests/e2e/portrait.test.mjs). */
const marks = {};
const shot = async (viewport, colorScheme) => {
  const context = await browser.newContext({ locale: "nl-BE", viewport, colorScheme, reducedMotion: "reduce" });
  const page = await onDay(await context.newPage());
  await page.goto(server.url);
  await sit(page);
  const name = { [VIEWPORTS.wide.width]: "page.png", [VIEWPORTS.phone.width]: "phone.png" }[viewport.width];
  if (name) marks[name] = await markOf(page);
  return page.screenshot();
};

/** Pictures side by side, with a gap between them. */
const beside = async (pictures, { width, height }, gap) => {
  const page = await browser.newPage({ viewport: { width: width * pictures.length + gap * (pictures.length - 1), height } });
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString("base64")}">`).join("");
  await page.setContent(`<body style="margin: 0; display: flex; gap: ${gap}px">${images}</body>`);
  return page.screenshot();
};

const write = (name, bytes) => writeFileSync(fileURLToPath(new URL(`../docs/${name}`, import.meta.url)), bytes);

write("page.png", await shot(VIEWPORTS.wide, "light"));
write("phone.png", await beside([await shot(VIEWPORTS.phone, "light"), await shot(VIEWPORTS.phone, "dark")], VIEWPORTS.phone, 40));
write("pictures.json", `${JSON.stringify(marks, null, 2)}\n`);

// What a shared link shows (scripts/site.mjs), in the size that such places ask for.
writeFileSync(fileURLToPath(new URL("../site/preview.png", import.meta.url)), await shot({ width: 1200, height: 630 }, "light"));

// The portrait: each state at five widths, light above dark, small. For a person's eye; nothing compares them.
const SCALE = 0.2;
const tall = async (width, colorScheme, state) => {
  const context = await browser.newContext({ locale: "nl-BE", viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" });
  const page = await onDay(await context.newPage());
  await page.goto(server.url);
  await ready(page);
  await put(page, state);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const bytes = await page.screenshot({ fullPage: true, animations: "disabled" });
  await context.close();
  return { bytes, width: Math.round(width * SCALE), height: Math.round(height * SCALE) };
};
mkdirSync(fileURLToPath(new URL("../docs/portrait", import.meta.url)), { recursive: true });
for (const [name, state] of Object.entries(PORTRAIT)) {
  const rows = [];
  for (const scheme of ["light", "dark"]) {
    const row = [];
    for (const width of WIDTHS) row.push(await tall(width, scheme, state));
    rows.push(row);
  }
  const size = { width: rows[0].reduce((sum, { width }) => sum + width + 8, 0), height: rows.reduce((sum, row) => sum + Math.max(...row.map(({ height }) => height)) + 8, 0) };
  const page = await browser.newPage({ viewport: size });
  const images = (row) => row.map(({ bytes, width, height }) => `<img width="${width}" height="${height}" src="data:image/png;base64,${bytes.toString("base64")}">`).join("");
  await page.setContent(`<body style="margin:0;background:#888">${rows.map((row) => `<div style="display:flex;gap:8px;align-items:start;margin-bottom:8px">${images(row)}</div>`).join("")}</body>`);
  write(`portrait/${name}.jpg`, await page.screenshot({ type: "jpeg", quality: 45 }));
  await page.close();
}
await browser.close();
await server.close();
