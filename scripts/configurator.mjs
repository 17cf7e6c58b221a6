// widget.html, with which somebody puts the element on a site: its document in each language, made from what the element has
// (embed/element.toml), the scheme, and the build's hashes; its words stand in configurator/texts/, its script in configurator/.
import { colour } from "../configurator/contrast.js";
import { DOORS, isFrame, policy, snippet } from "../configurator/snippet.js";
import { claims, configuratorData, fill, lines, texts, written } from "./configurator-data.mjs";
import { TAG } from "./described.mjs";

/** The address of a deployment that the build does not know, as docs/EMBEDDING.md writes it. */
const ELSEWHERE = "https://rekenhulp.example/";
const PREVIEW = "widget-preview.html";
/** Of the strictest kind. The page's own two scripts speak with nobody; its frame shows the element. */
const CSP = (own) => `default-src 'none'; script-src ${own}; style-src 'self'; frame-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

const escape = (text) => String(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const upper = (text) => text[0].toUpperCase() + text.slice(1);

/** A word that a language must have: the build stops where the element has something new without a word for it here. */
const word = (texts, code, section, key) => {
  const found = texts[section]?.[key];
  if (typeof found !== "string") throw new Error(`configurator/texts/${code}.toml lacks ${section}.${key}`);
  return found;
};

const nameOf = (code) => upper(new Intl.DisplayNames([code], { type: "language" }).of(code));

/** The document of one language. `site` is where dist/ will be published, empty where the build does not know. */
const page = ({ code, all, data, site }) => {
  const t = (section, key, places = {}) => escape(fill(word(all[code], code, section, key), places));
  const up = code === "nl" ? "" : "../";
  const figures = written(code);
  const help = (id, text) => `<p class="help" id="${id}-help">${text}</p>`;
  const wrong = (id) => `<p class="wrong" id="${id}-wrong" aria-live="polite"></p>`;
  const box = (kind, name, value, label, { checked, about } = {}) => {
    const id = `${name}-${value || "none"}`;
    return `<div class="choice"><input type="${kind}" id="${id}" name="${name}" value="${value}"${checked ? " checked" : ""}${about ? ` aria-describedby="${id}-help"` : ""}>
<label for="${id}">${label}</label>${about ? help(id, about) : ""}</div>`;
  };
  const choices = (kind, name, legend, options, { about, short } = {}) =>
    `<fieldset data-field="${name}" aria-describedby="${about ? `${name}-help ` : ""}${name}-wrong"><legend>${legend}</legend>${about ? help(name, about) : ""}
<div class="choices${short ? " short" : ""}">${options.join("\n")}</div>
${wrong(name)}</fieldset>`;
  const text = (name, label, { about, type = "text", ...more } = {}) => `<div class="field" data-field="${name}"><label for="${name}">${label}</label>${about ? help(name, about) : ""}
<input type="${type}" id="${name}" name="${name}" aria-describedby="${[about && `${name}-help`, `${name}-wrong`].filter(Boolean).join(" ")}" spellcheck="false"${Object.entries(more).map(([key, value]) => ` ${key}="${escape(value)}"`).join("")}>
${wrong(name)}</div>`;
  const select = (name, label, options, about) => `<div class="field"><label for="${name}">${label}</label>${about ? help(name, about) : ""}
<select id="${name}" name="${name}"${about ? ` aria-describedby="${name}-help"` : ""}>${options.map(([value, words, picked]) => `<option value="${value}"${picked ? " selected" : ""}>${words}</option>`).join("")}</select></div>`;
  const part = (key, body, open) => `<details class="part"${open ? " open" : ""} data-part="${key}"><summary><h2>${t("part", key)}</h2></summary>
<div class="body">${body.join("\n")}</div></details>`;
  const inOwn = (body) => `<div class="own-prices">${body.join("\n")}</div>`;
  const tone = (name, side, standard) => `<div class="tone"><input type="color" tabindex="-1" aria-hidden="true" data-for="${side}.${name}" value="${colour(standard)}">
<input type="text" id="${side}.${name}" name="${side}.${name}" placeholder="${colour(standard)}" aria-label="${t("variable", name)}, ${t("field", side)}" aria-describedby="${side}.${name}-wrong" spellcheck="false" autocapitalize="none"></div>`;
  const toneWrong = (name, side) => wrong(`${side}.${name}`).replace("<p ", `<p data-side="${t("field", side)}" `);
  const toneRow = ({ name, light, dark }) => `<div class="tones" role="group" aria-label="${t("variable", name)}"><p aria-hidden="true">${t("variable", name)}</p>
${tone(name, "light", light)}${tone(name, "dark", dark)}${toneWrong(name, "light")}${toneWrong(name, "dark")}</div>`;
  /** These say most of a house's colours. */
  const first = ["surface", "text", "action", "on-action", "ink", "on-ink"];
  const [main, rest] = [data.colours.filter(({ name }) => first.includes(name)), data.colours.filter(({ name }) => !first.includes(name))];
  const heads = `<div class="tones heads" aria-hidden="true"><p></p><p>${t("field", "light")}</p><p>${t("field", "dark")}</p></div>`;

  const form = `<form class="form" autocomplete="off" novalidate hidden>
${part("door", [
    choices("radio", "door", t("part", "door"), DOORS.map((door) => box("radio", "door", door, t("door", door), { checked: door === "self", about: t("door-about", door) }))).replace("<legend>", '<legend class="unseen">'),
    text("folder", t("field", "folder"), { about: t("field", "folder-help"), value: `/rekenhulp/${data.version}/` }),
  ], true)}
${part("provider", [
    select("provider", t("field", "provider"), [["", t("field", "provider-none")], ...data.providers.map(({ id, name }) => [id, escape(name)])]),
    `<div data-field="provider-fixed">${box("checkbox", "provider-fixed", "yes", t("field", "provider-fixed"))}</div>`,
    text("offices", t("field", "offices"), { about: t("field", "offices-help") }),
  ], true)}
${part("language", [
    choices("radio", "lang", t("field", "lang"), data.values.lang.map((one) => box("radio", "lang", one, `<span lang="${one}">${nameOf(one)}</span>`, { checked: one === code })), { short: true }),
    choices("checkbox", "languages", t("field", "languages"), data.lists.languages.map((one) => box("checkbox", "languages", one, `<span lang="${one}">${nameOf(one)}</span>`)), { short: true }),
  ], true)}
${part("packages", [
    choices("checkbox", "packages", t("field", "packages"), data.packages.map(({ id, name }) => box("checkbox", "packages", id, name, { checked: true })), { short: true }),
    `<fieldset aria-describedby="prices-help"><legend>${t("field", "prices")}</legend>${help("prices", t("field", "prices-help"))}
${inOwn(data.packages.flatMap(({ id, name, low, high, extended }) => [
    text(`price.${id}`, t("field", "price", { package: name }), { about: t("field", "published", { range: figures.range(low, high) }), inputmode: "decimal" }),
    ...(extended ? [text(`extensions.${id}`, t("field", "extensions", { package: name }), { inputmode: "decimal" })] : []),
  ]))}</fieldset>`,
    `<div class="field" data-field="own-extensions"><label for="own-extensions">${t("field", "own-extensions")}</label>${help("own-extensions", t("field", "own-extensions-help", { line: `Phishing test: ${figures.euro("1500")}` }))}
<textarea id="own-extensions" name="own-extensions" rows="3" aria-describedby="own-extensions-help own-extensions-wrong" spellcheck="false"></textarea>
${wrong("own-extensions")}</div>`,
  ])}
${part("look", [
    choices("radio", "layout", t("field", "layout"), data.values.layout.map((one, at) => box("radio", "layout", one, t("layout", one), { checked: at === 0 }))),
    choices("radio", "theme", t("field", "theme"), data.values.theme.map((one, at) => box("radio", "theme", one, t("theme", one), { checked: at === 0 })), { short: true }),
    select("heading-level", t("field", "heading-level"), data.values["heading-level"].map((one) => [one, `h${one}`]), t("field", "heading-help")),
  ])}
${part("colours", [
    `<p class="help no-colours" hidden>${t("field", "no-colours")}</p>`,
    `<div class="own-colours"><p class="help">${t("field", "colours-help", { colour: colour(data.colours.find(({ name }) => name === "action").light) })}</p>
${heads}${main.map(toneRow).join("\n")}
<details class="more"><summary>${t("field", "more")}</summary>
<div>${rest.map(toneRow).join("\n")}
${data.others.map(({ name, light }) => text(`other.${name}`, t("variable", name), { placeholder: light })).join("\n")}</div></details></div>`,
  ])}
${part("contact", [
    choices("radio", "contact", t("field", "contact"), ["none", "mail", "web", "event"].map((one) => box("radio", "contact", one, t("contact", one), { checked: one === "none" }))),
    text("address", t("field", "address"), { about: t("field", "address-help") }),
    choices("checkbox", "ask", t("field", "ask"), data.lists.ask.map((one) => box("checkbox", "ask", one, t("ask", one))), { about: t("field", "ask-help"), short: true }),
    `<div data-field="per-package">${box("checkbox", "per-package", "yes", t("field", "per-package"))}</div>`,
  ])}
<p><button type="button" class="quiet">${t("code", "reset")}</button></p>
</form>`;

  const preview = `<section class="preview" aria-labelledby="preview-title" hidden>
<div class="preview-head"><h2 id="preview-title">${t("preview", "title")}</h2> <a href="#code">${t("page", "skip")}</a>
<fieldset class="widths"><legend>${t("preview", "width")}</legend>
${[320, 768, 1280].map((width) => `<div class="choice"><input type="radio" id="width-${width}" name="width" value="${width}"${width === 768 ? " checked" : ""}><label for="width-${width}" aria-label="${t("preview", "pixels", { width })}">${width}</label></div>`).join("\n")}</fieldset></div>
<div class="stage"><iframe id="preview" title="${t("preview", "title")}"></iframe></div>
<p class="help scale"></p></section>`;

  const copy = (name, words) => `<button type="button" class="copy" data-copy="${name}">${words}</button> <span class="told" role="status"></span>`;
  const result = `<section class="card code" id="code" tabindex="-1" aria-labelledby="code-title" hidden><h2 id="code-title">${t("code", "title")}</h2>
<p>${t("code", "text")}</p>
<div class="two"><div>
<pre lang="en" translate="no"><code id="snippet"></code></pre>
<p class="line">${copy("snippet", t("code", "copy"))}</p>
<div class="listen" hidden><p>${t("code", "listen", { event: `${TAG}-contact` })}</p></div>
<div class="files"><h3>${t("code", "files")}</h3><p class="files-text"></p><ul class="names"></ul></div></div>
<div><h3>${t("code", "policy")}</h3><p>${t("code", "policy-text")}</p>
<pre lang="en" translate="no"><code id="policy"></code></pre>
<p class="help policy-style" hidden></p>
<p class="line">${copy("policy", t("code", "policy-copy"))}</p></div></div></section>`;

  const checklist = claims().map(({ key, doors: own, file, test }) =>
    `<li data-doors="${own.join(" ")}"><p>${t("claim", key)}</p>${own.length < DOORS.length ? `<p class="help doors">${own.map((door) => t("door", door)).join(" · ")}</p>` : ""}<p class="test">${t("check", "test")} <code lang="en" translate="no">${escape(test)}</code> <span class="file" lang="en" translate="no">${file}</span></p></li>`).join("\n");
  const check = `<section class="card check" aria-labelledby="check-title"><h2 id="check-title">${t("check", "title")}</h2>
<p>${t("check", "text")}</p><ul class="claims">${checklist}</ul>
<p class="caution" data-doors="${DOORS.filter((door) => !isFrame(door)).join(" ")}">${t("check", "caution")}</p></section>`;

  const home = site || ELSEWHERE;
  const every = lines(data, all);
  const plain = `<section class="plain" aria-labelledby="plain-title"><h2 id="plain-title">${t("page", "plain")}</h2>
<p>${t("page", "plain-intro", { address: home })}</p>
${DOORS.map((door) => {
    const base = door === "self" ? `/rekenhulp/${data.version}/` : `${home}embed/${data.version}/`;
    const made = snippet({ door, base, attributes: [["lang", code]], lines: every[code], title: all[code].element.frame, integrity: data.integrity, iframeIntegrity: data.iframeIntegrity });
    return `<section class="card" aria-labelledby="plain-${door}"><h3 id="plain-${door}">${t("door", door)}</h3><p>${t("door-about", door)}</p>
<pre lang="en" translate="no"><code data-door="${door}">${escape(made)}</code></pre>
<p>${t("code", "policy")}</p><pre lang="en" translate="no"><code data-policy="${door}">${escape(policy({ door, base }))}</code></pre></section>`;
  }).join("\n")}</section>`;

  const told = {
    code, up, version: data.version, integrity: data.integrity, iframeIntegrity: data.iframeIntegrity, decimal: figures.decimal,
    packages: data.packages, colours: data.colours, others: data.others.map(({ name }) => name), lists: data.lists,
    wrong: all[code].wrong, said: all[code].code, preview: all[code].preview, variable: all[code].variable,
    lines: every, frames: Object.fromEntries(Object.entries(all).map(([one, { element }]) => [one, element.frame])),
    example: { amount: figures.euro(data.packages.at(-1).low), colour: colour(data.colours.find(({ name }) => name === "action").light) },
  };
  const address = (one, from) => `${from === "nl" ? "" : "../"}${one === "nl" ? "" : `${one}/`}widget.html`;
  const absolute = (one) => (site ? escape(new URL(address(one, "nl"), site).href) : address(one, code));
  return `<!doctype html>
<html lang="${code}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CSP("'self'")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${t("page", "title")}</title>
<meta name="description" content="${t("page", "description")}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${up}configurator.css">
<script type="module" src="${up}configurator.js"></script>
${data.values.lang.map((one) => `<link rel="alternate" hreflang="${one}" href="${absolute(one)}">`).join("\n")}${site ? `\n<link rel="canonical" href="${absolute(code)}">` : ""}
</head>
<body>
<header class="banner">
<a class="skip" href="#code">${t("page", "skip")}</a>
<p class="brand">Cybersubsidie</p>
<p class="tagline">${t("page", "tagline")}</p>
<nav class="languages" aria-label="${t("page", "languages")}">${data.values.lang.map((one) => (one === code ? `<b aria-current="page">${nameOf(one)}</b>` : `<a href="${address(one, code)}" hreflang="${one}" lang="${one}">${nameOf(one)}</a>`)).join(" ")}</nav>
</header>
<main>
<h1>${t("page", "title")}</h1>
<p class="intro">${t("page", "intro")}</p>
<p class="notice" role="status"></p>
<div class="work">
${form}
${preview}
</div>
${result}
${plain}
${check}
</main>
<footer><p>${t("page", "footer")} <a href="./">${t("page", "home")}</a></p></footer>
<script type="application/json" id="data">${JSON.stringify(told).replaceAll("<", "\\u003c")}</script>
</body>
</html>
`;
};

/** The document in which the element is shown: a host's page, and nothing in it but that. */
const previewPage = () => `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CSP("'self' 'wasm-unsafe-eval'")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Cybersubsidie</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="widget-preview.css">
<script type="module" src="widget-preview.js"></script>
</head>
<body></body>
</html>
`;

/** The documents by their place in dist/. */
export const configuratorDocuments = ({ version, integrity, iframeIntegrity, site = "" }) => {
  const data = configuratorData({ version, integrity, iframeIntegrity });
  const all = texts();
  for (const code of data.values.lang) if (!all[code]) throw new Error(`configurator/texts/ has no ${code}.toml`);
  return {
    ...Object.fromEntries(Object.keys(all).map((code) => [code === "nl" ? "widget.html" : `${code}/widget.html`, page({ code, all, data, site })])),
    [PREVIEW]: previewPage(),
  };
};
