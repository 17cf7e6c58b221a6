// For a page with frames of the frame.html beside this script (docs/EMBEDDING.md): greets each, makes it as high as its content, and
// tells on it, as events, what it tells.
const own = new URL("frame.html", import.meta.url);
const MARK = "cyber-subsidie";
const FORM = 1;
/** A frame is never lower or higher, in pixels, whatever it says. */
const [LOWEST, HIGHEST] = [100, 30_000];
const EVENTS = ["ready", "error", "contact"];

const isOurs = (frame) => frame.localName === "iframe" && frame.src.split("#")[0] === own.href;
const frames = () => [...document.querySelectorAll("iframe")].filter(isOurs);

const greet = (frame) => {
  // Still the empty document that every frame begins with, which is of this page's own origin.
  if (frame.contentDocument && frame.contentDocument.URL.split("#")[0] !== own.href) return;
  frame.contentWindow?.postMessage({ [MARK]: FORM }, own.origin);
};

addEventListener("message", ({ source, origin, data }) => {
  if (origin !== own.origin || data?.[MARK] !== FORM) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame) return;
  const { what, detail } = data;
  if (what === "height" && Number.isFinite(detail)) {
    frame.style.boxSizing = "content-box";
    frame.style.height = `${Math.min(Math.max(detail, LOWEST), HIGHEST)}px`;
  }
  if (EVENTS.includes(what)) frame.dispatchEvent(new CustomEvent(`${MARK}-${what}`, { bubbles: true, detail }));
});

// Captured, since "load" does not bubble: frames that come later are greeted too.
document.addEventListener("load", ({ target }) => isOurs(target) && greet(target), true);
frames().forEach(greet);
