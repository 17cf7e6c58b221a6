// WebKit, by plain WebDriver (W3C) and on a display that nobody sees.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { TIME_ZONE } from "./clock.mjs";
import { answers, freePort } from "./nginx.mjs";
import { visitor, walk } from "./visitor.mjs";

/** How WebDriver writes a reference to an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const BACKSPACE = "\uE003";
const END = "\uE010";
const TAB = "\uE004";

/** A display of its own: Xvfb picks a free number and tells it. */
const startDisplay = async () => {
  const child = spawn("Xvfb", ["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1280x1000x24"], { stdio: ["ignore", "pipe", "ignore"] });
  const [number] = await Promise.race([once(child.stdout, "data"), once(child, "exit").then(() => [""])]);
  if (!/^\d+/.test(String(number))) throw new Error("Xvfb does not start");
  return { display: `:${String(number).trim()}`, stop: () => child.kill() };
};

/** Opens WebKit; what it gives also speaks as form.mjs does. */
export const launchWebKit = async () => {
  const { display, stop } = await startDisplay();
  const port = await freePort();
  const child = spawn("WebKitWebDriver", [`--port=${port}`], {
    env: { ...process.env, DISPLAY: display, WAYLAND_DISPLAY: "", GDK_BACKEND: "x11", TZ: TIME_ZONE }, stdio: "ignore",
  });
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/session${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries > 100) throw new Error("WebKitWebDriver does not start");
    await wait(50);
  }
  const { sessionId, capabilities } = await ask("POST", "", { capabilities: { alwaysMatch: {} } });
  const within = (method, path, body) => ask(method, `/${sessionId}${path}`, body);
  const evaluate = (run, ...args) => within("POST", "/execute/sync", { script: `return (${run})(...arguments)`, args });
  const element = (found, path) => `/element/${found[ELEMENT]}/${path}`;
  const keys = (found, text) => within("POST", element(found, "value"), { text });
  const waitFor = async (run, ...args) => {
    let failed;
    for (let tries = 0; tries < 200; tries += 1) {
      // While one page makes way for the next, the driver has no answer to read.
      const holds = await evaluate(run, ...args).catch((error) => { failed = error; });
      if (holds) return;
      await wait(50);
    }
    throw new Error(`in vain: ${run}`, { cause: failed });
  };
  return {
    version: capabilities.browserVersion,
    open: (url) => within("POST", "/url", { url }),
    resize: (width, height) => within("POST", "/window/rect", { width, height }),
    evaluate, waitFor,
    close: async () => {
      await within("DELETE", "").catch(() => {});
      child.kill();
      stop();
    },
    ...visitor({
      find: (way) => evaluate(walk, way),
      check: async (found) => {
        // The driver does not wait for a page that scrolls, or that still grows above the field after the last answer.
        for (let tries = 0; ; tries += 1) {
          await evaluate((field) => field.scrollIntoView({ behavior: "instant", block: "center" }), found);
          try {
            await within("POST", element(found, "click"), {});
            return;
          } catch (error) {
            if (tries > 20 || !/element not interactable/.test(error.message)) throw error;
            await wait(50);
          }
        }
      },
      fill: async (found, text) => {
        const { length } = await evaluate((input) => input.value, found);
        await keys(found, END + BACKSPACE.repeat(length) + text);
      },
      blur: (found) => keys(found, TAB),
      select: async (found, value) => {
        // By the keyboard: the list that a click opens is a window of the system, where no driver comes.
        await keys(found, await evaluate((list, value) => [...list.options].find((one) => one.value === value).text, found, value));
      },
    }),
  };
};
