// Reads the project's own TOML files: Cargo.toml, Cargo.lock and the versions of the rules.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path) => {
  try {
    return parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new Error(`${path}: ${cause.message}`, { cause });
  }
};

/** A required part of a parsed file. */
const wanted = (value, type, what) => {
  if (typeof value !== type) throw new Error(`${what} is missing, or is no ${type}`);
  return value;
};

/** The version that is being built. */
export const crateVersion = () => wanted(read(join(root, "Cargo.toml")).package?.version, "string", "Cargo.toml: package.version");

/** The hash of each crate's archive, from Cargo.lock: "name@version" to hexadecimal. Our own crate has none. */
export const checksums = () => {
  const { package: packages } = read(join(root, "Cargo.lock"));
  if (!Array.isArray(packages) || packages.length === 0) throw new Error("Cargo.lock lists no packages");
  return new Map(packages.filter(({ checksum }) => checksum).map(({ name, version, checksum }) => [`${name}@${version}`, checksum]));
};

/**
 * The versions of the rules, oldest first: their first day, the day on which they were compared with their sources, and that
 * by which they are to be compared again.
 */
export const schemeVersions = (folder = resolve(root, process.env.CYBERSUBSIDIE_SCHEME || "scheme")) => {
  const day = (file, name, value) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(wanted(value, "string", `${file}: ${name}`))) throw new Error(`${file}: ${name} is no date`);
    return value;
  };
  const versions = readdirSync(folder).filter((name) => /^\d{4}-\d{2}-\d{2}\.toml$/.test(name)).map((file) => {
    const { valid_from: from, checked_on: checkedOn, review_by: reviewBy } = read(join(folder, file));
    return { from: day(file, "valid_from", from), checkedOn: day(file, "checked_on", checkedOn), reviewBy: day(file, "review_by", reviewBy) };
  });
  if (versions.length === 0) throw new Error(`${folder} holds no version of the rules`);
  return versions.sort((a, b) => (a.from < b.from ? -1 : 1));
};

/** What the contract lists from data: the legal forms of all versions, and the providers. */
export const contractData = (folder = join(root, "scheme")) => {
  const forms = schemeVersions(folder).map(({ from }) => read(join(folder, `${from}.toml`)).legal_forms);
  const legalForms = [...new Set(forms.flatMap(({ accepted, refused, ask }) => [...accepted, ...refused, ...ask]))];
  return { legalForms, providers: read(join(folder, "providers.toml")).provider.map(({ id }) => id) };
};
