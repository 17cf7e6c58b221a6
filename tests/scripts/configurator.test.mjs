// What the configurator (widget.html) is made of: its words, its claims, its colours, and the lines that it gives.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "smol-toml";
import { amount } from "../../configurator/amount.js";
import { fillIn, fragment, meant } from "../../configurator/choices.js";
import { colour, judge, PAIRS, ratio } from "../../configurator/contrast.js";
import { DOORS, frameAddress, policy, RIGHTS, snippet } from "../../configurator/snippet.js";
import { configuratorDocuments } from "../../scripts/configurator.mjs";
import { claims, configuratorData, texts } from "../../scripts/configurator-data.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const docs = read("docs/EMBEDDING.md");
const BUILD = { version: "1.2.3", integrity: "sha384-A", iframeIntegrity: "sha384-B" };
const data = configuratorData(BUILD);
const all = texts();
const flat = (text) => Object.entries(text).flatMap(([section, keys]) => Object.entries(keys).map(([key, value]) => [`${section}.${key}`, value]));

test("each claim names a test that is there, by its title", () => {
  assert.ok(claims().length > 10);
  for (const { key, doors, file, test: title } of claims()) {
    assert.ok(read(file).includes(`test(${JSON.stringify(title)}, `), `${file} has no test "${title}"`);
    assert.ok(doors.length > 0 && doors.every((door) => DOORS.includes(door)), key);
  }
  const keys = claims().map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
  for (const [code, { claim }] of Object.entries(all)) assert.deepEqual(Object.keys(claim).sort(), [...keys].sort(), code);
});

test("each language has every text, with the same places, in words of its own", () => {
  const [dutch, ...others] = ["nl", "fr", "en", "de"].map((code) => [code, flat(all[code])]);
  assert.deepEqual(Object.keys(all).sort(), ["de", "en", "fr", "nl"]);
  const places = (text) => [...text.matchAll(/\{[\w-]+\}/g)].map(String).sort();
  // The same word in two languages.
  const SAME = new Set(["part.contact", "preview.pixels", "ask.message", "ask.name", "variable.text", "field.address", "check.test"]);
  for (const [code, entries] of others) {
    assert.deepEqual(entries.map(([key]) => key).sort(), dutch[1].map(([key]) => key).sort(), code);
    const own = Object.fromEntries(entries);
    for (const [key, text] of dutch[1]) {
      assert.deepEqual(places(own[key]), places(text), `${code} ${key}`);
      for (const [other, more] of [dutch, ...others]) {
        if (other !== code && !SAME.has(key)) assert.notEqual(own[key].toLowerCase(), Object.fromEntries(more)[key].toLowerCase(), `${code} and ${other}: ${key}`);
      }
    }
  }
});

test("the Dutch texts keep to the wording of the page's", () => {
  const { longest, refused } = parse(read("tests/wording/nl.toml"));
  for (const [key, text] of flat(all.nl)) {
    const plain = ` ${text.toLowerCase().replace(/[^\p{L}\d'-]+/gu, " ")} `;
    for (const { words, better, but_in: except } of refused) {
      if (except) continue;
      for (const word of words.filter((one) => /^[\p{L}* -]+$/u.test(one))) {
        const found = word.endsWith("*") ? ` ${word.slice(0, -1)}` : ` ${word} `;
        assert.ok(!plain.includes(found), `${key}: "${word}"; ${better}`);
      }
    }
    for (const sentence of text.split(/(?<=[.?!:])\s/)) assert.ok(sentence.split(/\s+/).length <= longest, `${key}: ${sentence}`);
  }
});

test("contrast as WCAG counts it", () => {
  assert.equal(ratio("#000000", "#ffffff"), 21);
  assert.equal(ratio("#336699", "#336699"), 1);
  // The two greys on either side of 4.5 to 1 on white.
  assert.ok(ratio("#767676", "#ffffff") > 4.5 && ratio("#777777", "#ffffff") < 4.5);
  for (const [text, read] of [["#0055CC", "#0055cc"], ["05c", "#0055cc"], [" #abc ", "#aabbcc"], ["#abcd", null], ["red", null], ["", null], ["#00gg00", null]]) assert.equal(colour(text), read, text);
});

test("our own colours are read well, and each colour is one that is looked at", () => {
  for (const side of ["light", "dark"]) {
    const own = Object.fromEntries(data.colours.map((one) => [one.name, one[side]]));
    for (const { name, ground, least } of PAIRS) assert.ok(ratio(own[name], own[ground]) >= least, `${side}: ${name} on ${ground}: ${ratio(own[name], own[ground])}`);
    assert.deepEqual(judge({}, own), { accepted: {}, refused: {} });
  }
  const seen = new Set(PAIRS.flatMap(({ name, ground }) => [name, ground]));
  // Lines that divide and say nothing.
  assert.deepEqual(data.colours.map(({ name }) => name).filter((name) => !seen.has(name)), ["line"]);
});

test("a colour is refused with its ratio, alone or with the other that it is seen on; two that go together are taken", () => {
  const own = Object.fromEntries(data.colours.map((one) => [one.name, one.light]));
  const grey = judge({ text: "#eeeeee", action: "#003366" }, own);
  assert.deepEqual(grey.accepted, { action: "#003366" });
  assert.equal(grey.refused.text.ratio, ratio("#eeeeee", own[grey.refused.text.ground]));
  assert.ok(grey.refused.text.ratio < grey.refused.text.least);
  const button = judge({ "on-action": "#000000", action: "#111111" }, own);
  assert.deepEqual(button.accepted, {});
  assert.deepEqual(Object.keys(button.refused).sort(), ["action", "on-action"]);
  const ink = { ink: "#ffe615", "on-ink": "#000000", accent: "#5a3a00" };
  assert.deepEqual(judge(ink, own), { accepted: ink, refused: {} });
  // Without its text the ground falls too: white on yellow.
  assert.deepEqual(judge({ ink: "#ffe615" }, own).accepted, {});
});

test("amounts are read in the form of the language, and never in another's", () => {
  for (const [text, decimal, read] of [
    ["18.500", ",", "18500"], ["18500", ",", "18500"], ["€ 18.500,50", ",", "18500.50"], ["18 500,5", ",", "18500.5"], ["18500.50", ",", "18500.50"], ["1,234", ",", null],
    ["18,500", ".", "18500"], ["18,500.50", ".", "18500.50"], ["18.500", ".", null], ["18500 euro", ".", "18500"], ["veel", ",", null], ["-5", ",", null], ["1.23.456", ",", null],
  ]) assert.equal(amount(text, decimal), read, `${text} with ${decimal}`);
});

const standard = {
  door: "self", folder: "/rekenhulp/1.2.3/", provider: "", "provider-fixed": "", offices: "", lang: "nl", languages: "", packages: "start medium plus", layout: "auto", theme: "auto",
  "heading-level": "2", contact: "none", address: "", ask: "", "per-package": "",
};
const page = { ...data, others: data.others.map(({ name }) => name), decimal: "," };
const told = (values) => {
  const { attributes, ...more } = meant({ ...standard, ...values }, page, () => true);
  return { ...more, attributes: Object.fromEntries(attributes) };
};

test("what was chosen is told to the element, and nothing that it would ignore", () => {
  assert.deepEqual(told({}).attributes, { lang: "nl" });
  const [first] = data.packages.filter(({ extended }) => extended);
  const full = told({ provider: data.providers[0].id, "provider-fixed": "yes", packages: first.id, [`price.${first.id}`]: first.high, layout: "compact", contact: "mail", address: "a@b.be", ask: "name", "per-package": "yes" });
  assert.deepEqual(full.attributes, {
    lang: "nl", provider: data.providers[0].id, "provider-fixed": "", packages: first.id, prices: JSON.stringify({ [first.id]: { base: first.high, extensions: "0" } }), layout: "compact",
    contact: "mailto:a@b.be", ask: "name", "per-package": "",
  });
  assert.deepEqual(full.wrong, {});
  const priced = { [`price.${first.id}`]: first.high };
  assert.equal(told({ ...priced, "own-extensions": " Phishing: test: 1.500 \n\nBack-up:250,5" }).attributes.extensions, '{"Phishing: test":"1500","Back-up":"250.5"}');
  // The language that it begins in is one of those to choose from, and one alone is no choice.
  for (const [lang, languages, read] of [["nl", "fr", "nl fr"], ["fr", "de", "fr de"], ["nl", "nl", undefined], ["nl", "", undefined]]) {
    assert.equal(told({ lang, languages }).attributes.languages, read, `${lang} and ${languages}`);
  }
  const above = `${Number(first.high) + 1}`;
  for (const [values, field, key] of [
    [{ [`price.${first.id}`]: above }, `price.${first.id}`, "outside"], [{ [`extensions.${first.id}`]: "100" }, `price.${first.id}`, "base"], [{ [`price.${first.id}`]: "veel" }, `price.${first.id}`, "amount"],
    [{ contact: "mail", address: "a" }, "address", "mail"], [{ contact: "web", address: "http://a.example" }, "address", "web"], [{ contact: "web" }, "address", "no-address"],
    [{ contact: "event", door: "bare" }, "contact", "event"], [{ packages: "" }, "packages", "packages"], [{ folder: "a" }, "folder", "folder"], [{ "light.text": "x" }, "light.text", "colour"],
    [{ "light.text": "#eeeeee" }, "light.text", "contrast"], [{ "other.font": "a;b" }, "other.font", "value"],
    [{ "own-extensions": "Phishing: 1.500\nBack-up" }, "own-extensions", "line"], [{ "own-extensions": "Phishing: 0" }, "own-extensions", "line"],
    [{ "own-extensions": "Phishing: 1.500\n Phishing : 2.000" }, "own-extensions", "twice"], [{ "own-extensions": "Phishing: 99.999.999.999.999" }, "own-extensions", "line"],
    [{ "own-extensions": "Phishing: 1.500" }, "own-extensions", "nowhere"], [{ [`price.${first.id}`]: "99.999.999.999.999" }, `price.${first.id}`, "amount"],
    ...["Arial /*", '"a', "a'", "a)", "a (b", "a\\", "a !important", "a}b"].map((text) => [{ "other.font": text }, "other.font", "value"]),
  ]) {
    const { attributes, variables, wrong } = told(values);
    assert.equal(wrong[field]?.[0], key, JSON.stringify(values));
    assert.deepEqual([Object.keys(attributes), variables], [["lang"], {}], JSON.stringify(values));
  }
  for (const code of Object.keys(all)) for (const key of ["outside", "contrast", "no-address"]) assert.ok(all[code].wrong[key], code);
});

test("extension packages are told where one of them counts: in the own price of a package shown with which such go", () => {
  const [extended] = data.packages.filter((one) => one.extended);
  const plain = data.packages.find((one) => !one.extended);
  const own = { "own-extensions": "Test: 100", [`price.${extended.id}`]: extended.high, [`price.${plain.id}`]: plain.high };
  assert.ok(told(own).attributes.extensions);
  assert.ok(told({ ...own, packages: extended.id }).attributes.extensions);
  for (const values of [{ ...own, packages: plain.id }, { ...own, [`price.${extended.id}`]: "" }]) {
    const { attributes, wrong } = told(values);
    assert.deepEqual([attributes.extensions, wrong["own-extensions"]], [undefined, ["nowhere", { package: extended.name }]]);
  }
});

test("a length is one that the element's own sums take, and a bare nought becomes one", () => {
  for (const [name, typed, set] of [["sticky-top", "0", "0px"], ["radius", " 0 ", "0px"], ["sticky-top", "4.5rem", "4.5rem"], ["font", 'Arial, "Open Sans"', 'Arial, "Open Sans"']]) {
    assert.equal(told({ [`other.${name}`]: typed }).variables[`--cyber-subsidie-${name}`], set, typed);
  }
  const asked = [];
  meant({ ...standard, "other.sticky-top": "auto", "other.radius": "1px 2px / 3px", "other.font": "Arial" }, page, (...given) => asked.push(given));
  assert.deepEqual(asked, [["font-family", "Arial"], ["border-top-left-radius", "calc(1px 2px / 3px + 1px)"], ["top", "calc(auto + 1px)"]]);
});

test("a colour of one kind of light leaves the other as it is", () => {
  const action = data.colours.find(({ name }) => name === "action");
  assert.deepEqual(told({ "light.action": "#003366" }).variables, { "--cyber-subsidie-action": `light-dark(#003366, ${action.dark})` });
  assert.deepEqual(told({ "light.action": "#003366", "dark.action": "#eeeeee", theme: "light" }).variables, { "--cyber-subsidie-action": "#003366" });
  assert.deepEqual(told({ "light.action": "#003366", door: "bare" }).variables, {});
});

test("the lines are those of the manual, and what a host typed stays a value", () => {
  for (const [name, value] of Object.entries(RIGHTS)) assert.ok(docs.includes(`${name}="${value}"`), name);
  const base = "https://rekenhulp.example/embed/1.2.3/";
  for (const door of ["self", "elsewhere"]) assert.ok(docs.includes(policy({ door, base })), policy({ door, base }));
  const given = { base, attributes: [["lang", "nl"], ["offices", 'Genk "&<']], lines: ["a < b"], title: "T", ...BUILD };
  const made = snippet({ ...given, door: "elsewhere" });
  assert.equal(made, `<script type="module" src="${base}widget.js" integrity="sha384-A" crossorigin="anonymous"></script>
<cyber-subsidie lang="nl" offices='Genk "&amp;&lt;'>
  <p>a &lt; b</p>
</cyber-subsidie>`);
  assert.ok(snippet({ ...given, attributes: [["offices", `'s "x"`]], door: "self" }).includes(`offices="'s &quot;x&quot;"`));
  assert.ok(snippet({ ...given, door: "frame" }).endsWith(`<script type="module" src="${base}iframe.js" integrity="sha384-B" crossorigin="anonymous"></script>`));
  assert.equal(new URLSearchParams(new URL(frameAddress(base, given.attributes)).hash.slice(1)).get("offices"), 'Genk "&<');
  assert.ok(!snippet({ ...given, door: "bare" }).includes("<script"));
});

test("the documents are all there, each in its language, the address absolute only where it is known", () => {
  const documents = configuratorDocuments(BUILD);
  assert.deepEqual(Object.keys(documents).sort(), ["de/widget.html", "en/widget.html", "fr/widget.html", "widget-preview.html", "widget.html"]);
  for (const [place, html] of Object.entries(documents)) {
    assert.doesNotMatch(html, /undefined|\bon\w+="|<style| style="/, place);
    if (place === "widget-preview.html") continue;
    const code = place.includes("/") ? place.split("/")[0] : "nl";
    assert.ok(html.includes(`<html lang="${code}">`) && html.includes(all[code].page.intro), place);
    assert.doesNotMatch(html, /rel="canonical"/);
    for (const { id } of data.providers) assert.ok(html.includes(`<option value="${id}">`), id);
    const sited = configuratorDocuments({ ...BUILD, site: "https://a.example/b/" })[place];
    assert.ok(sited.includes(`<link rel="canonical" href="https://a.example/b/${code === "nl" ? "" : `${code}/`}widget.html">`), place);
    assert.ok(sited.includes("src=&quot;https://a.example/b/embed/1.2.3/widget.js&quot;"), "the plain lines have the address");
  }
});

test("an address holds what differs, and one that is not known opens what it can", () => {
  assert.equal(fragment({ ...standard, provider: "ey" }, standard), "provider=ey");
  const field = (name, value, more) => ({ name, value, type: "text", localName: "input", ...more });
  const elements = [
    field("door", "self", { type: "radio", checked: true }), field("door", "bare", { type: "radio", checked: false }), field("packages", "start", { type: "checkbox" }), field("packages", "plus", { type: "checkbox" }),
    field("provider", "", { localName: "select", options: [{ value: "" }, { value: "ey" }] }), field("offices", ""),
  ];
  const form = { elements, reset: () => {} };
  assert.equal(fillIn(form, "door=bare&packages=plus&provider=ey&offices=a%20b"), true);
  assert.deepEqual([elements[1].checked, elements[2].checked, elements[3].checked, elements[4].value, elements[5].value], [true, false, true, "ey", "a b"]);
  for (const broken of ["door=back", "packages=plus+maxi", "provider=acme", "nothing=1"]) assert.equal(fillIn(form, `${broken}&offices=c%`), false, broken);
  assert.equal(elements[5].value, "c%");
});
