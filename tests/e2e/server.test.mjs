// The server's own manners; everything else is tested through it.
import assert from "node:assert/strict";
import { request } from "node:http";
import { test } from "node:test";
import { startServer } from "../../scripts/serve.mjs";
import { DIST } from "./support/site.mjs";

const get = (url, options = {}) =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, ...options }, (response) => resolve(response.resume())).on("error", reject).end();
  });

test("paths that leave the folder, unknown files and other methods are refused", async (t) => {
  const server = await startServer({ root: DIST, headers: { "X-Test": "yes" } });
  t.after(server.close);
  const status = async (options) => (await get(server.url, options)).statusCode;
  assert.equal(await status({ path: "/../Cargo.toml" }), 404);
  assert.equal(await status({ path: "/..%2fCargo.toml" }), 404);
  assert.equal(await status({ path: "/%00" }), 400);
  assert.equal(await status({ path: "/%" }), 400);
  assert.equal(await status({ path: "/nothing" }), 404);
  assert.equal(await status({ path: "/", method: "POST" }), 405);
  assert.equal((await get(server.url, { path: "/" })).headers["x-test"], "yes");
});

test("without Accept-Encoding a file comes as it is", async (t) => {
  const server = await startServer({ root: DIST });
  t.after(server.close);
  assert.equal((await get(server.url, { path: "/widget.wasm" })).headers["content-encoding"], undefined);
  assert.equal((await get(server.url, { path: "/widget.wasm", headers: { "accept-encoding": "gzip" } })).headers["content-encoding"], "gzip");
});

test("a port in use is an error with its code", async (t) => {
  const server = await startServer({ root: DIST });
  t.after(server.close);
  await assert.rejects(startServer({ root: DIST, port: Number(new URL(server.url).port) }), { code: "EADDRINUSE" });
});
