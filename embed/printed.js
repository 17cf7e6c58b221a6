// Prints the element alone from a host's page: a copy in a frame of our own, made without markup, whose style sheet is constructed in the
// frame. Nothing is fetched and no policy of the host is asked for it.

/** `sheetOf(CSSStyleSheet)` makes the style sheet of a window; `complete()` makes the end of the sheet. */
export const printed = async (root, sheetOf, complete) => {
  complete();
  // What the app changes, it changes in a task of its own.
  await new Promise((then) => setTimeout(then));
  const held = root.getRootNode().activeElement;
  const frame = document.createElement("iframe");
  // Not hidden: a frame that is not laid out prints nothing.
  frame.style = "position:fixed;left:-200vw;width:794px;height:1px;border:0";
  frame.ariaHidden = "true";
  frame.tabIndex = -1;
  document.body.append(frame);
  const inside = frame.contentDocument;
  const { contentWindow: view } = frame;
  inside.documentElement.lang = root.lang;
  inside.title = document.title;
  const host = inside.createElement("div");
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheetOf(view.CSSStyleSheet)];
  shadow.append(inside.importNode(root, true));
  inside.body.append(host);
  view.addEventListener("afterprint", () => {
    frame.remove();
    // The frame had the focus, which goes nowhere with it.
    held?.focus({ preventScroll: true });
  }, { once: true });
  view.focus();
  view.print();
};
