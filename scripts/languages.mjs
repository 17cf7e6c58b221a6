// The further languages, as `site/` has them: the texts that an element fetches, and the documents of the public page. The example
// `static_page` writes them from `locales/` (make regenerate).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const all = (root, suffix) => readdirSync(join(root, "site")).filter((name) => name.endsWith(suffix)).sort();
const read = (root, name) => readFileSync(join(root, "site", name), "utf8");

/** The texts of each language by their file: `fr.txt`. */
export const languageTexts = (root) => Object.fromEntries(all(root, ".txt").map((name) => [name, read(root, name)]));

/** The document of each language by its code. */
export const documents = (root) => Object.fromEntries(all(root, ".html").map((name) => [name.replace(".html", ""), read(root, name)]));
