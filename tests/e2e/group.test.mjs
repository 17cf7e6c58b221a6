// The group: asked in four directions, typed in a sheet. A group that is told by half never gives a "yes".
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { TODAY } from "./support/clock.mjs";
import { DECIDED, FORM, HERE, MILLION, SIZE, SME, typed, typedDay } from "./support/figures.mjs";
import { choose, field, firm, headline, noMoreFirms, OWN, type } from "./support/form.mjs";
import { assertNoSideways } from "./support/layout.mjs";
import { evaluation, settle, visitor } from "./support/session.mjs";
import { ready, useSite } from "./support/site.mjs";
import { computed, enterprise, openSections, put, years } from "./support/states.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
const DIRECTIONS = ["Heb je een moeder of holding?", "Heb je dochters?", "Heb je zusters?", "Hebben je eigenaars nog firma's?"];
const SMALL = years("10", "1.000.000", "900.000");
const CONDITION = /, als dit je hele groep is: moeder, dochters, zusters en andere firma's van dezelfde eigenaar$/;

// The applicant, its holding, a sister and a daughter.
const FOUR = computed({ d: typedDay(DECIDED), h1: "48", t1: "9.800.000", b1: "5.200.000", h2: "45", t2: "9.100.000", b2: "4.900.000", ga: "y", gb: "y", gs: "y", go: "n" },
  enterprise(1, { k: "m", na: "Claes Holding nv", c: "90", h1: "2,5", t1: "600.000", b1: "14.000.000", h2: "2,5", t2: "550.000", b2: "13.500.000" }),
  enterprise(2, { k: "s", na: "Claes Meubel bv", c: "70", h1: "122", t1: "27.500.000", b1: "12.400.000", h2: "118", t2: "26.900.000", b2: "11.800.000" }),
  enterprise(1, { k: "d", na: "Claes Montage bv", c: "60", h1: "36", t1: "6.400.000", b1: "2.100.000", h2: "38", t2: "6.700.000", b2: "2.300.000" }));

const open = async (state, options) => {
  const page = await site.open("", { reducedMotion: "reduce", ...options });
  await ready(page);
  if (state) await put(page, state);
  await openSections(page);
  return page;
};
const get = (page, name) => page.evaluate((name) => document.querySelector("cyber-subsidie")[name], name);
const says = async (page) => plain(await headline(page).innerText());
const fieldsOf = async (page) => Object.fromEntries(new URLSearchParams((await get(page, "state")).replace(/^1nl&?/, "").replace(/&r1.*/, "")));

test("four questions by name, none answered beforehand; each \"no\" settles one, and before the last there is no yes", async () => {
  const page = await open(computed(SMALL));
  for (const question of DIRECTIONS) {
    const set = page.getByRole("group", { name: question });
    assert.deepEqual((await set.locator("label.option").allInnerTexts()).map(plain), ["ja", "nee", "weet ik niet"]);
    assert.equal(await set.locator(":checked").count(), 0, question);
  }
  assert.equal(await page.getByRole("group", { name: "Heb je partner- of verbonden ondernemingen?" }).count(), 0, "the one question for all of them is gone");
  // In any order, and "does not know" settles nothing.
  for (const [at, question] of [2, 0, 3, 1].map((at) => DIRECTIONS[at]).entries()) {
    await choose(page, question, "weet ik niet");
    assert.notEqual((await evaluation(page)).status, "eligible", `unknown: ${question}`);
    await choose(page, question, "nee");
    const { status } = await evaluation(page);
    if (at < 3) {
      assert.equal((await get(page, "application")).relationsComplete, false);
      assert.equal(status, "undetermined", `after ${at + 1} directions`);
    } else assert.equal(status, "eligible");
  }
  assert.notEqual((await get(page, "application")).relationsComplete, false);
  assert.match(await says(page), new RegExp(`${SME} %`));
});

test("who does not know reads whom to ask", async () => {
  const page = await open(computed(SMALL));
  const told = page.getByText("Vraag het aan je boekhouder. Je vindt het ook in het aandelenregister en in de jaarrekeningen bij de Nationale Bank.");
  assert.equal(await told.count(), 0);
  await choose(page, DIRECTIONS[2], "weet ik niet");
  assert.ok(await told.isVisible());
  await choose(page, DIRECTIONS[2], "nee");
  assert.equal(await told.count(), 0);
});

test("\"geen van deze vier\" says no in each direction without a firm, and leaves those with one", async () => {
  const page = await open(computed(SMALL));
  await noMoreFirms(page);
  for (const question of DIRECTIONS) assert.ok(await page.getByRole("group", { name: question }).getByRole("radio", { name: "nee", exact: true }).isChecked(), question);
  assert.equal((await evaluation(page)).status, "eligible");
  const { ga, gb, gs, go } = await fieldsOf(page);
  assert.deepEqual([ga, gb, gs, go], ["n", "n", "n", "n"]);
  // A firm that is typed afterwards speaks against that, until it is told.
  await page.getByRole("button", { name: "+ dochter", exact: true }).click();
  assert.ok(await page.getByRole("group", { name: DIRECTIONS[1] }).getByRole("radio", { name: "ja", exact: true }).isChecked());
  // By its id: its name holds what is typed in it.
  await page.locator("#f1-na").fill("Montage");
  await page.locator("#f1-na").blur();
  assert.notEqual((await evaluation(page)).status, "eligible");
  await noMoreFirms(page);
  assert.ok(await page.getByRole("group", { name: DIRECTIONS[1] }).getByRole("radio", { name: "ja", exact: true }).isChecked(), "the firm stays");
  assert.equal(await firm(page, "Montage").count(), 1);
});

test("a \"no\" beside a firm in that direction is contradicted, and settles nothing", async () => {
  const page = await open(computed({ ...SMALL, ga: "n", gb: "y", gs: "n", go: "n" }, enterprise(1, { k: "d", na: "Montage", c: "60", ...years("5", "1.000", "1.000") })));
  assert.equal((await evaluation(page)).status, "eligible");
  await choose(page, DIRECTIONS[1], "nee");
  assert.match(plain(await page.getByRole("group", { name: DIRECTIONS[1] }).innerText()), /Hieronder staat er nog een\. Verwijder die, of antwoord ja\./);
  assert.equal((await evaluation(page)).status, "undetermined");
});

test("a group that is told by half can be too large, and never an SME", async () => {
  const rich = years(typed(SIZE.heads), typed(SIZE.turnover + MILLION), typed(SIZE.balance + MILLION));
  const page = await open();
  for (const [ga, gb, gs, go] of [["", "y", "", ""], ["n", "y", "u", "n"], ["n", "y", "n", ""]]) {
    const told = Object.fromEntries(Object.entries({ ga, gb, gs, go }).filter(([, answer]) => answer));
    for (const [figures, status] of [[rich, "ineligible"], [years("5", "1.000", "1.000"), "undetermined"]]) {
      await put(page, computed({ ...SMALL, ...told }, enterprise(1, { k: "d", na: "Montage", c: "60", ...figures })));
      const seen = await evaluation(page);
      assert.equal(seen.status, status, JSON.stringify(told));
      assert.equal((await get(page, "application")).relationsComplete, false);
    }
  }
});

test("a sister without a mother brings the mother's row, under which she stands; the mother's share in her is what is asked", async () => {
  const page = await open(computed(SMALL));
  await page.getByRole("button", { name: "+ zuster", exact: true }).click();
  const relations = async () => page.locator(".firm").evaluateAll((rows) => rows.map((row) => [row.getAttribute("aria-label"), row.querySelector("select")?.selectedOptions[0].textContent ?? ""]));
  assert.deepEqual(await relations(), [[OWN, ""], ["Onderneming 1", "moeder"], ["Onderneming 2", "zuster"]]);
  for (const at of [0, 2]) assert.ok(await page.getByRole("group", { name: DIRECTIONS[at] }).getByRole("radio", { name: "ja", exact: true }).isChecked(), DIRECTIONS[at]);
  await type(page, "Aandeel in het kapitaal, Onderneming 2", "70");
  const { relations: [mother, ...others] } = await get(page, "application");
  assert.deepEqual(others, []);
  assert.deepEqual([mother.capital ?? null, mother.voting ?? null, mother.relations.length, mother.relations[0].capital, mother.relations[0].voting], [null, null, 1, "70", "70"]);
  assert.equal(mother.lastYear?.turnover ?? null, null, "no figures are taken for noughts");
  // The next sister joins her; the one who is there already stays the only mother.
  await page.getByRole("button", { name: "+ zuster", exact: true }).click();
  assert.deepEqual((await relations()).map(([, kind]) => kind), ["", "moeder", "zuster", "zuster"]);
});

for (const viewport of ["wide", "phone"]) {
  test(`a group of three by hand, ${viewport}: at most fifteen acts`, async (t) => {
    const page = await open(computed(), { viewport });
    const visits = visitor(page);
    // One year is enough where it fits: nobody has to type the year before.
    for (const [label, text] of [["Voltijdse equivalenten (VTE) 2025", "48"], ["Omzet 2025", "9800000"], ["Balanstotaal 2025", "5200000"]]) await visits.type(`${label}, ${OWN}`, text);
    // Adding answers its direction; the focus stands in the name, which nothing needs.
    for (const [kind, name, share, figures] of [["moeder", "Onderneming 1", "90", ["2,5", "600000", "14000000"]], ["dochter", "Onderneming 2", "60", ["36", "6400000", "2100000"]]]) {
      await visits.press(`+ ${kind}`);
      await visits.type(`Aandeel in het kapitaal, ${name}`, share);
      for (const [at, label] of ["Voltijdse equivalenten (VTE) 2025", "Omzet 2025", "Balanstotaal 2025"].entries()) await visits.type(`${label}, ${name}`, figures[at]);
    }
    assert.notEqual((await evaluation(page)).status, "eligible", "two directions are still open");
    await visits.press("Geen van deze vier");
    t.diagnostic(`${visits.acts()} acts`);
    const { status, missing, rates } = await evaluation(page);
    assert.deepEqual([status, missing, rates], ["eligible", [], [SME]]);
    const { relations } = await get(page, "application");
    assert.deepEqual(relations.map(({ capital }) => capital), ["90", "60"]);
    assert.ok(visits.acts() <= 15, `${visits.acts()} acts`);
  });
}

for (const [width, most] of [[1280, 3_600], [390, 6_500]]) {
  test(`a group of four is at most ${most} px high at ${width} px`, async (t) => {
    const page = await site.open(`#${FOUR}`, { viewport: { width, height: 900 }, isMobile: width < 800, hasTouch: width < 800 });
    await ready(page);
    await page.locator('[part="root"] .part > summary', { has: page.getByRole("heading", { name: "Grootte", exact: true }) }).evaluate((summary) => { summary.parentElement.open = true; });
    await settle(page);
    assert.equal(await page.locator(".firm").count(), 4);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const sheet = await page.locator(".sheet").evaluate((element) => element.getBoundingClientRect().height);
    t.diagnostic(`${height} px, of which the sheet ${Math.round(sheet)}`);
    await assertNoSideways(page, `a group of four, ${width} px`);
    assert.ok(height <= most, `${height} px`);
  });
}

test("in a narrow column a firm of which all is told is one line, which unfolds it", async () => {
  const page = await open(FOUR, { viewport: "phone" });
  const meubel = firm(page, "Claes Meubel bv");
  const head = meubel.locator(".firm-fold");
  assert.match(plain(await head.innerText()), /^Claes Meubel bv ?zuster 70 % · 6 van de 6 cijfers$/);
  const cell = page.getByLabel("Omzet 2025, Claes Meubel bv", { exact: true });
  assert.equal(await cell.isVisible(), false);
  assert.ok((await head.boundingBox()).height >= 44);
  await head.click();
  assert.ok(await cell.isVisible());
  assert.equal(await cell.inputValue(), "27.500.000");
  await head.click();
  assert.equal(await cell.isVisible(), false);
});

test("arrow keys go up and down in a column, and stay in it at its ends", async () => {
  const page = await open(FOUR);
  const at = () => page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.getAttribute("aria-label"));
  const firms = [OWN, "Claes Holding nv", "Claes Meubel bv", "Claes Montage bv"];
  await (await field(page, `Omzet 2025, ${OWN}`)).focus();
  for (const name of [...firms.slice(1), firms.at(-1)]) {
    await page.keyboard.press("ArrowDown");
    assert.equal(await at(), `Omzet 2025, ${name}`);
  }
  for (const name of [...firms.slice(0, -1).reverse(), firms[0]]) {
    await page.keyboard.press("ArrowUp");
    assert.equal(await at(), `Omzet 2025, ${name}`);
  }
  await page.keyboard.press("Enter");
  assert.equal(await at(), "Omzet 2025, Claes Holding nv", "as in a spreadsheet");
  // In a list the arrows choose, as everywhere.
  const kind = firm(page, "Claes Montage bv").locator("select").first();
  await kind.focus();
  await page.keyboard.press("ArrowUp");
  assert.equal(await kind.evaluate((list) => list.getRootNode().activeElement === list), true);
});

test("a firm that becomes another kind of kin has the cells of that kind, and keeps what was typed", async () => {
  const page = await open(computed({ ...SMALL, ga: "n", gb: "y", gs: "n", go: "n" }, enterprise(1, { k: "d", na: "Vastgoed", c: "60", ...SMALL })));
  const kind = page.locator("#f1-k");
  await kind.selectOption("o");
  const market = page.getByLabel(/^Controleert dezelfde persoon /);
  assert.ok(await market.isVisible(), "the question of the market");
  assert.equal(await page.locator(".firm #f1-c").count(), 0, "no share of its own");
  await page.waitForFunction(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.id === "f1-k");
  await kind.selectOption("d");
  assert.equal(await market.count(), 0);
  assert.equal(await page.getByLabel("Aandeel in het kapitaal, Vastgoed", { exact: true }).inputValue(), "60");
  assert.equal(await page.getByLabel("Omzet 2025, Vastgoed", { exact: true }).inputValue(), "1.000.000");
});

for (const width of [390, 1280]) {
  test(`${width} px: typing in the cells, what is wrong in them too, and leaving them moves nothing`, async (t) => {
    const page = await open(computed({ ga: "y", gb: "y", gs: "y" }, enterprise(1, { k: "m" }), enterprise(2, { k: "s" }), enterprise(1, { k: "d" })), {
      viewport: { width, height: 900 },
      before: (page) => page.addInitScript(() => {
        globalThis.shifts = [];
        // With those that the browser forgives because somebody had just typed.
        new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries())).observe({ type: "layout-shift" });
      }),
    });
    const cells = page.locator(".firm input:not(.fold *)");
    const moved = [];
    // A letter typed in a cell that is set to the right moves those before it, inside the cell: a few millionths.
    const least = 0.0005;
    let sum = 0;
    const count = await cells.count();
    assert.equal(count, 6 + 3 * 8);
    for (let index = 0; index < count; index += 1) {
      const cell = cells.nth(index);
      const id = await cell.getAttribute("id");
      const name = id.endsWith("-na");
      for (const text of name ? [`Meubelen Claes ${index}`] : ["abc", "12,5"]) {
        await cell.evaluate((input) => { input.scrollIntoView({ block: "center", behavior: "instant" }); input.focus({ preventScroll: true }); input.select(); });
        await settle(page);
        const top = () => cell.evaluate((input) => input.getBoundingClientRect().top);
        const before = await top();
        await page.evaluate(() => { globalThis.shifts.length = 0; });
        for (const letter of text) {
          await page.keyboard.insertText(letter);
          await settle(page);
        }
        await cell.evaluate((input) => input.blur());
        await settle(page);
        const shift = await page.evaluate(() => globalThis.shifts.map(({ value }) => value)).then((values) => values.filter((value) => value >= least).reduce((all, value) => all + value, 0));
        sum += shift;
        const by = (await top()) - before;
        if (shift > 0 || Math.abs(by) > 0.5) moved.push(`${id} with "${text}": shift ${shift.toFixed(4)}, the cell by ${by} px`);
      }
    }
    t.diagnostic(`layout shift ${sum.toFixed(4)} in ${count} cells`);
    assert.deepEqual(moved, []);
  });
}

test("a link of 1.0.0 keeps its group whole, says on what that rests, and leads to where it is answered; then the directions hold", async () => {
  const page = await open(computed({ ...SMALL, g: "y" }, enterprise(1, { na: "Desmet Logistics", c: "0", v: "0", h1: "240" })));
  assert.match(await says(page), CONDITION);
  assert.ok(await page.getByText("Deze lijst is opgegeven als volledig.", { exact: false }).isVisible());
  assert.notEqual((await get(page, "application")).relationsComplete, false);
  // Through other edits, and into new links.
  await type(page, `Omzet 2024, ${OWN}`, "1.100.000");
  assert.match(await says(page), CONDITION);
  const state = await get(page, "state");
  await put(page, "1nl");
  await put(page, state);
  assert.match(await says(page), CONDITION);
  assert.equal((await fieldsOf(page)).g, "y");
  await page.getByRole("region", { name: "Resultaat" }).getByRole("button", { name: "Beantwoord", exact: false }).first().click();
  await page.waitForFunction((question) => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.closest("fieldset")?.querySelector("legend").innerText === question, DIRECTIONS[0]);
  // The first answer of a direction: from now on all four have to be settled.
  await choose(page, DIRECTIONS[0], "nee");
  assert.equal((await get(page, "application")).relationsComplete, false);
  assert.equal((await evaluation(page)).status, "undetermined");
  assert.equal((await fieldsOf(page)).g, undefined);
});

test("a host's application declares its group whole, unless it says that there may be more", async () => {
  const page = await open(computed(SMALL));
  const application = await get(page, "application");
  const relations = [{ name: "Desmet", capital: "60", voting: "60", lastYear: { headcount: "5", turnover: "1000", balanceSheetTotal: "1000" } }];
  const set = async (value) => {
    await page.evaluate((value) => { document.querySelector("cyber-subsidie").application = value; }, value);
    await settle(page);
    return evaluation(page);
  };
  assert.equal((await set({ ...application, relations })).status, "eligible");
  assert.match(await says(page), CONDITION);
  assert.equal(await firm(page, "Desmet").locator("select").first().evaluate((list) => list.selectedOptions[0].textContent), "partner of verbonden");
  assert.equal((await set({ ...application, relations, relationsComplete: false })).status, "undetermined");
  for (const question of DIRECTIONS) assert.equal(await page.getByRole("group", { name: question }).locator(":checked").count(), 0);
  assert.equal((await get(page, "application")).relationsComplete, false);
});

test("figures keep their book year: another last closed year is told and asked, nothing is relabelled", async () => {
  const page = await open(computed({ d: "24-11-2026", ga: "n", gb: "n", gs: "n", go: "n" }));
  assert.equal((await fieldsOf(page)).fy, undefined, "nothing typed, no year");
  await type(page, `Omzet 2025, ${OWN}`, "5.000.000");
  assert.equal((await fieldsOf(page)).fy, "2025");
  assert.equal("fy" in (await get(page, "application")), false);
  const moved = page.getByText("Je cijfers zijn van boekjaar 2025 en het jaar ervoor. Op de dag van de beslissing is 2026 het laatste afgesloten boekjaar.");
  assert.equal(await moved.count(), 0);
  await type(page, "Wanneer verwacht je de beslissing van VLAIO?", "1-2-2027");
  assert.ok(await moved.isVisible());
  assert.equal(await page.getByLabel(`Omzet 2025, ${OWN}`, { exact: true }).inputValue(), "5.000.000", "as they were typed");
  assert.equal(await page.getByLabel(`Omzet 2026, ${OWN}`, { exact: true }).count(), 0);
  // Room for the new year: what was the last year is now the year before.
  await page.getByRole("button", { name: "Maak plaats voor 2026", exact: true }).click();
  assert.equal(await moved.count(), 0);
  assert.equal(await page.getByLabel(`Omzet 2025, ${OWN}`, { exact: true }).inputValue(), "5.000.000");
  assert.equal(await page.getByLabel(`Omzet 2026, ${OWN}`, { exact: true }).inputValue(), "");
  const { enterprise: own } = await get(page, "application");
  assert.deepEqual([own.lastYear?.turnover ?? null, own.yearBefore.turnover], [null, "5000000.00"]);
  // Or they were of the new year all along.
  await type(page, "Wanneer verwacht je de beslissing van VLAIO?", "1-2-2028");
  await page.getByRole("button", { name: "Het zijn de cijfers van 2027", exact: true }).click();
  assert.equal(await page.getByLabel(`Omzet 2026, ${OWN}`, { exact: true }).inputValue(), "5.000.000");
  assert.equal((await fieldsOf(page)).fy, "2027");
});

test("a book year that ends in another month names other years", async () => {
  const page = await open(computed({ d: "24-11-2026" }));
  await (await field(page, "Wanneer eindigt je boekjaar?")).selectOption({ label: "juni" });
  for (const year of [2026, 2025]) assert.ok(await page.getByLabel(`Omzet ${year}, ${OWN}`, { exact: true }).isVisible(), `${year}`);
  await type(page, `Omzet 2026, ${OWN}`, "5.000.000");
  const { fy, ye } = await fieldsOf(page);
  assert.deepEqual([fy, ye], ["2026", "6"]);
  await (await field(page, "Wanneer eindigt je boekjaar?")).selectOption({ label: "december" });
  assert.ok(await page.getByText("Je cijfers zijn van boekjaar 2026", { exact: false }).isVisible());
  assert.equal(await page.getByLabel(`Omzet 2026, ${OWN}`, { exact: true }).inputValue(), "5.000.000");
});

test("a note says where a book year can end between the application and the decision", async () => {
  const page = await open(computed());
  const note = page.getByText("Eindigt er tussen die dagen een boekjaar?", { exact: false });
  const [year] = TODAY.split("-").map(Number);
  const told = async (month, day) => {
    await (await field(page, "Wanneer eindigt je boekjaar?")).selectOption({ label: month });
    await type(page, "Wanneer verwacht je de beslissing van VLAIO?", day);
    return note.isVisible();
  };
  // Today is in November: a book year ends before February with the calendar year alone, one that ends in June before August.
  for (const [month, day, shown] of [
    ["december", "", false], ["december", `1-2-${year + 1}`, true],
    ["juni", "", false], ["juni", `1-2-${year + 1}`, false], ["juni", `30-6-${year + 1}`, false], ["juni", `1-7-${year + 1}`, true],
  ]) assert.equal(await told(month, day), shown, `${month} ${day}`);
});

test("a very long name breaks, in the row and wherever else it is said", async () => {
  for (const width of [320, 1280]) {
    const page = await open(computed({ ...SMALL, ga: "n", gb: "y", gs: "n", go: "n" }, enterprise(1, { k: "d", na: "Internationaletransportendistributiemaatschappij".repeat(4), c: "60" })), { viewport: { width, height: 900 } });
    await assertNoSideways(page, `${width} px`);
  }
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 1280]) {
    test(`axe finds nothing in a group of four, ${width} px, ${colorScheme}`, async () => {
      const page = await open(FOUR, { viewport: { width, height: 900 }, colorScheme });
      await assertAccessible(page, `a group of four, ${width} px, ${colorScheme}`);
      for (const name of ["Claes Holding nv", "Claes Meubel bv"]) {
        if (width < 600) await firm(page, name).locator(".firm-fold").click();
        await firm(page, name).locator("> .fold > summary").click();
        await firm(page, name).locator("> .fold .ticks").waitFor();
      }
      await page.getByLabel("Omzet 2025, Claes Meubel bv", { exact: true }).fill("abc");
      await page.getByLabel("Omzet 2025, Claes Meubel bv", { exact: true }).blur();
      await page.getByRole("button", { name: "+ zelfde eigenaar", exact: true }).click();
      await assertAccessible(page, `its rows unfolded, one with an error, one more, ${width} px, ${colorScheme}`);
      await assertNoSideways(page, `the same, ${width} px`);
    });
  }
}

test("a plain enterprise without a group needs one press for it", async (t) => {
  const page = await open(`1nl&d=${typedDay(DECIDED)}&p=${HERE}&f=${FORM}&o=n&m=y&e=n&t=n&x=n`);
  const visits = visitor(page);
  await visits.pick("Is je onderneming een kmo?", "bereken het");
  for (const [label, text] of [["Voltijdse equivalenten (VTE) 2025", "12"], ["Omzet 2025", "1000000"], ["Balanstotaal 2025", "900000"]]) await visits.type(`${label}, ${OWN}`, text);
  await visits.press("Geen van deze vier");
  t.diagnostic(`${visits.acts()} acts`);
  assert.equal((await evaluation(page)).status, "eligible");
});

/** Runs in the page: whether a field shows all that is typed in it. */
const whole = (input) => {
  const style = getComputedStyle(input);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontSize} ${style.fontFamily}`;
  return pen.measureText(input.value).width <= input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) + 0.5;
};

for (const width of [320, 390, 768, 1024, 1280, 1600]) {
  test(`${width} px: an amount of ten digits shows whole, and no cell lies over another`, async () => {
    const figures = { h1: "1.234,5", t1: "1.000.000.000", b1: "9.999.999.999", h2: "1.234,5", t2: "600.000.000", b2: "100.000.000" };
    const page = await open(computed({ ...figures, g: "y" }, enterprise(1, { na: "Oud", c: "60", v: "45,5", h1: "5" }), enterprise(1, { k: "d", na: "Nieuw", c: "33,3333", ...figures, b2: "" }), enterprise(2, { k: "s", na: "Derde", c: "70" })), { viewport: { width, height: 900 } });
    const cells = page.locator(".firm").locator("input[data-cell]:not([id$='-na']):not([id='f0-na'])");
    for (const cell of await cells.all()) assert.ok(!(await cell.isVisible()) || await cell.evaluate(whole), await cell.evaluate((input) => `${input.id} ${input.value}`));
    const over = await page.locator(".firm").evaluateAll((rows) => rows.flatMap((row) => {
      const boxes = [...row.querySelectorAll("input[data-cell], select, .of-year")].filter((one) => one.checkVisibility()).map((one) => [one.id || one.textContent, one.getBoundingClientRect()]);
      return boxes.flatMap(([name, a], at) => boxes.slice(at + 1).filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1).map(([other]) => `${name} and ${other}`));
    }));
    assert.deepEqual(over, []);
    await assertNoSideways(page, `${width} px`);
  });
}

test("what a share is of stands beside its box, and describes it", async () => {
  const page = await open(FOUR);
  const of = (name) => page.getByLabel(`Aandeel in het kapitaal, ${name}`, { exact: true }).evaluate((input) => input.getRootNode().getElementById(input.getAttribute("aria-describedby").split(" ")[0]).textContent);
  assert.equal(await of("Claes Holding nv"), "% van jouw onderneming");
  assert.equal(await of("Claes Meubel bv"), "% is van Claes Holding nv");
  assert.equal(await of("Claes Montage bv"), "% is van jouw onderneming");
});

test("who walks through the kinds by keyboard moves nothing before the list is left; what a choice added goes with it", async () => {
  const page = await open(computed(SMALL));
  await page.getByRole("button", { name: "+ moeder", exact: true }).click();
  const kind = page.locator("#f1-k");
  await kind.focus();
  const firms = () => page.locator(".firm").count();
  for (let times = 0; times < 2; times += 1) await page.keyboard.press("ArrowDown");
  assert.equal(await kind.inputValue(), "s");
  assert.equal(await firms(), 2);
  assert.deepEqual(await fieldsOf(page).then(({ ga, gb, gs, go }) => [ga, gb, gs, go]), ["y", undefined, undefined, undefined]);
  await page.keyboard.press("Tab");
  await settle(page);
  assert.equal(await firms(), 3, "left: now she is a sister, with a mother");
  assert.equal(await page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.id), "f1-c");
  await kind.selectOption("d");
  await settle(page);
  assert.equal(await firms(), 2, "the mother that nobody typed is gone");
  assert.deepEqual(await fieldsOf(page).then(({ ga, gb, gs, go }) => [ga, gb, gs, go]), [undefined, "y", undefined, undefined]);
});

test("a \"yes\" in which nobody is left says so, and adds one when it is pressed again", async () => {
  const page = await open(computed({ ...SMALL, ga: "n", gb: "y", gs: "n", go: "n" }, enterprise(1, { k: "d", na: "Montage", c: "60" })));
  await firm(page, "Montage").locator("> .fold > summary").click();
  await page.getByRole("button", { name: "Montage verwijderen", exact: true }).click();
  const set = page.getByRole("group", { name: DIRECTIONS[1] });
  assert.match(plain(await set.innerText()), /Hieronder staat er nog geen\. Voeg er een toe, of antwoord nee\./);
  await set.getByRole("radio", { name: "ja", exact: true }).click();
  assert.equal(await page.locator(".firm").count(), 2);
});

test("an error in what is folded is told in the row, and the way there unfolds it", async () => {
  const page = await open(computed({ ...SMALL, ga: "y", gb: "n", gs: "n", go: "n" }, enterprise(1, { k: "m", na: "Holding", c: "30", co: "80", ...years("300", "60.000.000", "60.000.000") })));
  assert.match(plain(await page.locator("#f1-told").innerText()), /meer dan het geheel/);
  await page.getByRole("button", { name: /^Nog nodig: .*Holding$/ }).click();
  await page.waitForFunction(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.value === "80");
});

test("Shift and Enter go up; left and right go on from a cell's edge", async () => {
  const page = await open(FOUR);
  const at = () => page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.id);
  await page.locator("#f1-t1").focus();
  await page.keyboard.press("Shift+Enter");
  assert.equal(await at(), "f0-t1");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  assert.equal(await at(), "f0-b1");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  assert.equal(await at(), "f0-b1", "inside a cell the caret moves");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await at(), "f0-t1");
});

test("what became of a paste is in view where it was pasted, and taking it back leaves the focus there", async () => {
  const many = Array.from({ length: 30 }, (_, at) => enterprise(1, { k: "d", na: `Firma ${at}`, c: "60" }));
  const page = await open(computed({ gb: "y" }, ...many));
  const cell = page.locator("#f4-t1");
  await cell.focus();
  await cell.evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "1000\t2000\n3000\t4000");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
  });
  const undo = page.getByRole("button", { name: "Ongedaan maken", exact: true });
  await undo.waitFor();
  const { y, height } = await undo.boundingBox();
  assert.ok(y > 0 && y + height < page.viewportSize().height, `${y}`);
  await undo.click();
  await page.waitForFunction(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement?.id === "f4-t1");
  assert.equal(await cell.inputValue(), "");
});
