// esbuild, set up for this project: one script with the glue and its style sheet inside, one style sheet for the page.
import { build } from "esbuild";
import { withoutOwnAddress } from "./glue.mjs";
import { siteAddress } from "./site.mjs";

// Browsers of two years ago; esbuild rewrites newer syntax for them.
const TARGET = ["chrome123", "edge123", "firefox124", "safari17.4"];

export const bundleStyle = async ({ entry, minify }) => {
  const { outputFiles } = await build({
    entryPoints: [entry], bundle: true, minify, write: false, target: TARGET, logLevel: "warning", legalComments: "none",
  });
  return outputFiles[0].text;
};

/** A script without the wasm's glue. */
export const bundleText = async ({ entry, minify }) => {
  const { outputFiles } = await build({
    entryPoints: [entry], bundle: true, charset: "utf8", format: "esm", legalComments: "none", logLevel: "warning", minify, target: TARGET, write: false,
  });
  return outputFiles[0].text;
};

/** A host's `html { font-size: 62.5% }` is not the reader's choice, so in the element a rem is at least 16 px. */
const ownUnit = (css) => {
  if (!/\drem\b/.test(css)) throw new Error("the element's style has no rem any more: scripts/bundle.mjs must follow");
  const inOurs = css.replace(/(?<![\w.#-])(-?\d*\.?\d+)rem\b/g, (_, number) => (number === "1" ? "var(--cs-u)" : `calc(var(--cs-u)*${number})`));
  return `:host>:not(slot){--cs-u:max(16px,1rem)}${inOurs}`;
};

/** `import css from "../style/widget.css"` gives the sheet's text, bundled and minified. */
const styleAsText = (minify) => ({
  name: "style-as-text",
  setup: (on) => on.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
    contents: ownUnit((await bundleStyle({ entry: path, minify })).trim()), loader: "text",
  })),
});

/** `import init, { evaluate } from "cybersubsidie"` gives the glue; the element itself passes the address of the wasm. */
const wasmGlue = (glue, glueFile) => ({
  name: "wasm-glue",
  setup: (on) => {
    on.onResolve({ filter: /^cybersubsidie$/ }, () => ({ path: glueFile }));
    on.onLoad({ filter: /[\\/]cybersubsidie\.js$/ }, () => ({
      contents: withoutOwnAddress(glue), loader: "js",
    }));
  },
});

export const bundleScript = async ({ entry, glue, glueFile, define, minify, external = [] }) => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    charset: "utf8",
    // The address of the public page, for links to it; without it only the page itself knows its address.
    define: Object.fromEntries(Object.entries({ SITE: siteAddress(), ...define }).map(([name, value]) => [`__${name}__`, JSON.stringify(value)])),
    external,
    format: "esm",
    legalComments: "none",
    logLevel: "warning",
    minify,
    plugins: [wasmGlue(glue, glueFile), styleAsText(minify)],
    target: TARGET,
    write: false,
  });
  return outputFiles[0].text;
};
