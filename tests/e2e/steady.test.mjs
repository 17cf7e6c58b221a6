// Nothing moves by itself over a whole session. What the browser forgives because somebody had just pressed or typed (`hadRecentInput`)
// counts here too. Exempt from the shift, and from nothing else, are the acts by which a visitor opens, folds, adds or removes something:
// - a section or an explanation, opened or folded by its line; all sections at once;
// - "Begin" and "Volgende open vraag", which fold what is complete;
// - an answer that brings or takes a follow-up question, and the buttons that add or remove a row;
// - the choice of how an enterprise belongs to the group, which moves its row and draws the group anew.
// Also then what was pressed stays where it is. A card beside the questions, with its beginning out of sight, may end elsewhere when it says
// less. And where the card stands above the questions, its own box may end in the window: the card
// grows and shrinks upwards, so its lower edge stays where it is, but its beginning, out of sight, does not. Every other act (an answer, a letter, leaving a field, a choice of a list, a step by Tab)
// shifts nothing at all, anywhere in the window. (The mark at the question that settles most takes no room; it may be at another one.)
import assert from "node:assert/strict";
import { test } from "node:test";
import { ELSEWHERE, HERE } from "./support/figures.mjs";
import { settle } from "./support/session.mjs";
import { ready, useSite } from "./support/site.mjs";
import { openSections, put, sme } from "./support/states.mjs";

const site = useSite();
/** All follow-up questions are there, and nothing is typed yet. */
const ALL_ASKED = "1nl&o=y&s=c&g=y&t=y&x=y&q=y&r1&k=m&r2&k=s&a";
/** A lesser shift (of the window's area times its height) is a hair at the window's edge: the last pixels of what was scrolled out of it. */
const LEAST = 0.0005;
/** What is typed in a field, by the kind of its code (src/answers/field.rs): an answer, then something that is refused. */
const TYPED = [[/-p$/, HERE, "Gent"], [/-(d|td|ad)$/, "15 mrt 2024", "31-2-26"], [/-(op|c|co|v)$/, "12,5", "120"], [/-na$/, "Holding", ""], [/^providers$/, "gent", ""], [/./, "12.000", "1.2"]];

/** Keeps every layout shift, and what moved from where to where (px from the window's top), from before the page's own first script. */
const watch = () => {
  globalThis.shifts = [];
  /** The browser does not name what is in a shadow root: the outermost things that now stand just there. */
  const standing = ({ left, right, top, bottom }) => {
    const near = (one, other) => Math.abs(one - other) < 1.5;
    const all = [...document.querySelectorAll("body *"), ...(document.querySelector("cyber-subsidie")?.shadowRoot?.querySelectorAll("*") ?? [])];
    const found = all.find((one) => {
      const its = one.getBoundingClientRect();
      return near(its.left, left) && near(its.right, right) && near(Math.max(its.top, 0), top) && near(Math.min(its.bottom, innerHeight), bottom);
    });
    return found ? `${found.localName}.${found.className} "${found.textContent.slice(0, 20)}"` : "what is gone";
  };
  const keep = (entries) => {
    for (const { value, sources } of entries) {
      const what = sources.map(({ previousRect: from, currentRect: to }) =>
        `${standing(to)} ${[from.top, from.bottom].map(Math.round).join("..")} -> ${[to.top, to.bottom].map(Math.round).join("..")}`);
      globalThis.shifts.push({ value, what });
    }
  };
  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  globalThis.takeShifts = () => {
    keep(observer.takeRecords());
    return globalThis.shifts.splice(0);
  };
};

const open = async (width, state) => {
  const page = await site.open("", {
    viewport: { width, height: width > 800 ? 900 : 844 }, reducedMotion: "reduce", before: (page) => page.addInitScript(watch),
  });
  await ready(page);
  if (state) await put(page, state);
  await page.waitForTimeout(200);
  await page.evaluate(() => globalThis.takeShifts());
  return page;
};

/** Where a control stands, how much stands in the form, and what of it is open: what changes the latter two opens, folds, adds or removes. */
const lookAt = async (element, first) => {
  const settle = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
  if (first) element.scrollIntoView({ block: "center", behavior: "instant" });
  await settle();
  const { shadowRoot } = document.querySelector("cyber-subsidie");
  return {
    top: element.isConnected ? element.getBoundingClientRect().top : null,
    edge: shadowRoot.querySelector(".result").getBoundingClientRect().bottom,
    beside: shadowRoot.querySelector(".result").getBoundingClientRect().left >= element.getBoundingClientRect().right,
    form: [
      shadowRoot.querySelectorAll("fieldset, [part=questions] input, select").length, shadowRoot.querySelectorAll(".tick[hidden]").length, shadowRoot.querySelectorAll("details[open]").length,
      ...[...shadowRoot.querySelectorAll("select[id$=-k]")].map((kind) => kind.value),
    ].join(),
    shifts: globalThis.takeShifts(),
  };
};

/** The visitor's acts on this page, each judged when it is done. */
const session = (page) => {
  const judged = { still: 0, exempt: 0, wrong: [] };
  const act = async (name, locator, what) => {
    const handle = await locator.elementHandle();
    const look = (first) => handle.evaluate(lookAt, first);
    const before = await look(true);
    await what();
    const after = await look(false);
    if (before.form === after.form) {
      judged.still += 1;
      const grown = (moved) => moved.startsWith("section.result") && (before.beside || Math.abs(before.top - before.edge - after.top + after.edge) <= 1);
      for (const { value, what } of after.shifts.filter(({ value, what }) => value >= LEAST && !what.every((moved) => grown(moved) || moved.startsWith("span.settles")))) judged.wrong.push(`${name}: shift of ${value.toFixed(4)}: ${what.join("; ")}`);
    } else judged.exempt += 1;
    return { before: before.top, after: after.top };
  };
  /** A press, after which what was pressed stands where it stood. */
  const press = async (name, locator) => {
    const { before, after } = await act(name, locator, () => locator.click());
    if (after !== null && Math.abs(after - before) > 1) judged.wrong.push(`${name}: what was pressed moved ${after - before} px`);
  };
  return {
    judged, act, press,
    /** Goes into a field, types letter by letter, and leaves it: the field stays where it is. */
    type: async (name, field, text) => {
      await press(`${name}: pressed`, field);
      if (await field.evaluate((input) => input.value !== "")) await act(`${name}: emptied`, field, () => field.fill(""));
      for (const letter of text) {
        const { before, after } = await act(`${name}: "${letter}" of "${text}"`, field, () => page.keyboard.insertText(letter));
        if (Math.abs(after - before) > 1) judged.wrong.push(`${name}: moved ${after - before} px at "${letter}" of "${text}"`);
      }
      const { before, after } = await act(`${name}: left with "${text}"`, field, () => field.blur());
      if (Math.abs(after - before) > 1) judged.wrong.push(`${name}: moved ${after - before} px on leaving "${text}"`);
    },
  };
};

const questions = (page, selector) => page.locator(`[part="questions"] ${selector}`);
/** What opens the list of providers. */
const providers = (page) => questions(page, "details.fold:has(#providers) > summary");
/** Presses every answer of every question that is there, in the order of the form; those that come meanwhile too. */
const answerAll = async (page, visits, codes) => {
  for (const code of codes) {
    const option = page.locator(`[part="questions"] label:has([name$="-${code[0]}"][value="${code[1]}"])`);
    await visits.press(`${code[0]}: ${await option.innerText()}`, option);
  }
};
const judge = (t, { still, exempt, wrong }, least) => {
  t.diagnostic(`${still} acts that may move nothing, ${exempt} by which something opens or folds, ${wrong.length} movements`);
  assert.ok(still >= least, `${still} acts were judged`);
  assert.deepEqual(wrong, []);
};

for (const width of [390, 1280]) {
  test(`${width} px: a first visit, from nothing answered to a quote`, async (t) => {
    const page = await open(width);
    const visits = session(page);
    const next = (name) => page.locator('[part="root"]').getByRole("button", { name, exact: true }).locator("visible=true").first();
    const field = (code) => questions(page, `#f0-${code}`);
    await visits.act("Begin", next("Begin"), () => next("Begin").click());
    await answerAll(page, visits, [["s", "u"], ["s", "n"], ["w", "n"], ["n", "y"], ["n", "u"], ["s", "y"]]);
    await visits.act("Volgende open vraag", next("Volgende open vraag"), () => next("Volgende open vraag").click());
    for (const text of ["0999", ELSEWHERE, HERE]) await visits.type("postcode", field("p"), text);
    for (const form of ["u", "silentPartnership", "ivzw", "bv"]) await visits.act(`legal form ${form}`, field("f"), () => field("f").selectOption(form));
    await answerAll(page, visits, [["o", "u"], ["o", "n"], ["m", "u"], ["m", "n"], ["m", "y"], ["e", "y"], ["e", "n"], ["t", "u"], ["t", "n"], ["x", "u"], ["x", "n"]]);
    await answerAll(page, visits, [["t", "y"]]);
    await visits.type("an earlier trajectory", field("td"), "24-11-2024");
    await answerAll(page, visits, [["t", "n"]]);
    const quote = page.locator(".part").last().locator("> summary");
    await visits.press("the section of the quote", quote);
    for (const [code, text] of [["qm", "20.000,50"], ["xm", "3.000"], ["qs", "1"], ["qs", ""], ["d", "1 maart 2027"], ["d", "ooit"], ["d", ""]]) await visits.type(code, field(code), text);
    await visits.press("the providers", providers(page));
    for (const box of (await questions(page, ".ticks label").all()).slice(0, 3)) await visits.press("a provider", box);
    judge(t, visits.judged, 60);
  });

  test(`${width} px: every field of the whole form, typed in letter by letter and left`, async (t) => {
    const page = await open(width, ALL_ASKED);
    await openSections(page);
    await providers(page).click();
    const visits = session(page);
    const ids = await questions(page, "input[type=text]").evaluateAll((all) => all.map(({ id }) => id));
    assert.ok(ids.length > 20, `${ids.length} fields`);
    for (const id of ids) {
      const [, ...texts] = TYPED.find(([code]) => code.test(id));
      for (const text of texts) await visits.type(id, questions(page, `[id="${id}"]`), text);
    }
    for (const select of await questions(page, "select").all()) {
      const id = await select.getAttribute("id");
      for (const index of [1, 2]) {
        const { before, after } = await visits.act(`${id}: choice ${index}`, select, () => select.selectOption({ index }));
        if (after !== null && Math.abs(after - before) > 1) visits.judged.wrong.push(`${id}: moved ${after - before} px at choice ${index}`);
      }
    }
    // Those of the group's enterprises tell of what they change in a line of their own.
    for (const box of await questions(page, "label.tick:not(.firm *)").all()) await visits.press(`box "${await box.innerText()}"`, box);
    judge(t, visits.judged, 300);
  });

  test(`${width} px: every answer of the whole form, in an enterprise that is in order`, async (t) => {
    const page = await open(width, sme());
    await openSections(page);
    const visits = session(page);
    const codes = await questions(page, "[type=radio]").evaluateAll((all) => all.filter((radio) => radio.parentElement.checkVisibility()).map(({ name, value }) => [name.replace(/^f\d+-/, ""), value]));
    await answerAll(page, visits, codes);
    await answerAll(page, visits, [...codes].reverse());
    for (const summary of await page.locator('[part="root"] details:not(.part) > summary:visible').all()) await visits.press(`"${await summary.innerText()}" opened`, summary);
    judge(t, visits.judged, 30);
  });

  test(`${width} px: a step by Tab moves nothing but the window`, async (t) => {
    const page = await open(width, ALL_ASKED);
    await openSections(page);
    const { judged } = session(page);
    await page.locator(".part").first().locator("> summary").focus();
    await settle(page);
    await page.evaluate(() => globalThis.takeShifts());
    const focused = () => page.evaluate(() => {
      const at = document.querySelector("cyber-subsidie").shadowRoot.activeElement;
      return at && (at.id || at.innerText || at.value);
    });
    for (let at = await focused(); at; at = await focused()) {
      await page.keyboard.press("Tab");
      await settle(page);
      judged.still += 1;
      for (const { value, what } of await page.evaluate(() => globalThis.takeShifts())) judged.wrong.push(`from "${at}": shift of ${value.toFixed(4)}: ${what.join("; ")}`);
    }
    judge(t, judged, 50);
  });
}

test("a movement would be seen", async () => {
  const page = await open(390, sme());
  const visits = session(page);
  const button = page.getByRole("button", { name: "Alles openen of sluiten" });
  await visits.act("moved", button, () => page.evaluate(() => {
    document.querySelector("cyber-subsidie").shadowRoot.querySelector(".all").style.marginBlockStart = "40px";
  }));
  assert.match(visits.judged.wrong.join("\n"), /^moved: shift of 0\.\d+/);
});
