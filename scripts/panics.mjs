// A panic of what is shipped says nothing to anyone: the page is told that the calculator has failed, and the wasm stops.
// So no call of a panic hands over a message and a place in the sources; then the linker finds that nobody reads them, nor the
// code that would write them out. This works on the object that rustc hands to the linker, where every reference is known:
// https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md
//   node scripts/panics.mjs <object> <new object>
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { operands } from "./order.mjs";
import { CODE, CUSTOM, Cursor, IMPORT, bodiesOf, importedFunctions, joined, sectionsOf, sized, u32 } from "./wasm.mjs";

/** `panicked` of src/ui/bindings.rs, as wasm-bindgen exports it: takes nothing, tells the page. */
const TOLD = /^panicked_[0-9a-f]+$/;
/** What every panic of Rust's goes through: `core::panicking::panic_fmt` and its like that does not unwind. */
const PANIC = /^_RNvNtCs\w+_4core9panicking(9panic_fmt|18panic_nounwind_fmt)$/;

const UNREACHABLE = 0x00;
const NOP = 0x01;
const END = 0x0b;
const BLOCK = 0x02;
const IF = 0x04;
const BRANCH = 0x0c;
const BRANCH_IF = 0x0d;
const BRANCH_BY_TABLE = 0x0e;
const RETURN = 0x0f;
const CALL = 0x10;
/** In an object every number that the linker fills in takes five bytes. */
const CALL_BYTES = 6;
const CALL_BY_TABLE = 0x11;
const CONSTANT = 0x41;
/** Constants, reading a local, sums: what puts a value on the stack and does nothing else. */
const PURE = new Set([CONSTANT, 0x42, 0x20, 0x6a, 0x6b]);

const customs = (sections) => sections.map(({ id, body }) => {
  if (id !== CUSTOM) return undefined;
  const at = new Cursor(body);
  return { name: at.text(), at };
});

/** Kinds of relocations, and which of them have an addend (a signed number). */
const CALLED = 0;
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);
const relocations = (at) => {
  const section = at.u32();
  const entries = Array.from({ length: at.u32() }, () => {
    const kind = at.byte();
    return { kind, offset: at.u32(), symbol: at.u32(), addend: WITH_ADDEND.has(kind) ? at.span(() => at.number()) : Buffer.alloc(0) };
  });
  return { section, entries };
};
const asSection = (name, { section, entries }) =>
  Buffer.concat([sized(Buffer.from(name)), u32(section), u32(entries.length),
    ...entries.flatMap(({ kind, offset, symbol, addend }) => [Buffer.from([kind]), u32(offset), u32(symbol), addend])]);

const SYMBOLS = 8;
const FUNCTION = 0;
const DATA = 1;
const SECTION = 3;
/** The table of symbols: of functions their number and name, of others nothing. */
const symbolsOf = (at) => {
  if (at.u32() !== 2) throw new Error("scripts/panics.mjs: rustc writes objects of another version");
  while (at.at < at.bytes.length) {
    const part = at.byte();
    const inner = new Cursor(at.sized());
    if (part !== SYMBOLS) continue;
    return Array.from({ length: inner.u32() }, () => {
      const kind = inner.byte();
      const flags = inner.u32();
      const undefinedHere = (flags & 0x10) !== 0;
      if (kind === DATA) {
        inner.text();
        if (!undefinedHere) inner.u32(), inner.u32(), inner.u32();
        return {};
      }
      const index = inner.u32();
      const name = kind !== SECTION && (!undefinedHere || flags & 0x40) ? inner.text() : "";
      return kind === FUNCTION ? { index, name } : {};
    });
  }
  throw new Error("scripts/panics.mjs: the object has no table of symbols");
};

/** The instructions of a body: what each is and where it begins; where its operand begins is one byte on. */
const instructionsOf = (body) => {
  const at = new Cursor(body);
  for (let count = at.u32(); count > 0; count -= 1) at.number(), at.byte();
  const found = [];
  while (at.at < body.length) {
    const start = at.at;
    const code = at.byte();
    operands(code, at, () => at.number());
    found.push({ code, start, operand: code === BRANCH || code === BRANCH_IF ? new Cursor(body, start + 1).u32() : undefined });
  }
  return found;
};

/** The same object, in which every call that only ends in a panic is one of `panicked`. */
export const withoutMessages = (bytes) => {
  const sections = sectionsOf(bytes);
  const named = customs(sections);
  const place = (name) => named.findIndex((custom) => custom?.name === name);
  const code = sections.findIndex(({ id }) => id === CODE);
  const [linking, reloc] = [place("linking"), place("reloc.CODE")];
  if ([linking, reloc].includes(-1)) throw new Error("scripts/panics.mjs: the object tells no relocations of its code");
  const symbols = symbolsOf(named[linking].at);
  const told = symbols.findIndex(({ name }) => TOLD.test(name));
  if (told === -1) throw new Error("scripts/panics.mjs: the object has no panicked to tell of a panic (src/ui/bindings.rs)");
  const relocs = relocations(named[reloc].at);
  if (relocs.section !== code) throw new Error("scripts/panics.mjs: relocations of the code belong to another section");

  const imported = sections.some(({ id }) => id === IMPORT) ? importedFunctions(bytes) : 0;
  const at = new Map(relocs.entries.map((entry) => [entry.offset, entry]));
  const section = sections[code].body;
  const functions = bodiesOf(bytes).map((body, place) => ({
    index: imported + place, from: body.byteOffset - section.byteOffset, instructions: instructionsOf(body),
  }));
  const calls = ({ from }, { code, start }) => (code === CALL ? at.get(from + start + 1) : undefined);

  const panics = new Set(symbols.filter(({ name }) => PANIC.test(name ?? "")).map(({ index }) => index));
  if (panics.size === 0) throw new Error("scripts/panics.mjs does not find core's panic_fmt: Rust names it otherwise now");
  const isPanic = (entry) => entry?.kind === CALLED && panics.has(symbols[entry.symbol].index);
  // A function that calls panics and nothing else, never returns and ends where nothing goes on, is one itself: whatever it
  // writes before, nobody reads.
  const onlyPanics = ({ instructions, ...made }) => {
    if (instructions.at(-2)?.code !== UNREACHABLE) return false;
    let [depth, called] = [0, 0];
    return instructions.every((one) => {
      if (one.code >= BLOCK && one.code <= IF) depth += 1;
      if (one.code === END) depth -= 1;
      if (one.code === RETURN || one.code === BRANCH_BY_TABLE || one.code === CALL_BY_TABLE) return false;
      // A branch out of all blocks returns.
      if ((one.code === BRANCH || one.code === BRANCH_IF) && one.operand >= depth) return false;
      if (one.code !== CALL) return true;
      called += 1;
      return isPanic(calls(made, one));
    }) && called > 0;
  };
  for (let before = -1; before !== panics.size;) {
    before = panics.size;
    for (const made of functions) if (onlyPanics(made)) panics.add(made.index);
  }

  const dropped = new Set();
  for (const made of functions) {
    made.instructions.forEach((one, place) => {
      const entry = calls(made, one);
      if (!isPanic(entry)) return;
      entry.symbol = told;
      // Nothing takes what was put on the stack for it: it may be any number, so this one refers to nothing.
      for (let back = place - 1; back >= 0 && PURE.has(made.instructions[back].code); back -= 1) {
        if (made.instructions[back].code === CONSTANT) dropped.add(at.get(made.from + made.instructions[back].start + 1));
      }
      if (made.instructions[place + 1].code === UNREACHABLE) return;
      // Where the end of a block follows, the call takes the place of the last value, and its own says that nothing goes on.
      const last = made.instructions[place - 1];
      // Or nothing was handed over, and where the block ends nothing goes on either.
      if (last?.code === END && made.instructions[place + 2]?.code === UNREACHABLE) return;
      if (last?.code !== CONSTANT || one.start - last.start !== CALL_BYTES) throw new Error("scripts/panics.mjs: a panic is called in a way that it does not know");
      const [earlier, own] = [made.from + last.start, made.from + one.start];
      section.copy(section, earlier, own, own + CALL_BYTES);
      section.fill(NOP, own, own + CALL_BYTES);
      section[own] = UNREACHABLE;
      entry.offset = earlier + 1;
    });
  }
  const kept = { section: code, entries: relocs.entries.filter((entry) => !dropped.has(entry)) };
  return joined(sections.map((one, place) => (place === reloc ? { id: CUSTOM, body: asSection("reloc.CODE", kept) } : one)));
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [from, to] = process.argv.slice(2);
  writeFileSync(to, withoutMessages(readFileSync(from)));
}
