// Screenshots for a person's eye; tests/e2e/out/ is no part of the repository.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const OUT = fileURLToPath(new URL("../out/", import.meta.url));

export const picture = (page, name) => {
  mkdirSync(OUT, { recursive: true });
  return page.screenshot({ path: `${OUT}${name}.png`, fullPage: true, animations: "disabled" });
};
