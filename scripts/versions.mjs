// dist/versions.json: every version with its rules, its scripts' hashes and the answers that it changed, from CHANGELOG.md.
//
// The changelog's headings are `## 1.2.3 - 2026-12-01` or `## 1.2.3 - unreleased`. Below that of a published version comes
//   Rules of 2024-04-17, 2027-01-01, checked on 2026-11-23; widget.js `sha384-...`, iframe.js `sha384-...`
// (the first day of each version of the rules in it; a version without an iframe.js has the first hash alone), so that later builds
// can still list it, and so that no build gives different bytes to a published version.

const HEADING = /^## (\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2}|unreleased)$/gm;
const RECORD = /^Rules of ((?:\d{4}-\d{2}-\d{2}, )+)checked on (\d{4}-\d{2}-\d{2}); widget\.js `(sha384-[A-Za-z0-9+/]{64})`(?:, iframe\.js `(sha384-[A-Za-z0-9+/]{64})`)?$/m;

/**
 * The first days of these versions of the rules (oldest first), and the one that holds on the newest day on which any of them
 * was compared with its sources.
 */
export const rulesOf = (versions) => {
  const checkedOn = versions.map((version) => version.checkedOn).sort().at(-1);
  const holds = versions.filter(({ from }) => from <= checkedOn).at(-1) ?? versions[0];
  return { rulesDate: holds.from, checkedOn, rules: versions.map(({ from }) => from) };
};

/** The first version whose script has the deployment's address in it, where one was built in. */
const HAS_SITE = [1, 1, 0];
const hasSite = (version) => {
  const parts = version.split(".").map(Number);
  const other = parts.findIndex((part, place) => part !== HAS_SITE[place]);
  return other === -1 || parts[other] > HAS_SITE[other];
};

/** The items of a list in Markdown, each on one line. */
const items = (text) =>
  text.split(/^- /m).slice(1).map((item) => item.trim().replace(/\s*\n\s*/g, " "));

/** The versions in CHANGELOG.md, newest first. */
export const readChangelog = (text) => {
  const heads = [...text.matchAll(HEADING)];
  const other = text.match(/^## .*$/gm)?.find((line) => !heads.some(([head]) => head === line));
  if (other) throw new Error(`CHANGELOG.md: "${other}" is no heading of a version, like "## 1.2.3 - 2026-12-01"`);
  return heads.map((head, index) => {
    const [, version, day] = head;
    const body = text.slice(head.index + head[0].length, heads[index + 1]?.index);
    const record = body.match(RECORD);
    if (!record && /^Rules of /m.test(body)) throw new Error(`CHANGELOG.md: the line of version ${version}'s rules and hash is written otherwise`);
    return {
      version,
      released: day === "unreleased" ? null : day,
      record: record && { ...rulesOf(record[1].match(/[\d-]+/g).map((from) => ({ from, checkedOn: record[2] }))), integrity: record[3], iframeIntegrity: record[4] ?? null },
      answersChanged: items(body.split(/^### Rules$/m)[1]?.split(/^### /m)[0] ?? ""),
    };
  });
};

/**
 * The list, with this build's own version as it was just built: `integrity` of its widget.js, `iframeIntegrity` of its iframe.js, which
 * has no address built in. `site` is the address built into the element, if any: its
 * script then differs from the one whose hash is in the changelog. So did that of an earlier version, and its hash is not known
 * here: better none than one by which a browser would refuse it.
 */
export const versionsList = ({ changelog, scheme, version, integrity, iframeIntegrity, site = "" }) => {
  if (!/^## /m.test(changelog)) throw new Error("CHANGELOG.md has no heading");
  const told = readChangelog(changelog);
  if (told[0]?.version !== version) throw new Error(`CHANGELOG.md begins with ${told[0]?.version ?? "no version"}, Cargo.toml says ${version}`);
  const own = rulesOf(scheme);
  // Of the rules that answer now: after this day the element warns.
  const { reviewBy = null } = scheme.find(({ from }) => from === own.rulesDate) ?? {};
  const built = { ...own, integrity, iframeIntegrity, reviewBy };
  return told.map(({ record, answersChanged, ...entry }) => {
    const own = entry.version === version;
    if (!own && !record) throw new Error(`CHANGELOG.md lacks the line of version ${entry.version}'s rules and hash`);
    const same = record && record.integrity === integrity && record.iframeIntegrity === iframeIntegrity;
    if (own && record && site === "" && !same) {
      throw new Error(`version ${version} is published with other bytes; raise the version in Cargo.toml and CHANGELOG.md`);
    }
    const earlier = { ...record, integrity: site !== "" && hasSite(entry.version) ? null : record?.integrity, reviewBy: null };
    return { ...entry, ...(own ? built : earlier), answersChanged };
  });
};
