// Other ways of reading: forced colours, no motion, paper, and a screen reader.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ELSEWHERE, packageOf } from "./support/figures.mjs";
import { assertNoSideways } from "./support/layout.mjs";
import { digits, NOW } from "./support/scheme.mjs";
import { settle } from "./support/session.mjs";
import { ready, useSite } from "./support/site.mjs";
import { put, sme, STATES, unfold } from "./support/states.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();

const open = async (options, state) => {
  const page = await site.open("", options);
  await ready(page);
  if (state) await put(page, state);
  return page;
};

/** Everything on the page, the insides of the element in the place of its fallback. */
const WALK = `
  const all = [];
  const walk = (node) => {
    for (const child of (node.shadowRoot ?? node).children) {
      all.push(child);
      walk(child);
    }
  };
  walk(document.body);
  const shown = all.filter((element) => element.checkVisibility({ visibilityProperty: true }));
`;
const onPage = (page, body) => page.evaluate(`(() => { ${WALK} ${body} })()`);

// What is drawn, in these colours and others: drawn.test.mjs.
test("forced colours: what a surface tells is told by a line", async () => {
  for (const viewport of ["narrow", "wide"]) {
    const page = await open({ viewport, forcedColors: "active", reducedMotion: "reduce" }, "everything");
    await unfold(page);
    await assertNoSideways(page, `forced colours, ${viewport}`);
    const seen = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("cyber-subsidie");
      const style = (selector) => getComputedStyle(shadowRoot.querySelector(selector));
      const line = (selector) => `${style(selector).outlineStyle} ${style(selector).borderTopColor} ${style(selector).boxShadow}`;
      return {
        chosen: line(".option:has(:checked)"),
        other: line(".option:not(:has(:checked))"),
      };
    });
    assert.notEqual(seen.chosen, seen.other, "the chosen answer is drawn otherwise");
  }
});

test("reduced motion: nothing moves by itself", async () => {
  const page = await open({ reducedMotion: "reduce" }, "everything");
  await unfold(page);
  const moving = await onPage(page, `
    const long = (text) => text.split(",").some((part) => parseFloat(part) > 0);
    return shown.flatMap((element) => [null, "::before", "::after"].filter((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      return long(style.transitionDuration) || (style.animationName !== "none" && long(style.animationDuration));
    }).map((pseudo) => element.localName + "." + element.className + (pseudo ?? "")));
  `);
  assert.deepEqual(moving, []);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), "auto");
});

test("on paper: everything stands still, whole and without buttons", async () => {
  // A sheet of A4 between its margins.
  const page = await open({ viewport: { width: 718, height: 1000 } });
  await page.emulateMedia({ media: "print" });
  for (const state of ["nothing answered", "eligible", "quotes of one under NIS2", "a ledger", "everything"]) {
    await put(page, state);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await settle(page);
    await assertNoSideways(page, `${state}, on paper`);
    const seen = await onPage(page, `
      const name = (element) => element.localName + "." + element.className;
      const tall = (element) => element.getBoundingClientRect().height > 1;
      return {
        stuck: shown.filter((element) => ["sticky", "fixed"].includes(getComputedStyle(element).position)).map(name),
        buttons: shown.filter((element) => element.matches("button, [type=button], .skip") && tall(element)).map(name),
        cut: shown.filter((element) => tall(element) && getComputedStyle(element).overflowY !== "visible" &&
          !element.matches("svg, input, select") && element.scrollHeight > element.clientHeight + 1).map(name),
        tables: shown.filter((element) => element.matches("table.columns")).map((table) => table.innerText),
        conditions: shown.filter((element) => element.matches(".conditions > li")).length,
        folded: shown.filter((element) => element.matches(".by-name strong")).map((heap) => Number.parseInt(heap.innerText, 10)).filter(Number.isFinite),
      };
    `);
    assert.deepEqual(seen.stuck, [], `${state}: sticky`);
    assert.deepEqual(seen.buttons, [], `${state}: buttons`);
    assert.deepEqual(seen.cut, [], `${state}: cut off`);
    assert.equal(seen.tables.length, 1, `${state}: one table`);
    for (const name of ["START", "MEDIUM", "PLUS", digits(packageOf("plus").price[1])]) assert.ok(seen.tables[0].includes(name), `${state}: ${name}`);
    const counted = seen.folded.reduce((sum, count) => sum + count, seen.conditions);
    assert.equal(counted, NOW.rule.length, `${state}: the conditions, whole or by their names`);
  }
});

test("a screen reader finds landmarks, headings in order and a group for each question", async () => {
  const page = await open({});
  for (const state of Object.keys(STATES)) {
    await put(page, state);
    await unfold(page);
    const seen = await onPage(page, `
      const named = (element) => element.getAttribute("aria-label") ??
        (element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => element.getRootNode().getElementById(id)?.innerText ?? "").join(" ");
      const count = (selector) => shown.filter((element) => element.matches(selector)).length;
      return {
        landmarks: [count("main"), count("body > header"), count("body > footer")],
        regions: shown.filter((element) => element.matches("section, nav, [role=region]")).map(named),
        headings: shown.filter((element) => element.matches("h1, h2, h3, h4, h5, h6")).map((heading) => [Number(heading.localName[1]), heading.innerText]),
        choices: shown.filter((element) => element.matches("fieldset:has(> .options)")).map((set) => [
          set.querySelector("legend")?.innerText ?? "", [...set.querySelectorAll("[type=radio]")].map((radio) => radio.labels[0]?.innerText ?? "")]),
        alone: shown.filter((element) => element.matches("[type=radio]") && !element.closest("fieldset")).length,
        unnamed: shown.filter((element) => element.matches("input, select, button, summary, a") && !element.labels?.length && !named(element).trim() && !element.innerText.trim()).length,
        firms: shown.filter((element) => element.matches(".firm[role=group]")).map(named),
        cells: shown.filter((element) => element.matches(".firm input:not(.fold *)")).map((cell) => [named(cell), named(cell.closest(".firm"))]),
      };
    `);
    assert.deepEqual(seen.landmarks, [1, 1, 1], `${state}: main, banner, contentinfo`);
    assert.ok(seen.regions.length >= 4 && seen.regions.every((name) => name.trim() !== ""), `${state}: ${seen.regions}`);
    assert.equal(new Set(seen.regions).size, seen.regions.length, `${state}: no two regions of one name: ${seen.regions}`);
    assert.deepEqual(seen.headings.filter(([level]) => level === 1).length, 1, `${state}: one h1`);
    seen.headings.reduce((before, [level, text]) => {
      assert.ok(text.trim() !== "" && level <= before + 1, `${state}: h${before} and then h${level} "${text}"`);
      return level;
    }, 0);
    for (const title of ["Grootte", "Je onderneming", "Eerdere steun", "Offerte en dag"]) {
      assert.ok(seen.headings.some(([, text]) => text.trim() === title), `${state}: a heading for ${title}`);
    }
    assert.equal(seen.alone, 0, `${state}: each choice is in its group`);
    assert.equal(seen.unnamed, 0, `${state}: everything has a name`);
    assert.ok(seen.choices.length >= 9, `${state}: ${seen.choices.length} questions`);
    for (const [question, answers] of seen.choices) {
      assert.ok(question.trim().endsWith("?"), `${state}: "${question}"`);
      assert.ok(answers.length >= 3 && answers.includes("weet ik niet"), `${state}: ${question}: ${answers}`);
    }
    assert.equal(new Set(seen.firms).size, seen.firms.length, `${state}: ${seen.firms}`);
    assert.equal(seen.firms.length, { "a group of four with totals": 4, "everything": 4, "refused with figures": 1, "open, with errors at fields": 1 }[state] ?? 0, `${state}: ${seen.firms}`);
    for (const [cell, firm] of seen.cells) assert.ok(cell.endsWith(`, ${firm}`), `${state}: "${cell}" of ${firm}`);
    assert.equal(new Set(seen.cells.map(([cell]) => cell)).size, seen.cells.length, `${state}: each cell has a name of its own`);
  }
});

test("one polite voice", async () => {
  const page = await open({});
  for (const state of Object.keys(STATES)) {
    await put(page, state);
    const voices = await onPage(page, `
      return all.filter((element) => element.matches("[role=status], [role=alert], [role=log], [aria-live]")).map((voice) =>
        voice.localName + "." + voice.className + " " + voice.getAttribute("role") + " " + voice.getAttribute("aria-live"));
    `);
    assert.deepEqual(voices, ["p.visually-hidden status polite"], state);
  }
});

test("several keys pressed quickly: one sentence, after the pause", async () => {
  const page = await open({ day: null, before: (page) => page.clock.install({ time: new Date("2026-11-23T10:00:00") }) }, sme());
  await unfold(page);
  await page.clock.pauseAt(new Date("2026-11-23T11:00:00")); // whatever was still to be said is said
  await page.evaluate(() => {
    const status = document.querySelector("cyber-subsidie").shadowRoot.querySelector('.app > [role="status"]');
    globalThis.said = [];
    new MutationObserver(() => globalThis.said.push(status.innerText)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  const said = async () => (await page.evaluate(() => globalThis.said)).map(plain);
  const field = page.getByLabel("Postcode van de vestiging die het traject krijgt");
  await field.focus();
  await page.keyboard.press("End");
  // Most of these keys change the result: open, eligible, open, refused.
  for (const key of ["Backspace", "1", "Backspace", "Backspace", "Backspace", "Backspace", ...ELSEWHERE]) {
    await page.keyboard.press(key);
    await page.clock.runFor(100);
    assert.deepEqual(await said(), [], `nothing is said while typing (after ${key})`);
  }
  await page.clock.runFor(3_000);
  const sentences = await said();
  assert.equal(sentences.length, 1, `one sentence: ${sentences.join(" | ")}`);
  assert.match(sentences[0], /^Je komt niet in aanmerking/);
});
