// make test-recipes: each recipe that runs here, built, opened in Chromium, and used, under a policy that lets nothing more run than the
// wasm. BUILT is the folder with the built recipes (scripts/test-recipes.sh), and ONLY the one to try.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startServer } from "../../scripts/serve.mjs";
import { launch } from "../e2e/support/browser.mjs";
import { onDay, TODAY } from "../e2e/support/clock.mjs";
import { record } from "../e2e/support/site.mjs";
import { copyElement, DIST, RECIPES, VERSION } from "./support.mjs";

const { BUILT, ONLY } = process.env;
if (!BUILT) throw new Error("BUILT names no folder; run: make test-recipes");

/** What docs/EMBEDDING.md says that the element needs, and the source of the page's own scripts; all else is refused. */
const POLICY = { "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; form-action 'none'" };

const serveFolder = (root) => () => startServer({ root, headers: POLICY });

const freePort = () => new Promise((done, failed) => {
  const server = createServer().once("error", failed).listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});
/** Next serves itself, and sends the policy of the recipe. Asked to end it would wait for the browser's connections. */
const serveNext = async () => {
  const port = await freePort();
  const said = [];
  const program = spawn(process.execPath, [join(BUILT, "next/node_modules/next/dist/bin/next"), "start", "-H", "127.0.0.1", "-p", port], {
    cwd: join(BUILT, "next"), env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  const ended = new Promise((done) => program.once("exit", done));
  for (const stream of [program.stdout, program.stderr]) stream.on("data", (text) => said.push(text));
  const url = `http://127.0.0.1:${port}/`;
  for (const until = Date.now() + 60_000; ;) {
    if (await fetch(url).then(({ ok }) => ok, () => false)) break;
    if (program.exitCode !== null || Date.now() > until) throw new Error(`Next does not start:\n${said.join("")}`);
    await new Promise((then) => setTimeout(then, 200));
  }
  return { url, close: () => (program.kill("SIGKILL"), ended) };
};

const SITES = {
  html: () => {
    const root = join(BUILT, "html");
    cpSync(join(RECIPES, "html"), root, { recursive: true });
    copyElement(root);
    return serveFolder(root)();
  },
  react: serveFolder(join(BUILT, "react/dist")),
  "react in development": serveFolder(join(BUILT, "react/development")),
  vue: serveFolder(join(BUILT, "vue/dist")),
  "vue in development": serveFolder(join(BUILT, "vue/development")),
  angular: serveFolder(join(BUILT, "angular/dist")),
  next: serveNext,
};
const wanted = (name) => !ONLY || ONLY === name.split(" ")[0];

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const SLOW = 1500;
/** A page that keeps what it complains of and what a policy refused. */
const open = async (url, { slow, ...options } = {}) => {
  const context = await browser.newContext({ locale: "nl-BE", ...options });
  const page = await onDay(await context.newPage());
  page.setDefaultTimeout(20_000);
  await page.addInitScript(() => {
    globalThis.told = [];
    for (const what of ["ready", "result", "contact", "error"]) addEventListener(`cyber-subsidie-${what}`, ({ detail }) => globalThis.told.push([what, detail]));
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => globalThis.violations.push(`${effectiveDirective} ${blockedURI}`));
  });
  const { complaints } = record(page);
  // The first answer but the document that comes late.
  if (slow) await page.route(slow, (route) => new Promise((then) => setTimeout(then, SLOW)).then(() => route.continue()));
  const { status, headers } = await page.goto(url).then((answer) => ({ status: answer.status(), headers: answer.headers() }));
  assert.equal(status, 200);
  return Object.assign(page, { complaints, headers });
};
const property = (page, name) => page.locator("cyber-subsidie").evaluate((element, name) => element[name], name);
const clean = async (page) => {
  // docs/EMBEDDING.md says of this one that some browsers note it.
  assert.deepEqual(page.complaints.filter((text) => text !== "console warning: Unrecognized feature: 'web-share'."), [], "the console is empty");
  assert.deepEqual(await page.evaluate(() => globalThis.violations), [], "the policy refused nothing");
};

/** The property that a recipe sets. */
const hasKnown = async (page) => {
  const { decisionDate, establishmentPostcode, legalForm } = await property(page, "application");
  assert.deepEqual([decisionDate, establishmentPostcode, legalForm], [TODAY.slice(0, 10), "9000", "bv"]);
};
/** What the recipe's own listener shows of the events. */
const shows = (page, id, text) => page.waitForFunction(([id, text]) => document.getElementById(id).textContent.trim() === text, [id, text]).catch(async () =>
  assert.equal((await page.locator(`#${id}`).textContent()).trim(), text, id));
/** It shows what the element told last; gives the status. */
const result = async (page) => {
  const { status, rates } = await property(page, "evaluation");
  await shows(page, "result", `${status} ${rates.join(" ")}`);
  return status;
};

for (const [name, start] of Object.entries(SITES)) {
  test(name, { skip: !wanted(name) }, async (t) => {
    const site = await start();
    t.after(() => site.close());
    const page = await open(site.url);
    const policy = page.headers["content-security-policy"];
    assert.match(policy, /script-src[^;]* 'wasm-unsafe-eval'/);
    assert.doesNotMatch(policy, /'unsafe-(inline|eval)'/);

    const provider = page.getByLabel("Dienstverlener", { exact: true });
    await provider.waitFor({ state: "attached" });
    assert.equal(await property(page, "version"), VERSION, "upgraded");
    assert.equal(await provider.inputValue(), "toreon", "the attribute provider");

    await hasKnown(page);

    const before = await result(page);
    await page.locator("cyber-subsidie").evaluate((element) => { element.application = { ...element.application, lastTrajectoryDecision: element.application.decisionDate }; });
    assert.notEqual(await result(page), before, "another outcome is told too");

    // An attribute that changes.
    const language = () => page.locator('cyber-subsidie [part="root"]').getAttribute("lang");
    assert.equal(await language(), "nl");
    await page.getByRole("button", { name: "Français" }).click();
    await page.locator('cyber-subsidie [part="root"][lang="fr"]').waitFor();
    await page.getByRole("button", { name: "Nederlands" }).click();
    await page.locator('cyber-subsidie [part="root"][lang="nl"]').waitFor();

    await page.getByRole("button", { name: "Contacteer Toreon" }).click();
    assert.equal((await page.locator("#contact").textContent()).trim(), "", "nothing is told before the visitor agrees");
    await page.getByRole("dialog").getByRole("button", { name: "Doorgeven", exact: true }).click();
    await shows(page, "contact", `toreon ${await property(page, "state")}`);

    const told = await page.evaluate(() => globalThis.told);
    assert.deepEqual(told.filter(([what]) => what === "ready"), [["ready", null]], "it began once");
    assert.deepEqual(told.filter(([what]) => what === "error"), []);
    assert.equal(told.find(([what]) => what === "contact")[1].provider, "toreon");
    await clean(page);

    // Whichever of the two scripts comes first, nothing is lost.
    for (const slow of [/\/widget\.js$/, /\.js(\?.*)?$(?<!\/widget\.js)/]) {
      const late = await open(site.url, { slow });
      await late.getByLabel("Dienstverlener", { exact: true }).waitFor({ state: "attached" });
      await late.waitForFunction(() => document.getElementById("result")?.textContent);
      await hasKnown(late);
      await result(late);
      await clean(late);
    }
  });
}

test("next: without scripts the document has the lines of the page", { skip: !wanted("next") }, async (t) => {
  const site = await serveNext();
  t.after(() => site.close());
  const page = await open(site.url, { javaScriptEnabled: false });
  const element = page.locator("cyber-subsidie");
  assert.match(await element.innerText(), /Bereken je subsidie/);
  assert.deepEqual([await element.getAttribute("provider"), await element.getAttribute("heading-level"), await element.getAttribute("eager")], ["toreon", "2", ""]);
});

/** The block in a page of a CMS, with `dist/` served from another origin. */
const inBlock = async (t, block, policy) => {
  const widget = await startServer({ root: DIST, headers: { "Access-Control-Allow-Origin": "*" } });
  const root = mkdtempSync(join(tmpdir(), "block-"));
  const text = readFileSync(join(RECIPES, "code-block", block), "utf8");
  assert.ok(text.includes("https://rekenhulp.example/embed/"));
  writeFileSync(join(root, "index.html"), `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>CMS</title><link rel="icon" href="data:,"></head><body><main><h1>CMS</h1>
${text.replaceAll("https://rekenhulp.example/embed/", `${widget.url}embed/`)}</main></body></html>`);
  const site = await startServer({ root, headers: policy && { "Content-Security-Policy": policy(new URL(widget.url).origin) } });
  t.after(() => Promise.all([site.close(), widget.close(), rmSync(root, { recursive: true })]));
  return open(site.url.replace("127.0.0.1", "localhost"));
};
const opensContact = async (place) => {
  await place.getByRole("button", { name: "Contacteer Toreon" }).click();
  assert.match(await place.getByRole("dialog").innerText(), /dienstverlener\.example/);
};

test("code-block: the frame works where the page allows no script and no wasm", { skip: !wanted("code-block") }, async (t) => {
  const page = await inBlock(t, "frame.html", (origin) => `default-src 'none'; img-src data:; frame-src ${origin}`);
  const frame = page.frameLocator("iframe");
  await frame.getByLabel("Dienstverlener", { exact: true }).waitFor();
  assert.equal(await frame.getByLabel("Dienstverlener", { exact: true }).inputValue(), "toreon");
  await opensContact(frame);
  await clean(page);
});

test("code-block: also where of the frame nothing is left but its address and size", { skip: !wanted("code-block") }, async (t) => {
  const page = await inBlock(t, "frame.html", (origin) => `default-src 'none'; img-src data:; frame-src ${origin}`);
  await page.locator("iframe").evaluate((frame) => {
    for (const name of frame.getAttributeNames()) if (!["src", "width", "height"].includes(name)) frame.removeAttribute(name);
    frame.replaceWith(frame.cloneNode());
  });
  const frame = page.frameLocator("iframe");
  await frame.getByLabel("Dienstverlener", { exact: true }).waitFor();
  await opensContact(frame);
  await clean(page);
});

test("code-block: a script that must not be a module asks for the module", { skip: !wanted("code-block") }, async (t) => {
  const page = await inBlock(t, "classic-script.html");
  await page.getByLabel("Dienstverlener", { exact: true }).waitFor();
  assert.equal(await property(page, "version"), VERSION);
  await opensContact(page);
  await clean(page);
});

test("code-block: a module whose type was taken away is no script", { skip: !wanted("code-block") }, async (t) => {
  const page = await inBlock(t, "classic-script.html");
  await page.getByLabel("Dienstverlener", { exact: true }).waitFor();
  const address = await page.evaluate(() => performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/widget.js")).name);
  await page.addScriptTag({ url: address }).catch(() => {});
  assert.match(page.complaints.join("\n"), /outside a module|import\.meta|Unexpected token 'export'/);
});
