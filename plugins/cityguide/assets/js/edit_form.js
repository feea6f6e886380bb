// A record of a profile as a form: react-jsonschema-form on the record's JSON Schema, set in the guide's own elements. All fields
// are text, as they are in the file; what they must be the page says itself (edit_check.js).

import { Form, createElement as h, render } from "./rjsf.js";
import { fitting, keysAt, merged, pruned, resolved, titleOf } from "./edit_schema.js";

const WORDS = { true: "yes", false: "no" };

// Descriptions are written for hovering in an editor: what stands in backticks is code, the rest is as it is.
const said = (text) => text.split(/(`[^`]+`)/).map((part, index) => (index % 2 ? h("code", null, part.slice(1, -1)) : part));

// The schema for the library: text for every value, lists and maps as they are.
function forForm(schema, root, required) {
  const { type, title, examples } = schema;
  const common = { title, description: schema.markdownDescription ?? schema.description, examples, needed: required };
  if (type === "array") return { ...common, type, items: forForm(resolved(schema.items, root), root, true) };
  if (type === "object") {
    const properties = Object.fromEntries(Object.entries(schema.properties).map(([key, inner]) => {
      const own = resolved(inner, root);
      return [key, forForm({ ...own, title: titleOf(own, key) }, root, (schema.required ?? []).includes(key))];
    }));
    return { ...common, type, properties };
  }
  const kind = [type].flat()[0];
  const words = schema.enum ?? (kind === "boolean" ? ["true", "false"] : undefined);
  return { ...common, type: "string", words, meanings: schema.enumDescriptions, longest: schema.maxLength, refers: schema["x-refers-to"], digits: kind === "number" || kind === "integer" };
}

const inList = (id) => /_\d+$/.test(id);

function hints(schema) {
  const parts = [];
  if (schema.description) parts.push(...said(schema.description));
  const example = schema.examples?.[0];
  if (!schema.words && typeof example !== "object" && example !== undefined && String(example).length < 60) parts.push(" As in ", h("code", null, String(example)), ".");
  return parts;
}

function Field({ id, schema, label, rawErrors, children, displayLabel, hidden }) {
  if (hidden) return null;
  const wrong = h("ul", { class: "cg-edit-said", id: `${id}-said` }, (rawErrors ?? []).map((message) => h("li", { key: message }, message)));
  if (schema.type !== "string") return h("div", { class: "cg-edit-group" }, wrong, children);
  const named = displayLabel && !inList(id);
  const hint = named ? hints(schema) : [];
  return h("div", { class: "cg-edit-field" },
    named && h("label", { for: id }, label, !schema.needed && h("small", null, " may stay empty")),
    hint.length > 0 && h("p", { class: "cg-edit-hint", id: `${id}-hint` }, hint),
    children, wrong);
}

function Control({ id, value, onChange, schema, rawErrors, label }) {
  const invalid = rawErrors?.length > 0;
  const lists = id.endsWith("_city") ? "city" : schema.refers === "source" ? "source" : undefined;
  const common = {
    id, name: id, class: "cg-field", value: value ?? "", "aria-invalid": invalid || undefined,
    "aria-label": inList(id) ? label.replace("-", " ") : undefined, "aria-describedby": `${inList(id) ? "" : `${id}-hint `}${id}-said`,
    onInput: ({ target }) => onChange(target.value), autocomplete: "off",
  };
  if (schema.words) {
    const known = schema.words.includes(value) || !value ? [] : [value];
    const named = (word, index) => (schema.meanings?.[index] ? `${word}: ${schema.meanings[index]}` : WORDS[word] ?? word);
    return h("select", { ...common, onChange: ({ target }) => onChange(target.value), onInput: undefined },
      h("option", { value: "" }, "–"),
      known.map((word) => h("option", { value: word, key: word }, word)),
      schema.words.map((word, index) => h("option", { value: word, key: word }, named(word, index))));
  }
  if (schema.refers === "prose") {
    const rows = Math.min(18, Math.max(2, Math.ceil((value ?? "").split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 80)), 0))));
    return h("textarea", { ...common, rows });
  }
  return h("input", { ...common, type: "text", inputmode: schema.digits ? "decimal" : undefined, spellcheck: lists ? "false" : undefined, list: lists && `cg-edit-${lists}` });
}

// A record in the record: open from the start where there is something in it.
function Group({ title, schema, properties, fieldPathId, formData, description }) {
  const body = properties.map((property) => property.content);
  if (fieldPathId.path.length === 0) return h("div", null, body);
  const fresh = (details) => {
    if (!details || details.dataset.drawn) return;
    details.dataset.drawn = "";
    details.open = schema.needed || Boolean(pruned(formData));
  };
  return h("details", { id: fieldPathId.$id, ref: fresh }, h("summary", null, title, !schema.needed && h("small", null, " may stay empty")),
    description && h("p", { class: "cg-edit-hint" }, hints(schema)), body);
}

function List({ title, items, onAddClick, fieldPathId, schema }) {
  const one = title.replace(/ies$/, "y").replace(/s$/, "").toLowerCase();
  return h("fieldset", { id: fieldPathId.$id, class: "cg-edit-list" }, h("legend", null, title), h("p", { class: "cg-edit-hint" }, hints(schema)),
    items, h("button", { type: "button", class: "cg-button", onClick: onAddClick }, `Add a ${one}`));
}

const Item = ({ children, buttonsProps, index }) => h("div", { class: "cg-edit-item" }, children,
  h("button", { type: "button", class: "cg-button", "aria-label": `Remove number ${index + 1}`, onClick: buttonsProps.onRemoveItem }, "Remove"));

const nothing = () => null;
const templates = {
  FieldTemplate: Field, BaseInputTemplate: Control, ObjectFieldTemplate: Group, ArrayFieldTemplate: List, ArrayFieldItemTemplate: Item,
  ErrorListTemplate: nothing, FieldErrorTemplate: nothing, FieldHelpTemplate: nothing, DescriptionFieldTemplate: nothing,
  ButtonTemplates: { SubmitButton: nothing },
};
const widgets = { TextWidget: Control };
// Nothing is checked by the library: what is wrong is handed to it.
const validator = { isValid: () => true, rawValidation: () => ({}), toErrorList: () => [], validateFormData: () => ({ errors: [], errorSchema: {} }) };

function tree(problems, depth) {
  const errors = {};
  for (const { path, message } of problems) {
    let at = errors;
    for (const step of path.slice(depth)) at = at[step] ??= {};
    (at.__errors ??= []).push(message);
  }
  return errors;
}

// Draw the record at `path` into `box`; `changed(value)` is told its new value. Gives what to call with new problems.
export function drawn(box, { path, schema, root, value, problems, prefix, changed }) {
  const own = resolved(schema, root);
  const form = forForm({ ...own, title: undefined, description: undefined }, root, true);
  const initial = fitting(value, own, root) ?? {};
  const order = keysAt(path, root);
  let before = pruned(initial) ?? {};
  let whole = value;
  let data = initial;
  let errors = {};
  const draw = () => render(h(Form, {
    schema: form, formData: data, validator, templates, widgets, idPrefix: prefix, tagName: "div", noHtml5Validate: true, noValidate: true,
    extraErrors: errors, uiSchema: { "ui:order": [...order, "*"] },
    experimental_defaultFormStateBehavior: { emptyObjectFields: "skipDefaults", arrayMinItems: { populate: "never" } },
    onChange: ({ formData }) => {
      data = formData;
      const after = pruned(formData) ?? {};
      const next = merged(whole, before, after);
      before = after;
      if (next !== whole) { whole = next; changed(next); }
    },
  }), box);
  const show = (found) => { errors = tree(found, path.length); draw(); };
  show(problems);
  return { show, close: () => render(null, box) };
}
