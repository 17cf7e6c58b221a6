// dist/ on a port of its own with files of a test beside it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../../scripts/serve.mjs";
import { htmlOnDay, TODAY } from "./clock.mjs";
import { DIST } from "./site.mjs";

/**
 * `files` are texts by name; `folders` are other places to show, by name; documents stand on `day` (`null`: on the real clock).
 * Gives `{ root, url, close }`.
 */
export const serveWith = async (files, { folders = {}, day = TODAY } = {}) => {
  const root = mkdtempSync(join(tmpdir(), "site-"));
  const own = day === null ? [] : readdirSync(DIST).filter((name) => /\.html(\.|$)/.test(name));
  for (const name of readdirSync(DIST)) if (!own.includes(name)) symlinkSync(join(DIST, name), join(root, name));
  for (const [name, place] of Object.entries(folders)) symlinkSync(place, join(root, name));
  const documents = own.filter((name) => name.endsWith(".html")).map((name) => [name, readFileSync(join(DIST, name), "utf8")]);
  for (const [name, text] of [...documents, ...Object.entries(files)]) {
    writeFileSync(join(root, name), day !== null && name.endsWith(".html") ? htmlOnDay(text, day) : text);
  }
  const { url, close } = await startServer({ root });
  return { root, url, close: () => close().finally(() => rmSync(root, { recursive: true })) };
};
