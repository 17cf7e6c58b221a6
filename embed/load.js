// One wasm for all elements of the page: loaded once, pinned by its hash, with a code for each way to fail.
import init, { learn, onPanic as onPanicOnce } from "cybersubsidie";

const url = new URL(__WASM_FILE__, import.meta.url);
const integrity = __WASM_INTEGRITY__;

let loading;
let panicked = false;
const callbacks = new Set();

/** Calls back once when the calculator has failed for good; returns an unsubscribe function. */
export const onPanic = (callback) => {
  callbacks.add(callback);
  return () => callbacks.delete(callback);
};

const failed = (code, cause) => Object.assign(new Error(code, { cause }), { code });

const hash = async (bytes) =>
  `sha384-${btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-384", bytes))))}`;

/** A browser does not say whether the hash was wrong or the network failed, so the file is fetched again and hashed here. */
const whyNot = async (cause) => {
  let code = "load-failed";
  try {
    const answer = await fetch(url);
    if (answer.ok && (await hash(await answer.arrayBuffer())) !== integrity) code = "integrity";
  } catch {
    // The file is unreachable, or the page is not in a secure context and cannot hash.
  }
  return failed(code, cause);
};

const start = async () => {
  if (panicked) throw failed("panic");
  let refused = false;
  const note = ({ blockedURI, disposition }) => {
    // A report-only policy blocks nothing.
    refused ||= disposition === "enforce" && (blockedURI === "wasm-eval" || blockedURI === url.href);
  };
  const ask = (cache) => init({ module_or_path: fetch(url, { integrity, cache }) });
  document.addEventListener("securitypolicyviolation", note);
  try {
    await ask().catch(async (cause) => {
      // The violation event comes in a later task.
      await new Promise((then) => setTimeout(then));
      if (refused) throw cause;
      // The cached file may be the wrong one: try again without the cache.
      await ask("reload");
    });
  } catch (cause) {
    throw refused ? failed("blocked-by-csp", cause) : await whyNot(cause);
  } finally {
    document.removeEventListener("securitypolicyviolation", note);
  }
  onPanicOnce(() => {
    panicked = true;
    loading = undefined;
    for (const callback of callbacks) callback();
    callbacks.clear();
  });
};

/** A load that failed may be tried again. */
export const load = () =>
  (loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  }));

/** Each language but Dutch: the hash of its texts, which lie beside the wasm. */
const texts = __TEXTS__;
const learnt = {};

/** A language that there are texts of, by its tag or that of a place where it is spoken; undefined for another. */
export const language = (tag) => {
  const code = tag?.toLowerCase().split("-")[0];
  return code === "nl" || Object.hasOwn(texts, code) ? code : undefined;
};

const ask = async (code) => {
  const answer = await fetch(new URL(`${code}.txt`, url), { integrity: texts[code] });
  if (!answer.ok) throw failed("load-failed");
  const lines = await answer.text();
  await load();
  // Of another version than the wasm.
  if (!learn(lines)) throw failed("load-failed");
};

/** Asks for a language's texts, once; Dutch is always there. One that did not come may be asked for again. */
export const speaks = (code) =>
  (learnt[code] ??= code === "nl" ? Promise.resolve() : ask(code).catch((error) => {
    delete learnt[code];
    throw error;
  }));
