// The public page as a host of the element: it alone keeps the answers in its own address.
import { evaluate, ready } from "./element.js";

const element = document.querySelector("cyber-subsidie");
const fromAddress = () => { element.state = location.hash.slice(1); };

fromAddress();
addEventListener("hashchange", fromAddress);
element.addEventListener("cyber-subsidie-change", () => {
  const { pathname, search } = location;
  history.replaceState(history.state, "", element.state ? `#${element.state}` : pathname + search);
});

export { evaluate, ready };
