// In Node.js, where fetch reads no files.
import { readFile } from "node:fs/promises";
import { begin } from "./engine.js";

export { counterfactuals, evaluate, explain } from "./engine.js";
const read = (address) => (/^https?:/.test(address) ? fetch(address) : readFile(address));
export const init = (source = new URL("./cybersubsidie.wasm", import.meta.url)) => begin(source, read);
