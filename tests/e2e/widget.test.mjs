// widget.html, with which somebody puts the calculator on a site: what it gives is pasted into a page and used, door by door.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { parse } from "smol-toml";
import { ratio } from "../../configurator/contrast.js";
import { assertAccessible } from "./support/axe.mjs";
import { EXTENDED, inCapitals, PLAIN, packageOf, typed } from "./support/figures.mjs";
import { launchFirefox } from "./support/firefox.mjs";
import { OWN, useHost } from "./support/host.mjs";
import { assertNoSideways, smallTargets } from "./support/layout.mjs";
import { PROVIDERS } from "./support/scheme.mjs";
import { DIST } from "./support/site.mjs";
import { plain } from "./support/text.mjs";
import { VERSION } from "./support/version.mjs";

const site = useHost(() => ({}));
/** A host's own server: its folder with the version's files, and the page that a test pastes lines into, under its policy. */
const host = { html: "", policy: "" };
before(async () => {
  const types = { ".js": "text/javascript", ".wasm": "application/wasm", ".txt": "text/plain; charset=utf-8" };
  host.server = createServer(({ url }, response) => {
    const name = url.startsWith(FOLDER) ? url.slice(FOLDER.length) : "";
    if (url === "/pasted.html") response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": host.policy }).end(host.html);
    else if (/^[\w.]+$/.test(name)) response.writeHead(200, { "content-type": types[extname(name)] }).end(readFileSync(join(DIST, "embed", VERSION, name)));
    else response.writeHead(204).end();
  });
  await new Promise((done) => host.server.listen(0, "127.0.0.1", done));
  host.url = `http://localhost:${host.server.address().port}/`;
});
after(() => {
  host.server.close();
  host.server.closeAllConnections();
});
const LANGUAGES = ["nl", "fr", "en", "de"];
const text = (code) => parse(readFileSync(new URL(`../../configurator/texts/${code}.toml`, import.meta.url), "utf8"));
const nl = text("nl");
const place = (code) => (code === "nl" ? "widget.html" : `${code}/widget.html`);
const FOLDER = `/${OWN}/`;
const [PROVIDER] = PROVIDERS;

/** Opens a page of any address of the two sites, with all that the browser says of it. */
const at = async (address, { before, viewport, ...options } = {}) => {
  // The host's own page is none of these: it is made for each test.
  const page = await site.open("../nothing", { viewport, ...options, before: async (opened) => {
    await opened.route("**/nothing.html", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>-</title>" }));
    await before?.(opened);
  } });
  page.complaints.length = 0;
  await page.goto(address);
  return page;
};
const open = async ({ code = "nl", hash = "", ...options } = {}) => {
  const page = await at(`${site.widget}${place(code)}${hash && `#${hash}`}`, options);
  if (options.javaScriptEnabled !== false) await page.locator("html[data-works]").waitFor();
  return page;
};
const silent = async (page) => {
  await page.waitForTimeout(200);
  assert.deepEqual(page.complaints.filter((one) => !/Unrecognized feature: 'web-share'/.test(one)), []);
};
const code = (page) => page.locator("#snippet").textContent();
const policyOf = (page) => page.locator("#policy").textContent();
const fold = (page, part) => page.locator(`[data-part="${part}"]`).evaluate((one) => { one.open = true; });
const settled = (page) => page.waitForTimeout(600);
const inPreview = (page) => page.frameLocator("#preview");

/** A host's page with these lines in it, under this policy and nothing besides. */
const paste = (lines, policy, options) => {
  host.policy = `default-src 'none'; base-uri 'none'; form-action 'none'; ${policy}`;
  host.html = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Dienstverlener</title></head><body><main><h1>Dienstverlener</h1>\n${lines}\n</main></body></html>`;
  return at(`${host.url}pasted.html`, options);
};

/** What a salesperson chooses: a provider, a language, one package of two prices, a layout, a colour and how to be reached. */
const choose = async (page, door) => {
  await page.getByLabel(nl.door[door], { exact: true }).check();
  if (door === "self") await page.getByLabel(nl.field.folder).fill(FOLDER);
  await page.getByLabel(nl.field.provider).selectOption(PROVIDER.id);
  await page.getByRole("group", { name: nl.field.lang }).getByLabel("English").check();
  await fold(page, "packages");
  await page.getByLabel(inCapitals(PLAIN), { exact: true }).uncheck();
  await page.getByLabel(nl.field.price.replace("{package}", inCapitals(EXTENDED)), { exact: true }).fill(typed(packageOf(EXTENDED).price[1]));
  await page.getByLabel(nl.field["own-extensions"], { exact: true }).fill("Phishing test: 1.500");
  await fold(page, "look");
  await page.getByLabel(nl.layout.compact).check();
  await page.getByRole("group", { name: nl.field.theme }).getByLabel(nl.theme.light, { exact: true }).check();
  await fold(page, "contact");
  await page.getByLabel(nl.contact.mail).check();
  await page.getByLabel(nl.field.address, { exact: true }).fill("vraag@dienst.example");
  if (door === "self" || door === "elsewhere") {
    await fold(page, "colours");
    await page.getByLabel(`${nl.variable.action}, ${nl.field.light}`, { exact: true }).fill("#7a1f5c");
  }
  await settled(page);
};
const ACTION = "rgb(122, 31, 92)";

/** The element as the choices say, in a page or in a frame's document. */
const assertChosen = async (within, { coloured }) => {
  await within.locator('cyber-subsidie [part="conditions"]').first().waitFor({ state: "attached" });
  const seen = await within.locator("cyber-subsidie").evaluate((element) => {
    const root = element.shadowRoot.querySelector('[part="root"]');
    return {
      language: root.closest("[lang]")?.lang ?? element.lang, picked: [...element.shadowRoot.querySelectorAll("label.tick:has(:checked)")].map((label) => label.textContent),
      columns: [...element.shadowRoot.querySelectorAll("table.columns thead .name")].map((one) => one.innerText), words: root.innerText,
      contact: [...element.shadowRoot.querySelectorAll("button")].some((one) => one.innerText.includes("Contact")), action: getComputedStyle(element.shadowRoot.querySelector("[part~=button]")).backgroundColor,
      open: element.shadowRoot.querySelectorAll("details.part[open]").length,
    };
  });
  assert.match(seen.words, /subsidy/i);
  assert.ok(seen.picked.some((text) => text.startsWith(PROVIDER.name)), String(seen.picked));
  assert.ok(seen.contact);
  assert.match(seen.words, /Phishing test/);
  assert.ok(!seen.columns.includes(inCapitals(PLAIN)) && seen.columns.includes(inCapitals(EXTENDED)), String(seen.columns));
  assert.equal(seen.action === ACTION, coloured, seen.action);
};

/** Runs a door from its choices to the element in a host's page. */
const whole = async (door) => {
  const page = await open();
  await choose(page, door);
  const [lines, policy] = [await code(page), await policyOf(page)];
  const pasted = await paste(lines, policy);
  await assertChosen(door === "frame" || door === "bare" ? pasted.frameLocator("iframe") : pasted, { coloured: door === "self" || door === "elsewhere" });
  assert.deepEqual(await pasted.violations(), []);
  await silent(page);
  await silent(pasted);
  // Each directive is needed: less is too little.
  for (const part of policy.split("; ")) {
    const less = await paste(lines, policy.split("; ").filter((one) => one !== part).join("; "));
    await less.waitForFunction(() => globalThis.violations.length > 0);
    await less.context().close();
  }
  return { page, pasted, lines, policy };
};

test("the lines work under the policy beside them: hosted by oneself", async () => {
  const { page, pasted, policy, lines } = await whole("self");
  assert.match(policy, /^script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'sha256-/);
  assert.ok(lines.includes(`src="${FOLDER}widget.js"`));
  assert.ok(pasted.requests.every((url) => url.startsWith(host.url) || url.includes("/nothing")), "nothing is asked of anybody else");
  // The files to put there are those that the lines ask for.
  const names = await page.locator(".names a").allTextContents();
  const asked = pasted.requests.filter((url) => url.includes(FOLDER)).map((url) => url.split(FOLDER)[1]);
  assert.deepEqual(names.sort(), [...new Set(asked)].sort());
  for (const link of await page.locator(".names a").all()) assert.equal((await fetch(await link.evaluate((one) => one.href))).status, 200);
});

test("the lines work under the policy beside them: from elsewhere", async () => {
  const { lines } = await whole("elsewhere");
  assert.ok(lines.includes(`src="${site.widget}embed/${VERSION}/widget.js"`) && lines.includes('crossorigin="anonymous"'));
});

test("the lines work under the policy beside them: a frame with its script", async () => {
  const { pasted } = await whole("frame");
  await pasted.waitForFunction(() => document.querySelector("iframe").clientHeight !== 900);
});

test("the lines work under the policy beside them: a frame alone", async () => {
  const { pasted, lines } = await whole("bare");
  assert.ok(!lines.includes("<script"));
  assert.equal(await pasted.locator("iframe").evaluate((one) => one.clientHeight), 900);
});

test("a script with other bytes is refused by the lines", async () => {
  for (const [door, name] of [["self", "widget.js"], ["elsewhere", "widget.js"], ["frame", "iframe.js"]]) {
    const page = await open({ hash: `door=${door}&folder=${encodeURIComponent(FOLDER)}` });
    await settled(page);
    const pasted = await paste(await code(page), await policyOf(page), {
      before: (opened) => opened.route(`**/${name}`, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `${await response.text()}\n` });
      }),
    });
    await pasted.waitForLoadState("networkidle");
    assert.ok(pasted.complaints.some((one) => /integrity/.test(one)), `${door}: ${pasted.complaints}`);
    if (door === "frame") assert.equal(await pasted.locator("iframe").evaluate((one) => one.clientHeight), 900);
    else assert.equal(await pasted.locator("cyber-subsidie").evaluate((one) => one.shadowRoot), null, "the lines stay");
    for (const one of [page, pasted]) await one.context().close();
  }
});

test("the preview is the element as chosen, at the width that was picked, in each door", async () => {
  const page = await open({ hash: "theme=light" });
  for (const door of ["self", "frame", "bare"]) {
    await choose(page, door);
    const within = door === "self" ? inPreview(page) : inPreview(page).frameLocator("iframe");
    await within.locator('cyber-subsidie[layout="compact"]').waitFor();
    await assertChosen(within, { coloured: door === "self" });
    for (const width of [320, 768, 1280]) {
      await page.locator(`#width-${width}`).check();
      assert.equal(await inPreview(page).locator("html").evaluate(() => innerWidth), width);
    }
    await assertNoSideways(page, `the preview of ${door}`);
  }
  await silent(page);
});

test("the preview takes nothing over from us: the element looks as in a host's bare page", async () => {
  const looks = (within) => within.locator('cyber-subsidie [part="root"]').evaluate((root) => {
    const { backgroundColor, color, fontFamily, fontSize } = getComputedStyle(root);
    return { backgroundColor, color, fontFamily, fontSize, raised: getComputedStyle(root).getPropertyValue("--cs-raised") };
  });
  for (const colorScheme of ["light", "dark"]) {
    const page = await open({ colorScheme, hash: `folder=${encodeURIComponent(FOLDER)}` });
    await settled(page);
    const pasted = await paste(`<style>html{color-scheme:light dark}</style>${await code(page)}`, `${await policyOf(page)}; style-src 'unsafe-inline'`, { colorScheme });
    assert.deepEqual(await looks(inPreview(page)), await looks(pasted), colorScheme);
  }
});

test("a colour that can't be read is refused at its field, with the ratio, in each language; what was typed stays", async () => {
  for (const code_ of LANGUAGES) {
    const words = text(code_);
    const page = await open({ code: code_ });
    await fold(page, "colours");
    const field = page.getByLabel(`${words.variable.text}, ${words.field.light}`, { exact: true });
    await field.fill("#999999");
    await field.blur();
    const told = await page.locator('[id="light.text-wrong"]').textContent();
    const least = Math.floor(ratio("#999999", "#ffffff") * 100) / 100;
    const number = (value) => new Intl.NumberFormat(code_).format(value);
    assert.ok(told.includes(number(least)) && told.includes(number(4.5)) && told.includes(words.variable.surface), told);
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.equal(await field.evaluate((one) => document.getElementById(one.getAttribute("aria-describedby")).textContent), told);
    assert.ok(!(await code(page)).includes("<style>"), "it is not in the code");
    assert.equal(await field.inputValue(), "#999999");
    await page.reload();
    await page.locator("html[data-works]").waitFor();
    assert.equal(await field.inputValue(), "#999999");
    assert.equal(await page.locator('[id="light.text-wrong"]').textContent(), told, "told again, and in sight");
    assert.ok(await field.isVisible());
    await field.fill("#333333");
    await field.blur();
    assert.equal(await page.locator('[id="light.text-wrong"]').textContent(), "");
    assert.match(await code(page), /--cyber-subsidie-text: light-dark\(#333333, #\w{6}\);/);
    await silent(page);
    await page.context().close();
  }
});

test("a ground is judged with the text that goes with it, in the dark too", async () => {
  const page = await open({ hash: "dark.surface=ffffff" });
  assert.match(await page.locator('[id="dark.surface-wrong"]').textContent(), new RegExp(`^${nl.field.dark}: `));
  const fit = new URLSearchParams({ theme: "dark", "dark.ink": "ffe615", "dark.on-ink": "000000", "dark.accent": "5a3a00" });
  const pair = await open({ hash: String(fit) });
  assert.match(await code(pair), /--cyber-subsidie-ink: #ffe615;\n/);
  assert.equal(await pair.locator(".wrong:not(:empty)").count(), 0);
});

test("the choices stand in the address: a reload, the way back, another language, an old or broken one", async () => {
  const page = await open();
  await page.getByLabel(nl.field.provider).selectOption(PROVIDER.id);
  await page.getByLabel(nl.field.offices).fill("Genk & Tielt");
  await settled(page);
  const lines = await code(page);
  assert.ok(lines.includes(`provider="${PROVIDER.id}" offices="Genk &amp; Tielt"`), lines);
  const same = async (when) => {
    await page.locator("html[data-works]").waitFor();
    await settled(page);
    assert.equal(await code(page), lines, when);
  };
  await page.reload();
  await same("after a reload");
  await page.getByRole("link", { name: nl.page.home }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("widget.html"));
  await page.goBack();
  await same("on the way back");
  await page.getByRole("link", { name: nl.page.skip, exact: true }).last().click();
  assert.equal(await code(page), lines, "a way within the page changes nothing");
  const kept = page.url();
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(/\/en\/widget\.html/);
  await page.locator("html[data-works]").waitFor();
  assert.equal(await page.getByLabel(text("en").field.offices).inputValue(), "Genk & Tielt");
  await page.goto(kept.replace(/#.*/, "#provider=nobody&layout=compact&%E0%A4%A=1&offices=Tielt"));
  await page.locator("html[data-works]").waitFor();
  await settled(page);
  assert.equal(await page.locator(".notice").textContent(), nl.wrong.link);
  assert.match(await code(page), /<cyber-subsidie lang="nl" offices="Tielt" layout="compact">/);
  await page.evaluate((provider) => { location.hash = `provider=${provider}`; }, PROVIDER.id);
  await settled(page);
  assert.match(await code(page), new RegExp(`<cyber-subsidie lang="nl" provider="${PROVIDER.id}">`));
  await page.goBack();
  await settled(page);
  assert.match(await code(page), /offices="Tielt"/);
  await page.getByRole("button", { name: nl.code.reset }).click();
  await settled(page);
  assert.match(await code(page), /<cyber-subsidie lang="nl">/);
  assert.equal(new URL(page.url()).hash, "");
  const { cookies, origins } = await page.context().storageState();
  assert.deepEqual({ cookies, origins }, { cookies: [], origins: [] });
  await silent(page);
});

test("by keyboard alone, from the first choice to the code in the clipboard", async () => {
  const page = await open({ permissions: ["clipboard-read", "clipboard-write"] });
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.dataset.copy || document.activeElement.localName);
  const tabTo = async (id) => {
    for (let presses = 0; presses < 120; presses += 1) {
      if ((await focused()) === id) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${id} is not reached by Tab`);
  };
  await tabTo("door-self");
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.locator("#door-elsewhere").isChecked());
  await tabTo("provider");
  await page.keyboard.type(PROVIDER.name.slice(0, 4));
  await tabTo("languages-fr");
  await page.keyboard.press("Space");
  await page.locator('[data-part="look"] summary').focus();
  await page.keyboard.press("Enter");
  await tabTo("layout-auto");
  await page.keyboard.press("ArrowUp");
  await page.getByRole("link", { name: nl.page.skip, exact: true }).first().focus();
  await page.keyboard.press("Enter");
  await tabTo("snippet");
  await page.keyboard.press("Enter");
  const told = page.getByRole("status").filter({ hasText: nl.code.copied });
  await told.waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await code(page));
  assert.match(copied, new RegExp(`<cyber-subsidie lang="nl" languages="nl fr" provider="${PROVIDER.id}" layout="compact">`));
});

test("where nothing can be copied the code is selected, and it says so", async () => {
  const page = await open({ before: (opened) => opened.addInitScript(() => { navigator.clipboard.writeText = () => Promise.reject(new Error("no")); }) });
  await page.getByRole("button", { name: nl.code.copy }).click();
  await page.getByText(nl.code["not-copied"]).waitFor();
  assert.equal(plain(await page.evaluate(() => String(getSelection()))), plain(await code(page)));
});

const EVERYTHING = "own-extensions=x&provider-fixed=yes&light.text=eeeeee&price.medium=1&contact=mail&address=x&layout=compact&languages=nl+fr&other.radius=0";
test("axe finds nothing, nothing sticks out and a finger hits everything: narrow and wide, light and dark, untouched and with faults", async () => {
  for (const viewport of ["narrow", "wide"]) {
    for (const colorScheme of ["light", "dark"]) {
      for (const hash of ["", `provider=${PROVIDER.id}&${EVERYTHING}`, "door=bare&contact=event&packages="]) {
        const page = await open({ viewport, colorScheme, hash });
        const where = `${viewport}, ${colorScheme}, ${hash}`;
        if (hash) await page.evaluate(() => { for (const one of document.querySelectorAll("details")) one.open = true; });
        await settled(page);
        await assertNoSideways(page, where);
        assert.deepEqual(await smallTargets(page), [], where);
        await assertAccessible(page, where);
        await page.context().close();
      }
    }
  }
});

test("every sentence is in the page's language, and the documents know each other", async () => {
  const sentences = (code_) => Object.values(text(code_)).flatMap((section) => Object.values(section)).filter((one) => one.length > 25 && !one.includes("{"));
  for (const code_ of LANGUAGES) {
    const page = await open({ code: code_ });
    await page.evaluate(() => { for (const one of document.querySelectorAll("details, [hidden]")) { one.open = true; one.hidden = false; } });
    await settled(page);
    const shown = await page.evaluate(() => document.body.innerText);
    const own = sentences(code_);
    assert.ok(own.filter((one) => shown.includes(one)).length > 40);
    for (const other of LANGUAGES.filter((one) => one !== code_)) {
      for (const one of sentences(other).filter((one) => !own.includes(one))) assert.ok(!shown.includes(one), `${code_}: ${one}`);
    }
    assert.equal(await page.locator("html").getAttribute("lang"), code_);
    const links = await page.locator('link[rel="alternate"][hreflang]').evaluateAll((all) => all.map((one) => [one.hreflang, one.href]));
    assert.deepEqual(links, LANGUAGES.map((one) => [one, `${site.widget}${place(one)}`]));
    assert.equal(await inPreview(page).locator("cyber-subsidie").getAttribute("lang"), code_, "the element speaks the language of whoever chooses");
    await silent(page);
    await page.context().close();
  }
});

test("a group in which something is wrong says so by its description", async () => {
  const page = await open({ hash: "door=bare&contact=event&packages=" });
  for (const [legend, key] of [[nl.field.packages, "packages"], [nl.field.contact, "event"]]) {
    const group = page.getByRole("group", { name: legend });
    assert.ok(await group.isVisible(), "its part is open");
    assert.equal(await group.evaluate((one) => document.getElementById(one.getAttribute("aria-describedby").split(" ").at(-1)).textContent), nl.wrong[key]);
  }
});

test("in Firefox the lines, the policy and the preview are the same", async (t) => {
  const firefox = await launchFirefox();
  t.after(() => firefox.close());
  const hash = `door=elsewhere&provider=${PROVIDER.id}&light.action=7a1f5c&theme=light`;
  const chromium = await open({ hash });
  await settled(chromium);
  const page = await firefox.open(`${site.widget}widget.html#${hash}`);
  await page.waitForFunction(() => document.querySelector("#preview").contentDocument?.querySelector("cyber-subsidie")?.shadowRoot?.querySelector('[part="root"]'));
  const [lines, policy] = await page.evaluate(() => ["#snippet", "#policy"].map((one) => document.querySelector(one).textContent));
  assert.deepEqual([lines, policy], [await code(chromium), await policyOf(chromium)]);
  assert.equal(await page.evaluate(() => history.length), 1, "a choice is no step on the way back");
  assert.deepEqual(page.complaints, []);
});

test("without a script there is a plain list of the lines, which work too", async () => {
  const page = await open({ javaScriptEnabled: false, viewport: "narrow" });
  for (const door of ["self", "elsewhere", "frame", "bare"]) {
    assert.ok(await page.locator(`[data-door="${door}"]`).isVisible(), door);
    assert.ok(await page.locator(`[data-policy="${door}"]`).isVisible(), door);
  }
  assert.equal(await page.locator("form").isVisible(), false);
  assert.equal(await page.locator("iframe").isVisible(), false);
  // Where the build knows no address, the manual's stands for it, and this test's server takes its place.
  const swap = (lines) => lines.replaceAll(/https:\/\/[^/"]+(?=\/embed\/)/g, site.widget.replace(/\/$/, "")).replaceAll(`/rekenhulp/${VERSION}/`, FOLDER);
  for (const door of ["self", "elsewhere", "frame", "bare"]) {
    const lines = swap(await page.locator(`[data-door="${door}"]`).textContent());
    const policy = (await page.locator(`[data-policy="${door}"]`).textContent()).replaceAll(/https:\/\/[^ ;]+/g, site.widget.replace(/\/$/, ""));
    const pasted = await paste(lines, policy);
    const within = door === "self" || door === "elsewhere" ? pasted : pasted.frameLocator("iframe");
    await within.locator('cyber-subsidie [part="root"]').waitFor();
    assert.deepEqual(await pasted.violations(), []);
    await pasted.context().close();
  }
});

test("the public page and the version's folder know nothing of it", () => {
  for (const name of ["index.html", "page.css", "widget.js", `embed/${VERSION}/widget.js`, `embed/${VERSION}/frame.html`]) {
    assert.doesNotMatch(readFileSync(join(DIST, name), "utf8"), /configurator|widget\.html/, name);
  }
});

test("it asks for its own files, and for those of what it shows, and for nothing else", async () => {
  const page = await open();
  await inPreview(page).locator('cyber-subsidie [part="root"]').waitFor();
  await page.waitForLoadState("networkidle");
  const asked = page.requests.filter((url) => url.startsWith("http") && !url.includes("/nothing")).map((url) => url.replace(site.widget, "").split(/[?#]/)[0]);
  assert.deepEqual([...new Set(asked)].sort(), [
    "configurator.css", "configurator.js", `embed/${VERSION}/widget.js`, `embed/${VERSION}/widget.wasm`, "widget-preview.css", "widget-preview.html", "widget-preview.js", "widget.html",
  ]);
});
