// A drawn map gets its buttons; what they do is fetched when the map comes into sight.

const STEP = 1.6;
const TOOLS = [["+", "Zoom in", STEP], ["−", "Zoom out", 1 / STEP], ["Whole map", "Whole map", 0]];

export function mount(figure) {
  const svg = figure.querySelector("svg");
  const row = document.createElement("div");
  row.className = "cg-map-tools";
  let zoom;
  const fetched = () => (zoom ??= import("./zoom.js").then((part) => part.mount(svg, [...row.children])));
  for (const [words, name, factor] of TOOLS) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cg-button";
    button.textContent = words;
    button.setAttribute("aria-label", name);
    button.ariaDisabled = factor < 1; // a button that were disabled would lose the focus
    button.addEventListener("click", () => fetched().then((by) => by(factor)));
    row.append(button);
  }
  const sight = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    sight.disconnect();
    fetched();
  });
  sight.observe(figure);
  svg.tabIndex = 0;
  svg.after(row);
  figure.classList.add("cg-moves");
}
