// The version under test, with the hash of its script.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./site.mjs";

export const [{ version: VERSION, integrity: INTEGRITY }] = JSON.parse(readFileSync(join(DIST, "versions.json"), "utf8"));
