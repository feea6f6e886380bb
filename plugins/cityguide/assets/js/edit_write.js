// Values back into YAML. Only the ranges of what changed are written anew, so comments, order, quotes and line breaks stay
// elsewhere; each result is read again and must hold exactly the values asked for.

import { SCALAR_STYLE } from "./js-yaml.js";
import { plain, read } from "./edit_yaml.js";

const WIDTH = 150; // of a line in a folded text

// Values are the same whatever the order of their keys.
const digest = (value) => JSON.stringify(value, (_, inner) => (inner && typeof inner === "object" && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1))) : inner));
const same = (one, other) => digest(one) === digest(other);

// `text` with `value` in the place of what its document holds. `order(path)` are the keys of a map in the model's order.
export function written(text, value, order = () => []) {
  const wanted = arranged(value, [], order);
  for (const careful of [false, true]) {
    const result = spliced(text, changes(text, read(text).root, wanted, [], { order, careful }));
    const again = read(result);
    if (again.root && same(plain(again.root), wanted)) return result;
  }
  throw new Error("this change can't be written without changing more than it should");
}

// `text` with the entry `from` of the list `node` standing as entry `to`, with the comments above it.
export function moved(text, node, from, to) {
  if (node.flow) return null;
  const starts = node.items.map((item, index) => (index ? after(text, node.items[index - 1].end) : lineStart(text, dash(text, item))));
  const end = after(text, node.items.at(-1).end);
  const chunks = starts.map((start, index) => text.slice(start, starts[index + 1] ?? end)).map((chunk) => (chunk.endsWith("\n") ? chunk : `${chunk}\n`));
  chunks.splice(to, 0, ...chunks.splice(from, 1));
  return text.slice(0, starts[0]) + chunks.join("") + text.slice(end);
}

// The keys of each map in the model's order, for those that are written for the first time.
function arranged(value, path, order) {
  if (Array.isArray(value)) return value.map((each, index) => arranged(each, [...path, index], order));
  if (value === null || typeof value !== "object") return value;
  const ranked = ranks(order(path));
  return Object.fromEntries(Object.keys(value).sort((one, other) => ranked(one) - ranked(other)).map((name) => [name, arranged(value[name], [...path, name], order)]));
}

const ranks = (order) => (name) => { const at = order.indexOf(name); return at < 0 ? order.length : at; };

function spliced(text, splices) {
  let result = text;
  // From the end, so that places before stay true; of two at one place the later came first.
  for (const [start, end, words] of [...splices].sort((a, b) => b[0] - a[0] || b[1] - a[1])) result = result.slice(0, start) + words + result.slice(end);
  return result;
}

function changes(text, node, value, path, how) {
  if (same(plain(node), value)) return [];
  if (node.kind === "text" && typeof value === "string") return [[node.start, node.end, rewritten(text, node, value, path, how)]];
  if (node.kind === "map" && !Array.isArray(value) && typeof value === "object") return ofMap(text, node, value, path, how);
  if (node.kind === "list" && Array.isArray(value) && node.items.length && value.length) return ofList(text, node, value, path, how);
  // Another shape: written whole.
  return [[node.start, node.end, beside(text, node) + flowText(value, how)]];
}

function ofMap(text, node, value, path, how) {
  const inner = { ...how, flow: how.flow || node.flow };
  const { entries } = node;
  const splices = [];
  const kept = entries.filter(({ key }) => key in value);
  if (!kept.length) {
    const beside = !how.flow && (!node.flow || text.slice(lineStart(text, node.start), node.start).trim() === "-");
    return [[node.start, node.end, beside ? block(value, columnOf(text, node.start), how) : flowText(value, inner)]];
  }
  entries.forEach((entry, index) => {
    if (entry.key in value) splices.push(...changes(text, entry.node, value[entry.key], [...path, entry.key], { ...inner, in: entry }));
    else splices.push([...gap(text, node, index, index > entries.indexOf(kept[0])), ""]);
  });
  const ranked = ranks(how.order(path));
  for (const name of Object.keys(value).filter((each) => !entries.some((entry) => entry.key === each))) {
    const before = kept.filter((entry) => ranked(entry.key) < ranked(name)).at(-1) ?? (ranked(name) === ranked("") ? kept.at(-1) : undefined);
    splices.push(insertion(text, node, before, kept[0], (indent) => pair(name, value[name], indent, inner), inner.flow));
  }
  return gathered(splices);
}

// What is inserted at one place stands in the order in which it was asked for.
function gathered(splices) {
  const found = [];
  for (const splice of splices) {
    const twin = splice[0] === splice[1] && found.find((other) => other[0] === splice[0] && other[1] === splice[1]);
    if (twin) twin[2] += splice[2];
    else found.push([...splice]);
  }
  return found;
}

function insertion(text, node, before, first, words, flow) {
  if (flow) {
    if (before) return [before.node.end, before.node.end, `, ${words(0)}`];
    return first ? [first.keyStart, first.keyStart, `${words(0)}, `] : [node.start, node.end, `{${words(0)}}`];
  }
  const indent = columnOf(text, (first ?? node.entries[0]).keyStart);
  if (before) {
    const end = lineEnd(text, before.node.end);
    return [end, end, `\n${" ".repeat(indent)}${words(indent)}`];
  }
  const start = first.keyStart;
  return [start, start, `${words(indent)}\n${" ".repeat(indent)}`];
}

// The range that goes with a key or an entry; `led` where one before it stays.
function gap(text, node, index, led) {
  const parts = node.kind === "map" ? node.entries.map((entry) => [entry.keyStart, entry.node.end]) : node.items.map((item) => [node.flow ? item.start : dash(text, item), item.end]);
  const [start, end] = parts[index];
  if (node.flow) return led ? [parts[index - 1][1], end] : [start, parts[index + 1][0]];
  const alone = !text.slice(lineStart(text, parts[0][0]), parts[0][0]).trim();
  if (led || alone) return [lineStart(text, start), after(text, end)];
  return [start, parts[index + 1][0]]; // the keys beside a dash: the next one takes their place
}

function ofList(text, node, value, path, how) {
  const inner = { ...how, flow: how.flow || node.flow };
  const [old, wanted] = [node.items.map((item) => digest(plain(item))), value.map(digest)];
  let head = 0;
  while (head < old.length && head < wanted.length && old[head] === wanted[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < wanted.length - head && old.at(-1 - tail) === wanted.at(-1 - tail)) tail += 1;
  const splices = [];
  const shared = Math.min(old.length, value.length) - head - tail;
  for (let index = head; index < head + shared; index += 1) splices.push(...changes(text, node.items[index], value[index], [...path, index], inner));
  for (let index = head + shared; index < old.length - tail; index += 1) splices.push([...gap(text, node, index, head + shared > 0), ""]);
  const added = value.slice(head + shared, value.length - tail);
  if (added.length) splices.push(entry(text, node, head + shared, added, inner));
  return splices;
}

function entry(text, node, index, added, how) {
  const before = node.items[index - 1];
  if (how.flow) {
    const words = added.map((value) => flowText(value, how)).join(", ");
    return before ? [before.end, before.end, `, ${words}`] : [node.items[0].start, node.items[0].start, `${words}, `];
  }
  const indent = columnOf(text, dash(text, node.items[0]));
  const words = added.map((value) => `- ${block(value, indent + 2, how)}`);
  if (before) {
    const end = lineEnd(text, before.end);
    return [end, end, words.map((each) => `\n${" ".repeat(indent)}${each}`).join("")];
  }
  const start = dash(text, node.items[0]);
  return [start, start, words.map((each) => `${each}\n${" ".repeat(indent)}`).join("")];
}

// A value that was left out stands right behind its colon.
const beside = (text, node) => (node.start === node.end && /[:-]/.test(text[node.start - 1]) ? " " : "");

// New text in the style of the old.
function rewritten(text, node, value, path, how) {
  const pad = beside(text, node);
  const { PLAIN, SINGLE_QUOTED, LITERAL_BLOCK, FOLDED_BLOCK } = SCALAR_STYLE;
  const indented = (lines) => lines.map((each) => (each ? " ".repeat(node.indent) + each : "")).join("\n");
  if (how.careful || /(^|\n) | \n|^\n/.test(value)) return pad + JSON.stringify(value);
  if (node.style === LITERAL_BLOCK) return `${node.head}\n${indented(value.split("\n"))}`;
  if (node.style === FOLDED_BLOCK) return `${node.head}\n${indented(folded(text, node, value))}`;
  if (node.style === PLAIN || value.includes("\n")) return pad + (value.includes("\n") && !how.flow ? literal(value, columnOf(text, how.in?.keyStart ?? node.start) + 2) : scalar(value, how));
  return node.style === SINGLE_QUOTED ? `'${value.replace(/'/g, "''")}'` : JSON.stringify(value);
}

// A folded text keeps its line breaks before and after what changed.
function folded(text, node, value) {
  if (value.includes("\n")) return value.split("\n").flatMap((each, index) => (index ? ["", each] : [each])).flatMap((each) => wrapped(each));
  const lines = text.slice(text.indexOf("\n", node.start) + 1, node.end).split("\n").map((each) => each.trim());
  if (lines.includes("")) return wrapped(value);
  let rest = value;
  const head = [];
  while (lines.length && rest.startsWith(`${lines[0]} `)) { head.push(lines.shift()); rest = rest.slice(head.at(-1).length + 1); }
  const tail = [];
  while (lines.length && rest.endsWith(` ${lines.at(-1)}`)) { tail.unshift(lines.pop()); rest = rest.slice(0, -tail[0].length - 1); }
  return [...head, ...wrapped(rest), ...tail];
}

function wrapped(words) {
  const lines = [""];
  for (const word of words.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= WIDTH + 20) lines.push(word);
    else lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word;
  }
  return lines;
}

const literal = (value, indent) => `|-\n${value.split("\n").map((each) => (each ? " ".repeat(indent) + each : "")).join("\n")}`;

// Text on one line: as it is where YAML reads it as nothing else, in quotes where it might.
function scalar(value, how) {
  const safe = value !== "" && !how.careful && !/^[\s\-?:,[\]{}#&*!|>'"%@`]|\s$|: |:$| #|\n|^(~|null)$/.test(value) && !(how.flow && /[,[\]{}]/.test(value));
  return safe ? value : JSON.stringify(value);
}

function flowText(value, how) {
  if (typeof value === "string") return scalar(value, { ...how, flow: true });
  if (Array.isArray(value)) return `[${value.map((each) => flowText(each, how)).join(", ")}]`;
  return `{${Object.entries(value).map(([key, each]) => `${key}: ${flowText(each, how)}`).join(", ")}}`;
}

function pair(key, value, indent, how) {
  if (how.flow) return `${key}: ${flowText(value, how)}`;
  if (typeof value === "string") return `${key}: ${value.includes("\n") && !how.careful ? literal(value, indent + 2) : scalar(value, how)}`;
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return `${key}: ${flowText(value, how)}`;
  if (Array.isArray(value)) return `${key}:\n${value.map((each) => `${" ".repeat(indent + 2)}- ${block(each, indent + 4, how)}`).join("\n")}`;
  return `${key}:\n${" ".repeat(indent + 2)}${block(value, indent + 2, how)}`;
}

function block(value, indent, how) {
  if (typeof value === "string") return scalar(value, how);
  if (Array.isArray(value)) return flowText(value, how);
  return !Object.keys(value).length ? "{}" : Object.entries(value).map(([key, each]) => pair(key, each, indent, how)).join(`\n${" ".repeat(indent)}`);
}

const lineStart = (text, at) => text.lastIndexOf("\n", at - 1) + 1;
const lineEnd = (text, at) => { const end = text.indexOf("\n", at); return end < 0 ? text.length : end; };
const after = (text, at) => Math.min(lineEnd(text, at) + 1, text.length);
const columnOf = (text, at) => at - lineStart(text, at);
const dash = (text, item) => text.lastIndexOf("-", item.start - 1);
