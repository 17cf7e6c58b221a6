// Reads and writes the sections of a wasm file, for the changes that no other tool of the build makes.
// https://webassembly.github.io/spec/core/binary/modules.html

export const CUSTOM = 0;
export const IMPORT = 2;
export const FUNCTIONS = 3;
export const GLOBALS = 6;
export const EXPORT = 7;
export const START = 8;
export const ELEMENTS = 9;
export const CODE = 10;
const FUNCTION = 0;

/** Reads the bytes of a section one after the other; reading past the end is an error. */
export class Cursor {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    if (this.at >= this.bytes.length) throw new Error("the wasm ends too soon");
    return this.bytes[this.at++];
  }

  /** An unsigned 32-bit number (LEB128). */
  u32() {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    throw new Error("the wasm holds a number of more than 32 bits");
  }

  /** Skips a number of any length. */
  number() {
    while (this.byte() >= 128);
  }

  take(length) {
    if (this.at + length > this.bytes.length) throw new Error("the wasm ends too soon");
    return this.bytes.subarray(this.at, (this.at += length));
  }

  sized() {
    return this.take(this.u32());
  }

  text() {
    return this.sized().toString("utf8");
  }

  /** The bytes that `read` consumes. */
  span(read) {
    const from = this.at;
    read();
    return this.bytes.subarray(from, this.at);
  }

  limits() {
    const flags = this.byte();
    this.u32();
    if (flags & 1) this.u32();
  }
}

export const u32 = (value) => {
  const out = [];
  for (; value > 127; value = Math.floor(value / 128)) out.push((value % 128) | 128);
  return Buffer.from([...out, value]);
};
export const sized = (bytes) => Buffer.concat([u32(bytes.length), bytes]);
const text = (string) => sized(Buffer.from(string));

/** The sections in their order: id and body. */
export const sectionsOf = (bytes) => {
  const cursor = new Cursor(bytes);
  if (cursor.take(8).toString("latin1") !== "\0asm\x01\0\0\0") throw new Error("not a wasm of version 1");
  const sections = [];
  while (cursor.at < bytes.length) sections.push({ id: cursor.byte(), body: cursor.sized() });
  return sections;
};

export const joined = (sections) =>
  Buffer.concat([Buffer.from("\0asm\x01\0\0\0", "latin1"), ...sections.map(({ id, body }) => Buffer.concat([Buffer.from([id]), sized(body)]))]);

const withSection = (bytes, id, entries) =>
  joined(sectionsOf(bytes).map((section) => (section.id === id ? { id, body: Buffer.concat([u32(entries.length), ...entries]) } : section)));

const bodyOf = (bytes, id) => sectionsOf(bytes).find((section) => section.id === id)?.body;

/** The description after an import's names: its kind and its type. */
const describe = (cursor) => {
  const kind = cursor.byte();
  const skip = [
    () => cursor.u32(),
    () => (cursor.byte(), cursor.limits()),
    () => cursor.limits(),
    () => cursor.take(2),
    () => (cursor.byte(), cursor.u32()),
  ][kind];
  if (!skip) throw new Error(`the wasm imports something of kind ${kind}`);
  skip();
  return kind;
};

/** Every import: the module's name, its own name, and its kind. */
export const importsOf = (bytes) => {
  const body = bodyOf(bytes, IMPORT);
  if (!body) return [];
  const cursor = new Cursor(body);
  return Array.from({ length: cursor.u32() }, () => {
    const module = cursor.text();
    const name = cursor.text();
    let kind;
    const type = cursor.span(() => {
      kind = describe(cursor);
    });
    return { module, name, kind, type };
  });
};

/** Every export: its name and what it refers to. */
export const exportsOf = (bytes) => {
  const cursor = new Cursor(bodyOf(bytes, EXPORT));
  return Array.from({ length: cursor.u32() }, () => ({ name: cursor.text(), what: cursor.span(() => (cursor.byte(), cursor.u32())) }));
};

/** The same wasm with only these exports, a set of names; wasm-opt then removes what only the others used. */
export const withExports = (bytes, wanted) => {
  const all = exportsOf(bytes);
  const lost = [...wanted].filter((name) => !all.some((one) => one.name === name));
  if (lost.length > 0) throw new Error(`the wasm does not export ${lost.join(", ")}`);
  return withSection(bytes, EXPORT, all.filter(({ name }) => wanted.has(name)).map((one) => Buffer.concat([text(one.name), one.what])));
};

/** The same wasm with short names for imports and exports, and the map from old to new names. */
export const withShortNames = (bytes) => {
  const short = (all) => new Map(all.map(({ name }, index) => [name, `$${index.toString(36)}`]));
  const [imports, exports] = [importsOf(bytes), exportsOf(bytes)];
  const names = { imports: short(imports), exports: short(exports), module: "$" };
  if (new Set(imports.map(({ module }) => module)).size > 1) throw new Error("the wasm imports from more than one module");
  if (names.imports.size !== imports.length) throw new Error("the wasm imports two things of one name");
  const inward = imports.map((one) => Buffer.concat([text(names.module), text(names.imports.get(one.name)), one.type]));
  const outward = exports.map((one) => Buffer.concat([text(names.exports.get(one.name)), one.what]));
  return { bytes: withSection(withSection(bytes, IMPORT, inward), EXPORT, outward), names };
};

/** The same wasm with only these custom sections. */
export const withCustom = (bytes, wanted) =>
  joined(sectionsOf(bytes).filter(({ id, body }) => id !== CUSTOM || wanted.includes(new Cursor(body).text())));

/** The number of imported functions, which are numbered first. */
export const importedFunctions = (bytes) => importsOf(bytes).filter(({ kind }) => kind === FUNCTION).length;

/** The functions' bodies, in the order of the code section. */
export const bodiesOf = (bytes) => {
  const cursor = new Cursor(bodyOf(bytes, CODE));
  return Array.from({ length: cursor.u32() }, () => cursor.sized());
};

/** The functions' names by their index, if the wasm still has them. */
export const functionNames = (bytes) => {
  const names = new Map();
  for (const { id, body } of sectionsOf(bytes)) {
    if (id !== CUSTOM) continue;
    const cursor = new Cursor(body);
    if (cursor.text() !== "name") continue;
    while (cursor.at < body.length) {
      const part = cursor.byte();
      const inner = new Cursor(cursor.sized());
      if (part !== 1) continue;
      for (let count = inner.u32(); count > 0; count -= 1) names.set(inner.u32(), inner.text());
    }
  }
  return names;
};
