/** What init() takes instead of the wasm beside the script: its address, its bytes, a Response, or a WebAssembly.Module. */
export type WasmSource = string | { readonly href: string } | ArrayBuffer | ArrayBufferView | { arrayBuffer(): Promise<ArrayBuffer> } | object;

/** Loads the wasm, once; the other functions answer at once afterwards, and throw before. */
export function init(source?: WasmSource | PromiseLike<WasmSource>): Promise<void>;
/** May the enterprise get the subsidy, at which rates, and what does it pay itself? What is invalid is answered with `errors`, never thrown. */
export function evaluate(application: Application | string): Evaluation | Invalid;
/** As evaluate(), and why: a finding per rule, with its words in Dutch. */
export function explain(application: Application | string): Explanation | Invalid;
/** What would change the outcome: for each answer alone, the nearest value on each side with another outcome. */
export function counterfactuals(application: Application | string): Counterfactuals | Invalid;
