// dist/ on a port of its own with files of a test beside it.
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../../scripts/serve.mjs";
import { DIST } from "./site.mjs";

/** `files` are texts by name; `folders` are other places to show, by name. Gives `{ root, url, close }`. */
export const serveWith = async (files, { folders = {} } = {}) => {
  const root = mkdtempSync(join(tmpdir(), "site-"));
  for (const name of readdirSync(DIST)) symlinkSync(join(DIST, name), join(root, name));
  for (const [name, place] of Object.entries(folders)) symlinkSync(place, join(root, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  const { url, close } = await startServer({ root });
  return { root, url, close: () => close().finally(() => rmSync(root, { recursive: true })) };
};
