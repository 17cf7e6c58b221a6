// The bill of materials (CycloneDX) of what is shipped: the crates compiled into the wasm, with their licences and hashes.
// Crates used only to build or test, and macro crates that only generate code, are not included.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { checksums } from "./project.mjs";

const said = (command, args, cwd) => execFileSync(command, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });

/** The packages that are linked: normal dependencies of the root, without those of macro crates. */
const linked = ({ packages, resolve }) => {
  const byId = new Map(packages.map((one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const isMacro = (id) => byId.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));
  const found = new Map();
  const visit = (id) => {
    if (found.has(id)) return;
    const needs = nodes.get(id).deps
      .filter(({ pkg, dep_kinds: kinds }) => kinds.some(({ kind }) => kind === null) && !isMacro(pkg))
      .map(({ pkg }) => pkg);
    found.set(id, { crate: byId.get(id), needs });
    needs.forEach(visit);
  };
  visit(resolve.root);
  return { found, byId };
};

const purl = ({ name, version }) => `pkg:cargo/${name}@${encodeURIComponent(version)}`;
/** Older crates write "MIT/Apache-2.0" for what SPDX calls "MIT OR Apache-2.0". */
const licences = (text) => [{ expression: text.replace(/\s*\/\s*/g, " OR ") }];
const byRef = (a, b) => (a["bom-ref"] ?? a.ref) < (b["bom-ref"] ?? b.ref) ? -1 : 1;

const component = (crate, sha256) => ({
  type: "library",
  "bom-ref": purl(crate),
  name: crate.name,
  version: crate.version,
  ...(sha256 && { hashes: [{ alg: "SHA-256", content: sha256 }] }),
  licenses: licences(crate.license),
  purl: purl(crate),
});

/** Rust's standard library is linked too, but Cargo does not list it. */
const standardLibrary = (root) => {
  const version = said("rustc", ["-vV"], root).match(/^release: (.*)$/m)[1];
  return { type: "library", "bom-ref": `pkg:generic/rust-std@${version}`, name: "rust-std", version,
    licenses: licences("MIT OR Apache-2.0"), purl: `pkg:generic/rust-std@${version}` };
};

/** A UUID derived from the content, so that the same content has the same one. */
const serial = (content) => {
  const hex = createHash("sha256").update(content).digest("hex");
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** `files` are the shipped files' names with their hashes (SHA-384, in hexadecimal). */
export const sbom = ({ root, files }) => {
  const metadata = JSON.parse(said("cargo", ["metadata", "--locked", "--offline", "--format-version", "1",
    "--filter-platform", "wasm32-unknown-unknown"], root));
  const { found, byId } = linked(metadata);
  const hashes = checksums();
  const [own, ...crates] = [...found.values()].map(({ crate }) => crate);
  const std = standardLibrary(root);
  const body = {
    metadata: {
      component: {
        ...component(own), type: "application",
        components: Object.entries(files).map(([name, content]) => ({ type: "file", "bom-ref": name, name, hashes: [{ alg: "SHA-384", content }] })),
      },
    },
    components: [...crates.map((crate) => component(crate, hashes.get(`${crate.name}@${crate.version}`))), std].sort(byRef),
    dependencies: [...found.values()].map(({ crate, needs }) => ({
      ref: purl(crate),
      dependsOn: [...needs.map((id) => purl(byId.get(id))), ...(crate === own ? [std["bom-ref"]] : [])].sort(),
    })).sort(byRef),
  };
  const bare = body.components.find(({ name, hashes }) => !hashes && name !== std.name);
  if (bare) throw new Error(`Cargo.lock has no checksum of ${bare.name} ${bare.version}`);
  const head = { bomFormat: "CycloneDX", specVersion: "1.6", serialNumber: serial(JSON.stringify(body)), version: 1 };
  return `${JSON.stringify({ $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", ...head, ...body }, null, 1)}\n`;
};
