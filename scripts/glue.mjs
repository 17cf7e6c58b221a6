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

/** The wasm comes in one way only: embed/load.js gives what fetch() promises, and the browsers know all that is asked here. */
export const asLoaded = (glue) => {
  let text = replaced(glue, /^ {4}if \(module_or_path !== undefined\)[\s\S]*?^( {4}const imports = .*\n)[\s\S]*?(?=^ {4}const \{ instance)/m,
    "    ({ module_or_path } = module_or_path);\n$1", "ways to give the wasm", 1);
  text = replaced(text, /^async function __wbg_load\([\s\S]*?^\}\n/m, `async function __wbg_load(answer, imports) {
    if (!answer.ok) throw new Error(\`failed to fetch Wasm: \${answer.status} \${answer.statusText} fetching '\${answer.url}'\`);
    try {
        return await WebAssembly.instantiateStreaming(answer, imports);
    } catch (error) {
        if (answer.headers.get("Content-Type") === "application/wasm") throw error;
        console.warn("cyber-subsidie: the server should serve the wasm as application/wasm, because this is slower", error);
    }
    return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}
`, "a way to load it", 1);
  text = replaced(text, /^if \(!\('encodeInto' in [\s\S]*?^\}\n/m, "", "a text encoder for old browsers", 1);
  text = replaced(text, /^ {4}if \(realloc === undefined\) [\s\S]*?^ {4}\}\n/m, "", "a string that is passed without room to grow", 1);
  text = replaced(text, /\(typeof FinalizationRegistry === 'undefined'\)\s*\?.*\s*: /g, "", "a missing finalization registry");
  text = replaced(text, /^if \(Symbol\.dispose\) .*\n/gm, "", "a disposal, though nobody writes `using`");
  // A wrapped function is made once and not at each call.
  text = replaced(text, /^function handleError\(f, args\) \{[\s\S]*?^\}\n/m, `function handleError(f) {
    return (...args) => {
        try {
            return f(...args);
        } catch (e) {
            wasm.__wbindgen_exn_store(addToExternrefTable0(e));
        }
    };
}
`, "what catches exceptions", 1);
  return replaced(text, /function\(\) \{ return handleError\((function [\s\S]*?^ {8}\}), arguments\); \},/gm, "handleError($1),", "calls that may throw");
};

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
