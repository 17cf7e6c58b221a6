// A host's daily check: silent on a whole site, and one fault for each way in which it can be broken.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { check } from "../../embed/check-host.mjs";

const sha384 = (text) => `sha384-${createHash("sha384").update(text).digest("base64")}`;
const WASM = "\0asm, as good as any";
const SCRIPT = `const integrity = "${sha384(WASM)}"; const version = "1.1.0";`;
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const VERSIONS = [
  { version: "1.2.0", released: "2026-12-01", rulesDate: "2024-04-17", reviewBy: null, answersChanged: [] },
  { version: "1.1.0", released: "2026-11-24", rulesDate: "2024-04-17", reviewBy: "2027-05-23", answersChanged: ["An older change."] },
  { version: "1.0.0", released: "2026-11-01", rulesDate: "2024-04-17", reviewBy: null, answersChanged: [] },
];
const page = ({ integrity = sha384(SCRIPT), meta = "", tag = "<cyber-subsidie></cyber-subsidie>", src = "/hulp/embed/1.1.0/widget.js" } = {}) =>
  `<!doctype html><html><head>${meta}<!-- <script src="/old/widget.js"></script> --><script type="module" src="${src}" integrity="${integrity}"></script></head><body>${tag}</body></html>`;

/** A site on a port of its own: what it answers by path, as text, status, headers. */
const site = async (answers, run) => {
  const all = {
    "/": { body: page(), headers: { "Content-Type": "text/html", "Content-Security-Policy": POLICY } },
    "/hulp/embed/1.1.0/widget.js": { body: SCRIPT, headers: { "Content-Type": "text/javascript" } },
    "/hulp/embed/1.1.0/widget.wasm": { body: WASM, headers: { "Content-Type": "application/wasm" } },
    "/versions.json": { body: JSON.stringify(VERSIONS), headers: { "Content-Type": "application/json" } },
    ...answers,
  };
  const server = createServer(({ url }, response) => {
    const { body = "", status = 200, headers = {} } = all[url] ?? { status: 404 };
    response.writeHead(status, headers);
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    return await run(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
};
const codes = async (answers, options = {}) => site(answers, async (url) => {
  const { faults } = await check(url, { versions: `${url}versions.json`, today: "2026-12-02", ...options });
  return faults.map(({ code }) => code);
});
const html = (options, headers = {}) => ({ "/": { body: page(options), headers: { "Content-Type": "text/html", "Content-Security-Policy": POLICY, ...headers } } });

test("a whole site has no fault: hosted, in a meta element's policy, by a nonce, by a hash, without a policy", async () => {
  assert.deepEqual(await codes({}), []);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
  assert.deepEqual(await codes({ "/": { body: page({ meta }) } }), []);
  assert.deepEqual(await codes({ "/": { body: page() } }), []);
  assert.deepEqual(await codes(html({}, { "Content-Security-Policy": `script-src '${sha384(SCRIPT)}' 'wasm-unsafe-eval'` })), []);
  assert.deepEqual(await codes({ "/": { body: page().replace("integrity=", 'nonce="abc" integrity='), headers: { "Content-Security-Policy": "script-src 'nonce-abc' 'wasm-unsafe-eval'" } } }), []);
});

test("each broken site has its fault", async () => {
  for (const [name, answers, wanted, options] of [
    ["the page is gone", { "/": { status: 500 } }, ["not-loaded"]],
    ["the script is gone", { "/hulp/embed/1.1.0/widget.js": { status: 404 } }, ["not-loaded"]],
    ["the wasm is gone", { "/hulp/embed/1.1.0/widget.wasm": { status: 404 } }, ["not-loaded"]],
    ["the script was changed", { "/hulp/embed/1.1.0/widget.js": { body: `${SCRIPT} ` } }, ["integrity"]],
    ["the wasm was changed", { "/hulp/embed/1.1.0/widget.wasm": { body: `${WASM}!`, headers: { "Content-Type": "application/wasm" } } }, ["integrity"]],
    ["the wasm has another type", { "/hulp/embed/1.1.0/widget.wasm": { body: WASM, headers: { "Content-Type": "text/plain" } } }, ["type"]],
    ["the element is gone", html({ tag: "" }), ["no-element"]],
    ["the script's tag is gone", html({ src: "/other.js" }), ["no-script"]],
    ["the policy refuses the wasm's running", html({}, { "Content-Security-Policy": "script-src 'self'" }), ["csp"]],
    ["the policy refuses the script", html({}, { "Content-Security-Policy": "script-src https://cdn.example/ 'wasm-unsafe-eval'" }), ["csp"]],
    ["the policy refuses the fetch", html({}, { "Content-Security-Policy": "default-src 'self' 'wasm-unsafe-eval'; connect-src 'none'" }), ["csp"]],
    ["its rules are past their day", {}, ["review"], { today: "2027-05-24" }],
    ["a newer version answers otherwise", { "/versions.json": { body: JSON.stringify([{ ...VERSIONS[0], answersChanged: ["Another ceiling."] }, ...VERSIONS.slice(1)]) } }, ["newer"]],
    ["its version is unknown", { "/versions.json": { body: JSON.stringify(VERSIONS.slice(2)) } }, ["version"]],
    ["the list is no list", { "/versions.json": { body: "{" } }, ["version"]],
  ]) assert.deepEqual(await codes(answers, options), wanted, name);
  // A newer one that is not out yet, or answers the same, is no fault.
  assert.deepEqual(await codes({ "/versions.json": { body: JSON.stringify([{ ...VERSIONS[0], released: null, answersChanged: ["Soon."] }, ...VERSIONS.slice(1)]) } }), []);
});

test("as a command it says what is wrong and ends with 1, with 0 where nothing is, with 2 for what is no address", async () => {
  const file = fileURLToPath(new URL("../../embed/check-host.mjs", import.meta.url));
  const { spawn } = await import("node:child_process");
  const run = (...given) => new Promise((done) => {
    let said = "";
    const child = spawn(process.execPath, [file, ...given]);
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
    child.on("close", (status) => done([status, said.trim()]));
  });
  assert.deepEqual(await site({}, (url) => run(url)), [0, "the calculator is whole (version 1.1.0)"]);
  const [status, said] = await site(html({ integrity: sha384("other") }), (url) => run(url));
  assert.equal(status, 1);
  assert.match(said, /^integrity: the script is sha384-/);
  for (const given of [[], ["page"], ["https://a.example", "--version"], ["https://a.example", "--versions", "x"]]) {
    assert.equal(spawnSync(process.execPath, [file, ...given]).status, 2, given.join(" "));
  }
});
