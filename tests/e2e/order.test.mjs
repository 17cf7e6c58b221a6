// The order of the document is the order one sees, headings skip no level, and every part can be reached from every other.
import assert from "node:assert/strict";
import { test } from "node:test";
import { host } from "./support/element.mjs";
import { PORTRAIT } from "./support/portrait.mjs";
import { settle } from "./support/session.mjs";
import { ready, useSite } from "./support/site.mjs";
import { put, sme, unfold } from "./support/states.mjs";

const site = useSite();
const SIZES = [[390, 844], [1280, 900]];
const SECTIONS = ["Grootte", "Je onderneming", "Eerdere steun", "Offerte en dag"];

/**
 * Headings, landmarks and things to press or type in, in the order of the document as it is drawn (shadow roots and slots included),
 * with their places on the page. `column` tells those in the card from all others where it stands beside the questions.
 */
const inOrder = () => {
  const kinds = "h1, h2, h3, h4, h5, h6, header, main, footer, nav, section, a[href], button, input, select, summary, legend, label";
  const found = [];
  const columns = [...document.querySelectorAll("cyber-subsidie")].map(({ shadowRoot }) => {
    const [card, questions] = [".result", ".main"].map((name) => shadowRoot.querySelector(name).getBoundingClientRect());
    return card.left >= questions.right;
  });
  const walk = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches(kinds) && node.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) {
      const { left, right, top, bottom, width, height } = node.getBoundingClientRect();
      // What is there for a screen reader alone has no place that is seen.
      if (width > 1 && height > 1 && !node.closest(".skip, .ways")) {
        const name = (node.labels?.[0] ?? node).innerText?.replace(/\s+/g, " ").trim().slice(0, 40);
        const [card] = [node.closest(".result")];
        const pinned = Boolean(node.closest(".stick"));
        found.push({ kind: node.localName, name, left, right, top: top + scrollY, bottom: bottom + scrollY, column: columns[0] && card ? "card" : "page", pinned, heading: /^h\d$/.test(node.localName) });
      }
    }
    const children = node.shadowRoot?.children ?? (node.localName === "slot" && node.assignedElements().length > 0 ? node.assignedElements() : node.children);
    for (const child of children) walk(child);
  };
  walk(document.body);
  return found;
};

/** What follows in the document stands below what came before, or to its right. A block that holds what follows only begins before it. */
const outOfOrder = (all) => {
  const wrong = [];
  for (const column of ["page", "card"]) {
    const its = all.filter((one) => one.column === column && !one.pinned);
    for (const [at, one] of its.entries()) {
      const before = its[at - 1];
      if (!before) continue;
      const holds = before.top <= one.top + 1 && before.bottom >= one.bottom - 1 && before.left <= one.left + 1 && before.right >= one.right - 1;
      const below = one.top >= before.bottom - 1;
      const beside = one.left >= before.right - 1;
      const same = one.top >= before.top - 1 && one.left >= before.left - 1;
      if (!holds && !below && !beside && !same) {
        wrong.push(`${one.kind} "${one.name}" (${Math.round(one.left)}, ${Math.round(one.top)}) after ${before.kind} "${before.name}" (${Math.round(before.left)}, ${Math.round(before.top)} to ${Math.round(before.bottom)})`);
      }
    }
  }
  return wrong;
};

/** Levels of headings that skip one. */
const skipped = (all) => {
  const wrong = [];
  let last = 0;
  for (const { kind, name, heading } of all) {
    if (!heading) continue;
    const level = Number(kind[1]);
    if (level > last + 1) wrong.push(`${kind} "${name}" after level ${last}`);
    last = level;
  }
  return wrong;
};

for (const [width, height] of SIZES) {
  test(`${width} px: in every state of the portrait, folded and open, the order of the document is the order seen`, async (t) => {
    const page = await site.open("", { viewport: { width, height }, reducedMotion: "reduce" });
    await ready(page);
    const wrong = [];
    let count = 0;
    for (const [name, state] of Object.entries(PORTRAIT)) {
      await put(page, state);
      for (const way of ["as it comes", "all open"]) {
        if (way === "all open") await unfold(page);
        await settle(page);
        const all = await page.evaluate(inOrder);
        count += all.length;
        wrong.push(...[...outOfOrder(all), ...skipped(all)].map((line) => `${name}, ${way}: ${line}`));
        assert.equal(all.find(({ heading }) => heading).kind, "h1", "the first heading is the page's");
        assert.ok(all.filter(({ heading }) => heading).length > 6, "headings were found");
        assert.equal(new Set(all.map(({ column }) => column)).size, width > 800 ? 2 : 1, "the columns are told apart");
      }
    }
    t.diagnostic(`${count} things in order`);
    assert.deepEqual([...new Set(wrong)], []);
    // Both measures see what is wrong.
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector("cyber-subsidie");
      shadowRoot.querySelector(".parts").style.cssText = "display:flex;flex-direction:column-reverse";
      shadowRoot.querySelector(".part h3").outerHTML = "<h5>Grootte</h5>";
    });
    const all = await page.evaluate(inOrder);
    assert.notDeepEqual(outOfOrder(all), []);
    assert.notDeepEqual(skipped(all), []);
  });

  test(`${width} px: the result is a landmark with its heading, and every section has a way to it by keyboard`, async () => {
    const page = await site.open("", { viewport: { width, height }, reducedMotion: "reduce" });
    await ready(page);
    for (const state of ["nothing answered", sme(), sme({ p: "1000" })]) {
      await put(page, state);
      const result = page.getByRole("region", { name: "Resultaat", exact: true });
      assert.equal(await result.count(), 1);
      const [heading] = await result.getByRole("heading").all();
      assert.equal(await heading.evaluate((element) => element.localName), "h2");
      assert.notEqual((await heading.innerText()).trim(), "");
      for (const title of SECTIONS) {
        const summary = page.locator(".part > summary", { has: page.getByRole("heading", { name: title, exact: true }) });
        if (!await summary.evaluate((element) => element.parentElement.open)) await summary.click();
        const ways = summary.locator("xpath=..").locator(".ways button");
        // From the section's last field onwards.
        await summary.locator("xpath=..").locator(":is(input, select, summary):visible").last().focus();
        const [first, last] = [ways.first(), ways.last()];
        for (let steps = 0; steps < 4 && !await last.evaluate((element) => element.matches(":focus")); steps += 1) await page.keyboard.press("Tab");
        assert.equal((await last.innerText()).trim(), "Naar het resultaat", title);
        assert.ok(await last.evaluate((element) => element.matches(":focus")), `${title}: a step by Tab leads there`);
        assert.ok(await first.isVisible() && await last.isVisible());
        const seen = await last.evaluate((element) => {
          const { left, top, width, height } = element.getBoundingClientRect();
          return element.contains(element.getRootNode().elementFromPoint(left + width / 2, top + height / 2));
        });
        assert.ok(seen, `${title}: one sees where one is`);
        await page.keyboard.press("Enter");
        await settle(page);
        const at = await result.evaluate((element) => ({ focused: element.getRootNode().activeElement === element, top: element.getBoundingClientRect().top }));
        assert.ok(at.focused, `${title}: one stands at the result`);
        assert.ok(at.top >= -1 && at.top < height, `${title}: it begins at ${at.top} px`);
      }
    }
  });
}

test("in a host's page the levels follow the one that the host names", async () => {
  for (const level of [2, 3, 4]) {
    const before = Array.from({ length: level - 2 }, (_, at) => `<h${at + 2}>Deel</h${at + 2}>`).join("");
    const page = await host(site, `${before}<cyber-subsidie eager heading-level="${level}"></cyber-subsidie>`, { viewport: { width: 390, height: 844 } });
    await ready(page);
    await put(page, PORTRAIT["room-for-start"]);
    const all = await page.evaluate(inOrder);
    assert.deepEqual(skipped(all), [], `level ${level}`);
    assert.ok(all.some(({ kind }) => kind === `h${level + 1}`));
  }
});
