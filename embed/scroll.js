// Holds a place: scrolls what it stands in, and never a page behind a sheet of the host's.

/** Scrolls so that `element`, which was at `before` (pixels from the window's top), is there again: the nearest around it that scrolls. */
export const hold = (element, before) => {
  const by = { top: element.getBoundingClientRect().top - before, behavior: "instant" };
  const { body, defaultView } = element.ownerDocument;
  let at = element;
  // Also beyond shadow roots and slots.
  while ((at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host)) {
    const { overflowY, position } = getComputedStyle(at);
    // What has the body's style scrolls with the window; and what is fixed goes nowhere with the page.
    if (position === "fixed" || (at !== body && /auto|scroll/.test(overflowY) && at.scrollHeight > at.clientHeight)) {
      at.scrollBy(by);
      return;
    }
  }
  defaultView.scrollBy(by);
};
