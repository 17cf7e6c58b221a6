// The samples of recipes/ against the types of the element, without a browser: React's and Vue's are compiled, with wrong copies of them
// beside that must be refused; of all of them versions, attributes and events are those that there are. make test-recipes runs them.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, relative } from "node:path";
import { test } from "node:test";
import { described, toolFiles } from "../../scripts/described.mjs";
import { copyRecipe, json, RECIPES, ROOT, VERSION } from "./support.mjs";

/** In each a change of the sample, and what the compiler says of it. */
const WRONG = {
  "no such provider": ['provider="toreon"', 'provider="acme"', /"acme"/],
  "no such level": ["heading-level={2}", "heading-level={7}", /'7'/],
  "no such attribute": ['contact="event"', 'contact="event" colour="red"', /colour/],
  "a result has no amount": ["{ detail }) => setResult(detail)", "{ detail }) => setResult(detail.amount)", /'amount' does not exist/],
  "the sheet asks for no such thing": ["setContact(detail)", "setContact(detail.request.iban)", /'iban' does not exist/],
  "an object is no attribute": ['provider="toreon"', 'provider="toreon" application={known()}', /'application' does not exist/],
  "no such legal form": ['legalForm: "bv"', 'legalForm: "gmbh"', /"gmbh"/],
};
const WRONG_IN_VUE = {
  "no such provider": WRONG["no such provider"],
  "no such level": [':heading-level="2"', ':heading-level="7"', /'7'/],
  "no such attribute": WRONG["no such attribute"],
  "false is written out": ["    eager\n", '    :eager="false"\n', /'false'/],
  "a result has no amount": ["$event.detail\"", "$event.detail.amount\"", /'amount' does not exist/],
  "another event's handler": ["@cyber-subsidie-contact", "@cyber-subsidie-change", /CustomEvent<null>/],
  "no such event": ["@cyber-subsidie-contact", "@cyber-subsidie-kontakt", /onCyberSubsidieKontakt/],
  "no such legal form": WRONG["no such legal form"],
};

/** Compiles a recipe with each wrong copy of its sample; gives what was said of each file of it. */
const compile = (recipe, program, sample, wrong) => {
  const folder = mkdtempSync(join(tmpdir(), "recipe-"));
  try {
    copyRecipe(recipe, folder);
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    const element = join(folder, "public/rekenhulp", VERSION);
    mkdirSync(element, { recursive: true });
    for (const [name, text] of Object.entries(toolFiles())) writeFileSync(join(element, name), text);
    const text = readFileSync(join(folder, "src", sample), "utf8");
    Object.values(wrong).forEach(([from, to], at) => {
      assert.equal(text.split(from).length, 2, `${sample} has "${from}" once`);
      writeFileSync(join(folder, "src", `Wrong${at}${extname(sample)}`), text.replace(from, () => to));
    });
    // Of the libraries' own types only what the samples use is checked, which saves half of the time; make test-recipes checks them whole.
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "node_modules", program), "--project", folder, "--pretty", "false", "--skipLibCheck"], { cwd: folder, encoding: "utf8" });
    assert.equal(stderr, "");
    const said = {};
    // A line that begins with spaces goes on with the one before.
    for (const message of stdout.split(/\n(?! )/).filter(Boolean)) {
      const [, file, rest] = message.match(/^([^(]+)\(\d+,\d+\): error ([^]*)$/) ?? assert.fail(message);
      (said[file] ??= []).push(rest);
    }
    return { status, said };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

for (const [recipe, program, sample, wrong] of [
  ["react", "typescript/bin/tsc", "Calculator.tsx", WRONG], ["vue", "vue-tsc/bin/vue-tsc.js", "Calculator.vue", WRONG_IN_VUE],
]) {
  test(`the sample for ${recipe} compiles, and each wrong copy of it is refused`, () => {
    const { said } = compile(recipe, program, sample, wrong);
    Object.entries(wrong).forEach(([name, [, , pattern]], at) => {
      const file = `src/Wrong${at}${extname(sample)}`;
      assert.match(said[file]?.join("\n") ?? "nothing was refused", pattern, name);
      delete said[file];
    });
    assert.deepEqual(said, {}, "all else compiles");
  });
}

const files = readdirSync(RECIPES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => relative(RECIPES, join(entry.parentPath ?? entry.path, entry.name)))
  .filter((path) => !/(^|[/\\])(node_modules|dist|public|\.next|\.angular)[/\\]/.test(path));
const texts = files.filter((path) => !path.endsWith("package-lock.json")).map((path) => [path, readFileSync(join(RECIPES, path), "utf8")]);
texts.push(["docs/RECIPES.md", readFileSync(join(ROOT, "docs/RECIPES.md"), "utf8")]);

test("the recipes have the version that is built", () => {
  let found = 0;
  for (const [path, text] of texts) {
    for (const [version] of text.matchAll(/(?<=(?:rekenhulp|embed)\/)\d+\.\d+\.\d+/g)) {
      assert.equal(version, VERSION, path);
      found += 1;
    }
  }
  assert.ok(found > files.length / 3, `${found} places`);
});

test("the recipes name attributes and events that there are", () => {
  const { attributes, events } = described();
  const known = new Set(attributes.map(({ name }) => name));
  const told = new Set(events.map(({ name }) => name));
  let tags = 0;
  for (const [path, text] of texts) {
    for (const [, inside] of text.matchAll(/<cyber-subsidie\b([^<]*)>/g)) {
      tags += 1;
      // What belongs to a template (a handler, a property, a reference) has a sign of its own.
      for (const [, name] of inside.matchAll(/(?<=\s)(?:\[attr\.|:)?([a-z-]+)\]?=["{]/g)) {
        if (!/^(on.*|ref)$/.test(name)) assert.ok(known.has(name), `${path}: ${name}`);
      }
    }
    for (const [name] of text.matchAll(/cyber-subsidie-(?:ready|change|result|contact|error|[a-z]+)(?=["')\]=])/g)) assert.ok(told.has(name), `${path}: ${name}`);
  }
  assert.ok(tags >= 8, `${tags} tags`);
  for (const name of Object.keys(json("recipes/wordpress/rekenhulp/block.json").attributes)) assert.ok(known.has(name), name);
});

test("each recipe that installs names exact versions, and its lock file no place that they came from", () => {
  const root = json("package.json");
  const ours = { ...root.dependencies, ...root.devDependencies };
  const packages = files.filter((path) => /(^|[/\\])package\.json$/.test(path));
  assert.ok(packages.length >= 4);
  for (const path of packages) {
    const { dependencies, devDependencies } = json(join("recipes", path));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      assert.match(version, /^\d+\.\d+\.\d+$/, `${path}: ${name}`);
      if (ours[name]) assert.equal(version, ours[name], `${path}: ${name} is the one that compiles it in make test`);
    }
    const lock = json(join("recipes", path.replace("package.json", "package-lock.json")));
    assert.deepEqual([lock.packages[""].dependencies, lock.packages[""].devDependencies], [dependencies, devDependencies], path);
    for (const [name, one] of Object.entries(lock.packages)) assert.ok(!one.resolved && (!name || one.integrity || one.link), `${path}: ${name}`);
  }
});

test("docs/RECIPES.md says of each recipe whether it was tried, and on which version", () => {
  const manual = readFileSync(join(ROOT, "docs/RECIPES.md"), "utf8");
  const names = readdirSync(RECIPES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  for (const name of names) {
    const [, said] = manual.match(new RegExp(`\\]\\(\\.\\./recipes/${name}/\\) \\| (.*) \\|`)) ?? assert.fail(name);
    assert.match(said, /^(tried on \d+ \w+ \d{4}[,:] |untried: )/, name);
    if (!files.includes(join(name, "package.json"))) continue;
    const { dependencies } = json(join("recipes", name, "package.json"));
    const framework = { angular: "@angular/core" }[name] ?? name;
    assert.ok(said.includes(dependencies[framework]), `${name}: ${framework} ${dependencies[framework]}`);
  }
});
