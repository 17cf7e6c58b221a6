// A check by a JSON schema, of just the words that the documentation's schemas use; another word is an error of the schema.

const KNOWN = new Set(["$schema", "title", "description", "type", "properties", "required", "additionalProperties", "items", "enum", "pattern"]);
const typeOf = (value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

/** What is wrong with a value, each with its path. */
export const problems = (schema, value, path = "") => {
  const found = Object.keys(schema).filter((word) => !KNOWN.has(word)).map((word) => `${path}: the schema says ${word}`);
  const types = [schema.type ?? typeOf(value)].flat();
  if (!types.includes(typeOf(value))) return [...found, `${path}: ${typeOf(value)}, not ${types.join(" or ")}`];
  if (schema.enum && !schema.enum.includes(value)) found.push(`${path}: ${value} is none of ${schema.enum}`);
  if (schema.pattern && !new RegExp(schema.pattern).test(value)) found.push(`${path}: ${value} is not ${schema.pattern}`);
  if (typeOf(value) === "array") found.push(...value.flatMap((one, at) => problems(schema.items ?? {}, one, `${path}[${at}]`)));
  if (typeOf(value) === "object" && schema.properties) {
    for (const name of schema.required ?? []) if (!(name in value)) found.push(`${path}: no ${name}`);
    for (const [name, one] of Object.entries(value)) {
      if (schema.properties[name]) found.push(...problems(schema.properties[name], one, `${path}.${name}`));
      else if (schema.additionalProperties === false) found.push(`${path}: ${name} is not known`);
    }
  }
  return found;
};
