// make pictures: the README's pictures of the page, from the current dist/, on a fixed day.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, VIEWPORTS } from "../tests/e2e/support/browser.mjs";
import { onDay } from "../tests/e2e/support/clock.mjs";
import { markOf, sit } from "../tests/e2e/support/portrait.mjs";
import { DIST } from "../tests/e2e/support/site.mjs";
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
  marks[viewport === VIEWPORTS.wide ? "page.png" : "phone.png"] = await markOf(page);
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
await browser.close();
await server.close();
