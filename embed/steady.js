// Keeps the answered question in its place on the screen while the result above it grows or shrinks. Safari has no scroll
// anchoring, and Firefox may anchor to something below the answer instead.

const CHANGES = { attributes: true, characterData: true, childList: true, subtree: true };

/** Holds the position of a field whose value changes until everything that follows from the answer has been rendered. */
export const steady = (root) =>
  root.addEventListener("input", ({ target }) => {
    const top = () => target.getBoundingClientRect().top;
    const before = top();
    // The observer runs before the visitor can scroll, so a scroll right after typing is not undone.
    const written = new MutationObserver(() => scrollBy({ top: top() - before, behavior: "instant" }));
    written.observe(root, CHANGES);
    setTimeout(() => written.disconnect());
  }, true);
