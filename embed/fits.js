// On a wide page the card stays in view beside the questions, if a window is high enough for all of it; else the line at its bottom does.

/** Marks the app while the card is higher than the window, until the signal. */
export const fits = (root, signal) => {
  const app = root.firstElementChild;
  const card = app.querySelector(".result");
  const look = () => app.toggleAttribute("data-tall", card.offsetHeight + 32 > innerHeight);
  const watcher = new ResizeObserver(look);
  watcher.observe(card);
  addEventListener("resize", look, { signal });
  signal.addEventListener("abort", () => watcher.disconnect());
};
