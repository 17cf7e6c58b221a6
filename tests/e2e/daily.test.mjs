// A host's daily check (embed/check-host.mjs) on what was really built: the public page, and a page with the pinned script.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { check } from "../../embed/check-host.mjs";
import { startServer } from "../../scripts/serve.mjs";
import { DIST } from "./support/site.mjs";
import { VERSION } from "./support/version.mjs";

const TODAY = "2026-11-24";
const { integrity, reviewBy } = JSON.parse(readFileSync(join(DIST, "versions.json"), "utf8"))[0];

test("the public page, and a host's page with the pinned script, are whole", async () => {
  const built = await startServer({ root: DIST, headers: { "Access-Control-Allow-Origin": "*" } });
  const body = `<script type="module" src="${built.url}embed/${VERSION}/widget.js" integrity="${integrity}" crossorigin="anonymous"></script><cyber-subsidie></cyber-subsidie>`;
  const server = createServer((_, response) => response.writeHead(200, {
    "Content-Type": "text/html", "Content-Security-Policy": `default-src 'none'; script-src ${built.url} 'wasm-unsafe-eval'; connect-src ${built.url}`,
  }).end(body));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const host = `http://127.0.0.1:${server.address().port}/`;
  const versions = `${built.url}versions.json`;
  try {
    for (const page of [built.url, host]) assert.deepEqual(await check(page, { versions, today: TODAY }), { faults: [], version: VERSION }, page);
    const late = await check(host, { versions, today: "2999-01-01" });
    assert.deepEqual(late.faults.map(({ code }) => code), ["review"], reviewBy);
  } finally {
    server.close();
    await built.close();
  }
});
