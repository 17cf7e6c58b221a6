// What somebody answers stays where it is pressed, while the result above it grows or shrinks. Most browsers see to
// that themselves (scroll anchoring); Safari does not.

/** Holds the place of each field in which something changes, unless somebody scrolls before the next picture. */
export const steady = (root) =>
  root.addEventListener("input", ({ target }) => {
    const top = () => target.getBoundingClientRect().top;
    const before = top();
    const scrolled = scrollY;
    requestAnimationFrame(() => {
      const moved = top() - before;
      if (moved && scrollY === scrolled) scrollBy({ top: moved, behavior: "instant" });
    });
  }, true);
