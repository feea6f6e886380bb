// What `cityguide check` says of a profile, as far as a browser can tell: its form, its ids, and its rules between fields. Each
// problem has the `path` of its field and the words and code of the command.

import { kindOf, resolved } from "./edit_schema.js";
import { line, place, plain, read } from "./edit_yaml.js";

const WHOLE = /^-?[0-9]{1,15}$/;
const DECIMAL = /^-?[0-9]{1,15}(\.[0-9]{1,15})?$/;
const NO_HOURS = /sunrise|sunset|dawn|dusk|\d{1,2}:\d\d\s*\+|unknown|"/i;
const RULES = { hours, price, attraction, answer, leg, route };

function nearest(word, choices) {
  const best = [...choices].map((choice) => [likeness(word.toLowerCase(), choice.toLowerCase()), choice]).sort((a, b) => b[0] - a[0])[0];
  return best && best[0] >= 0.7 ? best[1] : undefined;
}

function suggestion(word, choices) {
  const close = nearest(word, choices);
  if (close) return `; did you mean '${close}'?`;
  const pool = [...choices].sort();
  return pool.length && pool.length <= 20 ? `; allowed: ${pool.join(", ")}` : "";
}

// Twice the letters that two words share in their order, by all their letters.
function likeness(one, other) {
  if (Math.min(one.length, other.length) * 2 < Math.max(one.length, other.length)) return 0;
  const row = new Array(other.length + 1).fill(0);
  for (const letter of one) {
    for (let at = 0, diagonal = 0; at < other.length; at += 1) {
      const above = row[at + 1];
      row[at + 1] = letter === other[at] ? diagonal + 1 : Math.max(above, row[at]);
      diagonal = above;
    }
  }
  return (2 * row.at(-1)) / (one.length + other.length);
}

// A file read and checked: { root, value, problems }, each problem with its line. Without a root the file can't be read.
// `known` has what else there is: the ids of `sources` and `claims`, and the name of this `file`.
export function checked(text, schema, known) {
  const { root, faults } = read(text);
  const value = root && plain(root);
  const all = root ? problemsOf(value, schema, known) : [];
  // What a rule of its own says of a field needs no pattern to say it again, and a gap no second word.
  const told = new Set([...faults, ...all.filter(({ code }) => code !== "form")].map(({ path }) => path.join("/")).filter(Boolean));
  const gaps = new Set(faults.map(({ path }) => path.join("/")).filter(Boolean));
  const found = all.filter(({ path, code }) => !(code === "form" ? told : gaps).has(path.join("/")));
  const problems = [
    ...faults.map((fault) => ({ ...fault, line: line(text, fault.at) })),
    ...found.map((problem) => ({ ...problem, line: line(text, place(text, root, problem.path, { key: problem.code === "unknown-key", words: problem.words })) })),
  ];
  return { root, value, problems: problems.sort((one, other) => one.line - other.line) };
}

function problemsOf(value, root, known) {
  const found = [];
  const say = (path, message, code, words = "") => found.push({ path, message, code, words });
  walk(value, resolved(root, root), []);

  function walk(item, schema, path) {
    const key = path.at(-1);
    const name = path.findLast((step) => typeof step === "string") ?? "this";
    const kind = kindOf(schema);
    const shape = Array.isArray(item) ? "array" : typeof item === "object" ? "object" : "text";
    if (kind !== shape) {
      if (item === "" && shape === "text") return; // the reading says that it has no value
      const wanted = { text: "text", array: "a list", object: "keys and values" };
      say(path, `${name}: expected ${wanted[kind]}, found ${shape === "text" ? `'${item}'` : wanted[shape]}`, "type");
    } else if (kind === "array") {
      if (item.length < (schema.minItems ?? 0)) say(path, `${name}: at least ${schema.minItems} needed, ${item.length} found`, "too-few");
      item.forEach((each, index) => walk(each, resolved(schema.items, root), [...path, index]));
    } else if (kind === "object") {
      for (const required of schema.required ?? []) if (!(required in item)) say([...path, required], `'${required}' is missing`, "missing-key");
      for (const [inner, each] of Object.entries(item)) {
        const own = schema.properties[inner];
        if (own) walk(each, resolved(own, root), [...path, inner]);
        else say([...path, inner], `unknown key '${inner}'${suggestion(inner, Object.keys(schema.properties))}`, "unknown-key");
      }
      RULES[schema.record]?.(item, (message, code = "value", key = undefined) => say(key ? [...path, key] : path, message, code));
      if (item.local_name && !item.language && "language" in schema.properties) say([...path, "local_name"], "'local_name' needs 'language' beside it, as in ja, ko or zh-Hans", "missing-key");
    } else if (item) text(item.trim(), schema, path, typeof key === "string" ? key : name);
  }

  function text(item, schema, path, name) {
    const types = [schema.type].flat();
    const shown = item.length < 60 ? `'${item}'` : "this";
    const refers = schema["x-refers-to"];
    if (schema.enum) {
      if (schema.enum.includes(item)) return;
      if (refers) say(path, `unknown ${refers} '${item}'${suggestion(item, schema.enum)}`, `unknown-${refers}`);
      else say(path, `${name}: ${shown} is not one of its words${suggestion(item, schema.enum)}`, "unknown-word");
    } else if (types[0] === "boolean") {
      if (item !== "true" && item !== "false") say(path, `${name}: ${shown} is neither true nor false`, "truth");
    } else if (types[0] === "integer" || types[0] === "number") {
      const whole = types[0] === "integer";
      if (!(whole ? WHOLE : DECIMAL).test(item)) say(path, `${name}: expected a ${whole ? "whole " : ""}number, found ${shown}`, "type");
      else if (Number(item) < schema.minimum) say(path, `${name}: ${item} is out of range, it must be at least ${schema.minimum}`, "range");
      else if (Number(item) > schema.maximum) say(path, `${name}: ${item} is out of range, it must be at most ${schema.maximum}`, "range");
    } else {
      const { length } = [...item];
      if (length > schema.maxLength) say(path, `${name}: ${length} characters found, at most ${schema.maxLength} fit`, "too-long");
      if (length < schema.minLength) say(path, `${name}: ${length} characters found, at least ${schema.minLength} are needed`, "too-few");
      const brace = refers === "prose" && item.match(/(?<!\{)\{(?!\{)[^{}\n]{0,30}/);
      if (brace) say(path, `${name}: '${brace[0]}' is not allowed; a single brace means nothing here, a bound figure has two`, "prose", brace[0]);
      else if (schema.pattern && !new RegExp(schema.pattern).test(item)) say(path, `${name}: ${schema.patternErrorMessage ?? `${shown} has not the form of this field`}`, "form");
    }
    if (refers === "source" && !known.sources.has(item)) say(path, `unknown source '${item}'${suggestion(item, known.sources)}`, "unknown-source");
    if (refers === "prose") marks(item, path);
    const span = name === "duration" && item.match(/^(\d+)-(\d+)$/);
    if (span && Number(span[2]) <= Number(span[1])) say(path, `${name}: '${item}' is not a length of visit; write minutes, as in 90 or 60-120`, "duration");
    if (name === "timezone" && !isZone(item)) say(path, `${name}: '${item}' is not a time zone of the IANA database; write it as in Asia/Seoul`, "time-zone");
  }

  function marks(item, path) {
    for (const [all, mark, id] of item.matchAll(/\[([@!])([^\],\s]+)/g)) {
      const [what, ids] = mark === "@" ? ["source", known.sources] : ["claim", known.claims];
      if (!ids.has(id)) say(path, `unknown ${what} '${id}'${suggestion(id, ids)}`, `unknown-${what}`, all);
    }
  }

  const listed = (key) => (Array.isArray(value[key]) ? value[key] : []);
  const cities = listed("cities").map((city) => city.id).filter(Boolean);
  for (const key of ["cities", "attractions", "routes"]) {
    const ids = listed(key).map((each) => each.id);
    ids.forEach((id, index) => {
      if (id && ids.indexOf(id) < index) say([key, index, "id"], `id '${id}' stands here for the second time (first as number ${ids.indexOf(id) + 1})`, "duplicate-id");
    });
  }
  listed("attractions").forEach(({ city }, index) => {
    if (typeof city === "string" && city && !cities.includes(city)) say(["attractions", index, "city"], `unknown city '${city}'${suggestion(city, cities)}`, "unknown-city");
  });
  const places = listed("attractions").map((place) => place.id).filter(Boolean);
  listed("story").forEach(({ places: named }, index) => (Array.isArray(named) ? named : []).forEach((id, at) => {
    if (typeof id === "string" && id && !places.includes(id)) say(["story", index, "places", at], `unknown place '${id}'${suggestion(id, places)}`, "unknown-place");
  }));
  listed("routes").forEach(({ stops }, index) => (Array.isArray(stops) ? stops : []).forEach(({ place: id }, at) => {
    if (typeof id === "string" && id && !places.includes(id)) say(["routes", index, "stops", at, "place"], `unknown place '${id}'${suggestion(id, places)}`, "unknown-place");
  }));
  if (known.file && value.cluster && `${value.cluster}.yml` !== known.file) {
    say(["cluster"], `cluster '${value.cluster}' stands in ${known.file}; the file must be called ${value.cluster}.yml`, "file-name");
  }
  return found;
}

function isZone(name) {
  try { return Boolean(new Intl.DateTimeFormat("en", { timeZone: name })); } catch { return false; }
}

function hours({ osm, days, note }, say) {
  if (!osm && !days && !note) say("write the hours as 'osm', as 'note' or as both");
  if (osm && days) say("'osm' tells the days as well; leave out 'days'");
  const found = osm?.match?.(NO_HOURS);
  if (found) say(`osm: '${found[0]}' in '${osm}' gives no hours of the clock; say it in words as 'note'`, "hours", "osm");
}

function price({ free, adult, currency, note }, say) {
  if (free === "true" && Number(adult)) say("a place is either free or has an 'adult' price");
  if (!adult !== !currency) say("'adult' and 'currency' go together");
  if (free !== "true" && !adult && !note) say("write 'adult' with 'currency', 'free: true' or a 'note'");
}

function answer({ sources, judgement }, say) {
  const said = Array.isArray(sources) && sources.length > 0;
  if (said && judgement === "true") say("an answer with 'sources' is no judgement; leave out one of the two", "value", "judgement");
  if (!said && judgement !== "true") say("an answer needs 'sources', or 'judgement: true' where it is your own", "value", "text");
}

function attraction({ step_free: stepFree, accessibility }, say) {
  if (stepFree && !accessibility) say("'step_free' sums up what 'accessibility' tells; write that too, as its source has it", "value", "step_free");
}

function leg({ fare, currency, sources }, say) {
  if (!fare !== !currency) say("'fare' and 'currency' go together");
  else if (fare && !(Array.isArray(sources) && sources.length)) say("a fare needs 'sources'; without one leave it out", "missing-key", "fare");
}

function route({ stops }, say) {
  if (!Array.isArray(stops)) return;
  const without = stops.findIndex((stop, index) => !stop.leg && index < stops.length - 1);
  if (without >= 0) say(`stop ${without + 1} needs a 'leg': the way to the next stop`, "missing-key", "stops");
  else if (stops.at(-1)?.leg) say("the last stop has no 'leg': it leads nowhere", "missing-key", "stops");
}
