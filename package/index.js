// In a browser, or through a bundler.
import { begin } from "./engine.js";

export { counterfactuals, evaluate, explain } from "./engine.js";
export const init = (source = new URL("./cybersubsidie.wasm", import.meta.url)) => begin(source, fetch);
