// The smallest wasm that does the same, by binaryen and by the order of its functions.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bySimilarity, inOrder } from "./order.mjs";
import { bodiesOf, functionNames, importedFunctions, sectionsOf, withCustom } from "./wasm.mjs";

const binaryen = (name) => join(createRequire(import.meta.url).resolve("binaryen/package.json"), "../bin", name);

// Chosen for size after brotli, not for the raw wasm: a small function that is called once is better not inlined, because
// it resembles others; and flattening again after each of the first two rounds lets the next rounds save another 1 %.
// Nothing lies in the lowest 1 kB of memory: the stack would have to be full first. (Not --traps-never-happen, which saves
// some 250 bytes more: it drops the check that memory did not run out.)
// The module itself declares its wasm features: rustc wrote them into it.
const RELEASE = [
  "--low-memory-unused", "--one-caller-inline-max-function-size", "30", "--always-inline-max-function-size", "0",
  "--remove-unused-module-elements", "--merge-similar-functions", "--generate-global-effects", "-Oz", "--flatten", "--rereloop", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz",
];

/** Rewrites `file`; returns the bytes of each function by its name, and of each other section. */
export const shrink = (file, release) => {
  // The names are kept until the end, to show where the bytes come from; they change nothing else.
  execFileSync(process.execPath, [binaryen("wasm-opt"), file, ...(release ? RELEASE : ["-O1"]), "-g", "-o", file], { stdio: "inherit" });
  const named = readFileSync(file);
  const names = functionNames(named);
  // What tells of a panic on its own tells nobody here (scripts/panics.mjs).
  const unheard = [...names.values()].find((name) => /^(?:core::panicking::panic_fmt|std::panicking::)/.test(name.replace(/\[[0-9a-f]+\]/g, "")));
  if (release && unheard) throw new Error(`a panic goes to ${unheard} and not to the page`);
  const bare = withCustom(named, ["target_features"]);
  const bodies = bodiesOf(bare);
  writeFileSync(file, release ? inOrder(bare, bySimilarity(bodies)) : bare);
  const first = importedFunctions(named);
  return {
    functions: bodies.map((body, index) => ({ name: names.get(first + index) ?? "", bytes: body.length })),
    sections: sectionsOf(bare).map(({ id, body }) => ({ id, bytes: body.length })),
  };
};
