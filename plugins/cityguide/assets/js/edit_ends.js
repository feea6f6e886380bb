// Where the work goes: the differences to look over, and the ways out. Nothing leaves the browser by itself.

const LONGEST = 7000; // characters of an address that GitHub takes

const el = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// Lines that went, came and stayed: [sign, line, number] with sign "-", "+" or " "; two lines of what stayed around each change.
export function difference(before, after) {
  const [one, two] = [before, after].map((text) => text.split("\n"));
  let head = 0;
  while (head < one.length && head < two.length && one[head] === two[head]) head += 1;
  let tail = 0;
  while (tail < one.length - head && tail < two.length - head && one.at(-1 - tail) === two.at(-1 - tail)) tail += 1;
  const [a, b] = [one.slice(head, one.length - tail), two.slice(head, two.length - tail)];
  const shared = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) for (let j = b.length - 1; j >= 0; j -= 1) shared[i][j] = a[i] === b[j] ? shared[i + 1][j + 1] + 1 : Math.max(shared[i + 1][j], shared[i][j + 1]);
  const lines = two.slice(0, head).map((line, index) => [" ", line, index + 1]);
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) { lines.push([" ", b[j], head + j + 1]); i += 1; j += 1; }
    else if (i < a.length && (j === b.length || shared[i + 1][j] >= shared[i][j + 1])) { lines.push(["-", a[i], null]); i += 1; }
    else { lines.push(["+", b[j], head + j + 1]); j += 1; }
  }
  lines.push(...two.slice(two.length - tail).map((line, index) => [" ", line, two.length - tail + index + 1]));
  const near = lines.map(([sign]) => sign !== " ");
  return lines.filter((_, index) => near.slice(Math.max(0, index - 2), index + 3).includes(true));
}

// A difference as lines of a table; lines that follow each other in the file stand together.
export function shown(lines) {
  const rows = [];
  let last = 0;
  for (const [sign, line, number] of lines) {
    if (number && number > last + 1 && rows.length) rows.push(el("tr", {}, el("td", { colSpan: 2, textContent: "⋯" })));
    last = number ?? last;
    const word = { "-": "del", "+": "ins" }[sign];
    const what = word ? el(word, { textContent: line }) : line;
    if (word) what.prepend(el("span", { className: "cg-visually-hidden", textContent: sign === "-" ? "Gone: " : "New: " }));
    rows.push(el("tr", {}, el("td", { textContent: number ?? "" }), el("td", {}, what)));
  }
  return el("table", { className: "cg-edit-diff" }, el("caption", { className: "cg-visually-hidden", textContent: "Changed lines" }), el("tbody", {}, ...rows));
}

export function download(name, text) {
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "application/yaml" })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// The pages of the project's host for the file, where the host is one whose addresses we know: { edit } or { add, whole }.
export function atHost(host, name, text, isNew) {
  if (!host) return null;
  const base = `${host.dataset.repo.replace(/\/$/, "")}/`;
  const edit = new URL(`../cities/${name}`, base + host.dataset.edit).href;
  if (!isNew) return { edit };
  const add = new URL(`${host.dataset.edit.replace(/^edit\//, "new/").replace(/[^/]+\/?$/, "cities")}?filename=${encodeURIComponent(name)}`, base);
  const filled = `${add.href}&value=${encodeURIComponent(text)}`;
  return filled.length <= LONGEST ? { add: filled, whole: true } : { add: add.href, whole: false };
}
