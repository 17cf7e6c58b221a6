// What the configurator's documents are made of: the element's attributes and variables, the scheme's packages and providers, the texts
// of each language and its way to write figures.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { colour } from "../configurator/contrast.js";
import { described, TAG } from "./described.mjs";
import { schemeVersions } from "./project.mjs";
import { rulesOf } from "./versions.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const toml = (path) => parse(readFileSync(resolve(root, path), "utf8"));

/** A text with its places, `{name}`, filled in. */
export const fill = (text, places) => text.replace(/\{([\w-]+)\}/g, (whole, name) => places[name] ?? whole);

/** The texts of each language by its code. */
export const texts = () => Object.fromEntries(readdirSync(join(root, "configurator/texts")).sort().map((name) => [name.replace(".toml", ""), toml(`configurator/texts/${name}`)]));
export const claims = () => toml("configurator/claims.toml").claim;

/** Figures as a language writes them: `locales/` has its signs. */
export const written = (code) => {
  const { format } = toml(`locales/${code}.toml`);
  const put = (pattern, ...given) => given.reduce((text, value, at) => text.replace(`{${at}}`, value), format[pattern]);
  const number = (text) => {
    const [whole, cents = "00"] = text.split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, format.group) + (/^0*$/.test(cents) ? "" : format.decimal + cents);
  };
  const euro = (text) => put("euro", number(text));
  return { decimal: format.decimal, euro, range: (low, high) => put("range", euro(low), euro(high)), percent: (text) => put("percent", text) };
};

/** A share of an amount, to the cent, as the form writes amounts. */
const share = (amount, percent) => {
  const cents = Math.floor((Math.round(Number(amount) * 100) * Number(percent)) / 100);
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
};

/** The packages with their published prices, and the rate of an SME, of the rules that hold. */
const scheme = (ids) => {
  const { rulesDate } = rulesOf(schemeVersions());
  const { figure } = toml(join(process.env.CYBERSUBSIDIE_SCHEME || "scheme", `${rulesDate}.toml`));
  const value = (id) => {
    const row = figure.find((one) => one.id === id);
    if (!row) throw new Error(`the rules of ${rulesDate} have no figure ${id}`);
    return row.value;
  };
  return {
    rate: value("rate.sme"),
    packages: ids.map((id) => ({
      id, name: id.toUpperCase(), low: value(`package.${id}.price.min`), high: value(`package.${id}.price.max`), extended: value(`package.${id}.extensions`) === "yes",
    })),
  };
};

/** All that the documents are made of, by whatever name the sources have it. */
export const configuratorData = ({ version, integrity, iframeIntegrity }) => {
  const { attributes, variables } = described();
  const attribute = (name) => {
    const found = attributes.find((one) => one.name === name);
    if (!found) throw new Error(`embed/element.toml has no attribute ${name}, which the configurator offers`);
    return found;
  };
  const short = variables.map(({ name, light, dark }) => ({ name: name.replace(`--${TAG}-`, ""), light, dark: dark || light }));
  return {
    version, integrity, iframeIntegrity,
    values: Object.fromEntries(["lang", "layout", "theme", "heading-level"].map((name) => [name, attribute(name).values])),
    lists: Object.fromEntries(["languages", "packages", "ask"].map((name) => [name, attribute(name).list])),
    providers: toml("scheme/providers.toml").provider.map(({ id, name }) => ({ id, name })),
    colours: short.filter(({ light }) => colour(light)),
    others: short.filter(({ light }) => !colour(light)),
    ...scheme(attribute("packages").list),
  };
};

/** The lines for where no script runs, in each language. */
export const lines = ({ packages, rate }, all) => Object.fromEntries(Object.entries(all).map(([code, { element }]) => {
  const { range, percent } = written(code);
  return [code, packages.map(({ name, low, high }) =>
    fill(element.line, { package: name, price: range(low, high), subsidy: range(share(low, rate), share(high, rate)), rate: percent(rate) }))];
}));
