// The one script that every page loads. It adds what needs script and fetches the rest when a page, or a reader, asks for it.

// Light or dark: the system's choice until the reader makes one, which frame and script keep for the next page.
const dark = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

function isDark() {
  return root.dataset.scheme ? root.dataset.scheme === "dark" : dark.matches;
}

function mountScheme(button) {
  const show = () => button.setAttribute("aria-pressed", isDark());
  button.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    try { localStorage.setItem("cg-scheme", root.dataset.scheme); } catch { /* a reader who keeps nothing chooses again */ }
    show();
    document.dispatchEvent(new Event("cg:scheme"));
  });
  dark.addEventListener("change", () => { show(); document.dispatchEvent(new Event("cg:scheme")); });
  show();
  button.hidden = false;
}

// Contents: open beside the text where there is room, a bar that names the present section where there is none.
function mountContents(contents) {
  const wide = matchMedia("(min-width: 64rem)");
  const fit = () => { contents.open = wide.matches; };
  wide.addEventListener("change", fit);
  fit();
  const summary = contents.querySelector("summary");
  const label = document.createElement("span");
  label.textContent = summary.firstChild.textContent.trim();
  summary.firstChild.replaceWith(label);
  const links = new Map([...contents.querySelectorAll("a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  let current;
  const mark = () => {
    const past = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    const link = past.length ? links.get(past.at(-1).id) : undefined;
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    label.textContent = !wide.matches && link ? link.textContent : "Contents";
    current = link;
  };
  // A heading that crosses the line a third down is told of after layout, so nothing is measured for it. All above counts as within:
  // a leap from the end to the beginning would else cross no line.
  const watch = new IntersectionObserver(mark, { rootMargin: "1000000px 0px -66% 0px" });
  headings.forEach((heading) => watch.observe(heading));
  contents.addEventListener("click", (event) => { if (event.target.closest("a") && !wide.matches) contents.open = false; });
}

// A click on a section's mark copies its address. The link works without script, and where copying is refused.
function copyAddresses() {
  const said = document.createElement("p");
  said.className = "cg-visually-hidden";
  said.setAttribute("role", "status");
  document.body.append(said);
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.(".headerlink");
    if (!link) return;
    navigator.clipboard?.writeText(link.href).then(() => {
      said.textContent = "Link copied";
      link.dataset.copied = "";
      setTimeout(() => { delete link.dataset.copied; said.textContent = ""; }, 1500);
    }, () => {});
  });
}

// Drawn charts are complete; Plotly comes when one asks to explore.
function mountExplore(button) {
  button.hidden = false;
  button.addEventListener("click", () => import("./chart.js").then((chart) => chart.explore(button.closest("figure"), button)));
}

// Search: the dialog opens at once and takes what is typed; what it does with it comes with the first opening.
function mountSearch(box) {
  const [link, button, dialog] = box.children;
  const open = () => {
    if (!dialog.open) dialog.showModal();
    const field = dialog.querySelector("input");
    field.focus();
    field.select(); // here, before anything is typed
    import("./search.js").then((search) => search.mount(box), () => location.assign(link.href));
  };
  const slash = () => { try { return localStorage.getItem("cg-slash") !== "off"; } catch { return true; } };
  document.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.metaKey;
    const wanted = event.key.toLowerCase() === "k" ? held && !event.shiftKey : event.key === "/" && !held && slash();
    if (!wanted || event.altKey || event.defaultPrevented || (!held && event.target.closest?.("input, textarea, select, [contenteditable]"))) return;
    event.preventDefault();
    open();
  });
  button.addEventListener("click", open);
  link.hidden = true;
  button.hidden = false;
}

// What a component needs is fetched where the component stands.
const PARTS = {
  ".cg-notes, .cg-accounts, .cg-known": "./mark_card.js",
  ".cg-attractions": "./places.js",
  ".cg-week-days": "./today.js",
  ".cg-plate": "./map.js",
  ".cg-ranking:has(.cg-filters)": "./ranking.js",
  ".cg-compare": "./compare.js",
  ".cg-edit": "./edit.js",
};

document.querySelectorAll(".cg-search").forEach(mountSearch);
document.querySelectorAll(".cg-scheme").forEach(mountScheme);
document.querySelectorAll(".cg-contents").forEach(mountContents);
document.querySelectorAll(".cg-explore").forEach(mountExplore);
copyAddresses();
function mountParts() {
  for (const [selector, script] of Object.entries(PARTS)) {
    const found = document.querySelectorAll(selector);
    if (found.length) import(script).then((part) => found.forEach((element) => part.mount?.(element)));
  }
}

// When the page is there: none of it may hold up what one came to read.
if (document.readyState === "complete") mountParts();
else addEventListener("load", mountParts);
