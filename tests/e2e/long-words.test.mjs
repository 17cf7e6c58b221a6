// A made-up language of long words on the narrowest phone: nothing is cut, nothing can be moved sideways, in any state.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { host } from "./support/element.mjs";
import { assertNoSideways, cut } from "./support/layout.mjs";
import { DIST, ready, useSite } from "./support/site.mjs";
import { put, STATES, unfold } from "./support/states.mjs";
import { VERSION } from "./support/version.mjs";

const site = useSite();
const embed = join(DIST, "embed", VERSION);
const hash = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** German, each word of which is written three times without a space; places for values stay. */
const german = readFileSync(join(embed, "de.txt"), "utf8");
const made = german.replace(/\p{L}{5,}/gu, (word) => word + word.toLowerCase() + word.toLowerCase());
/** The script, which takes a text by its hash alone, with the hash of the made-up one. */
const script = readFileSync(join(embed, "widget.js"), "utf8").replace(hash(german), hash(made));

test("a made-up language of long words, 320 px", async (t) => {
  const longest = Math.max(...made.match(/\p{L}+/gu).map(({ length }) => length));
  assert.ok(longest > 60, `the longest word has ${longest} letters`);
  assert.ok(script.includes(hash(made)));
  const page = await host(site, '<cyber-subsidie eager lang="de"></cyber-subsidie>', {
    viewport: { width: 320, height: 640 }, style: "body,main{margin:0}", reducedMotion: "reduce",
    before: async (page) => {
      await page.route("**/widget.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
      await page.route("**/de.txt", (route) => route.fulfill({ contentType: "text/plain; charset=utf-8", body: made }));
    },
  });
  await ready(page);
  await page.waitForFunction(() => document.querySelector("cyber-subsidie").shadowRoot.querySelector("[part=root]").lang === "de");
  const bad = [];
  for (const [name, state] of Object.entries(STATES)) {
    await put(page, state);
    for (const way of ["as it comes", "all open"]) {
      if (way === "all open") await unfold(page);
      const text = await page.locator("cyber-subsidie [part=root]").innerText();
      assert.match(text, /[\p{L}]{60}/u, "the made-up language is spoken");
      // The line in view has 64 px, whatever it says; the card says the same whole.
      bad.push(...(await page.evaluate(cut)).filter((line) => !line.startsWith("button.bar-in-view ")).map((line) => `${name}, ${way}: ${line}`));
      await assertNoSideways(page, `${name}, ${way}`).catch(({ message }) => bad.push(message.slice(0, 400)));
    }
  }
  t.diagnostic(`words of up to ${longest} letters in ${Object.keys(STATES).length} states`);
  assert.deepEqual([...new Set(bad)], []);
});
