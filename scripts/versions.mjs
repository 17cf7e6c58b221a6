// dist/versions.json: every version with its rules, its script's hash and the answers that it changed, as CHANGELOG.md tells.
//
// The changelog's headings are `## 1.2.3 - 2026-12-01` or `## 1.2.3 - unreleased`. Below that of a published version stands
//   Rules of 2024-04-17, checked on 2026-11-23; widget.js `sha384-...`
// so that later builds can still tell of it, and so that no build gives a published version other bytes.

const HEADING = /^## (\d+\.\d+\.\d+) - (\d{4}-\d{2}-\d{2}|unreleased)$/gm;
const RECORD = /^Rules of (\d{4}-\d{2}-\d{2}), checked on (\d{4}-\d{2}-\d{2}); widget\.js `(sha384-[A-Za-z0-9+/]{64})`$/m;

/** The items of a list in Markdown, each on one line. */
const items = (text) =>
  text.split(/^- /m).slice(1).map((item) => item.trim().replace(/\s*\n\s*/g, " "));

/** What CHANGELOG.md tells, newest first. */
export const readChangelog = (text) => {
  const heads = [...text.matchAll(HEADING)];
  return heads.map((head, index) => {
    const [, version, day] = head;
    const body = text.slice(head.index + head[0].length, heads[index + 1]?.index);
    const record = body.match(RECORD);
    return {
      version,
      released: day === "unreleased" ? null : day,
      record: record && { rulesDate: record[1], checkedOn: record[2], integrity: record[3] },
      answersChanged: items(body.split(/^### Rules$/m)[1]?.split(/^### /m)[0] ?? ""),
    };
  });
};

/** The dates of the scheme that this build holds. */
export const readScheme = (text) => {
  const day = (name) => text.match(new RegExp(`^${name} = "(\\d{4}-\\d{2}-\\d{2})"$`, "m"))[1];
  return { rulesDate: day("valid_from"), checkedOn: day("checked_on") };
};

/** The list, with this build's own version as it was just built. */
export const versionsList = ({ changelog, scheme, version, integrity }) => {
  const told = readChangelog(changelog);
  if (told[0]?.version !== version) throw new Error(`CHANGELOG.md begins with ${told[0]?.version ?? "no version"}, Cargo.toml says ${version}`);
  const built = { ...readScheme(scheme), integrity };
  return told.map(({ record, answersChanged, ...entry }) => {
    const own = entry.version === version;
    if (!own && !record) throw new Error(`CHANGELOG.md lacks the line of version ${entry.version}'s rules and hash`);
    if (own && record && record.integrity !== integrity) {
      throw new Error(`version ${version} is published with other bytes; raise the version in Cargo.toml and CHANGELOG.md`);
    }
    return { ...entry, ...(own ? built : record), answersChanged };
  });
};
