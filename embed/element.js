// <cyber-subsidie>: owns the app of one element. Its attributes, properties and events are in docs/EMBEDDING.md.
import { Widget, Options, evaluate, fragment } from "cybersubsidie";
import css from "../style/widget.css";
import { fallback, rulesOn } from "./fallback.js";
import published from "./published.json";
import { choice, inPlace, still, waiting, wanted } from "./languages.js";
import { language, load, onPanic, speaks } from "./load.js";
import { fits } from "./fits.js";
import { picked, stateOf } from "./file.js";
import { printed } from "./printed.js";
import { steady } from "./steady.js";

/** A constructed style sheet works only in documents of the window that created it. */
const sheetOf = (Sheet) => {
  const sheet = new Sheet();
  sheet.replaceSync(css);
  return sheet;
};
const sheet = sheetOf(CSSStyleSheet);

/** The address of the public page, for links with the answers after its `#`. */
let page = __SITE__;
/** Whether the document is the element's own: the public page, or a frame. */
let own = false;

/** Attributes that are passed to the wasm. */
const OPTIONS = "provider provider-fixed packages prices extensions offices ask per-package layout heading-level".split(" ");
const THEMES = /^(auto|light|dark)$/;
/** Loading starts this far before the element comes into view. */
const NEAR = "800px";
/** An element that is ready waits this long (milliseconds) for the texts of its language, then begins in Dutch. */
const PATIENCE = 400;

/** The visitor's own day, not that of UTC. */
const today = () => {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

/** Keeps keys typed in our fields from triggering the page's shortcuts: the page only sees that a key came from the element. */
const keepTyping = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(Escape|Tab|F\d+)$/.test(event.key)) return;
  // Only for fields in our shadow root, not for the page's own fields in a slot.
  if (event.currentTarget.activeElement?.matches("[type=text],select")) event.stopPropagation();
};

/** Where answers go: `event:` with the page that hears it, or a mailto: or https: address; false for anything else. */
const address = (text) => {
  const given = text === "event" ? `event:${origin}` : text;
  const url = /^(event|mailto|https):./i.test(given) && URL.canParse(given) && new URL(given);
  return url && (url.host || url.pathname) && url;
};

class CyberSubsidie extends HTMLElement {
  static observedAttributes = [...OPTIONS, "theme", "lang", "languages", "state", "contact", "eager"];

  #root = this.attachShadow({ mode: "open" });
  #widget;
  #state = "";
  #application;
  #told;
  #warned = new Set();
  #watcher;
  #awaited = false;
  #forget;
  #stop;
  #due = false;
  #spoken = "nl";
  #chosen;
  #reached;
  #kept = [];
  #day;
  #seen;
  #pressed = false;
  #typed;
  #late = false;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    for (const kind of ["keydown", "keypress", "keyup"]) this.#root.addEventListener(kind, keepTyping);
    this.#showTable();
    // A property set before the upgrade is an own property of the element and hides our accessor.
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
    if (this.#widget) {
      // It was moved, perhaps to where another language is spoken.
      this.#watch();
      this.#speak();
      return;
    }
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
    // Moving an element removes and inserts it in one task: only an element that stays removed is taken down.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#watcher?.disconnect();
      if (this.#widget) this.#takeDown();
    });
  }

  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (name === "lang" && value && !language(value)) this.#warn(name, value);
    if (name === "lang") this.#chosen = undefined;
    if (name === "languages" && value?.trim().split(/\s+/).some((one) => language(one) !== one)) this.#warn(name, value);
    if (name === "lang" || name === "languages") this.#speak();
    if (name === "theme" && value !== null && !THEMES.test(value)) this.#warn(name, value);
    if (name === "state") this.state = value;
    if (name === "eager" && value !== null && this.isConnected && !this.#widget) this.#load();
    if ((OPTIONS.includes(name) || name === "contact") && this.#widget && !this.#due) {
      // Several attributes changed at once make the form anew only once, with the same answers.
      this.#due = true;
      queueMicrotask(() => {
        this.#due = false;
        this.#dress();
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
      await Promise.all([load(), Promise.race([speaks(this.#wanted).catch(() => {}), new Promise((then) => setTimeout(then, PATIENCE))])]);
      // Building the form is a separate task, so that the page can respond in between.
      await new Promise((then) => setTimeout(then));
      if (this.isConnected && !this.#widget) this.#start();
    } catch (error) {
      this.#fail(error.code ?? "load-failed", error);
    } finally {
      this.#awaited = false;
    }
  }

  /** Reads a property of the app, after setting it if a value is given; undefined without an app, or if it panics (which is reported elsewhere). */
  #ask(what, given) {
    try {
      if (given !== undefined && this.#widget) this.#widget[what] = given;
      return this.#widget?.[what];
    } catch {
      return undefined;
    }
  }

  /** Passes the answers to the app. */
  #arrive() {
    this.#ask("state", this.#state);
    this.#mind();
  }

  /** Reports a refused link; the answers stayed as they were. */
  #mind() {
    if (!this.#ask("refused")) return;
    this.#state = this.state;
    this.#invalid("state", "this link");
  }

  #start() {
    const root = document.createElement("div");
    root.setAttribute("part", "root");
    steady(root);
    const options = this.#options();
    this.#spoken = options.speak(this.#wanted) ? this.#wanted : "nl";
    root.lang = this.#spoken;
    if (this.#application !== undefined) this.#state = this.#asState(this.#application) ?? this.#state;
    this.#application = undefined;
    this.#day = today();
    this.#widget = new Widget(root, this.#day, this.#state, options, (what) => this.#do(what));
    this.#forget = onPanic(() => {
      // After a panic nothing of the app may be called, not even free().
      this.#widget?.__destroy_into_raw();
      this.#widget = undefined;
      this.#stop?.abort();
      this.#showTable();
      this.#fail("panic");
    });
    this.#root.replaceChildren(root);
    this.#restore();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const hear = (kinds, act, at = globalThis) => {
      for (const kind of kinds.split(" ")) at.addEventListener(kind, act, { signal, capture: true });
    };
    this.#seen = new MutationObserver(() => this.#speak());
    this.#watch();
    signal.addEventListener("abort", () => this.#seen.disconnect());
    hear("beforeprint", () => this.#sheet());
    hear("visibilitychange focus", () => this.#daily());
    hear("pointerdown", () => (this.#pressed = true));
    hear("pointerup pointercancel", () => {
      this.#pressed = false;
      this.#resume();
    });
    // A postcode is written alike in all languages.
    hear("input", ({ target }) => (this.#typed = target.matches("[type=text]:not([inputmode=numeric])") && target), root);
    hear("focusout close", () => this.#resume(), root);
    this.#speak();
    fits(root, signal);
    this.#mind();
    this.#tell("ready");
    this.#result();
  }

  /** What the attributes say. */
  #options() {
    const options = new Options();
    for (const name of OPTIONS) {
      const value = this.getAttribute(name);
      if (value !== null && !options.set(name, value)) this.#warn(name, value);
    }
    const contact = (this.#reached = this.#contact);
    if (contact) options.contact(contact.host || contact.pathname);
    options.shares("share" in navigator);
    options.page(page);
    return options;
  }

  /** Shows the form by what the attributes say now; who is busy in it stays where they are. */
  #dress() {
    const root = this.#widget && this.#root.querySelector("[part=root]");
    if (!root) return;
    const sheet = root.querySelector("dialog[open]");
    if (sheet) {
      // Nobody is asked to agree to what changes meanwhile: the sheet goes on as it is.
      sheet.onclose = () => this.#dress();
      return;
    }
    const { state } = this;
    this.#keep();
    try {
      inPlace(root, () => {
        this.#widget.dress(this.#options());
        this.#restore();
      });
      if (this.state !== state) this.#tell("change");
      this.#result();
    } catch {
      // A panic is reported elsewhere.
    }
  }

  /** Keeps the fields of which no link tells: the host's own extension packages, and what is typed in the sheet. */
  #keep() {
    this.#kept = this.#root.querySelectorAll("[id^=own-],dialog [type=text]");
  }

  #restore() {
    for (const { id, value, checked } of this.#kept) {
      const field = this.#root.getElementById(id);
      if (field) Object.assign(field, { value, checked }).dispatchEvent(new Event("change"));
    }
  }

  /** Looks at what language is spoken around, also in the shadow roots that the element is in. */
  #watch() {
    this.#seen.disconnect();
    for (let at = this.getRootNode(); at; at = at.host?.getRootNode()) {
      this.#seen.observe(at, { attributes: true, attributeFilter: ["lang"], subtree: true });
    }
  }

  /** A page that stayed open goes on with the day of now. */
  #daily() {
    const day = today();
    if (day === this.#day) return;
    this.#day = day;
    this.#widget.wake(day);
    this.#result();
  }

  /** Whether somebody is in the middle of what another language would spoil: a press, a number half typed, a sheet that is open. */
  get #busy() {
    return this.#pressed || this.#typed || this.#root.querySelector("dialog[open]");
  }

  /** Speaks the language that had to wait, once all is done that a press brings about. */
  #resume() {
    // A window that is left keeps the focus in its field.
    if (this.#typed !== this.#root.activeElement) this.#typed = false;
    setTimeout(() => this.#late && !this.#busy && this.#speak(), 50);
  }

  /** The language to speak: what the visitor chose, or what the page says. */
  get #wanted() {
    return this.#chosen ?? wanted(this);
  }

  /** Speaks the language that is wanted as soon as its texts are there, and says so as long as they are not. */
  async #speak() {
    const code = this.#wanted;
    const root = this.#widget && this.#root.querySelector("[part=root]");
    if (!root) return;
    const current = () => this.#widget && root.isConnected && code === this.#wanted;
    const around = () => current() && still(root, () => this.#around(root, code));
    const late = setTimeout(around, PATIENCE);
    try {
      await speaks(code);
      const changes = current() && code !== this.#spoken;
      if (changes && (this.#late = this.#busy)) {
        clearTimeout(late);
        return;
      }
      if (changes) inPlace(root, () => this.#widget.speak(code) && (this.#spoken = root.lang = code));
    } catch (error) {
      // Also where the app panicked, which is reported elsewhere.
      if (current()) this.#fail("load-failed", error);
    }
    clearTimeout(late);
    around();
  }

  /** Beside the app: why it speaks Dutch, and the languages to choose from. */
  #around(root, code) {
    const held = this.#root.activeElement?.lang;
    for (const old of [...this.#root.children]) if (old !== root) old.remove();
    if (code !== this.#spoken) root.before(waiting(code));
    const offered = (this.getAttribute("languages") ?? "").split(/\s+/).filter((one) => language(one) === one);
    if (offered.length < 2) return;
    const group = choice(offered, code, (chosen) => {
      this.#chosen = chosen;
      this.#speak();
    });
    root.after(group);
    if (held) group.querySelector(`[lang="${held}"]`)?.focus({ preventScroll: true });
  }

  /** An application as a link fragment; undefined, with an error event, for an invalid one. */
  #asState(application) {
    const text = fragment(application);
    if (text === undefined) this.#invalid("application", JSON.stringify(evaluate(application).errors));
    return text;
  }

  #takeDown() {
    this.#state = this.state;
    this.#keep();
    this.#stop?.abort();
    this.#widget?.free();
    this.#widget = undefined;
    this.#forget();
    this.#showTable();
  }

  /** Shows the host's own table if it has one, otherwise the published amounts. */
  #showTable() {
    this.#root.replaceChildren(this.querySelector("table") ? document.createElement("slot") : fallback(today()));
  }

  /** What the app asks for: to tell the host, or what only a script of the page can do. */
  #do(what) {
    if (what === "change") this.#changed();
    else if (what === "contact") this.#handOver();
    else if (what === "print") this.#print();
    else if (what === "open") this.#open();
    else if (what === "share") navigator.share({ title: document.title, url: this.#widget.address }).catch(() => {});
    else this.#copy();
  }

  async #copy() {
    const widget = this.#widget;
    let copied = true;
    try {
      await navigator.clipboard.writeText(widget.address);
    } catch {
      copied = false;
    }
    if (widget === this.#widget) widget.copied(copied);
  }

  /** Opens a file of answers that a visitor picks. */
  async #open() {
    const text = await picked();
    if (text === undefined || !this.#widget) return;
    const { state, whole, without } = stateOf(text, fragment, evaluate);
    this.#widget.opened(state, whole, without[0] ? ` (${without.join(", ")})` : "");
    if (state) this.#mind();
  }

  /** Makes the end of the sheet: when, and the link. */
  #sheet() {
    try {
      this.#daily();
      this.#widget?.print(new Intl.DateTimeFormat(this.#spoken, { timeStyle: "short", hourCycle: "h23" }).format());
    } catch {
      // A panic is reported elsewhere.
    }
  }

  /** The public page prints itself; in a host's page a frame of our own is printed, which only has the element. */
  #print() {
    if (own) print();
    else printed(this.#root.querySelector("[part=root]"), sheetOf, () => this.#sheet());
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

  /** Where the answers are sent; none for nowhere. */
  get #contact() {
    const wanted = this.getAttribute("contact");
    const url = address(wanted);
    if (wanted !== null && !url) this.#warn("contact", wanted);
    return url;
  }

  #handOver() {
    const { application, evaluation } = this;
    // The same as on the sheet.
    const link = this.#widget.address.split("#").at(-1);
    // Whom the sheet named, whatever the attribute says by now.
    const url = this.#reached && new URL(this.#reached);
    const sheet = this.#root.querySelector("dialog");
    // Just what the visitor saw and typed; a value that has an id is told by it too.
    const request = {};
    let body = "";
    for (const { id, value, parentNode } of sheet.querySelectorAll("dd>*")) {
      if (!value) continue;
      body += `${parentNode.previousSibling.textContent}: ${value}\n`;
      if (id) request[id] = value;
    }
    const { provider = null } = application;
    this.#tell("contact", { provider, application, evaluation, link, request });
    if (!url || url.protocol === "event:") return;
    const mails = url.protocol === "mailto:";
    url.hash = mails ? "" : link;
    if (mails) {
      // A plus is a plus there; spaces are written as %20, because mail programs do not decode +. What the host has goes first.
      const query = new URLSearchParams(url.search.replaceAll("+", "%2B").replace(/[?&]\w+=/g, (name) => name.toLowerCase()));
      if (!query.has("subject")) query.set("subject", sheet.ariaLabel);
      query.set("body", query.has("body") ? `${query.get("body")}\n\n${body}` : body);
      url.search = String(query).replaceAll("+", "%20");
    }
    // Clicks a link of our own: the browser then opens a window only in answer to the visitor's action.
    Object.assign(document.createElement("a"), { href: url, target: "_blank", rel: "noopener" }).click();
  }

  #fail(code, error) {
    console.warn(`cyber-subsidie: ${code}; the table stays`, error ?? "");
    this.#tell("error", { code });
  }

  /** Reports an invalid value of a property; the old value stays. */
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

/** Defines the element, unless another version on the page already has. */
export const define = (here) => {
  own = Boolean(here) || document.documentElement.hasAttribute("data-alone");
  page = here ?? page;
  if (!customElements.get("cyber-subsidie")) customElements.define("cyber-subsidie", CyberSubsidie);
};
