// One profile being edited. The text is what there is: forms and hand write into it, and what is said of it is read from it anew.

import { atHost, difference, download, shown } from "./edit_ends.js";
import { parts } from "./edit_parts.js";
import { keysAt } from "./edit_schema.js";
import { checked } from "./edit_check.js";
import { moved, written } from "./edit_write.js";

const WAIT = 300; // milliseconds without a key before a change is written

const put = (value, path, next) => {
  if (!path.length) return next;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  const [step, ...rest] = path;
  copy[step] = put(value?.[step] ?? {}, rest, next);
  return copy;
};

const count = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

// `file` is { name, published, text, isNew }; `kept` stores and forgets its text; `box` holds the elements of the template.
export function edit(box, file, { schema, known, host, kept }) {
  const $ = (name) => box.querySelector(`.cg-edit-${name}`);
  const past = [];
  const order = (path) => keysAt(path, schema);
  const state = { text: file.text, value: {}, root: null, problems: [], set, alter, move };
  let pending = null; // a change of a form that is not yet written
  let timer = 0;
  let parted = null;
  let given = file.published; // what was last downloaded or copied

  function look() {
    const { root, value, problems } = checked(state.text, schema, { ...known, file: file.name });
    Object.assign(state, { root, problems }, root && { value });
  }

  // `text` takes the place of what there was; `rebuilt` where the parts are no longer the same ones.
  function take(text, rebuilt, undoing = false) {
    if (text === state.text && !rebuilt) return;
    if (!undoing && text !== state.text) past.push(state.text);
    state.text = text;
    kept.keep(text);
    look();
    tell(rebuilt);
  }

  function apply(path, next) {
    try {
      return written(state.text, put(state.value, path, next), order);
    } catch (error) {
      console.warn(error);
      $("status").textContent = "This change can’t be written from the form. Make it in the YAML below.";
      return null;
    }
  }

  // What a form says of the record at `path`: written when the typing pauses.
  function set(path, next) {
    if (pending && pending.path.join("/") !== path.join("/")) flush();
    pending = { path, next };
    clearTimeout(timer);
    timer = setTimeout(flush, WAIT);
  }

  // `made` makes the list at `path` out of the one that there is.
  function alter(path, made) {
    flush();
    const there = path.reduce((inner, step) => inner?.[step], state.value);
    const old = Array.isArray(there) ? there : [];
    const next = made(old);
    const text = next.length ? apply(path, next) : without(path);
    if (text === null) return;
    take(text, true);
    if (next.length > old.length) parted.go([...path, next.length - 1, keysAt([...path, 0], schema)[0]]);
    else $("status").focus();
  }

  // A list whose last entry goes is left out with its key, and so is what held nothing else.
  function without(path) {
    const holder = path.slice(0, -1);
    const value = holder.reduce((inner, step) => inner[step], state.value);
    const { [path.at(-1)]: _, ...rest } = value;
    return holder.length && !Object.keys(rest).length ? without(holder) : apply(holder, rest);
  }

  function move(path, from, to) {
    flush();
    const node = path.reduce((inner, step) => inner.entries.find(({ key }) => key === step).node, state.root);
    const list = path.reduce((inner, step) => inner[step], state.value);
    const text = moved(state.text, node, from, to) ?? apply(path, list.toSpliced(from, 1).toSpliced(to, 0, list[from]));
    if (text === null) return;
    take(text, true);
    parted.go([...path, to]);
  }

  function flush() {
    clearTimeout(timer);
    if (!pending) return;
    const { path, next } = pending;
    pending = null;
    const text = apply(path, next);
    if (text !== null) take(text, false);
  }

  function tell(rebuilt) {
    const readable = Boolean(state.root);
    $("parts").hidden = !readable;
    if (!parted && readable) parted = parts($("parts"), schema, state);
    else if (readable && rebuilt) parted.build();
    else if (readable) parted.refresh();
    const lines = difference(file.published, state.text);
    const changed = Math.max(...["-", "+"].map((sign) => lines.filter(([each]) => each === sign).length));
    $("status").textContent = `${file.name}: ${changed ? `${count(changed, "line")} changed` : "nothing changed yet"}, ${state.problems.length ? count(state.problems.length, "problem") : "no problem that this page can see"}.`;
    $("problems").hidden = !state.problems.length;
    $("problems").querySelector("ul").replaceChildren(...state.problems.map(listed));
    $("changes").replaceChildren(changed ? shown(lines) : "Nothing yet.");
    $("discard").hidden = !changed;
    $("kept").hidden = !changed;
    $("undo").disabled = !past.length;
    if (document.activeElement !== $("yaml")) $("yaml").value = state.text;
    hosted(changed || file.isNew);
  }

  function listed({ path, message, line: number }) {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: "#", textContent: `Line ${number}` });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (state.root && path.length) parted.go(path);
      else { const at = state.text.split("\n").slice(0, number - 1).join("\n").length + (number > 1); $("text").open = true; $("yaml").focus(); $("yaml").setSelectionRange(at, at); }
    });
    const way = message.startsWith(`${path.at(-1)}:`) ? path.slice(0, -1) : path;
    item.append(link, way.length ? `, ${way.map((step) => (typeof step === "number" ? step + 1 : step)).join(" › ")}: ` : ": ", message);
    return item;
  }

  function hosted(worth) {
    const there = atHost(host, file.name, state.text, file.isNew);
    const [link, how] = [$("propose"), $("how")];
    link.hidden = how.hidden = !there || !worth;
    if (!there) return;
    link.href = there.edit ?? there.add;
    link.textContent = there.edit ? `Open ${file.name} at ${host.dataset.name}` : `Add ${file.name} at ${host.dataset.name}`;
    how.textContent = there.whole ? "The new file opens there with your text in it; propose it there." : "Copy the YAML first. There, put it in the place of all that stands in the editor, and propose the change.";
  }

  const out = (act) => () => { flush(); act(); given = state.text; };
  $("download").onclick = out(() => download(file.name, state.text));
  $("copy").onclick = out(() => navigator.clipboard.writeText(state.text).then(
    () => { $("status").textContent = "The YAML is copied."; },
    () => { $("text").open = true; $("yaml").select(); $("status").textContent = "Copying was refused. The YAML is selected below: copy it from there."; },
  ));
  $("propose").onclick = out(() => {});
  $("undo").onclick = () => { flush(); if (past.length) take(past.pop(), true, true); };
  $("discard").onclick = () => { flush(); take(file.published, true); kept.forget(); };
  $("yaml").onchange = () => { flush(); take($("yaml").value, true); };
  const leaving = (event) => { flush(); if (state.text !== file.published && state.text !== given) event.preventDefault(); };
  addEventListener("beforeunload", leaving);

  look();
  tell(true);
  return { state, close: () => { flush(); removeEventListener("beforeunload", leaving); $("parts").replaceChildren(); } };
}
