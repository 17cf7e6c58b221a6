// pkg/ in a project of somebody else: typed, bundled, in a browser, and what npm would publish of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { startServer } from "../../scripts/serve.mjs";
import { launch } from "../e2e/support/browser.mjs";
import { at } from "./support.mjs";

const GIVEN = { decisionDate: "2026-11-23", establishmentPostcode: "9000", legalForm: "bv", smeDeclared: true };
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "package-use-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(at("pkg"), join(folder, "node_modules/cybersubsidie"));
  writeFileSync(join(folder, "package.json"), '{"type": "module"}');
});
after(() => rmSync(folder, { recursive: true, force: true }));
const put = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const TYPED = `import { init, evaluate, explain, counterfactuals, type Application, type Status } from "cybersubsidie";
await init();
await init(new URL("https://example.org/a.wasm"));
const given: Application = {
  decisionDate: "2026-11-23", publicParticipation: 12.5, lastTrajectoryDecision: "none", legalForm: "bv", nis2: null,
  enterprise: { lastYear: { headcount: "12.5" } }, relations: [{ name: "a", relations: [] }], quotes: { plus: { base: 30000 } },
};
const answer = evaluate(given);
if ("errors" in answer) {
  const code: "missing" | string = answer.errors[0]!.code;
  // @ts-expect-error an invalid application has no status
  answer.status;
} else {
  const status: Status = answer.status;
  const sme: boolean | null = answer.size.sme;
  const subsidy: string | undefined = answer.packages[0]?.byRate[0]?.subsidy.max;
  const total: string | undefined = answer.packages[0]?.quote?.total;
  // @ts-expect-error no such state
  const wrong: typeof answer.criteria.region = "perhaps";
  // @ts-expect-error evaluate gives no trace
  answer.trace;
}
const why = explain(JSON.stringify(given));
if (!("errors" in why)) for (const { title, reasons, references } of why.trace) [title, ...reasons, references[0]?.address].length;
const changes = counterfactuals(given);
if (!("errors" in changes)) for (const change of changes.changes) if ("status" in change) change.rates.length; else change.issues.length;
// @ts-expect-error the day is required
evaluate({});
// @ts-expect-error no such legal form
evaluate({ decisionDate: "2026-11-23", legalForm: "gmbh" });
// @ts-expect-error no such field
evaluate({ decisionDate: "2026-11-23", postcode: "9000" });
`;

for (const [resolution, module] of [["nodenext", "nodenext"], ["bundler", "esnext"]]) {
  test(`the types hold, and refuse what is wrong (${resolution})`, () => {
    put("typed.ts", TYPED);
    const options = { noEmit: true, strict: true, noUncheckedIndexedAccess: true, target: "es2022", lib: ["es2022", "dom"], types: [], module, moduleResolution: resolution };
    put("tsconfig.json", JSON.stringify({ compilerOptions: options, files: ["typed.ts"] }));
    try {
      execFileSync(process.execPath, [at("node_modules/typescript/bin/tsc"), "--project", folder], { cwd: folder, stdio: "pipe" });
    } catch (error) {
      assert.fail(String(error.stdout));
    }
  });
}

test("by its name in Node.js", () => {
  const file = put("plain.js", `import { init, evaluate } from "cybersubsidie"; await init(); console.log(evaluate(${JSON.stringify(GIVEN)}).status);`);
  assert.equal(execFileSync(process.execPath, [file], { cwd: folder }).toString(), "undetermined\n");
});

const BUNDLED = `import { init, evaluate } from "cybersubsidie";
import wasm from "cybersubsidie/cybersubsidie.wasm";
export const status = async () => { await init(wasm); return evaluate(${JSON.stringify(GIVEN)}).status; };
`;
test("through esbuild, with the wasm handed over; unused, nothing of it stays", async () => {
  const entry = put("bundled.js", BUNDLED);
  const outfile = join(folder, "out.mjs");
  await build({ entryPoints: [entry], bundle: true, format: "esm", target: "es2022", outfile, loader: { ".wasm": "binary" }, logLevel: "error" });
  const { status } = await import(pathToFileURL(outfile));
  assert.equal(await status(), "undetermined");
  const unused = put("unused.js", 'import { evaluate } from "cybersubsidie"; export const one = 1;');
  const { outputFiles } = await build({ entryPoints: [unused], bundle: true, format: "esm", write: false, logLevel: "error" });
  assert.doesNotMatch(outputFiles[0].text, /WebAssembly/);
});

test("in a browser: beside its wasm, and bundled", async () => {
  put("index.html", "<!doctype html><title>test</title>");
  for (const name of ["index.js", "cybersubsidie.wasm"]) writeFileSync(join(folder, name), readFileSync(at(`pkg/${name}`)));
  await build({ entryPoints: [put("bundled.js", BUNDLED)], bundle: true, format: "esm", outdir: join(folder, "built"), loader: { ".wasm": "file" }, publicPath: "/built", logLevel: "error" });
  const server = await startServer({ root: folder });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const plain = await page.evaluate(async (given) => {
      const { init, evaluate } = await import("/index.js");
      await init();
      return evaluate(given).status;
    }, GIVEN);
    assert.equal(plain, "undetermined");
    assert.equal(await page.evaluate(async () => (await import("/built/bundled.js")).status()), "undetermined");
  } finally {
    await browser.close();
    await server.close();
  }
});

test("what npm would publish: these files, without dependencies", () => {
  const [{ files }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: at("pkg"), stdio: ["ignore", "pipe", "ignore"] }));
  assert.deepEqual(files.map(({ path }) => path).sort(), ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "application.schema.json", "cybersubsidie.wasm",
    "evaluation.schema.json", "index.d.ts", "index.js", "node.js", "package.json"]);
  const { dependencies, sideEffects, exports } = JSON.parse(readFileSync(at("pkg/package.json"), "utf8"));
  assert.deepEqual([dependencies, sideEffects, Object.keys(exports)[0]], [undefined, false, "."]);
});
