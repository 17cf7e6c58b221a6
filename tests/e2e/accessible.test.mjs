// axe-core finds nothing, in the states that every visitor passes.
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { ready, useSite } from "./support/site.mjs";

const site = useSite();

for (const viewport of ["wide", "narrow"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`first view, ${viewport}, ${colorScheme}`, async () => {
      const page = await site.open("", { viewport, colorScheme });
      await ready(page);
      await assertAccessible(page, `the first view, ${viewport}, ${colorScheme}`);
    });
  }
}

test("the document without the app", async () => {
  const page = await site.open("", { before: (page) => page.route("**/*.wasm", (route) => route.abort()), complaints: /./ });
  await assertAccessible(page, "the document without the app");
});
