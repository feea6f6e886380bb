// The reader's own comparison: two to four clusters of all that any edition ranks, kept in the address (?with=seoul,munich).
// Without this the page has two clusters, the pairs and the stories side by side.

function made(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const unknown = (words = "not known") => made("span", { className: "cg-unknown" }, words);

const listed = (sides) => new Intl.ListFormat("en-GB").format(sides.map((side) => side.name));

export function mount(compare) {
  const form = compare.querySelector("form");
  const result = compare.querySelector(".cg-compare-result");
  const status = compare.querySelector("[role=status]");
  const file = compare.querySelector(".cg-compare-data").href;
  const one = compare.querySelector("template"); // a link to the page of one cluster, to make those of the others from
  const pattern = new URL(one.content.querySelector("a").getAttribute("href"), document.baseURI).href;
  const selects = [...form.querySelectorAll("select")];
  const begun = [...result.childNodes]; // the two that the page comes with
  let table; // fetched once, when a choice needs it

  const page = (id) => pattern.replace(new RegExp(`${one.dataset.page}(?=[^/]*/?$)`), id);

  // What the address asks for: the clusters that there are, each once, and a kind word on what was left out.
  function fromAddress() {
    const asked = new URLSearchParams(location.search).getAll("with").join(",").split(",").filter(Boolean);
    const known = new Set([...selects[0].options].map((option) => option.value));
    const ids = [...new Set(asked.filter((id) => known.has(id)))];
    const notes = [];
    if (asked.some((id) => !known.has(id))) notes.push("A cluster in the address is not known to us and was left out.");
    if (ids.length > selects.length) notes.push("Four fit side by side, so the first four are shown.");
    selects.forEach((select, index) => { select.value = ids[index] ?? ""; });
    return { ids: ids.slice(0, selects.length), notes };
  }

  async function show({ ids, notes }) {
    if (!new URLSearchParams(location.search).has("with")) {
      selects.forEach((select) => { select.value = [...select.options].find((option) => option.defaultSelected)?.value ?? ""; });
      result.replaceChildren(...begun);
      result.hidden = !begun.length;
      status.textContent = "";
      return;
    }
    result.hidden = true;
    if (ids.length === 1) notes.push("One more is needed: choose at least two.");
    if (ids.length > 1) {
      try {
        table ??= await fetch(file).then((answer) => answer.json());
        const sides = ids.map((id) => ({ id, ...table.clusters[id] }));
        result.replaceChildren(...drawn(sides));
        result.hidden = false;
        notes.push(`${listed(sides)} side by side, below.`);
      } catch (error) {
        console.warn(error);
        notes.push("The table did not come. Check the connection and press “Compare” again.");
      }
    }
    status.textContent = notes.join(" ");
  }

  function drawn(sides) {
    const names = listed(sides);
    const row = (title, cells) => made("tr", null, made("th", { scope: "row" }, title), ...cells.map((cell) => made("td", null, cell)));
    const rows = glance(sides);
    rows.push(row("Economies", sides.map((side) => side.economy)));
    for (let at = table.editions.length - 1; at >= 0; at -= 1) {
      const year = table.editions[at];
      const of = table.ranked[at] ? ` of ${table.ranked[at]}` : "";
      rows.push(row(`Rank, ${year} edition`, sides.map(({ ranks }) => (
        ranks[at] ? made("span", null, made("strong", null, String(ranks[at])), of) : unknown(ranks[at] === 0 ? "ranked, place not known" : undefined)
      ))));
      if (year === table.latest) {
        table.measures.forEach((measure, index) => {
          rows.push(row(`Share of the world’s ${measure}, ${year}`, sides.map(({ shares }) => shares[index] === null ? unknown() : `${shares[index]}%`)));
        });
      }
      if (table.breaks[year] && at > 0) {
        const said = `Before ${year} the ranking was made otherwise (${table.breaks[year]}): ranks above and below this line can’t be compared.`;
        rows.push(made("tr", { className: "cg-compare-break" }, made("td", { colSpan: sides.length + 1 }, made("span", null, said))));
      }
    }
    // A story has its heading on this page already, with its colour and its own address.
    const heads = sides.map(({ id, name }) => document.querySelector(`th[data-cluster="${id}"]`)?.cloneNode(true)
      ?? made("th", { scope: "col" }, made("a", { href: page(id) }, name)));
    const label = `${names} side by side`;
    const grid = made("table", { className: "cg-table cg-compare-table" },
      made("caption", { className: "cg-visually-hidden" }, label),
      made("thead", null, made("tr", null, made("td"), ...heads)), made("tbody", null, ...rows));
    grid.dataset.sides = sides.length;
    const region = made("section", { className: "cg-scroll", tabIndex: 0, ariaLabel: label }, grid);
    const found = [made("h2", null, names)];
    const [one, two, three] = sides;
    const pair = !three && document.querySelector(`[data-pair="${[one.id, two.id].sort().join(" ")}"]`);
    if (pair) found.push(made("p", null, "These two have ", made("a", { href: pair.href }, "a page of their own"), ", with their charts, cities and money."));
    return [...found, region];
  }

  // What the table of all stories answers for those chosen, where two of them have a story. An id stands on a page once.
  function glance(sides) {
    const stories = document.querySelector(".cg-compare ~ .cg-scroll .cg-glance");
    const heads = stories ? [...stories.tHead.rows[0].cells] : [];
    const places = sides.map(({ id }) => heads.findIndex((head) => head.dataset.cluster === id));
    if (places.filter((place) => place > 0).length < 2) return [];
    return [...stories.tBodies[0].rows].map((row) => {
      const cells = places.map((place) => (place > 0 ? row.cells[place].cloneNode(true) : made("td", null, unknown("no story yet"))));
      for (const marked of cells.flatMap((cell) => [...cell.querySelectorAll("[id]")])) marked.removeAttribute("id");
      return made("tr", null, row.cells[0].cloneNode(true), ...cells);
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = selects.map((select) => select.value).filter(Boolean);
    const ids = [...new Set(chosen)];
    const notes = ids.length < chosen.length ? ["What was chosen twice is shown once."] : [];
    const url = new URL(location);
    url.search = ids.length ? `?with=${ids.join(",")}` : "";
    if (url.href !== location.href) history.pushState(null, "", url);
    show({ ids, notes });
  });
  addEventListener("popstate", () => show(fromAddress()));
  form.hidden = false;
  show(fromAddress());
}
