// The schemas and types say what the code reads and writes: by generated applications, and name by name from the sources.
import assert from "node:assert/strict";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { counterfactuals, evaluate, explain, init } from "../../pkg/node.js";
import { applications, json, part, read } from "./support.mjs";

await init();
const [application, evaluation] = [json("pkg/application.schema.json"), json("pkg/evaluation.schema.json")];
const checker = (schema) => new Ajv({ strict: true, strictTypes: false, allErrors: false, allowUnionTypes: true }).compile(schema);
const LINES = applications(10_000, 72);

/** What no schema can say; the functions alone check it. */
const UNSAID = ({ path, code }, at) =>
  ["afterDecisionDate", "tooMany", "tooDeep", "duplicateField", "malformedJson"].includes(code)
  || (code === "outOfRange" && path === "decisionDate")
  || (code === "tooPrecise" && typeof at === "number");
const valueAt = (object, path) => path.split(/[.[\]]+/).filter(Boolean).reduce((value, name) => value?.[name], object);

test("10,000 applications, a fifth of them broken: the schema of applications takes what the function takes", () => {
  const takes = checker(application);
  const counts = { sound: 0, refused: 0, unsaid: 0 };
  for (const line of LINES) {
    const { errors } = evaluate(line);
    if (errors?.some(({ code }) => ["malformedJson", "duplicateField"].includes(code))) continue;
    const given = JSON.parse(line);
    if (!errors) {
      assert.ok(takes(given), `${line} ${JSON.stringify(takes.errors)}`);
      counts.sound += 1;
    } else if (errors.every((error) => UNSAID(error, valueAt(given, error.path)))) {
      counts.unsaid += 1;
    } else {
      assert.ok(!takes(given), `${line} ${JSON.stringify(errors)}`);
      counts.refused += 1;
    }
  }
  assert.ok(counts.sound > 7_000 && counts.refused > 500, JSON.stringify(counts));
});

test("every single value just inside and just outside its limits", () => {
  const takes = checker(application);
  const texts = ["0", "-0", "-0.0", "-1", "00.10", "0.01", "0.010", "0.001", "0.0001", "0.00001", "24.99995", "100", "100.0", "100.0001", "10000000", "10000000.0001",
    "999999999999.99", "1000000000000", "1000000000000.00", "1000000000000.01", "1.", ".5", "1e3", "+1", " 1", "", "1,5", "1".repeat(41), `${"0".repeat(39)}1`, `${"0".repeat(40)}1`];
  const days = ["1899-12-31", "1900-01-01", "1900-02-29", "2000-02-29", "2023-02-29", "2024-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "2024-1-1", "none", "2026-01-01", "20240101"];
  const fields = [
    ...["publicParticipation"].flatMap((name) => texts.map((value) => ({ [name]: value }))),
    ...texts.flatMap((value) => ["headcount", "turnover"].map((name) => ({ enterprise: { lastYear: { [name]: value } } }))),
    ...[0, -0, -1, 0.5, 100, 101, 1e12, 1e13, 1e7].flatMap((value) => [{ publicParticipation: value }, { enterprise: { lastYear: { headcount: value, turnover: value } } }]),
    ...days.map((value) => ({ lastTrajectoryDecision: value })),
    ...["999", "1000", "9999", "10000", "0999", 9000, "9000 "].map((value) => ({ establishmentPostcode: value })),
  ];
  for (const more of fields) {
    const given = { decisionDate: "2999-12-31", ...more };
    assert.equal(takes(given), !evaluate(given).errors, JSON.stringify(more));
  }
});

/** The same schema, in which no object has a field that is not named. */
const closed = (schema) => JSON.parse(JSON.stringify(schema), (_, value) =>
  (value?.type === "object" && value.properties ? { additionalProperties: false, ...value } : value));

test("what is written has the schema's fields and no others", () => {
  const strict = closed(evaluation);
  const of = (name) => checker({ ...strict, anyOf: [{ $ref: `#/$defs/${name}` }, { $ref: "#/$defs/Invalid" }] });
  const [evaluated, explained, changed] = ["Evaluation", "Explanation", "Counterfactuals"].map(of);
  const says = (check, answer) => assert.ok(check(answer), JSON.stringify([check.errors, answer]).slice(0, 2_000));
  for (const line of LINES) says(evaluated, evaluate(line));
  for (const line of LINES.slice(0, 3_000)) says(explained, explain(line));
  for (const line of LINES.slice(0, 300)) says(changed, counterfactuals(line));
});

const words = (text) => text.trim().split(/\s+/);
const lower = (name) => name[0].toLowerCase() + name.slice(1);

test("every object that is read has its fields, required where the code requires them", () => {
  const forms = part("src/json/form.rs", "\nforms! {", "\n}\n");
  const found = [...forms.matchAll(/^ {4}(\w+) \w+ [A-Z]+ \{([^}]*)\}/gm)];
  assert.equal(found.length, 7);
  for (const [, name, body] of found) {
    const fields = [...body.matchAll(/"(\w+)" (\w+)/g)];
    const { properties, required } = application.$defs[name];
    assert.deepEqual(Object.keys(properties), fields.map(([, field]) => field), name);
    assert.deepEqual(required, fields.filter(([, , mode]) => mode === "required").map(([, field]) => field), name);
  }
});

test("every code that is written stands in the schema, and no other", () => {
  const { $defs: defs } = evaluation;
  const codes = new Map([...`${part("src/json/answer.rs", "codes! {", "\n}\n")}${part("src/json/problem.rs", "codes! {", "\n}\n")}`
    .matchAll(/(\w+) \{([^}]*)\}/g)].map(([, name, variants]) => [name, words(variants).map(lower)]));
  const item = (name, field) => defs[name].properties[field].items.enum;
  const said = {
    Status: defs.Status.enum, Warning: item("Evaluation", "warnings"), Class: defs.Class.enum, Fit: defs.Fit.enum, QuoteIssue: defs.QuoteIssue.enum,
    PackageId: defs.PackageId.enum, State: defs.Finding.properties.state.enum, Judge: defs.Finding.properties.judge.anyOf[0].enum,
    Caveat: item("Finding", "caveats"), Code: defs.InputError.properties.code.enum,
  };
  assert.deepEqual([...codes.keys()].sort(), Object.keys(said).sort());
  for (const [name, variants] of codes) assert.deepEqual([...said[name]].sort(), [...variants].sort(), name);

  const names = explain({ decisionDate: "2026-11-23" });
  assert.deepEqual(Object.keys(defs.Evaluation.properties), Object.keys(evaluate({ decisionDate: "2026-11-23" })));
  assert.deepEqual(defs.Finding.properties.rule.enum, names.trace.map(({ rule }) => rule));
  assert.deepEqual(Object.keys(defs.Evaluation.properties.criteria.properties), Object.keys(names.criteria));
  assert.deepEqual(item("Evaluation", "missing").filter((name) => !["customWorkEnterprise", "size", "nis2"].includes(name)),
    names.missing.filter((name) => !["customWorkEnterprise", "size", "nis2"].includes(name)));
});

test("the types name every definition", () => {
  const types = read("pkg/index.d.ts");
  for (const name of [...Object.keys(application.$defs), ...Object.keys(evaluation.$defs)]) assert.match(types, new RegExp(`^export (?:interface|type) ${name}\\b`, "m"));
});
