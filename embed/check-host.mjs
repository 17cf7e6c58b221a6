#!/usr/bin/env node
// For a host's own daily CI: is the calculator in this page still whole? Node 20 or newer, nothing besides.
//   node check-host.mjs https://www.provider.example/subsidie [--versions https://rekenhulp.example/versions.json] [--by-script]
// Ends with 0 where all is well, with 1 where a visitor is or soon will be told something wrong or nothing, with 2 for wrong arguments. It asks
// only for the page, what the page loads of the calculator, and the list of versions. It reads the page's text as the server sends it, and runs
// no script of it: `--by-script` where one of yours puts the element there. docs/EMBEDDING.md, "A daily check".
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";

const sha384 = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;

/** The attributes of each tag of this name in a page's text. */
const tags = (html, name) => [...html.replace(/<!--[^]*?-->/g, "").matchAll(new RegExp(`<${name}\\b((?:[^>"']|"[^"]*"|'[^']*')*)>`, "gi"))].map(([, text]) =>
  Object.fromEntries([...text.matchAll(/([\w-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)].map(([, key, ...values]) =>
    [key.toLowerCase(), (values.find((value) => value !== undefined) ?? "").replaceAll("&amp;", "&")])));

/** The policies of a page: each directive with its sources, of the header and of its meta elements. */
const policies = (header, html) => [...(header ?? "").split(","), ...tags(html, "meta").filter((meta) => /^content-security-policy$/i.test(meta["http-equiv"] ?? "")).map(({ content }) => content ?? "")]
  .filter((text) => text.trim() !== "")
  .map((text) => new Map(text.split(";").map((part) => part.trim().split(/\s+/)).filter(([name]) => name).map(([name, ...sources]) => [name.toLowerCase(), sources])));

/** Whether a source of a policy covers this address (CSP 3, 6.7.2.8), for a page of this origin. */
const covers = (source, url, origin) => {
  if (source === "*") return /^https?:$/.test(url.protocol);
  if (source === "'self'") return url.origin === origin;
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return url.protocol === source.toLowerCase();
  const match = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[^/:]+)(?::(\d+|\*))?(\/.*)?$/i.exec(source);
  if (!match) return false;
  const [, scheme, host, port, path] = match;
  const { protocol, hostname } = url;
  const secure = (scheme ?? new URL(origin).protocol.slice(0, -1)) === "http" ? ["http:", "https:"] : [`${scheme ?? "https"}:`];
  if (!secure.includes(protocol)) return false;
  if (host !== "*" && !(host.startsWith("*.") ? hostname.endsWith(host.slice(1)) : hostname === host.toLowerCase())) return false;
  const standard = { "http:": "80", "https:": "443" }[protocol];
  if (port !== "*" && (url.port || standard) !== (port ?? standard)) return false;
  return !path || (path.endsWith("/") ? url.pathname.startsWith(path) : url.pathname === path);
};

const directive = (policy, name) => policy.get(name === "script-src-elem" && !policy.has(name) ? "script-src" : name) ?? (name === "script-src-elem" ? policy.get("script-src") : undefined) ?? policy.get("default-src");

/** What a browser makes elements of: no comment, no text of a field or a script, nothing that only waits in a template. */
const visible = (html) => html
  .replace(/<!--[^]*?-->/g, "")
  .replace(/(<(script|style|textarea|title|noscript|noembed|noframes|xmp)\b(?:[^>"']|"[^"]*"|'[^']*')*>)[^]*?<\/\2\s*>/gi, "$1")
  .replace(/<template\b(?![^>]*\bshadowrootmode)[^>]*>[^]*?<\/template\s*>/gi, "");

/** The script of a page's calculator: by its tag, or asked for by a line of script in the page, which takes no type. */
const scriptOf = (html, name) => {
  const own = new RegExp(`/${name}\\.js(?:$|[?#])`);
  const tag = tags(visible(html), "script").find(({ src }) => own.test(`/${src ?? ""}`));
  if (tag) return tag;
  for (const [, start, text] of html.replace(/<!--[^]*?-->/g, "").matchAll(/<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>([^]*?)<\/script\s*>/gi)) {
    const src = new RegExp(`\\bimport\\s*\\(?\\s*["'\`]([^"'\`]*?${name}\\.js(?:[?#][^"'\`]*)?)["'\`]`).exec(text)?.[1];
    if (src) return { src, inline: text, nonce: tags(`<script${start}>`, "script")[0].nonce };
  }
  return undefined;
};

/** The languages other than Dutch that a page's elements, or its frame by its options, may speak. */
const languages = (html, options = new URLSearchParams()) => {
  const [page] = tags(html, "html");
  const told = tags(html, "cyber-subsidie").flatMap(({ lang, languages: offered }) => [lang ?? page?.lang, ...(offered ?? "").split(/\s+/)]);
  const all = [...told, options.get("lang"), ...(options.get("languages") ?? "").split(/\s+/)];
  return [...new Set(all.map((one) => (one ?? "").toLowerCase().split("-")[0]).filter((one) => ["fr", "en", "de"].includes(one)))];
};

/** Every fault of a page, as a code and a sentence; `get` fetches, `today` is the day as YYYY-MM-DD, `byScript` where a script makes the element. */
export const check = async (address, { versions: list, byScript = false, get = fetch, today = new Date().toISOString().slice(0, 10) } = {}) => {
  const faults = [];
  const fault = (code, text) => faults.push({ code, text });
  const ask = async (url, what) => {
    try {
      const answer = await get(url);
      if (answer.ok) return answer;
      fault("not-loaded", `${what} answers ${answer.status}: ${url}`);
    } catch (error) {
      fault("not-loaded", `${what} does not answer: ${url} (${error.cause?.code ?? error.message})`);
    }
    return undefined;
  };
  const allowsAll = (answer) => answer.headers.get("access-control-allow-origin");

  /** Whether the policies let this script run; `tag` is its own. */
  const mayRun = (rules, page, script, tag) => {
    for (const policy of rules) {
      const sources = directive(policy, "script-src-elem");
      if (!sources) continue;
      const hashed = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
      const trusted = sources.some((source) => (tag.nonce && source === `'nonce-${tag.nonce}'`) || (tag.integrity ?? "").split(/\s+/).some((hash) => source === `'${hash}'`));
      const strict = sources.includes("'strict-dynamic'");
      if (tag.inline !== undefined) {
        const names = sources.some((source) => /^'(?:nonce|sha\d+)-/.test(source));
        const allowed = trusted || sources.includes(hashed(tag.inline)) || sources.includes(`'${sha384(tag.inline)}'`) || (sources.includes("'unsafe-inline'") && !names && !strict);
        if (!allowed) fault("csp", "the page's policy refuses the line of script that asks for the calculator: it stands in the page itself");
        else if (!strict && !sources.some((source) => covers(source, script, page.origin))) fault("csp", `the page's policy refuses the script: script-src needs ${script.origin === page.origin ? "'self'" : script.origin}`);
      } else if (!trusted && strict) {
        fault("csp", "the page's policy refuses the script: with 'strict-dynamic' only the nonce or the hash of its own tag counts");
      } else if (!trusted && !sources.some((source) => covers(source, script, page.origin))) {
        fault("csp", `the page's policy refuses the script: script-src needs ${script.origin === page.origin ? "'self'" : script.origin}`);
      }
    }
  };

  const answer = await ask(address, "the page");
  if (!answer) return { faults };

  /** The calculator of one document: the page itself, or a frame in it. */
  const calculator = async (given, url, options) => {
    const text = await given.text();
    const html = visible(text);
    const page = new URL(given.url || url);
    const header = policies(given.headers.get("content-security-policy"), "");
    const rules = [...header, ...policies("", html)];
    // A meta element can't ask for it.
    const boxes = header.map((policy) => policy.get("sandbox")).filter(Boolean);
    if (boxes.some((box) => !box.includes("allow-scripts"))) fault("csp", "the page's policy lets no script run: sandbox needs allow-scripts");
    // A page without an origin of its own is another one's to every server.
    const nameless = boxes.some((box) => box.includes("allow-scripts") && !box.includes("allow-same-origin"));
    const frames = options ? [] : tags(html, "iframe").filter(({ src }) => /(?:^|\/)frame\.html(?:$|[?#])/.test(src ?? ""));
    const tag = scriptOf(text, "widget");
    const elements = tags(html, "cyber-subsidie").length;
    if (!tag && frames.length) return framed(frames, { page, rules, text });
    if (!elements && !(tag && byScript)) fault("no-element", "the page's text has no <cyber-subsidie> (where a script of yours puts it there, say --by-script)");
    if (!tag) {
      fault("no-script", "the page loads no widget.js");
      return undefined;
    }
    if (tag.inline === undefined && tag.type?.trim().toLowerCase() !== "module") fault("no-module", 'the script\'s tag has no type="module", without which a browser refuses it');
    const script = new URL(tag.src, page);
    const loaded = await ask(script, "the script");
    let version = /\/embed\/(\d+\.\d+\.\d+)\//.exec(script.pathname)?.[1];
    let wasm = new URL("widget.wasm", script);
    if (loaded) {
      const bytes = Buffer.from(await loaded.arrayBuffer());
      const hash = sha384(bytes);
      // The moving alias has its wasm in the folder of a version.
      const place = /["'`]((?:\.\.\/(\d+\.\d+\.\d+)\/)?widget\.wasm)["'`]/.exec(bytes.toString());
      wasm = new URL(place?.[1] ?? "widget.wasm", script);
      if (tag.integrity && !tag.integrity.split(/\s+/).includes(hash)) fault("integrity", `the script is ${hash}, the page asks for ${tag.integrity}`);
      version ??= place?.[2] ?? /(?<![\d.])(\d+\.\d+\.\d+)(?![\d.])/.exec(bytes.toString())?.[1];
      const elsewhere = nameless || script.origin !== page.origin;
      if (elsewhere && !allowsAll(loaded)) fault("cors", "the script comes from elsewhere without Access-Control-Allow-Origin");
      const module = await ask(wasm, "the wasm");
      if (module) {
        if (!/^application\/wasm\b/.test(module.headers.get("content-type") ?? "")) fault("type", "the wasm does not come as application/wasm");
        if (elsewhere && !allowsAll(module)) fault("cors", "the wasm comes from elsewhere without Access-Control-Allow-Origin");
        if (!bytes.includes(sha384(Buffer.from(await module.arrayBuffer())))) fault("integrity", "the wasm is not the one that belongs to the script: a visitor sees the table alone");
      }
      for (const code of languages(html, options)) {
        const texts = await ask(new URL(`${code}.txt`, wasm), `the file of texts (${code}), without which it speaks Dutch,`);
        if (!texts) continue;
        if (elsewhere && !allowsAll(texts)) fault("cors", `${code}.txt comes from elsewhere without Access-Control-Allow-Origin`);
        if (!bytes.includes(sha384(Buffer.from(await texts.arrayBuffer())))) fault("integrity", `${code}.txt is not the one that belongs to the script: a visitor reads Dutch`);
      }
    }
    mayRun(rules, page, script, tag);
    for (const policy of rules) {
      const running = policy.get("script-src") ?? policy.get("default-src");
      if (running && !running.some((source) => ["'wasm-unsafe-eval'", "'unsafe-eval'"].includes(source))) fault("csp", "the page's policy does not let the wasm run: script-src needs 'wasm-unsafe-eval'");
      const connect = directive(policy, "connect-src");
      if (connect && !connect.some((source) => covers(source, wasm, page.origin))) fault("csp", `the page's policy refuses the wasm: connect-src needs ${wasm.origin === page.origin ? "'self'" : wasm.origin}`);
    }
    return version;
  };

  /** The frames of a page, each with the calculator in it, and the script that makes them fit. */
  const framed = async (frames, { page, rules, text }) => {
    let version;
    const seen = new Set();
    for (const { src, sandbox } of frames) {
      const url = new URL(src, page);
      const options = new URLSearchParams(url.hash.slice(1));
      if (sandbox !== undefined && !sandbox.split(/\s+/).includes("allow-scripts")) fault("sandbox", "the frame's sandbox lets no script run: it needs allow-scripts");
      for (const policy of rules) {
        const sources = policy.get("frame-src") ?? policy.get("child-src") ?? policy.get("default-src");
        if (sources && !sources.some((source) => covers(source, url, page.origin))) fault("csp", `the page's policy refuses the frame: frame-src needs ${url.origin === page.origin ? "'self'" : url.origin}`);
      }
      if (seen.has(url.href)) continue;
      seen.add(url.href);
      const inside = await ask(url, "the frame");
      if (!inside) continue;
      const refuses = policies(inside.headers.get("content-security-policy"), "").some((policy) => policy.has("frame-ancestors") && !policy.get("frame-ancestors").some((source) => covers(source, page, url.origin)));
      const old = (inside.headers.get("x-frame-options") ?? "").toLowerCase();
      if (refuses || old === "deny" || (old === "sameorigin" && url.origin !== page.origin)) fault("framing", `its server lets the frame stand in no page of ${page.origin}`);
      version = (await calculator(inside, url, options)) ?? version;
    }
    const tag = scriptOf(text, "iframe");
    if (!tag) return version;
    const script = new URL(tag.src, page);
    const loaded = await ask(script, "the frame's script");
    if (loaded && tag.integrity && !tag.integrity.split(/\s+/).includes(sha384(Buffer.from(await loaded.arrayBuffer())))) fault("integrity", "the frame's script is not the one that the page asks for");
    if (loaded && script.origin !== page.origin && !allowsAll(loaded)) fault("cors", "the frame's script comes from elsewhere without Access-Control-Allow-Origin");
    if (tag.inline === undefined && tag.type?.trim().toLowerCase() !== "module") fault("no-module", 'the tag of the frame\'s script has no type="module", without which a browser refuses it');
    mayRun(rules, page, script, tag);
    return version;
  };

  const version = await calculator(answer, address);
  if (!version && faults.length) return { faults };
  const told = list && (await ask(list, "the list of versions"));
  if (told) {
    const all = await told.json().catch(() => []);
    const at = all.findIndex((entry) => entry.version === version);
    if (at < 0) fault("version", `version ${version ?? "?"} is not in the list`);
    else {
      const own = all[at];
      // A newer one that is out: with other answers, a visitor here is told old ones.
      for (const newer of all.slice(0, at).filter(({ released }) => released)) {
        if (newer.answersChanged.length > 0) fault("newer", `version ${newer.version} answers otherwise: ${newer.answersChanged.join(" ")}`);
      }
      const reviewBy = own.reviewBy ?? all.find((entry) => entry.rulesDate === own.rulesDate && entry.reviewBy)?.reviewBy;
      if (reviewBy && today > reviewBy) fault("review", `its rules were to be compared with their sources again by ${reviewBy}`);
    }
  }
  return { faults, version };
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.slice(2);
  const byScript = given.includes("--by-script");
  const [address, option, list, ...more] = given.filter((one) => one !== "--by-script");
  if (!URL.canParse(address ?? "") || more.length || (option !== undefined && (option !== "--versions" || !URL.canParse(list ?? "")))) {
    console.error("usage: node check-host.mjs <address of your page> [--versions <address of versions.json>] [--by-script]");
    process.exit(2);
  }
  const { faults, version } = await check(address, { versions: list, byScript });
  for (const { code, text } of faults) console.error(`${code}: ${text}`);
  if (faults.length === 0) console.log(`the calculator is whole (version ${version})`);
  process.exit(faults.length === 0 ? 0 : 1);
}
