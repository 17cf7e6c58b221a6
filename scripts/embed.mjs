// What another site loads or copies: dist/embed/<version>/, the moving alias of its major version, and the lists of them.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toolFiles } from "./described.mjs";
import { frameDocument } from "./frame.mjs";
import { schemeVersions } from "./project.mjs";
import { sbom } from "./sbom.mjs";
import { siteAddress } from "./site.mjs";
import { versionsList } from "./versions.mjs";

const sha384 = (bytes, encoding) => createHash("sha384").update(bytes).digest(encoding);

/** A hash in the form of the attribute `integrity` and of fetch(). */
export const integrityOf = (bytes) => `sha384-${sha384(bytes, "base64")}`;

/** Hashes in the form that `sha384sum --check` reads. */
const sums = (files) => files.map(([name, bytes]) => `${sha384(bytes, "hex")}  ${name}\n`).join("");

/** deploy/_headers with its rules for VERSION and MAJOR repeated for each version and major version. */
const headers = (template, versions) => {
  for (const word of ["VERSION", "MAJOR"]) if (!template.includes(word)) throw new Error(`deploy/_headers has no rule for ${word}`);
  const majors = [...new Set(versions.map((version) => version.split(".")[0]))];
  return template.split(/\n{2,}/).flatMap((rule) => {
    if (rule.includes("VERSION")) return versions.map((version) => rule.replaceAll("VERSION", version));
    if (rule.includes("MAJOR")) return majors.map((major) => rule.replaceAll("MAJOR", major));
    return [rule];
  }).map((rule) => rule.trim()).join("\n\n") + "\n";
};

/**
 * `bundle(wasmFile)` returns the element's script for a wasm at that address, relative to the script; `languages` are the texts of each
 * further language by their file, `parts` those of the frame's own files.
 */
export const writeEmbed = async ({ root, dist, version, wasm, languages, bundle, parts }) => {
  const read = (path) => readFileSync(join(root, path), "utf8");
  const own = join(dist, "embed", version);
  const alias = join(dist, "embed", version.split(".")[0]);
  mkdirSync(own, { recursive: true });
  mkdirSync(alias);

  copyFileSync(wasm, join(own, "widget.wasm"));
  const script = await bundle("widget.wasm");
  const hashes = Object.fromEntries(Object.entries({ "widget.js": script, ...parts }).map(([name, text]) => [name, integrityOf(text)]));
  const frame = frameDocument({ template: read("embed/frame.html"), page: read("index.html"), published: JSON.parse(read("embed/published.json")), hashes });
  const texts = { "widget.js": script, ...parts, "frame.html": frame, ...languages };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(own, name), text);
  const shipped = ["widget.js", "widget.wasm", "frame.html", ...Object.keys(parts), ...Object.keys(languages)].map((name) => [name, readFileSync(join(own, name))]);
  const tools = Object.entries(toolFiles());
  for (const [name, text] of tools) writeFileSync(join(own, name), text);
  const bill = sbom({ root, files: Object.fromEntries(shipped.map(([name, bytes]) => [name, sha384(bytes, "hex")])) });
  writeFileSync(join(own, "sbom.cdx.json"), bill);
  writeFileSync(join(own, "SHA384SUMS"), sums([...shipped, ...tools, ["sbom.cdx.json", bill]]));

  // The alias uses the wasm of its exact version, because a cached script may not fit a newer wasm.
  writeFileSync(join(alias, "widget.js"), await bundle(`../${version}/widget.wasm`));

  const integrity = integrityOf(shipped[0][1]);
  const versions = versionsList({ changelog: read("CHANGELOG.md"), scheme: schemeVersions(), version, integrity, iframeIntegrity: hashes["iframe.js"], site: siteAddress() });
  writeFileSync(join(dist, "versions.json"), `${JSON.stringify(versions, null, 1)}\n`);
  writeFileSync(join(dist, "_headers"), headers(read("deploy/_headers"), versions.map((entry) => entry.version)));
};
