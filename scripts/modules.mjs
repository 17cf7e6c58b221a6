// Where the bytes of the wasm come from: raw bytes per module of this crate, and per other crate.
import { CODE } from "./wasm.mjs";

const DATA = 11;

/** A function's module: one of this crate (`rules::size`) if its name has one, otherwise the crate that it comes from. */
export const moduleOf = (name) => {
  // Removes the crate hash of Rust's names and the prefix that binaryen gives to merged functions.
  const plain = name.replace(/\[[0-9a-f]+\]/g, "").replace(/^(?:merged|byn)\$(?:mgfn-\w+\$)?/, "");
  const own = plain.match(/\bcybersubsidie::([a-z]\w*)(?:::([a-z]\w*)(?=::))?/);
  if (own) return own.slice(1).filter(Boolean).join("::");
  if (/^<(?:str|char|bool|[iu]\d+|[iu]size|f\d+|\[)/.test(plain)) return "core";
  // Doors are the imports and exports, between the wasm and JavaScript: their names have no module.
  return plain.match(/\b([a-z]\w*)::/)?.[1] ?? "doors and the rest";
};

/** Raw bytes by module, the largest first. */
export const byModule = ({ functions, sections }) => {
  const table = new Map();
  const put = (module, bytes) => table.set(module, (table.get(module) ?? 0) + bytes);
  for (const { name, bytes } of functions) put(moduleOf(name), bytes);
  for (const { id, bytes } of sections) if (id !== CODE) put(id === DATA ? "data: texts and tables" : "other sections", bytes);
  return Object.fromEntries([...table].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
};

/** The modules that grew by more than `over` bytes, and by how much, the largest growth first. */
export const grown = (now, before, over = 0) =>
  Object.entries(now).map(([module, bytes]) => ({ module, by: bytes - (before[module] ?? 0), bytes }))
    .filter(({ by }) => by > over).sort((a, b) => b.by - a.by);
