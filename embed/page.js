// The public page as a host of the element: only this host keeps the answers in its own address.
import { define } from "./element.js";
import { load } from "./load.js";

const element = document.querySelector("cyber-subsidie");

/** Reads only fragments that may be our links, also spoilt ones: the address may also name a section of the page, none of which begins with a digit. */
const fromAddress = () => {
  let state = location.hash.slice(1).replace(/^1nl/i, "1nl").replaceAll("&amp;", "&");
  // Some programs escape a whole link once more. One that was not has a sign between its parts.
  if (!state.includes("&")) state = unescape(state);
  if (/^\d/.test(state) && state !== element.state) element.state = state;
};

/** Wait at most this long (milliseconds), for browsers that do not report their first paint. */
const PATIENCE = 500;

/** Resolves after the first paint of the document: starting the calculator earlier would delay both on a slow phone. */
const painted = new Promise((then) => {
  setTimeout(then, PATIENCE);
  new PerformanceObserver(then).observe({ type: "paint", buffered: true });
});

fromAddress();
painted.then(() => define(location.href.split("#")[0]));
addEventListener("hashchange", fromAddress);
let due;
const keep = () => {
  clearTimeout(due);
  due = undefined;
  const { state } = element;
  const { pathname, search } = location;
  history.replaceState(history.state, "", state ? `#${state}` : pathname + search);
};
// Writing the address is slow, so while somebody types it waits for a pause or for leaving the field.
element.addEventListener("cyber-subsidie-change", () => {
  clearTimeout(due);
  if (element.shadowRoot.activeElement?.matches("[type=text]")) due = setTimeout(keep, 300);
  else keep();
});
// On leaving a field the address is written in the next task; on leaving the page at once, because there is no next task.
addEventListener("focusout", () => {
  if (due === undefined) return;
  clearTimeout(due);
  due = setTimeout(keep);
});
addEventListener("pagehide", () => due !== undefined && keep());

// The page in another language takes the answers along, also into another tab.
for (const kind of ["pointerdown", "focusin", "click"]) {
  addEventListener(kind, (event) => {
    const link = event.composedPath()[0].closest?.("a[hreflang]");
    if (link) link.hash = element.state;
  });
}

// Links within the page (plain links without a script) scroll without changing the address, which keeps the answers.
addEventListener("click", (event) => {
  const link = event.composedPath()[0].closest?.('a[href^="#"]');
  let place = link && document.getElementById(link.hash.slice(1));
  if (!place || event.defaultPrevented) return;
  event.preventDefault();
  if (place === element) place = element.shadowRoot?.querySelector("[part~=questions]") ?? element;
  if (place.localName === "details") {
    place.open = true;
    place = place.firstElementChild;
  }
  // Focusable only this once: a section that always was would take the focus at every click beside a field.
  place.tabIndex = -1;
  place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
  place.focus({ preventScroll: true });
  place.scrollIntoView();
});

// What is good to know stands open for readers without a script, and where the calculator can't come.
const folds = document.querySelectorAll("details");
for (const fold of folds) fold.open = location.hash === `#${fold.id}`;
element.addEventListener("cyber-subsidie-error", ({ detail }) => {
  if (detail.property) return;
  for (const fold of folds) fold.open = true;
});

// Sections that the calculator shows live are hidden once it has started.
element.addEventListener("cyber-subsidie-ready", () => {
  for (const section of document.querySelectorAll("[data-until-ready]")) section.hidden = true;
});

/** Resolves when the rules are loaded; the element reports a failure. */
export const ready = painted.then(load);
ready.catch(() => {});
export { counterfactuals, evaluate, explain } from "cybersubsidie";
