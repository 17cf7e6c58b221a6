// The document of the frame (docs/EMBEDDING.md): gives the element the options of its address, and speaks with nobody but the page
// around it, once that page has greeted: its height, that it is ready, codes of errors, and what the visitor agreed to hand over.
const element = document.querySelector("cyber-subsidie");
const MARK = "cyber-subsidie";
/** The form of the messages, in the greeting too. */
const FORM = 1;

/** The origin of the page around, as the browser told it with the greeting. */
let host;
/** What became of the calculator, for a page that greets later. */
let state;

const tell = (what, detail) => host && parent.postMessage({ [MARK]: FORM, what, detail }, host);

// Not scrollHeight, which is never less than the window.
const tellHeight = () => tell("height", Math.ceil(document.body.getBoundingClientRect().height));

/** What an attribute becomes in a frame. `event` needs a page that greeted; the name of an origin is never taken from the address. */
const contact = (wanted) => (wanted === "event" ? host && `event:${host}` : /^(mailto|https):/.test(wanted) ? wanted : null);

const setUp = () => {
  const told = new URLSearchParams(location.hash.slice(1));
  for (const name of element.constructor.observedAttributes ?? []) {
    if (name === "eager") continue;
    const given = told.get(name);
    const value = name === "contact" && given !== null ? contact(given) : given;
    if (value == null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
  document.documentElement.lang = /^[a-z-]{2,9}$/i.test(told.get("lang")) ? told.get("lang") : "nl";
  document.documentElement.style.colorScheme = { light: "light", dark: "dark" }[told.get("theme")] ?? "";
};

addEventListener("message", ({ source, origin, data }) => {
  // An opaque origin ("null") is the name of many pages: nothing could be told to one of them alone.
  if (source !== parent || parent === window || origin === "null" || data?.[MARK] !== FORM) return;
  if (host && host !== origin) return;
  host = origin;
  setUp();
  if (state) tell(...state);
  tellHeight();
});

for (const what of ["ready", "error"]) {
  element.addEventListener(`cyber-subsidie-${what}`, ({ detail }) => {
    const told = detail ? [what, { code: detail.code }] : [what];
    // A value that was no good changes nothing of what there is.
    if (!detail?.property) state = told;
    tell(...told);
    // A browser observes nothing in a frame that is out of sight; and what stands below the questions comes a task later.
    setTimeout(tellHeight);
  });
}
element.addEventListener("cyber-subsidie-contact", ({ detail }) => {
  // What goes to an address is not for the page around.
  if (element.getAttribute("contact") === `event:${host}`) tell("contact", detail);
});

// A frame as high as its content is higher than the window: a sheet opens where it was asked for, not in the middle of the frame.
const place = (event) => {
  const { shadowRoot } = element;
  if (!host || !shadowRoot) return;
  const { top } = event.composedPath()[0].getBoundingClientRect();
  for (const sheet of shadowRoot.querySelectorAll("dialog")) {
    const room = innerHeight - sheet.offsetHeight - 16;
    sheet.style.marginBlock = `${Math.max(16, Math.min(top - 100, room))}px auto`;
  }
};
// Before it opens, so that the browser scrolls to the right place; and after, when its height is known.
element.addEventListener("click", place, true);
element.addEventListener("click", (event) => {
  if (element.shadowRoot?.querySelector("dialog[open]")) place(event);
});

new ResizeObserver(tellHeight).observe(document.body);
addEventListener("hashchange", setUp);
customElements.whenDefined("cyber-subsidie").then(setUp);
