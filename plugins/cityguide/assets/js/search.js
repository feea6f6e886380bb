// What the search dialog does. The frame holds the dialog (partials/search.html); this and the index, which site/search_index.py
// makes, are fetched when a reader first opens it.

const MOST = 20;
const SLASH = "cg-slash"; // kept as "off" by a reader who needs the key for something else

// Texts are compared in small letters without accents, kana as hiragana and Hangul taken apart, so that what stands in the field while
// a syllable or a word is still being typed already finds it.
const LETTERS = { ø: "o", æ: "ae", œ: "oe", ß: "ss", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f'’]/g, "")
  .replace(/[øæœßłđðþı]/g, (letter) => LETTERS[letter])
  .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 96));

// Words of letters that stand between spaces, and runs of those that don't.
const RUN = "[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\u3099\\u309a\\u30fc]";
const TERMS = new RegExp(`${RUN}+|(?:(?!${RUN})[\\p{L}\\p{N}\\p{M}])+`, "gu");
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const SIGN = new RegExp(RUN, "u");
const inRun = (sign) => SIGN.test(sign);

// How well a term fits where it stands: 1 for a whole word, less for the beginning of one. Within a word counts only in a script
// without spaces and, a little, in names.
function fit(text, term, at, inNames) {
  const run = inRun(term[0]);
  const goesOn = (sign) => sign !== undefined && LETTER.test(sign) && inRun(sign) === run;
  if (!goesOn(text[at - 1])) return goesOn(text[at + term.length]) ? 0.7 : 1;
  return run ? 0.6 : inNames && term.length > 2 ? 0.3 : 0;
}

function* places(text, term) {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) yield at;
}

function best(text, term, inNames) {
  let most = 0;
  for (const at of places(text, term)) most = Math.max(most, fit(text, term, at, inNames));
  return most;
}

// The entries as the index lists them, with their texts folded; the earlier ones count for more.
function entriesOf({ kinds, pages, entries }, base, ending) {
  return entries.map(([kind, page, part, title, local = [], also = "", text = "", words = ""]) => {
    const [path, on] = pages[page];
    const [what, weight] = kinds[kind];
    const isFolder = !path || path.endsWith("/");
    const address = new URL(isFolder ? path + (ending === "/" ? "" : "index.html") : path + ending, base);
    address.hash = part ?? "";
    const shown = { title: title || on, local, also, text, words, what, on, href: address.href };
    const names = [...local.map(([name]) => name), also].join(" ");
    return { ...shown, weight, page: fold(on), fields: [shown.title, names, what, text, words].map(fold) };
  });
}

const WEIGHTS = [10, 8, 5, 3, 2];

function score(entry, term) {
  const [title] = entry.fields;
  const scores = entry.fields.map((text, place) => WEIGHTS[place] * best(text, term, place < 2));
  if (scores[0]) scores[0] += (4 * term.length) / title.length; // the more of a title it is, the better
  return Math.max(...scores);
}

// Hits by rank, with all that is to be marked in them. A term that stands nowhere is taken for its pairs of signs, or for words like it.
function find(entries, query) {
  const whole = fold(query).trim();
  const words = [...new Set(whole.match(TERMS))];
  const telling = words.filter((term) => term.length > 1 || words.length === 1 || /\d/.test(term) || inRun(term)); // not the t of t-money
  const terms = telling.map((term) => {
    if (entries.some((entry) => score(entry, term))) return [[term, 1]];
    return inRun(term[0]) ? pairs(term) : alike(entries, term);
  });
  const found = entries.map((entry) => {
    let [rank, met, own] = [0, 0, false];
    for (const choices of terms) {
      let sum = 0;
      for (const [term, share] of choices) sum += share * score(entry, term);
      own ||= sum > 0;
      sum ||= choices.some(([term]) => best(entry.page, term)) ? 1 : 0; // `museum seoul`: the page it stands on helps
      met += sum > 0;
      rank += sum;
    }
    return { entry, own, met, rank: rank * entry.weight * (entry.fields[0] === whole ? 2 : 1) };
  }).filter(({ own }) => own);
  const most = Math.max(0, ...found.map(({ met }) => met));
  const hits = found.filter(({ met }) => met === most).sort((one, other) => other.rank - one.rank).map(({ entry }) => entry);
  return { hits, terms: terms.flat().map(([term]) => term) };
}

function pairs(term) {
  const signs = [...term.normalize("NFC")];
  return signs.slice(1).map((sign, place) => [fold(signs[place] + sign), 1 / signs.length]);
}

function alike(entries, term) {
  const allowed = term.length < 4 ? 0 : term.length < 8 ? 1 : 2;
  if (!allowed) return [];
  const words = new Set(entries.flatMap((entry) => entry.fields.flatMap((text) => text.match(TERMS) ?? [])));
  let [least, nearest] = [allowed + 0.6, []];
  for (const word of words) {
    if (word.length < term.length - allowed || inRun(word[0])) continue;
    const far = distance(term, word);
    if (far < least) [least, nearest] = [far, []];
    if (far === least) nearest.push(word);
  }
  return nearest.slice(0, 6).map((word) => [word, 0.5]);
}

// Letters added, dropped, changed or swapped between a term and a word, or, as half a letter more, the beginning of a longer word.
function distance(term, word) {
  let before;
  let row = Array.from({ length: word.length + 1 }, (_, place) => place);
  for (let i = 1; i <= term.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= word.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (term[i - 1] !== word[j - 1]));
      if (i > 1 && j > 1 && term[i - 1] === word[j - 2] && term[i - 2] === word[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return Math.min(row[word.length], Math.min(...row) + 0.5);
}

function element(name, properties, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

// A text in pieces, with what was searched for in <mark>. Folding may change its length, so each folded sign remembers whence it came.
function marked(text, terms, inNames) {
  const signs = [...text];
  const folded = signs.map(fold);
  const from = folded.flatMap((sign, place) => Array(sign.length).fill(place));
  const whole = folded.join("");
  const on = new Set();
  for (const term of terms) {
    for (const at of places(whole, term)) {
      if (fit(whole, term, at, inNames)) from.slice(at, at + term.length).forEach((place) => on.add(place));
    }
  }
  const pieces = [];
  signs.forEach((sign, place) => {
    if (place && on.has(place) === on.has(place - 1)) pieces[pieces.length - 1] += sign;
    else pieces.push(sign);
  });
  return pieces.map((piece, place) => ((place % 2 === 0) === on.has(0) ? element("mark", {}, piece) : piece));
}

function item(entry, terms = []) {
  const { title, local, also, text, words, what, on, href } = entry;
  const met = (name) => terms.some((term) => best(fold(name), term, true));
  const matter = what === "on the ground"; // its names are those of things it tells of
  const names = matter ? local.filter(([name]) => met(name)) : local;
  const link = element("a", { href }, element("b", {}, ...marked(title, terms, true)));
  for (const [name, lang] of names) link.append(" ", element("span", { lang }, ...marked(name, terms, true)));
  if (also && met(also) && !met(title)) link.append(" ", element("i", {}, ...marked(also, terms, true)));
  link.append(" ", element("small", {}, on === title ? what : `${what} · ${on}`));
  const made = element("li", {}, link);
  if (text) made.append(element("p", {}, ...marked(text, terms)));
  const mentioned = words.split(" ").filter((word) => terms.some((term) => best(fold(word), term)));
  if (mentioned.length) made.append(element("p", {}, "Mentions ", ...marked(mentioned.join(", "), terms)));
  return made;
}

let index; // a promise of the entries
let mounted;

function load({ dataset }) {
  const base = new URL(dataset.index, document.baseURI);
  index ??= fetch(base).then((answer) => {
    if (!answer.ok) throw new Error(`The search index answered ${answer.status}`);
    return answer.json();
  }).then((made) => entriesOf(made, base, dataset.ending));
  index.catch(() => { index = undefined; });
  return index;
}

// Called at each opening. The listeners are set at the first.
export function mount(box) {
  const [gazetteer, , dialog] = box.children;
  const [form] = dialog.children;
  const input = form.querySelector("input");
  const [status, list] = [dialog.querySelector("[role=status]"), dialog.querySelector("ol")];
  let telling;

  const say = (words) => { // not at each letter: a screen reader would read them all
    clearTimeout(telling);
    telling = setTimeout(() => { status.textContent = words; }, 250);
  };
  const elsewhere = () => [
    element("li", {}, element("a", { href: gazetteer.href }, element("b", {}, "Places A–Z"), " ", element("small", {}, "every name from A to Z"))),
    element("li", {}, element("a", { href: new URL(`clusters${box.dataset.ending}`, new URL(box.dataset.index, document.baseURI)).href },
      element("b", {}, "All clusters"), " ", element("small", {}, "by economy"))),
  ];

  async function show() {
    const query = input.value.trim();
    try {
      const entries = await load(box);
      if (query !== input.value.trim()) return;
      const { hits, terms } = find(entries, query);
      list.replaceChildren(...hits.slice(0, MOST).map((entry) => item(entry, terms)));
      if (hits.length) say(`${hits.length} found${hits.length > MOST ? `, the first ${MOST} are shown` : ""}`);
      else if (query) say(`Nothing here goes by “${query}”. Two lists to look through:`);
      else say("The stories, and every name there is:");
      if (!query) list.replaceChildren(...entries.filter(({ what }) => what === "story").map((entry) => item(entry)));
      if (!hits.length) list.append(...elsewhere().slice(0, query ? 2 : 1));
    } catch (error) {
      console.warn(error);
      say("The index did not arrive; you may be offline. What you have opened before may still be there:");
      list.replaceChildren(...elsewhere());
    }
  }

  show();
  if (mounted) return;
  mounted = true;

  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim()) list.querySelector("a")?.click();
  });
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); }); // beside it
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) { // else some browsers empty the field as well
      event.preventDefault();
      dialog.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (!step || at < 0 || event.isComposing) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(at + step, stops.length - 1))].focus();
  });
  // A telephone's keyboard covers the page without making it smaller.
  const room = () => dialog.style.setProperty("--cg-room", `${visualViewport.height}px`);
  if (window.visualViewport) { visualViewport.addEventListener("resize", room); room(); }

  // A key that acts without Ctrl can be turned off (WCAG 2.1.4). A reader who keeps nothing turns it off in vain.
  const key = element("input", { type: "checkbox", checked: kept() !== "off" });
  key.addEventListener("change", () => { try { localStorage.setItem(SLASH, key.checked ? "on" : "off"); } catch { /* see above */ } });
  dialog.append(element("label", {}, key, " The / key opens this dialog"));
}

function kept() {
  try { return localStorage.getItem(SLASH); } catch { return null; }
}
