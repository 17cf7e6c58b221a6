// <cyber-subsidie>: owns the app of one element. Shows its light DOM until the app is there, and whenever it can't be.
import init, { Widget, evaluate, explain } from "cybersubsidie";
import css from "../style/widget.css";

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

let loading;
/** One wasm for all elements of the page; a load that failed may be tried again. */
export const load = () =>
  (loading ??= init({
    module_or_path: fetch(new URL(__WASM_FILE__, import.meta.url), { integrity: __WASM_INTEGRITY__ }),
  }).catch((error) => {
    loading = undefined;
    throw error;
  }));

const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

export class CyberSubsidie extends HTMLElement {
  #root = this.attachShadow({ mode: "open" });
  #widget;
  #state = "";

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#showFallback();
    // Set before the upgrade, the property stands on the element itself and hides ours.
    if (Object.hasOwn(this, "state")) {
      const early = this.state;
      delete this.state;
      this.#state = String(early);
    }
  }

  async connectedCallback() {
    try {
      await load();
      if (this.isConnected) this.#start();
    } catch (error) {
      this.dispatchEvent(new CustomEvent("cyber-subsidie-error", { bubbles: true, composed: true, detail: { code: "load-failed" } }));
      console.warn("cyber-subsidie: the calculator could not be loaded, the table stays", error);
    }
  }

  disconnectedCallback() {
    // A move is a removal and an insertion in one task: only what stays away is taken down.
    queueMicrotask(() => {
      if (this.isConnected || !this.#widget) return;
      this.#state = this.#widget.state;
      this.#widget.free();
      this.#widget = undefined;
      this.#showFallback();
    });
  }

  get state() {
    return this.#widget?.state ?? this.#state;
  }

  set state(fragment) {
    this.#state = String(fragment ?? "");
    if (this.#widget) this.#widget.state = this.#state;
  }

  get application() {
    return this.#widget?.application ?? null;
  }

  get evaluation() {
    return this.#widget?.evaluation ?? null;
  }

  get version() {
    return __VERSION__;
  }

  #showFallback() {
    this.#root.replaceChildren(document.createElement("slot"));
  }

  #start() {
    if (this.#widget) return;
    const root = document.createElement("div");
    root.setAttribute("part", "root");
    this.#widget = new Widget(root, today(), this.#state, () =>
      this.dispatchEvent(new CustomEvent("cyber-subsidie-change", { bubbles: true, composed: true })));
    this.#root.replaceChildren(root);
    this.dispatchEvent(new CustomEvent("cyber-subsidie-ready", { bubbles: true, composed: true }));
  }
}

if (!customElements.get("cyber-subsidie")) customElements.define("cyber-subsidie", CyberSubsidie);

export const ready = load();
ready.catch(() => {}); // told by each element
export { evaluate, explain };
