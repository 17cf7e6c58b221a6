// docs/CONTRACT.md names what the schemas have and nothing else: its tables, its codes, its figures; and comments cite what it has.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { schemas } from "../../package/schema.mjs";
import { contractData, schemeVersions } from "../../scripts/project.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const read = (path) => readFileSync(join(ROOT, path), "utf8");
const text = read("docs/CONTRACT.md");
const { application, evaluation } = schemas(contractData());
const written = evaluation.$defs;

const cells = (line) => line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim());
const coded = (cell) => [...cell.matchAll(/`([^`]*)`/g)].map(([, code]) => code);
/** Every table: its head, and its rows as cells. */
const TABLES = [...text.matchAll(/(?:^\|.*\n)+/gm)].map(([table]) => {
  const [head, , ...rows] = table.trimEnd().split("\n").map(cells);
  return { head, rows };
});
/** The tables whose first cell names an object, by that name: the fields that they list, and their rows. */
const OBJECTS = new Map(TABLES.flatMap((table) => coded(table.head[0]).map((name) => [name, table])));
const fieldsOf = ({ rows }) => rows.flatMap(([first]) => coded(first));

/** The objects with fields of a schema, also those without a name of their own. */
const objects = (defs) => Object.entries(defs).flatMap(([name, schema]) => {
  if (!schema.properties) return [];
  const within = Object.entries(schema.properties).flatMap(([field, one]) => {
    const inner = one.properties ? one : one.anyOf?.find(({ properties }) => properties);
    return inner ? [[`${name}.${field}`, inner.properties]] : [];
  });
  return [[name, schema.properties], ...within];
});
/** Of an explanation only what it has beside an evaluation, of which it has all. */
const WRITTEN = new Map(objects(written).filter(([name]) => !name.startsWith("Explanation.")).map(([name, fields]) =>
  (name === "Explanation" ? [name, { trace: fields.trace }] : [name, fields])));
const READ = new Map(objects(application.$defs));

test("each object of the schemas has one table, with its fields in their order, and there is no other", () => {
  const wanted = new Map([...READ, ...WRITTEN].map(([name, fields]) => [name, Object.keys(fields)]));
  const found = new Map([...OBJECTS].map(([name, table]) => [name, fieldsOf(table)]));
  assert.deepEqual([...found.keys()].sort(), [...wanted.keys()].sort());
  for (const [name, fields] of wanted) assert.deepEqual(found.get(name), fields, name);
  assert.deepEqual(Object.keys(written.Explanation.properties).filter((name) => name !== "trace"), Object.keys(written.Evaluation.properties));
});

const WORDS = { Day: "date", MoneyIn: "money", PercentIn: "percentage", HeadcountIn: "head count" };
const named = ({ $ref }) => WORDS[$ref.split("/").pop()] ?? $ref.split("/").pop();
const typeOf = (schema) => {
  const [first, second] = schema.anyOf ?? [schema];
  if (second && second.type !== "null") return `${typeOf(first)} or \`"${second.const}"\``;
  if (first.anyOf) return typeOf(first);
  if (first.$ref) return named(first);
  if (first.enum) return "code";
  if (first.type === "array") return `list of ${named(first.items)}`;
  return first.pattern ? "postcode" : first.type;
};

test("what is read: types as in the schema, and what absent means as in the code", () => {
  const modes = new Map([...read("src/json/form.rs").matchAll(/^ {4}(\w+) \w+ [A-Z]+ \{([^}]*)\}/gm)].map(([, name, body]) =>
    [name, new Map([...body.matchAll(/"(\w+)" (\w+) (\w+)/g)].map(([, field, mode, how]) => [field, { mode, how }]))]));
  const absent = (of, field) => {
    const { mode, how } = modes.get(of).get(field);
    const defaults = { or_true: "`true`", or_noted: how === "boolean" ? "`false`" : "`0`", or_nothing: how === "figures" ? "open" : "none" };
    return { required: "required", optional: how === "quote" ? "none" : "open", ...defaults }[mode];
  };
  for (const [name, fields] of READ) {
    const rows = OBJECTS.get(name).rows.map(([field, type, otherwise]) => [coded(field)[0], type, otherwise]);
    assert.deepEqual(rows, Object.entries(fields).map(([field, schema]) => [field, typeOf(schema), absent(name, field)]), name);
  }
});

/** All codes of a schema: what an enum or a const may be. */
const codesOf = (schema) => {
  const codes = new Set();
  JSON.stringify(schema, (_, value) => {
    for (const code of [...(value?.enum ?? []), value?.const]) if (typeof code === "string") codes.add(code);
    return value;
  });
  return codes;
};
const FIGURES = new Set(schemeVersions(join(ROOT, "scheme")).flatMap(({ from }) => parse(read(`scheme/${from}.toml`)).figure.map(({ id }) => id)));
/** Of the element and of JavaScript. */
const FUNCTIONS = ["application", "evaluation", "evaluate(application)", "explain(application)", "counterfactuals(application)"];

test("every code is named; what is named is a field, a code or a figure of the data, and the limits are those of the code", () => {
  const said = new Set(coded(text));
  for (const code of codesOf(written)) assert.ok(said.has(code), `${code} is not named`);
  const known = new Set([...READ, ...WRITTEN].flatMap(([name, fields]) => [name, ...name.split("."), ...Object.keys(fields)]).concat([...codesOf(written)]));
  const others = new Set([...FUNCTIONS, "null", "true", "false", "undefined", "NaN", "0", "1", '""', "[]", "{}", '"none"', "YYYY-MM-DD", "-?[0-9]+(\\.[0-9]+)?"]);
  for (const code of said) {
    if (others.has(code) || code.startsWith("--") || code.startsWith("cargo run ")) continue;
    const sound = FIGURES.has(code.replace("<id>", "start").replace("<n>", "1")) || code.replace("[0]", "").replace(": false", "").split(".").every((part) => known.has(part));
    assert.ok(sound, `\`${code}\` is neither a field nor a code nor a figure`);
  }
  const limits = Object.fromEntries([...read("src/limits.rs").matchAll(/const (\w+): \w+ = ([\d_]+);/g)].map(([, name, value]) => [name, Number(value.replaceAll("_", ""))]));
  assert.ok(text.includes(`at most ${limits.MAX_RELATIONS} relations on at most ${limits.MAX_LEVELS} levels, and ${limits.MAX_AWARDS.toLocaleString("en")} awards`));
  assert.ok(text.includes(`of at most ${limits.MAX_NUMBER_LENGTH} characters`));
});

test("each section that a comment cites is there", () => {
  const headings = new Set([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading));
  const files = execFileSync("git", ["ls-files", "src", "tests", "examples", "benches"], { cwd: ROOT, encoding: "utf8" }).trim().split("\n");
  let cited = 0;
  for (const file of files.filter((name) => name.endsWith(".rs"))) {
    const comments = read(file).replaceAll(/\n\s*\/\/[\/!]? ?/g, " ");
    for (const [, list] of comments.matchAll(/(?:[Cc]ontract|docs\/CONTRACT\.md), ((?:"[^"]*"|[A-Z])[^:;.)]*)/g)) {
      for (const part of list.split(/, | and /).map((one) => one.replaceAll('"', "").trim()).filter((one) => !one.startsWith("`"))) {
        assert.ok(headings.has(part), `${file} cites "${part}"`);
        cited += 1;
      }
    }
  }
  assert.ok(cited > 40, `${cited}`);
});
