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

const OPEN = { "Access-Control-Allow-Origin": "*" };
const FR = "lines in French";
const SPEAKS = `const texts = { fr: "${sha384(FR)}" }; ${SCRIPT}`;
const js = (body, headers) => ({ body, headers: { "Content-Type": "text/javascript", ...headers } });
const wasm = (headers) => ({ body: WASM, headers: { "Content-Type": "application/wasm", ...headers } });

test("what only looks whole is told: no module, a policy that counts otherwise, what comes from elsewhere, texts, a template", async () => {
  const at = "/hulp/embed/1.1.0/";
  const without = page().replace(' type="module"', "");
  assert.deepEqual(await codes({ "/": { body: without } }), ["no-module"]);
  assert.deepEqual(await codes({ "/": { body: without.replace("<script src", '<script type="text/javascript" src') } }), ["no-module"]);
  const strict = "script-src 'self' 'strict-dynamic' 'nonce-abc' 'wasm-unsafe-eval'";
  assert.deepEqual(await codes(html({}, { "Content-Security-Policy": strict })), ["csp"]);
  assert.deepEqual(await codes({ "/": { body: page().replace("integrity=", 'nonce="abc" integrity='), headers: { "Content-Security-Policy": strict } } }), []);
  for (const [box, wanted] of [["sandbox allow-forms", ["csp"]], ["sandbox allow-scripts", ["cors", "cors"]], ["sandbox allow-scripts allow-same-origin", []]]) {
    assert.deepEqual(await codes(html({}, { "Content-Security-Policy": `${POLICY}; ${box}` })), wanted, box);
  }
  assert.deepEqual(await codes(html({ meta: '<meta http-equiv="Content-Security-Policy" content="sandbox allow-forms">' })), [], "a meta element can't ask for it");
  // From another origin: the script may, the wasm may not; and with both allowed.
  for (const [headers, wanted] of [[{}, ["cors"]], [OPEN, []]]) {
    const elsewhere = { [`${at}widget.js`]: js(SCRIPT, OPEN), [`${at}widget.wasm`]: wasm(headers) };
    const found = await site(elsewhere, async (other) => codes(html({ src: `${other}hulp/embed/1.1.0/widget.js` }, { "Content-Security-Policy": "" })));
    assert.deepEqual(found, wanted);
  }
  for (const tag of ['<cyber-subsidie lang="fr"></cyber-subsidie>', '<cyber-subsidie lang="fr-BE"></cyber-subsidie>', '<cyber-subsidie languages="nl fr"></cyber-subsidie>']) {
    const speaks = { ...html({ tag, integrity: sha384(SPEAKS) }), [`${at}widget.js`]: js(SPEAKS) };
    assert.deepEqual(await codes(speaks), ["not-loaded"], tag);
    assert.deepEqual(await codes({ ...speaks, [`${at}fr.txt`]: { body: FR } }), [], tag);
    assert.deepEqual(await codes({ ...speaks, [`${at}fr.txt`]: { body: `${FR}!` } }), ["integrity"], tag);
  }
  for (const name of ["template", "textarea", "noscript", "script"]) assert.deepEqual(await codes(html({ tag: `<${name}><cyber-subsidie></cyber-subsidie></${name}>` })), ["no-element"], name);
  assert.deepEqual(await codes(html({ tag: '<my-card><template shadowrootmode="open"><cyber-subsidie></cyber-subsidie></template></my-card>' })), []);
});

test("what only looks broken is not told: the moving alias, a frame, an element that a script makes, a line that imports", async () => {
  const alias = `const wasm = "../1.1.0/widget.wasm"; ${SCRIPT}`;
  assert.deepEqual(await codes({ ...html({ src: "/hulp/embed/1/widget.js", integrity: "" }), "/hulp/embed/1/widget.js": js(alias) }), []);
  assert.deepEqual(await codes({ ...html({ src: "/hulp/embed/1/widget.js", integrity: "" }), "/hulp/embed/1/widget.js": js(alias.replace("1.1.0/w", "1.3.0/w")) }), ["not-loaded", "version"]);

  const inner = { "/hulp/embed/1.1.0/frame.html": { body: page({ src: "widget.js", meta: `<meta http-equiv="Content-Security-Policy" content="${POLICY}">` }) } };
  const framed = (attributes = "", policy = "frame-src 'self'", more = "", headers = { "Content-Security-Policy": policy }) =>
    ({ ...inner, "/": { body: `<html><body><iframe src="/hulp/embed/1.1.0/frame.html#lang=nl&amp;provider=toreon" ${attributes}></iframe>${more}</body></html>`, headers } });
  assert.deepEqual(await codes(framed()), []);
  assert.deepEqual(await codes(framed('sandbox="allow-scripts"')), []);
  assert.deepEqual(await codes(framed('sandbox="allow-popups"')), ["sandbox"]);
  assert.deepEqual(await codes(framed("", "default-src 'none'")), ["csp"]);
  assert.deepEqual(await codes({ ...framed(), "/hulp/embed/1.1.0/frame.html": { status: 404 } }), ["not-loaded"]);
  for (const headers of [{ "X-Frame-Options": "DENY" }, { "Content-Security-Policy": "frame-ancestors 'none'" }]) {
    assert.deepEqual(await codes({ ...framed(), "/hulp/embed/1.1.0/frame.html": { ...inner["/hulp/embed/1.1.0/frame.html"], headers } }), ["framing"]);
  }
  assert.deepEqual(await codes({ ...framed(), "/hulp/embed/1.1.0/widget.wasm": { status: 404 } }), ["not-loaded"]);
  const fits = '<script type="module" src="/hulp/embed/1.1.0/iframe.js"></script>';
  assert.deepEqual(await codes(framed("", "frame-src 'self'; script-src 'self'", fits)), ["not-loaded"]);
  assert.deepEqual(await codes({ ...framed("", "frame-src 'self'; script-src 'self'", fits), "/hulp/embed/1.1.0/iframe.js": js("1") }), []);
  assert.deepEqual(await codes({ ...framed("", "frame-src 'self'; script-src 'none'", fits), "/hulp/embed/1.1.0/iframe.js": js("1") }), ["csp"]);

  assert.deepEqual(await codes(html({ tag: '<main id="app"></main>' }), { byScript: true }), []);
  const line = 'import("/hulp/embed/1.1.0/widget.js")';
  const inline = (policy) => ({ "/": { body: `<html><body><cyber-subsidie></cyber-subsidie><script>${line}</script></body></html>`, headers: policy ? { "Content-Security-Policy": policy } : {} } });
  assert.deepEqual(await codes(inline()), []);
  assert.deepEqual(await codes(inline(POLICY)), ["csp"]);
  const hash = `'sha256-${createHash("sha256").update(line).digest("base64")}'`;
  for (const source of ["'unsafe-inline'", hash]) assert.deepEqual(await codes(inline(`script-src 'self' 'wasm-unsafe-eval' ${source}`)), [], source);
});

test("the project's own recipes are whole, as their pages are written", async () => {
  const { readFileSync } = await import("node:fs");
  const recipe = (name) => readFileSync(new URL(`../../recipes/${name}`, import.meta.url), "utf8").replaceAll("https://rekenhulp.example/", "/hulp/");
  const files = { "/rekenhulp/1.1.0/widget.js": js(SCRIPT), "/rekenhulp/1.1.0/widget.wasm": wasm(), "/hulp/embed/1.1.0/frame.html": { body: page({ src: "widget.js" }) } };
  for (const [name, options] of [["html/index.html"], ["react/index.html", { byScript: true }], ["vue/index.html", { byScript: true }], ["code-block/frame.html"], ["code-block/classic-script.html"]]) {
    const body = recipe(name).replace(/1\.\d+\.\d+/g, "1.1.0");
    assert.deepEqual(await codes({ ...files, "/": { body } }, options), [], name);
  }
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
  for (const given of [[], ["page"], ["https://a.example", "--version"], ["https://a.example", "--versions", "x"], ["--by-script"]]) {
    assert.equal(spawnSync(process.execPath, [file, ...given]).status, 2, given.join(" "));
  }
});
