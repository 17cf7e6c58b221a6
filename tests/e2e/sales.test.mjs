// What a provider sets for its salespeople (docs/EMBEDDING.md): fields of the sheet, a button for each package, own prices, extension
// packages, offices, and itself as the only provider. What is handed over keeps to the schema of the documentation.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { attribute, get, host, put, told } from "./support/element.mjs";
import { FORM, HERE, inCapitals, NIS2, packageOf, plainly, published, SME, subsidy, toTheCent, typed } from "./support/figures.mjs";
import { PROVIDER, provider } from "./support/form.mjs";
import { assertNoSideways, smallTargets } from "./support/layout.mjs";
import { ready, useSite } from "./support/site.mjs";
import { award, large, sme, unstamped } from "./support/states.mjs";
import { plain } from "./support/text.mjs";
import { problems } from "./support/schema.mjs";
import { share } from "./support/scheme.mjs";

const site = useSite();
const TAG = (attributes) => `<cyber-subsidie eager ${attributes}></cyber-subsidie>`;
const open = async (attributes, options) => {
  const page = await host(site, TAG(attributes), options);
  await ready(page);
  return page;
};
const question = (page) => page.getByRole("group", { name: PROVIDER, exact: true, includeHidden: true });
const ASK = 'ask="name firm telephone mail message"';
const FIELDS = { name: "Naam", firm: "Onderneming", telephone: "Telefoon", mail: "E-mailadres", message: "Bericht" };
const labelled = (sheet, name) => sheet.getByLabel(`${FIELDS[name]} (hoeft niet)`, { exact: true });
const TYPED = { name: "An Voorbeeld", firm: "Voorbeeld bv", telephone: "0400 00 00 00", mail: "an@voorbeeld.example", message: "Bel mij\nna vier uur & graag snel" };
const agree = (page) => page.getByRole("dialog").getByRole("button", { name: "Doorgeven", exact: true }).click();
const columns = async (page) => Object.fromEntries((await page.evaluate(() => {
  const table = document.querySelector("cyber-subsidie").shadowRoot.querySelector("table.columns");
  return [...table.tHead.rows[0].cells].map((head, at) => [head.querySelector(".name").innerText, [...table.tBodies].map((body) => body.rows[1].cells[at].querySelector("span").innerText)]);
})));

const DOCS = readFileSync(new URL("../../docs/EMBEDDING.md", import.meta.url), "utf8");
const schema = (title) => {
  const found = [...DOCS.matchAll(/```json\n([\s\S]*?)\n```/g)].map(([, text]) => JSON.parse(text)).find((one) => one.title === title);
  assert.ok(found, `the documentation has a schema "${title}"`);
  return found;
};

test("the sheet asks what the host names, in one order, and by default nothing", async () => {
  const page = await open('contact="event" ask="message name"');
  const asked = () => page.getByRole("dialog").locator("input, textarea").evaluateAll((all) => all.map((field) => [field.id, field.autocomplete]));
  await page.getByRole("button", { name: /^Contacteer/ }).click();
  assert.deepEqual(await asked(), [["name", "name"], ["message", "off"]]);
  await attribute(page, "ask", "name firm telephone mail message");
  // Nothing changes under somebody's hands: once it is closed.
  assert.equal((await asked()).length, 2);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Contacteer/ }).click();
  assert.deepEqual(await asked(), [["name", "name"], ["firm", "organization"], ["telephone", "tel"], ["mail", "email"], ["message", "off"]]);
  const bare = await open('contact="event"');
  await bare.getByRole("button", { name: /^Contacteer/ }).click();
  assert.equal(await bare.getByRole("dialog").locator("input, textarea").count(), 0);
});

test("what the visitor types there travels in the event, after the agreement, and in no link", async () => {
  const page = await open(`provider="toreon" contact="event" ${ASK}`);
  await put(page, "state", sme());
  const before = await get(page, "state");
  await page.getByRole("button", { name: "Contacteer Toreon" }).click();
  const sheet = page.getByRole("dialog");
  await assertAccessible(page, "the sheet with fields");
  for (const [name, text] of Object.entries(TYPED)) await labelled(sheet, name).fill(text);
  await page.keyboard.press("Escape");
  assert.deepEqual(await told(page, "contact"), []);
  assert.equal(await get(page, "state"), before);
  await page.getByRole("button", { name: "Contacteer Toreon" }).click();
  assert.equal(await labelled(sheet, "name").inputValue(), TYPED.name, "it is still there");
  await agree(page);
  const [detail] = await told(page, "contact");
  assert.deepEqual(detail.request, TYPED);
  assert.equal(unstamped(detail.link), before);
  assert.doesNotMatch(JSON.stringify({ ...detail, request: null }), /Voorbeeld|0400/);
  assert.doesNotMatch(JSON.stringify([await told(page, "change"), await told(page, "result")]), /Voorbeeld|0400/);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
});

test("all of it may stay empty, and keys typed there stay in the element", async () => {
  const page = await open(`contact="event" ${ASK}`);
  await page.evaluate(() => { globalThis.keys = []; addEventListener("keydown", ({ key }) => globalThis.keys.push(key)); });
  await page.getByRole("button", { name: /^Contacteer/ }).click();
  for (const name of ["name", "message"]) {
    await labelled(page.getByRole("dialog"), name).focus();
    await page.keyboard.type("s/");
    await labelled(page.getByRole("dialog"), name).fill("");
  }
  assert.deepEqual(await page.evaluate(() => globalThis.keys), []);
  await agree(page);
  const [{ request }] = await told(page, "contact");
  assert.deepEqual(request, {});
});

test("a button for each package shown, and the package asked for in the sheet, the event and the subject", async () => {
  const page = await open('provider="toreon" contact="mailto:verkoop@toreon.example" per-package packages="medium plus"');
  await put(page, "state", sme());
  const buttons = page.getByRole("button", { name: /^Vraag een offerte/ });
  assert.deepEqual(await buttons.allInnerTexts(), ["Vraag een offerte voor MEDIUM", "Vraag een offerte voor PLUS"]);
  assert.equal(await page.getByRole("button", { name: /^Contacteer/ }).count(), 0);
  await page.evaluate(() => {
    globalThis.opened = [];
    HTMLAnchorElement.prototype.click = function click() { globalThis.opened.push(this.href); };
  });
  for (const name of ["PLUS", "MEDIUM"]) {
    await page.getByRole("button", { name: `Vraag een offerte voor ${name}` }).click();
    assert.match(plain(await page.getByRole("dialog").innerText()), new RegExp(`Pakket ${name} `));
    await agree(page);
  }
  assert.deepEqual((await told(page, "contact")).map(({ request }) => request), [{ package: "PLUS" }, { package: "MEDIUM" }]);
  const mails = (await page.evaluate(() => globalThis.opened)).map((href) => new URL(href));
  assert.deepEqual(mails.map((url) => [url.pathname, url.searchParams.get("subject")]), [
    ["verkoop@toreon.example", "Vraag een offerte voor PLUS"], ["verkoop@toreon.example", "Vraag een offerte voor MEDIUM"],
  ]);
  await assertNoSideways(page, "a button for each package");
  assert.deepEqual(await smallTargets(page), []);
});

test("the mail has a subject, the amounts, what was typed and the whole link; a subject of the host's own goes before", async () => {
  const page = await open(`provider="toreon" contact="mailto:verkoop@toreon.example" ${ASK}`);
  await put(page, "state", sme());
  await page.evaluate(() => {
    globalThis.opened = [];
    HTMLAnchorElement.prototype.click = function click() { globalThis.opened.push(this.href); };
  });
  const mail = async () => {
    await page.getByRole("button", { name: "Contacteer Toreon" }).click();
    for (const [name, text] of Object.entries(TYPED)) await labelled(page.getByRole("dialog"), name).fill(text);
    await agree(page);
    const url = new URL((await page.evaluate(() => globalThis.opened)).at(-1));
    assert.doesNotMatch(url.href, /\+/, "spaces as %20");
    return [url.searchParams.getAll("subject"), url.searchParams.get("body")];
  };
  const [subject, body] = await mail();
  assert.deepEqual(subject, ["Vraag over de subsidie voor een cybersecurity verbetertraject"]);
  const lines = body.split("\n").map(plain);
  const { price, subsidy: paid } = packageOf("medium");
  assert.ok(lines.some((line) => line.startsWith("MEDIUM") && [...price, ...paid].every((amount) => line.includes(published(amount)))), body);
  assert.ok(lines.find((line) => line.startsWith("Link met je antwoorden: ")).match(/1nl&_r=/) && unstamped(body).includes(await get(page, "state")), "the whole link");
  assert.ok(body.includes(`E-mailadres (hoeft niet): ${TYPED.mail}`) && body.includes(TYPED.message));
  await attribute(page, "contact", "mailto:verkoop@toreon.example?subject=Rekenhulp");
  assert.deepEqual((await mail())[0], ["Rekenhulp"]);
  // The link is the one that the sheet shows, and that the event tells.
  const [{ link }] = await told(page, "contact");
  assert.ok(body.includes(link) && /_c=/.test(link), link);
});

test("a mail's address of the host's own: whatever stands in it stays, once, and what is no address of anybody gives no button", async () => {
  const page = await open('contact="mailto:a@dienst.example"');
  await put(page, "state", sme());
  await page.evaluate(() => {
    globalThis.opened = [];
    HTMLAnchorElement.prototype.click = function click() { globalThis.opened.push(this.href); };
  });
  for (const [query, subject, begins, cc] of [
    ["?body=Hallo%0A", null, "Hallo\n", null], ["?Subject=Hoi", "Hoi", "", null], ["?BODY=a%26b&subject=c%20d", "c d", "a&b", null], ["#a", null, "", null],
    ["?cc=a+b@dienst.example", null, "", "a+b@dienst.example"],
  ]) {
    await attribute(page, "contact", `mailto:a@dienst.example${query}`);
    await page.waitForTimeout(50);
    await page.getByRole("button", { name: /^Contacteer/ }).click();
    await agree(page);
    const { href, pathname, hash, search } = new URL((await page.evaluate(() => globalThis.opened)).at(-1));
    const named = new URLSearchParams(search.replaceAll("+", "%2B"));
    assert.equal(pathname, "a@dienst.example");
    assert.equal(hash, "", href);
    assert.deepEqual([...named.keys()].sort(), ["body", ...(cc ? ["cc"] : []), "subject"], href);
    assert.equal(named.get("subject"), subject ?? "Vraag over de subsidie voor een cybersecurity verbetertraject", href);
    assert.ok(named.get("body").startsWith(begins) && named.get("body").includes("Link met je antwoorden"), href);
    assert.equal(named.get("cc"), cc);
  }
  const empty = await open('contact="mailto:"', { complaints: /contact does not take mailto:/ });
  assert.equal(empty.complaints.length, 1);
  assert.equal(await empty.getByRole("button", { name: /^Contacteer/ }).count(), 0);
});

test("the sheet names who gets it: the host's provider, or the host's page, and not whom the visitor picked", async () => {
  const other = `${sme()}&v1=apogado`;
  for (const contact of ["mailto:verkoop@toreon.example", "event"]) {
    const page = await open(`provider="toreon" contact="${contact}"`);
    await put(page, "state", other);
    await page.getByRole("button", { name: "Contacteer Toreon" }).click();
    const told = plain(await page.getByRole("dialog").innerText());
    assert.match(told, /aan Toreon\./);
    assert.match(told, /Dienstverlener Apogado/, "whom the visitor picked is one of the answers");
    assert.doesNotMatch(told, /aan Apogado/);
    const bare = await open(`contact="${contact}"`);
    await put(bare, "state", other);
    await bare.getByRole("button", { name: "Contacteer de dienstverlener" }).click();
    const receiver = contact === "event" ? new URL(site.url).origin : "verkoop@toreon.example";
    const words = plain(await bare.getByRole("dialog").innerText());
    assert.ok(words.includes(`aan ${receiver}.`) && words.includes(`Dit gaat naar ${receiver}.`), words);
    assert.doesNotMatch(words, /aan Apogado/);
  }
});

for (const [width, height] of [[390, 844], [1280, 900]]) {
  test(`${width} px: the sheet opens at its beginning, and goes on from there by keyboard`, async () => {
    for (const ask of ["", ASK]) {
      const page = await open(`provider="toreon" contact="event" ${ask}`, { viewport: { width, height } });
      await put(page, "state", sme());
      for (const press of [(button) => button.click(), (button) => button.press("Enter")]) {
        await press(page.getByRole("button", { name: "Contacteer Toreon" }));
        const sheet = page.getByRole("dialog");
        await page.waitForTimeout(100);
        const seen = () => sheet.evaluate((dialog) => {
          const { activeElement } = dialog.getRootNode();
          return [dialog.scrollTop, activeElement?.innerText, /^H\d$/.test(activeElement?.tagName)];
        });
        assert.deepEqual(await seen(), [0, "Wat je doorgeeft", true]);
        await page.keyboard.press("Tab");
        assert.equal(await sheet.evaluate((dialog) => dialog.getRootNode().activeElement.id || dialog.getRootNode().activeElement.innerText), ask ? "name" : "Doorgeven");
        await page.keyboard.press("Escape");
        await sheet.waitFor({ state: "hidden" });
        assert.match(await page.evaluate(() => document.querySelector("cyber-subsidie").shadowRoot.activeElement.innerText), /^Contacteer/);
      }
    }
  });
}

test("own extension packages that count nowhere are not asked, and a quote of the visitor's own goes before", async () => {
  const prices = (...names) => `prices='${JSON.stringify(Object.fromEntries(names.map((name) => [name, { base: plainly(packageOf(name).price[0]) }])))}'`;
  const boxes = (page) => page.getByRole("group", { name: "Uitbreidingspakketten" }).count();
  const extensions = `provider="toreon" contact="event" extensions='{"Test":"100"}'`;
  for (const [attributes, count] of [["", 0], [prices("start"), 0], [prices("medium"), 1], [`${prices("medium")} packages="start"`, 0], [prices("plus"), 1]]) {
    assert.equal(await boxes(await open(`${extensions} ${attributes}`)), count, attributes);
  }
  const page = await open(`${extensions} ${prices("medium")} packages="medium"`);
  await page.getByLabel(/^Test/).check();
  const base = packageOf("medium").price[0];
  await put(page, "application", { decisionDate: "2026-11-23", quotes: { medium: { base: plainly(base) } } });
  assert.equal(await boxes(page), 0);
  await page.getByRole("button", { name: "Contacteer Toreon" }).click();
  await agree(page);
  assert.equal((await told(page, "contact"))[0].request.extensions, undefined);
  await put(page, "application", { decisionDate: "2026-11-23" });
  assert.ok(await page.getByLabel(/^Test/).isChecked(), "what was ticked is kept");
});

test("own prices count in card, spoken message, mail lines and the lines at the other rate", async () => {
  const base = packageOf("medium").price[0] + 150_000;
  const page = await open(`provider="toreon" packages="medium" contact="event" prices='${JSON.stringify({ medium: { base: plainly(base) } })}'`);
  await put(page, "state", sme());
  const gain = plain(await page.locator('[part="result"] .sum').innerText());
  assert.ok(gain.includes(published(subsidy(base)).replace(/,00$/, "")), gain);
  assert.ok(plain(await page.locator(".stick").innerText()).includes(gain.replace(/ subsidie$/, "")), "the line in view");
  await page.waitForFunction((amount) => [...document.querySelector("cyber-subsidie").shadowRoot.querySelectorAll('[role="status"]')].some((one) => one.textContent.replace(/\s+/g, " ").includes(amount)), toTheCent(subsidy(base)).replace(/\s+/g, " "));
  await page.getByRole("button", { name: "Contacteer Toreon" }).click();
  const sheet = plain(await page.getByRole("dialog").innerText());
  assert.ok(sheet.includes(`MEDIUM, aanbod, ${SME} % prijs ${toTheCent(base)}, subsidie ${toTheCent(subsidy(base))}`), sheet);
  await page.keyboard.press("Escape");
  // Both rates are still open: the lines at the other one are of the same price.
  await put(page, "state", sme().replace("&s=y", ""));
  const other = page.locator('[part="root"] details.fold', { hasText: /^Bedragen tegen/ });
  await other.locator("summary").click();
  const words = plain(await other.innerText());
  assert.ok(words.includes(`prijs ${toTheCent(base)}, subsidie ${toTheCent(share(base, NIS2))}`), words);
});

test("own prices ask the room for de minimis aid for themselves", async () => {
  const [base] = packageOf("medium").price;
  const page = await open(`provider="toreon" packages="medium" prices='${JSON.stringify({ medium: { base: plainly(base) } })}'`);
  await put(page, "state", sme({ x: "y" }, award("01-03-2026", "5.000")));
  const chart = await page.locator(".room").innerText();
  assert.ok(plain(chart).length > 0);
  const wanted = await page.locator(".room").evaluate((room) => room.textContent);
  if (/MEDIUM \d/.test(wanted)) assert.ok(wanted.includes(typed(subsidy(base))), wanted);
});

test("own extension packages: ticked they count in the own prices, and are handed over", async () => {
  const base = packageOf("medium").price[0] + 150_000;
  const extensions = { "Phishingtest <b>": "1500", "Back-up": "250.50" };
  const page = await open(`provider="toreon" contact="event" packages="start medium" prices='${JSON.stringify({ start: { base: plainly(packageOf("start").price[0]) }, medium: { base: plainly(base) } })}' extensions='${JSON.stringify(extensions)}'`);
  await put(page, "state", sme());
  const before = await columns(page);
  const group = page.getByRole("group", { name: "Uitbreidingspakketten" });
  assert.deepEqual((await group.getByRole("checkbox").evaluateAll((all) => all.map((box) => box.labels[0].innerText))).map(plain), [
    `Phishingtest <b>, ${toTheCent(150_000)}`, `Back-up, ${toTheCent(25_050)}`,
  ]);
  const link = await get(page, "state");
  await group.getByRole("checkbox").first().focus();
  await page.keyboard.press("Space");
  await group.getByRole("checkbox").nth(1).check();
  const total = base + 175_050;
  const { START, MEDIUM } = await columns(page);
  assert.deepEqual(START, before.START, "none goes with START");
  assert.deepEqual(MEDIUM.slice(0, 2), [total, subsidy(base, 175_050)].map(typed).map((text) => (text.includes(",") ? text.replace(/,(\d)$/, ",$10") : text)));
  assert.equal(await get(page, "state"), link, "no part of the answers");
  await assertAccessible(page, "extension packages");
  await page.getByRole("button", { name: "Contacteer Toreon" }).click();
  assert.match(plain(await page.getByRole("dialog").innerText()), /Uitbreidingspakketten Phishingtest <b>, € 1\.500,00; Back-up, € 250,50/);
  await agree(page);
  const [{ request }] = await told(page, "contact");
  assert.deepEqual(Object.keys(request), ["extensions"]);
  await page.setViewportSize({ width: 320, height: 640 });
  await assertNoSideways(page, "extension packages at 320 px");
});

test("own offices stand at the host's own provider alone", async () => {
  const page = await open('provider="toreon" offices="Genk, Tielt"');
  await put(page, "state", sme());
  const steps = page.locator('[part="root"] ol.steps');
  assert.match(plain(await steps.innerText()), /Vraag Toreon om een intakegesprek\. Kantoren: Genk, Tielt\./);
  await (await provider(page, "NVISO")).check();
  assert.match(plain(await steps.innerText()), /Vraag Toreon, NVISO om een intakegesprek\.(?! Kantoren)/);
  await (await provider(page, "Toreon")).uncheck();
  assert.match(plain(await steps.innerText()), /Vraag NVISO om een intakegesprek\.(?! Kantoren)/);
});

test("a fixed provider: no list to pick another, whatever a link or an application says", async () => {
  const page = await open('provider="toreon" provider-fixed');
  assert.equal(await question(page).count(), 0);
  assert.ok(plain(await page.locator('[part="root"]').innerText()).includes("Dienstverlener: Toreon") || (await page.locator('[part="root"]').evaluate((root) => root.textContent)).includes("Dienstverlener: Toreon"));
  await put(page, "state", `${sme()}&v1=nviso&v2=ey`);
  assert.equal((await get(page, "application")).provider, "toreon");
  assert.match(plain(await page.locator('[part="root"] ol.steps').innerText()), /Vraag Toreon om een intakegesprek\./);
  await put(page, "application", { decisionDate: "2026-11-23", provider: "cegeka" });
  assert.equal((await get(page, "application")).provider, "toreon");
  const alone = await open("provider-fixed", { complaints: /provider-fixed does not take/ });
  assert.equal(alone.complaints.length, 1, "and that is told once");
  assert.equal(await question(alone).count(), 1, "without a provider there is nothing to fix");
});

test("values that are none of these are ignored with a warning", async () => {
  const page = await open(`ask="name password" extensions='{"x":9}' offices=""`, { complaints: /does not take/ });
  assert.equal(page.complaints.filter((text) => /does not take/.test(text)).length, 3);
});

test("what reaches a host keeps to the documented schemas, and these refuse what is not theirs", async () => {
  const page = await open(`provider="toreon" contact="event" per-package ${ASK} prices='{"medium":{"base":"18500"}}' extensions='{"Test":"100"}'`);
  await put(page, "application", { decisionDate: "2026-11-23", establishmentPostcode: HERE, legalForm: FORM, deMinimis: [] });
  for (const state of [sme(), large(), "1nl"]) {
    await put(page, "state", state);
    await page.getByRole("button", { name: `Vraag een offerte voor ${inCapitals("medium")}` }).click();
    await labelled(page.getByRole("dialog"), "mail").fill(TYPED.mail);
    await agree(page);
  }
  const contacts = await told(page, "contact");
  const results = await told(page, "result");
  assert.ok(contacts.length === 3 && results.length >= 3);
  for (const detail of contacts) assert.deepEqual(problems(schema("cyber-subsidie-contact"), detail), []);
  for (const detail of results) assert.deepEqual(problems(schema("cyber-subsidie-result"), detail), []);
  for (const wrong of [{ ...contacts[0], more: 1 }, { ...contacts[0], request: { password: "x" } }, { ...contacts[0], link: 1 }, null]) {
    assert.notDeepEqual(problems(schema("cyber-subsidie-contact"), wrong), []);
  }
  assert.notDeepEqual(problems(schema("cyber-subsidie-result"), { ...results[0], application: {} }), []);
});
