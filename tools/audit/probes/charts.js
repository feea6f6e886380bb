// Every chart of the page as audit/charts.py wants it.
() => {
  const words = (ids) => (ids ?? "").split(/\s+/).map((id) => document.getElementById(id)?.textContent.trim() ?? "").filter(Boolean);
  return [...document.querySelectorAll("figure.cg-chart")].map((figure, at) => {
    const drawing = figure.querySelector("svg");
    const table = figure.querySelector("table");
    const named = words(drawing?.getAttribute("aria-labelledby"));
    const described = words(drawing?.getAttribute("aria-describedby"));
    const image = drawing?.getAttribute("role") === "img";
    return {
      id: figure.id || `chart number ${at + 1}`,
      name: image ? drawing.getAttribute("aria-label") ?? named[0] ?? "" : "",
      description: described[0] ?? named[1] ?? "",
      drawing: drawing?.outerHTML ?? "",
      table: table?.outerHTML ?? "",
      rows: table?.rows.length ?? 0,
      source: figure.querySelector(".cg-chart-source")?.textContent ?? "",
      links: Object.fromEntries([...figure.querySelectorAll("a[download]")].map((link) => [link.textContent.trim(), link.href])),
    };
  });
}
