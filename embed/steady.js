// What somebody answers stays where it is pressed, while the result above it grows or shrinks. Safari does not see to
// that itself, and Firefox may hold what stands below the answer instead.
import { hold } from "./scroll.js";

/**
 * Runs once after this event and all that follows from it, before the next picture: in a task of its own, since what it measures
 * is laid out for it; and soon, since a scroll that comes first would be taken for a movement.
 */
const afterwards = (run) => {
  let done = false;
  const once = () => {
    if (!done) run();
    done = true;
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    once();
  };
  port2.postMessage(null);
  requestAnimationFrame(once);
};

/** Holds the place of each field in which something changes. */
export const steady = (root) =>
  root.addEventListener("input", ({ target }) => {
    const before = target.getBoundingClientRect().top;
    afterwards(() => hold(target, before));
  }, true);
