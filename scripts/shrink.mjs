// The smallest wasm that does the same, by binaryen and by the order of its functions.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bySimilarity, inOrder } from "./order.mjs";
import { bodiesOf, functionNames, importedFunctions, sectionsOf, withCustom } from "./wasm.mjs";

const binaryen = (name) => join(createRequire(import.meta.url).resolve("binaryen/package.json"), "../bin", name);

// Counted in brotli's bytes, not in the wasm's: a small function that is called once is better left alone, as it resembles
// others there; and flattened and looped anew after a first round, a second and a third still find 1 %.
// Features are the module's own: rustc wrote them into it.
const RELEASE = [
  "--one-caller-inline-max-function-size", "30", "--always-inline-max-function-size", "0",
  "--remove-unused-module-elements", "--merge-similar-functions", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz",
];

/** `file` is written anew; told are the bytes of each function under its name, and those of each other section. */
export const shrink = (file, release) => {
  // The names are kept to the end, to tell whose the bytes are; they change nothing else.
  execFileSync(process.execPath, [binaryen("wasm-opt"), file, ...(release ? RELEASE : ["-O1"]), "-g", "-o", file], { stdio: "inherit" });
  const named = readFileSync(file);
  const bare = withCustom(named, ["target_features"]);
  const bodies = bodiesOf(bare);
  writeFileSync(file, release ? inOrder(bare, bySimilarity(bodies)) : bare);
  const names = functionNames(named);
  const first = importedFunctions(named);
  return {
    functions: bodies.map((body, index) => ({ name: names.get(first + index) ?? "", bytes: body.length })),
    sections: sectionsOf(bare).map(({ id, body }) => ({ id, bytes: body.length })),
  };
};
