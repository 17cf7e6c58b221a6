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

/**
 * Marks the top-level code of classes that are never created as free of side effects, so that esbuild drops it; and drops what is for callers
 * other than ours: disposal by `using`, the check that what is passed is of the right class, the collection of options that were given to
 * nobody, and the way back where there is no memory for a text, after which the wasm can't go on anyway.
 */
export const shakeable = (glue) => {
  const dropped = [
    [/: new FinalizationRegistry\(/g, ": /* @__PURE__ */ new FinalizationRegistry(", "a finalization registry"],
    [/^if \(Symbol\.dispose\) .*\n/gm, "", "a disposal"],
    [/^ +_assertClass\(.*\);\n/gm, "", "a check of a class"],
    [/^ +OptionsFinalization\..*\n/gm, "", "a registration of options"],
    [/^ +try \{\n((?: +(?:ptr|len)\d+ = .*\n)+) +\} catch \(e\) \{\n(?: +if .*\n)+ +throw e;\n +\}\n/gm, "$1", "a way back without memory"],
  ];
  return dropped.reduce((text, [pattern, by, what]) => replaced(text, pattern, by, what), glue);
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
