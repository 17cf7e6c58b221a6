// dist/ behind real nginx with the published configuration, and the element in another site's page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { hosted, moving, OWN, pinned, useHost } from "./support/host.mjs";
import { DIST, ready } from "./support/site.mjs";
import { VERSION } from "./support/version.mjs";

const site = useHost(({ widget }) => ({
  pinned: { body: pinned(widget) },
  moving: { body: moving(widget) },
  hosted: { body: hosted() },
  two: { body: pinned(widget) + pinned(widget) },
  isolated: { body: pinned(widget), headers: { "Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin" } },
  framed: { body: `<iframe src="${widget}" title="Rekenhulp"></iframe>` },
}));

const get = async (path, encoding = "br") => {
  const response = await fetch(new URL(path, site.widget), { headers: { "accept-encoding": encoding }, redirect: "manual" });
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
};

for (const name of ["pinned", "moving", "hosted", "isolated"]) {
  test(`the element works: ${name}`, async () => {
    const page = await site.open(name);
    await ready(page);
    assert.deepEqual(page.complaints, []);
    assert.deepEqual(await page.violations(), []);
  });
}

test("hosted by the site itself, nothing is asked of anybody else", async () => {
  const page = await site.open("hosted");
  await ready(page);
  await page.waitForLoadState("networkidle");
  const asked = page.requests.filter((url) => !url.startsWith("data:")).map((url) => url.replace(site.own, "/"));
  assert.deepEqual(asked.sort(), [`/${OWN}/widget.js`, `/${OWN}/widget.wasm`, "/hosted.html"]);
});

test("two elements share one script and one wasm", async () => {
  const page = await site.open("two");
  await page.locator('cyber-subsidie [part="root"]').nth(1).waitFor();
  await page.waitForLoadState("networkidle");
  const asked = page.requests.filter((url) => url.startsWith(site.widget)).map((url) => url.replace(site.widget, ""));
  assert.deepEqual(asked, [`embed/${VERSION}/widget.js`, `embed/${VERSION}/widget.wasm`]);
});

test("the public page works under its own policy", async () => {
  const page = await site.open("framed");
  const frame = page.frameLocator("iframe");
  await frame.locator('cyber-subsidie [part="root"]').waitFor();
  assert.deepEqual(page.complaints, []);
  const { headers } = await get("");
  assert.match(headers["content-security-policy"], /^default-src 'none';.*require-trusted-types-for 'script'/);
});

test("types, compression, origins and caching", async () => {
  const expected = {
    "": ["text/html; charset=utf-8", "no-cache", undefined],
    "page.css": ["text/css; charset=utf-8", "no-cache", undefined],
    "widget.js": ["text/javascript; charset=utf-8", "no-cache", undefined],
    "widget.wasm": ["application/wasm", "no-cache", undefined],
    "widget.html": ["text/html; charset=utf-8", "no-cache", undefined],
    "fr/widget.html": ["text/html; charset=utf-8", "no-cache", undefined],
    "configurator.js": ["text/javascript; charset=utf-8", "no-cache", undefined],
    "versions.json": ["application/json; charset=utf-8", "no-cache", "*"],
    [`embed/${VERSION}/widget.js`]: ["text/javascript; charset=utf-8", "public, max-age=31536000, immutable", "*"],
    [`embed/${VERSION}/widget.wasm`]: ["application/wasm", "public, max-age=31536000, immutable", "*"],
    [`embed/${VERSION}/sbom.cdx.json`]: ["application/json; charset=utf-8", "public, max-age=31536000, immutable", "*"],
    "embed/1/widget.js": ["text/javascript; charset=utf-8", "public, max-age=300", "*"],
  };
  for (const [path, [type, caching, origin]] of Object.entries(expected)) {
    for (const encoding of ["br", "gzip"]) {
      const { status, headers } = await get(path, encoding);
      assert.deepEqual(
        [status, headers["content-type"], headers["cache-control"], headers["access-control-allow-origin"], headers["content-encoding"]],
        [200, type, caching, origin, encoding], path,
      );
      assert.equal(headers["cross-origin-resource-policy"], "cross-origin", path);
      assert.equal(headers["x-content-type-options"], "nosniff", path);
      assert.match(headers.vary, /Accept-Encoding/i, path);
    }
    assert.equal((await get(path, "identity")).headers["content-encoding"], undefined, path);
  }
  assert.equal((await get(`embed/${VERSION}/SHA384SUMS`)).headers["content-type"], "text/plain; charset=utf-8");
});

test("what is not there is not found, is not kept, and nothing is listed", async () => {
  for (const path of ["nothing", "embed", "embed/", "embed/1/", `embed/${VERSION}/`, `embed/${VERSION}/nothing.js`, "embed/0.9.9/widget.js", "_headers"]) {
    const { status, headers, text } = await get(path);
    assert.equal(status, 404, path);
    assert.doesNotMatch(headers["cache-control"] ?? "", /max-age/, path);
    assert.doesNotMatch(text, /widget/, path);
    assert.doesNotMatch(headers.server, /\d/, "the server's version is its own affair");
  }
});

test("nginx and static hosts are told the same", async () => {
  const rules = new Map(readFileSync(join(DIST, "_headers"), "utf8").split(/\n{2,}/).filter((rule) => rule.startsWith("/")).map((rule) => {
    const [path, ...lines] = rule.trim().split("\n");
    return [path, lines.map((line) => line.trim().match(/^([^:]+): (.*)$/).slice(1))];
  }));
  for (const path of ["/", "/page.css", "/widget.js", "/widget.wasm", "/versions.json", "/widget.html", "/de/widget.html", "/configurator.css", "/check-host.mjs", `/embed/${VERSION}/widget.wasm`, `/embed/${VERSION}/sbom.cdx.json`, "/embed/1/widget.js"]) {
    const wanted = {};
    for (const [pattern, lines] of rules) {
      if (pattern !== path && !(pattern.endsWith("/*") && path.startsWith(pattern.slice(0, -1)))) continue;
      for (const [name, value] of lines) {
        assert.equal(wanted[name], undefined, `${name} of ${path} is told once`);
        wanted[name] = value;
      }
    }
    const { headers } = await get(path);
    for (const [name, value] of Object.entries(wanted)) assert.equal(headers[name.toLowerCase()], value, `${name} of ${path}`);
  }
});

