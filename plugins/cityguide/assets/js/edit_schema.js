// The JSON Schema of a profile (schemas/profile.json), as the page needs it.

// The schema of a value with its own title and description; `record` is the name of the record that it is.
export function resolved(schema, root) {
  const { $ref, ...own } = schema;
  if (!$ref) return schema;
  const record = $ref.split("/").at(-1);
  return { ...root.definitions[record], record, ...own };
}

// The schema at a place of a document, or undefined where the schema knows none.
function schemaAt(path, root) {
  let schema = resolved(root, root);
  for (const step of path) {
    const inner = typeof step === "number" ? schema.items : schema.properties?.[step];
    if (!inner) return undefined;
    schema = resolved(inner, root);
  }
  return schema;
}

export const keysAt = (path, root) => Object.keys(schemaAt(path, root)?.properties ?? {});

export const kindOf = (schema) => (schema.type === "object" || schema.type === "array" ? schema.type : "text");

// What readers are told a place is called: "Attractions", "Opening hours".
export const titleOf = (schema, key) => schema.title ?? `${key[0].toUpperCase()}${key.slice(1).replace(/_/g, " ")}`;

// What of a value has the shape that the schema gives it, to be put into a form; the rest stays in the file.
export function fitting(value, schema, root) {
  const { type, items, properties = {} } = schema;
  if (type === "array") return Array.isArray(value) ? value.map((each) => fitting(each, resolved(items, root), root)).filter((each) => each !== undefined) : undefined;
  if (type !== "object") return typeof value === "string" ? value : undefined;
  if (typeof value !== "object" || Array.isArray(value)) return undefined;
  const found = {};
  for (const [key, inner] of Object.entries(properties)) {
    const fit = key in value ? fitting(value[key], resolved(inner, root), root) : undefined;
    if (fit !== undefined) found[key] = fit;
  }
  return found;
}

// What a form gives back, without what was left empty.
export function pruned(value) {
  if (typeof value === "string") return value.trim().replace(/[ ]+$/gm, "") || undefined;
  if (Array.isArray(value)) {
    const items = value.map(pruned).filter((each) => each !== undefined);
    return items.length ? items : undefined;
  }
  if (value === null || typeof value !== "object") return undefined;
  const entries = Object.entries(value).map(([key, each]) => [key, pruned(each)]).filter(([, each]) => each !== undefined);
  return entries.length ? Object.fromEntries(entries) : undefined;
}

// `whole` with what changed from `before` to `after`: what the form does not show is kept.
export function merged(whole, before, after) {
  if (JSON.stringify(before) === JSON.stringify(after)) return whole;
  const maps = [whole, before, after].every((value) => value && typeof value === "object" && !Array.isArray(value));
  if (!maps) return after;
  const found = {};
  for (const key of [...new Set([...Object.keys(whole), ...Object.keys(after)])]) {
    const value = merged(whole[key], before[key], after[key]);
    if (value !== undefined) found[key] = value;
  }
  return found;
}
