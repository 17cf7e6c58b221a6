// The page around the element in the configurator's preview: what it is told stands in the fragment.
import { frameAddress, HEIGHT, RIGHTS } from "./snippet.js";

const NAME = /^--cyber-subsidie-[\w-]+$/;
const told = () => {
  try {
    return JSON.parse(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
};

const asElement = ({ attributes, variables, lines }) => {
  let element = document.querySelector("cyber-subsidie");
  if (!element) {
    element = document.createElement("cyber-subsidie");
    document.body.append(element);
  }
  const wanted = new Map(attributes);
  for (const name of element.getAttributeNames()) if (name !== "style" && !wanted.has(name)) element.removeAttribute(name);
  for (const [name, value] of wanted) if (name !== "style" && !/^on/i.test(name) && element.getAttribute(name) !== value) element.setAttribute(name, value);
  element.style.cssText = "";
  for (const [name, value] of Object.entries(variables)) if (NAME.test(name)) element.style.setProperty(name, value);
  element.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
};

const asFrame = ({ attributes, title, version }) => {
  const address = new URL(frameAddress(`embed/${version}/`, attributes), location.href).href;
  let frame = document.querySelector("iframe");
  if (frame) {
    if (frame.src !== address) frame.contentWindow.location.replace(address);
    return;
  }
  frame = Object.assign(document.createElement("iframe"), { src: address, title, width: "100%", height: HEIGHT, allow: RIGHTS.allow });
  frame.setAttribute("sandbox", RIGHTS.sandbox);
  document.body.append(frame);
};

const show = () => {
  const what = told();
  if (!what || !/^\d+\.\d+\.\d+$/.test(what.version)) return undefined;
  const { lang, theme } = Object.fromEntries(what.attributes);
  document.documentElement.lang = lang;
  document.documentElement.style.colorScheme = { light: "light", dark: "dark" }[theme] ?? "";
  if (what.door === "frame" || what.door === "bare") asFrame(what);
  else asElement(what);
  return { self: "widget.js", elsewhere: "widget.js", frame: "iframe.js" }[what.door] && new URL(`embed/${what.version}/${{ frame: "iframe.js" }[what.door] ?? "widget.js"}`, location.href).href;
};

const script = show();
if (script) import(script);
addEventListener("hashchange", show);
