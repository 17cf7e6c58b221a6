// Firefox, by WebDriver BiDi.
import puppeteer from "puppeteer-core";
import { TIME_ZONE } from "./clock.mjs";
import { visitor, walk } from "./visitor.mjs";

/** Opens Firefox; `open(url)` gives puppeteer's page, which also speaks as form.mjs does, and keeps `complaints`. */
export const launchFirefox = async () => {
  const browser = await puppeteer.launch({
    browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", headless: true,
    defaultViewport: { width: 1280, height: 900 }, env: { ...process.env, TZ: TIME_ZONE },
  });
  const open = async (url) => {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    const complaints = [];
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) complaints.push(`console ${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
    await page.goto(url);
    return Object.assign(page, { complaints }, visitor({
      find: (way) => page.evaluateHandle(walk, way),
      check: (field) => field.click(),
      fill: async (field, text) => {
        await field.evaluate((input) => input.select());
        await field.focus();
        if (text === "") await page.keyboard.press("Delete");
        else await page.keyboard.type(text);
      },
      blur: () => page.keyboard.press("Tab"),
      select: (field, value) => field.select(value),
    }));
  };
  return { open, close: () => browser.close() };
};
