// YAML as the command reads it (reading/yaml_file.py): every scalar is text, everything remembers its place, and what makes a
// file hard to read for people (anchors, tags, merge keys) is refused.

import { SCALAR_STYLE, getScalarValue, parseEvents } from "./js-yaml.js";

const MARKUP = /<[A-Za-z/!?]/;
const DEEPEST = 30;
const [DOCUMENT, LIST, MAP, SCALAR, ALIAS] = [1, 2, 3, 4, 5];

// { kind: "text" | "map" | "list", start, end, flow, value | entries | items }; an entry is { key, keyStart, keyEnd, node }.
export function read(text) {
  const faults = [];
  const fault = (at, message, code) => faults.push({ at, message, code, path: [] });
  for (const { index } of text.matchAll(/\t/g)) fault(index, "tab found; indent and align with spaces", "tab");
  if (faults.length) return { root: null, faults };
  const empty = { root: null, faults: [{ at: 0, message: "the file is empty", code: "empty-file", path: [] }] };
  let events;
  try {
    events = parseEvents(text, { maxDepth: DEEPEST });
  } catch (error) {
    return { root: null, faults: [{ at: error.mark?.position ?? 0, message: `not valid YAML: ${error.reason}`, code: "yaml", path: [] }] };
  }
  if (!text.trim() || events.length < 3) return empty;
  if (events.filter((event) => event.type === DOCUMENT).length > 1) {
    return { root: null, faults: [{ at: 0, message: "not valid YAML: one document was expected, two or more found", code: "yaml", path: [] }] };
  }
  let at = 1; // the first event opens the document
  let reached = 0; // where the last token ended

  function next(path) {
    const event = events[at];
    at += 1;
    if (event.anchorStart >= 0 && event.type !== ALIAS) fault(event.anchorStart, "an anchor (&name) is not allowed; write the value out where it belongs", "alias");
    if (event.tagStart >= 0) fault(event.tagStart, `a tag (${text.slice(event.tagStart, event.tagEnd)}) is not allowed`, "tag");
    if (event.type === ALIAS) {
      fault(event.anchorStart - 1, "an alias (*name) is not allowed; write the value out", "alias");
      reached = event.anchorEnd;
      return { kind: "text", start: event.anchorStart - 1, end: event.anchorEnd, style: SCALAR_STYLE.PLAIN, value: "" };
    }
    if (event.type === SCALAR) return scalar(event, path);
    const node = { kind: event.type === MAP ? "map" : "list", start: event.start, end: event.start, flow: event.style === 2 };
    reached = event.start + (node.flow ? 1 : 0);
    if (event.type === MAP) node.entries = entries(path);
    else node.items = items(path);
    at += 1; // the event that closes it
    if (node.flow) reached += text.slice(reached).match(/^(?:[\s,]|#.*)*[\]}]/)?.[0].length ?? 0;
    node.end = reached;
    return node;
  }

  const closed = () => at >= events.length || events[at].type === 6;

  function items(path) {
    const found = [];
    while (!closed()) found.push(next([...path, found.length]));
    return found;
  }

  function entries(path) {
    const found = [];
    while (!closed()) {
      const key = next(path);
      const name = key.kind === "text" ? key.value : "";
      const first = found.find((entry) => entry.key === name);
      if (key.kind !== "text") fault(key.start, "a key must be a plain word", "key");
      else if (name === "<<") fault(key.start, "a merge key (<<) is not allowed; write the values out", "merge-key");
      else if (first) fault(key.start, `key '${name}' stands here for the second time (first in line ${line(text, first.keyStart)})`, "duplicate-key");
      const colon = text.slice(key.end).match(/^\s*:/);
      reached = key.end + (colon ? colon[0].length : 0);
      found.push({ key: name, keyStart: key.start, keyEnd: key.end, node: next([...path, name]) });
    }
    return found;
  }

  function scalar(event, path) {
    const quote = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
    const node = { kind: "text", style: event.style, value: getScalarValue(text, event), start: event.valueStart - quote, end: event.valueEnd + quote };
    if (event.valueStart < 0) node.start = node.end = reached;
    if (event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK) {
      // A block begins at its mark on the line above and ends with its last line that holds something.
      const head = text.lastIndexOf("\n", event.valueStart - 1);
      const above = text.lastIndexOf("\n", head - 1) + 1;
      node.start = above + text.slice(above, head).search(/[|>][-+0-9]*\s*(#.*)?$/);
      node.head = text.slice(node.start, head);
      node.indent = event.indent;
      node.end = event.valueStart + text.slice(event.valueStart, event.valueEnd).trimEnd().length;
    }
    reached = Math.max(reached, node.end);
    const plain = event.style === SCALAR_STYLE.PLAIN;
    if (plain && ["", "~", "null"].includes(node.value)) {
      if (path.length) faults.push({ at: node.start, message: `'${path.at(-1)}' has no value; fill it in or leave the key out`, code: "empty-value", path });
      node.value = "";
    } else if (!node.value.trim()) {
      faults.push({ at: node.start, message: "the text is empty; fill it in or leave the key out", code: "empty-value", path });
    }
    const markup = node.value.match(MARKUP);
    if (markup) {
      const word = node.value.slice(markup.index, markup.index + 12).split("\n")[0];
      const there = text.slice(node.start, node.end).search(MARKUP);
      faults.push({ at: node.start + Math.max(0, there), message: `HTML is not allowed in text: found '${word}'`, code: "html", path });
    }
    return node;
  }

  const root = next([]);
  if (root.kind !== "map") return { root: null, faults: [...faults, { at: root.start, message: "expected keys and values (cluster, name, accent, timezone, …)", code: "type", path: [] }] };
  // What leaves a gap is a fault of its field; what makes the file ambiguous stops the form.
  const stops = faults.some((found) => !["html", "empty-value"].includes(found.code));
  return { root: stops ? null : root, faults };
}

export const line = (text, at) => text.slice(0, at).split("\n").length;

// Plain values: maps, lists and text without the line end that a block closes with.
export function plain(node) {
  if (node.kind === "text") return node.value.replace(/\n+$/, "");
  if (node.kind === "list") return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, node: inner }) => [key, plain(inner)]));
}

// Where a value stands (or its nearest ancestor that does); of a block of text, where it begins below its mark. `key`: where
// the key stands instead. `words`: where these stand in it.
export function place(text, root, path, { key = false, words = "" } = {}) {
  let node = root;
  let at = root.start;
  for (const step of path) {
    const entry = node.kind === "map" && node.entries.find((each) => each.key === step);
    const inner = entry ? entry.node : node.kind === "list" ? node.items[step] : undefined;
    if (!inner) break;
    node = inner;
    at = key && entry ? entry.keyStart : node.head ? node.start + node.head.length + 1 : node.start;
  }
  const found = words ? text.slice(at, node.end).indexOf(words) : -1;
  return found < 0 ? at : at + found;
}
