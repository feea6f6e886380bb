// A profile's parts, from its schema: what stands at its head is one form; each list of records is a list of parts to open, and a
// record's form is drawn when it is opened.

import { drawn } from "./edit_form.js";
import { kindOf, resolved, titleOf } from "./edit_schema.js";

const el = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const isRecords = (schema, root) => kindOf(schema) === "array" && kindOf(resolved(schema.items, root)) === "object";
const prefixOf = (path) => ["f", ...path].join("-");
const valueAt = (value, path) => path.reduce((inner, step) => inner?.[step], value);
const named = (record, index) => [record.name, record.title, record.service, record.text, record.id].find((word) => typeof word === "string" && word)?.slice(0, 60) ?? `Number ${index + 1}`;

// Draws the parts of `work.value` into `box`. `work` has what can be done: set(path, record), alter(path, made),
// move(path, from, to).
export function parts(box, root, work) {
  const open = new Map(); // path -> { form, path }
  const own = resolved(root, root);
  const head = [];
  const lists = [];
  for (const [key, inner] of Object.entries(own.properties)) {
    const schema = resolved(inner, root);
    const below = Object.entries(schema.properties ?? {});
    if (isRecords(schema, root)) lists.push({ title: titleOf(schema, key), path: [key], schema });
    else if (below.length && below.every(([, each]) => isRecords(resolved(each, root), root))) {
      lists.push({ title: titleOf(schema, key), schema, below: below.map(([name, each]) => ({ title: titleOf(resolved(each, root), name), path: [key, name], schema: resolved(each, root) })) });
    } else head.push([key, inner]);
  }
  const headSchema = { ...own, properties: Object.fromEntries(head), required: (own.required ?? []).filter((key) => head.some(([name]) => name === key)) };

  const within = (path) => work.problems.filter((problem) => path.every((step, index) => problem.path[index] === step));
  const ofHead = () => work.problems.filter(({ path }) => head.some(([key]) => key === path[0]));

  function draw(place, path, schema, problems) {
    const form = drawn(place, {
      path, schema, root, problems, value: path.length ? valueAt(work.value, path) : work.value, prefix: prefixOf(path), changed: (next) => work.set(path, next),
    });
    open.set(path.join("/"), { form, path });
  }

  function record(list, index) {
    const path = [...list.path, index];
    const place = el("div");
    const many = valueAt(work.value, list.path).length;
    const name = el("span");
    const mark = el("small");
    const button = (words, act, off) => el("button", { type: "button", className: "cg-button", textContent: words, disabled: off, onclick: act });
    const details = el("details", { className: "cg-edit-record", id: `part-${path.join("-")}` }, el("summary", {}, name, " ", mark), place,
      el("p", { className: "cg-edit-moves" }, button("Move up", () => work.move(list.path, index, index - 1), index === 0),
        button("Move down", () => work.move(list.path, index, index + 1), index === many - 1),
        button("Remove", () => work.alter(list.path, (found) => found.filter((_, at) => at !== index)))));
    details.addEventListener("toggle", () => { if (details.open) fill(); });
    const fill = () => { if (!open.has(path.join("/"))) draw(place, path, list.schema.items, within(path)); };
    const refresh = () => {
      const count = within(path).length;
      name.textContent = named(valueAt(work.value, path) ?? {}, index);
      mark.textContent = count ? `${count} ${count === 1 ? "problem" : "problems"}` : "";
    };
    refresh();
    return { details, fill, refresh, path };
  }

  let records = [];

  function section(list, level) {
    const found = valueAt(work.value, list.path);
    const many = Array.isArray(found) ? found.length : 0;
    const one = list.title.toLowerCase();
    const made = Array.from({ length: many }, (_, index) => record(list, index));
    records.push(...made);
    const add = el("button", { type: "button", className: "cg-button", textContent: "Add one", ariaLabel: `Add one to ${one}`, onclick: () => work.alter(list.path, (old) => [...old, {}]) });
    return el("section", {}, el(level, {}, list.title, many ? el("small", { textContent: ` ${many}` }) : ""), ...made.map(({ details }) => details), add);
  }

  function build() {
    for (const { form } of open.values()) form.close();
    open.clear();
    records = [];
    const top = el("div");
    const sections = lists.map((list) => (list.below ? el("section", {}, el("h3", {}, list.title), ...list.below.map((each) => section(each, "h4"))) : section(list, "h3")));
    box.replaceChildren(el("section", {}, el("h3", { textContent: "The page" }), top), ...sections);
    draw(top, [], headSchema, ofHead());
  }

  // The field at `path`, or what is nearest to it: its part is opened, and it takes the focus.
  function go(path) {
    const part = records.filter((each) => each.path.every((step, index) => path[index] === step)).at(-1);
    if (part) { part.details.open = true; part.fill(); }
    const base = part?.path ?? [];
    for (let end = path.length; end > base.length; end -= 1) {
      const target = document.getElementById([prefixOf(base), ...path.slice(base.length, end)].join("_"));
      if (!target) continue;
      const field = target.matches("input, select, textarea") ? target : target.querySelector("input, select, textarea, button");
      if (!field) continue;
      for (let inner = field.closest("details"); inner; inner = inner.parentElement.closest("details")) inner.open = true;
      return field.focus();
    }
    (part?.details.querySelector("summary") ?? box.querySelector("input")).focus();
  }

  function refresh() {
    for (const { form, path } of open.values()) form.show(path.length ? within(path) : ofHead());
    records.forEach((each) => each.refresh());
  }

  build();
  return { build, refresh, go };
}
