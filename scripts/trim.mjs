// Leaves out what a dependency exports and nobody calls: Leptos brings byte streams that this page never opens.
// Neither rustc nor wasm-opt may drop an export; here it is known which ones the bundled script uses.
import binaryen from "binaryen";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";

/** Marks what the glue does at its top level for unused classes as free of effects, so that esbuild drops the class. */
export const shakeableGlue = (glue) =>
  glue
    .replace(/^if \(Symbol\.dispose\) (IntoUnderlying\w+)\.prototype\[Symbol\.dispose\] = \1\.prototype\.free;\n/gm, "")
    .replace(/: new FinalizationRegistry\(/g, ": /* @__PURE__ */ new FinalizationRegistry(");

/** What only those exports reached, but stands in the table of indirect calls, where no tool sees that nobody asks for it. */
const UNREACHED = /wasm_streams|future_to_promise/;

const empty = (wasm) => {
  const module = binaryen.readBinary(readFileSync(wasm));
  for (let i = 0; i < module.getNumFunctions(); i += 1) {
    const made = module.getFunctionByIndex(i);
    const { name, module: imported } = binaryen.getFunctionInfo(made);
    if (!imported && UNREACHED.test(name)) binaryen.Function.setBody(made, module.unreachable());
  }
  writeFileSync(wasm, module.emitBinary());
  module.dispose();
};

/** A short name for each import: wasm-bindgen's own end in hashes, which no compression makes smaller. */
const shorten = (glue, wasm) => {
  const bytes = readFileSync(wasm);
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  const written = (value) => {
    const out = [];
    for (; value > 127; value >>>= 7) out.push((value & 127) | 128);
    return Buffer.from([...out, value]);
  };
  const span = (read) => {
    const from = at;
    read();
    return bytes.subarray(from, at);
  };
  const text = () => {
    const length = number();
    return bytes.toString("utf8", at, (at += length));
  };
  const limits = () => {
    const flags = number();
    number();
    if (flags & 1) number();
  };
  const described = [number, () => (at++, limits()), limits, () => (at += 2)];
  const parts = [bytes.subarray(0, 8)];
  while (at < bytes.length) {
    const from = at;
    const id = bytes[at++];
    const length = number();
    const end = at + length;
    if (id !== 2) {
      parts.push(bytes.subarray(from, end));
    } else {
      const count = number();
      const entries = [written(count)];
      for (let i = 0; i < count; i += 1) {
        entries.push(span(text));
        const name = text();
        const short = name.startsWith("__wb") ? `$${i.toString(36)}` : name;
        if (short !== name) glue = glue.replace(` ${name}: function`, ` ${short}: function`);
        entries.push(written(short.length), Buffer.from(short), span(() => described[bytes[at++]]()));
      }
      const body = Buffer.concat(entries);
      parts.push(Buffer.from([2]), written(body.length), body);
    }
    at = end;
  }
  writeFileSync(wasm, Buffer.concat(parts));
  return glue;
};

/** Drops the functions handed to the wasm that it does not import any more. */
export const trimImports = (glue, wasm) => {
  const wanted = new Set(WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasm))).map(({ name }) => name));
  const trimmed = glue.replace(/^ {8}(__wb\w+): function[\s\S]*?^ {8}\}.*\n/gm, (entry, name) => (wanted.has(name) ? entry : ""));
  // wasm-bindgen writes the glue; should it ever write it otherwise, the build fails here and not in a browser.
  const lost = [...wanted].filter((name) => !trimmed.includes(` ${name}: function`));
  if (lost.length > 0) throw new Error(`the glue lacks what the wasm imports: ${lost.join(", ")}`);
  return shorten(trimmed, wasm);
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
  execFileSync(process.execPath, [tool, wasm, "--graph-file", file, "-g", "-o", wasm], { stdio: ["ignore", "ignore", "inherit"] });
  rmSync(file);
  empty(wasm);
};
