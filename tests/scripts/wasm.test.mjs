// What the build does to the wasm and to wasm-bindgen's script, on small ones.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import binaryen from "binaryen";
import { renamed, shakeable, usedExports, withoutOwnAddress } from "../../scripts/glue.mjs";
import { byModule, grown, moduleOf } from "../../scripts/modules.mjs";
import { bySimilarity, inOrder } from "../../scripts/order.mjs";
import { shrink } from "../../scripts/shrink.mjs";
import { bodiesOf, exportsOf, importsOf, withCustom, withExports, withShortNames } from "../../scripts/wasm.mjs";

// Every place that holds a function's number: a call, a reference, the table, a global, an export and the start.
const TEXT = `(module
  (type $number (func (param i32) (result i32)))
  (import "env" "log" (func $log (param i32)))
  (import "env" "other" (func $other (param i32)))
  (memory (export "memory") 1)
  (table 4 funcref)
  (elem (i32.const 0) $double $square)
  (elem declare func $count)
  (global $kept (mut funcref) (ref.func $count))
  (global $number (mut i32) (i32.const 0))
  (start $begin)
  (func $begin (global.set $number (i32.const 300)))
  (func $double (param i32) (result i32) (i32.add (local.get 0) (local.get 0)))
  (func $square (param i32) (result i32) (i32.mul (local.get 0) (local.get 0)))
  (func $count (param i32) (result i32) (i32.add (global.get $number) (local.get 0)))
  (func (export "by") (param i32 i32) (result i32)
    (global.set $kept (ref.func $count))
    (table.set 0 (i32.const 2) (ref.func $count))
    (call $log (i64.eq (i64.const -5000000000) (i64.const 16)))
    (block $out (block $in (br_table $in $out (local.get 0))) (drop (f64.const 1.0625)))
    (memory.fill (i32.const 8) (i32.const 7) (i32.const 4))
    (call_indirect (type $number) (local.get 1) (local.get 0)))
  (func (export "all") (param i32) (result i32)
    (i32.add (call $double (local.get 0)) (i32.add (call $square (local.get 0)) (call $count (local.get 0))))))`;

const compiled = () => {
  const module = binaryen.parseText(TEXT);
  const { MutableGlobals, ReferenceTypes, BulkMemory, BulkMemoryOpt } = binaryen.Features;
  module.setFeatures(MutableGlobals | ReferenceTypes | BulkMemory | (BulkMemoryOpt ?? 0));
  assert.ok(module.validate());
  const bytes = Buffer.from(module.emitBinary());
  module.dispose();
  return bytes;
};
const answers = async (bytes) => {
  const told = [];
  const log = (value) => told.push(value);
  const { instance } = await WebAssembly.instantiate(bytes, { env: { log, other: log } });
  const { by, all } = instance.exports;
  return [by(0, 7), by(1, 7), by(2, 7), all(3), all(-4), told];
};

test("functions in any other order answer the same", async () => {
  const bytes = compiled();
  const wanted = await answers(bytes);
  assert.deepEqual(wanted.slice(0, 4), [14, 49, 307, 318]);
  const places = [...bodiesOf(bytes).keys()];
  assert.ok(inOrder(bytes, places).equals(bytes), "their own order gives the same bytes");
  for (let turn = 1; turn < places.length; turn += 1) {
    const order = [...places.slice(turn), ...places.slice(0, turn)].reverse();
    const turned = inOrder(bytes, order);
    assert.ok(!turned.equals(bytes));
    assert.deepEqual(await answers(turned), wanted);
    const back = order.map((_, place) => order.indexOf(place));
    assert.ok(inOrder(turned, back).equals(bytes), "and back");
  }
  assert.throws(() => inOrder(bytes, places.slice(1)), /every function once/);
  assert.throws(() => inOrder(bytes, places.map(() => 0)), /every function once/);
});

test("like stands next to like, the same way every time", () => {
  const bodies = ["aaaabbbbcccc", "zzzzyyyyxxxx", "aaaabbbbccdd", "zzzzyyyyxxww", "aaaabbbbccee"].map((text) => Buffer.from(text));
  assert.deepEqual(bySimilarity(bodies), [0, 2, 4, 1, 3]);
  assert.deepEqual(bySimilarity(bodies), bySimilarity(bodies));
});

test("an instruction that is not known stops the build", () => {
  const module = binaryen.parseText("(module (func (param v128) (drop (v128.not (local.get 0)))))");
  module.setFeatures(binaryen.Features.All);
  const bytes = Buffer.from(module.emitBinary());
  assert.throws(() => inOrder(bytes, [0]), /does not know the instruction 0xfd/);
});

test("exports that nobody asks for go, and names become short on both sides", async () => {
  const bytes = withExports(compiled(), new Set(["all"]));
  assert.deepEqual(exportsOf(bytes).map(({ name }) => name), ["all"]);
  assert.throws(() => withExports(bytes, new Set(["by"])), /does not export by/);
  const { bytes: short, names } = withShortNames(bytes);
  assert.deepEqual(importsOf(short).map(({ module, name }) => [module, name]), [["$", "$0"], ["$", "$1"]]);
  const { instance } = await WebAssembly.instantiate(short, { $: { $0: () => {}, $1: () => {} } });
  assert.equal(instance.exports[names.exports.get("all")](3), 318);
});

test("only the wanted custom sections stay", () => {
  const custom = (name) => Buffer.from([0, name.length + 2, name.length, ...Buffer.from(name), 1]);
  const bytes = Buffer.concat([compiled(), custom("producers"), custom("target_features")]);
  const rest = withCustom(bytes, ["target_features"]);
  assert.ok(rest.includes("target_features") && !rest.includes("producers"));
});

const GLUE = `export class Streams {
}
if (Symbol.dispose) Streams.prototype[Symbol.dispose] = Streams.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_log_0a: function(arg0) {
            console.log(wasm.memory, arg0);
        },
        __wbg_gone_0b: function() { return handleError(function (arg0) {
            return arg0;
        }, arguments); },
        __wbg_random_0c: Math.random,
    };
    return {
        __proto__: null,
        "./cybersubsidie_bg.js": import0,
    };
}
const StreamsFinalization = (typeof FinalizationRegistry === 'undefined')
    : new FinalizationRegistry(ptr => wasm.__wbg_streams_free(ptr, 1));
        module_or_path = new URL('cybersubsidie_bg.wasm', import.meta.url);
`;

// An exported `async fn`, as wasm-bindgen has it: the wasm hands the script a task, and goes on with it later through its table.
const LATER_WASM = `(module
  (type $task (func (param i32)))
  (import "./cybersubsidie_bg.js" "__wbg_queueMicrotask_0a" (func $queue (param i32)))
  (import "./cybersubsidie_bg.js" "__wbg_resolve_0b" (func $resolve (param i32)))
  (import "./cybersubsidie_bg.js" "__wbg_never_0c" (func $never (param i32)))
  (memory (export "memory") 1)
  (table 2 funcref)
  (elem (i32.const 0) $first $second)
  (global $answer (mut i32) (i32.const 0))
  (func $first (param i32) (global.set $answer (i32.mul (local.get 0) (i32.const 2))) (call $queue (i32.const 1)))
  (func $second (param i32) (call $resolve (i32.add (global.get $answer) (i32.load (i32.const 0)))))
  (func (export "later") (param i32) (i32.store (i32.const 0) (local.get 0)) (call $queue (i32.const 0)))
  (func (export "__wasm_bindgen_func_elem_7") (param i32 i32) (call_indirect (type $task) (local.get 1) (local.get 0)))
  (func (export "unasked") (call $never (i32.const 1))))`;
const LATER_GLUE = `let wasm, done;
export function later(value) {
    return new Promise((resolve) => { done = resolve; wasm.later(value); });
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_queueMicrotask_0a: function(arg0) {
            queueMicrotask(() => wasm.__wasm_bindgen_func_elem_7(arg0, 20));
        },
        __wbg_resolve_0b: function(arg0) {
            done(arg0);
        },
        __wbg_never_0c: function(arg0) {
            throw new Error(arg0);
        },
    };
    return {
        __proto__: null,
        "./cybersubsidie_bg.js": import0,
    };
}
export async function init(bytes) {
    const { instance } = await WebAssembly.instantiate(bytes, __wbg_get_imports());
    wasm = instance.exports;
}
`;

test("an exported async function comes to its end after all that the release does to it", async () => {
  const module = binaryen.parseText(LATER_WASM);
  const folder = mkdtempSync(join(tmpdir(), "later-"));
  const file = join(folder, "later.wasm");
  try {
    writeFileSync(file, withExports(Buffer.from(module.emitBinary()), usedExports(LATER_GLUE)));
    shrink(file, true);
    const { bytes, names } = withShortNames(readFileSync(file));
    assert.deepEqual(importsOf(bytes).map(({ name }) => name).sort(), ["$0", "$1"], "what nobody asks for is gone");
    const script = renamed(LATER_GLUE, names);
    assert.doesNotMatch(script, /func_elem|never/);
    const glue = await import(`data:text/javascript,${encodeURIComponent(script)}`);
    await glue.init(bytes);
    assert.equal(await glue.later(2), 42);
    // A script that has lost one of its functions is refused, and not left to stop in the middle of a promise.
    const lost = LATER_GLUE.replace(/ {8}__wbg_resolve_0b[^]*?\},\n/, "");
    assert.throws(() => renamed(lost, names), /lacks what the wasm imports: __wbg_resolve_0b/);
  } finally {
    module.dispose();
    rmSync(folder, { recursive: true });
  }
});

test("wasm-bindgen's script loses what the wasm does not ask for", () => {
  const names = { module: "$", imports: new Map([["__wbg_log_0a", "$0"], ["__wbg_random_0c", "$1"]]), exports: new Map([["memory", "$2"]]) };
  const text = renamed(GLUE, names);
  assert.match(text, /\$0: function\(arg0\) \{\n +console\.log\(wasm\.\$2, arg0\);\n +\},\n +\$1: Math\.random,\n +\};/);
  assert.match(text, /"\$": import0/);
  assert.doesNotMatch(text, /gone/);
  assert.deepEqual([...usedExports(GLUE)], ["memory", "__wbg_streams_free"]);
  assert.match(shakeable(GLUE, ["Streams"]), /: \/\* @__PURE__ \*\/ new FinalizationRegistry/);
  assert.doesNotMatch(shakeable(GLUE, ["Streams"]), /Symbol\.dispose/);
  assert.doesNotMatch(withoutOwnAddress(GLUE), /new URL/);
});

test("a script of wasm-bindgen that is written otherwise stops the build", () => {
  const names = { module: "$", imports: new Map([["__wbg_new_0d", "$0"]]), exports: new Map() };
  assert.throws(() => renamed(GLUE, names), /lacks what the wasm imports: __wbg_new_0d/);
  assert.throws(() => renamed(GLUE.replace("cybersubsidie_bg.js", "x.js"), { ...names, imports: new Map() }), /0 times the imports' module/);
  assert.throws(() => renamed(GLUE.replaceAll("        __wb", "  __wb"), names), /0 times functions for the wasm/);
  assert.throws(() => shakeable(GLUE.replace("[Symbol.dispose] =", "[dispose] ="), ["Streams"]), /0 times the disposal of Streams/);
  assert.throws(() => shakeable(GLUE.replace(": new Final", "= new Final"), []), /0 times a finalization registry/);
  assert.throws(() => withoutOwnAddress(GLUE.replace("new URL", "URL.parse")), /0 times an address of its own/);
  assert.throws(() => usedExports('wasm["memory"]'), /not written out/);
});

test("the bytes are told by module, and which of them grew", () => {
  for (const [name, module] of [
    ["<cybersubsidie[0a1b]::rules::size::Size as core[12]::fmt::Debug>::fmt", "rules::size"],
    ["core[12]::ptr::drop_in_place::<alloc[3]::vec::Vec<cybersubsidie[0a1b]::json::tree::Tree>>", "json::tree"],
    ["cybersubsidie[0a1b]::link::encode", "link"],
    ["<alloc[3]::raw_vec::RawVec<u8>>::grow_one", "alloc"],
    ["<str>::trim_end_matches::<char>", "core"],
    ["merged$cybersubsidie[0a1b]::ui::dom::el", "ui::dom"],
    ["widget_new", "doors and the rest"],
  ]) assert.equal(moduleOf(name), module, name);
  const table = byModule({
    functions: [{ name: "cybersubsidie::link::encode", bytes: 30 }, { name: "cybersubsidie::link::put", bytes: 12 }, { name: "core::x::y", bytes: 50 }],
    sections: [{ id: 10, bytes: 92 }, { id: 11, bytes: 7 }, { id: 1, bytes: 5 }],
  });
  assert.deepEqual(Object.entries(table), [["core", 50], ["link", 42], ["data: texts and tables", 7], ["other sections", 5]]);
  assert.deepEqual(grown(table, { core: 60, link: 40, "other sections": 5 }), [
    { module: "data: texts and tables", by: 7, bytes: 7 }, { module: "link", by: 2, bytes: 42 },
  ]);
});

test("the linker is asked for every export but those of wasm-streams' classes", () => {
  const folder = mkdtempSync(join(tmpdir(), "linker-"));
  const lld = join(folder, "rust-lld");
  writeFileSync(lld, '#!/bin/sh\nprintf "%s\\n" "$@"\n');
  chmodSync(lld, 0o755);
  const link = (...args) => execFileSync(fileURLToPath(new URL("../../scripts/wasm-linker.sh", import.meta.url)), args, {
    encoding: "utf8", stdio: "pipe", env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
  }).trim().split("\n");
  try {
    assert.deepEqual(
      link("-flavor", "wasm", "--export", "evaluate_12", "--export", "intounderlyingsink_write", "--export", "__wbg_intounderlyingsource_free", "--export", "__wbindgen_describe_intounderlyingsink_write_0a", "a b.o"),
      ["-flavor", "wasm", "--export", "evaluate_12", "a b.o"],
    );
    assert.throws(() => link("--export", "evaluate_12"), /wasm-streams' classes/);
    assert.throws(() => link("@arguments"), /stand in a file/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
