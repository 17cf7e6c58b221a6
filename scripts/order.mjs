// Orders the functions of a wasm so that similar ones are neighbours, because brotli encodes near matches more cheaply.
// Nothing else changes, and the same functions always get the same order.
import {
  CODE, CUSTOM, Cursor, ELEMENTS, EXPORT, FUNCTIONS, GLOBALS, START, bodiesOf, exportsOf, importedFunctions, joined, sectionsOf, sized, u32,
} from "./wasm.mjs";

/** A trait of a function is a run of this many bytes; 3 and 6 were measured too. */
const RUN = 4;
/** Traits shared by more functions than this are ignored, because they distinguish nothing. */
const COMMON = 400;

const traits = (body) => {
  const found = new Set();
  for (let at = 0; at + RUN <= body.length; at += 1) found.add(body.readUInt32LE(at));
  return [...found];
};

/** A greedy chain: each function is followed by the most similar one left (shared traits over all traits of the two). */
export const bySimilarity = (bodies) => {
  const of = bodies.map(traits);
  const having = new Map();
  of.forEach((own, index) => own.forEach((trait) => {
    if (!having.has(trait)) having.set(trait, []);
    having.get(trait).push(index);
  }));
  const left = new Set(bodies.keys());
  const order = [];
  const shared = new Uint32Array(bodies.length);
  for (let current = 0; left.size > 0;) {
    order.push(current);
    left.delete(current);
    shared.fill(0);
    for (const trait of of[current]) {
      const others = having.get(trait);
      if (others.length <= COMMON) for (const other of others) shared[other] += 1;
    }
    let best = -1;
    let next;
    for (const other of left) {
      const alike = shared[other] / (of[current].length + of[other].length - shared[other] + 2);
      if (alike > best) [best, next] = [alike, other];
    }
    current = next;
  }
  return order;
};

const nothing = () => {};
const one = (at) => at.number();
const two = (at) => (at.number(), at.number());
const many = (at) => {
  for (let count = at.u32(); count > 0; count -= 1) at.number();
};
/** Operands of the instructions after the prefix byte 0xfc. */
const PREFIXED = [nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing, two, one, two, one, two, one, two, one, one, one];

/** The operands of an instruction, by its byte; `called` handles a function's index. */
export const operands = (code, at, called) => {
  if (code === 0x10 || code === 0x12 || code === 0xd2) return called();
  if ((code >= 0x02 && code <= 0x04) || code === 0x0c || code === 0x0d || (code >= 0x20 && code <= 0x26)) return one(at);
  if ((code >= 0x28 && code <= 0x3e) || code === 0x11 || code === 0x13) return two(at);
  if (code === 0x0e) return many(at), one(at);
  if (code === 0x1c) return many(at);
  if ((code >= 0x3f && code <= 0x42) || code === 0xd0) return one(at);
  if (code === 0x43) return at.take(4);
  if (code === 0x44) return at.take(8);
  if (code === 0xfc && PREFIXED[at.bytes[at.at]]) return PREFIXED[at.u32()](at);
  if (code <= 0x01 || code === 0x05 || code === 0x0b || code === 0x0f || code === 0x1a || code === 0x1b || (code >= 0x45 && code <= 0xc4) || code === 0xd1) return undefined;
  throw new Error(`scripts/order.mjs does not know the instruction 0x${code.toString(16)}; rustc has begun to use another feature of wasm`);
};

/** Instructions with every function's number changed; `until` the end that closes them, or of the bytes. */
const renumbered = (at, number, until) => {
  const parts = [];
  let from = at.at;
  for (let depth = 0; at.at < at.bytes.length;) {
    const code = at.byte();
    if (code >= 0x02 && code <= 0x04) depth += 1;
    operands(code, at, () => {
      parts.push(at.bytes.subarray(from, at.at), u32(number(at.u32())));
      from = at.at;
    });
    if (code !== 0x0b) continue;
    if (depth === 0) {
      if (until === "end" || at.at === at.bytes.length) break;
      throw new Error("a function of the wasm ends before its bytes do");
    }
    depth -= 1;
  }
  parts.push(at.bytes.subarray(from, at.at));
  return Buffer.concat(parts);
};

const body = (bytes, number) => {
  const at = new Cursor(bytes);
  const locals = at.span(() => {
    for (let count = at.u32(); count > 0; count -= 1) at.number(), at.byte();
  });
  return sized(Buffer.concat([locals, renumbered(at, number)]));
};

const globals = (bytes, number) => {
  const at = new Cursor(bytes);
  const count = at.u32();
  const entries = Array.from({ length: count }, () => Buffer.concat([at.take(2), renumbered(at, number, "end")]));
  return Buffer.concat([u32(count), ...entries]);
};

/** Renumbers element segments; only the forms with function indices, which rustc and binaryen write. */
const elements = (bytes, number) => {
  const at = new Cursor(bytes);
  const count = at.u32();
  const entries = Array.from({ length: count }, () => {
    const head = at.span(() => {
      const flags = at.u32();
      if (flags > 3) throw new Error("scripts/order.mjs: the wasm lists its functions as expressions");
      if (flags === 2) at.number();
      if (!(flags & 1)) renumbered(at, number, "end");
      if (flags > 0) at.byte();
    });
    const length = at.u32();
    return Buffer.concat([head, u32(length), ...Array.from({ length }, () => u32(number(at.u32())))]);
  });
  return Buffer.concat([u32(count), ...entries]);
};

/** The same wasm with its functions in this order, a list of their positions without the imports. */
export const inOrder = (bytes, order) => {
  const imported = importedFunctions(bytes);
  const bodies = bodiesOf(bytes);
  if (order.length !== bodies.length || new Set(order).size !== bodies.length) throw new Error("an order names every function once");
  const places = new Uint32Array(bodies.length);
  order.forEach((old, place) => {
    places[old] = place;
  });
  const number = (old) => {
    if (old < imported) return old;
    if (old - imported >= bodies.length) throw new Error(`the wasm has no function ${old}`);
    return imported + places[old - imported];
  };
  const list = (entries) => Buffer.concat([u32(entries.length), ...entries]);
  const changed = {
    [FUNCTIONS]: (section) => {
      const at = new Cursor(section);
      const types = Array.from({ length: at.u32() }, () => u32(at.u32()));
      return list(order.map((old) => types[old]));
    },
    [GLOBALS]: (section) => globals(section, number),
    [EXPORT]: () => list(exportsOf(bytes).map(({ name, what }) =>
      Buffer.concat([sized(Buffer.from(name)), what[0] === 0 ? Buffer.concat([what.subarray(0, 1), u32(number(new Cursor(what, 1).u32()))]) : what]))),
    [START]: (section) => u32(number(new Cursor(section).u32())),
    [ELEMENTS]: (section) => elements(section, number),
    [CODE]: () => list(order.map((old) => body(bodies[old], number))),
  };
  return joined(sectionsOf(bytes).map(({ id, body: held }) => {
    if (id === CUSTOM && new Cursor(held).text() === "name") throw new Error("names are numbered too: strip them first");
    return { id, body: changed[id]?.(held) ?? held };
  }));
};
