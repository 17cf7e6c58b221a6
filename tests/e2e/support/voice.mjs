// What a screen reader is told: every text that comes into a live region, of the document or of the element.

/** Listens from now on; only once what is on the page is built. */
export const listen = (page) =>
  page.evaluate(() => {
    const live = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"], output';
    globalThis.said = [];
    const hear = (root) => new MutationObserver((changes) => {
      const regions = new Set();
      for (const { target } of changes) {
        const region = (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest(live);
        if (region) regions.add(region);
      }
      for (const region of regions) globalThis.said.push(region.textContent);
    }).observe(root, { childList: true, characterData: true, subtree: true });
    hear(document);
    hear(document.querySelector("cyber-subsidie").shadowRoot);
  });

/** The pause (milliseconds) after which a new result is said, and a while more. */
export const PAUSE = 1_300;

/** What was said since, once the visitor has paused for so long. */
export const said = async (page, pause = PAUSE) => {
  await page.waitForTimeout(pause);
  return page.evaluate(() => globalThis.said.splice(0));
};
