// Which texts are covered where they stand, as a reader sees them who scrolls through the page.

/**
 * Asks of every text in the window, at several points of it, what is on top there. Gives how many were asked, and which are
 * covered by something that is neither theirs nor the one opaque bar that may pass over the page, as high as BAR at most.
 */
const look = (BAR) => {
  const at = (x, y) => {
    let found = document.elementFromPoint(x, y);
    while (found?.shadowRoot) {
      const inside = found.shadowRoot.elementFromPoint(x, y);
      if (!inside || inside === found) break;
      found = inside;
    }
    return found;
  };
  const above = (node) => node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const chain = (node) => {
    const all = [];
    for (let one = node; one; one = above(one)) all.push(one);
    return all;
  };
  const opaque = (element) => !/^(transparent|rgba\(.*, 0(\.\d+)?\))$/.test(getComputedStyle(element).backgroundColor);
  const bars = new Set();
  const bar = (found) => {
    const all = chain(found);
    const sticks = all.findIndex((one) => ["sticky", "fixed"].includes(getComputedStyle(one).position));
    // What sticks, or what fills it.
    if (sticks < 0 || all[sticks].getBoundingClientRect().height > BAR || !all.slice(0, sticks + 1).some(opaque)) return false;
    bars.add(all[sticks]);
    return true;
  };
  const texts = [];
  const walk = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.shadowRoot) walk(node.shadowRoot);
      if (node.nodeType !== Node.TEXT_NODE || node.data.trim() === "") continue;
      const holder = node.parentElement;
      if (!holder || holder.closest("script, style, option, .visually-hidden, thead")) continue;
      if (holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) texts.push(node);
    }
  };
  walk(document.body);
  const covered = [];
  let asked = 0;
  for (const text of texts) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const holder = text.parentElement;
    const own = new Set(chain(holder));
    // What a container cuts off is not there to be read.
    const cuts = chain(holder).filter((one) => getComputedStyle(one).overflowY !== "visible").map((one) => one.getBoundingClientRect());
    for (const { left, top, width, height } of range.getClientRects()) {
      if (width < 2 || height < 2) continue;
      const points = [0.1, 0.5, 0.9].map((part) => [left + width * part, top + height / 2])
        .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight && cuts.every((cut) => y > cut.top && y < cut.bottom));
      if (points.length === 0) continue;
      asked += 1;
      const over = points.map(([x, y]) => at(x, y)).find((found) => found && !own.has(found) && !holder.contains(found) && !bar(found));
      if (over) covered.push(`"${text.data.trim().slice(0, 40)}" under ${over.localName}.${over.getAttribute("class")}`);
    }
  }
  return { asked, covered, bars: bars.size };
};

/** Scrolls through the whole page; the texts that are covered somewhere, each once for each step, and how many were asked. */
export const coveredTexts = async (page, bar) => {
  const seen = { asked: 0, covered: [], bars: 0 };
  for (let end = false, step = 0; !end; step += 1) {
    end = await page.evaluate(async (step) => {
      const top = step * Math.round(innerHeight * 0.6);
      scrollTo({ top, behavior: "instant" });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return top >= document.documentElement.scrollHeight - innerHeight;
    }, step);
    const { asked, covered, bars } = await page.evaluate(look, bar);
    seen.asked += asked;
    seen.covered.push(...covered);
    seen.bars = Math.max(seen.bars, bars);
  }
  return seen;
};
