// The three functions around the wasm; `read` gets its bytes from an address.
import { counterfactuals as wouldChange, evaluate as evaluated, explainInWords, initSync } from "cybersubsidie";

let begun;
let ready;

const start = async (given, read) => {
  let source = await given;
  if (typeof source === "string" || source instanceof URL) source = await read(source);
  if (source.arrayBuffer) {
    if (source.ok === false) throw new Error(`cybersubsidie: the wasm did not come (${source.status})`);
    source = await source.arrayBuffer();
  }
  initSync({ module: source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source) });
  ready = true;
};

/** Loads at most once; what failed may be tried again. */
export const begin = (source, read) => (begun ??= start(source, read).catch((error) => {
  begun = undefined;
  throw error;
}));

const once = (answer) => (application) => {
  if (!ready) throw new Error("cybersubsidie: await init() first");
  return answer(application);
};
export const evaluate = once(evaluated);
export const explain = once(explainInWords);
export const counterfactuals = once(wouldChange);
