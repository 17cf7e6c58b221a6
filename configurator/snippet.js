// What is pasted into a site, door by door, with the policy that it needs there. Used by the page and by the build, for the same lines.

/** The ways into a site: the element hosted by oneself, or from elsewhere; a frame that its script makes fit; a frame alone. */
export const DOORS = ["self", "elsewhere", "frame", "bare"];
export const isFrame = (door) => door === "frame" || door === "bare";

/** Rights of the frame, as docs/EMBEDDING.md explains them. */
export const RIGHTS = {
  sandbox: "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals",
  allow: "clipboard-write; web-share",
};
/** Pixels: of a frame that no script makes as high as its content. */
export const HEIGHT = 900;

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
/** JSON with its many quotes is easier to read between single ones. */
const quoted = (value) => (value.includes('"') && !value.includes("'") ? `'${escape(value).replaceAll("&quot;", '"')}'` : `"${escape(value)}"`);
const written = (attributes) => attributes.map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}=${quoted(value)}`)).join("");

const script = (address, integrity, elsewhere) =>
  `<script type="module" src="${escape(address)}" integrity="${integrity}"${elsewhere ? ' crossorigin="anonymous"' : ""}></script>`;

/** The address of the frame with its options in the fragment. */
export const frameAddress = (base, attributes) => {
  const options = new URLSearchParams(attributes).toString();
  return `${base}frame.html${options && `#${options}`}`;
};

/** The frame as it is pasted. */
export const frame = (base, attributes, title) =>
  `<iframe src="${escape(frameAddress(base, attributes))}" title="${escape(title)}"
  width="100%" height="${HEIGHT}" loading="lazy"
  sandbox="${RIGHTS.sandbox}" allow="${RIGHTS.allow}"></iframe>`;

/** The element's variables as a sheet, empty where none is set; what stands between the tags is what a hash in a policy is of. */
export const sheet = (variables) => {
  const lines = Object.entries(variables).map(([name, value]) => `  ${name}: ${value};\n`);
  return lines.length ? `\ncyber-subsidie {\n${lines.join("")}}\n` : "";
};

/**
 * The lines to paste. `base` is the folder of the version, where that door has it; `lines` are those for where no script runs.
 */
export const snippet = ({ door, base, attributes, variables = {}, lines, title, integrity, iframeIntegrity }) => {
  if (isFrame(door)) return [frame(base, attributes, title), ...(door === "frame" ? [script(`${base}iframe.js`, iframeIntegrity, true)] : [])].join("\n");
  const style = sheet(variables);
  return [
    script(`${base}widget.js`, integrity, door === "elsewhere"),
    ...(style ? [`<style>${style}</style>`] : []),
    `<cyber-subsidie${written(attributes)}>`,
    ...lines.map((line) => `  <p>${escape(line)}</p>`),
    "</cyber-subsidie>",
  ].join("\n");
};

/** The directives that a policy must have for it; `styleHash` where there is a sheet. */
export const policy = ({ door, base, styleHash }) => {
  const source = door === "self" ? "'self'" : new URL(base).origin;
  if (door === "frame") return `script-src ${source}; frame-src ${source}`;
  if (door === "bare") return `frame-src ${source}`;
  return [`script-src ${source} 'wasm-unsafe-eval'`, `connect-src ${source}`, ...(styleHash ? [`style-src '${styleHash}'`] : [])].join("; ");
};
