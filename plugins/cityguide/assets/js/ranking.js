// The ranking's filters and sorting; without this the table is whole and in order of rank. What a reader chooses stands in the
// address, to be shared and gone back to; a word there that means nothing is passed over.

const names = new Intl.Collator("en", { sensitivity: "base" });

// São Paulo is found by "sao paulo", Tokyo–Yokohama by "tokyo yokohama", 서울 by itself.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‐-―-]/g, " ").toLowerCase();

export function mount(ranking) {
  const filters = ranking.querySelector("fieldset");
  const body = ranking.querySelector("tbody");
  const heads = [...ranking.querySelectorAll("th[data-sort]")];
  const { q, where, story, clear } = filters.elements;
  const missing = Number(ranking.dataset.missing);
  const rows = [...body.rows].map(read);
  const known = rows.filter((row) => row.text).length;
  const choice = {}; // sort and dir; what is filtered by is what the controls say

  // A row's values by column. A gap has a rank and nothing else.
  function read(row, at) {
    const [rank, cluster, economy, ...measures] = row.cells;
    const found = { row, at, rank: parseInt(rank.textContent, 10) };
    if (Number.isNaN(found.rank)) found.rank = null;
    if (row.dataset.ranks) return found;
    found.cluster = cluster.querySelector("a").textContent;
    found.economy = economy.textContent;
    found.in = row.dataset.in.split(" ");
    found.text = plain(`${found.cluster} ${found.economy} ${row.dataset.words ?? ""}`);
    measures.forEach((cell, index) => {
      const { share, count } = cell.dataset;
      // A count is no share: it keeps its order below all of them.
      found[heads[index + 3].dataset.sort] = share ? 1e12 + Number(share) : count ? Number(count) : null;
    });
    return found;
  }

  const usual = (key) => (["rank", "cluster", "economy"].includes(key) ? "asc" : "desc");

  function fromAddress() {
    const asked = new URLSearchParams(location.search);
    q.value = asked.get("q") ?? "";
    where.value = asked.get("economy") ?? asked.get("region") ?? "";
    if (where.selectedIndex < 0) where.value = "";
    story.checked = asked.get("story") === "1";
    const sort = asked.get("sort");
    choice.sort = heads.some((head) => head.dataset.sort === sort) ? sort : "rank";
    choice.dir = ["asc", "desc"].includes(asked.get("dir")) ? asked.get("dir") : usual(choice.sort);
  }

  function toAddress(typed) {
    const url = new URL(location);
    const words = url.searchParams;
    const place = where.value.length === 2 ? "economy" : "region";
    for (const name of ["q", "economy", "region", "story", "sort", "dir"]) words.delete(name);
    if (q.value.trim()) words.set("q", q.value.trim());
    if (where.value) words.set(place, where.value);
    if (story.checked) words.set("story", "1");
    if (choice.sort !== "rank" || choice.dir !== "asc") words.set("sort", choice.sort);
    if (choice.dir !== usual(choice.sort)) words.set("dir", choice.dir);
    if (url.href === location.href) return;
    // Every letter a step back would be a nuisance.
    if (typed) history.replaceState(null, "", url);
    else history.pushState(null, "", url);
  }

  function compare(one, other) {
    const [a, b] = [one[choice.sort] ?? null, other[choice.sort] ?? null];
    if (a === null || b === null) return (a === null) - (b === null) || one.at - other.at;
    const order = typeof a === "string" ? names.compare(a, b) : a - b;
    return (choice.dir === "asc" ? order : -order) || one.at - other.at;
  }

  function show() {
    const asked = plain(q.value).split(/\s+/).filter(Boolean);
    const region = where.selectedOptions[0].parentElement;
    const codes = where.value.length > 2 ? [...region.children].map((option) => option.value) : [where.value];
    const filtered = asked.length > 0 || where.value !== "" || story.checked;
    const fits = (row) => row.text
      ? asked.every((word) => row.text.includes(word))
        && (where.value === "" || row.in.some((code) => codes.includes(code)))
        && (!story.checked || row.row.classList.contains("cg-has-story"))
      : !filtered; // nobody knows whether a missing row would fit
    let shown = 0;
    for (const row of rows) {
      row.row.hidden = !fits(row);
      if (row.text && !row.row.hidden) shown += 1;
    }
    body.append(...[...rows].sort(compare).map((row) => row.row));
    for (const head of heads) {
      if (head.dataset.sort === choice.sort) head.setAttribute("aria-sort", choice.dir === "asc" ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    }
    ranking.querySelector("[role=status]").textContent = said(filtered, shown);
  }

  function said(filtered, shown) {
    const [by, up, down] = {
      rank: ["rank", "", ", the last first"],
      cluster: ["name", ", A to Z", ", Z to A"],
      economy: ["economy", ", A to Z", ", Z to A"],
    }[choice.sort] ?? [heads.find((head) => head.dataset.sort === choice.sort).dataset.of, ", the smallest share first", ", the largest share first"];
    const order = `by ${by}${choice.dir === "asc" ? up : down}`;
    if (!filtered) return `${known} known clusters, ${order}.`;
    const lost = missing ? ` ${missing} ranks that WIPO printed are not known to us, so no filter can find them.` : "";
    return (shown ? `${shown} of ${known} known clusters shown, ${order}.` : `No known cluster fits; “Clear” brings all ${known} back.`) + lost;
  }

  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const key = head.dataset.sort;
      choice.dir = key !== choice.sort ? usual(key) : choice.dir === "asc" ? "desc" : "asc";
      choice.sort = key;
      change(false);
    });
  }

  function change(typed) {
    toAddress(typed);
    show();
  }

  filters.addEventListener("input", (event) => change(event.target === q));
  clear.addEventListener("click", () => {
    q.value = where.value = "";
    story.checked = false;
    Object.assign(choice, { sort: "rank", dir: "asc" });
    change(false);
  });
  addEventListener("popstate", () => { fromAddress(); show(); });
  fromAddress();
  filters.hidden = false;
  show();
}
