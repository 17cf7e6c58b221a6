// <cyber-subsidie>: owns the app of one element. Its attributes, properties and events are in docs/EMBEDDING.md.
import { Widget, Options, evaluate, fragment } from "cybersubsidie";
import css from "../style/widget.css";
import { fallback, rulesOn } from "./fallback.js";
import published from "./published.json";
import { load, onPanic } from "./load.js";
import { steady } from "./steady.js";

/** A sheet serves no other document than that of the window it was made in. */
const sheetOf = (Sheet) => {
  const sheet = new Sheet();
  sheet.replaceSync(css);
  return sheet;
};
const sheet = sheetOf(CSSStyleSheet);

/** The public page, for links with answers behind its `#`. */
let page = __SITE__;

/** Attributes that the rules read themselves. */
const OPTIONS = ["provider", "packages", "prices", "layout", "heading-level"];
const KNOWN = { lang: ["nl"], theme: ["auto", "light", "dark"] };
/** Begun this far before it comes into view. */
const NEAR = "800px";

const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** What is typed in a field of ours is no short cut of the page, which sees only that a key came from the element. */
const keepTyping = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(Escape|Tab|F\d+)$/.test(event.key)) return;
  // Not a field of the page's own, in a slot.
  if (event.currentTarget.activeElement?.matches("[type=text],select")) event.stopPropagation();
};

/** An address to write to or to go to; nothing else is one. */
const address = (text) => {
  try {
    const url = new URL(text);
    return ["mailto:", "https:"].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
};

class CyberSubsidie extends HTMLElement {
  static observedAttributes = [...OPTIONS, ...Object.keys(KNOWN), "state", "contact", "eager"];

  #root = this.attachShadow({ mode: "open" });
  #widget;
  #state = "";
  #application;
  #told;
  #warned = new Set();
  #watcher;
  #awaited = false;
  #forget;
  #due = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    for (const kind of ["keydown", "keypress", "keyup"]) this.#root.addEventListener(kind, keepTyping);
    this.#showTable();
    // Set before the upgrade, a property stands on the element itself and hides ours.
    for (const name of ["state", "application"]) {
      if (!Object.hasOwn(this, name)) continue;
      try {
        const early = this[name];
        delete this[name];
        this[name] = early;
      } catch {
        this.#invalid(name, "that");
      }
    }
  }

  adoptedCallback() {
    const Sheet = this.ownerDocument.defaultView?.CSSStyleSheet;
    if (Sheet) this.#root.adoptedStyleSheets = [sheetOf(Sheet)];
  }

  connectedCallback() {
    if (this.#widget) return;
    if (this.hasAttribute("eager") || !globalThis.IntersectionObserver) {
      this.#load();
      return;
    }
    this.#watcher ??= new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#load(),
      { rootMargin: NEAR },
    );
    this.#watcher.observe(this);
  }

  disconnectedCallback() {
    // A move is a removal and an insertion in one task: only what stays away is taken down.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#watcher?.disconnect();
      if (this.#widget) this.#takeDown();
    });
  }

  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (KNOWN[name] && value !== null && !KNOWN[name].includes(value)) this.#warn(name, value);
    if (name === "state") this.state = value;
    if (name === "eager" && value !== null && this.isConnected && !this.#widget) this.#load();
    if ((OPTIONS.includes(name) || name === "contact") && this.#widget && !this.#due) {
      // Several attributes changed in one go make one new app, with the answers as they are.
      this.#due = true;
      queueMicrotask(() => {
        this.#due = false;
        if (!this.#widget) return;
        this.#takeDown();
        if (this.isConnected) this.#start();
      });
    }
  }

  get state() {
    return this.#ask("state") ?? this.#state;
  }

  set state(text) {
    text ??= "";
    if (typeof text !== "string") {
      this.#invalid("state", typeof text);
      return;
    }
    this.#application = undefined;
    this.#state = text.replace(/^#/, "");
    this.#arrive();
  }

  get application() {
    return this.#ask("application") ?? this.#application ?? null;
  }

  set application(value) {
    if (!this.#widget) {
      this.#application = value;
      return;
    }
    const state = this.#asState(value);
    if (state === undefined) return;
    this.#state = state;
    this.#arrive();
  }

  get evaluation() {
    return this.#ask("evaluation") ?? null;
  }

  get version() {
    return __VERSION__;
  }

  get rulesDate() {
    return this.#ask("rules") ?? rulesOn(today());
  }

  get rulesDates() {
    return [...published.versions];
  }

  async #load() {
    this.#watcher?.disconnect();
    if (this.#awaited) return;
    this.#awaited = true;
    try {
      await load();
      // To make the form is a task of its own: the page can answer its visitor in between.
      await new Promise((then) => setTimeout(then));
      if (this.isConnected && !this.#widget) this.#start();
    } catch (error) {
      this.#fail(error.code ?? "load-failed", error);
    } finally {
      this.#awaited = false;
    }
  }

  /** What the calculator says of this, once given; nothing where it is not there, or breaks down over it (and says so itself). */
  #ask(what, given) {
    try {
      if (given !== undefined && this.#widget) this.#widget[what] = given;
      return this.#widget?.[what];
    } catch {
      return undefined;
    }
  }

  /** Hands the answers over. */
  #arrive() {
    this.#ask("state", this.#state);
    this.#mind();
  }

  /** A link that was refused left the answers as they were. */
  #mind() {
    if (!this.#ask("refused")) return;
    this.#state = this.state;
    this.#invalid("state", "this link");
  }

  #start() {
    const root = document.createElement("div");
    root.setAttribute("part", "root");
    root.lang = "nl";
    steady(root);
    const options = new Options();
    for (const name of OPTIONS) {
      const value = this.getAttribute(name);
      if (value !== null && !options.set(name, value)) this.#warn(name, value);
    }
    options.contact(Boolean(this.#contact));
    options.page(page);
    if (this.#application !== undefined) this.#state = this.#asState(this.#application) ?? this.#state;
    this.#application = undefined;
    this.#widget = new Widget(root, today(), this.#state, options, (what) => (what === "contact" ? this.#handOver() : this.#changed()));
    this.#forget = onPanic(() => {
      // What has broken down can't be asked for anything any more, not even to go.
      this.#widget?.__destroy_into_raw();
      this.#widget = undefined;
      this.#showTable();
      this.#fail("panic");
    });
    this.#root.replaceChildren(root);
    this.#mind();
    this.#tell("ready");
    this.#result();
  }

  /** An application as a link fragment; none, and an error, for one that is not valid. */
  #asState(application) {
    const text = fragment(application);
    if (text === undefined) this.#invalid("application", JSON.stringify(evaluate(application).errors));
    return text;
  }

  #takeDown() {
    this.#state = this.state;
    this.#widget?.free();
    this.#widget = undefined;
    this.#forget();
    this.#showTable();
  }

  /** A host that gives a table of its own keeps it. */
  #showTable() {
    this.#root.replaceChildren(this.querySelector("table") ? document.createElement("slot") : fallback(today()));
  }

  #changed() {
    this.#state = this.#widget.state;
    this.#tell("change");
    this.#result();
  }

  #result() {
    const text = this.#ask("outcome");
    if (text === undefined || text === this.#told) return;
    this.#told = text;
    this.#tell("result", JSON.parse(text));
  }

  /** Where to hand over to: "event", an address, or nowhere. */
  get #contact() {
    const wanted = this.getAttribute("contact");
    if (wanted === null || wanted === "event") return wanted;
    const url = address(wanted);
    if (!url) this.#warn("contact", wanted);
    return url;
  }

  #handOver() {
    const { application, evaluation, state: link } = this;
    const url = this.#contact;
    this.#tell("contact", { provider: application.provider ?? null, application, evaluation, link });
    if (url === "event" || !url) return;
    if (url.protocol === "mailto:") {
      // Spaces as %20: mail programs take no +.
      url.href += `${url.search ? "&" : "?"}body=${encodeURIComponent(this.#widget.contactText)}`;
    } else {
      url.hash = link;
    }
    // A link of ours, so that no window is opened that the visitor did not ask for.
    Object.assign(document.createElement("a"), { href: url.href, target: "_blank", rel: "noopener" }).click();
  }

  #fail(code, error) {
    console.warn(`cyber-subsidie: ${code}; the table stays`, error ?? "");
    this.#tell("error", { code });
  }

  /** A property takes anything: what it can't be is told, and the old value stays. */
  #invalid(property, value) {
    this.#warn(property, value);
    this.#tell("error", { code: "invalid-value", property });
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(`cyber-subsidie-${what}`, { bubbles: true, composed: true, detail }));
  }

  #warn(name, value) {
    const text = `cyber-subsidie: ${name} does not take ${value}`;
    if (this.#warned.has(text)) return;
    this.#warned.add(text);
    console.warn(text);
  }
}

/** Another version on the page may have come first: the name is its own then. */
export const define = (own) => {
  page = own ?? page;
  if (!customElements.get("cyber-subsidie")) customElements.define("cyber-subsidie", CyberSubsidie);
};
