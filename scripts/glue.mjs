// Makes the script that wasm-bindgen writes smaller, using what it cannot know of the bundle that it goes into.
// Its text may change with any version of wasm-bindgen, so every replacement here fails loudly when its pattern is missing.

const IMPORTS_FROM = "./cybersubsidie_bg.js";

/** Replaces a pattern that must occur; `times` is how often, where that is known. */
const replaced = (text, pattern, by, what, times) => {
  const found = text.match(new RegExp(pattern, pattern.flags.includes("g") ? pattern.flags : `${pattern.flags}g`))?.length ?? 0;
  if (found === 0 || (times !== undefined && found !== times)) {
    throw new Error(`wasm-bindgen's script has ${found} times ${what}: it is written otherwise now, and scripts/glue.mjs must follow`);
  }
  return text.replace(pattern, by);
};

/** Marks the top-level code of classes that are never created as free of side effects, so that esbuild drops it. */
export const shakeable = (glue, unused) => {
  const registries = glue.split("new FinalizationRegistry(").length - 1;
  let text = replaced(glue, /: new FinalizationRegistry\(/g, ": /* @__PURE__ */ new FinalizationRegistry(", "a finalization registry", registries);
  for (const name of unused) {
    text = replaced(text, new RegExp(`^if \\(Symbol\\.dispose\\) ${name}\\.prototype\\[Symbol\\.dispose\\] = ${name}\\.prototype\\.free;\\n`, "m"), "",
      `the disposal of ${name}`, 1);
  }
  return text;
};

/** Removes the default address of the wasm: the element passes its own, and the default one is not in the bundle. */
export const withoutOwnAddress = (glue) =>
  replaced(glue, /module_or_path = new URL\([^)]*\);/, 'throw new TypeError("no wasm");', "an address of its own", 1);

/** The wasm's exports that a script uses, by name. */
export const usedExports = (script) => {
  if (/\bwasm\[/.test(script)) throw new Error("the script asks the wasm for exports by names that are not written out");
  return new Set([...script.matchAll(/\bwasm\.(\w+)/g)].map(([, name]) => name));
};

/** Drops the functions that the wasm does not import, and renames all imports and exports to their short names. */
export const renamed = (glue, { imports, exports, module }) => {
  const known = [];
  let text = replaced(glue, /^ {8}(__wb\w+): (function\b[\s\S]*?^ {8}\}.*\n|.*\n)/gm, (entry, name, body) => {
    const short = imports.get(name);
    if (short === undefined) return "";
    known.push(name);
    return `        ${short}: ${body}`;
  }, "functions for the wasm");
  const lost = [...imports.keys()].filter((name) => !known.includes(name));
  if (lost.length > 0) throw new Error(`wasm-bindgen's script lacks what the wasm imports: ${lost.join(", ")}`);
  text = replaced(text, new RegExp(`"${IMPORTS_FROM.replaceAll(".", "\\.")}": import0`), `"${module}": import0`, "the imports' module", 1);
  return text.replace(/\bwasm\.(\w+)/g, (whole, name) => (exports.has(name) ? `wasm.${exports.get(name)}` : whole));
};
