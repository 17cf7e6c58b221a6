// What was chosen, as the form has it, as a fragment of the page's address, and as what the element is told.
import { amount } from "./amount.js";
import { colour, judge } from "./contrast.js";
import { isFrame } from "./snippet.js";

/** The form's values by the names of its fields, as they were typed; of several boxes to tick those that are, with a space between. */
export const chosen = (form) => {
  const values = {};
  for (const { name, type, value, checked } of form.elements) {
    if (!name) continue;
    if (type !== "radio" && type !== "checkbox") values[name] = value;
    else if (checked) values[name] = [values[name], value].filter(Boolean).join(" ");
    else values[name] ??= "";
  }
  return values;
};

/** What differs from the form as it came, which is all that an address has to tell. */
export const fragment = (values, standard) =>
  new URLSearchParams(Object.entries(values).filter(([name, value]) => value !== standard[name])).toString();

/** Fills in what an address tells; whether all of it was known. */
export const fillIn = (form, text) => {
  form.reset();
  let known = true;
  let told;
  try {
    told = [...new URLSearchParams(text)];
  } catch {
    return false;
  }
  for (const [name, value] of told) {
    const fields = [...form.elements].filter((one) => one.name === name);
    if (fields.length === 0) known = false;
    else if (fields[0].localName === "select") {
      if ([...fields[0].options].some((one) => one.value === value)) fields[0].value = value;
      else known = false;
    } else if (fields[0].type === "radio") {
      const field = fields.find((one) => one.value === value);
      if (field) field.checked = true;
      else known = false;
    } else if (fields[0].type === "checkbox") {
      const wanted = value.split(" ").filter(Boolean);
      for (const field of fields) field.checked = wanted.includes(field.value);
      known &&= wanted.every((one) => fields.some((field) => field.value === one));
    } else {
      fields[0].value = value;
    }
  }
  return known;
};

/** An amount with two decimals at most, exactly, in whole cents. */
const cents = (text) => {
  const [whole, part = ""] = text.split(".");
  return BigInt(whole + part.padEnd(2, "0"));
};

/** More the element takes of no amount (docs/CONTRACT.md, Values), in euro; of one that is larger it ignores all. */
const MOST = 1_000_000_000_000n;

/** An amount as it is typed that the element takes. */
const taken = (text, decimal) => {
  const found = amount(text, decimal);
  return found !== null && cents(found) <= MOST * 100n ? found : null;
};

/** Own prices in the element's form, and what is wrong with one, by its field. */
const prices = (values, { packages, decimal }, wrong) => {
  const own = {};
  for (const { id, name, low, high, extended } of packages) {
    const read = (field) => {
      const text = (values[field] ?? "").trim();
      const found = text && taken(text, decimal);
      if (found === null) wrong[field] = ["amount"];
      return found || undefined;
    };
    const base = read(`price.${id}`);
    const extensions = read(`extensions.${id}`);
    if (base && (cents(base) < cents(low) || cents(base) > cents(high))) wrong[`price.${id}`] = ["outside"];
    else if (base) own[id] = { base, ...(extended && { extensions: extensions ?? "0" }) };
    else if (extensions && !wrong[`price.${id}`]) wrong[`price.${id}`] = ["base", { package: name }];
  }
  return Object.keys(own).length ? JSON.stringify(own) : "";
};

/**
 * Own extension packages, a line each: a name, a colon, a price. One line that is not so leaves all of them out, and so do prices in which
 * none of them counts: of no package shown with which such go.
 */
const ownExtensions = (text = "", { decimal, packages }, wrong, counts) => {
  const own = {};
  for (const line of text.split("\n").map((one) => one.trim()).filter(Boolean)) {
    const [, name, typed] = /^(.+):([^:]+)$/.exec(line) ?? [];
    const price = typed && taken(typed, decimal);
    const twice = Object.hasOwn(own, name?.trim());
    if (!name?.trim() || !price || cents(price) === 0n || twice) {
      wrong["own-extensions"] = [twice ? "twice" : "line", { line }];
      return "";
    }
    own[name.trim()] = price;
  }
  if (Object.keys(own).length && !counts) {
    wrong["own-extensions"] = ["nowhere", { package: packages.find(({ extended }) => extended)?.name }];
    return "";
  }
  return Object.keys(own).length ? JSON.stringify(own) : "";
};

/** Whether a value stands by itself in a style sheet: nothing in it ends the rule, or opens what it does not close. */
const closed = (text) => {
  if (/[;{}<>\\!]|\/\*/.test(text)) return false;
  const bare = text.replace(/"[^"]*"|'[^']*'/g, "");
  let depth = 0;
  for (const sign of bare) {
    depth += (sign === "(") - (sign === ")");
    if (depth < 0) return false;
  }
  return depth === 0 && !/["']/.test(bare);
};

/** How the element's own sheet uses what is not a colour: lengths in sums, where a bare nought is none. */
const USES = {
  font: ["font-family", (text) => text],
  radius: ["border-top-left-radius", (text) => `calc(${text} + 1px)`],
  "sticky-top": ["top", (text) => `calc(${text} + 1px)`],
};

/** Colours of both kinds of light, those in which nobody could read something left out. */
const variables = (values, { colours, others }, wrong, understood) => {
  const sides = { light: {}, dark: {} };
  for (const [side, own] of Object.entries(sides)) {
    if (values.theme && values.theme !== "auto" && values.theme !== side) continue;
    for (const { name } of colours) {
      const text = (values[`${side}.${name}`] ?? "").trim();
      if (text === "") continue;
      const found = colour(text);
      if (found) own[name] = found;
      else wrong[`${side}.${name}`] = ["colour"];
    }
    const { accepted, refused } = judge(own, Object.fromEntries(colours.map((one) => [one.name, one[side]])));
    for (const [name, pair] of Object.entries(refused)) wrong[`${side}.${name}`] = ["contrast", pair];
    sides[side] = accepted;
  }
  const set = {};
  for (const { name, light, dark } of colours) {
    const [bright, dim] = [sides.light[name], sides.dark[name]];
    if (!bright && !dim) continue;
    const fixed = { light: bright, dark: dim }[values.theme];
    set[`--cyber-subsidie-${name}`] = fixed ?? `light-dark(${bright ?? light}, ${dim ?? dark})`;
  }
  for (const name of others) {
    const typed = (values[`other.${name}`] ?? "").trim();
    if (typed === "") continue;
    const [property, used] = USES[name] ?? ["color", (text) => text];
    const text = property !== "color" && /^[+-]?0+(?:\.0+)?$/.test(typed) ? "0px" : typed;
    if (!closed(text) || !understood(property, used(text))) wrong[`other.${name}`] = ["value"];
    else set[`--cyber-subsidie-${name}`] = text;
  }
  return set;
};

const contact = ({ contact: kind, address: typed = "", door }, wrong) => {
  const address = typed.trim();
  if (kind === "event") {
    if (door === "bare") wrong.contact = ["event"];
    return door === "bare" ? "" : "event";
  }
  if (kind === "mail") {
    const plain = address.replace(/^mailto:/i, "");
    if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(plain)) return `mailto:${plain}`;
    wrong.address = [address ? "mail" : "no-address"];
  }
  if (kind === "web") {
    if (/^https:\/\/[^\s/]+\.[^\s]+$/i.test(address) && URL.canParse(address)) return address;
    wrong.address = [address ? "web" : "no-address"];
  }
  return "";
};

/** What the element is told: attributes in the order of the form, variables, the folder; and what is wrong, by field. */
export const meant = (values, data, understood) => {
  const wrong = {};
  const attributes = [["lang", values.lang]];
  const add = (name, value) => value && attributes.push([name, value]);
  const flag = (name, on) => on && attributes.push([name, ""]);
  // The one that it begins in is one of them, and one alone is no choice.
  const offered = data.lists.languages.filter((one) => (values.languages ?? "").split(" ").includes(one) || one === values.lang);
  if (values.languages && offered.length > 1) add("languages", offered.join(" "));
  add("provider", values.provider);
  flag("provider-fixed", values.provider && values["provider-fixed"]);
  add("offices", values.offices.trim());
  if (values.packages === "") wrong.packages = ["packages"];
  else if (values.packages !== data.lists.packages.join(" ")) add("packages", values.packages);
  const own = prices(values, data, wrong);
  add("prices", own);
  const seen = values.packages === "" ? data.lists.packages : values.packages.split(" ");
  const counts = data.packages.some(({ id, extended }) => extended && seen.includes(id) && own && Object.hasOwn(JSON.parse(own), id));
  add("extensions", ownExtensions(values["own-extensions"], data, wrong, counts));
  if (values.layout !== "auto") add("layout", values.layout);
  if (values.theme !== "auto") add("theme", values.theme);
  if (values["heading-level"] !== "2") add("heading-level", values["heading-level"]);
  const reached = contact(values, wrong);
  add("contact", reached);
  if (reached) {
    add("ask", values.ask);
    flag("per-package", values["per-package"]);
  }
  const set = isFrame(values.door) ? {} : variables(values, data, wrong, understood);
  const folder = values.folder.trim();
  const sound = /^\/(?:[\w.~-]+\/)*$/.test(folder);
  if (!sound && values.door === "self") wrong.folder = ["folder"];
  return { attributes, variables: set, folder: sound ? folder : `/rekenhulp/${data.version}/`, shown: seen, wrong };
};
