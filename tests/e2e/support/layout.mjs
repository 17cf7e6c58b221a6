// Where things stand on the page, measured.
import assert from "node:assert/strict";

/** Fails when the page can be moved sideways, or when a part of it sticks out; `where` names the state. */
export const assertNoSideways = async (page, where) => {
  const { wide, out } = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const out = [];
    const look = (root) => {
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) look(element.shadowRoot);
        if (element.closest("table") || element.closest("svg")) continue; // a table's own box tells
        const { left, right, width: own, height } = element.getBoundingClientRect();
        if (own > 1 && height > 1 && (right > width + 0.5 || left < -0.5)) {
          out.push(`${element.localName}.${element.getAttribute("class")} ${Math.round(left)}..${Math.round(right)}`);
        }
      }
    };
    look(document);
    return { wide: document.scrollingElement.scrollWidth - width, out: out.slice(0, 5) };
  });
  assert.equal(wide, 0, `${where}: ${wide} px too wide`);
  assert.deepEqual(out, [], `${where}: sticks out`);
};

/** The rectangle of what a locator finds, in the window. */
export const box = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
    return { top, bottom, left, right, width, height };
  });

/**
 * Every visible thing to press or type in that is smaller than 44 x 44 px. A radio button or a box to tick is as large as
 * its label; a link inside running text is as large as its text.
 */
export const smallTargets = (page) =>
  page.evaluate(() => {
    const small = [];
    const running = (link) => {
      const block = link.closest("p, li, td, dd, figcaption, address");
      return block !== null && block.innerText.trim().length > link.innerText.trim().length + 20;
    };
    const look = (root) => {
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) look(element.shadowRoot);
        if (!element.matches("a[href], button, summary, select, textarea, input:not([type=hidden])")) continue;
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        if (element.matches("a") && (running(element) || element.matches(".skip"))) continue;
        const target = element.matches("[type=radio], [type=checkbox]") ? element.labels[0] ?? element : element;
        const { width, height } = target.getBoundingClientRect();
        // What explains a question follows its hint, as a link in a sentence does.
        if (element.matches(".help summary") && width >= 24 && height >= 24) continue;
        if (width < 44 || height < 44) {
          small.push(`${element.localName} "${(target.innerText || element.id).trim().slice(0, 40)}" ${width.toFixed(1)} x ${height.toFixed(1)}`);
        }
      }
    };
    look(document);
    return small;
  });

/** All typed fields of the form that are shown: their id, label, letter size and the keyboard that they ask for. */
export const typedFields = (page) =>
  page.evaluate(() =>
    [...document.querySelector("cyber-subsidie").shadowRoot.querySelectorAll("input[type=text], select")].map((field) => ({
      id: field.id,
      code: field.id.replace(/^f\d+-/, ""),
      tag: field.localName,
      label: field.getAttribute("aria-label") ?? field.labels[0]?.innerText ?? "",
      size: parseFloat(getComputedStyle(field).fontSize),
      inputmode: field.getAttribute("inputmode"),
    })));

/** Texts that are cut by a box around them: wider or higher than it, where it hides what sticks out. Runs in the page. */
export const cut = () => {
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (element.matches("input, select, option, svg, .stack, script, style, .ways, .ways *") || !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
      const style = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      if (width <= 1 || height <= 1 || !element.innerText?.trim()) continue;
      const hides = (way) => ["hidden", "clip"].includes(way);
      if ((hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
        || (element.matches("th, td") && element.scrollWidth > element.clientWidth + 1)) {
        found.push(`${element.localName}.${element.className} "${element.innerText.trim().slice(0, 30)}" ${element.scrollWidth}x${element.scrollHeight} in ${element.clientWidth}x${element.clientHeight}`);
      }
    }
  };
  walk(document);
  return found;
};
