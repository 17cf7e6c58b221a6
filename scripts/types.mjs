// TypeScript declarations from the schemas of package/schema.mjs: what they have of JSON Schema, and nothing else.

const comment = (text, indent) => (text ? `${indent}/** ${text} */\n` : "");

/** The type of a schema. */
const typeOf = (schema, indent = "") => {
  if (schema.$ref) return schema.$ref.replace("#/$defs/", "");
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.anyOf) return [...new Set(schema.anyOf.map((one) => typeOf(one, indent)))].join(" | ");
  if (schema.type === "array") {
    const item = typeOf(schema.items, indent);
    return /^\w+$/.test(item) ? `${item}[]` : `Array<${item}>`;
  }
  if (schema.type === "object") {
    if (!schema.properties) return "{ [name: string]: unknown }";
    const inner = `${indent}  `;
    const fields = Object.entries(schema.properties).map(([name, field]) =>
      `${comment(field.description, inner)}${inner}${name}${schema.required?.includes(name) ? "" : "?"}: ${typeOf(field, inner)};\n`);
    return `{\n${fields.join("")}${indent}}`;
  }
  const plain = { string: "string", boolean: "boolean", number: "number", integer: "number", null: "null" }[schema.type];
  if (!plain) throw new Error(`scripts/types.mjs does not know the schema ${JSON.stringify(schema)}`);
  return plain;
};

/** The declarations of all definitions; one that several schemas have is declared once. */
export const declarations = (...schemas) => {
  const all = new Map();
  for (const { $defs } of schemas) for (const [name, schema] of Object.entries($defs)) if (!all.has(name)) all.set(name, schema);
  return [...all].map(([name, schema]) => {
    const type = typeOf(schema);
    const declared = schema.type === "object" ? `export interface ${name} ${type}` : `export type ${name} = ${type};`;
    return `${comment(schema.description, "")}${declared}\n`;
  }).join("\n");
};
