// Where the reader stands after a press: on what was asked for, in view; and the answers stay in the address.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HERE, of, SIZE, typed } from "./support/figures.mjs";
import { choose, field, firmWithMore } from "./support/form.mjs";
import { ready, useSite } from "./support/site.mjs";
import { award, computed, enterprise, openSections, put, sme, years } from "./support/states.mjs";

const site = useSite();

const open = async (path = "", options) => {
  const page = await site.open(path, { viewport: "phone", reducedMotion: "reduce", ...options });
  await ready(page);
  return page;
};

/** What has the focus: its name, its group's, and whether it is in the window with nothing over it. */
const place = (page) => page.evaluate(async () => {
  await new Promise((done) => setTimeout(done, 50));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const { shadowRoot } = document.querySelector("cyber-subsidie");
  const focused = shadowRoot.activeElement;
  if (!focused) return { name: `nothing in the element; ${document.activeElement.localName}` };
  const { left, top, width, height } = focused.getBoundingClientRect();
  return {
    name: focused.getAttribute("aria-label") ?? (focused.closest("label.market")?.querySelector("span") ?? focused.labels?.[0] ?? focused).innerText.trim(),
    group: focused.closest(".firm")?.getAttribute("aria-label") ?? focused.closest("fieldset")?.querySelector("legend").innerText ?? "",
    ...(focused.type === "radio" && { checked: focused.checked }),
    seen: top >= 0 && top + height <= innerHeight && shadowRoot.elementFromPoint(left + width / 2, top + height / 2) === focused,
  };
});

const GROUP = computed({ ga: "y", gb: "y", gs: "y" }, enterprise(1, { k: "m", na: "Holding" }), enterprise(2, { k: "s", na: "Zus" }), enterprise(1, { k: "d", na: "Montage" }));
const LEDGER = sme({ x: "y" }, award("24-11-2024", "285.000"), award("01-03-2025", "5.000"));
const LISTS = [
  { list: "enterprises", state: GROUP, add: "+ dochter", first: "Naam, ", added: "Onderneming 4", remove: "Montage verwijderen", undo: "Verwijderen ongedaan maken: Montage", group: "Montage", gone: "Montage is verwijderd." },
  { list: "enterprises below another", state: GROUP, add: "Holding: + dochter", first: "Naam, ", added: "Onderneming 3", remove: "Holding verwijderen", undo: "Verwijderen ongedaan maken: Holding", group: "Holding", gone: "Holding is verwijderd." },
  { list: "awards", state: LEDGER, add: "Steun toevoegen", first: "Toegekend op", added: "Steun 3", remove: "Steun 1 verwijderen", undo: "Verwijderen ongedaan maken: Steun 1", group: "Steun 1", gone: "Steun 1 is verwijderd." },
];

for (const [way, viewport] of [["keys", "phone"], ["the mouse", "phone"], ["keys", "wide"], ["the mouse", "wide"]]) {
  test(`${viewport}, by ${way}: after adding, removing and putting back one stands on what was asked for`, async () => {
    const page = await open("", { viewport });
    const press = async (name) => {
      const button = page.getByRole("button", { name, exact: true });
      if (way === "keys") {
        await button.focus();
        await page.keyboard.press("Enter");
      } else await button.click();
      return place(page);
    };
    // All that is said: on a slow machine the new result may follow before it is looked at.
    await page.evaluate(() => {
      const voice = document.querySelector("cyber-subsidie").shadowRoot.querySelector('[role="status"]');
      globalThis.said = [];
      new MutationObserver(() => globalThis.said.push(voice.innerText.trim())).observe(voice, { childList: true, characterData: true, subtree: true });
    });
    for (const { list, state, add, first, added, remove, undo, group, gone } of LISTS) {
      await put(page, state);
      await openSections(page);
      const set = page.getByRole("group", { name: group, exact: true });
      // In its list: the result above it may grow or shrink with the answers.
      const inList = (element) => element.getBoundingClientRect().top - element.closest(".firms, .awards").getBoundingClientRect().top;
      // What few firms need is unfolded first.
      const more = async () => { if (state === GROUP) await firmWithMore(page, group); };
      const named = (name, of) => (name.endsWith(", ") ? name + of : name);
      const top = await set.evaluate(inList);
      await more();
      assert.deepEqual(await press(remove), { name: undo, group: "", seen: true }, `${list}: removed`);
      const off = (await page.getByRole("button", { name: undo }).evaluate(inList)) - top;
      assert.ok(Math.abs(off) < 60, `${list}: the way back stands ${off} px from where the removed thing stood`);
      assert.ok((await page.evaluate(() => globalThis.said.splice(0))).includes(gone), `${list}: it is said`);
      assert.deepEqual(await press(undo), { name: named(first, group), group, seen: true }, `${list}: put back`);
      await more();
      assert.deepEqual(await press(add), { name: named(first, added), group: added, seen: true }, `${list}: added`);
    }
  });
}

test("the last one removed: one stands on the way back, and that works", async () => {
  const page = await open();
  await put(page, sme({ x: "y" }, award("24-11-2024", "285.000")));
  await openSections(page);
  await page.getByRole("button", { name: "Steun 1 verwijderen" }).click();
  assert.equal((await place(page)).name, "Verwijderen ongedaan maken: Steun 1");
  await page.keyboard.press("Enter");
  assert.equal(await page.getByLabel("Bedrag").inputValue(), "285.000");
});

test("what is still open leads to the field that is missing, or to the answer that is picked", async () => {
  const page = await open();
  const full = years("10", "1.000", "1.000");
  const { h2: _, ...short } = full;
  const rich = { b1: typed(2 * SIZE.balance), t1: typed(2 * SIZE.turnover) };
  // Linked, or a partner at least.
  const linked = typed(of("group.linked.above") + 1_000);
  const autonomous = typed(of("group.partner.from") - 1_500);
  // Each fits; together they don't.
  const told = { ga: "n", gb: "n", gs: "n", go: "n" };
  const [most, more] = [SIZE.heads - 5_000, 6_000].map(typed);
  const cases = [
    ["kmo of niet", computed(), { name: "Voltijdse equivalenten (VTE) 2025, Jouw onderneming", group: "Jouw onderneming" }],
    ["kmo of niet", computed({ ...full }), { name: "ja", group: "Heb je een moeder of holding?", checked: false }],
    ["kmo of niet", computed({ ...full, g: "y" }, enterprise(1, { na: "Moeder", c: linked, v: linked, ...full }), enterprise(1, { na: "Dochter", c: linked, v: linked, ...short, ...rich })),
      { name: "Voltijdse equivalenten (VTE) 2024, Dochter", group: "Dochter" }],
    ["kmo of niet", computed({ ...years(most, "1.000", "1.000"), g: "y" }, enterprise(1, { na: "Ver", c: autonomous, v: autonomous }), enterprise(1, { na: "Dochter", c: linked, ...years(more, "1.000", "1.000") })), { name: "Aandeel in de stemrechten, Dochter", group: "Dochter" }],
    // Told by directions: what is missing is a direction, a share, or whether the market is the same.
    ["kmo of niet", computed({ ...full, ga: "n", gb: "y", gs: "n" }, enterprise(1, { k: "d", na: "Montage", c: linked, ...full })), { name: "ja", group: "Hebben je eigenaars nog firma's?", checked: false }],
    ["kmo of niet", computed({ ...years(most, "1.000", "1.000"), ...told, gb: "y" }, enterprise(1, { k: "d", na: "Montage", ...years(more, "1.000", "1.000") })), { name: "Aandeel in het kapitaal, Montage", group: "Montage" }],
    ["kmo of niet", computed({ ...years(most, "1.000", "1.000"), ...told, go: "y" }, enterprise(1, { k: "o", na: "Vastgoed", ...years(more, "1.000", "1.000") })),
      { name: "Controleert dezelfde persoon (of een groep personen samen) beide, en werken ze op dezelfde markt, of vlak ervoor of erna in de keten?", group: "Vastgoed" }],
    ["de-minimissteun", sme({ x: "y" }, award("24-11-2024", "")), { name: "Bedrag", group: "Steun 1" }],
    ["eerder traject", sme({ t: "y" }), { name: "Wanneer is dat beslist?", group: "" }],
    ["eigen vermogen", sme({ e: "" }), { name: "ja", group: "Is het eigen vermogen negatief?", checked: false }],
  ];
  for (const [open, state, wanted] of cases) {
    for (const way of ["Volgende open vraag", /^Tot € [\d.]+ nog 1 vraag$/]) {
      await put(page, state);
      const result = page.getByRole("region", { name: "Resultaat" });
      assert.ok((await result.innerText()).includes(`Nog 1 vraag kan het veranderen: ${open}.`), state);
      await (typeof way === "string" ? result : page).getByRole("button", { name: way }).click();
      const { seen, ...stands } = await place(page);
      assert.deepEqual(stands, wanted, `${open} of ${state}, by ${way}`);
      assert.equal(seen, true, `${open} of ${state}, by ${way}: in view`);
    }
  }
});

test("what one does not know is listed by whom to ask, and the way on leads to what to do now", async () => {
  const page = await open();
  for (const [state, ask] of [
    [sme({ s: "u", w: "n", n: "n" }), "Je boekhouder: kmo of niet"], [sme({ e: "u" }), "Je boekhouder: eigen vermogen"], [sme({ m: "u" }), "De dienstverlener, bij de intake: hoofdactiviteit"],
  ]) {
    await put(page, state);
    const result = page.getByRole("region", { name: "Resultaat" });
    assert.deepEqual(await result.locator(".ask li").allInnerTexts(), [ask]);
    await result.getByRole("button", { name: "Wat nu?" }).click();
    await page.waitForFunction(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.matches(".next"));
    const { top } = await page.locator('[part="root"] .next').evaluate((element) => element.getBoundingClientRect());
    assert.ok(top >= 0 && top < 844, `it stands at ${top}`);
  }
});

test("the jump to the calculator leaves the answers in the address", async () => {
  for (const viewport of ["phone", "wide"]) {
    const state = sme();
    const page = await open(`#${state}`, { viewport });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const at = await page.evaluate(() => ({ hash: location.hash.slice(1), top: document.querySelector("cyber-subsidie").getBoundingClientRect().top, focused: document.activeElement.localName }));
    assert.equal(at.hash, state);
    assert.equal(at.focused, "cyber-subsidie");
    assert.ok(at.top < 200, `the calculator stands at ${at.top}`);
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement !== null), "the next stop is in it");
    await page.reload();
    await ready(page);
    assert.equal(await page.getByLabel("Postcode van de vestiging die het traject krijgt").inputValue(), HERE);
    assert.equal(await page.evaluate(() => location.hash.slice(1)), state);
  }
});

test("no link on the page leads away from the answers, and printing leaves them", async () => {
  const state = sme();
  const page = await open(`#${state}`);
  await page.evaluate(() => { dispatchEvent(new Event("beforeprint")); dispatchEvent(new Event("afterprint")); });
  await page.emulateMedia({ media: "print" });
  await page.emulateMedia({ media: null });
  for (const link of await page.locator('a[href^="#"]').all()) {
    await link.evaluate((element) => element.click());
    assert.equal(await page.evaluate(() => location.hash.slice(1)), state, await link.innerText());
  }
});

test("without a script the jump is a plain link to the calculator's place", async () => {
  const page = await site.open("", { javaScriptEnabled: false });
  await page.locator('a[href^="#"]').first().focus();
  await page.keyboard.press("Enter");
  const { hash } = new URL(page.url());
  assert.match(hash, /^#./);
  assert.equal(await page.locator(hash).count(), 1);
});

test("what is shown writes no answers: a link is taken as it is, and told once", async () => {
  const page = await open();
  for (const state of ["1nl&x=y", "1nl&s=c&g=y", "1nl&s=c&h1=12&ga=y&gb=n", "1nl&o=y&t=y&s=c&g=y&x=y&q=y"]) {
    const seen = await page.evaluate(async (state) => {
      const element = document.querySelector("cyber-subsidie");
      element.state = "1nl";
      await new Promise((done) => setTimeout(done, 50));
      let told = 0;
      const count = () => { told += 1; };
      element.addEventListener("cyber-subsidie-change", count);
      element.state = state;
      await new Promise((done) => setTimeout(done, 100));
      element.removeEventListener("cyber-subsidie-change", count);
      return { told, state: element.state };
    }, state);
    assert.deepEqual(seen, { told: 1, state });
  }
  // To choose "ja" is an act: it opens a first row at once.
  await put(page, sme());
  await choose(page, /de-minimissteun/, "ja");
  assert.ok(await (await field(page, "Toegekend op")).isVisible());
});
