// The public page as a host of the element: it alone keeps the answers in its own address.
import { define } from "./element.js";
import { load } from "./load.js";

const element = document.querySelector("cyber-subsidie");

/** Only what looks like a link of ours: the address may also name a place on the page. */
const fromAddress = () => {
  const state = location.hash.slice(1);
  if (/^\d+[a-z]{2}(&|$)/.test(state) && state !== element.state) element.state = state;
};

/** At most so long after the script (milliseconds): a browser that keeps its pictures to itself has the calculator too. */
const PATIENCE = 500;

/** The document's own picture comes first: to make the calculator before it would keep a slow phone from both. */
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
// Writing the address is slow work: while somebody types it waits for a pause, or for leaving the field.
element.addEventListener("cyber-subsidie-change", () => {
  clearTimeout(due);
  if (element.shadowRoot.activeElement?.matches("[type=text]")) due = setTimeout(keep, 300);
  else keep();
});
// On leaving a field it is written at once, though in a task of its own; on leaving the page there is no later.
addEventListener("focusout", () => {
  if (due === undefined) return;
  clearTimeout(due);
  due = setTimeout(keep);
});
addEventListener("pagehide", () => due !== undefined && keep());

// A jump on the page, which without a script is a plain link: the address keeps the answers.
for (const link of document.querySelectorAll('a[href^="#"]')) {
  link.addEventListener("click", (event) => {
    const place = document.getElementById(link.hash.slice(1));
    if (!place) return;
    event.preventDefault();
    // Takes the focus this once: a part of the page that always did would take it from every press beside a field.
    place.tabIndex = -1;
    place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
    place.focus({ preventScroll: true });
    place.scrollIntoView();
  });
}

// What the calculator shows live need not stand below it once more; without it, it does.
element.addEventListener("cyber-subsidie-ready", () => {
  for (const section of document.querySelectorAll("[data-until-ready]")) section.hidden = true;
});

/** The rules, once they are there; a failure is told by the element. */
export const ready = painted.then(load);
ready.catch(() => {});
export { evaluate, explain } from "cybersubsidie";
