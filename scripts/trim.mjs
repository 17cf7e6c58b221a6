// Leaves out what a dependency exports and nobody calls: Leptos brings byte streams that this page never opens.
// Neither rustc nor wasm-opt may drop an export; here it is known which ones the bundled script uses.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";

/** Marks what the glue does at its top level for unused classes as free of effects, so that esbuild drops the class. */
export const shakeableGlue = (glue) =>
  glue
    .replace(/^if \(Symbol\.dispose\) (IntoUnderlying\w+)\.prototype\[Symbol\.dispose\] = \1\.prototype\.free;\n/gm, "")
    .replace(/: new FinalizationRegistry\(/g, ": /* @__PURE__ */ new FinalizationRegistry(");

/** Drops the functions handed to the wasm that it does not import any more. */
export const trimImports = (glue, wasm) => {
  const wanted = new Set(WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasm))).map(({ name }) => name));
  const trimmed = glue.replace(/^ {8}(__wb\w+): function[\s\S]*?^ {8}\}.*\n/gm, (entry, name) => (wanted.has(name) ? entry : ""));
  // wasm-bindgen writes the glue; should it ever write it otherwise, the build fails here and not in a browser.
  const lost = [...wanted].filter((name) => !trimmed.includes(` ${name}: function`));
  if (lost.length > 0) throw new Error(`the glue lacks what the wasm imports: ${lost.join(", ")}`);
  return trimmed;
};

/** Drops the exports of `wasm` that `script` does not name, and everything that only they reached. */
export const trimExports = ({ wasm, script, tool }) => {
  const names = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(wasm))).map(({ name }) => name);
  const used = names.filter((name) => new RegExp(`\\.${name}\\b`).test(script));
  const graph = [
    { name: "page", root: true, reaches: used.map((name) => `export ${name}`) },
    ...used.map((name) => ({ name: `export ${name}`, export: name })),
  ];
  const file = `${wasm}.graph.json`;
  writeFileSync(file, JSON.stringify(graph));
  execFileSync(process.execPath, [tool, wasm, "--graph-file", file, "-o", wasm], { stdio: ["ignore", "ignore", "inherit"] });
  rmSync(file);
};
