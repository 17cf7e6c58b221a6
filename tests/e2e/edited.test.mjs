// An element that was edited for long says the same as one freshly made from its link: nothing of what was answered before is left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ready, useSite } from "./support/site.mjs";
import { put, STATES } from "./support/states.mjs";

const site = useSite();
const SEQUENCES = 60;
const EDITS = 40;

/** Runs in the page: so many edits by a visitor, chosen by a seed, in whatever the form shows then. */
const edit = async ([seed, edits]) => {
  let state = seed;
  const random = (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const one = (list) => list[random(list.length)];
  const element = document.querySelector("cyber-subsidie");
  const TEXTS = ["", "9000", "1000", "25", "60", "0", "250", "1.000", "300.000", "18.500", "60.000.000", "24-11-2023", "23-11-2026", "01-03-2027", "abc", "-5"];
  for (let count = 0; count < edits; count += 1) {
    const all = [...element.shadowRoot.querySelectorAll('[part="questions"] :is(input, select, button, summary)')].filter((field) => field.checkVisibility() && !field.disabled
      // What is typed to find a provider is no answer, and in no link.
      && field.id !== "providers");
    const field = one(all);
    if (field.localName === "select") field.value = one([...field.options]).value;
    else if (field.type === "text") field.value = one(TEXTS);
    else field.click();
    if (["text", "select-one"].includes(field.type)) {
      field.focus();
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      field.blur();
    }
    await new Promise((done) => setTimeout(done));
  }
  return element.state;
};

/**
 * Runs in the page: all that an element says, but for what was copied, pasted or can be put back, for what could change the result (which
 * comes after a pause), and but for what is told at an empty field (half of an
 * award): that waits until one has been there.
 */
const says = async (index) => {
  const element = document.querySelectorAll("cyber-subsidie")[index];
  const root = element.shadowRoot.querySelector('[part="root"]');
  // What a visitor has folded is no part of the answers, nor whether the card then still fits the window.
  // Some parts are made when they are unfolded, with folds of their own.
  for (let times = 0; times < 2; times += 1) {
    for (const fold of root.querySelectorAll("details")) fold.open = true;
    await new Promise((done) => setTimeout(done, 30));
  }
  const words = (part) => part.textContent.replace(/\s+/g, " ").trim();
  const fields = [...root.querySelectorAll("input, select")].map((field) => {
    const [name, value] = [field.labels[0] && words(field.labels[0]), field.type === "radio" ? field.checked : field.value];
    if (value === "") return [name, value];
    const tied = (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean).map((id) => root.getRootNode().getElementById(id));
    return [name, value, field.getAttribute("aria-invalid"), tied.filter((part) => part.checkVisibility()).map(words)];
  });
  const parts = [...root.querySelectorAll("h2, h3, h4, p, li, td, th, legend, label, summary, button")]
    .filter((part) => part.checkVisibility() && !part.matches(".error, [role=status], .bar-in-view") && !part.closest(".undo, .changes, .pasted")).map(words)
    .filter((text) => !text.startsWith("Verwijderen ongedaan maken"));
  return { state: element.state, application: element.application, evaluation: element.evaluation, fields, parts };
};

test(`${SEQUENCES} times ${EDITS} edits, each against a fresh element`, { timeout: 540_000 }, async () => {
  const page = await site.open();
  await ready(page);
  const starts = Object.keys(STATES);
  for (let seed = 1; seed <= SEQUENCES; seed += 1) {
    await put(page, starts[seed % starts.length]);
    const state = await page.evaluate(edit, [seed, EDITS]);
    await page.evaluate(async (state) => {
      const fresh = document.createElement("cyber-subsidie");
      fresh.setAttribute("eager", "");
      fresh.setAttribute("state", state);
      document.body.append(fresh);
    }, state);
    await page.waitForFunction(() => document.querySelectorAll("cyber-subsidie")[1].shadowRoot?.querySelector('[part="conditions"]'));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const [edited, fresh] = [await page.evaluate(says, 0), await page.evaluate(says, 1)];
    for (const what of Object.keys(edited)) assert.deepEqual(edited[what], fresh[what], `sequence ${seed}: ${what} of ${state}`);
    await page.evaluate(() => document.querySelectorAll("cyber-subsidie")[1].remove());
  }
});
