// A host may set a property to anything, before the script has come and after: nothing throws, the element comes, one error tells which
// property did not take it, and the answers stay.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addScript, get, host, told } from "./support/element.mjs";
import { ready, useSite } from "./support/site.mjs";

const site = useSite();
const TAG = "<cyber-subsidie eager></cyber-subsidie>";
const OPTIONS = { complaints: /(state|application) does not take/ };
const APPLICATION = { decisionDate: "2026-11-23", establishmentPostcode: "9000" };

/** By name, made in the page: none of them is a link. */
const VALUES = {
  "a symbol": () => Symbol("s"),
  "a number": () => 7,
  "a function": () => () => "1nl&p=1000",
  "an object": () => ({}),
  "an object without text": () => Object.create(null),
  "an object whose toString throws": () => ({ toString() { throw new Error("toString"); } }),
  "an object whose toPrimitive throws": () => ({ [Symbol.toPrimitive]() { throw new Error("toPrimitive"); } }),
  "a list": () => [],
  "a list ten thousand deep": () => {
    let deep = [];
    for (let i = 0; i < 10_000; i += 1) deep = [deep];
    return deep;
  },
  "a cycle": () => {
    const cycle = { decisionDate: "2026-11-23" };
    cycle.relations = [cycle];
    return cycle;
  },
  "a proxy that throws": () => new Proxy({}, { ownKeys() { throw new Error("ownKeys"); }, get() { throw new Error("get"); }, getPrototypeOf() { throw new Error("prototype"); } }),
  "a revoked proxy": () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  "a proxy that is revoked by being looked at": () => {
    const { proxy, revoke } = Proxy.revocable({}, { ownKeys() { revoke(); return []; } });
    return proxy;
  },
  "an object with a getter that throws": () => ({ get decisionDate() { throw new Error("getter"); } }),
  "a list for a postcode": () => ({ establishmentPostcode: [] }),
};

/** Sets the property to what the maker of this source makes, and gives what was thrown. */
const set = (page, property, make) =>
  page.evaluate(([property, make]) => {
    try {
      document.querySelector("cyber-subsidie")[property] = (0, eval)(`(${make})`)();
      return null;
    } catch (error) {
      return String(error);
    }
  }, [property, String(make)]);

for (const property of ["state", "application"]) {
  test(`${property}, on a living element`, async () => {
    const page = await host(site, TAG, OPTIONS);
    await ready(page);
    await page.evaluate((value) => { document.querySelector("cyber-subsidie").application = value; }, APPLICATION);
    const state = await get(page, "state");
    for (const [name, make] of Object.entries(VALUES)) {
      await page.evaluate(() => { globalThis.told.length = 0; });
      assert.equal(await set(page, property, make), null, name);
      assert.deepEqual(await told(page, "error"), [{ code: "invalid-value", property }], name);
      assert.equal(await get(page, "state"), state, name);
      assert.deepEqual(await get(page, "application"), APPLICATION, name);
    }
  });

  test(`${property}, before the script has come`, async () => {
    const page = await host(site, "", { ...OPTIONS, script: false });
    await page.evaluate(([property, makers, tag]) => {
      for (const make of makers) {
        document.querySelector("main").insertAdjacentHTML("beforeend", tag);
        document.querySelector("main").lastElementChild[property] = (0, eval)(`(${make})`)();
      }
    }, [property, Object.values(VALUES).map(String), TAG]);
    await addScript(page);
    const count = Object.keys(VALUES).length;
    await page.waitForFunction((count) => globalThis.told.filter(([what]) => what === "ready").length === count, count);
    assert.deepEqual(await told(page, "error"), Object.keys(VALUES).map(() => ({ code: "invalid-value", property })));
    const states = await page.locator("cyber-subsidie").evaluateAll((all) => all.map((one) => one.state));
    assert.deepEqual(states, Object.keys(VALUES).map(() => ""));
  });

  test(`${property}, in the way of the upgrade`, async () => {
    const page = await host(site, TAG.repeat(2), { ...OPTIONS, script: false });
    await page.evaluate((property) => {
      const [throwing, fixed] = document.querySelectorAll("cyber-subsidie");
      Object.defineProperty(throwing, property, { get() { throw new Error("getter"); }, configurable: true });
      Object.defineProperty(fixed, property, { value: "1nl&p=9000" });
    }, property);
    await addScript(page);
    await page.waitForFunction(() => globalThis.told.filter(([what]) => what === "ready").length === 2);
    assert.deepEqual(await told(page, "error"), [{ code: "invalid-value", property }, { code: "invalid-value", property }]);
  });
}

test("nothing at all is no link, and empties the form", async () => {
  const page = await host(site, '<cyber-subsidie eager state="1nl&p=9000"></cyber-subsidie>');
  await ready(page);
  for (const none of [null, undefined, ""]) {
    await page.evaluate((none) => {
      const element = document.querySelector("cyber-subsidie");
      element.state = "1nl&p=9000";
      element.state = none;
    }, none);
    assert.equal(await get(page, "state"), "");
  }
  assert.deepEqual(await told(page, "error"), []);
});

test("a call of the browser's own that throws once: the table comes back, and no property throws", async () => {
  const page = await host(site, TAG, { complaints: /once|does not take|panic|unreachable|borrow/ });
  await ready(page);
  await page.evaluate(() => { document.querySelector("cyber-subsidie").state = "1nl&p=9000"; });
  const thrown = await page.evaluate(async () => {
    const element = document.querySelector("cyber-subsidie");
    const own = document.createTextNode;
    document.createTextNode = () => {
      document.createTextNode = own;
      throw new Error("once");
    };
    const thrown = [];
    const tried = (act) => {
      try {
        act();
      } catch (error) {
        thrown.push(String(error));
      }
    };
    tried(() => { element.state = "1nl&p=8000&s=c&g=y&r1&x=y&a"; });
    for (let i = 0; i < 3; i += 1) {
      await new Promise((done) => setTimeout(done, 20));
      for (const property of ["state", "application", "evaluation", "version"]) tried(() => element[property]);
    }
    tried(() => { element.state = "1nl&p=3000"; });
    tried(() => { element.application = { decisionDate: "2026-11-23" }; });
    tried(() => element.setAttribute("provider", "toreon"));
    await new Promise((done) => setTimeout(done, 20));
    for (const property of ["state", "application", "evaluation"]) tried(() => element[property]);
    tried(() => element.remove());
    await new Promise((done) => setTimeout(done, 20));
    return thrown;
  });
  assert.deepEqual(thrown, []);
});
