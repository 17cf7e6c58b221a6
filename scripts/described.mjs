// What <cyber-subsidie> has for a host, from embed/element.toml and the style sheets: as tables for docs/EMBEDDING.md, as
// custom-elements.json (schema 2.1.0), as data for editors, and as types.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { schemas } from "../package/schema.mjs";
import { contractData } from "./project.mjs";
import { declarations } from "./types.mjs";

export const TAG = "cyber-subsidie";
const CLASS = "CyberSubsidieElement";
const read = (path) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), "utf8");

/** The data, with the parts and variables of the style sheets. */
export const described = () => {
  const data = parse(read("embed/element.toml"));
  const { providers } = contractData();
  const filled = ({ values, form, ...entry }) => ({
    ...entry, values: values === "providers" ? providers : values, form: form?.replace("{count}", providers.length),
  });
  const variables = [...read("style/tokens.css").matchAll(/var\(--cyber-subsidie-([\w-]+), (.*)\); \/\* (.*) \*\//g)].map(([, name, value, what]) => {
    const [, light, dark] = value.match(/^light-dark\((.*), (.*)\)$/) ?? [null, value, ""];
    return { name: `--cyber-subsidie-${name}`, what, light, dark };
  });
  const parts = [...read("style/widget.css").matchAll(/@part ([\w-]+): (.*)/g)].map(([, name, what]) => ({ name, what }));
  if (variables.length === 0 || parts.length === 0) throw new Error("the style sheets name no variables or no parts");
  return {
    attributes: data.attribute.map(filled), properties: data.property, events: data.event, errors: data.error, slots: data.slot,
    functions: data.function, variables, parts,
  };
};

const code = (text) => `\`${text}\``;
const table = (head, rows) => [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
const taken = ({ values, list, form, flag }) =>
  form ?? (values ? values.map(code).join(", ") : list ? `some of ${code(list.join(" "))}` : flag ? "" : "any text");

/** The tables of docs/EMBEDDING.md by the name of their place. */
export const tables = ({ attributes, properties, events, errors, variables, parts }) => ({
  attributes: table(["attribute", "values", "what it does"], attributes.map((one) => [code(one.name), taken(one), one.what])),
  properties: table(["property", "", ""], properties.map((one) => [code(one.name), one.takes ? "get, set" : "get", one.what])),
  events: table(["event", "`detail`", "when"], events.map((one) => [code(one.name), one.detail, one.what])),
  errors: table(["`code`", "why"], errors.map((one) => [code(one.code), one.what])),
  "variables and parts": [
    table(["variable", "what", "light", "dark"], variables.map((one) => [code(one.name), one.what, code(one.light), one.dark && code(one.dark)])),
    table(["part", "what"], parts.map((one) => [code(`::part(${one.name})`), one.what])),
  ].join("\n\n"),
});

/** Markdown whose links lead into the project, without them. */
const plain = (text) => text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
const union = (values) => values.map((value) => JSON.stringify(value)).join(" | ");
/** The type of an attribute's value. */
const attributeType = ({ type, values, flag }) => type ?? (values ? union(values) : flag ? "boolean" : "string");
const textOf = (one) => [taken(one), one.what].filter(Boolean).map(plain).join(": ");
const eventNames = (events) => [...new Set(events.map(({ name }) => name))];
const detailOf = (events, name) => events.filter((one) => one.name === name).map(({ type }) => type).join(" | ");

/** custom-elements.json: https://github.com/webcomponents/custom-elements-manifest */
export const customElements = ({ attributes, properties, events, slots, functions, variables, parts }) => ({
  schemaVersion: "2.1.0",
  modules: [{
    kind: "javascript-module",
    path: "widget.js",
    declarations: [
      {
        kind: "class",
        customElement: true,
        tagName: TAG,
        name: CLASS,
        superclass: { name: "HTMLElement" },
        description: "May a Flemish enterprise get the VLAIO cybersecurity subsidy, at which rate, why, and what does it pay itself?",
        attributes: attributes.map((one) => ({ name: one.name, type: { text: attributeType(one) }, description: textOf(one) })),
        members: properties.map(({ name, type, takes, what }) => ({
          kind: "field", name, type: { text: takes && takes !== type ? `${type} (set: ${takes})` : type }, description: plain(what), ...(!takes && { readonly: true }),
        })),
        events: eventNames(events).map((name) => ({
          name, type: { text: `CustomEvent<${detailOf(events, name)}>` }, description: events.filter((one) => one.name === name).map(({ what }) => plain(what)).join("; or: "),
        })),
        slots: slots.map(({ name, what }) => ({ name, description: plain(what) })),
        cssProperties: variables.map(({ name, what, light, dark }) => ({ name, description: what, default: dark ? `light-dark(${light}, ${dark})` : light })),
        cssParts: parts.map(({ name, what }) => ({ name, description: what })),
      },
      ...functions.map(({ name, type, takes, what }) => ({
        kind: "function", name, description: plain(what), parameters: [{ name: "application", type: { text: takes } }], return: { type: { text: type } },
      })),
    ],
    exports: [
      { kind: "custom-element-definition", name: TAG, declaration: { name: CLASS, module: "widget.js" } },
      ...functions.map(({ name }) => ({ kind: "js", name, declaration: { name, module: "widget.js" } })),
    ],
  }],
});

/** Data for editors (VS Code's `html.customData`). */
export const htmlData = ({ attributes }) => ({
  version: 1.1,
  tags: [{
    name: TAG,
    description: "Rekenhulp: krijgt een onderneming de VLAIO-subsidie voor een cybersecurity verbetertraject?",
    attributes: attributes.map((one) => ({
      name: one.name,
      description: { kind: "markdown", value: textOf(one) },
      ...(one.flag && { valueSet: "v" }),
      ...(one.values && { values: one.values.map((name) => ({ name })) }),
    })),
  }],
});

const comment = (text, indent = "") => `${indent}/** ${plain(text)} */\n`;
const quoted = (name) => (/^\w+$/.test(name) ? name : JSON.stringify(name));

/** widget.d.ts: the element, its events, its attributes in JSX, and what the script exports. */
export const types = ({ attributes, properties, events, errors, functions }) => {
  const { application, evaluation } = schemas(contractData());
  const members = properties.map(({ name, type, takes, what }) => {
    if (!takes) return `${comment(what, "  ")}  readonly ${name}: ${type};\n`;
    return `${comment(what, "  ")}  get ${name}(): ${type};\n  set ${name}(value: ${takes});\n`;
  });
  const inJsx = attributes.map((one) => {
    // An attribute of numbers takes a number too.
    const type = one.values?.every((value) => /^\d+$/.test(value)) ? `${attributeType(one)} | ${one.values.join(" | ")}` : attributeType(one);
    return `${comment(textOf(one), "  ")}  ${quoted(one.name)}?: ${type};\n`;
  });
  const handlers = eventNames(events).map((name) => `  ${quoted(`on${name}`)}?: CyberSubsidieHandler<${quoted(name)}>;\n`);
  return `// Made from embed/element.toml by scripts/described.mjs.

${comment("Why the published table stays.")}export type LoadError = ${union(errors.map((one) => one.code).filter((one) => one !== "invalid-value"))};

/** The events by their names; all bubble and pass through shadow roots. */
export interface CyberSubsidieEvents {
${eventNames(events).map((name) => `${comment(events.find((one) => one.name === name).what, "  ")}  ${quoted(name)}: CustomEvent<${detailOf(events, name)}>;\n`).join("")}}

/** <${TAG}> */
export interface ${CLASS} extends HTMLElement {
${members.join("")}  addEventListener<K extends keyof CyberSubsidieEvents>(type: K, listener: (this: ${CLASS}, event: CyberSubsidieEvents[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: ${CLASS}, event: HTMLElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** Hears one of the events. */
export type CyberSubsidieHandler<K extends keyof CyberSubsidieEvents> = (event: CyberSubsidieEvents[K] & { readonly currentTarget: ${CLASS} }) => void;

/** Its own attributes. */
export interface CyberSubsidieOptions {
${inJsx.join("")}}

/** Its attributes, for JSX, with handlers of its events as React and Preact name them, beside what any element takes there, of which each library has types of its own. */
export interface CyberSubsidieAttributes extends CyberSubsidieOptions {
${handlers.join("")}  id?: string;
  slot?: string;
  class?: any;
  className?: any;
  style?: any;
  children?: any;
  key?: any;
  ref?: any;
  [handler: \`on\${string}\`]: any;
  [data: \`data-\${string}\`]: any;
  [aria: \`aria-\${string}\`]: any;
}

declare global {
  interface HTMLElementTagNameMap { ${JSON.stringify(TAG)}: ${CLASS} }
  interface GlobalEventHandlersEventMap extends CyberSubsidieEvents {}
  namespace JSX {
    interface IntrinsicElements { ${JSON.stringify(TAG)}: CyberSubsidieAttributes }
  }
}

${functions.map(({ name, type, takes, what }) => `${comment(what)}export function ${name}(application: ${takes}): ${type};\n`).join("")}
${declarations(application, evaluation)}`;
};

/** jsx-react.d.ts: React keeps the types of JSX in its own module. */
export const reactTypes = () => `// Made by scripts/described.mjs. For React: import type {} from "./jsx-react.js";
import type { CyberSubsidieAttributes } from "./widget.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements { ${JSON.stringify(TAG)}: CyberSubsidieAttributes }
  }
}
`;

/** vue.d.ts: what Vue's templates check. Vue writes out `false`, so that an attribute that is there or not takes none. */
export const vueTypes = ({ attributes, properties }) => {
  const flags = attributes.filter(({ flag }) => flag).map(({ name }) => name);
  const set = properties.filter(({ name, takes }) => takes && !attributes.some((one) => one.name === name));
  return `// Made by scripts/described.mjs. For Vue: import type {} from "./vue.js";
import type { EmitFn, HTMLAttributes, ReservedProps } from "vue";
import type { Application, ${CLASS}, CyberSubsidieEvents, CyberSubsidieOptions } from "./widget.js";

/** There or not: Vue writes false out, and what is written is there. */
type Flags = ${union(flags)};
/** Vue's tools know an attribute by its name without hyphens. */
type Camel<Name> = Name extends \`\${infer First}-\${infer Rest}\` ? \`\${First}\${Capitalize<Camel<Rest>>}\` : Name;
type Options = { [Name in keyof CyberSubsidieOptions as Camel<Name> & string]: Name extends Flags ? true | "" | null : CyberSubsidieOptions[Name] };

declare module "vue" {
  interface GlobalComponents {
    ${JSON.stringify(TAG)}: new () => ${CLASS} & {
      $props: ReservedProps & Omit<HTMLAttributes, keyof Options> & Options & {
${set.map(({ name, takes, what }) => `${comment(what, "        ")}        ${name}?: ${takes};\n`).join("")}      };
      $emit: EmitFn<{ [K in keyof CyberSubsidieEvents]: (event: CyberSubsidieEvents[K]) => void }>;
    };
  }
}
`;
};

/** The files that tools read, by their names. */
export const toolFiles = () => {
  const data = described();
  const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    "custom-elements.json": json(customElements(data)), "html-data.json": json(htmlData(data)),
    "widget.d.ts": types(data), "jsx-react.d.ts": reactTypes(), "vue.d.ts": vueTypes(data),
  };
};
