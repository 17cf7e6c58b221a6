// What somebody answers stays where it is pressed, while the result above it grows or shrinks. Safari does not see to
// that itself, and Firefox may hold what stands below the answer instead.

const CHANGES = { attributes: true, characterData: true, childList: true, subtree: true };

/** Holds the place of each field in which something changes, until whatever comes after the answer is written. */
export const steady = (root) =>
  root.addEventListener("input", ({ target }) => {
    const top = () => target.getBoundingClientRect().top;
    const before = top();
    // An observer is told before anybody can scroll: a scroll right after typing is not undone.
    const written = new MutationObserver(() => scrollBy({ top: top() - before, behavior: "instant" }));
    written.observe(root, CHANGES);
    setTimeout(() => written.disconnect());
  }, true);
