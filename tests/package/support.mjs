// What the tests of pkg/ share: the project's files, generated applications, and the native programs' answers.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const at = (path) => join(ROOT, path);
export const read = (path) => readFileSync(at(path), "utf8");
export const json = (path) => JSON.parse(read(path));

const MOST = 1 << 30;
const linesOf = (bytes) => {
  const lines = [];
  for (let from = 0; from < bytes.length;) {
    const to = bytes.indexOf(10, from);
    lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return lines;
};
const isText = (bytes) => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) !== undefined;
  } catch {
    return false;
  }
};

/** Generated applications, a fifth of them broken (tests/oracle/lines.py), as texts: a line that is none can't be handed over. */
export const applications = (count, seed) =>
  linesOf(execFileSync("python3", ["-B", at("tests/oracle/lines.py"), String(seed), String(count)], { maxBuffer: MOST }))
    .slice(0, count).filter(isText).map((line) => line.toString());

/** The answers of a native example, one to each line; each ends in a line feed. */
export const native = (example, lines, ...options) => {
  const program = join(process.env.CARGO_TARGET_DIR ?? at("target"), "debug/examples", example);
  const answers = execFileSync(program, options, { input: lines.join(""), maxBuffer: MOST }).toString().split("\n");
  answers.pop();
  return answers;
};

/** The words in braces or quotes of a part of a source file. */
export const part = (path, from, to) => {
  const text = read(path);
  const begin = text.indexOf(from);
  const end = text.indexOf(to, begin + from.length);
  if (begin < 0 || end < 0) throw new Error(`${path} has no "${from}" any more`);
  return text.slice(begin + from.length, end);
};
