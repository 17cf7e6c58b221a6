// A press does what it says, also right after typing; and what is pressed or typed in stays where it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ready, useSite } from "./support/site.mjs";
import { openFirms, put as putState, sme } from "./support/states.mjs";

const site = useSite();
// Every part of the form is open, and nothing is typed in it yet.
const OPEN = "1nl&o=y&s=c&g=y&t=y&x=y&q=y&r1&k=m&a";
const TEXTS = { sound: "12", "an amount": "12000,5", nonsense: "abc", "less than nothing": "-5", "a day to come": "31-12-2998", "half a year": "1-1-26" };

const open = async (width, options) => {
  const page = await site.open("", { viewport: { width, height: 844 }, hasTouch: true, reducedMotion: "reduce", ...options });
  await ready(page);
  await page.evaluate(() => {
    const { clipboard } = navigator;
    const write = clipboard.writeText.bind(clipboard);
    globalThis.copies = 0;
    clipboard.writeText = (text) => {
      globalThis.copies += 1;
      return write(text);
    };
  });
  return page;
};
/** With all sections open, and all of each firm's row. */
const put = async (page, state) => {
  await putState(page, state);
  await openFirms(page);
};
const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
const settle = (page) => page.evaluate(`(${frames})()`);
const inForm = (page, selector) => page.locator(`[part="questions"] ${selector}`);

/** How a finger and a mouse press: down, a moment, up, at one place. */
const pressing = async (page) => {
  const session = await page.context().newCDPSession(page);
  const touch = (type, touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
  return {
    mouse: async (x, y) => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await settle(page);
      await page.mouse.up();
    },
    finger: async (x, y) => {
      await touch("touchStart", [{ x, y }]);
      await settle(page);
      await touch("touchEnd", []);
    },
  };
};

/**
 * What can be pressed in the form, with what each says of itself: which it is, whether it is picked, how much stands in the form, and
 * whether its section is open.
 */
// The ways out of a section are there for the keyboard alone.
const pressable = (page) => inForm(page, ":is(label:has([type=radio], [type=checkbox]), button:not(.ways *)):visible");
const tell = (element) => {
  const root = element.getRootNode();
  const count = (selector) => root.querySelectorAll(selector).length;
  const picked = [...root.querySelectorAll("[type=radio]:checked")].map(({ name, value }) => name + value);
  return {
    picked: element.querySelector("input")?.checked,
    // What a button does: something is added or removed, a card folds or unfolds, questions are answered, one is led to a field, something is copied.
    form: [count("fieldset"), count(".firm"), count("[data-folded]"), ...picked, globalThis.copies].join(),
    led: element.matches(".totals button") && (root.activeElement?.matches("input, select") ?? false),
  };
};

const BOTH = [TEXTS["an amount"], TEXTS.nonsense];
for (const [width, pointer, texts] of [[390, "finger", BOTH], [390, "mouse", BOTH.slice(1)], [1280, "mouse", BOTH.slice(1)]]) {
  test(`${width} px, ${pointer}: every press right after typing does what it says`, async (t) => {
    const page = await open(width);
    const press = (await pressing(page))[pointer];
    await put(page, OPEN);
    const count = await pressable(page).count();
    const lost = [];
    for (let index = 0; index < count; index += 1) {
      for (const text of texts) {
        await put(page, OPEN);
        const target = pressable(page).nth(index);
        // In the field before it, the nearest one that can still be empty.
        const name = await target.evaluate((element, text) => {
          const fields = [...element.getRootNode().querySelectorAll("[part=questions] input[type=text]")];
          const before = fields.filter((field) => field.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
          const field = before.at(-1) ?? fields[0];
          field.focus();
          return `"${element.innerText.trim().slice(0, 40)}" after "${text}" in ${field.getAttribute("aria-label") ?? field.labels[0].innerText}`;
        }, text);
        await page.keyboard.insertText(text);
        await target.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
        await settle(page);
        const before = await target.evaluate(tell);
        const { x, y, width: w, height: h } = await target.boundingBox();
        await press(x + w / 2, y + h / 2);
        // A busy machine may take a while to do it; a press that was lost is never done.
        let done = false;
        for (const end = Date.now() + 1_000; !done && Date.now() < end;) {
          await settle(page);
          const gone = (await pressable(page).count()) < count;
          const after = gone ? {} : await pressable(page).nth(index).evaluate(tell);
          done = before.picked === undefined ? gone || after.form !== before.form || after.led
            : after.picked !== before.picked || (before.picked && after.picked);
        }
        if (!done) lost.push(name);
      }
    }
    t.diagnostic(`${lost.length} of ${texts.length * count} presses lost`);
    assert.ok(count > 35, `${count} things to press`);
    assert.deepEqual(lost, []);
  });
}

for (const width of [320, 390, 1280]) {
  test(`${width} px: nothing moves on leaving a field, whatever was typed in it`, async (t) => {
    const page = await open(width, {
      before: (page) => page.addInitScript(() => {
        globalThis.shifts = [];
        // With those that the browser forgives because somebody had just typed.
        new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries())).observe({ type: "layout-shift" });
      }),
    });
    const moved = [];
    let shift = 0;
    for (const [name, text] of Object.entries(TEXTS)) {
      await put(page, OPEN);
      const fields = inForm(page, "input[type=text]");
      const count = await fields.count();
      assert.ok(count > 25, `${count} fields`);
      for (let index = 0; index < count; index += 1) {
        await fields.nth(index).evaluate((field) => {
          field.scrollIntoView({ block: "center", behavior: "instant" });
          field.focus({ preventScroll: true });
        });
        await page.keyboard.insertText(text);
        await settle(page);
        const seen = await fields.nth(index).evaluate(async (field, frames) => {
          const settle = new Function(`return (${frames})()`);
          const places = () => [...field.getRootNode().querySelectorAll("input, select, button, legend, label, .after")].map((one) => one.getBoundingClientRect().top);
          globalThis.shifts.length = 0;
          const before = places();
          field.blur();
          await settle();
          const after = places();
          return {
            label: field.getAttribute("aria-label") ?? field.labels[0].innerText,
            moved: Math.max(...before.map((top, at) => Math.abs(top - after[at]))),
            shift: globalThis.shifts.reduce((sum, { value }) => sum + value, 0),
          };
        }, String(frames));
        shift += seen.shift;
        if (seen.moved > 0 || seen.shift > 0) moved.push(`${seen.label}, ${name}: ${seen.moved} px, shift ${seen.shift}`);
      }
    }
    t.diagnostic(`layout shift on leaving fields ${shift.toFixed(4)}`);
    assert.deepEqual(moved, []);
  });
}

test("the figures of a year stay on one line, and those of a column below each other, whatever is told of one of them", async () => {
  const page = await open(768);
  await put(page, `${OPEN}&h1=12`);
  const row = page.locator(".firm").first();
  const cell = (code, year) => row.locator(`[id$="-${code}${year}"]`);
  const [codes, years] = [["h", "t", "b"], [1, 2]];
  for (const text of Object.values(TEXTS)) {
    for (const code of codes) await cell(code, 1).fill(text);
    await cell("b", 1).blur();
    const boxes = await Promise.all(codes.map((code) => Promise.all(years.map((year) => cell(code, year).boundingBox()))));
    for (const [at, [last, before]] of boxes.entries()) {
      assert.deepEqual([last.y, before.y], boxes[0].map(({ y }) => y), `${codes[at]} after ${text}: on the line of its year`);
      assert.deepEqual([last.x, last.width], [before.x, before.width], `${codes[at]} after ${text}: in its column`);
    }
  }
});

test("without scroll anchoring: what is pressed or typed in stays in its place, while the result above it changes", async () => {
  const page = await open(390);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { overflow-anchor: none !important }");
    document.adoptedStyleSheets.push(sheet);
    document.querySelector("cyber-subsidie").shadowRoot.adoptedStyleSheets.push(sheet);
  });
  // Few answers are left, so that the result above the questions grows and shrinks with them.
  for (const state of [sme({ x: "", n: "", w: "" }), sme({ t: "", m: "" }), sme({ s: "", p: "" })]) {
    await put(page, state);
    const options = inForm(page, "label:has([type=radio])");
    const count = await options.count();
    for (let index = 0; index < count; index += 1) {
      const option = options.nth(index);
      const moved = await option.evaluate(async (label, frames) => {
        label.scrollIntoView({ block: "center", behavior: "instant" });
        const before = label.getBoundingClientRect().top;
        label.click();
        await new Function(`return (${frames})()`)();
        return label.getBoundingClientRect().top - before;
      }, String(frames));
      assert.ok(Math.abs(moved) <= 1, `${state}: "${await option.innerText()}" (${index}) moved ${moved} px`);
    }
  }
  await put(page, sme({ p: "" }));
  const postcode = page.getByLabel("Postcode van de vestiging die het traject krijgt");
  await postcode.evaluate((field) => { field.scrollIntoView({ block: "center", behavior: "instant" }); field.focus(); });
  const top = () => postcode.evaluate((field) => field.getBoundingClientRect().top);
  const before = await top();
  for (const key of "1000") {
    await page.keyboard.press(key);
    await settle(page);
    assert.ok(Math.abs(await top() - before) <= 1, `after ${key} the field moved ${await top() - before} px`);
  }
});
