// axe-core finds nothing in the document alone; the states of the app are in states.test.mjs.
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { useSite } from "./support/site.mjs";

const site = useSite();

for (const viewport of ["wide", "narrow"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`the document without the app, ${viewport}, ${colorScheme}`, async () => {
      const page = await site.open("", { viewport, colorScheme, before: (page) => page.route("**/*.wasm", (route) => route.abort()), complaints: /./ });
      await assertAccessible(page, `the document without the app, ${viewport}, ${colorScheme}`);
    });
  }
}
