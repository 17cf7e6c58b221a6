// What a screen reader says over a whole session, kept as a text that people review: announced.txt, an act on a line with ">" and below
// it what is said of it, "-" where nothing is. `UPDATE=1` writes it anew. Figures stand in it by their names, those of the scheme in use.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { FREE, inCapitals, NIS2, of, packageOf, published, roomFor, SME, subsidy, toldDay, toTheCent, TRAJECTORY, typed } from "./support/figures.mjs";
import { ACTS, PRICE } from "./support/acts.mjs";
import { PACKAGES } from "./support/scheme.mjs";
import { ready, useSite } from "./support/site.mjs";
import { plain } from "./support/text.mjs";
import { listen, said } from "./support/voice.mjs";

const site = useSite();
const FILE = new URL("announced.txt", import.meta.url);

/** The figures that are said, by their names in the text. */
const FIGURES = {
  "rate.sme": `${SME} %`, "rate.nis2": `${NIS2} %`, "public share": typed(of("private-sector.public-share.below")),
  ...Object.fromEntries(PACKAGES.flatMap((name) => [["", SME], [" under NIS2", NIS2]].flatMap(([under, rate]) =>
    ["at least", "at most"].map((which, at) => [`${inCapitals(name)} ${which}${under}`, published(packageOf(name, rate).subsidy[at])])))),
  "the price": toTheCent(PRICE), "the subsidy for it": toTheCent(subsidy(PRICE)),
  "the room left": toTheCent(roomFor("start")), "the day": toldDay(FREE), "the trajectory's day": toldDay(TRAJECTORY),
};
const filled = (text) => text.replace(/\{([^}]+)\}/g, (whole, name) => FIGURES[name] ?? whole);
const byLength = Object.entries(FIGURES).sort(([, one], [, other]) => other.length - one.length);
const named = (text) => byLength.reduce((text, [name, figure]) => text.replaceAll(new RegExp(`(?<![\\d.,])${figure.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\d]|[.,]\\d)`, "g"), `{${name}}`), text);

test("a whole session, line for line as it was reviewed", async (t) => {
  const page = await site.open("", { permissions: ["clipboard-read", "clipboard-write"] });
  await ready(page);
  await listen(page);
  const told = [];
  for (const [name, act] of ACTS) {
    await act(page);
    const all = (await said(page)).map(plain);
    assert.ok(all.every((text) => text !== ""), `${name}: something empty is said`);
    assert.equal(new Set(all).size, all.length, `${name}: said twice: ${all}`);
    told.push(`> ${name}`, ...(all.length > 0 ? all : ["-"]));
  }
  const voices = await page.locator('[part="root"] [aria-live]').evaluateAll((all) => all.map((one) => [one.getAttribute("role"), one.ariaLive, one.ariaAtomic]));
  assert.deepEqual(voices, [["status", "polite", "true"]], "one voice, polite, and whole");
  if (process.env.UPDATE) {
    writeFileSync(FILE, `${named(told.join("\n"))}\n`);
    t.diagnostic("announced.txt is written anew: review it");
  }
  const reviewed = filled(readFileSync(FILE, "utf8")).trimEnd().split("\n");
  for (const [at, line] of told.entries()) assert.equal(line, reviewed[at], `line ${at + 1} of announced.txt; UPDATE=1 writes it anew`);
  assert.equal(told.length, reviewed.length);
});
