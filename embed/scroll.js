// Holds a place: scrolls what it stands in, and never a page behind a sheet of the host's.

/** Scrolls so that `element`, which was at `before` (pixels from the window's top), is there again: the nearest around it that scrolls. */
export const hold = (element, before) => {
  const top = element.getBoundingClientRect().top - before;
  const { body, defaultView } = element.ownerDocument;
  let at = element;
  let found;
  while (top && !found) {
    // Also beyond shadow roots and slots.
    at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host ?? body;
    const { overflowY, position } = getComputedStyle(at);
    // What has the body's style scrolls with the window; and what is fixed goes nowhere with the page.
    const scrolls = position === "fixed" || (/auto|scroll/.test(overflowY) && at.scrollHeight > at.clientHeight);
    found = at === body ? defaultView : scrolls && at;
  }
  found?.scrollBy({ top, behavior: "instant" });
};
