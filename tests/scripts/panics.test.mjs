// A panic of the shipped wasm tells the page and stops; whatever does not panic stays what it was.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const TARGET = "wasm32-unknown-unknown";
// Every way in which rustc calls a panic: with words, of an index, of a sum, of an option, through a function that only panics.
const SOURCE = `extern "C" { fn tell(); }
#[no_mangle] pub extern "C" fn panicked_0a() { unsafe { tell() } }
#[no_mangle] pub extern "C" fn words(a: u32) -> u32 { if a > 9 { panic!("{a} is more than nine"); } a + 1 }
#[no_mangle] pub extern "C" fn index(a: usize) -> u8 { [7u8, 8, 9][a] }
#[no_mangle] pub extern "C" fn sum(a: u32) -> u32 { a + 4_294_967_290 }
#[no_mangle] pub extern "C" fn quotient(a: u32) -> u32 { 12 / a }
#[inline(never)] fn refuse(a: u32) -> ! { if a == 10 { panic!("ten") } else { panic!("not {a}") } }
#[no_mangle] pub extern "C" fn nested(a: u32) -> u32 { match a { 0..=9 => a * 2, _ => refuse(a) } }
#[no_mangle] pub extern "C" fn option(a: u32) -> u32 { a.checked_sub(3).unwrap() }
`;
const CALLS = {
  words: [[3, 4], [10]], index: [[1, 8], [3]], sum: [[5, -1], [6]], quotient: [[4, 3], [0]], nested: [[4, 8], [10], [11]], option: [[5, 2], [2]],
};

let folder;
before(() => { folder = mkdtempSync(join(tmpdir(), "panics-")); });
after(() => rmSync(folder, { recursive: true, force: true }));

const LINKER = `#!/bin/sh
for one in "$@"; do case $one in *-cgu.0.rcgu.o) "$NODE" "$PANICS" "$one" "$one" || exit 1 ;; esac; done
exec rust-lld "$@"
`;

/** The source as a wasm, all crates in one object as the release has them; `linker` stands before the linker, where there is one. */
const built = (source, linker) => {
  const [from, wasm, script] = ["one.rs", "one.wasm", "linker.sh"].map((name) => join(folder, name));
  writeFileSync(from, source);
  if (linker) {
    writeFileSync(script, linker);
    chmodSync(script, 0o755);
  }
  const settings = ["opt-level=z", "panic=abort", "overflow-checks=on", "lto=fat", "codegen-units=1", ...(linker ? [`linker=${script}`] : [])];
  execFileSync("rustc", ["--edition=2021", "--crate-type=cdylib", `--target=${TARGET}`, ...settings.map((one) => `-C${one}`), "-Awarnings", "-o", wasm, from], {
    env: { ...process.env, NODE: process.execPath, PANICS: fileURLToPath(new URL("../../scripts/panics.mjs", import.meta.url)) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  return readFileSync(wasm);
};

test("a panic tells the page and stops; what does not panic gives what it gave", () => {
  const [whole, bytes] = [built(SOURCE), built(SOURCE, LINKER)];
  const says = (wasm) => wasm.includes("more than nine");
  assert.deepEqual([says(whole), says(bytes)], [true, false], "the words of a panic are linked no more");
  const module = new WebAssembly.Module(bytes);
  let told = 0;
  const { exports } = new WebAssembly.Instance(module, { env: { tell: () => { told += 1; } } });
  for (const [name, [[given, answer], ...panics]] of Object.entries(CALLS)) {
    assert.equal(exports[name](given), answer, name);
    for (const [refused] of panics) {
      const before = told;
      assert.throws(() => exports[name](refused), WebAssembly.RuntimeError, `${name} of ${refused}`);
      assert.equal(told, before + 1, `${name} of ${refused} tells the page once`);
      assert.equal(exports[name](given), answer, `${name} after that`);
    }
  }
});

test("an object with nobody to tell is refused", () => {
  assert.throws(() => built(SOURCE.replace("panicked_0a", "somebody"), LINKER), /no panicked to tell/);
});
