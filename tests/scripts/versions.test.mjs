// What the build says of versions, from the changelog and from the scheme's folder.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { checksums, crateVersion, schemeVersions } from "../../scripts/project.mjs";
import { rulesOf, versionsList } from "../../scripts/versions.mjs";

const folder = (files) => {
  const made = mkdtempSync(join(tmpdir(), "scheme-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text);
  return made;
};
const within = (files, look) => {
  const made = folder(files);
  try {
    return look(made);
  } finally {
    rmSync(made, { recursive: true });
  }
};
const dates = (from, checkedOn) => `valid_from = "${from}"\nchecked_on = "${checkedOn}"\nreview_by = "2027-05-23"\n`;

test("a published version keeps its bytes and its line in the changelog", () => {
  const [old, now, frame] = ["A", "B", "C"].map((letter) => `sha384-${letter.repeat(64)}`);
  const line = (hash) => `Rules of 2024-04-17, checked on 2026-11-23; widget.js \`${hash}\``;
  const scheme = [{ from: "2024-04-17", checkedOn: "2026-11-23", reviewBy: "2027-05-23" }, { from: "2027-01-01", checkedOn: "2027-01-02", reviewBy: "2027-07-02" }];
  const list = (first, second, heading = "## 1.0.0 - 2026-12-01", site = "") => versionsList({
    changelog: `# Changelog\n\n## 1.1.0 - 2027-01-03\n${first}\n### Rules\n\n- One\n  thing.\n- Two.\n\n### Code\n\n- Three.\n\n${heading}\n${second}\n### Code\n\n- Four.\n`,
    scheme, version: "1.1.0", integrity: now, iframeIntegrity: frame, site,
  });
  assert.deepEqual(list("", `\n${line(old)}\n`), [
    { version: "1.1.0", released: "2027-01-03", rulesDate: "2027-01-01", checkedOn: "2027-01-02", rules: ["2024-04-17", "2027-01-01"], integrity: now, iframeIntegrity: frame, reviewBy: "2027-07-02", answersChanged: ["One thing.", "Two."] },
    { version: "1.0.0", released: "2026-12-01", rulesDate: "2024-04-17", checkedOn: "2026-11-23", rules: ["2024-04-17"], integrity: old, iframeIntegrity: null, reviewBy: null, answersChanged: [] },
  ]);
  assert.equal(list("", `\n${line(old)}, iframe.js \`${frame}\`\n`)[1].iframeIntegrity, frame, "of an earlier version, as it was recorded");
  assert.doesNotThrow(() => list(`\n${line(now)}, iframe.js \`${frame}\`\n`, `\n${line(old)}\n`));
  assert.throws(() => list(`\n${line(now)}, iframe.js \`${old}\`\n`, `\n${line(old)}\n`), /published with other bytes/);
  const two = `Rules of 2024-04-17, 2027-01-01, checked on 2026-11-23; widget.js \`${old}\``;
  assert.deepEqual(list("", `\n${two}\n`)[1].rules, ["2024-04-17", "2027-01-01"]);
  // What the script of 1.0.0 is hangs on no site; that of a later one would have had one built in.
  const sited = (earlier) => versionsList({
    changelog: `## 2.0.0 - unreleased\n\n## ${earlier} - 2026-12-01\n\n${line(old)}\n`, scheme, version: "2.0.0", integrity: now, site: "https://rekenhulp.example/",
  })[1].integrity;
  assert.deepEqual(["1.0.0", "1.0.9", "1.1.0", "1.10.0", "1.2.0"].map(sited), [old, old, null, null, null]);
  assert.throws(() => list("", ""), /lacks the line of version 1\.0\.0/);
  assert.throws(() => list(`\n${line(old)}\n`, `\n${line(old)}\n`), /published with other bytes/);
  // An element that knows its site has that site's own bytes.
  assert.equal(list(`\n${line(old)}\n`, `\n${line(old)}\n`, "## 1.0.0 - 2026-12-01", "https://rekenhulp.example/")[0].integrity, now);
  assert.throws(() => list("", `\n${line(old).replace(";", ",")}\n`), /version 1\.0\.0's rules and hash is written otherwise/);
  assert.throws(() => list("", `\n${line(old)}\n`, "## v1.0.0"), /"## v1\.0\.0" is no heading of a version/);
});

test("the rules that hold are those of the newest day of comparison, though later ones are known", () => {
  const known = within({ "2027-02-01.toml": dates("2027-02-01", "2026-12-01"), "2024-04-17.toml": dates("2024-04-17", "2026-11-23"), "providers.toml": "" }, schemeVersions);
  assert.deepEqual(rulesOf(known), { rulesDate: "2024-04-17", checkedOn: "2026-12-01", rules: ["2024-04-17", "2027-02-01"] });
});

test("a scheme without a date, or no scheme at all, stops the build", () => {
  assert.throws(() => within({ "providers.toml": "" }, schemeVersions), /holds no version of the rules/);
  assert.throws(() => within({ "2024-04-17.toml": 'valid_from = "2024-04-17"\n' }, schemeVersions), /checked_on is missing/);
  assert.throws(() => within({ "2024-04-17.toml": dates("17-04-2024", "2026-11-23") }, schemeVersions), /valid_from is no date/);
  assert.throws(() => within({ "2024-04-17.toml": "valid_from = \n" }, schemeVersions), /2024-04-17\.toml: /);
});

test("Cargo's own files are read", () => {
  assert.match(crateVersion(), /^\d+\.\d+\.\d+$/);
  const hashes = checksums();
  assert.ok(hashes.size > 50);
  for (const [name, hash] of hashes) assert.match(`${name} ${hash}`, /^[\w-]+@\S+ [0-9a-f]{64}$/);
});
