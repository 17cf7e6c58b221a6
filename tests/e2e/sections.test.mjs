// The sections of the form: they fold into their answers when the visitor goes on, never under the pointer, and lock nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EXTENDED, FORM, HERE, inCapitals, packageOf, published, subsidy, toTheCent, typed } from "./support/figures.mjs";
import { box } from "./support/layout.mjs";
import { settle, visitor } from "./support/session.mjs";
import { ready, useSite } from "./support/site.mjs";
import { put, sme, STATES } from "./support/states.mjs";
import { plain } from "./support/text.mjs";

const site = useSite();
const SIZES = [[320, 640], [390, 844], [1280, 900], [1280, 700], [1920, 1080]];
const [SIZE, ENTERPRISE, SUPPORT, QUOTE] = ["Grootte", "Je onderneming", "Eerdere steun", "Offerte en dag"];
const TITLES = [SIZE, ENTERPRISE, SUPPORT, QUOTE];

const open = async ([width, height], state) => {
  const page = await site.open("", { viewport: { width, height }, reducedMotion: "reduce" });
  await ready(page);
  if (state) await put(page, state);
  return page;
};
const part = (page, title) => page.locator(".part", { has: page.getByRole("heading", { name: title, exact: true }) });
const summary = (page, title) => part(page, title).locator("> summary");
const standing = async (page) => {
  const all = await page.locator(".part").evaluateAll((parts) => parts.map((one) => [one.querySelector("summary > :is(h2, h3, h4)").innerText, one.open]));
  return all.filter(([, open]) => open).map(([title]) => title);
};
/** What has the focus: its question, and whether all of it is in the window with nothing over it. */
const focused = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector("cyber-subsidie");
    const at = shadowRoot.activeElement;
    if (!at) return null;
    const target = at.matches("[type=radio]") ? at.labels[0] : at;
    const { left, top, width, height } = target.getBoundingClientRect();
    const over = shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
    const question = at.closest("fieldset")?.querySelector("legend") ?? at.labels?.[0] ?? at;
    return { question: question.innerText.replace(/\s+/g, " ").trim(), seen: target.contains(over) };
  });
const onScreen = (locator, y = 200) =>
  locator.evaluate((element, y) => scrollBy({ top: element.getBoundingClientRect().top - y, behavior: "instant" }), y);
/** A press with the mouse where a thing stands; how far that thing moved under it. */
const pressed = async (page, locator) => {
  const before = await box(locator);
  await page.mouse.move(before.left + Math.min(before.width / 2, 60), before.top + before.height / 2);
  await page.mouse.down();
  await page.mouse.up();
  await settle(page);
  return (await box(locator)).top - before.top;
};

for (const size of SIZES) {
  const where = size.join(" x ");

  test(`${where}: "Volgende open vraag" folds what is complete and brings the next open question`, async () => {
    const page = await open(size);
    const visits = visitor(page);
    await visits.press("Begin");
    assert.deepEqual(await focused(page), { question: "Is je onderneming een kmo?", seen: true });
    await visits.pick("Is je onderneming een kmo?", "ja");
    assert.deepEqual(await standing(page), [SIZE, ENTERPRISE, SUPPORT], "an answer folds nothing");
    await visits.press("Volgende open vraag");
    assert.deepEqual(await focused(page), { question: "Postcode van de vestiging die het traject krijgt", seen: true });
    assert.deepEqual(await standing(page), [ENTERPRISE, SUPPORT]);
    await page.keyboard.type(HERE);
    await visits.select("Rechtsvorm", FORM);
    await visits.press("Volgende open vraag");
    assert.deepEqual(await focused(page), { question: "Bezitten overheden samen 25 % of meer van je onderneming?", seen: true });
    assert.deepEqual(await standing(page), [ENTERPRISE, SUPPORT], "what is half done stays open");
  });

  test(`${where}: another one opened by its line folds what is complete, and that line stays under the pointer`, async (t) => {
    const page = await open(size);
    const visits = visitor(page);
    // At the top of the page, in its middle and at its end, above and below what folds.
    for (const [complete, title, y] of [
      [SIZE, QUOTE, 300], [SIZE, QUOTE, 20], [SIZE, QUOTE, size[1] - 120], [SIZE, ENTERPRISE, 200], [SIZE, ENTERPRISE, null], [SUPPORT, ENTERPRISE, 300], [SUPPORT, QUOTE, 100],
    ]) {
      await put(page, complete === SIZE ? "1nl" : "1nl&t=n");
      if ((await standing(page)).includes(title)) await summary(page, title).click();
      if (complete === SIZE) await visits.pick("Is je onderneming een kmo?", "ja");
      else await visits.pick(/de-minimissteun/, "nee");
      assert.ok((await standing(page)).includes(complete), `${complete} stays open when it is answered`);
      if (y === null) await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
      if (y !== null || (await box(summary(page, title))).bottom > size[1] - 70) await onScreen(summary(page, title), y ?? 200);
      const moved = await pressed(page, summary(page, title));
      t.diagnostic(`${complete} done, ${title} pressed at ${y}: moved ${moved} px`);
      assert.ok(Math.abs(moved) <= 1, `${complete} complete, ${title} pressed at ${y}: it moved ${moved} px`);
      const now = await standing(page);
      assert.ok(now.includes(title), `${title} is open`);
      if (y !== null && y < 400) assert.ok(!now.includes(complete), `${complete} is folded`);
    }
  });

  test(`${where}: one button opens and folds all, and nothing ever locks`, async () => {
    const page = await open(size);
    const all = page.getByRole("button", { name: "Alles openen of sluiten" });
    await all.click();
    assert.deepEqual(await standing(page), TITLES);
    await all.click();
    assert.deepEqual(await standing(page), []);
    for (const state of ["nothing answered", "eligible", "refused with figures"]) {
      await put(page, state);
      for (const title of [...TITLES].reverse()) {
        const was = (await standing(page)).includes(title);
        await summary(page, title).click();
        if (was) await summary(page, title).click();
        assert.ok((await standing(page)).includes(title), `${state}: ${title} opens`);
        assert.equal(await part(page, title).locator(":disabled, [inert], [aria-disabled=true]").count(), 0);
        await summary(page, title).click();
        assert.ok(!(await standing(page)).includes(title), `${state}: ${title} folds`);
      }
    }
  });
}

test("folded, each shows its answers in words; open, it does not say them twice", async () => {
  const page = await open([390, 844], sme({ q: "y", qm: "18.500" }));
  assert.deepEqual(await standing(page), []);
  const told = Object.fromEntries(await Promise.all(TITLES.map(async (title) => [title, plain(await summary(page, title).innerText())])));
  assert.match(told[SIZE], /kmo · maatwerk en NIS2 niet meer nodig/);
  assert.match(told[ENTERPRISE], new RegExp(`${HERE}, Vlaams Gewest · ${FORM}.* · overheid heeft minder dan 25 % · activiteit op de lijst · eigen vermogen niet negatief`));
  assert.match(told[SUPPORT], /nog geen traject · geen de-minimissteun/);
  assert.match(told[QUOTE], /offerte MEDIUM/);
  for (const title of TITLES) assert.match(told[title], /wijzig/, title);
  await summary(page, ENTERPRISE).click();
  assert.doesNotMatch(plain(await summary(page, ENTERPRISE).innerText()), /Vlaams Gewest/);
  for (const [state, title, words] of [
    [sme({ p: "1000" }), ENTERPRISE, /1000, niet in het Vlaamse Gewest/], ["refused with figures", SIZE, /geen kmo volgens je cijfers/],
    ["a ledger", SUPPORT, /2 keer de-minimissteun, samen €/], [sme({ e: "u" }), ENTERPRISE, /: weet ik niet/],
  ]) {
    await put(page, state);
    if ((await standing(page)).includes(title)) await summary(page, title).click();
    assert.match(plain(await summary(page, title).innerText()), words, state);
  }
});

test("a choice by the keyboard moves neither the focus nor a section", async () => {
  const page = await open([390, 844]);
  const groups = await page.locator("fieldset.field").all();
  assert.ok(groups.length >= 8, `${groups.length} questions`);
  for (const group of groups) {
    if (!await group.isVisible()) continue;
    const question = plain(await group.locator("legend").innerText());
    await group.getByRole("radio").first().focus();
    await page.keyboard.press("Space");
    for (const key of ["Space", "ArrowDown", "ArrowDown", "ArrowUp"]) {
      const before = await standing(page);
      await page.keyboard.press(key);
      // Longer than any pause after which the page might go on by itself.
      await page.waitForTimeout(key === "ArrowUp" ? 1_000 : 50);
      assert.equal((await focused(page)).question, question, `${key} in "${question}"`);
      assert.deepEqual(await standing(page), before, `${key} in "${question}"`);
    }
  }
});

for (const size of [[320, 640], [390, 844], [1280, 700]]) {
  test(`${size.join(" x ")}: the line in view is one button with the amount and the number of open questions, and leads on`, async () => {
    const page = await open(size);
    const bar = page.locator(".bar-in-view");
    assert.equal(await bar.evaluate((element) => element.localName), "button");
    const high = packageOf("plus").subsidy[1];
    for (const [state, gain, left, lands] of [
      ["nothing answered", `Tot ${published(high)}`, "nog 8 vragen", "Is je onderneming een kmo?"],
      [sme({ p: "", e: "" }), `Tot ${published(high)}`, "nog 2 vragen", "Postcode van de vestiging die het traject krijgt"],
      [sme({ e: "" }), `Tot ${published(high)}`, "nog 1 vraag", "Is het eigen vermogen negatief?"],
      [sme({ p: "1000" }), "Je komt niet in aanmerking", "Wat nu?", null],
      ["eligible", `Tot ${published(high)}`, "Wat nu?", null],
    ]) {
      await put(page, state);
      await onScreen(page.locator(".part").nth(1), 100);
      const { top, bottom, height } = await box(bar);
      assert.ok(height <= 64 && height >= 44, `${state}: ${height} px high`);
      // At the window's foot, or where the questions end.
      const end = await page.locator(".parts").evaluate((parts) => parts.getBoundingClientRect().bottom);
      assert.ok(top >= 0 && Math.abs(bottom - Math.min(size[1], end)) < 1, `${state}: it stands at ${top} to ${bottom}`);
      assert.equal(plain(await bar.innerText()), `${gain} ${left}`, state);
      assert.ok(await bar.evaluate((element) => element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight), `${state}: nothing of it is cut`);
      await bar.click();
      await settle(page);
      const at = await focused(page);
      if (lands) assert.deepEqual(at, { question: lands, seen: true }, state);
      else {
        const now = await page.evaluate(() => {
          const section = document.querySelector("cyber-subsidie").shadowRoot.activeElement;
          return { name: section.getAttribute("aria-label"), top: section.getBoundingClientRect().top };
        });
        assert.match(now.name, /^Wat (nu|kan je doen)\?$/, state);
        assert.ok(now.top > -1 && now.top < size[1] - 100, `${state}: it stands at ${now.top}`);
      }
    }
  });
}

for (const size of [[320, 640], [390, 844], [1280, 900]]) {
  test(`${size.join(" x ")}: what an answer makes needless says so, and nothing moves`, async () => {
    const page = await open(size);
    const rows = page.locator(".part").first().locator("fieldset.field");
    const places = () => page.locator('[part="questions"]').locator("legend, label, .number, input, select")
      .evaluateAll((all) => all.map((one) => (one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) ? one.getBoundingClientRect().top : 0)));
    for (const [answer, needless] of [["ja", ["Ben je een erkend maatwerkbedrijf?", "Valt je onderneming onder NIS2?"]], ["nee", []], ["weet ik niet", []]]) {
      await onScreen(rows.first());
      await settle(page);
      const before = await places();
      await pressed(page, rows.first().locator("label", { has: page.getByRole("radio", { name: answer, exact: true }) }));
      const after = await places();
      const moved = Math.max(...before.map((top, at) => Math.abs(after[at] - top)));
      assert.ok(moved <= 1, `${answer}: moved ${moved} px in the window`);
      assert.ok(await rows.first().getByRole("radio", { name: answer, exact: true }).isChecked());
      for (const row of (await rows.all()).slice(1)) {
        const named = plain(await row.locator("legend").innerText());
        const says = /Niet meer nodig: je bent een kmo\./.test(plain(await row.innerText()));
        assert.equal(says, needless.includes(named), `${answer}: ${named}`);
        const described = await row.evaluate((set) => set.getRootNode().getElementById(set.getAttribute("aria-describedby")).innerText);
        assert.equal(/Niet meer nodig/.test(described), says, `${answer}: ${named}: a screen reader hears it`);
        assert.ok(await row.getByRole("radio").first().isEnabled(), "and can be answered all the same");
      }
    }
  });
}

test("a price alone is a quote: the headline is its amount, to the cent", async () => {
  for (const size of [[390, 844], [1280, 900]]) {
    const page = await open(size, sme());
    const visits = visitor(page);
    await visits.section(QUOTE);
    const name = inCapitals(EXTENDED);
    const price = packageOf(EXTENDED).price[0] + 12_345;
    await visits.type(`${name}: prijs van het pakket`, typed(price));
    assert.equal(visits.acts(), 2);
    assert.equal(plain(await page.locator('[part="root"] .sum').innerText()), `${toTheCent(subsidy(price))} subsidie, volgens je offerte voor ${name}`);
    await visits.section(QUOTE);
    assert.match(plain(await summary(page, QUOTE).innerText()), new RegExp(`offerte ${name}`));
    const { packages } = await page.evaluate(() => document.querySelector("cyber-subsidie").evaluation);
    assert.notEqual(packages.find(({ id }) => id === EXTENDED).quote, null);
    await visits.section(QUOTE);
    await visits.pick(/Heb je al een offerte/, "nee");
    assert.ok(!await page.getByLabel(`${name}: prijs van het pakket`).isVisible(), "who has none is not asked for its price");
    assert.equal(plain(await page.locator('[part="root"] .sum strong').innerText()), published(packageOf("plus").subsidy[1]));
  }
});

test("every state of the list opens just what is left to do", async () => {
  const page = await open([390, 844]);
  for (const state of Object.keys(STATES)) {
    await put(page, state);
    const all = await page.locator(".part").evaluateAll((parts) => parts.map((one) => [one.dataset.standing, one.open]));
    const begun = state !== "nothing answered";
    for (const [standing, open] of all) assert.equal(open, begun ? !["done", "needless"].includes(standing) : standing !== "needless", `${state}: ${standing}`);
  }
});
