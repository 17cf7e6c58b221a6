// What the tests of recipes/ share: where they stand, and the element's folder as a host would have it.
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { crateVersion } from "../../scripts/project.mjs";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const RECIPES = join(ROOT, "recipes");
export const VERSION = crateVersion();
const DIST = join(ROOT, "dist");
export const json = (path) => JSON.parse(readFileSync(join(ROOT, path), "utf8"));

/** Copies the version's folder of dist/ to where the recipes have it: `rekenhulp/<version>/` in the folder that is served. */
export const copyElement = (served) => {
  const folder = join(served, "rekenhulp", VERSION);
  mkdirSync(folder, { recursive: true });
  cpSync(join(DIST, "embed", VERSION), folder, { recursive: true });
};

/** Copies a recipe as it stands, without what was built or installed in it. */
export const copyRecipe = (name, folder) =>
  cpSync(join(RECIPES, name), folder, { recursive: true, filter: (path) => !/[/\\](node_modules|dist|\.next|\.angular|public)$/.test(path) });

export { DIST };
