// The policy (CSP) that a host needs for the element, as docs/EMBEDDING.md gives it: enough, and nothing of it superfluous.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type } from "./support/form.mjs";
import { hosted, moving, pinned, useHost } from "./support/host.mjs";
import { ready } from "./support/site.mjs";
import { visibleText } from "./support/text.mjs";
import { STATIC_LINE } from "./support/published.mjs";

/** The documented directives; the element's own, then what closes everything else. */
const needed = (base) => ({ "script-src": `${base} 'wasm-unsafe-eval'`, "connect-src": base });
const CLOSED = { "default-src": "'none'", "base-uri": "'none'", "form-action": "'none'" };
const TRUSTED = { "require-trusted-types-for": "'script'", "trusted-types": "'none'" };

const policy = (...parts) => ({
  "Content-Security-Policy": Object.entries(Object.assign({}, ...parts)).filter(([, value]) => value !== null).map(([name, value]) => `${name} ${value}`).join("; "),
});

const site = useHost(({ widget }) => {
  const base = widget.replace(/\/$/, "");
  const whole = [CLOSED, TRUSTED, needed(base)];
  const own = [CLOSED, TRUSTED, needed("'self'")];
  return {
    "pinned": { body: pinned(widget), headers: policy(...whole) },
    "moving": { body: moving(widget), headers: policy(...whole) },
    "hosted": { body: hosted(), headers: policy(...own) },
    "no-wasm": { body: pinned(widget), headers: policy(...whole, { "script-src": base }) },
    "no-connect": { body: pinned(widget), headers: policy(...whole, { "connect-src": null }) },
    "reports": { body: pinned(widget), headers: { "Content-Security-Policy-Report-Only": "default-src 'none'" } },
    "no-script": { body: pinned(widget), headers: policy(...whole, { "script-src": "'wasm-unsafe-eval'" }) },
  };
});

for (const name of ["pinned", "moving", "hosted"]) {
  test(`the documented policy is enough: ${name}`, async () => {
    const page = await site.open(name);
    await ready(page);
    // Through a change, so that what is made later is under the policy too.
    await page.getByRole("group", { name: /onder NIS2/ }).getByRole("radio", { name: "ja", exact: true }).check();
    await page.getByRole("group", { name: /de-minimissteun/ }).getByRole("radio", { name: "ja", exact: true }).check();
    await type(page, "Bedrag", "285.000");
    assert.deepEqual(await page.violations(), []);
    assert.deepEqual(page.complaints, []);
  });
}

for (const [name, refused] of Object.entries({
  "no-wasm": /^script-src(-elem)? wasm-eval$/,
  "no-connect": /^(connect-src|default-src) .*\.wasm$/,
  "no-script": /^script-src(-elem)? .*widget\.js$/,
})) {
  test(`nothing of it is superfluous: ${name}`, async () => {
    const page = await site.open(name);
    await page.waitForLoadState("networkidle");
    await page.waitForFunction(() => globalThis.violations.length > 0);
    const violations = await page.violations();
    assert.ok(violations.some((violation) => refused.test(violation)), violations.join(", "));
    assert.equal(await page.locator('cyber-subsidie [part="root"]').count(), 0);
    assert.match(await visibleText(page), STATIC_LINE, "the amounts stay readable");
  });
}

/** What a host is told of the load, once it has ended. */
const outcome = async (page) => {
  await page.waitForFunction(() => globalThis.ended.length > 0);
  return page.evaluate(() => globalThis.ended);
};
const listen = (page) => page.addInitScript(() => {
  globalThis.ended = [];
  for (const what of ["ready", "error"]) addEventListener(`cyber-subsidie-${what}`, ({ detail }) => globalThis.ended.push(detail?.code ?? what));
});

for (const [name, code] of [["no-wasm", "blocked-by-csp"], ["no-connect", "blocked-by-csp"]]) {
  test(`a host is told of a block: ${name}`, async () => {
    assert.deepEqual(await outcome(await site.open(name, { before: listen })), [code]);
  });
}

for (const [name, code, wasm] of [
  ["sound", "ready", (route) => route.continue()],
  ["out of reach", "load-failed", (route) => route.abort()],
  ["changed", "integrity", async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    await route.fulfill({ response: answer, body: body.subarray(0, body.length - 7) });
  }],
]) {
  test(`a policy that only reports blocks nothing: the wasm is ${name}`, async () => {
    const page = await site.open("reports", { before: async (page) => {
      await listen(page);
      await page.route("**/*.wasm", wasm);
    } });
    assert.deepEqual(await outcome(page), [code]);
    assert.ok((await page.violations()).some((violation) => /^connect-src .*\.wasm$/.test(violation)), "it did report");
  });
}

test("the documentation gives this very policy", () => {
  const text = readFileSync(new URL("../../docs/EMBEDDING.md", import.meta.url), "utf8");
  for (const [base, parts] of [["'self'", needed("'self'")], ["https://rekenhulp.example", needed("https://rekenhulp.example")]]) {
    const line = Object.entries(parts).map(([name, value]) => `${name} ${value}`).join("; ");
    assert.ok(text.includes(line), `the policy for ${base}: ${line}`);
  }
});
