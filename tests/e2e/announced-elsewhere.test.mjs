// What a screen reader says over the same whole session in French, English and German, kept as texts that people review: announced.fr.txt
// and so on. Figures and months stand in them as {}: those of the scheme, which other tests compare. `UPDATE=1` writes them anew.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { ACTS } from "./support/acts.mjs";
import { unfolded } from "./support/form.mjs";
import { ready, useSite } from "./support/site.mjs";
import { plain } from "./support/text.mjs";
import { listen, said } from "./support/voice.mjs";

const site = useSite();
/** How a number is typed, and what the visitor types of a price with VAT. */
const TYPED = {
  fr: { points: " ", comma: ",", vat: "24 200 TVAC" },
  en: { points: ",", comma: ".", vat: "24,200 incl. VAT" },
  de: { points: ".", comma: ",", vat: "24.200 inkl. MwSt." },
};
const inForm = (code, text) => {
  const { points, comma, vat } = TYPED[code];
  if (text.includes("btw")) return vat;
  return /^\d{1,3}(\.\d{3})*(,\d+)?$/.test(text) ? text.replace(/[.,]/g, (sign) => (sign === "." ? points : comma)) : text;
};
const months = (code) => Array.from({ length: 12 }, (_, month) => new Intl.DateTimeFormat(code, { month: "long" }).format(new Date(2026, month, 15)));
const unnumbered = (code, text) =>
  plain(text).replace(new RegExp(`(?<!\\p{L})(${months(code).join("|")})(?!\\p{L})`, "gu"), "{}").replace(/€ ?\d[\d.,\u00a0\u202f ]*\d|\d[\d.,\u00a0\u202f ]*( ?[€%])|\d[\d.,]*\d|\d/g, "{}");

/** The way to an element from the root of the app, which is the same in every language. */
const wayTo = (element) => {
  const way = [];
  for (let at = element; !at.matches("[part=root]"); at = at.parentElement) way.unshift([...at.parentElement.children].indexOf(at) + 1);
  return way.map((place) => ` > :nth-child(${place})`).join("");
};

/** Two pages handled as one: what is acted on is found on the Dutch one, by its words, and acted on in both. */
const both = (dutch, page, code) => {
  const found = (locator) => {
    const twin = async () => page.locator(`cyber-subsidie [part=root]${await locator.evaluate(wayTo)}`);
    const acts = ["check", "blur", "focus", "click", "selectOption"];
    return {
      ...Object.fromEntries(acts.map((act) => [act, async (...given) => {
        await (await twin())[act](...given);
        await locator[act](...given);
      }])),
      fill: async (text) => {
        await (await twin()).fill(inForm(code, text));
        await locator.fill(text);
      },
      // What is folded around it, there and here (form.mjs).
      evaluateHandle: async (...given) => {
        await unfolded(locator);
        return (await twin()).evaluateHandle(...given);
      },
      ...Object.fromEntries(["getByRole", "locator", "first"].map((way) => [way, (...given) => found(locator[way](...given))])),
    };
  };
  const ways = ["getByRole", "getByLabel", "locator"].map((way) => [way, (...given) => found(dutch[way](...given))]);
  return { ...Object.fromEntries(ways), evaluate: (...given) => page.evaluate(...given) };
};

test("a whole session in each language, line for line as it was reviewed", { concurrency: true }, async (t) => {
  await Promise.all(Object.keys(TYPED).map((code) => t.test(code, async (t) => {
    const options = { permissions: ["clipboard-read", "clipboard-write"] };
    const dutch = await site.open("", options);
    const page = await site.open(`${code}/`, options);
    for (const each of [dutch, page]) await ready(each);
    await page.waitForFunction((code) => document.querySelector("cyber-subsidie").shadowRoot.querySelector("[part=root]").lang === code, code);
    await listen(page);
    const told = [];
    for (const [name, act] of ACTS) {
      await act(both(dutch, page, code));
      const all = (await said(page)).map((text) => unnumbered(code, text));
      assert.ok(all.every((text) => text !== ""), `${name}: something empty is said`);
      told.push({ name, all: all.length > 0 ? all.filter((text, at) => text !== all[at - 1]) : ["-"] });
    }
    const file = new URL(`announced.${code}.txt`, import.meta.url);
    if (process.env.UPDATE) {
      writeFileSync(file, `${told.flatMap(({ name, all }) => [`> ${name}`, ...all]).join("\n")}\n`);
      t.diagnostic(`announced.${code}.txt is written anew: review it`);
    }
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    const reviewed = lines.join("\n").split(/^> /m).slice(1).map((act) => act.trimEnd().split("\n"));
    assert.deepEqual(told.map(({ name }) => name), reviewed.map(([name]) => name));
    // Two pages take their time: between the steps of an act more may be said than when it was reviewed, but nothing else.
    told.forEach(({ name, all }, at) => {
      if (!name.includes("without a pause")) assert.equal(all.at(-1), reviewed[at].at(-1), `${name}, in announced.${code}.txt; UPDATE=1 writes it anew`);
      assert.deepEqual(all.filter((text) => !lines.includes(text)), [], `${name}, in announced.${code}.txt; UPDATE=1 writes it anew`);
    });
  })));
});
