// The public page as a host of the element: it alone keeps the answers in its own address.
import { evaluate, explain, ready } from "./element.js";

const element = document.querySelector("cyber-subsidie");

/** Only what looks like a link of ours: the address may also name a place on the page. */
const fromAddress = () => {
  const state = location.hash.slice(1);
  if (/^\d+[a-z]{2}(&|$)/.test(state) && state !== element.state) element.state = state;
};

fromAddress();
addEventListener("hashchange", fromAddress);
element.addEventListener("cyber-subsidie-change", () => {
  const { state } = element;
  const { pathname, search } = location;
  history.replaceState(history.state, "", state ? `#${state}` : pathname + search);
});

export { evaluate, explain, ready };
