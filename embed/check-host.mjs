#!/usr/bin/env node
// For a host's own daily CI: is the calculator in this page still whole? Node 20 or newer, nothing besides.
//   node check-host.mjs https://www.provider.example/subsidie [--versions https://rekenhulp.example/versions.json]
// Ends with 0 where all is well, with 1 where a visitor is or soon will be told something wrong or nothing, with 2 for wrong arguments. It asks
// only for the page, what the page loads of the calculator, and the list of versions. docs/EMBEDDING.md, "A daily check".
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

/** Every fault of a page, as a code and a sentence; `get` fetches, `today` is the day as YYYY-MM-DD. */
export const check = async (address, { versions: list, get = fetch, today = new Date().toISOString().slice(0, 10) } = {}) => {
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
  const answer = await ask(address, "the page");
  if (!answer) return { faults };
  const html = await answer.text();
  const page = new URL(answer.url || address);
  if (!tags(html, "cyber-subsidie").length) fault("no-element", "the page has no <cyber-subsidie>");
  const tag = tags(html, "script").find(({ src }) => /\/widget\.js(?:$|[?#])/.test(`/${src ?? ""}`));
  if (!tag) {
    fault("no-script", "the page loads no widget.js");
    return { faults };
  }
  const script = new URL(tag.src, page);
  const wasm = new URL("widget.wasm", script);
  const loaded = await ask(script, "the script");
  let version = /\/embed\/(\d+\.\d+\.\d+)\//.exec(script.pathname)?.[1];
  if (loaded) {
    const bytes = Buffer.from(await loaded.arrayBuffer());
    const hash = sha384(bytes);
    if (tag.integrity && !tag.integrity.split(/\s+/).includes(hash)) fault("integrity", `the script is ${hash}, the page asks for ${tag.integrity}`);
    version ??= /(?<![\d.])(\d+\.\d+\.\d+)(?![\d.])/.exec(bytes.toString())?.[1];
    const module = await ask(wasm, "the wasm");
    if (module) {
      if (!/^application\/wasm\b/.test(module.headers.get("content-type") ?? "")) fault("type", "the wasm does not come as application/wasm");
      if (!bytes.includes(sha384(Buffer.from(await module.arrayBuffer())))) fault("integrity", "the wasm is not the one that belongs to the script: a visitor sees the table alone");
    }
    if (script.origin !== page.origin && !loaded.headers.get("access-control-allow-origin")) fault("cors", "the script comes from elsewhere without Access-Control-Allow-Origin");
  }
  for (const policy of policies(answer.headers.get("content-security-policy"), html)) {
    const scripts = directive(policy, "script-src-elem");
    const trusted = scripts?.some((source) => source === `'nonce-${tag.nonce}'` || (tag.integrity ?? "").split(/\s+/).some((hash) => source === `'${hash}'`));
    if (scripts && !trusted && !scripts.some((source) => covers(source, script, page.origin))) fault("csp", `the page's policy refuses the script: script-src needs ${script.origin === page.origin ? "'self'" : script.origin}`);
    const running = policy.get("script-src") ?? policy.get("default-src");
    if (running && !running.some((source) => ["'wasm-unsafe-eval'", "'unsafe-eval'"].includes(source))) fault("csp", "the page's policy does not let the wasm run: script-src needs 'wasm-unsafe-eval'");
    const connect = directive(policy, "connect-src");
    if (connect && !connect.some((source) => covers(source, wasm, page.origin))) fault("csp", `the page's policy refuses the wasm: connect-src needs ${wasm.origin === page.origin ? "'self'" : wasm.origin}`);
  }
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
  const [address, option, list, ...more] = process.argv.slice(2);
  if (!URL.canParse(address ?? "") || more.length || (option !== undefined && (option !== "--versions" || !URL.canParse(list ?? "")))) {
    console.error("usage: node check-host.mjs <address of your page> [--versions <address of versions.json>]");
    process.exit(2);
  }
  const { faults, version } = await check(address, { versions: list });
  for (const { code, text } of faults) console.error(`${code}: ${text}`);
  if (faults.length === 0) console.log(`the calculator is whole (version ${version})`);
  process.exit(faults.length === 0 ? 0 : 1);
}
