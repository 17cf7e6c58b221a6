// pkg/ answers as the native function does: the contract's cases, generated applications, and what is no application.
import assert from "node:assert/strict";
import { test } from "node:test";
import { counterfactuals, evaluate, explain, init } from "../../pkg/node.js";
import { applications, json, native } from "./support.mjs";

assert.throws(() => evaluate({}), /await init\(\) first/);
await assert.rejects(init(new URL("../../pkg/nothing.wasm", import.meta.url)));
await Promise.all([init(), init()]);
await init();

const CASES = ["dates", "groups", "half-told-groups", "published-table", "quotes", "size"].flatMap((name) => json(`tests/cases/${name}.json`));
// With its line feed, as the native programs read it: where a text stops being JSON is told by the byte.
const LINES = applications(3_000, 71).map((line) => `${line}\n`);

/** Every field that is expected, as it is expected; others may be there. */
const holds = (found, expected, path) => {
  if (expected === null || typeof expected !== "object") return assert.equal(found, expected, path);
  if (Array.isArray(expected)) assert.equal(found?.length, expected.length, path);
  for (const [name, value] of Object.entries(expected)) holds(found[name], value, `${path}.${name}`);
};

test("the contract's cases, as objects and as texts", () => {
  assert.ok(CASES.length > 50);
  for (const { name, application, evaluation } of CASES) {
    holds(evaluate(application), evaluation, name);
    assert.deepEqual(evaluate(JSON.stringify(application)), evaluate(application), name);
  }
});

test("invalid applications: exactly their errors, from all three functions", () => {
  for (const { name, application, errors } of json("tests/cases/errors.json")) {
    for (const answer of [evaluate, explain, counterfactuals]) {
      const found = answer(application);
      assert.deepEqual(Object.keys(found), ["errors"], name);
      const pairs = (list) => list.map(({ path, code }) => `${path} ${code}`).sort();
      assert.deepEqual(pairs(found.errors), pairs(errors), name);
    }
  }
});

test("3,000 generated applications: the native answers, byte for byte", () => {
  const [brief, explained] = [native("evaluate", LINES, "--brief"), native("evaluate", LINES, "--explained")];
  assert.equal(explained.length, LINES.length);
  LINES.forEach((line, place) => {
    assert.equal(JSON.stringify(evaluate(line)), JSON.stringify(JSON.parse(brief[place])), line);
    assert.equal(JSON.stringify(explain(line)), JSON.stringify(JSON.parse(explained[place])), line);
  });
});

test("300 generated applications: what would change them", () => {
  const some = LINES.slice(0, 300);
  native("counterfactuals", some).forEach((expected, place) => {
    assert.equal(JSON.stringify(counterfactuals(some[place])), JSON.stringify(JSON.parse(expected)), some[place]);
  });
});

test("an explanation is the evaluation and a trace with its words: none is empty", () => {
  let [sentences, findings] = [0, 0];
  for (const line of LINES) {
    const { trace, ...rest } = explain(line);
    if (rest.errors) continue;
    assert.deepEqual(rest, evaluate(line));
    assert.deepEqual(trace.map(({ rule }) => rule), explain({ decisionDate: rest.rules }).trace.map(({ rule }) => rule));
    for (const finding of trace) {
      const { title, condition, stateText, judgeText, reasons, doubts, references } = finding;
      const said = [title, condition, stateText, judgeText, ...reasons, ...doubts, ...references.flatMap((one) => [one.source, one.title, one.section])];
      for (const text of said) assert.match(text, /^\S(?:.*\S)?$/s, `${line} ${JSON.stringify(finding)}`);
      for (const text of said) assert.doesNotMatch(text, /\{|  |^[:,.]/, line);
      assert.deepEqual(references.map(({ source }) => source), finding.sources);
      for (const { address } of references) if (address !== null) assert.match(address, /^https:\/\//);
      findings += 1;
      sentences += reasons.length;
    }
  }
  assert.ok(findings > 10_000 && sentences > findings / 2, `${sentences} sentences of ${findings} findings`);
});

test("whatever comes in is answered, never thrown", () => {
  const day = "2026-11-23";
  const endless = { decisionDate: day };
  endless.relations = [endless];
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const throwing = { decisionDate: day, get nis2() { throw new Error("no"); } };
  const strange = [undefined, null, 7, 7n, NaN, Symbol("a"), () => day, [], "", "{", endless, proxy, throwing, { decisionDate: day, nis2: NaN }, new Map([["decisionDate", day]])];
  for (const given of strange) {
    for (const answer of [evaluate, explain, counterfactuals]) assert.ok(answer(given).errors.length > 0, String(typeof given));
  }
  assert.deepEqual(evaluate(throwing).errors.map(({ path, code }) => [path, code]), [["nis2", "invalidType"]]);
  assert.equal(evaluate({ decisionDate: day, nis2: undefined }).status, "undetermined");
});
